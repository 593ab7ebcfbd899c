import type { Sql } from '../db/database.port.ts';
import type { PLAN_STAGES } from './plans.contract.ts';

export interface Stage { stage: (typeof PLAN_STAGES)[number]; state: 'waiting' | 'running' | 'done' | 'stopped'; began_at: string | null; ended_at: string | null; found: Record<string, number> }
export interface KeptProblem { code: string; title: string; detail: string }
export interface MakingRow {
  name: string; stages: Stage[]; state: 'running' | 'ready' | 'stopped' | 'failed'; wish: Record<string, unknown> | null; plan_id: number | null; problem: KeptProblem | null; created_at: Date;
  /** It says that it runs, and has given no sign of life for so long that it does not. */
  silent: boolean;
}

/** A making that runs says so every few seconds. */
const SILENT = `interval '30 seconds'`;
const ALL = `name, stages, state, wish, plan_id, problem, created_at, state = 'running' and beat_at < now() - ${SILENT} as silent`;

export const planProgressStore = {
  async begin(sql: Sql, name: string, stages: readonly Stage[], of: { wish: object | null; clientId: number }): Promise<void> {
    await sql.run(`delete from plan_progress where created_at < now() - interval '1 day'`);
    await sql.run(`insert into plan_progress (name, stages, wish, client_id) values ($1, $2::jsonb, $3::jsonb, $4) on conflict (workspace_id, name) do update
      set stages = excluded.stages, wish = excluded.wish, client_id = excluded.client_id, state = 'running', plan_id = null, problem = null, created_at = now(), beat_at = now()`, [name, JSON.stringify(stages), of.wish === null ? null : JSON.stringify(of.wish), of.clientId]);
  },
  /** False when it does not run any more: somebody stopped it. */
  write: async (sql: Sql, name: string, stages: readonly Stage[]): Promise<boolean> => (await sql.run(`update plan_progress set stages = $2::jsonb, beat_at = now() where name = $1 and state = 'running'`, [name, JSON.stringify(stages)])) > 0,
  beat: async (sql: Sql, name: string): Promise<boolean> => (await sql.run(`update plan_progress set beat_at = now() where name = $1 and state = 'running'`, [name])) > 0,
  /** The plan is there, so what was asked need not be kept a second time. False when it was stopped before. */
  ready: async (sql: Sql, name: string, planId: number): Promise<boolean> => (await sql.run(`update plan_progress set state = 'ready', plan_id = $2, wish = null where name = $1 and state = 'running'`, [name, planId])) > 0,
  end: (sql: Sql, name: string, stages: readonly Stage[], state: 'stopped' | 'failed', problem: KeptProblem | null) => sql.run(`update plan_progress set stages = $2::jsonb, state = case when state = 'stopped' then state else $3 end, problem = case when state = 'stopped' then null else $4::jsonb end where name = $1 and state <> 'ready'`,
    [name, JSON.stringify(stages), state, problem === null ? null : JSON.stringify(problem)]),
  /** How its last stage ended, once the plan is there. */
  last: (sql: Sql, name: string, stages: readonly Stage[]) => sql.run('update plan_progress set stages = $2::jsonb where name = $1', [name, JSON.stringify(stages)]),
  stop: (sql: Sql, name: string) => sql.run(`update plan_progress set state = 'stopped' where name = $1`, [name]),
  remove: (sql: Sql, name: string) => sql.run('delete from plan_progress where name = $1', [name]),
  read: async (sql: Sql, name: string, lock = false): Promise<MakingRow | null> => (await sql.rows<MakingRow>(`select ${ALL} from plan_progress where name = $1${lock ? ' for update' : ''}`, [name]))[0] ?? null,
  /** Those that go on without their caller, and are not a plan yet; the newest first. */
  list: (sql: Sql) => sql.rows<MakingRow>(`select ${ALL} from plan_progress where wish is not null and state in ('running', 'failed') and created_at > now() - interval '1 day' order by created_at desc, name limit 50`),
};
