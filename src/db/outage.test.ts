import { createServer, connect, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { startTestService, type TestService } from '../../tests/service.ts';

/** Passes bytes to a server, and can be cut or stopped like a network. */
async function startWire(target: URL): Promise<{ url: string; cut(): Promise<void>; mend(): Promise<void>; hang(on: boolean): void; close(): void }> {
  const sockets = new Set<Socket>();
  let hanging = false;
  let port = 0;
  const make = (): Server => createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const s of [near, far]) { sockets.add(s); s.on('error', () => {}).on('close', () => { sockets.delete(s); near.destroy(); far.destroy(); }); }
    near.on('data', (d) => { if (!hanging) far.write(d); });
    far.on('data', (d) => { if (!hanging) near.write(d); });
  });
  let server = make();
  const listen = () => new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', () => { port = (server.address() as { port: number }).port; resolve(); }); });
  await listen();
  const url = new URL(target);
  url.port = String(port);
  url.hostname = '127.0.0.1';
  const cut = () => new Promise<void>((resolve) => { for (const s of sockets) s.destroy(); server.close(() => resolve()); });
  return { url: url.href, cut, mend: () => { server = make(); return listen(); }, hang: (on) => { hanging = on; if (!on) for (const s of sockets) s.destroy(); }, close: () => { for (const s of sockets) s.destroy(); server.close(); } };
}

describe.runIf(engines.some((e) => e.name === 'postgres'))('an outage of Postgres', () => {
  let db: { url?: string; close(): Promise<void> };
  let wire: Awaited<ReturnType<typeof startWire>>;
  let app: TestService;
  const until = async (done: () => Promise<boolean>): Promise<void> => { for (let i = 0; i < 100 && !(await done()); i++) await new Promise((r) => { setTimeout(r, 100); }); };
  beforeAll(async () => {
    db = await (engines.find((e) => e.name === 'postgres') as (typeof engines)[number]).open();
    wire = await startWire(new URL(db.url as string));
    app = await startTestService({ DATABASE_URL: wire.url });
    await app.send('POST', '/api/v1/memory/remember', { content: 'before the outage' });
  });
  afterAll(async () => { await app.close(); wire.close(); await db.close(); });

  const timed = async (path: string) => { const began = performance.now(); const answer = await app.send('GET', path); return { ...answer, ms: performance.now() - began }; };

  it('is a 503 for requests and a sentence in /health within a second, and passes by itself', async () => {
    await wire.cut();
    const refused = await app.send('POST', '/api/v1/memory/remember', { content: 'during' });
    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([503, 'db.unavailable', '2']);
    const health = await timed('/health');
    expect([health.status, health.body.status, health.body.dependencies.postgres.status]).toEqual([200, 'degraded', 'down']);
    expect(health.ms).toBeLessThan(1000);
    expect((await timed('/ready')).status).toBe(503);
    await wire.mend();
    await until(async () => (await app.send('GET', '/ready')).status === 200);
    expect((await app.send('POST', '/api/v1/memory/remember', { content: 'after the outage' })).status).toBe(201);
    expect((await app.send('GET', '/api/v1/memory/recall?query=outage')).body.results.map((r: { content: string }) => r.content).sort()).toEqual(['after the outage', 'before the outage']);
  });

  it('that only hangs leaves /health answering within a second', async () => {
    wire.hang(true);
    const health = await timed('/health');
    expect([health.status, health.body.dependencies.postgres.status]).toEqual([200, 'down']);
    expect(health.ms).toBeLessThan(1000);
    wire.hang(false);
    await until(async () => (await app.send('GET', '/ready')).status === 200);
    expect((await app.send('GET', '/ready')).status).toBe(200);
  });
});
