import type { Database } from '../../db/database.port.ts';
import { errorFields, type Log } from '../../kernel/log.ts';
import type { CallContext } from '../../kernel/operation.ts';
import type { AccountSecret } from '../remote-calendars.port.ts';
import type { accountDesk } from './accounts.ts';
import { accountsStore } from './accounts.store.ts';

/** An account that the server's settings name. Its secret stays there. */
export interface SettingsAccount { readonly provider: 'caldav'; readonly serverUrl: string; readonly username: string | null; readonly secret: AccountSecret }

/** Makes the accounts of the settings, and takes away those that are no longer among them. One that does not answer is kept, and asked again. */
export async function accountsFromSettings({ db, log, desk, settings }: { db: Database; log: Log; desk: ReturnType<typeof accountDesk>; settings: readonly SettingsAccount[] }, context: CallContext): Promise<void> {
  const same = (row: { provider: string; server_url: string | null; username: string | null }) => (one: SettingsAccount): boolean => one.provider === row.provider && one.serverUrl === row.server_url && one.username === row.username;
  const known = (await db.inWorkspace(context, (sql) => accountsStore.all(sql))).filter((row) => row.from_settings);
  for (const row of known) if (!settings.some(same(row))) await db.inWorkspace(context, (sql) => accountsStore.remove(sql, row.account_id));
  for (const one of settings) {
    await desk.connect(context, { provider: one.provider, name: '', server_url: one.serverUrl, username: one.username, addresses: [], scopes: [], from_settings: true }, null)
      .catch((error: unknown) => log.warn('the calendar account of the settings does not answer yet', { provider: one.provider, ...errorFields(error) }));
  }
}
