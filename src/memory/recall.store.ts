import type { Sql } from '../db/database.port.ts';
import type { Kind } from './memory-fields.contract.ts';
import { MOST_WEIGHT } from './memory-index.ts';
import type { Adjacent, Hit } from './ranking.ts';

/** What recall looks for, and where. */
export interface IndexQuery {
  readonly clientId: number;
  readonly docs: number;
  readonly terms: readonly string[];
  readonly now: Date;
  readonly kinds?: readonly Kind[] | undefined;
  readonly scope?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  /** Retired documents too. */
  readonly retired?: boolean | undefined;
  /** Only this one, for `explain`. */
  readonly only?: { kind: Kind; refId: number } | undefined;
}

export interface TermUse { readonly term: string; readonly documents: number; readonly idf: number }

/** A term found in more documents than this counts as that common; nobody needs to know how common exactly. */
const COUNT_TO = 3000;
/** Terms of a query that are looked up: its rarest. */
export const MOST_TERMS = 24;
/** Documents that one search may touch: common terms are left out as long as rarer ones carry it. */
const POSTINGS_BUDGET = 12_000;
const CANDIDATES = 300;
/** Of the best so many, the turns around them are looked at. */
const WITH_NEIGHBOURS = 60;

/** How many documents of the client hold each term. Terms that none holds are absent. */
export async function termUses(sql: Sql, { clientId, docs, terms, retired }: Pick<IndexQuery, 'clientId' | 'docs' | 'terms' | 'retired'>): Promise<TermUse[]> {
  const rows = await sql.rows<{ term: string; n: number }>(`select t.term, c.n from unnest($2::text[]) as t(term),
    lateral (select count(*)::int as n from (select 1 from memory_postings p where p.client_id = $1 and p.retired = any($3::boolean[]) and p.term = t.term collate "C" limit ${COUNT_TO}) as few) as c where c.n > 0`,
  [clientId, [...terms], retired ? [false, true] : [false]]);
  const all = Math.max(docs, ...rows.map((row) => row.n));
  return rows.map(({ term, n }) => ({ term, documents: n, idf: Math.log(1 + (all - n + 0.5) / (n + 0.5)) })).sort((a, b) => a.documents - b.documents);
}

/** The terms worth looking up: the rarest, until they would touch too many documents. */
export function chooseTerms(uses: readonly TermUse[]): TermUse[] {
  let touched = 0;
  return uses.slice(0, MOST_TERMS).filter((use, i) => (touched += use.documents) <= POSTINGS_BUDGET || i === 0);
}

/** The score that a short text holding every term often would get; results are told as a share of it. */
export const bestPossible = (uses: readonly TermUse[]): number => uses.reduce((sum, use) => sum + use.idf, 0) * MOST_WEIGHT * 0.75;

function conditions(query: IndexQuery, values: unknown[]): string[] {
  const add = (value: unknown) => { values.push(value); return `$${values.length}`; };
  const out: string[] = [];
  if (query.kinds) out.push(`d.kind = any(${add([...query.kinds])}::text[])`);
  if (query.scope !== undefined) out.push(`d.memory_scope = ${add(query.scope)}`);
  if (query.sessionId !== undefined) out.push(`d.session_id = ${add(query.sessionId)}`);
  if (query.since) out.push(`d.occurred_at >= ${add(query.since.toISOString())}::timestamptz`);
  if (query.until) out.push(`d.occurred_at < ${add(query.until.toISOString())}::timestamptz`);
  if (query.only) out.push(`d.kind = ${add(query.only.kind)} and d.ref_id = ${add(query.only.refId)}`);
  return out;
}

/** Documents by the sum of their terms' weights times rarity, best first. */
export async function scoredDocuments(sql: Sql, query: IndexQuery, uses: readonly TermUse[]): Promise<Hit[]> {
  if (uses.length === 0) return [];
  const values: unknown[] = [query.clientId, query.retired ? [false, true] : [false], uses.map((u) => u.term), uses.map((u) => u.idf), query.now.toISOString()];
  const filters = conditions(query, values);
  // Without filters the sum needs no look at the documents themselves: the postings' own index answers it, and only the best are
  // looked up. With filters every posting's document has to be seen before the best are chosen.
  // Each step is a lateral with `offset 0`, which keeps the planner from turning lookups by key into scans of whole tables: right
  // after a large load it has no statistics to know better (and the embedded engine never gathers any by itself).
  const filtered = filters.length ? `, lateral (select 1 from memory_index d where d.doc_id = p.doc_id and ${filters.join(' and ')} offset 0) as fits` : '';
  return sql.rows<Hit>(`with scored as materialized (
      select p.doc_id, sum(u.idf * p.weight) as score from unnest($3::text[], $4::float8[]) as u(term, idf),
        lateral (select doc_id, weight from memory_postings where client_id = $1 and retired = any($2::boolean[]) and term = u.term collate "C" offset 0) as p${filtered}
      group by p.doc_id order by score desc, p.doc_id desc limit ${CANDIDATES})
    select d.kind, d.ref_id as "refId", d.session_id as "sessionId", d.length, s.score from scored s,
      lateral (select kind, ref_id, session_id, expires_at, length from memory_index where doc_id = s.doc_id offset 0) as d
    where d.expires_at is null or d.expires_at > $5::timestamptz order by s.score desc, s.doc_id desc`, values);
}

/** The turns around the best hits: up to two on each side in the same session. */
export async function neighboursOf(sql: Sql, query: IndexQuery, hits: readonly Hit[]): Promise<Adjacent[]> {
  const turns = hits.filter((hit) => hit.sessionId !== null && hit.kind === 'event').slice(0, WITH_NEIGHBOURS).map((hit) => hit.refId);
  if (turns.length === 0) return [];
  const values: unknown[] = [query.clientId, turns, query.now.toISOString(), query.retired ? [false, true] : [false]];
  const filters = conditions(query, values).map((filter) => ` and ${filter}`).join('');
  const side = (sign: 1 | -1) => `select d.ref_id, d.kind, d.length, row_number() over (order by d.occurred_at ${sign > 0 ? '' : 'desc'}, d.ref_id ${sign > 0 ? '' : 'desc'}) * ${sign} as distance from (
      select * from memory_index d where d.client_id = c.client_id and d.session_id = c.session_id and d.chunk = 0 and d.kind in ('event', 'reflection', 'document')
        and (d.occurred_at, d.ref_id) ${sign > 0 ? '>' : '<'} (c.occurred_at, c.ref_id) and d.retired = any($4::boolean[]) and (d.expires_at is null or d.expires_at > $3::timestamptz)${filters}
      order by d.occurred_at ${sign > 0 ? '' : 'desc'}, d.ref_id ${sign > 0 ? '' : 'desc'} limit 2) as d`;
  return sql.rows<Adjacent>(`select c.ref_id as "of", n.ref_id as near, n.kind, n.distance::int as distance, c.session_id as "sessionId", n.length from unnest($2::int[]) as w(ref_id),
      lateral (select ref_id, client_id, session_id, occurred_at from memory_index where kind = 'event' and ref_id = w.ref_id and chunk = 0 offset 0) as c,
      lateral ((${side(-1)}) union all (${side(1)})) as n(ref_id, kind, length, distance) where c.client_id = $1`, values);
}

/** Which of the terms one memory holds, and how strongly at best. */
export async function termsInMemory(sql: Sql, clientId: number, kind: Kind, refId: number, terms: readonly string[]): Promise<Map<string, number>> {
  const rows = await sql.rows<{ term: string; weight: number }>(`select p.term, max(p.weight) as weight from memory_index d join memory_postings p on p.client_id = d.client_id and p.retired = d.retired and p.doc_id = d.doc_id and p.term = any($4::text[])
    where d.client_id = $1 and d.kind = $2 and d.ref_id = $3 group by p.term`, [clientId, kind, refId, [...terms]]);
  return new Map(rows.map((row) => [row.term, row.weight]));
}
