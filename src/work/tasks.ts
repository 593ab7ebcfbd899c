import type { Database } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { notFound } from '../kernel/problem.ts';
import type { ClientDoor, NoteDown, PlanDoor, ZoneOf } from './doors.port.ts';
import { changesInWords } from './task-words.ts';
import { dueAfter, dueInstant } from './task-times.ts';
import { taskWriter } from './task-writer.ts';
import { changeTaskContract, createTaskContract, listTasksContract, PRIORITY_WEIGHT, readTaskContract, removeTaskContract, type TaskJson } from './tasks.contract.ts';
import { type TaskRow, tasksStore } from './tasks.store.ts';

export function taskJson(row: TaskRow): TaskJson {
  const { id, created_at: created, updated_at: updated, parts, occurrence_no: _no, occurrence_touched: _touched, learned_ratio: _ratio, ...rest } = row;
  return {
    ...rest, task_id: id, weight: row.weight ?? PRIORITY_WEIGHT[row.priority], subtasks: parts.all ? parts : null,
    due_date: row.due_date?.toISOString() ?? null, defer_until: row.defer_until?.toISOString() ?? null, scheduled_start_date: row.scheduled_start_date?.toISOString() ?? null,
    scheduled_end: row.scheduled_end?.toISOString() ?? null, completed_at: row.completed_at?.toISOString() ?? null, created_at: created.toISOString(), updated_at: updated.toISOString(),
  };
}

export interface TaskDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly clients: ClientDoor;
  readonly plans: PlanDoor;
  readonly zoneOf: ZoneOf;
  readonly note: NoteDown;
}

export const foundTask = (row: TaskRow | undefined, id: number): TaskRow => { if (!row) throw notFound('task', id); return row; };

export function taskOperations({ db, clock, clients, plans, zoneOf, note }: TaskDeps): AnyOperation[] {
  const writer = taskWriter({ clock, clients, plans, zoneOf });
  return [
    operation(createTaskContract, ({ client_id: client, ...input }, context) => db.inWorkspace(context, async (sql) => taskJson(await writer.create(sql, client, input)))),
    operation(listTasksContract, ({ limit, cursor, client_id: client, due_from: from, due_to: to, due_before: before, sort, ...filters }, context) => db.inWorkspace(context, async (sql) => {
      const id = client === undefined ? undefined : await clients.find(sql, client);
      if (id === null) return { items: [], next_cursor: null };
      const zone = from ?? to ? await zoneOf(sql) : '';
      const order = sort ?? (filters.plan_id === undefined ? 'newest' : 'plan');
      const rows = await tasksStore.list(sql, {
        ...filters, client_id: id, due_after: from === undefined ? undefined : dueAfter(from, zone), due_to: to === undefined ? undefined : dueInstant(to, zone), due_before: before,
      }, { after: decodeCursor(cursor, order === 'newest' || order === 'plan' ? ['number'] : ['string', 'number']), order, limit: limit + 1 });
      return pageOf(rows, limit, taskJson, (row) => (order === 'newest' || order === 'plan' ? [row.id] : [row.sort_key ?? '', row.id]));
    })),
    operation(readTaskContract, ({ id }, context) => db.inWorkspace(context, async (sql) => taskJson(foundTask(await tasksStore.read(sql, id), id)))),
    operation(changeTaskContract, async ({ id, ...input }, context) => {
      const { before, after } = await db.inWorkspace(context, async (sql) => {
        const row = foundTask(await tasksStore.read(sql, id), id);
        return { before: row, after: await writer.change(sql, row, input) };
      });
      const words = changesInWords(before, after);
      if (words) await note(context, { event_type: 'work', ...(after.client_id !== null && { client_id: after.client_id }), content: `Task "${after.title}" changed: ${words}.`, payload: { task_id: id } });
      return taskJson(after);
    }),
    operation(removeTaskContract, async ({ id }, context) => {
      const row = await db.inWorkspace(context, async (sql) => foundTask(await writer.remove(sql, id), id));
      await note(context, { event_type: 'work', ...(row.client_id !== null && { client_id: row.client_id }), content: `Task "${row.title}" deleted.`, payload: { task_id: id } });
      return taskJson(row);
    }),
  ];
}
