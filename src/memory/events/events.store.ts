import { createHash } from 'node:crypto';
import type { Sql } from '../../db/database.port.ts';
import type { Kind } from '../memory-fields.contract.ts';
import type { IndexText } from '../memory-index.ts';
import { fold } from '../terms.ts';

export interface EventRow {
  id: number;
  client_id: number;
  external_id: string | null;
  event_type: string;
  event_source: string;
  content: string;
  metadata: Record<string, unknown>;
  session_id: string | null;
  role: string | null;
  speaker: string | null;
  zep_session_id: string | null;
  memory_scope: string;
  trust: string;
  salience_score: number;
  promoted_to_fact_id: number | null;
  occurred_at: Date;
  expires_at: Date | null;
  archived_at: Date | null;
  superseded_by: number | null;
  recalled_count: number;
  last_recalled_at: Date | null;
  created_at: Date;
  updated_at: Date;
  /** Kinds of secrets that were hidden in its text. */
  masked: string[];
}

export const EVENT_COLUMNS = `id, client_id, external_id, event_type, event_source, coalesce(content, '') as content, metadata, session_id, role, speaker, zep_session_id, memory_scope, trust, salience_score,
  promoted_to_fact_id, occurred_at, expires_at, archived_at, superseded_by, recalled_count, last_recalled_at, created_at, updated_at, masked`;

/** An event as answers carry it. */
export const eventJson = (row: EventRow) => ({
  event_id: row.id, client_id: row.client_id, external_id: row.external_id, content: row.content, event_type: row.event_type, event_source: row.event_source,
  memory_scope: row.memory_scope, role: row.role, speaker: row.speaker, session_id: row.session_id, salience_score: row.salience_score, trust: row.trust,
  metadata: row.metadata, occurred_at: row.occurred_at.toISOString(), created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString(),
  expires_at: row.expires_at?.toISOString() ?? null, archived_at: row.archived_at?.toISOString() ?? null, promoted_to_fact_id: row.promoted_to_fact_id,
  recalled_count: row.recalled_count, last_recalled_at: row.last_recalled_at?.toISOString() ?? null, masked: row.masked,
});

/** The kind under which recall returns an event: reflections and documents are events of that type. */
export const kindOfEvent = (eventType: string): Kind => (eventType === 'reflection' || eventType === 'document' ? eventType : 'event');
export const EVENT_KINDS: readonly Kind[] = ['event', 'reflection', 'document'];

export const indexTextOf = (row: EventRow): IndexText => ({
  clientId: row.client_id, kind: kindOfEvent(row.event_type), refId: row.id, content: row.content, speaker: row.speaker, role: row.role, sessionId: row.session_id,
  scope: row.memory_scope, occurredAt: row.occurred_at, expiresAt: row.expires_at, retired: row.archived_at !== null,
});

/** Of the text without its case, accents, punctuation and spacing: exact copies have the same. */
export const contentHash = (content: string): string => createHash('sha256').update((fold(content).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [content]).join(' ')).digest('hex');

/** A memory about to be written. */
export interface NewEvent {
  clientId: number;
  externalId: string | null;
  eventType: string;
  eventSource: string;
  content: string;
  metadata: Record<string, unknown>;
  sessionId: string | null;
  role: string | null;
  speaker: string | null;
  scope: string;
  trust: string;
  salience: number;
  occurredAt: string;
  expiresAt: string | null;
  /** Kinds of secrets that were hidden in its text. */
  masked?: readonly string[];
}

/** All columns that do not depend on whose it is. */
export const newEventRow = (e: NewEvent, at: Date) => ({
  external_id: e.externalId, event_type: e.eventType, event_source: e.eventSource, content: e.content, metadata: e.metadata, session_id: e.sessionId, role: e.role, speaker: e.speaker, memory_scope: e.scope, trust: e.trust,
  salience_score: e.salience, content_hash: contentHash(e.content), occurred_at: e.occurredAt, expires_at: e.expiresAt, masked: e.masked ?? [], created_at: at.toISOString(), updated_at: at.toISOString(),
});

const NEW_EVENT = 'external_id text, event_type text, event_source text, content text, metadata jsonb, session_id text, role text, speaker text, memory_scope text, trust text, salience_score numeric, content_hash text, occurred_at timestamptz, expires_at timestamptz, created_at timestamptz, updated_at timestamptz, masked text[]';
/** Of `newEventRow` in SQL: the fields with their types, as a record is read, and their names, as a column list or behind an alias. */
export const newEventFields = { typed: NEW_EVENT, names: (alias = '') => NEW_EVENT.split(', ').map((field) => `${alias}${field.split(' ')[0] as string}`).join(', ') };

/** Writes new events; one whose external_id another writer has just taken is absent from the answer. Answers come by position. */
export async function insertEvents(sql: Sql, events: readonly NewEvent[], at: Date): Promise<Map<number, EventRow>> {
  if (events.length === 0) return new Map();
  // One alone needs no number beforehand to be known by.
  const ids = events.length === 1 ? [] : await sql.rows<{ id: number }>(`select nextval(pg_get_serial_sequence('events', 'id'))::int as id from generate_series(1, $1)`, [events.length]);
  const rows = events.map((e, i) => ({ id: ids[i]?.id, client_id: e.clientId, zep_session_id: `client_${e.clientId}`, ...newEventRow(e, at) }));
  const written = await sql.rows<EventRow>(`insert into events (id, client_id, zep_session_id, ${newEventFields.names()})
    select coalesce(e.id, nextval(pg_get_serial_sequence('events', 'id'))::int), e.client_id, e.zep_session_id, ${newEventFields.names('e.')}
    from jsonb_to_recordset($1::jsonb) as e(id int, client_id int, zep_session_id text, ${newEventFields.typed})
    on conflict (client_id, external_id) where external_id is not null do nothing returning ${EVENT_COLUMNS}`, [JSON.stringify(rows)], { keep: true });
  const position = new Map(ids.map((row, i) => [row.id, i]));
  return new Map(written.map((row) => [position.get(row.id) ?? 0, row]));
}

/** Known events by their external ids, locked against other writers until the transaction ends. */
export async function lockByExternalId(sql: Sql, keys: readonly { clientId: number; externalId: string }[]): Promise<Map<string, EventRow>> {
  if (keys.length === 0) return new Map();
  const rows = await sql.rows<EventRow>(`select ${EVENT_COLUMNS} from events where (client_id, external_id) in (select * from unnest($1::int[], $2::text[])) order by id for update`,
    [keys.map((k) => k.clientId), keys.map((k) => k.externalId)], { keep: true });
  return new Map(rows.map((row) => [externalKey(row.client_id, row.external_id ?? ''), row]));
}

export const externalKey = (clientId: number, externalId: string): string => `${clientId} ${externalId}`;

export interface EventChange {
  content?: string | undefined;
  metadata?: Record<string, unknown> | undefined;
  salience_score?: number | undefined;
  memory_scope?: string | undefined;
  expires_at?: string | null | undefined;
  occurred_at?: string | undefined;
  event_type?: string | undefined;
  session_id?: string | null | undefined;
  speaker?: string | null | undefined;
  role?: string | null | undefined;
  masked?: readonly string[] | undefined;
}

/** Changes an event; a text that goes is kept in its history. */
export async function changeEvent(sql: Sql, before: EventRow, change: EventChange, at: Date): Promise<EventRow> {
  const content = change.content ?? before.content;
  if (content !== before.content) await sql.run('insert into event_history (event_id, content, metadata, replaced_at) values ($1, $2, $3, $4)', [before.id, before.content, JSON.stringify(before.metadata), at]);
  const pick = <K extends keyof EventChange & keyof EventRow>(key: K) => (change[key] === undefined ? before[key] : change[key]);
  const [row] = await sql.rows<EventRow>(`update events set content = $2, metadata = $3, salience_score = $4, memory_scope = $5, expires_at = $6, occurred_at = $7, event_type = $8, session_id = $9, speaker = $10, role = $11,
      content_hash = $12, updated_at = $13, masked = $14 where id = $1 returning ${EVENT_COLUMNS}`,
  [before.id, content, JSON.stringify(change.metadata ?? before.metadata), pick('salience_score'), pick('memory_scope'), pick('expires_at'), pick('occurred_at'), pick('event_type'), pick('session_id'), pick('speaker'), pick('role'),
    contentHash(content), at, change.masked ?? before.masked]);
  if (!row) throw new Error('A locked event disappeared.');
  return row;
}

export async function findEvents(sql: Sql, ids: readonly number[], { lock = false } = {}): Promise<EventRow[]> {
  return ids.length ? sql.rows<EventRow>(`select ${EVENT_COLUMNS} from events where id = any($1::int[]) order by id${lock ? ' for update' : ''}`, [[...ids]]) : [];
}

export interface EventFilter {
  clientId: number;
  from?: Date | undefined;
  to?: Date | undefined;
  eventType?: string | undefined;
  eventSource?: string | undefined;
  scope?: string | undefined;
  sessionId?: string | undefined;
  archived?: boolean | undefined;
}

function where(filter: EventFilter, values: unknown[]): string {
  const add = (value: unknown) => { values.push(value); return `$${values.length}`; };
  const parts = [`client_id = ${add(filter.clientId)}`];
  if (filter.from) parts.push(`occurred_at >= ${add(filter.from)}`);
  if (filter.to) parts.push(`occurred_at < ${add(filter.to)}`);
  if (filter.eventType !== undefined) parts.push(`event_type = ${add(filter.eventType)}`);
  if (filter.eventSource !== undefined) parts.push(`event_source = ${add(filter.eventSource)}`);
  if (filter.scope !== undefined) parts.push(`memory_scope = ${add(filter.scope)}`);
  if (filter.sessionId !== undefined) parts.push(`session_id = ${add(filter.sessionId)}`);
  if (filter.archived !== undefined) parts.push(filter.archived ? 'archived_at is not null' : 'archived_at is null');
  return parts.join(' and ');
}

/** Events of a client, newest first; `after` is the sort key (microseconds, id) of the last one seen. */
export async function listEvents(sql: Sql, filter: EventFilter, after: readonly [number, number] | null, limit: number): Promise<(EventRow & { at: number })[]> {
  const values: unknown[] = [];
  let text = where(filter, values);
  if (after) {
    values.push(after[0], after[1]);
    text += ` and (occurred_at, id) < (timestamptz 'epoch' + $${values.length - 1}::bigint * interval '1 microsecond', $${values.length}::int)`;
  }
  values.push(limit);
  return sql.rows(`select ${EVENT_COLUMNS}, (extract(epoch from occurred_at) * 1000000)::bigint as at from events where ${text} order by occurred_at desc, id desc limit $${values.length}`, values);
}

/** Ids of the events that a bulk call means, locked. */
export async function lockMatching(sql: Sql, filter: EventFilter, ids: readonly number[] | undefined): Promise<number[]> {
  const values: unknown[] = [];
  let text = where(filter, values);
  if (ids) { values.push([...ids]); text += ` and id = any($${values.length}::int[])`; }
  return (await sql.rows<{ id: number }>(`select id from events where ${text} order by id for update`, values)).map((row) => row.id);
}

export async function setArchived(sql: Sql, ids: readonly number[], at: Date | null): Promise<void> {
  await sql.run('update events set archived_at = $2 where id = any($1::int[])', [[...ids], at]);
}

export async function deleteEvents(sql: Sql, ids: readonly number[]): Promise<number> {
  return sql.run('delete from events where id = any($1::int[])', [[...ids]]);
}

export async function eventHistory(sql: Sql, eventId: number): Promise<{ content: string; metadata: Record<string, unknown>; replaced_at: Date }[]> {
  return sql.rows(`select coalesce(content, '') as content, metadata, replaced_at from event_history where event_id = $1 order by history_id desc limit 100`, [eventId]);
}

/** Of these events the ones that are not the last word: what was drawn from them was replaced or ended, or a newer statement replaced them. Told again, they are news. */
export async function outdatedEvents(sql: Sql, eventIds: readonly number[]): Promise<Set<number>> {
  if (eventIds.length === 0) return new Set();
  const rows = await sql.rows<{ id: number }>(`select r.event_id as id from event_receipts r where r.event_id = any($1::int[]) and r.restored_at is null
    union select e.id from events e join facts f on f.id = e.promoted_to_fact_id where e.id = any($1::int[]) and f.superseded_at is not null and f.retired_how in ('superseded', 'ended')
      and not exists (select from facts g where g.client_id = f.client_id and g.subject_type = f.subject_type and g.subject_id = f.subject_id and g.fact_type = f.fact_type and g.fact_key = f.fact_key and g.content = f.content
        and g.superseded_at is null and g.valid_to is null)`, [[...eventIds]]);
  return new Set(rows.map((row) => row.id));
}

/** Memories of the owner that have one of these hashes and stand: the oldest of each. */
export async function standingByHash(sql: Sql, clientId: number, hashes: readonly string[]): Promise<Map<string, number>> {
  if (hashes.length === 0) return new Map();
  const rows = await sql.rows<{ content_hash: string; id: number }>(`select content_hash, id from events where client_id = $1 and content_hash = any($2::text[]) and trust = 'owner' and archived_at is null and superseded_at is null order by id desc`, [clientId, [...hashes]]);
  const outdated = await outdatedEvents(sql, rows.map((row) => row.id));
  return new Map(rows.filter((row) => !outdated.has(row.id)).map((row) => [row.content_hash, row.id]));
}

export async function setPromoted(sql: Sql, eventId: number, factId: number): Promise<void> {
  await sql.run('update events set promoted_to_fact_id = $2 where id = $1', [eventId, factId]);
}

/** Counts recalls; only kept as statistics, so it does not touch the memory version. */
export async function countRecalls(sql: Sql, counts: ReadonlyMap<number, number>, at: Date): Promise<void> {
  await sql.run(`update events e set recalled_count = e.recalled_count + c.n, last_recalled_at = $3 from unnest($1::int[], $2::int[]) as c(id, n) where e.id = c.id`, [[...counts.keys()], [...counts.values()], at]);
}

/** Where events came from. */
export async function originsOf(sql: Sql, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  return new Map((await sql.rows<{ id: number; event_source: string }>('select id, event_source from events where id = any($1::int[])', [[...ids]])).map((row) => [row.id, row.event_source]));
}
