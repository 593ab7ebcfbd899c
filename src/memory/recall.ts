import { createHash } from 'node:crypto';
import type { Sql } from '../db/database.port.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { errorFields } from '../kernel/log.ts';
import { type AnyOperation, type CallContext, operation } from '../kernel/operation.ts';
import { notFound } from '../kernel/problem.ts';
import type * as z from 'zod';
import { resolveClient } from './clients.store.ts';
import { type FoundRow, contextOf, foundJson, keptOut, loadFound, searchFound, type Standpoint } from './found.store.ts';
import type { MemoryDeps } from './memory-deps.ts';
import { KINDS } from './memory-fields.contract.ts';
import { momentsOf } from './moments.ts';
import { keyOf, mergePieces, rank, type Ranked } from './ranking.ts';
import type { RecallCounter } from './recall-counter.ts';
import { explainRecall, recall, type RecallInput, search } from './recall.contract.ts';
import { bestPossible, chooseTerms, type IndexQuery, neighboursOf, scoredDocuments, type TermUse, termsInMemory, termUses } from './recall.store.ts';
import { queryTerms } from './terms.ts';

const CACHE_SECONDS = 3600;
/** Words of a query that are looked at; a pasted page is asked by its first ones. */
const MOST_QUERY_TERMS = 400;

type Input = z.output<typeof RecallInput>;
type Answer = z.input<typeof recall.output>;

interface Searched { ranked: Ranked[]; chosen: TermUse[]; uses: TermUse[]; best: number }

const round = (n: number): number => Math.round(n * 10_000) / 10_000;

async function searchIndex(sql: Sql, query: Omit<IndexQuery, 'terms'>, text: string): Promise<Searched> {
  const terms = [...queryTerms(text).keys()].slice(0, MOST_QUERY_TERMS);
  const uses = await termUses(sql, { ...query, terms });
  const chosen = chooseTerms(uses);
  const full: IndexQuery = { ...query, terms };
  const hits = mergePieces(await scoredDocuments(sql, full, chosen));
  return { ranked: rank(hits, await neighboursOf(sql, full, hits)), chosen, uses, best: bestPossible(chosen) };
}

/** Ranks in every arm, from the best; a memory that an arm did not see is absent there. */
function armsOf(ranked: readonly Ranked[]): Map<string, Record<string, { rank: number; score: number }>> {
  const out = new Map<string, Record<string, { rank: number; score: number }>>(ranked.map((r) => [keyOf(r.kind, r.refId), {}]));
  for (const arm of ['lexical', 'neighbour', 'session'] as const) {
    [...ranked].filter((r) => r.arms[arm] > 0).sort((a, b) => b.arms[arm] - a.arms[arm]).forEach((r, i) => { (out.get(keyOf(r.kind, r.refId)) as Record<string, unknown>)[arm] = { rank: i + 1, score: round(r.arms[arm]) }; });
  }
  return out;
}

/** Goes down the ranking and loads until enough may be shown: some are held back by what only their own row tells. */
async function showable(sql: Sql, clientId: number, ranked: readonly Ranked[], k: number, standpoint: Standpoint): Promise<{ entry: Ranked; row: FoundRow }[]> {
  const out: { entry: Ranked; row: FoundRow }[] = [];
  for (let from = 0; from < ranked.length && out.length < k; from += k + 10) {
    const slice = ranked.slice(from, from + k + 10);
    const rows = await loadFound(sql, clientId, slice);
    for (const entry of slice) {
      const row = rows.get(keyOf(entry.kind, entry.refId));
      if (row && keptOut(row, standpoint) === null) out.push({ entry, row });
    }
  }
  return out.slice(0, k);
}

export function recallOperations(deps: MemoryDeps, counter: RecallCounter): AnyOperation[] {
  const run = async (input: Input, context: CallContext): Promise<Answer> => {
    const started = performance.now();
    const took = () => Math.round((performance.now() - started) * 10) / 10;
    const now = deps.clock.now();
    const moments = await momentsOf(deps, context);
    const standpoint: Standpoint = { now, asOf: moments.from(input.as_of), knownAt: moments.from(input.known_at), includeSuperseded: input.include_superseded };
    const parameters = [input.query, input.k, input.kind, input.scope, input.session_id, moments.from(input.since), moments.until(input.until), standpoint.asOf, standpoint.knownAt, input.min_score, input.context, input.include_superseded, input.explain];
    const keyFor = (clientId: number, version: number) => `recall:${clientId}:${createHash('sha256').update(JSON.stringify([context.workspaceId, version, ...parameters])).digest('hex').slice(0, 40)}`;

    // Asking the cache waits for another server: not while a transaction of the only connection is open.
    const client = await deps.db.inWorkspace(context, (sql) => resolveClient(sql, input.client_id));
    const key = keyFor(client.client_id, client.memory_version);
    const hit = await readCached(deps, key, now);
    const degraded = () => (deps.cache.available ? [] : [deps.cache.name]);
    if (hit) {
      counter.add(context, hit.results);
      return { ...hit, cached: true, degraded: degraded(), took_ms: took() };
    }

    const { answer, soonest } = await deps.db.inWorkspace(context, async (sql) => {
      const { ranked, best } = await searchIndex(sql, {
        clientId: client.client_id, docs: client.indexed_docs, now, kinds: input.kind, scope: input.scope, sessionId: input.session_id, since: moments.from(input.since), until: moments.until(input.until),
        retired: input.include_superseded || standpoint.asOf !== undefined || standpoint.knownAt !== undefined,
      }, input.query);
      const share = (entry: Ranked) => round(Math.min(1, entry.score / Math.max(best, 1e-9)));
      const wanted = input.min_score === undefined ? ranked : ranked.filter((entry) => share(entry) >= (input.min_score as number));
      const shown = await showable(sql, client.client_id, wanted, input.k, standpoint);
      const around = await contextOf(sql, client.client_id, shown.filter(({ row }) => row.session_id !== null && row.kind !== 'fact' && row.kind !== 'episode').map(({ row }) => row.id), input.context, now);
      const arms = input.explain ? armsOf(ranked) : null;
      const results = shown.map(({ entry, row }) => ({
        ...foundJson(row, standpoint), score: share(entry),
        context: row.kind === 'fact' || row.kind === 'episode' ? [] : around.filter((c) => c.of === row.id).map(({ of: _, occurred_at, ...rest }) => ({ ...rest, occurred_at: occurred_at.toISOString() })),
        ...(arms && { explain: arms.get(keyOf(entry.kind, entry.refId)) ?? {} }),
      }));
      return { answer: { query: input.query, client_id: client.client_id, results }, soonest: Math.min(...shown.flatMap(({ row }) => [row.expires_at, row.valid_to, row.valid_from].flatMap((at) => (at && at > now ? [at.getTime()] : [])))) };
    });
    // An answer is good until the client's memory changes, or until time itself changes it: something shown expires, ends or begins.
    await deps.cache.set(key, JSON.stringify({ answer, until: Number.isFinite(soonest) ? soonest : null }), CACHE_SECONDS);
    counter.add(context, answer.results);
    return { ...answer, cached: false, degraded: degraded(), took_ms: took() };
  };

  const explain = async (input: z.output<typeof explainRecall.input>, context: CallContext) => deps.db.inWorkspace(context, async (sql) => {
    const now = deps.clock.now();
    const standpoint: Standpoint = { now, includeSuperseded: false };
    const client = await resolveClient(sql, input.client_id);
    const row = (await loadFound(sql, client.client_id, [{ kind: input.kind, refId: input.id }])).get(keyOf(input.kind, input.id));
    if (!row) throw notFound(input.kind, input.id);
    const { ranked, uses, chosen } = await searchIndex(sql, { clientId: client.client_id, docs: client.indexed_docs, now }, input.query);
    const here = ranked.findIndex((r) => r.kind === input.kind && r.refId === input.id);
    const held = await termsInMemory(sql, client.client_id, input.kind, input.id, uses.map((u) => u.term));
    const reasons: string[] = [];
    const out = keptOut(row, standpoint);
    if (out) reasons.push(out);
    const shown = await showable(sql, client.client_id, ranked, input.k, standpoint);
    const rankShown = shown.findIndex(({ row: r }) => r.kind === input.kind && r.id === input.id);
    if (!out && here < 0) reasons.push(held.size === 0 ? 'It holds none of the words of the query, and nothing near it does.' : 'It holds words of the query, but too many other memories hold them more strongly.');
    if (!out && here >= 0 && rankShown < 0) reasons.push(`${here} memories fit better, and only the best ${input.k} are returned.`);
    return {
      query: input.query, client_id: client.client_id, id: input.id, kind: input.kind, found: rankShown >= 0, rank: here < 0 ? null : here + 1, arms: armsOf(ranked).get(keyOf(input.kind, input.id)) ?? {},
      terms: uses.map((use) => ({ term: use.term, documents: use.documents, used: chosen.includes(use), in_memory: held.has(use.term), adds: round(use.idf * (held.get(use.term) ?? 0)) })), kept_out: reasons,
    };
  });

  const browse = async (input: z.output<typeof search.input>, context: CallContext) => {
    const after = decodeCursor(input.cursor, ['number', 'string', 'number']) as [number, string, number] | null;
    const moments = await momentsOf(deps, context);
    const now = deps.clock.now();
    return deps.db.inWorkspace(context, async (sql) => {
      const { client_id: clientId } = await resolveClient(sql, input.client_id);
      const rows = await searchFound(sql, { clientId, q: input.q, kinds: input.kind ?? KINDS, scope: input.scope, from: moments.from(input.from), to: moments.until(input.to), now }, after, input.limit + 1);
      return pageOf(rows, input.limit, (row) => foundJson(row, { now, includeSuperseded: true }), (row) => [row.at, row.kind, row.id]);
    });
  };

  return [operation(recall, run), operation(explainRecall, explain), operation(search, browse)];
}

type Kept = Pick<Answer, 'query' | 'client_id' | 'results'>;

async function readCached(deps: MemoryDeps, key: string, now: Date): Promise<Kept | null> {
  const text = await deps.cache.get(key);
  if (text === null) return null;
  try {
    const { answer, until } = JSON.parse(text) as { answer: Kept; until: number | null };
    return until === null || until > now.getTime() ? answer : null;
  } catch (error) {
    deps.log.debug('a cached answer could not be read', errorFields(error));
    return null;
  }
}
