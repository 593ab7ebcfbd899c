// How far are plans from the best there is? Small calendars, solved to a proven bound by HiGHS as an integer programme, and larger
// ones bounded by CP-SAT as a constraint programme (cp-sat.mjs).
//
//   npm i --prefix /tmp/highs highs && node bench/bounds.mjs --highs /tmp/highs [--cases 12] [--tasks 10-25] [--weeks 1] [--load 0.7] [--seconds 60] [--seed 1]
//   npm i --prefix /tmp/ortools or-tools-wasm@0.9.1 && node bench/bounds.mjs --cp-sat /tmp/ortools --tasks 30-60 --weeks 3
//
// Neither is a dependency of the product; nothing here runs without one. For HiGHS a variable says that a task begins at a slot: x_task_slot.
// Whole tasks, so that the programme is exact; due dates, weights, meetings and chains as in the other benches. Run `npm run build` first.
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { cpSat } from './cp-sat.mjs';
import { calendarProblem } from './problems.mjs';

const { values } = parseArgs({ options: { highs: { type: 'string' }, 'cp-sat': { type: 'string' }, weeks: { type: 'string', default: '1' }, cases: { type: 'string', default: '16' }, tasks: { type: 'string', default: '10-25' }, seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' }, load: { type: 'string', default: '0.7' } } });
if (!values.highs && !values['cp-sat']) {
  process.stderr.write('Install HiGHS or CP-SAT first: npm i --prefix /tmp/highs highs, then --highs /tmp/highs; npm i --prefix /tmp/ortools or-tools-wasm@0.9.1, then --cp-sat /tmp/ortools\n');
  process.exit(2);
}
const root = process.env.ALMANAC_ROOT ?? join(dirname(fileURLToPath(import.meta.url)), '..');
const built = (path) => import(pathToFileURL(join(root, 'dist', path)).href);
const [{ solve }, { problemSchema }, { openPeriods }] = await Promise.all([built('solver/solve.js'), built('solver/problem.js'), built('solver/hours.js')]);
const highs = values.highs && await createRequire(join(resolve(values.highs), 'package.json'))('highs')();

const bounded = values['cp-sat'] && await cpSat(values['cp-sat']);

const MIN = 60_000;
const GRID = 15 * MIN;
const CHUNK = 60;

/** Which slots of the grid are open and not busy. */
function freeSlots(problem) {
  const start = Date.parse(problem.horizon.start);
  const free = new Uint8Array((Date.parse(problem.horizon.end) - start) / GRID);
  for (const [s, e] of openPeriods(problem.time_zone, problem.working_hours, start, Date.parse(problem.horizon.end))) free.fill(1, Math.ceil((s - start) / GRID), Math.floor((e - start) / GRID));
  for (const { start: s, end: e } of problem.busy) free.fill(0, Math.floor((Date.parse(s) - start) / GRID), Math.ceil((Date.parse(e) - start) / GRID));
  return free;
}

/** The calendar as an integer programme in CPLEX's LP format: its cost is the weighted tardiness. */
function programme(problem) {
  const start = Date.parse(problem.horizon.start);
  const free = freeSlots(problem);
  const slots = free.length;
  const cost = [];
  const once = [];
  const binary = [];
  const holds = Array.from({ length: slots }, () => []);
  const begins = new Map();
  for (const task of problem.tasks) {
    const length = (task.minutes * MIN) / GRID;
    const names = [];
    for (let slot = 0, run = 0, at = slots - 1; at >= 0; at--) {
      run = free[at] ? run + 1 : 0;
      if (run < length) continue;
      slot = at;
      const name = `x_${task.id}_${slot}`;
      const late = Math.max(0, start + (slot + length) * GRID - Date.parse(task.due)) / MIN;
      if (late > 0) cost.push(`${late * task.weight} ${name}`);
      names.push([name, slot]);
      for (let k = slot; k < slot + length; k++) holds[k].push(name);
    }
    begins.set(task.id, { names, length });
    once.push(names.length ? `${names.map(([name]) => name).join(' + ')} = 1` : 'nowhere >= 1');
    binary.push(...names.map(([name]) => name));
  }
  const rows = [...once, ...holds.filter((list) => list.length > 1).map((list) => `${list.join(' + ')} <= 1`)];
  for (const task of problem.tasks) {
    for (const id of task.depends_on ?? []) {
      // For every slot: the task has begun by then only if what it needs began so much earlier.
      const [own, other] = [begins.get(task.id), begins.get(id)];
      for (const [, slot] of own.names) {
        const mine = own.names.filter(([, at]) => at <= slot).map(([name]) => name);
        const earlier = other.names.filter(([, at]) => at + other.length <= slot).map(([name]) => name);
        rows.push(`${mine.join(' + ')}${earlier.map((name) => ` - ${name}`).join('')} <= 0`);
      }
    }
  }
  return `Minimize\n obj: ${cost.join('\n + ') || `0 ${binary[0]}`}\nSubject To\n nothing: nowhere = 0\n${rows.map((row, i) => ` c${i}: ${row.replaceAll(' + ', '\n + ')}`).join('\n')}\nBinary\n ${binary.join('\n ')}\nEnd\n`;
}

const [least, most] = values.tasks.split('-').map(Number);
const print = (cells) => process.stdout.write(`${cells.map((cell, i) => String(cell)[i ? 'padStart' : 'padEnd'](i ? 12 : 22)).join(' ')}\n`);
print(['case', 'bound', highs ? 'HiGHS' : 'CP-SAT', 'its s', 'its plan', 'first answer', '0.1 s', '1 s', 'gap at 1 s']);

/** {status: optimal, infeasible or bound, bound, found} of the weighted tardiness. */
async function bestOf(problem) {
  if (bounded) {
    const { status, bound, found } = await bounded(problem, freeSlots(problem), GRID, Number(values.seconds));
    return { status: status === 'OPTIMAL' ? 'proven' : status === 'INFEASIBLE' ? 'infeasible' : 'bound', bound, found };
  }
  const result = highs.solve(programme(problem), { time_limit: Number(values.seconds), mip_rel_gap: 0 });
  const isBest = result.Status === 'Optimal';
  const value = isBest ? Math.round(result.ObjectiveValue * 1000) / 1000 : null;
  return { status: isBest ? 'proven' : result.Status.toLowerCase(), bound: value, found: value };
}

const gaps = [];
const totals = { proven: 0, bounds: 0, missed: 0, better: 0 };
for (let k = 0; k < Number(values.cases); k++) {
  const tasks = least + (k % (most - least + 1));
  const problem = { ...calendarProblem({ tasks, weeks: Number(values.weeks), load: Number(values.load), seed: Number(values.seed) * 100 + k, split: false }), objective: { chunk: CHUNK } };
  const at = (ms) => solve(problemSchema.parse({ ...problem, time_limit_ms: ms }), { defaultZone: 'UTC' });
  const answers = [0, 100, 1000].map(at);
  const began = performance.now();
  const { status, bound, found } = await bestOf(problem);
  const seconds = (performance.now() - began) / 1000;
  const out = answers.map((one) => one.unplaced.length);
  const name = `${tasks} tasks, load ${values.load}`;
  if (bound === null) {
    if (status === 'infeasible' && !out[2]) throw new Error(`case ${k}: a complete plan of what was proven infeasible`);
    print([name, '-', status, seconds.toFixed(1), '-', ...out.map((n) => `${n} out`), '-']);
    continue;
  }
  totals[status === 'proven' ? 'proven' : 'bounds']++;
  const tardiness = answers.map((one) => (one.unplaced.length ? NaN : one.objective.weighted_tardiness_minutes));
  if (out[2] && found !== null) totals.missed++;
  if (!out[2] && tardiness[2] < (found ?? Infinity) - 1e-6) totals.better++;
  const gap = (tardiness[2] + CHUNK * tasks) / (bound + CHUNK * tasks) - 1;
  if (!out[2]) gaps.push(gap);
  if (gap < -1e-9) throw new Error(`case ${k}: a plan of ${tardiness[2]} below the bound of ${bound}`);
  print([name, bound.toFixed(0), status, seconds.toFixed(1), found === null ? '-' : found.toFixed(0), ...tardiness.map((one, i) => (out[i] ? `${out[i]} out` : one.toFixed(0))), out[2] ? (found === null ? 'open' : 'missed') : `${(100 * gap).toFixed(2)} %`]);
}
const share = (n) => (gaps.length ? (100 * n).toFixed(2) : '-');
process.stdout.write(`${totals.proven} proven, ${totals.bounds} bounded; at the bound ${gaps.filter((gap) => gap < 1e-9).length}, mean gap ${share(gaps.reduce((a, b) => a + b, 0) / gaps.length)} %, worst ${share(Math.max(...gaps))} %; better than the other's plan ${totals.better}, complete plans missed ${totals.missed}\n`);
process.exit(0);
