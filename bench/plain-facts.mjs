// Which plainly said facts are drawn without a model, in English, German, French and Spanish?
//
//   node bench/plain-facts.mjs [--sets 1,2] [--show]
//
// 500 messages by writers who had not seen the rules, each with what it says, a quarter to a third of them stating nothing although they look
// like it. Set 1 was looked at while rules were made; set 2 was measured first, then its English part was looked at. A fact is found when
// its value stands in what was drawn; a date that is kept as it was said counts as missed. Run `npm run build` first.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { sets: { type: 'string', default: '1,2' }, show: { type: 'boolean', default: false } } });
const { plainFacts } = await import(new URL('../dist/memory/facts/plain-facts.js', import.meta.url));
const flat = (text) => String(text).toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
process.stdout.write(`${'set, language'.padEnd(16)}${'said'.padStart(6)}${'found'.padStart(7)}${'state nothing'.padStart(15)}${'drawn all the same'.padStart(20)}\n`);
for (const set of values.sets.split(',')) {
  const rows = new Map();
  for (const { id, lang, content, occurred_at, facts } of readFileSync(new URL(`plain-facts/set-${set}.jsonl`, import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line))) {
    const drawn = plainFacts(content, { at: new Date(occurred_at), zone: 'UTC' });
    const texts = drawn.map((f) => flat(`${f.content} ${f.value ?? ''} ${f.subject_id} ${f.valid_from ?? ''} ${(f.resolved ?? []).map(({ date }) => date).join(' ')}`));
    const missed = facts.filter(({ value }) => !texts.some((text) => text.includes(flat(value))));
    const row = rows.get(lang) ?? { said: 0, found: 0, none: 0, wrong: 0 };
    rows.set(lang, { said: row.said + facts.length, found: row.found + facts.length - missed.length, none: row.none + (facts.length ? 0 : 1), wrong: row.wrong + (!facts.length && drawn.length ? 1 : 0) });
    if (values.show && (missed.length || (!facts.length && drawn.length))) process.stdout.write(`${id} ${content}\n    missed: ${missed.map(({ what, value }) => `${what}: ${value}`).join('; ') || 'nothing'} · drawn: ${drawn.map((f) => `${f.fact_type}: ${f.content}`).join('; ') || 'nothing'}\n`);
  }
  for (const [lang, { said, found, none, wrong }] of [...rows].sort()) process.stdout.write(`${`${set}  ${lang}`.padEnd(16)}${String(said).padStart(6)}${String(found).padStart(7)}${String(none).padStart(15)}${String(wrong).padStart(20)}\n`);
}
