import type { Sql } from '../db/database.port.ts';

/** What completed runs of a workflow's steps took, the latest fifty a step, in hours. */
export async function pastHours(sql: Sql, workflowId: number): Promise<Map<string, { actual: number; estimated: number | null }[]>> {
  const rows = await sql.rows<{ step_id: string; actual_hours: number; estimated_hours: number | null }>(`
    select step_id, actual_hours, estimated_hours from (
      select step_id, actual_hours, estimated_hours, row_number() over (partition by step_id order by ended_at desc) as recency
      from execution_runs where workflow_id = $1 and status = 'completed' and step_id is not null and actual_hours > 0
    ) latest where recency <= 50`, [String(workflowId)]);
  const out = new Map<string, { actual: number; estimated: number | null }[]>();
  for (const row of rows) out.set(row.step_id, [...(out.get(row.step_id) ?? []), { actual: row.actual_hours, estimated: row.estimated_hours }]);
  return out;
}

export interface EngagementContext {
  readonly engagement_id: number;
  readonly customer_name: string | null;
  readonly offer_name: string | null;
  readonly blueprint_id: number | null;
  readonly blueprint_name: string | null;
  readonly structure: unknown;
}

/** What an engagement was sold as: its offer, and the blueprint of that offer. */
export async function engagementContext(sql: Sql, engagementId: number): Promise<EngagementContext | null> {
  const [row] = await sql.rows<EngagementContext>(`select e.id as engagement_id, coalesce(e.customer_name, e.name) as customer_name, o.name as offer_name, b.id as blueprint_id, b.name as blueprint_name, b.structure
    from engagements e left join offers o on o.id = e.offer_id
    left join service_blueprints b on b.id = coalesce(o.service_blueprint_id, (select id from service_blueprints x where x.offer_id = o.id order by id desc limit 1))
    where e.id = $1`, [engagementId]);
  return row ?? null;
}

/** The process template behind a plan, with its lineage: written at approval, changed at every later one. Answers its id. */
export async function saveProcessTemplate(sql: Sql, t: { planId: number; name: string; clientId: number | null; workflowId: number | null; engagementId: number | null; checklist: unknown; hours: number }): Promise<number> {
  const [row] = await sql.rows<{ id: number }>(`insert into process_templates (plan_id, name, client_id, workflow_id, engagement_id, checklist, estimated_hours, status) values ($1, $2, $3, $4, $5, $6::jsonb, $7, 'approved')
    on conflict (plan_id) where plan_id is not null do update set name = excluded.name, checklist = excluded.checklist, estimated_hours = excluded.estimated_hours, version = process_templates.version + 1, updated_at = now() returning id`,
  [t.planId, t.name, t.clientId, t.workflowId, t.engagementId, JSON.stringify(t.checklist), t.hours]);
  return (row as { id: number }).id;
}

export interface LibraryWorkflow {
  readonly id: number; readonly name: string; readonly slug: string; readonly capability: string | null; readonly description: string | null; readonly steps: unknown[];
  readonly origin: 'own' | 'starter'; readonly service_blueprint_id: number | null;
}

/** Everything the planner may start from. */
export const libraryWorkflows = (sql: Sql): Promise<LibraryWorkflow[]> =>
  sql.rows<LibraryWorkflow>(`select id, name, slug, capability, description, steps, origin, service_blueprint_id from workflows where status = 'active' and jsonb_array_length(steps) > 0 order by id limit 2000`);
