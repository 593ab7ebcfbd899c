import type { Database } from '../../db/database.port.ts';
import { decodeCursor, pageOf } from '../../kernel/cursor.ts';
import { type AnyOperation, operation } from '../../kernel/operation.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import type { BlockDoor } from '../sync/doors.port.ts';
import { calendarHistory, type QuestionRow } from '../sync/history.store.ts';
import { answerContract, calendarHistoryContract, questionsContract } from './accounts.contract.ts';

const questionJson = (row: QuestionRow) => ({
  question_id: row.question_id, task_id: row.task_id, title: row.title, start: row.starts_at.toISOString(), end: row.ends_at.toISOString(), text: `"${row.title}" was deleted in the calendar. Should it get a new time, be cancelled, or stay without one?`,
  choices: ['reschedule' as const, 'cancel' as const, 'leave' as const], asked_at: row.asked_at.toISOString(), answer: row.answer, answered_at: row.answered_at?.toISOString() ?? null,
});

/** What people changed in their calendars, and what we ask them about it. */
export function questionOperations({ db, door }: { db: Database; door: BlockDoor }): AnyOperation[] {
  return [
    operation(calendarHistoryContract, ({ limit, cursor }, context) => db.inWorkspace(context, async (sql) => {
      const before = (decodeCursor(cursor, ['number'])?.[0] ?? null) as number | null;
      return pageOf(await calendarHistory.page(sql, before, limit + 1), limit, ({ event_uid: _u, ...row }) => ({ ...row, noticed_at: row.noticed_at.toISOString() }), (row) => [row.entry_id]);
    })),
    operation(questionsContract, ({ open, limit, cursor }, context) => db.inWorkspace(context, async (sql) => {
      const before = (decodeCursor(cursor, ['number'])?.[0] ?? null) as number | null;
      return pageOf(await calendarHistory.questions(sql, open, before, limit + 1), limit, questionJson, (row) => [row.question_id]);
    })),
    operation(answerContract, async ({ id, answer }, context) => {
      const asked = await db.inWorkspace(context, (sql) => calendarHistory.question(sql, id));
      if (!asked) throw notFound('question', id);
      if (asked.answer !== null) throw conflict(`Question ${id} was answered with "${asked.answer}".`);
      // First what was decided, then the record: what fails is asked again.
      if (answer === 'reschedule') await door.reschedule(context, asked.task_id);
      if (answer === 'cancel') await door.cancel(context, asked.task_id);
      const row = await db.inWorkspace(context, (sql) => calendarHistory.answer(sql, id, answer));
      if (!row) throw conflict(`Question ${id} was answered a moment ago.`);
      return questionJson(row);
    }),
  ];
}
