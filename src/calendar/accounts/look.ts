import type { Database, Sql } from '../../db/database.port.ts';
import type { CallContext } from '../../kernel/operation.ts';
import { CalendarError, type RemoteCalendar } from '../remote-calendars.port.ts';
import { calendarsStore } from '../sync/calendars.store.ts';
import { linksStore } from '../sync/links.store.ts';
import { type AccountRow, accountsStore } from './accounts.store.ts';
import type { AccountKeeper } from './open-account.ts';

export interface LookDeps { readonly db: Database; readonly keeper: AccountKeeper; /** Asks for every block to be compared anew. */ readonly askAll: (sql: Sql) => Promise<unknown> }

/** Takes in which calendars an account has. One that came back may be another of the same name: whether the blocks stand in it is to be seen. Answers what went. */
export async function takeCalendars(sql: Sql, { askAll }: Pick<LookDeps, 'askAll'>, account: AccountRow, found: readonly RemoteCalendar[]) {
  const { went, back } = await calendarsStore.take(sql, account.account_id, account.provider, found);
  if (back.length) {
    await linksStore.doubt(sql, back.map((row) => row.calendar_id));
    await askAll(sql);
  }
  return went;
}

/** Asks an account who it is and what it has. */
export async function lookAt(deps: LookDeps, context: CallContext, account: AccountRow): Promise<void> {
  const { db, keeper } = deps;
  try {
    const calendars = await keeper.open(context, account);
    const owner = await calendars.owner(context.signal);
    const found = await calendars.calendars(context.signal);
    const went = await db.inWorkspace(context, async (sql) => {
      const now = await accountsStore.read(sql, account.account_id);
      if (!now) return []; // disconnected meanwhile
      await accountsStore.describe(sql, account.account_id, { name: now.from_settings || now.name === '' ? owner.name.slice(0, 500) : now.name, addresses: owner.addresses, scopes: now.scopes });
      await accountsStore.setState(sql, account.account_id, 'connected', null);
      return takeCalendars(sql, deps, now, found);
    });
    for (const calendar of went) await keeper.gone(context, calendar);
  } catch (error) {
    if (error instanceof CalendarError) await keeper.failed(context, account, error);
    throw error;
  }
}
