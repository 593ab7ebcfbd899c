import type { Sql } from '../../db/database.port.ts';

export type AccountState = 'connected' | 'needs_reconnect' | 'unreachable' | 'disconnected';

export interface AccountRow {
  account_id: number; provider: 'google' | 'caldav' | 'ics' | 'file'; name: string; server_url: string | null; username: string | null; addresses: string[]; scopes: string[]; secret: string | null; from_settings: boolean;
  state: AccountState; state_detail: string | null; state_since: Date; failures: number; next_try_at: Date | null; created_at: Date;
}

export interface AccountDraft { provider: AccountRow['provider']; name: string; server_url: string | null; username: string | null; addresses: readonly string[]; scopes: readonly string[]; from_settings: boolean }

const ALL = 'account_id, provider, name, server_url, username, addresses, scopes, secret, from_settings, state, state_detail, state_since, failures, next_try_at, created_at';

/** Only this store writes `calendar_accounts`. */
export const accountsStore = {
  /** Runs as the owner: which workspaces have any. */
  workspaces: async (sql: Sql): Promise<ReadonlySet<number>> => new Set((await sql.rows<{ workspace_id: number }>('select distinct workspace_id from calendar_accounts')).map((row) => row.workspace_id)),
  all: (sql: Sql) => sql.rows<AccountRow>(`select ${ALL} from calendar_accounts order by account_id`),
  read: async (sql: Sql, id: number): Promise<AccountRow | undefined> => (await sql.rows<AccountRow>(`select ${ALL} from calendar_accounts where account_id = $1`, [id]))[0],
  /** The account of the same owner at the same service: signing in again continues it. */
  find: async (sql: Sql, provider: string, serverUrl: string | null, username: string | null): Promise<AccountRow | undefined> =>
    (await sql.rows<AccountRow>(`select ${ALL} from calendar_accounts where provider = $1 and server_url is not distinct from $2 and username is not distinct from $3 order by account_id limit 1`, [provider, serverUrl, username]))[0],
  async insert(sql: Sql, draft: AccountDraft): Promise<AccountRow> {
    const [row] = await sql.rows<AccountRow>(`insert into calendar_accounts (provider, name, server_url, username, addresses, scopes, from_settings) values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7) on conflict do nothing returning ${ALL}`,
      [draft.provider, draft.name, draft.server_url, draft.username, JSON.stringify(draft.addresses), JSON.stringify(draft.scopes), draft.from_settings]);
    // Connected in the same instant by somebody else: theirs is the account.
    return row ?? await accountsStore.find(sql, draft.provider, draft.server_url, draft.username) as AccountRow;
  },
  describe: (sql: Sql, id: number, to: { name: string; addresses: readonly string[]; scopes: readonly string[] }) =>
    sql.run('update calendar_accounts set name = $2, addresses = $3::jsonb, scopes = $4::jsonb, updated_at = clock_timestamp() where account_id = $1', [id, to.name, JSON.stringify(to.addresses), JSON.stringify(to.scopes)]),
  keepSecret: (sql: Sql, id: number, sealed: string | null) => sql.run('update calendar_accounts set secret = $2, updated_at = clock_timestamp() where account_id = $1', [id, sealed]),
  /** Answers whether the state is a new one. */
  async setState(sql: Sql, id: number, state: AccountState, detail: string | null): Promise<boolean> {
    const changed = await sql.run(`update calendar_accounts set state = $2, state_since = clock_timestamp(), updated_at = clock_timestamp() where account_id = $1 and state <> $2`, [id, state]);
    await sql.run(`update calendar_accounts set state_detail = $2, failures = case when $3 = 'connected' then 0 else failures end, next_try_at = case when $3 = 'connected' then null else next_try_at end where account_id = $1`, [id, detail, state]);
    return changed > 0;
  },
  failed: (sql: Sql, id: number, nextTry: Date) => sql.run('update calendar_accounts set failures = failures + 1, next_try_at = $2 where account_id = $1', [id, nextTry]),
  remove: (sql: Sql, id: number) => sql.run('delete from calendar_accounts where account_id = $1', [id]),
};
