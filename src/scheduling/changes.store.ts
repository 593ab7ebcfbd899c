import type { Sql } from '../db/database.port.ts';

export type ChangeKind = 'busy' | 'moved_by_hand' | 'task' | 'closed' | 'freed' | 'worked' | 'missed' | 'overrun' | 'preferences' | 'capacity' | 'constraint';
/** What brought a repair about, as its run keeps it. */
export interface Because { readonly kind: ChangeKind; readonly task_id: number | null }
export interface ChangeRow { change_id: number; kind: ChangeKind; task_id: number | null }

/** What no repair has seen yet. The rows are written by triggers of the tables themselves, but for those that only the clock brings. */
export const changesStore = {
  waiting: (sql: Sql) => sql.rows<ChangeRow>('select change_id::int as change_id, kind, task_id from schedule_changes order by change_id'),
  async last(sql: Sql): Promise<number> {
    return (await sql.rows<{ last: number }>('select coalesce(max(change_id), 0)::int as last from schedule_changes'))[0]?.last ?? 0;
  },
  /** Whether some wait and nobody is in the middle of changing more; a flow that does not end is not waited for longer than five minutes. */
  async areSettled(sql: Sql): Promise<boolean> {
    const [row] = await sql.rows<{ settled: boolean }>(`select max(noticed_at) < clock_timestamp() - interval '5 seconds' or min(noticed_at) < clock_timestamp() - interval '5 minutes' as settled from schedule_changes`);
    return row?.settled === true;
  },
  seen: (sql: Sql, upTo: number) => sql.run('delete from schedule_changes where change_id <= $1', [upTo]),
  /** Tasks that were closed and still hold time; they are taken once. */
  takeClosed: async (sql: Sql): Promise<number[]> => (await sql.rows<{ task_id: number }>(`update schedule_changes set kind = 'freed' where kind = 'closed' returning task_id`)).map((row) => row.task_id),
  /** Blocks that ended since this was last asked although their work has not: never begun, or begun with no block left. */
  async noticeMissed(sql: Sql, now: Date, graceMs: number, backMs: number): Promise<number> {
    const until = new Date(now.getTime() - graceMs);
    const [watch] = await sql.rows<{ looked_until: Date }>('select looked_until from schedule_watch for update');
    const since = watch?.looked_until ?? new Date(until.getTime() - backMs);
    if (until <= since) return 0;
    await sql.run('insert into schedule_watch (looked_until) values ($1) on conflict (workspace_id) do update set looked_until = excluded.looked_until', [until]);
    return sql.run(`insert into schedule_changes (kind, task_id) select distinct case when t.status = 'in_progress' then 'overrun' else 'missed' end, t.id
      from calendar_events e join tasks t on t.id = e.task_id where e.kind = 'block' and e.ends_at > $1 and e.ends_at <= $2 and t.status in ('todo', 'scheduled', 'in_progress')
        and (t.status <> 'in_progress' or not exists (select from calendar_events l where l.task_id = t.id and l.kind = 'block' and l.ends_at > $3))`, [since, until, now]);
  },
};
