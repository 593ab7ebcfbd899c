import { randomBytes, randomUUID } from 'node:crypto';
import type { Sql } from '../db/database.port.ts';

export interface EventRow {
  event_id: number; calendar_id: number; uid: string; title: string; starts_at: Date; ends_at: Date; kind: 'block' | 'busy'; task_id: number | null; run_id: number | null;
  pinned: boolean; reasons: string[]; source: string; sequence: number; titled_by_hand: boolean; created_at: Date; updated_at: Date;
}

/** An event to be put into the calendar. */
export interface EventDraft {
  readonly title: string; readonly start: Date; readonly end: Date; readonly kind: 'block' | 'busy';
  readonly taskId?: number; readonly runId?: number; readonly reasons?: readonly string[]; readonly source?: string; readonly uid?: string;
}

const ALL = 'event_id, calendar_id, uid, title, starts_at, ends_at, kind, task_id, run_id, pinned, reasons, source, sequence, titled_by_hand, created_at, updated_at';

/** The workspace's own calendar, made on first need. Only this store writes the tables `calendars` and `calendar_events`. */
export const calendarEvents = {
  async calendar(sql: Sql): Promise<{ calendar_id: number; feed_secret: string }> {
    const look = () => sql.rows<{ calendar_id: number; feed_secret: string }>(`select calendar_id, feed_secret from calendars where provider = 'builtin'`);
    const [known] = await look();
    if (known) return known;
    await sql.run(`insert into calendars (provider, name, feed_secret) values ('builtin', 'Almanac', $1) on conflict (workspace_id) where provider = 'builtin' do nothing`, [randomBytes(24).toString('base64url')]);
    return (await look())[0] as { calendar_id: number; feed_secret: string };
  },
  /** Keeps every other writer of the schedule out until the transaction ends: what was compared stays true until it is written. */
  async lock(sql: Sql): Promise<void> {
    const { calendar_id: id } = await calendarEvents.calendar(sql);
    await sql.rows('select 1 from calendars where calendar_id = $1 for update', [id]);
  },
  /** A new address of the feed; the old one leads nowhere from now on. */
  async rotateFeed(sql: Sql): Promise<string> {
    const { calendar_id: id } = await calendarEvents.calendar(sql);
    const secret = randomBytes(24).toString('base64url');
    await sql.run('update calendars set feed_secret = $2 where calendar_id = $1', [id, secret]);
    return secret;
  },
  /** Runs as the owner: a feed's address is all its reader has. */
  async workspaceOfFeed(sql: Sql, secret: string): Promise<number | null> {
    return (await sql.rows<{ workspace_id: number }>('select workspace_id from calendars where feed_secret = $1', [secret]))[0]?.workspace_id ?? null;
  },
  async read(sql: Sql, id: number): Promise<EventRow | undefined> {
    return (await sql.rows<EventRow>(`select ${ALL} from calendar_events where event_id = $1`, [id]))[0];
  },
  byUid: async (sql: Sql, uid: string): Promise<EventRow | undefined> => (await sql.rows<EventRow>(`select ${ALL} from calendar_events where uid = $1 and calendar_id = (select calendar_id from calendars where provider = 'builtin')`, [uid]))[0],
  /** Events that share time with a range, in order. */
  between: (sql: Sql, from: Date, to: Date) => sql.rows<EventRow>(`select ${ALL} from calendar_events where starts_at < $2 and ends_at > $1 order by starts_at, event_id`, [from, to]),
  page: (sql: Sql, from: Date, to: Date, after: { at: string; id: number } | null, limit: number) => sql.rows<EventRow>(`select ${ALL} from calendar_events
    where starts_at < $2 and ends_at > $1 and ($3::timestamptz is null or (starts_at, event_id) > ($3::timestamptz, $4::bigint)) order by starts_at, event_id limit $5`, [from, to, after?.at ?? null, after?.id ?? null, limit]),
  blocksOf: (sql: Sql, taskIds: readonly number[]) => sql.rows<EventRow>(`select ${ALL} from calendar_events where kind = 'block' and task_id = any($1::int[]) order by starts_at, event_id`, [taskIds]),
  tasksWithBlocks: async (sql: Sql): Promise<number[]> => (await sql.rows<{ task_id: number }>(`select distinct task_id from calendar_events where kind = 'block' and task_id is not null`)).map((row) => row.task_id),
  byIds: (sql: Sql, ids: readonly number[]) => sql.rows<EventRow>(`select ${ALL} from calendar_events where event_id = any($1::int[]) order by event_id`, [ids]),
  /** Puts events in; answers them in the order given. */
  async add(sql: Sql, drafts: readonly EventDraft[]): Promise<EventRow[]> {
    if (!drafts.length) return [];
    const { calendar_id: id } = await calendarEvents.calendar(sql);
    const list = drafts.map((draft) => ({
      uid: draft.uid ?? `${randomUUID()}@almanac`, title: draft.title, starts_at: draft.start.toISOString(), ends_at: draft.end.toISOString(), kind: draft.kind,
      task_id: draft.taskId ?? null, run_id: draft.runId ?? null, reasons: draft.reasons ?? [], source: draft.source ?? 'almanac',
    }));
    const rows = await sql.rows<EventRow>(`insert into calendar_events (calendar_id, uid, title, starts_at, ends_at, kind, task_id, run_id, reasons, source)
      select $1, e.uid, e.title, e.starts_at, e.ends_at, e.kind, e.task_id, e.run_id, e.reasons, e.source
      from jsonb_to_recordset($2::jsonb) as e(uid text, title text, starts_at timestamptz, ends_at timestamptz, kind text, task_id int, run_id int, reasons jsonb, source text) returning ${ALL}`, [id, JSON.stringify(list)]);
    const byUid = new Map(rows.map((row) => [row.uid, row]));
    return list.map(({ uid }) => byUid.get(uid) as EventRow);
  },
  async change(sql: Sql, id: number, to: { start: Date; end: Date; pinned: boolean; runId: number | null; reasons: readonly string[]; title?: string }): Promise<EventRow | undefined> {
    const [row] = await sql.rows<EventRow>(`update calendar_events set starts_at = $2, ends_at = $3, pinned = $4, run_id = $5, reasons = $6::jsonb, title = coalesce($7, title), sequence = sequence + 1, updated_at = now() where event_id = $1 returning ${ALL}`,
      [id, to.start, to.end, to.pinned, to.runId, JSON.stringify(to.reasons), to.title ?? null]);
    return row;
  },
  remove: (sql: Sql, ids: readonly number[]) => sql.rows<EventRow>(`delete from calendar_events where event_id = any($1::int[]) returning ${ALL}`, [ids]),
  /** Puts a removed event back under its old number and identity. */
  async restore(sql: Sql, row: Omit<EventRow, 'titled_by_hand' | 'starts_at' | 'ends_at' | 'created_at' | 'updated_at'> & { starts_at: string; ends_at: string }): Promise<void> {
    await sql.run(`insert into calendar_events (event_id, calendar_id, uid, title, starts_at, ends_at, kind, task_id, run_id, pinned, reasons, source, sequence)
      values ($1, $2, $3, $4, $5::timestamptz, $6::timestamptz, $7, $8, $9, $10, $11::jsonb, $12, $13) on conflict do nothing`,
    [row.event_id, row.calendar_id, row.uid, row.title, row.starts_at, row.ends_at, row.kind, row.task_id, row.run_id, row.pinned, JSON.stringify(row.reasons), row.source, row.sequence + 1]);
  },
  /** Blocks that were moved by hand may be moved again. */
  release: (sql: Sql, taskId: number) => sql.run('update calendar_events set pinned = false, updated_at = now() where task_id = $1 and pinned', [taskId]),
  /** Blocks take their task's new name; one that a person named in their calendar keeps that. */
  retitle: (sql: Sql, taskId: number, title: string) => sql.run('update calendar_events set title = $2, sequence = sequence + 1, updated_at = now() where task_id = $1 and not titled_by_hand', [taskId, title]),
  nameByHand: (sql: Sql, id: number, title: string) => sql.run('update calendar_events set title = $2, titled_by_hand = true, sequence = sequence + 1, updated_at = now() where event_id = $1', [id, title.slice(0, 500)]),
  /** Events of another calendar as they were last seen there, for replacing them by what is there now. */
  ofSource: (sql: Sql, source: string, from: Date, to: Date) => sql.rows<EventRow>(`select ${ALL} from calendar_events where source = $1 and starts_at < $3 and ends_at > $2`, [source, from, to]),
};
