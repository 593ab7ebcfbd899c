import type { Sql } from '../db/database.port.ts';
import { subtasksStore } from './subtasks.store.ts';

export type Status = 'todo' | 'scheduled' | 'in_progress' | 'done' | 'cancelled';

export interface TaskRow {
  id: number; client_id: number | null; title: string; description: string; plan_id: number | null; step_id: string | null; step_index: number | null;
  process_template_id: number | null; workflow_id: number | null; project_id: number | null; engagement_id: number | null; assigned_person_id: number | null;
  status: Status; estimated_hours: number | null; hours_low: number | null; hours_high: number | null; billable: boolean;
  priority: 'low' | 'normal' | 'high' | 'urgent'; weight: number | null; due_date: Date | null; hard_due: boolean; defer_until: Date | null;
  depends_on: number[]; time_map: string | null; tags: string[]; min_chunk_minutes: number | null; max_chunk_minutes: number | null; pinned: boolean;
  scheduled_start_date: Date | null; scheduled_end: Date | null; calendar_event_id: number | null; completed_at: Date | null;
  parent_task_id: number | null; waiting_for: string | null; day_window: { from: string; to: string } | null;
  recurrence_id: number | null; occurrence_date: string | null; occurrence_no: number | null; occurrence_touched: boolean; learned_ratio: number | null;
  metadata: Record<string, unknown>; created_at: Date; updated_at: Date;
  /** Counted, not kept. */
  parts: { all: number; open: number }; notes: number;
}

/** Every column that a caller may set, with its type for binding. */
const CASTS = {
  client_id: 'int', title: 'text', description: 'text', plan_id: 'int', step_id: 'text', step_index: 'int', process_template_id: 'int', workflow_id: 'int', project_id: 'int', engagement_id: 'int',
  assigned_person_id: 'int', status: 'text', estimated_hours: 'numeric', hours_low: 'numeric', hours_high: 'numeric', billable: 'boolean', priority: 'text', weight: 'numeric', due_date: 'timestamptz',
  hard_due: 'boolean', defer_until: 'timestamptz', depends_on: 'int[]', time_map: 'text', tags: 'jsonb', min_chunk_minutes: 'int', max_chunk_minutes: 'int', pinned: 'boolean', completed_at: 'timestamptz',
  scheduled_start_date: 'timestamptz', scheduled_end: 'timestamptz', calendar_event_id: 'int', metadata: 'jsonb',
  parent_task_id: 'int', waiting_for: 'text', day_window: 'jsonb', recurrence_id: 'int', occurrence_date: 'date', occurrence_no: 'int', occurrence_touched: 'boolean', learned_ratio: 'numeric',
} as const;
type Settable = keyof typeof CASTS;
export type TaskValues = { [K in Settable]?: TaskRow[K] | undefined };

const ALL = ['id', ...Object.keys(CASTS).map((name) => (name === 'occurrence_date' ? 'occurrence_date::text' : name)), 'created_at', 'updated_at',
  `(select json_build_object('all', count(*)::int, 'open', (count(*) filter (where c.status not in ('done', 'cancelled')))::int) from tasks c where c.parent_task_id = tasks.id) as parts`,
  '(select count(*)::int from task_notes n where n.task_id = tasks.id) as notes'].join(', ');
/** The columns of a task, for statements elsewhere that read whole ones from `tasks`. */
export const SELECT_TASK = ALL;
const given = (values: TaskValues) => (Object.keys(CASTS) as Settable[]).filter((name) => values[name] !== undefined);
const bound = (values: TaskValues, name: Settable) => (CASTS[name] === 'jsonb' && values[name] !== null ? JSON.stringify(values[name]) : values[name]);

export interface TaskFilters {
  client_id?: number | undefined; plan_id?: number | undefined; project_id?: number | undefined; engagement_id?: number | undefined; workflow_id?: number | undefined; process_template_id?: number | undefined;
  parent_task_id?: number | undefined; recurrence_id?: number | undefined; assigned_person_id?: number | undefined; priority?: string | undefined; billable?: boolean | undefined;
}
/** Filters that are more than "is equal". */
export interface TaskQuery extends TaskFilters {
  status?: string | readonly string[] | undefined; open?: boolean | undefined; tag?: string | readonly string[] | undefined; waiting?: boolean | undefined; q?: string | undefined; top_level?: boolean | undefined;
  scheduled?: boolean | undefined; due_before?: string | undefined; due_after?: Date | undefined; due_to?: Date | undefined;
}
const SAME = ['client_id', 'plan_id', 'project_id', 'engagement_id', 'workflow_id', 'process_template_id', 'parent_task_id', 'recurrence_id', 'assigned_person_id', 'priority', 'billable'] as const;
/** Sort keys as texts of one collation, ascending; what has none comes last. */
const SORTS = {
  due: `coalesce(to_char(due_date at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '~')`, start: `coalesce(to_char(scheduled_start_date at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '~')`,
  priority: `to_char(1e6 - coalesce(weight, case priority when 'low' then 0.5 when 'high' then 2 when 'urgent' then 4 else 1 end), 'FM0000000.000')`, title: 'lower(left(title, 150))',
} as const;
export type TaskOrder = 'newest' | 'plan' | keyof typeof SORTS;
const listed = (value: string | readonly string[] | undefined): string[] | null => (value === undefined ? null : typeof value === 'string' ? [value] : [...value]);
const pattern = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

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
  /** Tasks of plans that are in the calendar already, and of recurrences, not begun themselves: a repair finds a place for those that have none. */
  ofRunningPlans: (sql: Sql) => sql.rows<TaskRow>(`select ${ALL} from tasks where status in ('todo', 'scheduled') and (plan_id in (select id from plans where status in ('scheduled', 'active')) or recurrence_id in (select id from recurrences where active)) order by id`),
  /** Open tasks with an estimate that should have been done by now. */
  overdue: (sql: Sql, now: Date) => sql.rows<TaskRow>(`select ${ALL} from tasks where status in ('todo', 'scheduled', 'in_progress') and due_date < $1 and estimated_hours > 0 order by id`, [now]),
  /** Tasks follow their blocks: dates of the first and last one, and the status that goes with having any. */
  async follow(sql: Sql, places: readonly { id: number; start: string | null; end: string | null; event: number | null }[]): Promise<void> {
    await sql.run(`
    update tasks t set scheduled_start_date = p.start, scheduled_end = p."end", calendar_event_id = p.event, updated_at = now(),
      status = case when t.status = 'todo' and p.start is not null then 'scheduled' when t.status = 'scheduled' and p.start is null then 'todo' else t.status end
    from jsonb_to_recordset($1::jsonb) as p(id int, start timestamptz, "end" timestamptz, event int) where t.id = p.id`, [JSON.stringify(places)]);
    await subtasksStore.rollUp(sql, places.map((p) => p.id));
  },
  list(sql: Sql, query: TaskQuery, page: { after: (string | number)[] | null; order: TaskOrder; limit: number }): Promise<(TaskRow & { sort_key: string | null })[]> {
    const names = SAME.filter((name) => query[name] !== undefined);
    const { order } = page;
    const key = order === 'newest' || order === 'plan' ? null : `(${SORTS[order]}) collate "C"`;
    const after = key ? `and ($1::text is null or (${key}, id) > ($1::text, $12::bigint))` : `and ($1::text is null or id ${order === 'plan' ? '>' : '<'} $1::bigint) and $12::bigint is null`;
    return sql.rows(`select ${ALL}, ${key ?? 'null'} as sort_key from tasks where ($3::boolean is null or (scheduled_start_date is not null) = $3) and ($4::timestamptz is null or due_date < $4)
      and ($5::text[] is null or status = any($5)) and ($6::boolean is null or (status not in ('done', 'cancelled')) = $6) and ($7::text[] is null or tags ?& $7) and ($8::boolean is null or (waiting_for is not null) = $8)
      and ($9::text[] is null or (title || ' ' || description || ' ' || coalesce(waiting_for, '')) ilike all($9)) and ($10::timestamptz is null or due_date > $10) and ($11::timestamptz is null or due_date <= $11)
      and ($13::boolean is null or (parent_task_id is null) = $13) ${after}
      ${names.map((name, i) => `and ${name} = $${i + 14}::${CASTS[name]}`).join(' ')} order by ${key ? `${key}, id` : `id ${order === 'plan' ? 'asc' : 'desc'}`} limit $2`,
    [page.after === null ? null : String(page.after[0]), page.limit, query.scheduled ?? null, query.due_before ?? null, listed(query.status), query.open ?? null, listed(query.tag), query.waiting ?? null,
      query.q === undefined ? null : query.q.trim().split(/\s+/).map(pattern), query.due_after ?? null, query.due_to ?? null, key && page.after ? page.after[1] : null, query.top_level ?? null, ...names.map((name) => query[name])]);
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
