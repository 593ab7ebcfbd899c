/** The solver: a pure function from a problem to a plan with reasons. */
import { zonedText } from '../kernel/zone.ts';
import { leastCosts } from './bound.ts';
import { keepStanding, placeInOrder, startingOrders } from './construct.ts';
import { refuseContradictions } from './contradictions.ts';
import { buildModel, type Model } from './model.ts';
import { objectiveOf } from './objective.ts';
import { PlanState, type Snapshot } from './plan-state.ts';
import type { Block, Problem, Solution } from './problem.ts';
import { Random } from './random.ts';
import { momentText, reasonsFor } from './reasons.ts';
import { firstLook, isBetter, search, type SearchResult } from './search.ts';
import { explainUnplaced } from './unplaced.ts';

export interface SolveOptions {
  /** Stands in for an absent `time_zone`. */
  readonly defaultZone: string;
  /** Milliseconds of a clock that never goes back; the default is the machine's. */
  readonly now?: () => number;
  /** Asked every few steps: true ends the search with the best plan so far. */
  readonly shouldStop?: () => boolean;
}

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
  const keeps = model.tasks.some((t) => t.standing);
  let { best, iterations } = improve(model, floor, firstPlan(model, floor, keeps, isOver), random, least, isOver, keeps ? firstLook(model.tasks.length) : Infinity);
  if (keeps && !isOver()) {
    // What had a place before must not lose it to the wish to move little: then everything is planned anew.
    const withoutPlace = model.tasks.reduce((sum, t) => sum + (t.standing ? 0 : t.minutes), 0);
    const lost = best.unplaced > withoutPlace + 1e-9;
    const more = improve(model, floor, lost ? firstPlan(model, floor, false, isOver) : best, random, least, isOver);
    iterations += more.iterations;
    if (isBetter(more.best, best)) best = more.best;
  }
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

/** The best of a few plans made in one go. At least one is finished, whatever the clock says. */
function firstPlan(model: Model, floor: Float64Array, keeps: boolean, isOver: () => boolean): Snapshot {
  let best: Snapshot | undefined;
  for (const order of startingOrders(model)) {
    const state = new PlanState(model, floor);
    if (keeps) keepStanding(state);
    placeInOrder(state, order, best ? isOver : () => false);
    const plan = state.snapshot();
    if (!best || isBetter(plan, best)) best = plan;
    if (isOver()) break;
  }
  return best ?? new PlanState(model, floor).snapshot();
}

function improve(model: Model, floor: Float64Array, from: Snapshot, random: Random, least: number, isOver: () => boolean, most = Infinity): SearchResult {
  if (isOver()) return { best: from, iterations: 0 };
  const state = new PlanState(model, floor);
  state.restore(from);
  return search(state, random, least, isOver, most);
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
