import type { Sql } from '../../db/database.port.ts';

export type HistoryKind = 'moved' | 'renamed' | 'deleted' | 'both_changed' | 'restored';
export interface Version { title: string; start: string; end: string }
export interface HistoryRow { entry_id: number; calendar_id: number | null; event_uid: string; task_id: number | null; kind: HistoryKind; ours: Version | null; theirs: Version | null; noticed_at: Date }
export type Answer = 'reschedule' | 'cancel' | 'leave';
export interface QuestionRow { question_id: number; task_id: number; title: string; starts_at: Date; ends_at: Date; asked_at: Date; answer: Answer | null; answered_at: Date | null }

const QUESTION = 'question_id, task_id, title, starts_at, ends_at, asked_at, answer, answered_at';

/** What people changed in their calendars, and what we ask them about it. */
export const calendarHistory = {
  note: (sql: Sql, entry: Omit<HistoryRow, 'entry_id' | 'noticed_at'>) => sql.run('insert into calendar_history (calendar_id, event_uid, task_id, kind, ours, theirs) values ($1, $2, $3, $4, $5::jsonb, $6::jsonb)',
    [entry.calendar_id, entry.event_uid, entry.task_id, entry.kind, entry.ours && JSON.stringify(entry.ours), entry.theirs && JSON.stringify(entry.theirs)]),
  page: (sql: Sql, before: number | null, limit: number) => sql.rows<HistoryRow>('select entry_id, calendar_id, event_uid, task_id, kind, ours, theirs, noticed_at from calendar_history where $1::int is null or entry_id < $1 order by entry_id desc limit $2', [before, limit]),
  ask: (sql: Sql, about: { task_id: number; title: string; starts_at: Date; ends_at: Date }) => sql.run(`insert into calendar_questions (task_id, title, starts_at, ends_at) select $1, $2, $3, $4
    where not exists (select from calendar_questions where task_id = $1 and answer is null)`, [about.task_id, about.title, about.starts_at, about.ends_at]),
  questions: (sql: Sql, open: boolean, before: number | null, limit: number) => sql.rows<QuestionRow>(`select ${QUESTION} from calendar_questions where (not $1 or answer is null) and ($2::int is null or question_id < $2) order by question_id desc limit $3`, [open, before, limit]),
  question: async (sql: Sql, id: number): Promise<QuestionRow | undefined> => (await sql.rows<QuestionRow>(`select ${QUESTION} from calendar_questions where question_id = $1`, [id]))[0],
  answer: async (sql: Sql, id: number, answer: Answer): Promise<QuestionRow | undefined> => (await sql.rows<QuestionRow>(`update calendar_questions set answer = $2, answered_at = clock_timestamp() where question_id = $1 and answer is null returning ${QUESTION}`, [id, answer]))[0],
};
