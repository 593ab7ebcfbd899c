import type { Sql } from '../../db/database.port.ts';
import { decodeCursor, pageOf } from '../../kernel/cursor.ts';
import { type AnyOperation, type CallContext, operation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import type * as z from 'zod';
import { cachedEvent } from '../cache/cache-events.ts';
import { note, resolveClient, type Touched, touchClients } from '../clients/clients.store.ts';
import { archiveEvents, deleteEvent, eventReceipts, getEvent, listEvents, patchEvent, restoreEvent, restoreEvents } from './events.contract.ts';
import { changeEvent, deleteEvents, EVENT_KINDS, eventHistory, eventJson, type EventRow, findEvents, indexTextOf, listEvents as selectEvents, lockMatching, setArchived } from './events.store.ts';
import { askForFacts, extractionJson } from '../facts/extract-facts.ts';
import { findExtractions } from '../facts/extractions.store.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import { indexTexts, removeFromIndex, retireInIndex } from '../memory-index.store.ts';
import { momentsOf } from '../recall/moments.ts';
import { receiptJson, receiptsFor, restoreReceipts } from '../recall/receipts.store.ts';
import { worthExtracting } from '../remember/remember.ts';
import { guardJson, guardText } from '../secrets/secrets.ts';
import { sightingJson, sightingsOf } from '../remember/sightings.store.ts';
import { withdrawDrawnFacts } from '../facts/withdraw-facts.ts';

export function eventOperations(deps: MemoryDeps): AnyOperation[] {
  const locked = async (sql: Sql, id: number): Promise<EventRow> => {
    const [row] = await findEvents(sql, [id], { lock: true });
    if (!row) throw notFound('event', id);
    return row;
  };

  /** A change without its secrets. A new text says anew which kinds were hidden. */
  const guardedChange = <T extends { content?: string | undefined; metadata?: Record<string, unknown> | undefined }>(change: T): T & { masked?: string[] } => {
    const content = change.content === undefined ? null : guardText(deps, 'content', change.content);
    const metadata = guardJson(deps, 'metadata', change.metadata);
    const kinds = [...(content?.kinds ?? []), ...metadata.kinds];
    return { ...change, ...(content && { content: content.text, masked: [...new Set(kinds)] }), ...(metadata.kinds.length && { metadata: metadata.value, masked: [...new Set(kinds)] }) };
  };

  const setArchive = (archived: boolean) => async (input: z.output<typeof archiveEvents.input>, context: CallContext) => {
    const moments = await momentsOf(deps, context);
    const { filter } = input;
    return deps.db.inWorkspace(context, async (sql) => {
      const { client_id: clientId } = await resolveClient(sql, input.client_id);
      const ids = await lockMatching(sql, { clientId, archived: !archived, from: moments.from(filter?.start_date), to: moments.until(filter?.end_date), eventType: filter?.event_type, eventSource: filter?.event_source,
        scope: filter?.memory_scope, sessionId: filter?.session_id }, input.ids);
      const touched: Touched = new Map();
      if (ids.length) {
        await setArchived(sql, ids, archived ? deps.clock.now() : null);
        await retireInIndex(sql, touched, EVENT_KINDS, ids, archived);
        note(touched, clientId, ids.map((refId) => ({ kind: 'event', refId })));
        await touchClients(sql, touched);
      }
      return { client_id: clientId, changed: ids.length, ids };
    });
  };

  return [
    operation(listEvents, async (input, context) => {
      const after = decodeCursor(input.cursor, ['number', 'number']) as [number, number] | null;
      const moments = await momentsOf(deps, context);
      return deps.db.inWorkspace(context, async (sql) => {
        const { client_id: clientId } = await resolveClient(sql, input.client_id);
        const rows = await selectEvents(sql, { clientId, from: moments.from(input.start_date), to: moments.until(input.end_date), eventType: input.event_type, eventSource: input.event_source, scope: input.memory_scope,
          sessionId: input.session_id, archived: input.archived }, after, input.limit + 1);
        return pageOf(rows, input.limit, eventJson, (row) => [row.at, row.id]);
      });
    }),
    operation(getEvent, ({ event_id }, context) => cachedEvent(deps, context, event_id, async (sql) => {
      const [row] = await findEvents(sql, [event_id]);
      if (!row) throw notFound('event', event_id);
      return { ...eventJson(row), stored_in: ['postgres'], pending: [], history: (await eventHistory(sql, event_id)).map((h) => ({ ...h, replaced_at: h.replaced_at.toISOString() })), sightings: (await sightingsOf(sql, event_id)).map(sightingJson), extraction: extractionJson((await findExtractions(sql, [event_id])).get(event_id), deps.clock.now()) };
    })),
    operation(patchEvent, ({ event_id, ...asked }, context) => deps.db.inWorkspace(context, async (sql) => {
      const change = guardedChange(asked);
      const before = await locked(sql, event_id);
      if (Object.values(change).every((value) => value === undefined)) return eventJson(before);
      const row = await changeEvent(sql, before, { ...change, masked: change.masked ?? before.masked }, deps.clock.now());
      const touched: Touched = new Map();
      await removeFromIndex(sql, touched, EVENT_KINDS, [event_id]);
      await indexTexts(sql, touched, [indexTextOf(row)]);
      if (row.content !== before.content) {
        await withdrawDrawnFacts(sql, touched, deps.clock.now(), context.actor, [event_id]);
        if (worthExtracting(row)) await askForFacts(sql, deps, context, [row]);
      }
      await touchClients(sql, touched);
      return eventJson(row);
    })),
    operation(deleteEvent, ({ event_id }, context) => deps.db.inWorkspace(context, async (sql) => {
      const row = await locked(sql, event_id);
      const touched: Touched = new Map();
      note(touched, row.client_id, [{ kind: 'event', refId: event_id }]);
      await withdrawDrawnFacts(sql, touched, deps.clock.now(), context.actor, [event_id]);
      await removeFromIndex(sql, touched, EVENT_KINDS, [event_id]);
      await deleteEvents(sql, [event_id]);
      await touchClients(sql, touched);
      return { event_id, deleted: true as const };
    })),
    operation(archiveEvents, setArchive(true)),
    operation(restoreEvents, setArchive(false)),
    operation(eventReceipts, ({ event_id }, context) => deps.db.inWorkspace(context, async (sql) => {
      if ((await findEvents(sql, [event_id])).length === 0) throw notFound('event', event_id);
      return { items: (await receiptsFor(sql, [event_id])).map(receiptJson) };
    })),
    operation(restoreEvent, ({ event_id }, context) => deps.db.inWorkspace(context, async (sql) => {
      const row = await locked(sql, event_id);
      const restored = await restoreReceipts(sql, event_id, deps.clock.now());
      const touched: Touched = new Map();
      note(touched, row.client_id, []); // answers that left it out are outdated
      if (restored.length) await touchClients(sql, touched);
      return { event_id, restored: restored.map(receiptJson) };
    })),
  ];
}
