import type { Sql } from '../db/database.port.ts';

const TABLES = {
  event_receipts: { id: 'receipt_id', where: 'client_id = $1', columns: 't.*' },
  events: { id: 'id', where: 'client_id = $1', columns: 't.*' },
  event_history: { id: 'history_id', where: 'event_id in (select id from events where client_id = $1)', columns: 't.*' },
  facts: { id: 'id', where: 'client_id = $1', columns: 't.*' },
  fact_receipts: { id: 'receipt_id', where: 'client_id = $1', columns: 't.*' },
  episodes: { id: 'id', where: 'client_id = $1', columns: 't.*' },
  working_state: { id: 'id', where: 'client_id = $1', columns: 't.*' },
} as const;
type Table = keyof typeof TABLES;

/** Rows as they stand, without what only this installation knows. */
export async function exportRows(sql: Sql, table: Table, clientId: number): Promise<Record<string, unknown>[]> {
  const { id, where } = TABLES[table];
  const rows = await sql.rows<{ row: Record<string, unknown> }>(`select to_jsonb(t) - 'workspace_id' - 'zep_session_id' as row from ${table} t where ${where} order by ${id}`, [clientId]);
  return rows.map(({ row }) => row);
}

export const eraseRows = (sql: Sql, table: Table, clientId: number): Promise<number> => sql.run(`delete from ${table} where ${TABLES[table].where}`, [clientId]);

export async function countRows(sql: Sql, table: Table, clientId: number): Promise<number> {
  return (await sql.rows<{ n: number }>(`select count(*)::int as n from ${table} where ${TABLES[table].where}`, [clientId]))[0]?.n ?? 0;
}
