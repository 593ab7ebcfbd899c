// Which days does a question speak of? Questions by writers who had not seen the rules, in ten languages, with what a sensible person
// takes them to mean, and questions that only look as if they named a time.
//
//   node bench/time-words.mjs [--sets 1,2] [--show]
//
// Set 1 was looked at while the rules were made; set 2 was measured first and looked at afterwards. An answer is right when both of its
// ends lie within the days that the writer allowed. Run `npm run build` first.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { sets: { type: 'string', default: '1,2' }, show: { type: 'boolean', default: false } } });
const { periodOf } = await import(new URL('../dist/memory/recall/time-words.js', import.meta.url));
const day = (text) => Date.parse(text) / 86_400_000;
for (const set of values.sets.split(',')) {
  const cases = readFileSync(new URL(`time-words/set-${set}.jsonl`, import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  const rows = new Map();
  for (const one of cases) {
    const local = (at) => new Intl.DateTimeFormat('sv-SE', { timeZone: one.zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
    const found = periodOf(one.question, new Date(one.now), one.zone);
    const got = found && [found.from.getUTCFullYear() < 1500 ? null : local(found.from), local(new Date(found.to.getTime() - 1))];
    const near = (mine, theirs) => (theirs === null ? mine === null : mine !== null && Math.abs(day(mine) - day(theirs)) <= one.slack_days);
    const right = one.to === null ? got === null : got !== null && near(got[0], one.from) && near(got[1], one.to);
    const key = `${set}  ${one.lang.padEnd(4)}${one.to === null ? 'names none' : 'names days'}`;
    const row = rows.get(key) ?? { n: 0, right: 0 };
    row.n++;
    row.right += right ? 1 : 0;
    rows.set(key, row);
    if (!right && values.show) process.stdout.write(`${set} ${one.id}: ${one.question} (asked ${one.now}) wanted ${one.from}..${one.to}, got ${got ? got.join('..') : 'none'}\n`);
  }
  for (const [key, { n, right }] of [...rows].sort()) process.stdout.write(`${key.padEnd(24)}${String(n).padStart(5)}${String(right).padStart(7)}\n`);
}
