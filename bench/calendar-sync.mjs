// Prints how long calendars take: the first reading of N events, one that finds nothing new, one that finds a change, and the memory held.
//
//   node bench/calendar-sync.mjs [--events 10000] [--database postgres://...] [--caldav http://server/ --user NAME --password WORD]
//
// Without --caldav the events come from a file at an address that this script serves. With it they are put into a calendar of that
// server first, which is deleted again afterwards. One event in twenty recurs. Run `npm run build` first.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({ options: { events: { type: 'string', default: '10000' }, database: { type: 'string' }, caldav: { type: 'string' }, user: { type: 'string', default: '' }, password: { type: 'string', default: '' } } });
const count = Number(values.events);
const folder = mkdtempSync(join(tmpdir(), 'almanac-bench-'));
const port = 18_000 + Math.floor(Math.random() * 2000);
const base = `http://127.0.0.1:${port}`;
const basic = (ms) => `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
const start = Date.now() - 20 * 86_400_000;

function event(i, title = `Event ${i}`) {
  const at = start + (i % 5000) * 3_600_000;
  return `BEGIN:VEVENT\r\nUID:bench-${i}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:${basic(at)}\r\nDTEND:${basic(at + 1_800_000)}\r\nSUMMARY:${title}\r\nDESCRIPTION:${'Notes of the meeting. '.repeat(20)}\r\n${i % 20 ? '' : 'RRULE:FREQ=WEEKLY;COUNT=30\r\n'}END:VEVENT\r\n`;
}
const calendar = (body) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//EN\r\n${body}END:VCALENDAR\r\n`;

/** A file of all events at an address, with a tag. */
async function fileServer() {
  let [text, tag] = [calendar(Array.from({ length: count }, (_, i) => event(i)).join('')), 1];
  const server = createServer((request, response) => {
    if (request.headers['if-none-match'] === `"${tag}"`) { response.writeHead(304).end(); return; }
    response.writeHead(200, { 'content-type': 'text/calendar', etag: `"${tag}"` }).end(text);
  });
  await new Promise((go) => { server.listen(0, '127.0.0.1', go); });
  return {
    account: { provider: 'ics', server_url: `http://127.0.0.1:${server.address().port}/calendar.ics` },
    change() { text = text.replace('SUMMARY:Event 7\r\n', 'SUMMARY:Event 7, moved\r\n'); tag++; },
    async close() { server.close(); },
  };
}

/** A calendar of its own at a CalDAV server, filled. */
async function caldavServer() {
  const headers = { authorization: `Basic ${Buffer.from(`${values.user}:${values.password}`).toString('base64')}` };
  const url = new URL(`/${encodeURIComponent(values.user)}/bench-${Date.now()}/`, values.caldav).href;
  const dav = async (method, path, body, type) => { const answer = await fetch(path, { method, headers: { ...headers, ...(type && { 'content-type': type }) }, ...(body && { body }) }); await answer.arrayBuffer(); if (!answer.ok) throw new Error(`${method}: ${answer.status}`); };
  await dav('MKCALENDAR', url);
  const queue = Array.from({ length: count }, (_, i) => i);
  await Promise.all(Array.from({ length: 8 }, async () => { for (let i = queue.pop(); i !== undefined; i = queue.pop()) await dav('PUT', `${url}bench-${i}.ics`, calendar(event(i)), 'text/calendar'); }));
  return {
    account: { provider: 'caldav', server_url: url, username: values.user, password: values.password, receive_blocks: false },
    change: () => dav('PUT', `${url}bench-7.ics`, calendar(event(7, 'Event 7, moved')), 'text/calendar'),
    close: () => dav('DELETE', url),
  };
}

async function call(method, path, body) {
  const response = await fetch(base + path, { method, ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
  return JSON.parse(text);
}
const rss = async () => Number(/^process_resident_memory_bytes (\S+)/m.exec(await (await fetch(`${base}/metrics`)).text())?.[1] ?? 0) / 1e6;
const timed = async (work) => { const began = performance.now(); const answer = await work(); return { seconds: (performance.now() - began) / 1000, answer }; };

const source = values.caldav ? await caldavServer() : await fileServer();
const child = spawn(process.execPath, [join(root, 'bin', 'almanac.mjs'), 'start'], { env: { ...process.env, PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'warn', ALLOW_PRIVATE_ADDRESSES: '1', BACKGROUND_WORK: '0', ...(values.database && { DATABASE_URL: values.database }) }, stdio: ['ignore', 'ignore', 'inherit'] });
try {
  while (!(await fetch(`${base}/ready`).then((r) => r.ok, () => false))) await new Promise((go) => { setTimeout(go, 50); });
  await call('POST', '/api/v1/scheduler/calendar_accounts', source.account);
  const before = await rss();
  let most = before;
  let steps = 0;
  const watch = setInterval(() => { void rss().then((mb) => { most = Math.max(most, mb); }, () => {}); void call('GET', '/api/v1/scheduler/calendars').then(({ items }) => { if (items.some((item) => item.progress?.done > 0)) steps++; }, () => {}); }, 250);
  const sync = () => call('POST', '/api/v1/scheduler/calendar/sync', {});
  const first = await timed(sync);
  clearInterval(watch);
  const quiet = await timed(sync);
  await source.change();
  const one = await timed(sync);
  const shown = (name, { seconds, answer }) => console.log(`${name.padEnd(24)} ${seconds.toFixed(2)} s   added ${answer.added}, changed ${answer.changed}, removed ${answer.removed}`);
  console.log(`${count} events over ${values.caldav ? 'CalDAV' : 'an iCalendar address'}, ${values.database ? 'served Postgres' : 'embedded Postgres'}`);
  shown('first reading', first);
  shown('nothing new', quiet);
  shown('one change', one);
  console.log(`memory: ${before.toFixed(0)} MB before, at most ${most.toFixed(0)} MB during the first reading; progress seen ${steps} times`);
} finally {
  child.kill('SIGTERM');
  await new Promise((go) => { child.once('exit', go); });
  await source.close();
  rmSync(folder, { recursive: true, force: true });
}
