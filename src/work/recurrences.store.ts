import type { Sql } from '../db/database.port.ts';

export interface RecurrenceRow {
  id: number; client_id: number | null; title: string; description: string; rule: string | null; times_per_week: number | null; starts_on: string; until: string | null; window_from: string | null; window_to: string | null; duration_minutes: number;
  flexibility_days: number; missed: 'skip' | 'roll'; time_map: string | null; tags: string[]; priority: 'low' | 'normal' | 'high' | 'urgent'; billable: boolean; project_id: number | null; active: boolean; left_out: string[]; metadata: Record<string, unknown>; created_at: Date; updated_at: Date;
}
const CASTS = {
  client_id: 'int', title: 'text', description: 'text', rule: 'text', times_per_week: 'int', starts_on: 'date', until: 'date', window_from: 'text', window_to: 'text', duration_minutes: 'int', flexibility_days: 'int', missed: 'text', time_map: 'text',
  tags: 'jsonb', priority: 'text', billable: 'boolean', project_id: 'int', active: 'boolean', left_out: 'jsonb', metadata: 'jsonb',
} as const;
type Settable = keyof typeof CASTS;
export type RecurrenceValues = { [K in Settable]?: RecurrenceRow[K] | undefined };
const ALL = ['id', ...Object.keys(CASTS).map((name) => (CASTS[name as Settable] === 'date' ? `${name}::text` : name)), 'created_at', 'updated_at'].join(', ');
const given = (values: RecurrenceValues) => (Object.keys(CASTS) as Settable[]).filter((name) => values[name] !== undefined);
const bound = (values: RecurrenceValues, name: Settable) => (CASTS[name] === 'jsonb' ? JSON.stringify(values[name]) : values[name]);

export const recurrencesStore = {
  async insert(sql: Sql, values: RecurrenceValues): Promise<RecurrenceRow> {
    const names = given(values);
    const [row] = await sql.rows<RecurrenceRow>(`insert into recurrences (${names.join(', ')}) values (${names.map((name, i) => `$${i + 1}::${CASTS[name]}`).join(', ')}) returning ${ALL}`, names.map((name) => bound(values, name)));
    return row as RecurrenceRow;
  },
  async update(sql: Sql, id: number, values: RecurrenceValues): Promise<RecurrenceRow> {
    const names = given(values);
    const [row] = await sql.rows<RecurrenceRow>(`update recurrences set ${[...names.map((name, i) => `${name} = $${i + 2}::${CASTS[name]}`), 'updated_at = now()'].join(', ')} where id = $1 returning ${ALL}`, [id, ...names.map((name) => bound(values, name))]);
    return row as RecurrenceRow;
  },
  /** One, kept from others until the transaction ends. */
  locked: async (sql: Sql, id: number): Promise<RecurrenceRow | undefined> => (await sql.rows<RecurrenceRow>(`select ${ALL} from recurrences where id = $1 for update`, [id]))[0],
  read: async (sql: Sql, id: number): Promise<RecurrenceRow | undefined> => (await sql.rows<RecurrenceRow>(`select ${ALL} from recurrences where id = $1`, [id]))[0],
  list: (sql: Sql, filter: { clientId: number | null; active: boolean | null; before: number | null; limit: number }) => sql.rows<RecurrenceRow>(`select ${ALL} from recurrences
    where ($1::int is null or client_id = $1) and ($2::boolean is null or active = $2) and ($3::int is null or id < $3) order by id desc limit $4`, [filter.clientId, filter.active, filter.before, filter.limit]),
  active: (sql: Sql) => sql.rows<RecurrenceRow>(`select ${ALL} from recurrences where active order by id for update`),
  remove: (sql: Sql, id: number) => sql.run('delete from recurrences where id = $1', [id]),
  /** New tasks of a series are news to the schedule. */
  tell: (sql: Sql) => sql.rows(`select almanac_schedule_changed(almanac_workspace(), 'task', null)`),
  /** A deleted occurrence is not made again. */
  leaveOut: (sql: Sql, id: number, occurrence: string) => sql.run(`update recurrences set left_out = left_out || jsonb_build_array($2::text) where id = $1 and not left_out ? $2`, [id, occurrence]),
  /** Tasks ahead that are still as the series made them. */
  untouchedAhead: `recurrence_id = $1 and occurrence_date >= $2::date and not occurrence_touched and not pinned and status in ('todo', 'scheduled')
    and not exists (select 1 from execution_runs r where r.task_id = tasks.id::text) and not exists (select 1 from tasks c where c.parent_task_id = tasks.id) and not exists (select 1 from calendar_events e where e.task_id = tasks.id and e.pinned)`,
  async clearAhead(sql: Sql, id: number, from: string): Promise<number> {
    return sql.run(`delete from tasks where ${recurrencesStore.untouchedAhead}`, [id, from]);
  },
  ahead: (sql: Sql, id: number, from: string) => sql.rows<{ id: number; occurrence_date: string; occurrence_no: number }>(`select id, occurrence_date::text, occurrence_no from tasks where ${recurrencesStore.untouchedAhead}`, [id, from]),
  /** The ones that are there already, in whatever state. */
  made: (sql: Sql, id: number, from: string) => sql.rows<{ occurrence_date: string; occurrence_no: number }>('select occurrence_date::text, occurrence_no from tasks where recurrence_id = $1 and occurrence_date >= $2::date', [id, from]),
  /** Open ones whose time is over and that nobody has changed or begun. `keepLatest` leaves the last one of the series. */
  skipMissed: (sql: Sql, id: number, now: Date, keepLatest: boolean) => sql.rows<{ id: number }>(`update tasks set status = 'cancelled', metadata = metadata || '{"skipped": "missed"}', updated_at = now()
    where recurrence_id = $1 and status in ('todo', 'scheduled') and due_date <= $2 and not pinned and not exists (select 1 from execution_runs r where r.task_id = tasks.id::text)
      and (not $3::boolean or id <> (select t.id from tasks t where t.recurrence_id = $1 and t.status in ('todo', 'scheduled') and t.due_date <= $2 order by t.occurrence_date desc, t.occurrence_no desc limit 1)) returning id`, [id, now, keepLatest]),
};
