import { calendarEvents, type EventRow } from '../calendar/index.ts';
import type { Sql } from '../db/database.port.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { dateText, dayFromText, dayOf, startOfDay, weekdayOf, zonedText } from '../kernel/zone.ts';
import { todayContract, weekContract } from './task-lists.contract.ts';
import { taskListsStore } from './task-lists.store.ts';
import { type TaskDeps, taskJson } from './tasks.ts';
import { type TaskRow, tasksStore } from './tasks.store.ts';

const hoursIn = (event: EventRow, from: number, to: number): number => Math.max(0, Math.min(event.ends_at.getTime(), to) - Math.max(event.starts_at.getTime(), from)) / 3_600_000;
const sum = (list: readonly number[]): number => Math.round(list.reduce((a, b) => a + b, 0) * 100) / 100;

export function taskListOperations({ db, clock, clients, zoneOf }: Pick<TaskDeps, 'db' | 'clock' | 'clients' | 'zoneOf'>): AnyOperation[] {
  /** Everything about the local days [first, first + days). */
  const look = async (sql: Sql, client: number | string | undefined, zone: string, first: number, days: number) => {
    const [from, to] = [startOfDay(zone, first), startOfDay(zone, first + days)];
    // A client that is not there has no tasks.
    const clientId = client === undefined ? null : await clients.find(sql, client) ?? 0;
    const all = await calendarEvents.between(sql, new Date(from), new Date(to));
    const owners = new Map((await tasksStore.byIds(sql, [...new Set(all.flatMap((event) => event.task_id ?? []))])).map((row) => [row.id, row]));
    const mine = (row: TaskRow | undefined): boolean => clientId === null || row?.client_id === clientId;
    const events = all.filter((event) => event.kind === 'busy' || mine(owners.get(event.task_id ?? 0)));
    const found = await taskListsStore.around(sql, { clientId, from: new Date(from), to: new Date(to), now: clock.now() });
    const placed = new Set(events.flatMap((event) => event.task_id ?? []));
    const block = (event: EventRow) => {
      const task = owners.get(event.task_id ?? 0);
      return { event_id: event.event_id, start: zonedText(zone, event.starts_at.getTime()), end: zonedText(zone, event.ends_at.getTime()), kind: event.kind, title: event.title, pinned: event.pinned, reasons: event.reasons, task: task ? taskJson(task) : null };
    };
    const of = (start: number, end: number) => {
      const some = events.filter((event) => event.starts_at.getTime() < end && event.ends_at.getTime() > start);
      const hours = (kind: EventRow['kind']): number => sum(some.filter((event) => event.kind === kind).map((event) => hoursIn(event, start, end)));
      return { blocks: some.map(block), hours: { planned: hours('block'), busy: hours('busy') } };
    };
    const whole = of(from, to);
    return {
      days: Array.from({ length: days }, (_, i) => ({ date: dateText(first + i), ...of(startOfDay(zone, first + i), startOfDay(zone, first + i + 1)) })),
      lists: {
        from: zonedText(zone, from), to: zonedText(zone, to), time_zone: zone, blocks: whole.blocks, due: found.due.filter((row) => !placed.has(row.id)).map(taskJson), overdue: found.overdue.map(taskJson), waiting: found.waiting.map(taskJson), done: found.done.map(taskJson),
        hours: { ...whole.hours, done: sum(found.done.map((row) => row.estimated_hours ?? 0)) },
      },
    };
  };
  const dayNamed = (date: string | undefined, zone: string): number => (date === undefined ? dayOf(zone, clock.now().getTime()) : dayFromText(date) as number);
  return [
    operation(todayContract, ({ date, client_id: client }, context) => db.inWorkspace(context, async (sql) => {
      const zone = await zoneOf(sql);
      return (await look(sql, client, zone, dayNamed(date, zone), 1)).lists;
    })),
    operation(weekContract, ({ date, client_id: client }, context) => db.inWorkspace(context, async (sql) => {
      const zone = await zoneOf(sql);
      const day = dayNamed(date, zone);
      const { lists, days } = await look(sql, client, zone, day - weekdayOf(day), 7);
      return { ...lists, days };
    })),
  ];
}
