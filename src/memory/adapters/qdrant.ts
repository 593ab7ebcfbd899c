import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Embedder } from '../../llm/embedder.port.ts';
import { BackendFailure, type BackendItem, type MemoryBackend } from '../backends/memory-backend.port.ts';
import { piecesOf } from '../embedding/embed-text.ts';
import { type BackendHttp, backendHttp, dateOr, sharesOf, WRITE_MS } from './backend-http.ts';

const Nothing = z.unknown();
const Points = z.object({ result: z.object({ points: z.array(z.object({ id: z.union([z.string(), z.number()]), score: z.number(), payload: z.looseObject({ ref: z.string().nullish(), text: z.string().nullish(), occurred_at: z.string().nullish() }).nullish() })) }) });

export interface QdrantOptions {
  readonly baseUrl: string;
  readonly apiKey?: string | undefined;
  readonly embedder: Embedder;
  /** Beginning of the collection's name; the model and its size follow, so that vectors of two models never meet. */
  readonly collection?: string | undefined;
  readonly timeoutMs?: number;
  readonly fetch?: BackendHttp['fetch'];
}

/** Qdrant: every piece of a text is a point, found by the vector of the configured embedder. */
export function qdrant({ baseUrl, apiKey, embedder, collection = 'almanac', timeoutMs = 800, fetch }: QdrantOptions): MemoryBackend {
  const call = backendHttp({ name: 'qdrant', baseUrl, headers: apiKey ? { 'api-key': apiKey } : {}, fetch });
  const write = { timeoutMs: WRITE_MS, as: Nothing };
  const of = (client: string) => ({ must: [{ key: 'client', match: { value: client } }] });
  const path = (size: number): string => `/collections/${encodeURIComponent(`${collection}-${embedder.model.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${size}`)}`;
  let size = embedder.dimensions;

  const vectorsOf = async (texts: readonly string[], as: 'query' | 'text', ms: number): Promise<number[][]> => {
    try {
      const vectors = await embedder.embed(texts, { as, signal: AbortSignal.timeout(ms) });
      size = vectors[0]?.length ?? size;
      return vectors.map((v) => [...v]);
    } catch (cause) {
      throw new BackendFailure('qdrant has no vector to work with: the embedder did not answer', { retryable: true, cause });
    }
  };
  const home = async (): Promise<string> => path(size ?? (await vectorsOf(['size'], 'text', WRITE_MS))[0]?.length ?? 0);

  const add = async ({ client, ref, text, speaker, occurredAt }: Pick<BackendItem, 'client' | 'ref' | 'text' | 'speaker' | 'occurredAt'>): Promise<string[]> => {
    const pieces = piecesOf(text);
    const vectors = await vectorsOf(pieces.map((p) => (speaker ? `${speaker}: ${p}` : p)), 'text', WRITE_MS);
    // Named after what they are: written twice, they are there once.
    const points = pieces.map((piece, i) => ({ id: pointId(client, ref, i), vector: vectors[i], payload: { client, ref, text: piece, occurred_at: occurredAt.toISOString() } }));
    const at = path(vectors[0]?.length ?? 0);
    const upsert = () => call('PUT', `${at}/points?wait=true`, { points }, write);
    if ((await upsert()).missing) {
      await call('PUT', at, { vectors: { size: vectors[0]?.length, distance: 'Cosine' }, on_disk_payload: true }, write);
      await call('PUT', `${at}/index?wait=true`, { field_name: 'client', field_schema: 'keyword' }, write);
      if ((await upsert()).missing) throw new BackendFailure('qdrant does not know the collection that it has just made', { retryable: true });
    }
    return points.map((p) => p.id);
  };

  return {
    name: 'qdrant',
    metered: false,
    add,
    createFact: ({ client, ref, text, entityId, recordedAt, validFrom }) => add({ client, ref, text, speaker: entityId, occurredAt: validFrom ?? recordedAt }),
    async search(client, query, limit) {
      const [vector] = await vectorsOf([query.slice(0, 4000).toWellFormed()], 'query', timeoutMs);
      const reply = await call('POST', `${path(vector?.length ?? 0)}/points/query`, { query: vector, limit, filter: of(client), with_payload: true }, { timeoutMs, as: Points });
      const points = reply.missing ? [] : reply.body.result.points;
      const shares = sharesOf(points.map((p) => p.score));
      return points.map((p, i) => ({ text: p.payload?.text ?? '', score: shares[i] ?? 0, ids: [String(p.id)], ref: p.payload?.ref ?? null, at: dateOr(p.payload?.occurred_at) }));
    },
    async remove(_client, ids) { if (ids.length) await call('POST', `${await home()}/points/delete?wait=true`, { points: ids }, write); },
    async eraseClient(client) { await call('POST', `${await home()}/points/delete?wait=true`, { filter: of(client) }, write); },
    async health() {
      if ((await call('GET', '/collections', undefined, { timeoutMs, as: Nothing })).missing) throw new BackendFailure('qdrant is not at this address', { retryable: true });
    },
  };
}

function pointId(client: string, ref: string, piece: number): string {
  const hex = createHash('sha256').update(`${client} ${ref} ${piece}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
