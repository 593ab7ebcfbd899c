import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { batches, openAiEmbeddings } from './adapters/openai-embeddings.ts';
import { embedderKit } from './embedder.kit.ts';

interface Body { model: string; input: string[]; dimensions?: number }
type Reply = { status?: number; headers?: Record<string, string>; body?: unknown; raw?: string; hang?: boolean };

/** An endpoint on this machine that answers what a test wants. */
const seen: { body: Body; authorization: string | undefined; path: string | undefined }[] = [];
const script: ((body: Body) => Reply)[] = [];
const vector = (text: string, size: number): number[] => Array.from({ length: size }, (_, i) => Math.sin([...text].reduce((n, c) => (n * 31 + (c.codePointAt(0) as number)) % 9973, 7) * (i + 1)));
const good = (body: Body): Reply => ({ body: { data: body.input.map((text, index) => ({ index, embedding: vector(text, body.dimensions ?? 16) })) } });
const text = async (request: IncomingMessage): Promise<string> => { let out = ''; for await (const part of request) out += String(part); return out; };

const server = createServer((request, response) => void (async () => {
  const body = JSON.parse(await text(request)) as Body;
  seen.push({ body, authorization: request.headers.authorization, path: request.url });
  const reply = (script.shift() ?? good)(body);
  if (reply.hang) return;
  response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers }).end(reply.raw ?? JSON.stringify(reply.body ?? { error: { message: 'no' } }));
})());
let baseUrl = '';
beforeAll(async () => { await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); }); baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`; });
afterAll(async () => { server.closeAllConnections(); await new Promise((done) => { server.close(done); }); });
beforeEach(() => { seen.length = 0; script.length = 0; });

const pauses: number[] = [];
const embedder = (more: Partial<Parameters<typeof openAiEmbeddings>[0]> = {}) => openAiEmbeddings({ baseUrl, apiKey: 'sk-secret', model: 'm', pause: async (ms) => { pauses.push(ms); }, ...more });

describe('embeddings over HTTP', () => {
  embedderKit(async () => embedder());

  it('sends what the protocol wants, with the dimensions only where they are configured', async () => {
    expect((await embedder({ dimensions: 8 }).embed(['a']))[0]).toHaveLength(8);
    expect(seen[0]).toMatchObject({ path: '/v1/embeddings', authorization: 'Bearer sk-secret', body: { model: 'm', input: ['a'], dimensions: 8 } });
    await embedder({ apiKey: undefined }).embed(['a']);
    expect(seen[1]?.authorization).toBeUndefined();
    expect(seen[1]?.body).not.toHaveProperty('dimensions');
  });

  it('sends many texts in several calls, and a very long one alone', () => {
    expect([...batches(Array.from({ length: 300 }, () => 'x'))].map((b) => b.length)).toEqual([128, 128, 44]);
    expect([...batches(['a'.repeat(60_000), 'b'.repeat(60_000), 'c'.repeat(150_000), 'd'])].map((b) => b.length)).toEqual([1, 1, 1, 1]);
    expect([...batches([])]).toEqual([]);
  });

  it('reads base64 and answers in another order', async () => {
    script.push((body) => ({ body: { data: body.input.map((t, index) => ({ index, embedding: Buffer.from(Float32Array.from(vector(t, 4)).buffer).toString('base64') })).reverse() } }));
    const [one, two] = await embedder().embed(['one', 'two']);
    expect([...(one as Float32Array)]).toEqual([...Float32Array.from(vector('one', 4))]);
    expect([...(two as Float32Array)]).toEqual([...Float32Array.from(vector('two', 4))]);
  });

  it('waits and tries again at 429 and 500, as long as it was told to', async () => {
    pauses.length = 0;
    script.push(() => ({ status: 429, headers: { 'retry-after': '2' } }), () => ({ status: 500 }), () => ({ raw: '{"data": [' }));
    expect(await embedder().embed(['a'])).toHaveLength(1);
    expect(seen).toHaveLength(4);
    expect(pauses[0]).toBe(2000);
    script.push(() => ({ status: 503 }), () => ({ status: 503 }));
    await expect(embedder({ patienceMs: 100 }).embed(['a'])).rejects.toMatchObject({ message: 'the embedder answered 503', retryable: true });
    expect(seen).toHaveLength(5);
  });

  it('gives up a call that hangs', async () => {
    script.push(() => ({ hang: true }));
    await expect(embedder({ timeoutMs: 60, patienceMs: 0 }).embed(['a'])).rejects.toMatchObject({ message: expect.stringContaining('did not answer within'), retryable: true });
    script.push(() => ({ hang: true }));
    await expect(embedder().embed(['a'], { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it.each([
    ['a refused key', { status: 401 }, 'answered 401', false],
    ['a text that is too long', { status: 400 }, 'answered 400', true],
    ['fewer vectors than texts', { body: { data: [{ index: 0, embedding: [1, 2] }] } }, '1 vectors for 2 texts', false],
    ['vectors of two sizes', { body: { data: [{ index: 0, embedding: [1, 2] }, { index: 1, embedding: [1, 2, 3] }] } }, 'a vector of 3 numbers where 2 were expected', false],
    ['empty vectors', { body: { data: [{ index: 0, embedding: [] }, { index: 1, embedding: [] }] } }, 'an empty vector', false],
    ['something that is no number', { body: { data: [{ index: 0, embedding: [1, null] }, { index: 1, embedding: [1, 'NaN'] }] } }, 'no number', false],
    ['the same text twice', { body: { data: [{ index: 0, embedding: [1] }, { index: 0, embedding: [2] }] } }, 'one by one', false],
    ['another protocol', { body: { embeddings: [[1]] } }, 'a form that is not embeddings', false],
  ])('refuses %s at once, in words', async (_what, reply, message, oneOfTheTexts) => {
    script.push(() => reply);
    await expect(embedder().embed(['a', 'b'])).rejects.toMatchObject({ name: 'EmbedderFailure', message: expect.stringContaining(message), retryable: false, oneOfTheTexts });
    expect(seen).toHaveLength(1);
  });

  it('refuses another size than configured, and than before', async () => {
    script.push(() => ({ body: { data: [{ index: 0, embedding: [1, 2, 3] }] } }));
    await expect(embedder({ dimensions: 2 }).embed(['a'])).rejects.toThrow('a vector of 3 numbers where 2 were expected');
    const one = embedder();
    await one.embed(['a']);
    expect(one.dimensions).toBe(16);
    script.push(() => ({ body: { data: [{ index: 0, embedding: [1, 2, 3] }] } }));
    await expect(one.embed(['a'])).rejects.toThrow('a vector of 3 numbers where 16 were expected');
  });

  it('says when nobody is there, without the key in it', async () => {
    const nobody = embedder({ baseUrl: 'http://127.0.0.1:9', patienceMs: 0 });
    const failure = await nobody.check(AbortSignal.timeout(2000)).then(() => null, (error: unknown) => error as Error);
    expect(failure?.message).toContain('cannot be reached');
    expect(JSON.stringify({ message: failure?.message, cause: String(failure?.cause) })).not.toContain('sk-secret');
  });
});
