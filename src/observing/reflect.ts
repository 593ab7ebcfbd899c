import * as z from 'zod';
import type { Database, Sql } from '../db/database.port.ts';
import { defineJob, handle, type JobQueue } from '../jobs/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { errorFields, type Log } from '../kernel/log.ts';
import { type Call, type CallContext, operation } from '../kernel/operation.ts';
import { conflict, invalidInput, notFound } from '../kernel/problem.ts';
import { dateText, dayFromText, dayOf, wallInstant } from '../kernel/zone.ts';
import { type AskModel, budgetStanding, budgetWords } from '../llm/index.ts';
import type { memoryContracts } from '../memory/index.ts';
import { workflowCorrections } from '../planning/index.ts';
import { type ClientDoor, setStepHours, takeBackChange, type ZoneOf } from '../work/index.ts';
import { type Corrections, drifts, figuresOfLearning, type LookBack, recommendationsOf, statsOf, writeReflection } from './look-back.ts';
import { observingStore as store, type PeriodData, type RecommendationRow, type ReflectionRow } from './observing.store.ts';
import { acceptRecommendationContract, dismissRecommendationContract, Insight, listReflectionsContract, patternsContract, reflectContract, reopenRecommendationContract } from './reflections.contract.ts';

export interface ObservingDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly jobs: JobQueue;
  readonly log: Log;
  readonly askModel: AskModel;
  readonly clients: ClientDoor;
  readonly zoneOf: ZoneOf;
  readonly termsOf: (text: string) => string[];
  readonly remember: Call<typeof memoryContracts.remember>;
  readonly recordFact: Call<typeof memoryContracts.recordFact>;
}

const MOST_PATTERN_DAYS = 180;
/** Insights from here up become facts. */
const WORTH_A_FACT = 0.7;

const keepReflection = defineJob({ name: 'observer.keep-reflection', payload: z.strictObject({ reflectionId: z.number().int() }) });

const ModelReflection = z.object({ summary: z.string().min(1).max(2000), content: z.string().min(1).max(20_000), insights: z.array(Insight.extend({ text: z.string().min(1).max(1000), salience: z.number().min(0).max(1), evidence: z.union([z.array(z.string()), z.string().transform((s) => [s])]) })).max(10).default([]) });

const recommendationToJson = (r: RecommendationRow) => ({ id: r.id, kind: r.kind, text: r.text, action: r.action, status: r.status, decided_at: r.decided_at?.toISOString() ?? null });
export const reflectionToJson = (r: ReflectionRow, recommendations: readonly RecommendationRow[]) => ({
  reflection_id: r.id, client_id: r.client_id, mode: r.mode, period_start: r.period_start.toISOString(), period_end: r.period_end.toISOString(), summary: r.summary, content: r.content, stats: r.stats, insights: r.insights,
  recommendations: recommendations.filter((x) => x.reflection_id === r.id).map(recommendationToJson), event_id: r.event_id, model: r.model, created_at: r.created_at.toISOString(),
});

export function observing(deps: ObservingDeps) {
  const { db, clock, jobs, log, askModel, clients, zoneOf, termsOf, remember, recordFact } = deps;

  const withRecommendations = async (sql: Sql, row: ReflectionRow) => reflectionToJson(row, await store.recommendationsOf(sql, [row.id]));

  /** Days of the period that a day lies in, in the workspace's zone; weeks begin on Monday. */
  const periodOf = (mode: 'daily' | 'weekly', day: number): { first: number; days: number } => (mode === 'daily' ? { first: day, days: 1 } : { first: day - ((day + 3) % 7), days: 7 });

  /** Stores a reflection as a memory and its weighty insights as facts. Repeatable: ids of the outside are derived from the reflection. */
  const keep = async (reflectionId: number, context: CallContext): Promise<number | null> => {
    const row = await db.inWorkspace(context, (sql) => store.read(sql, reflectionId));
    if (!row) return null; // erased in the meantime
    const answer = await remember({
      client_id: row.client_id, external_id: `reflection-${row.mode}-${row.reflection_date}`, content: `${row.summary}\n\n${row.content}`.slice(0, 100_000), event_type: 'reflection', event_source: 'observer', role: 'assistant', salience_score: 0.8,
      occurred_at: (row.period_end < clock.now() ? row.period_end : clock.now()).toISOString(), metadata: { reflection_id: row.id, mode: row.mode, reflection_date: row.reflection_date },
    }, context);
    await db.inWorkspace(context, (sql) => store.setEvent(sql, row.id, answer.event_id));
    return answer.event_id;
  };

  const job = handle(keepReflection, async ({ reflectionId }, context) => {
    const row = await db.inWorkspace(context, (sql) => store.read(sql, reflectionId));
    if (!row) return;
    const eventId = row.event_id ?? (await keep(reflectionId, context));
    for (const insight of row.insights.filter((i) => i.salience >= WORTH_A_FACT)) {
      const [kind, id] = /^(workflow|process_template):(\w+)$/.exec(insight.evidence[0] ?? '')?.slice(1) ?? [];
      await recordFact({
        client_id: row.client_id, subject_type: kind ?? 'workspace', subject_id: id ?? 'self', fact_type: 'insight', fact_key: kind ? 'drift' : `${row.mode}-${row.reflection_date}-${row.insights.indexOf(insight)}`, content: insight.text,
        confidence: Math.min(1, insight.salience), valid_from: row.period_start.toISOString(), source_event_ids: eventId === null ? [] : [eventId], metadata: { reflection_id: row.id },
      }, context);
    }
  });

  const reflect = operation(reflectContract, async ({ mode, date, client_id }, context) => {
    const found = await db.inWorkspace(context, async (sql) => {
      const zone = await zoneOf(sql);
      const own = await clients.ensure(sql, undefined);
      const clientId = client_id === undefined ? own : await clients.ensure(sql, client_id);
      const { first, days } = periodOf(mode, date === undefined ? dayOf(zone, clock.now().getTime()) : dayFromText(date) as number);
      if (first > dayOf(zone, clock.now().getTime())) throw invalidInput([{ path: 'date', message: 'must not lie in the future' }]);
      const [from, to] = [new Date(wallInstant(zone, first, 0)), new Date(wallInstant(zone, first + days, 0))];
      const standing = await store.find(sql, clientId, mode, dateText(first));
      if (standing) return { standing: await withRecommendations(sql, standing) };
      const whose = clientId === own ? null : clientId; // the own profile's reflections count all work
      // Written in the evening, the last one missed what was done after it: that belongs to this one, so that nothing is never looked back on.
      const before = await store.find(sql, clientId, mode, dateText(first - days));
      const since = before && before.created_at < from ? before.created_at : from;
      // The budget is the workspace's, no client's, and how it stands now says nothing of a period long over. One of nothing never changes: it is no news.
      const money = whose === null && clock.now() < to ? await budgetStanding(sql, zone, clock.now()) : null;
      const data: PeriodData = { ...await store.period(sql, whose, since, to, clock.now()), budget: money && money.budget.monthly_usd !== 0 ? budgetWords(money) : null };
      const patterns = await store.patterns(sql, { clientId: whose, workflowId: null, since: new Date(to.getTime() - MOST_PATTERN_DAYS * 86_400_000), after: null, limit: 500 });
      const corrections = new Map<string, Corrections>();
      for (const p of patterns) if (p.workflow_id && /^\d{1,9}$/.test(p.workflow_id) && drifts(p) && !corrections.has(p.workflow_id)) corrections.set(p.workflow_id, await workflowCorrections(sql, Number(p.workflow_id), termsOf));
      return { zone, clientId, from, to, first, days, data, patterns, corrections };
    });
    if (found.standing) return { ...found.standing, created: false };
    const { zone, clientId, from, to, first, days, data, patterns, corrections } = found;
    const stats = statsOf(data);
    const period = days === 1 ? dateText(first) : `${dateText(first)} to ${dateText(first + days - 1)}`;
    const plain = writeReflection(mode, period, zone, stats, data, patterns);
    const written = await write(mode, period, zone, clientId, plain, stats, data, context);
    const row = await db.inWorkspace(context, async (sql) => {
      const made = await store.insert(sql, { client_id: clientId, mode, reflection_date: dateText(first), period_start: from, period_end: to, stats, ...written });
      if (!made) return null;
      await store.recommend(sql, made.id, clientId, recommendationsOf(stats, patterns, corrections));
      await jobs.enqueue(sql, context, keepReflection, { reflectionId: made.id }, { key: String(made.id) });
      return made;
    });
    if (row) {
      // The job would do it too; done here it is found by the next recall.
      await keep(row.id, context).catch((error: unknown) => log.warn('a reflection will be remembered later', errorFields(error)));
    }
    return db.inWorkspace(context, async (sql) => {
      const kept = await store.find(sql, clientId, mode, dateText(first));
      if (!kept) throw notFound('client', clientId); // erased while this was being written
      return { ...(await withRecommendations(sql, kept)), created: row !== null };
    });
  });

  /** The text of a model where there is one, else the plain one; the figures are the same. */
  const write = async (mode: 'daily' | 'weekly', period: string, zone: string, clientId: number, plain: LookBack, stats: unknown, data: PeriodData, context: CallContext): Promise<LookBack & { prompt_version: string | null; model: string | null }> => {
    if (!askModel.on) return { ...plain, prompt_version: null, model: null };
    const list = (items: readonly string[]): string => (items.length ? items.map((i) => `- ${i}`).join('\n') : 'none');
    try {
      const { answer, model, prompt } = await askModel.ask({
        operation: 'reflection', template: mode === 'daily' ? 'daily_reflection' : 'weekly_review', clientId, answer: ModelReflection,
        variables: {
          period, time_zone: zone, stats: JSON.stringify(stats), events: list(data.events.map((e) => `${e.occurred_at.toISOString()} ${e.event_type}: ${e.content}`)),
          runs: list(data.runs.slice(0, 40).map((r) => `${r.title ?? r.run_id}: ${r.actual_hours} h, estimated ${r.estimated_hours ?? 'not'}`)), calendar: list(data.blocks.slice(0, 40).map((b) => `${b.title}: ${b.hours.toFixed(1)} h`)), preferences: 'none given',
        },
      }, context);
      // What the figures themselves show is kept beside what the model saw.
      const figures = figuresOfLearning(data);
      return { summary: answer.summary, content: figures ? `${answer.content.trimEnd()}\n\n${figures}` : answer.content, insights: [...plain.insights.filter((i) => i.salience >= WORTH_A_FACT), ...answer.insights], prompt_version: prompt.version, model };
    } catch (error) {
      log.warn('a reflection is written without the model', errorFields(error));
      return { ...plain, prompt_version: null, model: null };
    }
  };

  const decide = (context: CallContext, id: number, status: 'accepted' | 'dismissed') => db.inWorkspace(context, async (sql) => {
    const row = await store.recommendation(sql, id);
    if (!row) throw notFound('recommendation', id);
    if (row.status === status) return recommendationToJson(row);
    if (row.status !== 'open') throw conflict(`The recommendation was ${row.status} already.`);
    if (status === 'accepted' && row.action['type'] === 'set_workflow_hours') await setWorkflowHours(sql, row, context.actor);
    return recommendationToJson(await store.decide(sql, id, status));
  });

  /** Takes a decision back: what accepting changed goes back too, as long as nothing was changed after it. */
  const reopen = (context: CallContext, id: number) => db.inWorkspace(context, async (sql) => {
    const row = await store.recommendation(sql, id);
    if (!row) throw notFound('recommendation', id);
    if (row.status === 'open') return recommendationToJson(row);
    if (row.status === 'accepted' && row.action['type'] === 'set_workflow_hours' && !(await takeBackChange(sql, Number(row.action['workflow_id']), reasonOf(row.id), context.actor))) throw conflict('The workflow was changed after this was accepted. Go back to an earlier version of it instead.');
    return recommendationToJson(await store.reopen(sql, id));
  });

  const number = (text: string | null): number | string | null => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : text);
  const rounded = (n: number | null): number | null => (n === null ? null : Math.round(n * 100) / 100);
  const operations = [
    reflect,
    operation(listReflectionsContract, ({ mode, client_id, limit, cursor }, context) => db.inWorkspace(context, async (sql) => {
      const clientId = client_id === undefined ? null : await clients.find(sql, client_id);
      if (client_id !== undefined && clientId === null) return { items: [], next_cursor: null };
      const rows = await store.list(sql, { clientId, mode: mode ?? null, after: (decodeCursor(cursor, ['number'])?.[0] as number | undefined) ?? null, limit: limit + 1 });
      const recommendations = await store.recommendationsOf(sql, rows.map((r) => r.id));
      return pageOf(rows, limit, (r) => reflectionToJson(r, recommendations), (r) => [r.id]);
    })),
    operation(patternsContract, ({ workflow_id, limit, cursor }, context) => db.inWorkspace(context, async (sql) => {
      const rows = await store.patterns(sql, { clientId: null, workflowId: workflow_id === undefined ? null : String(workflow_id), since: null, after: (decodeCursor(cursor, ['string'])?.[0] as string | undefined) ?? null, limit: limit + 1 });
      return pageOf(rows, limit, (p) => ({
        workflow_id: number(p.workflow_id), process_template_id: number(p.process_template_id), name: p.name, runs: p.runs, mean_actual_hours: rounded(p.mean_actual), median_actual_hours: rounded(p.median_actual),
        mean_estimated_hours: rounded(p.mean_estimated), median_estimated_hours: rounded(p.median_estimated), variance_pct: rounded(p.variance_pct), drift: drifts(p),
      }), (p) => [`${p.workflow_id ?? ''}/${p.process_template_id ?? ''}`]);
    })),
    operation(acceptRecommendationContract, ({ id }, context) => decide(context, id, 'accepted')),
    operation(dismissRecommendationContract, ({ id }, context) => decide(context, id, 'dismissed')),
    operation(reopenRecommendationContract, ({ id }, context) => reopen(context, id)),
  ];
  return { operations, jobs: [job], reflect: reflect.run };
}

/** What a version of a workflow gives as its reason. */
const reasonOf = (recommendation: number): string => `recommendation ${recommendation}`;

/** Accepting changes the workflow: its steps take the hours that they really took, as a new version. */
async function setWorkflowHours(sql: Sql, row: RecommendationRow, by: string): Promise<void> {
  const { workflow_id: id, steps } = row.action as { workflow_id: number; steps: { step_id: string; hours: number }[] };
  if (!(await setStepHours(sql, id, new Map(steps.map((s) => [s.step_id, s.hours])), by, reasonOf(row.id)))) throw conflict('The workflow is gone; dismiss the recommendation.');
}
