import type { Sql } from '../db/database.port.ts';
import type { Scope } from '../kernel/operation.ts';

export interface KeyRow {
  key_id: number; workspace_id: number; slug: string; name: string; prefix: string; scopes: Scope[];
  created_at: Date; last_used_at: Date | null; revoked_at: Date | null;
}

const COLUMNS = 'k.key_id, k.workspace_id, w.slug, k.name, k.prefix, k.scopes, k.created_at, k.last_used_at, k.revoked_at';

// Keys are read before the workspace is known, so this store runs as the owner and filters by hand; nobody else may read the table.
export const keysStore = {
  async workspaceOf(sql: Sql, slug: string): Promise<number> {
    await sql.run('insert into workspaces (slug, name) values ($1, $1) on conflict (slug) do nothing', [slug]);
    const [row] = await sql.rows<{ workspace_id: number }>('select workspace_id from workspaces where slug = $1', [slug]);
    const id = (row as { workspace_id: number }).workspace_id;
    await sql.run(`insert into client_profiles (workspace_id, user_id, is_own) select $1, 'owner', true where not exists (select from client_profiles where workspace_id = $1 and is_own)`, [id]);
    return id;
  },
  async insert(sql: Sql, key: { workspaceId: number; name: string; prefix: string; digest: string; scopes: readonly Scope[] }): Promise<KeyRow> {
    const [row] = await sql.rows<KeyRow>(`with k as (insert into api_keys (workspace_id, name, prefix, digest, scopes) values ($1, $2, $3, $4, $5::text[]) returning *)
      select ${COLUMNS} from k join workspaces w using (workspace_id)`, [key.workspaceId, key.name, key.prefix, key.digest, key.scopes]);
    return row as KeyRow;
  },
  list: (sql: Sql, workspaceId: number | null, after: number, limit: number) =>
    sql.rows<KeyRow>(`select ${COLUMNS} from api_keys k join workspaces w using (workspace_id) where ($1::int is null or k.workspace_id = $1) and k.key_id > $2 order by k.key_id limit $3`, [workspaceId, after, limit]),
  async revoke(sql: Sql, workspaceId: number | null, id: number): Promise<KeyRow | undefined> {
    const [row] = await sql.rows<KeyRow>(`with k as (update api_keys set revoked_at = coalesce(revoked_at, now()) where key_id = $2 and ($1::int is null or workspace_id = $1) returning *)
      select ${COLUMNS} from k join workspaces w using (workspace_id)`, [workspaceId, id]);
    return row;
  },
  /** The living key with this digest. `last_used_at` is written once a minute at most, so that reading costs no write. */
  async find(sql: Sql, digest: string): Promise<KeyRow | undefined> {
    const [row] = await sql.rows<KeyRow>(`select ${COLUMNS} from api_keys k join workspaces w using (workspace_id) where k.digest = $1 and k.revoked_at is null`, [digest]);
    if (row && (!row.last_used_at || Date.now() - row.last_used_at.getTime() > 60_000)) await sql.run('update api_keys set last_used_at = now() where key_id = $1', [row.key_id]);
    return row;
  },
  async anyLiving(sql: Sql): Promise<boolean> {
    return (await sql.rows('select 1 from api_keys where revoked_at is null limit 1')).length > 0;
  },
  workspaces: async (sql: Sql): Promise<number[]> => (await sql.rows<{ workspace_id: number }>('select workspace_id from workspaces order by 1')).map((row) => row.workspace_id),
};
