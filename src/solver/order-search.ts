/**
 * The other search, for small problems: the plan follows from an order of the tasks, each placed as early as it goes, and it is
 * the order that changes. One change can shift everything behind it, which steps on the plan itself cannot do at once.
 */
import type { TaskModel } from './model.ts';
import { ANY_CHUNKS, place, type PlanState } from './plan-state.ts';
import type { Random } from './random.ts';
import { isBetter, type SearchResult } from './search.ts';

/** How warm it begins, as a share of what the plan costs above its least. */
const HEAT = 0.02;
/** A task moves at most so many places in every other step. */
const NEAR = 10;
const PASSES = 3;

export interface OrderBounds {
  readonly steps: number;
  /** What a minute without a place weighs against the objective. */
  readonly unplacedCost: number;
  /** Nothing is better. */
  readonly goal: number;
  /** Every task as early as it goes, in as many chunks as that takes; otherwise where it costs least on its own. */
  readonly early?: boolean;
}

/** Anneals over orders, from the one in which the plan of `state` lies in time. Leaves the state at the last plan it looked at. */
export function searchOrders(state: PlanState, random: Random, isOver: () => boolean, { steps, unplacedCost, goal, early }: OrderBounds): SearchResult {
  const { board, model } = state;
  const { tasks } = model;
  let best = state.snapshot();
  let iterations = 0;
  if (tasks.length < 2) return { best, iterations };
  const rank = new Int32Array(tasks.length);
  model.topological.forEach((i, at) => { rank[i] = at; });
  const startOf = (i: number): number => Math.min(board.startOf(i), Number.MAX_SAFE_INTEGER);
  const order = Int32Array.from([...model.topological].sort((a, b) => startOf(a) - startOf(b) || (rank[a] as number) - (rank[b] as number)));
  /** Placed after the others had been, so that its place rests on tasks behind it. */
  const late = new Uint8Array(tasks.length);
  const lifted: TaskModel[] = [];
  const before: (readonly number[] | null)[] = [];
  const wasLate: number[] = [];
  const wasOrder = new Int32Array(tasks.length);
  const extra = early ? ANY_CHUNKS : undefined;
  const energy = (): number => state.unplaced * unplacedCost + state.total;

  const lift = (i: number): void => {
    const t = tasks[i] as TaskModel;
    lifted.push(t);
    before.push(board.blocks[i] as readonly number[] | null);
    wasLate.push(late[i] as number);
    board.lift(t);
  };
  /** Places everything from `first` on anew, and what rests on it; false, and nothing settled, as soon as the total must pass `most`. */
  const decode = (first: number, most: number): boolean => {
    [lifted.length, before.length, wasLate.length] = [0, 0, 0];
    for (let at = order.length - 1; at >= first; at--) lift(order[at] as number);
    for (let at = first - 1; at >= 0; at--) if (late[order[at] as number] || !board.blocks[order[at] as number]) lift(order[at] as number);
    let waiting: TaskModel[] = [];
    let least = state.total;
    for (const { index } of lifted) least += (state.floor[index] as number) - (state.cost[index] as number);
    for (let at = first; at < order.length; at++) {
      const t = tasks[order[at] as number] as TaskModel;
      const floor = state.floor[t.index] as number;
      late[t.index] = 0;
      if (!place(board, t, 0, floor, extra)) waiting.push(t);
      else if ((least += board.cost(t) - floor) > most) return false;
    }
    for (let k = 0; k < lifted.length; k++) if (wasLate[k] && !board.blocks[(lifted[k] as TaskModel).index] && !waiting.includes(lifted[k] as TaskModel)) waiting.push(lifted[k] as TaskModel);
    for (let k = 0; k < lifted.length; k++) if (!wasLate[k] && !board.blocks[(lifted[k] as TaskModel).index] && !waiting.includes(lifted[k] as TaskModel)) waiting.push(lifted[k] as TaskModel);
    for (let pass = 0; pass < PASSES && waiting.length; pass++) {
      const left: TaskModel[] = [];
      for (const t of waiting) {
        if (place(board, t, 0, state.floor[t.index] as number, extra)) late[t.index] = 1;
        else left.push(t);
      }
      if (left.length === waiting.length) break;
      waiting = left;
    }
    for (const t of lifted) state.settle(t);
    return true;
  };
  const seen = new Uint8Array(tasks.length);
  const segment: number[] = [];
  /** Puts the tasks at `low` to `high` in an order that keeps what depends on what: those before are pulled forward, or those after pushed back. */
  const keepPrecedence = (low: number, high: number, pull: boolean): void => {
    for (let at = low; at <= high; at++) seen[order[at] as number] = 1;
    segment.length = 0;
    const visit = (i: number): void => {
      seen[i] = 0;
      const t = tasks[i] as TaskModel;
      for (const other of pull ? t.needs : t.feeds) if (seen[other]) visit(other);
      segment.push(i);
    };
    if (pull) {
      for (let at = low; at <= high; at++) if (seen[order[at] as number]) visit(order[at] as number);
      for (let at = low; at <= high; at++) order[at] = segment[at - low] as number;
    } else {
      for (let at = high; at >= low; at--) if (seen[order[at] as number]) visit(order[at] as number);
      for (let at = low; at <= high; at++) order[at] = segment[high - at] as number;
    }
  };
  const undo = (): void => {
    for (const t of lifted) board.lift(t);
    lifted.forEach((t, k) => {
      const blocks = before[k];
      if (blocks) board.put(t, blocks);
      late[t.index] = wasLate[k] as number;
    });
    for (const t of lifted) state.settle(t);
    order.set(wasOrder);
  };

  decode(0, Infinity);
  let current = energy();
  if (isBetter(state.snapshot(), best)) best = state.snapshot();
  const heat = HEAT * Math.max(1, state.total - goal);
  for (; iterations < steps && !(best.unplaced < 1e-9 && best.total <= goal + 1e-6); iterations++) {
    if ((iterations & 7) === 0 && isOver()) break;
    wasOrder.set(order);
    const from = random.below(order.length);
    const to = random.next() < 0.5 ? random.below(order.length) : Math.min(order.length - 1, Math.max(0, from + random.below(2 * NEAR + 1) - NEAR));
    if (from === to) continue;
    const [low, high] = from < to ? [from, to] : [to, from];
    const moved = order[from] as number;
    if (random.next() < 0.4) {
      order[from] = order[to] as number;
      order[to] = moved;
    } else if (from < to) {
      order.copyWithin(from, from + 1, to + 1);
      order[to] = moved;
    } else {
      order.copyWithin(to + 1, to, from);
      order[to] = moved;
    }
    if (high === low) continue;
    keepPrecedence(low, high, random.next() < 0.5 ? from > to : random.next() < 0.5);
    const most = current - heat * (1 - iterations / steps) ** 2 * Math.log(random.next() + 1e-12) + 1e-9;
    const now = decode(low, most) ? energy() : Infinity;
    if (now > most) {
      undo();
      continue;
    }
    current = now;
    if (state.unplaced < best.unplaced - 1e-9 || (state.unplaced <= best.unplaced + 1e-9 && state.total < best.total - 1e-6)) best = state.snapshot();
  }
  return { best, iterations };
}
