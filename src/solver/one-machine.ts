/**
 * The one case with an order and nothing else to find: whole tasks, all allowed from the first free instant, one free
 * stretch that holds them all and no limit. Then a plan is a sequence without gaps, and its weighted tardiness is improved
 * by iterated dynasearch: one pass finds the best set of swaps and insertions that do not overlap, by dynamic programming.
 */
import { MIN, type Model } from './model.ts';
import type { Random } from './random.ts';

const MOST_TASKS = 400;
/** Most entries of the table of shifted costs. */
const MOST_ENTRIES = 150_000;
/** The search ends after so many kicks for each task that found nothing better. */
const PATIENCE = 200;
/** Kicks without a better plan after which it goes back to the best. */
const BACK = 60;

export interface Sequence {
  /** Task numbers in order of time. */
  readonly order: readonly number[];
  /** The slot at which the first one starts. */
  readonly start: number;
  readonly iterations: number;
}

/** The slot at which the sequence starts; undefined when the problem is not of this kind. */
export function sequenceStart(model: Model): number | undefined {
  const { tasks, problem, grid } = model;
  const [first] = tasks;
  const stretch = first?.ground.free[0];
  if (!first || !stretch || tasks.length < 2 || tasks.length > MOST_TASKS || model.buffer || model.shareRule || model.dayCap < Infinity || model.weekLimits) return undefined;
  const start = Math.ceil(stretch[0] / grid);
  const end = (start + tasks.reduce((sum, t) => sum + t.units, 0)) * grid;
  const longest = tasks.reduce((most, t) => Math.max(most, t.units), 0);
  if (end > stretch[1] || tasks.length * (2 * longest + 1) > MOST_ENTRIES) return undefined;
  const plain = tasks.every((t) => t.whole && t.units > 0 && !t.short && !t.pin && !t.needs.length && !t.previous && !t.aims && t.ground === first.ground && t.from <= start && t.until >= end
    && (!t.prefer || problem.objective.preference === 0));
  return plain ? start : undefined;
}

/** Searches for the best sequence from the orders given. `goal`: nothing is better. */
export function searchSequence(model: Model, start: number, orders: readonly (readonly number[])[], random: Random, goal: number, isOver: () => boolean): Sequence {
  const table = new Dynasearch(model, start);
  const n = model.tasks.length;
  const { objective } = model.problem;
  const fixed = objective.chunk * n;
  const rate = objective.tardiness * (model.grid / MIN);
  const reached = (cost: number) => cost * rate + fixed <= goal + 1e-6;
  let best = Int32Array.from(orders[0] as readonly number[]);
  let bestCost = Infinity;
  for (const order of orders) {
    table.order.set(order);
    const cost = table.descend(0, n - 1);
    if (cost < bestCost - 1e-9) [best, bestCost] = [table.order.slice(), cost];
    if (isOver()) break;
  }
  let current = best.slice();
  let cost = bestCost;
  let idle = 0;
  let iterations = 0;
  for (; idle < PATIENCE * n && !reached(bestCost) && ((iterations & 7) !== 0 || !isOver()); iterations++) {
    table.order.set(current);
    const [a, b] = table.kick(random);
    const next = table.descend(a, b);
    idle++;
    if (next <= cost + 1e-9) {
      cost = next;
      current.set(table.order);
      if (cost < bestCost - 1e-9) {
        bestCost = cost;
        best = current.slice();
        idle = 0;
      }
    } else if (idle % BACK === 0 && random.next() < 0.5) {
      current = best.slice();
      cost = bestCost;
    } else if (random.next() < 0.02) {
      cost = next;
      current.set(table.order);
    }
    table.refresh(current);
  }
  return { order: [...best], start, iterations };
}

class Dynasearch {
  readonly order: Int32Array;
  readonly #n: number;
  readonly #longest: number;
  readonly #units: Int32Array;
  readonly #weight: Float64Array;
  readonly #due: Float64Array;
  /** Of the task at each place: length, weight, due, start. */
  readonly #p: Int32Array;
  readonly #w: Float64Array;
  readonly #d: Float64Array;
  readonly #s: Float64Array;
  /** Cost of the first k places when each ends later by `delta`: at (delta + longest) * (n + 1) + k. */
  readonly #sum: Float64Array;
  readonly #deltas: Int32Array;
  readonly #least: Float64Array;
  readonly #from: Int32Array;
  readonly #kind: Uint8Array;
  readonly #start: number;
  /** The order that the table describes. */
  readonly #known: Int32Array;

  constructor(model: Model, start: number) {
    const { tasks, grid } = model;
    const n = tasks.length;
    this.#n = n;
    this.#start = start;
    this.#units = Int32Array.from(tasks, (t) => t.units);
    this.#weight = Float64Array.from(tasks, (t) => (t.due === Infinity ? 0 : t.weight));
    this.#due = Float64Array.from(tasks, (t) => (t.due === Infinity ? 0 : t.due / grid));
    this.#longest = Math.max(...this.#units);
    this.order = new Int32Array(n);
    this.#known = new Int32Array(n).fill(-1);
    this.#p = new Int32Array(n);
    this.#w = new Float64Array(n);
    this.#d = new Float64Array(n);
    this.#s = new Float64Array(n + 1);
    this.#sum = new Float64Array((2 * this.#longest + 1) * (n + 1));
    this.#least = new Float64Array(n + 1);
    this.#from = new Int32Array(n);
    this.#kind = new Uint8Array(n);
    const deltas = new Set<number>([0]);
    const lengths = [...new Set(this.#units)];
    for (const a of lengths) {
      deltas.add(a).add(-a);
      for (const b of lengths) deltas.add(a - b);
    }
    this.#deltas = Int32Array.from([...deltas].sort((a, b) => a - b));
  }

  /** Brings the table up to date with an order; what lies before the first difference stays. */
  refresh(order: Int32Array): void {
    const n = this.#n;
    const known = this.#known;
    let a = 0;
    while (a < n && known[a] === order[a]) a++;
    if (a === n) return;
    const [p, w, d, s, sum] = [this.#p, this.#w, this.#d, this.#s, this.#sum];
    let at = a ? (s[a - 1] as number) + (p[a - 1] as number) : this.#start;
    for (let k = a; k < n; k++) {
      const t = order[k] as number;
      known[k] = t;
      p[k] = this.#units[t] as number;
      w[k] = this.#weight[t] as number;
      d[k] = this.#due[t] as number;
      s[k] = at;
      at += p[k] as number;
    }
    s[n] = at;
    for (const delta of this.#deltas) {
      const row = (delta + this.#longest) * (n + 1);
      let total = sum[row + a] as number;
      for (let k = a; k < n; k++) {
        const late = (s[k + 1] as number) + delta - (d[k] as number);
        if (late > 0) total += late * (w[k] as number);
        sum[row + k + 1] = total;
      }
    }
  }

  /** Improves `order`, in which only the places `a` to `b` are new, until no set of moves does. Answers its cost. */
  descend(a: number, b: number): number {
    let [low, high] = [a, b];
    while (low <= high) {
      this.refresh(this.order);
      [low, high] = this.#pass(low, high);
    }
    return this.#sum[this.#longest * (this.#n + 1) + this.#n] as number;
  }

  /** One pass over all moves that touch the places `a` to `b`; answers the places that changed. */
  #pass(a: number, b: number): [number, number] {
    const n = this.#n;
    const [p, w, d, s, sum, least, from, kind, longest] = [this.#p, this.#w, this.#d, this.#s, this.#sum, this.#least, this.#from, this.#kind, this.#longest];
    const base = longest * (n + 1);
    for (let k = 0; k <= a; k++) least[k] = sum[base + k] as number;
    let any = false;
    for (let k = a; k < n; k++) {
      const pk = p[k] as number;
      const wk = w[k] as number;
      const slackK = pk - (d[k] as number);
      const endK = s[k + 1] as number;
      const sumK = sum[base + k + 1] as number;
      let best = (least[k] as number) + sumK - (sum[base + k] as number);
      let bestFrom = -1;
      let bestKind = 0;
      const rowK = (longest + pk) * (n + 1);
      const ahead = sum[rowK + k] as number;
      for (let i = Math.min(k - 1, b); i >= 0; i--) {
        const pi = p[i] as number;
        const early = (s[i] as number) + slackK;
        const costK = early > 0 ? early * wk : 0;
        const late = endK - (d[i] as number);
        const costI = late > 0 ? late * (w[i] as number) : 0;
        const before = least[i] as number;
        const limit = best - before - 1e-7;
        const rowI = (longest - pi) * (n + 1);
        const forward = costI + (sum[rowI + k + 1] as number) - (sum[rowI + i + 1] as number);
        const backward = costK + ahead - (sum[rowK + i] as number);
        const both = costI + costK;
        if (forward < limit) [best, bestFrom, bestKind] = [before + forward, i, 1];
        if (backward < best - before - 1e-7) [best, bestFrom, bestKind] = [before + backward, i, 2];
        if (both < limit) {
          const row = (longest + pk - pi) * (n + 1);
          const swap = both + (sum[row + k] as number) - (sum[row + i + 1] as number);
          if (swap < best - before - 1e-7) [best, bestFrom, bestKind] = [before + swap, i, 3];
        }
      }
      least[k + 1] = best;
      from[k] = bestFrom;
      kind[k] = bestKind;
      any ||= bestFrom >= 0;
    }
    if (!any) return [0, -1];
    let [low, high] = [n, -1];
    for (let k = n - 1; k >= a; ) {
      const i = from[k] as number;
      if (i < 0) { k--; continue; }
      low = i;
      high = Math.max(high, k);
      this.#move(i, k, kind[k] as number);
      k = i - 1;
    }
    return [low, high];
  }

  #move(i: number, k: number, kind: number): void {
    const { order } = this;
    const [first, last] = [order[i] as number, order[k] as number];
    if (kind === 1) {
      order.copyWithin(i, i + 1, k + 1);
      order[k] = first;
    } else if (kind === 2) {
      order.copyWithin(i + 1, i, k);
      order[i] = last;
    } else {
      order[i] = last;
      order[k] = first;
    }
  }

  /** A few random moves that lie near each other; answers the places they touched. */
  kick(random: Random): [number, number] {
    const n = this.#n;
    const width = Math.min(n, 6 + random.below(20));
    const left = random.below(n - width + 1);
    let [low, high] = [n, -1];
    for (let moves = 2 + random.below(4); moves > 0; moves--) {
      const [x, y] = [left + random.below(width), left + random.below(width)];
      if (x === y) continue;
      const [i, k] = x < y ? [x, y] : [y, x];
      this.#move(i, k, 1 + random.below(3));
      [low, high] = [Math.min(low, i), Math.max(high, k)];
    }
    return [low, high];
  }
}
