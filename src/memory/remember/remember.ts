import type { Sql } from '../../db/database.port.ts';
import { parseInput } from '../../kernel/input.ts';
import { type AnyOperation, type CallContext, operation } from '../../kernel/operation.ts';
import { notFound, Problem } from '../../kernel/problem.ts';
import { toProblemJson } from '../../kernel/problem-json.ts';
import type * as z from 'zod';
import { type ClientName, note, resolveClients, type Touched, touchClients } from '../clients/clients.store.ts';
import { changeEvent, EVENT_KINDS, type EventChange, type EventRow, externalKey, indexTextOf, insertEvents, lockByExternalId, type NewEvent, setArchived } from '../events/events.store.ts';
import { askForFacts } from '../facts/extract-facts.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import { withdrawDrawnFacts } from '../facts/withdraw-facts.ts';
import { indexTexts, removeFromIndex } from '../memory-index.store.ts';
import { ExtractFacts } from '../memory-jobs.ts';
import { documentsBefore, rememberAtOnce } from './remember-at-once.store.ts';
import { Remember, remember, rememberBatch, type Remembered } from './remember.contract.ts';
import { salienceOf } from './salience.ts';
import { guardJson, guardText } from '../secrets/secrets.ts';

/** From here on facts are drawn from a memory. */
export const WORTH_EXTRACTING = 0.7;
/** Facts are what the owner says; what programs and strangers say is quoted, never believed. */
export const worthExtracting = (event: Pick<EventRow, 'salience_score' | 'trust'>): boolean => event.salience_score >= WORTH_EXTRACTING && event.trust === 'owner';

type Item = z.output<typeof Remember>;
type Answer = z.output<typeof Remembered>;

/** An item whose secrets are hidden, with their kinds. */
interface Guarded { readonly item: Item; readonly masked: readonly string[] }

/** What of an item may be stored; 400 where the server refuses secrets and it holds one. */
function guarded(deps: Pick<MemoryDeps, 'secrets'>, item: Item): Guarded {
  const content = guardText(deps, 'content', item.content);
  const metadata = guardJson(deps, 'metadata', item.metadata);
  const kinds = [...new Set([...content.kinds, ...metadata.kinds])];
  return { item: kinds.length ? { ...item, content: content.text, ...(metadata.value && { metadata: metadata.value }) } : item, masked: kinds };
}

interface Written { row: EventRow; created: boolean; extract: boolean }

const newEvent = ({ item, masked }: Guarded, clientId: number, now: Date): NewEvent => ({
  clientId, externalId: item.external_id ?? null, eventType: item.event_type, eventSource: item.event_source, content: item.content, metadata: item.metadata ?? {}, sessionId: item.session_id ?? null,
  role: item.role ?? null, speaker: item.speaker ?? null, scope: item.memory_scope, trust: item.trust,
  salience: item.salience_score ?? salienceOf({ content: item.content, role: item.role, eventType: item.event_type }), occurredAt: item.occurred_at ?? now.toISOString(), expiresAt: item.expires_at ?? null, masked,
});

/** What a repeated external_id changes: only what this call says. Null when it says nothing new. */
function changeOf(before: EventRow, { item, masked }: Guarded): EventChange | null {
  const change: EventChange = {};
  if (item.content !== before.content) {
    change.content = item.content;
    change.masked = masked;
    change.salience_score = item.salience_score ?? salienceOf({ content: item.content, role: item.role ?? before.role, eventType: item.event_type });
  } else if (item.salience_score !== undefined && item.salience_score !== before.salience_score) change.salience_score = item.salience_score;
  if (item.metadata && JSON.stringify(item.metadata) !== JSON.stringify(before.metadata)) change.metadata = item.metadata;
  if (item.occurred_at && Date.parse(item.occurred_at) !== before.occurred_at.getTime()) change.occurred_at = item.occurred_at;
  if (item.expires_at && Date.parse(item.expires_at) !== before.expires_at?.getTime()) change.expires_at = item.expires_at;
  if (item.session_id !== undefined && item.session_id !== before.session_id) change.session_id = item.session_id;
  if (item.speaker !== undefined && item.speaker !== before.speaker) change.speaker = item.speaker;
  if (item.role !== undefined && item.role !== before.role) change.role = item.role;
  return Object.keys(change).length ? change : null;
}

/**
 * Writes memories in the running transaction: durable, indexed and counted when it commits. Items with an external_id that is
 * known, or that comes twice here, are taken in order.
 */
export async function storeMemories(sql: Sql, deps: Pick<MemoryDeps, 'db' | 'clock' | 'jobs' | 'secrets'>, context: CallContext, items: readonly { item: Item; clientId: number }[]): Promise<Written[]> {
  const now = deps.clock.now();
  const touched: Touched = new Map();
  const out: Written[] = [];
  /** Goes out together with what follows it. */
  let indexing: Promise<void> = Promise.resolve();
  let waiting = items.map(({ item, clientId }, place) => ({ ...guarded(deps, item), clientId, place }));
  for (let round = 0; waiting.length; round++) {
    const taken = new Set<string>();
    const later: typeof waiting = [];
    const wave = waiting.filter((entry) => {
      if (entry.item.external_id === undefined) return true;
      const key = externalKey(entry.clientId, entry.item.external_id);
      if (!taken.has(key)) return taken.add(key);
      later.push(entry);
      return false;
    });
    // One alone is written at once: most are new, and one that is not is found out by that.
    const look = items.length > 1 || round > 0;
    const known = await lockByExternalId(sql, !look ? [] : wave.flatMap(({ item, clientId }) => (item.external_id === undefined ? [] : [{ clientId, externalId: item.external_id }])));
    const before = ({ item, clientId }: (typeof wave)[number]) => (item.external_id === undefined ? undefined : known.get(externalKey(clientId, item.external_id)));
    const fresh = wave.filter((entry) => !before(entry));
    const inserted = await insertEvents(sql, fresh.map((entry) => newEvent(entry, entry.clientId, now)), now);
    const toIndex: EventRow[] = [...inserted.values()];
    fresh.forEach((entry, i) => {
      const row = inserted.get(i);
      if (row) out[entry.place] = { row, created: true, extract: worthExtracting(row) };
      else later.push(entry); // another writer took the external_id this moment: next round finds it
    });
    const changed: EventRow[] = [];
    for (const entry of wave) {
      const old = before(entry);
      if (!old) continue;
      const change = changeOf(old, entry);
      if (old.archived_at) await setArchived(sql, [old.id], null); // told again: it is wanted again
      const row = change || old.archived_at ? await changeEvent(sql, old, change ?? {}, now) : old;
      if (change || old.archived_at) changed.push(row);
      if (change?.content !== undefined) await withdrawDrawnFacts(sql, touched, now, context.actor, [row.id]);
      out[entry.place] = { row, created: false, extract: change?.content !== undefined && worthExtracting(row) };
    }
    await removeFromIndex(sql, touched, EVENT_KINDS, changed.map((row) => row.id));
    await indexing;
    indexing = indexTexts(sql, touched, [...toIndex, ...changed].map(indexTextOf));
    indexing.catch(() => {}); // told where it is waited for
    for (const row of [...toIndex, ...changed]) note(touched, row.client_id, [{ kind: 'event', refId: row.id }]);
    waiting = later.sort((a, b) => a.place - b.place);
  }
  await askForFacts(sql, deps, context, out.filter((w) => w.extract).map((w) => w.row));
  deps.db.closing(sql, Promise.all([indexing, touchClients(sql, touched)]));
  return out;
}

const answer = ({ row, created, extract }: Written): Answer => ({
  event_id: row.id, client_id: row.client_id, external_id: row.external_id, stored_in: ['postgres'], salience_score: row.salience_score, occurred_at: row.occurred_at.toISOString(),
  created_at: row.created_at.toISOString(), pending: extract ? [ExtractFacts.name] : [], created, masked: row.masked,
});

export function rememberOperations(deps: MemoryDeps): AnyOperation[] {
  /** A new memory of which nothing else follows, in one round trip; null where it has to be looked at step by step. */
  const atOnce = async (item: Item, context: CallContext): Promise<EventRow | null> => {
    if (context.tx !== undefined || deps.embedding || deps.backends) return null;
    const now = deps.clock.now();
    const event = newEvent(guarded(deps, item), 0, now);
    if (worthExtracting({ salience_score: event.salience, trust: event.trust })) return null;
    const documents = documentsBefore(event);
    if (!documents) return null;
    let row: EventRow | null = null;
    await deps.db.inWorkspace(context, async (sql) => { deps.db.closing(sql, rememberAtOnce(sql, item.client_id, event, documents, now).then((written) => { row = written; })); });
    return row;
  };

  const one = async (item: Item, context: CallContext): Promise<Answer> => {
    const row = await atOnce(item, context);
    if (row) return answer({ row, created: true, extract: false });
    const [written] = await deps.db.inWorkspace(context, async (sql) => {
      const clientId = (await resolveClients(sql, [item.client_id])).get(item.client_id);
      if (clientId === undefined) throw notFound('client', item.client_id);
      return storeMemories(sql, deps, context, [{ item, clientId }]);
    });
    return answer(written as Written);
  };

  const many = async ({ items }: { items: readonly unknown[] }, context: CallContext) => {
    const refused = new Map<number, Problem>();
    const good: { item: Item; place: number }[] = [];
    items.forEach((raw, place) => {
      try {
        const item = parseInput({ input: Remember }, raw);
        guarded(deps, item); // refused by itself, where secrets are
        good.push({ item, place });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        refused.set(place, error);
      }
    });
    const answers = new Map<number, Answer>();
    if (good.length) {
      await deps.db.inWorkspace(context, async (sql) => {
        answers.clear(); // a transaction that is tried again begins anew
        const clients = await resolveClients(sql, good.map(({ item }) => item.client_id));
        const stored = good.filter(({ item, place }) => clients.has(item.client_id as ClientName) || !refused.set(place, notFound('client', item.client_id)));
        const written = await storeMemories(sql, deps, context, stored.map(({ item }) => ({ item, clientId: clients.get(item.client_id) as number })));
        stored.forEach(({ place }, i) => answers.set(place, answer(written[i] as Written)));
      });
    }
    return {
      items: items.map((_, place) => {
        const done = answers.get(place);
        return done ? { status: done.created ? 201 as const : 200 as const, ...done } : toProblemJson(refused.get(place), context.requestId);
      }),
    };
  };

  return [operation(remember, one), operation(rememberBatch, many)];
}
