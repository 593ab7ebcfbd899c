import type { Sql } from '../db/database.port.ts';
import type { Because } from './changes.store.ts';
import type { RunJson, UnplacedJson } from './runs.contract.ts';

/** A block as a run keeps it. Titles are not kept: what a client's tasks are called goes with the tasks. */
export interface KeptBlock { task_id: number; start: string; end: string; event_id: number | null; reasons: string[]; /** Absent in runs of older versions. */ slack_minutes?: number | null }

/** What a run says of a task that may be late; a repair, of one that it moves. */
export interface KeptLateness { task_id: number; due: string; planned_end: string; expected_end: string; late_minutes: number; probability_late: number; p80_end: string }
export interface KeptMove { task_id: number; from: { start: string; end: string } | null; to: { start: string; end: string } | null; why: string }

/** An event as it was before a run, for putting it back. */
export interface EventBefore {
  event_id: number; calendar_id: number; uid: string; starts_at: string; ends_at: string; kind: 'block' | 'busy'; task_id: number | null; run_id: number | null; pinned: boolean; reasons: string[]; source: string; sequence: number;
}

export interface Before { added: number[]; changed: EventBefore[]; removed: EventBefore[]; plans: Record<string, string> }

/** What the run was asked, and what it would replace. */
export interface RunPlan {
  /** Earliest instant per task that was asked for: repairs keep to it. */
  not_before: Record<string, string>;
  /** Tasks whose blocks the run decides, with or without a place. */
  managed: number[];
  /** Standing events that it decides about. */
  replaces: number[];
  start: string; to: string; reason?: string | undefined; start_date?: string | undefined; horizon_days?: number | undefined;
  /** Absent in runs of older versions, like everything below. */
  overdue?: boolean | undefined;
  because?: Because[];
  /** Changes up to this one are in what it was made from. */
  changes_seen?: number;
  kept?: { task_id: number; event_id: number; start: string; end: string; why: string }[];
  moves?: KeptMove[];
  lateness?: KeptLateness[];
}

export interface RunRow {
  id: number; client_id: number | null; plan_id: number | null; kind: RunJson['kind']; status: RunJson['status']; task_ids: number[]; schedule_blocks: KeptBlock[]; unplaced: UnplacedJson[]; objective: RunJson['objective'];
  warnings: string[]; moved: number[]; fingerprint: string | null; before: Before; metadata: RunPlan; created_at: Date; applied_at: Date | null; undone_at: Date | null;
}

const ALL = 'id, client_id, plan_id, kind, status, task_ids, schedule_blocks, unplaced, objective, warnings, moved, fingerprint, before, metadata, created_at, applied_at, undone_at';

export const runsStore = {
  async insert(sql: Sql, run: Pick<RunRow, 'plan_id' | 'client_id' | 'kind' | 'task_ids' | 'schedule_blocks' | 'unplaced' | 'objective' | 'warnings' | 'moved' | 'fingerprint' | 'metadata' | 'created_at'>): Promise<RunRow> {
    const [row] = await sql.rows<RunRow>(`insert into scheduler_runs (plan_id, client_id, kind, status, task_ids, schedule_blocks, unplaced, objective, warnings, moved, fingerprint, metadata, created_at)
      values ($1, $2, $3, 'preview', $4::int[], $5::jsonb, $6::jsonb, $7::jsonb, $8::jsonb, $9::jsonb, $10, $11::jsonb, $12) returning ${ALL}`,
    [run.plan_id, run.client_id, run.kind, run.task_ids, JSON.stringify(run.schedule_blocks), JSON.stringify(run.unplaced), JSON.stringify(run.objective), JSON.stringify(run.warnings), JSON.stringify(run.moved), run.fingerprint, JSON.stringify(run.metadata), run.created_at]);
    return row as RunRow;
  },
  async applied(sql: Sql, id: number, to: { blocks: KeptBlock[]; moved: number[]; before: Before; at: Date }): Promise<RunRow> {
    const [row] = await sql.rows<RunRow>(`update scheduler_runs set status = 'scheduled', schedule_blocks = $2::jsonb, moved = $3::jsonb, before = $4::jsonb, applied_at = $5 where id = $1 returning ${ALL}`,
      [id, JSON.stringify(to.blocks), JSON.stringify(to.moved), JSON.stringify(to.before), to.at]);
    return row as RunRow;
  },
  async undone(sql: Sql, id: number, at: Date): Promise<RunRow> {
    return (await sql.rows<RunRow>(`update scheduler_runs set status = 'undone', undone_at = $2 where id = $1 returning ${ALL}`, [id, at]))[0] as RunRow;
  },
  /** Runs that were put into the calendar, or taken out again, since then; the newest first. */
  since: (sql: Sql, at: Date, limit: number) => sql.rows<RunRow>(`select ${ALL} from scheduler_runs where applied_at >= $1 or undone_at >= $1 order by greatest(applied_at, undone_at) desc, id desc limit $2`, [at, limit]),
  async dismissed(sql: Sql, id: number): Promise<RunRow> {
    return (await sql.rows<RunRow>(`update scheduler_runs set status = 'dismissed' where id = $1 returning ${ALL}`, [id]))[0] as RunRow;
  },
  async restored(sql: Sql, id: number): Promise<RunRow> {
    return (await sql.rows<RunRow>(`update scheduler_runs set status = 'preview' where id = $1 returning ${ALL}`, [id]))[0] as RunRow;
  },
  /** Whether a newer repair than this one waits for a word. */
  proposedSince: async (sql: Sql, id: number): Promise<boolean> => (await sql.rows(`select 1 from scheduler_runs where kind = 'repair' and status = 'preview' and id > $1`, [id])).length > 0,
  /** Blocks that are gone for good: nothing that a run kept for its undo may bring them back or change them. */
  forgetEvents: (sql: Sql, taskIds: readonly number[], eventIds: readonly number[]) => sql.run(`update scheduler_runs set
      before = case when before ? 'added' then before || jsonb_build_object(
        'added', (select coalesce(jsonb_agg(e order by n), '[]') from jsonb_array_elements(before -> 'added') with ordinality as x(e, n) where (e #>> '{}')::int <> all($2::int[])),
        'changed', (select coalesce(jsonb_agg(e order by n), '[]') from jsonb_array_elements(before -> 'changed') with ordinality as x(e, n) where (e ->> 'event_id')::int <> all($2::int[])),
        'removed', (select coalesce(jsonb_agg(e order by n), '[]') from jsonb_array_elements(before -> 'removed') with ordinality as x(e, n) where (e ->> 'event_id')::int <> all($2::int[]))) else before end,
      schedule_blocks = (select coalesce(jsonb_agg(case when (e ->> 'event_id')::int = any($2::int[]) then e || '{"event_id": null}' else e end order by n), '[]') from jsonb_array_elements(schedule_blocks) with ordinality as x(e, n)),
      metadata = metadata || jsonb_build_object(
        'replaces', (select coalesce(jsonb_agg(e order by n), '[]') from jsonb_array_elements(coalesce(metadata -> 'replaces', '[]')) with ordinality as x(e, n) where (e #>> '{}')::int <> all($2::int[])),
        'kept', (select coalesce(jsonb_agg(e order by n), '[]') from jsonb_array_elements(coalesce(metadata -> 'kept', '[]')) with ordinality as x(e, n) where (e ->> 'event_id')::int <> all($2::int[])))
    where task_ids && $1::int[]`, [taskIds, eventIds]),
  /** A proposal stands until the next one. */
  replaceProposals: (sql: Sql, by: number) => sql.run(`update scheduler_runs set status = 'expired' where kind = 'repair' and status = 'preview' and id < $1`, [by]),
  async read(sql: Sql, id: number): Promise<RunRow | undefined> {
    return (await sql.rows<RunRow>(`select ${ALL} from scheduler_runs where id = $1`, [id]))[0];
  },
  byIds: (sql: Sql, ids: readonly number[]) => sql.rows<RunRow>(`select ${ALL} from scheduler_runs where id = any($1::int[])`, [ids]),
  list: (sql: Sql, filters: { plan_id?: number | undefined; status?: string | undefined; kind?: string | undefined }, before: number | null, limit: number) => sql.rows<RunRow>(`select ${ALL} from scheduler_runs
    where ($1::bigint is null or id < $1) and ($2::int is null or plan_id = $2) and ($3::text is null or status = $3) and ($5::text is null or kind = $5) order by id desc limit $4`, [before, filters.plan_id ?? null, filters.status ?? null, limit, filters.kind ?? null]),
  /** Runs that were applied after this one and still stand. */
  standingAfter: (sql: Sql, run: Pick<RunRow, 'id' | 'applied_at'>) => sql.rows<RunRow>(`select ${ALL} from scheduler_runs where status = 'scheduled' and id <> $1 and (applied_at, id) > ($2::timestamptz, $1) order by applied_at, id`, [run.id, run.applied_at]),
  /** Runs as the owner. */
  workspaces: async (sql: Sql): Promise<number[]> => (await sql.rows<{ workspace_id: number }>('select workspace_id from workspaces order by 1')).map((row) => row.workspace_id),
  /** Runs as the owner, over all workspaces. */
  expire: (sql: Sql, before: Date) => sql.run(`update scheduler_runs set status = 'expired' where status = 'preview' and created_at < $1`, [before]),
};
