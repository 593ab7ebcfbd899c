import type { Sql } from '../../db/database.port.ts';
import type { Audited } from './audit-findings.ts';

export interface Example { event_ids: number[]; excerpt: string; why?: string }
/** `ids` are all of them, the examples a few. */
export interface Found { count: number; ids: number[]; examples: Example[] }
const EXAMPLES = 5;
export const EXCERPT = 120;
/** Near-duplicates and loops are looked for among the newest of these, by their beginnings. */
const MOST_READ = 50_000;
const READ = 2000;
const LONG_ONES_AT_ONCE = 100;

const LIVE = `client_id = $1 and archived_at is null and (expires_at is null or expires_at > $2::timestamptz)`;

export async function totals(sql: Sql, clientId: number, now: Date): Promise<{ events: number; facts: number }> {
  return (await sql.rows<{ events: number; facts: number }>(`select (select count(*)::int from events where ${LIVE}) as events, (select count(*)::int from facts where client_id = $1 and superseded_at is null) as facts`, [clientId, now.toISOString()]))[0] ?? { events: 0, facts: 0 };
}

/** The live events with what they are indexed under; long texts by their beginning. */
export async function readLive(sql: Sql, clientId: number, now: Date): Promise<Audited[]> {
  return sql.rows<Audited>(`select e.id, left(e.content, ${READ}) as content, coalesce(e.content_hash, '') as hash, e.trust, coalesce(d.terms, '{}') as terms
    from (select id, content, content_hash, trust from events where ${LIVE} and content is not null order by id desc limit ${MOST_READ}) as e left join memory_index d on d.kind in ('event', 'reflection', 'document') and d.ref_id = e.id and d.chunk = 0 and d.client_id = $1
    order by e.id`, [clientId, now.toISOString()]);
}

/** The whole texts of the long ones, some at a time. */
export async function longTexts(sql: Sql, clientId: number, now: Date, after: number): Promise<{ id: number; content: string }[]> {
  return sql.rows(`select id, content from events where ${LIVE} and id > $3 and length(content) > ${READ} order by id limit ${LONG_ONES_AT_ONCE}`, [clientId, now.toISOString(), after]);
}

/** Groups of live events with the same normalized text, oldest first; the most copied first. */
export async function copies(sql: Sql, clientId: number, now: Date): Promise<{ ids: number[]; excerpt: string }[]> {
  return sql.rows(`select array_agg(id order by occurred_at, id) as ids, left(min(content), ${EXCERPT}) as excerpt from events where ${LIVE} and content_hash is not null group by content_hash, trust, event_type having count(*) > 1 order by count(*) desc, min(id)`, [clientId, now.toISOString()]);
}

async function plain(sql: Sql, clientId: number, now: Date, condition: string, extra: unknown[]): Promise<Found> {
  const rows = await sql.rows<{ id: number; excerpt: string }>(`select id, left(content, ${EXCERPT}) as excerpt from events where ${LIVE} and ${condition} order by occurred_at, id`, [clientId, now.toISOString(), ...extra]);
  return { count: rows.length, ids: rows.map((r) => r.id), examples: rows.slice(0, EXAMPLES).map((r) => ({ event_ids: [r.id], excerpt: r.excerpt })) };
}

/** Old, of little weight and not asked for since. */
export const stale = (sql: Sql, clientId: number, now: Date, before: Date): Promise<Found> => plain(sql, clientId, now, `occurred_at < $3::timestamptz and salience_score < 0.5 and (last_recalled_at is null or last_recalled_at < $3::timestamptz)`, [before.toISOString()]);
export const neverRecalled = (sql: Sql, clientId: number, now: Date, before: Date): Promise<Found> => plain(sql, clientId, now, 'recalled_count = 0 and created_at < $3::timestamptz', [before.toISOString()]);
export const maskedOnes = (sql: Sql, clientId: number, now: Date): Promise<{ id: number; masked: string[]; excerpt: string }[]> => sql.rows(`select id, masked, left(content, ${EXCERPT}) as excerpt from events where ${LIVE} and masked <> '{}' order by id desc`, [clientId, now.toISOString()]);
