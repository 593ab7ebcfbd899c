import type { Sql } from '../db/database.port.ts';
import type { AskModel } from '../llm/index.ts';
import type { CallContext } from '../kernel/operation.ts';
import { dateText, dayOf } from '../kernel/zone.ts';
import { checkedSop, type EngagementContext, type LibraryWorkflow, libraryWorkflows, pastHours, type SopJson, type StepJson } from '../work/index.ts';
import type { Briefing } from './brief.ts';
import { learnHours } from './estimates.ts';
import { fillVariables, nameIn } from './fill-variables.ts';
import { type Match, matchWorkflows } from './match-workflow.ts';
import { ModelOptions, ModelSop } from './model-answer.ts';
import { generalOutline } from './outline.ts';
import { type PlanContext, plansStore } from './plans.store.ts';

export interface Wish {
  readonly intent: string;
  readonly clientId: number;
  readonly clientName: string | null;
  readonly engagement: EngagementContext | null;
  readonly deadline: Date | null;
  readonly zone: string;
  readonly now: Date;
  readonly options: boolean;
  readonly template: string;
  readonly model: string | undefined;
}

export interface Made {
  readonly sop: SopJson;
  readonly options: SopJson[] | null;
  readonly source: 'llm' | 'workflow';
  readonly context: Omit<PlanContext, 'memories' | 'facts'>;
  readonly warnings: string[];
}

interface Candidate { readonly match: Match; readonly steps: StepJson[]; readonly estimates: PlanContext['estimates'] }

/** The best workflows for a wish, with names filled in and hours as past runs taught them. One read. */
export async function candidates(sql: Sql, wish: Wish, termsOf: (text: string) => string[], most: number): Promise<Candidate[]> {
  const library = await libraryWorkflows(sql);
  const past = new Map<number, string[]>();
  for (const { workflow_id, intent } of await plansStore.pastIntents(sql)) past.set(workflow_id, [...(past.get(workflow_id) ?? []), intent]);
  let matches = matchWorkflows(wish.intent, library, past, termsOf);
  const blueprint = wish.engagement?.blueprint_id;
  // What was sold decides before words do: a workflow of the engagement's own blueprint goes first.
  if (blueprint) matches = [...matches.filter((m) => m.workflow.service_blueprint_id === blueprint), ...matches.filter((m) => m.workflow.service_blueprint_id !== blueprint)];
  const client = wish.engagement?.customer_name ?? nameIn(wish.intent) ?? wish.clientName;
  const out: Candidate[] = [];
  for (const match of matches.slice(0, most)) {
    const ran = await pastHours(sql, match.workflow.id);
    const learned = fillVariables(stepsOf(match.workflow), { client, customer: client, offer: wish.engagement?.offer_name }).map((step) => learnHours(step, ran.get(step.id) ?? []));
    out.push({ match, steps: learned.map((l) => l.step), estimates: learned.map((l) => ({ step_id: l.step.id, source: l.source, runs: l.runs, before: l.before })) });
  }
  return out;
}

const stepsOf = (workflow: LibraryWorkflow): StepJson[] => workflow.steps as StepJson[];

/** A plan from the library alone: the best workflow, or a plain outline that says that it is one. */
export function fromLibrary(wish: Wish, found: readonly Candidate[]): Made {
  const asSop = (steps: readonly StepJson[], summary: string): SopJson => checkedSop({ schema: 1, title: titleOf(wish.intent), summary, steps: steps.map((s) => ({ ...s })) });
  const best = found[0];
  const base = { prompt: null, model: null, blueprint_id: wish.engagement?.blueprint_id ?? null };
  if (!best) {
    const steps = generalOutline();
    return {
      sop: asSop(steps, 'A general outline: no stored workflow fits this intent.'), options: null, source: 'workflow',
      context: { ...base, workflow_id: null, estimates: steps.map((s) => ({ step_id: s.id, source: 'outline', runs: 0, before: null })) },
      warnings: ['No stored workflow fits this intent, so this is a general outline. Edit the steps, or store a workflow for such work and plan again.'],
    };
  }
  const summary = (c: Candidate): string => `From the workflow "${c.match.workflow.name}"${c.estimates.some((e) => e.source === 'learned') ? ', with hours as past runs taught them' : ''}.`;
  const learned = best.estimates.filter((e) => e.source === 'learned').length;
  return {
    sop: asSop(best.steps, summary(best)), options: wish.options ? found.map((c) => asSop(c.steps, summary(c))) : null, source: 'workflow',
    context: { ...base, workflow_id: best.match.workflow.id, blueprint_id: base.blueprint_id ?? best.match.workflow.service_blueprint_id, estimates: best.estimates },
    warnings: learned ? [`The hours of ${learned} step${learned > 1 ? 's' : ''} come from what such work really took.`] : [],
  };
}

/** A plan from a model, which sees the briefing, the pattern that fits best and what such work took. Throws the problems of `askModel`. */
export async function fromModel(askModel: AskModel, wish: Wish, briefing: Briefing, found: readonly Candidate[], context: CallContext): Promise<Made> {
  const best = found[0];
  const variables = {
    intent: wish.intent, today: dateText(dayOf(wish.zone, wish.now.getTime())), time_zone: wish.zone, deadline: wish.deadline?.toISOString() ?? 'none given', client: wish.engagement?.customer_name ?? wish.clientName ?? 'not named',
    preferences: lines(briefing.facts.filter((f) => f.fact_type === 'preference').map((f) => f.content)),
    facts: lines(briefing.facts.filter((f) => f.fact_type !== 'preference').map((f) => `${f.subject_type} ${f.subject_id}, ${f.fact_type}: ${f.content}`)),
    memories: lines(briefing.memories.map((m) => m.content)),
    pattern: best ? JSON.stringify({ name: best.match.workflow.name, steps: best.steps, blueprint: wish.engagement?.structure ?? undefined }) : wish.engagement?.structure ? JSON.stringify(wish.engagement.structure) : 'none',
    history: lines((best?.estimates ?? []).filter((e) => e.runs > 0).map((e) => `step ${e.step_id}: ${e.runs} runs, typically ${best?.steps.find((s) => s.id === e.step_id)?.hours} h${e.before === null ? '' : ` (was estimated at ${e.before} h)`}`)),
  };
  const request = { operation: 'planning', template: wish.template, variables, clientId: wish.clientId, model: wish.model };
  const asked = wish.options ? await askModel.ask({ ...request, answer: ModelOptions }, context) : await askModel.ask({ ...request, answer: ModelSop }, context);
  const answers = 'options' in asked.answer ? asked.answer.options : [asked.answer];
  const sops = answers.map((a) => checkedSop({ schema: 1, title: a.title, summary: a.summary, steps: a.steps.map((s) => ({ ...s, due: null })) }));
  return {
    sop: sops[0] as SopJson, options: wish.options ? sops : null, source: 'llm', warnings: [],
    context: {
      prompt: { name: asked.prompt.name, version: asked.prompt.version }, model: asked.model, workflow_id: best?.match.workflow.id ?? null, blueprint_id: wish.engagement?.blueprint_id ?? best?.match.workflow.service_blueprint_id ?? null,
      estimates: (sops[0] as SopJson).steps.map((s) => ({ step_id: s.id, source: 'model', runs: 0, before: null })),
    },
  };
}

const lines = (items: readonly string[]): string => (items.length ? items.map((item) => `- ${item.replaceAll('\n', ' ')}`).join('\n') : 'none');

/** An intent as a title: its first sentence, at most eighty characters. */
export function titleOf(intent: string): string {
  const first = (intent.split(/(?<=[.!?])\s|\n/)[0] as string).trim().replace(/[.!]+$/, '');
  const short = first.length > 80 ? `${first.slice(0, 79).replace(/\s+\S*$/, '')}…` : first;
  return short.replace(/^\p{Ll}/u, (c) => c.toUpperCase());
}
