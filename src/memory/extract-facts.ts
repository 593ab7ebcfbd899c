import type { Sql } from '../db/database.port.ts';
import { type AnyJobHandler, handle } from '../jobs/index.ts';
import type { CallContext } from '../kernel/operation.ts';
import { type Touched, touchClients } from './clients.store.ts';
import { type EventRow, findEvents, setPromoted } from './events.store.ts';
import { fold } from './terms.ts';
import type { MemoryDeps } from './memory-deps.ts';
import { ExtractFacts } from './memory-jobs.ts';
import { type ExtractedFact, plainFacts } from './plain-facts.ts';
import { FactLedger, type NewFact } from './record-facts.ts';
import { DRAWN } from './withdraw-facts.ts';

/** Where a fact was found, for its evidence and its time. */
export interface Evidence { clientId: number; eventId: number | null; occurredAt: Date }

/**
 * Records drawn facts in the running transaction. They hold from when they were said; what contradicts knowledge of more
 * confidence stays beside it, disputed. An equal content is not recorded twice, so this may run again. Answers how many were new.
 */
export async function recordExtracted(sql: Sql, touched: Touched, now: Date, actor: string, found: readonly { fact: ExtractedFact; evidence: Evidence }[]): Promise<{ changed: number; firstOfEvent: Map<number, number> }> {
  const firstOfEvent = new Map<number, number>();
  if (found.length === 0) return { changed: 0, firstOfEvent };
  const prepared = found.map(({ fact, evidence }): { fact: ExtractedFact; evidence: Evidence; next: NewFact } => ({
    fact, evidence,
    next: {
      clientId: evidence.clientId, subjectType: fact.subject_type.slice(0, 50), subjectId: fact.subject_id.slice(0, 255), factType: fact.fact_type.slice(0, 100), factKey: (fact.fact_key ?? '').slice(0, 255), content: fact.content.slice(0, 20_000),
      period: { from: Math.min(evidence.occurredAt.getTime(), now.getTime()), to: null }, multi: fact.multi, confidence: Math.round(fact.confidence * 1000) / 1000, sourceEventIds: evidence.eventId === null ? [] : [evidence.eventId], metadata: {}, guarded: true,
    },
  }));
  const ledger = await FactLedger.open(sql, prepared.map((p) => p.next), prepared.length);
  let changed = 0;
  for (const { fact, evidence, next } of prepared) {
    const at = new Date(Math.max(now.getTime(), ledger.lastWrite(next)?.getTime() ?? 0));
    const believed = ledger.believed(next);
    if (fact.op === 'end') {
      const version = believed.find((v) => v.to === null && sameText(v.content, fact.content));
      if (version && (await ledger.end(next, version, new Date(next.period.from as number), at))) changed++;
      continue;
    }
    // Said before, or known better since: an older text read late must not displace what came after it.
    const known = believed.find((v) => sameText(v.content, next.content) && v.to === null);
    const newer = next.multi !== true && believed.some((v) => !v.multi && (v.from ?? Number.NEGATIVE_INFINITY) > (next.period.from as number));
    if (known || newer) { if (known && evidence.eventId !== null) firstOfEvent.set(evidence.eventId, known.id); continue; }
    const outcome = await ledger.assert(next, at, 'assert', DRAWN);
    if (outcome.changed) changed++;
    if (evidence.eventId !== null && !firstOfEvent.has(evidence.eventId)) firstOfEvent.set(evidence.eventId, outcome.row.id);
  }
  await ledger.save(sql, touched, actor, now);
  for (const [eventId, factId] of firstOfEvent) await setPromoted(sql, eventId, factId);
  return { changed, firstOfEvent };
}

const sameText = (a: string, b: string): boolean => fold(a).trim() === fold(b).trim();

/** Only what its owner says about the world becomes a fact: no untrusted text, no assistant's talk. */
const mayState = (event: EventRow): boolean => event.trust !== 'untrusted' && event.role !== 'assistant' && event.role !== 'system' && event.role !== 'tool' && event.archived_at === null;

export function extractFactsJob(deps: MemoryDeps): AnyJobHandler {
  return handle(ExtractFacts, async ({ event_ids }, context: CallContext) => {
    const events = (await deps.db.inWorkspace(context, (sql) => findEvents(sql, event_ids))).filter(mayState);
    for (const event of events) {
      // The model answers outside of any transaction; what the rules find does not wait for it.
      const drawn = deps.model?.extract ? await deps.model.extract({ text: event.content, speaker: event.speaker, occurredAt: event.occurred_at.toISOString() }, context) : [];
      const plain = event.speaker === null || event.role === 'user' ? plainFacts(event.content) : [];
      const found = [...plain, ...drawn.filter((d) => !plain.some((p) => p.fact_type === d.fact_type && (p.fact_key ?? '') === (d.fact_key ?? '')))];
      await deps.db.inWorkspace(context, async (sql) => {
        const [still] = await findEvents(sql, [event.id], { lock: true });
        if (!still || still.content !== event.content || !mayState(still)) return; // deleted or changed meanwhile: its own job follows
        const touched: Touched = new Map();
        await recordExtracted(sql, touched, deps.clock.now(), context.actor, found.map((fact) => ({ fact, evidence: { clientId: event.client_id, eventId: event.id, occurredAt: event.occurred_at } })));
        await touchClients(sql, touched);
      });
    }
  });
}
