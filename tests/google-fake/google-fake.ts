import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { authError, FakeError, invalid, narrow, notFound } from './fake-errors.ts';
import { FakeCalendar } from './fake-events.ts';
import { FakeFaults, misbehave } from './fake-faults.ts';
import { fewer, listEvents } from './fake-list.ts';
import { FakeOAuth } from './fake-oauth.ts';

interface Ask { method: string; path: string; query: URLSearchParams; body: Record<string, unknown>; headers: IncomingMessage['headers']; scopes: readonly string[] }
interface Watching { id: string; resourceId: string; calendar: string; address: string; token: string | undefined; number: number }
/** Google refuses longer questions. */
const LONGEST_FREE_BUSY = 92 * 86_400_000;

export interface GoogleFake {
  readonly url: string;
  readonly oauth: FakeOAuth;
  readonly faults: FakeFaults;
  /** What was asked, in order: `GET /calendar/v3/…`. */
  readonly asked: { method: string; path: string; query: URLSearchParams; at: number }[];
  readonly calendars: Map<string, FakeCalendar>;
  readonly primary: FakeCalendar;
  /** Most requests that were answered at the same time. */
  most(): number;
  addCalendar(id: string, summary: string, more?: Partial<FakeCalendar['meta']> & { zone?: string }): FakeCalendar;
  /** Every sync token given so far has expired. */
  expireSyncTokens(): void;
  /** Ends when what was to be told is told. */
  told(): Promise<void>;
  /** The clock of the service, apart from ours by so much. */
  skew(ms: number): void;
  close(): Promise<void>;
}

/** Google Calendar and its sign-in as far as a planner needs them, in Google's own shapes, with troubles on demand. */
export async function startGoogleFake({ email = 'person@example.com', zone = 'Europe/Berlin', clients = { 'client.apps.googleusercontent.com': 'GOCSPX-secret' }, port = 0 }: { email?: string; zone?: string; clients?: Record<string, string>; port?: number } = {}): Promise<GoogleFake> {
  let [version, skewMs, running, most] = [1, 0, 0, 0];
  const now = (): number => Date.now() + skewMs;
  const clock = { now: () => new Date(now()), version: () => ++version };
  const oauth = new FakeOAuth(email, clients, now);
  const faults = new FakeFaults();
  const calendars = new Map<string, FakeCalendar>();
  const channels = new Map<string, Watching>();
  const pushes = new Set<Promise<unknown>>();
  const asked: GoogleFake['asked'] = [];

  function addCalendar(id: string, summary: string, more: Partial<FakeCalendar['meta']> & { zone?: string } = {}): FakeCalendar {
    const made = new FakeCalendar(id, email, more.zone ?? zone, { summary, accessRole: 'owner', byApp: false, ...more }, clock);
    calendars.set(id, made);
    return made;
  }
  const primary = addCalendar(email, email, { primary: true });

  const push = (to: Watching, state: string): void => {
    const told = fetch(to.address, { method: 'POST', headers: { 'x-goog-channel-id': to.id, 'x-goog-message-number': String(++to.number), 'x-goog-resource-id': to.resourceId, 'x-goog-resource-state': state, 'x-goog-resource-uri': `${to.calendar}/events?alt=json`, ...(to.token !== undefined && { 'x-goog-channel-token': to.token }) } })
      .then((response) => response.body?.cancel()).catch(() => undefined).finally(() => pushes.delete(told));
    pushes.add(told);
  };
  const changed = (calendar: FakeCalendar): void => { for (const channel of channels.values()) if (channel.calendar === calendar.id) push(channel, 'exists'); };
  const entry = (one: FakeCalendar) => ({
    kind: 'calendar#calendarListEntry', etag: `"c${one.id}"`, id: one.id, summary: one.meta.summary, ...(one.meta.description && { description: one.meta.description }), timeZone: one.zone, colorId: '14', selected: true,
    accessRole: one.meta.accessRole, defaultReminders: [], ...(one.meta.primary && { primary: true }), ...(one.meta.hidden && { hidden: true }),
  });
  const resource = (one: FakeCalendar) => ({ kind: 'calendar#calendar', etag: `"c${one.id}"`, id: one.id, summary: one.meta.summary, ...(one.meta.description && { description: one.meta.description }), timeZone: one.zone });
  const calendarOf = (id: string): FakeCalendar => {
    const found = calendars.get(id === 'primary' ? email : id);
    if (!found) throw notFound();
    return found;
  };
  const need = (ask: Ask, door: string, calendar?: FakeCalendar): void => { if (!FakeOAuth.opens(door, ask.scopes, calendar?.meta.byApp ?? false)) throw narrow(); };

  function events(ask: Ask, calendar: FakeCalendar, id: string | undefined, tail: string | undefined): { status?: number; body?: unknown } {
    const write = ask.method !== 'GET' && id !== 'watch';
    need(ask, write ? 'writeEvents' : 'readEvents', calendar);
    if (calendar.meta.accessRole === 'freeBusyReader' || (write && calendar.meta.accessRole === 'reader')) throw new FakeError(403, write ? 'requiredAccessLevel' : 'forbidden', write ? 'You need to have writer access to this calendar.' : 'Forbidden', { domain: 'calendar' });
    const guests = Number(ask.query.get('maxAttendees') ?? Infinity);
    const ifMatch = ask.headers['if-match'];
    if (id === 'watch' && ask.method === 'POST') return { body: watch(ask, calendar) };
    if (id === undefined && ask.method === 'GET') return { body: listEvents(calendar, ask.query, version) };
    if (id !== undefined && tail === 'instances' && ask.method === 'GET') {
      const items = calendar.expanded(Date.parse(ask.query.get('timeMin') ?? '2000-01-01T00:00:00Z'), Date.parse(ask.query.get('timeMax') ?? '2035-01-01T00:00:00Z')).filter((event) => event.recurringEventId === id);
      if (!calendar.events.has(id)) throw notFound();
      return { body: { kind: 'calendar#events', summary: calendar.meta.summary, timeZone: calendar.zone, accessRole: calendar.meta.accessRole, defaultReminders: [], items: items.slice(0, Number(ask.query.get('maxResults') ?? 250)) } };
    }
    if (id !== undefined && ask.method === 'GET') {
      const found = calendar.shown(calendar.find(id));
      return ask.headers['if-none-match'] === found['etag'] ? { status: 304 } : { body: fewer(found, guests) };
    }
    let body: unknown;
    if (id === undefined && ask.method === 'POST') body = calendar.shown(calendar.insert(ask.body));
    else if (id !== undefined && (ask.method === 'PATCH' || ask.method === 'PUT')) body = fewer(calendar.shown(calendar.change(id, ask.body, { ifMatch, replace: ask.method === 'PUT' })), guests);
    else if (id !== undefined && ask.method === 'DELETE') calendar.remove(id, ifMatch);
    else throw notFound();
    changed(calendar);
    return body === undefined ? { status: 204 } : { body };
  }

  function watch(ask: Ask, calendar: FakeCalendar): Record<string, unknown> {
    const { id, address, token, type, params } = ask.body as { id?: string; address?: string; token?: string; type?: string; params?: { ttl?: string } };
    if (!id || !/^[\w\-+/=]{1,64}$/.test(id)) throw invalid('Invalid value for: id', 'resource.id');
    if (type !== 'web_hook' && type !== 'webhook') throw new FakeError(400, 'channelUnknownType', 'Unknown channel type');
    if (!address || !/^https:\/\/|^http:\/\/127\.0\.0\.1[:/]/.test(address)) throw new FakeError(400, 'webhookUrlNotHttps', `WebHook callback must be HTTPS: ${address}`);
    if (channels.has(id)) throw new FakeError(400, 'channelIdNotUnique', `Channel id ${id} not unique`);
    const made: Watching = { id, resourceId: randomBytes(20).toString('base64url'), calendar: calendar.id, address, token, number: 0 };
    channels.set(id, made);
    push(made, 'sync');
    return { kind: 'api#channel', id, resourceId: made.resourceId, resourceUri: `https://www.googleapis.com/calendar/v3/calendars/${encodeURIComponent(calendar.id)}/events?alt=json`, ...(token && { token }), expiration: String(now() + Number(params?.ttl ?? 604_800) * 1000) };
  }

  function freeBusy(ask: Ask): Record<string, unknown> {
    const { timeMin, timeMax, items = [] } = ask.body as { timeMin?: string; timeMax?: string; items?: { id: string }[] };
    const [from, to] = [Date.parse(timeMin ?? ''), Date.parse(timeMax ?? '')];
    if (Number.isNaN(from) || Number.isNaN(to)) throw new FakeError(400, 'badRequest', 'Bad Request');
    if (to <= from) throw new FakeError(400, 'timeRangeEmpty', 'The specified time range is empty.', { domain: 'calendar', location: 'timeMax' });
    if (to - from > LONGEST_FREE_BUSY) throw new FakeError(400, 'timeRangeTooLong', 'The requested time range is too long.', { domain: 'calendar', location: 'timeMax' });
    const iso = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');
    const answer = items.map(({ id }, index) => {
      const calendar = calendars.get(id);
      if (index >= 50) return [id, { errors: [{ domain: 'calendar', reason: 'tooManyCalendarsRequested' }], busy: [] }];
      if (!calendar) return [id, { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] }];
      const busy: { start: number; end: number }[] = [];
      for (const { start, end } of calendar.busy(from, to)) {
        const last = busy.at(-1);
        if (last && start <= last.end) last.end = Math.max(last.end, end);
        else busy.push({ start: Math.max(start, from), end });
      }
      return [id, { busy: busy.map(({ start, end }) => ({ start: iso(start), end: iso(Math.min(end, to)) })) }];
    });
    return { kind: 'calendar#freeBusy', timeMin: iso(from), timeMax: iso(to), calendars: Object.fromEntries(answer) as unknown };
  }

  function calendarApi(ask: Ask): { status?: number; body?: unknown } {
    const parts = ask.path.slice('/calendar/v3/'.length).split('/').map(decodeURIComponent);
    const [kind, name, sub, id, tail] = parts;
    if (kind === 'users' && sub === 'calendarList' && ask.method === 'GET') {
      need(ask, 'calendarList');
      if (id !== undefined) return { body: entry(calendarOf(id)) };
      const limit = Number(ask.query.get('maxResults') ?? 100);
      const at = Number(ask.query.get('pageToken') ?? 0);
      const all = [...calendars.values()].filter((one) => !one.meta.hidden || ask.query.get('showHidden') === 'true');
      return { body: { kind: 'calendar#calendarList', etag: '"l"', ...(at + limit < all.length ? { nextPageToken: String(at + limit) } : { nextSyncToken: 'l' }), items: all.slice(at, at + limit).map(entry) } };
    }
    if (kind === 'freeBusy' && ask.method === 'POST') { need(ask, 'freeBusy'); return { body: freeBusy(ask) }; }
    if (kind === 'channels' && name === 'stop' && ask.method === 'POST') {
      const known = channels.get(String(ask.body['id']));
      if (!known || known.resourceId !== ask.body['resourceId']) throw new FakeError(404, 'notFound', `Channel '${String(ask.body['id'])}' not found for project '1'`);
      channels.delete(known.id);
      return { status: 204 };
    }
    if (kind === 'calendars' && name === undefined && ask.method === 'POST') {
      need(ask, 'makeCalendar');
      if (!ask.body['summary']) throw new FakeError(400, 'required', 'Missing title.');
      return { body: resource(addCalendar(`${randomBytes(16).toString('hex')}@group.calendar.google.com`, String(ask.body['summary']), { description: String(ask.body['description'] ?? ''), byApp: true, zone: String(ask.body['timeZone'] ?? 'UTC') })) };
    }
    if (kind !== 'calendars' || name === undefined) throw notFound();
    const calendar = calendarOf(name);
    if (sub === 'events') return events(ask, calendar, id, tail);
    if (sub !== undefined) throw notFound();
    need(ask, 'makeCalendar');
    if (ask.method === 'GET') return { body: resource(calendar) };
    if (ask.method === 'PATCH' || ask.method === 'PUT') { Object.assign(calendar.meta, ask.body['summary'] && { summary: ask.body['summary'] }, 'description' in ask.body && { description: ask.body['description'] }); return { body: resource(calendar) }; }
    if (ask.method !== 'DELETE') throw notFound();
    if (calendar.meta.primary) throw new FakeError(403, 'cannotDeletePrimaryCalendar', 'Cannot delete primary calendar.', { domain: 'calendar' });
    calendars.delete(calendar.id);
    return { status: 204 };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    const method = request.method ?? 'GET';
    let text = '';
    for await (const part of request) text += String(part);
    asked.push({ method, path: url.pathname, query: url.searchParams, at: performance.now() });
    const send = (status: number, body?: unknown, headers: Record<string, string> = {}): void => { response.writeHead(status, { date: new Date(now()).toUTCString(), ...(body !== undefined && { 'content-type': 'application/json; charset=UTF-8' }), ...headers }).end(body === undefined ? undefined : JSON.stringify(body)); };
    try {
      const fault = faults.next(method, url.pathname);
      if (fault && (await misbehave(fault, response)) === 'answered') return;
      const form = new URLSearchParams(text);
      let done: { status?: number; body?: unknown };
      if (url.pathname === '/o/oauth2/v2/auth') { send(302, undefined, { location: oauth.authorize(url.searchParams) }); return; }
      if (url.pathname === '/oauth2/token' || url.pathname === '/token') done = oauth.token(form);
      else if (url.pathname === '/oauth2/revoke' || url.pathname === '/revoke') done = oauth.revoke(form.get('token') ?? url.searchParams.get('token') ?? '');
      else {
        const scopes = oauth.scopesOf((request.headers.authorization ?? '').replace(/^Bearer /, ''));
        if (!scopes) throw authError();
        if (!url.pathname.startsWith('/calendar/v3/')) throw notFound();
        let body: unknown = {};
        try { if (text) body = JSON.parse(text); } catch { throw new FakeError(400, 'parseError', 'Parse Error'); }
        done = calendarApi({ method, path: url.pathname, query: url.searchParams, body: body as Record<string, unknown>, headers: request.headers, scopes });
      }
      if (fault?.kind === 'done-then-cut') response.destroy();
      else send(done.status ?? 200, done.body);
    } catch (error) {
      if (!(error instanceof FakeError)) throw error;
      send(error.status, error.body, error.headers);
    }
  }

  const server = createServer((request, response) => {
    most = Math.max(most, ++running);
    response.on('close', () => { running--; });
    serve(request, response).catch((error: unknown) => { response.destroy(error as Error); });
  });
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, oauth, faults, asked, calendars, primary, addCalendar,
    most: () => most,
    expireSyncTokens: () => { version++; for (const calendar of calendars.values()) calendar.oldest = version; },
    told: async () => { while (pushes.size > 0) await Promise.all(pushes); },
    skew: (ms) => { skewMs = ms; },
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}
