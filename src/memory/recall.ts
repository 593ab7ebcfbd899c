import { createHash } from 'node:crypto';
import type { Sql } from '../db/database.port.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { errorFields } from '../kernel/log.ts';
import { type AnyOperation, type CallContext, operation } from '../kernel/operation.ts';
import { notFound } from '../kernel/problem.ts';
import type * as z from 'zod';
import { type Arm, type ArmQuery, type ArmSource, sortedArm } from './arms.ts';
import { secondLook } from './asked-for.ts';
import { withElsewhere } from './backends/elsewhere.ts';
import { createFlights } from './cache-flights.ts';
import { type ClientRow, resolveClient } from './clients.store.ts';
import { contextOf, foundJson, type FoundRow, keptOut, loadFound, searchFound, type Standpoint } from './found.store.ts';
import { findIn } from './hot-index/find.ts';
import type { HotIndex, HotStanding } from './hot-index/hot-index.ts';
import type { MemoryDeps } from './memory-deps.ts';
import { KINDS } from './memory-fields.contract.ts';
import { momentsOf } from './moments.ts';
import { COMPARED, currentFirst, type Shown } from './now-and-then.ts';
import { keyOf, mergePieces, rank, type Ranked } from './ranking.ts';
import { relatedTerms } from './related-words.ts';
import { type Recipe, recipeOf } from './recipes.ts';
import type { RecallCounter } from './recall-counter.ts';
import { explainRecall, recall, type RecallInput, search } from './recall.contract.ts';
import { bestPossible, chooseTerms, coverageOf, findDocuments, type SearchShape, type TermUse, termsInMemory } from './recall.store.ts';
import type { IndexQuery } from './index-query.ts';
import { otherWords, questionWeights } from './supersession.ts';
import { queryTerms } from './terms.ts';
import { mayNameTime } from './time-words.ts';

const CACHE_SECONDS = 3600;
const HOUR = 3_600_000;
/** Words of a query that are looked at; a pasted page is asked by its first ones. */
const MOST_QUERY_TERMS = 400;

type Input = z.output<typeof RecallInput>;
type Answer = z.input<typeof recall.output>;

type Standing = Pick<ClientRow, 'client_id' | 'metadata' | 'workspace_recipe' | 'created_at' | 'memory_version' | 'indexed_docs'>;
interface Searched { ranked: Ranked[]; chosen: TermUse[]; uses: TermUse[]; best: number }

/** Where documents and rows are looked for: in SQL, or in what this process holds of a client. */
interface Room {
  documents(query: IndexQuery, shape: SearchShape): ReturnType<typeof findDocuments>;
  /** In the order of `refs`. */
  rows(clientId: number, refs: readonly { kind: Ranked['kind']; refId: number }[]): Promise<(FoundRow | undefined)[]>;
}

const inSql = (sql: Sql): Room => ({
  documents: (query, shape) => findDocuments(sql, query, shape),
  async rows(clientId, refs) {
    const rows = await loadFound(sql, clientId, refs);
    return refs.map(({ kind, refId }) => rows.get(keyOf(kind, refId)));
  },
});
const inMemory = (sql: Sql, hot: HotIndex, { held }: HotStanding): Room => ({
  documents: async (query, shape) => findIn(held.postings, query, shape) ?? findDocuments(sql, query, shape),
  rows: (_clientId, refs) => hot.rows(held, sql, refs),
});

/** The recipe that was asked for, else the client's own, else its workspace's; one that a profile names and nobody knows is as none, since a profile may hold anything. */
const recipeFor = (asked: string | undefined, { metadata, workspace_recipe: ofAll }: Pick<ClientRow, 'metadata' | 'workspace_recipe'>): Recipe => {
  const own = typeof metadata['recall_recipe'] === 'string' ? metadata['recall_recipe'] : undefined;
  for (const name of [asked, own, ofAll ?? undefined]) {
    const recipe = name === undefined ? undefined : recipeOf(name);
    if (recipe) return recipe;
  }
  return recipeOf(undefined) as Recipe;
};

const round = (n: number): number => Math.round(n * 10_000) / 10_000;

/** Asks the arms one after another and fuses them. `prepared` holds what an arm got ready before the transaction. */
async function searchIndex(sql: Sql, room: Room, query: ArmQuery, sources: readonly ArmSource[], prepared: ReadonlyMap<string, unknown>, recipe: Recipe): Promise<Searched> {
  const terms = [...new Set([...[...queryTerms(query.text).keys()].slice(0, MOST_QUERY_TERMS), ...otherWords(query.text)])];
  const { uses, hits: documents, near } = await room.documents({ ...query, terms }, { coverage: recipe.coverage, wanted: query.wanted, neighbours: Object.keys(recipe.neighbours).length > 0, ...(recipe.related > 0 && { related: { terms: relatedTerms(terms), share: recipe.related } }) });
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
function armsOf(ranked: readonly Ranked[]): Map<string, Record<string, { rank: number; score: number }>> {
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
async function showable(sql: Sql, room: Room, clientId: number, { ranked, uses }: Pick<Searched, 'ranked' | 'uses'>, { k, query, recipe }: { k: number; query: string; recipe: Recipe }, standpoint: Standpoint): Promise<Shown[]> {
  const out: Shown[] = [];
  const step = Math.max(k + 10, COMPARED);
  for (let from = 0; from < ranked.length && out.length < k; from += step) {
    const slice = ranked.slice(from, from + step);
    const rows = await room.rows(clientId, slice);
    slice.forEach((entry, i) => {
      const row = rows[i];
      if (row && keptOut(row, standpoint) === null) out.push({ entry, row });
    });
    if (from === 0) out.splice(0, out.length, ...secondLook(recipe, query, questionWeights(query, uses), out));
    if (from === 0 && recipe.supersede) out.splice(0, out.length, ...await currentFirst(sql, clientId, query, out, uses, standpoint));
  }
  return out.slice(0, k);
}

/** `sources`: the arms beside the one by words, in the order they are asked. */
export function recallOperations(deps: MemoryDeps, counter: RecallCounter, sources: readonly ArmSource[] = []): AnyOperation[] {
  const prepare = async (text: string, context: CallContext, asked?: { client: { client_id: number }; recipe: Recipe }) => {
    const prepared = new Map<string, unknown>();
    await Promise.all(sources.map(async (source) => { if (source.prepare && (!asked || asked.recipe.arms[source.name])) prepared.set(source.name, await source.prepare(text, context, asked?.client.client_id)); }));
    return prepared;
  };

  const flights = createFlights<Landed>();

  const run = async (input: Input, context: CallContext): Promise<Answer> => {
    const started = performance.now();
    const took = () => Math.round((performance.now() - started) * 10) / 10;
    const now = deps.clock.now();
    const moments = await momentsOf(deps, context, [input.as_of, input.known_at, input.since, input.until], mayNameTime(input.query));
    const standpoint: Standpoint = { now, asOf: moments.from(input.as_of), knownAt: moments.from(input.known_at), includeSuperseded: input.include_superseded };
    // What is held in memory knows ordinary questions; a caller's own transaction sees what nobody else sees yet.
    const plain = context.tx === undefined && !input.kind && input.scope === undefined && input.session_id === undefined && input.since === undefined && input.until === undefined && input.as_of === undefined && input.known_at === undefined && !input.include_superseded;
    /** Few questions that are answered from memory ask the database anything more: each thing by itself. */
    const oneByOne: Sql = { rows: (...statement) => deps.db.inWorkspace(context, (sql) => sql.rows(...statement)), run: (...statement) => deps.db.inWorkspace(context, (sql) => sql.run(...statement)), script: (text) => deps.db.inWorkspace(context, (sql) => sql.script(text)) };
    const degraded = (failed: readonly string[] = []) => [...(deps.cache.available ? [] : [deps.cache.name]), ...failed];
    const asked = async (sql: Sql) => {
      const client = await resolveClient(sql, input.client_id);
      if (plain) deps.hot?.asked(context.workspaceId, input.client_id, client);
      return about(client);
    };
    const about = (client: Standing) => {
      const recipe = recipeFor(input.recipe, client);
      // What the period of a question means changes with the day.
      const day = mayNameTime(input.query) ? Math.floor((standpoint.asOf ?? now).getTime() / HOUR) : null;
      const parameters = [context.workspaceId, client.created_at, client.memory_version, context.probe === true, input.query, input.k, input.kind, input.scope, input.session_id, moments.from(input.since), moments.until(input.until), standpoint.asOf, standpoint.knownAt, input.min_score, input.context, input.include_superseded, input.explain,
        deps.embedding?.embedder.model, recipe.name, recipe.version, day];
      return { client, recipe, key: `recall:${client.client_id}:${createHash('sha256').update(JSON.stringify(parameters)).digest('hex').slice(0, 40)}` };
    };
    const hitOf = (hit: Kept): Answer => {
      counter.add(context, hit.results);
      return { ...hit, cached: true, degraded: degraded(), took_ms: took() };
    };

    const asAnswer = ({ answer, failed }: Landed): Answer => {
      counter.add(context, answer.results);
      return { ...answer, cached: false, degraded: degraded(failed), took_ms: took() };
    };

    const find = async (sql: Sql, room: Room, { client, recipe }: ReturnType<typeof about>, prepared: ReadonlyMap<string, unknown>) => {
      const query: ArmQuery = {
        clientId: client.client_id, docs: client.indexed_docs, now, kinds: input.kind, scope: input.scope, sessionId: input.session_id, since: moments.from(input.since), until: moments.until(input.until),
        retired: input.include_superseded || standpoint.asOf !== undefined || standpoint.knownAt !== undefined, wanted: input.k, text: input.query, zone: moments.zone, standing: standpoint.asOf ?? now,
      };
      const searched = await searchIndex(sql, room, query, sources, prepared, recipe);
      const { ranked, best } = searched;
      const share = (entry: Ranked) => round(Math.min(1, entry.score / Math.max(best, 1e-9)));
      const wanted = input.min_score === undefined ? ranked : ranked.filter((entry) => share(entry) >= (input.min_score as number));
      const shown = await showable(sql, room, client.client_id, { ...searched, ranked: wanted }, { ...input, recipe }, standpoint);
      const turns = shown.filter(({ row }) => row.session_id !== null && row.kind !== 'fact' && row.kind !== 'episode').map(({ row }) => row.id);
      // A neighbour is told once: not where it is a result itself, and not again beside a lesser result.
      const told = new Set(turns);
      const around = await contextOf(sql, client.client_id, turns, input.context, now);
      const arms = input.explain ? armsOf(withLooks(ranked, shown)) : null;
      const results = shown.map(({ entry, row, disputed, replaced, replaces }) => {
        const json = foundJson(row, standpoint);
        return {
          ...json, ...(replaced ? { status: 'superseded' as const } : disputed && { status: 'disputed' as const }), score: share(entry), ...(replaces && { replaces: [...replaces] }),
          context: row.kind === 'fact' || row.kind === 'episode' ? [] : around.filter((c) => c.of === row.id && !told.has(c.id) && told.add(c.id)).map(({ of: _, occurred_at, ...rest }) => ({ ...rest, occurred_at: occurred_at.toISOString() })),
          ...(arms && { explain: arms.get(keyOf(entry.kind, entry.refId)) ?? {} }),
        };
      });
      const elsewhere = sources.flatMap((source) => source.elsewhere?.(prepared.get(source.name), query) ?? []);
      return { answer: { query: input.query, client_id: client.client_id, results: withElsewhere(results, elsewhere, now, input) }, soonest: Math.min(...shown.flatMap(({ row }) => [row.expires_at, row.valid_to, row.valid_from].flatMap((at) => (at && at > now ? [at.getTime()] : [])))) };
    };

    // Where nothing waits for another server, one transaction does; else none is open meanwhile: there may be only one connection.
    const unprepared = !sources.some((source) => source.prepare);
    const alone = deps.cache.name === 'in-process' && unprepared;
    // What runs in a caller's own transaction sees what nobody else sees yet.
    const flight = context.tx === undefined ? flights.begin() : null;
    try {
      const hot = plain ? await deps.hot?.look(context.workspaceId, input.client_id) : undefined;
      const first: { question: ReturnType<typeof about>; hit?: Kept; other?: Promise<Landed | null>; found?: Awaited<ReturnType<typeof find>> } = hot ? { question: about(hot.client) } : await deps.db.inWorkspace(context, async (sql) => {
        const question = await asked(sql);
        if (!alone) return { question };
        const hit = await readCached(deps, question.key, now);
        const other = hit || !flight ? null : flights.join(question.key, flight);
        return hit ? { question, hit } : other ? { question, other } : { question, found: await find(sql, inSql(sql), question, new Map()) };
      });
      const { question } = first;
      const hit = first.hit ?? (alone && !hot ? null : await readCached(deps, question.key, now));
      if (hit) return hitOf(hit);
      const flown = await (first.other ?? ((alone && !hot) || !flight ? null : flights.join(question.key, flight)));
      if (flown && (flown.until === null || flown.until > now.getTime())) return asAnswer(flown);
      const prepared = unprepared ? new Map<string, unknown>() : await prepare(input.query, context, question);
      const failed = sources.flatMap((source) => source.failed?.(prepared.get(source.name)) ?? []);
      const { answer, soonest } = first.found ?? (hot && unprepared ? await find(oneByOne, inMemory(oneByOne, deps.hot as HotIndex, hot), question, prepared)
        : await deps.db.inWorkspace(context, (sql) => find(sql, hot ? inMemory(sql, deps.hot as HotIndex, hot) : inSql(sql), question, prepared)));
      // An answer is good until the client's memory changes, or until time itself changes it: something shown expires, ends or begins.
      // One from which an arm was missing is not kept: the arm may be back at the next question.
      const landed = { answer, failed, until: Number.isFinite(soonest) ? soonest : null };
      const kept = failed.length === 0 ? deps.cache.set(question.key, JSON.stringify({ answer, until: landed.until }), CACHE_SECONDS) : undefined;
      flight?.land(landed, kept);
      return asAnswer(landed);
    } finally {
      flight?.land(null);
    }
  };

  const explain = async (input: z.output<typeof explainRecall.input>, context: CallContext) => {
    const [prepared, { zone }] = await Promise.all([prepare(input.query, context), momentsOf(deps, context, [], mayNameTime(input.query))]);
    return deps.db.inWorkspace(context, (sql) => explainIn(sql, input, prepared, zone));
  };

  const explainIn = async (sql: Sql, input: z.output<typeof explainRecall.input>, prepared: ReadonlyMap<string, unknown>, zone: string) => {
    const now = deps.clock.now();
    const standpoint: Standpoint = { now, includeSuperseded: false };
    const client = await resolveClient(sql, input.client_id);
    const row = (await loadFound(sql, client.client_id, [{ kind: input.kind, refId: input.id }])).get(keyOf(input.kind, input.id));
    if (!row) throw notFound(input.kind, input.id);
    const recipe = recipeFor(input.recipe, client);
    const searched = await searchIndex(sql, inSql(sql), { clientId: client.client_id, docs: client.indexed_docs, now, wanted: input.k, text: input.query, zone, standing: now }, sources, prepared, recipe);
    const { ranked, uses, chosen } = searched;
    const here = ranked.findIndex((r) => r.kind === input.kind && r.refId === input.id);
    const held = await termsInMemory(sql, client.client_id, input.kind, input.id, uses.map((u) => u.term));
    const reasons: string[] = [];
    const out = keptOut(row, standpoint);
    if (out) reasons.push(out);
    const shown = await showable(sql, inSql(sql), client.client_id, searched, { ...input, recipe }, { ...standpoint, includeSuperseded: true });
    const replacedBy = shown.find(({ replaces }) => input.kind === 'event' && replaces?.includes(input.id))?.row.id;
    if (replacedBy !== undefined) reasons.push(`For this question event ${replacedBy}, which is newer, replaces it; its receipt can be restored.`);
    const rankShown = shown.findIndex(({ row: r }) => r.kind === input.kind && r.id === input.id);
    if (!out && here < 0) reasons.push(held.size === 0 ? 'It holds none of the words of the query, and nothing near it does.' : 'It holds words of the query, but too many other memories hold them more strongly.');
    if (!out && replacedBy === undefined && here >= 0 && rankShown < 0) reasons.push(`${here} memories fit better, and only the best ${input.k} are returned.`);
    return {
      query: input.query, client_id: client.client_id, id: input.id, kind: input.kind, found: rankShown >= 0 && replacedBy === undefined, rank: here < 0 ? null : here + 1, arms: armsOf(ranked).get(keyOf(input.kind, input.id)) ?? {},
      terms: uses.map((use) => ({ term: use.term, documents: use.documents, used: chosen.includes(use), in_memory: held.has(use.term), adds: round(use.idf * (held.get(use.term) ?? 0)) })), kept_out: reasons,
    };
  };

  const browse = async (input: z.output<typeof search.input>, context: CallContext) => {
    const after = decodeCursor(input.cursor, ['number', 'string', 'number']) as [number, string, number] | null;
    const moments = await momentsOf(deps, context);
    const now = deps.clock.now();
    return deps.db.inWorkspace(context, async (sql) => {
      const { client_id: clientId } = await resolveClient(sql, input.client_id);
      const rows = await searchFound(sql, { clientId, q: input.q, kinds: input.kind ?? KINDS, scope: input.scope, trust: input.trust, from: moments.from(input.from), to: moments.until(input.to), now }, after, input.limit + 1);
      return pageOf(rows, input.limit, (row) => foundJson(row, { now, includeSuperseded: true }), (row) => [row.at, row.kind, row.id]);
    });
  };

  return [operation(recall, run), operation(explainRecall, explain), operation(search, browse)];
}

type Kept = Pick<Answer, 'query' | 'client_id' | 'results'>;
interface Landed { answer: Kept; failed: string[]; until: number | null }

async function readCached(deps: MemoryDeps, key: string, now: Date): Promise<Kept | null> {
  const text = await deps.cache.get(key);
  if (text === null) return null;
  try {
    const { answer, until } = JSON.parse(text) as { answer: Kept; until: number | null };
    return Array.isArray(answer?.results) && (until === null || until > now.getTime()) ? answer : null;
  } catch (error) {
    deps.log.debug('a cached answer could not be read', errorFields(error));
    return null;
  }
}
