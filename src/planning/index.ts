import type { ClientData } from '../kernel/client-data.ts';
import { clientTable } from '../kernel/client-table.store.ts';
import type { Target } from '../kernel/references.ts';
import type { PlanDoor } from '../work/index.ts';
import { planOperations, type PlanningDeps } from './plans.ts';
import { plansStore } from './plans.store.ts';
import { type ReadPreferencesDeps, readPreferences } from './read-preferences.ts';

export { workflowCorrections } from './corrections.ts';
export { type MemoryCalls, memoryLink, type MemoryLink, WITHOUT_MEMORY } from './memory-link.ts';
export { StaleVersion, TooManyPlans, VersionNeeded } from './planning.problems.ts';
export type { PlanningDeps } from './plans.ts';
export type { ConstraintDoor } from './read-preferences.ts';

const memoryOf: Target = (id, { kind }) => (typeof id === 'number' ? { space: kind === 'fact' ? 'facts' : kind === 'episode' ? 'episodes' : 'events', id } : null);

/** Versions go with their plan; a memory that a plan was made from is known by its kind. */
const plansData: readonly ClientData[] = [
  clientTable({ table: 'plan_versions', where: 'plan_id in (select id from plans where client_id = $1)', same: ['plan_id', 'version_no'], references: { plan_id: 'plans' } }),
  clientTable({ table: 'plan_progress', where: 'client_id = $1', same: ['name'], references: { plan_id: 'plans' } }),
  clientTable({ table: 'plan_days', where: 'client_id = $1', same: ['client_id', 'day'] }),
  clientTable({
    table: 'plans', key: 'id', alias: 'plan_id', called: "sop ->> 'title'", where: 'client_id = $1', inAnswers: ['plan_id'], same: ['created_at', 'intent'],
    references: {
      engagement_id: 'engagements', project_id: 'projects', 'context.workflow_id': 'workflows', 'context.ways[].workflow_id': 'workflows', 'context.ways[].blueprint_id': 'service_blueprints', 'context.blueprint_id': 'service_blueprints', 'context.facts[].fact_id': 'facts',
      from_plan_id: 'plans', 'context.memories[].id': memoryOf, 'briefing.memories[].id': memoryOf, 'briefing.facts[].fact_id': 'facts', 'briefing.preferences[].fact_id': 'facts', 'briefing.preferences[].event_id': 'events',
      'briefing.workflows[].workflow_id': 'workflows', 'briefing.numbers[].workflow_id': 'workflows', 'briefing.blueprint.blueprint_id': 'service_blueprints', 'briefing.past_plans[].plan_id': 'plans',
    },
  }),
];

/** What work and scheduling may know and change of plans. */
export const planDoor: PlanDoor = {
  async read(sql, planId) { return (await plansStore.read(sql, planId)) ?? null; },
  setStatus: (sql, planId, status) => plansStore.setStatus(sql, planId, status),
};

/** Planning: from an intent to an approved plan and its tasks, and from what people said about their time to proposed constraints. */
export function planningModule(deps: PlanningDeps & ReadPreferencesDeps) {
  const { operations, ensureTasks } = planOperations(deps);
  const preferences = readPreferences(deps);
  return { operations: [...operations, ...preferences.operations], ensureTasks, clientData: plansData, readPreferences: preferences.read, settlePreferences: preferences.settle };
}
