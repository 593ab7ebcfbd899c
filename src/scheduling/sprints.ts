import { calendarEvents } from '../calendar/index.ts';
import type { Database, Sql } from '../db/database.port.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { notFound } from '../kernel/problem.ts';
import { dateText, dayFromText, weekName } from '../kernel/zone.ts';
import { runwayNow, type TaskRow, tasks } from '../work/index.ts';
import { constraintsFor } from './constraints.ts';
import { type Bindings, openHoursOfWeek } from './exceptions.ts';
import type { Settings } from './preferences.contract.ts';
import { readSettings } from './preferences.ts';
import { estimateOf } from './ranges.ts';
import type { WeekJson } from './runs.contract.ts';
import { listSprintsContract, readSprintContract, saveSprintContract, type SprintJson } from './sprints.contract.ts';
import { type SprintRow, sprintsStore } from './sprints.store.ts';
import { BILLABLE_TARGET, defaultCapacity, type Load, mondayOf, plannedHours, weekBounds, weekJson, weekOfDate } from './weeks.ts';

const targetOf = (settings: Settings): number => settings.limits.min_billable_pct ?? BILLABLE_TARGET;

/** The blocks that share time with these weeks, with whether they are billable. */
async function loadsOf(sql: Sql, zone: string, weeks: readonly number[], without: ReadonlySet<number> = new Set()): Promise<Load[]> {
  if (!weeks.length) return [];
  const [from, to] = [weekBounds(zone, Math.min(...weeks)).from, weekBounds(zone, Math.max(...weeks)).to];
  const blocks = (await calendarEvents.between(sql, new Date(from), new Date(to))).filter((event) => event.kind === 'block' && !without.has(event.event_id));
  const known = new Map((await tasks.byIds(sql, [...new Set(blocks.flatMap((block) => block.task_id ?? []))])).map((task) => [task.id, task]));
  return blocks.map((block) => ({ start: block.starts_at.getTime(), end: block.ends_at.getTime(), ...loadOf(block.task_id ?? 0, known.get(block.task_id ?? 0)) }));
}

/** What a block of a task counts as. */
export const loadOf = (id: number, task: TaskRow | undefined): Pick<Load, 'billable' | 'task' | 'estimate'> => ({ billable: task?.billable ?? false, task: id, ...(task?.estimated_hours && { estimate: estimateOf(task) }) });

async function bindingsOf(sql: Sql, settings: Settings, weeks: readonly number[]): Promise<Bindings> {
  return constraintsFor(sql, settings, weekBounds(settings.time_zone, Math.min(...weeks)).from, weekBounds(settings.time_zone, Math.max(...weeks)).to);
}

/** Makes the sprints of these weeks where there are none yet: a week is planned when scheduling first touches it. */
export async function ensureWeeks(sql: Sql, settings: Settings, weeks: readonly number[]): Promise<void> {
  if (!weeks.length) return;
  const bindings = await bindingsOf(sql, settings, weeks);
  for (const week of weeks) await sprintsStore.ensure(sql, { name: weekName(mondayOf(week)), start: dateText(mondayOf(week)), end: dateText(mondayOf(week) + 6), capacity: defaultCapacity(settings, openHoursOfWeek(settings, bindings, week)), target: targetOf(settings) });
}

/** These weeks as they are, or as they would be: `without` some events and `plus` some blocks. */
export async function reportWeeks(sql: Sql, settings: Settings, weeks: readonly number[], { without, plus = [] }: { without?: ReadonlySet<number>; plus?: readonly Load[] } = {}): Promise<WeekJson[]> {
  if (!weeks.length) return [];
  const bindings = await bindingsOf(sql, settings, weeks);
  const sprints = new Map((await sprintsStore.ofWeeks(sql, weeks.map((week) => dateText(mondayOf(week))))).map((row) => [weekOfDate(row.week_start), row]));
  const hours = plannedHours(settings.time_zone, weeks, [...await loadsOf(sql, settings.time_zone, weeks, without), ...plus]);
  const runway = await runwayNow(sql);
  return weeks.map((week) => {
    const sprint = sprints.get(week);
    return weekJson(week, hours.get(week) ?? { planned: 0, billable: 0, p80: 0 }, { capacity: sprint?.capacity_set ? sprint.capacity_hrs : defaultCapacity(settings, openHoursOfWeek(settings, bindings, week)), target: sprint?.target_billable_pct ?? targetOf(settings), runway });
  });
}

export function sprintOperations({ db, defaultZone }: { db: Database; defaultZone: string }): AnyOperation[] {
  const toJson = async (sql: Sql, rows: readonly SprintRow[]): Promise<SprintJson[]> => {
    const weeks = rows.map((row) => weekOfDate(row.week_start));
    const reports = new Map((await reportWeeks(sql, await readSettings(sql, defaultZone), weeks)).map((report) => [report.week_start, report]));
    return rows.map((row) => ({ ...reports.get(row.week_start) as WeekJson, sprint_id: row.id, name: row.name, capacity_set: row.capacity_set, week_end: row.week_end, target_billable_pct: row.target_billable_pct, status: row.status, notes: row.notes }));
  };
  const one = async (sql: Sql, id: number): Promise<SprintRow> => {
    const row = await sprintsStore.read(sql, id);
    if (!row) throw notFound('sprint', id);
    return row;
  };
  return [
    operation(listSprintsContract, ({ limit, cursor }, context) => db.inWorkspace(context, async (sql) => {
      const before = (decodeCursor(cursor, ['string'])?.[0] ?? null) as string | null;
      const page = pageOf(await sprintsStore.list(sql, validDate(before), limit + 1), limit, (row) => row, (row) => [row.week_start]);
      return { ...page, items: await toJson(sql, page.items) };
    })),
    operation(readSprintContract, ({ id }, context) => db.inWorkspace(context, async (sql) => (await toJson(sql, [await one(sql, id)]))[0] as SprintJson)),
    operation(saveSprintContract, ({ id, notes, ...input }, context) => db.inWorkspace(context, async (sql) => {
      const before = await one(sql, id);
      await sprintsStore.update(sql, {
        ...before, capacity_hrs: input.capacity_hrs ?? before.capacity_hrs, capacity_set: input.capacity_hrs === undefined ? before.capacity_set : input.capacity_hrs !== null, target_billable_pct: input.target_billable_pct ?? before.target_billable_pct, status: input.status ?? before.status, notes: notes === undefined ? before.notes : notes,
      });
      return (await toJson(sql, [await one(sql, id)]))[0] as SprintJson;
    })),
  ];
}

/** A cursor that decodes may still hold any text. */
const validDate = (text: string | null): string | null => (text !== null && dayFromText(text) !== undefined ? text : null);
