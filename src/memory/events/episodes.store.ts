import type { Sql } from '../../db/database.port.ts';

export interface Message { role: string; content: string }
export interface EpisodeRow { id: number; client_id: number; session_id: string | null; summary: string; messages: Message[]; rating: number; tags: string[]; message_count: number | null; occurred_at: Date; created_at: Date; updated_at: Date; conversation_hash: string }
const COLUMNS = 'id, client_id, session_id, summary, messages, rating, tags, message_count, occurred_at, created_at, updated_at, conversation_hash';

/** Summary of a conversation in which nothing was said. */
export const NOTHING_SAID = 'A conversation without new content.';

/** An episode as answers carry it. */
export const episodeJson = (row: EpisodeRow) => ({ episode_id: row.id, client_id: row.client_id, session_id: row.session_id, summary: row.summary, rating: row.rating === 0 ? null : row.rating, tags: row.tags,
  message_count: row.message_count, occurred_at: row.occurred_at.toISOString(), created_at: row.created_at.toISOString() });

export interface NewEpisode { clientId: number; hash: string; sessionId: string | null; summary: string; messages: readonly Message[]; count: number; at: Date; now: Date }

/** Writes an episode once per conversation; undefined when it is there already. */
export async function insertEpisode(sql: Sql, e: NewEpisode): Promise<EpisodeRow | undefined> {
  const [row] = await sql.rows<EpisodeRow>(`insert into episodes (client_id, conversation_hash, session_id, summary, messages, message_count, occurred_at, created_at, updated_at) values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $8)
    on conflict (client_id, conversation_hash) do nothing returning ${COLUMNS}`, [e.clientId, e.hash, e.sessionId, e.summary, JSON.stringify(e.messages), e.count, e.at, e.now]);
  return row;
}

/** An episode of a conversation that has grown: its messages are added, and it is found by its old hash and its new one. */
export async function extendEpisode(sql: Sql, before: EpisodeRow, e: Pick<NewEpisode, 'hash' | 'summary' | 'messages' | 'count' | 'now'>): Promise<EpisodeRow> {
  const [row] = await sql.rows<EpisodeRow>(`update episodes set conversation_hash = $2, earlier_hashes = array_append(earlier_hashes, conversation_hash::text), summary = $3, messages = $4::jsonb, message_count = $5, updated_at = $6
    where id = $1 returning ${COLUMNS}`, [before.id, e.hash, e.summary, JSON.stringify(e.messages), e.count, e.now]);
  return row as EpisodeRow;
}

/** The episode of a conversation, also when it has grown since. */
export async function findEpisodeByHash(sql: Sql, clientId: number, hash: string): Promise<EpisodeRow | undefined> {
  return (await sql.rows<EpisodeRow>(`select ${COLUMNS} from episodes where client_id = $1 and (conversation_hash = $2 or earlier_hashes @> array[$2::text]) order by id limit 1`, [clientId, hash]))[0];
}

/** The episode whose last state was one of these, in the same session; locked, since it will grow. The last of the hashes wins. */
export async function findGrown(sql: Sql, clientId: number, sessionId: string | null, hashes: readonly string[]): Promise<EpisodeRow | undefined> {
  if (hashes.length === 0) return undefined;
  return (await sql.rows<EpisodeRow>(`select ${COLUMNS} from episodes where client_id = $1 and conversation_hash = any($2::text[]) and session_id is not distinct from $3 order by array_position($2::text[], conversation_hash::text) desc limit 1 for update`,
    [clientId, [...hashes], sessionId]))[0];
}

export async function findEpisode(sql: Sql, id: number): Promise<EpisodeRow | undefined> {
  return (await sql.rows<EpisodeRow>(`select ${COLUMNS} from episodes where id = $1`, [id]))[0];
}

/** Without their messages, which are long. */
export async function recentEpisodes(sql: Sql, clientId: number, limit: number): Promise<Pick<EpisodeRow, 'id' | 'summary' | 'rating' | 'created_at'>[]> {
  return sql.rows(`select id, summary, rating, created_at from episodes where client_id = $1 and summary <> $3 order by created_at desc, id desc limit $2`, [clientId, limit, NOTHING_SAID]);
}

export async function rateEpisode(sql: Sql, id: number, rating: number, at: Date): Promise<EpisodeRow | undefined> {
  return (await sql.rows<EpisodeRow>(`update episodes set rating = $2, updated_at = $3 where id = $1 returning ${COLUMNS}`, [id, rating, at]))[0];
}

export async function setSummary(sql: Sql, id: number, summary: string, at: Date): Promise<EpisodeRow | undefined> {
  return (await sql.rows<EpisodeRow>(`update episodes set summary = $2, updated_at = $3 where id = $1 returning ${COLUMNS}`, [id, summary, at]))[0];
}

export async function episodesToIndex(sql: Sql, ids: readonly number[]): Promise<Pick<EpisodeRow, 'id' | 'client_id' | 'session_id' | 'summary' | 'occurred_at'>[]> {
  return ids.length ? sql.rows('select id, client_id, session_id, summary, occurred_at from episodes where id = any($1::int[])', [[...ids]]) : [];
}
