// Facts out of talk: how many of those that were said are found, how many that nobody said, and does the newer one retire the older
// one when it should and only then?
//
//   node bench/fact-streams.mjs [--streams 400] [--seed 7] [--base http://...] [--database postgres://...] [--show 10]
//
// Every stream is one client's talk over some weeks, one conversation a statement, written back as a chat would. Half of the ways of
// saying things (`dev`) may be looked at when rules are made, the other half (`held back`) may not; both are reported. Run
// `npm run build` first, unless `--base` names a running server.
import { parseArgs } from 'node:util';
import { seeded, startProduct } from './product.mjs';

const { values } = parseArgs({ options: { streams: { type: 'string', default: '400' }, seed: { type: 'string', default: '7' }, base: { type: 'string' }, database: { type: 'string' }, show: { type: 'string', default: '0' }, half: { type: 'string', default: 'both' } } });
const random = seeded(Number(values.seed));
const pick = (list) => list[Math.floor(random() * list.length)];
const SYLLABLES = ['ka', 'lo', 'mi', 'ren', 'tas', 'vor', 'ul', 'pe', 'dan', 'sho', 'bel', 'zar', 'fen', 'gri', 'nor'];
const name = () => { const w = pick(SYLLABLES) + pick(SYLLABLES) + (random() < 0.5 ? pick(SYLLABLES) : ''); return w[0].toUpperCase() + w.slice(1); };
const two = (make) => { const a = make(); let b = make(); while (b === a) b = make(); return [a, b]; };
const JOBS = ['nurse', 'carpenter', 'accountant', 'teacher', 'translator', 'electrician'];
const FOODS = ['olives', 'mushrooms', 'blue cheese', 'pickles', 'ginger', 'tofu'];
const TOOLS = ['Trello', 'Asana', 'Figma', 'Evernote', 'Todoist', 'Slack'];

// Each series: ways to say it, [dev, held back]. Values are made up, so that nothing can be known by heart.
const SAY = {
  home: [[(v) => `I live in ${v} with two flatmates.`, (v) => `We are living in ${v} right now.`, (v) => `I'm based in ${v}, near the river.`], [(v) => `Home for me is ${v}.`, (v) => `My flat is in ${v}.`, (v) => `These days I live in ${v}, by the way.`, (v) => `I currently reside in ${v}.`]],
  moved: [[(v) => `We've just moved to ${v}.`, (v) => `I moved to ${v} last week, boxes everywhere.`, (v) => `Big news: I relocated to ${v}.`], [(v) => `Last month we moved to ${v}.`, (v) => `I've moved house and I'm in ${v} now.`, (v) => `I finally moved to ${v} and it rains a lot.`]],
  work: [[(v) => `I work at ${v} in the finance team.`, (v) => `I've been working for ${v} since 2021.`, (v) => `I work for ${v}, mostly remotely.`], [(v) => `My employer is ${v}.`, (v) => `I am employed by ${v}.`, (v) => `I'm currently working at ${v}.`]],
  newWork: [[(v) => `I started at ${v} on Monday.`, (v) => `I joined ${v} last week.`, (v) => `I now work at ${v}.`], [(v) => `I got a new job at ${v}.`, (v) => `Yesterday I started working for ${v}.`, (v) => `I've recently joined ${v} as an analyst.`]],
  leftWork: [[(v) => `I left ${v}.`, (v) => `I no longer work at ${v}.`], [(v) => `I quit my job at ${v}.`, (v) => `I don't work for ${v} anymore.`]],
  pet: [[(v) => `We have a dog named ${v}.`, (v) => `Our dog is called ${v}.`], [(v) => `I've got a dog called ${v}.`, (v) => `We adopted a dog and named him ${v}.`, (v) => `My dog's name is ${v}.`]],
  sister: [[(v) => `My sister's name is ${v}.`, (v) => `I had lunch with my sister ${v} today.`], [(v) => `My sister is called ${v}.`, (v) => `${v} is my sister.`, (v) => `My younger sister ${v} came by yesterday.`]],
  role: [[(v) => `I'm a ${v} and I like it.`, (v) => `I work as a ${v}.`], [(v) => `By profession I'm a ${v}.`, (v) => `I've been a ${v} for ten years.`, (v) => `I earn my living as a ${v}.`]],
  allergy: [[(v) => `I'm allergic to ${v}.`, (v) => `Keep in mind I'm allergic to ${v}.`], [(v) => `I have an allergy to ${v}.`, (v) => `Careful, I'm badly allergic to ${v}!`]],
  dislike: [[(v) => `I can't stand ${v}.`, (v) => `I really dislike ${v}.`], [(v) => `I hate ${v}, honestly.`, (v) => `I don't like ${v} at all.`, (v) => `I'm not a fan of ${v}.`]],
  tool: [[(v) => `I use ${v} for planning.`, (v) => `We use ${v} for planning.`], [(v) => `For planning I use ${v}.`, (v) => `I rely on ${v} for planning.`]],
  switched: [[(a, b) => `I switched from ${a} to ${b} last week.`, (a, b) => `We replaced ${a} with ${b}.`], [(a, b) => `We use ${b} now instead of ${a}.`, (a, b) => `I've migrated from ${a} to ${b}.`]],
  correct: [[(a, b) => `Sorry, I meant ${b}.`, (a, b) => `No, it's ${b}, not ${a}.`], [(a, b) => `Oops, not ${a} but ${b}.`, (a, b) => `Correction: it's ${b}.`, (a, b) => `I meant ${b}, not ${a}.`]],
  elsewhere: [[(v) => `My sister lives in ${v}.`, (v) => `I visited ${v} in spring.`, (v) => `My boss moved to ${v}.`, (v) => `Have you ever lived in ${v}?`], [(v) => `I spent a week in ${v}.`, (v) => `My cousin works at ${v}.`, (v) => `I'd love to live in ${v} one day.`, (v) => `If I lived in ${v}, I would cycle more.`, (v) => `My friend told me he moved to ${v}.`]],
  notMine: [[(v) => `I never worked at ${v}.`, (v) => `I don't live in ${v}.`, (v) => `Maybe I should work at ${v}.`, (v) => `He wrote: "I live in ${v}."`], [(v) => `I almost moved to ${v}.`, (v) => `I was thinking about a job at ${v}.`, (v) => `In my dream I lived in ${v}.`, (v) => `They offered me a job at ${v} but I declined.`, (v) => `Translate this: I work at ${v}.`]],
};
const TALK = ['The train was late again.', 'Can you help me with a recipe?', 'What a long week this was.', 'I need to call the plumber.', 'The soup was too salty.', 'Thanks, that helped a lot!', 'I watched a film about whales.', 'It is windy outside.'];

/** Streams: what is said in order, what holds at its end, what is over. `[type, value]`. */
const KINDS = {
  'moves': (s) => { const [a, b] = two(name); return { say: [s('home', a), s('moved', b)], holds: [['lives_in', b]], over: [['lives_in', a]] }; },
  'moves, comes back': (s) => { const [a, b] = two(name); return { say: [s('home', a), s('moved', b), s('moved', a)], holds: [['lives_in', a]], over: [['lives_in', b]] }; },
  'changes the job': (s) => { const [a, b] = two(name); return { say: [s('work', a), s('newWork', b)], holds: [['employer', b]], over: [['employer', a]] }; },
  'leaves the job': (s) => { const a = name(); return { say: [s('work', a), s('leftWork', a)], holds: [], over: [['employer', a]] }; },
  'several pets': (s) => { const [a, b] = two(name); return { say: [s('pet', a), s('pet', b)], holds: [['relation', a], ['relation', b]], over: [] }; },
  'home, and other places': (s) => { const [a, b] = two(name); return { say: [s('home', a), s('elsewhere', b)], holds: [['lives_in', a]], over: [] }; },
  'work, and what is not': (s) => { const [a, b] = two(name); return { say: [s('work', a), s('notMine', b)], holds: [['employer', a]], over: [] }; },
  'corrects itself': (s) => { const [a, b] = two(name); return { say: [s('home', a), { with: s('correct', a, b) }], holds: [['lives_in', b]], over: [['lives_in', a]] }; },
  'corrects a name': (s) => { const [a, b] = two(name); return { say: [s('sister', a), { with: s('correct', a, b) }], holds: [['relation', b]], over: [['relation', a]] }; },
  'home and work': (s) => { const [a, b] = two(name); return { say: [s('home', a), s('work', b), s('role', pick(JOBS))], holds: [['lives_in', a], ['employer', b]], over: [], also: ['role'] }; },
  'profession': (s) => { const a = pick(JOBS); return { say: [s('role', a)], holds: [['role', a]], over: [] }; },
  'tastes': (s) => { const [a, b] = two(() => pick(FOODS)); return { say: [s('allergy', a), s('dislike', b)], holds: [['allergy', a], ['preference', b]], over: [] }; },
  'tools': (s) => { const [a, b] = two(() => pick(TOOLS)); return { say: [s('tool', a), s('switched', a, b)], holds: [['tool', b]], over: [['tool', a]] }; },
  'nothing of one\'s own': (s) => ({ say: [s('elsewhere', name()), s('notMine', name()), s('elsewhere', name())], holds: [], over: [] }),
};

const product = values.base ? null : await startProduct({ database: values.database });
const call = product?.call ?? (async (method, path, body) => {
  const response = await fetch(values.base + path, { method, ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${(await response.text()).slice(0, 200)}`);
  return { body: await response.json() };
});
const halves = [['dev', 0], ['held back', 1]].filter(([half]) => values.half === 'both' || half.startsWith(values.half));
const share = (n, of) => (of ? `${(100 * n / of).toFixed(1)} %` : '-').padStart(9);
try {
  for (const [half, index] of halves) {
    const tally = new Map(Object.keys(KINDS).map((kind) => [kind, { expected: 0, found: 0, wrong: 0, kept: 0, lost: 0, due: 0, missed: 0 }]));
    const shown = [];
    for (let i = 0; i < Number(values.streams); i++) {
      const kind = Object.keys(KINDS)[i % tally.size], row = tally.get(kind);
      const stream = KINDS[kind]((series, ...v) => pick(SAY[series][index])(...v));
      const client = `facts-${values.seed}-${index}-${i}-${Date.now()}`;
      let at = Date.UTC(2026, 2, 2, 9), session = 0;
      for (const one of stream.say) {
        at += one.with ? 60_000 : 9 * 86_400_000;
        if (!one.with) session++;
        const said = one.with ?? one;
        for (const content of random() < 0.4 && !one.with ? [pick(TALK), said] : [said]) await call('POST', '/api/v1/memory/writeback', { client_id: client, session_id: `${client}-${session}`, timestamp: new Date(at += 1000).toISOString(), conversation: [{ role: 'user', content }] });
      }
      const get = async (path) => (await call('GET', `/api/v1/memory/facts${path}?client_id=${client}&limit=200`)).body.items;
      const now = (await get('')).filter((f) => f.subject_id === 'self'), ever = await get('/history').catch(() => []);
      const is = (fact, [type, value]) => fact.fact_type === type && ` ${fact.content.toLowerCase().replace(/[^a-z0-9 ]/g, ' ')} `.includes(` ${value.toLowerCase()} `);
      // What is said of a relative is true of them ("my sister lives in ..."); it would be wrong as the speaker's own.
      const wrong = now.filter((f) => f.fact_type !== 'family' && !stream.holds.some((h) => is(f, h)) && !stream.over.some((o) => is(f, o)) && !(stream.also ?? []).includes(f.fact_type) && !(f.fact_type === 'role' && /as an? /.test(stream.say.join(' '))));
      const missing = stream.holds.filter((h) => !now.some((f) => is(f, h)));
      row.expected += stream.holds.length; row.found += stream.holds.length - missing.length; row.wrong += wrong.length;
      const known = stream.holds.filter((h) => ever.some((f) => is(f, h)));
      row.kept += known.length; row.lost += known.filter((h) => !now.some((f) => is(f, h))).length;
      const over = stream.over.filter((o) => ever.some((f) => is(f, o)));
      const stays = over.filter((o) => now.some((f) => is(f, o)));
      row.due += over.length; row.missed += stays.length;
      if (wrong.length + missing.length + stays.length > 0) shown.push(`${kind}: ${stream.say.map((x) => x.with ?? x).join(' | ')} → ${now.map((f) => `${f.fact_type}=${f.content}${f.status === 'disputed' ? '?' : ''}`).join(', ') || 'nothing'}`);
    }
    process.stdout.write(`\n${half.padEnd(26)}${'expected'.padStart(9)}${'found'.padStart(10)}${'wrong'.padStart(7)}${'lost'.padStart(10)}${'kept old'.padStart(10)}\n`);
    for (const [kind, r] of tally) process.stdout.write(`${kind.padEnd(26)}${String(r.expected).padStart(9)} ${share(r.found, r.expected)}${String(r.wrong).padStart(7)} ${share(r.lost, r.kept)} ${share(r.missed, r.due)}\n`);
    const sum = (key) => [...tally.values()].reduce((n, r) => n + r[key], 0);
    process.stdout.write(`${half}: recall ${share(sum('found'), sum('expected')).trim()} of ${sum('expected')} · precision ${share(sum('found'), sum('found') + sum('wrong')).trim()} (${sum('wrong')} wrong) · false retirements ${share(sum('lost'), sum('kept')).trim()} · missed retirements ${share(sum('missed'), sum('due')).trim()}\n`);
    for (const line of shown.slice(0, Number(values.show))) process.stdout.write(`  ${line}\n`);
  }
} finally {
  await product?.stop();
}
