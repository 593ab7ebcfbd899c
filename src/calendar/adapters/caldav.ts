import type { Clock } from '../../kernel/clock.ts';
import type { Ical } from '../ical/ical.port.ts';
import { type AccountToOpen, CalendarError, type CalendarService, type RemoteCalendar, type RemoteCalendars } from '../remote-calendars.port.ts';
import { davAuth } from './caldav-auth.ts';
import { blockId, type BlockWriting, putBlock, removeBlock } from './caldav-blocks.ts';
import { readChanges } from './caldav-changes.ts';
import { type DavAccount, discover, findCalendars, type FoundCalendar, makeCalendar } from './caldav-discovery.ts';
import { type DavPatience, gate, openDav, patience as usual } from './caldav-http.ts';
import { findWithin, readObject } from './caldav-objects.ts';
import { calendarAt, serverAddress } from './caldav-paths.ts';

/** How many requests one account has under way at once. */
const AT_ONCE = 4;

const text = (value: string | number | null | undefined): string | null => (value === null || value === undefined || value === '' ? null : String(value));
const shown = ({ url: _url, ours: _ours, ...calendar }: FoundCalendar): RemoteCalendar => calendar;

/** Nextcloud, Fastmail, iCloud, Radicale, Baikal: every server that speaks CalDAV. The secret is `{password}` or `{token}`. */
export function caldavCalendars({ ical, clock, fetch: doFetch = fetch, guarded = doFetch, patience = {} }: { ical: Ical; clock: Clock; fetch?: typeof fetch; /** For servers that users name. */ guarded?: typeof fetch; patience?: Partial<DavPatience> }): CalendarService {
  const gates = new Map<number, ReturnType<typeof gate>>();
  const gateOf = (accountId: number): ReturnType<typeof gate> => { const one = gates.get(accountId) ?? gate(AT_ONCE); gates.set(accountId, one); return one; };

  function open({ accountId, serverUrl, username, trusted, secret, zone }: AccountToOpen): RemoteCalendars {
    if (text(serverUrl) === null) throw new CalendarError('rejected', 'A CalDAV account needs the address of its server.');
    const address = serverAddress(serverUrl as string);
    const user = text(username) ?? address.username;
    const now = (): Date => clock.now();
    const dav = openDav({ server: address.url, auth: davAuth({ username: user, password: text(secret['password']) ?? address.password, token: text(secret['token']) }), doFetch: trusted === true ? doFetch : guarded, now, within: gateOf(accountId), patience: { ...usual, ...patience } });
    const writing: BlockWriting = { dav, ical, now, zone };
    const at = (id: string): URL => calendarAt(id, address.url);

    // Once an opening; a failure is not kept.
    let found: Promise<DavAccount> | null = null;
    const account = async (signal?: AbortSignal): Promise<DavAccount> => {
      found ??= discover(dav, user, signal);
      try { return await found; } catch (error) { found = null; throw error; }
    };

    return {
      async owner(signal) { const { name, addresses } = await account(signal); return { name, addresses }; },
      calendars: async (signal) => (await findCalendars(dav, await account(signal), signal)).map(shown),
      createCalendar: async (name, itsZone, signal) => shown(await makeCalendar(dav, await account(signal), name, itsZone, signal)),
      async *changes(calendarId, cursor, signal) { yield* readChanges(dav, at(calendarId), cursor, signal); },
      // Events are asked for and counted here: what servers answer to a free-busy query differs too much.
      async busy(calendarIds, range, signal) {
        const { addresses } = await account(signal);
        return new Map(await Promise.all(calendarIds.map(async (id) => {
          const objects = await findWithin(dav, at(id), range, signal);
          return [id, objects.flatMap(({ ics }) => ical.occurrences([ics as string], range, { zone, owner: addresses })).map(({ start, end }) => ({ start, end })).sort((a, b) => a.start.getTime() - b.start.getTime())] as const;
        })));
      },
      objectId: (calendarId, uid) => blockId(at(calendarId), uid),
      read: async (calendarId, id, signal) => readObject(dav, at(calendarId), id, signal),
      put: async (calendarId, draft, known, signal) => putBlock(writing, at(calendarId), draft, known, signal),
      remove: async (calendarId, known, signal) => removeBlock(writing, at(calendarId), known, signal),
    };
  }

  return { provider: 'caldav', open };
}
