import { reach } from '../oauth/google-scopes.ts';
import { type AccountToOpen, CalendarError, type RemoteCalendar, type RemoteCalendars } from '../remote-calendars.port.ts';
import { type AskGoogle, shaped } from './google-http.ts';
import { type CalendarEntry, CalendarListPage, MadeCalendar } from './google-shapes.ts';

/** Stands in the description of the calendars that we made. */
const MARK = 'almanac-calendar';
const MOST_PAGES = 100;

/** The calendars of an account, and the one that is made for us. */
export function googleCalendarList(ask: AskGoogle, account: AccountToOpen, scopes: () => readonly string[] | null): Pick<RemoteCalendars, 'owner' | 'calendars' | 'createCalendar'> {
  async function entries(signal: AbortSignal | undefined): Promise<CalendarEntry[]> {
    const all: CalendarEntry[] = [];
    let pageToken: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const { items, nextPageToken } = await ask({ path: '/users/me/calendarList', query: { pageToken, maxResults: '250', showHidden: 'true' }, answer: shaped(CalendarListPage) }, signal);
      all.push(...items.filter((entry) => !entry.deleted));
      if (!nextPageToken) return all;
      pageToken = nextPageToken;
    }
    throw new CalendarError('unavailable', 'Google\'s list of calendars has no end');
  }

  /** The least grant lets us see inside calendars that we made, and of the others when they are busy. */
  const described = (entry: CalendarEntry): RemoteCalendar => {
    const { readEvents, writeEvents } = reach(scopes());
    const ours = isOurs(entry);
    return {
      id: entry.id, name: entry.summaryOverride ?? entry.summary ?? entry.id, zone: entry.timeZone ?? null, primary: entry.primary === true,
      readOnly: !(entry.accessRole === 'owner' || entry.accessRole === 'writer') || !(writeEvents || ours),
      reading: entry.accessRole !== 'freeBusyReader' && (readEvents || ours) ? 'events' : 'busy',
    };
  };
  const find = async (name: string, signal: AbortSignal | undefined): Promise<RemoteCalendar | undefined> => {
    const entry = (await entries(signal)).find((one) => isOurs(one) && one.accessRole === 'owner' && (one.summary === name || one.summaryOverride === name));
    return entry && described(entry);
  };

  return {
    calendars: async (signal) => (await entries(signal)).map(described),
    async owner(signal) {
      const id = (await entries(signal)).find((entry) => entry.primary)?.id;
      const name = id?.includes('@') ? id : (account.username ?? id ?? '');
      return { name, addresses: name.includes('@') ? [name] : [] };
    },
    async createCalendar(name, zone, signal) {
      const known = await find(name, signal);
      if (known) return known;
      try {
        const made = await ask({ method: 'POST', path: '/calendars', body: { summary: name, description: `Blocks of work that Almanac plans. (${MARK})`, timeZone: zone }, once: true, answer: shaped(MadeCalendar) }, signal);
        return { id: made.id, name: made.summary ?? name, zone: made.timeZone ?? zone, readOnly: false, primary: false, reading: 'events' };
      } catch (error) {
        // Calendars have no id of our choosing: one whose making was not heard to succeed is looked for, not made again.
        const after = error instanceof CalendarError && error.kind === 'unavailable' ? await find(name, signal) : undefined;
        if (after) return after;
        throw error;
      }
    },
  };
}

const isOurs = (entry: CalendarEntry): boolean => entry.description?.includes(`(${MARK})`) ?? false;
