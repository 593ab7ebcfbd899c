import type { Sql } from '../../db/database.port.ts';
import { findEvents, indexTextOf } from '../events/events.store.ts';
import { factIndexText, findFacts } from '../facts/facts.store.ts';
import type { IndexQuery } from '../recall/index-query.ts';
import type { Kind } from '../memory-fields.contract.ts';
import type { IndexText } from '../memory-index.ts';
import { embedText, textHash } from './embed-text.ts';
import { INDEX_FROM } from './vector-index.ts';
import { isIndexed, nearBits } from './vector-index.store.ts';
import { packed, signature, similarity, unpacked } from './vector-math.ts';

/** A text without vectors in the current model. */
export interface WantedText { readonly clientId: number; readonly hash: string; readonly text: string }
export interface NewVector { readonly clientId: number; readonly hash: string; readonly piece: number; readonly vector: Float32Array }

export interface ModelRow { model_id: number; grade: number }

/** The model at a size, entered with its grade on first use. */
export async function enterModel(sql: Sql, model: string, dimensions: number, grade: number): Promise<number> {
  await sql.run('insert into embedding_models (model, dimensions, grade) values ($1, $2, $3) on conflict do nothing', [model, dimensions, grade]);
  const made = await findModel(sql, model, dimensions);
  if (made === undefined) throw new Error('A model was entered and is not there.');
  return made.model_id;
}

/** `dimensions` null: not known before the model's first answer; then the one that was entered last. */
export async function findModel(sql: Sql, model: string, dimensions: number | null): Promise<ModelRow | undefined> {
  return (await sql.rows<ModelRow>('select model_id, coalesce(grade, 0) as grade from embedding_models where model = $1 and ($2::int is null or dimensions = $2) order by model_id desc limit 1', [model, dimensions], { keep: true }))[0];
}

/** An embedder is in this process. As the owner: in every workspace. */
const HERE = 'on conflict (workspace_id) do update set model = excluded.model, seen_at = excluded.seen_at';
export const sayHere = (sql: Sql, model: string): Promise<number> => sql.run(`insert into embedder_presence (model) values ($1) ${HERE}`, [model]);
export const sayEverywhere = (sql: Sql, model: string): Promise<number> => sql.run(`insert into embedder_presence (workspace_id, model) select workspace_id, $1 from workspaces ${HERE}`, [model]);
/** Whether one was there in the last minutes: it says so every minute. */
export const isSomewhere = async (sql: Sql): Promise<boolean> => (await sql.rows(`select 1 from embedder_presence where seen_at > clock_timestamp() - interval '3 minutes'`)).length > 0;

interface DocText { doc_id: number; client_id: number; kind: Kind; ref_id: number; text_hash: string | null }
// `offset 0` keeps each of these a lookup by key: turned into a join, they read whole tables where the planner has no statistics yet.
const WITHOUT = 'not exists (select from memory_signatures s where s.client_id = d.client_id and s.model_id = $1 and s.text_hash = d.text_hash offset 0)';

/** Of these documents those whose text has no vector in that model. */
export const docsWithout = (sql: Sql, model: number, docIds: readonly number[]): Promise<DocText[]> =>
  sql.rows<DocText>(`select d.doc_id, d.client_id, d.kind, d.ref_id, d.text_hash from memory_index d where d.chunk = 0 and d.doc_id = any($2::bigint[]) and ${WITHOUT} order by d.doc_id`, [model, [...docIds]]);

/** The next documents without one, whoever they belong to. */
export const nextWithout = (sql: Sql, model: number, after: number, limit: number): Promise<DocText[]> =>
  sql.rows<DocText>(`select d.doc_id, d.client_id, d.kind, d.ref_id, d.text_hash from memory_index d where d.chunk = 0 and d.doc_id > $2 and ${WITHOUT} order by d.doc_id limit $3`, [model, after, limit]);

/** Their texts. A document that was indexed before texts had a hash gets it now; what another client has a vector of is taken over. */
export async function textsOf(sql: Sql, model: number, docs: readonly DocText[], now: Date): Promise<WantedText[]> {
  if (docs.length === 0) return [];
  const ids = (...kinds: Kind[]) => docs.filter((doc) => kinds.includes(doc.kind)).map((doc) => doc.ref_id);
  const found = new Map<string, IndexText>();
  const add = (text: IndexText) => found.set(`${text.kind === 'fact' || text.kind === 'episode' ? text.kind : 'event'} ${text.refId}`, text);
  for (const row of await findEvents(sql, ids('event', 'reflection', 'document'))) add(indexTextOf(row));
  for (const row of await findFacts(sql, ids('fact'))) add(factIndexText(row, now));
  const episodes = ids('episode');
  if (episodes.length) for (const row of await sql.rows<{ id: number; client_id: number; summary: string; occurred_at: Date }>('select id, client_id, summary, occurred_at from episodes where id = any($1::int[])', [episodes])) add({ clientId: row.client_id, kind: 'episode', refId: row.id, content: row.summary, occurredAt: row.occurred_at });
  const wanted = new Map<string, WantedText>();
  const renamed: { doc_id: number; text_hash: string }[] = [];
  for (const doc of docs) {
    const text = found.get(`${doc.kind === 'fact' || doc.kind === 'episode' ? doc.kind : 'event'} ${doc.ref_id}`);
    if (!text) continue;
    const hash = textHash(text);
    if (hash !== doc.text_hash) renamed.push({ doc_id: doc.doc_id, text_hash: hash });
    wanted.set(`${doc.client_id} ${hash}`, { clientId: doc.client_id, hash, text: embedText(text) });
  }
  if (renamed.length) await sql.run('update memory_index d set text_hash = x.text_hash from jsonb_to_recordset($1::jsonb) as x(doc_id bigint, text_hash uuid) where d.doc_id = x.doc_id', [JSON.stringify(renamed)]);
  const known = await takeOver(sql, model, [...wanted.values()]);
  return [...wanted].filter(([key]) => !known.has(key)).map(([, text]) => text);
}

/** Vectors that another client of the workspace has of the same text, or this one already. Answers which texts have theirs now. */
async function takeOver(sql: Sql, model: number, texts: readonly WantedText[]): Promise<Set<string>> {
  if (texts.length === 0) return new Set();
  const values = [model, texts.map((t) => t.clientId), texts.map((t) => t.hash)];
  const giver = (table: string, column: string) => `insert into ${table} (client_id, model_id, text_hash, piece, ${column})
    select w.client_id, $1::int, v.text_hash, v.piece, v.${column} from unnest($2::int[], $3::uuid[]) as w(client_id, text_hash),
      lateral (select client_id from memory_vectors g where g.model_id = $1 and g.text_hash = w.text_hash and g.client_id <> w.client_id order by g.client_id limit 1) as g,
      lateral (select * from ${table} o where o.model_id = $1 and o.text_hash = w.text_hash and o.client_id = g.client_id) as v on conflict do nothing`;
  await sql.run(giver('memory_vectors', 'vector'), values);
  await sql.run(giver('memory_signatures', 'bits'), values);
  const rows = await sql.rows<{ key: string }>(`select distinct w.client_id || ' ' || w.text_hash as key from unnest($2::int[], $3::uuid[]) as w(client_id, text_hash), lateral (select from memory_signatures s where s.model_id = $1 and s.client_id = w.client_id and s.text_hash = w.text_hash limit 1) as s`, values);
  return new Set(rows.map((row) => row.key));
}

/** Keeps vectors of texts that are still in the index. The clients' rows are locked, so that an erasure is either wholly before or wholly after. */
export async function keepVectors(sql: Sql, model: number, vectors: readonly NewVector[]): Promise<number[]> {
  if (vectors.length === 0) return [];
  const clients = [...new Set(vectors.map((v) => v.clientId))].sort((a, b) => a - b);
  await sql.rows('select 1 from client_profiles where client_id = any($1::int[]) order by client_id for update', [clients]);
  const rows = JSON.stringify(vectors.map((v) => ({ client_id: v.clientId, text_hash: v.hash, piece: v.piece, vector: packed(v.vector), bits: signature(v.vector) })));
  const still = 'where exists (select from memory_index d where d.client_id = x.client_id and d.text_hash = x.text_hash offset 0)';
  await sql.run(`insert into memory_vectors (client_id, model_id, text_hash, piece, vector) select x.client_id, $2::int, x.text_hash, x.piece, decode(x.vector, 'base64')
    from jsonb_to_recordset($1::jsonb) as x(client_id int, text_hash uuid, piece smallint, vector text) ${still} on conflict do nothing`, [rows, model]);
  await sql.run(`insert into memory_signatures (client_id, model_id, text_hash, piece, bits) select x.client_id, $2::int, x.text_hash, x.piece, x.bits
    from jsonb_to_recordset($1::jsonb) as x(client_id int, text_hash uuid, piece smallint, bits bit varying) ${still} on conflict do nothing`, [rows, model]);
  return clients;
}

/** Removes the vectors of texts that are in the index no more. */
export async function dropGone(sql: Sql, gone: ReadonlyMap<number, ReadonlySet<string>>): Promise<void> {
  for (const [clientId, hashes] of gone) {
    for (const table of ['memory_signatures', 'memory_vectors']) {
      await sql.run(`delete from ${table} v where v.client_id = $1 and v.text_hash = any($2::uuid[]) and not exists (select from memory_index d where d.client_id = $1 and d.text_hash = v.text_hash offset 0)`, [clientId, [...hashes]]);
    }
  }
}

export async function clearVectors(sql: Sql, clientId: number): Promise<number> {
  await sql.run('delete from memory_signatures where client_id = $1', [clientId]);
  return sql.run('delete from memory_vectors where client_id = $1', [clientId]);
}

export async function countVectors(sql: Sql, clientId: number): Promise<number> {
  return (await sql.rows<{ n: number }>(`select (select count(*) from memory_vectors where client_id = $1) + (select count(*) from memory_signatures where client_id = $1) as n`, [clientId]))[0]?.n ?? 0;
}

/** Vectors of models that are used no more, and the models themselves. */
export async function dropOtherModels(sql: Sql, model: number): Promise<number> {
  return sql.run('delete from embedding_models where model_id <> $1', [model]);
}

/** Candidates whose exact similarity is computed. Measured: among so many are 97 of 100 of the exact best ten; twice as many take twice the time. */
const LOOKED_AT = 128;

export interface NearFilter extends Omit<IndexQuery, 'docs' | 'terms'> {
  /** How many memories the client has: only a large one is asked for its index. */
  readonly docs?: number | undefined;
}
export interface Near { readonly kind: Kind; readonly refId: number; readonly sessionId: string | null; readonly length: number; readonly similarity: number }

/** The memories whose texts are nearest to a vector of length 1, best first. */
export async function nearest(sql: Sql, model: number, query: Float32Array, filter: NearFilter, limit = LOOKED_AT, indexFrom = INDEX_FROM): Promise<Near[]> {
  const values: unknown[] = [filter.clientId, model, signature(query)];
  const add = (value: unknown) => { values.push(value); return `$${values.length}`; };
  const narrow: string[] = [];
  if (filter.kinds) narrow.push(`d.kind = any(${add([...filter.kinds])}::text[])`);
  if (filter.scope !== undefined) narrow.push(`d.memory_scope = ${add(filter.scope)}`);
  if (filter.sessionId !== undefined) narrow.push(`d.session_id = ${add(filter.sessionId)}`);
  if (filter.since) narrow.push(`d.occurred_at >= ${add(filter.since.toISOString())}::timestamptz`);
  if (filter.until) narrow.push(`d.occurred_at < ${add(filter.until.toISOString())}::timestamptz`);
  // Without such a filter nearly every text qualifies, and the few that do not are left out after the first look at all.
  const only = narrow.length ? ` and exists (select from memory_index d where d.client_id = $1 and d.text_hash = s.text_hash and d.retired = any(${add(filter.retired ? [false, true] : [false])}::boolean[]) and ${narrow.join(' and ')})` : '';
  const pieces = narrow.length === 0 && (filter.docs ?? 0) >= indexFrom / 2 && await isIndexed(sql, filter.clientId, model) ? await nearBits(sql, filter.clientId, model, signature(query), LOOKED_AT) : null;
  const looked = pieces ? await sql.rows<{ text_hash: string; vector: string }>(`select v.text_hash, encode(v.vector, 'base64') as vector from unnest($3::uuid[], $4::smallint[]) as near(text_hash, piece),
      lateral (select text_hash, vector from memory_vectors where client_id = $1 and model_id = $2 and text_hash = near.text_hash and piece = near.piece offset 0) as v`, [filter.clientId, model, pieces.map((p) => p.text_hash), pieces.map((p) => p.piece)], { keep: true })
    : await sql.rows<{ text_hash: string; vector: string }>(`with near as materialized (
      select text_hash, piece from memory_signatures s where client_id = $1 and model_id = $2${only} order by bit_count(bits # $3::bit varying), text_hash limit ${LOOKED_AT})
    select v.text_hash, encode(v.vector, 'base64') as vector from near, lateral (select text_hash, vector from memory_vectors where client_id = $1 and model_id = $2 and text_hash = near.text_hash and piece = near.piece offset 0) as v`, values, { keep: true });
  const best = new Map<string, number>();
  for (const { text_hash, vector } of looked) best.set(text_hash, Math.max(best.get(text_hash) ?? -1, similarity(Buffer.from(vector, 'base64'), query)));
  const docValues: unknown[] = [filter.clientId, [...best.keys()], filter.retired ? [false, true] : [false], filter.now.toISOString()];
  const shift = (text: string) => text.replace(/\$(\d+)/g, (_all, n: string) => { docValues.push(values[Number(n) - 1]); return `$${docValues.length}`; });
  const rows = await sql.rows<{ kind: Kind; refId: number; sessionId: string | null; length: number; text_hash: string }>(`select d.kind, d.ref_id as "refId", d.session_id as "sessionId", d.length, d.text_hash from unnest($2::uuid[]) as w(hash),
      lateral (select * from memory_index where client_id = $1 and text_hash = w.hash offset 0) as d where d.retired = any($3::boolean[]) and (d.expires_at is null or d.expires_at > $4::timestamptz)${narrow.map((n) => ` and ${shift(n)}`).join('')}`, docValues, { keep: true });
  return rows.map(({ text_hash, ...row }) => ({ ...row, similarity: best.get(text_hash) ?? 0 })).sort((a, b) => b.similarity - a.similarity || b.refId - a.refId).slice(0, limit);
}

/** Memories of a client that say nearly the same as one of its own, by their vectors; empty where it has none. For finding near-duplicates. */
export async function similarTo(sql: Sql, { clientId, kind, refId, least = 0.95, limit = 20, now }: { clientId: number; kind: Kind; refId: number; least?: number; limit?: number; now: Date }): Promise<Near[]> {
  const rows = await sql.rows<{ model_id: number; vector: Uint8Array }>(`select v.model_id, v.vector from memory_index d join memory_vectors v on v.client_id = d.client_id and v.text_hash = d.text_hash and v.piece = 0
    where d.client_id = $1 and d.kind = $2 and d.ref_id = $3 and d.chunk = 0 order by v.model_id desc limit 1`, [clientId, kind, refId]);
  const [own] = rows;
  if (!own) return [];
  return (await nearest(sql, own.model_id, unpacked(own.vector), { clientId, now }, limit + 1)).filter((near) => near.similarity >= least && !(near.kind === kind && near.refId === refId)).slice(0, limit);
}

export interface EmbeddingCounts { texts: number; embedded: number }

/** Documents, and how many of them have their vectors in this model. */
export async function embeddingCounts(sql: Sql, model: number | null): Promise<EmbeddingCounts> {
  const [row] = await sql.rows<EmbeddingCounts>(`select count(*)::int as texts, count(*) filter (where exists (select from memory_signatures s where s.client_id = d.client_id and s.model_id = $1 and s.text_hash = d.text_hash))::int as embedded
    from memory_index d where d.chunk = 0`, [model]);
  return row ?? { texts: 0, embedded: 0 };
}

export const countUsage = (sql: Sql, month: string, model: string, texts: number, tokens: number): Promise<number> => sql.run(`insert into embedding_usage as u (month, model, texts, tokens) values ($1, $2, $3, $4)
  on conflict (workspace_id, month, model) do update set texts = u.texts + excluded.texts, tokens = u.tokens + excluded.tokens`, [month, model, texts, tokens]);

/** Of all workspaces together: whoever pays gets one bill. As the owner. */
export async function usedTokens(sql: Sql, month: string): Promise<number> {
  return (await sql.rows<{ tokens: number }>('select coalesce(sum(tokens), 0)::float8 as tokens from embedding_usage where month = $1', [month]))[0]?.tokens ?? 0;
}
