import type { Sql } from '../db/database.port.ts';

export interface NoteRow { id: number; task_id: number; event_id: number | null; text: string | null; created_by: string; created_at: Date }

const NOTES = 'select n.id, n.task_id, n.event_id, coalesce(n.text, e.content) as text, n.created_by, n.created_at from task_notes n left join events e on e.id = n.event_id';

export const taskNotesStore = {
  async add(sql: Sql, note: { taskId: number; text: string | null; eventId: number | null; by: string }): Promise<NoteRow> {
    const [made] = await sql.rows<{ id: number }>('insert into task_notes (task_id, text, event_id, created_by) values ($1, $2, $3, $4) returning id', [note.taskId, note.text, note.eventId, note.by]);
    return (await sql.rows<NoteRow>(`${NOTES} where n.id = $1`, [(made as { id: number }).id]))[0] as NoteRow;
  },
  list: (sql: Sql, taskId: number, after: number | null, limit: number) => sql.rows<NoteRow>(`${NOTES} where n.task_id = $1 and ($2::int is null or n.id > $2) order by n.id limit $3`, [taskId, after, limit]),
  read: async (sql: Sql, taskId: number, id: number): Promise<NoteRow | undefined> => (await sql.rows<NoteRow>(`${NOTES} where n.task_id = $1 and n.id = $2`, [taskId, id]))[0],
  remove: (sql: Sql, id: number) => sql.run('delete from task_notes where id = $1', [id]),
  memoryOf: async (sql: Sql, eventId: number, clientId: number | null): Promise<boolean> => (await sql.rows('select 1 from events where id = $1 and client_id is not distinct from $2 and archived_at is null', [eventId, clientId])).length > 0,
};
