import type { Sql } from '../../db/database.port.ts';
import type { ClientName } from '../clients/clients.store.ts';
import { EVENT_COLUMNS, type EventRow, kindOfEvent, type NewEvent, newEventFields, newEventRow } from '../events/events.store.ts';
import { tell } from '../hot-index/changes.ts';
import { codeOf } from '../hot-index/memory-code.ts';
import { textHash } from '../embedding/embed-text.ts';
import { documentsOf, type IndexText } from '../memory-index.ts';
import { INDEX_GIVEN } from '../memory-index.store.ts';

// What is remembered most often, one new memory of a known client, in one statement: its row, its place in recall's index, and the
// client's new version. The beginning and the end of the transaction leave with it, so one round trip does all.

/** Larger ones are written step by step. */
const MOST_TERMS = 5000;

const WHOSE = { name: 'user_id = $3::text', number: 'client_id = $3::text::int', own: 'is_own and $3::text is null' } as const;

/**
 * The index is written before the version, whose row everybody waits for who writes to this client: that is what the counts are for,
 * since a part that nothing reads would be done last.
 */
const statement = (whose: string): string => `with who as (select client_id from client_profiles where ${whose}),
  told as (insert into events (client_id, zep_session_id, ${newEventFields.names()})
    select w.client_id, 'client_' || w.client_id, ${newEventFields.names('e.')} from who w, jsonb_to_record($1::jsonb) as e(${newEventFields.typed})
    on conflict (client_id, external_id) where external_id is not null do nothing returning ${EVENT_COLUMNS}),
  given as materialized (select nextval(pg_get_serial_sequence('memory_index', 'doc_id')) as doc_id, t.id as ref_id, t.client_id, t.session_id, t.memory_scope, t.occurred_at, t.expires_at, false as retired, d.*
    from told t, rows from (jsonb_to_recordset($2::jsonb) as (kind text, chunk int, length real, terms text[], weights real[], text_hash uuid)) with ordinality as d(kind, chunk, length, terms, weights, text_hash, place)),
  ${INDEX_GIVEN},
  indexed as materialized (select (select count(*)::int from documents) as docs, (select count(*) from postings) as terms, (select sum(length)::float8 from given) as length, (select array_agg(doc_id order by place) from given) as doc_ids)
  select t.*, i.doc_ids, v.was, v.now from told t, indexed i, lateral almanac_touch(t.client_id, case when i.terms >= 0 then i.docs end, coalesce(i.length, 0), array[t.id::bigint * ${codeOf({ kind: 'event', refId: 1 })}]) as v`;

const STATEMENTS = { name: statement(WHOSE.name), number: statement(WHOSE.number), own: statement(WHOSE.own) };

/** The documents of an event that has no number yet; null where it is better written step by step. */
export function documentsBefore(event: NewEvent) {
  const text: IndexText = {
    clientId: event.clientId, kind: kindOfEvent(event.eventType), refId: 0, content: event.content, speaker: event.speaker, role: event.role, sessionId: event.sessionId, scope: event.scope, occurredAt: new Date(event.occurredAt), expiresAt: event.expiresAt === null ? null : new Date(event.expiresAt),
  };
  const docs = documentsOf(text);
  return docs.reduce((sum, doc) => sum + doc.terms.length, 0) > MOST_TERMS ? null : { text, docs };
}

/**
 * Writes it, or nothing: where the client is not known yet or something of that external_id is there already, the answer is null.
 * Issued when this returns, so that the commit may leave right behind it.
 */
export function rememberAtOnce(sql: Sql, client: ClientName, event: NewEvent, { text, docs }: NonNullable<ReturnType<typeof documentsBefore>>, at: Date): Promise<EventRow | null> {
  const by = client === undefined ? 'own' : typeof client === 'number' ? 'number' : 'name';
  const rows = docs.map((doc) => ({ kind: text.kind, chunk: doc.chunk, length: doc.length, terms: doc.terms, weights: doc.weights, text_hash: doc.chunk === 0 ? textHash(text) : null }));
  const values = [JSON.stringify(newEventRow(event, at)), JSON.stringify(rows), client === undefined ? null : String(client)];
  return sql.rows<EventRow & { doc_ids: number[] | null; was: number | null; now: number }>(STATEMENTS[by], values, { keep: true }).then(([written]) => {
    if (!written) return null;
    const { doc_ids: docIds, was, now, ...row } = written;
    const indexed = docs.map((doc, i) => ({ docId: docIds?.[i] ?? 0, kind: text.kind, refId: row.id, chunk: doc.chunk, length: doc.length, sessionId: row.session_id, at: row.occurred_at.getTime() * 1000, expires: row.expires_at?.getTime() ?? null, terms: doc.terms, weights: doc.weights }));
    if (was !== null) tell(sql, { clientId: row.client_id, was, now, changed: new Map([[codeOf({ kind: text.kind, refId: row.id }), indexed]]) });
    return row;
  });
}
