import type { Database, Sql } from '../db/database.port.ts';
import { counted } from '../kernel/counted.ts';
import { type CallContext, operation } from '../kernel/operation.ts';
import { conflict, notFound, Problem } from '../kernel/problem.ts';
import type { SopJson } from '../work/sop.contract.ts';
import { toldOfChosen } from './match-told.ts';
import { planToJson } from './plan-json.ts';
import { StaleVersion, VersionNeeded } from './planning.problems.ts';
import { choosePlanContract, revertPlanContract } from './plans.contract.ts';
import { type PlanContext, type PlanRow, plansStore, type Way } from './plans.store.ts';

/** Whoever changes a plan says which version was read; what is completed is history. */
export function checkVersion(plan: PlanRow, given: string | undefined): void {
  if (given === undefined) throw new Problem(VersionNeeded, `Send the version you read in the header If-Match, for example If-Match: ${plan.version}.`);
  if (given.trim() !== '*' && given.trim().replace(/^W\//, '').replaceAll('"', '') !== String(plan.version)) throw new Problem(StaleVersion, `The plan is at version ${plan.version}. Read it again and make your change there.`);
  if (plan.status === 'completed') throw conflict('The plan is completed; its history is not changed. Make a new plan.');
}

const KINDS = { edited: 'person', step: 'learned', tag: 'learned', person: 'learned', estimate: null } as const;

/** What the hours of steps rest on, told by the steps themselves; `own` where nobody has learned anything about one. */
export const estimatesIn = (sop: SopJson, own: 'model' | 'workflow' | 'outline'): PlanContext['estimates'] => sop.steps.map(({ id, estimate_source: from }) => ({ step_id: id, source: (from && KINDS[from.kind]) ?? own, runs: from?.runs ?? 0, before: null }));

/** What the steps of a plan come from at present, as it is kept beside others. */
export const wayOf = ({ version, source, warnings, context: { workflow_id, blueprint_id, prompt, model, match = null } }: Pick<PlanRow, 'version' | 'source' | 'warnings' | 'context'>): Way => ({ version, source, warnings, workflow_id, blueprint_id, prompt, model, match });
/** A version that is brought back comes from what it came from then. */
function wayAt({ context: { ways = [] }, version }: PlanRow, at: number): { readonly source?: Way['source']; readonly warnings?: string[]; readonly context?: Partial<PlanContext> } {
  const then = ways.findLast((one) => one.version <= at);
  if (!then) return {};
  const { version: _, source, warnings, ...way } = then;
  return { source, warnings, context: { ...way, ways: [...ways, { ...then, version: version + 1 }] } };
}

export interface TakeVersionDeps {
  readonly db: Database;
  readonly must: (sql: Sql, id: number, lock: boolean) => Promise<PlanRow>;
  readonly tell: (context: CallContext, plan: PlanRow, what: string, sentence: string) => Promise<void>;
}

/** Two ways to a new version without writing one: another of the ways that the plan offers, and a version it had before. */
export function takeVersionOperations({ db, must, tell }: TakeVersionDeps) {
  const take = async (context: CallContext, id: number, ifMatch: string | undefined, of: (sql: Sql, plan: PlanRow) => Promise<Pick<PlanRow, 'sop'> & Partial<Pick<PlanRow, 'plan_title' | 'deadline' | 'source' | 'warnings'>> & { readonly way?: Partial<PlanContext> | undefined }>): Promise<PlanRow> => db.inWorkspace(context, async (sql) => {
    const plan = await must(sql, id, true);
    checkVersion(plan, ifMatch);
    const { way, ...taken } = await of(sql, plan);
    const from = { ...plan.context, ...way };
    const own = from.model !== null ? 'model' : from.workflow_id !== null ? 'workflow' : 'outline';
    return plansStore.edit(sql, { ...plan, ...taken, status: 'draft', context: { ...from, estimates: estimatesIn(taken.sop, own) } }, context.actor);
  });
  return [
    operation(choosePlanContract, async ({ id, if_match, option }, context) => {
      const plan = await take(context, id, if_match, async (_, before) => {
        const sop = before.options?.[option - 1];
        if (!sop) throw notFound(`option of plan ${id}`, option);
        const of = before.context.option_workflows?.[option - 1];
        if (of === undefined) return { sop };
        const way = { workflow_id: of && of.id, match: of && toldOfChosen(of.name) };
        const { ways = [wayOf({ ...before, version: 1 })] } = before.context;
        return { sop, way: { ...way, ways: [...ways, wayOf({ ...before, version: before.version + 1, context: { ...before.context, ...way } })] } };
      });
      await tell(context, plan, 'chose', `Chose option ${option} of the plan "${plan.plan_title}", now version ${plan.version}: ${counted(plan.sop.steps.length, 'step')}, ${plan.sop.total_hours} h.`);
      return planToJson(plan);
    }),
    operation(revertPlanContract, async ({ id, if_match, version }, context) => {
      const plan = await take(context, id, if_match, async (sql, present) => {
        const before = await plansStore.version(sql, id, version);
        if (!before) throw notFound(`version of plan ${id}`, version);
        const { context: way, ...from } = wayAt(present, version);
        return { sop: before.sop, plan_title: before.plan_title, deadline: before.deadline, ...from, way };
      });
      await tell(context, plan, 'reverted', `Brought version ${version} of the plan "${plan.plan_title}" back, as version ${plan.version}.`);
      return planToJson(plan);
    }),
  ];
}
