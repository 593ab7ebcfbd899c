import type { Sql } from '../../db/database.port.ts';

export interface OauthStateRow { workspace_id: number; verifier: string; access: 'own' | 'events'; account_id: number | null }

/** Sign-ins under way. Runs as the owner: whoever comes back carries nothing but the state. */
export const oauthStates = {
  async keep(sql: Sql, state: OauthStateRow & { digest: string; expires_at: Date }): Promise<void> {
    await sql.run(`delete from oauth_states where expires_at < clock_timestamp() - interval '1 day'`);
    await sql.run('insert into oauth_states (digest, workspace_id, verifier, access, account_id, expires_at) values ($1, $2, $3, $4, $5, $6)', [state.digest, state.workspace_id, state.verifier, state.access, state.account_id, state.expires_at]);
  },
  /** Once; null for one that is unknown, too old or was used. */
  use: async (sql: Sql, digest: string, now: Date): Promise<OauthStateRow | null> =>
    (await sql.rows<OauthStateRow>('update oauth_states set used_at = clock_timestamp() where digest = $1 and used_at is null and expires_at > $2 returning workspace_id, verifier, access, account_id', [digest, now]))[0] ?? null,
};
