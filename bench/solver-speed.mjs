// How fast does the served product answer schedules, and does it stay responsive meanwhile?
//
//   node bench/solver-speed.mjs [--runs 9] [--database postgres://...]   (absent: the embedded Postgres in a folder that is thrown away)
//
// Times are those of the whole request over HTTP, the check of the answer included. Run `npm run build` first.
import { parseArgs } from 'node:util';
import { calendarProblem } from './problems.mjs';
import { percentile, startProduct } from './product.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '9' }, database: { type: 'string' } } });
const runs = Number(values.runs);
const { call, stop } = await startProduct({ database: values.database });
const line = (what, figure) => process.stdout.write(`${what.padEnd(58)} ${figure}\n`);
const wait = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
const placed = ({ body }) => `${body.status}, ${body.unplaced.length} without a place`;
const solve = (problem) => call('POST', '/api/v1/scheduler/solve', problem);

/** Asks for /health all the time while something else runs; answers its times. */
async function watchHealth(work) {
  const times = [];
  let over = false;
  const watching = (async () => {
    while (!over) {
      times.push((await call('GET', '/health')).ms);
      await wait(5);
    }
  })();
  const result = await work();
  over = true;
  await watching;
  return { result, times };
}
const health = (times) => `/health p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms, worst ${Math.max(...times).toFixed(1)} ms (${times.length} calls)`;

try {
  await solve(calendarProblem({ tasks: 10, weeks: 2, load: 0.5, seed: 99, limitMs: 0 }));
  for (const [tasks, weeks, load] of [[60, 4, 0.7], [60, 4, 0.95], [500, 12, 0.8], [500, 12, 1.1], [5000, 52, 0.9]]) {
    const answers = [];
    for (let seed = 1; seed <= runs; seed++) answers.push(await solve(calendarProblem({ tasks, weeks, load, seed, limitMs: 0 })));
    const times = answers.map((answer) => answer.ms);
    line(`${tasks} tasks over ${weeks} weeks, load ${load}, first answer`, `p50 ${percentile(times, 0.5).toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms; solver itself p50 ${percentile(answers.map((a) => a.body.elapsed_ms), 0.5).toFixed(0)} ms; ${placed(answers[0])}`);
  }
  const large = calendarProblem({ tasks: 5000, weeks: 12, load: 2, seed: 1, limitMs: 1000 });
  const one = await watchHealth(() => solve(large));
  line('5,000 tasks over 12 weeks that hold half of them, 1 s', `${one.result.ms.toFixed(0)} ms; ${placed(one.result)}`);
  line('', health(one.times));
  const problems = Array.from({ length: 20 }, (_, i) => calendarProblem({ tasks: 100, weeks: 6, load: 0.95, seed: i + 1, limitMs: 1000 }));
  const many = await watchHealth(() => Promise.all(problems.map(solve)));
  const whole = many.result.map((answer) => answer.ms);
  line('20 at the same time, 100 tasks each, 1 s each', `first after ${Math.min(...whole).toFixed(0)} ms, last after ${Math.max(...whole).toFixed(0)} ms`);
  line('', health(many.times));
} finally {
  await stop();
}
