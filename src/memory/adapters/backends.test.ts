import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../llm/embedder.port.ts';
import { backendKit, fakeBackend } from '../backends/memory-backend.kit.ts';
import { BackendFailure, type MemoryBackend } from '../backends/memory-backend.port.ts';
import { mem0 } from './mem0.ts';
import { qdrant } from './qdrant.ts';
import { zep } from './zep.ts';

// No server of these vendors runs here. What they are asked is compared with what their own SDKs ask (tools/vendor-wire.mjs recorded
// it); what they answer is played by the fakes below, after the SDKs' types.

interface Seen { method: string; path: string; auth: string | null; body: any }
type Answer = (seen: Seen) => { status?: number; json?: unknown; text?: string };

/** A `fetch` that records and is answered by a function. */
function recording(answer: Answer, prefix = 'https://vendor.test') {
  const seen: Seen[] = [];
  const fetch = (async (url: string, init: RequestInit) => {
    init.signal?.throwIfAborted();
    const headers = new Headers(init.headers);
    const one = { method: init.method ?? 'GET', path: url.slice(prefix.length), auth: headers.get('authorization') ?? headers.get('api-key'), body: init.body ? JSON.parse(init.body as string) : null };
    seen.push(one);
    const { status = 200, json, text } = answer(one);
    return new Response(status === 204 ? null : (text ?? JSON.stringify(json ?? {})), { status });
  }) as typeof globalThis.fetch;
  return { fetch, seen };
}

const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
const likeness = (query: string, text: string) => [...words(text)].filter((w) => words(query).has(w)).length / Math.max(1, words(query).size);

const embedder: Embedder = {
  model: 'test/model', dimensions: 64, where: 'here', check: async () => {},
  embed: async (texts) => texts.map((text) => { const v = new Float32Array(64); for (const w of words(text)) { let h = 7; for (const c of w) h = (h * 31 + c.charCodeAt(0)) % 64; v[h] = (v[h] ?? 0) + 1; } return v; }),
};

function fakeZep(): Answer {
  const users = new Set<string>();
  const edges: { uuid: string; user: string; fact: string; episodes: string[] }[] = [];
  let n = 0;
  return ({ method, path, body }) => {
    const at = path.replace('/api/v2', '');
    if (at === '/users' && method === 'POST') { users.add(body.user_id); return { status: 201, json: { user_id: body.user_id } }; }
    if (at.startsWith('/users/')) { const user = decodeURIComponent(at.slice(7)); if (!users.delete(user)) return { status: 404, json: { message: 'not found' } }; edges.splice(0, edges.length, ...edges.filter((e) => e.user !== user)); return { json: { message: 'ok' } }; }
    if (at.startsWith('/graph/edge/') || at.startsWith('/graph/episodes/')) {
      const id = at.split('/').at(-1) as string;
      const left = edges.filter((e) => e.uuid !== id && !e.episodes.includes(id));
      if (left.length === edges.length) return { status: 404, json: {} };
      edges.splice(0, edges.length, ...left);
      return { json: { message: 'ok' } };
    }
    if (at === '/projects/info') return { json: { project: { uuid: 'p' } } };
    if (!users.has(body.user_id)) return { status: 404, json: { message: 'user not found' } };
    if (at === '/graph') { const uuid = `ep${++n}`; if (body.data.length > 10_000) return { status: 400 }; edges.push({ uuid: `ed${n}`, user: body.user_id, fact: body.data, episodes: [uuid] }); return { status: 202, json: { uuid, content: body.data, created_at: body.created_at } }; }
    if (at === '/graph/add-fact-triple') { const uuid = `ed${++n}`; edges.push({ uuid, user: body.user_id, fact: body.fact, episodes: [] }); return { json: { edge: { uuid, fact: body.fact, name: body.fact_name }, source_node: {}, target_node: {} } }; }
    if (body.query.length > 400) return { status: 400 };
    return { json: { edges: edges.filter((e) => e.user === body.user_id).map((e) => ({ ...e, score: likeness(body.query, e.fact) })).filter((e) => e.score > 0).sort((x, y) => y.score - x.score).slice(0, body.limit) } };
  };
}

/** `later`: answers to add without ids, as it does when it works in the background. */
function fakeMem0(later: boolean): Answer {
  let kept: { id: string; user: string; memory: string; metadata: any }[] = [];
  let n = 0;
  return ({ method, path, body }) => {
    if (path === '/v1/ping/') return { json: { status: 'ok' } };
    if (path === '/v3/memories/add/') { const id = `m${++n}`; kept.push({ id, user: body.user_id, memory: body.messages[0].content, metadata: body.metadata }); return { json: later ? { message: 'queued', status: 'PENDING', event_id: 'e' } : { results: [{ id, memory: body.messages[0].content, event: 'ADD' }] } }; }
    if (path === '/v3/memories/search/') return { json: { results: kept.filter((m) => m.user === body.filters.user_id).map((m) => ({ ...m, score: likeness(body.query, m.memory) })).filter((m) => m.score > 0).sort((x, y) => y.score - x.score).slice(0, body.top_k) } };
    if (path.startsWith('/v3/memories/?')) return { json: { count: 1, next: null, previous: null, results: kept.filter((m) => m.user === body.filters.AND[0].user_id) } }; // as if it ignored the filter by metadata
    if (method === 'DELETE' && path.startsWith('/v1/memories/?user_id=')) { kept = kept.filter((m) => m.user !== decodeURIComponent(path.split('=')[1] as string)); return { json: { message: 'ok' } }; }
    const id = path.split('/')[3];
    if (!kept.some((m) => m.id === id)) return { status: 404, json: {} };
    kept = kept.filter((m) => m.id !== id);
    return { status: 204 };
  };
}

function fakeQdrant(): Answer {
  const collections = new Map<string, { size: number; points: Map<string, any> }>();
  return ({ method, path, body }) => {
    if (path === '/collections') return { json: { result: { collections: [...collections.keys()].map((name) => ({ name })) }, status: 'ok' } };
    const [, , name = '', ...rest] = path.split('?')[0]?.split('/') ?? [];
    const action = rest.join('/');
    if (action === '' && method === 'PUT') { if (collections.has(name)) return { status: 409, json: {} }; collections.set(name, { size: body.vectors.size, points: new Map() }); return { json: { result: true, status: 'ok' } }; }
    const c = collections.get(name);
    if (!c) return { status: 404, json: { status: { error: 'Not found' } } };
    if (action === 'index') return { json: { result: {}, status: 'ok' } };
    if (action === 'points') { for (const p of body.points) { if (p.vector.length !== c.size) return { status: 400 }; c.points.set(p.id, p); } return { json: { result: { status: 'completed' }, status: 'ok' } }; }
    const fits = (p: any) => p.payload.client === body.filter.must[0].match.value;
    if (action === 'points/delete') { for (const [id, p] of c.points) if (body.points ? body.points.includes(id) : fits(p)) c.points.delete(id); return { json: { result: {}, status: 'ok' } }; }
    const cosine = (a: number[], b: number[]) => a.reduce((s, x, i) => s + x * (b[i] ?? 0), 0) / (Math.hypot(...a) * Math.hypot(...b) || 1);
    return { json: { result: { points: [...c.points.values()].filter(fits).map((p) => ({ id: p.id, payload: p.payload, score: cosine(body.query, p.vector) })).sort((x, y) => y.score - x.score).slice(0, body.limit) } } };
  };
}

type Make = (fetch: typeof globalThis.fetch, timeoutMs?: number) => MemoryBackend;
const base = 'https://vendor.test';
const makeZep: Make = (fetch, timeoutMs = 800) => zep({ apiKey: 'z_secret', baseUrl: `${base}/api/v2`, timeoutMs, fetch });
const makeMem0: Make = (fetch, timeoutMs = 800) => mem0({ apiKey: 'm0-secret', baseUrl: base, timeoutMs, fetch });
const makeQdrant: Make = (fetch, timeoutMs = 800) => qdrant({ baseUrl: base, apiKey: 'q-secret', embedder, timeoutMs, fetch });

const brokenBy = (make: Make) => async (how: string): Promise<MemoryBackend> => make(how === 'silent'
  ? (async () => { throw new TypeError('fetch failed'); }) as never
  : recording(() => (how === 'refuses' ? { status: 422, text: 'secret' } : how === 'key' ? { status: 401, text: 'secret' } : how === 'down' ? { status: 503, text: 'upstream' } : how === 'garbage' ? { text: '<html>Lisbon' } : { json: [[1, 2, 3]] })).fetch);

describe('Zep', () => {
  backendKit(async () => makeZep(recording(fakeZep()).fetch), brokenBy(makeZep));
});
describe('mem0', () => {
  backendKit(async () => makeMem0(recording(fakeMem0(false)).fetch), brokenBy(makeMem0));
});
describe('mem0, when it works in the background', () => {
  backendKit(async () => makeMem0(recording(fakeMem0(true)).fetch), brokenBy(makeMem0));
});
describe('Qdrant', () => {
  // A point is upserted without reading the answer: only what is not JSON, or no success, is a failure there.
  backendKit(async () => makeQdrant(recording(fakeQdrant()).fetch), async (how) => (how === 'strange' ? makeQdrant((async () => { throw new TypeError('x'); }) as never) : brokenBy(makeQdrant)(how)));

  it('makes its collection on first use, one for each model', async () => {
    const { fetch, seen } = recording(fakeQdrant());
    await makeQdrant(fetch).add({ client: 'a', ref: 'event:1', text: 'bees', speaker: null, role: null, occurredAt: new Date(0) });
    expect(seen.map((s) => `${s.method} ${s.path}`)).toEqual(['PUT /collections/almanac-test-model-64/points?wait=true', 'PUT /collections/almanac-test-model-64', 'PUT /collections/almanac-test-model-64/index?wait=true', 'PUT /collections/almanac-test-model-64/points?wait=true']);
  });

  it('does without an embedder that fails', async () => {
    const dead = qdrant({ baseUrl: base, embedder: { ...embedder, embed: async () => { throw new Error('no'); } }, fetch: recording(fakeQdrant()).fetch });
    await expect(dead.search('a', 'x', 3)).rejects.toBeInstanceOf(BackendFailure);
  });
});
describe('the fake', () => {
  backendKit(async () => fakeBackend().backend, async (how) => {
    const { backend, state } = fakeBackend();
    state.trouble = () => { throw new BackendFailure('broken', { retryable: how !== 'refuses' }); };
    return backend;
  });
});

describe('a slow server', () => {
  it.each([['zep', makeZep], ['mem0', makeMem0], ['qdrant', makeQdrant]] as const)('%s is given up in time, also when it stops within its answer', async (_, make) => {
    const { createServer } = await import('node:http');
    const server = createServer((request, response) => { if (request.url?.includes('half')) { response.writeHead(200); response.write('{"edges":'); } });
    await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    for (const path of ['/silent', '/half']) {
      const began = performance.now();
      await expect(make(((_url: string, init: RequestInit) => fetch(url + path, init)) as never, 150).search('a', 'bees', 3)).rejects.toThrow(/did not answer within 150 ms/);
      expect(performance.now() - began).toBeLessThan(2000);
    }
    server.closeAllConnections();
    server.close();
  });
});

describe("the vendors' own SDKs, recorded,", () => {
  const wire = JSON.parse(readFileSync(new URL('../../../tools/fixtures/vendor-wire.json', import.meta.url), 'utf8'));
  const occurredAt = new Date('2026-03-01T09:00:00.000Z');
  let asked: Record<string, Seen[]>;
  beforeAll(async () => {
    asked = {};
    const ask = async (make: Make, answer: Answer, what: string, work: (b: MemoryBackend) => Promise<unknown>) => {
      const { fetch, seen } = recording(answer);
      await work(make(fetch));
      asked[what] = seen;
    };
    const item = { client: 'client_1-x', ref: 'event:12', text: 'I moved to Lisbon.', role: 'user', occurredAt };
    const zepSays: Answer = ({ path }) => ({ json: path.endsWith('/graph') ? { uuid: 'p1' } : path.endsWith('triple') ? { edge: { uuid: 'e1' } } : {} });
    let first = true;
    await ask(makeZep, (s) => (s.path.endsWith('/graph') && first ? ((first = false), { status: 404 }) : zepSays(s)), 'zep add', (b) => b.add({ ...item, speaker: 'Ann' }));
    await ask(makeZep, zepSays, 'zep search', (b) => b.search('client_1-x', 'Where does Ann live?', 10));
    await ask(makeZep, zepSays, 'zep fact', (b) => b.createFact({ client: 'client_1-x', ref: 'fact:1', text: 'Ann lives in Lisbon.', entityType: 'person', entityId: 'Ann', relation: 'residence', validFrom: occurredAt, validTo: null, recordedAt: occurredAt }));
    await ask(makeZep, zepSays, 'zep remove', (b) => b.remove('client_1-x', ['edge:e1', 'episode:p1']));
    await ask(makeZep, zepSays, 'zep erase', (b) => b.eraseClient('client_1-x'));
    await ask(makeZep, zepSays, 'zep health', (b) => b.health());
    const mem0Says: Answer = ({ path }) => ({ json: path.includes('add') ? { status: 'PENDING' } : path.includes('page=') ? { results: [{ id: 'm1', metadata: { almanac_ref: 'event:12' } }] } : { results: [] } });
    await ask(makeMem0, mem0Says, 'mem0 add', (b) => b.add({ ...item, speaker: null }));
    await ask(makeMem0, mem0Says, 'mem0 search', (b) => b.search('client_1-x', 'Where does Ann live?', 10));
    await ask(makeMem0, mem0Says, 'mem0 remove', (b) => b.remove('client_1-x', ['ref:event:12']));
    await ask(makeMem0, mem0Says, 'mem0 erase', (b) => b.eraseClient('client_1-x'));
    await ask(makeMem0, mem0Says, 'mem0 health', (b) => b.health());
    const three: Embedder = { ...embedder, model: 'c', dimensions: 3, embed: async (texts) => texts.map(() => new Float32Array([1, 0, 0])) };
    const makeThree: Make = (fetch) => qdrant({ baseUrl: base, apiKey: 'q-secret', embedder: three, collection: 'almanac', fetch });
    const qdrantSays: Answer = () => ({ json: { result: { points: [] } } });
    let missing = true;
    await ask(makeThree, (s) => (missing ? ((missing = false), { status: 404 }) : qdrantSays(s)), 'qdrant add', (b) => b.add({ ...item, speaker: null }));
    await ask(makeThree, qdrantSays, 'qdrant search', (b) => b.search('client_1-x', 'Where does Ann live?', 10));
    await ask(makeThree, qdrantSays, 'qdrant remove', (b) => b.remove('client_1-x', ['6f0c2a3e-0000-5000-8000-000000000001']));
    await ask(makeThree, qdrantSays, 'qdrant erase', (b) => b.eraseClient('client_1-x'));
    await ask(makeThree, qdrantSays, 'qdrant health', (b) => b.health());
  });

  // Run it with VENDOR_SDKS=folder (see tools/vendor-wire.mjs) to hold the recording against the SDKs themselves.
  it.runIf(process.env['VENDOR_SDKS'])('are what the recording says', async () => {
    const { execFileSync } = await import('node:child_process');
    expect(JSON.parse(execFileSync(process.execPath, ['tools/vendor-wire.mjs', process.env['VENDOR_SDKS'] as string], { encoding: 'utf8', env: { ...process.env, MEM0_TELEMETRY: 'false' } }))).toEqual(wire);
  });

  it.each([
    ['zep', 'user', 'zep add', 1], ['zep', 'add', 'zep add', 2], ['zep', 'search', 'zep search', 0], ['zep', 'fact', 'zep fact', 0], ['zep', 'remove-edge', 'zep remove', 0], ['zep', 'remove-episode', 'zep remove', 1], ['zep', 'erase', 'zep erase', 0], ['zep', 'health', 'zep health', 0],
    ['mem0', 'add', 'mem0 add', 0], ['mem0', 'search', 'mem0 search', 0], ['mem0', 'list', 'mem0 remove', 0], ['mem0', 'remove', 'mem0 remove', 1], ['mem0', 'erase', 'mem0 erase', 0], ['mem0', 'health', 'mem0 health', 0],
    ['qdrant', 'create', 'qdrant add', 1], ['qdrant', 'index', 'qdrant add', 2], ['qdrant', 'add', 'qdrant add', 3], ['qdrant', 'search', 'qdrant search', 0], ['qdrant', 'remove', 'qdrant remove', 0], ['qdrant', 'erase', 'qdrant erase', 0], ['qdrant', 'health', 'qdrant health', 0],
  ] as const)('%s asks the same for: %s', (vendor, what, ours, place) => {
    const mine = structuredClone(asked[ours]?.[place]) as Seen;
    mine.path = mine.path.replace('almanac-c-3', 'c'); // the collection's name is the caller's
    if (what === 'fact') { expect(mine.body.created_at).toBe(occurredAt.toISOString()); delete mine.body.created_at; } // we say when it was recorded, too
    if (vendor === 'qdrant' && what === 'add') { expect(mine.body.points[0].id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/); mine.body.points[0].id = wire.qdrant.add.body.points[0].id; }
    expect(mine).toEqual(wire[vendor][what]);
  });
});
