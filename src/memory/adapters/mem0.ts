import * as z from 'zod';
import { BackendFailure, type BackendItem, type MemoryBackend } from '../backends/memory-backend.port.ts';
import { type BackendHttp, backendHttp, dateOr, sharesOf, WRITE_MS } from './backend-http.ts';

const LISTED = 100;
/** Where its answer names no memory (it works in the background), ours is found there by the name that went with it. */
const BY_REF = 'ref:';

const Nothing = z.unknown();
const Metadata = z.looseObject({ almanac_ref: z.string().nullish() }).nullish();
const Added = z.union([z.array(z.object({ id: z.string().nullish() })), z.object({ results: z.array(z.object({ id: z.string().nullish() })).nullish() })]);
const Memories = z.object({ results: z.array(z.object({ id: z.string(), memory: z.string(), score: z.number().nullish(), metadata: Metadata, created_at: z.string().nullish(), updated_at: z.string().nullish() })) });
const Listed = z.object({ results: z.array(z.object({ id: z.string(), metadata: Metadata })) });

/** mem0's platform. Texts are kept as they are (`infer: false`): what is drawn from them is drawn here. */
export function mem0({ apiKey, baseUrl = 'https://api.mem0.ai', timeoutMs = 800, fetch }: { apiKey: string; baseUrl?: string | undefined; timeoutMs?: number; fetch?: BackendHttp['fetch'] }): MemoryBackend {
  const call = backendHttp({ name: 'mem0', baseUrl, headers: { authorization: `Token ${apiKey}` }, fetch });
  const write = { timeoutMs: WRITE_MS, as: Nothing };
  const there = <T>(reply: { missing: true } | { missing: false; body: T }): T => {
    if (reply.missing) throw new BackendFailure('mem0 is not at this address', { retryable: true });
    return reply.body;
  };

  const add = async ({ client, ref, text, role, speaker, occurredAt }: BackendItem): Promise<string[]> => {
    const answer = there(await call('POST', '/v3/memories/add/', {
      messages: [{ role: role === 'assistant' ? 'assistant' : 'user', content: speaker ? `${speaker}: ${text}` : text }], user_id: client, infer: false, timestamp: Math.floor(occurredAt.getTime() / 1000), metadata: { almanac_ref: ref },
    }, { timeoutMs: WRITE_MS, as: Added }));
    const made = (Array.isArray(answer) ? answer : (answer.results ?? [])).flatMap(({ id }) => id ?? []);
    return made.length ? made : [BY_REF + ref];
  };

  return {
    name: 'mem0',
    metered: true,
    add,
    createFact: ({ client, ref, text, entityId, recordedAt, validFrom }) => add({ client, ref, text, role: 'user', speaker: entityId, occurredAt: validFrom ?? recordedAt }),
    async search(client, query, limit) {
      const { results } = there(await call('POST', '/v3/memories/search/', { query, output_format: 'v1.1', top_k: limit, filters: { user_id: client } }, { timeoutMs, as: Memories }));
      const shares = sharesOf(results.map((r) => r.score));
      return results.map((r, i) => ({ text: r.memory, score: shares[i] ?? 0, ids: [r.id, ...(r.metadata?.almanac_ref ? [BY_REF + r.metadata.almanac_ref] : [])], ref: r.metadata?.almanac_ref ?? null, at: dateOr(r.created_at ?? r.updated_at) }));
    },
    async remove(client, ids) {
      for (const id of ids) {
        let found = [id];
        if (id.startsWith(BY_REF)) {
          const ref = id.slice(BY_REF.length);
          const list = await call('POST', `/v3/memories/?page=1&page_size=${LISTED}`, { filters: { AND: [{ user_id: client }, { metadata: { almanac_ref: ref } }] } }, { timeoutMs: WRITE_MS, as: Listed });
          // Only what says itself that it is this one: a filter that is ignored must not cost another memory.
          found = list.missing ? [] : list.body.results.filter((r) => r.metadata?.almanac_ref === ref).map((r) => r.id);
        }
        for (const one of found) await call('DELETE', `/v1/memories/${encodeURIComponent(one)}/`, undefined, write);
      }
    },
    async eraseClient(client) { await call('DELETE', `/v1/memories/?user_id=${encodeURIComponent(client)}`, undefined, write); },
    async health() { there(await call('GET', '/v1/ping/', undefined, { timeoutMs, as: Nothing })); },
  };
}
