/** The problem as the search sees it: slots of the grid, numbers in place of names, milliseconds counted from `horizon.start`. */
import { dateText, dayOf, startOfDay, weekOfDay } from '../kernel/zone.ts';
import { setRange } from './bits.ts';
import { openTimes } from './hours.ts';
import { subtract, union, type Interval } from './intervals.ts';
import type { Problem, Task } from './problem.ts';

export const MIN = 60_000;

/** Where tasks of one time map (or of the working hours) may lie, before other tasks. */
export interface Ground {
  readonly name: string | undefined;
  /** The hours themselves. */
  readonly open: readonly Interval[];
  /** Hours without busy times, pins and the buffers around them. */
  readonly free: readonly Interval[];
  /** Slots that are not wholly free. */
  readonly closed: Int32Array;
  /** Free milliseconds at the begin of a slot that is closed further on; only a block that ends off the grid can use them. */
  readonly tails: ReadonlyMap<number, number>;
}

export interface TaskModel {
  readonly index: number;
  readonly source: Task;
  readonly minutes: number;
  /** Slots still to place (without the pin); 0 for a task that is pinned whole. */
  readonly units: number;
  /** Milliseconds by which the last slot is longer than the task; 0 for one on the grid. */
  readonly short: number;
  readonly whole: boolean;
  /** Slots of the shortest and the longest chunk. */
  readonly min: number;
  readonly max: number;
  readonly minMs: number;
  readonly fewest: number;
  readonly ground: Ground;
  readonly prefer: Ground | undefined;
  /** First slot that the release allows. */
  readonly from: number;
  /** The last instant at which it may end. */
  readonly until: number;
  readonly due: number;
  readonly weight: number;
  /** Further times after which each minute costs: [time, weight, time, weight, ...]. */
  readonly aims: readonly number[] | undefined;
  readonly billable: boolean;
  readonly needs: readonly number[];
  readonly feeds: number[];
  readonly pin: Interval | undefined;
  /** The whole minutes of the standing plan, and its free blocks as [start, end, start, end, ...]. */
  readonly previous: readonly Interval[] | undefined;
  readonly standing: readonly number[] | undefined;
}

export interface Model {
  readonly problem: Problem;
  readonly zone: string;
  readonly origin: number;
  readonly grid: number;
  readonly buffer: number;
  readonly slots: number;
  readonly words: number;
  readonly tasks: readonly TaskModel[];
  /** Task numbers, every task after those it needs. */
  readonly topological: readonly number[];
  readonly grounds: ReadonlyMap<string | undefined, Ground>;
  readonly busy: readonly { start: number; end: number; id: string | undefined }[];
  readonly dayOfSlot: Int32Array;
  /** dayStart[d] to dayStart[d + 1] is day d; the first entry may lie before the horizon. */
  readonly dayStart: Float64Array;
  readonly weekOfDay: Int32Array;
  readonly weekEnd: Float64Array;
  readonly firstDay: number;
  readonly pinned: readonly TaskModel[];
  readonly weeks: number;
  readonly dayCap: number;
  /** Milliseconds that each week holds. */
  readonly weekCaps: Float64Array;
  /** Whether any week is limited. */
  readonly weekLimits: boolean;
  /** Unbillable milliseconds that each billable one allows in a week; Infinity without the rule. */
  readonly perBillable: number;
  readonly shareRule: boolean;
}

/** How the rules are bent to find out what a task would need. */
export interface Bend {
  readonly horizonEnd?: number;
}

/** Builds the model of a problem without contradictions. */
export function buildModel(problem: Problem, zone: string, bend: Bend = {}): Model {
  const origin = Date.parse(problem.horizon.start);
  const end = bend.horizonEnd ?? Date.parse(problem.horizon.end);
  const grid = problem.granularity_minutes * MIN;
  const slots = Math.ceil((end - origin) / grid);
  const words = ((slots + 31) >> 5) + 2;
  const buffer = (problem.limits.buffer_minutes ?? 0) * MIN;

  const busy = problem.busy.map((b) => ({ start: Date.parse(b.start) - origin, end: Date.parse(b.end) - origin, id: b.id })).filter((b) => b.end > b.start && b.end + buffer > 0 && b.start - buffer < end - origin).sort((a, b) => a.start - b.start);
  const pins: Interval[] = problem.tasks.flatMap((t) => {
    if (!t.pinned) return [];
    const [s, e] = [Date.parse(t.pinned.start) - origin, Date.parse(t.pinned.end) - origin];
    // The free rest of a task must not touch its own pin, or the two would be one chunk.
    const apart = e - s < t.minutes * MIN ? Math.max(buffer, grid) : buffer;
    return [[s - apart, e + apart]];
  });
  const holes = union([...busy.map((b) => [b.start - buffer, b.end + buffer] as const), ...pins]);

  const grounds = new Map<string | undefined, Ground>();
  const ground = (name: string | undefined): Ground => {
    const known = grounds.get(name);
    if (known) return known;
    const open = openTimes(problem, zone, name, end).map(([s, e]) => [s - origin, e - origin] as const);
    const free = subtract(open, holes);
    const closed = new Int32Array(words).fill(-1);
    const tails = new Map<number, number>();
    for (const [s, e] of free) {
      const [first, last] = [Math.ceil(s / grid), Math.floor(e / grid)];
      if (last > first) setRange(closed, first, last, false);
      if (last >= first && e % grid) tails.set(last, e - last * grid);
    }
    const made = { name, open, free, closed, tails };
    grounds.set(name, made);
    return made;
  };

  const index = new Map(problem.tasks.map((t, i) => [t.id, i]));
  const standing = new Map<number, Interval[]>();
  for (const b of problem.previous) {
    const i = index.get(b.task_id);
    if (i === undefined) continue;
    const list = standing.get(i) ?? [];
    list.push([Date.parse(b.start) - origin, Date.parse(b.end) - origin]);
    standing.set(i, list);
  }
  const tasks = problem.tasks.map((task, i) => taskModel(task, i, { origin, grid, end: end - origin, ground, index, standing: standing.get(i) }));
  for (const t of tasks) for (const p of t.needs) (tasks[p] as TaskModel).feeds.push(t.index);
  const topological = sortTopologically(tasks);
  const calendar = buildCalendar(zone, origin, end, slots, grid);
  const { limits } = problem;
  const share = limits.min_billable_pct ?? 0;
  const mondays = weekOfDay(calendar.firstDay) * 7 - 3;
  const weekCaps = Float64Array.from({ length: calendar.weeks }, (_, w) => (limits.week_capacity_hours?.[dateText(mondays + 7 * w)] ?? limits.weekly_capacity_hours ?? Infinity) * 60 * MIN);
  return {
    problem, zone, origin, grid, buffer, slots, words, tasks: withPinDeadlines(tasks, topological), pinned: tasks.filter((t) => t.pin), topological, grounds, busy, ...calendar,
    dayCap: (limits.max_hours_per_day ?? Infinity) * 60 * MIN, weekCaps, weekLimits: weekCaps.some((cap) => cap < Infinity),
    perBillable: share > 0 ? (100 - share) / share : Infinity, shareRule: share > 0,
  };
}

interface Frame {
  origin: number;
  grid: number;
  end: number;
  ground: (name: string | undefined) => Ground;
  index: ReadonlyMap<string, number>;
  standing: Interval[] | undefined;
}

function taskModel(task: Task, index: number, { origin, grid, end, ground, index: byId, standing }: Frame): TaskModel {
  const rel = (text: string) => Date.parse(text) - origin;
  const pin: Interval | undefined = task.pinned && [rel(task.pinned.start), rel(task.pinned.end)];
  const ms = Math.max(0, task.minutes * MIN - (pin ? pin[1] - pin[0] : 0));
  const units = Math.ceil(ms / grid - 1e-9);
  const whole = !(task.min_chunk !== undefined && task.min_chunk < task.minutes);
  const min = whole ? units : Math.max(1, Math.ceil(((task.min_chunk as number) * MIN) / grid - 1e-9));
  // Longest chunks are cut down to the grid, unless the grid then leaves no length at all.
  const down = whole || task.max_chunk === undefined ? units : Math.floor((task.max_chunk * MIN) / grid + 1e-9);
  const max = whole || task.max_chunk === undefined ? units : down >= min ? down : Math.max(min, Math.ceil((task.max_chunk * MIN) / grid));
  const free = standing && union(standing.filter(([s, e]) => !(pin && s === pin[0] && e === pin[1])));
  return {
    index, source: task, minutes: task.minutes, units, short: Number.isInteger(ms) ? units * grid - ms : 0, whole, min, max, minMs: whole ? 0 : (task.min_chunk as number) * MIN,
    fewest: (pin ? 1 : 0) + (units ? Math.ceil(units / Math.max(1, max)) : 0), ground: ground(task.time_map), prefer: task.prefer === undefined ? undefined : ground(task.prefer),
    from: task.release === undefined ? 0 : Math.max(0, Math.ceil(rel(task.release) / grid)), until: task.hard_due && task.due !== undefined ? Math.min(end, rel(task.due)) : end,
    due: task.due === undefined ? Infinity : rel(task.due), weight: task.weight, aims: task.aims?.length ? task.aims.flatMap(({ at, weight }) => [rel(at), weight]) : undefined, billable: task.billable, needs: [...new Set(task.depends_on ?? [])].map((id) => byId.get(id) as number), feeds: [],
    pin, previous: standing && union(standing), standing: free?.flatMap(([s, e]) => [s, e]),
  };
}

/** What a pinned task needs must have ended when the pin begins, and so on backwards. */
function withPinDeadlines(tasks: readonly TaskModel[], topological: readonly number[]): TaskModel[] {
  const until = tasks.map((t) => t.until);
  const forced = tasks.map((t) => (t.pin ? t.pin[0] : Infinity));
  for (const i of [...topological].reverse()) {
    const t = tasks[i] as TaskModel;
    if (forced[i] === Infinity) continue;
    for (const p of t.needs) {
      until[p] = Math.min(until[p] as number, forced[i] as number);
      const before = tasks[p] as TaskModel;
      if (!before.pin) forced[p] = Math.min(forced[p] as number, (until[p] as number) - before.minutes * MIN);
    }
  }
  return tasks.map((t, i) => (until[i] === t.until ? t : { ...t, until: until[i] as number }));
}

function sortTopologically(tasks: readonly TaskModel[]): number[] {
  const waits = tasks.map((t) => t.needs.length);
  const order = tasks.filter((t) => !t.needs.length).map((t) => t.index);
  for (let at = 0; at < order.length; at++) {
    for (const next of (tasks[order[at] as number] as TaskModel).feeds) {
      waits[next] = (waits[next] as number) - 1;
      if (!waits[next]) order.push(next);
    }
  }
  return order;
}

function buildCalendar(zone: string, origin: number, end: number, slots: number, grid: number) {
  const firstDay = dayOf(zone, origin);
  const days = dayOf(zone, end + grid) - firstDay + 1;
  const dayStart = new Float64Array(days + 1);
  const weekOf = new Int32Array(days + 1);
  const firstWeek = weekOfDay(firstDay);
  for (let d = 0; d <= days; d++) {
    dayStart[d] = startOfDay(zone, firstDay + d) - origin;
    weekOf[d] = weekOfDay(firstDay + d) - firstWeek;
  }
  const weeks = (weekOf[days] as number) + 1;
  const weekEnd = new Float64Array(weeks).fill(Infinity);
  for (let w = 0; w < weeks; w++) weekEnd[w] = startOfDay(zone, (firstWeek + w + 1) * 7 - 3) - origin;
  const dayOfSlot = new Int32Array(slots + 1);
  for (let i = 0, d = 0; i <= slots; i++) {
    while (d < days - 1 && i * grid >= (dayStart[d + 1] as number)) d++;
    dayOfSlot[i] = d;
  }
  return { firstDay, dayStart, weekOfDay: weekOf, weekEnd, weeks, dayOfSlot };
}

/** Weighted minutes from the times aimed at to an end. */
export function pastAims({ aims }: TaskModel, end: number): number {
  let sum = 0;
  if (aims) for (let i = 0; i < aims.length; i += 2) sum += (aims[i + 1] as number) * Math.max(0, end - (aims[i] as number));
  return sum / MIN;
}
