import type { Sql } from '../../db/database.port.ts';
import { type AnyJobHandler, handle, type JobQueue } from '../../jobs/index.ts';
import type { CallContext } from '../../kernel/operation.ts';
import { dayFromText, startOfDay } from '../../kernel/zone.ts';
import { note, type Touched, touchClients } from '../clients/clients.store.ts';
import { type Drawn, recordExtracted } from './draw-facts.ts';
import { type EventRow, findEvents } from '../events/events.store.ts';
import { type ExtractionRow, findExtractions, noteFailure, noteTry, writeExtractions } from './extractions.store.ts';
import { withoutMachineTalk } from '../junk/junk.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import { ExtractFacts } from '../memory-jobs.ts';
import { momentsOf } from '../recall/moments.ts';
import { type ExtractedFact, plainFacts } from './plain-facts.ts';

export { recordExtracted } from './draw-facts.ts';

/** After so many failures in a row the model is not asked for the rest of a job: it would only be waited for. */
const MOST_FAILURES = 3;
/** A try that did not come back for so long died with its process. */
const LOST_AFTER_MS = ((ExtractFacts.timeout ?? 300) + 60) * 1000;
const MOST_TRIES = (ExtractFacts.retries ?? 5) + 1;

/** Only what its owner says about the world becomes a fact: no stranger's or program's text, no assistant's talk. */
function refusal(event: EventRow): string | null {
  if (event.trust !== 'owner') return `The memory is not the owner's word (trust: ${event.trust}).`;
  if (event.role === 'assistant' || event.role === 'system' || event.role === 'tool') return `It was not said by the owner (role: ${event.role}).`;
  return event.archived_at === null ? null : 'The memory was put away.';
}

const plainOf = (event: EventRow, zone: string): ExtractedFact[] => (event.speaker === null || event.role === 'user' ? plainFacts(withoutMachineTalk(event.content), { at: event.occurred_at, zone }) : []);
const evidenceOf = (event: EventRow) => ({ clientId: event.client_id, eventId: event.id, occurredAt: event.occurred_at, sessionId: event.session_id });

/** The zone in which dates of these texts are read. It is looked up in a transaction of its own: ask before opening one. */
export const zoneOfTexts = async (deps: Pick<MemoryDeps, 'zone'>, context: CallContext): Promise<string> => (await momentsOf(deps, context, [], true)).zone;

/** Asks for facts of these memories in the running transaction, and says so at each of them. */
export async function askForFacts(sql: Sql, deps: { readonly jobs: JobQueue; readonly clock: MemoryDeps['clock'] }, context: CallContext, events: readonly EventRow[]): Promise<void> {
  if (events.length === 0) return;
  const distinct = [...new Map(events.map((event) => [event.id, event])).values()];
  await writeExtractions(sql, distinct.map((event) => ({ event, state: 'waiting', at: deps.clock.now() })));
  await deps.jobs.enqueue(sql, context, ExtractFacts, { event_ids: distinct.map((event) => event.id) });
}

/**
 * Records what the rules find in these memories, in the running transaction, and leaves each one's end state; `waits` names those
 * that a model looks at afterwards (ask for that with `askForFacts`, behind this).
 */
export async function recordPlainFacts(sql: Sql, touched: Touched, now: Date, actor: string, zone: string, events: readonly EventRow[]): Promise<Drawn> {
  const wanted = events.filter((event) => refusal(event) === null);
  const drawn = await recordExtracted(sql, touched, now, actor, wanted.flatMap((event) => plainOf(event, zone).map((fact) => ({ fact, evidence: evidenceOf(event) }))));
  await writeExtractions(sql, events.map((event) => {
    const why = refusal(event), factIds = drawn.ofEvent.get(event.id) ?? [];
    return why !== null ? { event, state: 'not_wanted', detail: why, at: now } : { event, ...ended(factIds, 'rules'), at: now };
  }));
  return drawn;
}

const ended = (factIds: readonly number[], by: 'rules' | 'model') => ({
  state: factIds.length ? 'facts' as const : 'nothing' as const, factIds, by,
  detail: factIds.length ? `${factIds.length === 1 ? 'One fact' : `${factIds.length} facts`}.` : `${by === 'model' ? 'Rules and model' : 'The rules'} found nothing that will still matter later.`,
});

/** How an event's extraction stands, as answers carry it. */
export function extractionJson(row: ExtractionRow | undefined, now: Date) {
  if (!row) return null;
  const lost = row.state === 'waiting' && row.tries >= MOST_TRIES && row.tried_at !== null && now.getTime() - row.tried_at.getTime() > LOST_AFTER_MS;
  return { state: lost ? 'failed' as const : row.state, facts: row.fact_ids, by: row.drawn_by, detail: lost ? 'The last try ended with its process.' : row.detail, finished_at: row.finished_at?.toISOString() ?? null };
}

/** A model names days; they are those of the workspace's zone. */
const inZone = (fact: ExtractedFact, zone: string): ExtractedFact => {
  const instant = (text: string | undefined): string | undefined => { const day = text === undefined ? undefined : dayFromText(text); return day === undefined ? text : new Date(startOfDay(zone, day)).toISOString(); };
  return { ...fact, valid_from: instant(fact.valid_from), valid_to: instant(fact.valid_to) };
};
const sameSeries = (a: ExtractedFact, b: ExtractedFact): boolean => a.subject_id === b.subject_id && a.fact_type === b.fact_type && (a.fact_key ?? '') === (b.fact_key ?? '');

export function extractFactsJob(deps: MemoryDeps): AnyJobHandler {
  const model = deps.model?.extract?.bind(deps.model);

  /** Works on one event that is as it was, locked; null where it has changed, gone, or is not wanted. */
  const withEvent = async <T>(event: EventRow, context: CallContext, work: (sql: Sql, touched: Touched, now: Date) => Promise<T>): Promise<T | null> => deps.db.inWorkspace(context, async (sql) => {
    const [still] = await findEvents(sql, [event.id], { lock: true });
    if (!still || still.content !== event.content) return null; // deleted or changed meanwhile: its own job follows
    const touched: Touched = new Map();
    note(touched, still.client_id, []);
    const why = refusal(still);
    if (why !== null) await writeExtractions(sql, [{ event: still, state: 'not_wanted', detail: why, at: deps.clock.now() }]);
    const answer = why === null ? await work(sql, touched, deps.clock.now()) : null;
    await touchClients(sql, touched);
    return answer;
  });

  return handle(ExtractFacts, async ({ event_ids }, context: CallContext) => {
    const zone = await zoneOfTexts(deps, context);
    const waiting = await deps.db.inWorkspace(context, async (sql) => {
      const states = await findExtractions(sql, event_ids);
      return (await findEvents(sql, event_ids)).filter((event) => !/^(?:facts|nothing|not_wanted)$/.test(states.get(event.id)?.state ?? 'waiting'));
    });
    // What the rules find does not wait for a model.
    const asked: { event: EventRow; plain: ExtractedFact[]; factIds: number[]; tries: number }[] = [];
    for (const event of waiting) {
      const rest = await withEvent(event, context, async (sql, touched, now) => {
        const { ofEvent } = await recordPlainFacts(sql, touched, now, context.actor, zone, [event]);
        const factIds = ofEvent.get(event.id) ?? [];
        return model ? { event, plain: plainOf(event, zone), factIds, tries: await noteTry(sql, event, factIds, now) } : null;
      });
      if (rest) asked.push(rest);
    }
    if (!model) return;

    let first: unknown, failures = 0;
    for (const { event, plain, factIds, tries } of asked) {
      try {
        if (failures >= MOST_FAILURES) throw first;
        // Outside of any transaction: an answer may take a minute.
        const drawn = await model({ text: withoutMachineTalk(event.content), speaker: event.speaker, occurredAt: event.occurred_at.toISOString() }, context);
        failures = 0;
        const found = drawn.filter((d) => !plain.some((p) => sameSeries(p, d)));
        await withEvent(event, context, async (sql, touched, now) => {
          const { ofEvent } = await recordExtracted(sql, touched, now, context.actor, found.map((fact) => ({ fact: inZone(fact, zone), evidence: evidenceOf(event) })));
          const more = ofEvent.get(event.id) ?? [];
          await writeExtractions(sql, [{ event, ...ended([...new Set([...factIds, ...more])], more.length || factIds.length === 0 ? 'model' : 'rules'), at: now }]);
        });
      } catch (error) {
        first ??= error;
        failures++;
        const final = tries >= MOST_TRIES;
        const why = error instanceof Error ? error.message : String(error);
        await withEvent(event, context, (sql, _touched, now) => noteFailure(sql, event.id, final, final ? `The model gave no facts in ${tries} tries: ${why}` : `Try ${tries} of ${MOST_TRIES} failed and will be repeated: ${why}`, now));
      }
    }
    if (first !== undefined) throw first;
  });
}
