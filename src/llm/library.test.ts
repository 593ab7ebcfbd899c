import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallContext } from '../kernel/operation.ts';
import { openAiCompatible } from './adapters/openai-compatible.ts';
import { libraryOperation } from './library.ts';

const context: CallContext = { requestId: 'r', workspaceId: 1, actor: 'test', scopes: new Set(['planner:read']) };

describe('the library of models', () => {
  let provider: Server;
  let answer: { status: number; body: unknown };
  let asked = 0;
  let now = 0;
  const run = (() => { let op: ReturnType<typeof libraryOperation>; return { make: () => { op = libraryOperation({ model: openAiCompatible({ baseUrl: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1`, apiKey: 'k' }), clock: { now: () => new Date(now) } }); }, ask: async () => op.contract.output.parse(await op.run({}, context)) as { items: unknown[] } }; })();

  beforeAll(async () => {
    provider = createServer((request, response) => { asked++; expect(request.url).toBe('/v1/models'); response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body)); });
    await new Promise<void>((resolve) => { provider.listen(0, '127.0.0.1', resolve); });
  });
  beforeEach(() => { asked = 0; now = 0; run.make(); });
  afterAll(() => { provider.closeAllConnections(); provider.close(); });

  it('tells what the provider offers, with prices for a million tokens where it has them', async () => {
    answer = { status: 200, body: { data: [{ id: 'z/small', name: 'Small', context_length: 8192, pricing: { prompt: '0.00000015', completion: '0.0000006' } }, { id: 'a/auto', pricing: { prompt: '-1', completion: '-1' } }, { id: 'm/plain', object: 'model' }] } };
    expect((await run.ask()).items).toEqual([
      { id: 'a/auto', name: 'a/auto', context_tokens: null, input_usd: null, output_usd: null }, { id: 'm/plain', name: 'm/plain', context_tokens: null, input_usd: null, output_usd: null },
      { id: 'z/small', name: 'Small', context_tokens: 8192, input_usd: 0.15, output_usd: 0.6 },
    ]);
    await run.ask();
    expect(asked).toBe(1);
    now = 11 * 60_000;
    await run.ask();
    expect(asked).toBe(2);
  });

  it('says so when the provider does not, and asks again the next time', async () => {
    answer = { status: 503, body: {} };
    await expect(run.ask()).rejects.toMatchObject({ kind: { code: 'llm.unavailable' } });
    answer = { status: 200, body: { data: [] } };
    expect((await run.ask()).items).toEqual([]);
  });

  it('is empty while no model is on', async () => {
    const off = libraryOperation({ model: null, clock: { now: () => new Date() } });
    expect(await off.run({}, context)).toEqual({ items: [] });
  });
});
