import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type GoogleFake, startGoogleFake } from '../../../tests/google-fake/google-fake.ts';
import { type SignedIn, signIn } from '../../../tests/google-fake/google-account.ts';
import { officialClient } from '../../../tests/google-fake/official-client.ts';
import { fixedClock } from '../../kernel/clock.ts';
import { remoteCalendarsKit } from '../remote-calendars.kit.ts';
import type { BlockDraft, ChangePage, RemoteCalendars, RemoteObject } from '../remote-calendars.port.ts';
import { icalJs } from './ical-js.ts';

const ical = icalJs();

const LEAST = 'openid email https://www.googleapis.com/auth/calendar.app.created https://www.googleapis.com/auth/calendar.freebusy https://www.googleapis.com/auth/calendar.calendarlist.readonly';
const at = (text: string): Date => new Date(`2031-03-${text}:00Z`);
const draft = (uid: string, more: Partial<BlockDraft> = {}): BlockDraft => ({ uid: `${uid}@almanac`, title: uid, start: at('10T09:00'), end: at('10T10:00'), description: 'why', taskId: 7, sequence: 0, ...more });
const timed = (start: string, end: string) => ({ start: { dateTime: start, timeZone: 'Europe/Berlin' }, end: { dateTime: end, timeZone: 'Europe/Berlin' } });

async function readAll(calendars: RemoteCalendars, calendarId: string, cursor: string | null = null): Promise<{ pages: ChangePage[]; objects: RemoteObject[]; cursor: string }> {
  const pages: ChangePage[] = [];
  for await (const page of calendars.changes(calendarId, cursor)) pages.push(page);
  return { pages, objects: pages.flatMap((page) => page.objects), cursor: pages.at(-1)?.cursor as string };
}

let fake: GoogleFake;
let me: SignedIn;
let number = 0;
const fresh = (more = {}): string => fake.addCalendar(`c${++number}@group.calendar.google.com`, `Calendar ${number}`, more).id;
beforeAll(async () => {
  fake = await startGoogleFake();
  me = signIn(fake);
});
afterEach(() => { fake.faults.clear(); fake.oauth.rotating = false; fake.oauth.lifetime = 3600; fake.skew(0); });
afterAll(() => fake.close());

describe('Google', () => {
  describe('with a person at Google\'s own client', () => {
    remoteCalendarsKit(async () => {
      const own = await startGoogleFake();
      const google = officialClient(own);
      const calendarId = own.addCalendar('kit@group.calendar.google.com', 'Kit').id;
      return {
        calendars: signIn(own).calendars, calendarId, ical, close: () => own.close(),
        person: {
          async add({ title, start, end }) { await google.events.insert({ calendarId, requestBody: { summary: title, ...timed(start.toISOString(), end.toISOString()) } }); },
          async change(eventId, { title, start, end }) { await google.events.patch({ calendarId, eventId, requestBody: { ...(title && { summary: title }), ...(start && { start: { dateTime: start.toISOString() } }), ...(end && { end: { dateTime: end.toISOString() } }) } }); },
          async remove(eventId) { await google.events.delete({ calendarId, eventId }); },
        },
      };
    });
  });

  describe('its calendars', () => {
    it('are described by what the person may do there and what we were allowed', async () => {
      const [shared, hidden] = [fresh({ accessRole: 'freeBusyReader' }), fresh({ accessRole: 'reader', hidden: true, zone: 'Asia/Tokyo' })];
      const all = new Map((await me.calendars.calendars()).map((one) => [one.id, one]));
      expect(all.get('person@example.com')).toEqual({ id: 'person@example.com', name: 'person@example.com', zone: 'Europe/Berlin', primary: true, readOnly: false, reading: 'events' });
      expect(all.get(shared)).toMatchObject({ readOnly: true, reading: 'busy' });
      expect(all.get(hidden)).toMatchObject({ readOnly: true, reading: 'events', zone: 'Asia/Tokyo' });
      expect(await me.calendars.owner()).toEqual({ name: 'person@example.com', addresses: ['person@example.com'] });
      const least = signIn(fake, { secret: fake.oauth.grant(LEAST) }).calendars;
      const own = await least.createCalendar('Almanac', 'Europe/Berlin');
      expect((await least.calendars()).filter((one) => one.reading === 'events' || !one.readOnly)).toEqual([{ ...own, id: own.id }]);
      expect((await least.put(own.id, draft('least'), null)).status).toBe('written');
      expect((await least.busy(['person@example.com'], { from: at('10T00:00'), to: at('11T00:00') })).get('person@example.com')).toEqual([]);
      await expect(readAll(least, 'person@example.com')).rejects.toMatchObject({ kind: 'refused' });
    });

    it('have one of our own, however often it is made, and also when making it was not heard', async () => {
      const before = fake.calendars.size;
      const made = await me.calendars.createCalendar('Almanac twice', 'Europe/Paris');
      expect(await me.calendars.createCalendar('Almanac twice', 'Europe/Paris')).toMatchObject({ id: made.id, name: 'Almanac twice', zone: 'Europe/Paris', readOnly: false, reading: 'events' });
      fake.faults.set({ fault: { kind: 'done-then-cut' }, times: 1, on: (method) => method === 'POST' });
      const unheard = await me.calendars.createCalendar('Almanac unheard', 'Europe/Paris');
      expect(fake.calendars.size).toBe(before + 2);
      expect(fake.calendars.has(unheard.id)).toBe(true);
      fake.addCalendar('theirs', 'Theirs');
      expect((await me.calendars.createCalendar('Theirs', 'UTC')).id).not.toBe('theirs');
    });
  });

  describe('its changes', () => {
    it('come with series, exceptions and days as a reader of iCalendar understands them', async () => {
      const calendarId = fresh();
      const google = officialClient(fake);
      const { data } = await google.events.insert({ calendarId, requestBody: { summary: 'Weekly', recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO', 'EXDATE;TZID=Europe/Berlin:20310317T090000'], ...timed('2031-03-10T09:00:00', '2031-03-10T09:30:00') } });
      await google.events.patch({ calendarId, eventId: `${data.id}_20310331T070000Z`, requestBody: timed('2031-04-01T12:00:00Z', '2031-04-01T13:00:00Z') });
      await google.events.delete({ calendarId, eventId: `${data.id}_20310407T070000Z` });
      await google.events.insert({ calendarId, requestBody: { summary: 'Off', start: { date: '2031-03-27' }, end: { date: '2031-03-28' }, eventType: 'outOfOffice' } });
      await google.events.insert({ calendarId, requestBody: { summary: 'Declined', attendees: [{ email: 'person@example.com', self: true, responseStatus: 'declined' }, { email: 'b@example.com' }], ...timed('2031-03-25T09:00:00Z', '2031-03-25T10:00:00Z') } as object });
      const { objects, pages } = await readAll(me.calendars, calendarId);
      expect(pages.every((page) => page.full)).toBe(true);
      const series = [...new Set(objects.map((object) => object.seriesId))].map((id) => objects.filter((object) => object.seriesId === id));
      const range = { from: new Date('2031-03-09T00:00:00Z'), to: new Date('2031-04-16T00:00:00Z') };
      const busy = series.flatMap((parts) => ical.occurrences(parts.flatMap(({ ics }) => ics ?? []), range, { zone: 'Europe/Berlin', owner: ['person@example.com'] })).map(({ start, end }) => `${start.toISOString().slice(0, 16)}/${end.toISOString().slice(0, 16)}`);
      const official = (await google.freebusy.query({ requestBody: { timeMin: range.from.toISOString(), timeMax: range.to.toISOString(), items: [{ id: calendarId }] } })).data.calendars?.[calendarId]?.busy ?? [];
      expect(busy.sort()).toEqual(official.map(({ start, end }) => `${start?.slice(0, 16)}/${end?.slice(0, 16)}`).filter((one) => !one.startsWith('2031-03-25')));
      expect(busy).toHaveLength(5);
    });

    it('begin ninety days back, and a series that still runs is among them', async () => {
      const calendarId = fresh();
      const google = officialClient(fake);
      await google.events.insert({ calendarId, requestBody: { id: 'old00', ...timed('2030-11-01T09:00:00Z', '2030-11-01T10:00:00Z') } });
      await google.events.insert({ calendarId, requestBody: { id: 'running', recurrence: ['RRULE:FREQ=WEEKLY'], ...timed('2029-11-01T09:00:00Z', '2029-11-01T10:00:00Z') } });
      await google.events.insert({ calendarId, requestBody: { id: 'recent', ...timed('2031-01-01T09:00:00Z', '2031-01-01T10:00:00Z') } });
      const { objects, cursor } = await readAll(signIn(fake, { clock: fixedClock('2031-03-10T00:00:00Z'), secret: { ...fake.oauth.grant(), expires_at: null } }).calendars, calendarId);
      expect(objects.map(({ id }) => id).sort()).toEqual(['recent', 'running']);
      await google.events.patch({ calendarId, eventId: 'old00', requestBody: { summary: 'stirred' } });
      expect((await readAll(me.calendars, calendarId, cursor)).objects.map(({ id }) => id)).toEqual(['old00']);
    });

    it('turn pages to the end, and only the last one has a cursor', async () => {
      const calendarId = fresh();
      const calendar = fake.calendars.get(calendarId);
      for (let i = 0; i < 1201; i++) calendar?.insert({ id: `mani${String(i).padStart(5, '0')}`, summary: `n${i}`, ...timed('2031-03-10T09:00:00Z', '2031-03-10T10:00:00Z') });
      const { pages, objects, cursor } = await readAll(me.calendars, calendarId);
      expect(pages.map((page) => [page.objects.length, page.done, page.cursor === null])).toEqual([[500, 500, true], [500, 1000, true], [201, 1201, false]]);
      expect(new Set(objects.map(({ id }) => id)).size).toBe(1201);
      calendar?.remove('mani00007');
      expect((await readAll(me.calendars, calendarId, cursor)).objects).toEqual([{ id: 'mani00007', seriesId: 'mani00007', etag: expect.any(String) as string, ics: null }]);
      fake.expireSyncTokens();
      await expect(readAll(me.calendars, calendarId, cursor)).rejects.toMatchObject({ kind: 'cursor_lost' });
      expect((await readAll(me.calendars, calendarId)).objects).toHaveLength(1200);
    });

    it('are not lost behind an event that cannot be read', async () => {
      const calendarId = fresh();
      fake.calendars.get(calendarId)?.insert({ id: 'good0', ...timed('2031-03-10T09:00:00Z', '2031-03-10T10:00:00Z') });
      const bad = fake.calendars.get(calendarId)?.insert({ id: 'bad00', ...timed('2031-03-10T09:00:00Z', '2031-03-10T10:00:00Z') });
      if (bad) bad.start = { dateTime: 'tomorrow-ish' };
      const cut = signIn(fake, { budgetMs: 1500, fetch: async (url, init) => { const answer = await fetch(url, init); return String(url).includes('/events') ? new Response((await answer.text()).replace('2031-03-10T10:00:00+01:00', 'tomorrow-ish'), answer) : answer; } });
      await expect(readAll(cut.calendars, calendarId)).rejects.toMatchObject({ kind: 'unavailable' });
    });
  });

  describe('its blocks', () => {
    it('are written once also when the answer is lost, for making, changing and taking out', async () => {
      const calendarId = fresh();
      const lost = (method: string): void => fake.faults.set({ fault: { kind: 'done-then-cut' }, times: 1, on: (asked) => asked === method });
      lost('POST');
      const made = await me.calendars.put(calendarId, draft('lost'), null);
      expect(made.status).toBe('written');
      lost('PATCH');
      const moved = await me.calendars.put(calendarId, draft('lost', { start: at('11T09:00'), end: at('11T10:00') }), made as never);
      expect(moved).toMatchObject({ status: 'written', id: (made as { id: string }).id });
      lost('DELETE');
      expect(['removed', 'gone']).toContain((await me.calendars.remove(calendarId, moved as never)).status);
      expect(fake.calendars.get(calendarId)?.events.size).toBe(1);
    });

    it('keep what a person added, and become times again when they had been made days', async () => {
      const calendarId = fresh();
      const google = officialClient(fake);
      const made = await me.calendars.put(calendarId, draft('kept'), null) as { id: string };
      await google.events.patch({ calendarId, eventId: made.id, requestBody: { location: 'The library', start: { date: '2031-03-20', dateTime: null }, end: { date: '2031-03-21', dateTime: null } } });
      const seen = await me.calendars.read(calendarId, made.id) as RemoteObject;
      expect(seen.ics).toContain('DTSTART;VALUE=DATE:20310320');
      expect((await me.calendars.put(calendarId, draft('kept'), seen)).status).toBe('written');
      expect((await google.events.get({ calendarId, eventId: made.id })).data).toMatchObject({ location: 'The library', start: { dateTime: '2031-03-10T10:00:00+01:00' }, extendedProperties: { private: { almanacTask: '7', almanacUid: 'kept@almanac' } } });
      const bare = await me.calendars.put(calendarId, draft('kept', { title: 'without an etag' }), { id: made.id, etag: null, ics: null });
      expect(bare.status).toBe('written');
    });

    it('are refused where nothing may be written, and gone where the calendar is', async () => {
      await expect(me.calendars.put(fresh({ accessRole: 'reader' }), draft('no'), null)).rejects.toMatchObject({ kind: 'rejected' });
      for (const work of [me.calendars.read('..', 'event'), me.calendars.put('nowhere', draft('no'), null), me.calendars.read('nowhere', 'event'), me.calendars.remove('nowhere', { id: 'event', etag: '"1"', ics: null }), me.calendars.put('nowhere', draft('no'), { id: 'event', etag: '"1"', ics: null })]) await expect(work).rejects.toMatchObject({ kind: 'gone' });
    });
  });

  it('says when calendars are busy, in questions of the size that it takes', async () => {
    const ids = Array.from({ length: 51 }, () => fresh());
    fake.calendars.get(ids[0] as string)?.insert({ summary: 'over the seam', ...timed('2031-05-08T22:00:00Z', '2031-05-09T02:00:00Z') });
    fake.calendars.get(ids[50] as string)?.insert(timed('2031-12-24T12:00:00Z', '2031-12-24T13:00:00Z'));
    const from = fake.asked.length;
    const busy = await me.calendars.busy([...ids, 'nobody@example.com'], { from: new Date('2031-03-10T00:00:00Z'), to: new Date('2032-01-01T00:00:00Z') });
    expect(fake.asked.length - from).toBe(10);
    expect(busy.get(ids[0] as string)).toEqual([{ start: new Date('2031-05-08T22:00:00Z'), end: new Date('2031-05-09T02:00:00Z') }]);
    expect(busy.get(ids[50] as string)).toHaveLength(1);
    expect(busy.get(ids[1] as string)).toEqual([]);
    expect(busy.has('nobody@example.com')).toBe(false);
    expect(fake.most()).toBeLessThanOrEqual(4);
  });

  it('tells of changes where it was asked to, until it is asked no more', async () => {
    const calendarId = fresh();
    const channel = await me.calendars.watch?.(calendarId, { channelId: 'ch-1', address: 'https://almanac.example.com/push', token: 't', ttlSeconds: 3600 });
    expect(channel).toMatchObject({ channelId: 'ch-1' });
    expect(Math.abs((channel?.expiresAt.getTime() ?? 0) - Date.now() - 3_600_000)).toBeLessThan(10_000);
    await expect(me.calendars.watch?.(calendarId, { channelId: 'ch-2', address: 'http://almanac.example.com/push', token: 't', ttlSeconds: 60 })).rejects.toMatchObject({ kind: 'rejected' });
    await me.calendars.unwatch?.(channel as never);
    await me.calendars.unwatch?.(channel as never);
  });
});
