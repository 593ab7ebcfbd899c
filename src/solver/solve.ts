/** The solver: a pure function from a problem to a plan with reasons. */
import { zonedText } from '../kernel/zone.ts';
import { leastCosts } from './bound.ts';
import { keepStanding, placeInOrder, startingOrders } from './construct.ts';
import { refuseContradictions } from './contradictions.ts';
import type { Interval } from './intervals.ts';
import { buildModel, MIN, type Model, pastAims, type TaskModel } from './model.ts';
import { objectiveOf } from './objective.ts';
import { searchSequence, sequenceStart } from './one-machine.ts';
import { searchOrders } from './order-search.ts';
import { PlanState, type Snapshot } from './plan-state.ts';
import type { Block, Problem, Solution } from './problem.ts';
import { Random } from './random.ts';
import { momentText, reasonsFor } from './reasons.ts';
import { firstLook, fullCostOf, isBetter, search, type Bounds, type SearchResult } from './search.ts';
import { explainUnplaced } from './unplaced.ts';

export interface SolveOptions {
  /** Stands in for an absent `time_zone`. */
  readonly defaultZone: string;
  /** Milliseconds of a clock that never goes back; the default is the machine's. */
  readonly now?: () => number;
  /** Asked every few steps: true ends the search with the best plan so far. */
  readonly shouldStop?: () => boolean;
}

/** Tasks that may give way to one that lost its place, besides as many as lost theirs. */
const FEW_MOVED = 4;
/** The same where `aims` say what an earlier end is worth: there the price of a move decides almost alone. */
const FEW_WITH_AIMS = 10;
/** How much later than the standing plan a mended one may end its work, as a share, before more tasks give way. */
const MORE_LATE = 0.02;
/** Larger problems are searched step by step only: placing all their tasks anew takes too long. */
const MOST_ORDERED = 120;
/** Turns without a better plan after which both searches have nothing to add. */
const IDLE_TURNS = 8;
const polishSteps = (tasks: number): number => Math.min(4_000 + 300 * tasks, 500 * tasks);
/** The search step by step is the better one at finding room: while tasks lack a place it goes on for so many times as long. Longer finds little more, and leaves no time to bring it in order. */
const packing = (tasks: number): number => (tasks <= 50 ? 3 : 2);
/** Steps of the search over orders that take about a third of the time limit; a longer limit sees more searches. */
const orderSteps = (tasks: number, limitMs: number): number => Math.min(1000 * tasks, Math.ceil((900 * Math.min(1500, limitMs)) / tasks));
/** Part of the time limit kept back for explaining what has no place. */
const SEARCH_SHARE = 0.93;

/**
 * Solves a problem: fewest unplaced minutes first, then the smallest objective; every hard rule holds in every answer.
 * Searches until the steps for this size are used up, a proven bound is reached, `time_limit_ms` is over or `shouldStop`
 * says so. The same problem and seed give the same plan when neither of the last two ended it.
 * Throws `invalidInput` when the problem contradicts itself.
 */
export function solve(problem: Problem, options: SolveOptions): Solution {
  const now = options.now ?? (() => performance.now());
  const began = now();
  refuseContradictions(problem, options.defaultZone);
  const model = buildModel(problem, problem.time_zone ?? options.defaultZone);
  const floor = leastCosts(model);
  const least = floor.reduce((a, b) => a + b, 0);
  const until = began + problem.time_limit_ms * SEARCH_SHARE;
  const isOver = () => now() >= until || options.shouldStop?.() === true;

  const random = new Random(problem.seed);
  const { best, iterations } = inSequence(model, floor, random, least, isOver) ?? freely(model, floor, random, least, isOver);
  const state = new PlanState(model, floor);
  state.restore(best);

  const unplaced = explainUnplaced(model, state.board, () => now() >= began + problem.time_limit_ms + 400);
  const objective = objectiveOf(model, state.board);
  return {
    status: unplaced.length ? 'partial' : 'complete', blocks: blocksOf(model, state), unplaced, objective,
    // A sum in another order may differ in the last digit; a bound must not pass the figure it bounds.
    lower_bound: unplaced.length ? null : Math.min(least, objective.total), elapsed_ms: Math.max(0, now() - began), iterations,
  };
}

/** The plan of a problem that only asks for an order. */
function inSequence(model: Model, floor: Float64Array, random: Random, least: number, isOver: () => boolean): SearchResult | undefined {
  const start = sequenceStart(model);
  if (start === undefined) return undefined;
  const { order, iterations } = searchSequence(model, start, startingOrders(model), random, least, isOver);
  const state = new PlanState(model, floor);
  let at = start * model.grid;
  for (const i of order) {
    const t = model.tasks[i] as TaskModel;
    const end = at + t.units * model.grid;
    state.board.put(t, [at, end]);
    state.settle(t);
    at = end;
  }
  return { best: state.snapshot(), iterations };
}

function freely(model: Model, floor: Float64Array, random: Random, least: number, isOver: () => boolean): SearchResult {
  if (model.tasks.some((t) => t.standing) && model.problem.objective.move > 0) return mend(model, floor, random, least, isOver);
  const plans = firstPlans(model, floor, isOver, model.tasks.some((t) => t.standing) ? keptIn(model, floor).snapshot() : undefined);
  const isSmall = model.tasks.length <= MOST_ORDERED;
  // The plan in best order is where to begin; another one may leave out less. A large problem leaves no time to bring that one in order.
  let best = isSmall ? plans.reduce((a, b) => (isBetter(b, a) ? b : a)) : (plans[0] as Snapshot);
  let iterations = 0;
  const take = (found: SearchResult): boolean => {
    iterations += found.iterations;
    const isNew = isBetter(found.best, best);
    if (isNew) best = found.best;
    return isNew;
  };
  const done = (): boolean => isOver() || (best.unplaced < 1e-9 && best.total <= least + 1e-6);
  take(improve(model, floor, plans[0] as Snapshot, random, least, isOver, { others: plans.slice(1), ...(isSmall && { most: polishSteps(model.tasks.length), mostPartial: packing(model.tasks.length) * polishSteps(model.tasks.length) }) }));
  if (!isSmall) return { best, iterations };
  // From here two searches take turns, as each gets stuck where the other one does not.
  for (let turn = 0, idle = 0; idle < IDLE_TURNS && !done(); turn++) {
    const early = turn % 2 === 0;
    const growth = turn ? 0.5 * 1.4 ** (turn >> 1) : 1;
    const state = new PlanState(model, floor);
    state.restore(turn % 3 ? best : (plans[Math.floor(turn / 3) % plans.length] as Snapshot));
    const ordered = searchOrders(state, random, isOver, { steps: orderSteps(model.tasks.length, model.problem.time_limit_ms) * growth, unplacedCost: fullCostOf(model), goal: least, early });
    const found = take(ordered);
    const polished = take(improve(model, floor, ordered.best, random, least, isOver, { most: polishSteps(model.tasks.length) * (1 + turn / 4), others: [best] }));
    idle = found || polished ? 0 : idle + 1;
  }
  return { best, iterations };
}

/**
 * Mends a standing plan: all that is still legal stays, what lost its place finds another one, and few others give way.
 * How many may is raised only while the plan leaves out more than the standing one did, or ends its work later.
 */
function mend(model: Model, floor: Float64Array, random: Random, least: number, isOver: () => boolean): SearchResult {
  const kept = keptIn(model, floor);
  const count = model.tasks.length;
  const displaced = model.tasks.filter((t) => t.standing?.length && kept.wasMoved(t)).map((t) => t.index);
  const withoutPlace = model.tasks.reduce((sum, t) => sum + (t.standing ? 0 : t.minutes), 0);
  const inTime = lateness(model, (t) => (t.previous ? (t.previous.at(-1) as Interval)[1] : -Infinity)) * (1 + MORE_LATE);
  const isMended = ({ unplaced, blocks }: Snapshot): boolean => unplaced <= withoutPlace + 1e-9 && lateness(model, (t) => endIn(t, blocks)) <= inTime + 1e-6;
  const plans = firstPlans(model, floor, isOver, kept.snapshot());
  let best = plans[0] as Snapshot;
  let iterations = 0;
  const most = firstLook(count);
  const few = model.tasks.some((t) => t.aims) ? FEW_WITH_AIMS : FEW_MOVED;
  let mostMoved = Math.max(kept.moved + few, 2 * kept.moved);
  const bound = Math.max(3 * kept.moved, mostMoved + 4 * few);
  const look = (steps?: number): void => {
    const more = improve(model, floor, best, random, least, isOver, { ...(steps && { most: steps }), mostMoved, displaced });
    iterations += more.iterations;
    if (isBetter(more.best, best)) best = more.best;
  };
  look(most);
  while (!isMended(best) && mostMoved < bound && !isOver()) {
    mostMoved = Math.min(bound, mostMoved + few);
    look(most);
  }
  look();
  // The plan in best order is where to begin; another one may leave out less than was found from there.
  if (count <= MOST_ORDERED) for (const plan of plans) if (isBetter(plan, best)) best = plan;
  return { best, iterations };
}

/** What the ends of tasks cost, weighted: tardiness, and the times aimed at. */
function lateness({ tasks }: Model, endOf: (t: TaskModel) => number): number {
  return tasks.reduce((sum, t) => {
    const end = endOf(t);
    return end > -Infinity ? sum + (t.due === Infinity ? 0 : (t.weight * Math.max(0, end - t.due)) / MIN) + pastAims(t, end) : sum;
  }, 0);
}

const endIn = (t: TaskModel, blocks: Snapshot['blocks']): number => (blocks[t.index] ? Math.max(blocks[t.index]?.at(-1) ?? -Infinity, t.pin?.[1] ?? -Infinity) : -Infinity);

function keptIn(model: Model, floor: Float64Array): PlanState {
  const state = new PlanState(model, floor);
  keepStanding(state);
  return state;
}

/** A few plans made in one go, the one of least total first, the others as places to start again from. At least one is finished, whatever the clock says. */
function firstPlans(model: Model, floor: Float64Array, isOver: () => boolean, kept?: Snapshot): Snapshot[] {
  const plans: Snapshot[] = [];
  for (const order of startingOrders(model)) {
    const state = new PlanState(model, floor);
    if (kept) state.restore(kept);
    placeInOrder(state, order, plans.length ? isOver : () => false);
    plans.push(state.snapshot());
    if (isOver()) break;
  }
  // The longest tasks first leaves out least and ends latest; a long search for a small problem can afford to mend that.
  if (model.tasks.length > 50) return plans.sort((a, b) => a.total - b.total);
  const first = plans.reduce((best, plan) => (plan.total < best.total ? plan : best));
  return [first, ...plans.filter((plan) => plan !== first).sort((a, b) => a.unplaced - b.unplaced || a.total - b.total)];
}

function improve(model: Model, floor: Float64Array, from: Snapshot, random: Random, least: number, isOver: () => boolean, bounds?: Bounds): SearchResult {
  if (isOver()) return { best: from, iterations: 0 };
  const state = new PlanState(model, floor);
  state.restore(from);
  return search(state, random, least, isOver, bounds);
}

function blocksOf(model: Model, { board }: PlanState): Block[] {
  const text = (ms: number) => zonedText(model.zone, model.origin + ms);
  const found: { start: number; block: Block }[] = [];
  for (const t of model.tasks) {
    const blocks = board.blocks[t.index];
    if (!blocks) continue;
    const add = (start: number, end: number, reasons: string[]) => found.push({ start, block: { task_id: t.source.id, start: text(start), end: text(end), reasons } });
    if (t.pin) add(t.pin[0], t.pin[1], [`Pinned here by its owner, from ${momentText(model, t.pin[0])}.`]);
    for (let i = 0; i < blocks.length; i += 2) add(blocks[i] as number, blocks[i + 1] as number, reasonsFor(model, board, t, blocks[i] as number));
  }
  return found.sort((a, b) => a.start - b.start).map((f) => f.block);
}
