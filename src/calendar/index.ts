import type { Database } from '../db/database.port.ts';
import type { AnyJobHandler, JobQueue } from '../jobs/index.ts';
import type { ClientData } from '../kernel/client-data.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { AnyOperation, CallContext } from '../kernel/operation.ts';
import type { Sealer } from '../kernel/sealed.ts';
import { accountDesk } from './accounts/accounts.ts';
import { accountsFromSettings, type SettingsAccount } from './accounts/from-settings.ts';
import { calendarHealth } from './accounts/health.ts';
import { importOperation } from './accounts/import-file.ts';
import { oauthOperations } from './accounts/oauth.ts';
import { accountKeeper } from './accounts/open-account.ts';
import { questionOperations } from './accounts/questions.ts';
import { resealOperation } from './accounts/reseal.ts';
import { calendarClientData } from './client-data.store.ts';
import { feedOperation, rotateFeedOperation } from './feed.ts';
import type { Ical } from './ical/ical.port.ts';
import type { GoogleClient } from './oauth/google-consent.ts';
import type { AccountSecret, CalendarService } from './remote-calendars.port.ts';
import type { BlockDoor } from './sync/doors.port.ts';
import { calendarSync } from './sync/sync.ts';

export { calendarEvents, type EventDraft, type EventRow } from './events.store.ts';
export { feedContract } from './feed.contract.ts';
export type { BlockDoor } from './sync/doors.port.ts';
export type { PullReport } from './sync/pull.ts';
export type { CalendarSync } from './sync/sync.ts';

export interface CalendarDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly jobs?: Pick<JobQueue, 'enqueue'> | undefined;
  readonly sealer: Sealer;
  /** Signs what must come back unchanged from a sign-in. */
  readonly stateKey: string;
  readonly services: readonly CalendarService[];
  readonly ical: Ical;
  readonly google: GoogleClient | null;
  /** Accounts that the settings name, for the default workspace. */
  readonly settings: readonly SettingsAccount[];
  readonly door: BlockDoor;
  readonly zoneOf: (context: Pick<CallContext, 'workspaceId'>) => Promise<string>;
  readonly notice: (context: CallContext, text: string) => Promise<void>;
  readonly fetchText: (url: string, signal?: AbortSignal) => Promise<string>;
  readonly workspaces: () => Promise<number[]>;
  /** Why a server that somebody names may not be asked; null when it may. */
  readonly refusesServer: (url: string) => Promise<string | null>;
  readonly publicUrl?: string | undefined;
}

/** The workspace's calendar and its feed, and the calendars of other services: read as busy times, written with the blocks. */
export function calendarModule(deps: CalendarDeps) {
  const { db, clock, door, settings } = deps;
  const parts = { ...deps, settingsSecret: (provider: string) => settings.find((one) => one.provider === provider)?.secret };
  const keeper = accountKeeper(parts);
  const sync = calendarSync({ ...deps, keeper });
  const desk = accountDesk({ ...parts, keeper, sync });
  const operations: AnyOperation[] = [
    feedOperation({ db, clock }), rotateFeedOperation({ db }), ...desk.operations, ...oauthOperations({ ...parts, keeper, sync, desk }), ...questionOperations({ db, door }), importOperation({ ...deps, sync }), resealOperation({ db, sealer: deps.sealer, workspaces: deps.workspaces }),
  ];
  return {
    operations,
    jobs: sync.jobs as readonly AnyJobHandler[],
    clientData: calendarClientData satisfies readonly ClientData[],
    sync,
    /** Accounts that the settings name, made and looked at once at the start. */
    startFromSettings: (context: CallContext) => accountsFromSettings({ db, log: deps.log, desk, settings }, context),
    /** Takes in a grant that was given elsewhere: an earlier system's file. */
    connectGoogle: (context: CallContext, secret: AccountSecret) => desk.connect(context, { provider: 'google', name: 'Google', server_url: null, username: null, addresses: [], scopes: typeof secret['scope'] === 'string' ? secret['scope'].split(/\s+/).filter(Boolean) : [], from_settings: false }, secret),
    health: (provider: 'google' | 'caldav' | 'ics') => calendarHealth(db, provider),
    close: () => sync.close(),
  };
}

export type CalendarModule = ReturnType<typeof calendarModule>;
