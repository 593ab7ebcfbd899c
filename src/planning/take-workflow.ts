import type { Sql } from '../db/database.port.ts';
import { counted } from '../kernel/counted.ts';
import { type CallContext, operation } from '../kernel/operation.ts';
import { notFound } from '../kernel/problem.ts';
import { engagementContext, libraryWorkflows } from '../work/index.ts';
import type { CreatePlanDeps } from './create-plan.ts';
import { fromLibrary } from './make-plan.ts';
import { planToJson } from './plan-json.ts';
import { takeWorkflowContract } from './plans.contract.ts';
import { type PlanRow, plansStore } from './plans.store.ts';
import { survey } from './survey.ts';
import { checkVersion, wayOf } from './take-version.ts';

export interface TakeWorkflowDeps extends Pick<CreatePlanDeps, 'db' | 'clock' | 'clients' | 'zoneOf' | 'termsOf'> {
  readonly must: (sql: Sql, id: number, lock: boolean) => Promise<PlanRow>;
  readonly tell: (context: CallContext, plan: PlanRow, what: string, sentence: string) => Promise<void>;
}

/** The judgement of a person about how a plan was made: this workflow and no other, or none at all. */
export const takeWorkflowOperation = ({ db, clock, clients, zoneOf, termsOf, must, tell }: TakeWorkflowDeps) => operation(takeWorkflowContract, async ({ id, if_match, workflow_id: workflow }, context) => {
  const plan = await db.inWorkspace(context, async (sql) => {
    const before = await must(sql, id, true);
    checkVersion(before, if_match);
    if (workflow !== null && !(await libraryWorkflows(sql)).some((one) => one.id === workflow)) throw notFound('workflow with steps', workflow);
    const clientId = before.client_id ?? await clients.ensure(sql, undefined);
    const wish = {
      intent: before.intent, clientId, clientName: await clients.nameOf(sql, clientId), engagement: before.engagement_id === null ? null : await engagementContext(sql, before.engagement_id), deadline: before.deadline,
      zone: await zoneOf(sql), now: clock.now(), options: false, template: 'sop_generator', model: undefined, workflow,
    };
    const made = fromLibrary(wish, await survey(sql, wish, termsOf, 1));
    const { memories, facts, ways = [wayOf({ ...before, version: 1 })] } = before.context;
    const next = { ...before, version: before.version + 1, source: made.source, warnings: made.warnings, context: { memories, facts, ...made.context } };
    return plansStore.edit(sql, { ...next, sop: { ...made.sop, title: before.plan_title }, status: 'draft', context: { ...next.context, ways: [...ways, wayOf(next)] } }, context.actor);
  });
  await tell(context, plan, 'took', `Took ${workflow === null ? 'an outline' : `the steps of workflow ${workflow}`} into the plan "${plan.plan_title}", now version ${plan.version}: ${counted(plan.sop.steps.length, 'step')}, ${plan.sop.total_hours} h.`);
  return planToJson(plan);
});
