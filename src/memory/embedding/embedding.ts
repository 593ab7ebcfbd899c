import type { Database, Sql } from '../../db/database.port.ts';
import { type AnyJobHandler, defineJob, handle } from '../../jobs/index.ts';
import { BreakerOpen, createBreaker } from '../../kernel/breaker.ts';
import { errorFields } from '../../kernel/log.ts';
import { type AnyOperation, type CallContext, operation } from '../../kernel/operation.ts';
import { checkVectors, type Embedder, EmbedderFailure } from '../../llm/embedder.port.ts';
import * as z from 'zod';
import { note, type Touched, touchClients } from '../clients/clients.store.ts';
import { piecesOf } from './embed-text.ts';
import { EXAM, grade } from './embedder-exam.ts';
import { embeddings } from './embeddings.contract.ts';
import type { EmbeddingSettings, MemoryDeps } from '../memory-deps.ts';
import { takeChanges } from './vector-changes.ts';
import { breather } from './embedding-pace.ts';
import { countUsage, docsWithout, dropGone, dropOtherModels, embeddingCounts, enterModel, findModel, isSomewhere, keepVectors, type NewVector, nextWithout, sayEverywhere, sayHere, textsOf, usedTokens, type WantedText } from './vectors.store.ts';
import { normalized } from './vector-math.ts';

/** Gives the texts of some documents their vectors. */
export const EmbedTexts = defineJob({ name: 'memory.embed', payload: z.object({ doc_ids: z.array(z.int()).min(1).max(1000) }), retries: 8, retryDelay: 10, timeout: 900 });
/** Goes through all documents for those without vectors in the present model: after a change of the model, a stop, a restored backup. */
export const EmbedRest = defineJob({ name: 'memory.embed-rest', payload: z.object({ after: z.int() }), retries: 8, retryDelay: 30, timeout: 900 });

const DOCS_A_JOB = 1000;
const DOCS_A_STEP = 128;
/** Pieces between two transactions: what is done stays done when the rest fails. */
const PIECES_A_STEP = 128;
/** The embedded database has one connection: who asks it something waits for the transaction under way, so these are short there. */
const VECTORS_A_TRANSACTION = { pglite: 16, postgres: 128 };
const QUERIES_KEPT = 500;
/** A question beyond this is a pasted page; its beginning says what it is about. */
const QUERY_CHARACTERS = 4000;
/** Query tokens counted in this process before they are written down. */
const COUNT_FROM = 2000;
const HEALTH_MS = 15_000;

/** Why a question has no vector. */
export type QueryVector = { vector: Float32Array; model: string } | { failed: string };

export interface EmbeddingRoom {
  /** The database, with the vectors kept in step: what leaves the index loses its vector in the same transaction, what enters it gets a job there. */
  readonly db: Database;
  readonly jobs: AnyJobHandler[];
  readonly operations: AnyOperation[];
  /** Null: there is no embedder, or nothing is to be asked (a probe). */
  query(text: string, context: CallContext): Promise<QueryVector | null>;
  /** Says that there is an embedder here, in all workspaces: every minute. */
  present(): Promise<void>;
  /** Takes up what waits: at start, and every night. */
  resume(context: Pick<CallContext, 'workspaceId'>): Promise<void>;
  health(): Promise<{ status: 'ok' | 'down' | 'off'; detail: string }>;
}

export function embeddingRoom(deps: Pick<MemoryDeps, 'db' | 'clock' | 'jobs' | 'log' | 'countTokens'>, settings: EmbeddingSettings | null): EmbeddingRoom {
  const { clock, jobs, log } = deps;
  const embedder = settings?.embedder;
  const breaker = createBreaker({ clock });
  const kept = new Map<string, Float32Array>();
  const asked = new Map<string, Promise<Float32Array>>();
  let failedAt: Date | null = null;
  let lastFailure: string | null = null;
  let spent: { month: string; over: boolean } | null = null;
  const pace = breather();
  const unwritten = new Map<number, { texts: number; tokens: number }>();

  const db: Database = {
    ...deps.db,
    inWorkspace: (scope, work) => deps.db.inWorkspace(scope, async (sql) => {
      const answer = await work(sql);
      if (embedder) await deps.db.closed(sql); // documents have their numbers then
      const changed = takeChanges(sql);
      if (changed) {
        await dropGone(sql, changed.gone);
        const ids = [...changed.docIds];
        if (embedder) for (let i = 0; i < ids.length; i += DOCS_A_JOB) await jobs.enqueue(sql, scope, EmbedTexts, { doc_ids: ids.slice(i, i + DOCS_A_JOB) });
      }
      return answer;
    }),
  };

  const month = (): string => `${clock.now().toISOString().slice(0, 7)}-01`;
  const failed = (error: unknown): string => {
    failedAt = clock.now();
    lastFailure = error instanceof EmbedderFailure ? error.message : (error as { name?: string } | null)?.name === 'TimeoutError' ? 'the embedder did not answer in time' : 'the embedder failed';
    return lastFailure;
  };
  const worked = () => { failedAt = null; lastFailure = null; };

  /** Whether this month's tokens are used up; asked of the database before each step of background work. */
  const overBudget = async (): Promise<boolean> => {
    if (!settings || settings.monthlyTokens === null) return false;
    const used = await deps.db.asOwner((sql) => usedTokens(sql, month()));
    spent = { month: month(), over: used >= settings.monthlyTokens };
    return spent.over;
  };
  const knownToBeSpent = () => spent !== null && spent.over && spent.month === month();
  const stopped = () => (knownToBeSpent() ? `The ${settings?.monthlyTokens ?? 0} tokens of this month (EMBEDDINGS_MONTHLY_TOKENS) are used up; recall works by words until the next.` : lastFailure);

  const count = async (sql: Sql, texts: readonly string[]) => { await countUsage(sql, month(), embedder?.model ?? '', texts.length, texts.reduce((n, text) => n + deps.countTokens(text), 0)); };

  /** The size of the vectors: configured, known from an answer, or asked for with one word. */
  const dimensions = async (): Promise<number> => {
    if (!embedder) throw new Error('There is no embedder.');
    return embedder.dimensions ?? (await embedder.embed(['size']))[0]?.length ?? 0;
  };

  /** The model's number here; a new one is examined first. */
  const modelOf = async (context: CallContext): Promise<number> => {
    if (!embedder) throw new Error('There is no embedder.');
    const size = await dimensions();
    const known = await deps.db.inWorkspace(context, (sql) => findModel(sql, embedder.model, size));
    if (known) return known.model_id;
    const vectors = await embedder.embed(EXAM, { signal: context.signal });
    checkVectors(vectors, { texts: EXAM.length, dimensions: size });
    const mark = grade(vectors.map(normalized));
    log.info('a new embedding model was examined', { model: embedder.model, dimensions: size, grade: mark });
    return deps.db.inWorkspace(context, async (sql) => {
      await count(sql, EXAM);
      return enterModel(sql, embedder.model, size, mark);
    });
  };

  /** Vectors of texts in small steps, each kept as soon as it is there. One text that the model refuses does not stop the others. */
  const embedAll = async (context: CallContext, model: number, texts: readonly WantedText[]): Promise<void> => {
    const waiting = texts.flatMap((text) => piecesOf(text.text).map((content, piece) => ({ ...text, content, piece })));
    for (let i = 0; i < waiting.length;) {
      // A text's pieces stay together: a text counts as embedded when its first piece is.
      let end = Math.min(waiting.length, i + PIECES_A_STEP);
      while (end < waiting.length && (waiting[end]?.piece ?? 0) > 0) end++;
      const step = waiting.slice(i, end);
      i = end;
      if (await overBudget()) { log.warn('embedding stopped: the tokens of this month are used up'); return; }
      const contents = [...new Set(step.map((s) => s.content))];
      const vectors = await embedSome(contents, context.signal);
      const found = step.flatMap(({ clientId, hash, piece, content }): NewVector[] => { const vector = vectors.get(content); return vector ? [{ clientId, hash, piece, vector }] : []; });
      await deps.db.inWorkspace(context, (sql) => count(sql, contents)); // paid for, whatever becomes of them
      for (let from = 0; from < found.length;) {
        let to = Math.min(found.length, from + VECTORS_A_TRANSACTION[deps.db.engine]);
        while (to < found.length && (found[to]?.piece ?? 0) > 0) to++;
        const some = found.slice(from, to);
        from = to;
        await pace.breathe();
        await deps.db.inWorkspace(context, async (sql) => {
          const touched: Touched = new Map();
          for (const clientId of await keepVectors(sql, model, some)) note(touched, clientId, []); // answers that were cached without these vectors are old now
          await touchClients(sql, touched);
        });
      }
      worked();
    }
  };

  /** `split`: others of the same call came through, so that what fails now fails by itself. */
  const embedSome = async (contents: readonly string[], signal: AbortSignal | undefined, split = false): Promise<Map<string, Float32Array>> => {
    try {
      const vectors = await (embedder as Embedder).embed(contents, { signal });
      checkVectors(vectors, { texts: contents.length, dimensions: (embedder as Embedder).dimensions });
      return new Map(contents.map((content, i) => [content, normalized(vectors[i] as Float32Array)]));
    } catch (error) {
      if (!(error instanceof EmbedderFailure) || !(error.oneOfTheTexts || (split && !error.retryable))) { failed(error); throw error; }
      if (contents.length === 1) { log.warn('a text was refused by the embedder and stays without a vector', errorFields(error)); return new Map(); }
      const half = contents.length >> 1;
      return new Map([...(await embedSome(contents.slice(0, half), signal, true)), ...(await embedSome(contents.slice(half), signal, true))]);
    }
  };

  // One after another: two jobs at once would pay for the same text twice, and share one rate limit anyway.
  let line: Promise<unknown> = Promise.resolve();
  /** Whether to go on. Without an embedder here the job is left to a process that has one; where there is none, there is nothing to do: turned on again, all texts are gone through. */
  const mayEmbed = async (context: CallContext): Promise<boolean> => {
    if (embedder) return !(await overBudget());
    if (await deps.db.inWorkspace(context, isSomewhere)) throw new Error('Another process has the embedder: the job is left to it.');
    log.info('texts were let go without a vector, since embeddings are off');
    return false;
  };

  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = line.catch(() => {}).then(work);
    line = mine;
    return mine;
  };

  const embedDocs = (ids: readonly number[], context: CallContext) => inLine(async () => {
    if (!(await mayEmbed(context))) return;
    const model = await modelOf(context).catch((error: unknown) => { failed(error); throw error; });
    for (let i = 0; i < ids.length && !knownToBeSpent(); i += DOCS_A_STEP) {
      const texts = await deps.db.inWorkspace(context, async (sql) => textsOf(sql, model, await docsWithout(sql, model, ids.slice(i, i + DOCS_A_STEP)), clock.now()));
      await embedAll(context, model, texts);
    }
  });

  const embedRest = (after: number, context: CallContext) => inLine(async () => {
    if (!(await mayEmbed(context))) return;
    const model = await modelOf(context).catch((error: unknown) => { failed(error); throw error; });
    const { last, texts } = await deps.db.inWorkspace(context, async (sql) => {
      const docs = await nextWithout(sql, model, after, DOCS_A_STEP);
      return { last: docs.at(-1)?.doc_id, texts: await textsOf(sql, model, docs, clock.now()) };
    });
    await embedAll(context, model, texts);
    if (knownToBeSpent()) return;
    await deps.db.inWorkspace(context, async (sql) => {
      if (last !== undefined) await jobs.enqueue(sql, context, EmbedRest, { after: last });
      else {
        // Everything is there in this model: what an earlier one left is of no use any more.
        const removed = await dropOtherModels(sql, model);
        if (removed > 0) log.info('vectors of earlier models removed', { models: removed });
      }
    });
  });

  const within = async <T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const signal = AbortSignal.timeout(ms);
    // A model in this process does not listen to signals while it computes.
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(Object.assign(new Error('too late'), { name: 'TimeoutError' })), ms); });
    return Promise.race([work(signal), late]).finally(() => clearTimeout(timer));
  };

  const askQuery = async (text: string, context: CallContext): Promise<Float32Array> => {
    if (!settings || !embedder) throw new Error('There is no embedder.');
    const answer = await breaker.run(async () => {
      const vectors = await within(settings.queryTimeoutMs, (signal) => embedder.embed([text], { signal, as: 'query' }));
      checkVectors(vectors, { texts: 1, dimensions: embedder.dimensions });
      return vectors[0] as Float32Array;
    });
    const vector = normalized(answer);
    kept.set(text, vector);
    for (const oldest of kept.keys()) { if (kept.size <= QUERIES_KEPT) break; kept.delete(oldest); }
    const tally = unwritten.get(context.workspaceId) ?? { texts: 0, tokens: 0 };
    unwritten.set(context.workspaceId, { texts: tally.texts + 1, tokens: tally.tokens + deps.countTokens(text) });
    return vector;
  };

  /** Tokens of questions, written down apart from recall: a row that every recall writes would make them wait for one another. */
  const writeDown = async (least: number): Promise<void> => {
    for (const [workspaceId, { texts, tokens }] of unwritten) {
      if (tokens < least) continue;
      unwritten.delete(workspaceId);
      await deps.db.inWorkspace({ workspaceId }, (sql) => countUsage(sql, month(), embedder?.model ?? '', texts, tokens));
    }
    await overBudget();
  };

  const counts = async (sql: Sql) => {
    const model = embedder ? ((await findModel(sql, embedder.model, embedder.dimensions))?.model_id ?? null) : null;
    return embeddingCounts(sql, model);
  };

  let lastHealth: { at: number; answer: { status: 'ok' | 'down' | 'off'; detail: string } } | null = null;

  return {
    db,
    jobs: [handle(EmbedTexts, ({ doc_ids }, context) => embedDocs(doc_ids, context)), handle(EmbedRest, ({ after }, context) => embedRest(after, context))],
    operations: [operation(embeddings, async (_input, context) => {
      const used = embedder ? await deps.db.asOwner((sql) => usedTokens(sql, month())) : 0;
      const { texts, embedded } = await deps.db.inWorkspace(context, counts);
      return {
        on: embedder !== undefined, model: embedder?.model ?? null, dimensions: embedder?.dimensions ?? null, where: embedder?.where ?? null, memories: texts, embedded, waiting: embedder ? texts - embedded : 0,
        progress: texts === 0 ? 1 : Math.round((embedded / texts) * 1000) / 1000, month_tokens: used,
        month_limit: settings?.monthlyTokens ?? null, stopped: embedder ? stopped() : 'EMBEDDINGS_BASE_URL and EMBEDDINGS_MODEL are not set.', failed_at: failedAt?.toISOString() ?? null,
      };
    })],
    async query(text, context) {
      if (!embedder || context.probe) return null;
      pace.asked();
      const cut = text.slice(0, QUERY_CHARACTERS).toWellFormed();
      const known = kept.get(cut);
      if (known) {
        kept.delete(cut); // the latest stands last
        kept.set(cut, known);
        return { vector: known, model: embedder.model };
      }
      if (knownToBeSpent()) return { failed: stopped() ?? 'budget' };
      try {
        // The same question asked many times at once goes out once.
        const flight = asked.get(cut) ?? askQuery(cut, context).finally(() => asked.delete(cut));
        asked.set(cut, flight);
        const vector = await flight;
        if (failedAt) worked();
        if ((unwritten.get(context.workspaceId)?.tokens ?? 0) >= COUNT_FROM) void writeDown(COUNT_FROM).catch((error: unknown) => log.debug('token counts were not written', errorFields(error)));
        return { vector, model: embedder.model };
      } catch (error) {
        if (!(error instanceof BreakerOpen)) {
          failed(error);
          log.warn('a question was not embedded', errorFields(error));
        }
        return { failed: lastFailure ?? 'the embedder failed' };
      }
    },
    async present() {
      if (embedder) await deps.db.asOwner((sql) => sayEverywhere(sql, embedder.model));
    },
    async resume({ workspaceId }) {
      if (!embedder) return;
      await writeDown(0);
      await deps.db.inWorkspace({ workspaceId }, (sql) => sayHere(sql, embedder.model));
      await deps.db.inWorkspace({ workspaceId }, (sql) => jobs.enqueue(sql, { workspaceId }, EmbedRest, { after: 0 }, { key: 'from the first' }));
    },
    async health() {
      if (!embedder) return { status: 'off', detail: 'recall works by words; set EMBEDDINGS_BASE_URL and EMBEDDINGS_MODEL' };
      if (lastHealth && Date.now() - lastHealth.at < HEALTH_MS && lastHealth.answer.status === 'ok' && !failedAt) return lastHealth.answer;
      const answer = await (async (): Promise<{ status: 'ok' | 'down'; detail: string }> => {
        const spentNow = await overBudget();
        const { texts, embedded } = await deps.db.asOwner(async (sql) => {
          const [row] = await sql.rows<{ texts: number; embedded: number }>(`select count(*)::int as texts, count(*) filter (where exists (select from memory_signatures s join embedding_models m using (model_id)
            where s.client_id = d.client_id and s.text_hash = d.text_hash and m.model = $1 and ($2::int is null or m.dimensions = $2)))::int as embedded from memory_index d where d.chunk = 0`, [embedder.model, embedder.dimensions]);
          return row ?? { texts: 0, embedded: 0 };
        });
        const progress = `${embedder.model} at ${embedder.where}, ${embedded} of ${texts} memories`;
        if (spentNow) return { status: 'down', detail: `${progress}; ${stopped() ?? ''}` };
        if (failedAt || !lastHealth) await within(700, (signal) => embedder.check(signal)).then(worked, failed);
        return failedAt ? { status: 'down', detail: `${lastFailure ?? 'does not answer'}; ${progress}` } : { status: 'ok', detail: progress };
      })();
      lastHealth = { at: Date.now(), answer };
      return answer;
    },
  };
}
