import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../../tests/google-fake/fake-faults.ts';
import { type GoogleFake, startGoogleFake } from '../../../tests/google-fake/google-fake.ts';
import { signIn } from '../../../tests/google-fake/google-account.ts';
import type { BlockDraft, RemoteCalendars } from '../remote-calendars.port.ts';

const draft: BlockDraft = { uid: 'u@almanac', title: 'A block', start: new Date('2031-03-10T09:00:00Z'), end: new Date('2031-03-10T10:00:00Z'), description: '', taskId: 7, sequence: 0 };
const range = { from: new Date('2031-03-10T00:00:00Z'), to: new Date('2031-03-11T00:00:00Z') };
const CALENDAR = 'work@group.calendar.google.com';

/** Every call of the port that asks Google. */
const CALLS: Record<string, (calendars: RemoteCalendars) => Promise<unknown>> = {
  calendars: (calendars) => calendars.calendars(),
  owner: (calendars) => calendars.owner(),
  busy: (calendars) => calendars.busy([CALENDAR], range),
  read: (calendars) => calendars.read(CALENDAR, 'seed0'),
  put: (calendars) => calendars.put(CALENDAR, draft, null),
  change: (calendars) => calendars.put(CALENDAR, { ...draft, uid: 'seed' }, { id: 'seed0', etag: null, ics: null }),
  remove: (calendars) => calendars.remove(CALENDAR, { id: 'seed0', etag: null, ics: null }),
  changes: async (calendars) => { const seen: string[] = []; for await (const page of calendars.changes(CALENDAR, null)) seen.push(...page.objects.map(({ id }) => id)); return seen; },
};

let fake: GoogleFake;
beforeEach(async () => {
  fake = await startGoogleFake();
  fake.addCalendar(CALENDAR, 'Work').insert({ id: 'seed0', summary: 'seed', start: { dateTime: '2031-03-10T12:00:00Z' }, end: { dateTime: '2031-03-10T13:00:00Z' } });
});
afterEach(() => fake.close());
const state = (): unknown => [...(fake.calendars.get(CALENDAR)?.events.values() ?? [])].map(({ id, status, start }) => [id, status, start]);
const SECRETS = /ya29\.|1\/\/|GOCSPX/;

describe('what passes is waited out', () => {
  const passing: Record<string, Fault> = {
    'the limit of requests': { kind: 'limit', reason: 'rateLimitExceeded' }, 'the person\'s limit': { kind: 'limit', reason: 'userRateLimitExceeded' }, 'too many requests': { kind: 'limit', reason: 'rateLimitExceeded', status: 429 },
    'an error inside': { kind: 'status', status: 500 }, 'a service that is down': { kind: 'status', status: 503, retryAfter: '2' }, 'half an answer': { kind: 'cut' }, 'a page of the hotel': { kind: 'html' },
    'a 404 of a proxy': { kind: 'gone-page' }, 'JSON of other types': { kind: 'wrong' }, 'a write that was made and not heard': { kind: 'done-then-cut' },
  };
  it.each(Object.entries(passing))('%s', async (_name, fault) => {
    for (const [name, call] of Object.entries(CALLS)) {
      const calm = await startGoogleFake();
      calm.addCalendar(CALENDAR, 'Work').insert({ id: 'seed0', summary: 'seed', start: { dateTime: '2031-03-10T12:00:00Z' }, end: { dateTime: '2031-03-10T13:00:00Z' } });
      const me = signIn(calm);
      calm.faults.set({ fault, times: 2 });
      await call(me.calendars).catch((error: unknown) => { throw new Error(`${name}: ${String(error)}`); });
      expect(me.pauses.length, name).toBeGreaterThanOrEqual(fault.kind === 'done-then-cut' ? 1 : 2);
      const events = [...(calm.calendars.get(CALENDAR)?.events.values() ?? [])];
      expect(events.filter((event) => event['summary'] === 'A block').length, name).toBe(name === 'put' || name === 'change' ? 1 : 0);
      await calm.close();
    }
  });

  it('as long as Google asks for, or longer and longer, never evenly', async () => {
    const me = signIn(fake);
    fake.faults.set({ fault: { kind: 'status', status: 503, retryAfter: '3' }, times: 1 }, { fault: { kind: 'limit', reason: 'rateLimitExceeded' }, times: 3 });
    await me.calendars.calendars();
    expect(me.pauses).toHaveLength(4);
    expect(me.pauses[0]).toBeGreaterThanOrEqual(3000);
    expect(me.pauses[0]).toBeLessThanOrEqual(3300);
    const [, second = 0, third = 0, fourth = 0] = me.pauses;
    for (const [pause, base] of [[second, 1000], [third, 2000], [fourth, 4000]] as const) expect(pause / base).toSatisfy((share: number) => share >= 0.5 && share <= 1.5);
    expect(new Set([second / 1000, third / 2000, fourth / 4000].map((share) => share.toFixed(6))).size).toBeGreaterThan(1);
    fake.faults.set({ fault: { kind: 'limit', reason: 'rateLimitExceeded', retryAfter: new Date(Date.now() + 3_600_000 + 5000).toUTCString() }, times: 1 });
    fake.skew(3_600_000);
    await me.calendars.calendars(); // five seconds by Google's clock, an hour and more by ours
    expect(me.pauses.at(-1)).toBeLessThan(7000);
  });
});

describe('what stays is said in time, and nothing is lost', () => {
  const staying: Record<string, Fault> = { 'a service that is down': { kind: 'status', status: 503 }, 'half an answer': { kind: 'cut' }, 'a page of the hotel': { kind: 'html' }, 'a 404 of a proxy': { kind: 'gone-page' }, 'JSON of other types': { kind: 'wrong' }, 'no answer': { kind: 'silent' }, 'a slow answer': { kind: 'slow', ms: 5000 }, 'the limit of requests': { kind: 'limit', reason: 'rateLimitExceeded' } };
  it.each(Object.entries(staying))('%s is unavailable', async (_name, fault) => {
    const before = state();
    const me = signIn(fake, { timeoutMs: 150, budgetMs: 400 });
    fake.faults.set({ fault });
    for (const [name, call] of Object.entries(CALLS)) {
      const began = performance.now();
      const error = await call(me.calendars).then(() => { throw new Error(`${name} was answered`); }, (failure: unknown) => failure);
      expect(error, name).toMatchObject({ name: 'CalendarError', kind: 'unavailable' });
      expect(performance.now() - began, name).toBeLessThan(2500);
      expect(`${String(error)} ${String((error as Error).cause)}`).not.toMatch(SECRETS);
    }
    expect(state()).toEqual(before);
  });

  it('a wait beyond the budget is passed on, and not waited', async () => {
    const me = signIn(fake);
    fake.faults.set({ fault: { kind: 'status', status: 503, retryAfter: '900' } });
    await expect(me.calendars.calendars()).rejects.toMatchObject({ kind: 'unavailable', retryAfterMs: 900_000 });
    expect([me.pauses, fake.faults.met]).toEqual([[], 1]);
  });

  it('spent quotas are not hammered', async () => {
    for (const reason of ['quotaExceeded', 'dailyLimitExceeded', 'accessNotConfigured'] as const) {
      const before = fake.faults.met;
      fake.faults.set({ fault: { kind: 'limit', reason } });
      await expect(signIn(fake).calendars.calendars()).rejects.toMatchObject({ kind: 'unavailable', retryAfterMs: 3_600_000 });
      expect(fake.faults.met - before).toBe(1);
    }
  });

  it('a reading that breaks off in the middle goes on from the same cursor', async () => {
    const calendar = fake.calendars.get(CALENDAR);
    for (let i = 0; i < 700; i++) calendar?.insert({ id: `mid${String(i).padStart(5, '0')}`, start: { dateTime: '2031-03-10T12:00:00Z' }, end: { dateTime: '2031-03-10T13:00:00Z' } });
    const me = signIn(fake, { budgetMs: 300 });
    const ids = async (): Promise<string[]> => (await CALLS['changes']?.(me.calendars)) as string[];
    const pages: number[] = [];
    await expect((async () => {
      for await (const page of me.calendars.changes(CALENDAR, null)) {
        pages.push(page.objects.length);
        expect(page.cursor).toBeNull();
        fake.faults.set({ fault: { kind: 'cut' } });
      }
    })()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(pages).toEqual([500]);
    fake.faults.clear();
    expect(await ids()).toHaveLength(701);
  });

  it('ends at once when it is told to, also between tries and in the queue', async () => {
    const me = signIn(fake);
    fake.faults.set({ fault: { kind: 'silent' } });
    const stop = new AbortController();
    const waiting = Array.from({ length: 6 }, () => me.calendars.read(CALENDAR, 'seed0', stop.signal));
    setTimeout(() => stop.abort(new Error('enough')), 50);
    for (const one of await Promise.allSettled(waiting)) expect(one).toMatchObject({ status: 'rejected', reason: { message: 'enough' } });
    fake.faults.clear();
    expect(await me.calendars.read(CALENDAR, 'seed0')).toMatchObject({ id: 'seed0' });
  });

  it('four requests of an account run at once, and no more', async () => {
    const me = signIn(fake);
    fake.faults.set({ fault: { kind: 'slow', ms: 20 } });
    await Promise.all(Array.from({ length: 20 }, () => me.calendars.read(CALENDAR, 'seed0')));
    expect(fake.most()).toBe(4);
  });
});
