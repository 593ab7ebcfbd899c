// Questions as people ask them weeks later, in other words than those that were written.
//
//   node bench/questions.mjs [--database postgres://...] [--recipe balanced] [--show]   (absent: the embedded Postgres in a folder that is thrown away)
//
// Twelve people's messages over months (983, in English, German, French and Spanish, two of them group chats) with 168 questions, written and
// labelled without sight of the rules (bench/questions). Half of the questions share a content word with what answers them, a quarter
// share none. Prints the share of the evidence among the first five and ten results, and nDCG of ten. --show prints what was missed.
// Run `npm run build` first.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startProduct } from './product.mjs';

const { values } = parseArgs({ options: { database: { type: 'string' }, recipe: { type: 'string', default: 'balanced' }, show: { type: 'boolean', default: false } } });
const people = readFileSync(new URL('questions/set-1.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const product = await startProduct({ database: values.database });
const rows = new Map(), missed = [];
try {
  for (const { id, lang, messages, questions } of people) {
    const client_id = `questions-${id}`;
    const items = messages.map(({ n, role, speaker, occurred_at, session, content }) => ({ client_id, role, content, occurred_at, session_id: session, external_id: String(n), ...(speaker && { speaker }) }));
    for (let i = 0; i < items.length; i += 50) await product.call('POST', '/api/v1/memory/remember/batch', { items: items.slice(i, i + 50) });
    for (const { q, asked_at, evidence, sort } of questions) {
      if (evidence.length === 0) continue;
      const { body } = await product.call('GET', `/api/v1/memory/recall?client_id=${client_id}&k=20&recipe=${values.recipe}&as_of=${encodeURIComponent(asked_at)}&query=${encodeURIComponent(q)}`);
      const ids = body.results.filter((r) => r.external_id !== null).map((r) => Number(r.external_id));
      const share = (k) => evidence.filter((n) => ids.slice(0, k).includes(n)).length / evidence.length;
      const gain = ids.slice(0, 10).reduce((sum, n, i) => sum + (evidence.includes(n) ? 1 / Math.log2(i + 2) : 0), 0);
      const most = evidence.slice(0, 10).reduce((sum, _, i) => sum + 1 / Math.log2(i + 2), 0);
      for (const key of [`sort ${sort}`, `language ${lang}`, 'all']) {
        const row = rows.get(key) ?? { n: 0, five: 0, ten: 0, ndcg: 0 };
        rows.set(key, { n: row.n + 1, five: row.five + share(5), ten: row.ten + share(10), ndcg: row.ndcg + gain / most });
      }
      if (values.show && share(10) < 1) missed.push(`${id}: ${q}\n    ${evidence.filter((n) => !ids.slice(0, 10).includes(n)).map((n) => messages[n].content.slice(0, 160)).join('\n    ')}`);
    }
  }
} finally {
  await product.stop();
}
process.stdout.write(`${''.padEnd(20)}${'n'.padStart(5)}${'R@5'.padStart(8)}${'R@10'.padStart(8)}${'nDCG@10'.padStart(9)}\n`);
for (const [key, { n, five, ten, ndcg }] of [...rows].sort()) process.stdout.write(`${key.padEnd(20)}${String(n).padStart(5)}${(five / n).toFixed(3).padStart(8)}${(ten / n).toFixed(3).padStart(8)}${(ndcg / n).toFixed(3).padStart(9)}\n`);
if (missed.length) process.stdout.write(`\n${missed.join('\n')}\n`);
