// The vector arm at size: how long the ways of finding the nearest vectors take, and how many of the true 20 nearest each one finds.
//
//   node bench/vectors.mjs [--engine pglite|postgres] [--database postgres://...] [--sizes 20000,200000] [--dims 1536] [--queries 40] [--others 100] [--half]
//
// Run `npm run build` first. --database names a server on which a database may be made; it is dropped afterwards. The embedded engine
// works in a folder of its own, which is removed. --half also measures pgvector's HNSW on half precision, whose index takes minutes.
// Vectors are made: texts about one of 400 subjects, each with directions of its own, as models have them; pure noise has no neighbours.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openPglite } from '../dist/db/adapters/pglite.js';
import { openPostgres } from '../dist/db/adapters/postgres.js';
import { createDatabase } from '../dist/db/database.js';
import { migrate } from '../dist/db/migrate.js';
import { dot, normalized, packed, signature } from '../dist/memory/vector-math.js';
import { nearest } from '../dist/memory/vectors.store.js';
import { percentile, seeded } from './product.mjs';

const { values } = parseArgs({ options: { engine: { type: 'string', default: 'pglite' }, database: { type: 'string' }, sizes: { type: 'string', default: '20000' }, dims: { type: 'string', default: '1536' }, queries: { type: 'string', default: '40' }, others: { type: 'string', default: '100' }, half: { type: 'boolean', default: false } } });
const sizes = values.sizes.split(',').map(Number), dims = Number(values.dims), others = Number(values.others), TRUE = 20, BATCH = 1000, SUBJECTS = 400, FACETS = 24;

const random = seeded(5);
const gauss = () => Math.sqrt(-2 * Math.log(random() || 1e-12)) * Math.cos(2 * Math.PI * random());
const direction = () => normalized(Float32Array.from({ length: dims }, gauss));
const common = direction();
const facets = Array.from({ length: FACETS * 8 }, direction);
const subjects = Array.from({ length: SUBJECTS }, () => ({ at: direction(), own: Array.from({ length: FACETS }, () => facets[Math.floor(random() * facets.length)]) }));
const noise = Array.from({ length: 512 }, direction);
/** A text: what all texts share, its subject, some of the subject's facets, and something of its own. */
function text() {
  const { at, own } = subjects[Math.floor(random() * SUBJECTS)];
  const v = new Float32Array(dims);
  const add = (d, by) => { for (let i = 0; i < dims; i++) v[i] += d[i] * by; };
  add(common, 0.5);
  add(at, 0.7);
  for (let i = 0; i < 4; i++) add(own[Math.floor(random() * FACETS)], 0.35 * gauss());
  for (let i = 0; i < 3; i++) add(noise[Math.floor(random() * noise.length)], 0.3 * gauss());
  return normalized(v);
}
const uuid = (client, n) => `${String(client).padStart(8, '0')}-0000-0000-0000-${String(n).padStart(12, '0')}`;

const folder = mkdtempSync(join(tmpdir(), 'almanac-vectors-'));
const name = `almanac_bench_${process.pid}`;
const administer = async (statement) => { const client = new pg.Client({ connectionString: values.database }); await client.connect(); await client.query(statement); await client.end(); };
const open = async () => {
  if (values.engine === 'pglite') return createDatabase(await openPglite({ dataDir: join(folder, 'data') }));
  await administer(`create database ${name}`);
  const url = new URL(values.database);
  url.pathname = `/${name}`;
  return createDatabase(openPostgres({ url: url.href, poolSize: 4 }));
};

const db = await open();
const within = (work) => db.inWorkspace({ workspaceId: 1 }, work);
const queries = Array.from({ length: Number(values.queries) }, () => ({ vector: text(), best: [] }));

async function load(client, from, to, judge) {
  for (let done = from; done < to; done += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, to - done) }, (_, i) => {
      const vector = text();
      if (judge) for (const q of queries) {
        const score = dot(vector, q.vector);
        if (q.best.length < TRUE || score > q.best.at(-1).score) { q.best.push({ id: done + i, score }); q.best.sort((a, b) => b.score - a.score); q.best.length = Math.min(q.best.length, TRUE); }
      }
      return { hash: uuid(client, done + i), id: done + i, vector: packed(vector), bits: signature(vector), ...(values.half && judge && { half: `[${Array.from(vector, (x) => x.toFixed(5)).join(',')}]` }) };
    });
    const json = JSON.stringify(rows);
    if (values.half && judge) await db.asOwner((sql) => sql.run('insert into halves select id, half::halfvec from jsonb_to_recordset($1::jsonb) as x(id int, half text)', [json]));
    const from$ = 'jsonb_to_recordset($1::jsonb) as x(hash uuid, id int, vector text, bits bit varying)';
    await within(async (sql) => {
      await sql.run(`insert into memory_vectors (client_id, model_id, text_hash, piece, vector) select $2, 1, hash, 0, decode(vector, 'base64') from ${from$}`, [json, client]);
      await sql.run(`insert into memory_signatures (client_id, model_id, text_hash, piece, bits) select $2, 1, hash, 0, bits from ${from$}`, [json, client]);
      await sql.run(`insert into memory_index (client_id, kind, ref_id, length, occurred_at, terms, text_hash) select $2, 'event', $2 * 1000000 + id, 10, now(), '{}', hash from ${from$}`, [json, client]);
    });
  }
}

async function measure(label, find, judged = true) {
  const times = [];
  let found = 0;
  for (let i = 0; i < 3; i++) await find(queries[i].vector);
  for (const q of queries) {
    const from = performance.now();
    const ids = await find(q.vector);
    times.push(performance.now() - from);
    if (judged) found += q.best.filter(({ id }) => ids.slice(0, TRUE).includes(id)).length;
  }
  process.stdout.write(`${label.padEnd(44)}${percentile(times, 0.5).toFixed(1).padStart(9)}${percentile(times, 0.95).toFixed(1).padStart(9)}${(judged ? (found / queries.length / TRUE).toFixed(3) : '').padStart(9)}\n`);
}

const ids = (rows, client) => rows.map((row) => row.refId - client * 1000000);
const arm = (client) => (vector) => within(async (sql) => ids(await nearest(sql, 1, vector, { clientId: client, now: new Date() }), client));
const timed = async (label, work) => { const from = performance.now(); await work(); process.stdout.write(`  (${label}: ${((performance.now() - from) / 1000).toFixed(1)} s)\n`); };

try {
  const { vector: extension } = await migrate(db);
  await within((sql) => sql.run(`insert into embedding_models (model, dimensions, grade) values ('bench', $1, 1)`, [dims]));
  for (let i = 0; i <= others; i++) await db.asOwner((sql) => sql.run(`insert into client_profiles (client_id, workspace_id, user_id) values ($1, 1, $2)`, [100 + i, `c${i}`]));
  if (values.half) await db.asOwner((sql) => sql.script(`create table halves (id int primary key, v halfvec(${dims}))`));
  process.stdout.write(`${values.engine}, ${dims} dimensions${' '.repeat(26)}${'p50 ms'.padStart(9)}${'p95 ms'.padStart(9)}${`of ${TRUE}`.padStart(9)}\n`);
  let loaded = 0;
  for (const size of sizes) {
    await timed(`${size} vectors loaded`, async () => { await load(100, loaded, size, true); await db.asOwner((sql) => sql.script('analyze memory_signatures; analyze memory_vectors; analyze memory_index')); });
    loaded = size;
    await measure(`${size}: signatures, then exact`, arm(100));
    if (!extension) continue;
    if (values.half) {
      const ask = (settings) => (vector) => db.asOwner(async (sql) => { await sql.script(settings); return (await sql.rows(`select id from halves order by v <#> $1::halfvec limit ${TRUE}`, [`[${vector.join(',')}]`])).map((row) => row.id); });
      await measure(`${size}: pgvector exact, half precision`, ask('set local enable_indexscan = off'));
      await timed('HNSW built', () => db.asOwner((sql) => sql.script(`set local maintenance_work_mem = '1GB'; create index halves_near on halves using hnsw (v halfvec_ip_ops)`)));
      await measure(`${size}: pgvector HNSW, half precision`, ask('set local hnsw.ef_search = 100; set local enable_seqscan = off'));
      await db.asOwner((sql) => sql.script('drop index halves_near'));
    }
    await timed('HNSW over signatures built', () => db.asOwner((sql) => sql.script(`set local maintenance_work_mem = '512MB'; create index bench_near on memory_signatures using hnsw ((bits::bit(1024)) bit_hamming_ops) where client_id = 100 and model_id = 1`)));
    for (const ef of [128, 256, 400]) {
      await measure(`${size}: HNSW over signatures, ef ${ef}, then exact`, (vector) => within(async (sql) => {
        await sql.script(`set local hnsw.ef_search = ${ef}; set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off`);
        const rows = await sql.rows(`with near as materialized (select text_hash, piece from memory_signatures where client_id = 100 and model_id = 1 order by (bits::bit(1024)) <~> $1::bit(1024) limit 128)
          select v.text_hash, v.vector from near, lateral (select text_hash, vector from memory_vectors where client_id = 100 and model_id = 1 and text_hash = near.text_hash and piece = near.piece offset 0) as v`, [signature(vector)]);
        const { similarity } = await import('../dist/memory/vector-math.js');
        return rows.map((row) => ({ id: Number(row.text_hash.slice(-12)), s: similarity(row.vector, vector) })).sort((a, b) => b.s - a.s).map((row) => row.id);
      }));
    }
    await db.asOwner((sql) => sql.script('drop index bench_near'));
  }
  await timed(`${others} other clients with 500 vectors each`, async () => { for (let i = 1; i <= others; i++) await load(100 + i, 0, 500, false); });
  await measure('500 of a workspace of many, signatures', arm(101), false);
  await measure(`${loaded} of a workspace of many, signatures`, arm(100));
} finally {
  await db.close();
  if (values.engine === 'postgres') await administer(`drop database if exists ${name} with (force)`);
  rmSync(folder, { recursive: true, force: true });
}
