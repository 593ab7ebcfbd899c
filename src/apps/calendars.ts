import { lookup } from 'node:dns/promises';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { SettingsAccount } from '../calendar/accounts/from-settings.ts';
import { caldavCalendars } from '../calendar/adapters/caldav.ts';
import { googleCalendars } from '../calendar/adapters/google.ts';
import { icalJs } from '../calendar/adapters/ical-js.ts';
import { icsSubscription } from '../calendar/adapters/ics-subscription.ts';
import { type BlockDoor, type CalendarModule, calendarModule } from '../calendar/index.ts';
import { readLegacyCredentials } from '../calendar/oauth/legacy-credentials.ts';
import type { Database } from '../db/database.port.ts';
import type { JobQueue } from '../jobs/index.ts';
import { isOpenAddress } from '../kernel/addresses.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Config } from '../kernel/config.ts';
import { guardedFetch } from '../kernel/guarded-fetch.ts';
import type { Log } from '../kernel/log.ts';
import type { CallContext } from '../kernel/operation.ts';
import { fetchedText, safeFetch } from '../kernel/safe-fetch.ts';
import { createSealer, type Sealer } from '../kernel/sealed.ts';
import { appSecret } from './app-secret.ts';

export interface CalendarParts {
  readonly config: Config;
  /** Nothing outlives this process. */
  readonly memory: boolean;
  readonly db: Database;
  readonly clock: Clock;
  readonly jobs: Pick<JobQueue, 'enqueue'>;
  readonly log: Log;
  readonly door: BlockDoor;
  readonly workspaces: () => Promise<number[]>;
  readonly zoneOf: (context: Pick<CallContext, 'workspaceId'>) => Promise<string>;
  readonly notice: (context: CallContext, text: string) => Promise<void>;
}

const LARGEST_FILE = 20 * 1024 * 1024;

/** The calendar room with the services that the settings allow. */
export function calendarsFrom({ config, memory, ...parts }: CalendarParts): CalendarModule & { takeLegacyFile(context: CallContext): Promise<void> } {
  const secret = appSecret(config, { memory, log: parts.log });
  const sealer = createSealer(secret, config.APP_SECRET_PREVIOUS);
  const ical = icalJs();
  const allowPrivate = config.ALLOW_PRIVATE_ADDRESSES;
  const google = config.GOOGLE_CLIENT_ID && config.GOOGLE_CLIENT_SECRET ? { clientId: config.GOOGLE_CLIENT_ID, clientSecret: config.GOOGLE_CLIENT_SECRET, oauthBaseUrl: config.GOOGLE_OAUTH_BASE_URL } : null;
  const settings: SettingsAccount[] = config.CALDAV_URL === undefined ? [] : [{
    provider: 'caldav', serverUrl: config.CALDAV_URL, username: config.CALDAV_USER ?? null,
    secret: { ...(config.CALDAV_PASSWORD !== undefined && { password: config.CALDAV_PASSWORD }), ...(config.CALDAV_TOKEN !== undefined && { token: config.CALDAV_TOKEN }) },
  }];
  const module = calendarModule({
    ...parts, ical, sealer, stateKey: secret, google, settings, ...(config.PUBLIC_URL !== undefined && { publicUrl: config.PUBLIC_URL }),
    services: [
      caldavCalendars({ ical, clock: parts.clock, ...(!allowPrivate && { guarded: guardedFetch() }) }), icsSubscription({ ical, allowPrivate }),
      ...(google ? [googleCalendars({ ...google, apiBaseUrl: config.GOOGLE_API_BASE_URL, clock: parts.clock })] : []),
    ],
    fetchText: async (url, signal) => fetchedText(await safeFetch(url, { allowPrivate, maxBytes: LARGEST_FILE, signal })),
    refusesServer: (url) => (allowPrivate ? Promise.resolve(null) : refusesServer(url)),
  });
  return { ...module, takeLegacyFile: (context) => takeLegacyFile(config.GOOGLE_CREDENTIALS_FILE, { module, sealer, log: parts.log }, context) };
}

/** Why a server that somebody names may not be asked: this process reaches more than the person who asks it may. */
async function refusesServer(url: string): Promise<string | null> {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) ? [{ address: host }] : await lookup(host, { all: true }).catch(() => []);
  return found.every(({ address }) => isOpenAddress(address)) ? null : 'server_url belongs to a private or local network. Set ALLOW_PRIVATE_ADDRESSES=1 on a server that only you use, or name the server by CALDAV_URL.';
}

/** Tokens that an earlier system left in a plain file are taken in once; the file keeps them sealed from then on, readable to its owner only. */
async function takeLegacyFile(file: string, { module, sealer, log }: { module: CalendarModule; sealer: Sealer; log: Log }, context: CallContext): Promise<void> {
  let text: string;
  try { text = readFileSync(file, 'utf8'); } catch { return; }
  const secret = readLegacyCredentials(text);
  if (!secret) return;
  await module.connectGoogle(context, secret);
  try {
    // In one step, and with rights of its own: a file that is overwritten keeps those it had.
    writeFileSync(`${file}.sealed`, `${sealer.seal(text, 'google-credentials-file')}\n`, { mode: 0o600 });
    renameSync(`${file}.sealed`, file);
    log.info('the Google credentials of the plain file were taken in, and the file was sealed');
  } catch {
    log.warn('the Google credentials of the plain file were taken in; the file could not be sealed, delete it by hand');
  }
}
