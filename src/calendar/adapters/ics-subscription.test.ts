import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AccountToOpen, CalendarError, type ChangePage, type RemoteCalendars } from '../remote-calendars.port.ts';
import { icalJs } from './ical-js.ts';
import { icsSubscription } from './ics-subscription.ts';

const ical = icalJs();
const events = (count: number, stamp = '20260101T000000Z') => Array.from({ length: count }, (_, n) => `BEGIN:VEVENT\r\nUID:e${n}\r\nDTSTAMP:${stamp}\r\nDTSTART:202607${String(1 + (n % 28)).padStart(2, '0')}T090000Z\r\nDURATION:PT1H\r\nSUMMARY:Event ${n}\r\nEND:VEVENT\r\n`).join('');
const file = (count: number, stamp?: string) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Holidays\r\n${events(count, stamp)}END:VCALENDAR\r\n`;

let server: Server;
let base: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let requests: IncomingMessage[] = [];
beforeAll(async () => {
  server = createServer((request, response) => { requests.push(request); answer(request, response); });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => { server.closeAllConnections(); server.close(); });
beforeEach(() => { requests = []; });

const service = (more = {}) => icsSubscription({ ical, allowPrivate: true, pauseMs: 5, budgetMs: 3000, ...more });
const account = (more: Partial<AccountToOpen> = {}): AccountToOpen => ({ accountId: 1, serverUrl: `${base}/feed.ics`, username: null, secret: {}, saveSecret: async () => { throw new Error('nothing to keep'); }, zone: 'Europe/Berlin', ...more });
const pages = async (calendars: RemoteCalendars, cursor: string | null = null): Promise<ChangePage[]> => {
  const all: ChangePage[] = [];
  for await (const page of calendars.changes('calendar', cursor)) all.push(page);
  return all;
};
const failure = (work: Promise<unknown>): Promise<CalendarError> => work.then(() => { throw new Error('it went well'); }, (error: unknown) => { expect(error).toBeInstanceOf(CalendarError); return error as CalendarError; });
const text = (body: string, headers: Record<string, string> = {}, status = 200) => (_request: IncomingMessage, response: ServerResponse) => { response.writeHead(status, headers).end(body); };

describe('a subscription', () => {
  it('is one calendar, named by its file, that is only read', async () => {
    answer = text(file(2));
    const calendars = service().open(account());
    expect(await calendars.calendars()).toEqual([{ id: 'calendar', name: 'Holidays', zone: null, readOnly: true, primary: true, reading: 'events' }]);
    expect(await calendars.owner()).toEqual({ name: 'Holidays', addresses: [] });
    const block = { uid: 'a', title: 'a', start: new Date(), end: new Date(), description: '', taskId: 1, sequence: 0 };
    for (const work of [calendars.put('calendar', block, null), calendars.remove('calendar', { id: 'a', etag: null, ics: null }), calendars.createCalendar('a', 'UTC')]) expect(await failure(work)).toMatchObject({ kind: 'rejected' });
    expect(await failure(pages({ ...calendars, changes: () => calendars.changes('other', null) }))).toMatchObject({ kind: 'gone' });
  });

  it('is read whole page by page with progress, and not again while it stays the same', async () => {
    let version = '"1"';
    answer = (request, response) => { if (request.headers['if-none-match'] === version) response.writeHead(304).end(); else response.writeHead(200, { etag: version }).end(file(1234)); };
    const calendars = service().open(account());
    const first = await pages(calendars);
    expect(first.map(({ done, total, full, cursor }) => ({ done, total, full, last: cursor !== null }))).toEqual([500, 1000, 1234].map((done) => ({ done, total: 1234, full: true, last: done === 1234 })));
    expect(first.flatMap((page) => page.objects).map((object) => object.id)).toEqual(Array.from({ length: 1234 }, (_, n) => `e${n}`));
    const { cursor } = first.at(-1) as ChangePage;
    expect(await pages(calendars, cursor)).toEqual([{ objects: [], full: false, cursor, done: 0, total: 0 }]);
    expect(requests.at(-1)?.headers['if-none-match']).toBe('"1"');
    version = '"2"';
    expect((await pages(calendars, cursor)).map((page) => page.objects.length)).toEqual([0]);
  });

  it('is the same when only the time of its making differs, and another when an event does', async () => {
    answer = text(file(3));
    const calendars = service().open(account());
    const [first] = await pages(calendars);
    answer = text(file(3, '20270101T000000Z'));
    expect(await pages(calendars, (first as ChangePage).cursor)).toMatchObject([{ objects: [], full: false }]);
    answer = text(file(3).replace('SUMMARY:Event 1', 'SUMMARY:Other'));
    const [next] = await pages(calendars, (first as ChangePage).cursor);
    expect(next).toMatchObject({ full: true, done: 3 });
    const etags = (page: ChangePage | undefined) => page?.objects.map((object) => object.etag);
    expect(etags(next)?.map((etag, at) => etag === etags(first)?.[at])).toEqual([true, false, true]);
    answer = text(file(0));
    expect(await pages(calendars, next?.cursor ?? null)).toMatchObject([{ objects: [], full: true, done: 0, total: 0 }]);
  });

  it('answers one object, and when it is busy', async () => {
    answer = text(file(3));
    const calendars = service().open(account());
    expect(await calendars.read('calendar', 'e1')).toMatchObject({ id: 'e1', seriesId: 'e1', ics: expect.stringContaining('SUMMARY:Event 1') });
    expect(await calendars.read('calendar', 'e9')).toBeNull();
    const busy = await calendars.busy(['calendar'], { from: new Date('2026-07-02T00:00:00Z'), to: new Date('2026-07-03T00:00:00Z') });
    expect(busy.get('calendar')).toEqual([{ start: new Date('2026-07-02T09:00:00Z'), end: new Date('2026-07-02T10:00:00Z') }]);
    expect(calendars.objectId('calendar', 'e1')).toBe('e1');
  });

  it('takes no half file, page or nonsense for a calendar', async () => {
    const calendars = service().open(account());
    for (const [body, message] of [['<!DOCTYPE html><html><body>Please sign in</body></html>', 'web page'], ['', 'empty'], ['{"error":"no"}', 'no calendar'], [file(5).slice(0, -40), 'breaks off'], [file(5).slice(0, 300), 'breaks off'], ['BEGIN:VCARD\r\nEND:VCARD', 'no calendar']] as const) {
      answer = text(body);
      const error = await failure(pages(calendars));
      expect(error, message).toMatchObject({ kind: 'unavailable' });
      expect(error.message).toContain(message);
    }
    answer = (_request, response) => { response.writeHead(200, { 'content-length': '99999' }); response.write(file(5)); setImmediate(() => response.destroy()); };
    expect(await failure(pages(calendars))).toMatchObject({ kind: 'unavailable' });
    answer = (_request, response) => response.writeHead(304).end();
    expect(await failure(pages(calendars))).toMatchObject({ kind: 'unavailable' });
    answer = text(file(2));
    expect(await pages(calendars, '{"hash":7}')).toMatchObject([{ full: true, done: 2 }]);
    expect(await pages(calendars, 'no cursor of ours')).toMatchObject([{ full: true, done: 2 }]);
  });

  it('says what ended: the access, the file, or only the moment', async () => {
    const calendars = service().open(account());
    for (const [status, kind] of [[401, 'refused'], [403, 'refused'], [404, 'gone'], [410, 'gone'], [500, 'unavailable'], [503, 'unavailable'], [429, 'unavailable'], [418, 'unavailable']] as const) {
      answer = text('', {}, status);
      expect(await failure(pages(service({ budgetMs: 100 }).open(account()))), String(status)).toMatchObject({ kind });
    }
    answer = text('', { 'retry-after': '3600' }, 503);
    requests = [];
    expect(await failure(pages(calendars))).toMatchObject({ kind: 'unavailable', retryAfterMs: 3_600_000 });
    expect(requests).toHaveLength(1);
    let tries = 0;
    answer = (request, response) => { tries += 1; if (tries < 3) request.socket.destroy(); else response.end(file(1)); };
    expect(await pages(calendars)).toMatchObject([{ done: 1 }]);
    answer = () => { /* never */ };
    expect(await failure(pages(service({ limits: { timeoutMs: 100 } }).open(account())))).toMatchObject({ kind: 'unavailable' });
    const stop = new AbortController();
    const waiting = failure(calendars.calendars(stop.signal));
    stop.abort();
    expect(await waiting).toMatchObject({ kind: 'unavailable' });
  });

  it('keeps its address to itself, and asks no private one', async () => {
    const secret = { url: `${base.replace('http://', 'webcal://me:pa55@')}/private-t0ken/basic.ics` };
    answer = text(file(1));
    expect(await pages(service().open(account({ serverUrl: 'https://shown.example.org/', secret })))).toMatchObject([{ done: 1 }]);
    expect(requests[0]?.url).toBe('/private-t0ken/basic.ics');
    expect(requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('me:pa55').toString('base64')}`);
    answer = text('', {}, 403);
    for (const opened of [service().open(account({ secret })), icsSubscription({ ical }).open(account({ secret }))]) {
      const error = await failure(pages(opened));
      expect(`${error.message} ${error.stack} ${String(error.cause)}`).not.toMatch(/pa55|t0ken/);
    }
    expect(await failure(icsSubscription({ ical }).open(account({ serverUrl: 'http://127.0.0.1/a.ics' })).calendars())).toMatchObject({ kind: 'rejected' });
    expect(await failure(service().open(account({ serverUrl: null })).calendars())).toMatchObject({ kind: 'rejected' });
  });
});
