// How often does recall leave out a statement that a newer one replaced (it should), and one that still holds (it must not)?
//
//   node bench/retirement.mjs [--streams 400] [--seed 5] [--database postgres://...]   (absent: the embedded Postgres in a folder that is thrown away)
//
// Every stream is one client's talk about a made-up subject, with known truth: an older statement, a newer one that either replaces
// it or does not, and small talk between. Prints, by kind of stream, what was left out. Run `npm run build` first.
import { parseArgs } from 'node:util';
import { seeded, startProduct } from './product.mjs';

const { values } = parseArgs({ options: { streams: { type: 'string', default: '400' }, seed: { type: 'string', default: '5' }, database: { type: 'string' } } });
const random = seeded(Number(values.seed));
const pick = (list) => list[Math.floor(random() * list.length)];
const between = (a, b) => a + Math.floor(random() * (b - a));
const SYLLABLES = ['ka', 'lo', 'mi', 'ren', 'tas', 'vor', 'ul', 'pe', 'dan', 'sho', 'qui', 'bel', 'zar', 'fen'];
const name = () => { const w = pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES); return w[0].toUpperCase() + w.slice(1); };
const THINGS = ['kitchen', 'garden', 'website', 'thesis', 'wedding', 'podcast', 'bookshop', 'choir', 'marathon', 'greenhouse', 'newsletter', 'film'];
const MONTHS = ['March', 'April', 'May', 'June', 'July'];
const two = (make) => { const a = make(); let b = make(); while (String(b) === String(a)) b = make(); return [a, b]; };

// What may change: how it is said at first, how a change is said, how it is asked for.
const SERIES = [
  { make: () => `$${between(2, 90) * 100}`, first: (s, v) => `The budget for the ${s} project is ${v}, which should do.`, cue: (s, v) => pick([`I raised the budget for the ${s} project to ${v}.`, `The budget for the ${s} project is now ${v}.`, `We cut the budget of the ${s} project, it is ${v} now.`]), plain: (s, v) => `My ${s} project has a budget of ${v}, any tips?`, ask: (s) => `What is the budget for the ${s} project?`, also: (s, v) => `I paid ${v} as a deposit at the printer's.` },
  { make: () => `${pick(MONTHS)} ${between(1, 28)}`, first: (s, v) => `The deadline for the ${s} report is ${v}.`, cue: (s, v) => pick([`The deadline for the ${s} report was pushed to ${v}.`, `They moved the ${s} report deadline, it is on ${v} now.`, `New deadline for the ${s} report: ${v}.`]), plain: (s, v) => `I have to finish the ${s} report by its deadline of ${v}.`, ask: (s) => `When is the deadline for the ${s} report?`, also: (s, v) => `My sister visits on ${v}.` },
  { make: () => between(5, 95), first: (s, v) => `The ${s} list has ${v} subscribers.`, cue: (s, v) => pick([`The ${s} list has grown to ${v} subscribers.`, `We now have ${v} subscribers on the ${s} list.`, `The ${s} list just reached ${v} subscribers.`]), plain: (s, v) => `There are ${v} subscribers on the ${s} list.`, ask: (s) => `How many subscribers does the ${s} list have?`, also: (s, v) => `I counted ${v} swans at the lake.` },
  { make: () => `${between(1, 11)}:${pick(['00', '15', '30'])} PM`, first: (s, v) => `The call with ${s} is at ${v} on Friday.`, cue: (s, v) => pick([`The call with ${s} has been rescheduled to ${v}.`, `My call with ${s} is at ${v} now instead.`]), plain: (s, v) => `Remind me of the call with ${s} at ${v}.`, ask: (s) => `What time is the call with ${s}?`, also: (s, v) => `The bakery closes at ${v}.` },
  { make: () => `${between(40, 99)}%`, first: (s, v) => `Test coverage of the ${s} module is ${v}.`, cue: (s, v) => pick([`Test coverage of the ${s} module increased to ${v}.`, `The ${s} module's test coverage is now ${v}.`]), plain: (s, v) => `Is ${v} test coverage of the ${s} module good enough?`, ask: (s) => `What is the test coverage of the ${s} module?`, also: (s, v) => `My phone battery is at ${v}.` },
];

// `replaced`: whether the older statement should be left out when the subject is asked for.
const KINDS = [
  { kind: 'update, said to change', replaced: true, tell: (t, s, [a, b]) => [t.first(s, a), t.cue(s, b)] },
  { kind: 'update, only said anew', replaced: 'either', tell: (t, s, [a, b]) => [t.first(s, a), t.plain(s, b)] },
  { kind: 'restatement', replaced: false, tell: (t, s, [a]) => [t.first(s, a), t.plain(s, a)] },
  { kind: 'same thing, other subject', replaced: false, tell: (t, s, [a, b], other) => [t.first(s, a), t.cue(other, b)] },
  { kind: 'other matter, same kind of value', replaced: false, tell: (t, s, [a, b]) => [t.first(s, a), t.also(s, b)] },
  { kind: 'another speaker', replaced: false, other: true, tell: (t, s, [a, b]) => [t.first(s, a), t.cue(s, b)] },
  { kind: 'the older one told later', replaced: false, late: true, tell: (t, s, [a, b]) => [t.first(s, a), t.cue(s, b)] },
];
const TALK = ['The weather was lovely today.', 'I should call my aunt again.', 'What a long week this was.', 'The cat sleeps on the keyboard.'];

const product = await startProduct({ database: values.database });
const tally = new Map(KINDS.map(({ kind }) => [kind, { asked: 0, retired: 0, disputed: 0, currentFirst: 0 }]));
try {
  const count = Number(values.streams);
  for (let i = 0; i < count; i++) {
    const kind = KINDS[i % KINDS.length], series = SERIES[Math.floor(i / KINDS.length) % SERIES.length];
    const subject = `${name()} ${pick(THINGS)}`, other = `${name()} ${pick(THINGS)}`;
    const [older, newer] = kind.tell(series, subject, two(series.make), other);
    const client = `stream-${i}`, day = (n) => new Date(Date.UTC(2026, 0, 5 + n, 9)).toISOString();
    const [before, after] = kind.late ? [9, 2] : [2, 9];
    const items = [
      { content: older, occurred_at: day(before), external_id: 'older', speaker: 'Kim' }, { content: pick(TALK), occurred_at: day(4), speaker: 'Kim' }, { content: pick(TALK), occurred_at: day(6), speaker: 'Kim' },
      { content: newer, occurred_at: day(after), external_id: 'newer', speaker: kind.other ? 'Noa' : 'Kim' },
    ].map((item) => ({ client_id: client, ...item }));
    await product.call('POST', '/api/v1/memory/remember/batch', { items });
    const { body } = await product.call('GET', `/api/v1/memory/recall?client_id=${client}&query=${encodeURIComponent(series.ask(subject))}`);
    const ids = body.results.map((r) => r.external_id);
    const row = tally.get(kind.kind);
    row.asked++;
    if (!ids.includes('older')) row.retired++;
    if (body.results.some((r) => r.status === 'disputed')) row.disputed++;
    if (ids.indexOf('newer') >= 0 && (!ids.includes('older') || ids.indexOf('newer') < ids.indexOf('older'))) row.currentFirst++;
  }
} finally {
  await product.stop();
}
const share = (n, of) => (of ? `${(100 * n / of).toFixed(1)} %` : '-').padStart(9);
process.stdout.write(`${'stream'.padEnd(36)}${'n'.padStart(5)}${'left out'.padStart(10)}${'disputed'.padStart(10)}${'newer 1st'.padStart(11)}\n`);
for (const [kind, row] of tally) process.stdout.write(`${kind.padEnd(36)}${String(row.asked).padStart(5)} ${share(row.retired, row.asked)} ${share(row.disputed, row.asked)}  ${share(row.currentFirst, row.asked)}\n`);
const sum = (of, key) => KINDS.filter(({ replaced }) => replaced === of).reduce((n, { kind }) => n + tally.get(kind)[key], 0);
process.stdout.write(`\nreplaced and left out ${share(sum(true, 'retired'), sum(true, 'asked')).trim()} of ${sum(true, 'asked')} · still true and left out (false retirement) ${share(sum(false, 'retired'), sum(false, 'asked')).trim()} of ${sum(false, 'asked')}\n`);
