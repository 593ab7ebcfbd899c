import type { Sql } from '../../db/database.port.ts';
import { DISPUTED } from '../facts/facts.store.ts';
import type { Kind } from '../memory-fields.contract.ts';

// One row of recall and search, whatever table it came from, and why it might have to stay out.

export interface FoundRow {
  kind: Kind;
  id: number;
  content: string;
  source: string;
  external_id: string | null;
  session_id: string | null;
  role: string | null;
  speaker: string | null;
  scope: string | null;
  trust: string;
  occurred_at: Date;
  created_at: Date;
  valid_from: Date | null;
  valid_to: Date | null;
  superseded_at: Date | null;
  disputed: boolean;
  archived_at: Date | null;
  expires_at: Date | null;
  evidence: number[];
  metadata: Record<string, unknown>;
}

const EVENT = `select case when e.event_type in ('reflection', 'document') then e.event_type else 'event' end as kind, e.id, coalesce(e.content, '') as content, 'postgres' as source, e.external_id, e.session_id, e.role, e.speaker,
  e.memory_scope as scope, e.trust, e.occurred_at, e.created_at, null::timestamptz as valid_from, null::timestamptz as valid_to, e.superseded_at, false as disputed, e.archived_at, e.expires_at, array[e.id] as evidence, e.metadata, e.client_id from events e`;
const FACT = `select 'fact' as kind, f.id, f.content, f.source, null as external_id, null as session_id, null as role, null as speaker, null as scope, 'owner' as trust,
  coalesce(f.valid_from, f.recorded_at) as occurred_at, f.recorded_at as created_at, f.valid_from, f.valid_to, f.superseded_at, (${DISPUTED}) as disputed, null::timestamptz as archived_at, null::timestamptz as expires_at, f.source_event_ids as evidence,
  f.metadata || jsonb_strip_nulls(jsonb_build_object('subject_type', f.subject_type, 'subject_id', f.subject_id, 'fact_type', f.fact_type, 'fact_key', nullif(f.fact_key, ''))) as metadata, f.client_id from facts f`;
const EPISODE = `select 'episode' as kind, p.id, p.summary as content, 'postgres' as source, null as external_id, p.session_id, null as role, null as speaker, null as scope, 'owner' as trust,
  p.occurred_at, p.created_at, null::timestamptz as valid_from, null::timestamptz as valid_to, null::timestamptz as superseded_at, false as disputed, null::timestamptz as archived_at, null::timestamptz as expires_at, '{}'::int[] as evidence,
  jsonb_build_object('rating', nullif(p.rating, 0)) as metadata, p.client_id from episodes p`;

/** Everything about some candidates of one client. */
export async function loadFound(sql: Sql, clientId: number, refs: readonly { kind: Kind; refId: number }[]): Promise<Map<string, FoundRow>> {
  const ids = (...kinds: Kind[]) => refs.filter((ref) => kinds.includes(ref.kind)).map((ref) => ref.refId);
  const events = ids('event', 'reflection', 'document'), facts = ids('fact'), episodes = ids('episode');
  const parts: string[] = [];
  const values: unknown[] = [clientId];
  // `offset 0` makes each a lookup by id, whatever the planner believes about the tables right after a large load; with the
  // client inside, it took the index by client and read all of them for each.
  const add = (text: string, wanted: number[]) => {
    if (wanted.length === 0) return;
    values.push(wanted);
    const by = `$${values.length}`;
    parts.push(`(${text.replace(/ from (\w+) (\w)$/, (_all, table: string, alias: string) => ` from unnest(${by}::int[]) as wanted(id), lateral (select * from ${table} where id = wanted.id offset 0) as ${alias} where ${alias}.client_id = $1`)})`);
  };
  add(EVENT, events);
  add(FACT, facts);
  add(EPISODE, episodes);
  if (parts.length === 0) return new Map();
  const rows = await sql.rows<FoundRow>(parts.join(' union all '), values, { keep: true });
  return new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]));
}

export interface Standpoint {
  readonly now: Date;
  readonly asOf?: Date | undefined;
  readonly knownAt?: Date | undefined;
  readonly includeSuperseded: boolean;
}

/** Whether newer knowledge has replaced it, seen from a point on both clocks. */
export function statusOf(row: FoundRow, { now, asOf, knownAt }: Standpoint): 'current' | 'superseded' | 'disputed' {
  const known = knownAt ?? now;
  if (row.superseded_at && row.superseded_at <= known) return 'superseded';
  const at = asOf ?? now;
  if (row.kind === 'fact' && row.valid_to && row.valid_to <= at) return 'superseded';
  return row.disputed ? 'disputed' : 'current';
}

/** Why a memory is not shown from that standpoint; null when it is. */
export function keptOut(row: FoundRow, from: Standpoint): string | null {
  const { now, asOf, knownAt, includeSuperseded } = from;
  if (row.expires_at && row.expires_at <= now) return `It expired at ${row.expires_at.toISOString()}.`;
  if (row.archived_at) return 'It is archived.';
  if (knownAt && row.created_at > knownAt) return `It was not recorded yet at ${knownAt.toISOString()}.`;
  if (row.kind === 'fact') {
    if (!includeSuperseded && row.valid_from && row.valid_from > (asOf ?? now)) return 'The fact does not hold yet at that time.';
  } else if (asOf && row.occurred_at > asOf) return 'It happened later.';
  if (!includeSuperseded && statusOf(row, from) === 'superseded') return row.superseded_at ? `It was superseded or retracted at ${row.superseded_at.toISOString()}.` : `The fact held only until ${row.valid_to?.toISOString() ?? ''}.`;
  return null;
}

/** A found memory as answers carry it, without rank. */
export const foundJson = (row: FoundRow, standpoint: Standpoint) => ({
  id: row.id, kind: row.kind, content: row.content, source: row.source, external_id: row.external_id, session_id: row.session_id, role: row.role, speaker: row.speaker,
  occurred_at: row.occurred_at.toISOString(), created_at: row.created_at.toISOString(), status: statusOf(row, standpoint), valid_from: row.valid_from?.toISOString() ?? null, valid_to: row.valid_to?.toISOString() ?? null,
  evidence: row.evidence, metadata: row.metadata, trust: row.trust,
});

export interface ContextRow { of: number; position: number; id: number; content: string; external_id: string | null; role: string | null; speaker: string | null; occurred_at: Date }

/** Neighbouring events in the same session, `reach` to each side. */
export async function contextOf(sql: Sql, clientId: number, ids: readonly number[], reach: number, now: Date): Promise<ContextRow[]> {
  if (ids.length === 0 || reach === 0) return [];
  const side = (sign: 1 | -1) => `select n.*, row_number() over (order by n.occurred_at ${sign > 0 ? '' : 'desc'}, n.id ${sign > 0 ? '' : 'desc'}) * ${sign} as position from (
    select x.id, coalesce(x.content, '') as content, x.external_id, x.role, x.speaker, x.occurred_at from events x where x.client_id = e.client_id and x.session_id = e.session_id and x.archived_at is null and (x.expires_at is null or x.expires_at > $4)
      and (x.occurred_at, x.id) ${sign > 0 ? '>' : '<'} (e.occurred_at, e.id) order by x.occurred_at ${sign > 0 ? '' : 'desc'}, x.id ${sign > 0 ? '' : 'desc'} limit $3) as n`;
  return sql.rows<ContextRow>(`select e.id as "of", n.position::int as position, n.id, n.content, n.external_id, n.role, n.speaker, n.occurred_at from events e, lateral ((${side(-1)}) union all (${side(1)})) as n
    where e.client_id = $1 and e.id = any($2::int[]) and e.session_id is not null order by e.id, n.position`, [clientId, [...ids], reach, now.toISOString()]);
}

export interface SearchFilter { clientId: number; q?: string | undefined; kinds: readonly Kind[]; scope?: string | undefined; trust?: string | undefined; from?: Date | undefined; to?: Date | undefined; now: Date }

/** Memories by filters, newest first; `after` is (microseconds, kind, id) of the last one seen. */
export async function searchFound(sql: Sql, filter: SearchFilter, after: readonly [number, string, number] | null, limit: number): Promise<(FoundRow & { at: number })[]> {
  const values: unknown[] = [filter.clientId];
  const add = (value: unknown) => { values.push(value); return `$${values.length}`; };
  const parts: string[] = [];
  const now = () => `${add(filter.now.toISOString())}::timestamptz`;
  if (filter.kinds.some((kind) => kind !== 'fact' && kind !== 'episode')) parts.push(`(${EVENT} where e.client_id = $1 and e.archived_at is null and (e.expires_at is null or e.expires_at > ${now()}))`);
  if (filter.kinds.includes('fact')) parts.push(`(${FACT} where f.client_id = $1 and f.superseded_at is null and (f.valid_to is null or f.valid_to > ${now()}))`);
  if (filter.kinds.includes('episode')) parts.push(`(${EPISODE} where p.client_id = $1)`);
  const conditions = [`m.kind = any(${add([...filter.kinds])}::text[])`];
  if (filter.q !== undefined && filter.q !== '') conditions.push(`m.content ilike ${add(`%${filter.q.replace(/[\\%_]/g, '\\$&')}%`)}`);
  if (filter.scope !== undefined) conditions.push(`m.scope = ${add(filter.scope)}`);
  if (filter.trust !== undefined) conditions.push(`m.trust = ${add(filter.trust)}`);
  if (filter.from) conditions.push(`m.occurred_at >= ${add(filter.from.toISOString())}::timestamptz`);
  if (filter.to) conditions.push(`m.occurred_at < ${add(filter.to.toISOString())}::timestamptz`);
  if (after) conditions.push(`(m.occurred_at, m.kind, m.id) < (timestamptz 'epoch' + ${add(after[0])}::bigint * interval '1 microsecond', ${add(after[1])}::text, ${add(after[2])}::int)`);
  return sql.rows(`select m.*, (extract(epoch from m.occurred_at) * 1000000)::bigint as at from (${parts.join(' union all ')}) as m where ${conditions.join(' and ')} order by m.occurred_at desc, m.kind desc, m.id desc limit ${add(limit)}`, values);
}
