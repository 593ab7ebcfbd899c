import type { Sql } from '../db/database.port.ts';

/** What quick entry looks names up in. */
export const quickStore = {
  timeMaps: async (sql: Sql): Promise<string[]> => (await sql.rows<{ name: string }>(`select jsonb_object_keys(settings -> 'time_maps') as name from scheduler_preferences where jsonb_typeof(settings -> 'time_maps') = 'object'`)).map((row) => row.name),
  /** The project that one of these tags names, where exactly one does; spaces in its name are dashes in a tag. */
  async projectCalled(sql: Sql, tags: readonly string[]): Promise<number | null> {
    const rows = await sql.rows<{ id: number }>(`select id from projects where regexp_replace(lower(name), '\\s+', '-', 'g') = any($1::text[]) limit 2`, [tags.map((tag) => tag.toLowerCase())]);
    return rows.length === 1 ? (rows[0] as { id: number }).id : null;
  },
};
