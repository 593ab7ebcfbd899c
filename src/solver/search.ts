/**
 * The search: lift a few neighbouring tasks, put them back in another order, keep the result when it is better or, now and
 * then, a little worse. A step touches only what it lifts, so its price does not grow with the problem.
 */
import type { Model, TaskModel } from './model.ts';
import { place, type PlanState, type Snapshot } from './plan-state.ts';
import type { Random } from './random.ts';

export interface SearchResult {
  readonly best: Snapshot;
  readonly iterations: number;
}

/** What a search may not pass: steps, and tasks of the standing plan that it moves; and where else it may begin. */
export interface Bounds {
  readonly most?: number;
  /** Steps while tasks lack a place, where that is more than `most`. */
  readonly mostPartial?: number;
  readonly mostMoved?: number;
  /** Plans to start from now and then in place of the best one. */
  readonly others?: readonly Snapshot[];
  /** Tasks that lost their place in the standing plan: much of the search goes on around where they were. */
  readonly displaced?: readonly number[];
}

export const isBetter = (a: Snapshot, b: Snapshot): boolean => a.unplaced < b.unplaced - 1e-9 || (a.unplaced <= b.unplaced + 1e-9 && a.total < b.total - 1e-6);

/** How warm a search begins: this part of what a task costs on average above its least. */
const HEAT = 0.25;
/** Minutes without a place that a search for a better packing may well give up at its begin, one search after the other. */
const PACKING = [10, 40, 20, 5];
/** What a minute without a place weighs in the first search, which is for a plan in good order, against the later ones. */
const EASY = 0.05;
/** And in the last ones, by when the order is good and only more minutes are better. */
const HARDEST = 8;
/** Share of the steps that go on around the places of displaced tasks, and how far from them in slots. */
const AROUND = 0.4;
const NEAR_SLOTS = 200;
/** Every search is longer than the one before by this factor. */
const GROWTH = 1.4;

/** Steps that a problem of this size gets at most: small ones end early, and the same way every time. */
const stepsFor = (tasks: number): number => 8_000 + 2_500 * tasks;
/** Steps after which one knows whether a standing plan can be mended. */
export const firstLook = (tasks: number): number => 4_000 + 100 * tasks;

/** Improves the plan until the steps are used up, nothing is left to win (`goal`) or `isOver` says so. */
export function search(state: PlanState, random: Random, goal: number, isOver: () => boolean, { most = Infinity, mostPartial = most, mostMoved = Infinity, others = [], displaced = [] }: Bounds = {}): SearchResult {
  const { model } = state;
  const walker = new Walker(state, random, mostMoved, displaced);
  let best = state.snapshot();
  let iterations = 0;
  const done = () => best.unplaced < 1e-9 && best.total <= goal + 1e-6;
  if (!walker.movable.length || done()) return { best, iterations };
  const count = model.tasks.length;
  // Small problems see many searches in little time, large ones few.
  const soft = count <= 50 ? 1 : 3;
  /** Steps done when the last task found its place. */
  let complete = 0;
  const stepsLeft = () => Math.min(best.unplaced > 1e-9 ? mostPartial : Math.max(most, complete), complete + stepsFor(count) * (best.unplaced > 1e-9 ? 6 : 1));
  let length = 400 + 60 * count;
  let idle = 0;
  for (let over = false, round = 0; !over && iterations < stepsLeft() && idle < (best.unplaced > 1e-9 ? 9 : 3) && !done(); length = Math.round(length * GROWTH), round++) {
    const excess = Math.max(1, best.total - best.left - goal);
    const usual = (HEAT * excess) / Math.max(4, count);
    // Every other time, while tasks lack a place, hot enough to give one of them up for another.
    const packing = best.unplaced > 1e-9 && round % 4 === 2 ? walker.fullCost * (PACKING[(round >> 2) % PACKING.length] as number) : 0;
    const other = best.unplaced > 1e-9 && round % 4 === 0 && round > 0 ? others[((round >> 2) - 1) % others.length] : undefined;
    const cooling = packing ? Math.log((0.01 * usual) / packing) : 0;
    walker.unplacedCost = walker.fullCost * (round === 0 ? EASY : Math.min(HARDEST, 2 ** (Math.max(0, round - soft) + (count <= 50 && (other || packing) ? 3 : 0))));
    let improved = false;
    if (other) state.restore(other);
    for (let k = 0; k < length && iterations < stepsLeft() && !done(); k++, iterations++) {
      if ((iterations & 31) === 0 && isOver()) { over = true; break; }
      const heat = packing ? packing * Math.exp((cooling * k) / length) : usual * (1 - k / length) ** 2;
      if (!walker.step(-heat * Math.log(random.next() + 1e-12))) continue;
      if (state.unplaced < best.unplaced - 1e-9 || (state.unplaced <= best.unplaced + 1e-9 && state.total < best.total - 1e-6)) {
        if (best.unplaced > 1e-9 && state.unplaced <= 1e-9) complete = iterations;
        best = state.snapshot();
        improved = true;
      }
    }
    idle = improved ? 0 : idle + 1;
    state.restore(best);
  }
  return { best, iterations };
}

/** What a minute without a place weighs against the objective. */
export function fullCostOf({ tasks, problem, slots, grid }: Model): number {
  const weight = tasks.reduce((sum, t) => sum + t.weight, 0) / Math.max(1, tasks.length);
  const minutes = tasks.reduce((sum, t) => sum + t.minutes, 0) / Math.max(1, tasks.length);
  return 1000 + (problem.objective.tardiness * weight * ((slots * grid) / 60_000)) / Math.max(1, minutes) + problem.objective.move;
}

/** Makes single steps on a state. */
class Walker {
  readonly movable: readonly number[];
  readonly #state: PlanState;
  readonly #model: Model;
  readonly #random: Random;
  readonly fullCost: number;
  unplacedCost: number;
  readonly #lifted: TaskModel[] = [];
  readonly #before: (readonly number[] | null)[] = [];
  readonly #inStep: Uint8Array;
  readonly #mostMoved: number;
  readonly #displaced: readonly number[];

  constructor(state: PlanState, random: Random, mostMoved: number, displaced: readonly number[]) {
    this.#displaced = displaced;
    this.#mostMoved = mostMoved;
    this.#state = state;
    this.#model = state.model;
    this.#random = random;
    this.#inStep = new Uint8Array(state.model.tasks.length);
    this.movable = state.model.tasks.filter((t) => t.units > 0).map((t) => t.index);
    this.fullCost = fullCostOf(state.model);
    this.unplacedCost = this.fullCost;
  }

  #lift(i: number): boolean {
    const t = this.#model.tasks[i] as TaskModel;
    if (this.#inStep[i] || t.units === 0) return false;
    this.#inStep[i] = 1;
    this.#lifted.push(t);
    this.#before.push(this.#state.board.blocks[i] as readonly number[] | null);
    this.#state.board.lift(t);
    return true;
  }

  /** Lifts up to `count` tasks, walking from a slot; answers the last slot reached. */
  #walk(from: number, direction: 1 | -1, count: number): number {
    const { owner } = this.#state.board;
    const { slots } = this.#model;
    let got = 0;
    let s = from;
    for (let tries = 0; s >= 0 && s < slots && got < count && tries < 3000; s += direction, tries++) {
      const o = owner[s] as number;
      if (o && this.#lift(o - 1)) got++;
    }
    return s;
  }

  /** One of a few tasks at random: the one that costs most above its least. */
  #costly(): number {
    let chosen = -1;
    let worst = -1;
    for (let k = 0; k < 3; k++) {
      const i = this.movable[this.#random.below(this.movable.length)] as number;
      const excess = (this.#state.cost[i] as number) - (this.#state.floor[i] as number);
      if (excess > worst && this.#state.board.blocks[i]) [chosen, worst] = [i, excess];
    }
    return chosen;
  }

  /** A short length, now and then a long one. */
  #few(): number {
    let n = 1;
    while (n < 25 && this.#random.next() < 0.72) n++;
    return n;
  }

  /** Changes the plan; false when the result was refused and everything is as before. `slack`: how much worse it may become. */
  step(slack: number): boolean {
    const { board } = this.#state;
    const random = this.#random;
    const lifted = this.#lifted;
    lifted.length = 0;
    this.#before.length = 0;
    const { grid } = this.#model;
    let order: TaskModel[] = [];
    let notBefore = 0;
    let extra: number | undefined;
    const dice = random.next();
    const { loose } = this.#state;
    if (loose.length && dice < 0.12) {
      // One gives up its place to several that have none; it comes last.
      const v = this.movable[random.below(this.movable.length)] as number;
      if (!board.blocks[v]) return false;
      const at = Math.floor(board.startOf(v) / grid);
      for (let k = 1 + random.below(3); k > 0; k--) this.#lift(loose[random.below(loose.length)] as number);
      order = this.#shuffled(lifted.slice());
      const count = lifted.length;
      this.#lift(v);
      this.#walk(at + 1, 1, random.below(3));
      this.#walk(at - 1, -1, random.below(3));
      const around = this.#shuffled(lifted.slice(count + 1));
      order = random.next() < 0.5 ? [...order, ...around, lifted[count] as TaskModel] : [...around, ...order, lifted[count] as TaskModel];
      notBefore = 0;
    } else if (loose.length && dice < 0.35) {
      const u = loose[random.below(loose.length)] as number;
      const t = this.#model.tasks[u] as TaskModel;
      if (!this.#lift(u)) return false;
      const last = Math.floor(t.until / grid);
      const anchor = t.from + random.below(Math.max(1, last - t.from));
      const start = this.#walk(Math.min(anchor, this.#model.slots - 1), -1, 1 + random.below(3));
      this.#walk(Math.min(anchor + 1, this.#model.slots - 1), 1, random.below(4));
      notBefore = random.next() < 0.5 ? Math.max(0, start) : 0;
      order = [t, ...this.#shuffled(lifted.slice(1))];
    } else if (this.#displaced.length && random.next() < AROUND) {
      // Near where it was: what lies there gives way, once.
      const u = this.#displaced[random.below(this.#displaced.length)] as number;
      const t = this.#model.tasks[u] as TaskModel;
      if (!this.#lift(u)) return false;
      const near = Math.floor((t.standing?.[0] ?? 0) / grid) + random.below(2 * NEAR_SLOTS + 1) - NEAR_SLOTS;
      const anchor = Math.min(this.#model.slots - 1, Math.max(t.from, near));
      const start = this.#walk(anchor, -1, random.below(3));
      this.#walk(anchor + 1, 1, 1 + random.below(3));
      notBefore = Math.max(0, random.next() < 0.7 ? start + 1 : 0);
      order = [t, ...this.#shuffled(lifted.slice(1))];
    } else {
      const i = random.next() < 0.6 ? this.#costly() : (this.movable[random.below(this.movable.length)] as number);
      if (i < 0 || !board.blocks[i]) return false;
      const t = this.#model.tasks[i] as TaskModel;
      const at = Math.floor(board.startOf(i) / grid);
      if (t.previous && t.standing?.length && dice < 0.5 && board.hasMoved(t)) {
        // Back to where it stood: whatever lies there gives way.
        this.#lift(i);
        for (let k = 0; k < t.standing.length; k += 2) {
          const [s, e] = [Math.floor((t.standing[k] as number) / grid), Math.ceil((t.standing[k + 1] as number) / grid)];
          for (let slot = Math.max(0, s - 1); slot <= e && slot < this.#model.slots; slot++) if (board.owner[slot]) this.#lift((board.owner[slot] as number) - 1);
        }
        order = [t, ...lifted.slice(1)];
      } else if (dice < 0.62) {
        // To the front or to the back of its neighbours.
        this.#lift(i);
        const left = random.next() < 0.6;
        const reached = this.#walk(left ? at - 1 : at + 1, left ? -1 : 1, this.#few());
        const others = lifted.slice(1);
        if (left) others.reverse();
        order = left ? [t, ...others] : [...others, t];
        notBefore = Math.max(0, left ? reached : at);
        if (random.next() < 0.25) notBefore = 0;
      } else if (dice < 0.8) {
        // Two tasks change places.
        this.#lift(i);
        const reached = this.#walk(at - 1, -1, this.#few());
        const others = lifted.slice(1).reverse();
        const [first, ...between] = others;
        order = first ? [t, ...between, first] : [t];
        notBefore = random.next() < 0.25 ? 0 : Math.max(0, reached);
      } else if (dice < 0.92) {
        // A stretch in any order.
        this.#walk(at, 1, 2 + random.below(7));
        order = this.#shuffled(lifted.slice());
        notBefore = random.next() < 0.5 ? 0 : at;
      } else {
        // Alone, cut otherwise or later.
        this.#lift(i);
        order = [t];
        extra = random.below(3);
        if (random.next() < 0.5) notBefore = random.below(Math.max(1, Math.floor(t.until / grid)));
      }
      if (loose.length && random.next() < 0.3) {
        const u = loose[random.below(loose.length)] as number;
        if (this.#lift(u)) order.splice(random.below(order.length + 1), 0, this.#model.tasks[u] as TaskModel);
      }
    }
    if (random.next() < 0.3) this.#liftSuccessors(order);
    // Where time is short, cutting a task to end it sooner costs another one its place.
    if (extra === undefined && loose.length && random.next() < 0.6) extra = 0;
    return this.#finish(order, notBefore, extra, slack);
  }

  #liftSuccessors(order: TaskModel[]): void {
    for (let k = 0; k < this.#lifted.length && this.#lifted.length < 14; k++) {
      for (const q of (this.#lifted[k] as TaskModel).feeds) {
        if (this.#state.board.blocks[q] && this.#lift(q)) order.push(this.#model.tasks[q] as TaskModel);
      }
    }
  }

  #shuffled(list: TaskModel[]): TaskModel[] {
    for (let i = list.length - 1; i > 0; i--) {
      const j = this.#random.below(i + 1);
      [list[i], list[j]] = [list[j] as TaskModel, list[i] as TaskModel];
    }
    return list;
  }

  #finish(order: readonly TaskModel[], notBefore: number, extra: number | undefined, slack: number): boolean {
    const { board, cost, floor } = this.#state;
    const lifted = this.#lifted;
    const priceOf = (t: TaskModel, placed: boolean) => (placed ? 0 : t.minutes * this.unplacedCost);
    let allowed = slack + 1e-9;
    for (let k = 0; k < lifted.length; k++) {
      const t = lifted[k] as TaskModel;
      allowed += (cost[t.index] as number) + priceOf(t, this.#before[k] !== null) - (floor[t.index] as number);
    }
    let missing = 0;
    let changed = false;
    let moved = 0;
    for (let pass = 0; pass < 3; pass++) {
      missing = 0;
      let progress = false;
      for (const t of order) {
        if (board.blocks[t.index]) continue;
        const least = floor[t.index] as number;
        if (!place(board, t, notBefore, least, extra) && !(notBefore > 0 && pass > 0 && place(board, t, 0, least))) {
          missing++;
          continue;
        }
        progress = true;
        allowed -= board.cost(t) - least;
        if (allowed < 0) return this.#undo();
      }
      if (!missing || (!progress && (notBefore === 0 || pass > 0))) break;
    }
    for (let k = 0; k < lifted.length; k++) {
      const t = lifted[k] as TaskModel;
      const now = board.blocks[t.index];
      if (!now) {
        allowed -= this.#state.price(t) - (floor[t.index] as number) + priceOf(t, false);
        for (const q of t.feeds) if (board.blocks[q]) return this.#undo();
      }
      if (t.previous) moved += (board.hasMoved(t) ? 1 : 0) - this.#state.wasMoved(t);
      changed ||= !same(now ?? null, this.#before[k] ?? null);
    }
    if (!changed || allowed < 0 || !board.shareHolds() || (moved > 0 && this.#state.moved + moved > this.#mostMoved)) return this.#undo();
    for (const t of lifted) {
      this.#inStep[t.index] = 0;
      this.#state.settle(t);
    }
    return true;
  }

  #undo(): false {
    const { board } = this.#state;
    for (const t of this.#lifted) board.lift(t);
    this.#lifted.forEach((t, k) => {
      const before = this.#before[k];
      if (before) board.put(t, before);
      this.#inStep[t.index] = 0;
    });
    return false;
  }
}

function same(a: readonly number[] | null, b: readonly number[] | null): boolean {
  if (a === b) return true;
  if (!a || !b || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
