/** Contradictions inside a well-formed problem. Each is refused with the path of the field and what would be right there. */
import { dateText, dayOf, isZone, startOfDay, weekOfDay } from '../kernel/zone.ts';
import { invalidInput, type FieldError } from '../kernel/problem.ts';
import { MOST_DAYS, type Problem } from './problem.ts';

const MIN = 60_000;
const DAY = 86_400_000;
/** A problem with thousands of wrong places is not explained better by thousands of sentences. */
const MOST_ERRORS = 50;

class Findings {
  readonly list: FieldError[] = [];
  add(path: string, message: string): void {
    if (this.list.length < MOST_ERRORS) this.list.push({ path, message });
  }
}

/**
 * Throws `invalidInput` when the problem contradicts itself: unknown names, a cycle, pins over busy times or each other,
 * periods that end before they begin, limits that pins alone exceed. `defaultZone` stands in for an absent `time_zone`.
 */
export function refuseContradictions(problem: Problem, defaultZone: string): void {
  const found = new Findings();
  const zone = problem.time_zone ?? defaultZone;
  if (!isZone(zone)) found.add('time_zone', `${zone} is no IANA time zone; a right one is America/Los_Angeles`);
  checkPeriods(problem, found);
  checkNames(problem, found);
  if (!found.list.length) checkCycle(problem, found);
  if (!found.list.length) checkPins(problem, zone, found);
  if (found.list.length) throw invalidInput(found.list);
}

function checkPeriods(problem: Problem, found: Findings): void {
  const { start, end } = problem.horizon;
  const span = Date.parse(end) - Date.parse(start);
  const year = new Date(start).getUTCFullYear();
  if (span <= 0) found.add('horizon.end', `must be after horizon.start (${start})`);
  else if (span > MOST_DAYS * DAY + 2 * 60 * MIN) found.add('horizon.end', `must be at most ${MOST_DAYS} days after horizon.start`);
  if (year < 1970 || year > 2200) found.add('horizon.start', 'must lie in the years 1970 to 2200');
  if (problem.windows && problem.working_hours) found.add('windows', 'stands in place of working_hours; give one of the two');
  const ordered = (path: string, s: string, e: string, mayBeEmpty = false) => {
    const length = Date.parse(e) - Date.parse(s);
    if (length < 0 || (length === 0 && !mayBeEmpty)) found.add(`${path}.end`, `must be after its start (${s})`);
  };
  problem.windows?.forEach((w, i) => ordered(`windows.${i}`, w.start, w.end));
  for (const [name, windows] of Object.entries(problem.map_windows ?? {})) windows.forEach((w, i) => ordered(`map_windows.${name}.${i}`, w.start, w.end));
  for (const day of Object.keys(problem.limits.week_capacity_hours ?? {})) if (!(Date.parse(`${day}T00:00:00Z`) / DAY % 7 === 4)) found.add(`limits.week_capacity_hours.${day}`, 'must be named by the date of a Monday');
  // Calendars hold events without length; they take no time.
  problem.busy.forEach((b, i) => ordered(`busy.${i}`, b.start, b.end, true));
  problem.previous.forEach((b, i) => ordered(`previous.${i}`, b.start, b.end));
  problem.tasks.forEach((t, i) => { if (t.pinned) ordered(`tasks.${i}.pinned`, t.pinned.start, t.pinned.end); });
}

function checkNames(problem: Problem, found: Findings): void {
  const place = new Map<string, number>();
  problem.tasks.forEach((task, i) => {
    const first = place.get(task.id);
    if (first !== undefined) found.add(`tasks.${i}.id`, `${task.id} is also the id of tasks.${first}; ids must be unique`);
    else place.set(task.id, i);
  });
  const maps = new Set(Object.keys({ ...problem.time_maps, ...problem.map_windows }));
  const known = maps.size ? `one of ${[...maps].slice(0, 10).join(', ')}` : 'a name in time_maps, which is empty';
  problem.tasks.forEach((task, i) => {
    if (task.time_map !== undefined && !maps.has(task.time_map)) found.add(`tasks.${i}.time_map`, `task ${task.id} names the time map ${task.time_map}, which does not exist; right is ${known}`);
    if (task.prefer !== undefined && !maps.has(task.prefer)) found.add(`tasks.${i}.prefer`, `task ${task.id} prefers the time map ${task.prefer}, which does not exist; right is ${known}`);
    if (task.min_chunk !== undefined && task.max_chunk !== undefined && task.min_chunk > task.max_chunk) found.add(`tasks.${i}.min_chunk`, `task ${task.id}: min_chunk ${task.min_chunk} must not be over max_chunk ${task.max_chunk}`);
    task.depends_on?.forEach((id, k) => {
      if (id === task.id) found.add(`tasks.${i}.depends_on.${k}`, `task ${task.id} depends on itself; name another task`);
      else if (!place.has(id)) found.add(`tasks.${i}.depends_on.${k}`, `task ${task.id} depends on ${id}, which is no id of a task in this problem`);
    });
  });
}

function checkCycle(problem: Problem, found: Findings): void {
  const place = new Map(problem.tasks.map((t, i) => [t.id, i]));
  const needs = problem.tasks.map((t) => [...new Set(t.depends_on ?? [])].map((id) => place.get(id) as number));
  const waits = needs.map((list) => list.length);
  const feeds: number[][] = needs.map(() => []);
  needs.forEach((list, i) => list.forEach((p) => feeds[p]?.push(i)));
  const ready = waits.flatMap((n, i) => (n ? [] : [i]));
  for (let at = 0; at < ready.length; at++) {
    for (const next of feeds[ready[at] as number] as number[]) {
      waits[next] = (waits[next] as number) - 1;
      if (!waits[next]) ready.push(next);
    }
  }
  if (ready.length === needs.length) return;
  // Every task left waits for another one left, so walking backwards must come round.
  const seen = new Map<number, number>();
  const walk: number[] = [];
  let at = waits.findIndex((n) => n > 0);
  while (!seen.has(at)) {
    seen.set(at, walk.length);
    walk.push(at);
    at = (needs[at] as number[]).find((p) => (waits[p] as number) > 0) as number;
  }
  const cycle = [...walk.slice(seen.get(at)), at].map((i) => problem.tasks[i]?.id as string);
  const shown = cycle.length > 12 ? [...cycle.slice(0, 10), '...', cycle.at(-1)] : cycle;
  found.add(`tasks.${at}.depends_on`, `the tasks wait for each other in a circle: ${shown.join(' needs ')}; take one of these dependencies out`);
}

function checkPins(problem: Problem, zone: string, found: Findings): void {
  const pins = problem.tasks.flatMap((task, index) => (task.pinned ? [{ task, index, start: Date.parse(task.pinned.start), end: Date.parse(task.pinned.end) }] : []));
  if (!pins.length) return;
  const [from, to] = [Date.parse(problem.horizon.start), Date.parse(problem.horizon.end)];
  const busy = problem.busy.map((b) => ({ start: Date.parse(b.start), end: Date.parse(b.end), id: b.id })).filter((b) => b.end > b.start).sort((a, b) => a.start - b.start);
  // latest[i] is the busy time that ends last among the first i + 1: a pin clashes when it ends after the pin begins.
  const latest: typeof busy = [];
  for (const b of busy) latest.push(latest.length && (latest.at(-1)?.end as number) >= b.end ? (latest.at(-1) as typeof b) : b);
  const grid = problem.granularity_minutes * MIN;
  const pinOf = new Map(pins.map((p) => [p.task.id, p]));
  for (const { task, index, start, end } of pins) {
    const path = `tasks.${index}.pinned`;
    if (start < from || end > to) found.add(path, `the pin of task ${task.id} lies outside the horizon (${problem.horizon.start} to ${problem.horizon.end})`);
    let [low, high] = [0, busy.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((busy[middle]?.start as number) < end) low = middle + 1;
      else high = middle;
    }
    const clash = latest[low - 1];
    if (clash && clash.end > start) found.add(path, `the pin of task ${task.id} lies over the busy time ${clash.id ?? `from ${new Date(clash.start).toISOString()}`}; move one of the two`);
    const [wanted, length] = [task.minutes * MIN, end - start];
    if (length > wanted && length !== Math.ceil(wanted / grid) * grid) found.add(path, `the pin of task ${task.id} is ${length / MIN} minutes long, but the task has only ${task.minutes}; make them equal`);
    if (length < wanted && !(task.min_chunk !== undefined && task.min_chunk < task.minutes)) found.add(path, `the pin of task ${task.id} is ${length / MIN} minutes long and the rest of its ${task.minutes} minutes may not be split off; pin the whole task or give min_chunk`);
    if (task.hard_due && task.due && end > Date.parse(task.due)) found.add(path, `the pin of task ${task.id} ends after its hard due date ${task.due}`);
    for (const id of task.depends_on ?? []) {
      const before = pinOf.get(id);
      if (before && before.end > start) found.add(path, `task ${task.id} is pinned before ${id}, which it depends on, has ended; swap the pins or drop the dependency`);
    }
  }
  const sorted = [...pins].sort((a, b) => a.start - b.start || a.index - b.index);
  for (let i = 1, widest = sorted[0]; i < sorted.length; i++) {
    const pin = sorted[i] as (typeof sorted)[number];
    if (widest && pin.start < widest.end) found.add(`tasks.${pin.index}.pinned`, `the pins of ${widest.task.id} and ${pin.task.id} lie over each other; move one of them`);
    if (!widest || pin.end > widest.end) widest = pin;
  }
  if (!found.list.length) checkPinnedLoad(problem, zone, sorted, found);
}

/** Pins count towards the limits and cannot be moved: pins that exceed one leave no legal plan. */
function checkPinnedLoad(problem: Problem, zone: string, pins: readonly { index: number; start: number; end: number }[], found: Findings): void {
  const { max_hours_per_day: perDay = Infinity, weekly_capacity_hours: everyWeek = Infinity, week_capacity_hours: ofWeek = {} } = problem.limits;
  const [days, weeks] = [new Map<number, number>(), new Map<number, number>()];
  for (const { index, start, end } of pins) {
    for (let at = start; at < end; ) {
      const day = dayOf(zone, at);
      const stop = Math.min(end, startOfDay(zone, day + 1));
      const [d, w] = [(days.get(day) ?? 0) + stop - at, (weeks.get(weekOfDay(day)) ?? 0) + stop - at];
      days.set(day, d);
      weeks.set(weekOfDay(day), w);
      if (d > perDay * 60 * MIN + 1) found.add(`tasks.${index}.pinned`, `pins alone take ${(d / MIN / 60).toFixed(2)} hours of ${dateText(day)}, over limits.max_hours_per_day ${perDay}; move a pin or raise the limit`);
      const monday = dateText(weekOfDay(day) * 7 - 3);
      const perWeek = ofWeek[monday] ?? everyWeek;
      if (w > perWeek * 60 * MIN + 1) found.add(`tasks.${index}.pinned`, `pins alone take ${(w / MIN / 60).toFixed(2)} hours of the week of ${monday}, over limits.${ofWeek[monday] === undefined ? 'weekly_capacity_hours' : 'week_capacity_hours'} ${perWeek}; move a pin or raise the limit`);
      at = stop;
    }
  }
}
