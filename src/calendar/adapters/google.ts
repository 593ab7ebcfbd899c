import type { Clock } from '../../kernel/clock.ts';
import { googleEndpoints } from '../oauth/google-endpoints.ts';
import { defaultPatience, type Patience } from '../oauth/patience.ts';
import { type AccountToOpen, CalendarError, type CalendarService, type ChangePage, type RemoteCalendars } from '../remote-calendars.port.ts';
import { googleBlocks } from './google-blocks.ts';
import { googleBusy } from './google-busy.ts';
import { googleCalendarList } from './google-calendar-list.ts';
import { GoogleRefusal } from './google-errors.ts';
import { isDeleted, toRemote } from './google-event.ts';
import { type AskGoogle, eventsOf, googleHttp, shaped } from './google-http.ts';
import { GoogleSession } from './google-session.ts';
import { EventPage, MadeChannel } from './google-shapes.ts';

const DAY = 86_400_000;
/** What ended before is nobody's plan any more; a series that still runs is listed whatever its beginning. */
const BACK_MS = 90 * DAY;
const EVENTS_A_PAGE = '500';

export interface GoogleCalendarsOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clock: Clock;
  /** Where the calendar API is. */
  readonly apiBaseUrl?: string | undefined;
  /** One address in place of Google's two hosts for signing in. */
  readonly oauthBaseUrl?: string | undefined;
  readonly fetch?: typeof fetch;
  readonly patience?: Patience;
}

/** Calendars of Google accounts, over version 3 of its API. */
export function googleCalendars({ clientId, clientSecret, clock, apiBaseUrl = 'https://www.googleapis.com', oauthBaseUrl, fetch: doFetch = fetch, patience = defaultPatience }: GoogleCalendarsOptions): CalendarService {
  const sessions = new Map<number, GoogleSession>();
  const settings = { clientId, clientSecret, endpoints: googleEndpoints(oauthBaseUrl), fetch: doFetch, clock, patience };
  const sessionOf = (account: AccountToOpen): GoogleSession => {
    const known = sessions.get(account.accountId);
    if (known) {
      known.adopt(account);
      return known;
    }
    const made = new GoogleSession(account, settings);
    sessions.set(account.accountId, made);
    return made;
  };
  return {
    provider: 'google',
    open(account): RemoteCalendars {
      const session = sessionOf(account);
      const ask = googleHttp(session, apiBaseUrl.replace(/\/+$/, ''), { fetch: doFetch, patience });
      return {
        ...googleCalendarList(ask, account, () => session.scopes), ...googleBlocks(ask, account.zone),
        changes: (calendarId, cursor, signal) => changes(ask, clock, calendarId, cursor, signal),
        busy: googleBusy(ask),
        async watch(calendarId, { channelId, address, token, ttlSeconds }, signal) {
          const body = { id: channelId, type: 'web_hook', address, token, params: { ttl: String(ttlSeconds) } };
          const made = await ask({ method: 'POST', path: `${eventsOf(calendarId)}/watch`, body, once: true, answer: shaped(MadeChannel) }, signal);
          const expires = Number(made.expiration);
          return { channelId: made.id, resourceId: made.resourceId, expiresAt: new Date(expires > 0 ? expires : clock.now().getTime() + ttlSeconds * 1000) };
        },
        async unwatch({ channelId, resourceId }, signal) {
          await ask({ method: 'POST', path: '/channels/stop', body: { id: channelId, resourceId } }, signal).catch((error: unknown) => {
            if (!(error instanceof GoogleRefusal && error.status === 404)) throw error;
          });
        },
        async revoke(signal) {
          await session.revoke(signal);
          sessions.delete(account.accountId);
        },
      };
    },
  };
}

/** Every parameter but the token is the same in the first reading and in later ones, as Google asks. */
async function* changes(ask: AskGoogle, clock: Clock, calendarId: string, cursor: string | null, signal: AbortSignal | undefined): AsyncIterable<ChangePage> {
  const full = cursor === null;
  const from = full ? { timeMin: new Date(clock.now().getTime() - BACK_MS).toISOString() } : { syncToken: cursor };
  const read = shaped(EventPage, ({ items, nextPageToken, nextSyncToken }) => ({
    objects: items.flatMap((event) => (full && isDeleted(event) ? [] : [toRemote(event)])), done: items.length, next: nextPageToken ?? null, cursor: nextSyncToken ?? null,
  }));
  const turned = new Set<string>();
  let [done, pageToken]: [number, string | undefined] = [0, undefined];
  for (;;) {
    const query: Record<string, string | undefined> = { ...from, pageToken, maxResults: EVENTS_A_PAGE, singleEvents: 'false', showDeleted: 'true', maxAttendees: '1' };
    const page: ReturnType<typeof read> = await ask({ path: eventsOf(calendarId), query, answer: read }, signal).catch((error: unknown) => { throw cursorError(error, full, pageToken !== undefined); });
    done += page.done;
    yield { objects: page.objects, full, cursor: page.next === null ? page.cursor : null, done, total: null };
    if (page.next === null) return;
    if (turned.has(page.next)) throw new CalendarError('unavailable', 'Google Calendar answers the same page again and again');
    turned.add(page.next);
    pageToken = page.next;
  }
}

/** An old token is 410, one that was never Google's 400. */
function cursorError(error: unknown, full: boolean, paging: boolean): unknown {
  if (!(error instanceof GoogleRefusal)) return error;
  const wrongToken = error.status === 400 && (error.location === 'syncToken' || (error.reason === 'invalid' && error.location !== 'pageToken'));
  if (!full && (error.status === 410 || wrongToken)) return new CalendarError('cursor_lost', 'Google Calendar no longer knows this place in its history');
  // A page that ended while we were reading: from the same cursor it will be there again.
  return paging && (error.status === 400 || error.status === 410) ? new CalendarError('unavailable', error.message) : error;
}
