// From whatever address a person has (server, principal, home, one calendar) to the account's principal, homes and calendars.
import { CalendarError, type RemoteCalendar } from '../remote-calendars.port.ts';
import { type Dav, type DavAnswer, refusal } from './caldav-http.ts';
import { calendarId, collectionAt, lastPart, mayOpen } from './caldav-paths.ts';
import { APPLE, CALDAV, CALENDAR_SERVER, DAV, type DavResponse, OURS, type XmlElement, escapeXml, has, hrefsIn, prop, textOf } from './caldav-xml.ts';

const NAMESPACES = `xmlns:d="${DAV}" xmlns:c="${CALDAV}" xmlns:cs="${CALENDAR_SERVER}" xmlns:a="${APPLE}" xmlns:o="${OURS}"`;
export const propfind = (props: string): string => `<?xml version="1.0" encoding="utf-8"?><d:propfind ${NAMESPACES}><d:prop>${props}</d:prop></d:propfind>`;
const ABOUT = propfind('<d:resourcetype/><d:displayname/><d:current-user-principal/><d:principal-URL/><c:calendar-home-set/><c:calendar-user-address-set/><cs:email-address-set/>');
const CALENDARS = propfind('<d:resourcetype/><d:displayname/><d:current-user-privilege-set/><c:supported-calendar-component-set/><c:calendar-timezone/><c:calendar-timezone-id/><c:schedule-default-calendar-URL/><o:made-by/>');

/** The path of our own calendars, for servers that keep no marker. */
const OUR_PATH = /^almanac(-\d+)?$/;

export interface DavAccount { readonly name: string; readonly addresses: readonly string[]; readonly homes: readonly URL[]; /** The address given was this calendar's: it is the account. */ readonly only: URL | null }
export interface FoundCalendar extends RemoteCalendar { readonly url: URL; readonly ours: boolean }

interface About { readonly url: URL; readonly is: (ns: string, name: string) => boolean; readonly principal: URL | null; readonly homes: readonly URL[]; readonly name: string | null; readonly addresses: readonly string[]; readonly unauthenticated: boolean }

function about(response: DavResponse, url: URL): About {
  const urls = (of: XmlElement | undefined): URL[] => hrefsIn(of).flatMap((href) => collectionAt(href, url) ?? []);
  const principal = prop(response, DAV, 'current-user-principal');
  const addresses = [...hrefsIn(prop(response, CALDAV, 'calendar-user-address-set')).filter((href) => /^mailto:/i.test(href)).map((href) => href.slice(7)),
    ...(prop(response, CALENDAR_SERVER, 'email-address-set')?.children ?? []).map((one) => one.text.trim())];
  return {
    url: collectionAt(url.pathname, url) as URL, is: (ns, name) => has(prop(response, DAV, 'resourcetype'), ns, name),
    principal: urls(principal)[0] ?? urls(prop(response, DAV, 'principal-URL'))[0] ?? null,
    homes: urls(prop(response, CALDAV, 'calendar-home-set')), name: textOf(prop(response, DAV, 'displayname')),
    addresses: addresses.map((one) => one.toLowerCase()), unauthenticated: has(principal, DAV, 'unauthenticated'),
  };
}

/** What a collection says of itself; the answer itself when it does not say it. */
async function ask(dav: Dav, url: URL, signal: AbortSignal | undefined): Promise<About | DavAnswer> {
  const answer = await dav.list({ method: 'PROPFIND', url, depth: '0', body: ABOUT, signal }, (response, at) => (response.status === null || response.status < 300 ? about(response, at) : undefined));
  return answer.items[0] ?? answer;
}

const allowed = (dav: Dav, url: URL): URL => {
  if (!mayOpen(dav.server, url)) throw new CalendarError('rejected', `The calendars of this account are on ${url.host}, which is not known to be the same owner's as ${dav.server.host}. Enter that address as the server's if it is right.`);
  return url;
};

export async function discover(dav: Dav, username: string | null, signal?: AbortSignal): Promise<DavAccount> {
  const { server } = dav;
  const wellKnown = new URL('/.well-known/caldav', server);
  const candidates = server.pathname === '/' ? [wellKnown, server] : [server, wellKnown, new URL('/', server)];
  let [start, last, garbled]: [About | null, DavAnswer | null, CalendarError | null] = [null, null, null];
  for (const url of candidates) {
    const said = await ask(dav, url, signal).catch((error: unknown) => {
      // A web site answers in HTML where there is no CalDAV, and sends strangers to its other hosts: that is not the end of the search.
      if (url !== candidates.at(-1) && error instanceof CalendarError && (error.kind === 'rejected' || /something else than CalDAV/.test(error.message))) { garbled = error; return null; }
      throw error;
    });
    if (said === null) continue;
    if ('status' in said) { last = said; continue; }
    if (said.unauthenticated) throw new CalendarError('refused', `The calendar server ${server.hostname} does not know this user.`);
    if (said.principal || said.homes.length || said.is(CALDAV, 'calendar') || said.is(DAV, 'principal')) { start = said; break; }
    start ??= said;
  }
  if (start === null) {
    if (last !== null && last.status === 403) throw new CalendarError('refused', `The calendar server ${server.hostname} lets this user in nowhere (it answered 403).`);
    throw garbled ?? (last === null || last.status === 404 || last.status < 400 ? new CalendarError('rejected', `No CalDAV was found at ${server.hostname}. Take the address from the server's settings page for calendars.`) : refusal(last, 'looking for calendars'));
  }
  const principal = start.principal === null || start.principal.href === start.url.href ? start : await ask(dav, allowed(dav, start.principal), signal);
  const person = 'status' in principal ? start : principal;
  const homes = person.homes.length ? person.homes : start.homes;
  const only = start.is(CALDAV, 'calendar') ? start.url : null;
  const addresses = [...new Set([...person.addresses, ...(username?.includes('@') ? [username.toLowerCase()] : [])])].filter(Boolean);
  return {
    name: (person === start && only !== null ? null : person.name) ?? username ?? addresses[0] ?? (lastPart(person.url.pathname) || server.hostname), addresses,
    // A server without principals: what was given is the home, or the calendar whose parent is.
    homes: (homes.length ? homes : [only === null ? start.url : new URL('..', only)]).map((home) => allowed(dav, home)), only,
  };
}

const ianaZone = (name: string | undefined): string | null => {
  if (!name) return null;
  try { return new Intl.DateTimeFormat('en', { timeZone: name.trim() }).resolvedOptions().timeZone && name.trim(); } catch { return null; }
};

function zoneOf(response: DavResponse): string | null {
  const unfolded = textOf(prop(response, CALDAV, 'calendar-timezone'))?.replace(/\r?\n[ \t]/g, '') ?? '';
  const named = ['X-LIC-LOCATION', 'TZID'].map((line) => new RegExp(`^${line}(?:;[^:\\r\\n]*)?:(.+)$`, 'mi').exec(unfolded)?.[1]);
  return [textOf(prop(response, CALDAV, 'calendar-timezone-id')) ?? undefined, ...named, named[1]?.split('/').slice(-2).join('/')].map(ianaZone).find((zone) => zone !== null) ?? null;
}

/** May be read, and written; servers that name no rights let us try. */
function rights(response: DavResponse): { read: boolean; write: boolean } {
  const set = prop(response, DAV, 'current-user-privilege-set');
  if (!set?.children.length) return { read: true, write: true };
  const any = (...names: string[]): boolean => set.children.some((privilege) => names.some((name) => has(privilege, DAV, name)));
  return { read: any('read', 'all'), write: any('all', 'write', 'write-content', 'bind') };
}

const holdsEvents = (response: DavResponse): boolean => {
  const components = prop(response, CALDAV, 'supported-calendar-component-set');
  return !components?.children.length || components.children.some((one) => /^vevent$/i.test(one.attributes['name'] ?? ''));
};

export async function findCalendars(dav: Dav, account: DavAccount, signal?: AbortSignal): Promise<FoundCalendar[]> {
  const found = new Map<string, FoundCalendar>();
  let main: string | null = null;
  for (const home of account.homes) {
    const listing = await dav.list({ method: 'PROPFIND', url: home, depth: '1', body: CALENDARS, signal }, (response, at) => {
      const [standard] = hrefsIn(prop(response, CALDAV, 'schedule-default-calendar-URL')).flatMap((href) => collectionAt(href, at) ?? []);
      if (standard) main ??= calendarId(standard, dav.server);
      const type = prop(response, DAV, 'resourcetype');
      const url = collectionAt(response.hrefs[0] ?? '', at);
      const { read, write } = rights(response);
      if (url === null || !mayOpen(dav.server, url) || !has(type, CALDAV, 'calendar') || type?.children.some((one) => /deleted|trash|schedule/.test(one.name)) || !holdsEvents(response) || !read) return undefined;
      const part = lastPart(url.pathname);
      return { id: calendarId(url, dav.server), name: textOf(prop(response, DAV, 'displayname')) ?? part, zone: zoneOf(response), readOnly: !write, primary: false, reading: 'events' as const, url, ours: prop(response, OURS, 'made-by') !== undefined || OUR_PATH.test(part) };
    });
    if (listing.status >= 300) throw refusal(listing, 'listing calendars');
    for (const one of listing.items) found.set(one.id, one);
  }
  const all = [...found.values()].filter((one) => account.only === null || one.url.href === account.only.href || one.ours);
  const primary = all.find((one) => one.id === main) ?? all.find((one) => !one.readOnly && !one.ours && /^(personal|home|default|calendar)$/i.test(lastPart(one.url.pathname))) ?? all.find((one) => !one.readOnly && !one.ours);
  return all.map((one) => ({ ...one, primary: one === primary }));
}

const setOf = (name: string): string => `<d:set><d:prop><d:displayname>${escapeXml(name)}</d:displayname><c:calendar-description>Work that Almanac has planned</c:calendar-description><c:supported-calendar-component-set><c:comp name="VEVENT"/></c:supported-calendar-component-set></d:prop></d:set>`;

/** Makes a calendar of our own, or answers the one of this name that is there already. */
export async function makeCalendar(dav: Dav, account: DavAccount, name: string, zone: string, signal?: AbortSignal): Promise<FoundCalendar> {
  const [home] = account.homes as readonly [URL];
  const before = await findCalendars(dav, account, signal);
  const mine = (all: readonly FoundCalendar[]): FoundCalendar | undefined => all.find((one) => one.ours && one.name === name && !one.readOnly);
  const there = mine(before);
  if (there) return there;
  const taken = new Set(before.filter((one) => one.url.href.startsWith(home.href)).map((one) => lastPart(one.url.pathname)));
  let refused: DavAnswer | null = null;
  let unclear = 0;
  for (const part of ['almanac', ...Array.from({ length: 20 }, (_, i) => `almanac-${i + 2}`)].filter((one) => !taken.has(one))) {
    const url = new URL(`${part}/`, home);
    const made = await dav.plain({ method: 'MKCALENDAR', url, body: `<?xml version="1.0" encoding="utf-8"?><c:mkcalendar ${NAMESPACES}>${setOf(name)}</c:mkcalendar>`, signal });
    const created = made.status < 300 ? made : [405, 501].includes(made.status) ? await dav.plain({ method: 'MKCOL', url, body: `<?xml version="1.0" encoding="utf-8"?><d:mkcol ${NAMESPACES}>${setOf(name).replace('<d:prop>', '<d:prop><d:resourcetype><d:collection/><c:calendar/></d:resourcetype>')}</d:mkcol>`, signal }) : made;
    if (created.status < 300) {
      // Servers may refuse these, one by one: the calendar is of use without.
      for (const more of [`<o:made-by>almanac</o:made-by>`, `<c:calendar-timezone-id>${escapeXml(zone)}</c:calendar-timezone-id>`]) {
        await dav.plain({ method: 'PROPPATCH', url, body: `<?xml version="1.0" encoding="utf-8"?><d:propertyupdate ${NAMESPACES}><d:set><d:prop>${more}</d:prop></d:set></d:propertyupdate>`, signal });
      }
    }
    // Made now, by an interrupted try of ours, or under an address of the server's own choice.
    const after = await findCalendars(dav, account, signal);
    const ours = mine(after) ?? after.find((one) => created.status < 300 && one.name === name && !before.some((old) => old.id === one.id));
    if (ours) return ours;
    refused = created;
    // 405 and 409 say that something is there (perhaps in a bin that is not shown), or that none may be made: a few other names tell.
    const occupied = after.some((one) => one.url.href === url.href) || created.conditions.has(`${DAV} resource-must-be-null`);
    if (!occupied && !([405, 409].includes(created.status) && ++unclear < 3)) break;
  }
  if (refused?.status === 507) throw refusal(refused, 'making a calendar');
  throw new CalendarError('rejected', `The calendar server ${dav.server.hostname} lets no calendar be made over CalDAV (it answered ${refused?.status ?? 'nothing of use'}). Make one there by hand and choose it here.`);
}
