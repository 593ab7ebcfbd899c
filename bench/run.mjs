// Prints figures of speed: start times, memory at rest, and remember, recall and assemble over N synthetic memories.
//
//   node bench/run.mjs [--memories 20000] [--calls 400] [--database postgres://...]   (absent: the embedded Postgres in a folder that is thrown away)
//
// Run `npm run build` first, or use `npm run bench`. Quote ratios of one run: machines differ.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({ options: { memories: { type: 'string', default: '20000' }, calls: { type: 'string', default: '400' }, database: { type: 'string' } } });
const memories = Number(values.memories);
const calls = Number(values.calls);
const folder = mkdtempSync(join(tmpdir(), 'almanac-bench-'));
const port = 18_000 + Math.floor(Math.random() * 2000);
const base = `http://127.0.0.1:${port}`;

/** Starts the product; answers it with the seconds until it was ready. */
async function start(command = 'start') {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'bin', 'almanac.mjs'), command], { env: { ...process.env, PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'warn', ...(values.database && { DATABASE_URL: values.database }) }, stdio: ['ignore', 'ignore', 'inherit'] });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}`);
    const ready = await fetch(`${base}/ready`).then((r) => r.ok, () => false);
    if (ready) return { child, seconds: (performance.now() - began) / 1000 };
    await new Promise((r) => { setTimeout(r, 20); });
  }
}
const stop = (child) => new Promise((resolve) => { child.once('exit', resolve); child.kill('SIGTERM'); });
const rss = async () => Number(/^process_resident_memory_bytes (\S+)/m.exec(await (await fetch(`${base}/metrics`)).text())?.[1] ?? 0) / 1e6;
async function call(method, path, body) {
  const began = performance.now();
  const response = await fetch(base + path, { method, ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 200)}`);
  return { ms: performance.now() - began, body: JSON.parse(text) };
}
const percentile = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
const figures = (list) => `p50 ${percentile(list, 0.5).toFixed(1)} ms, p95 ${percentile(list, 0.95).toFixed(1)} ms, p99 ${percentile(list, 0.99).toFixed(1)} ms`;

// Words with the frequencies of a language: a few common ones, many rare ones.
let seed = 7;
const random = () => { seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31; return seed / 2 ** 31; };
const syllables = ['ka', 'lo', 'mi', 'ren', 'tas', 'vor', 'ul', 'pe', 'dan', 'sho', 'qui', 'bel'];
const word = (n) => { let out = ''; for (let i = n + 13; i > 0; i = Math.floor(i / syllables.length)) out += syllables[i % syllables.length]; return out; };
const anyWord = () => word(Math.floor(8000 * random() ** 3));
const sentence = (n) => Array.from({ length: n }, anyWord).join(' ');

const line = (what, figure) => process.stdout.write(`${what.padEnd(44)} ${figure}\n`);
let running;
try {
  line('engine', values.database ? 'served Postgres' : 'embedded Postgres');
  running = await start();
  line('first start (empty database)', `${running.seconds.toFixed(2)} s`);
  await stop(running.child);
  running = await start();
  line('second start', `${running.seconds.toFixed(2)} s`);
  await new Promise((r) => { setTimeout(r, 3000); });
  line('memory at rest', `${(await rss()).toFixed(0)} MB`);

  const began = performance.now();
  for (let i = 0; i < memories; i += 250) {
    const items = Array.from({ length: Math.min(250, memories - i) }, (_, j) => ({ content: `${sentence(14)}.`, external_id: `m${i + j}`, session_id: `s${Math.floor((i + j) / 20)}`, occurred_at: new Date(Date.UTC(2026, 0, 1) + (i + j) * 60_000).toISOString(), salience_score: 0.4 }));
    await call('POST', '/api/v1/memory/remember/batch', { items });
  }
  line(`loading ${memories} memories in batches of 250`, `${(memories / ((performance.now() - began) / 1000)).toFixed(0)} a second`);
  const times = { remember: [], recall: [], cached: [], assemble: [] };
  for (let i = 0; i < calls; i++) {
    times.remember.push((await call('POST', '/api/v1/memory/remember', { content: `${sentence(14)}.`, salience_score: 0.4 })).ms);
    const query = encodeURIComponent(`what about ${sentence(4)}?`);
    times.recall.push((await call('GET', `/api/v1/memory/recall?query=${query}`)).ms);
    times.cached.push((await call('GET', `/api/v1/memory/recall?query=${query}`)).ms);
    times.assemble.push((await call('POST', '/api/v1/memory/assemble', { query: sentence(5) })).ms);
  }
  line(`remember over ${memories} memories`, figures(times.remember));
  line('recall, not cached', figures(times.recall));
  line('recall, the same again', figures(times.cached));
  line('assemble', figures(times.assemble));
  line('memory after', `${(await rss()).toFixed(0)} MB`);
  await stop(running.child);
  if (values.database) {
    for (const command of ['memory-gateway', 'planner-api']) {
      running = await start(command);
      await new Promise((r) => { setTimeout(r, 3000); });
      line(`${command}: memory at rest`, `${(await rss()).toFixed(0)} MB`);
      await stop(running.child);
    }
  }
} finally {
  running?.child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
