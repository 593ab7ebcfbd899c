import type { Sql } from '../db/database.port.ts';

export type Status = 'todo' | 'scheduled' | 'in_progress' | 'done' | 'cancelled';

export interface TaskRow {
  id: number; client_id: number | null; title: string; description: string; plan_id: number | null; step_id: string | null; step_index: number | null;
  process_template_id: number | null; workflow_id: number | null; project_id: number | null; engagement_id: number | null; assigned_person_id: number | null;
  status: Status; estimated_hours: number | null; hours_low: number | null; hours_high: number | null; billable: boolean;
  priority: 'low' | 'normal' | 'high' | 'urgent'; weight: number | null; due_date: Date | null; hard_due: boolean; defer_until: Date | null;
  depends_on: number[]; time_map: string | null; tags: string[]; min_chunk_minutes: number | null; max_chunk_minutes: number | null; pinned: boolean;
  scheduled_start_date: Date | null; scheduled_end: Date | null; calendar_event_id: number | null; completed_at: Date | null;
  metadata: Record<string, unknown>; created_at: Date; updated_at: Date;
}

/** Every column that a caller may set, with its type for binding. */
const CASTS = {
  client_id: 'int', title: 'text', description: 'text', plan_id: 'int', step_id: 'text', step_index: 'int', process_template_id: 'int', workflow_id: 'int', project_id: 'int', engagement_id: 'int',
  assigned_person_id: 'int', status: 'text', estimated_hours: 'numeric', hours_low: 'numeric', hours_high: 'numeric', billable: 'boolean', priority: 'text', weight: 'numeric', due_date: 'timestamptz',
  hard_due: 'boolean', defer_until: 'timestamptz', depends_on: 'int[]', time_map: 'text', tags: 'jsonb', min_chunk_minutes: 'int', max_chunk_minutes: 'int', pinned: 'boolean', completed_at: 'timestamptz',
  scheduled_start_date: 'timestamptz', scheduled_end: 'timestamptz', calendar_event_id: 'int', metadata: 'jsonb',
} as const;
type Settable = keyof typeof CASTS;
export type TaskValues = { [K in Settable]?: TaskRow[K] | undefined };

const ALL = ['id', ...Object.keys(CASTS), 'created_at', 'updated_at'].join(', ');
const given = (values: TaskValues) => (Object.keys(CASTS) as Settable[]).filter((name) => values[name] !== undefined);
const bound = (values: TaskValues, name: Settable) => (CASTS[name] === 'jsonb' ? JSON.stringify(values[name]) : values[name]);

export interface TaskFilters {
  client_id?: number | undefined; plan_id?: number | undefined; project_id?: number | undefined; engagement_id?: number | undefined;
  workflow_id?: number | undefined; process_template_id?: number | undefined; status?: string | undefined;
}

export const tasksStore = {
  async insert(sql: Sql, values: TaskValues): Promise<TaskRow> {
    const names = given(values);
    const [row] = await sql.rows<TaskRow>(`insert into tasks (${names.join(', ')}) values (${names.map((name, i) => `$${i + 1}::${CASTS[name]}`).join(', ')}) returning ${ALL}`, names.map((name) => bound(values, name)));
    return row as TaskRow;
  },
  async update(sql: Sql, id: number, values: TaskValues): Promise<TaskRow | undefined> {
    const names = given(values);
    const [row] = await sql.rows<TaskRow>(`update tasks set ${[...names.map((name, i) => `${name} = $${i + 2}::${CASTS[name]}`), 'updated_at = now()'].join(', ')} where id = $1 returning ${ALL}`, [id, ...names.map((name) => bound(values, name))]);
    return row;
  },
  async read(sql: Sql, id: number): Promise<TaskRow | undefined> {
    return (await sql.rows<TaskRow>(`select ${ALL} from tasks where id = $1`, [id]))[0];
  },
  byIds: (sql: Sql, ids: readonly number[]) => sql.rows<TaskRow>(`select ${ALL} from tasks where id = any($1::int[]) order by id`, [ids]),
  ofPlan: (sql: Sql, planId: number) => sql.rows<TaskRow>(`select ${ALL} from tasks where plan_id = $1 order by step_index nulls last, id`, [planId]),
  /** Tasks of plans that are in the calendar already, not begun themselves: a repair finds a place for those that have none. */
  ofRunningPlans: (sql: Sql) => sql.rows<TaskRow>(`select ${ALL} from tasks where status in ('todo', 'scheduled') and plan_id in (select id from plans where status in ('scheduled', 'active')) order by id`),
  /** Tasks follow their blocks: dates of the first and last one, and the status that goes with having any. */
  follow: (sql: Sql, places: readonly { id: number; start: string | null; end: string | null; event: number | null }[]) => sql.run(`
    update tasks t set scheduled_start_date = p.start, scheduled_end = p."end", calendar_event_id = p.event, updated_at = now(),
      status = case when t.status = 'todo' and p.start is not null then 'scheduled' when t.status = 'scheduled' and p.start is null then 'todo' else t.status end
    from jsonb_to_recordset($1::jsonb) as p(id int, start timestamptz, "end" timestamptz, event int) where t.id = p.id`, [JSON.stringify(places)]),
  list(sql: Sql, filters: TaskFilters & { scheduled?: boolean | undefined; due_before?: string | undefined }, page: { after: number | null; ascending: boolean; limit: number }): Promise<TaskRow[]> {
    const { scheduled, due_before: due, ...same } = filters;
    const names = (Object.keys(same) as (keyof TaskFilters)[]).filter((name) => same[name] !== undefined);
    return sql.rows<TaskRow>(`select ${ALL} from tasks where ($1::bigint is null or id ${page.ascending ? '>' : '<'} $1) and ($3::boolean is null or (scheduled_start_date is not null) = $3)
      and ($4::timestamptz is null or due_date < $4) ${names.map((name, i) => `and ${name} = $${i + 5}::${CASTS[name]}`).join(' ')} order by id ${page.ascending ? 'asc' : 'desc'} limit $2`,
    [page.after, page.limit, scheduled ?? null, due ?? null, ...names.map((name) => same[name])]);
  },
  /** The row as it was, its blocks gone with it, nobody waiting for it any more. */
  async remove(sql: Sql, id: number): Promise<TaskRow | undefined> {
    const [row] = await sql.rows<TaskRow>(`delete from tasks where id = $1 returning ${ALL}`, [id]);
    if (row) await sql.run('update tasks set depends_on = array_remove(depends_on, $1::int), updated_at = now() where depends_on @> array[$1::int]', [id]);
    return row;
  },
  async existing(sql: Sql, ids: readonly number[]): Promise<Set<number>> {
    return new Set((await sql.rows<{ id: number }>('select id from tasks where id = any($1::int[])', [ids])).map((row) => row.id));
  },
  /** Everything that these tasks wait for, directly and further on. */
  dependencies: (sql: Sql, ids: readonly number[]) => sql.rows<{ id: number; depends_on: number[] }>(`
    with recursive needed as (
      select id, depends_on from tasks where id = any($1::int[])
      union
      select t.id, t.depends_on from tasks t join needed n on t.id = any(n.depends_on)
    ) select id, depends_on from needed`, [ids]),
  /** How many tasks of a plan there are, and how many of them are neither done nor cancelled. */
  async progress(sql: Sql, planId: number): Promise<{ all: number; open: number }> {
    const [row] = await sql.rows<{ all: number; open: number }>(`select count(*)::int as all, count(*) filter (where status not in ('done', 'cancelled'))::int as open from tasks where plan_id = $1`, [planId]);
    return row as { all: number; open: number };
  },
};
