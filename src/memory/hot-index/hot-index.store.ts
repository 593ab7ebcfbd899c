import type { Sql } from '../../db/database.port.ts';
import type { ClientName, ClientRow } from '../clients/clients.store.ts';
import type { Kind } from '../memory-fields.contract.ts';
import type { HotDoc, IndexedDoc } from './postings.ts';

/** What recall needs of a client's row, and what changed since the version that is held of it: pairs of version and code. */
export interface Standing extends Pick<ClientRow, 'client_id' | 'user_id' | 'is_own' | 'metadata' | 'memory_version' | 'indexed_docs' | 'created_at' | 'workspace_recipe'> { trail: number[] | null }

/**
 * Where some clients of one workspace stand, in one statement by itself. No fence stands around it, so it names the workspace.
 * `held`: versions that are held, by client.
 */
export const STANDING = `select c.client_id, c.user_id, c.is_own, c.metadata, c.memory_version, c.indexed_docs, c.created_at, own.recipe as workspace_recipe,
    case when c.memory_version <> h.version and c.memory_version = c.trail_to and h.version >= c.trail_from then c.trail end as trail
  from client_profiles c left join unnest($5::int[], $6::bigint[]) as h(client_id, version) on h.client_id = c.client_id, lateral (select (select w.metadata->>'recall_recipe' from client_profiles w where w.workspace_id = $1 and w.is_own) as recipe offset 0) as own
  where c.workspace_id = $1 and c.client_id in (select client_id from client_profiles where workspace_id = $1 and user_id = any($2::text[]) union select client_id from client_profiles where workspace_id = $1 and client_id = any($3::int[])
    union select client_id from client_profiles where workspace_id = $1 and is_own and $4)`;

export const standingValues = (workspaceId: number, names: readonly ClientName[], held: ReadonlyMap<number, number>): unknown[] =>
  [workspaceId, names.filter((name) => typeof name === 'string'), names.filter((name) => typeof name === 'number'), names.includes(undefined), [...held.keys()], [...held.values()]];

interface DocRow { doc_id: number; kind: Kind; ref_id: number; chunk: number; length: number; session_id: string | null; at: number; expires: number | null }
const DOC = `d.doc_id, d.kind, d.ref_id, d.chunk, d.length, d.session_id, (extract(epoch from d.occurred_at) * 1000000)::bigint as at, floor(extract(epoch from d.expires_at) * 1000)::bigint as expires`;
const docOf = (row: DocRow): HotDoc => ({ docId: row.doc_id, kind: row.kind, refId: row.ref_id, chunk: row.chunk, length: row.length, sessionId: row.session_id, at: row.at, expires: row.expires });

const int8 = (bytes: Buffer, at: number): number => bytes.readInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4);

/** The documents that ordinary recall has of a client. */
export async function docIdsOf(sql: Sql, clientId: number): Promise<number[]> {
  const [row] = await sql.rows<{ packed: string | null }>(`select encode(string_agg(int8send(doc_id), ''::bytea), 'base64') as packed from memory_index where client_id = $1 and not retired`, [clientId]);
  const bytes = Buffer.from(row?.packed ?? '', 'base64');
  return Array.from({ length: bytes.length / 8 }, (_, i) => int8(bytes, 8 * i));
}

export async function docsOf(sql: Sql, clientId: number, docIds: readonly number[]): Promise<HotDoc[]> {
  return (await sql.rows<DocRow>(`select ${DOC} from unnest($2::bigint[]) as wanted(id), lateral (select * from memory_index where doc_id = wanted.id offset 0) as d where d.client_id = $1 and not d.retired`, [clientId, [...docIds]])).map(docOf);
}

/** The postings of the next terms. Numbers travel as bytes: a line a term, not a value a posting. */
export async function postingsAfter(sql: Sql, clientId: number, after: string, limit: number): Promise<{ term: string; docIds: Float64Array; weights: Float32Array }[]> {
  const rows = await sql.rows<{ term: string; packed: string }>(`select term, encode(string_agg(int8send(doc_id) || float4send(weight), ''::bytea), 'base64') as packed from memory_postings
    where client_id = $1 and retired = false and term > $2 collate "C" group by term order by term limit $3`, [clientId, after, limit]);
  return rows.map(({ term, packed }) => {
    const bytes = Buffer.from(packed, 'base64');
    const n = bytes.length / 12;
    const docIds = new Float64Array(n), weights = new Float32Array(n);
    for (let i = 0; i < n; i++) {
      docIds[i] = int8(bytes, 12 * i);
      weights[i] = bytes.readFloatBE(12 * i + 8);
    }
    return { term, docIds, weights };
  });
}

/** The documents of some memories with their terms, as ordinary recall has them now. */
export async function indexedOf(sql: Sql, clientId: number, kinds: readonly Kind[], refIds: readonly number[]): Promise<IndexedDoc[]> {
  const rows = await sql.rows<DocRow & { terms: string[]; weights: number[] }>(`select ${DOC}, d.terms, array(select p.weight from unnest(d.terms) with ordinality as t(term, i), lateral (select weight from memory_postings
      where client_id = d.client_id and retired = false and term = t.term collate "C" and doc_id = d.doc_id offset 0) as p order by t.i) as weights
    from memory_index d where d.kind = any($2::text[]) and d.ref_id = any($3::int[]) and d.client_id = $1 and not d.retired`, [clientId, [...kinds], [...refIds]], { keep: true });
  return rows.map((row) => ({ ...docOf(row), terms: row.terms, weights: row.weights }));
}
