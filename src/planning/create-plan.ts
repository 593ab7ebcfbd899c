import { createHash } from 'node:crypto';
import type { Database, Sql } from '../db/database.port.ts';
import { type AskModel, ModelBudgetSpent } from '../llm/index.ts';
import { counted } from '../kernel/counted.ts';
import type { Clock } from '../kernel/clock.ts';
import { type CallContext, operation } from '../kernel/operation.ts';
import { notFound, Problem } from '../kernel/problem.ts';
import { dateText, dayOf, wallInstant } from '../kernel/zone.ts';
import { type ClientDoor, dueInstant, engagementContext, type ZoneOf } from '../work/index.ts';
import { briefingOf, recallFor, sameFacts } from './brief.ts';
import type { BriefingJson } from './briefing.contract.ts';
import { deadlineIn } from './deadline-words.ts';
import { fromLibrary, fromModel, type Made, titleOf } from './make-plan.ts';
import { type MemoryLink, WITHOUT_MEMORY } from './memory-link.ts';
import { planToJson } from './plan-json.ts';
import { watchMaking } from './plan-progress.ts';
import { TooManyPlans } from './planning.problems.ts';
import { createPlanContract } from './plans.contract.ts';
import { plansStore } from './plans.store.ts';
import { type Survey, survey } from './survey.ts';
import { surveyStore } from './survey.store.ts';
import type { Wish } from './wish.ts';

export interface CreatePlanDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly askModel: AskModel;
  readonly memory: MemoryLink;
  readonly clients: ClientDoor & { nameOf(sql: Sql, clientId: number): Promise<string | null> };
  readonly zoneOf: ZoneOf;
  readonly termsOf: (text: string) => string[];
  /** Plans of a client that may ask a model in one local day. */
  readonly plansPerDay: number;
  /** Writes to the audit log; never fails the work it tells about. */
  readonly note: (context: CallContext, event: { event_type: 'planning'; client_id?: number; external_id: string; content: string; payload?: Record<string, unknown> }) => Promise<void>;
}

type Chosen = Omit<Made, 'source'> & { readonly source: 'llm' | 'workflow' | 'cache'; readonly briefing: BriefingJson; readonly fromPlan: number | null };

/** From an intent to a draft: a plan for the same wish, else a model, else the library. Whatever fails on the way is a warning in the plan. */
export function createPlan(deps: CreatePlanDeps) {
  const { db, clock, askModel, memory, clients, zoneOf, termsOf, plansPerDay, note } = deps;

  const tooMany = (wish: Wish): Problem => new Problem(TooManyPlans, `This client's plans have asked a model ${plansPerDay} times today, and that is all that is allowed. Plan from the library (mode "library"), or raise PLANS_PER_DAY.`,
    { retryAfter: Math.max(1, Math.ceil((wallInstant(wish.zone, dayOf(wish.zone, wish.now.getTime()) + 1, 0) - wish.now.getTime()) / 1000)) });

  /** A plan by a model, or why there is none. `insist`: what keeps a model from answering is the caller's problem, but for money spent, which never fails a plan. */
  const byModel = async (wish: Wish, briefing: BriefingJson, known: Survey, insist: boolean, context: CallContext): Promise<Made | string> => {
    const spent = askModel.on ? await askModel.spent('planning', context) : null;
    if (spent) return spent.message;
    const day = dateText(dayOf(wish.zone, wish.now.getTime()));
    if (askModel.on && !(await db.inWorkspace(context, (sql) => plansStore.takeQuestion(sql, wish.clientId, day, plansPerDay)))) {
      if (insist) throw tooMany(wish);
      return tooMany(wish).message.split('. ')[0] as string;
    }
    try {
      return await fromModel(askModel, wish, briefing, known, context);
    } catch (error) {
      const unasked = error instanceof Problem && error.kind === ModelBudgetSpent;
      if (unasked) await db.inWorkspace(context, (sql) => plansStore.giveQuestionBack(sql, wish.clientId, day));
      if (!(error instanceof Problem) || (insist && !unasked)) throw error;
      return error.message;
    }
  };

  const fromCache = async (hash: string, briefing: BriefingJson, context: CallContext): Promise<Chosen | null> => {
    const before = await db.inWorkspace(context, (sql) => plansStore.cached(sql, hash));
    if (!before || (before.briefing && !sameFacts(before.briefing, briefing))) return null;
    // As it was made, without what its owner changed for that one case.
    const first = (await db.inWorkspace(context, (sql) => plansStore.version(sql, before.id, 1))) ?? before;
    return {
      sop: first.sop, options: before.options, source: 'cache', context: before.context, briefing: before.briefing ?? briefing, fromPlan: before.id,
      warnings: [`Taken from plan ${before.id}, which was made for the same intent. Ask with mode "llm" for a fresh one.`],
    };
  };

  return operation(createPlanContract, async (input, caller) => {
    const now = clock.now();
    const wish = await db.inWorkspace(caller, async (sql): Promise<Wish> => {
      const zone = await zoneOf(sql);
      const engagement = input.engagement_id === undefined ? null : await engagementContext(sql, input.engagement_id);
      if (input.engagement_id !== undefined && !engagement) throw notFound('engagement', input.engagement_id);
      if (input.project_id !== undefined && !(await sql.rows('select 1 from projects where id = $1', [input.project_id])).length) throw notFound('project', input.project_id);
      // Work for an engagement is for its customer, unless said otherwise.
      const clientId = await clients.ensure(sql, input.client_id ?? (engagement && await surveyStore.engagementClient(sql, engagement.engagement_id)) ?? undefined);
      return {
        intent: input.intent, clientId, clientName: await clients.nameOf(sql, clientId), engagement, zone, now, options: input.template === 'sop_generator_manifold', template: input.template, model: input.model,
        deadline: input.deadline === undefined ? deadlineIn(input.intent, now, zone) : dueInstant(input.deadline, zone),
      };
    });
    const making = await watchMaking(deps, input, wish.clientId, caller);
    const { context } = making;
    const hash = createHash('sha256').update(JSON.stringify([wish.clientId, input.template, input.engagement_id ?? null, input.model ?? null, wish.deadline?.toISOString().slice(0, 10) ?? null, termsOf(input.intent)])).digest('hex');
    const recalled = await making.stage('recall', () => recallFor(memory, wish, context), ({ memories, facts }) => ({ memories: memories.length, facts: facts.length }));
    const known = await making.stage('match', () => db.inWorkspace(context, (sql) => survey(sql, wish, termsOf, wish.options ? 3 : 1)), ({ found, alike, pastPlans }) => ({ workflows: found.length + alike.length, past_plans: pastPlans.length }));
    const briefing = briefingOf(recalled, known, wish);
    const warnings: string[] = briefing.memory_answered ? [] : [WITHOUT_MEMORY];

    const plan = await making.stage('draft', async (): Promise<Chosen> => {
      const cached = input.mode === 'auto' && askModel.on ? await fromCache(hash, briefing, context) : null;
      if (cached) return cached;
      if (input.mode === 'llm' || (input.mode === 'auto' && askModel.on)) {
        const made = await byModel(wish, briefing, known, input.mode === 'llm', context);
        if (typeof made !== 'string') return { ...made, briefing, fromPlan: null };
        warnings.push(`${made.replace(/\.$/, '')}; so this came from the library.`);
      }
      return { ...fromLibrary(wish, known), briefing, fromPlan: null };
    }, ({ sop, options }) => ({ steps: sop.steps.length, options: options?.length ?? 0 }));
    const kept = plan.source === 'cache' ? plan.briefing : withUsed(plan.briefing, new Set([plan.context.workflow_id, ...(plan.usedWorkflows ?? [])]));
    const row = await making.stage('check', () => db.inWorkspace(context, async (sql) => {
      const inserted = await plansStore.insert(sql, {
        client_id: wish.clientId, plan_title: plan.source === 'llm' ? plan.sop.title : titleOf(input.intent), intent: input.intent, sop: plan.sop, options: plan.options, source: plan.source, intent_hash: hash, deadline: wish.deadline,
        engagement_id: input.engagement_id ?? null, project_id: input.project_id ?? null, context: { ...plan.context, memories: kept.memories, facts: kept.facts }, briefing: kept, from_plan_id: plan.fromPlan, warnings: [...warnings, ...plan.warnings],
      }, context.actor);
      await making.keep(sql, inserted.id);
      return inserted;
    }), ({ sop, warnings: told }) => ({ hours: sop.total_hours, warnings: told.length }));
    await note(context, {
      event_type: 'planning', client_id: wish.clientId, external_id: `plan-${row.id}`, content: `Planned "${row.plan_title}": ${counted(row.sop.steps.length, 'step')}, ${row.sop.total_hours} h.`,
      payload: { plan_id: row.id, action: 'planned', version: row.version, source: row.source, by: context.actor },
    });
    return planToJson(row);
  });
}

const withUsed = (briefing: BriefingJson, used: ReadonlySet<number | null>): BriefingJson => ({ ...briefing, workflows: briefing.workflows.map((w) => ({ ...w, used: used.has(w.workflow_id) })) });
