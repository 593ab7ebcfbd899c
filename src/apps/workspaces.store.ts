import type { Sql } from '../db/database.port.ts';

export interface SampleRow { workspace_id: number; slug: string; sample_of: number; created_at: Date }

// Workspaces themselves stand outside every fence: this store runs as the owner and names the workspace by hand.
export const workspacesStore = {
  /** The sample of a workspace; of a sample, itself. */
  sampleOf: async (sql: Sql, workspaceId: number): Promise<SampleRow | undefined> =>
    (await sql.rows<SampleRow>('select workspace_id, slug, sample_of, created_at from workspaces where sample_of is not null and (sample_of = $1 or workspace_id = $1) order by (workspace_id = $1) desc limit 1', [workspaceId]))[0],
  async bindSample(sql: Sql, slug: string, owner: number): Promise<SampleRow> {
    return (await sql.rows<SampleRow>(`update workspaces set sample_of = $2, name = 'Sample', welcomed_at = now() where slug = $1 returning workspace_id, slug, sample_of, created_at`, [slug, owner]))[0] as SampleRow;
  },
  endKeys: (sql: Sql, workspaceId: number) => sql.run('delete from api_keys where workspace_id = $1', [workspaceId]),
  remove: (sql: Sql, workspaceId: number) => sql.run('delete from workspaces where workspace_id = $1 and sample_of is not null', [workspaceId]),

  async welcome(sql: Sql, workspaceId: number): Promise<{ welcomed_at: Date | null; used: boolean }> {
    const [row] = await sql.rows<{ welcomed_at: Date | null; used: boolean }>(`select welcomed_at, exists (select from tasks where workspace_id = $1) or exists (select from plans where workspace_id = $1) or exists (select from events where workspace_id = $1)
      or exists (select from calendar_accounts where workspace_id = $1 and not from_settings) as used from workspaces where workspace_id = $1`, [workspaceId]);
    return row ?? { welcomed_at: null, used: true };
  },
  endWelcome: async (sql: Sql, workspaceId: number): Promise<Date> => ((await sql.rows<{ welcomed_at: Date }>('update workspaces set welcomed_at = coalesce(welcomed_at, now()) where workspace_id = $1 returning welcomed_at', [workspaceId]))[0] as { welcomed_at: Date }).welcomed_at,
};
