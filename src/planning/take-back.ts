import type { Database, Sql } from '../db/database.port.ts';
import { counted } from '../kernel/counted.ts';
import { type CallContext, operation } from '../kernel/operation.ts';
import { conflict } from '../kernel/problem.ts';
import { begunTasks, removePlanTasks } from '../work/index.ts';
import { planToJson } from './plan-json.ts';
import { unapprovePlanContract } from './plans.contract.ts';
import { type PlanRow, plansStore } from './plans.store.ts';

export interface TakeBackDeps {
  readonly db: Database;
  readonly must: (sql: Sql, id: number, lock: boolean) => Promise<PlanRow>;
  readonly tell: (context: CallContext, plan: PlanRow, what: string, sentence: string) => Promise<void>;
}

/** Takes an approval back as long as nobody has worked on what it made: the tasks and their blocks go, the plan is a draft again. */
export const takeBackOperation = ({ db, must, tell }: TakeBackDeps) => operation(unapprovePlanContract, async ({ id }, context) => {
  const { plan, tasks } = await db.inWorkspace(context, async (sql) => {
    const found = await must(sql, id, true);
    if (found.status === 'draft') return { plan: found, tasks: null };
    if (found.status === 'active' || found.status === 'completed') throw conflict(`The plan is ${found.status === 'active' ? 'under way' : 'completed'}, so its approval stands. Edit its steps, or delete it.`);
    const [begun] = await begunTasks(sql, id);
    if (begun !== undefined) throw conflict(`Work on "${begun}" has begun, so the approval stands. Edit the plan instead: approving it again changes its tasks.`);
    const gone = await removePlanTasks(sql, id);
    await plansStore.unapprove(sql, id);
    return { plan: await must(sql, id, false), tasks: gone };
  });
  if (tasks !== null) await tell(context, plan, 'unapproved', `Took the approval of the plan "${plan.plan_title}" back: ${counted(tasks, 'task is', 'tasks are')} gone, and it is a draft again.`);
  return planToJson(plan);
});
