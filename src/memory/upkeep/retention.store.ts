import type { Sql } from '../../db/database.port.ts';

/**
 * Notes of the planner and the scheduler about their own doings, and events of a run or a session. Whatever a fact was drawn from
 * stays, and so does everything of a wider scope that is no such note.
 */
export const agedEvents = (sql: Sql, before: Date, limit: number): Promise<{ id: number; client_id: number }[]> => sql.rows(`select id, client_id from events
  where created_at < $1 and archived_at is null and promoted_to_fact_id is null
    and ((event_source in ('planner', 'scheduler') and event_type in ('planning', 'scheduling')) or memory_scope in ('run', 'session'))
    and not exists (select from facts f where f.client_id = events.client_id and f.superseded_at is null and events.id = any(f.source_event_ids))
  order by id limit $2 for update skip locked`, [before.toISOString(), limit]);
