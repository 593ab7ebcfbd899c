import type { Sql } from '../db/database.port.ts';

export interface Finding { count: number; examples: { event_ids: number[]; excerpt: string; why?: string }[] }
const EXAMPLES = 5;
const EXCERPT = 120;

const LIVE = `client_id = $1 and archived_at is null and (expires_at is null or expires_at > $2::timestamptz)`;

export async function totals(sql: Sql, clientId: number, now: Date): Promise<{ events: number; facts: number }> {
  return (await sql.rows<{ events: number; facts: number }>(`select (select count(*)::int from events where ${LIVE}) as events, (select count(*)::int from facts where client_id = $1 and superseded_at is null) as facts`, [clientId, now.toISOString()]))[0] ?? { events: 0, facts: 0 };
}

/** Groups of events with the same normalized text. */
export async function exactDuplicates(sql: Sql, clientId: number, now: Date): Promise<Finding> {
  const rows = await sql.rows<{ ids: number[]; excerpt: string; total: number }>(`select array_agg(id order by id) as ids, left(min(content), ${EXCERPT}) as excerpt, (count(*) over ())::int as total from events where ${LIVE} and content_hash is not null
    group by content_hash having count(*) > 1 order by count(*) desc limit ${EXAMPLES}`, [clientId, now.toISOString()]);
  return { count: rows[0]?.total ?? 0, examples: rows.map((r) => ({ event_ids: r.ids.slice(0, 20), excerpt: r.excerpt })) };
}

/** Pairs that share nearly all their terms although their texts differ. Only pairs with a rare term in common are compared. */
export async function nearDuplicates(sql: Sql, clientId: number): Promise<Finding> {
  const rows = await sql.rows<{ a: number; b: number; share: number; excerpt: string; total: number }>(`with d as (
      select doc_id, ref_id, terms, cardinality(terms) as n from memory_index where client_id = $1 and kind = 'event' and chunk = 0 and not retired and cardinality(terms) >= 8 order by doc_id desc limit 5000),
    rare as (select p.term from memory_postings p where p.client_id = $1 and not p.retired group by p.term having count(*) between 2 and 6),
    pairs as (select distinct least(x.doc_id, y.doc_id) as xid, greatest(x.doc_id, y.doc_id) as yid from rare r join memory_postings x on x.client_id = $1 and not x.retired and x.term = r.term join memory_postings y on y.client_id = $1 and not y.retired and y.term = r.term and y.doc_id > x.doc_id limit 20000),
    measured as (select a.ref_id as a, b.ref_id as b, (select count(*) from unnest(a.terms) t where t = any(b.terms))::float8 / greatest(a.n, b.n) as share from pairs join d a on a.doc_id = xid join d b on b.doc_id = yid)
    select m.a, m.b, m.share, left(e.content, ${EXCERPT}) as excerpt, (count(*) over ())::int as total from measured m join events e on e.id = m.a join events f on f.id = m.b where m.share >= 0.85 and e.content_hash <> f.content_hash order by m.share desc, m.a limit ${EXAMPLES}`, [clientId]);
  return { count: rows[0]?.total ?? 0, examples: rows.map((r) => ({ event_ids: [r.a, r.b], excerpt: r.excerpt, why: `${Math.round(r.share * 100)} % of the words are the same` })) };
}

async function plain(sql: Sql, clientId: number, now: Date, condition: string, extra: unknown[]): Promise<Finding> {
  const rows = await sql.rows<{ id: number; excerpt: string; total: number }>(`select id, left(content, ${EXCERPT}) as excerpt, (count(*) over ())::int as total from events where ${LIVE} and ${condition} order by occurred_at, id limit ${EXAMPLES}`, [clientId, now.toISOString(), ...extra]);
  return { count: rows[0]?.total ?? 0, examples: rows.map((r) => ({ event_ids: [r.id], excerpt: r.excerpt })) };
}

/** Old, of little weight and not asked for since. */
export const stale = (sql: Sql, clientId: number, now: Date, before: Date): Promise<Finding> => plain(sql, clientId, now, `occurred_at < $3::timestamptz and salience_score < 0.5 and (last_recalled_at is null or last_recalled_at < $3::timestamptz)`, [before.toISOString()]);
export const neverRecalled = (sql: Sql, clientId: number, now: Date, before: Date): Promise<Finding> => plain(sql, clientId, now, 'recalled_count = 0 and created_at < $3::timestamptz', [before.toISOString()]);

/** Texts that match a pattern of a secret, without showing it. */
export async function matchingTexts(sql: Sql, clientId: number, now: Date, pattern: string): Promise<{ id: number; content: string }[]> {
  return sql.rows(`select id, content from events where ${LIVE} and content ~* $3 order by id limit 1000`, [clientId, now.toISOString(), pattern]);
}

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
