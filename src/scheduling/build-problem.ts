import type { EventRow } from '../calendar/index.ts';
import { Problem as Failure } from '../kernel/problem.ts';
import { dateText, weekOf } from '../kernel/zone.ts';
import { type Problem, type ProblemInput, problemSchema, refuseContradictions } from '../solver/index.ts';
import { PRIORITY_WEIGHT, type TaskRow } from '../work/index.ts';
import { aimsOf } from './aims.ts';
import { openHoursOfWeek, openWindows, timesOff } from './exceptions.ts';
import { frozenBlocks } from './freeze.ts';
import { FOCUS } from './map-windows.ts';
import { type Estimate, estimateOf, p80Of, restOf } from './ranges.ts';
import type { UnplacedJson } from './runs.contract.ts';
import type { State } from './state.ts';
import { BILLABLE_TARGET, mondayOf, plannedHours, SHORT_RUNWAY } from './weeks.ts';

/** Work of more than this many minutes may be cut, into pieces of at least so many. */
const CUT_OVER = 120;
const CUT_INTO = 30;
/** In a repair a moved task and a chunk cost this share of what the preferences say: little moves, and not at the price of what is due (measured over simulated quarters). */
const REPAIR_MOVE = 0.2;
const REPAIR_CHUNK = 1 / 3;
/** Lateness of a task that something fixed waits for weighs at least this. */
const WAITED_FOR = 100;

export interface Built {
  readonly problem: Problem;
  /** Tasks whose blocks the answer decides; the others keep what they have. */
  readonly managed: ReadonlySet<number>;
  /** Standing blocks of those that may be moved or removed. */
  readonly replaces: readonly EventRow[];
  /** Tasks that could not even be asked for, and why. */
  readonly blocked: readonly UnplacedJson[];
  /** Blocks of the managed tasks that stay whatever the answer is, and why. */
  readonly kept: readonly { readonly event: EventRow; readonly why: string }[];
  /** Whether some of them stay only because they begin soon. */
  readonly frozen: boolean;
  /** What the names in the problem stand for: a task, or an event by its title. */
  readonly names: ReadonlyMap<string, TaskRow | string>;
  readonly warnings: readonly string[];
}

type Span = { start: number; end: number };
const iso = (ms: number): string => new Date(ms).toISOString();
const spanOf = (event: EventRow): Span => ({ start: event.starts_at.getTime(), end: event.ends_at.getTime() });
const FIXED = 'event ';
const BUSY = 'busy ';
const OFF = 'off ';
/** What counts as demanding work: so many minutes, or a tag. */
const DEMANDING = 90;
const FOCUS_TAGS = new Set(['focus', 'deep', 'deep work']);
const TASK = 'task ';
/** In the problem tasks are called `task 12`, so that reasons read well. */
const problemId = (id: number): string => `${TASK}${id}`;
/** The task a name in the problem stands for; null for stand-ins. */
export const taskIdOf = (name: string | undefined): number | null => (name?.startsWith(TASK) ? Number(name.slice(TASK.length)) : null);
/** What lateness of a task without a due date weighs, counted from the start: enough to choose the earlier of two equal places, too little to cut or delay anything for. */
const EARLINESS = 0.001;

/** Whether a standing block stays whatever happens: moved by hand, being worked on, or the past of something begun. */
function isFixed(event: EventRow, task: Pick<TaskRow, 'pinned' | 'status'>, now: number): boolean {
  const { start, end } = spanOf(event);
  if (end <= now) return task.status === 'in_progress';
  return event.pinned || task.pinned || start <= now;
}

/**
 * The scheduling problem of a state. Fixed blocks, and blocks of tasks that are not asked about, become pinned stand-ins, so that
 * they count towards the limits of their day and week; where a pin would be a contradiction (over a busy time, over another pin,
 * over a limit) the block is plain busy time instead: its owner wanted it so.
 */
export function buildProblem(state: State, search: { seed?: number | undefined; time_limit_ms?: number | undefined } = {}, freeze = true): Built {
  const { settings, bindings, start, from, to } = state;
  const byId = new Map(state.tasks.map((task) => [task.id, task]));
  const blocked = findBlocked(state, byId);
  const fixedOf = new Map<number, Span[]>();
  const free: EventRow[] = [];
  const standing: EventRow[] = [];
  for (const event of state.events) {
    const task = byId.get(event.task_id ?? 0);
    if (event.kind !== 'block' || !task || blocked.has(task.id)) standing.push(event);
    else if (isFixed(event, task, state.now)) {
      standing.push(event);
      fixedOf.set(task.id, [...fixedOf.get(task.id) ?? [], spanOf(event)]);
    } else free.push(event);
  }

  const minutesOf = (spans: readonly Span[]): number => spans.reduce((sum, span) => sum + (span.end - span.start) / 60_000, 0);
  /** Minutes still to do, those of fixed blocks to come included. Work that went on without an end needs what such work takes from there. */
  const need = (task: TaskRow): number => {
    const fixed = fixedOf.get(task.id) ?? [];
    const [past, coming] = [fixed.filter((span) => span.end <= state.now), fixed.filter((span) => span.end > state.now)];
    const run = state.worked.get(task.id);
    const begun = task.status === 'in_progress' && (run ? !run.running || !coming.length : past.length > 0 && !coming.length);
    if (!begun) return (task.estimated_hours as number) * 60 - minutesOf(past);
    const grid = settings.granularity_minutes;
    return Math.ceil((restOf(estimateOf(task), run?.hours ?? minutesOf(past) / 60) * 60) / grid - 1e-6) * grid;
  };
  const cutOf = (task: TaskRow, minutes: number): number | undefined => task.min_chunk_minutes ?? (minutes > CUT_OVER || (task.max_chunk_minutes !== null && minutes > task.max_chunk_minutes) ? Math.min(CUT_INTO, task.max_chunk_minutes ?? CUT_INTO) : undefined);
  const frozen = state.kind === 'reschedule' && freeze ? frozenBlocks(state, { free, standing, fixedOf, need, mayBeCut: (task, minutes) => { const cut = cutOf(task, minutes); return cut !== undefined && cut < minutes; } }) : new Set<EventRow>();
  const kept: { event: EventRow; why: string }[] = standing.flatMap((event) => {
    const task = byId.get(event.task_id ?? 0);
    return event.kind === 'block' && task && fixedOf.has(task.id) ? [{ event, why: whyFixed(event, task, state.now) }] : [];
  });
  for (const event of frozen) {
    free.splice(free.indexOf(event), 1);
    standing.push(event);
    fixedOf.set(event.task_id as number, [...fixedOf.get(event.task_id as number) ?? [], spanOf(event)]);
    kept.push({ event, why: `It begins within ${settings.freeze_hours} hours, and nothing forces it to move.` });
  }

  // The time of what is done or cancelled is given back by a repair.
  const over = state.kind === 'reschedule' ? standing.filter((event) => event.kind === 'block' && event.starts_at.getTime() >= state.now && ['done', 'cancelled'].includes(state.known.get(event.task_id ?? 0)?.status ?? '')) : [];
  const staying = standing.filter((event) => !over.includes(event));

  const rest = new Map<number, number>();
  for (const task of state.tasks) {
    if (blocked.has(task.id)) continue;
    rest.set(task.id, Math.max(0, Math.round(need(task) - minutesOf((fixedOf.get(task.id) ?? []).filter((span) => span.end > state.now)))));
  }
  const asked = [...rest].filter(([, minutes]) => minutes > 0).map(([id]) => byId.get(id) as TaskRow);

  /** What a task waits for: tasks of the problem by id, everything else by the instant at which it ends. */
  const waits = (task: TaskRow, seen = new Set<number>()): { ids: string[]; after: number } => {
    const out = { ids: new Set<string>(), after: 0 };
    for (const id of task.depends_on) {
      if (seen.has(id)) continue;
      seen.add(id);
      const other = byId.get(id) ?? state.known.get(id);
      if (!other || other.status === 'done' || other.status === 'cancelled') continue;
      const placed = byId.has(id) && !blocked.has(id) ? fixedOf.get(id) ?? [] : (state.blocksOf.get(id) ?? []).map(spanOf);
      for (const span of placed) out.after = Math.max(out.after, span.end);
      if ((rest.get(id) ?? 0) > 0) out.ids.add(problemId(id));
      else if (!placed.length) {
        const further = waits(other, seen);
        further.ids.forEach((one) => out.ids.add(one));
        out.after = Math.max(out.after, further.after);
      }
    }
    return { ids: [...out.ids], after: out.after };
  };

  /** The first fixed block that waits for a task. */
  const neededBy = new Map<number, number>();
  for (const task of state.tasks) {
    const first = Math.min(...(fixedOf.get(task.id) ?? []).map((span) => span.start));
    if (Number.isFinite(first)) for (const id of task.depends_on) neededBy.set(id, Math.min(neededBy.get(id) ?? Infinity, first));
  }

  const taskProblems = asked.map((task): ProblemInput['tasks'][number] => {
    const minutes = rest.get(task.id) as number;
    const { ids, after } = waits(task);
    const release = Math.max(start, task.defer_until?.getTime() ?? 0, state.notBefore.get(task.id) ?? 0, after);
    const needed = neededBy.get(task.id);
    const soon = needed !== undefined && !task.hard_due && (task.due_date === null || needed < task.due_date.getTime());
    const due = soon ? needed : task.due_date?.getTime() ?? start;
    const own = task.weight ?? PRIORITY_WEIGHT[task.priority];
    const weight = soon ? Math.max(own, WAITED_FOR) : task.due_date === null ? own * EARLINESS : own;
    const cut = cutOf(task, minutes);
    const aims = task.due_date === null ? [] : aimsOf(start, due, own);
    const demanding = bindings.focus !== null && task.time_map === null && (minutes >= DEMANDING || task.tags.some((tag) => FOCUS_TAGS.has(tag.toLowerCase())));
    return {
      id: problemId(task.id), minutes, release: iso(release), weight, billable: task.billable, hard_due: task.hard_due,
      due: iso(due), ...(aims.length && { aims }), ...(cut !== undefined && { min_chunk: cut }), ...(task.max_chunk_minutes !== null && { max_chunk: task.max_chunk_minutes }),
      ...(ids.length && { depends_on: ids }), ...(task.time_map !== null && { time_map: task.time_map }), ...(demanding && { prefer: FOCUS }),
    };
  });

  const inHorizon = (span: Span): Span | null => { const cut = { start: Math.max(span.start, from), end: Math.min(span.end, to) }; return cut.end > cut.start ? cut : null; };
  const stand = staying.flatMap((event) => { const span = inHorizon(spanOf(event)); return span ? [{ event, span }] : []; });
  const pins = stand.filter(({ event }) => event.kind === 'block').map(({ event, span }) => ({
    id: `${FIXED}${event.event_id}`, minutes: (span.end - span.start) / 60_000, billable: state.known.get(event.task_id ?? 0)?.billable ?? false, pinned: { start: iso(span.start), end: iso(span.end) },
  }));
  const { min_billable_pct: share, ...limits } = settings.limits;
  const windows = openWindows(settings, bindings, from, to);
  const off = timesOff(bindings, from, to);
  const names = new Map<string, TaskRow | string>([...state.known.values(), ...state.tasks].map((task) => [problemId(task.id), task]));
  for (const { event } of stand) names.set(`${event.kind === 'busy' ? BUSY : FIXED}${event.event_id}`, (event.kind === 'block' && state.known.get(event.task_id ?? 0)) || event.title);
  off.forEach(({ title }, i) => names.set(`${OFF}${i}`, title));
  const weekly = weekCapacities(state, stand.filter(({ event }) => event.kind === 'block').map(({ span }) => span), asked.map(estimateOf));
  const enforced = state.runway !== null && state.runway < SHORT_RUNWAY;
  const isAsked = new Set(asked.map((task) => task.id));
  const problem = withoutContradictions({
    time_zone: settings.time_zone, granularity_minutes: settings.granularity_minutes, horizon: { start: iso(from), end: iso(to) }, ...(windows ? { windows: windows.map(([s, e]) => ({ start: iso(s), end: iso(e) })) } : { working_hours: settings.working_hours }),
    time_maps: bindings.focus ? { [FOCUS]: bindings.focus, ...settings.time_maps } : settings.time_maps,
    ...(state.mapWindows.size && { map_windows: Object.fromEntries([...state.mapWindows].map(([name, open]) => [name, open.map(([s, e]) => ({ start: iso(s), end: iso(e) }))])) }),
    busy: [...stand.filter(({ event }) => event.kind === 'busy').map(({ event, span }) => ({ start: iso(span.start), end: iso(span.end), id: `${BUSY}${event.event_id}` })), ...off.map(({ start: s, end: e }, i) => ({ start: iso(s), end: iso(e), id: `${OFF}${i}` }))],
    limits: { ...limits, ...(Object.keys(weekly).length && { week_capacity_hours: weekly }), ...(enforced && { min_billable_pct: share ?? BILLABLE_TARGET }) },
    tasks: [...taskProblems, ...pins],
    previous: free.filter((event) => isAsked.has(event.task_id as number) && event.starts_at.getTime() >= start && event.ends_at.getTime() <= to).map((event) => ({ task_id: problemId(event.task_id as number), start: event.starts_at.toISOString(), end: event.ends_at.toISOString() })),
    objective: { ...settings.objective, ...(state.kind === 'reschedule' && { move: REPAIR_MOVE * settings.objective.move, chunk: REPAIR_CHUNK * settings.objective.chunk }) },
    ...(search.seed !== undefined && { seed: search.seed }), ...(search.time_limit_ms !== undefined && { time_limit_ms: search.time_limit_ms }),
  }, settings.time_zone);

  const warnings = state.closed.map((task) => `Task ${task.id} is ${task.status} and was left out.`);
  if (state.runway === null && asked.length) warnings.push('Runway is unknown, so the billable share is not enforced. Enter cash and monthly burn under finance.');
  const standsAnyway = [...blocked.values()].filter((one) => state.blocksOf.get(one.task_id)?.length);
  for (const { task_id: id, reason } of standsAnyway) warnings.push(`Task ${id} keeps its blocks as they are. ${reason}`);
  return { problem, managed: new Set(rest.keys()), replaces: [...free, ...over], kept, frozen: frozen.size > 0, names, blocked: [...blocked.values()].filter((one) => !standsAnyway.includes(one)), warnings };
}

function whyFixed(event: EventRow, task: TaskRow, now: number): string {
  if (event.ends_at.getTime() <= now) return 'It is the past of work that has begun.';
  if (event.starts_at.getTime() <= now) return 'It is under way.';
  return event.pinned ? 'It was moved here by hand.' : task.pinned ? 'Its task is pinned.' : 'It stays.';
}

/**
 * What weeks hold where the limit of every week does not say it: a capacity set by hand; one reduced so that the likely hours leave
 * room for what they may grow to; and never less than what is fixed in them, which is then all that the week holds.
 */
function weekCapacities(state: State, fixed: readonly Span[], asked: readonly Estimate[]): Record<string, number> {
  const { settings, bindings, from, to, capacities } = state;
  const zone = settings.time_zone;
  const weeks = Array.from({ length: weekOf(zone, to - 1) - weekOf(zone, from) + 1 }, (_, i) => weekOf(zone, from) + i);
  const loads = plannedHours(zone, weeks, fixed.map((span) => ({ ...span, billable: false })));
  const out: Record<string, number> = {};
  for (const week of weeks) {
    const monday = dateText(mondayOf(week));
    const set = capacities.get(monday) ?? settings.limits.weekly_capacity_hours;
    const held = settings.plan_at === 'p80' ? atP80(set ?? openHoursOfWeek(settings, bindings, week), asked) : set;
    if (held === undefined) continue;
    const needed = Math.max(held, Math.ceil((loads.get(week)?.planned ?? 0) * 100) / 100);
    if (needed !== settings.limits.weekly_capacity_hours) out[monday] = Math.min(168, needed);
  }
  return out;
}

/** The likely hours that may fill a capacity so that what they grow to four times in five still fits. */
function atP80(capacity: number, asked: readonly Estimate[]): number {
  const week: Estimate[] = [];
  let likely = 0;
  for (const estimate of asked) {
    if (likely >= capacity) break;
    week.push(estimate);
    likely += estimate.hours;
  }
  if (likely <= 0) return capacity;
  return Math.floor(((capacity * likely) / p80Of(week.map((estimate) => ({ estimate, hours: estimate.hours })))) * 100) / 100;
}

/** Pinned stand-ins that contradict something become busy times, until nothing does. */
function withoutContradictions(input: ProblemInput, zone: string): Problem {
  for (;;) {
    const problem = problemSchema.parse(input);
    try {
      refuseContradictions(problem, zone);
      return problem;
    } catch (error) {
      const wrong = new Set(error instanceof Failure ? error.errors.flatMap(({ path }) => /^tasks\.(\d+)\.pinned/.exec(path)?.[1] ?? []).map(Number) : []);
      const becoming = input.tasks.filter((task, i) => wrong.has(i) && task.id.startsWith(FIXED));
      if (!becoming.length) throw error;
      input = { ...input, tasks: input.tasks.filter((task) => !becoming.includes(task)), busy: [...input.busy ?? [], ...becoming.map((task) => ({ ...task.pinned as { start: string; end: string }, id: 'a fixed block' }))] };
    }
  }
}

/** Tasks that cannot be asked for: no estimate, an unknown time map, or something before them that has no place. */
function findBlocked(state: State, byId: ReadonlyMap<number, TaskRow>): Map<number, UnplacedJson> {
  const out = new Map<number, UnplacedJson>();
  for (const task of state.tasks) {
    if (task.estimated_hours === null) out.set(task.id, {
      task_id: task.id, reason: 'It has no estimate, so its length is unknown.', binding: { rule: 'estimated_hours' }, smallest_fix: { change: 'add_hours', task_id: task.id, text: `Give task ${task.id} its estimated_hours.` },
    });
    else if (task.time_map !== null && !Object.hasOwn(state.settings.time_maps, task.time_map)) out.set(task.id, {
      task_id: task.id, reason: `Its time map "${task.time_map}" is not in the preferences.`, binding: { rule: 'time_map', id: task.time_map }, smallest_fix: { change: 'add_hours', task_id: task.id, text: `Add the time map "${task.time_map}" to the preferences, or take it off task ${task.id}.` },
    });
  }
  for (let before = -1; before !== out.size;) {
    before = out.size;
    for (const task of state.tasks) {
      // What stands already has its reasons; a dependency that came later does not take its place away.
      if (out.has(task.id) || state.blocksOf.get(task.id)?.length) continue;
      const missing = task.depends_on.find((id) => {
        const other = byId.get(id) ?? state.known.get(id);
        if (!other || other.status === 'done' || other.status === 'cancelled' || other.estimated_hours === 0 || state.blocksOf.get(id)?.length) return false;
        return byId.has(id) ? out.has(id) : true;
      });
      if (missing !== undefined) out.set(task.id, {
        task_id: task.id, reason: `It waits for task ${missing}, which has no place in the calendar.`, binding: { rule: 'depends_on', id: String(missing) }, smallest_fix: { change: 'drop_task', task_id: missing, text: `Schedule task ${missing} first, or take it out of depends_on of task ${task.id}.` },
      });
    }
  }
  return out;
}
