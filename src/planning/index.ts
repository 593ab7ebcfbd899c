import type { ClientData } from '../kernel/client-data.ts';
import { clientTable } from '../kernel/client-table.store.ts';
import type { PlanDoor } from '../work/index.ts';
import { planOperations, type PlanningDeps } from './plans.ts';
import { plansStore } from './plans.store.ts';

export { type MemoryCalls, memoryLink, type MemoryLink, WITHOUT_MEMORY } from './memory-link.ts';
export { StaleVersion, TooManyPlans, VersionNeeded } from './planning.problems.ts';
export type { PlanningDeps } from './plans.ts';

/** Versions go with their plan; a memory that a plan was made from is known by its kind. */
const plansData: readonly ClientData[] = [
  clientTable({ table: 'plan_versions', where: 'plan_id in (select id from plans where client_id = $1)', same: ['plan_id', 'version_no'], references: { plan_id: 'plans' } }),
  clientTable({
    table: 'plans', key: 'id', alias: 'plan_id', where: 'client_id = $1', same: ['created_at', 'intent'],
    references: {
      engagement_id: 'engagements', project_id: 'projects', 'context.workflow_id': 'workflows', 'context.blueprint_id': 'service_blueprints', 'context.facts[].fact_id': 'facts',
      'context.memories[].id': (id, { kind }) => (typeof id === 'number' ? { space: kind === 'fact' ? 'facts' : kind === 'episode' ? 'episodes' : 'events', id } : null),
    },
  }),
];

/** What work and scheduling may know and change of plans. */
export const planDoor: PlanDoor = {
  async read(sql, planId) { return (await plansStore.read(sql, planId)) ?? null; },
  setStatus: (sql, planId, status) => plansStore.setStatus(sql, planId, status),
};

/** Planning: from an intent to an approved plan and its tasks. */
export function planningModule(deps: PlanningDeps) {
  const { operations, ensureTasks } = planOperations(deps);
  return { operations, ensureTasks, clientData: plansData };
}
