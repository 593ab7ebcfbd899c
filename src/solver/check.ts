/** An independent reading of the rules: says what a solution breaks, from the blocks alone. Shares nothing with the search but the zone arithmetic. */
import { dateText, dayOf, startOfDay, wallInstant, weekdayOf } from '../kernel/zone.ts';
import type { Problem, Solution, Task, WeekHours } from './problem.ts';

export interface Violation {
  /** The rule, by the name of the field that states it where there is one. */
  readonly rule: string;
  readonly task_id?: string;
  readonly detail: string;
}

interface Span { start: number; end: number }
interface Placed extends Span { task: Task; pinned: boolean }

const MIN = 60_000;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/**
 * Everything that a solution breaks; an empty list for a legal one. `defaultZone` stands in for an absent `time_zone`.
 * Also compares the objective with one recomputed from the blocks.
 */
export function checkSolution(problem: Problem, solution: Solution, defaultZone = 'UTC'): Violation[] {
  const found: Violation[] = [];
  const wrong = (rule: string, task: Task | undefined, detail: string) => { found.push({ rule, ...(task && { task_id: task.id }), detail }); };
  const zone = problem.time_zone ?? defaultZone;
  const tasks = new Map(problem.tasks.map((t) => [t.id, t]));
  const placed = readBlocks(problem, solution, tasks, wrong);
  checkPlaces(problem, zone, placed, wrong);
  checkGaps(problem, placed, wrong);
  const chunks = chunksByTask(placed);
  checkTasks(problem, solution, chunks, wrong);
  checkLimits(problem, zone, placed, wrong);
  checkFigures(problem, solution, zone, chunks, wrong);
  return found;
}

type Wrong = (rule: string, task: Task | undefined, detail: string) => void;

const minutesOf = (clock: string): number => { const [h, m] = clock.split(':'); return Number(h) * 60 + Number(m); };
const show = (s: Span): string => `${new Date(s.start).toISOString()} to ${new Date(s.end).toISOString()}`;

function merge(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].filter((s) => s.end > s.start).sort((a, b) => a.start - b.start)) {
    const last = out[out.length - 1];
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else out.push({ ...span });
  }
  return out;
}

/** Index of the last span that starts at or before an instant. */
function lastAt(spans: readonly Span[], at: number): number {
  let [low, high] = [-1, spans.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((spans[middle] as Span).start <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

const inside = (spans: readonly Span[], block: Span): boolean => {
  const span = spans[lastAt(spans, block.start)];
  return span !== undefined && block.end <= span.end;
};

function hoursAsSpans(zone: string, hours: WeekHours, horizon: Span): Span[] {
  const spans: Span[] = [];
  const last = dayOf(zone, horizon.end);
  for (let day = dayOf(zone, horizon.start) - 1; day <= last; day++) {
    for (const [from, to] of hours[DAYS[weekdayOf(day)] as (typeof DAYS)[number]] ?? []) {
      const overnight = minutesOf(to) <= minutesOf(from) ? 1 : 0;
      const start = wallInstant(zone, day, minutesOf(from), 'first');
      const end = wallInstant(zone, day + overnight, minutesOf(to), 'last');
      spans.push({ start: Math.max(start, horizon.start), end: Math.min(end, horizon.end) });
    }
  }
  return merge(spans);
}

const windowsAsSpans = (windows: readonly { start: string; end: string }[], horizon: Span): Span[] => merge(windows.map((w) => ({ start: Math.max(horizon.start, Date.parse(w.start)), end: Math.min(horizon.end, Date.parse(w.end)) })));

/** A time map: its open periods where they are given, else its weekly hours. */
const mapAsSpans = (problem: Problem, zone: string, map: string, horizon: Span): Span[] => {
  const windows = problem.map_windows?.[map];
  return windows ? windowsAsSpans(windows, horizon) : hoursAsSpans(zone, problem.time_maps?.[map] ?? {}, horizon);
};

const horizonOf = (problem: Problem): Span => ({ start: Date.parse(problem.horizon.start), end: Date.parse(problem.horizon.end) });

function readBlocks(problem: Problem, solution: Solution, tasks: ReadonlyMap<string, Task>, wrong: Wrong): Placed[] {
  const placed: Placed[] = [];
  for (const block of solution.blocks) {
    const task = tasks.get(block.task_id);
    const [start, end] = [Date.parse(block.start), Date.parse(block.end)];
    if (!task) wrong('unknown_task', undefined, `a block is for ${block.task_id}, which is no task of the problem`);
    else if (!(start < end)) wrong('block', task, `${block.start} to ${block.end} is no period`);
    else {
      if (!block.reasons.length) wrong('reasons', task, `the block at ${block.start} has no reason`);
      const pinned = task.pinned !== undefined && Date.parse(task.pinned.start) === start && Date.parse(task.pinned.end) === end;
      placed.push({ task, start, end, pinned });
    }
  }
  if ((solution.status === 'partial') !== solution.unplaced.length > 0) wrong('status', undefined, `${solution.status} with ${solution.unplaced.length} unplaced tasks`);
  return placed.sort((a, b) => a.start - b.start || a.end - b.end);
}

function checkPlaces(problem: Problem, zone: string, placed: readonly Placed[], wrong: Wrong): void {
  const horizon = horizonOf(problem);
  const grid = problem.granularity_minutes * MIN;
  const buffer = (problem.limits.buffer_minutes ?? 0) * MIN;
  const busy = merge(problem.busy.map((b) => ({ start: Date.parse(b.start), end: Date.parse(b.end) })));
  const open = new Map<string | undefined, Span[]>();
  const openFor = (map: string | undefined): Span[] => {
    let spans = open.get(map);
    if (!spans) {
      if (map !== undefined) spans = mapAsSpans(problem, zone, map, horizon);
      else if (problem.windows) spans = windowsAsSpans(problem.windows, horizon);
      else spans = problem.working_hours ? hoursAsSpans(zone, problem.working_hours, horizon) : [horizon];
      open.set(map, spans);
    }
    return spans;
  };
  for (const block of placed) {
    const { task, start, end, pinned } = block;
    if (start < horizon.start || end > horizon.end) wrong('horizon', task, `${show(block)} is outside the horizon`);
    const at = lastAt(busy, end - 1);
    const gapBefore = at >= 0 ? start - (busy[at] as Span).end : Infinity;
    const gapAfter = at + 1 < busy.length ? (busy[at + 1] as Span).start - end : Infinity;
    if (gapBefore < 0) wrong('busy', task, `${show(block)} lies over the busy time ${show(busy[at] as Span)}`);
    else if (!pinned && Math.min(gapBefore, gapAfter) < buffer) wrong('buffer_minutes', task, `${show(block)} is nearer than the buffer to a busy time`);
    if (pinned) continue;
    if (!inside(openFor(task.time_map), block)) wrong(task.time_map === undefined ? 'working_hours' : 'time_map', task, `${show(block)} is outside its hours`);
    if (task.release !== undefined && start < Date.parse(task.release)) wrong('release', task, `${show(block)} is before ${task.release}`);
    if ((start - horizon.start) % grid !== 0) wrong('granularity_minutes', task, `${show(block)} does not start on the grid`);
    if ((end - horizon.start) % grid !== 0 && (task.minutes * MIN) % grid === 0) wrong('granularity_minutes', task, `${show(block)} does not end on the grid`);
  }
}

function checkGaps(problem: Problem, placed: readonly Placed[], wrong: Wrong): void {
  const buffer = (problem.limits.buffer_minutes ?? 0) * MIN;
  let before = placed[0];
  for (const block of placed.slice(1)) {
    if (!before) break;
    const gap = block.start - before.end;
    if (gap < 0) wrong('overlap', block.task, `${show(block)} lies over ${before.task.id} at ${show(before)}`);
    else if (gap < buffer && !(block.pinned && before.pinned)) wrong('buffer_minutes', block.task, `${show(block)} is nearer than the buffer to ${before.task.id} at ${show(before)}`);
    if (block.end > before.end) before = block;
  }
}

function chunksByTask(placed: readonly Placed[]): Map<string, Placed[]> {
  const chunks = new Map<string, Placed[]>();
  for (const block of placed) {
    const list = chunks.get(block.task.id) ?? [];
    const last = list[list.length - 1];
    if (last && block.start <= last.end && !last.pinned && !block.pinned) last.end = Math.max(last.end, block.end);
    else list.push({ ...block });
    chunks.set(block.task.id, list);
  }
  return chunks;
}

const endOf = (list: readonly Span[]): number => list.reduce((latest, c) => Math.max(latest, c.end), -Infinity);

function checkTasks(problem: Problem, solution: Solution, chunks: ReadonlyMap<string, Placed[]>, wrong: Wrong): void {
  const grid = problem.granularity_minutes * MIN;
  const unplaced = new Set<string>();
  const known = new Set(problem.tasks.map((t) => t.id));
  for (const entry of solution.unplaced) {
    if (!known.has(entry.task_id) || unplaced.has(entry.task_id)) wrong('unplaced', undefined, `${entry.task_id} stands in unplaced twice or is no task`);
    if (!entry.reason || !entry.binding.rule || !entry.smallest_fix.text) wrong('unplaced', undefined, `${entry.task_id} is unplaced without a reason, a binding rule or a fix`);
    unplaced.add(entry.task_id);
  }
  for (const task of problem.tasks) {
    const list = chunks.get(task.id);
    if ((list !== undefined) === unplaced.has(task.id)) wrong('accounting', task, list ? 'has blocks and stands in unplaced' : 'has neither blocks nor an entry in unplaced');
    if (!list) continue;
    if (task.pinned && !list.some((c) => c.pinned)) wrong('pinned', task, `has no block at ${task.pinned.start} to ${task.pinned.end}`);
    const sum = list.reduce((total, c) => total + c.end - c.start, 0);
    const wanted = task.minutes * MIN;
    if (sum !== wanted && sum !== Math.ceil(wanted / grid) * grid) wrong('minutes', task, `${sum / MIN} minutes placed, ${task.minutes} wanted`);
    const mayBeCut = task.min_chunk !== undefined && task.min_chunk < task.minutes;
    if (!mayBeCut && list.length > 1) wrong('min_chunk', task, `in ${list.length} chunks, but must stay in one piece`);
    for (const chunk of mayBeCut ? list.filter((c) => !c.pinned) : []) {
      const length = chunk.end - chunk.start;
      if (length < (task.min_chunk as number) * MIN) wrong('min_chunk', task, `the chunk ${show(chunk)} is shorter than ${task.min_chunk} minutes`);
      if (task.max_chunk !== undefined && length > Math.ceil((task.max_chunk * MIN) / grid) * grid) wrong('max_chunk', task, `the chunk ${show(chunk)} is longer than ${task.max_chunk} minutes`);
    }
    if (task.hard_due && task.due !== undefined && endOf(list) > Date.parse(task.due)) wrong('hard_due', task, `ends after ${task.due}`);
    for (const id of task.depends_on ?? []) {
      const needed = chunks.get(id);
      if (!needed) wrong('depends_on', task, `is placed although ${id} is not`);
      else if ((list[0] as Placed).start < endOf(needed)) wrong('depends_on', task, `starts before ${id} has ended`);
    }
  }
}

function checkLimits(problem: Problem, zone: string, placed: readonly Placed[], wrong: Wrong): void {
  const { max_hours_per_day: perDay, weekly_capacity_hours: perWeek, week_capacity_hours: ofWeek, min_billable_pct: share } = problem.limits;
  if (perDay === undefined && perWeek === undefined && ofWeek === undefined && share === undefined) return;
  const days = new Map<number, number>();
  const weeks = new Map<number, { all: number; billable: number; free: number }>();
  for (const { task, start, end, pinned } of placed) {
    for (let at = start; at < end; ) {
      const day = dayOf(zone, at);
      const stop = Math.min(end, startOfDay(zone, day + 1));
      const monday = day - weekdayOf(day);
      const sums = weeks.get(monday) ?? { all: 0, billable: 0, free: 0 };
      days.set(day, (days.get(day) ?? 0) + stop - at);
      sums.all += stop - at;
      if (task.billable) sums.billable += stop - at;
      else if (!pinned) sums.free += stop - at;
      weeks.set(monday, sums);
      at = stop;
    }
  }
  const hour = 60 * MIN;
  if (perDay !== undefined) for (const [day, ms] of days) if (ms > perDay * hour + 1) wrong('max_hours_per_day', undefined, `${dateText(day)} has ${ms / hour} hours`);
  for (const [monday, { all, billable, free }] of weeks) {
    const most = ofWeek?.[dateText(monday)] ?? perWeek;
    if (most !== undefined && all > most * hour + 1) wrong('weekly_capacity_hours', undefined, `the week of ${dateText(monday)} has ${all / hour} hours`);
    if (share !== undefined && free > 0 && billable * 100 < share * all - 100) wrong('min_billable_pct', undefined, `the week of ${dateText(monday)} has ${((100 * billable) / all).toFixed(1)} % billable`);
  }
}

function checkFigures(problem: Problem, solution: Solution, zone: string, chunks: ReadonlyMap<string, Placed[]>, wrong: Wrong): void {
  const horizon = horizonOf(problem);
  const maps = new Map<string, Span[]>();
  let [tardiness, misses, count, aims] = [0, 0, 0, 0];
  for (const task of problem.tasks) {
    const list = chunks.get(task.id);
    if (!list) continue;
    count += list.length;
    if (task.due !== undefined) tardiness += (task.weight * Math.max(0, endOf(list) - Date.parse(task.due))) / MIN;
    for (const { at, weight } of task.aims ?? []) aims += (weight * Math.max(0, endOf(list) - Date.parse(at))) / MIN;
    if (task.prefer === undefined) continue;
    const spans = maps.get(task.prefer) ?? mapAsSpans(problem, zone, task.prefer, horizon);
    maps.set(task.prefer, spans);
    misses += list.filter((c) => !inside(spans, c)).length;
  }
  const before = new Map<string, Span[]>();
  for (const b of problem.previous) before.set(b.task_id, [...(before.get(b.task_id) ?? []), { start: Date.parse(b.start), end: Date.parse(b.end) }]);
  const text = (spans: readonly Span[]) => merge(spans).map((s) => `${s.start}-${s.end}`).join();
  const moved = problem.tasks.filter((t) => before.has(t.id) && text(before.get(t.id) as Span[]) !== text(chunks.get(t.id) ?? [])).length;
  const weights = problem.objective;
  const total = weights.tardiness * (tardiness + aims) + weights.move * moved + weights.chunk * count + weights.preference * misses;
  const differs = (name: string, stated: number, real: number) => { if (!(Math.abs(stated - real) <= 1e-6 * Math.max(1, Math.abs(real)))) wrong('objective', undefined, `${name} is stated as ${stated} and is ${real}`); };
  differs('weighted_tardiness_minutes', solution.objective.weighted_tardiness_minutes, tardiness);
  differs('weighted_aim_minutes', solution.objective.weighted_aim_minutes ?? 0, aims);
  differs('moved', solution.objective.moved, moved);
  differs('chunks', solution.objective.chunks, count);
  differs('preference_misses', solution.objective.preference_misses, misses);
  differs('total', solution.objective.total, total);
  if (solution.lower_bound !== null && !solution.unplaced.length && solution.lower_bound > total * (1 + 1e-9) + 1e-6) wrong('lower_bound', undefined, `${solution.lower_bound} is above the total ${total}`);
}
