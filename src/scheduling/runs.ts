import { calendarEvents } from '../calendar/index.ts';
import type { Database, Sql } from '../db/database.port.ts';
import { counted } from '../kernel/counted.ts';
import type { Clock } from '../kernel/clock.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { type AnyOperation, type CallContext, operation } from '../kernel/operation.ts';
import { conflict, invalidInput, notFound, Problem } from '../kernel/problem.ts';
import { weekOf } from '../kernel/zone.ts';
import type { Solution, SolverPool } from '../solver/index.ts';
import { type PlanDoor, PRIORITY_WEIGHT, tasks } from '../work/index.ts';
import { buildProblem, type Built, taskIdOf } from './build-problem.ts';
import { type Because, changesStore } from './changes.store.ts';
import { latenessOf, placesWith, withSlack } from './explain.ts';
import { movesOf } from './moves.ts';
import { readSettings } from './preferences.ts';
import { applyRunContract, dismissRunContract, listRunsContract, readRunContract, rescheduleContract, restoreRunContract, rollForwardContract, type RunJson, scheduleContract, solveContract, undoRunContract } from './runs.contract.ts';
import { readSolution } from './read-solution.ts';
import { runJson, summariesOf } from './run-json.ts';
import { type Before, type KeptBlock, type RunRow, runsStore } from './runs.store.ts';
import { ApprovalNeeded, BuiltOn, StalePreview, WrongRunStatus } from './scheduling.problems.ts';
import { ensureWeeks } from './sprints.ts';
import { makeAheadFor, readState, type Request, type State } from './state.ts';
import { weeksTouched } from './weeks.ts';
import { compare, putBlocks, takeBlocks } from './write-run.ts';

/** The reason by which a reschedule takes in what is overdue. */
const OVERDUE = 'overdue';
/** A preview can be applied for so long. */
const PREVIEW_MS = 86_400_000;
/** Weighted minutes of lateness saved for which a repair moves what begins soon. */
const WORTH_UNSETTLING = 60;
/** How often a run is made anew when the calendar changed while it was being computed. */
const TRIES = 3;

export interface RunDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly pool: SolverPool;
  readonly plans: PlanDoor;
  /** Creates the tasks of a plan that was never approved; planning provides it. */
  readonly ensureTasks: (planId: number, context: CallContext) => Promise<void>;
  /** Writes an entry of the audit log, in the caller's transaction. */
  readonly note?: ((context: CallContext, entry: { event_type: 'scheduling'; event_source: 'scheduler'; content: string; payload: Record<string, unknown> }) => Promise<void>) | undefined;
  readonly defaultZone: string;
}

export interface RunOptions {
  dryRun: boolean; seed?: number | undefined; time_limit_ms?: number | undefined; reason?: string | undefined;
  /** Of a repair that nobody asked for by a request: what brought it about. */
  because?: readonly Because[];
  /** Keep no run when nothing would change. */
  onlyIfNeeded?: boolean;
}

export function schedulerRuns({ db, clock, pool, plans, ensureTasks, note, defaultZone }: RunDeps) {
  // Runs of one workspace in this process take turns: computed side by side, each would make the others start again.
  const turns = new Map<number, Promise<unknown>>();
  async function make(request: Request, options: RunOptions, context: CallContext): Promise<RunJson> {
    return await makeIfNeeded(request, { ...options, onlyIfNeeded: false }, context) as RunJson;
  }

  async function makeIfNeeded(request: Request, options: RunOptions, context: CallContext): Promise<RunJson | null> {
    if (options.dryRun) return attempt(request, options, context);
    const before = turns.get(context.workspaceId) ?? Promise.resolve();
    const mine = before.then(() => attempt(request, options, context));
    const settled = mine.catch(() => {});
    turns.set(context.workspaceId, settled);
    void settled.then(() => { if (turns.get(context.workspaceId) === settled) turns.delete(context.workspaceId); });
    return mine;
  }

  /** Reads, solves outside any transaction, and writes if nothing changed meanwhile; else all over again. */
  async function attempt(request: Request, options: RunOptions, context: CallContext): Promise<RunJson | null> {
    if (!options.dryRun) await db.inWorkspace(context, (sql) => makeAheadFor(sql, request, clock.now(), defaultZone));
    for (let tries = 1; tries <= TRIES; tries++) {
      const now = clock.now();
      const { state, seen } = await db.inWorkspace(context, async (sql) => ({ seen: await changesStore.last(sql), state: await readState(sql, request, now.getTime(), defaultZone) }));
      const { built, solution } = await solveCalmly(state, options, context);
      const { blocks: placed, unplaced, objective } = readSolution(solution, built, state);
      const blocks = withEvents(withSlack(state, built, placed), built, state);
      const { moved, change, add, remove } = compare(blocks, built.replaces, state.blocksOf);
      if (options.onlyIfNeeded && !change.length && !add.length && !remove.length) {
        await db.inWorkspace(context, (sql) => changesStore.seen(sql, seen));
        return null;
      }
      const lateness = await latenessOf(state, placesWith(state, built, blocks), (id) => built.managed.has(id), options.seed);
      const answer = await db.inWorkspace(context, async (sql) => {
        if (!options.dryRun) {
          await calendarEvents.lock(sql);
          if ((await readState(sql, request, now.getTime(), defaultZone)).fingerprint !== state.fingerprint) return null;
        }
        const plan = request.planId === undefined ? null : await plans.read(sql, request.planId);
        const row = await runsStore.insert(sql, {
          kind: options.because ? 'repair' : request.kind, plan_id: request.planId ?? null, client_id: plan?.client_id ?? null, task_ids: [...request.taskIds ?? state.tasks.map((task) => task.id)], schedule_blocks: blocks, unplaced, objective, warnings: [...built.warnings],
          moved, fingerprint: state.fingerprint, created_at: now,
          metadata: {
            not_before: Object.fromEntries([...state.notBefore].map(([id, ms]) => [id, new Date(ms).toISOString()])), managed: [...built.managed], replaces: built.replaces.map((event) => event.event_id),
            start: new Date(state.start).toISOString(), to: new Date(state.to).toISOString(), start_date: request.startDate, horizon_days: request.horizonDays, overdue: request.overdue, reason: options.reason, because: [...options.because ?? []], changes_seen: seen,
            kept: built.kept.map(({ event, why }) => ({ task_id: event.task_id as number, event_id: event.event_id, start: event.starts_at.toISOString(), end: event.ends_at.toISOString(), why })),
            moves: request.kind === 'reschedule' ? movesOf(state, built, blocks) : [], lateness,
          },
        });
        if (request.kind === 'reschedule' && (!options.dryRun || options.because)) await changesStore.seen(sql, seen);
        if (row.kind === 'repair') await runsStore.replaceProposals(sql, row.id);
        return runJson(sql, options.dryRun ? row : await put(sql, row, state, context), state.settings);
      });
      if (answer) return answer;
    }
    throw new Problem(StalePreview, 'The calendar kept changing while the schedule was being made. Try again in a moment.', { retryAfter: 2 });
  }

  /** Solves; where what begins soon stands in the way of a place for everything, or of the due date of what had one, once more without sparing it. */
  async function solveCalmly(state: State, options: RunOptions, context: CallContext): Promise<{ built: Built; solution: Solution }> {
    const solve = async (built: Built) => ({ built, solution: await pool.solve(built.problem, { signal: context.signal, owner: String(context.workspaceId) }) });
    const calm = await solve(buildProblem(state, options));
    const late = lateMinutes(calm, state);
    if (!calm.built.frozen || (!calm.solution.unplaced.length && late <= WORTH_UNSETTLING)) return calm;
    const free = await solve(buildProblem(state, options, false));
    const gain = minutesWithout(calm) - minutesWithout(free);
    return gain > 1e-6 || (gain > -1e-6 && lateMinutes(free, state) < late - WORTH_UNSETTLING) ? free : calm;
  }

  const withEvents = (blocks: KeptBlock[], built: Built, state: State): KeptBlock[] => {
    const kept = new Map(compare(blocks, built.replaces, state.blocksOf).keep.map(({ block, event }) => [block, event.event_id]));
    return blocks.map((block) => ({ ...block, event_id: kept.get(block) ?? null }));
  };

  /** Carries a run out: blocks, tasks, weeks, plans, audit. */
  async function put(sql: Sql, row: RunRow, state: State, context: CallContext): Promise<RunRow> {
    const standing = await calendarEvents.byIds(sql, row.metadata.replaces);
    const done = await putBlocks(sql, row.id, row.schedule_blocks, standing.sort((a, b) => a.starts_at.getTime() - b.starts_at.getTime()), state);
    await ensureWeeks(sql, state.settings, weeksTouched(state.settings.time_zone, done.blocks.map((block) => ({ start: Date.parse(block.start), end: Date.parse(block.end) }))));
    const before: Before = { ...done.before, plans: row.kind === 'schedule' ? await planStatuses(sql, row) : {} };
    await note?.({ ...context, tx: sql }, {
      event_type: 'scheduling', event_source: 'scheduler', content: `${row.kind === 'schedule' ? 'Scheduled' : 'Rescheduled'} ${counted(new Set(done.blocks.map((block) => block.task_id)).size, 'task')} in ${counted(done.blocks.length, 'block')}; ${done.moved.length} moved, ${row.unplaced.length} without a place.`,
      payload: { run_id: row.id, plan_id: row.plan_id, blocks: done.blocks.length, moved: done.moved.length, unplaced: row.unplaced.length, ...(row.metadata.reason !== undefined && { reason: row.metadata.reason }) },
    });
    return runsStore.applied(sql, row.id, { blocks: done.blocks, moved: done.moved, before, at: clock.now() });
  }

  /** Plans whose work is in the calendar now are scheduled; answers what they were. */
  async function planStatuses(sql: Sql, row: RunRow): Promise<Record<string, string>> {
    const was: Record<string, string> = {};
    const placed = new Set(row.schedule_blocks.map((block) => block.task_id));
    for (const id of new Set((await tasks.byIds(sql, [...placed])).flatMap((task) => task.plan_id ?? []))) {
      const plan = await plans.read(sql, id);
      if (!plan || (plan.status !== 'draft' && plan.status !== 'approved')) continue;
      const whole = row.plan_id === id || (await tasks.ofPlan(sql, id)).every((task) => task.scheduled_start_date !== null || task.status === 'done' || task.status === 'cancelled');
      if (!whole) continue;
      was[id] = plan.status;
      await plans.setStatus(sql, id, 'scheduled');
    }
    return was;
  }

  const operations: AnyOperation[] = [
    operation(scheduleContract, async ({ plan_id: planId, task_ids: taskIds, start_date: startDate, horizon_days: horizonDays, dry_run: dryRun, ...search }, context) => {
      const needsTasks = await db.inWorkspace(context, async (sql) => {
        if (planId === undefined) return checkTasks(sql, taskIds as number[]);
        const plan = await plans.read(sql, planId);
        if (!plan) throw notFound('plan', planId);
        if (plan.status === 'completed') throw conflict(`Plan ${planId} is completed; there is nothing left to schedule.`);
        if (plan.status !== 'draft') return false;
        if ((await readSettings(sql, defaultZone)).require_approval) throw new Problem(ApprovalNeeded, `Plan ${planId} is a draft, and the preferences ask for approval first. Approve it, then schedule it.`);
        if (dryRun) throw new Problem(ApprovalNeeded, `Plan ${planId} is a draft without tasks of its own, and a preview makes none. Approve it first, or schedule it without dry_run.`);
        return true;
      });
      if (needsTasks) await ensureTasks(planId as number, context);
      return make({ kind: 'schedule', planId, taskIds, startDate, horizonDays }, { dryRun, ...search }, context);
    }),
    operation(rescheduleContract, ({ dry_run: dryRun, reason, ...search }, context) => make({ kind: 'reschedule', overdue: reason === OVERDUE }, { dryRun, reason, ...search }, context)),
    operation(rollForwardContract, ({ dry_run: dryRun, ...search }, context) => make({ kind: 'reschedule', overdue: true }, { dryRun, reason: OVERDUE, ...search }, context)),
    operation(applyRunContract, ({ id }, context) => db.inWorkspace(context, async (sql) => {
      await calendarEvents.lock(sql);
      const row = await runsStore.read(sql, id);
      if (!row) throw notFound('scheduler run', id);
      const now = clock.now().getTime();
      if (row.status === 'expired' || (row.status === 'preview' && now - row.created_at.getTime() > PREVIEW_MS)) throw new Problem(StalePreview, `Preview ${id} is more than a day old. Make a new one.`);
      if (row.status !== 'preview') throw new Problem(WrongRunStatus, `Run ${id} is ${row.status}; only a preview can be applied.`);
      const state = await readState(sql, requestOf(row), row.created_at.getTime(), defaultZone);
      const plan = row.plan_id === null ? null : await plans.read(sql, row.plan_id);
      if (state.fingerprint !== row.fingerprint || plan?.status === 'draft' || plan?.status === 'completed') throw new Problem(StalePreview, `The calendar, the tasks or the plan have changed since preview ${id} was made. Make a new one.`);
      if (row.schedule_blocks.some((block) => block.event_id === null && Date.parse(block.start) < now)) throw new Problem(StalePreview, `Some blocks of preview ${id} would start in the past by now. Make a new one.`);
      const applied = await put(sql, row, state, context);
      if (row.kind !== 'schedule') await changesStore.seen(sql, row.metadata.changes_seen ?? 0);
      return runJson(sql, applied, state.settings);
    })),
    operation(dismissRunContract, ({ id }, context) => db.inWorkspace(context, async (sql) => {
      await calendarEvents.lock(sql);
      const row = await runsStore.read(sql, id);
      if (!row) throw notFound('scheduler run', id);
      if (row.status !== 'preview') throw new Problem(WrongRunStatus, `Run ${id} is ${row.status}; only a preview can be put aside.`);
      return runJson(sql, await runsStore.dismissed(sql, id), await readSettings(sql, defaultZone));
    })),
    operation(restoreRunContract, ({ id }, context) => db.inWorkspace(context, async (sql) => {
      await calendarEvents.lock(sql);
      const row = await runsStore.read(sql, id);
      if (!row) throw notFound('scheduler run', id);
      if (row.status !== 'dismissed') throw new Problem(WrongRunStatus, `Run ${id} is ${row.status}; only one that was put aside can be taken up again.`);
      if (clock.now().getTime() - row.created_at.getTime() > PREVIEW_MS) throw new Problem(StalePreview, `Run ${id} is more than a day old. Make a new one.`);
      if (row.kind === 'repair' && await runsStore.proposedSince(sql, id)) throw new Problem(StalePreview, `A newer repair than ${id} is proposed already. Look at that one.`);
      return runJson(sql, await runsStore.restored(sql, id), await readSettings(sql, defaultZone));
    })),
    operation(undoRunContract, ({ id }, context) => db.inWorkspace(context, async (sql) => {
      await calendarEvents.lock(sql);
      const row = await runsStore.read(sql, id);
      if (!row) throw notFound('scheduler run', id);
      if (row.status !== 'scheduled') throw new Problem(WrongRunStatus, `Run ${id} is ${row.status}; only one that was applied and still stands can be undone.`);
      const mine = new Set([...row.before.added, ...row.before.changed.map((event) => event.event_id)]);
      const later = (await runsStore.standingAfter(sql, row)).find((run) => [...run.before.changed, ...run.before.removed].some((event) => mine.has(event.event_id)));
      if (later) throw new Problem(BuiltOn, `Run ${later.id} has moved or removed blocks of run ${id} since. Undo run ${later.id} first.`);
      await takeBlocks(sql, row.before);
      for (const plan of Object.keys(row.before.plans).map(Number)) {
        const now = await plans.read(sql, plan);
        if (now && (now.status === 'scheduled' || now.status === 'active')) await plans.setStatus(sql, plan, 'approved');
      }
      await note?.({ ...context, tx: sql }, { event_type: 'scheduling', event_source: 'scheduler', content: `Undid scheduler run ${id}.`, payload: { run_id: id, plan_id: row.plan_id } });
      return runJson(sql, await runsStore.undone(sql, id, clock.now()), await readSettings(sql, defaultZone));
    })),
    operation(readRunContract, ({ id }, context) => db.inWorkspace(context, async (sql) => {
      const row = await runsStore.read(sql, id);
      if (!row) throw notFound('scheduler run', id);
      return runJson(sql, row, await readSettings(sql, defaultZone));
    })),
    operation(listRunsContract, ({ limit, cursor, ...filters }, context) => db.inWorkspace(context, async (sql) => {
      const before = (decodeCursor(cursor, ['number'])?.[0] ?? null) as number | null;
      const page = pageOf(await runsStore.list(sql, filters, before, limit + 1), limit, (row) => row, (row) => [row.id]);
      return { ...page, items: await summariesOf(sql, page.items) };
    })),
    operation(solveContract, async (problem, context) => {
      const zone = problem.time_zone ?? (await db.inWorkspace(context, (sql) => readSettings(sql, defaultZone))).time_zone;
      return pool.solve({ ...problem, time_zone: zone }, { signal: context.signal, owner: String(context.workspaceId) });
    }),
  ];

  return {
    operations,
    /** A repair that something else than a request asked for: done or proposed, as the preferences say. */
    async repair(context: CallContext, reason: string): Promise<RunJson> {
      const settings = await db.inWorkspace(context, (sql) => readSettings(sql, defaultZone));
      return make({ kind: 'reschedule' }, { dryRun: settings.reschedule === 'propose', reason, because: [] }, context);
    },
    /** The same for changes that were noticed; null, and nothing kept, when nothing must move. */
    mend: (context: CallContext, { because, apply }: { because: readonly Because[]; apply: boolean }): Promise<RunJson | null> => makeIfNeeded({ kind: 'reschedule' }, { dryRun: !apply, because, onlyIfNeeded: true }, context),
    /** Housekeeping over all workspaces: previews of more than a day can no longer be applied, and every week begins with its sprint. */
    async maintain(): Promise<{ expired_previews: number }> {
      const now = clock.now().getTime();
      const [expired, workspaces] = await db.asOwner(async (sql) => [await runsStore.expire(sql, new Date(now - PREVIEW_MS)), await runsStore.workspaces(sql)] as const);
      for (const workspaceId of workspaces) await db.inWorkspace({ workspaceId }, async (sql) => {
        const settings = await readSettings(sql, defaultZone);
        await ensureWeeks(sql, settings, [weekOf(settings.time_zone, now)]);
      });
      return { expired_previews: expired };
    },
  };
}

const minutesWithout = ({ built, solution }: { built: Built; solution: Solution }): number => {
  const minutes = new Map(built.problem.tasks.map((task) => [task.id, task.minutes]));
  return solution.unplaced.reduce((sum, one) => sum + (minutes.get(one.task_id) ?? 0), 0);
};

/** Weighted minutes by which tasks that had a place or have begun end after their due dates. New work is no reason to unsettle what begins soon. */
function lateMinutes({ built, solution }: { built: Built; solution: Solution }, { tasks: asked, blocksOf }: State): number {
  const ends = new Map<number, number>();
  const ending = (id: number, end: number) => ends.set(id, Math.max(ends.get(id) ?? -Infinity, end));
  for (const block of solution.blocks) ending(taskIdOf(block.task_id) ?? 0, Date.parse(block.end));
  for (const { event } of built.kept) ending(event.task_id ?? 0, event.ends_at.getTime());
  return asked.reduce((sum, task) => sum + (task.due_date === null || (task.status !== 'in_progress' && !blocksOf.get(task.id)?.length) ? 0 : ((task.weight ?? PRIORITY_WEIGHT[task.priority]) * Math.max(0, (ends.get(task.id) ?? -Infinity) - task.due_date.getTime())) / 60_000), 0);
}

const requestOf = (row: RunRow): Request => (row.kind !== 'schedule' ? { kind: 'reschedule', overdue: row.metadata.overdue } : {
  kind: 'schedule', ...(row.plan_id === null ? { taskIds: row.task_ids } : { planId: row.plan_id }), startDate: row.metadata.start_date, horizonDays: row.metadata.horizon_days,
});

async function checkTasks(sql: Sql, ids: readonly number[]): Promise<false> {
  const known = await tasks.existing(sql, ids);
  const errors = ids.flatMap((id, i) => (known.has(id) ? [] : [{ path: `task_ids.${i}`, message: `${id} is not the number of one of your tasks` }]));
  if (errors.length) throw invalidInput(errors);
  return false;
}
