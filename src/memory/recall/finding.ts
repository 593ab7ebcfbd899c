import type * as z from 'zod';
import type { Sql } from '../../db/database.port.ts';
import { type Arm, type ArmQuery, type ArmSource, sortedArm } from './arms.ts';
import { secondLook } from './asked-for.ts';
import { withElsewhere } from '../backends/elsewhere.ts';
import type { ClientRow } from '../clients/clients.store.ts';
import { contextOf, foundJson, type FoundRow, keptOut, loadFound, type Standpoint } from './found.store.ts';
import { findIn } from '../hot-index/find.ts';
import type { HotIndex, HotStanding } from '../hot-index/hot-index.ts';
import type { IndexQuery } from './index-query.ts';
import type { Moments } from './moments.ts';
import { COMPARED, currentFirst, type Shown } from './now-and-then.ts';
import { keyOf, mergePieces, rank, type Ranked } from './ranking.ts';
import type { recall, RecallInput } from './recall.contract.ts';
import { bestPossible, chooseTerms, coverageOf, findDocuments, type SearchShape, type TermUse } from './recall.store.ts';
import type { Recipe } from './recipes.ts';
import { relatedTerms } from './related-words.ts';
import { otherWords } from './asked-types.ts';
import { questionWeights } from './supersession.ts';
import { queryTerms } from '../terms.ts';
import { mayNameTime, speaksOf } from './time-words.ts';

// From a question to the memories that answer it: what the arms find, fused, looked at once more, the current before the former.
// Who asks, what is cached and what is counted is no matter here.

/** Words of a query that are looked at; a pasted page is asked by its first ones. */
const MOST_QUERY_TERMS = 400;

type Input = z.output<typeof RecallInput>;
type Answer = z.input<typeof recall.output>;
/** What of an answer is the same for whoever asks. */
export type Kept = Pick<Answer, 'query' | 'client_id' | 'results'>;

export interface Searched { ranked: Ranked[]; chosen: TermUse[]; uses: TermUse[]; best: number }

/** Where documents and rows are looked for: in SQL, or in what this process holds of a client. */
export interface Room {
  documents(query: IndexQuery, shape: SearchShape): ReturnType<typeof findDocuments>;
  /** In the order of `refs`. */
  rows(clientId: number, refs: readonly { kind: Ranked['kind']; refId: number }[]): Promise<(FoundRow | undefined)[]>;
}

export const inSql = (sql: Sql): Room => ({
  documents: (query, shape) => findDocuments(sql, query, shape),
  async rows(clientId, refs) {
    const rows = await loadFound(sql, clientId, refs);
    return refs.map(({ kind, refId }) => rows.get(keyOf(kind, refId)));
  },
});

/** In what this process holds of a client; SQL where that does not know. */
export const inMemory = (sql: Sql, hot: HotIndex, { held }: HotStanding): Room => ({
  documents: async (query, shape) => findIn(held.postings, query, shape) ?? findDocuments(sql, query, shape),
  rows: (_clientId, refs) => hot.rows(held, sql, refs),
});

export const round = (n: number): number => Math.round(n * 10_000) / 10_000;

/** Asks the arms one after another and fuses them. `prepared` holds what an arm got ready before the transaction. */
export async function searchIndex(sql: Sql, room: Room, query: ArmQuery, sources: readonly ArmSource[], prepared: ReadonlyMap<string, unknown>, recipe: Recipe): Promise<Searched> {
  const terms = [...new Set([...[...queryTerms(query.text).keys()].slice(0, MOST_QUERY_TERMS), ...otherWords(query.text)])];
  const { uses, hits: documents, near } = await room.documents({ ...query, terms }, { coverage: recipe.coverage, wanted: query.wanted, neighbours: Object.keys(recipe.neighbours).length > 0, ...(recipe.related > 0 && { related: { terms: relatedTerms(terms, query.text, recipe.thesaurus), share: recipe.related } }) });
  const chosen = chooseTerms(uses);
  const hits = mergePieces(documents);
  const arms: Arm[] = [sortedArm('lexical', hits)];
  const asked: ArmQuery = { ...query, coverage: coverageOf(hits[0]?.score ?? 0, terms.length, uses, query.docs) };
  for (const source of sources) {
    if (!recipe.arms[source.name]) continue;
    const arm = await source.search(sql, asked, prepared.get(source.name), arms);
    if (arm && arm.hits.length) arms.push(arm);
  }
  return { ranked: rank(recipe, hits, near, arms.slice(1)), chosen, uses, best: bestPossible(chosen) };
}

/** Ranks in every arm, from the best; a memory that an arm did not see is absent there. */
export function armsOf(ranked: readonly Ranked[]): Map<string, Record<string, { rank: number; score: number }>> {
  const out = new Map<string, Record<string, { rank: number; score: number }>>(ranked.map((r) => [keyOf(r.kind, r.refId), {}]));
  const gave = (r: Ranked, arm: string) => r.arms[arm] ?? r.added?.[arm] ?? 0;
  for (const arm of new Set(ranked.flatMap((r) => [...Object.keys(r.arms), ...Object.keys(r.added ?? {})]))) {
    ranked.filter((r) => gave(r, arm) > 0).sort((a, b) => gave(b, arm) - gave(a, arm)).forEach((r, i) => { (out.get(keyOf(r.kind, r.refId)) as Record<string, unknown>)[arm] = { rank: i + 1, score: round(gave(r, arm)) }; });
  }
  return out;
}

/** The ranking, with what the second look added to those that are shown. */
function withLooks(ranked: readonly Ranked[], shown: readonly Shown[]): Ranked[] {
  const looked = new Map(shown.map(({ entry }) => [keyOf(entry.kind, entry.refId), entry]));
  return ranked.map((r) => looked.get(keyOf(r.kind, r.refId)) ?? r);
}

/** Goes down the ranking and loads until enough may be shown: some are held back by what only their own row tells. */
export async function showable(sql: Sql, room: Room, clientId: number, { ranked, uses }: Pick<Searched, 'ranked' | 'uses'>, { k, query, recipe, zone }: { k: number; query: string; recipe: Recipe; zone: string }, standpoint: Standpoint): Promise<Shown[]> {
  const out: Shown[] = [];
  const step = Math.max(k + 10, COMPARED);
  for (let from = 0; from < ranked.length && out.length < k; from += step) {
    const slice = ranked.slice(from, from + step);
    const rows = await room.rows(clientId, slice);
    slice.forEach((entry, i) => {
      const row = rows[i];
      if (row && keptOut(row, standpoint) === null) out.push({ entry, row });
    });
    if (from === 0) out.splice(0, out.length, ...secondLook(recipe, query, questionWeights(query, uses), out, recipe.when > 0 && mayNameTime(query) ? speaksOf(query, standpoint.asOf ?? standpoint.now, zone) : null));
    if (from === 0 && recipe.supersede) out.splice(0, out.length, ...await currentFirst(sql, clientId, query, out, uses, standpoint));
  }
  return out.slice(0, k);
}

/** What is asked, of whom, and seen from where. */
export interface Question { readonly input: Input; readonly client: Pick<ClientRow, 'client_id' | 'indexed_docs'>; readonly recipe: Recipe; readonly moments: Moments; readonly standpoint: Standpoint }

/** The memories that answer a question. `soonest`: when the first of them begins, ends or expires (milliseconds; infinite where none does). `prepared`: what an arm of `sources` got ready before. */
export async function find(sql: Sql, room: Room, sources: readonly ArmSource[], { input, client, recipe, moments, standpoint }: Question, prepared: ReadonlyMap<string, unknown>): Promise<{ answer: Kept; soonest: number }> {
  const { now } = standpoint;
  const query: ArmQuery = {
    clientId: client.client_id, docs: client.indexed_docs, now, kinds: input.kind, scope: input.scope, sessionId: input.session_id, since: moments.from(input.since), until: moments.until(input.until),
    retired: input.include_superseded || standpoint.asOf !== undefined || standpoint.knownAt !== undefined, wanted: input.k, text: input.query, zone: moments.zone, standing: standpoint.asOf ?? now,
  };
  const searched = await searchIndex(sql, room, query, sources, prepared, recipe);
  const { ranked, best } = searched;
  const share = (entry: Ranked) => round(Math.min(1, entry.score / Math.max(best, 1e-9)));
  const wanted = input.min_score === undefined ? ranked : ranked.filter((entry) => share(entry) >= (input.min_score as number));
  const shown = await showable(sql, room, client.client_id, { ...searched, ranked: wanted }, { ...input, recipe, zone: moments.zone }, standpoint);
  const turns = shown.filter(({ row }) => row.session_id !== null && row.kind !== 'fact' && row.kind !== 'episode').map(({ row }) => row.id);
  // A neighbour is told once: not where it is a result itself, and not again beside a lesser result.
  const told = new Set(turns);
  const around = await contextOf(sql, client.client_id, turns, input.context, now);
  const arms = input.explain ? armsOf(withLooks(ranked, shown)) : null;
  const results = shown.map((one): Kept['results'][number] => ({
    ...foundJson(one.row, standpoint), ...standingOf(one), score: share(one.entry), ...(one.replaces && { replaces: [...one.replaces] }),
    context: around.length === 0 || one.row.kind === 'fact' || one.row.kind === 'episode' ? [] : around.filter((c) => c.of === one.row.id && !told.has(c.id) && told.add(c.id)).map(({ of: _, occurred_at, ...rest }) => ({ ...rest, occurred_at: occurred_at.toISOString() })),
    ...(arms && { explain: arms.get(keyOf(one.entry.kind, one.entry.refId)) ?? {} }),
  }));
  const elsewhere = sources.flatMap((source) => source.elsewhere?.(prepared.get(source.name), query) ?? []);
  return { answer: { query: input.query, client_id: client.client_id, results: withElsewhere(results, elsewhere, now, input) }, soonest: soonestOf(shown, now) };
}

/** What replaced a memory for this question says more than its own row. */
const standingOf = ({ replaced, disputed }: Shown): { status?: 'superseded' | 'disputed' } => (replaced ? { status: 'superseded' } : disputed ? { status: 'disputed' } : {});

function soonestOf(shown: readonly Shown[], now: Date): number {
  let soonest = Infinity;
  for (const { row } of shown) for (const at of [row.expires_at, row.valid_to, row.valid_from]) if (at && at > now) soonest = Math.min(soonest, at.getTime());
  return soonest;
}
