import type { CalendarProvider } from '../calendar/index.ts';
import type { Database, Sql } from '../db/database.port.ts';
import { type AnyJobHandler, defineJob, handle } from '../jobs/index.ts';
import type { ClientData } from '../kernel/client-data.ts';
import type { Clock } from '../kernel/clock.ts';
import type { AnyOperation, CallContext } from '../kernel/operation.ts';
import type { SolverPool } from '../solver/index.ts';
import type { PlanDoor } from '../work/index.ts';
import * as z from 'zod';
import { calendarOperations } from './calendar.ts';
import { schedulingClientData } from './client-data.store.ts';
import { preferenceOperations, readSettings } from './preferences.ts';
import type { RunJson } from './runs.contract.ts';
import { type RunDeps, schedulerRuns } from './runs.ts';
import { sprintOperations } from './sprints.ts';
import { syncOperation } from './sync.ts';

export * from './calendar.contract.ts';
export * from './preferences.contract.ts';
export * from './runs.contract.ts';
export { ApprovalNeeded, BuiltOn, StalePreview, WrongRunStatus } from './scheduling.problems.ts';
export * from './sprints.contract.ts';

/** The workspace's zone as its preferences have it: what other folders compute days with. */
export const zoneOf = (defaultZone: string) => async (sql: Sql): Promise<string> => (await readSettings(sql, defaultZone)).time_zone;

/** A repair in the background, after something changed the calendar by itself. */
export const repairJob = defineJob({ name: 'scheduling.repair', payload: z.strictObject({ reason: z.string().max(200) }), retries: 2 });

export interface SchedulingDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly pool: SolverPool;
  readonly plans: PlanDoor;
  readonly ensureTasks: RunDeps['ensureTasks'];
  readonly note?: RunDeps['note'];
  /** Connected calendars besides the built-in one. */
  readonly providers?: readonly CalendarProvider[];
  readonly defaultZone: string;
}

export interface SchedulingModule {
  readonly operations: AnyOperation[];
  readonly jobs: AnyJobHandler[];
  readonly clientData: readonly ClientData[];
  /** Repairs the standing schedule: applied or proposed, as the preferences say. */
  repair(context: CallContext, reason: string): Promise<RunJson>;
  /** Housekeeping over all workspaces: old previews expire, the present week gets its sprint. */
  maintain(): Promise<{ expired_previews: number }>;
}

/** Tasks, calendar and preferences become blocks; runs can be previewed, applied, repaired and undone. */
export function schedulingModule(deps: SchedulingDeps): SchedulingModule {
  const { providers = [], ...rest } = deps;
  const runs = schedulerRuns(rest);
  return {
    operations: [...preferenceOperations(deps), ...runs.operations, ...calendarOperations(deps), syncOperation({ db: deps.db, clock: deps.clock, providers, repair: runs.repair }), ...sprintOperations(deps)],
    jobs: [handle(repairJob, async ({ reason }, context) => { await runs.repair(context, reason); })],
    clientData: schedulingClientData,
    repair: runs.repair,
    maintain: runs.maintain,
  };
}
