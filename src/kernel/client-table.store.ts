import type { ClientData, Id, ImportLine, ImportSession, Rows } from './client-data.ts';
import { type References, rewrite } from './references.ts';

/** How one table holds what belongs to a client. */
export interface ClientTable {
  /** The table, and the name of the store unless `store` says another. */
  readonly table: string;
  readonly store?: string;
  /** Its number; absent where a row is called by the columns in `same`. */
  readonly key?: string;
  /** Whose a row is; `$1` is the client's number. */
  readonly where: string;
  /** Columns that a row keeps from its first day: by them it is recognised when it comes a second time. */
  readonly same: readonly string[];
  /** Texts among these columns that have an index behind the client: what is there is looked up by them. */
  readonly indexed?: readonly string[];
  /** A second way to recognise it: columns of which the client has each value once. */
  readonly once?: readonly string[];
  readonly references?: References;
  /** Names that are unique in a workspace. One that is taken there gets an ending. */
  readonly names?: readonly string[];
  /** The key's name in answers, where it is another; export lines carry both. */
  readonly alias?: string;
  /** Fields of jobs' payloads that name its rows. */
  readonly inJobs?: readonly string[];
  /** Fields of answers that name its rows. */
  readonly inAnswers?: readonly string[];
  /** The column (or an expression) by which its rows are called in texts. */
  readonly called?: string;
  readonly unmention?: NonNullable<ClientData['unmention']>;
  /** Columns that every home has to itself. */
  readonly leaves?: readonly string[];
  /** Columns that the new home decides, of a record whose references are rewritten. */
  readonly settles?: (sql: Rows, session: ImportSession, record: Record<string, unknown>) => Record<string, unknown> | Promise<Record<string, unknown>>;
}

const AT_ONCE = 1000;
/** Of this installation and its other homes only. */
const OWN_TO_A_HOME = ['workspace_id', 'zep_session_id', 'zep_fact_id', 'zep_synced_at'];

/** Export, erasure, count and import of a table, from its description. */
export function clientTable(spec: ClientTable): ClientData {
  const { table, key, where, alias } = spec;
  const store = spec.store ?? table;
  const ids = async (sql: Rows, clientId: number) => (await sql.rows<{ id: number }>(`select ${key} as id from ${table} t where ${where}`, [clientId])).map((row) => row.id);
  const leaves = [...OWN_TO_A_HOME, ...(spec.leaves ?? [])].map((c) => ` - '${c}'`).join('');
  return {
    store,
    ...(key && { key }),
    async export(sql, clientId, page) {
      // Which rows first, as a list of numbers: the rows themselves are large, and would be sorted whole for every page.
      const some = key && page ? `t.${key} in (select t.${key} from ${table} t where (${where}) and ($2::bigint is null or t.${key} > $2::bigint) order by t.${key} limit $3)` : where;
      const rows = await sql.rows<{ row: Record<string, unknown> }>(`select to_jsonb(t)${leaves}${alias ? ` || jsonb_build_object('${alias}', t.${key})` : ''} as row from ${table} t where ${some} order by ${key ?? spec.same.join(', ')}`, key && page ? [clientId, page.after, page.limit] : [clientId]);
      return rows.map(({ row }) => row);
    },
    erase: (sql, clientId) => sql.run(`delete from ${table} t where ${where}`, [clientId]),
    count: async (sql, clientId) => (await sql.rows<{ n: number }>(`select count(*)::int as n from ${table} t where ${where}`, [clientId]))[0]?.n ?? 0,
    ...(spec.unmention && { unmention: spec.unmention }),
    ...(spec.called && {
      names: async (sql: Rows, clientId: number) => (await sql.rows<{ name: string }>(`select distinct ${spec.called} as name from ${table} t where (${where}) and ${spec.called} is not null`, [clientId])).map((row) => row.name),
      namesInUse: async (sql: Rows, names: readonly string[]) => (await sql.rows<{ name: string }>(`select distinct lower(trim(${spec.called})) as name from ${table} t where lower(trim(${spec.called})) = any($1::text[])`, [[...names]])).map((row) => row.name),
    }),
    ...(spec.inJobs && { inJobs: { fields: spec.inJobs, ids } }),
    ...(spec.inAnswers && { inAnswers: { fields: spec.inAnswers, ids } }),
    import: (sql, lines, session) => takeIn(sql, { ...spec, store }, lines, session),
    settle: (sql, waiting, session) => settle(sql, { ...spec, store }, waiting, session),
  };
}

interface Incoming { readonly line: number; readonly old: Id; readonly original: Record<string, unknown>; readonly record: Record<string, unknown>; readonly waiting: readonly string[] }
type Spec = ClientTable & { readonly store: string };
interface Column { name: string; fallback: string | null }

async function takeIn(sql: Rows, spec: Spec, lines: readonly ImportLine[], session: ImportSession): Promise<void> {
  const columns = await columnsOf(sql, spec);
  const seen = new Set<Id>();
  const fresh: Incoming[] = [];
  let known = 0;
  for (const { line, record } of lines) {
    const old = oldIdOf(spec, record);
    if (old === null) { session.refuse(line, `A line of ${spec.store} without its ${spec.key ?? spec.same.join(' and ')}.`); continue; }
    if (seen.has(old) || session.newId(spec.store, old) !== undefined) { known++; continue; }
    seen.add(old);
    const { record: mapped, waiting } = rewrite(record, { client_id: 'profile', ...spec.references }, (space, id) => (space === 'profile' ? session.clientId : session.newId(space, id)));
    const own = await spec.settles?.(sql, session, mapped);
    fresh.push({ line, old, original: record, record: { ...mapped, ...own }, waiting });
  }
  for (let from = 0; from < fresh.length; from += AT_ONCE) {
    const part = fresh.slice(from, from + AT_ONCE);
    const rest = await newOnes(sql, spec, part, session);
    known += part.length - rest.length;
    await insertAll(sql, spec, columns, rest, session);
  }
  if (known) session.unchanged(spec.store, known);
}

const oldIdOf = ({ key, alias, same }: Spec, record: Record<string, unknown>): Id | null => {
  const old = key === undefined ? same.map((c) => String(record[c])).join('/') : (record[key] ?? (alias ? record[alias] : null));
  return typeof old === 'number' || typeof old === 'string' ? old : null;
};

/** What can be written, with the table's own value for what is absent. */
async function columnsOf(sql: Rows, { table, key }: Spec): Promise<Column[]> {
  const rows = await sql.rows<{ name: string; fallback: string | null }>(`select a.attname as name, case when a.attidentity = '' then pg_get_expr(d.adbin, d.adrelid) end as fallback
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`, [table]);
  return rows.filter(({ name }) => name !== 'workspace_id' && name !== key);
}

/** What is new of it. A line that is not of its table's kind spoils the question for all: then each is asked for by itself, and that one is refused when it is written. */
async function newOnes(sql: Rows, spec: Spec, part: readonly Incoming[], session: ImportSession): Promise<Incoming[]> {
  const attempt = async (some: readonly Incoming[]): Promise<Incoming[] | null> => {
    await sql.script('savepoint import_known');
    try {
      return await recogniseAll(sql, spec, some, session);
    } catch {
      await sql.script('rollback to savepoint import_known');
      return null;
    }
  };
  const all = await attempt(part);
  if (all) return all;
  const out: Incoming[] = [];
  for (const one of part) out.push(...(await attempt([one]) ?? [one]));
  return out;
}

/** Takes what is there already out of the list and notes under which id; several alike are paired in their order. */
async function recogniseAll(sql: Rows, spec: Spec, part: readonly Incoming[], session: ImportSession): Promise<Incoming[]> {
  const { store, table, where, key, names = [], indexed = [] } = spec;
  let rest = [...part];
  for (const columns of [spec.same, ...(spec.once ? [spec.once] : [])]) {
    if (!rest.length) break;
    const identity = (of: string): string => `row(${columns.map((c) => `${of}.${c}`).join(', ')})::text`;
    const wanted = await sql.rows<{ place: number; identity: string }>(`select r.ordinality::int as place, ${identity('r')} as identity from jsonb_populate_recordset(null::${table}, $1::jsonb) with ordinality as r
      ${columns === spec.same ? '' : `where ${columns.map((c) => `r.${c} is not null`).join(' and ')}`}`, [JSON.stringify(rest.map(({ record }) => (key === undefined ? record : { ...record, [key]: null })))]);
    const narrow = columns.find((c) => indexed.includes(c));
    const there = await sql.rows<{ id: Id; identity: string } & Record<string, unknown>>(`select ${key === undefined ? '0' : `t.${key}`} as id, ${identity('t')} as identity${names.map((n) => `, t.${n}`).join('')} from ${table} t
      where (${where})${narrow ? ` and t.${narrow} = any($2::text[])` : ''}${key === undefined ? '' : ` order by t.${key}`}`, narrow ? [session.clientId, rest.map(({ record }) => record[narrow] ?? null)] : [session.clientId]);
    const free = new Map<string, typeof there>();
    const looked = new Set(wanted.map((one) => one.identity));
    const alike = there.filter((row) => looked.has(row.identity));
    const taken: ReadonlySet<Id> = key === undefined ? new Set() : await session.taken(store, alike.map((row) => row.id));
    for (const row of alike) if (!taken.has(row.id)) free.set(row.identity, [...(free.get(row.identity) ?? []), row]);
    const done = new Set<number>();
    for (const { place, identity: looks } of wanted) {
      const row = free.get(looks)?.shift();
      if (!row) continue;
      const one = rest[place - 1] as Incoming;
      done.add(place);
      session.took(store, one.old, key === undefined ? one.old : row.id);
      for (const name of names) if (row[name] !== null && one.original[name] !== null) session.took(`${store}.${name}`, one.original[name] as Id, row[name] as Id);
    }
    rest = rest.filter((_, n) => !done.has(n + 1));
  }
  return rest;
}

async function insertAll(sql: Rows, spec: Spec, columns: readonly Column[], part: readonly Incoming[], session: ImportSession): Promise<void> {
  if (!part.length) return;
  const { store, table, key } = spec;
  const ids: Id[] = key === undefined ? part.map(({ old }) => old) : (await sql.rows<{ id: number }>(`select nextval(pg_get_serial_sequence('${table}', '${key}'))::int as id from generate_series(1, $1)`, [part.length])).map((r) => r.id);
  const named = await freeNames(sql, spec, part);
  const rows = part.map((one, i) => ({ one, id: ids[i] as Id, row: { ...one.record, ...named[i], ...(key !== undefined && { [key]: ids[i] }) } as Record<string, unknown> }));
  const list = columns.map(({ name }) => name);
  const values = columns.map(({ name, fallback }) => (fallback === null ? `r.${name}` : `coalesce(r.${name}, ${fallback})`));
  const write = (some: typeof rows) => sql.rows<{ id: Id }>(`insert into ${table} (${[...(key ? [key] : []), ...list].join(', ')}) select ${[...(key ? [`r.${key}`] : []), ...values].join(', ')}
    from jsonb_populate_recordset(null::${table}, $1::jsonb) as r on conflict do nothing returning ${key ?? `${spec.same.map((c) => `${c}::text`).join(" || '/' || ")}`} as id`, [JSON.stringify(some.map(({ row }) => row))]);
  const written = new Set<Id>();
  const note = (some: { id: Id }[]) => { for (const { id } of some) written.add(id); };
  const refused = new Set<(typeof rows)[number]>();
  await sql.script('savepoint import_rows');
  try {
    note(await write(rows));
  } catch { // one row spoils a bulk insert: then one by one, so that it can be named
    await sql.script('rollback to savepoint import_rows');
    for (const one of rows) {
      await sql.script('savepoint import_row');
      try {
        note(await write([one]));
      } catch {
        await sql.script('rollback to savepoint import_row');
        refused.add(one);
        session.refuse(one.one.line, one.one.waiting.length ? `This line of ${store} belongs to a record that is not in this import (${one.one.waiting.join(', ')}); nothing of it was imported.`
          : `This line of ${store} has a field that is missing or not of its kind; nothing of it was imported.`);
      }
    }
  }
  const added: Id[] = [];
  for (const one of rows) {
    if (refused.has(one)) continue;
    const id = key === undefined ? spec.same.map((c) => String(one.row[c])).join('/') : one.id;
    if (!written.has(id)) { session.refuse(one.one.line, `Another record is in the place of this line of ${store} already; it stays as it is.`); continue; }
    added.push(one.id);
    session.took(store, one.one.old, one.id, one.one.waiting.length ? Object.fromEntries(one.one.waiting.map((c) => [c, one.one.original[c]])) : null);
    for (const name of spec.names ?? []) if (one.one.original[name] !== null && one.one.original[name] !== undefined) session.took(`${store}.${name}`, one.one.original[name] as Id, one.row[name] as Id);
  }
  session.added(store, added);
}

/** Names for rows whose own is taken in this workspace. */
async function freeNames(sql: Rows, { table, names = [] }: Spec, part: readonly Incoming[]): Promise<Record<string, unknown>[]> {
  const out: Record<string, unknown>[] = part.map(() => ({}));
  for (const name of names) {
    const wanted = part.map(({ record }) => (typeof record[name] === 'string' ? record[name] : null));
    const tries = (text: string): string[] => [text, ...Array.from({ length: 20 }, (_, i) => `${text.slice(0, 90)}-${i + 2}`)];
    const taken = new Set((await sql.rows<{ name: string }>(`select ${name} as name from ${table} where ${name} = any($1::text[])`, [wanted.flatMap((text) => (text === null ? [] : tries(text)))])).map((r) => r.name));
    wanted.forEach((text, i) => {
      const free = text === null ? undefined : tries(text).find((one) => !taken.has(one));
      if (free === undefined) return;
      taken.add(free);
      (out[i] as Record<string, unknown>)[name] = free;
    });
  }
  return out;
}

async function settle(sql: Rows, spec: Spec, waiting: ReadonlyMap<Id, Record<string, unknown>>, session: ImportSession): Promise<Map<Id, Record<string, unknown> | null>> {
  const out = new Map<Id, Record<string, unknown> | null>();
  const changes: Record<string, unknown>[] = [];
  const touched = new Set<string>();
  const tableColumns = new Set((await columnsOf(sql, spec)).map(({ name }) => name));
  for (const [id, late] of waiting) {
    const columns = Object.keys(late);
    const about = Object.fromEntries(Object.entries(spec.references ?? {}).filter(([path]) => columns.includes(path.split(/[.[{]/)[0] as string)));
    const { record: mapped, waiting: still } = rewrite(late, about, (space, old) => session.newId(space, old));
    const own = await spec.settles?.(sql, session, mapped);
    const record = { ...mapped, ...Object.fromEntries(Object.entries(own ?? {}).filter(([c]) => columns.includes(c))) };
    out.set(id, still.length ? Object.fromEntries(still.map((c) => [c, late[c]])) : null);
    const came = columns.filter((c) => tableColumns.has(c) && (!still.includes(c) || typeof late[c] === 'object'));
    if (!came.length || spec.key === undefined) continue;
    for (const c of came) touched.add(c);
    changes.push({ [spec.key]: id, ...Object.fromEntries(came.map((c) => [c, record[c]])), came });
  }
  const columns = [...touched];
  if (changes.length) {
    await sql.run(`update ${spec.table} t set ${columns.map((c) => `${c} = case when x.came ? '${c}' then r.${c} else t.${c} end`).join(', ')} from jsonb_array_elements($1::jsonb) with ordinality as j(item, n),
      lateral (select j.item->'came' as came) as x, lateral (select p.* from jsonb_populate_record(null::${spec.table}, j.item - 'came') as p) as r where t.${spec.key} = r.${spec.key}`, [JSON.stringify(changes)]);
  }
  return out;
}
