import { createHash } from 'node:crypto';
import type { Sql } from '../../db/database.port.ts';
import { type AnyOperation, type CallContext, operation } from '../../kernel/operation.ts';
import { conflict, invalidInput, notFound, Problem } from '../../kernel/problem.ts';
import { AccessEnded, CalendarUnreachable } from '../calendar.problems.ts';
import { type AccountSecret, CalendarError } from '../remote-calendars.port.ts';
import { type CalendarRow, calendarsStore } from '../sync/calendars.store.ts';
import { linksStore, writesStore } from '../sync/links.store.ts';
import { mirrorStore } from '../sync/mirror.store.ts';
import type { CalendarSync } from '../sync/sync.ts';
import { checkAccountContract, connectContract, createCalendarContract, disconnectContract, listAccountsContract, listCalendarsContract, updateCalendarContract } from './accounts.contract.ts';
import { type AccountDraft, type AccountRow, accountsStore } from './accounts.store.ts';
import { takeCalendars } from './look.ts';
import { type AccountDeps, type AccountKeeper, sealedFor } from './open-account.ts';

/** What Almanac's own calendar at an account is called. */
const OWN_NAME = 'Almanac';

const hostOf = (url: string | null): string | null => (url !== null && URL.canParse(url) ? new URL(url).host : null);

/** A calendar's failure as its reader needs it. */
export const asProblem = (error: unknown): unknown => {
  if (!(error instanceof CalendarError)) return error;
  if (error.kind === 'refused') return new Problem(AccessEnded, error.message);
  if (error.kind === 'rejected' || error.kind === 'gone') return conflict(error.message);
  return new Problem(CalendarUnreachable, error.message, { retryAfter: Math.ceil((error.retryAfterMs ?? 30_000) / 1000) });
};

const calendarJson = (row: CalendarRow, events: ReadonlyMap<number, number>) => ({
    calendar_id: row.calendar_id, account_id: row.account_id, provider: row.provider, name: row.name, time_zone: row.time_zone, read_only: row.read_only, primary: row.is_primary, reading: row.reading, counts_as_busy: row.counts_as_busy, receives_blocks: row.receives_blocks,
    events: events.get(row.calendar_id) ?? 0, synced_at: row.synced_at?.toISOString() ?? null, sync_error: row.sync_error, progress: row.syncing_since ? { done: row.sync_done, total: row.sync_total } : null, gone: row.gone,
});
const oneCalendar = async (sql: Sql, row: CalendarRow) => calendarJson(row, await mirrorStore.counts(sql, [row.calendar_id]));

/** However many accounts and calendars: two questions to the database. */
export async function accountsJson(sql: Sql, rows: readonly AccountRow[]) {
  const of = new Map<number, CalendarRow[]>();
  for (const one of await calendarsStore.all(sql)) of.set(one.account_id, [...of.get(one.account_id) ?? [], one]);
  const mine = rows.flatMap((row) => of.get(row.account_id) ?? []);
  const events = await mirrorStore.counts(sql, mine.map((one) => one.calendar_id));
  return rows.map((row) => accountOf(row, (of.get(row.account_id) ?? []).map((one) => calendarJson(one, events))));
}
export const accountJson = async (sql: Sql, row: AccountRow) => (await accountsJson(sql, [row]))[0] as ReturnType<typeof accountOf>;

function accountOf(row: AccountRow, calendars: readonly ReturnType<typeof calendarJson>[]) {
  return {
    account_id: row.account_id, provider: row.provider, name: row.name, server: hostOf(row.server_url), username: row.username, scopes: row.scopes, state: row.state, state_detail: row.state_detail, state_since: row.state_since.toISOString(),
    next_try_at: row.next_try_at?.toISOString() ?? null, from_settings: row.from_settings, calendars: [...calendars],
  };
}

export type AccountsDeps = AccountDeps & { readonly keeper: AccountKeeper; readonly sync: CalendarSync; readonly refusesServer: (url: string) => Promise<string | null> };

/** Accounts as they come and go: connected, tried, given their own calendar, disconnected. */
export function accountDesk(deps: AccountsDeps) {
  const { db, sealer, keeper, sync, zoneOf } = deps;

  const readAccount = async (context: CallContext, id: number): Promise<AccountRow> => {
    const row = await db.inWorkspace(context, (sql) => accountsStore.read(sql, id));
    if (!row) throw notFound('calendar account', id);
    return row;
  };

  /** Asks the account who it is and what it has. */
  async function look(context: CallContext, account: AccountRow): Promise<void> {
    try { await sync.look(context, account); } catch (error) { throw asProblem(error); }
  }

  /** A calendar of our own at the account, for the blocks. */
  async function ownCalendar(context: CallContext, account: AccountRow, name: string, receives: boolean): Promise<CalendarRow> {
    try {
      const calendars = await keeper.open(context, account);
      const made = await calendars.createCalendar(name, await zoneOf(context), context.signal);
      return await db.inWorkspace(context, async (sql) => {
        const others = (await calendarsStore.ofAccount(sql, account.account_id)).filter((one) => !one.gone).map((one): typeof made => ({ id: one.remote_id, name: one.name, zone: one.time_zone, readOnly: one.read_only, primary: one.is_primary, reading: one.reading }));
        await takeCalendars(sql, sync, account, [...others.filter((one) => one.id !== made.id), made]);
        const row = (await calendarsStore.ofAccount(sql, account.account_id)).find((one) => one.remote_id === made.id) as CalendarRow;
        if (receives) await receive(sql, row.calendar_id);
        return await calendarsStore.read(sql, row.calendar_id) as CalendarRow;
      });
    } catch (error) {
      throw asProblem(error);
    }
  }

  /** A new secret that does not do leaves the account as it was with the one it had. */
  const putBack = (context: CallContext, id: number, before: AccountRow): Promise<void> => db.inWorkspace({ workspaceId: context.workspaceId }, async (sql) => {
    await accountsStore.keepSecret(sql, id, before.secret);
    await accountsStore.setState(sql, id, before.state, before.state_detail);
  });

  async function receive(sql: Sql, calendarId: number): Promise<void> {
    await calendarsStore.receiveNowhere(sql);
    await calendarsStore.set(sql, calendarId, { receives_blocks: true });
    await sync.askAll(sql);
  }

  /** Keeps a new account, or the same one again with its new secret, and looks at it. One that cannot be opened is not kept. */
  async function connect(context: CallContext, draft: AccountDraft, secret: AccountSecret | null, options: { receiveBlocks?: boolean | undefined } = {}): Promise<AccountRow> {
    const { row, before, isNew } = await db.inWorkspace(context, async (sql) => {
      const known = await accountsStore.find(sql, draft.provider, draft.server_url, draft.username);
      const kept = known ?? await accountsStore.insert(sql, draft);
      if (known) await accountsStore.describe(sql, known.account_id, { name: draft.name || known.name, addresses: draft.addresses.length ? draft.addresses : known.addresses, scopes: draft.scopes });
      if (secret) await accountsStore.keepSecret(sql, kept.account_id, sealer.seal(JSON.stringify(secret), sealedFor(kept.account_id)));
      await accountsStore.setState(sql, kept.account_id, 'connected', null);
      return { row: await accountsStore.read(sql, kept.account_id) as AccountRow, before: kept, isNew: !known };
    });
    try {
      await look(context, row);
      const nowhere = !(await db.inWorkspace(context, (sql) => calendarsStore.receiving(sql)));
      if (row.provider !== 'ics' && (options.receiveBlocks ?? nowhere)) await ownCalendar(context, row, OWN_NAME, true);
    } catch (error) {
      if (isNew && !draft.from_settings) await db.inWorkspace(context, (sql) => accountsStore.remove(sql, row.account_id));
      else if (!isNew && !draft.from_settings && secret) await putBack(context, row.account_id, before);
      throw error;
    }
    sync.soon(context);
    return await db.inWorkspace(context, (sql) => accountsStore.read(sql, row.account_id)) as AccountRow;
  }

  async function disconnect(context: CallContext, account: AccountRow, leaveBlocks: boolean): Promise<void> {
    await db.inWorkspace(context, async (sql) => {
      const mine = await calendarsStore.ofAccount(sql, account.account_id);
      for (const calendar of mine) {
        await calendarsStore.set(sql, calendar.calendar_id, { receives_blocks: false });
        const links = await linksStore.ofCalendar(sql, calendar.calendar_id);
        if (leaveBlocks) for (const link of links) await linksStore.remove(sql, link.link_id);
        else await writesStore.ask(sql, links.map((link) => link.event_uid));
      }
    });
    // As far as the account still lets us: it is going either way.
    await sync.push(context, { force: true }).catch(() => {});
    if (!account.from_settings && account.state !== 'needs_reconnect') await keeper.open(context, account).then((calendars) => calendars.revoke?.(context.signal)).catch(() => {});
    await db.inWorkspace(context, (sql) => accountsStore.remove(sql, account.account_id));
  }

  const operations: AnyOperation[] = [
    operation(listCalendarsContract, (_input, context) => db.inWorkspace(context, async (sql) => {
      const rows = await calendarsStore.all(sql);
      const events = await mirrorStore.counts(sql, rows.map((row) => row.calendar_id));
      const items = rows.map((row) => calendarJson(row, events));
      const { waiting, oldest, error } = await writesStore.waiting(sql);
      return { items, writes: { waiting, oldest: oldest?.toISOString() ?? null, error } };
    })),
    operation(updateCalendarContract, async ({ id, ...to }, context) => {
      const before = await db.inWorkspace(context, (sql) => calendarsStore.read(sql, id));
      if (!before) throw notFound('calendar', id);
      if (to.receives_blocks && (before.read_only || before.reading === 'busy')) throw conflict(`"${before.name}" can only be read. Choose a calendar that can be written, or make one at this account.`);
      if (to.receives_blocks && before.gone) throw conflict(`"${before.name}" is no longer there.`);
      const row = await db.inWorkspace(context, async (sql) => {
        await calendarsStore.set(sql, id, { counts_as_busy: to.counts_as_busy });
        if (to.receives_blocks && !before.receives_blocks) await receive(sql, id);
        if (to.receives_blocks === false && before.receives_blocks) { await calendarsStore.set(sql, id, { receives_blocks: false }); await sync.askAll(sql); }
        return await calendarsStore.read(sql, id) as CalendarRow;
      });
      if (to.counts_as_busy !== undefined && to.counts_as_busy !== before.counts_as_busy) await sync.recount(context, row, await readAccount(context, row.account_id));
      sync.soon(context);
      return db.inWorkspace(context, (sql) => oneCalendar(sql, row));
    }),
    operation(createCalendarContract, async ({ account_id: id, name, receives_blocks: receives }, context) => {
      const account = await readAccount(context, id);
      if (account.provider === 'ics' || account.provider === 'file') throw conflict('This account is only read; a calendar cannot be made there.');
      const row = await ownCalendar(context, account, name, receives);
      sync.soon(context);
      return db.inWorkspace(context, (sql) => oneCalendar(sql, row));
    }),
    operation(listAccountsContract, (_input, context) => db.inWorkspace(context, async (sql) => ({ items: await accountsJson(sql, await accountsStore.all(sql)) }))),
    operation(connectContract, async (input, context) => {
      const url = /^[a-z][a-z\d+.-]*:\/\//i.test(input.server_url) ? input.server_url : `https://${input.server_url}`;
      if (!URL.canParse(url) || !/^(https?|webcals?):/i.test(url)) throw invalidInput([{ path: 'server_url', message: 'must be an address such as https://cloud.example.org/remote.php/dav' }]);
      const refusal = input.provider === 'caldav' ? await deps.refusesServer(url) : null;
      if (refusal) throw invalidInput([{ path: 'server_url', message: refusal }]);
      const secret: AccountSecret = input.provider === 'ics' ? { url } : { ...(input.password !== undefined && { password: input.password }), ...(input.token !== undefined && { token: input.token }) };
      const row = await connect(context, {
        provider: input.provider, name: input.name ?? '', addresses: [], scopes: [], from_settings: false, username: input.username ?? null,
        server_url: input.provider === 'ics' ? withoutSecrets(url) : withoutUser(url),
      }, secret, { receiveBlocks: input.receive_blocks });
      return db.inWorkspace(context, (sql) => accountJson(sql, row));
    }),
    operation(checkAccountContract, async ({ id, password, token }, context) => {
      const account = await readAccount(context, id);
      if (password !== undefined || token !== undefined) {
        if (account.provider !== 'caldav' || account.from_settings) throw conflict(account.from_settings ? 'This account comes from the settings of the server; change CALDAV_PASSWORD there.' : 'Only a CalDAV account takes a password or token here.');
        await db.inWorkspace(context, (sql) => accountsStore.keepSecret(sql, id, sealer.seal(JSON.stringify(token !== undefined ? { token } : { password }), sealedFor(id))));
      }
      await look(context, await readAccount(context, id)).catch(async (error: unknown) => {
        if (password !== undefined || token !== undefined) await putBack(context, id, account);
        throw error;
      });
      sync.soon(context);
      return db.inWorkspace(context, async (sql) => accountJson(sql, await accountsStore.read(sql, id) as AccountRow));
    }),
    operation(disconnectContract, async ({ id, leave_blocks: leaveBlocks }, context) => {
      const account = await readAccount(context, id);
      if (account.from_settings) throw conflict('This account comes from the settings of the server (CALDAV_URL). Take it out there.');
      const was = await db.inWorkspace(context, (sql) => accountJson(sql, account));
      await disconnect(context, account, leaveBlocks);
      return was;
    }),
  ];
  return { operations, connect, disconnect, look, readAccount };
}

/** Private addresses of calendars are secrets themselves: what is kept of one in plain sight is its host, and by what to know it again. */
const withoutSecrets = (url: string): string => `https://${new URL(url).host}/#${createHash('sha256').update(url).digest('hex').slice(0, 16)}`;
const withoutUser = (url: string): string => { const parsed = new URL(url); parsed.username = ''; parsed.password = ''; return parsed.href; };
