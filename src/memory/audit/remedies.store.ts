import type { Sql } from '../../db/database.port.ts';
import type { RemedyName } from './audit.contract.ts';

// Remedies, and the rows that they change and put back.

/** Tables in which a secret may stand in the open, with the columns that hold text. */
const TEXTS = { events: ['content', 'metadata'], event_history: ['content', 'metadata'], facts: ['content', 'metadata'], episodes: ['summary', 'messages'], memory_sightings: ['content'] } as const;
export type TextTable = keyof typeof TEXTS;
export const TEXT_TABLES = Object.keys(TEXTS) as TextTable[];
const KEY: Record<TextTable, string> = { events: 'id', event_history: 'history_id', facts: 'id', episodes: 'id', memory_sightings: 'sighting_id' };
const JSON_COLUMNS = new Set(['metadata', 'messages']);

/** A row's text columns as they were, or as they are after. */
export interface TextRow { table: TextTable; id: number; values: Record<string, unknown>; masked?: string[] }

/** What an undo needs. */
export interface Undo {
  archived: number[];
  sightings: number[];
  evidence: { fact_id: number; before: number[]; after: number[] }[];
  promoted: { event_id: number; fact_id: number }[];
  texts: { before: TextRow; after: TextRow }[];
}

export interface RemedyRow { remedy_id: number; client_id: number; remedy: RemedyName; event_ids: number[]; undo: Undo | null; created_at: Date; undo_until: Date; undone_at: Date | null }
const COLUMNS = 'remedy_id, client_id, remedy, event_ids, created_at, undo_until, undone_at';

export async function insertRemedy(sql: Sql, remedy: Pick<RemedyRow, 'client_id' | 'remedy' | 'event_ids' | 'undo' | 'created_at' | 'undo_until'>): Promise<RemedyRow> {
  const [row] = await sql.rows<RemedyRow>(`insert into memory_remedies (client_id, remedy, event_ids, undo, created_at, undo_until) values ($1, $2, $3::int[], $4::jsonb, $5, $6) returning ${COLUMNS}`,
    [remedy.client_id, remedy.remedy, remedy.event_ids, JSON.stringify(remedy.undo), remedy.created_at, remedy.undo_until]);
  return row as RemedyRow;
}

export async function lockRemedy(sql: Sql, id: number): Promise<RemedyRow | undefined> {
  return (await sql.rows<RemedyRow>(`select ${COLUMNS}, undo from memory_remedies where remedy_id = $1 for update`, [id]))[0];
}

export async function closeRemedy(sql: Sql, id: number, at: Date): Promise<RemedyRow> {
  return (await sql.rows<RemedyRow>(`update memory_remedies set undone_at = $2, undo = null where remedy_id = $1 returning ${COLUMNS}`, [id, at]))[0] as RemedyRow;
}

export async function selectRemedies(sql: Sql, clientId: number, before: number | null, limit: number): Promise<RemedyRow[]> {
  return sql.rows<RemedyRow>(`select ${COLUMNS} from memory_remedies where client_id = $1 and ($2::int is null or remedy_id < $2) order by remedy_id desc limit $3`, [clientId, before, limit]);
}

/** The originals of what a remedy changed do not outlive its undo. */
export const forgetOriginals = (sql: Sql, now: Date): Promise<number> => sql.run('update memory_remedies set undo = null where undo is not null and undo_until <= $1', [now]);

/** Archives live ones of these events; answers which. */
export async function archiveLive(sql: Sql, ids: readonly number[], at: Date): Promise<number[]> {
  return (await sql.rows<{ id: number }>('update events set archived_at = $2 where id = any($1::int[]) and archived_at is null returning id', [[...ids], at])).map((row) => row.id);
}

/** Brings back what is still archived since that very moment. */
export async function unarchive(sql: Sql, ids: readonly number[], since: Date): Promise<number[]> {
  return (await sql.rows<{ id: number }>('update events set archived_at = null where id = any($1::int[]) and archived_at = $2 returning id', [[...ids], since])).map((row) => row.id);
}

/** Gives facts that rest on copies the kept event as evidence; answers what they had. */
export async function moveEvidence(sql: Sql, copies: ReadonlyMap<number, number>): Promise<Undo['evidence']> {
  const gone = [...copies.keys()];
  const facts = await sql.rows<{ fact_id: number; before: number[] }>('select id as fact_id, source_event_ids as before from facts where source_event_ids && $1::int[] order by id for update', [gone]);
  const moved = facts.map((fact) => ({ ...fact, after: [...new Set(fact.before.map((id) => copies.get(id) ?? id))] }));
  await setEvidence(sql, moved.map(({ fact_id, after }) => ({ fact_id, ids: after })));
  return moved;
}

export async function setEvidence(sql: Sql, evidence: readonly { fact_id: number; ids: readonly number[] }[]): Promise<void> {
  if (evidence.length) await sql.run('update facts f set source_event_ids = e.ids from jsonb_to_recordset($1::jsonb) as e(fact_id int, ids int[]) where f.id = e.fact_id', [JSON.stringify(evidence)]);
}

/** The kept event stands for the fact that was first drawn from a copy. */
export async function movePromotion(sql: Sql, copies: ReadonlyMap<number, number>): Promise<Undo['promoted']> {
  return sql.rows(`update events k set promoted_to_fact_id = c.fact_id from (select distinct on (m.kept) m.kept, e.promoted_to_fact_id as fact_id from unnest($1::int[], $2::int[]) as m(copy, kept) join events e on e.id = m.copy where e.promoted_to_fact_id is not null order by m.kept, e.id) as c
    where k.id = c.kept and k.promoted_to_fact_id is null returning k.id as event_id, k.promoted_to_fact_id as fact_id`, [[...copies.keys()], [...copies.values()]]);
}

export async function dropPromotion(sql: Sql, promoted: Undo['promoted']): Promise<void> {
  if (promoted.length) await sql.run('update events e set promoted_to_fact_id = null from jsonb_to_recordset($1::jsonb) as p(event_id int, fact_id int) where e.id = p.event_id and e.promoted_to_fact_id = p.fact_id', [JSON.stringify(promoted)]);
}

export const deleteSightings = (sql: Sql, ids: readonly number[]): Promise<number> => sql.run('delete from memory_sightings where sighting_id = any($1::int[])', [[...ids]]);

/** Rows of a client in a table of texts, after an id. */
export async function textRows(sql: Sql, table: TextTable, clientId: number, after: number, limit: number): Promise<TextRow[]> {
  const whose = table === 'event_history' ? 'event_id in (select id from events where client_id = $1)' : 'client_id = $1';
  const rows = await sql.rows<Record<string, unknown>>(`select ${KEY[table]} as id, ${TEXTS[table].join(', ')}${table === 'events' ? ', masked' : ''} from ${table} where ${whose} and ${KEY[table]} > $2 order by ${KEY[table]} limit $3`, [clientId, after, limit]);
  return rows.map(({ id, masked, ...values }) => ({ table, id: id as number, values, ...(masked !== undefined && { masked: masked as string[] }) }));
}

/** Writes the texts of a row, unless they are not any more what `when` says; answers whether it did. */
export async function writeTexts(sql: Sql, row: TextRow, when: TextRow, hash: (content: string) => string): Promise<boolean> {
  const columns: readonly string[] = TEXTS[row.table];
  const value = (from: TextRow, column: string) => (JSON_COLUMNS.has(column) ? JSON.stringify(from.values[column]) : from.values[column]);
  const values: unknown[] = [row.id];
  const bind = (one: unknown, column: string) => { values.push(one); return `$${values.length}${JSON_COLUMNS.has(column) ? '::jsonb' : ''}`; };
  const sets = columns.map((column) => `${column} = ${bind(value(row, column), column)}`);
  if (row.table === 'events') { sets.push(`content_hash = ${bind(hash(String(row.values['content'] ?? '')), '')}`); sets.push(`masked = ${bind(row.masked ?? [], '')}::text[]`); }
  const same = columns.map((column) => `${column} is not distinct from ${bind(value(when, column), column)}`);
  return (await sql.run(`update ${row.table} set ${sets.join(', ')} where ${KEY[row.table]} = $1 and ${same.join(' and ')}`, values)) > 0;
}
