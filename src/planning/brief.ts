import type { CallContext } from '../kernel/operation.ts';
import type { BriefingJson } from './briefing.contract.ts';
import type { MemoryLink } from './memory-link.ts';
import type { PlanContext } from './plans.store.ts';
import { preferencesIn, says } from './preference-words.ts';
import type { Survey } from './survey.ts';
import type { Wish } from './wish.ts';

/** What the memory answered, and whether it did. */
export interface Recalled {
  readonly at: Date;
  readonly query: string;
  readonly answered: boolean;
  readonly memories: (PlanContext['memories'][number] & { readonly said_at: string | null })[];
  readonly facts: (PlanContext['facts'][number] & { readonly said_at: string | null })[];
}

const MEMORIES = 8, FACTS = 40;

/** Asks the memory once, when the goal is set: what is like this, and what is known about whom it is for. */
export async function recallFor(memory: MemoryLink, wish: Pick<Wish, 'clientId' | 'intent' | 'now'>, context: CallContext): Promise<Recalled> {
  const query = wish.intent.slice(0, 1000);
  const [recalled, known] = await Promise.all([
    memory.recall({ query, client_id: wish.clientId, k: MEMORIES * 2 }, context),
    memory.listFacts({ client_id: wish.clientId, limit: FACTS }, context),
  ]);
  const memories = (recalled?.results ?? [])
    // What this product wrote about its own doings is no knowledge about the work; and facts come in full beside it.
    .filter((r) => r.kind !== 'fact' && !['planning', 'scheduling'].includes(String(r.metadata?.['event_type'] ?? '')))
    .slice(0, MEMORIES)
    .map((r) => ({ id: r.id, kind: r.kind, content: r.content.slice(0, 2000), score: r.score, said_at: r.occurred_at }));
  const facts = (known?.items ?? []).map((f) => ({ fact_id: f.fact_id, subject_type: f.subject_type, subject_id: f.subject_id, fact_type: f.fact_type, fact_key: f.fact_key || null, content: f.content.slice(0, 1000), said_at: f.recorded_at }));
  return { at: wish.now, query, answered: recalled !== null && known !== null, memories, facts };
}

/** All that is known when a plan is made, in the form it is kept in. */
export function briefingOf(recalled: Recalled, { found, alike, numbers, pastPlans }: Survey, wish: Wish): BriefingJson {
  const hours = (steps: readonly { hours: number }[]): number => Math.round(steps.reduce((sum, s) => sum + s.hours, 0) * 100) / 100;
  const read = (from: { content: string; said_at: string | null }, source: { fact_id: number | null; event_id: number | null }, standing: boolean): BriefingJson['preferences'] =>
    preferencesIn(from.content, { at: from.said_at === null ? wish.now : new Date(from.said_at), zone: wish.zone, standing }).filter((s) => s.end === null || s.end > wish.now)
      .map((s) => ({ text: s.text, says: says(s, wish.zone), kind: s.kind, ...source }));
  return {
    recalled_at: recalled.at.toISOString(), query: recalled.query, memory_answered: recalled.answered,
    memories: recalled.memories.map(({ said_at: _, ...m }) => m), facts: recalled.facts.map(({ said_at: _, ...f }) => f),
    preferences: [...recalled.facts.flatMap((f) => read(f, { fact_id: f.fact_id, event_id: null }, /prefer|habit|work|hours|focus|meeting/i.test(f.fact_type))), ...recalled.memories.filter((m) => m.kind === 'event').flatMap((m) => read(m, { fact_id: null, event_id: typeof m.id === 'number' ? m.id : null }, false))],
    workflows: [
      ...found.map(({ match, steps }) => ({ workflow_id: match.workflow.id, name: match.workflow.name, capability: match.workflow.capability, score: Math.round(match.score * 1000) / 1000, steps: steps.length, hours: hours(steps), used: false, by: match.by, because: match.because })),
      ...alike.map(({ workflow, steps }) => ({ workflow_id: workflow.id, name: workflow.name, capability: workflow.capability, score: null, steps: steps.length, hours: hours(steps), used: false })),
    ],
    blueprint: wish.engagement?.blueprint_id ? { blueprint_id: wish.engagement.blueprint_id, name: wish.engagement.blueprint_name, offer: wish.engagement.offer_name } : null,
    numbers: [...numbers], past_plans: [...pastPlans],
  };
}

/** Whether two briefings tell a planner the same about the one it is for: then the same wish needs no second plan. */
export function sameFacts(a: BriefingJson, b: BriefingJson): boolean {
  const told = (of: BriefingJson): string => JSON.stringify([...new Set(of.facts.map((f) => `${f.subject_type} ${f.subject_id} ${f.fact_type} ${f.fact_key ?? ''} ${f.content}`))].sort());
  return !a.memory_answered || !b.memory_answered || told(a) === told(b);
}
