import * as z from 'zod';
import { type Embedder, EmbedderFailure, checkVectors } from '../embedder.port.ts';

const Answer = z.object({ data: z.array(z.object({ index: z.int().nonnegative().optional(), embedding: z.union([z.array(z.unknown()), z.string()]) })) });

/** Endpoints refuse longer lists (the common bound is 2048 texts and some 300,000 tokens); a smaller one costs less to repeat. */
const TEXTS_A_CALL = 128;
const CHARACTERS_A_CALL = 100_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 20_000;

export interface OpenAiEmbeddingsOptions {
  /** `https://api.openai.com/v1`, `http://127.0.0.1:11434/v1`: anything that serves `/embeddings`. */
  readonly baseUrl: string;
  readonly apiKey: string | undefined;
  readonly model: string;
  /** Asked for in each call, and demanded of each answer. Absent: what the model gives. */
  readonly dimensions?: number | undefined;
  /** How long failures are tried again before the call fails. A signal ends it earlier. */
  readonly patienceMs?: number;
  /** How long one request may take. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
  readonly pause?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

class Again extends Error {
  readonly waitMs: number | undefined;
  readonly failure: EmbedderFailure;
  constructor(failure: EmbedderFailure, waitMs?: number) { super(failure.message); this.failure = failure; this.waitMs = waitMs; }
}

/** OpenAI, OpenRouter, Ollama, vLLM, LiteLLM, TEI: every endpoint that speaks the embeddings protocol. */
export function openAiEmbeddings({ baseUrl, apiKey, model, dimensions: wanted, patienceMs = 60_000, timeoutMs = 30_000, fetch: doFetch = fetch, pause = sleep }: OpenAiEmbeddingsOptions): Embedder {
  let dimensions = wanted ?? null;
  const headers = { 'content-type': 'application/json', ...(apiKey && { authorization: `Bearer ${apiKey}` }) };

  const once = async (texts: readonly string[], signal: AbortSignal | undefined): Promise<Float32Array[]> => {
    const limit = AbortSignal.timeout(timeoutMs);
    let response: Response;
    let body: unknown;
    try {
      response = await doFetch(`${baseUrl}/embeddings`, { method: 'POST', headers, signal: signal ? AbortSignal.any([signal, limit]) : limit, body: JSON.stringify({ model, input: texts, encoding_format: 'float', ...(wanted !== undefined && { dimensions: wanted }) }) });
      body = response.ok ? await response.json() : (await response.text()).slice(0, 300);
    } catch (cause) {
      if (signal?.aborted) throw signal.reason;
      throw new Again(new EmbedderFailure(limit.aborted ? `the embedder did not answer within ${timeoutMs / 1000} s` : 'the embedder cannot be reached, or what it answered is no JSON', { retryable: true, cause }));
    }
    if (!response.ok) {
      const retryable = response.status === 429 || response.status === 408 || response.status >= 500;
      const failure = new EmbedderFailure(`the embedder answered ${response.status}`, { retryable, oneOfTheTexts: [400, 413, 422].includes(response.status), cause: new Error(String(body)) });
      if (!retryable) throw failure;
      throw new Again(failure, retryAfter(response.headers.get('retry-after')));
    }
    const parsed = Answer.safeParse(body);
    if (!parsed.success) throw new EmbedderFailure('the embedder answered in a form that is not embeddings', { retryable: false, cause: parsed.error });
    const items = parsed.data.data.map((item, i) => ({ ...item, index: item.index ?? i })).sort((a, b) => a.index - b.index);
    if (items.some((item, i) => item.index !== i)) throw new EmbedderFailure('the embedder answered vectors that do not belong to the texts one by one', { retryable: false });
    const vectors = items.map(({ embedding }) => decode(embedding));
    checkVectors(vectors, { texts: texts.length, dimensions });
    dimensions ??= vectors[0]?.length ?? null;
    return vectors;
  };

  const patiently = async (texts: readonly string[], signal: AbortSignal | undefined): Promise<Float32Array[]> => {
    const began = performance.now();
    for (let attempt = 0; ; attempt++) {
      try {
        return await once(texts, signal);
      } catch (error) {
        if (!(error instanceof Again)) throw error;
        const wait = Math.min(error.waitMs ?? FIRST_PAUSE_MS * 2 ** attempt * (0.75 + Math.random() / 2), LONGEST_PAUSE_MS);
        if (performance.now() - began + wait > patienceMs) throw error.failure;
        await pause(wait, signal);
      }
    }
  };

  return {
    model,
    get dimensions() { return dimensions; },
    where: new URL(baseUrl).host,
    async embed(texts, { signal } = {}) {
      signal?.throwIfAborted();
      const out: Float32Array[] = [];
      for (const batch of batches(texts)) out.push(...(await patiently(batch, signal)));
      return out;
    },
    // Every endpoint of this protocol embeds; not every one lists its models. One word costs one token.
    async check(signal) {
      try {
        await once(['ok'], signal);
      } catch (error) {
        throw error instanceof Again ? error.failure : error;
      }
    },
  };
}

/** Lists that one call takes. A text that is longer than a call's share goes alone. */
export function* batches(texts: readonly string[]): Generator<string[]> {
  let batch: string[] = [];
  let size = 0;
  for (const text of texts) {
    if (batch.length > 0 && (batch.length >= TEXTS_A_CALL || size + text.length > CHARACTERS_A_CALL)) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(text);
    size += text.length;
  }
  if (batch.length > 0) yield batch;
}

/** Numbers, or little-endian 32-bit floats in base64. What is no number becomes NaN, which the check refuses. */
function decode(embedding: readonly unknown[] | string): Float32Array {
  if (typeof embedding !== 'string') return Float32Array.from(embedding, (x) => (typeof x === 'number' ? x : NaN));
  const bytes = Buffer.from(embedding, 'base64');
  return Float32Array.from({ length: bytes.length >> 2 }, (_, i) => bytes.readFloatLE(i * 4));
}

function retryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return ms > 0 ? ms : undefined;
}

const sleep = (ms: number, signal: AbortSignal | undefined): Promise<void> => new Promise((resolve, reject) => {
  const end = (): void => { clearTimeout(timer); reject(signal?.reason as Error); };
  const timer = setTimeout(() => { signal?.removeEventListener('abort', end); resolve(); }, ms);
  signal?.addEventListener('abort', end, { once: true });
});
