// Where somebody comes back to a matter with a new value: is the older message left out, and never one that still holds?
//
//   node bench/updates.mjs [--sets 1,2,3,4,5] [--database postgres://...] [--show]   (absent: the embedded Postgres in a folder that is thrown away)
//
// 450 short histories in a dozen languages (bench/updates), written without sight of the rules: changes that are said to be changes,
// changes that only tell the new value, pairs that both hold, and values that come back. Sets 1 to 4 were looked at while the rules
// were made; set 5 was measured first and looked at afterwards. --show prints what was hidden wrongly. Run `npm run build` first.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startProduct } from './product.mjs';

const { values } = parseArgs({ options: { sets: { type: 'string', default: '1,2,3,4,5' }, database: { type: 'string' }, show: { type: 'boolean', default: false } } });
const product = await startProduct({ database: values.database });
const rows = new Map();
const wrong = [];
try {
  for (const set of values.sets.split(',')) {
    const cases = readFileSync(new URL(`updates/set-${set}.jsonl`, import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
    for (const one of cases) {
      const client_id = `updates-${set}-${one.id}`;
      const items = one.history.map(({ role, content, occurred_at }, i) => ({ client_id, role, content, occurred_at, external_id: String(i), session_id: occurred_at.slice(0, 10) }));
      await product.call('POST', '/api/v1/memory/remember/batch', { items });
      const ask = async (more) => (await product.call('GET', `/api/v1/memory/recall?client_id=${client_id}&k=20${more}&query=${encodeURIComponent(one.question)}`)).body.results.map((r) => Number(r.external_id));
      const [shown, all] = [await ask(''), await ask('&include_superseded=true')];
      const hidden = all.filter((id) => !shown.includes(id));
      const sort = one.note.split(/[ :]/)[0] === 'update' ? `update, ${/\bcued\b/.test(one.note) ? 'said to be one' : 'told anew'}` : one.note.split(/[ :]/)[0];
      const key = `${set}  ${sort}`;
      const row = rows.get(key) ?? { n: 0, stale: 0, found: 0, left: 0, false: 0 };
      row.n++;
      row.stale += one.stale.filter((id) => all.includes(id)).length > 0 ? 1 : 0;
      row.left += one.stale.some((id) => all.includes(id)) && one.stale.every((id) => !shown.includes(id)) ? 1 : 0;
      if (one.current.some((id) => hidden.includes(id))) { row.false++; wrong.push(`${set} ${one.id}: ${one.question}`); }
      rows.set(key, row);
    }
  }
} finally {
  await product.stop();
}
process.stdout.write(`${'set, sort'.padEnd(30)}${'n'.padStart(5)}${'older found'.padStart(13)}${'left out'.padStart(10)}${'still true, left out'.padStart(22)}\n`);
for (const [key, row] of [...rows].sort()) process.stdout.write(`${key.padEnd(30)}${String(row.n).padStart(5)}${String(row.stale).padStart(13)}${String(row.left).padStart(10)}${String(row.false).padStart(22)}\n`);
const sum = (key, of) => [...rows].filter(([name]) => of.test(name)).reduce((n, [, row]) => n + row[key], 0);
process.stdout.write(`\nupdates left out ${sum('left', /update/)} of ${sum('stale', /update/)} · still true and left out ${sum('false', /./)} of ${sum('n', /./)}\n`);
if (values.show) process.stdout.write(`${wrong.join('\n')}\n`);
