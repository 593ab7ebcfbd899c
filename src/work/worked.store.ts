import type { Sql } from '../db/database.port.ts';

export interface Worked { readonly hours: number; readonly running: boolean }

/** Hours already worked on tasks by their execution runs, those still running included up to an instant. Tasks without any are absent. */
export async function workedOn(sql: Sql, taskIds: readonly number[], now: Date): Promise<Map<number, Worked>> {
  const rows = await sql.rows<{ task_id: number; hours: number; running: boolean }>(`select task_id::int as task_id, bool_or(status in ('running', 'paused')) as running,
      sum(case when status = 'completed' then coalesce(actual_hours, 0)::float8
        else greatest(0, extract(epoch from (least(coalesce(paused_at, $2::timestamptz), $2::timestamptz) - started_at))::float8 - paused_seconds) / 3600 end)::float8 as hours
    from execution_runs where task_id = any($1::text[]) and status <> 'cancelled' and started_at <= $2::timestamptz group by task_id`, [taskIds.map(String), now]);
  return new Map(rows.map((row) => [row.task_id, { hours: row.hours, running: row.running }]));
}
