import type { Sql } from '../db/database.port.ts';

export type RunStatus = 'running' | 'paused' | 'completed' | 'cancelled';

export interface RunRow {
  id: number; title: string | null; client_id: number | null; run_id: string; run_type: 'Process' | 'Touchpoint'; workflow_id: string | null; process_template_id: string | null; task_id: string | null; project_id: string | null;
  engagement_id: string | null; executed_by_person_id: string | null; step_id: string | null; status: RunStatus; started_at: Date; ended_at: Date | null; paused_at: Date | null; paused_seconds: number;
  actual_hours: number | null; estimated_hours: number | null; variance_pct: number | null; outcome_notes: string | null; metadata: Record<string, unknown>; created_at: Date; updated_at: Date;
}

const ALL = `id, client_id, run_id, run_type, workflow_id, process_template_id, task_id, project_id, engagement_id, executed_by_person_id, step_id, status, started_at, ended_at, paused_at, paused_seconds,
  actual_hours, estimated_hours, variance_pct, outcome_notes, metadata, created_at, updated_at,
  (select t.title from tasks t where t.id = case when execution_runs.task_id ~ '^[1-9][0-9]{0,8}$' then execution_runs.task_id::int end) as title`;

export interface RunFilters { project_id?: string | undefined; task_id?: string | undefined; process_template_id?: string | undefined; workflow_id?: string | undefined; status?: RunStatus | undefined; ended_from?: string | undefined }

export const runsStore = {
  /** A run with what its task says at this moment. */
  async start(sql: Sql, run: { runId: string; runType: string; taskId: number; personId: number | null; at: Date; metadata: unknown }): Promise<RunRow> {
    const [row] = await sql.rows<RunRow>(`insert into execution_runs (run_id, run_type, task_id, step_id, workflow_id, process_template_id, project_id, engagement_id, client_id, estimated_hours, executed_by_person_id, started_at, metadata)
      select $1, $2, t.id::text, t.step_id, t.workflow_id::text, t.process_template_id::text, t.project_id::text, t.engagement_id::text, t.client_id, t.estimated_hours, $4::int::text, $5::timestamptz, $6::jsonb from tasks t where t.id = $3
      returning ${ALL}`, [run.runId, run.runType, run.taskId, run.personId, run.at, JSON.stringify(run.metadata ?? {})]);
    return row as RunRow;
  },
  /** One run, kept from others until the transaction ends, so that two steps at once follow each other. */
  async locked(sql: Sql, runId: string): Promise<RunRow | undefined> {
    return (await sql.rows<RunRow>(`select ${ALL} from execution_runs where run_id = $1 for update`, [runId]))[0];
  },
  async read(sql: Sql, runId: string): Promise<RunRow | undefined> {
    return (await sql.rows<RunRow>(`select ${ALL} from execution_runs where run_id = $1`, [runId]))[0];
  },
  list(sql: Sql, filters: RunFilters, before: number | null, limit: number): Promise<RunRow[]> {
    const names = (['project_id', 'task_id', 'process_template_id', 'workflow_id', 'status'] as const).filter((name) => filters[name] !== undefined);
    return sql.rows<RunRow>(`select ${ALL} from execution_runs where ($1::bigint is null or id < $1) and ($3::timestamptz is null or ended_at >= $3) ${names.map((name, i) => `and ${name} = $${i + 4}`).join(' ')} order by id desc limit $2`, [before, limit, filters.ended_from ?? null, ...names.map((name) => filters[name])]);
  },
  async save(sql: Sql, row: Pick<RunRow, 'id' | 'status' | 'ended_at' | 'paused_at' | 'paused_seconds' | 'actual_hours' | 'outcome_notes'>): Promise<RunRow> {
    const [saved] = await sql.rows<RunRow>(`update execution_runs set status = $2, ended_at = $3, paused_at = $4, paused_seconds = $5, actual_hours = $6, outcome_notes = $7, updated_at = now() where id = $1 returning ${ALL}`,
      [row.id, row.status, row.ended_at, row.paused_at, row.paused_seconds, row.actual_hours, row.outcome_notes]);
    return saved as RunRow;
  },
  async correct(sql: Sql, id: number, hours: number | null, notes: string | null, metadata: unknown): Promise<RunRow> {
    return (await sql.rows<RunRow>(`update execution_runs set actual_hours = $2, outcome_notes = $3, metadata = $4::jsonb, updated_at = now() where id = $1 returning ${ALL}`, [id, hours, notes, JSON.stringify(metadata)]))[0] as RunRow;
  },
};
