import type { Database, Sql } from '../db/database.port.ts';
import type { AnyJobHandler } from '../jobs/index.ts';
import type { ClientData } from '../kernel/client-data.ts';
import type { Clock } from '../kernel/clock.ts';
import type { AnyOperation } from '../kernel/operation.ts';
import { businessOperations } from './business.ts';
import { workClientData } from './client-data.store.ts';
import type { ClientDoor, PlanDoor, ZoneOf } from './doors.port.ts';
import { executionRunOperations } from './execution-runs.ts';
import { financeOperations } from './finance.ts';
import { seedWorkflows } from './seed.ts';
import { taskOperations } from './tasks.ts';
import { workflowOperations } from './workflows.ts';

export { businessContracts } from './business.contract.ts';
export type { ClientDoor, PlanDoor, PlanStatus, ZoneOf } from './doors.port.ts';
export * from './execution-runs.contract.ts';
export * from './finance.contract.ts';
export { runwayNow } from './finance.ts';
export { type PlanOfTasks, saveStepsAsTasks } from './plan-tasks.ts';
export { checkReferences, type Reference } from './references.store.ts';
export * from './sop.contract.ts';
export { checkedSop, checkedSteps, completeStep, cycleIn, stepErrors, totals, variablesOf } from './sop.ts';
export * from './tasks.contract.ts';
export { dueInstant, releaseInstant, settlePlan, taskJson } from './tasks.ts';
export { type TaskRow, tasksStore as tasks } from './tasks.store.ts';
export * from './workflows.contract.ts';
export { engagementContext, type EngagementContext, libraryWorkflows, type LibraryWorkflow, pastHours, saveProcessTemplate } from './for-planning.store.ts';
export { slugOf, workflowJson } from './workflows.ts';
export { type WorkflowRow, workflowsStore as workflows } from './workflows.store.ts';

export interface WorkDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly clients: ClientDoor;
  readonly plans: PlanDoor;
  readonly zoneOf: ZoneOf;
}

/** Tasks, workflows, execution runs, the business above them and the money below. */
export function workModule(deps: WorkDeps): { operations: AnyOperation[]; jobs: AnyJobHandler[]; clientData: readonly ClientData[]; seed(sql: Sql, workspaceId: number): Promise<void> } {
  return {
    operations: [...taskOperations(deps), ...workflowOperations(deps), ...businessOperations(deps), ...executionRunOperations(deps), ...financeOperations(deps)],
    jobs: [],
    clientData: workClientData,
    seed: seedWorkflows,
  };
}
