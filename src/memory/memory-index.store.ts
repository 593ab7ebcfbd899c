import type { Sql } from '../db/database.port.ts';
import { note, type Touched } from './clients.store.ts';
import type { Kind } from './memory-fields.contract.ts';
import { textHash } from './embed-text.ts';
import { documentsOf, type IndexText } from './memory-index.ts';
import { noteGone, noteIndexed } from './vector-changes.ts';

// Rows of recall's index: written with the thing they find, in the same transaction.

/** Postings a statement; larger ones only cost memory. */
const ROWS_AT_ONCE = 20_000;

/** Puts texts into recall's index. They must not be in it yet (`removeFromIndex` first when a text changed). */
export async function indexTexts(sql: Sql, touched: Touched, texts: readonly IndexText[]): Promise<void> {
  const docs = texts.flatMap((text) => documentsOf(text).map((doc) => ({ text, doc })));
  if (docs.length === 0) return;
  const ids = await sql.rows<{ id: number }>(`select nextval(pg_get_serial_sequence('memory_index', 'doc_id')) as id from generate_series(1, $1)`, [docs.length]);
  let batch: Record<string, unknown>[] = [];
  let size = 0;
  const flush = async () => {
    const rows = JSON.stringify(batch);
    await sql.run(`insert into memory_index (doc_id, client_id, kind, ref_id, chunk, length, session_id, memory_scope, occurred_at, expires_at, retired, terms, text_hash)
      select d.* from jsonb_to_recordset($1::jsonb) as d(doc_id bigint, client_id int, kind text, ref_id int, chunk int, length real, session_id text, memory_scope text, occurred_at timestamptz, expires_at timestamptz, retired boolean, terms text[], text_hash uuid)`, [rows]);
    await sql.run(`insert into memory_postings (client_id, retired, term, doc_id, weight)
      select d.client_id, d.retired, p.term, d.doc_id, p.weight from jsonb_to_recordset($1::jsonb) as d(doc_id bigint, client_id int, retired boolean, terms text[], weights real[]), unnest(d.terms, d.weights) as p(term, weight)`, [rows]);
    batch = [];
    size = 0;
  };
  for (const [i, { text, doc }] of docs.entries()) {
    const retired = text.retired ?? false;
    batch.push({ doc_id: ids[i]?.id, client_id: text.clientId, kind: text.kind, ref_id: text.refId, chunk: doc.chunk, length: doc.length, session_id: text.sessionId ?? null,
      memory_scope: text.scope ?? null, occurred_at: text.occurredAt.toISOString(), expires_at: text.expiresAt?.toISOString() ?? null, retired, terms: doc.terms, weights: doc.weights, text_hash: doc.chunk === 0 ? textHash(text) : null });
    if (doc.chunk === 0) noteIndexed(sql, ids[i]?.id as number);
    note(touched, text.clientId, retired ? 0 : 1, retired ? 0 : doc.length);
    size += doc.terms.length;
    if (size >= ROWS_AT_ONCE) await flush();
  }
  if (batch.length) await flush();
}

interface DocRow { client_id: number; length: number; retired: boolean }
const count = (touched: Touched, rows: readonly DocRow[], sign: 1 | -1) => {
  for (const row of rows) note(touched, row.client_id, row.retired ? 0 : sign, row.retired ? 0 : sign * row.length);
};

const POSTINGS_OF = `memory_postings p using memory_index d, unnest(d.terms) as t(term) where d.kind = any($1::text[]) and d.ref_id = any($2::int[])
  and p.client_id = d.client_id and p.retired = d.retired and p.term = t.term collate "C" and p.doc_id = d.doc_id`;

/** Takes things out of recall's index for good. */
export async function removeFromIndex(sql: Sql, touched: Touched, kinds: readonly Kind[], refIds: readonly number[]): Promise<void> {
  if (refIds.length === 0) return;
  await sql.run(`delete from ${POSTINGS_OF}`, [[...kinds], [...refIds]]);
  const rows = await sql.rows<DocRow & { text_hash: string | null }>('delete from memory_index where kind = any($1::text[]) and ref_id = any($2::int[]) returning client_id, length, retired, text_hash', [[...kinds], [...refIds]]);
  for (const row of rows) noteGone(sql, row.client_id, row.text_hash);
  count(touched, rows, -1);
}

/** Takes things out of ordinary recall (`include_superseded` still finds them), or puts them back. */
export async function retireInIndex(sql: Sql, touched: Touched, kinds: readonly Kind[], refIds: readonly number[], retired: boolean): Promise<void> {
  if (refIds.length === 0) return;
  await sql.run(`update memory_postings p set retired = $3 from memory_index d, unnest(d.terms) as t(term) where d.kind = any($1::text[]) and d.ref_id = any($2::int[]) and d.retired <> $3
    and p.client_id = d.client_id and p.retired = d.retired and p.term = t.term collate "C" and p.doc_id = d.doc_id`, [[...kinds], [...refIds], retired]);
  const rows = await sql.rows<DocRow>('update memory_index set retired = $3 where kind = any($1::text[]) and ref_id = any($2::int[]) and retired <> $3 returning client_id, length, false as retired', [[...kinds], [...refIds], retired]);
  count(touched, rows, retired ? -1 : 1);
}

/** Everything of a client. */
export async function clearIndex(sql: Sql, clientId: number): Promise<number> {
  await sql.run('delete from memory_postings where client_id = $1', [clientId]);
  return sql.run('delete from memory_index where client_id = $1', [clientId]);
}

export async function countIndexed(sql: Sql, clientId: number): Promise<number> {
  const [row] = await sql.rows<{ n: number }>(`select (select count(*) from memory_index where client_id = $1) + (select count(*) from memory_postings where client_id = $1) as n`, [clientId]);
  return row?.n ?? 0;
}
