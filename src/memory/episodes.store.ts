import type { Sql } from '../db/database.port.ts';

export interface Message { role: string; content: string }
export interface EpisodeRow { id: number; client_id: number; session_id: string | null; summary: string; messages: Message[]; rating: number; tags: string[]; message_count: number | null; occurred_at: Date; created_at: Date; updated_at: Date; conversation_hash: string }
const COLUMNS = 'id, client_id, session_id, summary, messages, rating, tags, message_count, occurred_at, created_at, updated_at, conversation_hash';

/** An episode as answers carry it. */
export const episodeJson = (row: EpisodeRow) => ({ episode_id: row.id, client_id: row.client_id, session_id: row.session_id, summary: row.summary, rating: row.rating === 0 ? null : row.rating, tags: row.tags,
  message_count: row.message_count, occurred_at: row.occurred_at.toISOString(), created_at: row.created_at.toISOString() });

/** Writes an episode once per conversation; undefined when it is there already. */
export async function insertEpisode(sql: Sql, e: { clientId: number; hash: string; sessionId: string | null; summary: string; messages: readonly Message[]; at: Date; now: Date }): Promise<EpisodeRow | undefined> {
  const [row] = await sql.rows<EpisodeRow>(`insert into episodes (client_id, conversation_hash, session_id, summary, messages, message_count, occurred_at, created_at, updated_at) values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $8)
    on conflict (client_id, conversation_hash) do nothing returning ${COLUMNS}`, [e.clientId, e.hash, e.sessionId, e.summary, JSON.stringify(e.messages), e.messages.length, e.at, e.now]);
  return row;
}

export async function findEpisodeByHash(sql: Sql, clientId: number, hash: string): Promise<EpisodeRow | undefined> {
  return (await sql.rows<EpisodeRow>(`select ${COLUMNS} from episodes where client_id = $1 and conversation_hash = $2`, [clientId, hash]))[0];
}

export async function findEpisode(sql: Sql, id: number): Promise<EpisodeRow | undefined> {
  return (await sql.rows<EpisodeRow>(`select ${COLUMNS} from episodes where id = $1`, [id]))[0];
}

export async function recentEpisodes(sql: Sql, clientId: number, limit: number): Promise<EpisodeRow[]> {
  return sql.rows<EpisodeRow>(`select ${COLUMNS} from episodes where client_id = $1 order by created_at desc, id desc limit $2`, [clientId, limit]);
}

export async function rateEpisode(sql: Sql, id: number, rating: number, at: Date): Promise<EpisodeRow | undefined> {
  return (await sql.rows<EpisodeRow>(`update episodes set rating = $2, updated_at = $3 where id = $1 returning ${COLUMNS}`, [id, rating, at]))[0];
}

export async function setSummary(sql: Sql, id: number, summary: string, at: Date): Promise<EpisodeRow | undefined> {
  return (await sql.rows<EpisodeRow>(`update episodes set summary = $2, updated_at = $3 where id = $1 returning ${COLUMNS}`, [id, summary, at]))[0];
}
