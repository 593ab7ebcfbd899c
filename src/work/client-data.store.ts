import type { ClientData, Id } from '../kernel/client-data.ts';
import { clientTable } from '../kernel/client-table.store.ts';

const OWN = 'client_id = $1';
/** A task belongs to a client by its own word or by its plan's; blocks go with their tasks. */
const BY_PLAN = `(client_id = $1 or plan_id in (select id from plans where client_id = $1))`;
const RUNS = `(client_id = $1 or task_id in (select id::text from tasks where ${BY_PLAN}))`;
const DELIVERABLES = `(project_id in (select id from projects where client_id = $1) or task_id in (select id from tasks where ${BY_PLAN}))`;
const OFFERS = `(venture_id in (select id from ventures where client_id = $1) or service_blueprint_id in (select id from service_blueprints where client_id = $1))`;

/** What a client's work refers to and somebody else owns, with its own name: the library of workflows, projects of the workspace. */
const REFERRED: Readonly<Record<string, { name: string; known: string; mine: string; ids: string }>> = {
  workflows: {
    name: 'slug', known: 'slug', mine: 'client_id is not distinct from $1', ids: `select workflow_id from tasks where ${BY_PLAN} union select workflow_id from process_templates where ${BY_PLAN}
      union select workflow_id::int from execution_runs where ${RUNS} and workflow_id ~ '^[0-9]{1,9}$' union select (context ->> 'workflow_id')::int from plans where client_id = $1
      union select (w ->> 'workflow_id')::int from plans, jsonb_array_elements(case when jsonb_typeof(briefing -> 'workflows') = 'array' then briefing -> 'workflows' else '[]' end) w where client_id = $1 and w ->> 'workflow_id' ~ '^[0-9]{1,9}$'
      union select (action ->> 'workflow_id')::int from recommendations where client_id = $1`,
  },
  service_blueprints: { name: 'slug', known: 'slug', mine: 'client_id is not distinct from $1', ids: `select (context ->> 'blueprint_id')::int from plans where client_id = $1 union select service_blueprint_id from workflows where client_id = $1` },
  projects: { name: 'name', known: `name || ' ' || extract(epoch from created_at)`, mine: 'client_id is not distinct from $1', ids: `select project_id from tasks where ${BY_PLAN} union select project_id from plans where client_id = $1 union select project_id from recurrences where client_id = $1` },
  engagements: {
    name: 'name', known: `name || ' ' || extract(epoch from created_at)`, mine: 'client_id is not distinct from $1',
    ids: `select engagement_id from tasks where ${BY_PLAN} union select engagement_id from plans where client_id = $1 union select engagement_id from process_templates where ${BY_PLAN} union select engagement_id from projects where client_id = $1`,
  },
  persons: { name: 'name', known: `name || ' ' || extract(epoch from created_at)`, mine: 'client_id is not distinct from $1', ids: `select assigned_person_id from tasks where ${BY_PLAN}` },
  offers: { name: 'name', known: `name || ' ' || extract(epoch from created_at)`, mine: OFFERS, ids: `select offer_id from engagements where client_id = $1 union select offer_id from service_blueprints where client_id = $1` },
};

/** Named and not copied: an import finds it again where it is, and leaves the reference empty where it is not. */
const referred: ClientData = {
  store: 'referred_to',
  async export(sql, clientId) {
    const out: Record<string, unknown>[] = [];
    for (const [table, { name, known, mine, ids }] of Object.entries(REFERRED)) {
      out.push(...(await sql.rows<{ id: number; name: string; known: string }>(`select id, ${name} as name, ${known} as known from ${table} where id in (${ids}) and not (${mine}) order by id`, [clientId])).map((row) => ({ table, ...row })));
    }
    return out;
  },
  erase: async () => 0,
  count: async () => 0,
  async import(sql, lines, session) {
    for (const { line, record } of lines) {
      const table = REFERRED[String(record['table'])];
      if (!table || typeof record['known'] !== 'string' || typeof record['id'] !== 'number') { session.refuse(line, 'A line of referred_to without its table, id and known.'); continue; }
      const [found] = await sql.rows<{ id: number }>(`select id from ${String(record['table'])} where ${table.known} = $1 order by id limit 1`, [record['known']]);
      if (found) session.took(String(record['table']), record['id'], found.id as Id);
      session.unchanged('referred_to', found ? 1 : 0);
    }
  },
};

const BUSINESS = { client_id: 'profile' } as const;

/** Runs before tasks: whose a run was is read from the task. */
export const workClientData: readonly ClientData[] = [
  clientTable({
    table: 'execution_runs', key: 'id', called: 'run_id', where: RUNS, same: ['created_at', 'started_at', 'run_type', 'step_id', 'task_id'], names: ['run_id'],
    references: { task_id: 'tasks', workflow_id: 'workflows', process_template_id: 'process_templates', project_id: 'projects', engagement_id: 'engagements', executed_by_person_id: 'persons' },
  }),
  clientTable({ table: 'results', key: 'id', where: `deliverable_id in (select id from deliverables where ${DELIVERABLES})`, same: ['created_at', 'metric', 'deliverable_id'], references: { deliverable_id: 'deliverables' } }),
  clientTable({ table: 'deliverables', key: 'id', called: 'name', where: DELIVERABLES, inAnswers: ['deliverable_id'], same: ['created_at', 'name', 'project_id'], references: { project_id: 'projects', task_id: 'tasks' } }),
  clientTable({ table: 'task_notes', key: 'id', where: `task_id in (select id from tasks where ${BY_PLAN})`, same: ['created_at', 'task_id', 'text'], references: { task_id: 'tasks', event_id: 'events' } }),
  clientTable({
    table: 'tasks', key: 'id', called: 'title', where: BY_PLAN, inAnswers: ['task_id'], same: ['created_at', 'step_id', 'plan_id', 'title'],
    references: { plan_id: 'plans', 'depends_on[]': 'tasks', parent_task_id: 'tasks', recurrence_id: 'recurrences', project_id: 'projects', engagement_id: 'engagements', workflow_id: 'workflows', process_template_id: 'process_templates', assigned_person_id: 'persons', calendar_event_id: 'calendar_events' },
  }),
  clientTable({ table: 'recurrences', key: 'id', called: 'title', where: OWN, same: ['created_at', 'title'], references: { ...BUSINESS, project_id: 'projects' } }),
  clientTable({ table: 'process_templates', key: 'id', called: 'name', where: BY_PLAN, same: ['created_at', 'plan_id', 'name'], references: { plan_id: 'plans', workflow_id: 'workflows', engagement_id: 'engagements' } }),
  clientTable({ table: 'projects', key: 'id', called: 'name', where: OWN, inAnswers: ['project_id'], same: ['created_at', 'name'], references: { ...BUSINESS, engagement_id: 'engagements' } }),
  clientTable({ table: 'engagements', key: 'id', called: 'name', where: OWN, inAnswers: ['engagement_id'], same: ['created_at', 'name'], references: { ...BUSINESS, offer_id: 'offers' } }),
  clientTable({ table: 'persons', key: 'id', called: 'name', where: OWN, same: ['created_at', 'name'], references: BUSINESS }),
  clientTable({ table: 'workflow_versions', where: 'workflow_id in (select id from workflows where client_id = $1)', same: ['workflow_id', 'version_no'], references: { workflow_id: 'workflows' } }),
  clientTable({ table: 'workflows', key: 'id', called: 'name', where: OWN, same: ['created_at', 'name'], names: ['slug'], references: { ...BUSINESS, service_blueprint_id: 'service_blueprints' } }),
  clientTable({ table: 'offers', key: 'id', called: 'name', where: OFFERS, same: ['created_at', 'name'], references: { venture_id: 'ventures', service_blueprint_id: 'service_blueprints' } }),
  clientTable({ table: 'service_blueprints', key: 'id', called: 'name', where: OWN, same: ['created_at', 'name'], names: ['slug'], references: { ...BUSINESS, offer_id: 'offers' } }),
  clientTable({ table: 'ventures', key: 'id', called: 'name', where: OWN, inAnswers: ['venture_id'], same: ['created_at', 'name'], references: BUSINESS }),
  clientTable({ table: 'finance_snapshot', key: 'id', where: OWN, same: ['as_of', 'created_at'] }),
  referred,
];
