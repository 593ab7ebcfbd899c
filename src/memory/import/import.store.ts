import type { Sql } from '../../db/database.port.ts';
import type { ClientData, Id, ImportSession } from '../../kernel/client-data.ts';

/** Days for which the parts of an import may come. */
export const IMPORT_DAYS = 7;

interface Taken { id: Id; late: Record<string, unknown> | null }
export interface LineRefusal { line: number; detail: string }

/** An import as far as it has come: what its earlier parts took in is remembered in the database. */
export interface OpenSession extends ImportSession {
  readonly counts: { readonly imported: Record<string, number>; readonly unchanged: Record<string, number> };
  readonly refused: LineRefusal[];
  newIds(store: string): number[];
  waiting(store: string): Map<Id, Record<string, unknown>>;
  settled(store: string, left: ReadonlyMap<Id, Record<string, unknown> | null>): void;
  save(sql: Sql): Promise<void>;
}

/** Everything in these records that may be an id of another: only such ids are looked up, however long the import is. */
function mentioned(value: unknown, into: Set<string>): void {
  if (typeof value === 'number') { if (Number.isInteger(value)) into.add(String(value)); }
  else if (typeof value === 'string') {
    if (value.length > 255) return;
    into.add(value);
    const behind = /(?:^|[:-])([^:\s]+)$/.exec(value)?.[1]; // task:12, run:…, plan-3
    if (behind !== undefined) into.add(behind);
    const digits = /\d+$/.exec(value)?.[0];
    if (digits !== undefined) into.add(digits);
  } else if (Array.isArray(value)) for (const one of value) mentioned(one, into);
  else if (typeof value === 'object' && value !== null) for (const [key, one] of Object.entries(value)) { if (/^\d+$/.test(key)) into.add(key); mentioned(one, into); }
}

/** `records`: of this call; what waits from earlier ones is taken along. */
export async function openSession(sql: Sql, clientId: number, importId: string, records: readonly unknown[]): Promise<OpenSession> {
  const spaces = new Map<string, Map<string, Taken>>();
  const used = new Map<string, Set<string>>();
  const asked = new Set<string>();
  for (const record of records) mentioned(record, asked);
  for (const { late } of await sql.rows<{ late: unknown }>('select late from import_ids where import_id = $1 and client_id = $2 and late is not null', [importId, clientId])) mentioned(late, asked);
  const changed = new Map<string, { space: string; old_id: string }>();
  const counts = { imported: {} as Record<string, number>, unchanged: {} as Record<string, number> };
  const made = new Map<string, number[]>();
  const refused: LineRefusal[] = [];
  const put = (space: string, old: string, taken: Taken) => {
    const of = spaces.get(space) ?? new Map<string, Taken>();
    of.set(old, taken);
    spaces.set(space, of);
    used.set(space, (used.get(space) ?? new Set<string>()).add(String(taken.id)));
  };
  const typed = (text: string): Id => (/^\d{1,15}$/.test(text) ? Number(text) : text);
  for (const row of await sql.rows<{ space: string; old_id: string; new_id: string; late: Record<string, unknown> | null }>('select space, old_id, new_id, late from import_ids where import_id = $1 and client_id = $2 and (old_id = any($3::text[]) or late is not null)', [importId, clientId, [...asked]])) put(row.space, row.old_id, { id: typed(row.new_id), late: row.late });
  return {
    clientId, counts, refused,
    newId: (space, old) => spaces.get(space)?.get(String(old))?.id,
    took(space, old, now, late = null) {
      put(space, String(old), { id: now, late });
      changed.set(`${space} ${old}`, { space, old_id: String(old) });
    },
    async taken(space, some) {
      const earlier = some.length ? await sql.rows<{ new_id: string }>('select new_id from import_ids where import_id = $1 and client_id = $2 and space = $3 and new_id = any($4::text[])', [importId, clientId, space, some.map(String)]) : [];
      const all = new Set([...earlier.map((row) => row.new_id), ...(used.get(space) ?? [])]);
      return new Set(some.filter((id) => all.has(String(id))));
    },
    added(store, ids) {
      counts.imported[store] = (counts.imported[store] ?? 0) + ids.length;
      made.set(store, [...(made.get(store) ?? []), ...ids.filter((id) => typeof id === 'number')]);
    },
    unchanged(store, count) { counts.unchanged[store] = (counts.unchanged[store] ?? 0) + count; },
    refuse(line, detail) { refused.push({ line, detail }); },
    newIds: (store) => made.get(store) ?? [],
    waiting: (store) => new Map([...(spaces.get(store) ?? [])].flatMap(([, taken]) => (taken.late ? [[taken.id, taken.late] as const] : []))),
    settled(store, left) {
      for (const [old, taken] of spaces.get(store) ?? []) {
        if (!left.has(taken.id)) continue;
        taken.late = left.get(taken.id) ?? null;
        changed.set(`${store} ${old}`, { space: store, old_id: old });
      }
    },
    async save(write) {
      const rows = [...changed.values()].map(({ space, old_id }) => { const taken = spaces.get(space)?.get(old_id) as Taken; return { space, old_id, new_id: String(taken.id), late: taken.late }; });
      if (rows.length) {
        await write.run(`insert into import_ids (import_id, client_id, space, old_id, new_id, late) select $1, $2, r.space, r.old_id, r.new_id, r.late
          from jsonb_to_recordset($3::jsonb) as r(space text, old_id text, new_id text, late jsonb) on conflict (workspace_id, import_id, client_id, space, old_id) do update set new_id = excluded.new_id, late = excluded.late`, [importId, clientId, JSON.stringify(rows)]);
      }
    },
  };
}

/** What stands under external ids, as digests: the same before and after means that nothing changed. */
export async function standingByExternalId(sql: Sql, clientId: number, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql.rows<{ external_id: string; digest: string }>(`select external_id, md5(row(content, metadata, occurred_at, session_id, speaker, role, archived_at)::text) as digest from events where client_id = $1 and external_id = any($2::text[])`, [clientId, [...ids]]);
  return new Map(rows.map((row) => [row.external_id, row.digest]));
}

/** What recall's index needs of episodes. */
export const episodesToIndex = (sql: Sql, ids: readonly number[]): Promise<{ id: number; summary: string; session_id: string | null; occurred_at: Date }[]> =>
  sql.rows('select id, summary, session_id, occurred_at from episodes where id = any($1::int[])', [[...ids]]);

/** What jobs over recall's index call a client's documents. */
export const indexedIds = async (sql: Sql, clientId: number): Promise<number[]> => (await sql.rows<{ id: number }>('select doc_id::int as id from memory_index where client_id = $1', [clientId])).map((row) => row.id);

/** Ids of imports whose parts have stopped coming. */
export const removeOldImports = (sql: Sql, before: Date): Promise<number> => sql.run('delete from import_ids where created_at < $1', [before.toISOString()]);

/** Bookkeeping of imports into a client: not exported, gone with the client. */
export const importIdsData: ClientData = {
  store: 'import_ids',
  export: async () => [],
  erase: (sql, clientId) => sql.run('delete from import_ids where client_id = $1', [clientId]),
  count: async (sql, clientId) => (await sql.rows<{ n: number }>('select count(*)::int as n from import_ids where client_id = $1', [clientId]))[0]?.n ?? 0,
  notTaken: 'bookkeeping of earlier imports',
};
