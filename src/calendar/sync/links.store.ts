import type { Sql } from '../../db/database.port.ts';

export interface LinkRow {
  link_id: number; calendar_id: number; event_uid: string; task_id: number | null; remote_id: string; etag: string | null; ics: string | null; title: string; hand_title: boolean; pending: boolean; starts_at: Date; ends_at: Date;
}
export interface WriteRow { event_uid: string; asked_at: Date; stamp: string; attempts: number; not_before: Date | null; error: string | null }

const ALL = 'link_id, calendar_id, event_uid, task_id, remote_id, etag, ics, title, hand_title, pending, starts_at, ends_at';
// As text: a Date would lose the microseconds by which a newer wish is told from the one that was carried out.
const WRITE = 'event_uid, asked_at, asked_at::text as stamp, attempts, not_before, error';

/** Which block stands where in somebody's calendar. Only this store writes `calendar_links`. */
export const linksStore = {
  /** Held until the transaction ends: who decides by it must not be overtaken. */
  read: async (sql: Sql, id: number): Promise<LinkRow | undefined> => (await sql.rows<LinkRow>(`select ${ALL} from calendar_links where link_id = $1 for update`, [id]))[0],
  ofEvent: (sql: Sql, uid: string) => sql.rows<LinkRow>(`select ${ALL} from calendar_links where event_uid = $1 order by link_id`, [uid]),
  ofObjects: (sql: Sql, calendarId: number, remoteIds: readonly string[]) => sql.rows<LinkRow>(`select ${ALL} from calendar_links where calendar_id = $1 and remote_id = any($2::text[])`, [calendarId, remoteIds]),
  ofCalendar: (sql: Sql, calendarId: number) => sql.rows<LinkRow>(`select ${ALL} from calendar_links where calendar_id = $1 order by link_id`, [calendarId]),
  /** Before a block is written: whoever resumes knows where it may stand already, and what it sees there meanwhile is not taken for a person's change. */
  async intend(sql: Sql, link: { calendar_id: number; event_uid: string; task_id: number | null; remote_id: string; title: string; starts_at: Date; ends_at: Date }): Promise<LinkRow> {
    const [row] = await sql.rows<LinkRow>(`insert into calendar_links (calendar_id, event_uid, task_id, remote_id, title, starts_at, ends_at, pending) values ($1, $2, $3, $4, $5, $6, $7, true)
      on conflict (calendar_id, event_uid) do update set title = excluded.title, starts_at = excluded.starts_at, ends_at = excluded.ends_at, pending = true, updated_at = clock_timestamp() returning ${ALL}`, [link.calendar_id, link.event_uid, link.task_id, link.remote_id, link.title, link.starts_at, link.ends_at]);
    return row as LinkRow;
  },
  stands: (sql: Sql, linkId: number, as: { remote_id: string; etag: string | null; ics: string | null; title: string; starts_at: Date; ends_at: Date; hand_title: boolean }) =>
    sql.run('update calendar_links set remote_id = $2, etag = $3, ics = $4, title = $5, starts_at = $6, ends_at = $7, hand_title = $8, pending = false, updated_at = clock_timestamp() where link_id = $1', [linkId, as.remote_id, as.etag, as.ics, as.title, as.starts_at, as.ends_at, as.hand_title]),
  /** A calendar that was away, or made anew: whether the blocks still stand there is to be seen. */
  doubt: (sql: Sql, calendarIds: readonly number[]) => sql.run('update calendar_links set pending = true, etag = null, ics = null where calendar_id = any($1::int[])', [calendarIds]),
  /** Something stands there, and what it says is not to be kept. */
  unsure: (sql: Sql, linkId: number, as: { remote_id: string; etag: string | null }) => sql.run('update calendar_links set remote_id = $2, etag = $3, ics = null, pending = true, updated_at = clock_timestamp() where link_id = $1', [linkId, as.remote_id, as.etag]),
  remove: (sql: Sql, linkId: number) => sql.run('delete from calendar_links where link_id = $1', [linkId]),
};

/** What is to be written to calendars elsewhere. The rows come from a trigger of the blocks themselves. */
export const writesStore = {
  due: (sql: Sql, now: Date, limit: number) => sql.rows<WriteRow>(`select ${WRITE} from calendar_writes where not_before is null or not_before <= $1 order by asked_at limit $2`, [now, limit]),
  waiting: async (sql: Sql): Promise<{ waiting: number; oldest: Date | null; error: string | null }> =>
    (await sql.rows<{ waiting: number; oldest: Date | null; error: string | null }>(`select count(*)::int as waiting, min(asked_at) as oldest, (select error from calendar_writes where error is not null order by asked_at limit 1) as error from calendar_writes`))[0] as never,
  isWaiting: async (sql: Sql, uid: string): Promise<boolean> => (await sql.rows('select 1 from calendar_writes where event_uid = $1', [uid])).length > 0,
  ask: (sql: Sql, uids: readonly string[]) => sql.run('insert into calendar_writes (event_uid) select unnest($1::text[]) on conflict (workspace_id, event_uid) do update set asked_at = clock_timestamp(), attempts = 0, not_before = null', [uids]),
  /** Carried out, unless it was asked for again meanwhile. */
  done: (sql: Sql, write: Pick<WriteRow, 'event_uid' | 'stamp'>) => sql.run('delete from calendar_writes where event_uid = $1 and asked_at = $2::timestamptz', [write.event_uid, write.stamp]),
  drop: (sql: Sql, uid: string) => sql.run('delete from calendar_writes where event_uid = $1', [uid]),
  failed: (sql: Sql, uid: string, error: string, notBefore: Date) => sql.run('update calendar_writes set attempts = attempts + 1, error = $2, not_before = $3 where event_uid = $1', [uid, error, notBefore]),
  /** Blocks that a calendar which now receives them should show, and what stands in others and no longer should. */
  askAll: (sql: Sql, from: Date) => sql.run(`insert into calendar_writes (event_uid) select uid from calendar_events where kind = 'block' and source = 'almanac' and ends_at > $1 union select event_uid from calendar_links
    on conflict (workspace_id, event_uid) do update set asked_at = clock_timestamp(), attempts = 0, not_before = null`, [from]),
};
