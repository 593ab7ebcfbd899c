/** A board with its costs: what every step of the search reads and changes. */
import { Board, type Style } from './board.ts';
import { MIN, type Model, type TaskModel } from './model.ts';

/** As many chunks above the fewest as it takes. */
export const ANY_CHUNKS = 1_000_000;
const WEEK = 7 * 24 * 60 * MIN;

/** A whole plan, to go back to. */
export interface Snapshot {
  readonly blocks: readonly (readonly number[] | null)[];
  readonly unplaced: number;
  readonly total: number;
  readonly left: number;
  readonly moved: number;
}

export class PlanState {
  readonly model: Model;
  readonly board: Board;
  readonly cost: Float64Array;
  /** What the task costs at the very least, wherever it lies. */
  readonly floor: Float64Array;
  /** What it would cost to do the task a week after the horizon: among plans that leave out as many minutes, urgent and heavy work comes first. */
  readonly forgone: Float64Array;
  /** Minutes of tasks without a place. */
  unplaced = 0;
  /** The objective of the others, and what those without a place would cost a week after the horizon. */
  total = 0;
  /** The second part of it. */
  left = 0;
  /** Tasks of the standing plan that now occupy other minutes. */
  moved = 0;
  readonly loose: number[] = [];
  readonly #looseAt: Int32Array;
  readonly #isMoved: Uint8Array;

  constructor(model: Model, floor: Float64Array) {
    this.model = model;
    this.floor = floor;
    this.board = new Board(model);
    this.cost = new Float64Array(model.tasks.length);
    this.#looseAt = new Int32Array(model.tasks.length).fill(-1);
    const { objective, horizon } = model.problem;
    const end = Date.parse(horizon.end) - model.origin;
    this.forgone = Float64Array.from(model.tasks, (t) => (objective.tardiness * t.weight * Math.max(0, end + WEEK - Math.min(t.due, end))) / MIN);
    this.#isMoved = new Uint8Array(model.tasks.length);
    for (const t of model.tasks) {
      this.cost[t.index] = this.price(t);
      this.left += this.forgone[t.index] as number;
      this.#isMoved[t.index] = t.previous ? 1 : 0;
      this.moved += this.#isMoved[t.index] as number;
      this.total += this.cost[t.index] as number;
      this.unplaced += t.minutes;
      this.#looseAt[t.index] = this.loose.length;
      this.loose.push(t.index);
    }
  }

  /** What a task costs as it lies now, or as it does not. */
  price(t: TaskModel): number {
    return this.board.cost(t) + (this.board.blocks[t.index] ? 0 : (this.forgone[t.index] as number));
  }

  wasMoved(t: TaskModel): number {
    return this.#isMoved[t.index] as number;
  }

  /** Brings the sums up to date after the board's placement of a task has changed. */
  settle(t: TaskModel): void {
    const cost = this.price(t);
    this.total += cost - (this.cost[t.index] as number);
    this.cost[t.index] = cost;
    if (t.previous) {
      const moved = this.board.hasMoved(t) ? 1 : 0;
      this.moved += moved - (this.#isMoved[t.index] as number);
      this.#isMoved[t.index] = moved;
    }
    const at = this.#looseAt[t.index] as number;
    const placed = this.board.blocks[t.index] !== null;
    if (placed && at >= 0) {
      const last = this.loose.pop() as number;
      if (last !== t.index) {
        this.loose[at] = last;
        this.#looseAt[last] = at;
      }
      this.#looseAt[t.index] = -1;
      this.unplaced -= t.minutes;
      this.left -= this.forgone[t.index] as number;
    } else if (!placed && at < 0) {
      this.#looseAt[t.index] = this.loose.length;
      this.loose.push(t.index);
      this.unplaced += t.minutes;
      this.left += this.forgone[t.index] as number;
    }
  }

  snapshot(): Snapshot {
    return { blocks: [...this.board.blocks], unplaced: this.unplaced, total: this.total, left: this.left, moved: this.moved };
  }

  restore(snapshot: Snapshot): void {
    const { tasks } = this.model;
    const changed = tasks.filter((t) => this.board.blocks[t.index] !== snapshot.blocks[t.index]);
    for (const t of changed) this.board.lift(t);
    for (const t of changed) {
      const blocks = snapshot.blocks[t.index];
      if (blocks) this.board.put(t, blocks);
      this.settle(t);
    }
  }
}

/**
 * Places a task where it costs least on its own: where it stood, in as few chunks as possible, in more chunks where that
 * ends the tardiness, inside the preferred hours or not. `extra` (chunks above the fewest) narrows the choice.
 */
export function place(board: Board, t: TaskModel, notBefore: number, floor: number, extra?: number): boolean {
  if (t.units === 0) return board.insert(t, { notBefore: 0, extra: 0, preferred: false }) !== null;
  let best: readonly number[] | null = null;
  let bestCost = Infinity;
  const consider = (blocks: readonly number[] | null) => {
    if (!blocks) return;
    const cost = board.costIn(t, blocks);
    if (cost < bestCost - 1e-9) [best, bestCost] = [blocks, cost];
  };
  if (t.standing?.length && board.tryPut(t, t.standing)) {
    if (board.cost(t) <= floor + 1e-9) return true;
    board.lift(t);
    consider(t.standing);
  }
  const split = !t.whole;
  const styles: Style[] = [{ notBefore, extra: extra ?? 0, preferred: false }];
  if (t.prefer) styles.unshift({ notBefore, extra: extra ?? 0, preferred: true });
  for (const style of styles) {
    if (best === null && !split && styles.length === 1) return board.insert(t, style) !== null;
    consider(board.find(t, style));
    if (bestCost <= floor + 1e-9) break;
  }
  if (split && extra === undefined && bestCost > floor + 1e-9) for (const more of [1, ANY_CHUNKS]) consider(board.find(t, { notBefore, extra: more, preferred: false }));
  if (!best) return false;
  board.put(t, best);
  return true;
}
