import type { Sql } from '../../db/database.port.ts';
import type { EventRow } from '../events/events.store.ts';

// What became of each event that was given to the drawing of facts.

export type ExtractionState = 'waiting' | 'facts' | 'nothing' | 'not_wanted' | 'failed';

export interface ExtractionRow {
  event_id: number;
  client_id: number;
  state: ExtractionState;
  fact_ids: number[];
  drawn_by: 'rules' | 'model' | null;
  detail: string | null;
  tries: number;
  asked_at: Date;
  tried_at: Date | null;
  finished_at: Date | null;
}

const COLUMNS = 'event_id, client_id, state, fact_ids, drawn_by, detail, tries, asked_at, tried_at, finished_at';

export interface Extraction { event: Pick<EventRow, 'id' | 'client_id'>; state: ExtractionState; factIds?: readonly number[]; by?: 'rules' | 'model' | null; detail?: string | null; at: Date }

/** Writes a state; `waiting` begins anew. */
export async function writeExtractions(sql: Sql, made: readonly Extraction[]): Promise<void> {
  if (made.length === 0) return;
  const rows = made.map((e) => ({ event_id: e.event.id, client_id: e.event.client_id, state: e.state, fact_ids: [...(e.factIds ?? [])], drawn_by: e.by ?? null, detail: e.detail ?? null, at: e.at.toISOString() }));
  await sql.run(`insert into fact_extractions (event_id, client_id, state, fact_ids, drawn_by, detail, asked_at, finished_at)
    select x.event_id, x.client_id, x.state, x.fact_ids, x.drawn_by, x.detail, x.at, case when x.state = 'waiting' then null else x.at end
      from jsonb_to_recordset($1::jsonb) as x(event_id int, client_id int, state text, fact_ids int[], drawn_by text, detail text, at timestamptz) order by x.event_id
    on conflict (event_id) do update set state = excluded.state, fact_ids = excluded.fact_ids, drawn_by = excluded.drawn_by, detail = excluded.detail, finished_at = excluded.finished_at,
      tries = case when excluded.state = 'waiting' then 0 else fact_extractions.tries end, tried_at = case when excluded.state = 'waiting' then null else fact_extractions.tried_at end,
      asked_at = case when excluded.state = 'waiting' then excluded.asked_at else fact_extractions.asked_at end`, [JSON.stringify(rows)]);
}

export async function findExtractions(sql: Sql, eventIds: readonly number[]): Promise<Map<number, ExtractionRow>> {
  const rows = eventIds.length ? await sql.rows<ExtractionRow>(`select ${COLUMNS} from fact_extractions where event_id = any($1::int[])`, [[...eventIds]]) : [];
  return new Map(rows.map((row) => [row.event_id, row]));
}

/** The rules are done and a model is asked next; answers how often it has been asked now. */
export async function noteTry(sql: Sql, event: Pick<EventRow, 'id' | 'client_id'>, factIds: readonly number[], at: Date): Promise<number> {
  const [row] = await sql.rows<{ tries: number }>(`insert into fact_extractions (event_id, client_id, state, fact_ids, drawn_by, tries, asked_at, tried_at) values ($1, $2, 'waiting', $3, $4, 1, $5, $5)
    on conflict (event_id) do update set state = 'waiting', fact_ids = excluded.fact_ids, drawn_by = excluded.drawn_by, tries = fact_extractions.tries + 1, tried_at = excluded.tried_at, finished_at = null returning tries`,
  [event.id, event.client_id, [...factIds], factIds.length ? 'rules' : null, at]);
  return row?.tries ?? 1;
}

/** A try that failed: final or not. */
export async function noteFailure(sql: Sql, eventId: number, final: boolean, detail: string, at: Date): Promise<void> {
  await sql.run(`update fact_extractions set state = $2, detail = $3, finished_at = $4 where event_id = $1`, [eventId, final ? 'failed' : 'waiting', detail.slice(0, 500).toWellFormed(), final ? at : null]);
}
