import type { Sql } from '../../db/database.port.ts';
import { notFound } from '../../kernel/problem.ts';
import { noteWritten } from '../backends/written.ts';
import { type Changed, tell } from '../hot-index/changes.ts';
import { codeOf, type MemoryRef } from '../hot-index/memory-code.ts';
import type { IndexedDoc } from '../hot-index/postings.ts';

/** What was named as client: a number, the caller's own name, or nothing (the workspace's own profile). */
export type ClientName = number | string | undefined;

export interface ClientRow {
  client_id: number;
  user_id: string;
  full_name: string | null;
  email: string | null;
  tags: string[];
  metadata: Record<string, unknown>;
  is_own: boolean;
  memory_version: number;
  indexed_docs: number;
  created_at: Date;
  updated_at: Date;
  /** The recipe of recall that the workspace's own profile names, where it does: for all clients that name none. */
  workspace_recipe?: string | null;
}

const COLUMNS = 'client_id, user_id, full_name, email, tags, metadata, is_own, memory_version, indexed_docs, created_at, updated_at';

/** Never one that was there before, not even after a backup was restored: answers cached since then would be found again. */
const NEXT_VERSION = 'greatest(memory_version + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint)';

const FOUND = `select ${COLUMNS}, (select w.metadata->>'recall_recipe' from client_profiles w where w.workspace_id = c.workspace_id and w.is_own) as workspace_recipe from client_profiles c`;

export async function findClient(sql: Sql, name: ClientName): Promise<ClientRow | undefined> {
  const [row] = name === undefined ? await sql.rows<ClientRow>(`${FOUND} where is_own`, [], { keep: true })
    : typeof name === 'number' ? await sql.rows<ClientRow>(`${FOUND} where client_id = $1`, [name], { keep: true })
      : await sql.rows<ClientRow>(`${FOUND} where user_id = $1`, [name], { keep: true });
  return row;
}

/** The client of that name; made on first contact where the name is a text or the workspace's own, 404 where it is an unknown number. */
export async function resolveClient(sql: Sql, name: ClientName): Promise<ClientRow> {
  const known = await findClient(sql, name);
  if (known) return known;
  if (typeof name === 'number') throw notFound('client', name);
  await sql.run(`insert into client_profiles (user_id, is_own) values ($1, $2) on conflict do nothing`, [name ?? 'owner', name === undefined]);
  const made = await findClient(sql, name);
  if (!made) throw new Error('A profile was made and is not there.');
  return made;
}

/** Many names at once; a number that does not exist is absent from the answer. */
export async function resolveClients(sql: Sql, names: readonly ClientName[]): Promise<Map<ClientName, number>> {
  const out = new Map<ClientName, number>();
  const texts = [...new Set(names.filter((n) => typeof n === 'string'))];
  const numbers = [...new Set(names.filter((n) => typeof n === 'number'))];
  if (texts.length) {
    const ask = () => sql.rows<ClientRow>('select client_id, user_id from client_profiles where user_id = any($1::text[])', [texts], { keep: true });
    let rows = await ask();
    if (rows.length < texts.length) {
      await sql.run('insert into client_profiles (user_id) select unnest($1::text[]) on conflict do nothing', [texts]);
      rows = await ask();
    }
    for (const row of rows) out.set(row.user_id, row.client_id);
  }
  if (numbers.length) for (const row of await sql.rows<ClientRow>('select client_id from client_profiles where client_id = any($1::int[])', [numbers])) out.set(row.client_id, row.client_id);
  if (names.includes(undefined)) out.set(undefined, (await resolveClient(sql, undefined)).client_id);
  return out;
}

export interface ProfileChange { full_name?: string | null | undefined; email?: string | null | undefined; tags?: string[] | undefined; metadata?: Record<string, unknown> | undefined }

export async function updateProfile(sql: Sql, clientId: number, change: ProfileChange, at: Date): Promise<ClientRow> {
  const [row] = await sql.rows<ClientRow>(`update client_profiles set
      full_name = case when $2 then $3 else full_name end, email = case when $4 then $5 else email end,
      tags = coalesce($6::jsonb, tags), metadata = coalesce($7::jsonb, metadata), updated_at = $8
    where client_id = $1 returning ${COLUMNS}`, [clientId, change.full_name !== undefined, change.full_name ?? null, change.email !== undefined, change.email ?? null,
    change.tags === undefined ? null : JSON.stringify(change.tags), change.metadata === undefined ? null : JSON.stringify(change.metadata), at]);
  if (!row) throw notFound('client', clientId);
  return row;
}

/** Empties the workspace's own profile, removes any other. */
export async function dropProfile(sql: Sql, client: Pick<ClientRow, 'client_id' | 'is_own'>): Promise<void> {
  if (client.is_own) await sql.run(`update client_profiles set full_name = null, email = null, tags = '[]', metadata = '{}', indexed_docs = 0, indexed_length = 0, memory_version = ${NEXT_VERSION} where client_id = $1`, [client.client_id]);
  else await sql.run('delete from client_profiles where client_id = $1', [client.client_id]);
}

export async function listClients(sql: Sql, after: number, limit: number): Promise<ClientRow[]> {
  return sql.rows<ClientRow>(`select ${COLUMNS} from client_profiles where client_id > $1 order by client_id limit $2`, [after, limit]);
}

/** What a transaction has changed of one client's memories. `changed` null: nobody knows all of it. */
interface Change { docs: number; length: number; changed: Changed | null }
/** What a transaction has changed of clients' memories; written to their profiles at its end by `touchClients`. */
export type Touched = Map<number, Change>;

const changeOf = (touched: Touched, clientId: number): Change => {
  const known = touched.get(clientId) ?? { docs: 0, length: 0, changed: new Map() };
  touched.set(clientId, known);
  return known;
};

/** Notes a change. `changed`: the memories whose rows are others now, none where it concerns no row of a memory; absent: it may be any of them. */
export function note(touched: Touched, clientId: number, changed?: readonly MemoryRef[]): void {
  const change = changeOf(touched, clientId);
  if (!changed) change.changed = null;
  for (const ref of changed ?? []) if (change.changed?.has(codeOf(ref)) === false) change.changed.set(codeOf(ref), null);
}

/** Notes what happened to documents of the index. `now`: those that ordinary recall has of the memory after it, beside (`and`) those noted before; null: they have to be looked up. */
export function noteDocs(touched: Touched, clientId: number, ref: MemoryRef, { docs = 0, length = 0, now, and = false }: { docs?: number; length?: number; now: readonly IndexedDoc[] | null; and?: boolean }): void {
  const change = changeOf(touched, clientId);
  change.docs += docs;
  change.length += length;
  if (!change.changed) return;
  const before = and ? change.changed.get(codeOf(ref)) : [];
  change.changed.set(codeOf(ref), now === null || before === null ? null : [...(before ?? []), ...now]);
}

/** More than so many changes are not told to other processes one by one. */
const MOST_TOLD = 32;

/** New memory versions and index statistics, in the transaction of the writes themselves and last in it: the rows are locked for a moment only, always in the same order. */
export async function touchClients(sql: Sql, touched: Touched): Promise<void> {
  noteWritten(sql);
  // All are issued at once and answered in turn: the commit may leave right behind them.
  await Promise.all([...touched].sort((a, b) => a[0] - b[0]).map(async ([clientId, { docs, length, changed }]) => {
    const [row] = await sql.rows<{ was: number | null; now: number }>('select was, now from almanac_touch($1, $2, $3, $4::bigint[])', [clientId, docs, length, changed && changed.size <= MOST_TOLD ? [...changed.keys()] : null], { keep: true });
    if (row && row.was !== null) tell(sql, { clientId, was: row.was, now: row.now, changed });
  }));
}
