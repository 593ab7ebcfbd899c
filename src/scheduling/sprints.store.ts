import type { Sql } from '../db/database.port.ts';

export interface SprintRow { id: number; name: string; week_start: string; week_end: string; capacity_hrs: number; capacity_set: boolean; target_billable_pct: number; status: string; notes: string | null }

const ALL = 'id, name, week_start, week_end, capacity_hrs, capacity_set, target_billable_pct, status, notes';

export const sprintsStore = {
  list: (sql: Sql, before: string | null, limit: number) => sql.rows<SprintRow>(`select ${ALL} from sprints where ($1::date is null or week_start < $1) order by week_start desc limit $2`, [before, limit]),
  async read(sql: Sql, id: number): Promise<SprintRow | undefined> {
    return (await sql.rows<SprintRow>(`select ${ALL} from sprints where id = $1`, [id]))[0];
  },
  ofWeeks: (sql: Sql, mondays: readonly string[]) => sql.rows<SprintRow>(`select ${ALL} from sprints where week_start = any($1::text[]::date[])`, [mondays]),
  async ensure(sql: Sql, week: { name: string; start: string; end: string; capacity: number; target: number }): Promise<void> {
    await sql.run('insert into sprints (name, week_start, week_end, capacity_hrs, target_billable_pct) values ($1, $2::date, $3::date, $4, $5) on conflict (workspace_id, week_start) do nothing', [week.name, week.start, week.end, week.capacity, week.target]);
  },
  async update(sql: Sql, row: SprintRow): Promise<void> {
    await sql.run('update sprints set capacity_hrs = $2, target_billable_pct = $3, status = $4, notes = $5, capacity_set = $6, updated_at = now() where id = $1', [row.id, row.capacity_hrs, row.target_billable_pct, row.status, row.notes, row.capacity_set]);
  },
};
