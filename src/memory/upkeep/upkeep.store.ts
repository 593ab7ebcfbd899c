import type { Sql } from '../../db/database.port.ts';

/** Expired run and session memories and those of a wider scope that were given an end; long-term ones stay, however old. */
export async function expiredEvents(sql: Sql, now: Date, limit: number): Promise<{ id: number; client_id: number }[]> {
  return sql.rows(`select id, client_id from events where expires_at <= $1 order by id limit $2 for update skip locked`, [now.toISOString(), limit]);
}

export const removeExpiredState = (sql: Sql, now: Date): Promise<number> => sql.run('delete from working_state where expires_at <= $1', [now.toISOString()]);
export const removeOldKeys = (sql: Sql, before: Date): Promise<number> => sql.run('delete from idempotency_keys where created_at < $1', [before.toISOString()]);

/** Facts whose period has ended by itself since they were indexed. */
export async function endedFacts(sql: Sql, now: Date, limit: number): Promise<{ id: number; client_id: number }[]> {
  return sql.rows(`select f.id, f.client_id from facts f join memory_index d on d.kind = 'fact' and d.ref_id = f.id and not d.retired where f.superseded_at is null and f.valid_to <= $1 limit $2`, [now.toISOString(), limit]);
}

/** What the planner knows of these tables; the embedded engine never refreshes it by itself. */
export const refreshStatistics = (sql: Sql): Promise<void> => sql.script('analyze events; analyze facts; analyze memory_index; analyze memory_postings');
