import type { Database } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import { type CallContext, operation } from '../kernel/operation.ts';
import { Problem } from '../kernel/problem.ts';
import { PlanStopped } from './planning.problems.ts';
import { planProgressStore, type Stage } from './plan-progress.store.ts';
import { PLAN_STAGES, planProgressContract } from './plans.contract.ts';

const waiting = (): Stage[] => PLAN_STAGES.map((stage) => ({ stage, state: 'waiting', began_at: null, ended_at: null, found: {} }));

export interface Making {
  /** Does a stage and tells about it. Nobody waits for the plan any more: then the making ends here. */
  stage<T>(name: Stage['stage'], work: () => Promise<T>, found: (result: T) => Record<string, number>): Promise<T>;
}

/** Watches over one plan that is being made: tells how far it is, where a name was given, and stops it when its caller has hung up. */
export async function watchMaking({ db, clock }: { readonly db: Database; readonly clock: Clock }, name: string | undefined, context: CallContext): Promise<Making> {
  const stages = waiting();
  const now = (): string => clock.now().toISOString();
  const write = async (): Promise<void> => { if (name !== undefined) await db.inWorkspace(context, (sql) => planProgressStore.write(sql, name, stages)); };
  if (name !== undefined) await db.inWorkspace(context, (sql) => planProgressStore.begin(sql, name, stages));
  const go = (): void => { if (context.signal?.aborted) throw new Problem(PlanStopped, 'Whoever asked for this plan hung up before it was ready, so it was not kept.'); };
  return {
    async stage(which, work, found) {
      const one = stages.find((s) => s.stage === which) as Stage;
      Object.assign(one, { state: 'running', began_at: now() });
      await write();
      try {
        go();
        const result = await work();
        if (which !== 'check') go(); // what is kept is kept
        Object.assign(one, { state: 'done', ended_at: now(), found: found(result) });
        return result;
      } catch (error) {
        Object.assign(one, { state: 'stopped', ended_at: now() });
        await write();
        throw error;
      } finally {
        if (which === 'check' && one.state === 'done') await write();
      }
    },
  };
}

export const planProgressOperation = ({ db }: { readonly db: Database }) => operation(planProgressContract, ({ name }, context) => db.inWorkspace(context, async (sql) => ({ name, stages: (await planProgressStore.read(sql, name)) ?? waiting() })));
