import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { startTestService, type TestService } from '../../tests/service.ts';
import { allContracts } from '../apps/contracts.ts';
import { callOver } from '../kernel/call-over.ts';
import { memoryContracts } from '../memory/index.ts';

let app: TestService;
beforeAll(async () => { app = await startTestService(); });
afterAll(() => app.close());

const REMEMBER = '/api/v1/memory/remember';

describe('requests', () => {
  it('are refused with a problem that names the field', async () => {
    const { status, headers, body } = await app.send('POST', REMEMBER, { content: '', salience: 2 });
    expect([status, headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    expect(body).toMatchObject({ status: 400, code: 'kernel.invalid-input', instance: expect.stringContaining('urn:request:') });
    expect(body.errors.map((e: { path: string }) => e.path).sort()).toEqual(['content', 'salience']);
  });

  it.each([
    ['half JSON', '{"content": ', 400, 'http.unreadable'],
    ['a list', '[]', 400, 'kernel.invalid-input'],
    ['nothing', '', 400, 'kernel.invalid-input'],
    ['no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 400, 'http.unreadable'],
    ['over 4 MiB', JSON.stringify({ content: 'x'.repeat(5 << 20) }), 413, 'http.too-large'],
    ['NUL', '{"content": "a\\u0000b"}', 400, 'kernel.invalid-input'],
    ['a lone surrogate', '{"content": "a\\ud800b"}', 400, 'kernel.invalid-input'],
    ['__proto__', '{"content": "x", "__proto__": {"a": 1}}', 400, 'kernel.invalid-input'],
    ['depth', `{"content": "x", "metadata": {"a": ${'['.repeat(20_000)}${']'.repeat(20_000)}}}`, 400, 'kernel.invalid-input'],
  ])('with a body of %s are refused', async (_, raw, status, code) => {
    const answer = await app.send('POST', REMEMBER, raw);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('to unknown places and by wrong methods get problems', async () => {
    expect((await app.send('GET', '/api/v1/nothing')).body).toMatchObject({ status: 404, code: 'http.unknown-route' });
    const wrong = await app.send('DELETE', REMEMBER);
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await app.send('POST', REMEMBER, 'hello', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await app.send('GET', '/api/v1/memory/recall?query=a&query=b')).body.errors[0].path).toBe('query');
    expect((await app.send('GET', '/api/v1/memory/recall?query=a&kk=1')).body.errors[0].path).toBe('kk');
  });

  it('from other sites and by other names do not reach an open server', async () => {
    expect((await app.send('GET', '/api/v1/memory/events', undefined, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await app.service.fetch(new Request('http://evil.example/api/v1/memory/events', { headers: { host: 'evil.example' } }))).status).toBe(403);
    expect((await app.send('GET', '/api/v1/memory/events', undefined, { authorization: 'Bearer nonsense' })).status).toBe(401);
  });
});

describe('an Idempotency-Key', () => {
  it('gets the first answer again, and 422 with another body', async () => {
    const headers = { 'idempotency-key': 'k1' };
    const first = await app.send('POST', REMEMBER, { content: 'once' }, headers);
    const second = await app.send('POST', REMEMBER, { content: 'once' }, headers);
    expect([first.status, second.status, second.text]).toEqual([201, 201, first.text]);
    expect((await app.send('POST', REMEMBER, { content: 'twice' }, headers)).status).toBe(422);
  });

  it('makes one thing of many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => app.send('POST', '/api/v1/tasks', { title: 'one task' }, { 'idempotency-key': 'k2' })));
    expect(new Set(answers.map((a) => a.body.task_id)).size).toBe(1);
    expect((await app.send('GET', '/api/v1/tasks')).body.items).toHaveLength(1);
  });

  it('keeps nothing of a refused request, so a corrected one may use it', async () => {
    const headers = { 'idempotency-key': 'k3' };
    expect((await app.send('POST', REMEMBER, { content: 'x', client_id: 99_999 }, headers)).status).toBe(404);
    expect((await app.send('POST', REMEMBER, { content: 'x' }, headers)).status).toBe(201);
  });

  it('holds for slow work too', async () => {
    const ask = () => app.send('POST', '/api/v1/planner/plan', { intent: 'Hire a bookkeeper' }, { 'idempotency-key': 'k4' });
    const first = await ask();
    expect((await ask()).body.plan_id).toBe(first.body.plan_id);
  });
});

describe('what is made from the contracts', () => {
  it('describes every operation in OpenAPI 3.1, once', async () => {
    const { body } = await app.send('GET', '/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const ids = Object.values(body.paths as Record<string, Record<string, { operationId: string }>>).flatMap((at) => Object.values(at).map((o) => o.operationId));
    expect(new Set(ids).size).toBe(ids.length);
    for (const contract of allContracts) expect(ids, contract.name).toContain(contract.name);
    for (const { contract } of app.service.operations) expect(allContracts.map((c) => c.name), contract.name).toContain(contract.name);
    expect(JSON.stringify(body)).not.toMatch(/"\$ref":"#\/\$defs/);
  });

  it('has a page that names every operation, and one for every problem', async () => {
    const docs = await app.send('GET', '/docs');
    expect(docs.text).toContain('/api/v1/memory/remember');
    expect((await app.send('GET', '/docs/errors/kernel.invalid-input')).status).toBe(200);
    expect((await app.send('GET', '/docs/errors/..%2f..%2fpackage.json')).status).toBe(404);
  });

  it('is an MCP tool with the same schema, answer and problem', async () => {
    const client = new Client({ name: 'test', version: '0' });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${app.service.url}/mcp`)));
    const { tools } = await client.listTools();
    expect(tools.map((t) => t.name)).toEqual(expect.arrayContaining(['memory_remember', 'memory_recall', 'planner_plan', 'scheduler_schedule']));
    await client.callTool({ name: 'memory_remember', arguments: { content: 'The boiler is serviced in May.' } });
    const good = await client.callTool({ name: 'memory_recall', arguments: { query: 'boiler', k: 1 } });
    expect(good.structuredContent).toMatchObject({ results: [{ content: 'The boiler is serviced in May.' }] });
    const bad = await client.callTool({ name: 'memory_remember', arguments: { content: '' } });
    expect(bad.isError).toBe(true);
    expect(JSON.parse((bad.content as { text: string }[])[0]?.text ?? '')).toMatchObject({ status: 400, errors: [{ path: 'content' }] });
    await client.close();
  });

  it('is a typed call over the wire with the same problems', async () => {
    const over = callOver(app.service.url);
    const kept = await over(memoryContracts.remember)({ content: 'Called over the wire.' }, { requestId: 'r1' });
    expect(kept.stored_in).toContain('postgres');
    expect((await over(memoryContracts.recall)({ query: 'wire' }, { requestId: 'r2' })).results[0]?.content).toBe('Called over the wire.');
    await expect(over(memoryContracts.remember)({ content: 'x', client_id: 99_999 }, { requestId: 'r3' })).rejects.toMatchObject({ kind: { status: 404 } });
    await expect(callOver('http://127.0.0.1:9')(memoryContracts.recall)({ query: 'x' }, { requestId: 'r4' })).rejects.toMatchObject({ kind: { code: 'kernel.unreachable' } });
  });
});

describe('health', () => {
  it('names every dependency and answers whatever is down', async () => {
    const { status, body } = await app.send('GET', '/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'ok', dependencies: { postgres: { status: 'ok' }, language_model: { status: 'off' }, jobs: { status: 'ok' } } });
    expect((await app.send('GET', '/ready')).status).toBe(200);
    expect((await app.send('GET', '/metrics')).text).toContain('almanac_requests_total{operation="memory.remember",status="201"}');
  });
});
