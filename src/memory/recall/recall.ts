import { createHash } from 'node:crypto';
import type { Sql } from '../../db/database.port.ts';
import { decodeCursor, pageOf } from '../../kernel/cursor.ts';
import { errorFields } from '../../kernel/log.ts';
import { type AnyOperation, type CallContext, operation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import type * as z from 'zod';
import type { ArmSource } from './arms.ts';
import { createFlights } from '../cache/cache-flights.ts';
import { type ClientRow, resolveClient } from '../clients/clients.store.ts';
import { armsOf, find, inMemory, inSql, type Kept, type Question, round, searchIndex, showable } from './finding.ts';
import { foundJson, keptOut, loadFound, searchFound, type Standpoint } from './found.store.ts';
import type { HotIndex } from '../hot-index/hot-index.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import { KINDS } from '../memory-fields.contract.ts';
import { momentsOf } from './moments.ts';
import { keyOf } from './ranking.ts';
import { type Recipe, recipeOf } from './recipes.ts';
import type { RecallCounter } from './recall-counter.ts';
import { explainRecall, recall, type RecallInput, search } from './recall.contract.ts';
import { termsInMemory } from './recall.store.ts';
import { mayNameTime } from './time-words.ts';

const CACHE_SECONDS = 3600;
const HOUR = 3_600_000;

type Input = z.output<typeof RecallInput>;
type Answer = z.input<typeof recall.output>;

type Standing = Pick<ClientRow, 'client_id' | 'metadata' | 'workspace_recipe' | 'created_at' | 'memory_version' | 'indexed_docs'>;

/** The recipe that was asked for, else the client's own, else its workspace's; one that a profile names and nobody knows is as none, since a profile may hold anything. */
const recipeFor = (asked: string | undefined, { metadata, workspace_recipe: ofAll }: Pick<ClientRow, 'metadata' | 'workspace_recipe'>): Recipe => {
  const own = typeof metadata['recall_recipe'] === 'string' ? metadata['recall_recipe'] : undefined;
  for (const name of [asked, own, ofAll ?? undefined]) {
    const recipe = name === undefined ? undefined : recipeOf(name);
    if (recipe) return recipe;
  }
  return recipeOf(undefined) as Recipe;
};

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
    const about = (client: Standing): Question & { key: string } => {
      const recipe = recipeFor(input.recipe, client);
      // What the period of a question means changes with the day.
      const day = mayNameTime(input.query) ? Math.floor((standpoint.asOf ?? now).getTime() / HOUR) : null;
      const parameters = [context.workspaceId, client.created_at, client.memory_version, context.probe === true, input.query, input.k, input.kind, input.scope, input.session_id, moments.from(input.since), moments.until(input.until), standpoint.asOf, standpoint.knownAt, input.min_score, input.context, input.include_superseded, input.explain,
        deps.embedding?.embedder.model, recipe.name, recipe.version, day];
      return { input, client, recipe, moments, standpoint, key: `recall:${client.client_id}:${createHash('sha256').update(JSON.stringify(parameters)).digest('hex').slice(0, 40)}` };
    };
    const hitOf = (hit: Kept): Answer => {
      counter.add(context, hit.results);
      return { ...hit, cached: true, degraded: degraded(), took_ms: took() };
    };

    const asAnswer = ({ answer, failed }: Landed): Answer => {
      counter.add(context, answer.results);
      return { ...answer, cached: false, degraded: degraded(failed), took_ms: took() };
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
        return hit ? { question, hit } : other ? { question, other } : { question, found: await find(sql, inSql(sql), sources, question, new Map()) };
      });
      const { question } = first;
      const hit = first.hit ?? (alone && !hot ? null : await readCached(deps, question.key, now));
      if (hit) return hitOf(hit);
      const flown = await (first.other ?? ((alone && !hot) || !flight ? null : flights.join(question.key, flight)));
      if (flown && (flown.until === null || flown.until > now.getTime())) return asAnswer(flown);
      const prepared = unprepared ? new Map<string, unknown>() : await prepare(input.query, context, question);
      const failed = sources.flatMap((source) => source.failed?.(prepared.get(source.name)) ?? []);
      const { answer, soonest } = first.found ?? (hot && unprepared ? await find(oneByOne, inMemory(oneByOne, deps.hot as HotIndex, hot), sources, question, prepared)
        : await deps.db.inWorkspace(context, (sql) => find(sql, hot ? inMemory(sql, deps.hot as HotIndex, hot) : inSql(sql), sources, question, prepared)));
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
    const shown = await showable(sql, inSql(sql), client.client_id, searched, { ...input, recipe, zone }, { ...standpoint, includeSuperseded: true });
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
