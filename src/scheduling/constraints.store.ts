import type { Sql } from '../db/database.port.ts';
import type { ConstraintJson } from './constraints.contract.ts';

type Row = Omit<ConstraintJson, 'start' | 'end' | 'summary' | 'created_at' | 'decided_at'> & { starts_at: Date | null; ends_at: Date | null; created_at: Date; decided_at: Date | null };
export type ConstraintRow = Row;

/** A constraint that somebody read out of words. */
export interface ConstraintDraft {
  readonly client_id: number | null;
  readonly source: ConstraintJson['source'];
  readonly fact_id?: number | null;
  readonly event_id?: number | null;
  readonly text: string;
  readonly drawn_by: ConstraintJson['drawn_by'];
  readonly kind: ConstraintJson['kind'];
  readonly start: Date | null;
  readonly end: Date | null;
  readonly payload: ConstraintJson['payload'];
}

const ALL = 'constraint_id, client_id, source, fact_id, event_id, text, drawn_by, status, kind, starts_at, ends_at, payload, created_at, decided_at';

export const constraintsStore = {
  list: (sql: Sql, filters: { status?: string | undefined; client_id?: number | undefined }, before: number | null, limit: number) => sql.rows<Row>(`select ${ALL} from scheduling_constraints
    where ($1::bigint is null or constraint_id < $1) and ($2::text is null or status = $2) and ($3::int is null or client_id = $3) order by constraint_id desc limit $4`, [before, filters.status ?? null, filters.client_id ?? null, limit]),
  async locked(sql: Sql, id: number): Promise<Row | undefined> {
    return (await sql.rows<Row>(`select ${ALL} from scheduling_constraints where constraint_id = $1 for update`, [id]))[0];
  },
  async decide(sql: Sql, id: number, status: 'accepted' | 'dismissed', at: Date): Promise<Row> {
    return (await sql.rows<Row>(`update scheduling_constraints set status = $2, decided_at = $3 where constraint_id = $1 returning ${ALL}`, [id, status, at]))[0] as Row;
  },
  /** Those that bind somewhere in a range, in the order in which they were accepted. */
  binding: (sql: Sql, from: Date, to: Date) => sql.rows<Row>(`select ${ALL} from scheduling_constraints where status = 'accepted' and (starts_at is null or starts_at < $2) and (ends_at is null or ends_at > $1) order by decided_at, constraint_id`, [from, to]),
  /** Proposes one unless the same was proposed before: what was dismissed once is not asked again. */
  async propose(sql: Sql, draft: ConstraintDraft): Promise<number | null> {
    const values = [draft.client_id, draft.source, draft.fact_id ?? null, draft.event_id ?? null, draft.text, draft.drawn_by, draft.kind, draft.start, draft.end, JSON.stringify(draft.payload)];
    const [row] = await sql.rows<{ constraint_id: number }>(`insert into scheduling_constraints (client_id, source, fact_id, event_id, text, drawn_by, kind, starts_at, ends_at, payload)
      select $1::int, $2::text, $3::int, $4::int, $5::text, $6::text, $7::text, $8::timestamptz, $9::timestamptz, $10::jsonb
      where not exists (select from scheduling_constraints where status <> 'withdrawn' and (client_id, source, fact_id, event_id, kind, starts_at, ends_at, payload)
        is not distinct from ($1::int, $2::text, $3::int, $4::int, $7::text, $8::timestamptz, $9::timestamptz, $10::jsonb)) returning constraint_id`, values);
    return row?.constraint_id ?? null;
  },
  /** What was read from these no longer holds. */
  withdraw: (sql: Sql, from: { readonly factIds?: readonly number[]; readonly eventIds?: readonly number[] }) => sql.run(`update scheduling_constraints set status = 'withdrawn', decided_at = clock_timestamp()
    where status in ('proposed', 'accepted') and (fact_id = any($1::int[]) or event_id = any($2::int[]))`, [from.factIds ?? [], from.eventIds ?? []]),
};
