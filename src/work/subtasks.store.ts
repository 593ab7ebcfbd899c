import type { Sql } from '../db/database.port.ts';

export interface Related { readonly id: number; readonly depends_on: number[]; readonly parent_task_id: number | null }

/** Tasks and their parts: the statements that go up and down. */
export const subtasksStore = {
  /** These tasks and everything that order or belonging ties them to, as far as it goes. */
  related: (sql: Sql, ids: readonly number[]) => sql.rows<Related>(`
    with recursive reach as (
      select id from tasks where id = any($1::int[])
      union
      select x.id from reach r, lateral (
        select unnest(t.depends_on) as id from tasks t where t.id = r.id
        union all select c.id from tasks c where c.parent_task_id = r.id
        union all select t.parent_task_id from tasks t where t.id = r.id
      ) x where x.id is not null
    ) select id, depends_on, parent_task_id from tasks where id in (select id from reach)`, [ids]),
  /** The tasks without parts below each of these; a task without parts is its own. */
  leaves: (sql: Sql, ids: readonly number[]) => sql.rows<{ root: number; id: number }>(`
    with recursive down(root, id) as (
      select id, id from tasks where id = any($1::int[])
      union
      select d.root, t.id from down d join tasks t on t.parent_task_id = d.id
    ) select root, id from down d where not exists (select 1 from tasks c where c.parent_task_id = d.id) order by root, id`, [ids]),
  /** What each of these is a part of, the nearest first. */
  ancestors: (sql: Sql, ids: readonly number[]) => sql.rows<{ leaf: number; depends_on: number[]; due_date: Date | null; hard_due: boolean; defer_until: Date | null }>(`
    with recursive up(leaf, id, height) as (
      select id, parent_task_id, 1 from tasks where id = any($1::int[]) and parent_task_id is not null
      union
      select u.leaf, t.parent_task_id, u.height + 1 from up u join tasks t on t.id = u.id where t.parent_task_id is not null and u.height < 100
    ) select u.leaf, t.depends_on, t.due_date, t.hard_due, t.defer_until from up u join tasks t on t.id = u.id order by u.leaf, u.height`, [ids]),
  /**
   * Brings every task above these in line with its parts: hours are the sum of what is not cancelled, a range is the sum of the
   * ranges, dates span the parts, and it is done when all parts are done or cancelled. Answers the plans of those that changed.
   */
  rollUp: (sql: Sql, ids: readonly number[], at: Date | null = null) => sql.rows<{ id: number; plan_id: number | null }>(`
    with recursive up as (
      select parent_task_id as id from tasks where id = any($1::int[]) and parent_task_id is not null
      union
      select t.parent_task_id from tasks t join up on t.id = up.id where t.parent_task_id is not null
    ), down(root, id) as (
      select id, id from up
      union
      select d.root, t.id from down d join tasks t on t.parent_task_id = d.id
    ), sums as (
      select d.root, sum(t.estimated_hours) filter (where t.status <> 'cancelled') as hours,
        sum(coalesce(t.hours_low, t.estimated_hours)) filter (where t.status <> 'cancelled') as low, sum(coalesce(t.hours_high, t.estimated_hours)) filter (where t.status <> 'cancelled') as high,
        bool_or(t.hours_low is not null or t.hours_high is not null) as ranged, min(t.scheduled_start_date) as starts, max(t.scheduled_end) as ends,
        case when bool_and(t.status = 'cancelled') then 'cancelled' when bool_and(t.status in ('done', 'cancelled')) then 'done' when bool_or(t.status in ('in_progress', 'done')) then 'in_progress'
          when bool_or(t.status = 'scheduled') then 'scheduled' else 'todo' end as status
      from down d join tasks t on t.id = d.id where d.id <> d.root and not exists (select 1 from tasks c where c.parent_task_id = t.id) group by d.root
    )
    update tasks p set estimated_hours = s.hours, hours_low = case when s.ranged then s.low end, hours_high = case when s.ranged then s.high end, learned_ratio = null, scheduled_start_date = s.starts, scheduled_end = s.ends, calendar_event_id = null,
      status = s.status, completed_at = case when s.status <> 'done' then null else coalesce(p.completed_at, $2, now()) end, updated_at = now()
    from sums s where p.id = s.root and (p.estimated_hours, p.status, p.scheduled_start_date, p.scheduled_end, p.calendar_event_id, p.hours_low, p.hours_high)
      is distinct from (s.hours, s.status, s.starts, s.ends, null::int, case when s.ranged then s.low end, case when s.ranged then s.high end)
    returning p.id, p.plan_id`, [ids, at]),
};
