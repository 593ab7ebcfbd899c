import * as z from 'zod';
import { BackendFailure, type MemoryBackend } from '../backends/memory-backend.port.ts';
import { type BackendHttp, backendHttp, cut, dateOr, sharesOf, WRITE_MS } from './backend-http.ts';

/** One episode of the graph holds so many characters. */
const EPISODE = 9_500;
/** A search may be so long and ask for so many. */
const QUERY = 400;
const MOST = 50;
const NAME = 200;
const FACT = 250;

const Nothing = z.unknown();
const Uuid = z.object({ uuid: z.string().min(1) });
const Edges = z.object({ edges: z.array(z.object({ uuid: z.string(), fact: z.string(), score: z.number().nullish(), relevance: z.number().nullish(), episodes: z.array(z.string()).nullish(), valid_at: z.string().nullish(), created_at: z.string().nullish() })).nullish() });

/**
 * Zep Cloud (its interface v3): each client is a user there, memories are episodes of the user's graph, and facts are edges of it.
 * What it answers to a search are edges, its own and ours; each names the episodes it was drawn from.
 */
export function zep({ apiKey, baseUrl = 'https://api.getzep.com/api/v2', timeoutMs = 800, fetch }: { apiKey: string; baseUrl?: string | undefined; timeoutMs?: number; fetch?: BackendHttp['fetch'] }): MemoryBackend {
  const call = backendHttp({ name: 'zep', baseUrl, headers: { authorization: `Api-Key ${apiKey}` }, fetch });
  const write = { timeoutMs: WRITE_MS, as: Nothing };

  /** Writes for a user; one that it does not know yet is made first. */
  const forUser = async <T>(user: string, path: string, body: object, as: z.ZodType<T>): Promise<T> => {
    for (let tries = 0; tries < 2; tries++) {
      const reply = await call('POST', path, { user_id: user, ...body }, { timeoutMs: WRITE_MS, as });
      if (!reply.missing) return reply.body;
      if (tries === 0) await call('POST', '/users', { user_id: user }, write);
    }
    throw new BackendFailure('zep does not know the user that it has just made', { retryable: true });
  };

  return {
    name: 'zep',
    metered: true,
    async add({ client, ref, text, speaker, role, occurredAt }) {
      const conversation = role === 'user' || role === 'assistant';
      const ids: string[] = [];
      for (const piece of cut(text, EPISODE)) {
        const { uuid } = await forUser(client, '/graph', {
          type: conversation ? 'message' : 'text', data: conversation || speaker ? `${speaker ?? role ?? 'user'}: ${piece}` : piece, created_at: occurredAt.toISOString(), source_description: 'almanac', metadata: { almanac_ref: ref },
        }, Uuid);
        ids.push(`episode:${uuid}`);
      }
      return ids;
    },
    async createFact({ client, text, entityId, relation, validFrom, validTo, recordedAt }) {
      const { edge } = await forUser(client, '/graph/add-fact-triple', {
        fact: text.slice(0, FACT).toWellFormed(), fact_name: relation.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_').slice(0, 50) || 'FACT', source_node_name: entityId.slice(0, NAME).toWellFormed(), target_node_name: text.slice(0, NAME).toWellFormed(),
        created_at: recordedAt.toISOString(), ...(validFrom && { valid_at: validFrom.toISOString() }), ...(validTo && { invalid_at: validTo.toISOString() }),
      }, z.object({ edge: Uuid }));
      return [`edge:${edge.uuid}`];
    },
    async search(client, query, limit) {
      const reply = await call('POST', '/graph/search', { user_id: client, query: query.slice(0, QUERY).toWellFormed(), scope: 'edges', limit: Math.min(limit, MOST) }, { timeoutMs, as: Edges });
      const edges = reply.missing ? [] : (reply.body.edges ?? []);
      const shares = sharesOf(edges.map((e) => e.score ?? e.relevance));
      return edges.map((e, i) => ({ text: e.fact, score: shares[i] ?? 0, ids: [`edge:${e.uuid}`, ...(e.episodes ?? []).map((id) => `episode:${id}`)], ref: null, at: dateOr(e.valid_at ?? e.created_at) }));
    },
    async remove(_client, ids) {
      for (const id of ids) {
        const [kind, uuid = ''] = id.split(/:(.*)/s);
        await call('DELETE', `${kind === 'edge' ? '/graph/edge/' : '/graph/episodes/'}${encodeURIComponent(uuid)}`, undefined, write);
      }
    },
    async eraseClient(client) { await call('DELETE', `/users/${encodeURIComponent(client)}`, undefined, write); },
    async health() {
      if ((await call('GET', '/projects/info', undefined, { timeoutMs, as: Nothing })).missing) throw new BackendFailure('zep is not at this address', { retryable: true });
    },
  };
}
