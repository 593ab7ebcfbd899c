import type { Sql } from '../db/database.port.ts';

/** Finished pieces of work: the runs of one task are one of them, however often it was taken up; one that is not done yet says nothing about its length. */
const FINISHED = `select max(t.plan_id) as plan_id, max(r.workflow_id) as workflow_id, max(r.step_id) as step_id, max(r.executed_by_person_id) as person, t.title, t.tags,
    case when max(p.source) in ('llm', 'cache') then 'model' else 'library' end as estimated_by, max(p.context ->> 'blueprint_id') as blueprint_id, sum(r.actual_hours)::float8 as actual_hours, max(r.ended_at) as ended_at,
    ((array_agg(r.estimated_hours order by r.started_at, r.id))[1] / coalesce(t.learned_ratio, 1))::float8 as estimated_hours
  from execution_runs r left join tasks t on t.id::text = r.task_id left join plans p on p.id = t.plan_id
  where r.status = 'completed' and r.actual_hours > 0 and (t.id is null or t.status = 'done') group by coalesce(r.task_id, r.run_id), t.id`;

/** A piece of work that was a step: what it took and, before anything was learned, was thought to take; and whether a model had thought so. */
export interface PastWork { readonly step_id: string; readonly title: string | null; readonly actual: number; readonly estimated: number | null; readonly estimated_by: EstimatedBy }
export type EstimatedBy = 'library' | 'model';

/** What the steps of a workflow, or of a blueprint without one, took: the latest fifty of each name, the latest first. */
export const pastWork = (sql: Sql, of: { readonly workflowId: number } | { readonly blueprintId: number }): Promise<PastWork[]> => sql.rows<PastWork>(`
  select step_id, title, actual_hours as actual, estimated_hours as estimated, estimated_by from (
    select *, row_number() over (partition by step_id, title order by ended_at desc) as recency from (${FINISHED}) done where ${'workflowId' in of ? 'workflow_id' : 'workflow_id is null and blueprint_id'} = $1 and step_id is not null
  ) latest where recency <= 50 order by ended_at desc limit 5000`, [String('workflowId' in of ? of.workflowId : of.blueprintId)]);

/** How far other work lay off its estimates: ratios of actual to estimated hours by tag, and of the person who did most of it. */
export interface PastRatios { readonly tags: ReadonlyMap<string, readonly number[]>; readonly person: readonly number[] }

/** Work of one plan goes well or badly together, so a tag or a person is judged over so many plans and pieces of work at least. */
const LEAST_PLANS = 5, LEAST_WORK = 20;

/** Of the latest 500 finished pieces of work that had an estimate, of one kind: how a model errs says nothing about how the library does. */
export async function pastRatios(sql: Sql, by: EstimatedBy): Promise<PastRatios> {
  const rows = await sql.rows<{ plan_id: number | null; tags: string[] | null; person: string | null; ratio: number }>(`select plan_id, tags, person, actual_hours / estimated_hours as ratio from (${FINISHED}) done where estimated_hours > 0 and estimated_by = $1 order by ended_at desc limit 500`, [by]);
  const gather = (keysOf: (row: (typeof rows)[number]) => readonly string[]): Map<string, number[]> => {
    const found = new Map<string, { ratios: number[]; plans: Set<number | null> }>();
    for (const row of rows) {
      for (const key of keysOf(row)) {
        const known = found.get(key) ?? { ratios: [], plans: new Set() };
        known.ratios.push(row.ratio);
        known.plans.add(row.plan_id);
        found.set(key, known);
      }
    }
    return new Map([...found].filter(([, { ratios, plans }]) => ratios.length >= LEAST_WORK && plans.size >= LEAST_PLANS).map(([key, { ratios }]) => [key, ratios]));
  };
  return { tags: gather((row) => (row.tags ?? []).map((tag) => tag.toLowerCase())), person: [...gather((row) => [row.person ?? '']).values()].sort((x, y) => y.length - x.length)[0] ?? [] };
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

/** Titles of tasks of a plan on which somebody has worked, or that are finished; at most a few. */
export const begunTasks = async (sql: Sql, planId: number): Promise<string[]> => (await sql.rows<{ title: string }>(`select title from tasks t where plan_id = $1 and (status in ('in_progress', 'done')
    or exists (select from execution_runs r where r.task_id = t.id::text and r.status <> 'cancelled')) order by step_index nulls last, id limit 3`, [planId])).map((row) => row.title);

/** Takes away what the approval of a plan made: its tasks with their blocks, and its process template. */
export async function removePlanTasks(sql: Sql, planId: number): Promise<number> {
  const gone = (await sql.rows<{ id: number }>('delete from tasks where plan_id = $1 returning id', [planId])).map((row) => row.id);
  if (gone.length > 0) await sql.run('update tasks set depends_on = (select coalesce(array_agg(d), array[]::int[]) from unnest(depends_on) as d where d <> all($1::int[])), updated_at = now() where depends_on && $1::int[]', [gone]);
  await sql.run('delete from process_templates where plan_id = $1', [planId]);
  return gone.length;
}
