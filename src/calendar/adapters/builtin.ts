import type { Database } from '../../db/database.port.ts';
import type { CalendarProvider, ProvidedEvent } from '../calendar-provider.port.ts';
import { calendarEvents, type EventRow } from '../events.store.ts';

const provided = (row: EventRow): ProvidedEvent => ({ id: String(row.event_id), title: row.title, start: row.starts_at, end: row.ends_at });
const numbers = (ids: readonly string[]): number[] => ids.flatMap((id) => (/^[1-9]\d{0,8}$/.test(id) ? [Number(id)] : []));

/** The calendar in our own database: always there, joins the caller's transaction. */
export function builtinCalendar(db: Database): CalendarProvider {
  return {
    name: 'builtin',
    list: (scope, { from, to }) => db.inWorkspace(scope, async (sql) => (await calendarEvents.between(sql, from, to)).map(provided)),
    create: (scope, events) => db.inWorkspace(scope, async (sql) => (await calendarEvents.add(sql, events.map((event) => ({ ...event, kind: 'busy' })))).map(provided)),
    move: (scope, moves) => db.inWorkspace(scope, async (sql) => {
      const missing: string[] = [];
      for (const { id, start, end } of moves) {
        const [number] = numbers([id]);
        const before = number === undefined ? undefined : await calendarEvents.read(sql, number);
        if (before) await calendarEvents.change(sql, before.event_id, { start, end, pinned: before.pinned, runId: before.run_id, reasons: before.reasons });
        else missing.push(id);
      }
      return missing;
    }),
    remove: (scope, ids) => db.inWorkspace(scope, async (sql) => { await calendarEvents.remove(sql, numbers(ids)); }),
  };
}
