import type { FakeCalendar, Stored } from './fake-events.ts';
import { FakeError, fullSync, invalid } from './fake-errors.ts';

const BARRED = ['iCalUID', 'orderBy', 'privateExtendedProperty', 'q', 'sharedExtendedProperty', 'timeMin', 'timeMax', 'updatedMin'];
interface Place { calendar: string; version: number; after: string; sync?: number }
const pack = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');
const unpack = (text: string, calendar: string): Place | null => {
  try {
    const place = JSON.parse(Buffer.from(text, 'base64url').toString()) as Place;
    return place.calendar === calendar && Number.isFinite(place.version) ? place : null;
  } catch { return null; }
};

/** A time as the API takes it: with an offset. */
function bound(query: URLSearchParams, name: string, absent: number): number {
  const text = query.get(name);
  if (text === null) return absent;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)) throw new FakeError(400, 'badRequest', 'Bad Request');
  return Date.parse(text);
}

/** `events.list`: pages that are stable while others write, sync tokens, and what must not be asked together. */
export function listEvents(calendar: FakeCalendar, query: URLSearchParams, version: number): Record<string, unknown> {
  const token = query.get('syncToken');
  const single = query.get('singleEvents') === 'true';
  const withDeleted = query.get('showDeleted') === 'true' || token !== null;
  const limit = Math.min(Number(query.get('maxResults') ?? 250) || 250, 2500);
  const bar = BARRED.find((name) => query.has(name));
  if (token !== null && bar) throw invalid('Sync token cannot be used together with other restrictions on the results.', bar);
  if (token !== null && query.get('showDeleted') === 'false') throw invalid('Sync token cannot be used together with showDeleted=false.', 'showDeleted');
  if (query.get('orderBy') === 'startTime' && !single) throw new FakeError(400, 'badRequest', 'The requested ordering is not available for the particular query.', { location: 'orderBy' });
  const since = token === null ? null : unpack(token, calendar.id);
  if (token !== null && !since) throw invalid('Invalid sync token value.', 'syncToken');
  if (since && since.version < calendar.oldest) throw fullSync();
  const from = bound(query, 'timeMin', -Infinity);
  const to = bound(query, 'timeMax', Infinity);
  if (to <= from) throw new FakeError(400, 'timeRangeEmpty', 'The specified time range is empty.', { domain: 'calendar', location: 'timeMax' });

  const paged = query.get('pageToken');
  const place = paged === null ? { calendar: calendar.id, version, after: '', ...(since && { sync: since.version }) } : unpack(paged, calendar.id);
  if (!place || (place.sync ?? null) !== (since?.version ?? null)) throw invalid('Invalid page token value.', 'pageToken');

  const marks = query.getAll('privateExtendedProperty').map((pair) => pair.split('='));
  const wanted = (event: Stored): boolean => {
    const own = (event['extendedProperties'] as { private?: Record<string, string> } | undefined)?.private ?? {};
    const words = query.get('q')?.toLowerCase();
    return marks.every(([key = '', value]) => own[key] === value) && (!query.has('iCalUID') || event['iCalUID'] === query.get('iCalUID')) && (!words || JSON.stringify([event['summary'], event['description'], event['location']]).toLowerCase().includes(words));
  };
  const keyOf = (event: Stored): string => (since ? String(event.version).padStart(12, '0') : event.id);
  const found = (single && !since ? calendar.expanded(Number.isFinite(from) ? from : 0, Number.isFinite(to) ? to : Date.parse('2035-01-01T00:00:00Z')) : [...calendar.events.values()].filter((event) =>
    (since ? event.version > since.version : calendar.touches(event, from, to)) && (event.status !== 'cancelled' || withDeleted || Boolean(event.recurringEventId && calendar.events.get(event.recurringEventId)?.status !== 'cancelled'))))
    .filter((event) => wanted(event)).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).filter((event) => keyOf(event) > place.after);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const more = found.length > limit && last;
  const guests = Number(query.get('maxAttendees') ?? Infinity);
  return {
    kind: 'calendar#events', etag: `"p${version}"`, summary: calendar.meta.summary, description: calendar.meta.description, updated: new Date().toISOString(), timeZone: calendar.zone, accessRole: calendar.meta.accessRole, defaultReminders: [],
    ...(more ? { nextPageToken: pack({ ...place, after: keyOf(last) }) } : { nextSyncToken: pack({ calendar: calendar.id, version: place.version, after: '' }) }),
    items: page.map((event) => fewer(calendar.shown(event), guests)),
  };
}

/** `maxAttendees`: with more guests than that, only oneself is shown. */
export function fewer(event: Record<string, unknown>, guests: number): Record<string, unknown> {
  const attendees = event['attendees'] as { self?: boolean }[] | undefined;
  return attendees && attendees.length > guests ? { ...event, attendees: attendees.filter((who) => who.self), attendeesOmitted: true } : event;
}
