import type { AskModel } from '../llm/index.ts';
import type { CallContext } from '../kernel/operation.ts';
import { dateText, dayOf } from '../kernel/zone.ts';
import { checkedSop, type LibraryWorkflow, type SopJson, type StepJson } from '../work/index.ts';
import { blueprintSteps } from './blueprint-steps.ts';
import { joined, scaledTo } from './compose-steps.ts';
import type { BriefingJson } from './briefing.contract.ts';
import type { Learned } from './estimates.ts';
import { ModelOptions, ModelSop } from './model-answer.ts';
import { bareOf, weeksIn } from './intent/said-hours.ts';
import { toldOf, toldOfNone } from './match-told.ts';
import { type Outline, outlineOf } from './outline.ts';
import type { PlanContext } from './plans.store.ts';
import type { Candidate, Survey } from './survey.ts';
import type { Wish } from './wish.ts';

export interface Made {
  readonly sop: SopJson;
  readonly options: SopJson[] | null;
  readonly source: 'llm' | 'workflow';
  readonly context: Omit<PlanContext, 'memories' | 'facts'>;
  readonly warnings: string[];
  /** Workflows that gave steps to a plan that is of none of them alone. */
  readonly usedWorkflows?: readonly number[];
}

/** Ways that are offered where several were asked for. */
const MOST_OPTIONS = 4;
/** One of the ways to do it, and the workflow it is of. */
interface Offer { readonly sop: SopJson; readonly workflow: Pick<LibraryWorkflow, 'id' | 'name'> | null }

/** So many wishes get the whole outline of their kind; more of them are a list of things to do. */
const MOST_LONG_WISHES = 3;
const WEEK = 7 * 86_400_000;

/** A plan from the library alone: the best workflow, or an outline for such work that says that it is one. */
export function fromLibrary(wish: Wish, { found, several, saidHours, alike, learn }: Pick<Survey, 'found' | 'several' | 'saidHours' | 'alike' | 'learn'>): Made {
  const asSop = (steps: readonly StepJson[], summary: string): SopJson => checkedSop({ schema: 1, title: titleOf(wish.intent), summary, steps: (saidHours === null ? steps : scaledTo(steps, saidHours)).map((s) => ({ ...s })) });
  const base = { prompt: null, model: null, blueprint_id: wish.engagement?.blueprint_id ?? null };
  const sold = wish.engagement?.blueprint_id ? blueprintSteps(wish.engagement.structure) : null;
  const best = found[0];
  const outlined = (steps: readonly StepJson[]): PlanContext['estimates'] => steps.map((s) => ({ step_id: s.id, source: 'outline', runs: 0, before: null }));
  const outline = (text: string): Outline => outlineOf(text, { weeks: weeksIn(wish.intent) ?? (wish.deadline && Math.round((wish.deadline.getTime() - wish.now.getTime()) / WEEK)), billable: wish.engagement !== null, begins: dayOf(wish.zone, wish.now.getTime()) });
  const ofAll = (): Outline => outline(bareOf(wish.intent).text);
  /** Several ways to do it: what fits, what else is done of that kind, and where there is nothing else the plain outline. */
  const offered = (first: readonly Offer[]): readonly Offer[] => {
    const more = [...first, ...alike.map((a) => ({ sop: asSop(a.steps, `As in the workflow "${a.workflow.name}", which is of the same kind.`), workflow: a.workflow }))].slice(0, MOST_OPTIONS);
    return more.length > 1 ? more : [...more, { sop: asSop(ofAll().steps, 'An outline for such work, to be filled in.'), workflow: null }];
  };
  const foundOffers = (): Offer[] => found.map((c) => ({ sop: asSop(c.steps, summary(c)), workflow: c.match.workflow }));
  const optionsOf = (offers: readonly Offer[]) => (wish.options ? { options: offers.map(({ sop }) => sop), ways: { option_workflows: offers.map(({ workflow }) => workflow && { id: workflow.id, name: workflow.name }) } } : { options: null, ways: {} });
  const said = saidHours === null ? [] : [`You said ${saidHours} h for the whole, so the steps share that.`];
  // A workflow that belongs to what was sold knows more than the blueprint itself; any other knows less, but for the one that somebody chose.
  if (sold && wish.workflow === undefined && best?.match.workflow.service_blueprint_id !== base.blueprint_id) {
    const learned = learn(sold, 'blueprint');
    const main = asSop(learned.map((l) => l.step), `From the blueprint "${wish.engagement?.blueprint_name ?? 'of the offer'}"${learned.some(isLearned) ? TAUGHT : ''}.`);
    const { options, ways } = optionsOf(offered([{ sop: main, workflow: null }, ...foundOffers()]));
    return {
      sop: main, options, source: 'workflow', context: { ...base, workflow_id: null, estimates: estimatesOf(learned, 'outline'), ...ways }, warnings: [...learnedWords(learned.filter(isLearned).length), ...said],
    };
  }
  if (several) {
    const parts = several.wishes.map(({ text, candidate }) => (candidate ? { text, candidate, steps: candidate.steps, kind: null } : { text, candidate, ...outline(text) }));
    // A long list is one of things to do: each is a step of its own.
    const brief = parts.map((part) => (parts.length > MOST_LONG_WISHES && !part.candidate ? { ...part, steps: [oneStep(part.text, part.steps)] } : part));
    const main = asSop(joined(brief.map((part) => part.steps), several.inTurn), `${parts.length} wishes, ${several.inTurn ? 'one after the other' : 'side by side'}: ${brief.map(({ text, candidate }) => (candidate ? `"${titleOf(text)}" from the workflow "${candidate.match.workflow.name}"` : `"${titleOf(text)}"`)).join(', ')}.`);
    const learned = found.flatMap((c) => c.estimates).filter((e) => e.source === 'learned').length;
    return {
      sop: main, options: wish.options ? [main] : null, source: 'workflow', usedWorkflows: found.map((c) => c.match.workflow.id), warnings: [...learnedWords(learned), ...said],
      context: {
        ...base, workflow_id: null, match: wish.workflow === null ? toldOfNone('several', true) : toldOf(several),
        estimates: main.steps.map((step) => ({ step_id: step.id, source: step.tags.includes('outline') ? 'outline' as const : step.estimate_source && step.estimate_source.kind !== 'estimate' && step.estimate_source.ratio !== 1 ? 'learned' as const : 'workflow' as const, runs: step.estimate_source?.runs ?? 0, before: null })),
      },
    };
  }
  if (!best) {
    const { kind, steps } = ofAll();
    const none = wish.workflow === null ? 'No stored workflow was wanted' : 'No stored workflow fits this intent';
    const main = asSop(steps, kind === 'errand' ? 'One thing to do, without a workflow.' : `An outline for such work (${kind}), without a workflow.`);
    return {
      sop: main, options: wish.options ? [main] : null, source: 'workflow', context: { ...base, workflow_id: null, estimates: outlined(steps), match: toldOfNone(kind, wish.workflow === null) },
      warnings: [kind === 'errand' ? `${none}, so it is one step.` : `${none}, so this is an outline for such work. Edit the steps, or store a workflow for it and plan again.`, ...said],
    };
  }
  const learned = best.estimates.filter((e) => e.source === 'learned').length;
  const { options, ways } = optionsOf(offered(foundOffers()));
  return {
    sop: asSop(best.steps, summary(best)), options, source: 'workflow',
    context: { ...base, workflow_id: best.match.workflow.id, blueprint_id: base.blueprint_id ?? best.match.workflow.service_blueprint_id, estimates: best.estimates, match: toldOf(best.match), ...ways },
    warnings: [...learnedWords(learned), ...said],
  };
}

/** A long list of wishes as one step each, with what the whole outline of such a wish would take, within a working day. */
const oneStep = (text: string, steps: readonly StepJson[]): StepJson => {
  const [first] = steps as [StepJson];
  const most = (pick: (step: StepJson) => number): number => Math.round(Math.min(6, steps.reduce((sum, step) => sum + pick(step), 0)) * 100) / 100;
  const hours = most((step) => step.hours);
  return { ...first, id: 's1', title: titleOf(text), depends_on: [], hours, hours_low: Math.min(hours, most((step) => step.hours_low)), hours_high: Math.max(hours, Math.round(steps.reduce((sum, step) => sum + step.hours_high, 0) * 100) / 100), tags: ['outline'], ...(steps.length > 1 && { description: '' }) };
};

const TAUGHT = ', with hours as past runs taught them';
const summary = (c: Candidate): string => `From the workflow "${c.match.workflow.name}"${c.estimates.some((e) => e.source === 'learned') ? TAUGHT : ''}.`;
const isLearned = (l: Learned): boolean => l.source === 'learned';
const learnedWords = (steps: number): string[] => (steps ? [`The hours of ${steps} step${steps > 1 ? 's' : ''} come from what such work really took.`] : []);
const estimatesOf = (learned: readonly Learned[], own: 'model' | 'outline'): PlanContext['estimates'] => learned.map((l) => ({ step_id: l.step.id, source: isLearned(l) ? 'learned' : own, runs: l.runs, before: l.before }));

/** A plan from a model, which sees the briefing: preferences, facts, what was sold, the ways such work is done here and what it really took. Throws the problems of `askModel`. */
export async function fromModel(askModel: AskModel, wish: Wish, briefing: BriefingJson, { found, alike, learn }: Pick<Survey, 'found' | 'alike' | 'learn'>, context: CallContext): Promise<Made> {
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
  // A model guesses as people do: what such work really took corrects it where there is enough of it.
  const learned = answers.map((a) => learn(checkedSop({ schema: 1, title: a.title, summary: a.summary, steps: a.steps.map((s) => ({ ...s, due: null })) }).steps, 'model'));
  const sops = answers.map((a, i) => checkedSop({ schema: 1, title: a.title, summary: a.summary, steps: (learned[i] as Learned[]).map((l) => ({ ...l.step })) }));
  const own = learned[0] as Learned[];
  return {
    sop: sops[0] as SopJson, options: wish.options ? sops : null, source: 'llm', warnings: [...asked.warnings, ...learnedWords(own.filter(isLearned).length)],
    context: {
      prompt: { name: asked.prompt.name, version: asked.prompt.version }, model: asked.model, workflow_id: best?.match.workflow.id ?? null, blueprint_id: wish.engagement?.blueprint_id ?? best?.match.workflow.service_blueprint_id ?? null,
      estimates: estimatesOf(own, 'model'), ...(best && { match: toldOf(best.match) }),
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
