import type { Sql } from '../../db/database.port.ts';
import type { RemoteCalendar } from '../remote-calendars.port.ts';

export interface CalendarRow {
  calendar_id: number; account_id: number; remote_id: string; provider: string; name: string; time_zone: string | null; read_only: boolean; is_primary: boolean; reading: 'events' | 'busy'; counts_as_busy: boolean; receives_blocks: boolean;
  sync_cursor: string | null; sync_round: number; window_from: Date | null; window_to: Date | null; synced_at: Date | null; sync_error: string | null; sync_done: number; sync_total: number | null; syncing_since: Date | null; gone: boolean;
}

const ALL = `calendar_id, account_id, remote_id, provider, name, time_zone, read_only, is_primary, reading, counts_as_busy, receives_blocks, sync_cursor, sync_round, window_from, window_to, synced_at, sync_error, sync_done, sync_total, syncing_since, gone`;

/** Calendars at accounts; the built-in one is `calendarEvents`' own. */
export const calendarsStore = {
  all: (sql: Sql) => sql.rows<CalendarRow>(`select ${ALL} from calendars where account_id is not null order by calendar_id`),
  read: async (sql: Sql, id: number): Promise<CalendarRow | undefined> => (await sql.rows<CalendarRow>(`select ${ALL} from calendars where calendar_id = $1 and account_id is not null`, [id]))[0],
  ofAccount: (sql: Sql, accountId: number) => sql.rows<CalendarRow>(`select ${ALL} from calendars where account_id = $1 order by calendar_id`, [accountId]),
  receiving: async (sql: Sql): Promise<CalendarRow | undefined> => (await sql.rows<CalendarRow>(`select ${ALL} from calendars where receives_blocks`))[0],
  /** Never read, and not being read now. */
  unread: (sql: Sql) => sql.rows<CalendarRow>(`select ${ALL} from calendars where account_id is not null and synced_at is null and syncing_since is null and sync_error is null and not gone and provider <> 'file' and (counts_as_busy or receives_blocks)`),
  /** Takes in what an account shows now. Calendars that are new count as busy; the ones it no longer shows are marked gone. Answers those that went and those that came back. */
  async take(sql: Sql, accountId: number, provider: string, found: readonly RemoteCalendar[]): Promise<{ went: CalendarRow[]; back: CalendarRow[] }> {
    const before = await calendarsStore.ofAccount(sql, accountId);
    const there = new Set(found.map((one) => one.id));
    for (const one of found) {
      await sql.run(`insert into calendars (provider, name, account_id, remote_id, time_zone, read_only, is_primary, reading) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (account_id, remote_id) where account_id is not null do update set name = excluded.name, time_zone = excluded.time_zone, read_only = excluded.read_only, is_primary = excluded.is_primary, gone = false,
          reading = excluded.reading, sync_cursor = case when calendars.reading = excluded.reading then calendars.sync_cursor end`, [provider, one.name.slice(0, 500), accountId, one.id, one.zone, one.readOnly, one.primary, one.reading]);
    }
    const went = before.filter((row) => !row.gone && !there.has(row.remote_id));
    for (const row of went) await calendarsStore.fail(sql, row.calendar_id, `"${row.name}" is no longer there.`, true);
    const back = before.filter((row) => row.gone && there.has(row.remote_id));
    await sql.run('update calendars set sync_error = null, synced_at = null where calendar_id = any($1::int[])', [back.map((row) => row.calendar_id)]);
    return { went, back };
  },
  set: (sql: Sql, id: number, to: { counts_as_busy?: boolean | undefined; receives_blocks?: boolean | undefined }) =>
    sql.run('update calendars set counts_as_busy = coalesce($2, counts_as_busy), receives_blocks = coalesce($3, receives_blocks) where calendar_id = $1', [id, to.counts_as_busy ?? null, to.receives_blocks ?? null]),
  receiveNowhere: (sql: Sql) => sql.run('update calendars set receives_blocks = false where receives_blocks'),
  /** One reader at a time, over all processes; one that died is waited for two minutes. */
  begin: async (sql: Sql, id: number): Promise<boolean> => (await sql.run(`update calendars set syncing_since = clock_timestamp(), sync_done = 0, sync_total = null where calendar_id = $1 and (syncing_since is null or syncing_since < clock_timestamp() - interval '2 minutes')`, [id])) > 0,
  progress: (sql: Sql, id: number, done: number, total: number | null) => sql.run('update calendars set syncing_since = clock_timestamp(), sync_done = $2, sync_total = $3 where calendar_id = $1', [id, done, total]),
  end: (sql: Sql, id: number, to: { cursor: string | null; round: number }) =>
    sql.run('update calendars set syncing_since = null, synced_at = clock_timestamp(), sync_error = null, sync_cursor = $2, sync_round = $3 where calendar_id = $1', [id, to.cursor, to.round]),
  /** Of one that is gone everything would be read anew. Answers whether it went just now. */
  async fail(sql: Sql, id: number, error: string, gone: boolean): Promise<boolean> {
    await sql.run('update calendars set syncing_since = null, sync_error = $2 where calendar_id = $1', [id, error]);
    return gone && (await sql.run('update calendars set gone = true, sync_cursor = null where calendar_id = $1 and not gone', [id])) > 0;
  },
  forgetCursor: (sql: Sql, id: number) => sql.run('update calendars set sync_cursor = null where calendar_id = $1', [id]),
  setWindow: (sql: Sql, id: number, from: Date, to: Date) => sql.run('update calendars set window_from = $2, window_to = $3 where calendar_id = $1', [id, from, to]),
};
