import { afterEach, describe, expect, it } from 'vitest';
import { type CaldavFake, type Habits, startCaldavFake } from '../../../tests/caldav-fake.ts';
import { fixedClock } from '../../kernel/clock.ts';
import type { AccountSecret, RemoteCalendars } from '../remote-calendars.port.ts';
import { digestChallenge, digestHeader } from './caldav-auth.ts';
import { mayOpen, serverAddress } from './caldav-paths.ts';
import { caldavCalendars } from './caldav.ts';
import { icalJs } from './ical-js.ts';

const ical = icalJs();
const USER = 'anna@example.org';
const BERLIN = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:/freeassociation.sourceforge.net/Europe/\r\n Berlin\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n';

let fake: CaldavFake;
afterEach(() => fake?.close());

function open(serverUrl: string, secret: AccountSecret = { password: 'gehëim' }, doFetch: typeof fetch = fetch, username: string | null = USER): RemoteCalendars {
  return caldavCalendars({ ical, clock: fixedClock('2031-03-01T00:00:00Z'), fetch: doFetch, patience: { budgetMs: 50 } }).open({ accountId: 1, serverUrl, username, secret, saveSecret: async () => {}, zone: 'UTC' });
}
async function start(habits: Partial<Habits> = {}): Promise<void> {
  fake = await startCaldavFake(habits);
  fake.calendar('work', { 'd:displayname': 'Work & play', 'c:calendar-timezone': BERLIN });
  fake.calendar('personal', { 'd:displayname': 'Personal', 'c:calendar-timezone-id': 'America/New_York' });
}
const names = async (calendars: RemoteCalendars): Promise<string[]> => (await calendars.calendars()).map((one) => one.name).sort();
const failure = (work: Promise<unknown>): Promise<Error & { kind?: string }> => work.then(() => { throw new Error('it did not fail'); }, (error: Error) => error);

describe('an account is found', () => {
  it.each([
    ['its server', (f: CaldavFake) => f.url], ['its server, by well-known from any page', (f: CaldavFake) => `${f.url}/shop/page.html`], ['its service', (f: CaldavFake) => `${f.url}/dav`],
    ['its principal', (f: CaldavFake) => `${f.url}/dav/principals/${encodeURIComponent(USER)}`], ['its home', (f: CaldavFake) => f.url + encodeURI(f.home)],
  ])('by the address of %s', async (_, address) => {
    await start();
    const calendars = open(address(fake));
    expect(await calendars.owner()).toEqual({ name: 'Anna & Bob', addresses: [USER] });
    expect(await names(calendars)).toEqual(['Personal', 'Work & play']);
  });

  it('by one calendar, which then is all of it but what we make', async () => {
    await start();
    const calendars = open(`${fake.url}${encodeURI(fake.home)}work`);
    expect(await names(calendars)).toEqual(['Work & play']);
    await calendars.createCalendar('Almanac', 'UTC');
    expect(await names(calendars)).toEqual(['Almanac', 'Work & play']);
  });

  it('with absolute hrefs, without well-known, in another dialect', async () => {
    await start({ hrefs: 'absolute', dialect: 'ornate', multistatus: 200, contentType: 'text/plain', wellKnown: null });
    expect(await names(open(`${fake.url}/dav/`))).toEqual(['Personal', 'Work & play']);
    expect(await failure(open(fake.url).calendars())).toMatchObject({ kind: 'unavailable' });
  });

  it('by a token, and by a password that may not be sent as it is', async () => {
    await start({ auth: 'bearer' });
    expect(await names(open(`${fake.url}/dav/`, { token: 'tok-1' }))).toEqual(['Personal', 'Work & play']);
    expect(await failure(open(`${fake.url}/dav/`, { token: 'tok-2' }).owner())).toMatchObject({ kind: 'refused', message: expect.not.stringContaining('tok-2') });
    fake.habits = { ...fake.habits, auth: 'digest' };
    const calendars = open(`${fake.url}/dav/`);
    expect(await names(calendars)).toEqual(['Personal', 'Work & play']);
    fake.forgetTokens(); // and with them the nonce
    expect(await names(calendars)).toEqual(['Personal', 'Work & play']);
    expect(await failure(open(`${fake.url}/dav/`, { password: 'wrong' }).owner())).toMatchObject({ kind: 'refused' });
  });

  it('or says what is wrong', async () => {
    await start();
    expect(await failure(open(`${fake.url}/dav/`, { password: 'wrong' }).calendars())).toMatchObject({ kind: 'refused' });
    expect(fake.requests.length).toBe(1); // wrong passwords are counted: one is enough
    for (const address of ['', 'ftp://x.example', 'http://']) expect(() => open(address), address).toThrow(/address/);
    expect(() => open('https://x.example', {})).toThrow(/neither a password nor a token/);
    fake.fault({ status: 404 }, {}, 100);
    expect(await failure(open(`${fake.url}/x/`).calendars())).toMatchObject({ kind: 'rejected', message: expect.stringContaining('No CalDAV') });
    fake.fault({ status: 403 }, {}, 100);
  });
});

describe('a password goes only where it belongs', () => {
  /** Sends made-up hosts to the fake, and notes who was shown a password. */
  const hosts = (more: Record<string, (url: URL) => Response | null> = {}) => {
    const shown = new Set<string>();
    const doFetch: typeof fetch = async (input, init) => {
      const url = new URL(String(input));
      if (new Headers(init?.headers).has('authorization')) shown.add(url.origin);
      return more[url.host]?.(url) ?? fetch(fake.url + url.pathname, init);
    };
    return { shown, doFetch };
  };
  const to = (location: string) => () => new Response(null, { status: 301, headers: { location } });

  it('also to the host that iCloud keeps an account on', async () => {
    await start({ homeOrigin: 'https://p42-caldav.icloud.example:443' });
    const { shown, doFetch } = hosts();
    const calendars = open('https://caldav.icloud.example/', undefined, doFetch);
    const all = await calendars.calendars();
    expect([...shown].sort()).toEqual(['https://caldav.icloud.example', 'https://p42-caldav.icloud.example']);
    const work = all.find((one) => one.name.startsWith('Work'))?.id as string;
    expect(work).toMatch(/^https:\/\/p42-caldav/);
    const made = await calendars.put(work, { uid: 'u', title: 't', start: new Date(0), end: new Date(3_600_000), description: '', taskId: 1, sequence: 0 }, null);
    expect(made).toMatchObject({ status: 'written', id: calendars.objectId(work, 'u') });
    expect(await calendars.read(work, (made as { id: string }).id)).not.toBeNull();
  });

  it.each([
    ['a home elsewhere', 'https://evil.example', {}], ['a home without TLS', 'http://p42.dav.example.com', {}],
  ])('not to %s', async (_, homeOrigin) => {
    await start({ homeOrigin });
    const { shown, doFetch } = hosts();
    expect(await failure(open('https://dav.example.com/dav/', undefined, doFetch).calendars())).toMatchObject({ kind: 'rejected', message: expect.stringContaining(`are on ${new URL(homeOrigin).host}`) });
    expect([...shown]).toEqual(['https://dav.example.com']);
  });

  it('not where it is redirected to, unless that is the same host with TLS', async () => {
    await start();
    for (const target of ['https://evil.example/dav/', 'http://dav.example.com/dav/', 'https://evil.example.com.evil.example/']) {
      const { shown, doFetch } = hosts({ 'dav.example.com': to(target) });
      expect(await failure(open('https://dav.example.com/dav/', undefined, doFetch).calendars()), target).toMatchObject({ kind: 'rejected' });
      expect([...shown]).toEqual(['https://dav.example.com']);
    }
    const { doFetch } = hosts({ 'dav.example.com': (url) => (url.protocol === 'http:' ? to(`https://dav.example.com${url.pathname}`)() : null) });
    expect(await names(open('http://dav.example.com/dav/', undefined, doFetch))).toEqual(['Personal', 'Work & play']);
    expect(await failure(open('https://loop.example.com/dav/', undefined, hosts({ 'loop.example.com': to('https://loop.example.com/dav/') }).doFetch).calendars())).toMatchObject({ kind: 'unavailable' });
  });

  it('by the sites that hosts belong to', () => {
    const may = (home: string, target: string): boolean => mayOpen(new URL(home), new URL(target));
    expect([['https://a.b.example', 'https://c.b.example'], ['https://caldav.icloud.com', 'https://p01-caldav.icloud.com'], ['http://a.example', 'https://a.example'], ['http://127.0.0.1:1', 'http://127.0.0.1:1/x']].map(([a, b]) => may(a as string, b as string))).toEqual([true, true, true, true]);
    expect([['https://a.co.uk', 'https://b.co.uk'], ['https://a.example', 'http://a.example'], ['http://127.0.0.1:1', 'http://127.0.0.1:2'], ['http://a.b.example', 'https://c.b.example'], ['https://10.0.0.1', 'https://20.0.0.1'], ['https://[::1]', 'https://[::2]'], ['https://a.example', 'https://xa.example2']].map(([a, b]) => may(a as string, b as string))).toEqual(Array(7).fill(false));
  });

  it('and not into requests when it is part of the address', async () => {
    await start();
    expect(serverAddress('https://me%40x:p%20w@dav.example.com/a#b')).toMatchObject({ url: new URL('https://dav.example.com/a'), username: 'me@x', password: 'p w' });
    const { host } = new URL(fake.url);
    expect(await names(open(`http://${encodeURIComponent(USER)}:${encodeURIComponent('gehëim')}@${host}/dav/`, {}, fetch, null))).toEqual(['Personal', 'Work & play']);
  });

  it('as the hash that RFC 7616 works out', () => {
    const offered = digestChallenge('Basic realm="x", Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=MD5, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"');
    expect(offered).toMatchObject({ algorithm: 'MD5', qop: true });
    const header = digestHeader(offered as NonNullable<typeof offered>, { username: 'Mufasa', password: 'Circle of Life', method: 'GET', uri: '/dir/index.html', count: 1, cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ' });
    expect(header).toContain('response="8ca523f5e9506fed4657c9700eebdbec"');
    const both = digestChallenge('Digest realm="r", nonce="n", algorithm=MD5, qop="auth", Digest realm="r", nonce="m", algorithm=SHA-256, qop="auth"');
    expect(both).toMatchObject({ algorithm: 'SHA-256', nonce: 'm' });
    expect(digestChallenge('Digest realm="r", nonce="n", qop="auth-int"')).toBeNull();
  });
});

describe('its calendars', () => {
  it('are those that hold events and may be read, with what the server says of them', async () => {
    await start();
    fake.calendar('todos', undefined, { components: 'VTODO' });
    fake.calendar('holidays', { 'd:displayname': 'Holidays' }, { rights: 'read' });
    fake.calendar('boss', { 'd:displayname': 'Boss' }, { rights: 'read-current-user-privilege-set' });
    fake.calendar('nameless', {}, { rights: 'all' });
    const all = await open(`${fake.url}/dav/`).calendars();
    const home = fake.home.split('/').map(encodeURIComponent).join('/');
    expect(all.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: `${home}holidays/`, name: 'Holidays', zone: null, readOnly: true, primary: false, reading: 'events' },
      { id: `${home}nameless/`, name: 'nameless', zone: null, readOnly: false, primary: false, reading: 'events' },
      { id: `${home}personal/`, name: 'Personal', zone: 'America/New_York', readOnly: false, primary: true, reading: 'events' },
      { id: `${home}work/`, name: 'Work & play', zone: 'Europe/Berlin', readOnly: false, primary: false, reading: 'events' },
    ]);
  });

  it.each([[true], [false]])('get one of our own, once, on a server that keeps our mark: %s', async (keepsProperties) => {
    await start({ keepsProperties });
    const calendars = open(`${fake.url}/dav/`);
    const made = await calendars.createCalendar('Plan "A" & <more>', 'Europe/Berlin');
    expect(made).toMatchObject({ name: 'Plan "A" & <more>', readOnly: false, primary: false });
    expect(await open(`${fake.url}/dav/`).createCalendar('Plan "A" & <more>', 'Europe/Berlin')).toEqual(made);
    expect((await calendars.createCalendar('Another', 'UTC')).id).not.toBe(made.id);
    expect((await calendars.createCalendar('Work & play', 'UTC')).id, 'theirs is not ours, also when the name is the same').not.toContain('/work/');
  });

  it('are not doubled by a try whose answer was lost', async () => {
    await start();
    fake.fault('deaf', { method: 'MKCALENDAR' });
    const made = await caldavCalendars({ ical, clock: fixedClock(0 as never), patience: { pause: async () => {} } }).open({ accountId: 1, serverUrl: `${fake.url}/dav/`, username: USER, secret: { password: 'gehëim' }, saveSecret: async () => {}, zone: 'UTC' }).createCalendar('Almanac', 'UTC');
    expect(made.name).toBe('Almanac');
    expect((await names(open(`${fake.url}/dav/`))).filter((name) => name === 'Almanac')).toEqual(['Almanac']);
  });

  it.each([[403], [405], [501], [409]])('cannot be made where the server answers %i, and it says what to do', async (mkcalendar) => {
    await start({ mkcalendar });
    expect(await failure(open(`${fake.url}/dav/`).createCalendar('Almanac', 'UTC'))).toMatchObject({ kind: 'rejected', message: expect.stringContaining('by hand') });
  });

  it('are busy when their events say so', async () => {
    await start();
    fake.store('work', 'a.ics', ical.writeBlock({ uid: 'a', title: 'a', start: new Date('2031-03-10T09:00:00Z'), end: new Date('2031-03-10T10:00:00Z'), description: '', taskId: 1, sequence: 0 }, null, new Date(0)));
    const calendars = open(`${fake.url}/dav/`);
    const [id] = (await calendars.calendars()).flatMap((one) => (one.name.startsWith('Work') ? [one.id] : []));
    const range = { from: new Date('2031-03-10T00:00:00Z'), to: new Date('2031-03-11T00:00:00Z') };
    expect(await calendars.busy([id as string], range)).toEqual(new Map([[id, [{ start: new Date('2031-03-10T09:00:00Z'), end: new Date('2031-03-10T10:00:00Z') }]]]));
  });
});
