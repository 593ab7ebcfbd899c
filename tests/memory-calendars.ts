import { createHash } from 'node:crypto';
import type { Ical } from '../src/calendar/ical/ical.port.ts';
import { type BlockDraft, CalendarError, type CalendarService, type RemoteCalendar, type RemoteCalendars, type RemoteObject } from '../src/calendar/remote-calendars.port.ts';

interface Stored { ics: string; etag: string; at: number; gone: boolean }
/** What a call is about to do, so that a test can make it fail before or after it took effect. */
export type Step = { readonly name: 'put' | 'remove' | 'changes' | 'read' | 'calendars' | 'createCalendar'; readonly when: 'before' | 'after'; readonly uid?: string };

/** A service of calendars in memory, with everything that a real one does to us. */
export function memoryCalendars(ical: Ical, { provider = 'caldav', pageSize = 3 }: { provider?: CalendarService['provider']; pageSize?: number } = {}) {
  const calendars = new Map<string, { calendar: RemoteCalendar; objects: Map<string, Stored> }>();
  let counter = 0;
  const calls: string[] = [];
  const world = {
    calls,
    /** Thrown by the step for which it answers an error. */
    fault: (_step: Step): Error | undefined => undefined,
    oldestCursor: 0,
    forbidsMaking: false,
    /** Channels that are open, with the token each was given. */
    channels: new Map<string, { calendarId: string; token: string; address: string }>(),
    /** How long the service keeps a channel. */
    channelSeconds: 7 * 86_400,
    now: () => new Date(),
    add(name: string, more: Partial<RemoteCalendar> = {}): string {
      const id = `cal-${name}`;
      calendars.set(id, { calendar: { id, name, zone: null, readOnly: false, primary: false, reading: 'events', ...more }, objects: new Map() });
      return id;
    },
    store(calendarId: string, id: string, ics: string): void { of(calendarId).objects.set(id, { ics, etag: `"${++counter}"`, at: counter, gone: false }); },
    /** A person's own event. */
    event(calendarId: string, event: { title: string; start: Date; end: Date; id?: string; lines?: string }): string {
      const id = event.id ?? `person-${counter + 1}`;
      const time = (date: Date) => date.toISOString().replace(/[-:]|\.\d{3}/g, '');
      world.store(calendarId, id, `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//person//EN\r\nBEGIN:VEVENT\r\nUID:${id}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:${time(event.start)}\r\nDTEND:${time(event.end)}\r\nSUMMARY:${event.title}\r\n${event.lines ?? ''}END:VEVENT\r\nEND:VCALENDAR\r\n`);
      return id;
    },
    change(calendarId: string, id: string, to: { title?: string; start?: Date; end?: Date }): void {
      const stored = standing(calendarId, id) as Stored;
      const is = ical.readBlock(stored.ics, 'UTC') as { uid: string; title: string; start: Date; end: Date; taskId: number | null };
      const mark = /^X-ALMANAC-MARK:.*$/m;
      // A person's program carries along what it does not know.
      world.store(calendarId, id, ical.writeBlock({ uid: is.uid, title: to.title ?? is.title, start: to.start ?? is.start, end: to.end ?? is.end, description: '', taskId: is.taskId ?? 0, sequence: 9 }, stored.ics, new Date()).replace(mark, mark.exec(stored.ics)?.[0] ?? 'X-NONE:'));
    },
    /** A person's copy: another identity, everything else carried along. */
    copy(from: string, id: string, to: string, by: number): string {
      const stored = standing(from, id) as Stored;
      const is = ical.readBlock(stored.ics, 'UTC') as { uid: string; start: Date; end: Date };
      const time = (date: Date) => new Date(date.getTime() + by).toISOString().replace(/[-:]|\.\d{3}/g, '');
      world.store(to, `copy-of-${id}`, stored.ics.replace(/^UID:.*(\r\n .*)*/m, `UID:copy-of-${is.uid}`).replace(/^DTSTART.*$/m, `DTSTART:${time(is.start)}`).replace(/^DTEND.*$/m, `DTEND:${time(is.end)}`));
      return `copy-of-${id}`;
    },
    read: (calendarId: string, id: string): string => (standing(calendarId, id) as Stored).ics,
    /** The person deletes a calendar. */
    drop(calendarId: string): void { calendars.delete(calendarId); },
    /** What a calendar says of itself changes. */
    describe(calendarId: string, more: Partial<RemoteCalendar>): void { const one = of(calendarId); calendars.set(calendarId, { ...one, calendar: { ...one.calendar, ...more } }); },
    /** Runs after a page was read and before it is taken in: what another process does meanwhile. */
    late: null as null | (() => Promise<unknown>),
    meanwhile: null as null | (() => Promise<unknown>),
    remove(calendarId: string, id: string): void { const stored = standing(calendarId, id); if (stored) Object.assign(stored, { gone: true, at: ++counter }); },
    titles: (calendarId: string): string[] => all(calendarId).map(([, stored]) => ical.readBlock(stored.ics, 'UTC')?.title ?? '?').sort(),
    blocks: (calendarId: string) => all(calendarId).flatMap(([id, stored]) => { const block = ical.readBlock(stored.ics, 'UTC'); return block && stored.ics.includes('X-ALMANAC-') ? [{ id, ...block }] : []; }),
    service: { provider, open } as CalendarService,
  };
  const of = (id: string) => { const found = calendars.get(id); if (!found) throw new CalendarError('gone', 'There is no such calendar.'); return found; };
  const all = (calendarId: string) => [...of(calendarId).objects].filter(([, stored]) => !stored.gone);
  const standing = (calendarId: string, id: string): Stored | undefined => { const stored = of(calendarId).objects.get(id); return stored?.gone ? undefined : stored; };
  const step = (name: Step['name'], when: Step['when'], uid?: string): void => { const error = world.fault({ name, when, ...(uid !== undefined && { uid }) }); if (error) throw error; };
  const objectOf = (id: string, stored: Stored): RemoteObject => ({ id, seriesId: id, etag: stored.gone ? null : stored.etag, ics: stored.gone ? null : stored.ics });
  const idOf = (uid: string): string => createHash('sha256').update(uid).digest('hex').slice(0, 20);

  function open(): RemoteCalendars {
    return {
      owner: async () => ({ name: 'me@example.org', addresses: ['me@example.org'] }),
      calendars: async () => { step('calendars', 'before'); return [...calendars.values()].map((one) => one.calendar); },
      async createCalendar(name, zone) {
        step('createCalendar', 'before');
        if (world.forbidsMaking) throw new CalendarError('rejected', 'This service makes no calendars.');
        const id = calendars.has(`cal-${name}`) ? `cal-${name}` : world.add(name, { zone });
        step('createCalendar', 'after');
        return of(id).calendar;
      },
      async *changes(calendarId, cursor, signal) {
        signal?.throwIfAborted();
        calls.push(`changes ${cursor ?? 'all'}`);
        const { objects } = of(calendarId);
        step('changes', 'before');
        if (cursor !== null && (!/^\d+$/.test(cursor) || Number(cursor) < world.oldestCursor)) throw new CalendarError('cursor_lost', 'Read everything again.');
        const since = cursor === null ? -1 : Number(cursor);
        const changed = [...objects].filter(([, stored]) => stored.at > since && (cursor !== null || !stored.gone)).map(([id, stored]) => objectOf(id, stored));
        const next = String(counter);
        for (let at = 0; at === 0 || at < changed.length; at += pageSize) {
          const last = at + pageSize >= changed.length;
          const between = world.meanwhile;
          world.meanwhile = null;
          await between?.();
          yield { objects: changed.slice(at, at + pageSize), full: cursor === null, cursor: last ? next : null, done: Math.min(changed.length, at + pageSize), total: changed.length };
          step('changes', 'after');
        }
      },
      busy: async (ids) => new Map(ids.map((id) => [id, all(id).flatMap(([, stored]) => { const block = ical.readBlock(stored.ics, 'UTC'); return block ? [{ start: block.start, end: block.end }] : []; })])),
      async watch(calendarId, { channelId, address, token }) {
        world.channels.set(channelId, { calendarId, token, address });
        return { channelId, resourceId: `resource-${calendarId}`, expiresAt: new Date(world.now().getTime() + world.channelSeconds * 1000) };
      },
      async unwatch({ channelId }) { world.channels.delete(channelId); },
      objectId: (_calendarId, uid) => idOf(uid),
      async read(calendarId, id) { step('read', 'before'); const stored = standing(calendarId, id); return stored ? objectOf(id, stored) : null; },
      async put(calendarId, draft, known) {
        step('put', 'before', draft.uid);
        calls.push(`put ${draft.title}`);
        const id = known?.id ?? idOf(draft.uid);
        const stored = standing(calendarId, id);
        if (!stored && known) return { status: 'gone' };
        if (stored && (known ? known.etag !== stored.etag : !same(ical, stored.ics, draft))) return { status: 'changed', object: objectOf(id, stored) };
        if (!stored || !same(ical, stored.ics, draft)) world.store(calendarId, id, ical.writeBlock(draft, known?.ics ?? null, new Date()));
        const now = standing(calendarId, id) as Stored;
        step('put', 'after', draft.uid);
        const late = world.late;
        world.late = null;
        await late?.();
        return { status: 'written', id, etag: now.etag, ics: now.ics };
      },
      async remove(calendarId, known) {
        step('remove', 'before');
        calls.push('remove');
        const stored = standing(calendarId, known.id);
        if (!stored) return { status: 'gone' };
        if (known.etag !== stored.etag) return { status: 'changed', object: objectOf(known.id, stored) };
        world.remove(calendarId, known.id);
        step('remove', 'after');
        return { status: 'removed' };
      },
    };
  }
  return world;
}

function same(ical: Ical, ics: string, draft: BlockDraft): boolean {
  const is = ical.readBlock(ics, 'UTC');
  return is !== null && is.title === draft.title && is.start.getTime() === draft.start.getTime() && is.end.getTime() === draft.end.getTime();
}
