import type { Database, Sql } from '../db/database.port.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { invalidInput, notFound } from '../kernel/problem.ts';
import { addTaskNoteContract, listTaskNotesContract, removeTaskNoteContract, type TaskNoteJson } from './task-notes.contract.ts';
import { type NoteRow, taskNotesStore as store } from './task-notes.store.ts';
import { foundTask } from './tasks.ts';
import { tasksStore } from './tasks.store.ts';

const toJson = (row: NoteRow): TaskNoteJson => ({ note_id: row.id, task_id: row.task_id, event_id: row.event_id, text: row.text, created_by: row.created_by, created_at: row.created_at.toISOString() });

export function taskNoteOperations({ db }: { db: Database }): AnyOperation[] {
  const task = async (sql: Sql, id: number) => foundTask(await tasksStore.read(sql, id), id);
  return [
    operation(addTaskNoteContract, ({ id, text, event_id: eventId }, context) => db.inWorkspace(context, async (sql) => {
      const { client_id: clientId } = await task(sql, id);
      if ((text === undefined) === (eventId === undefined)) throw invalidInput([{ path: text === undefined ? 'text' : 'event_id', message: 'give either a text or an event_id' }]);
      // One client's memory does not show on another one's task.
      if (eventId !== undefined && !(await store.memoryOf(sql, eventId, clientId))) throw invalidInput([{ path: 'event_id', message: `${eventId} is not the number of a memory of the task's client` }]);
      return toJson(await store.add(sql, { taskId: id, text: text ?? null, eventId: eventId ?? null, by: context.actor }));
    })),
    operation(listTaskNotesContract, ({ id, limit, cursor }, context) => db.inWorkspace(context, async (sql) => {
      await task(sql, id);
      return pageOf(await store.list(sql, id, (decodeCursor(cursor, ['number'])?.[0] ?? null) as number | null, limit + 1), limit, toJson, (row) => [row.id]);
    })),
    operation(removeTaskNoteContract, ({ id, note_id: noteId }, context) => db.inWorkspace(context, async (sql) => {
      await task(sql, id);
      const row = await store.read(sql, id, noteId);
      if (!row) throw notFound('note', noteId);
      await store.remove(sql, noteId);
      return toJson(row);
    })),
  ];
}
