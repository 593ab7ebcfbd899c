import type { Sql } from '../db/database.port.ts';
import { counted } from '../kernel/counted.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { type CallContext, operation } from '../kernel/operation.ts';
import { conflict, notFound } from '../kernel/problem.ts';
import { checkedSop, dueInstant, saveProcessTemplate, saveStepsAsTasks } from '../work/index.ts';
import { createPlan, type CreatePlanDeps } from './create-plan.ts';
import { diffPlans } from './plan-diff.ts';
import { approvePlanContract, deletePlanContract, diffPlanContract, editPlanContract, executePlanContract, listPlansContract, planVersionsContract, readPlanContract } from './plans.contract.ts';
import { listedPlanToJson, planToJson } from './plan-json.ts';
import { type PlanRow, plansStore } from './plans.store.ts';
import { planProgressOperations } from './plan-progress.ts';
import { takeBackOperation } from './take-back.ts';
import { checkVersion, takeVersionOperations } from './take-version.ts';
import { takeWorkflowOperation } from './take-workflow.ts';

export type PlanningDeps = CreatePlanDeps;

/** Sentences of an edit that its entry in the audit log holds. */
const TOLD_CHANGES = 12;
const sideOf = ({ plan_title, sop, deadline }: Pick<PlanRow, 'plan_title' | 'sop' | 'deadline'>) => ({ plan_title, sop, deadline: iso(deadline) });

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export function planOperations(deps: PlanningDeps) {
  const { db, clients, zoneOf, note } = deps;

  const must = async (sql: Sql, id: number, lock = false): Promise<PlanRow> => {
    const row = await plansStore.read(sql, id, lock);
    if (!row) throw notFound('plan', id);
    return row;
  };

  /** What was done to a plan, for the audit log: once the change stands. */
  const tell = (context: CallContext, plan: PlanRow, what: string, sentence: string): Promise<void> => note(context, {
    event_type: 'planning', ...(plan.client_id !== null && { client_id: plan.client_id }), external_id: `plan-${plan.id}-${what}-v${plan.version}`, content: sentence, payload: { plan_id: plan.id, action: what, version: plan.version, by: context.actor },
  });

  const approve = async (sql: Sql, context: CallContext, id: number): Promise<{ plan: PlanRow; done: boolean }> => {
    const plan = await must(sql, id, true);
    if (plan.status === 'approved') return { plan, done: false };
    if (plan.status !== 'draft') throw conflict(`The plan is ${plan.status} already; edit it to make it a draft again.`);
    const templateId = await saveProcessTemplate(sql, { planId: id, name: plan.plan_title, clientId: plan.client_id, workflowId: plan.context.workflow_id, engagementId: plan.engagement_id, checklist: plan.sop.steps, hours: plan.sop.total_hours });
    await saveStepsAsTasks(sql, {
      planId: id, clientId: plan.client_id, engagementId: plan.engagement_id, projectId: plan.project_id, workflowId: plan.context.workflow_id, processTemplateId: templateId, deadline: plan.deadline, zone: await zoneOf(sql),
    }, plan.sop.steps);
    await plansStore.setStatus(sql, id, 'approved', context.actor);
    return { plan: await must(sql, id), done: true };
  };
  const approveAndTell = async (context: CallContext, id: number, how: string): Promise<PlanRow> => {
    const { plan, done } = await db.inWorkspace(context, (sql) => approve(sql, context, id));
    if (done) await tell(context, plan, 'approved', `Approved the plan "${plan.plan_title}", version ${plan.version}${how}: ${counted(plan.sop.steps.length, 'step became a task', 'steps became tasks')}.`);
    return plan;
  };

  const operations = [
    createPlan(deps), ...planProgressOperations(deps), ...takeVersionOperations({ db, must, tell }), takeBackOperation({ db, must, tell }), takeWorkflowOperation({ ...deps, must, tell }),
    operation(listPlansContract, ({ client_id, status, q, limit, cursor }, context) => db.inWorkspace(context, async (sql) => {
      const clientId = client_id === undefined ? null : await clients.find(sql, client_id);
      if (client_id !== undefined && clientId === null) return { items: [], next_cursor: null };
      const rows = await plansStore.list(sql, { clientId, status: status ?? null, words: (q ?? '').trim().split(/\s+/).filter(Boolean).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`), after: (decodeCursor(cursor, ['number'])?.[0] as number | undefined) ?? null, limit: limit + 1 });
      return pageOf(rows, limit, listedPlanToJson, (row) => [row.id]);
    })),
    operation(readPlanContract, ({ id }, context) => db.inWorkspace(context, async (sql) => planToJson(await must(sql, id)))),
    operation(editPlanContract, async ({ id, if_match, ...change }, context) => {
      const { before, after } = await db.inWorkspace(context, async (sql) => {
        const plan = await must(sql, id, true);
        checkVersion(plan, if_match);
        const given = change.sop ? checkedSop(change.sop) : plan.sop;
        const changed = new Set(given.steps.filter((s) => plan.sop.steps.find((b) => b.id === s.id)?.hours !== s.hours).map((s) => s.id));
        const sop = { ...given, steps: given.steps.map((s) => (changed.has(s.id) ? { ...s, estimate_source: { kind: 'edited' as const, runs: 0, ratio: 1 } } : s)) };
        const estimates = [...plan.context.estimates.filter((e) => !changed.has(e.step_id)), ...[...changed].map((step_id) => ({ step_id, source: 'person' as const, runs: 0, before: plan.sop.steps.find((s) => s.id === step_id)?.hours ?? null }))];
        const saved = await plansStore.edit(sql, {
          ...plan, sop, plan_title: change.plan_title ?? plan.plan_title, deadline: change.deadline === undefined ? plan.deadline : change.deadline === null ? null : dueInstant(change.deadline, await zoneOf(sql)),
          status: 'draft', context: { ...plan.context, estimates },
        }, context.actor);
        return { before: plan, after: saved };
      });
      const { text } = diffPlans(sideOf(before), sideOf(after));
      await tell(context, after, 'edited', `Edited the plan "${after.plan_title}", now version ${after.version}${before.status === 'draft' ? '' : `; it was ${before.status} and is a draft again`}. ${text.slice(0, TOLD_CHANGES).join(' ')}${text.length > TOLD_CHANGES ? ` And ${text.length - TOLD_CHANGES} more changes.` : ''}`.trim());
      return planToJson(after);
    }),
    operation(deletePlanContract, async ({ id }, context) => {
      const plan = await db.inWorkspace(context, async (sql) => {
        const found = await must(sql, id, true);
        await plansStore.remove(sql, id);
        return found;
      });
      await tell(context, plan, 'deleted', `Deleted the plan "${plan.plan_title}", which was ${plan.status}, with its tasks.`);
      return planToJson(plan);
    }),
    operation(approvePlanContract, async ({ id }, context) => planToJson(await approveAndTell(context, id, ''))),
    operation(executePlanContract, async ({ id }, context) => {
      const { plan, done } = await db.inWorkspace(context, async (sql) => {
        const found = await must(sql, id, true);
        if (found.status === 'active') return { plan: found, done: false };
        if (found.status === 'draft') throw conflict('The plan is a draft; approve it first.');
        if (found.status === 'completed') throw conflict('The plan is completed.');
        await plansStore.setStatus(sql, id, 'active');
        return { plan: await must(sql, id), done: true };
      });
      if (done) await tell(context, plan, 'executed', `Started the plan "${plan.plan_title}", version ${plan.version}: ${counted(plan.sop.steps.length, 'step')}, ${plan.sop.total_hours} h.`);
      return planToJson(plan);
    }),
    operation(planVersionsContract, ({ id, limit, cursor }, context) => db.inWorkspace(context, async (sql) => {
      await must(sql, id);
      const rows = await plansStore.versions(sql, id, (decodeCursor(cursor, ['number'])?.[0] as number | undefined) ?? null, limit + 1);
      return pageOf(rows, limit, (v) => ({ version: v.version_no, plan_title: v.plan_title, sop: v.sop, deadline: iso(v.deadline), changed_by: v.changed_by, created_at: v.created_at.toISOString() }), (v) => [v.version_no]);
    })),
    operation(diffPlanContract, ({ id, from, to }, context) => db.inWorkspace(context, async (sql) => {
      await must(sql, id);
      const [a, b] = [await plansStore.version(sql, id, from), await plansStore.version(sql, id, to)];
      if (!a || !b) throw notFound(`version of plan ${id}`, a ? to : from);
      return { plan_id: id, from, to, total_hours: { from: a.sop.total_hours, to: b.sop.total_hours }, ...diffPlans(sideOf(a), sideOf(b)) };
    })),
  ];

  return {
    operations,
    /** A draft's tasks, made without anybody's approval: for workspaces that do not ask for one. */
    ensureTasks: async (context: CallContext, planId: number): Promise<void> => { await approveAndTell(context, planId, ' by scheduling it, since no approval is asked for'); },
  };
}
