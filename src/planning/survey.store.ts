import type { Sql } from '../db/database.port.ts';

export interface PastPlanRow { id: number; client_id: number | null; plan_title: string; planned_hours: number; actual_hours: number; tasks: number; last_run_at: Date }

export const surveyStore = {
  /** Plans that were made from these workflows and worked on, the latest first: only the tasks with a recorded run count, on both sides. */
  pastPlans: (sql: Sql, workflowIds: readonly number[], limit: number) => sql.rows<PastPlanRow>(`
    select p.id, p.client_id, p.plan_title, sum(coalesce(t.estimated_hours, 0))::float8 as planned_hours, sum(r.hours)::float8 as actual_hours, count(*)::int as tasks, max(r.ended_at) as last_run_at
    from plans p join tasks t on t.plan_id = p.id
    join lateral (select sum(x.actual_hours) as hours, max(x.ended_at) as ended_at from execution_runs x where x.task_id = t.id::text and x.status = 'completed' and x.actual_hours > 0) r on r.hours is not null
    where (p.context ->> 'workflow_id')::int = any($1::int[]) group by p.id order by max(r.ended_at) desc, p.id desc limit $2`, [workflowIds, limit]),
  /** Workflows that were stored for other clients. */
  ofOthers: async (sql: Sql, clientId: number): Promise<Set<number>> => new Set((await sql.rows<{ id: number }>('select id from workflows where client_id is not null and client_id <> $1', [clientId])).map((row) => row.id)),
  engagementClient: async (sql: Sql, engagementId: number): Promise<number | null> => (await sql.rows<{ client_id: number | null }>('select client_id from engagements where id = $1', [engagementId]))[0]?.client_id ?? null,
};
