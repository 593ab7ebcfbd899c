import { createHash } from 'node:crypto';
import type { Sql } from '../../db/database.port.ts';
import type { RemoteObject } from '../remote-calendars.port.ts';

export interface ObjectRow { remote_id: string; series_id: string; etag: string | null; ics: string; recurs: boolean }

/** What stands in calendars elsewhere, as it was last seen. Only this store writes `calendar_objects`. */
export const objectsStore = {
  async put(sql: Sql, calendarId: number, round: number, objects: readonly (RemoteObject & { ics: string; recurs: boolean })[]): Promise<void> {
    if (!objects.length) return;
    await sql.run(`insert into calendar_objects (calendar_id, remote_id, series_id, etag, ics, recurs, round)
      select $1, o.remote_id, o.series_id, o.etag, o.ics, o.recurs, $2 from jsonb_to_recordset($3::jsonb) as o(remote_id text, series_id text, etag text, ics text, recurs boolean)
      on conflict (calendar_id, remote_id) do update set series_id = excluded.series_id, etag = excluded.etag, ics = excluded.ics, recurs = excluded.recurs, round = excluded.round`,
    [calendarId, round, JSON.stringify(objects.map((o) => ({ remote_id: o.id, series_id: o.seriesId, etag: o.etag, ics: o.ics, recurs: o.recurs })))]);
  },
  /** Which of these stand here word for word already; they count as seen in this round. */
  async unchanged(sql: Sql, calendarId: number, round: number, objects: readonly { id: string; ics: string; etag: string | null }[]): Promise<ReadonlySet<string>> {
    const list = JSON.stringify(objects.map((o) => ({ remote_id: o.id, digest: createHash('md5').update(o.ics).digest('hex'), etag: o.etag })));
    const rows = await sql.rows<{ remote_id: string }>(`update calendar_objects c set round = $2, etag = o.etag from jsonb_to_recordset($3::jsonb) as o(remote_id text, digest text, etag text)
      where c.calendar_id = $1 and c.remote_id = o.remote_id and md5(c.ics) = o.digest returning c.remote_id`, [calendarId, round, list]);
    return new Set(rows.map((row) => row.remote_id));
  },
  /** Which of these stand here, in whatever words. */
  known: async (sql: Sql, calendarId: number, ids: readonly string[]): Promise<ReadonlySet<string>> =>
    new Set((ids.length ? await sql.rows<{ remote_id: string }>('select remote_id from calendar_objects where calendar_id = $1 and remote_id = any($2::text[])', [calendarId, ids]) : []).map((row) => row.remote_id)),
  /** Takes objects out; answers the series that they belonged to. */
  remove: async (sql: Sql, calendarId: number, ids: readonly string[]): Promise<string[]> =>
    (ids.length ? await sql.rows<{ series_id: string }>('delete from calendar_objects where calendar_id = $1 and remote_id = any($2::text[]) returning series_id', [calendarId, ids]) : []).map((row) => row.series_id),
  clear: (sql: Sql, calendarId: number) => sql.run('delete from calendar_objects where calendar_id = $1', [calendarId]),
  /** What a whole reading did not name. */
  unseen: (sql: Sql, calendarId: number, round: number) => sql.rows<{ remote_id: string; series_id: string }>('select remote_id, series_id from calendar_objects where calendar_id = $1 and round <> $2', [calendarId, round]),
  ofSeries: (sql: Sql, calendarId: number, series: readonly string[]) => sql.rows<ObjectRow>('select remote_id, series_id, etag, ics, recurs from calendar_objects where calendar_id = $1 and series_id = any($2::text[]) order by remote_id', [calendarId, series]),
  recurring: async (sql: Sql, calendarId: number): Promise<string[]> => (await sql.rows<{ series_id: string }>('select distinct series_id from calendar_objects where calendar_id = $1 and recurs', [calendarId])).map((row) => row.series_id),
  allSeries: async (sql: Sql, calendarId: number): Promise<string[]> => (await sql.rows<{ series_id: string }>('select distinct series_id from calendar_objects where calendar_id = $1', [calendarId])).map((row) => row.series_id),
};
