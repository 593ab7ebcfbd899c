// What changed in a calendar: by sync-collection (RFC 6578), by the calendar's tag where there is none, by reading everything where there is neither.
import { CalendarError, type ChangePage, type RemoteObject } from '../remote-calendars.port.ts';
import { propfind } from './caldav-discovery.ts';
import { type Dav, type Listing, refusal } from './caldav-http.ts';
import { isEvent, readObjects } from './caldav-objects.ts';
import { objectPath } from './caldav-paths.ts';
import { CALENDAR_SERVER, DAV, type DavResponse, escapeXml, has, prop, textOf } from './caldav-xml.ts';

const BATCH = 100;
const AHEAD = 3;
/** A server that cuts its listings and never comes to the end. */
const MOST_CUTS = 10_000;

/** A cursor says how it was got: the server's token, its tag for the whole calendar, or that there is only reading everything. */
type Cursor = { readonly by: 'token' | 'tag'; readonly value: string } | { readonly by: 'listing' };
const write = (cursor: Cursor): string => (cursor.by === 'listing' ? 'listing' : `${cursor.by}:${cursor.value}`);
function parse(text: string | null): Cursor | null {
  if (text === null) return null;
  if (text === 'listing') return { by: 'listing' };
  const [, by, value] = /^(token|tag):([\s\S]+)$/.exec(text) ?? [];
  if (by === undefined || value === undefined) throw lost('The place to go on from was none of CalDAV\'s');
  return { by: by as 'token' | 'tag', value };
}
const lost = (why: string): CalendarError => new CalendarError('cursor_lost', `${why}: everything is to be read again.`);

const STATE = propfind(`<d:resourcetype/><d:sync-token/><d:supported-report-set/><cs:getctag xmlns:cs="${CALENDAR_SERVER}"/>`);
const MEMBERS = propfind('<d:resourcetype/><d:getetag/><d:getcontenttype/>');

interface Member { readonly id: string; readonly gone: boolean }

async function stateOf(dav: Dav, collection: URL, signal: AbortSignal | undefined): Promise<{ tag: string | null; syncs: boolean }> {
  const answer = await dav.list({ method: 'PROPFIND', url: collection, depth: '0', body: STATE, signal }, (response) => ({
    status: response.status, tag: textOf(prop(response, CALENDAR_SERVER, 'getctag')), collection: has(prop(response, DAV, 'resourcetype'), DAV, 'collection'),
    syncs: prop(response, DAV, 'sync-token') !== undefined || prop(response, DAV, 'supported-report-set')?.children.some((one) => one.children.some((report) => has(report, DAV, 'sync-collection'))) === true,
  }));
  const [said] = answer.items;
  if (answer.status >= 300) throw refusal(answer, 'opening a calendar');
  if (said?.status === 404 || said?.status === 410) throw new CalendarError('gone', 'The calendar is no longer there.');
  if (!said) throw new CalendarError('unavailable', `The calendar server ${collection.hostname} said nothing of the calendar it was asked for.`);
  return said;
}

/** Members that may be events; a tombstone when the resource itself is missing (its properties alone may be: then reading it tells). */
const member = (response: DavResponse, collection: URL): Member[] => {
  if (response.status === 507) return [];
  if (prop(response, DAV, 'resourcetype')?.children.length || /component=(?!"?vevent)/i.test(textOf(prop(response, DAV, 'getcontenttype')) ?? '')) return [];
  return response.hrefs.flatMap((href) => { const id = objectPath(href, collection); return id === null ? [] : [{ id, gone: response.status === 404 || response.status === 410 }]; });
};

interface Cut { readonly members: Member[]; readonly token: string; readonly more: boolean }

const invalid = (answer: Listing<unknown>): boolean => answer.conditions.has(`${DAV} valid-sync-token`) || [400, 403, 409, 410, 412].includes(answer.status);

/** One listing by sync-collection; null: the server does not do it. */
async function sync(dav: Dav, collection: URL, token: string | null, signal: AbortSignal | undefined): Promise<Cut | null> {
  const body = `<?xml version="1.0" encoding="utf-8"?><d:sync-collection xmlns:d="${DAV}"><d:sync-token>${escapeXml(token ?? '')}</d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/><d:getcontenttype/><d:resourcetype/></d:prop></d:sync-collection>`;
  let more = false;
  const answer = await dav.list({ method: 'REPORT', url: collection, depth: '0', body, signal, whole: token === null }, (response) => { more ||= response.status === 507; return member(response, collection); });
  if (answer.status === 507) throw lost('The calendar server cuts its listing and does not say where');
  if (answer.status === 404) throw refusal(answer, 'reading changes');
  if (answer.status >= 300) {
    if (token === null) return null;
    if (invalid(answer)) throw lost('The calendar server no longer knows the place to go on from');
    throw refusal(answer, 'reading changes');
  }
  if (answer.syncToken === null) { if (token === null) return null; throw lost('The calendar server answered no place to go on from'); }
  return { members: answer.items as Member[], token: answer.syncToken, more };
}

/** Every member there is, by a plain listing. */
async function listMembers(dav: Dav, collection: URL, signal: AbortSignal | undefined): Promise<Member[]> {
  const answer = await dav.list({ method: 'PROPFIND', url: collection, depth: '1', body: MEMBERS, signal, whole: true }, (response) => member(response, collection));
  if (answer.status >= 300) throw refusal(answer, 'listing events');
  return (answer.items as Member[]).filter((one) => !one.gone);
}

/** Batches read a few ahead of whoever takes them, in their order. */
async function* objectsOf(dav: Dav, collection: URL, members: readonly Member[], full: boolean, signal: AbortSignal | undefined): AsyncGenerator<RemoteObject[]> {
  const ids = [...new Map(members.map((one) => [one.id, one])).values()];
  const live = ids.filter((one) => !one.gone).map((one) => one.id);
  const dead = ids.filter((one) => one.gone).map(({ id }): RemoteObject => ({ id, seriesId: id, etag: null, ics: null }));
  if (dead.length) yield dead;
  const stop = new AbortController();
  const within = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const started: Promise<RemoteObject[]>[] = [];
  const start = (from: number): void => {
    if (from >= live.length) return;
    const batch = readObjects(dav, collection, live.slice(from, from + BATCH), within);
    batch.catch(() => {}); // told when it is taken
    started.push(batch);
  };
  try {
    for (let i = 0; i < AHEAD; i++) start(i * BATCH);
    for (let at = 0; at < live.length; at += BATCH) {
      const objects = await (started.shift() as Promise<RemoteObject[]>);
      start(at + AHEAD * BATCH);
      yield objects.flatMap((one) => (isEvent(one) ? [one] : full ? [] : [{ ...one, etag: null, ics: null }]));
    }
  } finally {
    stop.abort();
  }
}

export async function* readChanges(dav: Dav, collection: URL, from: string | null, signal?: AbortSignal): AsyncGenerator<ChangePage> {
  signal?.throwIfAborted();
  const cursor = parse(from);
  let done = 0;
  async function* pages(members: readonly Member[], full: boolean, next: string | null, total: number | null): AsyncGenerator<ChangePage> {
    let held: readonly RemoteObject[] = [];
    for await (const objects of objectsOf(dav, collection, members, full, signal)) {
      if (held.length) yield { objects: held, full, cursor: null, done, total };
      held = objects;
      done += objects.length;
    }
    // The cursor goes with the last objects, so that it is never kept without them.
    if (held.length || next !== null) yield { objects: held, full, cursor: next, done, total };
  }

  const state = cursor?.by === 'token' ? null : await stateOf(dav, collection, signal);
  if (cursor?.by === 'tag' && state?.tag === cursor.value) { yield { objects: [], full: false, cursor: from, done: 0, total: 0 }; return; }
  const full = cursor?.by !== 'token';
  let token = cursor?.by === 'token' ? cursor.value : null;
  if (state === null || state.syncs) {
    for (let cuts = 0; cuts < MOST_CUTS; cuts++) {
      const cut = await sync(dav, collection, token, signal);
      if (cut === null) break;
      const stuck = cut.more && (cut.token === token || cut.members.length === 0);
      if (stuck) throw new CalendarError('unavailable', `The calendar server ${collection.hostname} cuts its listing and does not go on.`);
      yield* pages(cut.members, full, cut.more ? null : write({ by: 'token', value: cut.token }), full && !cut.more && cuts === 0 ? cut.members.length : null);
      if (!cut.more) return;
      token = cut.token;
    }
    if (token !== null) throw new CalendarError('unavailable', `The calendar server ${collection.hostname} cuts its listing without end.`);
  }
  // The tag was read before the list: what changes in between is read again next time.
  const members = await listMembers(dav, collection, signal);
  yield* pages(members, true, write(state?.tag != null ? { by: 'tag', value: state.tag } : { by: 'listing' }), members.length);
}
