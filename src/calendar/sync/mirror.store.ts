import type { Sql } from '../../db/database.port.ts';

export interface MirrorEvent { readonly uid: string; readonly series: string; readonly title: string; readonly start: Date; readonly end: Date }
export interface MirrorCount { added: number; changed: number; removed: number }

/** Busy times of other calendars among our own events: made equal to what stands there, series by series. */
export const mirrorStore = {
  async equal(sql: Sql, calendarId: number, source: string, series: readonly string[], wanted: readonly MirrorEvent[]): Promise<MirrorCount> {
    const list = JSON.stringify(wanted.map((event) => ({ uid: event.uid, series_id: event.series, title: event.title, starts_at: event.start.toISOString(), ends_at: event.end.toISOString() })));
    const as = 'as w(uid text, series_id text, title text, starts_at timestamptz, ends_at timestamptz)';
    const removed = await sql.run(`delete from calendar_events where calendar_id = $1 and series_id = any($2::text[]) and uid not in (select w.uid from jsonb_to_recordset($3::jsonb) ${as})`, [calendarId, series, list]);
    if (!wanted.length) return { added: 0, changed: 0, removed };
    const changed = await sql.run(`update calendar_events e set title = w.title, starts_at = w.starts_at, ends_at = w.ends_at, sequence = e.sequence + 1, updated_at = now()
      from jsonb_to_recordset($2::jsonb) ${as} where e.calendar_id = $1 and e.uid = w.uid and (e.title, e.starts_at, e.ends_at) is distinct from (w.title, w.starts_at, w.ends_at)`, [calendarId, list]);
    const added = await sql.run(`insert into calendar_events (calendar_id, uid, series_id, title, starts_at, ends_at, kind, source) select $1, w.uid, w.series_id, w.title, w.starts_at, w.ends_at, 'busy', $3
      from jsonb_to_recordset($2::jsonb) ${as} on conflict (calendar_id, uid) do nothing`, [calendarId, list, source]);
    return { added, changed, removed };
  },
  clear: (sql: Sql, calendarId: number) => sql.run('delete from calendar_events where calendar_id = $1 and series_id is not null', [calendarId]),
  counts: async (sql: Sql, calendarIds: readonly number[]): Promise<ReadonlyMap<number, number>> =>
    new Map((await sql.rows<{ calendar_id: number; n: number }>('select calendar_id, count(*)::int as n from calendar_events where calendar_id = any($1::int[]) and series_id is not null group by calendar_id', [calendarIds])).map((row) => [row.calendar_id, row.n])),
  count: async (sql: Sql, calendarId: number): Promise<number> => (await sql.rows<{ n: number }>('select count(*)::int as n from calendar_events where calendar_id = $1 and series_id is not null', [calendarId]))[0]?.n ?? 0,
};
