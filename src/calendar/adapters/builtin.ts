import type { Database, WorkspaceScope } from '../../db/database.port.ts';
import { calendarEvents, type EventRow } from '../events.store.ts';
import type { Ical } from '../ical/ical.port.ts';
import { type BlockDraft, CalendarError, type CalendarService, type RemoteCalendars, type RemoteObject } from '../remote-calendars.port.ts';

/** Events as far ahead and back as anything of ours lies. */
const EVER = { from: new Date(Date.UTC(1970, 0)), to: new Date(Date.UTC(2200, 0)) };

/** The calendar in our own database, as if it were somebody else's: always whole, always there. */
export function builtinCalendar({ db, scope, ical }: { db: Database; scope: WorkspaceScope; ical: Ical }): CalendarService {
  const objectOf = (row: EventRow): RemoteObject => ({
    id: row.uid, seriesId: row.uid, etag: String(row.sequence),
    ics: ical.writeBlock({ uid: row.uid, title: row.title, start: row.starts_at, end: row.ends_at, description: row.reasons.join('\n'), taskId: row.task_id ?? 0, sequence: row.sequence }, null, row.updated_at),
  });
  const same = (row: EventRow, draft: BlockDraft): boolean => row.title === draft.title && row.starts_at.getTime() === draft.start.getTime() && row.ends_at.getTime() === draft.end.getTime();
  const idOf = async (): Promise<string> => db.inWorkspace(scope, async (sql) => String((await calendarEvents.calendar(sql)).calendar_id));
  const check = async (calendarId: string, signal?: AbortSignal): Promise<void> => {
    signal?.throwIfAborted();
    if (calendarId !== await idOf()) throw new CalendarError('gone', 'There is no such calendar.');
  };
  const open = (): RemoteCalendars => ({
    owner: async () => ({ name: 'Almanac', addresses: [] }),
    calendars: async () => [{ id: await idOf(), name: 'Almanac', zone: null, readOnly: false, primary: true, reading: 'events' }],
    createCalendar: async (name) => ({ id: await idOf(), name, zone: null, readOnly: false, primary: true, reading: 'events' }),
    async *changes(calendarId, _cursor, signal) {
      await check(calendarId, signal);
      const rows = (await db.inWorkspace(scope, (sql) => calendarEvents.between(sql, EVER.from, EVER.to))).filter((row) => row.source === 'almanac');
      yield { objects: rows.map(objectOf), full: true, cursor: 'whole', done: rows.length, total: rows.length };
    },
    async busy(ids, range) {
      const rows = await db.inWorkspace(scope, (sql) => calendarEvents.between(sql, range.from, range.to));
      return new Map(ids.map((id) => [id, rows.map((row) => ({ start: row.starts_at, end: row.ends_at }))]));
    },
    objectId: (_calendarId, uid) => uid,
    async read(calendarId, id, signal) {
      await check(calendarId, signal);
      const row = await db.inWorkspace(scope, (sql) => calendarEvents.byUid(sql, id));
      return row ? objectOf(row) : null;
    },
    async put(calendarId, draft, known, signal) {
      await check(calendarId, signal);
      return db.inWorkspace(scope, async (sql) => {
        await calendarEvents.lock(sql);
        const row = await calendarEvents.byUid(sql, draft.uid);
        if (!row && known) return { status: 'gone' };
        if (row && (known ? known.etag !== String(row.sequence) : !same(row, draft))) return { status: 'changed', object: objectOf(row) };
        const stands = !row ? (await calendarEvents.add(sql, [{ uid: draft.uid, title: draft.title, start: draft.start, end: draft.end, kind: 'block', taskId: draft.taskId, reasons: [draft.description] }]))[0]
          : same(row, draft) ? row : await calendarEvents.change(sql, row.event_id, { start: draft.start, end: draft.end, title: draft.title, pinned: row.pinned, runId: row.run_id, reasons: [draft.description] });
        const { id, etag, ics } = objectOf(stands as EventRow);
        return { status: 'written', id, etag, ics: ics as string };
      });
    },
    async remove(calendarId, known, signal) {
      await check(calendarId, signal);
      return db.inWorkspace(scope, async (sql) => {
        await calendarEvents.lock(sql);
        const row = await calendarEvents.byUid(sql, known.id);
        if (!row) return { status: 'gone' };
        if (known.etag !== String(row.sequence)) return { status: 'changed', object: objectOf(row) };
        await calendarEvents.remove(sql, [row.event_id]);
        return { status: 'removed' };
      });
    },
  });
  return { provider: 'builtin', open };
}
