// Records what the vendors' own SDKs send, so that the adapters of Zep, mem0 and Qdrant can be held against it without carrying
// those SDKs (and the ninety packages that come with them) in the lock file:
//
//   mkdir sdks && cd sdks && npm init -y && npm i --legacy-peer-deps --ignore-scripts @getzep/zep-cloud@3.30.0 mem0ai@3.3.1 @qdrant/js-client-rest@1.16.2
//   node tools/vendor-wire.mjs sdks > tools/fixtures/vendor-wire.json
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { argv, stdout } from 'node:process';

const need = createRequire(resolve(argv[2] ?? '.', 'package.json'));
const requests = [];
const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
    const text = Buffer.concat(chunks).toString('utf8');
    requests.push({ method: request.method, path: request.url, auth: request.headers.authorization ?? request.headers['api-key'] ?? null, body: text === '' ? null : JSON.parse(text) });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url.startsWith('/v1/ping') ? { status: 'ok', org_id: 'o', project_id: 'p', user_email: 'a@b.c' } : request.url.includes('/collections') || request.url === '/' ? { result: { collections: [], points: [] }, status: 'ok', time: 0, version: '1.16.0', title: 'qdrant' } : {}));
  });
});
await new Promise((listening) => { server.listen(0, '127.0.0.1', listening); });
const url = `http://127.0.0.1:${server.address().port}`;
const out = { recorded_from: {} };
const record = async (vendor, what, call) => {
  requests.length = 0;
  await call().catch((error) => { if (requests.length === 0) throw error; });
  out[vendor] = { ...out[vendor], [what]: requests.at(-1) };
};
const version = (name) => { try { return need(`${name}/package.json`).version; } catch { return null; } };

const at = '2026-03-01T09:00:00.000Z';
const { ZepClient } = need('@getzep/zep-cloud');
const zep = new ZepClient({ apiKey: 'z_secret', baseUrl: `${url}/api/v2` });
await record('zep', 'user', () => zep.user.add({ userId: 'client_1-x' }));
await record('zep', 'add', () => zep.graph.add({ userId: 'client_1-x', type: 'message', data: 'Ann: I moved to Lisbon.', createdAt: at, sourceDescription: 'almanac', metadata: { almanac_ref: 'event:12' } }));
await record('zep', 'search', () => zep.graph.search({ userId: 'client_1-x', query: 'Where does Ann live?', scope: 'edges', limit: 10 }));
await record('zep', 'fact', () => zep.graph.addFactTriple({ userId: 'client_1-x', fact: 'Ann lives in Lisbon.', factName: 'RESIDENCE', sourceNodeName: 'Ann', targetNodeName: 'Ann lives in Lisbon.', validAt: at }));
await record('zep', 'remove-edge', () => zep.graph.edge.delete('e1'));
await record('zep', 'remove-episode', () => zep.graph.episode.delete('p1'));
await record('zep', 'erase', () => zep.user.delete('client_1-x'));
await record('zep', 'health', () => zep.project.get());
out.recorded_from.zep = `@getzep/zep-cloud ${version('@getzep/zep-cloud') ?? '3.30.0'}`;

const { MemoryClient } = need('mem0ai');
const mem0 = new MemoryClient({ apiKey: 'm0-secret', host: url });
await record('mem0', 'add', () => mem0.add([{ role: 'user', content: 'I moved to Lisbon.' }], { userId: 'client_1-x', infer: false, timestamp: 1772355600, metadata: { almanac_ref: 'event:12' } }));
await record('mem0', 'search', () => mem0.search('Where does Ann live?', { filters: { user_id: 'client_1-x' }, topK: 10 }));
await record('mem0', 'list', () => mem0.getAll({ filters: { AND: [{ user_id: 'client_1-x' }, { metadata: { almanac_ref: 'event:12' } }] }, page: 1, pageSize: 100 }));
await record('mem0', 'remove', () => mem0.delete('m1'));
await record('mem0', 'erase', () => mem0.deleteAll({ userId: 'client_1-x' }));
await record('mem0', 'health', () => mem0.ping());
out.recorded_from.mem0 = `mem0ai ${version('mem0ai') ?? '3.3.1'}`;

const { QdrantClient } = need('@qdrant/js-client-rest');
const qdrant = new QdrantClient({ url, apiKey: 'q-secret', checkCompatibility: false });
const id = '6f0c2a3e-0000-5000-8000-000000000001';
const filter = { must: [{ key: 'client', match: { value: 'client_1-x' } }] };
await record('qdrant', 'create', () => qdrant.createCollection('c', { vectors: { size: 3, distance: 'Cosine' }, on_disk_payload: true }));
await record('qdrant', 'index', () => qdrant.createPayloadIndex('c', { field_name: 'client', field_schema: 'keyword', wait: true }));
await record('qdrant', 'add', () => qdrant.upsert('c', { wait: true, points: [{ id, vector: [1, 0, 0], payload: { client: 'client_1-x', ref: 'event:12', text: 'I moved to Lisbon.', occurred_at: at } }] }));
await record('qdrant', 'search', () => qdrant.query('c', { query: [1, 0, 0], limit: 10, filter, with_payload: true }));
await record('qdrant', 'remove', () => qdrant.delete('c', { wait: true, points: [id] }));
await record('qdrant', 'erase', () => qdrant.delete('c', { wait: true, filter }));
await record('qdrant', 'health', () => qdrant.getCollections());
out.recorded_from.qdrant = `@qdrant/js-client-rest ${version('@qdrant/js-client-rest') ?? '1.16.2'}`;

stdout.write(`${JSON.stringify(out, null, 2)}\n`);
server.closeAllConnections();
server.close();
