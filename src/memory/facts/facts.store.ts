import type { Sql } from '../../db/database.port.ts';
import { type Touched, note } from '../clients/clients.store.ts';
import type { Believed } from './fact-timeline.ts';
import type { IndexText } from '../memory-index.ts';
import { indexTexts, retireInIndex } from '../memory-index.store.ts';

export interface Series { clientId: number; subjectType: string; subjectId: string; factType: string; factKey: string }

export const seriesKey = (s: Series): string => `fact:${s.clientId}:${s.subjectType}:${s.subjectId}:${s.factType}:${s.factKey}`;

export interface FactRow {
  id: number;
  client_id: number;
  subject_type: string;
  subject_id: string;
  fact_type: string;
  fact_key: string;
  content: string;
  multi: boolean;
  valid_from: Date | null;
  valid_to: Date | null;
  recorded_at: Date;
  superseded_at: Date | null;
  retired_how: 'superseded' | 'ended' | 'retracted' | null;
  disputed: boolean;
  confidence: number | null;
  source_event_ids: number[];
  source: string;
  metadata: Record<string, unknown>;
}

/** Rule in the receipts of facts that were found in what somebody said; the name of what found them follows it. */
export const DRAWN = 'drawn from what was said';

// A doubtful version and what it contradicts are disputed as long as both are believed of the same time. Rows never change, so the
// dispute is seen here: it is over when one of the two is closed.
export const DISPUTED = `case when f.superseded_at is not null then f.disputed else not f.multi and exists (select from facts o where o.superseded_at is null and o.id <> f.id and not o.multi and (o.disputed or f.disputed) and o.content <> f.content
  and (o.client_id, o.subject_type, o.subject_id, o.fact_type, o.fact_key) = (f.client_id, f.subject_type, f.subject_id, f.fact_type, f.fact_key)
  and (f.valid_from is null or o.valid_to is null or f.valid_from < o.valid_to) and (o.valid_from is null or f.valid_to is null or o.valid_from < f.valid_to)) end`;
const COLUMNS = `f.id, f.client_id, f.subject_type, f.subject_id, f.fact_type, f.fact_key, f.content, f.multi, f.valid_from, f.valid_to, f.recorded_at, f.superseded_at, f.retired_how, f.confidence, f.source_event_ids, f.source, f.metadata, (${DISPUTED}) as disputed`;

export function factStatus(row: FactRow, now: Date): 'current' | 'upcoming' | 'ended' | 'disputed' | 'superseded' | 'retracted' {
  if (row.superseded_at) return row.retired_how === 'retracted' ? 'retracted' : 'superseded';
  if (row.valid_to && row.valid_to <= now) return 'ended';
  if (row.valid_from && row.valid_from > now) return 'upcoming';
  return row.disputed ? 'disputed' : 'current';
}

/** A fact as answers carry it. */
export const factJson = (row: FactRow, now: Date) => ({
  fact_id: row.id, id: row.id, client_id: row.client_id, subject_type: row.subject_type, subject_id: row.subject_id, fact_type: row.fact_type, fact_key: row.fact_key === '' ? null : row.fact_key,
  content: row.content, multi: row.multi, valid_from: row.valid_from?.toISOString() ?? null, valid_to: row.valid_to?.toISOString() ?? null, recorded_at: row.recorded_at.toISOString(),
  superseded_at: row.superseded_at?.toISOString() ?? null, status: factStatus(row, now), confidence: row.confidence, source_event_ids: row.source_event_ids, source: row.source, metadata: row.metadata,
});

export const seriesOf = (row: FactRow): Series => ({ clientId: row.client_id, subjectType: row.subject_type, subjectId: row.subject_id, factType: row.fact_type, factKey: row.fact_key });

/** A version with its period in numbers, as the timeline wants it. */
export type Version = Believed & { readonly row: FactRow };
export const versionOf = (row: FactRow): Version => ({ id: row.id, content: row.content, multi: row.multi, from: row.valid_from?.getTime() ?? null, to: row.valid_to?.getTime() ?? null, row });

/**
 * Only one writer of a series at a time. Series share 256 locks (the SQL function update_fact_temporal takes the same ones), always
 * taken in the same order, so that two imports never wait for each other in a ring.
 */
export async function lockSeries(sql: Sql, series: readonly Series[]): Promise<void> {
  await sql.rows(`select pg_advisory_xact_lock(7262563, bucket) from (select distinct (hashtextextended(k, 0) & 255)::int as bucket from unnest($1::text[]) as u(k) order by 1) as ordered`, [[...new Set(series.map(seriesKey))]]);
}

/** The believed versions of some series, and when each series was last written. */
export async function believedOf(sql: Sql, series: readonly Series[]): Promise<{ rows: FactRow[]; lastWrite: Map<string, Date> }> {
  const keys = [series.map((s) => s.clientId), series.map((s) => s.subjectType), series.map((s) => s.subjectId), series.map((s) => s.factType), series.map((s) => s.factKey)];
  const listed = '(select * from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[]) as k(client_id, subject_type, subject_id, fact_type, fact_key))';
  const rows = await sql.rows<FactRow>(`select ${COLUMNS} from facts f join ${listed} k using (client_id, subject_type, subject_id, fact_type, fact_key) where f.superseded_at is null order by f.id`, keys);
  const last = await sql.rows<{ client_id: number; subject_type: string; subject_id: string; fact_type: string; fact_key: string; last: Date }>(
    `select client_id, subject_type, subject_id, fact_type, fact_key, max(greatest(recorded_at, superseded_at)) as last from facts join ${listed} k using (client_id, subject_type, subject_id, fact_type, fact_key) group by 1, 2, 3, 4, 5`, keys);
  return { rows, lastWrite: new Map(last.map((r) => [seriesKey({ clientId: r.client_id, subjectType: r.subject_type, subjectId: r.subject_id, factType: r.fact_type, factKey: r.fact_key }), r.last])) };
}

export async function findFact(sql: Sql, id: number): Promise<FactRow | undefined> {
  const [row] = await sql.rows<FactRow>(`select ${COLUMNS} from facts f where f.id = $1`, [id]);
  return row;
}

export async function findFacts(sql: Sql, ids: readonly number[]): Promise<FactRow[]> {
  return ids.length ? sql.rows<FactRow>(`select ${COLUMNS} from facts f where f.id = any($1::int[]) order by f.id`, [[...ids]]) : [];
}

export async function takeFactIds(sql: Sql, howMany: number): Promise<number[]> {
  return (await sql.rows<{ id: number }>(`select nextval(pg_get_serial_sequence('facts', 'id'))::int as id from generate_series(1, $1)`, [howMany])).map((row) => row.id);
}

export interface Closing { id: number; at: Date; how: 'superseded' | 'ended' | 'retracted' }
export interface Receipt { clientId: number; action: 'assert' | 'end' | 'retract' | 'restore'; factId: number; closed: number[]; written: number[]; rule: string; confidence: number | null; at: Date }

export const factIndexText = (row: FactRow, now: Date): IndexText => ({
  clientId: row.client_id, kind: 'fact', refId: row.id, content: row.content, words: `${row.subject_id} ${row.fact_type.replaceAll('_', ' ')} ${row.fact_key.replaceAll('_', ' ')}`, occurredAt: row.valid_from ?? row.recorded_at,
  retired: row.superseded_at !== null || (row.valid_to !== null && row.valid_to <= now),
});

/** Closes versions, writes others, keeps recall's index in step and leaves receipts: all that ever happens to facts. Answers the receipts' numbers. */
export async function writeFacts(sql: Sql, touched: Touched, actor: string, now: Date, { close, write, receipts }: { close: readonly Closing[]; write: readonly FactRow[]; receipts: readonly Receipt[] }): Promise<number[]> {
  if (close.length) {
    // greatest: a row written by hand may be a few microseconds younger than this clock reads
    await sql.run(`update facts f set superseded_at = greatest(c.at, f.recorded_at), retired_how = c.how from unnest($1::int[], $2::timestamptz[], $3::text[]) as c(id, at, how) where f.id = c.id`,
      [close.map((c) => c.id), close.map((c) => c.at.toISOString()), close.map((c) => c.how)]);
    await retireInIndex(sql, touched, ['fact'], close.map((c) => c.id), true);
  }
  if (write.length) {
    await sql.run(`insert into facts (id, client_id, subject_type, subject_id, fact_type, fact_key, content, multi, valid_from, valid_to, recorded_at, superseded_at, retired_how, disputed, confidence, source_event_ids, source, metadata)
      select f.* from jsonb_to_recordset($1::jsonb) as f(id int, client_id int, subject_type text, subject_id text, fact_type text, fact_key text, content text, multi boolean, valid_from timestamptz, valid_to timestamptz,
        recorded_at timestamptz, superseded_at timestamptz, retired_how text, disputed boolean, confidence numeric, source_event_ids int[], source text, metadata jsonb)`, [JSON.stringify(write)]);
    await indexTexts(sql, touched, write.map((row) => factIndexText(row, now)));
  }
  for (const row of write) note(touched, row.client_id, [{ kind: 'fact', refId: row.id }]);
  for (const { clientId, closed } of receipts) note(touched, clientId, closed.map((refId) => ({ kind: 'fact', refId })));
  if (receipts.length === 0) return [];
  const rows = await sql.rows<{ receipt_id: number }>(`insert into fact_receipts (client_id, action, fact_id, closed, written, rule, confidence, actor, created_at)
    select r.client_id, r.action, r.fact_id, r.closed, r.written, r.rule, r.confidence, $2, r.at from jsonb_to_recordset($1::jsonb) as r(client_id int, action text, fact_id int, closed int[], written int[], rule text, confidence numeric, at timestamptz)
    returning receipt_id`, [JSON.stringify(receipts.map((r) => ({ client_id: r.clientId, action: r.action, fact_id: r.factId, closed: r.closed, written: r.written, rule: r.rule, confidence: r.confidence, at: r.at }))), actor]);
  return rows.map((row) => row.receipt_id);
}

/** What the assertion of this version closed, by its receipts. */
export async function displacedBy(sql: Sql, factId: number): Promise<number[]> {
  const rows = await sql.rows<{ id: number }>(`select distinct unnest(closed) as id from fact_receipts where fact_id = $1 and action in ('assert', 'restore') order by 1`, [factId]);
  return rows.map((row) => row.id);
}

export interface FactQuery { clientId: number; subjectType?: string | undefined; subjectId?: string | undefined; factType?: string | undefined; factKey?: string | undefined; asOf?: Date | undefined; knownAt?: Date | undefined }

function where(query: FactQuery, values: unknown[]): string {
  const add = (value: unknown) => { values.push(value); return `$${values.length}`; };
  const parts = [`f.client_id = ${add(query.clientId)}`];
  for (const [column, value] of [['subject_type', query.subjectType], ['subject_id', query.subjectId], ['fact_type', query.factType], ['fact_key', query.factKey]] as const) if (value !== undefined) parts.push(`f.${column} = ${add(value)}`);
  return parts.join(' and ');
}

/** Facts that hold at `asOf`, as believed at `knownAt` (absent: now), newest first; `after` is the id of the last one seen. */
export async function selectFacts(sql: Sql, query: FactQuery & { asOf: Date }, after: number | null, limit: number): Promise<FactRow[]> {
  const values: unknown[] = [];
  let text = where(query, values);
  const add = (value: unknown) => { values.push(value); return `$${values.length}`; };
  const asOf = add(query.asOf.toISOString());
  text += ` and (f.valid_from is null or f.valid_from <= ${asOf}::timestamptz) and (f.valid_to is null or f.valid_to > ${asOf}::timestamptz)`;
  if (query.knownAt) {
    const known = add(query.knownAt.toISOString());
    text += ` and f.recorded_at <= ${known}::timestamptz and (f.superseded_at is null or f.superseded_at > ${known}::timestamptz)`;
  } else text += ' and f.superseded_at is null';
  if (after !== null) text += ` and f.id < ${add(after)}`;
  return sql.rows<FactRow>(`select ${COLUMNS} from facts f where ${text} order by f.id desc limit ${add(limit)}`, values);
}

/** Every version, newest recorded first; `after` is (microseconds of recorded_at, id) of the last one seen. */
export async function selectHistory(sql: Sql, query: FactQuery, after: readonly [number, number] | null, limit: number): Promise<(FactRow & { at: number })[]> {
  const values: unknown[] = [];
  let text = where(query, values);
  const add = (value: unknown) => { values.push(value); return `$${values.length}`; };
  if (query.knownAt) text += ` and f.recorded_at <= ${add(query.knownAt.toISOString())}::timestamptz`;
  if (query.asOf) {
    const at = `${add(query.asOf.toISOString())}::timestamptz`;
    text += ` and (f.valid_from is null or f.valid_from <= ${at}) and (f.valid_to is null or f.valid_to > ${at})`;
  }
  if (after) text += ` and (f.recorded_at, f.id) < (timestamptz 'epoch' + ${add(after[0])}::bigint * interval '1 microsecond', ${add(after[1])}::int)`;
  return sql.rows(`select ${COLUMNS}, (extract(epoch from f.recorded_at) * 1000000)::bigint as at from facts f where ${text} order by f.recorded_at desc, f.id desc limit ${add(limit)}`, values);
}

/** Which of these events of a client do not exist. */
export async function missingEvents(sql: Sql, clientId: number, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const known = new Set((await sql.rows<{ id: number }>('select id from events where client_id = $1 and id = any($2::int[])', [clientId, [...ids]])).map((row) => row.id));
  return ids.filter((id) => !known.has(id));
}

const WAS_DRAWN = `exists (select from fact_receipts r where r.written @> array[f.id] and starts_with(r.rule, '${DRAWN}'))`;

/** Believed facts whose only evidence these events are, and that a rule or model had drawn from them. */
export async function drawnOnlyFrom(sql: Sql, eventIds: readonly number[]): Promise<FactRow[]> {
  return sql.rows<FactRow>(`select ${COLUMNS} from facts f where f.superseded_at is null and cardinality(f.source_event_ids) > 0 and f.source_event_ids <@ $1::int[]
    and f.client_id in (select client_id from events where id = any($1::int[])) and ${WAS_DRAWN}`, [[...eventIds]]);
}

/** Believed facts that were drawn from what was said in the same conversation from `since` on, the last ones first. */
export async function drawnBefore(sql: Sql, clientId: number, sessionId: string | null, eventId: number | null, at: Date, since: Date): Promise<FactRow[]> {
  return sql.rows<FactRow>(`select ${COLUMNS} from (select id, occurred_at from events where client_id = $1 and session_id is not distinct from $2 and occurred_at between $5 and $4 and id is distinct from $3 order by occurred_at desc, id desc limit 20) e
    join facts f on f.client_id = $1 and f.superseded_at is null and f.source_event_ids @> array[e.id] where ${WAS_DRAWN} order by e.occurred_at desc, f.id desc limit 50`, [clientId, sessionId, eventId, at, since]);
}

/** Believed facts with this value that were drawn from what was said. */
export async function drawnWithValue(sql: Sql, clientId: number, value: string): Promise<FactRow[]> {
  return sql.rows<FactRow>(`select ${COLUMNS} from facts f where f.client_id = $1 and f.superseded_at is null and f.valid_to is null and lower(f.metadata ->> 'value') = lower($2) and ${WAS_DRAWN} order by f.id desc limit 10`, [clientId, value]);
}

/** Open believed facts of one type about one subject, whatever their key. */
export async function openOfType(sql: Sql, { clientId, subjectType, subjectId, factType }: Series): Promise<FactRow[]> {
  return sql.rows<FactRow>(`select ${COLUMNS} from facts f where f.client_id = $1 and f.subject_type = $2 and f.subject_id = $3 and f.fact_type = $4 and f.superseded_at is null and f.valid_to is null order by f.id desc limit 200`, [clientId, subjectType, subjectId, factType]);
}

export interface ReceiptRow { receipt_id: number; action: Receipt['action']; fact_id: number; closed: number[]; written: number[]; rule: string; confidence: number | null; actor: string; created_at: Date }

const FOUND_BY = new RegExp(`^${DRAWN}: ([^:;]{1,100})`);

/** A receipt as answers carry it. */
export const factReceiptJson = ({ created_at, ...row }: ReceiptRow) => ({ ...row, found_by: FOUND_BY.exec(row.rule)?.[1] ?? null, at: created_at.toISOString() });

/** Receipts of all that was done to this version or brought it about, newest first. */
export async function receiptsOfFact(sql: Sql, factId: number): Promise<ReceiptRow[]> {
  return sql.rows<ReceiptRow>(`select receipt_id, action, fact_id, closed, written, rule, confidence, actor, created_at from fact_receipts
    where fact_id = $1 or closed @> array[$1::int] or written @> array[$1::int] order by receipt_id desc limit 500`, [factId]);
}
