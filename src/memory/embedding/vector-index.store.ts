import type { Database, Sql } from '../../db/database.port.ts';

// One index a large client: partial, so that a search in it meets this client's vectors only, and clients without one pay nothing.

const PREFIX = 'memory_near_';
/** Neighbours that a search keeps in hand. Measured at 200,000: .983 of the true 20 among the 128 looked at, and no more with 400. */
const IN_HAND = 200;

export interface Indexed { name: string; clientId: number; modelId: number; valid: boolean }
export interface Large { clientId: number; modelId: number; vectors: number }

const nameOf = ({ clientId, modelId }: Pick<Large, 'clientId' | 'modelId'>): string => {
  if (!Number.isSafeInteger(clientId) || !Number.isSafeInteger(modelId)) throw new Error('Clients and models are numbers.');
  return `${PREFIX}${clientId}_${modelId}`;
};

export async function vectorIndexes(sql: Sql): Promise<Indexed[]> {
  const rows = await sql.rows<{ name: string; valid: boolean }>(`select c.relname as name, i.indisvalid as valid from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = 'memory_signatures'::regclass and starts_with(c.relname, '${PREFIX}')`);
  return rows.flatMap(({ name, valid }) => { const [clientId, modelId] = name.slice(PREFIX.length).split('_').map(Number); return clientId && modelId ? [{ name, clientId, modelId, valid }] : []; });
}

/** Clients with at least so many vectors of one model. Only those are counted whose memories are that many. */
export const largeClients = (sql: Sql, least: number): Promise<Large[]> => sql.rows<Large>(`select s.client_id as "clientId", s.model_id as "modelId", s.n as vectors from client_profiles c, embedding_models m,
  lateral (select client_id, model_id, count(*)::int as n from memory_signatures where client_id = c.client_id and model_id = m.model_id group by 1, 2) as s where c.indexed_docs >= $1 and m.workspace_id = c.workspace_id and s.n >= $1`, [least]);

export const hasPgvector = async (sql: Sql): Promise<boolean> => (await sql.rows(`select 1 from pg_extension where extname = 'vector' and to_regtype('halfvec') is not null`)).length > 0;

/** Outside any transaction: writers go on meanwhile. */
export async function buildIndex(db: Database, large: Large): Promise<void> {
  await db.loose(`create index concurrently if not exists ${nameOf(large)} on memory_signatures using hnsw ((bits::bit(1024)) bit_hamming_ops) where client_id = ${large.clientId} and model_id = ${large.modelId}`);
}

export async function dropIndex(db: Database, { clientId, modelId }: Pick<Large, 'clientId' | 'modelId'>): Promise<void> {
  await db.loose(`drop index concurrently if exists ${nameOf({ clientId, modelId })}`);
}

export const isIndexed = async (sql: Sql, clientId: number, modelId: number): Promise<boolean> =>
  (await sql.rows(`select 1 from pg_class c join pg_index i on i.indexrelid = c.oid where c.relname = $1 and c.relkind = 'i' and i.indisvalid and i.indrelid = 'memory_signatures'::regclass`, [nameOf({ clientId, modelId })], { keep: true })).length > 0;

/** The pieces whose signatures are nearest, through the index. Written with the numbers themselves: a partial index is not found by a statement that leaves them open. */
export async function nearBits(sql: Sql, clientId: number, modelId: number, bits: string, limit: number): Promise<{ text_hash: string; piece: number }[]> {
  nameOf({ clientId, modelId });
  await sql.script(`set local hnsw.ef_search = ${IN_HAND}; set local enable_sort = off; set local enable_seqscan = off; set local enable_bitmapscan = off`);
  const rows = await sql.rows<{ text_hash: string; piece: number }>(`select text_hash, piece from memory_signatures where client_id = ${clientId} and model_id = ${modelId} order by (bits::bit(1024)) <~> $1::bit(1024) limit ${limit}`, [bits]);
  await sql.script('set local enable_sort = on; set local enable_seqscan = on; set local enable_bitmapscan = on');
  return rows;
}
