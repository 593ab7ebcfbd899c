// What does a conversation leave in memory? Junk that is stored, statements that are lost, secrets that leak.
//
//   node bench/junk.mjs [--base http://127.0.0.1:8090] [--rounds 3] [--seed 11] [--show]   (without --base: the built product, in a folder that is thrown away)
//
// A synthetic stream in several languages, every piece sent alone and again beside a statement. `tuned` templates were looked at
// while the rules were made, `held back` ones were not. --show prints what went wrong. Run `npm run build` first.
import { parseArgs } from 'node:util';
import { JUNK, LOOKALIKES, NEAR, SECRETS, STATEMENTS, WRAPPINGS } from './junk-templates.mjs';
import { seeded, startProduct } from './product.mjs';

const { values } = parseArgs({ options: { base: { type: 'string' }, rounds: { type: 'string', default: '3' }, seed: { type: 'string', default: '11' }, show: { type: 'boolean', default: false }, database: { type: 'string' } } });
const random = seeded(Number(values.seed));
const pick = (list) => list[Math.floor(random() * list.length)];
const rounds = Number(values.rounds);
const SYLLABLES = ['ka', 'lo', 'mi', 'ren', 'tas', 'vor', 'ul', 'pe', 'dan', 'sho', 'qui', 'bel', 'zar', 'fen'];
const name = () => { const w = pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES); return w[0].toUpperCase() + w.slice(1); };
const letters = (n, from = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789') => Array.from({ length: n }, () => pick([...from])).join('');
const digits = (n) => letters(n, '0123456789');
const fill = (text, own) => text.replace(/\{(\w+)\}/g, (_all, key) => (own[key] ??= { name: name, place: name, number: () => String(2 + Math.floor(random() * 90)), hex: () => letters(12, '0123456789abcdef'), word: () => letters(9, 'abcdefghijklmnopqrstuvwxyz'), blob: () => letters(120) }[key]()));

const product = values.base ? null : await startProduct({ database: values.database });
const call = product?.call ?? (async (method, path, body) => {
  const response = await fetch(values.base + path, { method, ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 200)}`);
  return { body: JSON.parse(text) };
});
const run = `${Date.now().toString(36)}`;
let clients = 0;
const client = () => `junk-${run}-${clients++}`;
const say = (client_id, content) => call('POST', '/api/v1/memory/writeback', { client_id, conversation: [{ role: 'user', content }, { role: 'assistant', content: 'I see.' }] });
const stored = async (client_id) => (await call('GET', `/api/v1/memory/events?client_id=${client_id}&limit=100`)).body.items.map((event) => event.content);
const flat = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

const tally = new Map();
const wrong = [];
const count = (set, kind, bad, what) => { const key = `${set}|${kind}`; const row = tally.get(key) ?? { n: 0, bad: 0 }; row.n++; if (bad) { row.bad++; wrong.push(`${set}, ${kind}: ${what.replaceAll('\n', '⏎').slice(0, 160)}`); } tally.set(key, row); };

try {
  for (const set of ['tuned', 'held back']) {
    for (const [kind, templates] of Object.entries(JUNK[set])) {
      for (const template of templates) {
        const junk = fill(template, {});
        const alone = client();
        await say(alone, junk);
        count(set, kind, (await stored(alone)).length > 0, junk);
        const beside = client();
        const statement = fill(pick(STATEMENTS[set]), {});
        await say(beside, random() < 0.5 ? `${junk}\n${statement}` : `${statement}\n${junk}`);
        const texts = (await stored(beside)).map(flat).join(' | ');
        count(set, `${kind}, beside a statement`, texts.replace(flat(statement), '').length > 12, junk);
        count(set, 'LOST statement beside junk', !texts.includes(flat(statement)), `${statement}  beside  ${junk}`);
      }
    }
    for (let round = 0; round < rounds; round++) {
      for (const template of STATEMENTS[set]) {
        const statement = fill(template, {}), who = client();
        await say(who, statement);
        count(set, 'LOST statement', !(await stored(who)).map(flat).join(' ').includes(flat(statement)), statement);
      }
    }
    for (const wrapping of WRAPPINGS[set]) {
      const who = client(), other = fill(pick(STATEMENTS[set]), {}), text = fill(pick(WRAPPINGS.facts), {});
      await call('POST', '/api/v1/memory/remember', { client_id: who, content: text });
      await say(who, `${wrapping(text)}\n${other}`);
      const texts = await stored(who);
      const extra = texts.filter((t) => t !== text).map(flat).join(' ').replace(flat(other), '').trim();
      count(set, 'recalled text', extra.length > 12, wrapping(text));
      count(set, 'LOST statement beside recalled', !texts.map(flat).join(' ').includes(flat(other)), `${other}  beside  ${wrapping(text)}`);
    }
    const { body } = await call('POST', '/api/v1/memory/remember', { client_id: `block-${run}-${set === 'tuned' ? 1 : 2}`, content: 'Selma painted the shed behind the mill in dark green.' });
    const block = (await call('POST', '/api/v1/memory/assemble', { client_id: body.client_id, query: 'Who painted the shed?' })).body.prompt_block;
    for (const paste of [block, `Context from memory:\n${block}\n---`, block.split('\n').map((l) => `> ${l}`).join('\n'), JSON.stringify({ context: block })]) await say(body.client_id, paste);
    count(set, 'recalled text', (await stored(body.client_id)).length > 1, `the block: ${(await stored(body.client_id)).join(' / ')}`);
    for (const [first, same, changed] of NEAR[set]) {
      const own = {}, who = client();
      await say(who, fill(first, own));
      await say(who, fill(same, own));
      count(set, 'near-duplicate', (await stored(who)).length > 1, fill(same, own));
      await say(who, fill(changed, own));
      count(set, 'LOST changed statement', !(await stored(who)).map(flat).includes(flat(fill(changed, own))), `${fill(changed, own)}  after  ${fill(first, own)}`);
    }
    for (const [make, around] of SECRETS[set]) {
      const secret = make({ letters, digits, pick }), who = client();
      await say(who, around.replace('{secret}', secret));
      await call('POST', '/api/v1/memory/remember', { client_id: who, content: around.replace('{secret}', secret), metadata: { note: around.replace('{secret}', secret) } });
      const text = await (await fetch(`${values.base ?? product.base}/api/v1/memory/export?client_id=${who}`)).text();
      count(set, 'SECRET leaked', text.includes(secret), around.replace('{secret}', secret));
    }
    for (const template of LOOKALIKES[set]) {
      const text = fill(template, {}), who = client();
      const { body: told } = await call('POST', '/api/v1/memory/remember', { client_id: who, content: text });
      count(set, 'MASKED though harmless', (told.masked ?? []).length > 0 || (await stored(who))[0] !== text, text);
    }
  }
} finally {
  await product?.stop();
}
const share = ({ n, bad }) => `${(100 * bad / n).toFixed(1)} %`.padStart(8);
const kinds = [...new Set([...tally.keys()].map((key) => key.split('|')[1]))];
process.stdout.write(`${'stored, lost or leaked'.padEnd(40)}${'tuned'.padStart(8)}${'of'.padStart(6)}${'held back'.padStart(12)}${'of'.padStart(6)}\n`);
for (const kind of kinds) { const [a, b] = ['tuned', 'held back'].map((set) => tally.get(`${set}|${kind}`) ?? { n: 0, bad: 0 }); process.stdout.write(`${kind.padEnd(40)}${share(a)}${String(a.n).padStart(6)}${share(b).padStart(12)}${String(b.n).padStart(6)}\n`); }
const sum = (set, of) => kinds.filter(of).map((kind) => tally.get(`${set}|${kind}`) ?? { n: 0, bad: 0 }).reduce((all, row) => ({ n: all.n + row.n, bad: all.bad + row.bad }), { n: 0, bad: 0 });
for (const set of ['tuned', 'held back']) process.stdout.write(`${set}: junk stored ${share(sum(set, (k) => !/^[A-Z]{4}/.test(k))).trim()}, statements lost ${share(sum(set, (k) => k.startsWith('LOST'))).trim()}, secrets leaked ${share(sum(set, (k) => k.startsWith('SECRET'))).trim()}, harmless texts masked ${share(sum(set, (k) => k.startsWith('MASKED'))).trim()}\n`);
if (values.show) process.stdout.write(`\n${wrong.join('\n')}\n`);
