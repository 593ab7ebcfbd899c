import type { ClientData } from '../kernel/client-data.ts';
import type { PlanDoor } from '../work/index.ts';
import { planOperations, planToJson, type PlanningDeps } from './plans.ts';
import { plansStore } from './plans.store.ts';

export { type MemoryCalls, memoryLink, type MemoryLink, WITHOUT_MEMORY } from './memory-link.ts';
export { StaleVersion, TooManyPlans, VersionNeeded } from './planning.problems.ts';
export type { PlanningDeps } from './plans.ts';

const plansData: ClientData = {
  store: 'plans',
  export: async (sql, clientId) => (await plansStore.ofClient(sql as never, clientId)).map(planToJson),
  erase: (sql, clientId) => sql.run('delete from plans where client_id = $1', [clientId]),
  count: async (sql, clientId) => (await sql.rows<{ n: number }>('select count(*)::int as n from plans where client_id = $1', [clientId]))[0]?.n ?? 0,
};

/** What work and scheduling may know and change of plans. */
export const planDoor: PlanDoor = {
  async read(sql, planId) { return (await plansStore.read(sql, planId)) ?? null; },
  setStatus: (sql, planId, status) => plansStore.setStatus(sql, planId, status),
};

/** Planning: from an intent to an approved plan and its tasks. */
export function planningModule(deps: PlanningDeps) {
  const { operations, ensureTasks } = planOperations(deps);
  return { operations, ensureTasks, clientData: [plansData] };
}
