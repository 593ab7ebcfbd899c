import { afterEach, describe, expect, it } from 'vitest';
import { type CaldavFake, type Habits, startCaldavFake } from '../../../tests/caldav-fake.ts';
import { fixedClock } from '../../kernel/clock.ts';
import type { AccountSecret, BlockDraft, ChangePage, RemoteCalendars, RemoteObject } from '../remote-calendars.port.ts';
import type { DavPatience } from './caldav-http.ts';
import { caldavCalendars } from './caldav.ts';
import { icalJs } from './ical-js.ts';

const ical = icalJs();
const PASSWORD = 'gehëim';
const event = (uid: string, title = uid): string => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//p//EN\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:20310310T090000Z\r\nDTEND:20310310T100000Z\r\nSUMMARY:${title}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
const block = (uid: string, more: Partial<BlockDraft> = {}): BlockDraft => ({ uid, title: `Block ${uid}`, start: new Date('2031-03-10T09:00:00Z'), end: new Date('2031-03-10T10:00:00Z'), description: '', taskId: 7, sequence: 0, ...more });

let fake: CaldavFake;
afterEach(() => fake?.close());
const pauses: number[] = [];

async function start(habits: Partial<Habits> = {}, { patience = {}, secret = { password: PASSWORD }, doFetch = fetch }: { patience?: Partial<DavPatience>; secret?: AccountSecret; doFetch?: typeof fetch } = {}): Promise<{ calendars: RemoteCalendars; calendar: string }> {
  fake = await startCaldavFake(habits);
  fake.calendar('work');
  pauses.length = 0;
  const calendars = caldavCalendars({ ical, clock: fixedClock('2031-03-01T00:00:00Z'), fetch: doFetch, patience: { timeoutMs: 400, budgetMs: 6_000, pause: async (ms) => { pauses.push(ms); }, ...patience } })
    .open({ accountId: 1, serverUrl: `${fake.url}/dav/`, username: 'anna@example.org', secret, saveSecret: async () => {}, zone: 'UTC' });
  return { calendars, calendar: `${fake.home}work/`.split('/').map(encodeURIComponent).join('/') };
}

async function read(calendars: RemoteCalendars, calendar: string, cursor: string | null = null, signal?: AbortSignal): Promise<{ pages: ChangePage[]; objects: RemoteObject[]; cursor: string }> {
  const pages: ChangePage[] = [];
  for await (const page of calendars.changes(calendar, cursor, signal)) pages.push(page);
  expect(pages.slice(0, -1).every((page) => page.cursor === null)).toBe(true);
  return { pages, objects: pages.flatMap((page) => page.objects), cursor: pages.at(-1)?.cursor as string };
}
const fill = (count: number): void => { for (let i = 0; i < count; i++) fake.store('work', `e${i}.ics`, event(`e${i}`)); };
const failure = (work: Promise<unknown>): Promise<Error & { kind?: string; retryAfterMs?: number }> => work.then(() => { throw new Error('it did not fail'); }, (error: Error) => error);

describe('a CalDAV server that fails', () => {
  it('that is down is unavailable, and the message holds nothing secret', async () => {
    const { calendars, calendar } = await start();
    await fake.close();
    const error = await failure(calendars.calendars());
    expect(error).toMatchObject({ name: 'CalendarError', kind: 'unavailable' });
    expect(await failure(calendars.put(calendar, block('x'), null))).toMatchObject({ kind: 'unavailable' });
    expect(JSON.stringify([error.message, error.stack, Object.values(error)])).not.toMatch(/geh|Basic|anna/);
    expect(pauses.length).toBeGreaterThan(3);
    fake = await startCaldavFake();
  });

  it('that never answers is given up within its time', async () => {
    const { calendars, calendar } = await start({}, { patience: { timeoutMs: 80, budgetMs: 100 } });
    fake.fault('hang', {}, 100);
    const began = performance.now();
    expect(await failure(calendars.read(calendar, `${calendar}x.ics`))).toMatchObject({ kind: 'unavailable', message: expect.stringContaining('did not answer within 0.08 s') });
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it.each([['cut in the middle', 'cut'], ['hung up', 'hang-up'], ['shorter than it says', (body: string) => body.slice(0, body.length - 40)], ['busy', { status: 503 }], ['an inner error', { status: 500, body: '<html>' }]] as const)('an answer that is %s is asked for again, and nothing is lost', async (_, fault) => {
    const { calendars, calendar } = await start();
    fill(250);
    for (const body of [/sync-collection/, /multiget/]) fake.fault(fault, { body });
    const { objects } = await read(calendars, calendar);
    expect(new Set(objects.map((one) => one.id)).size).toBe(250);
    expect(pauses.length).toBe(2);
  });

  it.each([
    ['a web page', '<!DOCTYPE html><html><body><p>Log in<br></body></html>'], ['JSON', '{"error":"none"}'], ['nothing', ''], ['other XML', '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"/>'],
    ['names for entities', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><d:multistatus xmlns:d="DAV:"><d:response><d:href>&a;</d:href></d:response></d:multistatus>'],
    ['entities of entities', `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "${`&a${i - 1};`.repeat(10)}">`).join('')}]><d:multistatus xmlns:d="DAV:">&a19;</d:multistatus>`],
    ['depth without end', `<d:multistatus xmlns:d="DAV:">${'<d:response>'.repeat(100_000)}`],
  ])('that answers %s is unavailable', async (_, body) => {
    const { calendars, calendar } = await start();
    fill(3);
    fake.fault({ status: 207, body }, { body: /multiget/ }, 100);
    expect(await failure(read(calendars, calendar))).toMatchObject({ kind: 'unavailable' });
  });

  it('does not mind what the type of an answer is called', async () => {
    const { calendars, calendar } = await start({ contentType: 'text/html', multistatus: 200, dialect: 'ornate' });
    fake.store('work', 'a.ics', event('a', 'Tom & <Jerry>'));
    expect((await read(calendars, calendar)).objects.map((one) => ical.readBlock(one.ics as string, 'UTC')?.title)).toEqual(['Tom & <Jerry>']);
  });

  it('that waits as long as it is told to, and says so when that is too long', async () => {
    const { calendars, calendar } = await start();
    fake.fault({ status: 429, headers: { 'retry-after': '2' } }, { method: 'REPORT' });
    fake.fault({ status: 503, headers: { 'retry-after': 'Sat, 01 Mar 2031 00:00:03 GMT' } }, { method: 'REPORT' });
    await read(calendars, calendar);
    expect(pauses).toEqual([2_000, 3_000]);
    fake.fault({ status: 429, headers: { 'retry-after': '3600' } }, { method: 'REPORT' });
    expect(await failure(read(calendars, calendar))).toMatchObject({ kind: 'unavailable', retryAfterMs: 3_600_000 });
    fake.fault({ status: 503, headers: { 'retry-after': 'soon' } }, { method: 'REPORT' }, 100);
    expect(await failure(read(calendars, calendar))).toMatchObject({ kind: 'unavailable', retryAfterMs: null });
  });

  it('that lets us in no more, in the middle, ends the reading without a cursor', async () => {
    const { calendars, calendar } = await start();
    fill(900);
    const pages: ChangePage[] = [];
    const error = await failure((async () => {
      for await (const page of calendars.changes(calendar, null)) { pages.push(page); fake.fault({ status: 401 }, {}, 1_000); }
    })());
    expect(error).toMatchObject({ kind: 'refused' });
    expect(error.message).not.toContain(PASSWORD);
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.every((page) => page.cursor === null && page.full)).toBe(true);
  });

  it('stops when it is told to', async () => {
    const { calendars, calendar } = await start({}, { patience: { timeoutMs: 30_000 } });
    fill(10);
    fake.fault('hang', { body: /multiget/ });
    const stop = new AbortController();
    const reading = failure(read(calendars, calendar, null, stop.signal));
    setTimeout(() => stop.abort(new Error('enough')), 50);
    expect((await reading).message).toBe('enough');
  });
});

describe('a place to go on from', () => {
  const error = (name: string) => `<D:error xmlns:D="DAV:" xmlns:x="urn:x"><x:why>old</x:why><D:${name}/></D:error>`;
  it.each([
    ['as Nextcloud, Baikal and Radicale refuse it', 403, error('valid-sync-token')], ['as Cyrus does', 403, `<?xml version="1.0" encoding="utf-8"?>${error('valid-sync-token')}`], ['as the RFC had it first', 409, error('valid-sync-token')],
    ['as a failed condition', 412, ''], ['as gone', 410, ''], ['without a word', 403, 'Forbidden'], ['as a wrong request', 400, ''],
  ])('that the server no longer knows, %s, is lost', async (_, status, body) => {
    const { calendars, calendar } = await start({ badToken: { status, body } });
    fill(2);
    const { cursor } = await read(calendars, calendar);
    fake.forgetTokens();
    expect(await failure(read(calendars, calendar, cursor))).toMatchObject({ kind: 'cursor_lost' });
    expect((await read(calendars, calendar)).objects.length).toBe(2);
  });

  it('is not lost by a calendar that is gone, nor by a server that is busy', async () => {
    const { calendars, calendar } = await start();
    const { cursor } = await read(calendars, calendar);
    fake.fault({ status: 404 }, { method: 'REPORT' });
    expect(await failure(read(calendars, calendar, cursor))).toMatchObject({ kind: 'gone' });
    fake.fault({ status: 503 }, { method: 'REPORT' }, 100);
    expect(await failure(read(calendars, calendar, cursor))).toMatchObject({ kind: 'unavailable' });
  });

  it('comes with the last of many cuts, and none of them is lost', async () => {
    const { calendars, calendar } = await start({ cutAfter: 7 });
    fill(60);
    const first = await read(calendars, calendar);
    expect(first.objects.length).toBe(60);
    expect(first.pages.every((page) => page.full)).toBe(true);
    for (let i = 0; i < 20; i++) fake.drop('work', `e${i}.ics`);
    fake.store('work', 'e30.ics', event('e30', 'other'));
    const next = await read(calendars, calendar, first.cursor);
    expect(next.pages.some((page) => page.full)).toBe(false);
    expect([next.objects.filter((one) => one.ics === null).length, next.objects.filter((one) => one.ics !== null).length]).toEqual([20, 1]);
  });

  it('of a server that cuts without going on is unavailable', async () => {
    const { calendars, calendar } = await start();
    fill(1);
    fake.fault((body) => body.replace('</d:multistatus>', `<d:response><d:href>${calendar}</d:href><d:status>HTTP/1.1 507 x</d:status></d:response></d:multistatus>`), { body: /sync-collection/ }, 1_000);
    expect(await failure(read(calendars, calendar))).toMatchObject({ kind: 'unavailable' });
  });

  it('by the calendar\'s tag costs one request when nothing changed', async () => {
    const { calendars, calendar } = await start({ sync: false });
    fill(5);
    const { cursor } = await read(calendars, calendar);
    fake.requests.length = 0;
    const quiet = await read(calendars, calendar, cursor);
    expect(quiet).toMatchObject({ objects: [], cursor, pages: [{ full: false }] });
    expect(fake.requests.length).toBe(1);
    fake.drop('work', 'e0.ics');
    const after = await read(calendars, calendar, cursor);
    expect([after.pages[0]?.full, after.objects.length]).toEqual([true, 4]);
  });
});

describe('objects', () => {
  it('have one identity however their names are spelt', async () => {
    for (const hrefs of ['path', 'raw', 'absolute'] as const) {
      const { calendars, calendar } = await start({ hrefs: hrefs === 'raw' ? 'path' : hrefs });
      const names = ['a b.ics', 'ümläut.ics', 'x@y.ics', 'plus+&=,;.ics', 'hash#q?.ics', "it's (1).ics"];
      for (const [i, name] of names.entries()) fake.store('work', name, event(`n${i}`));
      const { objects, cursor } = await read(calendars, calendar);
      expect(objects.map((one) => decodeURIComponent(one.id.slice(calendar.length))).sort()).toEqual([...names].sort());
      for (const { id } of objects) expect(await calendars.read(calendar, id)).toMatchObject({ id });
      for (const one of objects) expect(await calendars.remove(calendar, one)).toEqual({ status: 'removed' });
      expect((await read(calendars, calendar, cursor)).objects.map((one) => one.id).sort()).toEqual(objects.map((one) => one.id).sort());
      if (hrefs !== 'absolute') await fake.close();
    }
  });

  it('that the server leaves out or fails on are asked for by themselves; what it hides stays away', async () => {
    const { calendars, calendar } = await start();
    fill(6);
    fake.mar('work', 'e1.ics', 403);
    fake.fault((body) => body.replace(/<d:response><d:href>[^<]*e2\.ics[\s\S]*?<\/d:response>/, '').replace(/(e3\.ics<\/d:href>)[\s\S]*?<\/d:response>/, '$1<d:status>HTTP/1.1 500 x</d:status></d:response>'), { body: /multiget/ });
    expect((await read(calendars, calendar)).objects.map((one) => one.id.at(-5)).sort()).toEqual(['0', '2', '3', '4', '5']);
    fake.mar('work', 'e5.ics', 500);
    expect(await failure(read(calendars, calendar))).toMatchObject({ kind: 'unavailable' });
  });

  it('are read one by one where the server has no multiget', async () => {
    const { calendars, calendar } = await start({ multiget: false });
    fill(4);
    expect((await read(calendars, calendar)).objects.length).toBe(4);
  });

  it('are not read further ahead than whoever takes them keeps up with', async () => {
    const { calendars, calendar } = await start();
    fill(1_500);
    const multigets = (): number => fake.requests.filter((one) => one.body.includes('multiget')).length;
    for await (const page of calendars.changes(calendar, null)) {
      expect(page).toMatchObject({ total: 1_500, done: expect.any(Number) });
      expect(page.objects.length).toBeLessThanOrEqual(100);
      await new Promise((resolve) => { setTimeout(resolve, 100); }); // a slow reader
      expect(multigets() * 100 - page.done).toBeLessThanOrEqual(400);
      if (page.done >= 500) break;
    }
    const [asked] = [multigets(), await new Promise((resolve) => { setTimeout(resolve, 100); })];
    expect(multigets()).toBe(asked);
  });

  it('that go while they are read are gone', async () => {
    const { calendars, calendar } = await start();
    fill(3);
    fake.fault((body) => { fake.drop('work', 'e1.ics'); return body; }, { body: /sync-collection/ });
    const first = await read(calendars, calendar);
    expect(first.objects.map((one) => one.id.at(-5)).sort()).toEqual(['0', '2']);
    fake.store('work', 'e2.ics', event('e2', 'other'));
    fake.fault((body) => { fake.drop('work', 'e2.ics'); return body; }, { body: /sync-collection/ });
    expect((await read(calendars, calendar, first.cursor)).objects).toContainEqual({ id: `${calendar}e2.ics`, seriesId: `${calendar}e2.ics`, etag: null, ics: null });
  });

  it('that are no events are none of ours', async () => {
    const { calendars, calendar } = await start();
    fake.store('work', 'todo.ics', event('t').replaceAll('VEVENT', 'VTODO'));
    fake.store('work', 'e0.ics', `\ufeff${event('e0').replace('SUMMARY:', 'SUMMARY:\0')}`);
    fake.fault((body) => body.replaceAll('\0', ''), { body: /multiget/ }); // XML holds none, a file may
    const { objects } = await read(calendars, calendar);
    expect(objects).toMatchObject([{ seriesId: `${calendar}e0.ics`, ics: event('e0') }]);
    fake.habits = { ...fake.habits, multiget: false };
    expect(await calendars.read(calendar, `${calendar}e0.ics`)).toMatchObject({ ics: event('e0') });
  });

  it('are asked for four at a time at most', async () => {
    let [now, most] = [0, 0];
    const counting: typeof fetch = async (...args) => { most = Math.max(most, ++now); try { return await fetch(...args); } finally { now--; } };
    const { calendars, calendar } = await start({}, { doFetch: counting });
    fill(20);
    await Promise.all(Array.from({ length: 20 }, (_, i) => calendars.read(calendar, `${calendar}e${i}.ics`)));
    expect(most).toBe(4);
  });
});

describe('blocks', () => {
  const texts = (): string[] => fake.requests.filter((one) => one.method === 'PUT').map((one) => one.body);

  it('whose answer was lost are written once', async () => {
    const { calendars, calendar } = await start();
    fake.fault('deaf', { method: 'PUT' });
    const made = await calendars.put(calendar, block('lost'), null);
    expect(made).toMatchObject({ status: 'written', id: calendars.objectId(calendar, 'lost') });
    fake.fault('deaf', { method: 'PUT' });
    const moved = await calendars.put(calendar, block('lost', { title: 'Other' }), made as never);
    expect(moved).toMatchObject({ status: 'written' });
    expect((await read(calendars, calendar)).objects.map((one) => ical.readBlock(one.ics as string, 'UTC')?.title)).toEqual(['Other']);
    fake.fault('deaf', { method: 'DELETE' });
    expect(await calendars.remove(calendar, moved as never)).toEqual({ status: 'gone' });
  });

  it('keep what a person added, and are guarded without a known tag or text', async () => {
    const { calendars, calendar } = await start();
    const made = await calendars.put(calendar, block('own'), null) as { id: string; etag: string; ics: string };
    const name = made.id.slice(calendar.length);
    fake.store('work', name, made.ics.replace('END:VEVENT', 'LOCATION:Café\r\nEND:VEVENT'));
    const later = block('own', { start: new Date('2031-03-11T09:00:00Z'), end: new Date('2031-03-11T10:00:00Z') });
    expect(await calendars.put(calendar, later, { id: made.id, etag: null, ics: null })).toMatchObject({ status: 'written', ics: expect.stringContaining('LOCATION:Café') });
    fake.store('work', name, made.ics.replace(/SUMMARY.*/, 'SUMMARY:By hand'));
    expect(await calendars.put(calendar, block('own', { title: 'Ours' }), { id: made.id, etag: null, ics: made.ics })).toMatchObject({ status: 'changed' });
    expect(await calendars.put(calendar, block('own', { title: 'Ours' }), { id: made.id, etag: made.etag, ics: null })).toMatchObject({ status: 'changed' });
    expect(await calendars.remove(calendar, { id: made.id, etag: null, ics: made.ics })).toMatchObject({ status: 'changed' });
    expect(await calendars.remove(calendar, { id: made.id, etag: null, ics: null })).toEqual({ status: 'removed' });
    expect(await calendars.remove(calendar, { id: made.id, etag: null, ics: null })).toEqual({ status: 'gone' });
  });

  it('say what a server made of them', async () => {
    const { calendars, calendar } = await start({ rewrites: true });
    const made = await calendars.put(calendar, block('rewritten'), null);
    expect(made).toMatchObject({ status: 'written', etag: expect.stringMatching(/^"e\d+"$/), ics: expect.stringContaining('X-SERVER:was here') });
    fake.habits = { ...fake.habits, rewrites: false, etagOfPut: 'none' };
    expect(await calendars.put(calendar, block('untagged'), null)).toMatchObject({ status: 'written', etag: expect.stringMatching(/^"e\d+"$/) });
  });

  it('that stand there under another name are found by their uid', async () => {
    const { calendars, calendar } = await start();
    fake.store('work', 'copied.ics', event('dup', 'Block dup'));
    fake.store('work', 'longer.ics', event('dup-2'));
    expect(await calendars.put(calendar, block('dup'), null)).toMatchObject({ status: 'written', id: `${calendar}copied.ics` });
    expect(await calendars.put(calendar, block('dup', { title: 'Other' }), null)).toMatchObject({ status: 'changed', object: { id: `${calendar}copied.ics` } });
    expect(texts().length).toBe(2);
  });

  it('that the server gives names of its own are where it says', async () => {
    const { calendars, calendar } = await start({ renames: true });
    const made = await calendars.put(calendar, block('renamed'), null);
    expect(made).toMatchObject({ status: 'written', id: expect.stringMatching(/own-\d+\.ics$/), etag: expect.stringMatching(/^"e\d+"$/) });
    expect(await calendars.put(calendar, block('renamed'), null)).toMatchObject({ status: 'written', id: (made as { id: string }).id });
    expect((await read(calendars, calendar)).objects.length).toBe(1);
  });

  it('that may not be written are refused for good, except for want of room', async () => {
    const { calendars, calendar } = await start();
    fake.fault({ status: 403, body: '<d:error xmlns:d="DAV:"><d:need-privileges/></d:error>' }, { method: 'PUT' });
    expect(await failure(calendars.put(calendar, block('a'), null))).toMatchObject({ kind: 'rejected', message: expect.stringContaining('need-privileges') });
    fake.fault({ status: 507 }, { method: 'PUT' });
    expect(await failure(calendars.put(calendar, block('a'), null))).toMatchObject({ kind: 'unavailable', message: expect.stringContaining('no room') });
    fake.fault({ status: 413 }, { method: 'PUT' });
    expect(await failure(calendars.put(calendar, block('a'), null))).toMatchObject({ kind: 'rejected' });
    expect(await failure(calendars.put(`${calendar}x/`, block('a'), null))).toMatchObject({ kind: 'gone' });
    expect(await calendars.put(`${calendar}x/`, block('a'), { id: `${calendar}x/a.ics`, etag: null, ics: null })).toEqual({ status: 'gone' });
    expect(await calendars.put(`${calendar}x/`, block('a'), { id: `${calendar}x/a.ics`, etag: '"1"', ics: null })).toEqual({ status: 'gone' });
    expect(await calendars.put(`${calendar}x/`, block('a'), { id: `${calendar}x/a.ics`, etag: '"1"', ics: event('a') })).toEqual({ status: 'gone' });
  });

  it('have files of plain names, one for each uid', async () => {
    const { calendars, calendar } = await start();
    const ids = ['plain-1', 'a/b', 'a_b', '../../etc', 'ü', 'x'.repeat(400), 'task@almanac'].map((uid) => calendars.objectId(calendar, uid));
    expect(new Set(ids).size).toBe(7);
    for (const id of ids) expect(id.slice(calendar.length)).toMatch(/^[\w.-]{5,104}$/);
    for (const id of [`//evil.example/x.ics`, calendar, '/']) expect((await failure(calendars.read(`https://evil.example${calendar}`, id))).message).toContain('not on the account');
  });
});
