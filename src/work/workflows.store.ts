import type { Sql } from '../db/database.port.ts';
import type { StepJson } from './sop.contract.ts';

export interface WorkflowRow {
  id: number; client_id: number | null; slug: string; name: string; capability: string | null; description: string | null; service_blueprint_id: number | null;
  steps: StepJson[]; variables: string[]; estimated_hours: number | null; version: number; status: string; origin: 'own' | 'starter'; metadata: Record<string, unknown>; created_at: Date; updated_at: Date;
  runs: number; average_hours: number | null; variance_pct: number | null;
}

export interface WorkflowVersionRow { version_no: number; name: string; description: string | null; steps: StepJson[]; changed_by: string; reason: string | null; created_at: Date }

const CASTS = {
  client_id: 'int', slug: 'text', name: 'text', capability: 'text', description: 'text', service_blueprint_id: 'int', steps: 'jsonb', variables: 'jsonb', estimated_hours: 'numeric', version: 'int', status: 'text', origin: 'text', metadata: 'jsonb',
} as const;
type Settable = keyof typeof CASTS;
export type WorkflowValues = { [K in Settable]?: WorkflowRow[K] | undefined };

const COLUMNS = ['id', ...Object.keys(CASTS), 'created_at', 'updated_at'];
const given = (values: WorkflowValues) => (Object.keys(CASTS) as Settable[]).filter((name) => values[name] !== undefined);
const bound = (values: WorkflowValues, name: Settable) => (CASTS[name] === 'jsonb' ? JSON.stringify(values[name]) : values[name]);

/** A set of workflows with what their completed runs say. */
const withRuns = (source: string, order = '') => `select w.*, r.runs, r.average_hours, r.variance_pct from (${source}) w left join lateral (
    select count(*)::int as runs, round(avg(actual_hours), 2) as average_hours, round(avg(variance_pct), 1) as variance_pct from execution_runs where workflow_id = w.id::text and status = 'completed'
  ) r on true ${order}`;

export const workflowsStore = {
  /** The new row; undefined when the slug is taken. */
  async insert(sql: Sql, values: WorkflowValues, by: string): Promise<WorkflowRow | undefined> {
    const names = given(values);
    const [made] = await sql.rows<{ id: number }>(`insert into workflows (${names.join(', ')}) values (${names.map((name, i) => `$${i + 1}::${CASTS[name]}`).join(', ')}) on conflict (workspace_id, slug) do nothing returning id`, names.map((name) => bound(values, name)));
    if (made) await workflowsStore.keepVersion(sql, made.id, by, null);
    return made && workflowsStore.read(sql, made.id);
  },
  async read(sql: Sql, id: number): Promise<WorkflowRow | undefined> {
    return (await sql.rows<WorkflowRow>(withRuns(`select ${COLUMNS.join(', ')} from workflows where id = $1`), [id]))[0];
  },
  list(sql: Sql, filters: WorkflowValues, before: number | null, limit: number): Promise<WorkflowRow[]> {
    const names = given(filters);
    return sql.rows<WorkflowRow>(withRuns(`select ${COLUMNS.join(', ')} from workflows where ($1::bigint is null or id < $1) ${names.map((name, i) => `and ${name} = $${i + 3}::${CASTS[name]}`).join(' ')} order by id desc limit $2`, 'order by w.id desc'),
      [before, limit, ...names.map((name) => filters[name])]);
  },
  /** Changes it as a new version; every form it had is kept. */
  async update(sql: Sql, id: number, values: WorkflowValues, by: string, reason: string | null = null): Promise<WorkflowRow | undefined> {
    const names = given(values);
    await sql.run(`update workflows set ${[...names.map((name, i) => `${name} = $${i + 2}::${CASTS[name]}`), 'version = version + 1', 'updated_at = now()'].join(', ')} where id = $1`, [id, ...names.map((name) => bound(values, name))]);
    await workflowsStore.keepVersion(sql, id, by, reason);
    return workflowsStore.read(sql, id);
  },
  /** Writes down the form that stands now. */
  keepVersion: (sql: Sql, id: number, by: string, reason: string | null) => sql.run(`insert into workflow_versions (workflow_id, version_no, workspace_id, name, description, steps, estimated_hours, changed_by, reason)
    select id, version, workspace_id, name, description, steps, estimated_hours, $2, $3 from workflows where id = $1 on conflict do nothing`, [id, by, reason]),
  versions: (sql: Sql, id: number, before: number | null, limit: number) => sql.rows<WorkflowVersionRow>(`select version_no, name, description, steps, changed_by, reason, created_at from workflow_versions
    where workflow_id = $1 and ($2::int is null or version_no < $2) order by version_no desc limit $3`, [id, before, limit]),
  version: async (sql: Sql, id: number, version: number): Promise<WorkflowVersionRow | undefined> => (await sql.rows<WorkflowVersionRow>('select version_no, name, description, steps, changed_by, reason, created_at from workflow_versions where workflow_id = $1 and version_no = $2', [id, version]))[0],
  /** The last version that was made for a reason. */
  madeFor: async (sql: Sql, id: number, reason: string): Promise<{ version_no: number } | undefined> => (await sql.rows<{ version_no: number }>('select version_no from workflow_versions where workflow_id = $1 and reason = $2 order by version_no desc limit 1', [id, reason]))[0],
  async remove(sql: Sql, id: number): Promise<void> {
    await sql.run('delete from workflows where id = $1', [id]);
  },
  async slugTaken(sql: Sql, slug: string, except: number): Promise<boolean> {
    return (await sql.rows('select 1 from workflows where slug = $1 and id <> $2', [slug, except])).length > 0;
  },
  /** Adds a workflow of the starter library unless one with its slug stands there, in this or an earlier form. */
  async seed(sql: Sql, workspaceId: number, workflow: { slug: string; name: string; capability: string; description: string; steps: readonly StepJson[]; variables: readonly string[]; hours: number }): Promise<void> {
    const [made] = await sql.rows<{ id: number }>(`insert into workflows (workspace_id, slug, name, capability, description, steps, variables, estimated_hours, origin) values ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8, 'starter') on conflict (workspace_id, slug) do nothing returning id`,
      [workspaceId, workflow.slug, workflow.name, workflow.capability, workflow.description, JSON.stringify(workflow.steps), JSON.stringify(workflow.variables), workflow.hours]);
    if (made) await workflowsStore.keepVersion(sql, made.id, 'almanac', null);
  },
  /** The issue of the starter library that a workspace has: none before it was seeded, the first where nothing tells. */
  async libraryIssue(sql: Sql, workspaceId: number): Promise<number> {
    const [row] = await sql.rows<{ issue: number | null }>(`select max(case when jsonb_typeof(metadata -> 'library_issue') = 'number' then (metadata ->> 'library_issue')::numeric::int else 1 end) as issue from workflows where workspace_id = $1 and origin = 'starter'`, [workspaceId]);
    return row?.issue ?? 0;
  },
  /** Written on each of them, so that it is known as long as one is left. */
  setLibraryIssue: (sql: Sql, workspaceId: number, issue: number) => sql.run(`update workflows set metadata = coalesce(metadata, '{}') || jsonb_build_object('library_issue', $2::int) where workspace_id = $1 and origin = 'starter'`, [workspaceId, issue]),
};
