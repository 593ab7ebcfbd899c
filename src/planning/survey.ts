import type { Sql } from '../db/database.port.ts';
import { notFound } from '../kernel/problem.ts';
import { type LibraryWorkflow, libraryWorkflows, pastRatios, type PastWork, pastWork, type StepJson } from '../work/index.ts';
import type { BriefingJson } from './briefing.contract.ts';
import { type Learned, learnHours, quantile } from './estimates.ts';
import { fillVariables, nameIn } from './fill-variables.ts';
import { bareOf } from './intent/said-hours.ts';
import { wishesIn } from './intent/wishes.ts';
import { type Match, matchWorkflows } from './match-workflow.ts';
import { pastOf } from './past-work.ts';
import { type PlanContext, plansStore } from './plans.store.ts';
import { surveyStore } from './survey.store.ts';
import type { Wish } from './wish.ts';

export interface Candidate { readonly match: Match; readonly steps: StepJson[]; readonly estimates: PlanContext['estimates'] }

/** What the workspace itself knows about such work: ways to do it, and what they took. */
export interface Survey {
  /** The best workflows for the wish, with names filled in and hours as past runs taught them. */
  readonly found: readonly Candidate[];
  /** Where the intent holds several wishes: each with the best workflow for it, in the order in which they were said. */
  readonly several: { readonly wishes: readonly { readonly text: string; readonly candidate: Candidate | null }[]; readonly inTurn: boolean } | null;
  /** The hours that the intent says the whole takes. */
  readonly saidHours: number | null;
  /** Further workflows of the same capability. */
  readonly alike: readonly { readonly workflow: LibraryWorkflow; readonly steps: readonly StepJson[] }[];
  readonly numbers: BriefingJson['numbers'];
  /** The hours of steps that a model wrote, or that stand in the blueprint, as past runs taught them. */
  readonly learn: (steps: readonly StepJson[], from: 'model' | 'blueprint') => Learned[];
  readonly pastPlans: BriefingJson['past_plans'];
}

const ALIKE = 4, PAST_PLANS = 5;

/** One read. `most`: how many workflows a plan may be made from. */
export async function survey(sql: Sql, wish: Wish, termsOf: (text: string) => string[], most: number): Promise<Survey> {
  const library = await libraryWorkflows(sql);
  const past = await plansStore.pastIntents(sql);
  const matching = (text: string): Match[] => matchWorkflows(text, library, past, termsOf);
  const chosen = wish.workflow === undefined || wish.workflow === null ? wish.workflow : library.find((w) => w.id === wish.workflow);
  if (typeof wish.workflow === 'number' && !chosen) throw notFound('workflow with steps', wish.workflow);
  const matches: Match[] = chosen ? [{ workflow: chosen, score: 1, by: 'asked', because: '' }] : chosen === null ? [] : inOrder(matching(wish.intent), library, wish.engagement?.blueprint_id ?? null);
  const bare = bareOf(wish.intent);
  const wishes = wishesIn(bare.text);
  // A whole that has a workflow of its own, or was planned before, is one thing to its owner, however many verbs it has.
  const whole = matches[0] !== undefined && (['asked', 'sold', 'said before'].includes(matches[0].by) || (matches[0].by === 'name' && matches[0].workflow.origin === 'own'));
  const client = wish.engagement?.customer_name ?? nameIn(wish.intent) ?? wish.clientName;
  const [wider, ofModels] = [await pastRatios(sql, 'library'), await pastRatios(sql, 'model')];
  const found: Candidate[] = [];
  const numbers: BriefingJson['numbers'] = [];
  const ran: PastWork[] = [];
  const take = async (match: Match): Promise<Candidate> => {
    const known = found.find((c) => c.match.workflow.id === match.workflow.id);
    if (known) return known;
    const work = await pastWork(sql, { workflowId: match.workflow.id });
    ran.push(...work);
    const stored = fillVariables(stepsOf(match.workflow), { client, customer: client, offer: wish.engagement?.offer_name });
    const learned = stored.map((step) => learnHours(step, pastOf(step, work, 'id', termsOf), wider));
    const candidate: Candidate = { match, steps: learned.map((l) => l.step), estimates: learned.map((l) => ({ step_id: l.step.id, source: l.source, runs: l.runs, before: l.before })) };
    found.push(candidate);
    for (const step of stored) {
      const took = pastOf(step, work, 'id', termsOf).map((run) => run.actual).sort((a, b) => a - b);
      if (took.length) numbers.push({ workflow_id: match.workflow.id, step_id: step.id, runs: took.length, median_hours: Math.round(quantile(took, 0.5) * 100) / 100, stored_hours: step.hours });
    }
    return candidate;
  };
  let several: Survey['several'] = null;
  if (wishes.wishes.length > 1 && !whole) {
    const parts: { text: string; candidate: Candidate | null }[] = [];
    for (const text of wishes.wishes) {
      const best = chosen === null ? undefined : matching(text)[0];
      parts.push({ text: bareOf(text).text, candidate: best ? await take(best) : null });
    }
    several = { wishes: parts, inTurn: wishes.inTurn };
  } else {
    for (const match of matches.slice(0, most)) await take(match);
  }
  const sold = wish.engagement?.blueprint_id ? await pastWork(sql, { blueprintId: wish.engagement.blueprint_id }) : [];
  const learn: Survey['learn'] = (steps, from) => steps.map((step) => learnHours(step, pastOf(step, from === 'model' ? [...ran, ...sold] : sold, 'title', termsOf), from === 'model' ? ofModels : wider));
  const capability = found[0]?.match.workflow.capability;
  const taken = new Set(found.map((c) => c.match.workflow.id));
  // What is shown by the way only is not to name what was stored for somebody else.
  const others = await surveyStore.ofOthers(sql, wish.clientId);
  const alike = capability ? library.filter((w) => w.capability === capability && !taken.has(w.id) && !others.has(w.id)).sort((a, b) => Number(b.origin === 'own') - Number(a.origin === 'own') || b.id - a.id).slice(0, ALIKE) : [];
  const rows = found.length ? await surveyStore.pastPlans(sql, [...taken], PAST_PLANS) : [];
  return {
    found, several, saidHours: bare.hours, numbers, learn, alike: alike.map((workflow) => ({ workflow, steps: fillVariables(stepsOf(workflow), { client, customer: client, offer: wish.engagement?.offer_name }) })),
    // What another client's plan is called is that client's: of it only the figures go into this one's.
    pastPlans: rows.map((p) => ({ plan_id: p.id, title: p.client_id === wish.clientId ? p.plan_title : null, planned_hours: p.planned_hours, actual_hours: p.actual_hours, tasks: p.tasks, last_run_at: p.last_run_at.toISOString() })),
  };
}

/** What was sold decides before words do: workflows of the engagement's own blueprint go first, also where no word of the intent names them. */
function inOrder(matches: readonly Match[], library: readonly LibraryWorkflow[], blueprint: number | null): Match[] {
  if (blueprint === null) return [...matches];
  const matched = new Set(matches.map((m) => m.workflow.id));
  const sold = [...matches, ...library.filter((w) => !matched.has(w.id)).map((workflow) => ({ workflow, score: 0, by: 'sold' as const, because: '' }))].filter((m) => m.workflow.service_blueprint_id === blueprint);
  return [...sold, ...matches.filter((m) => m.workflow.service_blueprint_id !== blueprint)];
}

const stepsOf = (workflow: LibraryWorkflow): StepJson[] => workflow.steps as StepJson[];
