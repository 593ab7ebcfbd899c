import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestService, type TestService } from './service.ts';

const PLAN = '/api/v1/planner/plan';

describe('the planner beside a gateway', () => {
  let gateway: TestService;
  let planner: TestService;
  beforeAll(async () => {
    gateway = await startTestService({}, 'memory-gateway');
    planner = await startTestService({ MEMORY_GATEWAY_URL: gateway.service.url }, 'planner-api');
  });
  afterAll(async () => { await planner?.close(); await gateway?.close(); });

  it('serves its own paths, and hands those of the memory on', async () => {
    const { status, body } = await planner.send('POST', '/api/v1/memory/remember', { content: 'Handed on.' }, { 'idempotency-key': 'handed-1' });
    expect(status).toBe(201);
    expect((await planner.send('POST', '/api/v1/memory/remember', { content: 'Handed on.' }, { 'idempotency-key': 'handed-1' })).body.event_id).toBe(body.event_id);
    expect((await gateway.send('GET', '/api/v1/memory/recall?query=handed')).body.results.map((one: { content: string }) => one.content)).toEqual(['Handed on.']);
    expect((await planner.send('GET', '/api/v1/memory/recall?query=handed')).body.results).toHaveLength(1);
    expect((await planner.send('POST', '/api/v1/memory/remember', { content: '' })).body).toMatchObject({ status: 400, code: 'kernel.invalid-input' });
    expect((await planner.send('GET', '/api/v1/memory/recall?query=x', undefined, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await planner.send('GET', '/api/v1/memory/recall?query=x', undefined, { authorization: 'Bearer nobody' })).status).toBe(401);
    expect((await gateway.send('GET', '/api/v1/tasks')).status).toBe(404);
    const [a, b] = [(await gateway.send('GET', '/openapi.json')).body.paths, (await planner.send('GET', '/openapi.json')).body.paths];
    expect(Object.keys(a)).toContain('/api/v1/memory/remember');
    expect(Object.keys(b)).toContain('/api/v1/planner/plan');
    expect(Object.keys(b)).not.toContain('/api/v1/memory/remember');
  });

  it('asks it for the briefing and remembers through it', async () => {
    await gateway.send('POST', '/api/v1/memory/remember', { content: 'Proposals go out on Tuesdays.' });
    const { body } = await planner.send('POST', PLAN, { intent: 'Write a proposal for Beta' });
    expect(body.context.memories.map((m: { content: string }) => m.content)).toContain('Proposals go out on Tuesdays.');
    expect(body.warnings).toEqual([]);
    const reflection = await planner.send('POST', '/api/v1/observer/reflect?mode=daily');
    expect(reflection.status).toBe(201);
    expect((await gateway.send('GET', '/api/v1/memory/recall?kind=reflection&query=day')).body.results).toHaveLength(1);
    expect((await gateway.send('GET', '/api/v1/memory/events?event_type=planning')).body.items).toHaveLength(1);
    expect((await planner.send('GET', '/health')).body.dependencies.memory_gateway.status).toBe('ok');
  });
});

describe('the planner without its gateway', () => {
  let broken: Server;
  let asked = 0;
  let planner: TestService;
  beforeAll(async () => {
    broken = createServer((_, response) => { asked++; response.writeHead(503).end(); });
    await new Promise<void>((resolve) => { broken.listen(0, '127.0.0.1', resolve); });
    planner = await startTestService({ MEMORY_GATEWAY_URL: `http://127.0.0.1:${(broken.address() as AddressInfo).port}` }, 'planner-api');
  });
  afterAll(async () => { await planner.close(); broken.close(); });

  it('plans all the same, says that it knows nothing, and stops asking after three failures', async () => {
    for (let i = 0; i < 4; i++) {
      const { status, body } = await planner.send('POST', PLAN, { intent: `Write a proposal for number ${i}` });
      expect(status).toBe(201);
      expect(body.warnings).toContainEqual(expect.stringContaining('without preferences, facts and past work'));
    }
    expect(asked).toBe(3);
    expect((await planner.send('GET', '/api/v1/memory/recall?query=x')).status).toBe(503);
    const health = (await planner.send('GET', '/health')).body;
    expect([health.status, health.dependencies.memory_gateway.status]).toEqual(['degraded', 'down']);
    expect((await planner.send('GET', '/ready')).status).toBe(200);
  });

  it('reflects all the same, and leaves the remembering to a job', async () => {
    const { status, body } = await planner.send('POST', '/api/v1/observer/reflect?mode=daily');
    expect([status, body.event_id]).toEqual([201, null]);
    const { waiting, running } = (await planner.send('GET', '/api/v1/jobs/dead')).body;
    expect(waiting + running).toBeGreaterThan(0);
  });
});
