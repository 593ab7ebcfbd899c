// How recall's time grows with the memory of one client.
//
//   node bench/recall-growth.mjs [--sizes 1000,5000,20000] [--calls 200] [--concurrency 4] [--database postgres://...]
//
// Run `npm run build` first. Quote ratios of one run: machines differ.
import { parseArgs } from 'node:util';
import { percentile, seeded, startProduct } from './product.mjs';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1000,5000,20000' }, calls: { type: 'string', default: '200' }, concurrency: { type: 'string', default: '4' }, database: { type: 'string' } } });
const sizes = values.sizes.split(',').map(Number);
const calls = Number(values.calls), lanes = Number(values.concurrency);
const random = seeded(11);
const SYLLABLES = ['ka', 'lo', 'mi', 'ren', 'tas', 'vor', 'ul', 'pe', 'dan', 'sho', 'qui', 'bel'];
// Words with the frequencies of a language: a few common ones, many rare ones.
const word = (n) => { let out = ''; for (let i = n + 13; i > 0; i = Math.floor(i / SYLLABLES.length)) out += SYLLABLES[i % SYLLABLES.length]; return out; };
const sentence = (n) => Array.from({ length: n }, () => word(Math.floor(12_000 * random() ** 3))).join(' ');

const product = await startProduct({ database: values.database });
try {
  process.stdout.write(`${'memories'.padStart(9)}${'p50 ms'.padStart(9)}${'p95 ms'.padStart(9)}${'p99 ms'.padStart(9)}   (${lanes} in flight, not cached)\n`);
  let loaded = 0;
  for (const size of sizes) {
    for (; loaded < size; loaded += 500) {
      const items = Array.from({ length: Math.min(500, size - loaded) }, (_, j) => ({ content: `${sentence(20)}.`, session_id: `s${Math.floor((loaded + j) / 20)}`, occurred_at: new Date(Date.UTC(2026, 0, 1) + (loaded + j) * 60_000).toISOString(), salience_score: 0.4 }));
      await product.call('POST', '/api/v1/memory/remember/batch', { items });
    }
    const times = [];
    const ask = async (keep) => { const { ms } = await product.call('GET', `/api/v1/memory/recall?query=${encodeURIComponent(`what about ${sentence(5)}?`)}`); if (keep) times.push(ms); };
    for (let i = 0; i < 20; i++) await ask(false);
    let left = calls;
    await Promise.all(Array.from({ length: lanes }, async () => { while (left-- > 0) await ask(true); }));
    process.stdout.write(`${String(size).padStart(9)}${[0.5, 0.95, 0.99].map((p) => percentile(times, p).toFixed(1).padStart(9)).join('')}\n`);
  }
} finally {
  await product.stop();
}
