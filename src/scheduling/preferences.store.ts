import type { Sql } from '../db/database.port.ts';

export const preferencesStore = {
  async read(sql: Sql): Promise<Record<string, unknown>> {
    return (await sql.rows<{ settings: Record<string, unknown> }>('select settings from scheduler_preferences'))[0]?.settings ?? {};
  },
  async save(sql: Sql, settings: unknown): Promise<void> {
    await sql.run('insert into scheduler_preferences (settings) values ($1::jsonb) on conflict (workspace_id) do update set settings = excluded.settings, updated_at = now()', [JSON.stringify(settings)]);
  },
};
