import type { Sql } from '../db/database.port.ts';
import type { PLAN_STAGES } from './plans.contract.ts';

export interface Stage { stage: (typeof PLAN_STAGES)[number]; state: 'waiting' | 'running' | 'done' | 'stopped'; began_at: string | null; ended_at: string | null; found: Record<string, number> }

export const planProgressStore = {
  async begin(sql: Sql, name: string, stages: readonly Stage[]): Promise<void> {
    await sql.run(`delete from plan_progress where created_at < now() - interval '1 day'`);
    await sql.run('insert into plan_progress (name, stages) values ($1, $2::jsonb) on conflict (workspace_id, name) do update set stages = excluded.stages, created_at = now()', [name, JSON.stringify(stages)]);
  },
  write: (sql: Sql, name: string, stages: readonly Stage[]) => sql.run('update plan_progress set stages = $2::jsonb where name = $1', [name, JSON.stringify(stages)]),
  read: async (sql: Sql, name: string): Promise<Stage[] | null> => (await sql.rows<{ stages: Stage[] }>('select stages from plan_progress where name = $1', [name]))[0]?.stages ?? null,
};
