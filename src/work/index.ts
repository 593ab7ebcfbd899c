import type { Database, Sql } from '../db/database.port.ts';
import type { AnyJobHandler } from '../jobs/index.ts';
import type { ClientData } from '../kernel/client-data.ts';
import type { Clock } from '../kernel/clock.ts';
import type { AnyOperation, CallContext } from '../kernel/operation.ts';
import { businessOperations } from './business.ts';
import { workClientData } from './client-data.store.ts';
import type { ClientDoor, NoteDown, PlanDoor, ZoneOf } from './doors.port.ts';
import { executionRunOperations } from './execution-runs.ts';
import { financeOperations } from './finance.ts';
import { makeAhead } from './occurrences.ts';
import { quickOperation } from './quick.ts';
import { recurrenceOperations } from './recurrences.ts';
import { seedWorkflows } from './seed.ts';
import { bulkOperation } from './task-bulk.ts';
import { taskListOperations } from './task-lists.ts';
import { taskNoteOperations } from './task-notes.ts';
import { taskOperations } from './tasks.ts';
import { viewOperations } from './views.ts';
import { workflowOperations } from './workflows.ts';

export { businessContracts } from './business.contract.ts';
export type { ClientDoor, NoteDown, PlanDoor, PlanStatus, ZoneOf } from './doors.port.ts';
export * from './execution-runs.contract.ts';
export * from './finance.contract.ts';
export { runwayNow } from './finance.ts';
export { type PlanOfTasks, saveStepsAsTasks } from './plan-tasks.ts';
export { checkReferences, type Reference } from './references.store.ts';
export * from './sop.contract.ts';
export { checkedSop, checkedSteps, completeStep, cycleIn, stepErrors, totals, variablesOf } from './sop.ts';
export * from './quick-entry.contract.ts';
export * from './recurrences.contract.ts';
export * from './task-bulk.contract.ts';
export * from './task-lists.contract.ts';
export * from './task-notes.contract.ts';
export * from './tasks.contract.ts';
export { withDayWindows } from './day-windows.ts';
export { meetingSign } from './meetings.ts';
export { makeAheadUntil } from './occurrences.ts';
export { placeable } from './placeable.ts';
export { dueInstant, releaseInstant } from './task-times.ts';
export { settlePlan } from './task-writer.ts';
export { finishedSince } from './task-lists.store.ts';
export { taskJson } from './tasks.ts';
export { type TaskRow, tasksStore as tasks } from './tasks.store.ts';
export { type Worked, workedOn } from './worked.store.ts';
export * from './views.contract.ts';
export * from './workflows.contract.ts';
export { begunTasks, engagementContext, type EngagementContext, libraryWorkflows, type LibraryWorkflow, type EstimatedBy, type PastRatios, pastRatios, type PastWork, pastWork, removePlanTasks, saveProcessTemplate } from './for-planning.store.ts';
export { BRINGING_ABOUT, INTENTS, type Intents } from './starter/index.ts';
export { setStepHours, slugOf, takeBackChange, workflowJson } from './workflows.ts';
export { type WorkflowRow, workflowsStore as workflows } from './workflows.store.ts';

export interface WorkDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly clients: ClientDoor;
  readonly plans: PlanDoor;
  readonly zoneOf: ZoneOf;
  readonly note: NoteDown;
}

/** Tasks, workflows, execution runs, the business above them and the money below. */
export function workModule(deps: WorkDeps): { operations: AnyOperation[]; jobs: AnyJobHandler[]; clientData: readonly ClientData[]; seed(sql: Sql, workspaceId: number): Promise<void>; makeAhead(context: Pick<CallContext, 'workspaceId'>): Promise<{ made: number; skipped: number }> } {
  return {
    operations: [quickOperation(deps), bulkOperation(deps), ...taskListOperations(deps), ...taskOperations(deps), ...taskNoteOperations(deps), ...recurrenceOperations(deps), ...workflowOperations(deps), ...businessOperations(deps), ...executionRunOperations(deps), ...financeOperations(deps), ...viewOperations(deps)],
    jobs: [],
    clientData: workClientData,
    seed: seedWorkflows,
    /** Makes the tasks of recurrences for the weeks ahead and puts missed ones aside. Called often; each is made once. */
    makeAhead: (context) => deps.db.inWorkspace(context, async (sql) => makeAhead(sql, deps.clock.now(), await deps.zoneOf(sql))),
  };
}
