import { type AnyOperation, type Call, type CallContext, operation } from '../kernel/operation.ts';
import type * as z from 'zod';
import { findClient, resolveClient } from './clients.store.ts';
import { assemble } from './conversations.contract.ts';
import { recentEpisodes } from './episodes.store.ts';
import { factJson, type FactRow, findFacts, selectFacts } from './facts.store.ts';
import type { MemoryDeps } from './memory-deps.ts';
import { promptBlock } from './prompt-block.ts';
import type { recall as recallContract } from './recall.contract.ts';

const CHUNKS = 12;
const EPISODES = 5;
const FACTS = 20;

/** What a chat turn should know. `recall` is the operation of this room, so that both rank the same. */
export function assembleOperation(deps: MemoryDeps, recall: Call<typeof recallContract>): AnyOperation {
  return operation(assemble, async (input: z.output<typeof assemble.input>, context: CallContext) => {
    const started = performance.now();
    const now = deps.clock.now();
    const timestamp = now.toISOString();
    const took = () => Math.round((performance.now() - started) * 10) / 10;
    const client = await deps.db.inWorkspace(context, (sql) => (context.probe ? findClient(sql, input.client_id) : resolveClient(sql, input.client_id)));
    if (context.probe) {
      const { ok } = await deps.cache.health();
      return { client_id: client?.client_id ?? 0, profile: { name: null, tags: [], metadata: {} }, similar_chunks: [], recent_episodes: [], facts: [], prompt_block: '', timestamp, execution_time_ms: took(), degraded: ok ? [] : [deps.cache.name], probe: true };
    }
    if (!client) throw new Error('A resolved client is there.');
    const found = await recall({ query: input.query, client_id: client.client_id, k: CHUNKS }, context);
    const wanted = found.results.filter((r) => r.kind === 'fact').map((r) => r.id);
    const { facts, episodes } = await deps.db.inWorkspace(context, async (sql) => {
      const relevant = await findFacts(sql, wanted);
      const latest = await selectFacts(sql, { clientId: client.client_id, asOf: now }, null, FACTS);
      const all = new Map<number, FactRow>([...relevant.sort((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id)), ...latest].map((row) => [row.id, row]));
      return { facts: [...all.values()].slice(0, FACTS).map((row) => factJson(row, now)), episodes: await recentEpisodes(sql, client.client_id, EPISODES) };
    });
    // Facts and recent conversations have their own place; what recall found of them is not told twice.
    const chunks = found.results.filter((r) => r.kind !== 'fact');
    const recent = episodes.map((e) => ({ episode_id: e.id, summary: e.summary, rating: e.rating === 0 ? null : e.rating, created_at: e.created_at.toISOString() }));
    return {
      client_id: client.client_id, profile: { name: client.full_name, tags: client.tags, metadata: client.metadata },
      similar_chunks: found.results.map((r) => ({ id: r.id, content: r.content, score: r.score, source_type: r.kind, occurred_at: r.occurred_at, trust: r.trust })),
      recent_episodes: recent, facts,
      prompt_block: promptBlock({ name: client.full_name, facts, memories: chunks.filter((c) => !recent.some((e) => c.kind === 'episode' && e.episode_id === c.id)), episodes: recent }, input.token_budget, deps.countTokens),
      timestamp, execution_time_ms: took(), degraded: found.degraded,
    };
  });
}
