import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { startTestService, type TestService } from '../../tests/service.ts';
import type { Database } from '../db/database.port.ts';
import { silentLog } from '../kernel/log.ts';
import { type AnyOperation, type CallContext, operation } from '../kernel/operation.ts';
import { memoryContracts } from '../memory/index.ts';
import { createLive } from './live.ts';
import { createLiveStream } from './live-stream.ts';
import type { LiveEvent } from './live.contract.ts';

interface Reader { readonly status: number; readonly type: string | null; readonly seen: { id: string | undefined; event: string; data: LiveEvent }[]; until(done: (seen: LiveEvent[]) => boolean): Promise<void>; close(): void }

/** Reads the stream as a client would, from its bytes. */
async function read(url: string, headers: Record<string, string> = {}): Promise<Reader> {
  const stop = new AbortController();
  const response = await fetch(`${url}/api/v1/live`, { headers: { accept: 'text/event-stream', ...headers }, signal: stop.signal });
  const seen: Reader['seen'] = [];
  let [rest, changed] = ['', () => {}];
  if (response.ok) void (async () => {
    for await (const piece of (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream())) {
      rest += piece;
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
        const data = field('data');
        if (data !== undefined) seen.push({ id: field('id'), event: field('event') ?? '', data: JSON.parse(data) as LiveEvent });
      }
      changed();
    }
  })().catch(() => {});
  return {
    status: response.status, type: response.headers.get('content-type'), seen,
    until: (done) => new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`seen: ${JSON.stringify(seen)}`)), 10_000);
      changed = () => { if (done(seen.map((one) => one.data))) { clearTimeout(timer); resolve(); } };
      changed();
    }),
    close: () => stop.abort(),
  };
}

describe('live events', () => {
  let app: TestService;
  beforeAll(async () => { app = await startTestService({ BACKGROUND_WORK: '0' }); });
  afterAll(() => app.close());
  const task = async (title: string, headers: Record<string, string> = {}): Promise<number> => (await app.send('POST', '/api/v1/tasks', { title }, headers)).body.task_id as number;

  it('tell what was done, by which request, and no content', async () => {
    const reader = await read(app.service.url);
    expect([reader.status, reader.type]).toEqual([200, 'text/event-stream']);
    const id = await task('Secret title', { 'x-request-id': 'mine-1' });
    await reader.until((seen) => seen.length > 0);
    expect(reader.seen[0]?.data).toEqual({ topic: 'tasks', topics: ['tasks'], operation: 'tasks.create', ids: expect.objectContaining({ task_id: id }) as unknown, request_id: 'mine-1' });
    expect(JSON.stringify(reader.seen)).not.toContain('Secret');
    reader.close();
  });

  it('come once for work under an Idempotency-Key, after it is stored, and not for what is refused, read or only tried', async () => {
    const reader = await read(app.service.url);
    for (let i = 0; i < 2; i++) await task('Once', { 'idempotency-key': 'live-1' });
    await app.send('POST', '/api/v1/tasks', { title: '' });
    await app.send('GET', '/api/v1/tasks');
    await app.send('POST', '/api/v1/tasks/quick', { text: 'Only tried 2h', dry_run: true });
    await app.send('POST', '/api/v1/memory/remember', { content: 'The end.' });
    await reader.until((seen) => seen.some((one) => one.operation === 'memory.remember'));
    expect(reader.seen.map((one) => one.data.operation)).toEqual(['tasks.create', 'memory.remember']);
    reader.close();
  });

  it('are taken up after the last one that was heard, or say that some were missed', async () => {
    const first = await read(app.service.url);
    await task('Heard');
    await first.until((seen) => seen.length === 1);
    first.close();
    await task('Missed');
    const again = await read(app.service.url, { 'last-event-id': first.seen[0]?.id ?? '' });
    await again.until((seen) => seen.length === 1);
    expect(again.seen[0]?.data.operation).toBe('tasks.create');
    again.close();
    const stranger = await read(app.service.url, { 'last-event-id': 'of-another-process-7' });
    await stranger.until((seen) => seen.length === 1);
    expect(stranger.seen[0]?.event).toBe('resync');
    stranger.close();
  });

  it('go to whoever may read their topic', async () => {
    const key = async (name: string, scopes: string[]): Promise<string> => (await app.send('POST', '/api/v1/keys', { name, scopes })).body.key as string;
    const memoryOnly = await read(app.service.url, { authorization: `Bearer ${await key('m', ['memory:read'])}` });
    expect(memoryOnly.status).toBe(200);
    await task('Not for a memory key');
    await app.send('POST', '/api/v1/memory/remember', { content: 'For a memory key.' });
    await memoryOnly.until((seen) => seen.length > 0);
    expect(memoryOnly.seen.map((one) => one.data.operation)).toEqual(['memory.remember']);
    memoryOnly.close();
    const writeOnly = await read(app.service.url, { authorization: `Bearer ${await key('w', ['memory:write'])}` });
    expect(writeOnly.status).toBe(403);
  });

  it('tell what the clock did by itself, like the operation that does the same', async () => {
    const live = createLive({ db: { engine: 'pglite', listen: async () => async () => {} } as unknown as Database, log: silentLog });
    const { body } = await live.operation.run({}, { requestId: 'r', workspaceId: 7, actor: 'key', scopes: new Set(['planner:read']) } as CallContext) as { body: AsyncIterable<string> };
    live.told(8, 'recurrences.make_ahead');
    live.told(7, 'recurrences.make_ahead');
    const seen: string[] = [];
    for await (const frame of body) { seen.push(frame); if (frame.includes('event: change')) break; }
    expect(seen.filter((frame) => frame.includes('event: change')).map((frame) => /data: (.*)/.exec(frame)?.[1])).toEqual([JSON.stringify({ topic: 'tasks', topics: ['tasks'], operation: 'recurrences.make_ahead' })]);
    await live.close();
  });
  it('end with the server, at once', async () => {
    const other = await startTestService({ BACKGROUND_WORK: '0' });
    await read(other.service.url);
    const began = Date.now();
    await other.close();
    expect(Date.now() - began).toBeLessThan(5000);
  });
});

describe('workspaces', () => {
  it('do not hear each other', async () => {
    const live = createLive({ db: { engine: 'pglite', listen: async () => async () => {} } as unknown as Database, log: silentLog });
    const context = (workspaceId: number): CallContext => ({ requestId: 'r', workspaceId, actor: 'local', scopes: new Set(['memory:read', 'memory:write'] as const) });
    const [remember] = live.telling([operation(memoryContracts.remember, async () => ({}) as never) as AnyOperation]);
    const readers = await Promise.all([1, 2].map(async (id) => ((await live.operation.run({}, context(id))) as { body: AsyncIterable<string> }).body[Symbol.asyncIterator]()));
    await remember?.run({ content: 'x' }, context(2));
    const [first, second] = await Promise.all(readers.map(async (reader) => String((await reader.next()).value)));
    expect(second).toContain('memory.remember');
    expect(first).toBe(': here\n\n');
    await live.close();
  });
});

describe('a stream whose reader is slow', () => {
  it('keeps so much, then says that some were lost', async () => {
    const stream = createLiveStream({ most: 3, beatMs: 1e6, onEnd: () => {} });
    for (const frame of ['a', 'b', 'c', 'd', 'e']) stream.push(frame);
    const pieces = stream[Symbol.asyncIterator]();
    expect((await pieces.next()).value).toBe('event: resync\ndata: {}\n\ne');
    stream.end();
    expect((await pieces.next()).done).toBe(true);
  });
  it('beats while nothing happens, and lets go of whoever waits', async () => {
    let ended = 0;
    const stream = createLiveStream({ beatMs: 5, onEnd: () => { ended++; } });
    const pieces = stream[Symbol.asyncIterator]();
    expect((await pieces.next()).value).toMatch(/^: beat/);
    const waits = createLiveStream({ beatMs: 1e6, onEnd: () => { ended++; } });
    const next = waits[Symbol.asyncIterator]().next();
    waits.end();
    expect((await next).done).toBe(true);
    await pieces.return?.();
    expect(ended).toBe(2);
  });
});

const served = engines.find((engine) => engine.name === 'postgres');
describe.runIf(served)('two processes on one Postgres', () => {
  it('tell each other', async () => {
    const db = await (served as (typeof engines)[number]).open() as { url: string; close(): Promise<void> };
    const [gateway, planner] = [await startTestService({ DATABASE_URL: db.url, BACKGROUND_WORK: '0' }, 'memory-gateway'), await startTestService({ DATABASE_URL: db.url, BACKGROUND_WORK: '0' }, 'planner-api')];
    try {
      const reader = await read(planner.service.url);
      // The first reader makes the process listen; until it does, nothing of others is heard.
      for (let i = 0; i < 50 && reader.seen.length === 0; i++) {
        await gateway.send('POST', '/api/v1/memory/remember', { content: `Told to the other, ${i}` });
        await new Promise((resolve) => { setTimeout(resolve, 200); });
      }
      expect(reader.seen[0]?.data).toMatchObject({ topic: 'memory', operation: 'memory.remember' });
      reader.close();
    } finally {
      await planner.close();
      await gateway.close();
      await db.close();
    }
  });
});
