import type { Sql } from '../../db/database.port.ts';

export type ChangedKind = 'event' | 'fact' | 'episode';
export interface OutsideChange { change_id: number; client_id: number; kind: ChangedKind; ref_id: number }

const TABLES: Record<ChangedKind, string> = { event: 'events', fact: 'facts', episode: 'episodes' };

/** Workspaces with something to do. As the owner. */
export async function workspacesChanged(sql: Sql): Promise<number[]> {
  return (await sql.rows<{ workspace_id: number }>('select workspace_id from workspaces w where exists (select from outside_changes o where o.workspace_id = w.workspace_id) order by 1')).map((row) => row.workspace_id);
}

/** The next ones, for this transaction alone. */
export const nextChanges = (sql: Sql, after: number, limit: number): Promise<OutsideChange[]> =>
  sql.rows<OutsideChange>('select change_id, client_id, kind, ref_id from outside_changes where change_id > $1 order by change_id limit $2 for update skip locked', [after, limit]);

/** Which of these rows are ours until the end of the transaction, and which somebody is just changing. The rest is gone. */
export async function lockRows(sql: Sql, kind: ChangedKind, ids: readonly number[]): Promise<{ mine: number[]; busy: Set<number> }> {
  if (ids.length === 0) return { mine: [], busy: new Set() };
  const of = async (lock: string) => (await sql.rows<{ id: number }>(`select id from ${TABLES[kind]} where id = any($1::int[]) order by id${lock}`, [[...ids]])).map((row) => row.id);
  const mine = await of(' for update skip locked');
  const held = new Set(mine);
  return { mine, busy: mine.length === ids.length ? new Set() : new Set((await of('')).filter((id) => !held.has(id))) };
}

export async function settleChanges(sql: Sql, changeIds: readonly number[]): Promise<void> {
  await sql.run('delete from outside_changes where change_id = any($1::bigint[])', [[...changeIds]]);
}

/** Hashes of texts, where they are not what they should be. */
export async function setHashes(sql: Sql, hashes: readonly { id: number; hash: string }[]): Promise<void> {
  await sql.run('update events e set content_hash = h.hash from unnest($1::int[], $2::text[]) as h(id, hash) where e.id = h.id and e.content_hash is distinct from h.hash', [hashes.map((h) => h.id), hashes.map((h) => h.hash)]);
}

export const episodeTexts = (sql: Sql, ids: readonly number[]): Promise<{ id: number; client_id: number; summary: string; session_id: string | null; occurred_at: Date }[]> =>
  sql.rows('select id, client_id, summary, session_id, occurred_at from episodes where id = any($1::int[]) order by id', [[...ids]]);

export async function countChanges(sql: Sql, clientId: number): Promise<number> {
  return (await sql.rows<{ n: number }>('select count(*)::int as n from outside_changes where client_id = $1', [clientId]))[0]?.n ?? 0;
}

export const clearChanges = (sql: Sql, clientId: number): Promise<number> => sql.run('delete from outside_changes where client_id = $1', [clientId]);
