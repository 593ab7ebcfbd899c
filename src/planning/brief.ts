import type { CallContext } from '../kernel/operation.ts';
import type { MemoryLink } from './memory-link.ts';
import { WITHOUT_MEMORY } from './memory-link.ts';
import type { PlanContext } from './plans.store.ts';

export interface Briefing {
  readonly memories: PlanContext['memories'];
  readonly facts: PlanContext['facts'];
  readonly warnings: string[];
}

const MEMORIES = 8, FACTS = 40;

/** Asks the memory once, when the goal is set: what is like this, and what is known about whom it is for. */
export async function brief(memory: MemoryLink, clientId: number, intent: string, context: CallContext): Promise<Briefing> {
  const [recalled, known] = await Promise.all([
    memory.recall({ query: intent.slice(0, 1000), client_id: clientId, k: MEMORIES * 2 }, context),
    memory.listFacts({ client_id: clientId, limit: FACTS }, context),
  ]);
  const memories = (recalled?.results ?? [])
    // What this product wrote about its own doings is no knowledge about the work; and facts come in full beside it.
    .filter((r) => r.kind !== 'fact' && !['planning', 'scheduling'].includes(String(r.metadata?.['event_type'] ?? '')))
    .slice(0, MEMORIES)
    .map((r) => ({ id: r.id, kind: r.kind, content: r.content.slice(0, 2000), score: r.score }));
  const facts = (known?.items ?? []).map((f) => ({ fact_id: f.fact_id, subject_type: f.subject_type, subject_id: f.subject_id, fact_type: f.fact_type, fact_key: f.fact_key || null, content: f.content.slice(0, 1000) }));
  return { memories, facts, warnings: recalled === null || known === null ? [WITHOUT_MEMORY] : [] };
}
