import { calendarEvents } from '../calendar/index.ts';
import type { Database, Sql } from '../db/database.port.ts';
import type { AnyJobHandler, JobQueue } from '../jobs/index.ts';
import type { ClientData } from '../kernel/client-data.ts';
import type { Clock } from '../kernel/clock.ts';
import type { AnyOperation, CallContext } from '../kernel/operation.ts';
import type { SolverPool } from '../solver/index.ts';
import type { ClientDoor, PlanDoor } from '../work/index.ts';
import { calendarOperations } from './calendar.ts';
import { freeingTime } from './changes.ts';
import { schedulingClientData } from './client-data.store.ts';
import { comparisonOperations } from './comparisons.ts';
import { constraintOperations } from './constraints.ts';
import { newsOperation } from './news.ts';
import { preferenceOperations, readSettings } from './preferences.ts';
import { repairs } from './repair.ts';
import type { RunJson } from './runs.contract.ts';
import { type RunDeps, schedulerRuns } from './runs.ts';
import { ensureWeeks, sprintOperations } from './sprints.ts';
import { type SyncDeps, syncOperation } from './sync.ts';
import { followBlocks } from './write-run.ts';
import { weeksTouched } from './weeks.ts';

export * from './calendar.contract.ts';
export { constraintsFor } from './constraints.ts';
export * from './constraints.contract.ts';
export { type ConstraintDraft, constraintsStore as schedulingConstraints } from './constraints.store.ts';
export * from './news.contract.ts';
export * from './preferences.contract.ts';
export * from './runs.contract.ts';
export { ApprovalNeeded, BuiltOn, StalePreview, WrongRunStatus } from './scheduling.problems.ts';
export * from './sprints.contract.ts';

/** The workspace's zone as its preferences have it: what other folders compute days with. */
export const zoneOf = (defaultZone: string) => async (sql: Sql): Promise<string> => (await readSettings(sql, defaultZone)).time_zone;

export interface SchedulingDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly pool: SolverPool;
  readonly plans: PlanDoor;
  readonly clients: Pick<ClientDoor, 'find'>;
  /** Without one repairs of what changed are made only when asked for. */
  readonly jobs?: Pick<JobQueue, 'enqueue'>;
  readonly ensureTasks: RunDeps['ensureTasks'];
  readonly note?: RunDeps['note'];
  /** Reads and writes the connected calendars; absent: there are none. */
  readonly syncNow?: SyncDeps['syncNow'];
  readonly defaultZone: string;
}

export interface SchedulingModule {
  readonly operations: AnyOperation[];
  readonly jobs: AnyJobHandler[];
  readonly clientData: readonly ClientData[];
  /** Repairs the standing schedule: applied or proposed, as the preferences say. */
  repair(context: CallContext, reason: string): Promise<RunJson>;
  /** One repair for everything that changed since the last; null when nothing must move. */
  repairChanges(context: CallContext): Promise<RunJson | null>;
  /** What the clock calls every minute: what is closed gives its time back, what was missed is noticed, what changed is repaired. */
  tick(context: CallContext): Promise<boolean>;
  /** Tasks and weeks follow blocks that a person moved or removed elsewhere, in the transaction of the change. */
  followByHand(sql: Sql, taskIds: readonly number[]): Promise<void>;
  /** Operations of other folders that may close tasks: what they close loses its blocks at once. */
  freeingTime(operations: readonly AnyOperation[]): AnyOperation[];
  /** Housekeeping over all workspaces: old previews expire, the present week gets its sprint. */
  maintain(): Promise<{ expired_previews: number }>;
}

/** Tasks, calendar and preferences become blocks; runs can be previewed, applied, repaired and undone. */
export function schedulingModule(deps: SchedulingDeps): SchedulingModule {
  const { syncNow = async () => ({ calendars: [], push: null }), jobs, ...rest } = deps;
  const runs = schedulerRuns(rest);
  const mending = repairs({ db: deps.db, clock: deps.clock, defaultZone: deps.defaultZone, jobs, runs });
  return {
    operations: [...preferenceOperations(deps), ...comparisonOperations(deps), newsOperation(deps), ...runs.operations, ...calendarOperations(deps), syncOperation({ syncNow, repair: runs.repair }), ...sprintOperations(deps), ...constraintOperations(deps)],
    jobs: [mending.job],
    clientData: schedulingClientData,
    repair: runs.repair,
    repairChanges: mending.repairChanges,
    tick: (context) => mending.tick(context),
    async followByHand(sql, taskIds) {
      await followBlocks(sql, taskIds);
      const settings = await readSettings(sql, deps.defaultZone);
      const blocks = await calendarEvents.blocksOf(sql, taskIds);
      await ensureWeeks(sql, settings, weeksTouched(settings.time_zone, blocks.map((block) => ({ start: block.starts_at.getTime(), end: block.ends_at.getTime() }))));
    },
    freeingTime: (operations) => freeingTime(operations, deps),
    maintain: runs.maintain,
  };
}
