import { createHash } from 'node:crypto';
import type { Database, Sql } from '../db/database.port.ts';
import type { AskModel } from '../llm/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { type CallContext, operation } from '../kernel/operation.ts';
import { conflict, notFound, Problem } from '../kernel/problem.ts';
import { dayOf, wallInstant } from '../kernel/zone.ts';
import { checkedSop, type ClientDoor, dueInstant, engagementContext, saveProcessTemplate, saveStepsAsTasks, type ZoneOf } from '../work/index.ts';
import { brief } from './brief.ts';
import { deadlineIn } from './deadline-words.ts';
import { candidates, fromLibrary, fromModel, type Made, titleOf, type Wish } from './make-plan.ts';
import type { MemoryLink } from './memory-link.ts';
import { diffPlans } from './plan-diff.ts';
import { approvePlanContract, createPlanContract, deletePlanContract, diffPlanContract, editPlanContract, executePlanContract, listPlansContract, planVersionsContract, readPlanContract } from './plans.contract.ts';
import { type PlanRow, plansStore } from './plans.store.ts';
import { StaleVersion, TooManyPlans, VersionNeeded } from './planning.problems.ts';

export interface PlanningDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly askModel: AskModel;
  readonly memory: MemoryLink;
  readonly clients: ClientDoor & { nameOf(sql: Sql, clientId: number): Promise<string | null> };
  readonly zoneOf: ZoneOf;
  readonly termsOf: (text: string) => string[];
  /** Model-made plans a client may have in one local day. */
  readonly plansPerDay: number;
  /** Writes to the audit log; never fails the work it tells about. */
  readonly note: (context: CallContext, event: { event_type: 'planning'; client_id: number; external_id: string; content: string }) => Promise<void>;
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export const planToJson = (row: PlanRow) => ({
  plan_id: row.id, plan_title: row.plan_title, intent: row.intent, client_id: row.client_id, status: row.status, version: row.version, sop: row.sop, source: row.source, context: row.context,
  options: row.options, warnings: row.warnings, deadline: iso(row.deadline), engagement_id: row.engagement_id, project_id: row.project_id, approved_at: iso(row.approved_at), created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString(),
});

export function planOperations(deps: PlanningDeps) {
  const { db, clock, askModel, memory, clients, zoneOf, termsOf, plansPerDay, note } = deps;

  const must = async (sql: Sql, id: number, lock = false): Promise<PlanRow> => {
    const row = await plansStore.read(sql, id, lock);
    if (!row) throw notFound('plan', id);
    return row;
  };

  const overLimit = async (context: CallContext, wish: Wish): Promise<Problem | null> => {
    const midnight = new Date(wallInstant(wish.zone, dayOf(wish.zone, wish.now.getTime()), 0));
    const made = await db.inWorkspace(context, (sql) => plansStore.modelPlansSince(sql, wish.clientId, midnight));
    if (made < plansPerDay) return null;
    const next = wallInstant(wish.zone, dayOf(wish.zone, wish.now.getTime()) + 1, 0);
    return new Problem(TooManyPlans, `This client has had ${made} model-made plans today, and ${plansPerDay} are allowed. Plan from the library (mode "library"), or raise PLANS_PER_DAY.`, { retryAfter: (next - wish.now.getTime()) / 1000 });
  };

  const create = operation(createPlanContract, async (input, context) => {
    const now = clock.now();
    const prepared = await db.inWorkspace(context, async (sql) => {
      const zone = await zoneOf(sql);
      const clientId = await clients.ensure(sql, input.client_id);
      const engagement = input.engagement_id === undefined ? null : await engagementContext(sql, input.engagement_id);
      if (input.engagement_id !== undefined && !engagement) throw notFound('engagement', input.engagement_id);
      if (input.project_id !== undefined && !(await sql.rows('select 1 from projects where id = $1', [input.project_id])).length) throw notFound('project', input.project_id);
      const wish: Wish = {
        intent: input.intent, clientId, clientName: await clients.nameOf(sql, clientId), engagement, zone, now, options: input.template === 'sop_generator_manifold', template: input.template, model: input.model,
        deadline: input.deadline === undefined ? deadlineIn(input.intent, now, zone) : dueInstant(input.deadline, zone),
      };
      return { wish, found: await candidates(sql, wish, termsOf, wish.options ? 3 : 1) };
    });
    const { wish, found } = prepared;
    const hash = createHash('sha256').update(JSON.stringify([wish.clientId, input.template, input.engagement_id ?? null, input.model ?? null, wish.deadline?.toISOString().slice(0, 10) ?? null, termsOf(input.intent)])).digest('hex');
    const warnings: string[] = [];
    let made: (Omit<Made, 'source'> & { source: 'llm' | 'workflow' | 'cache' }) | null = null;

    if (input.mode === 'auto' && askModel.on) {
      const cached = await db.inWorkspace(context, (sql) => plansStore.cached(sql, hash));
      if (cached) {
        const first = (await db.inWorkspace(context, (sql) => plansStore.version(sql, cached.id, 1))) ?? cached;
        made = { sop: first.sop, options: cached.options, source: 'cache', context: cached.context, warnings: [`Taken from plan ${cached.id}, which was made for the same intent. Ask with mode "llm" for a fresh one.`] };
      }
    }
    const briefing = await brief(memory, wish.clientId, input.intent, context);
    warnings.push(...briefing.warnings);

    if (!made && (input.mode === 'llm' || (input.mode === 'auto' && askModel.on))) {
      const limit = await overLimit(context, wish);
      if (limit && input.mode === 'llm') throw limit;
      if (limit) warnings.push(`${limit.message.split('.')[0]}, so this came from the library.`);
      else {
        try {
          made = await fromModel(askModel, wish, briefing, found, context);
        } catch (error) {
          if (input.mode === 'llm' || !(error instanceof Problem)) throw error;
          warnings.push(`${error.message.replace(/\.$/, '')}; so this came from the library.`);
        }
      }
    }
    const plan = made ?? fromLibrary(wish, found);
    const row = await db.inWorkspace(context, (sql) => plansStore.insert(sql, {
      client_id: wish.clientId, plan_title: plan.source === 'llm' ? plan.sop.title : titleOf(input.intent), intent: input.intent, sop: plan.sop, options: plan.options, source: plan.source, intent_hash: hash, deadline: wish.deadline,
      engagement_id: input.engagement_id ?? null, project_id: input.project_id ?? null, context: { ...plan.context, memories: briefing.memories, facts: briefing.facts }, warnings: [...warnings, ...plan.warnings],
    }, context.actor));
    await note(context, { event_type: 'planning', client_id: wish.clientId, external_id: `plan-${row.id}`, content: `Planned "${row.plan_title}": ${row.sop.steps.length} steps, ${row.sop.total_hours} h.` });
    return planToJson(row);
  });

  const approve = async (sql: Sql, context: CallContext, id: number): Promise<PlanRow> => {
    const plan = await must(sql, id, true);
    if (plan.status === 'approved') return plan;
    if (plan.status !== 'draft') throw conflict(`The plan is ${plan.status} already; edit it to make it a draft again.`);
    const templateId = await saveProcessTemplate(sql, { planId: id, name: plan.plan_title, clientId: plan.client_id, workflowId: plan.context.workflow_id, engagementId: plan.engagement_id, checklist: plan.sop.steps, hours: plan.sop.total_hours });
    await saveStepsAsTasks(sql, {
      planId: id, clientId: plan.client_id, engagementId: plan.engagement_id, projectId: plan.project_id, workflowId: plan.context.workflow_id, processTemplateId: templateId, deadline: plan.deadline, zone: await zoneOf(sql),
    }, plan.sop.steps);
    await plansStore.setStatus(sql, id, 'approved', context.actor);
    return must(sql, id);
  };

  const operations = [
    create,
    operation(listPlansContract, ({ client_id, status, limit, cursor }, context) => db.inWorkspace(context, async (sql) => {
      const clientId = client_id === undefined ? null : await clients.find(sql, client_id);
      if (client_id !== undefined && clientId === null) return { items: [], next_cursor: null };
      const rows = await plansStore.list(sql, { clientId, status: status ?? null, after: (decodeCursor(cursor, ['number'])?.[0] as number | undefined) ?? null, limit: limit + 1 });
      return pageOf(rows, limit, planToJson, (row) => [row.id]);
    })),
    operation(readPlanContract, ({ id }, context) => db.inWorkspace(context, async (sql) => planToJson(await must(sql, id)))),
    operation(editPlanContract, ({ id, if_match, ...change }, context) => db.inWorkspace(context, async (sql) => {
      const plan = await must(sql, id, true);
      if (if_match === undefined) throw new Problem(VersionNeeded, `Send the version you read in the header If-Match, for example If-Match: ${plan.version}.`);
      if (if_match.trim() !== '*' && if_match.trim().replace(/^W\//, '').replaceAll('"', '') !== String(plan.version)) throw new Problem(StaleVersion, `The plan is at version ${plan.version}. Read it again and make your change there.`);
      if (plan.status === 'completed') throw conflict('The plan is completed; its history is not changed. Make a new plan.');
      const sop = change.sop ? checkedSop(change.sop) : plan.sop;
      const changed = new Set(sop.steps.filter((s) => plan.sop.steps.find((b) => b.id === s.id)?.hours !== s.hours).map((s) => s.id));
      const estimates = [...plan.context.estimates.filter((e) => !changed.has(e.step_id)), ...[...changed].map((step_id) => ({ step_id, source: 'person' as const, runs: 0, before: plan.sop.steps.find((s) => s.id === step_id)?.hours ?? null }))];
      return planToJson(await plansStore.edit(sql, {
        ...plan, sop, plan_title: change.plan_title ?? plan.plan_title, deadline: change.deadline === undefined ? plan.deadline : change.deadline === null ? null : dueInstant(change.deadline, await zoneOf(sql)),
        status: 'draft', context: { ...plan.context, estimates },
      }, context.actor));
    })),
    operation(deletePlanContract, ({ id }, context) => db.inWorkspace(context, async (sql) => {
      const plan = await must(sql, id, true);
      await plansStore.remove(sql, id);
      return planToJson(plan);
    })),
    operation(approvePlanContract, ({ id }, context) => db.inWorkspace(context, async (sql) => planToJson(await approve(sql, context, id)))),
    operation(executePlanContract, ({ id }, context) => db.inWorkspace(context, async (sql) => {
      const plan = await must(sql, id, true);
      if (plan.status === 'active') return planToJson(plan);
      if (plan.status === 'draft') throw conflict('The plan is a draft; approve it first.');
      if (plan.status === 'completed') throw conflict('The plan is completed.');
      await plansStore.setStatus(sql, id, 'active');
      return planToJson(await must(sql, id));
    })),
    operation(planVersionsContract, ({ id, limit, cursor }, context) => db.inWorkspace(context, async (sql) => {
      await must(sql, id);
      const rows = await plansStore.versions(sql, id, (decodeCursor(cursor, ['number'])?.[0] as number | undefined) ?? null, limit + 1);
      return pageOf(rows, limit, (v) => ({ version: v.version_no, plan_title: v.plan_title, sop: v.sop, deadline: iso(v.deadline), changed_by: v.changed_by, created_at: v.created_at.toISOString() }), (v) => [v.version_no]);
    })),
    operation(diffPlanContract, ({ id, from, to }, context) => db.inWorkspace(context, async (sql) => {
      await must(sql, id);
      const [a, b] = [await plansStore.version(sql, id, from), await plansStore.version(sql, id, to)];
      if (!a || !b) throw notFound(`version of plan ${id}`, a ? to : from);
      const side = (v: typeof a) => ({ plan_title: v.plan_title, sop: v.sop, deadline: iso(v.deadline) });
      return { plan_id: id, from, to, total_hours: { from: a.sop.total_hours, to: b.sop.total_hours }, ...diffPlans(side(a), side(b)) };
    })),
  ];

  return {
    operations,
    /** A draft's tasks, made without anybody's approval: for workspaces that do not ask for one. */
    ensureTasks: (sql: Sql, context: CallContext, planId: number) => approve(sql, context, planId),
  };
}
