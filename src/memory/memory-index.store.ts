import type { Sql } from '../db/database.port.ts';
import { noteDocs, type Touched } from './clients/clients.store.ts';
import type { Kind } from './memory-fields.contract.ts';
import { textHash } from './embedding/embed-text.ts';
import { documentsOf, type IndexText } from './memory-index.ts';
import { noteGone, noteIndexed } from './embedding/vector-changes.ts';

// Rows of recall's index: written with the thing they find, in the same transaction.

/** Postings a statement; larger ones only cost memory. */
const ROWS_AT_ONCE = 20_000;

/** The documents of a list called `given` with their postings; each part answers a row for each it wrote, for who has to wait for it. */
export const INDEX_GIVEN = `documents as (insert into memory_index (doc_id, client_id, kind, ref_id, chunk, length, session_id, memory_scope, occurred_at, expires_at, retired, terms, text_hash)
      select doc_id, client_id, kind, ref_id, chunk, length, session_id, memory_scope, occurred_at, expires_at, retired, terms, text_hash from given returning 1),
    postings as (insert into memory_postings (client_id, retired, term, doc_id, weight) select g.client_id, g.retired, p.term, g.doc_id, p.weight from given g, unnest(g.terms, g.weights) as p(term, weight) returning 1)`;

/** Documents and their postings in one statement; their numbers in the order in which they were given. */
const INSERT = `with given as materialized (select nextval(pg_get_serial_sequence('memory_index', 'doc_id')) as doc_id, d.*
      from rows from (jsonb_to_recordset($1::jsonb) as (client_id int, kind text, ref_id int, chunk int, length real, session_id text, memory_scope text, occurred_at timestamptz, expires_at timestamptz, retired boolean, terms text[], weights real[], text_hash uuid))
        with ordinality as d(client_id, kind, ref_id, chunk, length, session_id, memory_scope, occurred_at, expires_at, retired, terms, weights, text_hash, place)),
    ${INDEX_GIVEN}
  select doc_id from given order by place`;

/**
 * Puts texts into recall's index. They must not be in it yet (`removeFromIndex` first when a text changed). What they change is noted
 * at once, and all statements are issued at once, so that `touchClients` may be sent along without waiting for this.
 */
export async function indexTexts(sql: Sql, touched: Touched, texts: readonly IndexText[]): Promise<void> {
  const docs = texts.flatMap((text) => documentsOf(text).map((doc) => ({ text, doc })));
  if (docs.length === 0) return;
  const noted = new Map(docs.map(({ text, doc }) => {
    const retired = text.retired ?? false;
    const indexed = { docId: 0, kind: text.kind, refId: text.refId, chunk: doc.chunk, length: doc.length, sessionId: text.sessionId ?? null, at: text.occurredAt.getTime() * 1000, expires: text.expiresAt?.getTime() ?? null, terms: doc.terms, weights: doc.weights };
    noteDocs(touched, text.clientId, text, { ...(!retired && { docs: 1, length: doc.length }), now: retired ? [] : [indexed], and: true });
    return [doc, indexed];
  }));
  const write = async (batch: readonly (typeof docs)[number][]): Promise<void> => {
    const rows = batch.map(({ text, doc }) => ({ client_id: text.clientId, kind: text.kind, ref_id: text.refId, chunk: doc.chunk, length: doc.length, session_id: text.sessionId ?? null, memory_scope: text.scope ?? null,
      occurred_at: text.occurredAt.toISOString(), expires_at: text.expiresAt?.toISOString() ?? null, retired: text.retired ?? false, terms: doc.terms, weights: doc.weights, text_hash: doc.chunk === 0 ? textHash(text) : null }));
    const ids = await sql.rows<{ doc_id: number }>(INSERT, [JSON.stringify(rows)], { keep: true });
    for (const [i, { doc }] of batch.entries()) {
      const docId = ids[i]?.doc_id as number;
      if (doc.chunk === 0) noteIndexed(sql, docId);
      (noted.get(doc) as { docId: number }).docId = docId;
    }
  };
  const writing: Promise<void>[] = [];
  let from = 0, size = 0;
  docs.forEach(({ doc }, i) => {
    size += doc.terms.length;
    if (size < ROWS_AT_ONCE && i < docs.length - 1) return;
    writing.push(write(docs.slice(from, i + 1)));
    [from, size] = [i + 1, 0];
  });
  await Promise.all(writing);
}

interface DocRow { client_id: number; kind: Kind; ref_id: number; length: number; retired: boolean }
const DOC_ROW = 'client_id, kind, ref_id, length, retired';
/** What left ordinary recall, or (`sign` 1) came back to it. */
const count = (touched: Touched, rows: readonly DocRow[], sign: 1 | -1) => {
  for (const { client_id, kind, ref_id, length, retired } of rows) noteDocs(touched, client_id, { kind, refId: ref_id }, { ...(!retired && { docs: sign, length: sign * length }), now: sign > 0 ? null : [] });
};

const POSTINGS_OF = `memory_postings p using memory_index d, unnest(d.terms) as t(term) where d.kind = any($1::text[]) and d.ref_id = any($2::int[])
  and p.client_id = d.client_id and p.retired = d.retired and p.term = t.term collate "C" and p.doc_id = d.doc_id`;

/** Takes things out of recall's index for good. */
export async function removeFromIndex(sql: Sql, touched: Touched, kinds: readonly Kind[], refIds: readonly number[]): Promise<void> {
  if (refIds.length === 0) return;
  await sql.run(`delete from ${POSTINGS_OF}`, [[...kinds], [...refIds]]);
  const rows = await sql.rows<DocRow & { text_hash: string | null }>(`delete from memory_index where kind = any($1::text[]) and ref_id = any($2::int[]) returning ${DOC_ROW}, text_hash`, [[...kinds], [...refIds]]);
  for (const row of rows) noteGone(sql, row.client_id, row.text_hash);
  count(touched, rows, -1);
}

/** Takes things out of ordinary recall (`include_superseded` still finds them), or puts them back. */
export async function retireInIndex(sql: Sql, touched: Touched, kinds: readonly Kind[], refIds: readonly number[], retired: boolean): Promise<void> {
  if (refIds.length === 0) return;
  await sql.run(`update memory_postings p set retired = $3 from memory_index d, unnest(d.terms) as t(term) where d.kind = any($1::text[]) and d.ref_id = any($2::int[]) and d.retired <> $3
    and p.client_id = d.client_id and p.retired = d.retired and p.term = t.term collate "C" and p.doc_id = d.doc_id`, [[...kinds], [...refIds], retired]);
  const rows = await sql.rows<DocRow>('update memory_index set retired = $3 where kind = any($1::text[]) and ref_id = any($2::int[]) and retired <> $3 returning client_id, kind, ref_id, length, false as retired', [[...kinds], [...refIds], retired]);
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
