import { type AnyOperation, type Call, type CallContext, operation } from '../../kernel/operation.ts';
import type * as z from 'zod';
import { findClient, resolveClient } from '../clients/clients.store.ts';
import { assemble } from '../remember/conversations.contract.ts';
import { recentEpisodes } from '../events/episodes.store.ts';
import { originsOf } from '../events/events.store.ts';
import { factJson, type FactRow, findFacts, selectFacts } from '../facts/facts.store.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import { adds, type Said, said } from '../remember/near-duplicates.ts';
import { promptBlock } from './prompt-block.ts';
import type { recall as recallContract } from './recall.contract.ts';

const CHUNKS = 12;
const EPISODES = 5;
const FACTS = 20;
/** Of a long text the beginning tells whether it says something new. */
const COMPARED = 800;

/** What a chat turn should know. `recall` is the operation of this room, so that both rank the same. */
export function assembleOperation(deps: MemoryDeps, recall: Call<typeof recallContract>): AnyOperation {
  return operation(assemble, async (input: z.output<typeof assemble.input>, context: CallContext) => {
    const started = performance.now();
    const now = deps.clock.now();
    const timestamp = now.toISOString();
    const took = () => Math.round((performance.now() - started) * 10) / 10;
    if (context.probe) {
      const client = await deps.db.inWorkspace(context, (sql) => findClient(sql, input.client_id));
      const { ok } = await deps.cache.health();
      return { client_id: client?.client_id ?? 0, profile: { name: null, tags: [], metadata: {} }, similar_chunks: [], recent_episodes: [], facts: [], prompt_block: '', timestamp, execution_time_ms: took(), degraded: ok ? [] : [deps.cache.name], probe: true };
    }
    const found = await recall({ query: input.query, ...(input.client_id !== undefined && { client_id: input.client_id }), k: CHUNKS }, context);
    const wanted = found.results.filter((r) => r.kind === 'fact').map((r) => r.id);
    const strange = found.results.filter((r) => r.trust !== 'owner' && r.kind !== 'fact' && r.kind !== 'episode').map((r) => r.id);
    const { client, facts, episodes, origins } = await deps.db.inWorkspace(context, async (sql) => {
      const latest = await selectFacts(sql, { clientId: found.client_id, asOf: now }, null, FACTS);
      const there = new Map(latest.map((row) => [row.id, row]));
      for (const row of await findFacts(sql, wanted.filter((id) => !there.has(id)))) there.set(row.id, row);
      const all = new Map<number, FactRow>([...wanted.flatMap((id) => there.get(id) ?? []), ...latest].map((row) => [row.id, row]));
      return { client: await resolveClient(sql, found.client_id), facts: [...all.values()].slice(0, FACTS).map((row) => factJson(row, now)), episodes: await recentEpisodes(sql, found.client_id, EPISODES), origins: await originsOf(sql, strange) };
    });
    const results = once(found.results, ({ content, trust }) => ({ text: content, trust }));
    const recent = episodes.map((e) => ({ episode_id: e.id, summary: e.summary, rating: e.rating === 0 ? null : e.rating, created_at: e.created_at.toISOString() }));
    // Facts and recent conversations have their own place in the block; what recall found of them is not told twice.
    const memories = results.filter((r) => r.kind !== 'fact' && !recent.some((e) => r.kind === 'episode' && e.episode_id === r.id)).map((r) => ({ ...r, origin: origins.get(r.id) }));
    return {
      client_id: client.client_id, profile: { name: client.full_name, tags: client.tags, metadata: client.metadata },
      similar_chunks: results.map((r) => ({ id: r.id, content: r.content, score: r.score, source_type: r.kind, occurred_at: r.occurred_at, trust: r.trust })),
      recent_episodes: recent, facts,
      prompt_block: promptBlock({ name: client.full_name, tags: client.tags, metadata: client.metadata, facts, memories, episodes: recent }, input.token_budget, deps.countTokens),
      timestamp, execution_time_ms: took(), degraded: found.degraded,
    };
  });
}

/** The best of what says the same. What others say does not stand in for what the owner says. */
function once<T>(results: readonly T[], of: (one: T) => { text: string; trust: string }): T[] {
  const told: Said[] = [], quotes: Said[] = [];
  const news = (owners: boolean) => results.filter((one) => {
    const { text, trust } = of(one);
    if ((trust === 'owner') !== owners) return false;
    const words = said(text.slice(0, COMPARED));
    return adds(words, owners ? told : [...told, ...quotes]) && (owners ? told : quotes).push(words) > 0;
  });
  const kept = new Set([...news(true), ...news(false)]);
  return results.filter((one) => kept.has(one));
}
