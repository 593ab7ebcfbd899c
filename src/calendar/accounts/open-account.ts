import type { Database } from '../../db/database.port.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { CallContext } from '../../kernel/operation.ts';
import { type Sealer, SealError } from '../../kernel/sealed.ts';
import { type AccountSecret, CalendarError, type CalendarService, type RemoteCalendars } from '../remote-calendars.port.ts';
import type { CalendarRow } from '../sync/calendars.store.ts';
import { mirrorStore } from '../sync/mirror.store.ts';
import { objectsStore } from '../sync/objects.store.ts';
import { type AccountRow, accountsStore } from './accounts.store.ts';

export interface AccountDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly sealer: Sealer;
  /** The services that can be used; Google is missing where its client id is. */
  readonly services: readonly CalendarService[];
  /** Secrets of accounts that come from the settings, by provider. */
  readonly settingsSecret: (provider: string) => AccountSecret | undefined;
  readonly zoneOf: (context: Pick<CallContext, 'workspaceId'>) => Promise<string>;
  /** Tells the workspace's people once that an account must be connected again. */
  readonly notice: (context: CallContext, text: string) => Promise<void>;
}

export const sealedFor = (accountId: number): string => `calendar-account ${accountId}`;

const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** Opens accounts, and keeps what became of them. */
export function accountKeeper({ db, clock, log, sealer, services, settingsSecret, zoneOf, notice }: AccountDeps) {
  const secretOf = (account: AccountRow): AccountSecret => {
    if (account.from_settings) return settingsSecret(account.provider) ?? {};
    if (account.secret === null) return {};
    try {
      return JSON.parse(sealer.open(account.secret, sealedFor(account.account_id))) as AccountSecret;
    } catch (error) {
      if (error instanceof SealError) throw new CalendarError('refused', error.message);
      throw error;
    }
  };
  return {
    service: (provider: string): CalendarService | undefined => services.find((one) => one.provider === provider),
    async open(context: CallContext, account: AccountRow): Promise<RemoteCalendars> {
      const service = services.find((one) => one.provider === account.provider);
      if (!service) throw new CalendarError('refused', account.provider === 'google' ? 'Google is not set up: set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET.' : `There is no service ${account.provider} here.`);
      return service.open({
        accountId: account.account_id, serverUrl: account.server_url, username: account.username, trusted: account.from_settings, secret: secretOf(account), zone: await zoneOf(context),
        saveSecret: (secret) => db.inWorkspace({ workspaceId: context.workspaceId }, async (sql) => { await accountsStore.keepSecret(sql, account.account_id, sealer.seal(JSON.stringify(secret), sealedFor(account.account_id))); }),
      });
    },
    /** Not to be asked now: its owner must act, or its service asked for a pause. */
    rests: (account: AccountRow): boolean => account.state === 'needs_reconnect' || account.state === 'disconnected' || (account.next_try_at !== null && account.next_try_at > clock.now()),
    async worked(context: CallContext, account: AccountRow): Promise<void> {
      if (account.state === 'connected' && account.failures === 0) return;
      await db.inWorkspace(context, (sql) => accountsStore.setState(sql, account.account_id, 'connected', null));
    },
    /** A calendar is no longer at its service: it takes no more time; if it showed the blocks somebody is told, once. */
    async gone(context: CallContext, calendar: CalendarRow): Promise<void> {
      await db.inWorkspace(context, async (sql) => { await mirrorStore.clear(sql, calendar.calendar_id); await objectsStore.clear(sql, calendar.calendar_id); });
      if (!calendar.receives_blocks) return;
      log.warn('the calendar that shows the blocks is gone', { workspace: context.workspaceId, calendar: calendar.calendar_id, provider: calendar.provider });
      await notice(context, `The calendar "${calendar.name}", which shows the blocks, is no longer there. The blocks stay in Almanac. Choose another calendar for them, or let a new one be made.`);
    },
    /** Keeps a failure: a refusal waits for the owner and is told once, anything else for its time. */
    async failed(context: CallContext, account: AccountRow, error: CalendarError): Promise<void> {
      if (error.kind === 'refused') {
        const isNew = await db.inWorkspace(context, (sql) => accountsStore.setState(sql, account.account_id, 'needs_reconnect', error.message));
        if (!isNew) return;
        log.warn('a calendar account must be connected again', { workspace: context.workspaceId, account: account.account_id, provider: account.provider });
        await notice(context, `The calendar account "${account.name}" must be connected again: ${error.message}`);
      } else if (error.kind === 'unavailable') {
        const pause = Math.max(error.retryAfterMs ?? 0, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(account.failures, 10)) * (0.75 + Math.random() / 2));
        await db.inWorkspace(context, async (sql) => {
          await accountsStore.setState(sql, account.account_id, 'unreachable', error.message);
          await accountsStore.failed(sql, account.account_id, new Date(clock.now().getTime() + pause));
        });
      }
    },
  };
}

export type AccountKeeper = ReturnType<typeof accountKeeper>;
