import { createHash, randomBytes } from 'node:crypto';
import type { Database, Sql } from '../../db/database.port.ts';
import type { DocRef, ArmQuery } from '../recall/arms.ts';
import type { Kind } from '../memory-fields.contract.ts';

export type MirroredKind = 'event' | 'fact';
export interface Entry { outbox_id: number; backend: string; client_id: number; kind: MirroredKind | 'client'; ref_id: number; version: number }
export interface Link { link_id: number; address: string }
export interface Copy { ids: string[]; content_hash: string | null; address: string; link_id: number }

/** Tells the triggers which backends are on; without any they are disabled. */
export async function setBackendsOn(sql: Sql, names: readonly string[]): Promise<void> {
  await sql.run('insert into memory_backends (name, is_on) select unnest($1::text[]), true on conflict (name) do update set is_on = true where not memory_backends.is_on', [[...names]]);
  await sql.run('update memory_backends set is_on = false where is_on and not name = any($1::text[])', [[...names]]);
  const wrong = await sql.rows<{ table: string; name: string }>(`select t.tgrelid::regclass::text as table, t.tgname as name from pg_trigger t where t.tgname in ('backends_new', 'backends_gone', 'backends_changed')
    and t.tgrelid in ('events'::regclass, 'facts'::regclass) and (t.tgenabled = 'O') <> $1`, [names.length > 0]);
  for (const { table, name } of wrong) await sql.script(`alter table ${table} ${names.length > 0 ? 'enable' : 'disable'} trigger ${name}`);
}

/** Counts one call, unless `most` are reached this month. */
export async function countCall(sql: Sql, name: string, month: string, most: number): Promise<boolean> {
  return (await sql.run(`insert into memory_backends (name, month, calls) select $1, $2::date, 1 where $3 > 0
    on conflict (name) do update set month = $2::date, calls = case when memory_backends.month = $2::date then memory_backends.calls + 1 else 1 end where memory_backends.month is distinct from $2::date or memory_backends.calls < $3`, [name, month, most])) > 0;
}

export async function callsOf(db: Database, name: string, month: string): Promise<number> {
  return (await db.asOwner((sql) => sql.rows<{ calls: number }>('select calls from memory_backends where name = $1 and month = $2::date', [name, month])))[0]?.calls ?? 0;
}

/** Whether the triggers have put something into the outbox in this transaction; said once. */
export async function takeMirrorFlag(sql: Sql): Promise<boolean> {
  const [row] = await sql.rows<{ flag: string | null }>(`select current_setting('almanac.mirror', true) as flag`);
  if (row?.flag !== 'on') return false;
  await sql.rows(`select set_config('almanac.mirror', '', true)`);
  return true;
}

/** Entries for these backends, held against other jobs until `until`; what is to be erased first. */
export async function takeEntries(sql: Sql, backends: readonly string[], now: Date, until: Date, limit: number): Promise<Entry[]> {
  return sql.rows<Entry>(`update backend_outbox o set leased_until = $3::timestamptz, tries = o.tries + 1 where o.outbox_id in (
      select outbox_id from backend_outbox where backend = any($1::text[]) and refused is null and (leased_until is null or leased_until <= $2::timestamptz) order by kind <> 'client', outbox_id limit $4 for update skip locked)
    returning o.outbox_id, o.backend, o.client_id, o.kind, o.ref_id, o.version`, [[...backends], now.toISOString(), until.toISOString(), limit]);
}

/** Done: gone, unless it has changed again meanwhile. */
export async function settle(sql: Sql, entry: Entry): Promise<void> {
  if (await sql.run('delete from backend_outbox where outbox_id = $1 and version = $2', [entry.outbox_id, entry.version])) return;
  await release(sql, [entry.outbox_id]);
}

export async function release(sql: Sql, ids: readonly number[]): Promise<void> {
  if (ids.length) await sql.run('update backend_outbox set leased_until = null where outbox_id = any($1::bigint[])', [[...ids]]);
}

export async function refuse(sql: Sql, entry: Entry, why: string): Promise<void> {
  await sql.run('update backend_outbox set leased_until = null, refused = case when version = $2 then $3 end where outbox_id = $1', [entry.outbox_id, entry.version, why.slice(0, 500)]);
}

export interface EventText { text: string; speaker: string | null; role: string | null; at: Date }
export interface FactText { text: string; entityType: string; entityId: string; relation: string; validFrom: Date | null; validTo: Date | null; recordedAt: Date }
export interface Wanted { event?: EventText; fact?: FactText; hash: string }

/** What has to be there of a memory; null: nothing, since it is gone, put away or not believed any more. */
export async function wantedOf(sql: Sql, kind: MirroredKind, id: number): Promise<Wanted | null> {
  if (kind === 'event') {
    const [event] = await sql.rows<EventText>(`select content as text, speaker, role, occurred_at as at from events where id = $1 and archived_at is null and memory_scope in ('user', 'project', 'global') and coalesce(content, '') <> ''`, [id]);
    return event ? { event, hash: hashOf(event) } : null;
  }
  const [fact] = await sql.rows<FactText>(`select content as text, subject_type as "entityType", subject_id as "entityId", fact_type as relation, valid_from as "validFrom", valid_to as "validTo", recorded_at as "recordedAt" from facts where id = $1 and superseded_at is null`, [id]);
  return fact ? { fact, hash: hashOf(fact) } : null;
}

const hashOf = (value: object): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);

export async function copyOf(sql: Sql, backend: string, kind: MirroredKind, id: number): Promise<Copy | undefined> {
  return (await sql.rows<Copy>('select c.ids, c.content_hash, c.link_id, l.address from backend_copies c join backend_clients l using (link_id) where c.backend = $1 and c.kind = $2 and c.ref_id = $3', [backend, kind, id]))[0];
}

export async function linkOf(sql: Sql, backend: string, clientId: number): Promise<Link | undefined> {
  return (await sql.rows<Link>('select link_id, address from backend_clients where backend = $1 and client_id = $2 and not leaving', [backend, clientId]))[0];
}

/** Under which name the client is known there; a new one is made up. */
export async function openLink(sql: Sql, backend: string, clientId: number): Promise<Link> {
  const logical = `client_${clientId}`;
  await sql.run('insert into backend_clients (backend, client_id, logical_id, address) values ($1, $2, $3, $4) on conflict do nothing', [backend, clientId, logical, `almanac-${logical}-${randomBytes(6).toString('hex')}`]);
  const link = await linkOf(sql, backend, clientId);
  if (!link) throw new Error('A link was made and is not there.');
  return link;
}

/** Notes what is there now. False: the client is being erased there, and what was just written has to go with it. */
export async function keepCopy(sql: Sql, entry: Entry, link: Link, ids: readonly string[], hash: string | null, now: Date): Promise<boolean> {
  const [still] = await sql.rows('select 1 from backend_clients where link_id = $1 and not leaving for share', [link.link_id]);
  if (!still) {
    const [again] = await sql.rows<{ link_id: number }>(`insert into backend_clients (backend, client_id, logical_id, address, leaving) values ($1, $2, $3, $4, true) on conflict (backend, address) do update set leaving = true returning link_id`,
      [entry.backend, entry.client_id, `client_${entry.client_id}`, link.address]);
    await askErasure(sql, entry.backend, entry.client_id, again?.link_id ?? link.link_id);
    return false;
  }
  await sql.run(`insert into backend_copies as c (backend, client_id, kind, ref_id, link_id, ids, content_hash, stored_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
    on conflict (backend, kind, ref_id) do update set ids = excluded.ids, content_hash = excluded.content_hash, stored_at = excluded.stored_at, link_id = excluded.link_id,
      former_ids = array(select distinct i from unnest(c.former_ids || c.ids) as i where i <> all(excluded.ids))`,
  [entry.backend, entry.client_id, entry.kind, entry.ref_id, link.link_id, [...ids], hash, now.toISOString()]);
  return true;
}

async function askErasure(sql: Sql, backend: string, clientId: number, linkId: number): Promise<void> {
  await sql.run(`insert into backend_outbox (backend, client_id, kind, ref_id) values ($1, $2, 'client', $3) on conflict (backend, kind, ref_id) do update set version = backend_outbox.version + 1, refused = null, leased_until = null`, [backend, clientId, linkId]);
}

/** Everything that is kept here about copies goes, and what is there is to be erased. Answers how many copies that are. */
export async function eraseCopies(sql: Sql, clientId: number): Promise<number> {
  await sql.run(`delete from backend_outbox where client_id = $1 and kind <> 'client'`, [clientId]);
  const copies = await sql.run('delete from backend_copies where client_id = $1', [clientId]);
  const left = await sql.rows<{ link_id: number; backend: string }>('update backend_clients set leaving = true where client_id = $1 and not leaving returning link_id, backend', [clientId]);
  for (const { link_id, backend } of left) await askErasure(sql, backend, clientId, link_id);
  if (left.length) await sql.rows(`select set_config('almanac.mirror', 'on', true)`);
  return copies;
}

export async function countCopies(sql: Sql, clientId: number): Promise<number> {
  return (await sql.rows<{ n: number }>(`select (select count(*)::int from backend_copies where client_id = $1) + (select count(*)::int from backend_outbox where client_id = $1 and kind <> 'client') as n`, [clientId]))[0]?.n ?? 0;
}

export async function dropLink(sql: Sql, linkId: number): Promise<void> {
  await sql.run('delete from backend_clients where link_id = $1 and leaving', [linkId]);
}

export async function addressOf(sql: Sql, linkId: number): Promise<string | undefined> {
  return (await sql.rows<{ address: string }>('select address from backend_clients where link_id = $1', [linkId]))[0]?.address;
}

/** Backends from which this client still has to be erased. */
export async function leavingOf(sql: Sql, clientId: number): Promise<string[]> {
  return (await sql.rows<{ backend: string }>('select distinct backend from backend_clients where client_id = $1 and leaving', [clientId])).map((row) => row.backend);
}

/** Where these events are besides Postgres, and which are on their way. */
export async function whereabouts(sql: Sql, ids: readonly number[]): Promise<Map<number, { stored: string[]; pending: boolean }>> {
  const rows = await sql.rows<{ id: number; stored: string[] | null; pending: boolean }>(`select e.id, (select array_agg(c.backend order by c.backend) from backend_copies c where c.kind = 'event' and c.ref_id = e.id and c.ids <> '{}') as stored,
    exists (select from backend_outbox o where o.kind = 'event' and o.ref_id = e.id and o.refused is null) as pending from unnest($1::int[]) as e(id)`, [[...ids]]);
  return new Map(rows.map(({ id, stored, pending }) => [id, { stored: stored ?? [], pending }]));
}

export async function outboxCounts(sql: Sql, backend: string): Promise<{ waiting: number; refused: number }> {
  return (await sql.rows<{ waiting: number; refused: number }>('select count(*) filter (where refused is null)::int as waiting, count(refused)::int as refused from backend_outbox where backend = $1', [backend]))[0] ?? { waiting: 0, refused: 0 };
}

export async function hasEntries(sql: Sql, backends: readonly string[]): Promise<boolean> {
  return (await sql.rows('select 1 from backend_outbox where backend = any($1::text[]) and refused is null limit 1', [[...backends]])).length > 0;
}

/** Which of our memories go by these ids there, and which ids were ours once. */
export async function ours(sql: Sql, backend: string, clientId: number, ids: readonly string[]): Promise<{ present: Map<string, string>; former: Set<string> }> {
  const rows = await sql.rows<{ ref: string; ids: string[]; former_ids: string[] }>(`select kind || ':' || ref_id as ref, ids, former_ids from backend_copies where backend = $1 and client_id = $2 and (ids && $3::text[] or former_ids && $3::text[])`, [backend, clientId, [...ids]]);
  return { present: new Map(rows.flatMap((row) => row.ids.map((id): [string, string] => [id, row.ref]))), former: new Set(rows.flatMap((row) => row.former_ids)) };
}

/** Our memories as recall's index has them, as far as the question's filters let them through. */
export async function documentsOf(sql: Sql, query: Omit<ArmQuery, 'text' | 'zone' | 'standing'>, refs: readonly string[]): Promise<Map<string, DocRef>> {
  if (refs.length === 0) return new Map();
  const ids = (kind: MirroredKind) => refs.flatMap((ref) => (ref.startsWith(`${kind}:`) && /^\d{1,9}$/.test(ref.slice(kind.length + 1)) ? [Number(ref.slice(kind.length + 1))] : []));
  const rows = await sql.rows<{ kind: Kind; refId: number; sessionId: string | null; length: number }>(`select d.kind, d.ref_id as "refId", d.session_id as "sessionId", d.length from memory_index d
    where d.client_id = $1 and d.chunk = 0 and ((d.kind in ('event', 'reflection', 'document') and d.ref_id = any($2::int[])) or (d.kind = 'fact' and d.ref_id = any($3::int[])))
      and ($4 or not d.retired) and (d.expires_at is null or d.expires_at > $5::timestamptz) and ($6::text[] is null or d.kind = any($6::text[])) and ($7::text is null or d.memory_scope = $7)
      and ($8::text is null or d.session_id = $8) and ($9::timestamptz is null or d.occurred_at >= $9) and ($10::timestamptz is null or d.occurred_at < $10)`,
  [query.clientId, ids('event'), ids('fact'), query.retired ?? false, query.now.toISOString(), query.kinds ? [...query.kinds] : null, query.scope ?? null, query.sessionId ?? null, query.since?.toISOString() ?? null, query.until?.toISOString() ?? null]);
  return new Map(rows.map((row) => [`${row.kind === 'fact' ? 'fact' : 'event'}:${row.refId}`, row]));
}
