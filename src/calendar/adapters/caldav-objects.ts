// The objects of one calendar as they stand there: one, several by name, one by its uid.
import { CalendarError, type RemoteObject } from '../remote-calendars.port.ts';
import { type Dav, refusal } from './caldav-http.ts';
import { objectAt, objectPath } from './caldav-paths.ts';
import { CALDAV, DAV, type DavResponse, escapeXml, prop, textOf } from './caldav-xml.ts';

export const etagOf = (response: DavResponse): string | null => textOf(prop(response, DAV, 'getetag'))?.replace(/^W\//, '') ?? null;
const isCalendar = (text: string | null): text is string => text !== null && /^\ufeff?BEGIN:VCALENDAR\b/im.test(text);
/** Notes and tasks share calendars with events; they take no time. */
export const isEvent = (object: RemoteObject): boolean => object.ics !== null && /^BEGIN:VEVENT\b/im.test(object.ics);
/** A NUL is no part of any calendar, and no database keeps it; nor is a mark of byte order. */
const clean = (text: string): string => text.replace(/^\ufeff/, '').replaceAll('\0', '');

const REPORT = `xmlns:d="${DAV}" xmlns:c="${CALDAV}"`;
const DATA = '<d:prop><d:getetag/><c:calendar-data/></d:prop>';

type Read = { readonly id: string; readonly object: RemoteObject } | { readonly id: string; readonly status: number };

function readResponse(response: DavResponse, collection: URL): Read[] {
  const ics = prop(response, CALDAV, 'calendar-data')?.text ?? null;
  return response.hrefs.flatMap((href): Read[] => {
    const id = objectPath(href, collection);
    if (id === null) return [];
    const bad = response.status !== null && response.status >= 300 ? response.status : null;
    if (bad === null && isCalendar(ics)) return [{ id, object: { id, seriesId: id, etag: etagOf(response), ics: clean(ics) } }];
    return [{ id, status: bad ?? response.missing[0] ?? 500 }];
  });
}

/** One object by itself; null when it is not there. */
async function get(dav: Dav, collection: URL, id: string, signal: AbortSignal | undefined): Promise<RemoteObject | null> {
  const answer = await dav.plain({ method: 'GET', url: objectAt(id, collection), signal });
  if (answer.status === 404 || answer.status === 410) return null;
  if (answer.status >= 300) throw refusal(answer, 'reading an event');
  if (!isCalendar(answer.text)) throw new CalendarError('unavailable', `The calendar server ${collection.hostname} answered something else than an event.`);
  return { id, seriesId: id, etag: answer.etag, ics: clean(answer.text) };
}

/**
 * The objects of these ids, tombstones for those that are not there. What the server leaves out or fails on is asked for once more by
 * itself, so that nothing is lost in silence; what it will not show us (403) is left out.
 */
export async function readObjects(dav: Dav, collection: URL, ids: readonly string[], signal?: AbortSignal): Promise<RemoteObject[]> {
  const body = `<?xml version="1.0" encoding="utf-8"?><c:calendar-multiget ${REPORT}>${DATA}${ids.map((id) => `<d:href>${escapeXml(id)}</d:href>`).join('')}</c:calendar-multiget>`;
  const answer = await dav.list({ method: 'REPORT', url: collection, depth: '1', body, signal }, (response) => readResponse(response, collection));
  if (answer.status === 404 || answer.status === 410) throw refusal(answer, 'reading events');
  // Without this report (or with too long a list for it) they are read one by one.
  if (answer.status >= 300 && ![400, 403, 405, 413, 414, 415, 422, 501].includes(answer.status)) throw refusal(answer, 'reading events');
  const said = new Map(answer.items.map((one) => [one.id, one]));
  const objects: RemoteObject[] = [];
  let asked = 0;
  for (const id of ids) {
    const one = said.get(id);
    if (one && 'object' in one) objects.push(one.object);
    else if (one?.status === 404 || one?.status === 410) objects.push({ id, seriesId: id, etag: null, ics: null });
    else if (one?.status !== 403 && one?.status !== 401) {
      // One that answers nothing at all for a whole batch is no server that forgot a few.
      if (answer.status < 300 && ++asked > Math.max(20, ids.length / 2)) throw new CalendarError('unavailable', `The calendar server ${collection.hostname} left out most of the events it was asked for.`);
      objects.push(await get(dav, collection, id, signal) ?? { id, seriesId: id, etag: null, ics: null });
    }
  }
  return objects;
}

export async function readObject(dav: Dav, collection: URL, id: string, signal?: AbortSignal): Promise<RemoteObject | null> {
  const [object] = await readObjects(dav, collection, [id], signal).catch((error: unknown) => {
    if (error instanceof CalendarError && error.kind === 'gone') return [];
    throw error;
  });
  return object?.ics == null ? null : object;
}

const query = (filter: string): string => `<?xml version="1.0" encoding="utf-8"?><c:calendar-query ${REPORT}>${DATA}<c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">${filter}</c:comp-filter></c:comp-filter></c:filter></c:calendar-query>`;

async function find(dav: Dav, collection: URL, filter: string, signal: AbortSignal | undefined): Promise<RemoteObject[]> {
  const answer = await dav.list({ method: 'REPORT', url: collection, depth: '1', body: query(filter), signal }, (response) => readResponse(response, collection));
  if (answer.status >= 300) throw refusal(answer, 'searching a calendar');
  return answer.items.flatMap((one) => ('object' in one ? [one.object] : []));
}

/** The object that holds this uid, whatever its file is called. Servers match parts of texts too, so that it is checked. */
export const findByUid = async (dav: Dav, collection: URL, uid: string, signal?: AbortSignal): Promise<RemoteObject | null> =>
  (await find(dav, collection, `<c:prop-filter name="UID"><c:text-match collation="i;octet">${escapeXml(uid)}</c:text-match></c:prop-filter>`, signal))
    .find(({ ics }) => ics?.replace(/\r?\n[ \t]/g, '').split(/\r?\n/).some((line) => line.toUpperCase().startsWith('UID') && line.slice(line.indexOf(':') + 1) === uid)) ?? null;

const basic = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
export const findWithin = (dav: Dav, collection: URL, { from, to }: { from: Date; to: Date }, signal?: AbortSignal): Promise<RemoteObject[]> => find(dav, collection, `<c:time-range start="${basic(from)}" end="${basic(to)}"/>`, signal);
