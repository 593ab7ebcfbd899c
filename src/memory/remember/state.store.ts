import type { Sql } from '../../db/database.port.ts';

export interface StateRow { session_id: string; state_value: unknown; expires_at: Date; updated_at: Date }

export async function readState(sql: Sql, clientId: number, sessionId: string, now: Date, key = ''): Promise<StateRow | undefined> {
  return (await sql.rows<StateRow>('select session_id, state_value, expires_at, updated_at from working_state where client_id = $1 and session_id = $2 and state_key = $3 and expires_at > $4', [clientId, sessionId, key, now]))[0];
}

export async function writeState(sql: Sql, clientId: number, sessionId: string, value: unknown, now: Date, expiresAt: Date, key = ''): Promise<StateRow> {
  const [row] = await sql.rows<StateRow>(`insert into working_state (client_id, session_id, state_key, state_value, created_at, updated_at, expires_at) values ($1, $2, $3, $4::jsonb, $5, $5, $6)
    on conflict (client_id, session_id, state_key) do update set state_value = excluded.state_value, updated_at = excluded.updated_at, expires_at = excluded.expires_at
    returning session_id, state_value, expires_at, updated_at`, [clientId, sessionId, key, JSON.stringify(value), now, expiresAt]);
  return row as StateRow;
}
