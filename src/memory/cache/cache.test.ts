import { randomUUID } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../kernel/clock.ts';
import { inProcessCache } from '../adapters/in-process-cache.ts';
import { valkeyCache } from '../adapters/valkey-cache.ts';
import { createFlights } from './cache-flights.ts';
import { cacheKit } from './cache.kit.ts';

describe('the in-process cache', () => {
  cacheKit(async () => inProcessCache());

  it('lets time and the least recently used go', async () => {
    const clock = fixedClock('2026-01-01T00:00:00Z');
    const cache = inProcessCache({ clock, entries: 2 });
    await cache.set('a', '1', 10);
    await cache.set('b', '2', 10);
    await cache.get('a');
    await cache.set('c', '3', 10);
    expect([await cache.get('a'), await cache.get('b'), await cache.get('c')]).toEqual(['1', null, '3']);
    expect((await cache.health()).counts).toMatchObject({ entries: 2, evicted: 1 });
    clock.advance(10_000);
    expect(await cache.get('a')).toBeNull();
  });
});

const url = process.env['LAB_VALKEY_URL'];
describe.runIf(url)('the Valkey cache', () => {
  const open = async (namespace = `test:${randomUUID()}:`) => {
    const cache = valkeyCache({ url: url as string, namespace });
    await cache.health();
    return cache;
  };
  cacheKit(open);

  it('takes what somebody else wrote there for a miss', async () => {
    const { Redis } = await import('iovalkey');
    const namespace = `test:${randomUUID()}:`;
    const other = new Redis(url as string);
    await other.set(`${namespace}broken`, Buffer.from([0x1f, 0x8b, 1, 2, 3]), 'EX', 60);
    await other.lpush(`${namespace}list`, 'x');
    await other.expire(`${namespace}list`, 60);
    const cache = await open(namespace);
    expect(await cache.get('broken')).toBeNull();
    expect(await cache.get('list')).toBeNull();
    expect(cache.available).toBe(true);
    await cache.close();
    other.disconnect();
  });
});

describe('a Valkey server that does not do what it should', () => {
  const servers: { server: Server; sockets: Socket[] }[] = [];
  afterEach(() => { for (const { server, sockets } of servers.splice(0)) { for (const socket of sockets) socket.destroy(); server.close(); } });
  const serve = async (talk: (socket: Socket) => void): Promise<number> => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => { sockets.push(socket); socket.on('error', () => {}); talk(socket); });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    servers.push({ server, sockets });
    return (server.address() as { port: number }).port;
  };
  /** Speaks the protocol, and says what `answer` says; null: nothing. */
  const speaking = (answer: (command: string) => string | null) => serve((socket) => socket.on('data', (data) => {
    for (const command of data.toString().toLowerCase().split(/(?=\*\d+\r\n)/)) {
      const said = answer(command);
      if (said !== null) socket.write(said);
    }
  }));
  const INFO = '# Server\r\nredis_version:8.1.0\r\nloading:0\r\n';
  const greeting = (command: string): string => (command.includes('info') ? `$${INFO.length}\r\n${INFO}\r\n` : command.includes('ping') ? '+PONG\r\n' : '+OK\r\n');
  const timed = async (work: () => Promise<unknown>): Promise<number> => { const from = performance.now(); await work(); return performance.now() - from; };

  it.each([
    ['refuses', async () => 'redis://127.0.0.1:1'],
    ['is nowhere', async () => 'redis://192.0.2.1:6379'],
    ['accepts and says nothing', async () => `redis://127.0.0.1:${await serve(() => {})}`],
    ['is a web server', async () => `redis://127.0.0.1:${await serve((socket) => socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')))}`],
    ['hangs up', async () => `redis://127.0.0.1:${await serve((socket) => socket.destroy())}`],
  ])('costs nearly nothing and throws nothing: it %s', async (_how, at) => {
    const cache = valkeyCache({ url: await at() });
    let worst = 0;
    for (let i = 0; i < 20; i++) {
      worst = Math.max(worst, await timed(async () => {
        await cache.set('a', '1', 10);
        expect(await cache.get('a')).toBeNull();
        expect(await cache.forget('a')).toBeNull();
      }));
      await new Promise((resolve) => { setTimeout(resolve, 5); });
    }
    expect(worst).toBeLessThan(50); // measured: below 1 ms on an idle machine
    expect(await cache.health()).toMatchObject({ ok: false, counts: null });
    await new Promise((resolve) => { setTimeout(resolve, 1000); });
    expect(cache.available).toBe(false);
    await cache.close();
  });

  it('is left alone after the first answer that does not come, and asked again when it is well', async () => {
    let hangs = true;
    const port = await speaking((command) => (command.includes('get') || command.includes('ping') ? (hangs ? null : command.includes('ping') ? '+PONG\r\n' : '$1\r\nx\r\n') : greeting(command)));
    const cache = valkeyCache({ url: `redis://127.0.0.1:${port}` });
    for (let i = 0; i < 100; i++) { if ((await cache.get('a')) === null) await new Promise((resolve) => { setTimeout(resolve, 2); }); if (!cache.available) break; }
    expect(cache.available).toBe(false);
    expect(await timed(async () => { for (let i = 0; i < 100; i++) await cache.get('a'); })).toBeLessThan(15);
    hangs = false;
    for (let i = 0; i < 400 && !cache.available; i++) await new Promise((resolve) => { setTimeout(resolve, 20); });
    expect(cache.available).toBe(true);
    await cache.close();
  });

  it('takes nonsense for a miss', async () => {
    const port = await speaking((command) => (/\nget\r/.test(command) ? '?what\r\n' : greeting(command)));
    const cache = valkeyCache({ url: `redis://127.0.0.1:${port}` });
    await cache.health();
    expect(await timed(async () => expect(await cache.get('a')).toBeNull())).toBeLessThan(100);
    await cache.close();
  });
});

describe('flights', () => {
  it('share an answer, not a failure, and nothing afterwards', async () => {
    const flights = createFlights<string>();
    const [first, second, third] = [flights.begin(), flights.begin(), flights.begin()];
    expect(flights.join('a', first)).toBeNull();
    expect(flights.join('a', first)).toBeNull(); // its transaction was run again
    const joined = flights.join('a', second);
    expect(flights.join('b', third)).toBeNull();
    first.land('found');
    first.land(null);
    expect(await joined).toBe('found');
    expect(flights.join('a', second)).toBeNull();
    const waiting = flights.join('a', third);
    second.land(null);
    expect(await waiting).toBeNull();
  });
});
