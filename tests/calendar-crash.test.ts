// The built product is killed with SIGKILL while it writes blocks to a slow CalDAV server, and started again on the same data: every
// block stands there once, at its time.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as forward, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { icalJs } from '../src/calendar/adapters/ical-js.ts';
import { type CaldavFake, startCaldavFake } from './caldav-fake.ts';

const root = join(import.meta.dirname, '..');
const BLOCKS = 50;
/** How long the server takes over a write before and after it is done: a kill falls into the one or the other. */
const SLOW_MS = 60;

describe('killed while blocks are written to a calendar elsewhere', () => {
  const ical = icalJs();
  let folder = '';
  let fake: CaldavFake;
  let slow: Server;
  let child: ChildProcess | undefined;
  let url = '';
  let said = '';

  beforeAll(async () => {
    const built = spawnSync(process.execPath, [join(root, 'bin/run.mjs'), 'version'], { encoding: 'utf8' });
    if (built.status !== 0) throw new Error(`The product cannot be built: ${built.stderr}${built.stdout}`);
    folder = mkdtempSync(join(tmpdir(), 'almanac-calendar-crash-'));
    fake = await startCaldavFake();
    slow = createServer((request, response) => {
      const wait = request.method === 'PUT' ? SLOW_MS : 0;
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        setTimeout(() => {
          const passed = forward(fake.url + String(request.url), { method: request.method, headers: request.headers }, (answer) => {
            setTimeout(() => { response.writeHead(answer.statusCode ?? 500, answer.headers); answer.pipe(response); }, wait);
          });
          passed.end(Buffer.concat(parts));
        }, wait);
      });
    });
    await new Promise<void>((resolve) => { slow.listen(0, '127.0.0.1', resolve); });
  });
  afterAll(async () => {
    child?.kill('SIGKILL');
    slow.closeAllConnections();
    slow.close();
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', OBSERVER: '0', LOG_LEVEL: 'error', DATA_DIR: folder, ALLOW_PRIVATE_ADDRESSES: '1' };
    const started = spawn(process.execPath, [join(root, 'bin/almanac.mjs'), 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    child = started;
    said = '';
    url = await new Promise<string>((resolve, reject) => {
      const late = setTimeout(() => { reject(new Error(`It did not serve within 60 s: ${said}`)); }, 60_000);
      const hear = (text: string): void => {
        said += text;
        const found = / on (http:\S+) \(ready/.exec(said)?.[1];
        if (found !== undefined) { clearTimeout(late); resolve(found); }
      };
      started.stdout.setEncoding('utf8').on('data', hear);
      started.stderr.setEncoding('utf8').on('data', hear);
    });
  }
  const kill = async (): Promise<void> => { const gone = new Promise((resolve) => { child?.once('exit', resolve); }); child?.kill('SIGKILL'); await gone; };
  // Answers differ per call; each looks at what it asked for.
  // oxlint-disable-next-line typescript/no-explicit-any
  const send = async (method: string, path: string, body?: unknown): Promise<any> => {
    const answer = await fetch(url + path, { method, ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }), signal: AbortSignal.timeout(120_000) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}\n${said.slice(-1000)}`);
    return JSON.parse(text);
  };
  const puts = (): number => fake.requests.filter((request) => request.method === 'PUT').length;
  const until = async (what: string, look: () => boolean | Promise<boolean>): Promise<void> => {
    for (const end = Date.now() + 60_000; ;) {
      if (await look()) return;
      if (Date.now() > end) throw new Error(`${what} did not come: ${said.slice(-1000)}`);
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
  };
  const there = (): string[] => [...fake.standing('almanac').values()].map((text) => { const block = ical.readBlock(text, 'UTC'); return `${block?.taskId} ${block?.start.toISOString()} ${block?.end.toISOString()}`; }).sort();

  it('loses none and doubles none, also when it is killed again while it resumes', async () => {
    fake.calendar('personal');
    await start();
    const server_url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}/dav/`;
    await send('POST', '/api/v1/scheduler/calendar_accounts', { provider: 'caldav', server_url, username: 'anna@example.org', password: 'gehëim' });
    const tasks: number[] = [];
    for (let number = 1; number <= BLOCKS; number++) tasks.push((await send('POST', '/api/v1/tasks', { title: `Piece ${number}`, estimated_hours: 0.5 })).task_id);
    expect((await send('POST', '/api/v1/scheduler/schedule', { task_ids: tasks, time_limit_ms: 500 })).blocks).toHaveLength(BLOCKS);
    for (const sent of [7, 21, 38]) {
      await until(`write ${sent}`, () => puts() >= sent);
      await kill();
      await start();
    }
    await until('the end of the writing', async () => {
      await send('POST', '/api/v1/scheduler/calendar/sync', {});
      return (await send('GET', '/api/v1/scheduler/calendars')).writes.waiting === 0;
    });
    const to = new Date(Date.now() + 120 * 86_400_000).toISOString().slice(0, 10);
    const here = (await send('GET', `/api/v1/scheduler/calendar?end_date=${to}&limit=500`)).items.filter((item: { kind: string }) => item.kind === 'block').map((item: { task_id: number; start: string; end: string }) => `${item.task_id} ${new Date(item.start).toISOString()} ${new Date(item.end).toISOString()}`).sort();
    expect(here).toHaveLength(BLOCKS);
    expect(there()).toEqual(here);
    expect((await send('GET', '/api/v1/scheduler/calendars/history')).items).toEqual([]);
  }, 240_000);
});
