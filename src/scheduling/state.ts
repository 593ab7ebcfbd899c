import { createHash } from 'node:crypto';
import { calendarEvents, type EventRow } from '../calendar/index.ts';
import type { Sql } from '../db/database.port.ts';
import { invalidInput } from '../kernel/problem.ts';
import { dateText, dayFromText, dayOf, startOfDay, weekOf } from '../kernel/zone.ts';
import { makeAheadUntil, placeable, runwayNow, type TaskRow, tasks, withDayWindows, type Worked, workedOn } from '../work/index.ts';
import { constraintsFor } from './constraints.ts';
import type { Bindings } from './exceptions.ts';
import type { Settings } from './preferences.contract.ts';
import { type MapsInTime, mapsInTime } from './map-windows.ts';
import { readSettings } from './preferences.ts';
import { runsStore } from './runs.store.ts';
import { sprintsStore } from './sprints.store.ts';
import { mondayOf, weekBounds } from './weeks.ts';

/** Everything a schedule is made from, read in one transaction. */
export interface State {
  readonly kind: 'schedule' | 'reschedule';
  readonly settings: Settings;
  readonly now: number;
  /** Nothing is placed before. */
  readonly start: number;
  /** The problem's horizon: from the Monday of the start, so that the week's limits see the whole week. */
  readonly from: number;
  readonly to: number;
  /** The tasks to find a place for, open ones only. */
  readonly tasks: readonly TaskRow[];
  /** Tasks that were asked for and are done or cancelled. */
  readonly closed: readonly TaskRow[];
  /** Those and everything they wait for, and the owners of blocks in the horizon. */
  readonly known: ReadonlyMap<number, TaskRow>;
  /** Everything in the horizon, and the standing blocks of the tasks wherever they are. */
  readonly events: readonly EventRow[];
  readonly blocksOf: ReadonlyMap<number, readonly EventRow[]>;
  readonly notBefore: ReadonlyMap<number, number>;
  readonly runway: number | null;
  /** What holds besides the weekly hours. */
  readonly bindings: Bindings;
  /** Time maps whose weekly hours do not tell when they are open, and the tasks that are meetings. */
  readonly mapWindows: MapsInTime['windows'];
  readonly meetings: MapsInTime['meetings'];
  /** Hours already worked on the open tasks. */
  readonly worked: ReadonlyMap<number, Worked>;
  /** Capacities that somebody set, by the Monday of their week. */
  readonly capacities: ReadonlyMap<string, number>;
  readonly fingerprint: string;
}

export interface Request {
  readonly kind: 'schedule' | 'reschedule';
  readonly planId?: number | undefined;
  readonly taskIds?: readonly number[] | undefined;
  readonly startDate?: string | undefined;
  readonly horizonDays?: number | undefined;
  /** Also open tasks whose due date has passed, wherever they stand. */
  readonly overdue?: boolean | undefined;
}

const MINUTE = 60_000;
const REPAIR_DAYS = 42;
const FURTHEST_MS = 5 * 366 * 86_400_000;
const OPEN = new Set(['todo', 'scheduled', 'in_progress']);
const ROOM_DAYS = 14;

/** The next instant on the grid of the local day. */
function onGrid(zone: string, ms: number, granularity: number): number {
  const midnight = startOfDay(zone, dayOf(zone, ms));
  return midnight + Math.ceil((ms - midnight) / (granularity * MINUTE)) * granularity * MINUTE;
}

const instantOf = (text: string, zone: string): number => { const day = dayFromText(text); return day === undefined ? Date.parse(text) : startOfDay(zone, day); };

async function wanted(sql: Sql, request: Request, now: number): Promise<TaskRow[]> {
  if (request.planId !== undefined) return tasks.ofPlan(sql, request.planId);
  if (request.taskIds !== undefined) return tasks.byIds(sql, request.taskIds);
  const standing = await calendarEvents.tasksWithBlocks(sql);
  const late = request.overdue ? await tasks.overdue(sql, new Date(now)) : [];
  const rows = [...await tasks.byIds(sql, standing), ...await tasks.ofRunningPlans(sql), ...late];
  return [...new Map(rows.map((row) => [row.id, row])).values()].sort((a, b) => a.id - b.id);
}

/** What the last run of a task's blocks was asked not to start before. */
async function readNotBefore(sql: Sql, blocks: readonly EventRow[]): Promise<Map<number, number>> {
  const runs = new Map((await runsStore.byIds(sql, [...new Set(blocks.flatMap((block) => block.run_id ?? []))])).map((run) => [run.id, run]));
  const out = new Map<number, number>();
  for (const { task_id: task, run_id: run } of blocks) {
    const text = task === null || run === null ? undefined : runs.get(run)?.metadata.not_before?.[String(task)];
    if (text !== undefined) out.set(task as number, Math.max(out.get(task as number) ?? 0, Date.parse(text)));
  }
  return out;
}

/** What comes again is made as far ahead as a run looks, before it looks. */
export async function makeAheadFor(sql: Sql, request: Request, now: Date, defaultZone: string): Promise<void> {
  const { time_zone: zone } = await readSettings(sql, defaultZone);
  const start = request.startDate === undefined ? now.getTime() : Math.max(now.getTime(), instantOf(request.startDate, zone));
  // A repair looks beyond the last block that stands.
  const standing = request.kind === 'schedule' ? [] : await calendarEvents.blocksOf(sql, await calendarEvents.tasksWithBlocks(sql));
  const last = Math.max(0, ...standing.map((block) => dayOf(zone, block.ends_at.getTime()) + ROOM_DAYS));
  await makeAheadUntil(sql, now, zone, Math.max(last, dayOf(zone, start) + (request.horizonDays ?? REPAIR_DAYS)));
}

export async function readState(sql: Sql, request: Request, now: number, defaultZone: string): Promise<State> {
  const preferences = await readSettings(sql, defaultZone);
  const { rows: all, maps } = withDayWindows(await placeable(sql, await wanted(sql, request, now)), preferences.time_maps);
  const weekly = { ...preferences, time_maps: maps };
  const { time_zone: zone, granularity_minutes: granularity } = weekly;
  const stillOpen = all.filter((task) => OPEN.has(task.status));
  const standing = await calendarEvents.blocksOf(sql, stillOpen.map((task) => task.id));
  const asked = request.startDate === undefined ? undefined : instantOf(request.startDate, zone);
  if (asked !== undefined && asked > now + FURTHEST_MS) throw invalidInput([{ path: 'start_date', message: 'must lie within the next five years' }]);
  const start = onGrid(zone, Math.max(now, asked ?? 0), granularity);
  const days = request.horizonDays ?? REPAIR_DAYS;
  const last = standing.length ? Math.max(...standing.map((block) => block.ends_at.getTime())) : 0;
  const until = startOfDay(zone, dayOf(zone, start) + days);
  const most = startOfDay(zone, dayOf(zone, start) + 780);
  const to = request.kind === 'schedule' ? until : Math.min(most, Math.max(until, startOfDay(zone, dayOf(zone, last) + ROOM_DAYS)));
  const { from } = weekBounds(zone, weekOf(zone, start));
  const bindings = await constraintsFor(sql, weekly, from, to);
  // What comes again only after the time that a repair looks at has its turn later.
  const placed = new Set(standing.map((block) => block.task_id));
  const inTime = request.kind === 'schedule' ? stillOpen : stillOpen.filter((task) => task.recurrence_id === null || placed.has(task.id) || (task.defer_until?.getTime() ?? 0) < to);
  const { tasks: open, timeMaps, windows: mapWindows, meetings } = mapsInTime(inTime, weekly, bindings, from, to);
  const settings = { ...weekly, time_maps: timeMaps };

  const around = await calendarEvents.between(sql, new Date(from), new Date(to));
  const events = [...new Map([...around, ...standing].map((event) => [event.event_id, event])).values()];
  const needed = await tasks.dependencies(sql, open.flatMap((task) => [task.id, ...task.depends_on]));
  const related = [...needed.flatMap((task) => [task.id, ...task.depends_on]), ...events.flatMap((event) => event.task_id ?? [])];
  const known = new Map((await tasks.byIds(sql, [...new Set(related)])).map((task) => [task.id, task]));
  for (const task of all) known.set(task.id, task);
  const asks = new Set(open.map((task) => task.id));
  const outside = await calendarEvents.blocksOf(sql, [...known.keys()].filter((id) => !asks.has(id)));
  const blocksOf = new Map<number, EventRow[]>();
  for (const block of [...standing, ...outside]) {
    const list = blocksOf.get(block.task_id as number);
    if (list) list.push(block);
    else blocksOf.set(block.task_id as number, [block]);
  }

  const notBefore = request.kind === 'reschedule' ? await readNotBefore(sql, standing) : new Map(asked === undefined ? [] : open.map((task) => [task.id, asked]));
  const worked = await workedOn(sql, open.map((task) => task.id), new Date(now));
  const weeks = Array.from({ length: weekOf(zone, to) - weekOf(zone, from) + 1 }, (_, i) => dateText(mondayOf(weekOf(zone, from) + i)));
  const capacities = new Map((await sprintsStore.ofWeeks(sql, weeks)).filter((row) => row.capacity_set).map((row) => [row.week_start, row.capacity_hrs]));
  const seen = {
    settings, bindings, worked: [...worked], capacities: [...capacities], open: open.map(({ scheduled_start_date: _s, scheduled_end: _e, calendar_event_id: _c, updated_at: _u, title: _t, description: _d, metadata: _m, tags: _g, notes: _n, ...task }) => task),
    waitingFor: needed.map((task) => [task.id, known.get(task.id)?.status]), events: events.map((event) => [event.event_id, event.starts_at, event.ends_at, event.kind, event.pinned]),
  };
  return {
    kind: request.kind, settings, now, start, from, to, tasks: open, closed: request.taskIds ? all.filter((task) => !OPEN.has(task.status)) : [], known, events, blocksOf, notBefore, runway: await runwayNow(sql), bindings, mapWindows, meetings, worked, capacities,
    fingerprint: createHash('sha256').update(JSON.stringify(seen)).digest('hex').slice(0, 32),
  };
}
