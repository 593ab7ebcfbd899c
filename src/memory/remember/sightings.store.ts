import type { Sql } from '../../db/database.port.ts';

// Where a memory was met again.

export type SightingKind = 'repeated' | 'recalled' | 'merged';
export interface NewSighting { eventId: number; kind: SightingKind; content: string; sessionId: string | null; episodeId: number | null; mergedFrom?: number | undefined; at: Date }

/** A sighting is evidence, not a copy. */
const LONGEST = 2000;
/** What is told again matters a little more, up to here; what only came back out of recall does not, or memory would praise itself. */
const GAIN = 0.02;
const MOST = 0.95;

/** Keeps sightings of events that are there; answers their ids. One of a kind a conversation. */
export async function insertSightings(sql: Sql, clientId: number, sightings: readonly NewSighting[]): Promise<number[]> {
  if (sightings.length === 0) return [];
  const rows = sightings.map((s) => ({ event_id: s.eventId, kind: s.kind, content: s.content.slice(0, LONGEST).toWellFormed(), session_id: s.sessionId, episode_id: s.episodeId, merged_from: s.mergedFrom ?? null, occurred_at: s.at.toISOString() }));
  const written = await sql.rows<{ sighting_id: number; event_id: number; kind: SightingKind }>(`insert into memory_sightings (client_id, event_id, kind, content, session_id, episode_id, merged_from, occurred_at)
    select $1, s.* from jsonb_to_recordset($2::jsonb) as s(event_id int, kind text, content text, session_id text, episode_id int, merged_from int, occurred_at timestamptz)
      where exists (select from events e where e.id = s.event_id and e.client_id = $1)
    on conflict (event_id, kind, episode_id) where episode_id is not null do nothing returning sighting_id, event_id, kind`, [clientId, JSON.stringify(rows)]);
  const told = written.filter((row) => row.kind === 'repeated').map((row) => row.event_id);
  if (told.length) await sql.run(`update events set salience_score = least(${MOST}, salience_score + ${GAIN}) where id = any($1::int[]) and salience_score < ${MOST}`, [told]);
  return written.map((row) => row.sighting_id);
}

export interface SightingRow { sighting_id: number; event_id: number; kind: SightingKind; content: string; session_id: string | null; episode_id: number | null; merged_from: number | null; occurred_at: Date }

export async function sightingsOf(sql: Sql, eventId: number): Promise<SightingRow[]> {
  return sql.rows<SightingRow>('select sighting_id, event_id, kind, content, session_id, episode_id, merged_from, occurred_at from memory_sightings where event_id = $1 order by sighting_id desc limit 100', [eventId]);
}

/** A sighting as answers carry it. */
export const sightingJson = ({ event_id: _, ...row }: SightingRow) => ({ ...row, occurred_at: row.occurred_at.toISOString() });
