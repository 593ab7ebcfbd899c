import type { Sql } from '../../db/database.port.ts';
import type { Kind } from '../memory-fields.contract.ts';
import type { IndexQuery } from './index-query.ts';
import { MOST_WEIGHT } from '../memory-index.ts';
import type { Adjacent, Hit } from './ranking.ts';
import type { RelatedTerm } from './related-words.ts';

export interface TermUse { readonly term: string; readonly documents: number; readonly idf: number }

/** A term found in more documents than this counts as that common; nobody needs to know how common exactly. */
const COUNT_TO = 3000;
/** Terms of a query that are looked up: its rarest. */
export const MOST_TERMS = 24;
/** Documents that one search may touch to find candidates; commoner terms only add to the score of what rarer ones found. */
const POSTINGS_BUDGET = 6000;
const CANDIDATES = { least: 60, most: 240, perResult: 4, besides: 30 };
/** Of the best so many, the turns around them are looked at. */
const WITH_NEIGHBOURS = { least: 10, most: 45, perResult: 0.75, besides: 7 };

/** How many documents of the client hold each term. Terms that none holds are absent. */
export async function termUses(sql: Sql, { clientId, docs, terms, retired }: Pick<IndexQuery, 'clientId' | 'docs' | 'terms' | 'retired'>): Promise<TermUse[]> {
  const rows = await sql.rows<{ term: string; n: number }>(`select t.term, c.n from unnest($2::text[]) as t(term),
    lateral (select count(*)::int as n from (select 1 from memory_postings p where p.client_id = $1 and p.retired = any($3::boolean[]) and p.term = t.term collate "C" limit ${COUNT_TO}) as few) as c where c.n > 0`,
  [clientId, [...terms], retired ? [false, true] : [false]]);
  return weighed(rows, docs);
}

/** Rarity of terms by how many documents hold them, the rarest first. */
export function weighed(rows: readonly { term: string; n: number }[], docs: number): TermUse[] {
  const all = Math.max(docs, ...rows.map((row) => row.n));
  return rows.map(({ term, n }) => ({ term, documents: n, idf: Math.log(1 + (all - n + 0.5) / (n + 0.5)) })).sort((a, b) => a.documents - b.documents);
}

/** The terms worth looking up: the rarest. */
export const chooseTerms = (uses: readonly TermUse[]): TermUse[] => uses.slice(0, MOST_TERMS);

/** The score that a short text holding every term often would get; results are told as a share of it. */
export const bestPossible = (uses: readonly TermUse[]): number => uses.reduce((sum, use) => sum + use.idf, 0) * MOST_WEIGHT * 0.75;

/** How much of a question its best hit holds, 0 to 1; words that no memory holds weigh as the rarest. */
export function coverageOf(score: number, terms: number, uses: readonly TermUse[], docs: number): number {
  const unknown = Math.max(0, terms - uses.length) * Math.log(1 + (docs + 0.5) / 0.5);
  const whole = uses.reduce((sum, use) => sum + use.idf, unknown);
  return whole > 0 ? Math.min(1, score / whole) : 0;
}

const clamp = (n: number, { least, most }: { least: number; most: number }): number => Math.round(Math.min(most, Math.max(least, n)));

export interface SearchShape { readonly coverage: number; /** How many results are asked for: more of them need more candidates. */ readonly wanted: number; readonly neighbours?: boolean; /** Other words for the terms, each counting this share of the one it stands for. */ readonly related?: { readonly terms: readonly RelatedTerm[]; readonly share: number } }
/** How far a search goes. */
export const searchLimits = (wanted: number, neighbours: boolean) => ({
  countTo: COUNT_TO, budget: POSTINGS_BUDGET, candidates: clamp(CANDIDATES.besides + CANDIDATES.perResult * wanted, CANDIDATES), around: neighbours ? clamp(WITH_NEIGHBOURS.besides + WITH_NEIGHBOURS.perResult * wanted, WITH_NEIGHBOURS) : 0,
});
/** Planned once a connection. */
const KEPT = { keep: true } as const;
interface Answer { words: string[]; counts: number[]; hits: [Kind, number, string | null, number, number, number][]; near: [number, number, number, Kind, string, number][] }

export interface Found { uses: TermUse[]; hits: Hit[]; near: Adjacent[] }

/** The same whoever summed, and in whatever order: what differs in its last bits only is equal. */
export const settled = ({ uses, hits, near }: Found): Found => ({
  uses, hits: hits.map((hit) => ({ ...hit, score: Math.round(hit.score * 1e9) / 1e9 })), near: near.sort((a, b) => a.of - b.of || a.distance - b.distance),
});

/** Documents by the sum of their terms' weights times rarity, best first, and the turns around the best: one call, see migrations 0009 and 0015. */
export async function findDocuments(sql: Sql, query: IndexQuery, { coverage, wanted, neighbours = true, related }: SearchShape): Promise<Found> {
  if (query.terms.length === 0) return { uses: [], hits: [], near: [] };
  const limits = searchLimits(wanted, neighbours);
  const [row] = await sql.rows<{ found: Answer }>('select almanac_find($1, $2, $3::boolean[], $4::text[], $5::timestamptz, $6, $7, $8, $9, $10, $11::text[], $12, $13, $14::timestamptz, $15::timestamptz, $16::text[], $17::text[], $18) as found',
    [query.clientId, query.docs, query.retired ? [false, true] : [false], [...query.terms], query.now.toISOString(), coverage, limits.budget, MOST_TERMS, limits.candidates, limits.around,
      query.kinds ? [...query.kinds] : null, query.scope ?? null, query.sessionId ?? null, query.since?.toISOString() ?? null, query.until?.toISOString() ?? null,
      (related?.terms ?? []).map((r) => r.term), (related?.terms ?? []).map((r) => r.for), related?.share ?? 0], KEPT);
  const { words, counts, hits, near } = row?.found ?? { words: [], counts: [], hits: [], near: [] };
  return settled({
    uses: weighed(words.map((term, i) => ({ term, n: counts[i] as number })), query.docs),
    hits: hits.map(([kind, refId, sessionId, length, score, at]) => ({ kind, refId, sessionId, length, score, at })),
    near: near.map(([of, turn, distance, kind, sessionId, length]) => ({ of, near: turn, distance, kind, sessionId, length })),
  });
}

/** Which of the terms one memory holds, and how strongly at best. */
export async function termsInMemory(sql: Sql, clientId: number, kind: Kind, refId: number, terms: readonly string[]): Promise<Map<string, number>> {
  const rows = await sql.rows<{ term: string; weight: number }>(`select p.term, max(p.weight) as weight from memory_index d join memory_postings p on p.client_id = d.client_id and p.retired = d.retired and p.doc_id = d.doc_id and p.term = any($4::text[])
    where d.client_id = $1 and d.kind = $2 and d.ref_id = $3 group by p.term`, [clientId, kind, refId, [...terms]]);
  return new Map(rows.map((row) => [row.term, row.weight]));
}
