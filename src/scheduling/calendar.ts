import { calendarEvents, type EventRow } from '../calendar/index.ts';
import type { Database, Sql } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import { decodeCursor, encodeCursor, pageOf } from '../kernel/cursor.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { conflict, invalidInput, notFound } from '../kernel/problem.ts';
import { dayFromText, dayOf, startOfDay } from '../kernel/zone.ts';
import { openPeriods } from '../solver/index.ts';
import { type PlanDoor, tasks } from '../work/index.ts';
import { type CalendarItemJson, conflictsContract, createEventContract, moveEventContract, openHoursContract, readCalendarContract, readEventContract, removeEventContract } from './calendar.contract.ts';
import { findConflicts } from './conflicts.ts';
import { constraintsFor } from './constraints.ts';
import { detailOf } from './event-detail.ts';
import { openWindows, timesOff } from './exceptions.ts';
import { readSettings } from './preferences.ts';
import { ensureWeeks } from './sprints.ts';
import { weeksTouched } from './weeks.ts';
import { followBlocks } from './write-run.ts';

const RANGE_DAYS = 60;
const LONGEST_MS = 366 * 86_400_000;
/** Calendars hold no antiquity; what lies outside is a slip of the keyboard. */
const [EARLIEST, LATEST] = [Date.UTC(1970, 0), Date.UTC(2200, 0)];

/** The instants of a range given as days (whole, inclusive) or times. */
function rangeOf(input: { start_date?: string | undefined; end_date?: string | undefined }, zone: string, now: number): { from: Date; to: Date } {
  const edge = (text: string, after: number): number => { const day = dayFromText(text); return day === undefined ? Date.parse(text) : startOfDay(zone, day + after); };
  const from = input.start_date === undefined ? startOfDay(zone, dayOf(zone, now)) : edge(input.start_date, 0);
  const to = input.end_date === undefined ? startOfDay(zone, dayOf(zone, from) + RANGE_DAYS) : edge(input.end_date, 1);
  if (to < from) throw invalidInput([{ path: 'end_date', message: 'must not be before start_date' }]);
  const within = (ms: number): Date => new Date(Math.min(LATEST, Math.max(EARLIEST, ms)));
  return { from: within(from), to: within(to) };
}

async function itemsOf(sql: Sql, rows: readonly EventRow[]): Promise<CalendarItemJson[]> {
  const known = new Map((await tasks.byIds(sql, [...new Set(rows.flatMap((row) => row.task_id ?? []))])).map((task) => [task.id, task]));
  return rows.map((row) => {
    const task = known.get(row.task_id ?? 0);
    return {
      event_id: row.event_id, calendar_id: row.calendar_id, title: row.title, start: row.starts_at.toISOString(), end: row.ends_at.toISOString(), kind: row.kind, task_id: row.task_id, run_id: row.run_id,
      pinned: row.pinned || task?.pinned === true, source: row.source, billable: task?.billable ?? null, task_status: task?.status ?? null, reasons: row.reasons,
      task_pinned: task?.pinned === true, plan_id: task?.plan_id ?? null, project_id: task?.project_id ?? null, client_id: task?.client_id ?? null, due_date: task?.due_date?.toISOString() ?? null,
    };
  });
}

export function calendarOperations({ db, clock, plans, defaultZone }: { db: Database; clock: Clock; plans: Pick<PlanDoor, 'read'>; defaultZone: string }): AnyOperation[] {
  const one = async (sql: Sql, row: EventRow): Promise<CalendarItemJson> => (await itemsOf(sql, [row]))[0] as CalendarItemJson;
  const checkPeriod = ({ start, end }: { start: string; end: string }) => {
    if (Date.parse(start) < EARLIEST || Date.parse(end) > LATEST) throw invalidInput([{ path: Date.parse(start) < EARLIEST ? 'start' : 'end', message: 'must lie in the years 1970 to 2199' }]);
    if (Date.parse(end) - Date.parse(start) > LONGEST_MS) throw invalidInput([{ path: 'end', message: 'must be at most 366 days after start' }]);
  };
  /** The event, when it is ours to change. */
  const own = async (sql: Sql, id: number): Promise<EventRow> => {
    const event = await calendarEvents.read(sql, id);
    if (!event) throw notFound('event', id);
    if (event.source !== 'almanac') throw conflict(`Event ${id} belongs to the calendar "${event.source}"; change it there and sync.`);
    return event;
  };
  return [
    operation(readCalendarContract, ({ limit, cursor, ...input }, context) => db.inWorkspace(context, async (sql) => {
      const { from, to } = rangeOf(input, (await readSettings(sql, defaultZone)).time_zone, clock.now().getTime());
      const key = decodeCursor(cursor, ['number', 'number']) as [number, number] | null;
      if (key && (key[0] < EARLIEST - LONGEST_MS || key[0] > LATEST)) throw invalidInput([{ path: 'cursor', message: 'must be the next_cursor of an earlier answer' }]);
      const after = key ? { at: new Date(key[0]).toISOString(), id: key[1] } : null;
      const page = pageOf(await calendarEvents.page(sql, from, to, after, limit + 1), limit, (row) => row, (row) => [row.starts_at.getTime(), row.event_id]);
      return { ...page, items: await itemsOf(sql, page.items) };
    })),
    operation(readEventContract, ({ id }, context) => db.inWorkspace(context, async (sql) => {
      const event = await calendarEvents.read(sql, id);
      if (!event) throw notFound('event', id);
      const item = await one(sql, event);
      return { ...item, plan_title: item.plan_id === null ? null : (await plans.read(sql, item.plan_id))?.plan_title ?? null, ...await detailOf(sql, event, clock.now().getTime()) };
    })),
    operation(openHoursContract, (input, context) => db.inWorkspace(context, async (sql) => {
      const settings = await readSettings(sql, defaultZone);
      const range = rangeOf(input, settings.time_zone, clock.now().getTime());
      const [from, to] = [range.from.getTime(), Math.min(range.to.getTime(), range.from.getTime() + LONGEST_MS)];
      const bindings = await constraintsFor(sql, settings, from, to);
      const open = openWindows(settings, bindings, from, to) ?? openPeriods(settings.time_zone, settings.working_hours, from, to);
      const iso = (start: number, end: number) => ({ start: new Date(start).toISOString(), end: new Date(end).toISOString() });
      return { time_zone: settings.time_zone, open: open.filter(([start, end]) => end > start).map(([start, end]) => iso(start, end)), off: timesOff(bindings, from, to).map(({ start, end, title }) => ({ ...iso(start, end), title })) };
    })),
    operation(createEventContract, ({ title, start, end }, context) => db.inWorkspace(context, async (sql) => {
      checkPeriod({ start, end });
      const [event] = await calendarEvents.add(sql, [{ title, start: new Date(start), end: new Date(end), kind: 'busy' }]);
      return one(sql, event as EventRow);
    })),
    operation(moveEventContract, ({ id, start, end, pinned }, context) => db.inWorkspace(context, async (sql) => {
      checkPeriod({ start, end });
      await calendarEvents.lock(sql);
      const event = await own(sql, id);
      // Held or released where it is: why it is there stays true.
      const stays = event.starts_at.getTime() === Date.parse(start) && event.ends_at.getTime() === Date.parse(end);
      const moved = await calendarEvents.change(sql, id, { start: new Date(start), end: new Date(end), pinned: event.kind === 'block' && pinned, runId: event.run_id, reasons: event.kind === 'block' && !stays ? ['Moved here by hand.'] : event.reasons }) as EventRow;
      if (event.kind === 'block') {
        const settings = await readSettings(sql, defaultZone);
        await ensureWeeks(sql, settings, weeksTouched(settings.time_zone, [{ start: moved.starts_at.getTime(), end: moved.ends_at.getTime() }]));
        if (event.task_id !== null) await followBlocks(sql, [event.task_id]);
      }
      return one(sql, moved);
    })),
    operation(removeEventContract, ({ id }, context) => db.inWorkspace(context, async (sql) => {
      await calendarEvents.lock(sql);
      const event = await own(sql, id);
      const item = await one(sql, event);
      await calendarEvents.remove(sql, [id]);
      if (event.task_id !== null) await followBlocks(sql, [event.task_id]);
      return item;
    })),
    operation(conflictsContract, ({ limit, cursor, ...input }, context) => db.inWorkspace(context, async (sql) => {
      const settings = await readSettings(sql, defaultZone);
      const { from, to } = rangeOf(input, settings.time_zone, clock.now().getTime());
      const at = (decodeCursor(cursor, ['number'])?.[0] ?? 0) as number;
      const found = findConflicts(await calendarEvents.between(sql, from, to), settings);
      return { items: found.slice(at, at + limit), next_cursor: found.length > at + limit ? encodeCursor([at + limit]) : null };
    })),
  ];
}
