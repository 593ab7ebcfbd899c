import type { AskModel } from '../llm/index.ts';
import type { CallContext } from '../kernel/operation.ts';
import { dateText, dayOf } from '../kernel/zone.ts';
import { checkedSop, type SopJson, type StepJson } from '../work/index.ts';
import { blueprintSteps } from './blueprint-steps.ts';
import type { BriefingJson } from './briefing.contract.ts';
import { ModelOptions, ModelSop } from './model-answer.ts';
import { generalOutline } from './outline.ts';
import type { PlanContext } from './plans.store.ts';
import type { Candidate, Survey } from './survey.ts';
import type { Wish } from './wish.ts';

export interface Made {
  readonly sop: SopJson;
  readonly options: SopJson[] | null;
  readonly source: 'llm' | 'workflow';
  readonly context: Omit<PlanContext, 'memories' | 'facts'>;
  readonly warnings: string[];
}

/** A plan from the library alone: the best workflow, or a plain outline that says that it is one. */
export function fromLibrary(wish: Wish, found: readonly Candidate[]): Made {
  const asSop = (steps: readonly StepJson[], summary: string): SopJson => checkedSop({ schema: 1, title: titleOf(wish.intent), summary, steps: steps.map((s) => ({ ...s })) });
  const base = { prompt: null, model: null, blueprint_id: wish.engagement?.blueprint_id ?? null };
  const sold = wish.engagement?.blueprint_id ? blueprintSteps(wish.engagement.structure) : null;
  const best = found[0];
  const outlined = (steps: readonly StepJson[]): PlanContext['estimates'] => steps.map((s) => ({ step_id: s.id, source: 'outline', runs: 0, before: null }));
  // A workflow that belongs to what was sold knows more than the blueprint itself; any other knows less.
  if (sold && best?.match.workflow.service_blueprint_id !== base.blueprint_id) {
    const main = asSop(sold, `From the blueprint "${wish.engagement?.blueprint_name ?? 'of the offer'}".`);
    return { sop: main, options: wish.options ? [main, ...found.map((c) => asSop(c.steps, summary(c)))] : null, source: 'workflow', context: { ...base, workflow_id: null, estimates: outlined(sold) }, warnings: [] };
  }
  if (!best) {
    const steps = generalOutline();
    const main = asSop(steps, 'A general outline: no stored workflow fits this intent.');
    return {
      sop: main, options: wish.options ? [main] : null, source: 'workflow', context: { ...base, workflow_id: null, estimates: outlined(steps) },
      warnings: ['No stored workflow fits this intent, so this is a general outline. Edit the steps, or store a workflow for such work and plan again.'],
    };
  }
  const learned = best.estimates.filter((e) => e.source === 'learned').length;
  return {
    sop: asSop(best.steps, summary(best)), options: wish.options ? found.map((c) => asSop(c.steps, summary(c))) : null, source: 'workflow',
    context: { ...base, workflow_id: best.match.workflow.id, blueprint_id: base.blueprint_id ?? best.match.workflow.service_blueprint_id, estimates: best.estimates },
    warnings: learned ? [`The hours of ${learned} step${learned > 1 ? 's' : ''} come from what such work really took.`] : [],
  };
}

const summary = (c: Candidate): string => `From the workflow "${c.match.workflow.name}"${c.estimates.some((e) => e.source === 'learned') ? ', with hours as past runs taught them' : ''}.`;

/** A plan from a model, which sees the briefing: preferences, facts, what was sold, the ways such work is done here and what it really took. Throws the problems of `askModel`. */
export async function fromModel(askModel: AskModel, wish: Wish, briefing: BriefingJson, { found, alike }: Pick<Survey, 'found' | 'alike'>, context: CallContext): Promise<Made> {
  const best = found[0];
  const variables = {
    intent: wish.intent, today: dateText(dayOf(wish.zone, wish.now.getTime())), time_zone: wish.zone, deadline: wish.deadline?.toISOString() ?? 'none given', client: wish.engagement?.customer_name ?? wish.clientName ?? 'not named',
    preferences: lines([...briefing.facts.filter((f) => f.fact_type === 'preference').map((f) => f.content), ...briefing.preferences.map((p) => `${p.says} ("${p.text}")`)]),
    facts: lines(briefing.facts.filter((f) => f.fact_type !== 'preference').map((f) => `${f.subject_type} ${f.subject_id}, ${f.fact_type}: ${f.content}`)),
    memories: lines(briefing.memories.map((m) => m.content)),
    pattern: best || wish.engagement?.structure ? JSON.stringify({
      ...(best && { name: best.match.workflow.name, steps: best.steps }), ...(wish.engagement?.structure ? { blueprint: wish.engagement.structure, offer: wish.engagement.offer_name } : {}),
      ...(found.length + alike.length > 1 && { other_ways: [...found.slice(1).map((c) => way(c.match.workflow.name, c.steps)), ...alike.map((a) => way(a.workflow.name, a.steps))] }),
    }) : 'none',
    history: lines([
      ...briefing.numbers.filter((n) => n.workflow_id === best?.match.workflow.id).map((n) => `step ${n.step_id}: ${n.runs} runs, half of them within ${n.median_hours} h; stored as ${n.stored_hours} h, used as ${best?.steps.find((s) => s.id === n.step_id)?.hours ?? n.stored_hours} h`),
      ...briefing.past_plans.map((p) => `an earlier plan${p.title === null ? '' : ` "${p.title}"`}: ${p.tasks} tasks planned at ${p.planned_hours} h took ${p.actual_hours} h`),
    ]),
  };
  const request = { operation: 'planning', template: wish.template, variables, clientId: wish.clientId, model: wish.model };
  const asked = wish.options ? await askModel.ask({ ...request, answer: ModelOptions }, context) : await askModel.ask({ ...request, answer: ModelSop }, context);
  const answers = 'options' in asked.answer ? asked.answer.options : [asked.answer];
  const sops = answers.map((a) => checkedSop({ schema: 1, title: a.title, summary: a.summary, steps: a.steps.map((s) => ({ ...s, due: null })) }));
  return {
    sop: sops[0] as SopJson, options: wish.options ? sops : null, source: 'llm', warnings: [...asked.warnings],
    context: {
      prompt: { name: asked.prompt.name, version: asked.prompt.version }, model: asked.model, workflow_id: best?.match.workflow.id ?? null, blueprint_id: wish.engagement?.blueprint_id ?? best?.match.workflow.service_blueprint_id ?? null,
      estimates: (sops[0] as SopJson).steps.map((s) => ({ step_id: s.id, source: 'model', runs: 0, before: null })),
    },
  };
}

const way = (name: string, steps: readonly StepJson[]) => ({ name, steps: steps.map((s) => `${s.title} (${s.hours} h)`) });

const lines = (items: readonly string[]): string => (items.length ? items.map((item) => `- ${item.replaceAll('\n', ' ')}`).join('\n') : 'none');

/** An intent as a title: its first sentence, at most eighty characters. */
export function titleOf(intent: string): string {
  const first = (intent.split(/(?<=[.!?])\s|\n/)[0] as string).trim().replace(/[.!]+$/, '');
  const short = first.length > 80 ? `${first.slice(0, 79).replace(/\s+\S*$/, '')}…` : first;
  return short.replace(/^\p{Ll}/u, (c) => c.toUpperCase());
}
