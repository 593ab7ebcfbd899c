/**
 * What is placed so far. Every block takes its slots and the buffer behind it, so the taken ranges of two blocks never
 * overlap and can be put and lifted on their own; the buffer before a block is that of the block in front of it.
 * A placement is a flat list [start, end, start, end, ...] in milliseconds from the origin, without the pin.
 */
import { nextClear, nextSet, setRange } from './bits.ts';
import { holder } from './intervals.ts';
import { MIN, type Model, pastAims, type TaskModel } from './model.ts';

/** How one task is to be laid out. */
export interface Style {
  /** First slot to try. */
  readonly notBefore: number;
  /** Chunks allowed above the fewest possible; a large number lets every chunk be as short as it may. */
  readonly extra: number;
  /** Only inside the preferred time map. */
  readonly preferred: boolean;
}

/** Rules to leave aside, to find out which of them binds. */
export interface Relaxed {
  until?: number;
  day?: boolean;
  week?: boolean;
  share?: boolean;
  min?: number;
  /** Slots to keep out of, instead of those that the hours close. */
  closed?: Int32Array;
}

const NOTHING: Relaxed = {};
/** Sums of fractions of an hour may miss a limit by less than a thousandth of a second. */
const EPSILON = 0.5;

export class Board {
  readonly model: Model;
  readonly taken: Int32Array;
  /** Task number + 1 of the block on a slot; pins are not entered, as they cannot be moved. */
  readonly owner: Int32Array;
  readonly day: Float64Array;
  readonly billed: Float64Array;
  readonly unbilled: Float64Array;
  /** Billed time of pins whose tasks have no place: it takes room, but carries no unbilled work. */
  readonly idle: Float64Array;
  /** Unbilled time that is not pinned. */
  readonly movable: Float64Array;
  readonly blocks: (readonly number[] | null)[];
  readonly #none: Int32Array;
  readonly #gapSlots: number;
  /** Whether any limit asks for the sums of days and weeks. */
  readonly #counts: boolean;
  #jump = 0;

  constructor(model: Model) {
    this.model = model;
    this.taken = new Int32Array(model.words);
    this.owner = new Int32Array(model.slots + 1);
    this.#none = new Int32Array(model.words);
    this.day = new Float64Array(model.dayStart.length);
    this.billed = new Float64Array(model.weeks);
    this.unbilled = new Float64Array(model.weeks);
    this.movable = new Float64Array(model.weeks);
    this.idle = new Float64Array(model.weeks);
    this.blocks = Array.from({ length: model.tasks.length }, () => null);
    this.#gapSlots = Math.ceil(model.buffer / model.grid);
    this.#counts = model.dayCap !== Infinity || model.weekLimits || model.shareRule;
    for (const t of model.tasks) if (t.pin) {
      this.#count(t, t.pin[0], t.pin[1], 1, true);
      this.#idle(t, 1);
    }
  }

  #idle(t: TaskModel, sign: number): void {
    if (!t.pin || !t.billable || !this.model.shareRule) return;
    const { dayStart, weekOfDay, dayOfSlot, grid } = this.model;
    let d = dayOfSlot[Math.floor(t.pin[0] / grid)] as number;
    for (let at = t.pin[0]; at < t.pin[1]; d++) {
      const stop = Math.min(t.pin[1], dayStart[d + 1] as number);
      if (stop <= at) continue;
      const w = weekOfDay[d] as number;
      this.idle[w] = (this.idle[w] as number) + sign * (stop - at);
      at = stop;
    }
  }

  #settle(t: TaskModel, blocks: readonly number[] | null): void {
    if (t.pin && (blocks === null) !== (this.blocks[t.index] === null)) this.#idle(t, blocks ? -1 : 1);
    this.blocks[t.index] = blocks;
  }

  /** Billed time of a week that unbilled work may lean on. */
  carries(w: number): number {
    return (this.billed[w] as number) - (this.idle[w] as number);
  }

  #count(t: TaskModel, start: number, end: number, sign: number, pinned: boolean): void {
    if (!this.#counts) return;
    const { dayStart, weekOfDay, dayOfSlot, grid } = this.model;
    let d = dayOfSlot[Math.floor(start / grid)] as number;
    for (let at = start; at < end; d++) {
      const stop = Math.min(end, dayStart[d + 1] as number);
      if (stop <= at) continue;
      const ms = sign * (stop - at);
      const w = weekOfDay[d] as number;
      this.day[d] = (this.day[d] as number) + ms;
      if (t.billable) this.billed[w] = (this.billed[w] as number) + ms;
      else {
        this.unbilled[w] = (this.unbilled[w] as number) + ms;
        if (!pinned) this.movable[w] = (this.movable[w] as number) + ms;
      }
      at = stop;
    }
  }

  #mark(t: TaskModel, start: number, end: number, on: boolean): void {
    const { grid, buffer, slots } = this.model;
    const [first, last] = [start / grid, Math.ceil(end / grid)];
    setRange(this.taken, first, Math.min(slots + 32, Math.ceil((end + buffer) / grid)), on);
    const { owner } = this;
    const mark = on ? t.index + 1 : 0;
    // Shorter than a call of `fill` for the few slots of a chunk.
    for (let s = first; s < last; s++) owner[s] = mark;
    this.#count(t, start, end, on ? 1 : -1, false);
  }

  /** Enters a placement as it is; the caller knows that it is legal. */
  put(t: TaskModel, blocks: readonly number[]): void {
    for (let i = 0; i < blocks.length; i += 2) this.#mark(t, blocks[i] as number, blocks[i + 1] as number, true);
    this.#settle(t, blocks);
  }

  lift(t: TaskModel): void {
    const blocks = this.blocks[t.index];
    if (!blocks) return;
    for (let i = 0; i < blocks.length; i += 2) this.#mark(t, blocks[i] as number, blocks[i + 1] as number, false);
    this.#settle(t, null);
  }

  startOf(i: number): number {
    const pin = this.model.tasks[i]?.pin;
    return Math.min(this.blocks[i]?.[0] ?? Infinity, pin ? pin[0] : Infinity);
  }

  endOf(i: number): number {
    const pin = this.model.tasks[i]?.pin;
    return Math.max(this.blocks[i]?.at(-1) ?? -Infinity, pin ? pin[1] : -Infinity);
  }

  /** The first slot that release and predecessors allow; -1 when a predecessor has no place or a pin stands before one's end. */
  earliest(t: TaskModel): number {
    let from = t.from;
    for (const p of t.needs) {
      if (!this.blocks[p]) return -1;
      const end = this.endOf(p);
      if (t.pin && end > t.pin[0]) return -1;
      from = Math.max(from, Math.ceil(end / this.model.grid));
    }
    return from;
  }

  /** The instant by which it must have ended: hard due, horizon, placed successors. */
  latest(t: TaskModel): number {
    let { until } = t;
    for (const q of t.feeds) if (this.blocks[q]) until = Math.min(until, this.startOf(q));
    return until;
  }

  /** Milliseconds of [start, end) from its begin that the limits allow; when not all, `#jump` is where to try again. */
  #allowed(t: TaskModel, start: number, end: number, bend: Relaxed): number {
    const { dayStart, weekOfDay, weekEnd, dayOfSlot, grid, weekCaps, perBillable, shareRule } = this.model;
    if (!this.#counts) return end - start;
    let d = dayOfSlot[Math.floor(start / grid)] as number;
    let week = -1;
    let inWeek = 0;
    for (let at = start; at < end; d++) {
      const close = dayStart[d + 1] as number;
      if (close <= at) continue;
      const stop = Math.min(end, close);
      const w = weekOfDay[d] as number;
      if (w !== week) [week, inWeek] = [w, 0];
      let room = stop - at;
      if (!bend.day && this.dayRoom(d) < room) {
        room = Math.max(0, this.dayRoom(d));
        this.#jump = close - room;
      }
      const [billed, unbilled] = [this.billed[w] as number, this.unbilled[w] as number];
      const weekRoom = bend.week ? Infinity : (weekCaps[w] as number) - billed - unbilled - inWeek + EPSILON;
      if (weekRoom < room) {
        room = Math.max(0, weekRoom);
        this.#jump = (weekEnd[w] as number) - room;
      }
      if (shareRule && !t.billable && !bend.share) {
        const shareRoom = this.carries(w) * perBillable - unbilled - inWeek + EPSILON;
        if (shareRoom < room) {
          room = Math.max(0, shareRoom);
          this.#jump = (weekEnd[w] as number) - room;
        }
      }
      if (room < stop - at) return at - start + room;
      inWeek += room;
      at = stop;
    }
    return end - start;
  }

  dayRoom(d: number): number {
    return this.model.dayCap - (this.day[d] as number) + EPSILON;
  }

  /** Places a task as early as its style allows. Null, and nothing changed, when it does not fit. */
  insert(t: TaskModel, style: Style, bend: Relaxed = NOTHING): readonly number[] | null {
    const found = this.find(t, style, bend);
    if (found) this.put(t, found);
    return found;
  }

  /** Where `insert` would place a task. */
  find(t: TaskModel, style: Style, bend: Relaxed = NOTHING): readonly number[] | null {
    const begin = this.earliest(t);
    if (begin < 0) return null;
    if (t.units === 0) return [];
    const { grid, slots } = this.model;
    const closed = bend.closed ? bend.closed : style.preferred && t.prefer ? this.#both(t) : t.ground.closed;
    const until = bend.until === undefined ? this.latest(t) : bend.until;
    const limit = Math.min(slots, Math.floor(until / grid));
    const min = bend.min ?? t.min;
    const minMs = bend.min === undefined ? t.minMs : bend.min * grid;
    const whole = t.whole && bend.min === undefined;
    const got: number[] = [];
    let left = t.units;
    let s = Math.max(begin, style.notBefore);
    while (left > 0) {
      if (s > limit) break;
      s = nextClear(this.taken, closed, s, limit);
      const want = Math.min(left, t.max);
      // A task that ends off the grid may end in a slot that closes (or is due) further on.
      const tail = t.short > 0 && want === left ? this.#tail(t, minMs, s, left, limit, until, closed) : false;
      if (s >= limit && !tail) break;
      const stop = Math.min(s + want, limit);
      const run = nextSet(this.taken, closed, s, stop);
      let room = run - s;
      let again = run;
      if (this.#gapSlots > 0) {
        const ahead = nextSet(this.taken, this.#none, s, run + this.#gapSlots);
        if (ahead < run + this.#gapSlots && ahead - this.#gapSlots - s < room) {
          // With a buffer off the grid a block that ends off the grid may still end in time.
          room = Math.max(0, ahead - this.#gapSlots - s);
          again = ahead;
        }
      }
      const fewest = Math.max(0, Math.ceil(left / t.max) - 1) + style.extra;
      const least = whole ? left : Math.max(min, Math.min(want, left - fewest * t.max));
      let size = 0;
      if (tail) size = left;
      else {
        size = cut(t, room, left, min, minMs, grid, least);
        if (size < least) {
          s = Math.max(again, s + 1);
          continue;
        }
      }
      let end = this.#endOf(t, minMs, s, size, left, tail);
      const allowed = this.#allowed(t, s * grid, end, bend);
      if (allowed < end - s * grid) {
        size = cut(t, Math.min(size, Math.floor(allowed / grid)), left, min, minMs, grid, least);
        if (whole || size < least) {
          s = Math.max(s + 1, Math.ceil((this.#jump - 1) / grid));
          continue;
        }
        end = this.#endOf(t, minMs, s, size, left, false);
      }
      got.push(s * grid, end);
      left -= size;
      // The limits of the chunks to come count this one in.
      if (left > 0) this.#count(t, s * grid, end, 1, false);
      s += size + Math.max(1, this.#gapSlots);
    }
    for (let i = 0, counted = left > 0 ? got.length : got.length - 2; i < counted; i += 2) this.#count(t, got[i] as number, got[i + 1] as number, -1, false);
    return left > 0 ? null : got;
  }

  #endOf(t: TaskModel, minMs: number, s: number, size: number, left: number, tail: boolean): number {
    const full = (s + size) * this.model.grid;
    if (size < left || t.short === 0) return full;
    // The last chunk ends exactly, unless that made it shorter than a chunk may be.
    return tail || size * this.model.grid - t.short >= minMs ? full - t.short : full;
  }

  #tail(t: TaskModel, minMs: number, s: number, size: number, limit: number, until: number, closed: Int32Array): boolean {
    const { grid, buffer } = this.model;
    const last = s + size - 1;
    if (closed !== t.ground.closed || size * grid - t.short < minMs || last > limit || s * grid + size * grid - t.short > until) return false;
    const isClosed = ((closed[last >> 5] as number) >> (last & 31)) & 1;
    const room = isClosed ? t.ground.tails.get(last) : grid;
    if (room === undefined || room < grid - t.short) return false;
    const end = s * grid + size * grid - t.short;
    return nextSet(this.taken, closed, s, last) === last && nextSet(this.taken, this.#none, s, Math.ceil((end + buffer) / grid)) >= Math.ceil((end + buffer) / grid);
  }

  readonly #pairs = new Map<string, Int32Array>();
  #both(t: TaskModel): Int32Array {
    const prefer = t.prefer as NonNullable<TaskModel['prefer']>;
    const key = `${t.ground.name ?? ''}\n${prefer.name ?? ''}`;
    let bits = this.#pairs.get(key);
    if (!bits) {
      bits = t.ground.closed.map((word, i) => word | (prefer.closed[i] as number));
      this.#pairs.set(key, bits);
    }
    return bits;
  }

  /** Puts a given placement if every rule allows it now. */
  tryPut(t: TaskModel, blocks: readonly number[], bend: Relaxed = NOTHING): boolean {
    const begin = this.earliest(t);
    if (begin < 0 || this.blocks[t.index]) return false;
    const { grid, buffer } = this.model;
    const until = this.latest(t);
    let sum = 0;
    let done = 0;
    let legal = true;
    for (let i = 0; legal && i < blocks.length; i += 2) {
      const [start, end] = [blocks[i] as number, blocks[i + 1] as number];
      sum += end - start;
      const s = start / grid;
      const full = Math.ceil((end - start) / grid);
      const isLast = i + 2 >= blocks.length;
      legal = Number.isInteger(s) && s >= begin && end <= until && end > start && holder(t.ground.free, start, end) >= 0
        && (t.whole ? blocks.length === 2 : end - start >= t.minMs && full <= t.max) && (isLast || end % grid === 0);
      if (!legal) break;
      const stop = Math.ceil((end + buffer) / grid);
      legal = nextSet(this.taken, this.#none, s, stop) >= stop && this.#allowed(t, start, end, bend) >= end - start;
      if (!legal) break;
      this.#mark(t, start, end, true);
      done = i + 2;
    }
    legal &&= sum === t.units * grid || (t.short > 0 && sum === t.units * grid - t.short);
    if (legal) this.#settle(t, blocks);
    else for (let i = 0; i < done; i += 2) this.#mark(t, blocks[i] as number, blocks[i + 1] as number, false);
    return legal;
  }

  /** Whether every week keeps the billable share; pins alone may break it. */
  shareHolds(): boolean {
    const { shareRule, perBillable, weeks } = this.model;
    if (!shareRule) return true;
    for (let w = 0; w < weeks; w++) {
      if ((this.movable[w] as number) > EPSILON && (this.unbilled[w] as number) > this.carries(w) * perBillable + EPSILON) return false;
    }
    return true;
  }

  /** Chunks of a task outside its preferred map. */
  misses(t: TaskModel): number {
    if (!t.prefer) return 0;
    const blocks = this.blocks[t.index] ?? [];
    let n = t.pin && holder(t.prefer.open, t.pin[0], t.pin[1]) < 0 ? 1 : 0;
    for (let i = 0; i < blocks.length; i += 2) if (holder(t.prefer.open, blocks[i] as number, blocks[i + 1] as number) < 0) n++;
    return n;
  }

  /** Whether the task of the standing plan now occupies other minutes. */
  hasMoved(t: TaskModel): boolean {
    if (!t.previous) return false;
    const blocks = this.blocks[t.index];
    if (!blocks) return true;
    const standing = t.standing as readonly number[];
    if (blocks.length !== standing.length) return true;
    for (let i = 0; i < blocks.length; i++) if (blocks[i] !== standing[i]) return true;
    // The pin of a task that had none before, or another one, changes its minutes too.
    return t.pin !== undefined && t.previous.reduce((sum, [s, e]) => sum + e - s, 0) !== blocks.reduce((sum, at, i) => sum + (i % 2 ? at : -at), t.pin[1] - t.pin[0]);
  }

  /** What a task without a place would cost in these blocks. */
  costIn(t: TaskModel, blocks: readonly number[]): number {
    this.blocks[t.index] = blocks;
    const cost = this.cost(t);
    this.blocks[t.index] = null;
    return cost;
  }

  /** What a task costs as it lies; only the tardiness and the like, nothing for being unplaced but its move. */
  cost(t: TaskModel): number {
    const { objective } = this.model.problem;
    const moved = t.previous && this.hasMoved(t) ? objective.move : 0;
    const blocks = this.blocks[t.index];
    if (!blocks) return moved;
    const late = t.due === Infinity ? 0 : Math.max(0, this.endOf(t.index) - t.due) / MIN;
    return moved + objective.tardiness * (t.weight * late + (t.aims ? pastAims(t, this.endOf(t.index)) : 0)) + objective.chunk * (blocks.length / 2 + (t.pin ? 1 : 0)) + (t.prefer ? objective.preference * this.misses(t) : 0);
  }
}

/**
 * The longest chunk of at most `room` slots after which the rest can still be cut into chunks; less than `least` where there is none.
 * Where it can be had, one that leaves no last chunk so short that it would have to fill its slot beyond what the task needs.
 */
function cut(t: TaskModel, room: number, left: number, min: number, minMs: number, grid: number, least: number): number {
  let longest = room;
  while (longest >= least && !divisible(left - longest, min, t.max)) longest--;
  for (let size = longest; t.short > 0 && size >= least; size--) {
    const rest = left - size;
    if (rest === 0 || (rest * grid - t.short >= minMs && divisible(rest, min, t.max))) return size;
  }
  return longest;
}

/** Whether `rest` slots can be cut into chunks of `min` to `max`. */
export function divisible(rest: number, min: number, max: number): boolean {
  return rest === 0 || (rest > 0 && Math.ceil(rest / max) * min <= rest);
}
