import type { Database, Sql } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import { type CallContext, operation } from '../kernel/operation.ts';
import { notFound, Problem, Unexpected } from '../kernel/problem.ts';
import { PlanStopped } from './planning.problems.ts';
import { type KeptProblem, type MakingRow, planProgressStore, type Stage } from './plan-progress.store.ts';
import { planMakingsContract, planProgressContract, stopPlanContract, PLAN_STAGES } from './plans.contract.ts';

const waiting = (): Stage[] => PLAN_STAGES.map((stage) => ({ stage, state: 'waiting', began_at: null, ended_at: null, found: {} }));
/** Well below what is taken for silence. */
const BEAT_MS = 5000;

/** Plans that are being made in this process, and how to stop them. */
const here = new Map<string, AbortController>();
const keyOf = ({ workspaceId }: Pick<CallContext, 'workspaceId'>, name: string): string => `${workspaceId}:${name}`;

export interface Making {
  /** What its work is done with: of a plan that goes on without its caller, the caller's hanging up is not heard. */
  readonly context: CallContext;
  /** Does a stage and tells about it. Nobody waits for the plan any more: then the making ends here. */
  stage<T>(name: Stage['stage'], work: () => Promise<T>, found: (result: T) => Record<string, number>): Promise<T>;
  /** The plan is being kept, in this transaction: not when somebody has stopped it meanwhile. */
  keep(sql: Sql, planId: number): Promise<void>;
}

interface Asked { readonly progress?: string | undefined; readonly keep_going?: boolean | undefined }
const STOPPED = 'This plan was stopped while it was being made, so it was not kept.', HUNG_UP = 'Whoever asked for this plan hung up before it was ready, so it was not kept.';
const INTERRUPTED: KeptProblem = { code: Unexpected.code, title: 'The plan was interrupted', detail: 'The server stopped while it made this plan, and nothing of it was kept. Make it again.' };
const told = (error: unknown): KeptProblem => (error instanceof Problem ? { code: error.kind.code, title: error.kind.title, detail: error.message } : { code: Unexpected.code, title: Unexpected.title, detail: 'The plan could not be made. The log of the server says why.' });

/** Watches over one plan that is being made: tells how far it is, where a name was given, and stops it when it is told to, or when its caller has hung up and did not ask it to go on. */
export async function watchMaking({ db, clock }: { readonly db: Database; readonly clock: Clock }, wish: Asked & object, clientId: number, caller: CallContext): Promise<Making> {
  const stages = waiting();
  const now = (): string => clock.now().toISOString();
  const { progress: name, keep_going: goesOn = false, ...asked } = wish;
  if (name === undefined) return { context: caller, stage: (_name, work) => { hungUp(caller.signal, HUNG_UP); return work(); }, keep: async () => hungUp(caller.signal, HUNG_UP) };
  const stop = new AbortController();
  const context = goesOn ? { ...caller, signal: stop.signal } : caller;
  const inWorkspace = <T>(work: (sql: Sql) => Promise<T>): Promise<T> => db.inWorkspace(context, work);
  const go = (): void => hungUp(context.signal, goesOn ? STOPPED : HUNG_UP);
  await inWorkspace((sql) => planProgressStore.begin(sql, name, stages, { wish: goesOn ? asked : null, clientId }));
  if (goesOn) here.set(keyOf(context, name), stop);
  /** Somebody may have stopped it through another process. */
  const heed = (runs: boolean): void => { if (!runs) stop.abort(); };
  const beating = async <T>(work: () => Promise<T>): Promise<T> => {
    const beat = setInterval(() => { inWorkspace((sql) => planProgressStore.beat(sql, name)).then(heed, () => { /* the next one may come through */ }); }, BEAT_MS);
    beat.unref();
    try { return await work(); } finally { clearInterval(beat); }
  };
  return {
    context,
    async keep(sql, planId) { if (!(await planProgressStore.ready(sql, name, planId))) throw new Problem(PlanStopped, STOPPED); },
    async stage(which, work, found) {
      const one = stages.find((s) => s.stage === which) as Stage;
      Object.assign(one, { state: 'running', began_at: now() });
      try {
        heed(await inWorkspace((sql) => planProgressStore.write(sql, name, stages)));
        go();
        const result = await beating(work);
        if (which !== 'check') go(); // what is kept is kept
        Object.assign(one, { state: 'done', ended_at: now(), found: found(result) });
        if (which === 'check') { here.delete(keyOf(context, name)); await inWorkspace((sql) => planProgressStore.last(sql, name, stages)); }
        return result;
      } catch (error) {
        here.delete(keyOf(context, name));
        Object.assign(one, { state: 'stopped', ended_at: now() });
        const stopped = context.signal?.aborted || (error instanceof Problem && error.kind === PlanStopped);
        await inWorkspace((sql) => planProgressStore.end(sql, name, stages, stopped ? 'stopped' : 'failed', stopped ? null : told(error)));
        throw stopped && goesOn ? new Problem(PlanStopped, STOPPED, { cause: error }) : error;
      }
    },
  };
}

function hungUp(signal: AbortSignal | undefined, why: string): void { if (signal?.aborted) throw new Problem(PlanStopped, why); }

export function planProgressOperations({ db }: { readonly db: Database }) {
  /** A making that died with its process does not run: an embedded database has no other process that could be at it. */
  const seen = (row: MakingRow, context: CallContext): Pick<MakingRow, 'state' | 'problem' | 'stages'> => {
    const dead = row.silent || (row.state === 'running' && row.wish !== null && db.engine === 'pglite' && !here.has(keyOf(context, row.name)));
    return dead ? { state: 'failed', problem: INTERRUPTED, stages: row.stages.map((one) => (one.state === 'running' ? { ...one, state: 'stopped' } : one)) } : row;
  };
  return [
    operation(planProgressContract, ({ name }, context) => db.inWorkspace(context, async (sql) => {
      const row = await planProgressStore.read(sql, name);
      if (!row) return { name, stages: waiting(), state: 'waiting' as const, plan_id: null, problem: null };
      const { state, problem, stages } = seen(row, context);
      return { name, stages, state, plan_id: row.plan_id, problem };
    })),
    operation(planMakingsContract, (_input, context) => db.inWorkspace(context, async (sql) => ({
      items: (await planProgressStore.list(sql)).map((row) => { const { state, problem, stages } = seen(row, context); return { name: row.name, wish: row.wish ?? {}, state: state as 'running' | 'failed', stages, problem, began_at: row.created_at.toISOString() }; }),
    }))),
    operation(stopPlanContract, async ({ name }, context) => {
      const state = await db.inWorkspace(context, async (sql) => {
        const row = await planProgressStore.read(sql, name, true);
        if (!row || row.wish === null) throw notFound('plan that is being made under the name', name);
        const before = seen(row, context).state;
        if (before === 'running') await planProgressStore.stop(sql, name);
        else await planProgressStore.remove(sql, name);
        return before;
      });
      here.get(keyOf(context, name))?.abort();
      return { name, stopped: state === 'running' };
    }),
  ];
}
