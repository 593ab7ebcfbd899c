import { googleCalendars } from '../../src/calendar/adapters/google.ts';
import type { AccountSecret, CalendarService, RemoteCalendars } from '../../src/calendar/remote-calendars.port.ts';
import { type Clock, systemClock } from '../../src/kernel/clock.ts';
import type { GoogleFake } from './google-fake.ts';

export interface SignedIn {
  readonly service: CalendarService;
  readonly calendars: RemoteCalendars;
  /** Secrets that were kept, oldest first. */
  readonly saved: AccountSecret[];
  /** Pauses between tries, in milliseconds; none of them was waited for. */
  readonly pauses: number[];
  open(secret: AccountSecret, accountId?: number): RemoteCalendars;
}

/** An account at the fake, opened by our client: it pauses on paper only. */
export function signIn(fake: GoogleFake, { secret = fake.oauth.grant(), clock = systemClock, timeoutMs = 15_000, budgetMs = 20_000, save, fetch: doFetch }: { secret?: AccountSecret; clock?: Clock; timeoutMs?: number; budgetMs?: number; save?: (secret: AccountSecret) => Promise<void>; fetch?: typeof fetch } = {}): SignedIn {
  const [saved, pauses]: [AccountSecret[], number[]] = [[], []];
  const [[clientId, clientSecret]] = Object.entries(fake.oauth.clients) as [[string, string]];
  const service = googleCalendars({
    clientId, clientSecret, apiBaseUrl: fake.url, oauthBaseUrl: fake.url, clock, ...(doFetch && { fetch: doFetch }),
    patience: { timeoutMs, budgetMs, pause: async (ms) => { pauses.push(ms); } },
  });
  const open = (it: AccountSecret, accountId = 1): RemoteCalendars => service.open({ accountId, serverUrl: null, username: null, secret: it, zone: 'Europe/Berlin', saveSecret: save ?? (async (changed) => { saved.push(changed); }) });
  return { service, calendars: open(secret), saved, pauses, open };
}
