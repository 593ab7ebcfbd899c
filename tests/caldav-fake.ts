// A small CalDAV server for tests: what RFC 4791 and RFC 6578 ask of one, with the habits of known servers and with faults, as told.
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Habits {
  /** Speaks sync-collection. */
  readonly sync: boolean;
  /** Has a tag for the whole calendar. */
  readonly ctag: boolean;
  /** Cuts a sync listing after so many members, with a 507. */
  readonly cutAfter: number;
  /** How an object's tag comes back from a PUT: not at all, weak, or as it is. */
  readonly etagOfPut: 'strong' | 'weak' | 'none';
  /** Does not recognise its own tags in If-Match. */
  readonly forgetsTags: boolean;
  /** Changes the text it is given. */
  readonly rewrites: boolean;
  /** Gives new objects names of its own, and says where they are. */
  readonly renames: boolean;
  readonly mkcalendar: number | 'yes';
  readonly keepsProperties: boolean;
  readonly hrefs: 'path' | 'absolute' | 'raw';
  /** Status of a multistatus. */
  readonly multistatus: number;
  readonly contentType: string;
  readonly auth: 'basic' | 'digest' | 'bearer';
  /** Prefixes, CDATA, several propstats: another dialect of the same. */
  readonly dialect: 'plain' | 'ornate';
  /** How an unknown sync token is refused. */
  readonly badToken: { status: number; body: string };
  /** Where the home set is said to be. */
  readonly homeOrigin: string;
  readonly wellKnown: string | null;
  readonly multiget: boolean;
}

const VALID_TOKEN = '<?xml version="1.0"?><d:error xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns"><s:exception>Sabre\\DAV\\Exception\\InvalidSyncToken</s:exception><d:valid-sync-token/></d:error>';
const usual: Habits = { sync: true, ctag: true, cutAfter: Infinity, etagOfPut: 'strong', forgetsTags: false, rewrites: false, renames: false, mkcalendar: 'yes', keepsProperties: true, hrefs: 'path', multistatus: 207, contentType: 'application/xml; charset=utf-8', auth: 'basic', dialect: 'plain', badToken: { status: 403, body: VALID_TOKEN }, homeOrigin: '', wellKnown: '/dav/', multiget: true };

/** What happens to a request instead of an answer, or to its answer. */
export type Fault = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string } | 'hang' | 'hang-up' | 'cut' | 'deaf' | ((body: string) => string);

interface Stored { ics: string; etag: string; rev: number; status?: number }
interface Calendar { readonly props: Map<string, string>; readonly objects: Map<string, Stored>; readonly gone: Map<string, number>; components: string; rights: string }

export interface CaldavFake {
  readonly url: string;
  readonly home: string;
  readonly requests: { method: string; path: string; authorization: string; body: string; headers: IncomingMessage['headers'] }[];
  habits: Habits;
  calendar(name: string, props?: Record<string, string>, more?: { components?: string; rights?: string }): Calendar;
  /** Puts an object in (or changes it) without asking anybody. */
  store(calendar: string, name: string, ics: string): void;
  drop(calendar: string, name: string): void;
  /** What stands in a calendar, by name. */
  standing(calendar: string): ReadonlyMap<string, string>;
  /** The object answers this status in every listing of objects. */
  mar(calendar: string, name: string, status: number): void;
  /** Forgets all sync tokens handed out. */
  forgetTokens(): void;
  /** The next so many requests that fit meet this fault. */
  fault(fault: Fault, when?: { method?: string; body?: RegExp; path?: RegExp }, times?: number): void;
  close(): Promise<void>;
}

const esc = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const unesc = (text: string): string => text.replace(/&#(\d+);/g, (_, n: string) => String.fromCharCode(Number(n))).replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

export async function startCaldavFake(habits: Partial<Habits> = {}, { user = 'anna@example.org', password = 'gehëim', token = 'tok-1' } = {}): Promise<CaldavFake> {
  const home = `/dav/cal endars/${user}/`; // a space and an at sign, as real ones have
  const calendars = new Map<string, Calendar>();
  const faults: { fault: Fault; when: { method?: string; body?: RegExp; path?: RegExp }; left: number }[] = [];
  const requests: CaldavFake['requests'] = [];
  let [rev, epoch, nonce] = [1, 1, randomBytes(8).toString('hex')];
  const state = { habits: { ...usual, ...habits } };

  const encode = (path: string): string => (state.habits.hrefs === 'raw' ? path.replaceAll(' ', '%20') : path.split('/').map((part) => encodeURIComponent(part).replaceAll('%40', '@')).join('/'));
  const href = (path: string): string => `${state.habits.hrefs === 'absolute' ? url : ''}${esc(encode(path))}`;
  const bump = (): number => ++rev;
  const tagOf = (calendar: Calendar): string => `ctag-${Math.max(0, ...[...calendar.objects.values()].map((o) => o.rev), ...calendar.gone.values())}`;
  const multistatus = (responses: string[], tail = ''): { status: number; body: string } => {
    const body = `<?xml version="1.0" encoding="utf-8"?>\n<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:cs="http://calendarserver.org/ns/" xmlns:o="urn:almanac:caldav">${responses.join('\n')}${tail}</d:multistatus>`;
    return { status: state.habits.multistatus, body: state.habits.dialect === 'plain' ? body : body.replace(/(<\/?)d:/g, '$1').replace('xmlns:d=', 'xmlns=').replace(/(<\/?)c:/g, '$1CAL:').replace('xmlns:c=', 'xmlns:CAL=') };
  };
  const data = (ics: string): string => (state.habits.dialect === 'plain' ? esc(ics) : `<![CDATA[${ics}]]>`);
  const found = (path: string, props: string, missing = ''): string => `<d:response><d:href>${href(path)}</d:href>${state.habits.dialect === 'ornate' ? '<d:propstat><d:prop><cs:getctag/><d:displayname/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat>' : ''}<d:propstat><d:prop>${props}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>${missing}</d:response>`;
  const status = (path: string, code: number): string => `<d:response><d:href>${href(path)}</d:href><d:status>HTTP/1.1 ${code} x</d:status>${code === 404 ? '<d:propstat><d:prop/><d:status>HTTP/1.1 418 I\'m a teapot</d:status></d:propstat>' : ''}</d:response>`;

  function collectionProps(path: string, calendar: Calendar): string {
    return `<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>${[...calendar.props].map(([name, value]) => `<${name}>${esc(value)}</${name}>`).join('')}
      <c:supported-calendar-component-set>${calendar.components.split(',').map((one) => `<c:comp name="${one}"/>`).join('')}</c:supported-calendar-component-set>
      <d:current-user-privilege-set>${calendar.rights.split(',').map((one) => `<d:privilege><d:${one}/></d:privilege>`).join('')}</d:current-user-privilege-set>
      <d:current-user-principal><d:href>${href(`/dav/principals/${user}/`)}</d:href></d:current-user-principal>
      ${state.habits.ctag ? `<cs:getctag>${tagOf(calendar)}</cs:getctag>` : ''}${state.habits.sync ? `<d:sync-token>t${epoch}-${rev}</d:sync-token><d:supported-report-set><d:supported-report><d:report><d:sync-collection/></d:report></d:supported-report></d:supported-report-set>` : ''}`;
  }

  function propfind(path: string, depth: string): { status: number; body: string } {
    if (path === home) return multistatus([found(home, `<d:resourcetype><d:collection/></d:resourcetype><d:displayname>Home</d:displayname><d:current-user-principal><d:href>${href(`/dav/principals/${user}/`)}</d:href></d:current-user-principal>`),
      ...(depth === '1' ? [found(`${home}inbox/`, `<d:resourcetype><d:collection/><c:schedule-inbox/></d:resourcetype><c:schedule-default-calendar-URL><d:href>${href(`${home}personal/`)}</d:href></c:schedule-default-calendar-URL>`),
        ...[...calendars].map(([at, calendar]) => found(at, collectionProps(at, calendar)))] : [])]);
    const calendar = calendars.get(path);
    if (calendar) return multistatus([found(path, collectionProps(path, calendar)), ...(depth === '1' ? [...calendar.objects].map(([name, one]) => found(path + name, `<d:resourcetype/><d:getetag>${esc(one.etag)}</d:getetag><d:getcontenttype>text/calendar; charset=utf-8</d:getcontenttype>`)) : [])]);
    if (path === `/dav/principals/${user}/`) return multistatus([found(path, `<d:resourcetype><d:principal/></d:resourcetype><d:displayname>Anna &amp; Bob</d:displayname><d:current-user-principal><d:href>${href(path)}</d:href></d:current-user-principal><c:calendar-home-set><d:href>${state.habits.homeOrigin}${esc(encode(home))}</d:href></c:calendar-home-set><c:calendar-user-address-set><d:href>mailto:Anna@Example.org</d:href><d:href>/dav/principals/x/</d:href></c:calendar-user-address-set>`)]);
    if (path === '/dav/' || path === '/dav') return multistatus([found('/dav/', `<d:resourcetype><d:collection/></d:resourcetype><d:current-user-principal><d:href>${href(`/dav/principals/${user}/`)}</d:href></d:current-user-principal>`)]);
    return { status: 404, body: 'no' };
  }

  function report(path: string, body: string): { status: number; body: string } {
    const calendar = calendars.get(path);
    if (!calendar) return { status: 404, body: 'no' };
    const object = (name: string): string => {
      const one = calendar.objects.get(name);
      if (!one || one.status) return status(path + name, one?.status ?? 404);
      return found(path + name, `<d:getetag>${esc(one.etag)}</d:getetag><c:calendar-data>${data(one.ics)}</c:calendar-data>`);
    };
    if (/sync-collection/.test(body)) {
      if (!state.habits.sync) return { status: 415, body: '' };
      const given = unesc(/sync-token>([^<]*)</.exec(body)?.[1] ?? '');
      const [, era, since = '0'] = /^t(\d+)-(\d+)$/.exec(given) ?? [];
      if (given !== '' && Number(era) !== epoch) return state.habits.badToken;
      const changed = [...[...calendar.objects].map(([name, one]) => ({ name, at: one.rev, gone: false })), ...(given === '' ? [] : [...calendar.gone].map(([name, at]) => ({ name, at, gone: true })))]
        .filter((one) => one.at > Number(since)).sort((a, b) => a.at - b.at);
      const shown = changed.slice(0, state.habits.cutAfter);
      const upTo = shown.length < changed.length ? shown.at(-1)?.at ?? rev : rev;
      return multistatus([...shown.map(({ name, gone }) => (gone ? status(path + name, 404) : found(path + name, `<d:getetag>${esc(calendar.objects.get(name)?.etag ?? '')}</d:getetag>`, '<d:propstat><d:prop><d:getcontenttype/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat>'))),
        ...(shown.length < changed.length ? [status(path, 507)] : [])], `<d:sync-token>t${epoch}-${upTo}</d:sync-token>`);
    }
    if (/calendar-multiget/.test(body)) {
      if (!state.habits.multiget) return { status: 501, body: '' };
      return multistatus([...body.matchAll(/<[\w]*:?href>([^<]*)</g)].map(([, at]) => object(decodeURIComponent(unesc(at as string).split('/').at(-1) as string))));
    }
    const uid = unesc(/text-match[^>]*>([^<]*)</.exec(body)?.[1] ?? '');
    return multistatus([...calendar.objects].filter(([, one]) => uid === '' || one.ics.replace(/\r\n /g, '').includes(uid)).map(([name]) => object(name)));
  }

  function write(request: IncomingMessage, path: string, body: string): { status: number; body?: string; headers?: Record<string, string> } {
    const at = path.slice(0, path.lastIndexOf('/') + 1);
    const name = path.slice(at.length);
    const calendar = calendars.get(at);
    if (!calendar) return { status: request.method === 'PUT' ? 409 : 404 };
    const there = calendar.objects.get(name);
    const wanted = request.headers['if-match'];
    if (wanted !== undefined && (!there || state.habits.forgetsTags || wanted !== there.etag)) return { status: there ? 412 : request.method === 'DELETE' ? 404 : 412 };
    if (request.method === 'DELETE') {
      if (!there) return { status: 404 };
      calendar.objects.delete(name);
      calendar.gone.set(name, bump());
      return { status: 204 };
    }
    if (request.headers['if-none-match'] === '*' && there) return { status: 412 };
    const uid = /^UID:(.*)$/m.exec(body)?.[1]?.trim();
    if (!there && [...calendar.objects.values()].some((one) => uid !== undefined && one.ics.includes(`UID:${uid}\r\n`))) return { status: 409, body: '<d:error xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><c:no-uid-conflict/></d:error>' };
    if (!/BEGIN:VCALENDAR/.test(body)) return { status: 415 };
    const kept = state.habits.renames && !there ? `own-${rev}.ics` : name;
    put(calendar, kept, state.habits.rewrites ? body.replace('BEGIN:VEVENT', 'BEGIN:VEVENT\r\nX-SERVER:was here') : body);
    const etag = calendar.objects.get(kept)?.etag ?? '';
    const location: Record<string, string> = kept === name ? {} : { location: encode(at + kept) };
    return { status: there ? 204 : 201, headers: state.habits.etagOfPut === 'none' || state.habits.rewrites ? location : { ...location, etag: state.habits.etagOfPut === 'weak' ? `W/${etag}` : etag } };
  }
  const put = (calendar: Calendar, name: string, ics: string): void => { const at = bump(); calendar.gone.delete(name); calendar.objects.set(name, { ics, etag: `"e${at}"`, rev: at }); };

  function mkcalendar(path: string, body: string): { status: number; body?: string } {
    if (state.habits.mkcalendar !== 'yes') return { status: state.habits.mkcalendar };
    if (calendars.has(path)) return { status: 405 };
    if (!path.startsWith(home)) return { status: 409 };
    calendars.set(path, { props: new Map([['d:displayname', unesc(/displayname>([^<]*)</.exec(body)?.[1] ?? '')]]), objects: new Map(), gone: new Map(), components: 'VEVENT', rights: 'all' });
    return { status: 201 };
  }

  function authorized(request: IncomingMessage): boolean {
    const said = request.headers.authorization ?? '';
    if (state.habits.auth === 'bearer') return said === `Bearer ${token}`;
    if (state.habits.auth === 'basic') return said === `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    const field = (key: string): string => new RegExp(`\\b${key}="?([^",]*)`).exec(said)?.[1] ?? '';
    return said.startsWith('Digest ') && field('nonce') === nonce
      && field('response') === md5(`${md5(`${user}:dav:${password}`)}:${nonce}:${field('nc')}:${field('cnonce')}:auth:${md5(`${request.method}:${request.url}`)}`);
  }

  function answer(request: IncomingMessage, path: string, body: string): { status: number; body?: string; headers?: Record<string, string> } {
    if (path === '/.well-known/caldav') return state.habits.wellKnown === null ? { status: 404 } : { status: 301, headers: { location: state.habits.wellKnown } };
    if (path === '/') return { status: 200, headers: { 'content-type': 'text/html' }, body: '<!DOCTYPE html><html><body>Welcome<br>here</body></html>' };
    if (!authorized(request)) return { status: 401, headers: { 'www-authenticate': state.habits.auth === 'digest' ? `Digest realm="dav",qop="auth",nonce="${nonce}",opaque="abc"` : 'Basic realm="dav"' } };
    const folder = path.endsWith('/') ? path : `${path}/`;
    switch (request.method) {
      case 'PROPFIND': return propfind(path === '/dav' ? path : folder, String(request.headers.depth ?? 'infinity'));
      case 'REPORT': return report(folder, body);
      case 'MKCALENDAR': return mkcalendar(folder, body);
      case 'MKCOL': return mkcalendar(folder, body);
      case 'PROPPATCH': {
        const marker = /<o:made-by>([^<]*)</.exec(body)?.[1];
        if (marker !== undefined && state.habits.keepsProperties) calendars.get(folder)?.props.set('o:made-by', marker);
        return multistatus([status(path, state.habits.keepsProperties ? 200 : 403)]);
      }
      case 'GET': {
        const one = calendars.get(path.slice(0, path.lastIndexOf('/') + 1))?.objects.get(path.slice(path.lastIndexOf('/') + 1));
        return one ? { status: one.status ?? 200, body: one.ics, headers: { etag: one.etag, 'content-type': 'text/calendar; charset=utf-8' } } : { status: 404 };
      }
      case 'PUT': case 'DELETE': return write(request, path, body);
      default: return { status: 405 };
    }
  }

  function respond(response: ServerResponse, { status: code, body = '', headers = {} }: { status: number; body?: string; headers?: Record<string, string> }): void {
    response.writeHead(code, { 'content-type': state.habits.contentType, ...headers });
    response.end(body);
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const path = decodeURIComponent((request.url as string).split('?')[0] as string);
      requests.push({ method: request.method as string, path, authorization: request.headers.authorization ?? '', body, headers: request.headers });
      const met = faults.find((one) => one.left > 0 && (one.when.method ?? request.method) === request.method && (one.when.body?.test(body) ?? true) && (one.when.path?.test(path) ?? true));
      if (met) met.left--;
      const fault = met?.fault;
      if (fault === 'hang') return;
      if (fault === 'hang-up') { request.socket.destroy(); return; }
      if (typeof fault === 'object') { respond(response, fault); return; }
      const made = answer(request, path, body);
      if (fault === 'deaf') { request.socket.destroy(); return; } // done, and nobody hears of it
      if (typeof fault === 'function') { respond(response, { ...made, body: fault(made.body ?? '') }); return; }
      if (fault === 'cut') {
        const text = Buffer.from(made.body ?? '');
        response.writeHead(made.status, { 'content-type': state.habits.contentType, 'content-length': text.length });
        response.write(text.subarray(0, text.length >> 1), () => request.socket.destroy());
        return;
      }
      respond(response, made);
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const of = (name: string): Calendar => calendars.get(`${home}${name}/`) as Calendar;

  return {
    url, home, requests,
    get habits() { return state.habits; },
    set habits(next) { state.habits = next; },
    calendar(name, props = { 'd:displayname': name }, { components = 'VEVENT,VTODO', rights = 'read,write' } = {}) {
      const made: Calendar = { props: new Map(Object.entries(props)), objects: new Map(), gone: new Map(), components, rights };
      calendars.set(`${home}${name}/`, made);
      return made;
    },
    store: (calendar, name, ics) => put(of(calendar), name, ics),
    drop: (calendar, name) => { of(calendar).objects.delete(name); of(calendar).gone.set(name, bump()); },
    standing: (calendar) => new Map([...of(calendar).objects].map(([name, one]) => [name, one.ics])),
    mar: (calendar, name, code) => { (of(calendar).objects.get(name) as Stored).status = code; },
    forgetTokens: () => { epoch++; nonce = randomBytes(8).toString('hex'); },
    fault: (fault, when = {}, times = 1) => { faults.push({ fault, when, left: times }); },
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }),
  };
}
