// A simulated quarter: work that runs over or ends early, meetings that appear, hours that are lost, tasks that keep arriving.
// Which way of planning keeps most due dates, and how much does each one move about?
//
//   node bench/quarter.mjs [--seeds 1-5] [--load 0.75] [--truth 1] [--effort 150] [--freeze 4] [--plans 60/20/aims,300/60/0,300/5/1,0/5/1]
//
// Every way meets the same days (quarter-days.mjs) and plans again after every disturbance: what arrived, a new meeting, work that
// ran over (the rest is placed), ended early, or was not done in its block. `--truth 1.5`: the work spreads half as wide again as the stated ranges say.
// The product is its solver called as the scheduling module calls it, without a database. `--plans`: what a move and a chunk cost, and
// by how many days it aims before the due dates, or `aims` for the product's own; 0 for a move: solved anew each time. The product's
// repairs are 60/20/aims.
// Run `npm run build` first.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { FROM, HOUR, HOURS, makeDays, MIN, TO, DAY, ZONE } from './quarter-days.mjs';
import { AHEAD, byRule, bySolver } from './quarter-planners.mjs';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '1-5' }, load: { type: 'string', default: '0.75' }, truth: { type: 'string', default: '1' }, effort: { type: 'string', default: '150' }, freeze: { type: 'string', default: '4' }, plans: { type: 'string', default: '60/20/aims,300/60/0,300/5/1,0/5/1' } } });
const root = process.env.ALMANAC_ROOT ?? join(dirname(fileURLToPath(import.meta.url)), '..');
const built = (path) => import(pathToFileURL(join(root, 'dist', path)).href);
const [{ solve }, { problemSchema }, { openPeriods }, { p80Of, restOf }, { forecast }, { aimsOf }] = await Promise.all([built('solver/solve.js'), built('solver/problem.js'), built('solver/hours.js'), built('scheduling/ranges.js'), built('scheduling/lateness.js'), built('scheduling/aims.js')]);

const GRID = 15 * MIN;
const up = (ms) => Math.ceil(ms / GRID) * GRID;
const open = openPeriods(ZONE, HOURS, FROM, TO + AHEAD);
const product = { solve, problemSchema, aimsOf };
const effort = Number(values.effort);
const freeze = Number(values.freeze);
const PLANNERS = {
  ...Object.fromEntries(values.plans.split(',').map((plan) => {
    const [, , aim] = plan.split('/');
    const [move, chunk] = plan.split('/').map(Number);
    const aims = aim === 'aims';
    return [`Almanac ${move ? `${move}` : 'anew'}/${chunk}/${aim}`, bySolver(product, { move, chunk, margin: aims ? 0 : Number(aim), aims, freeze, effort })];
  })),
  'deadline first': byRule((a, b) => a.due - b.due || b.weight - a.weight),
  'priority, then deadline': byRule((a, b) => b.weight - a.weight || a.due - b.due),
};

/** Lives through the quarter with one way of planning. */
function live(days, plan) {
  const worked = new Map();
  const finished = new Map();
  const byId = new Map(days.tasks.map((task) => [task.id, task]));
  const news = [...new Set([...days.tasks.map((task) => task.arrives), ...days.meetings.map((m) => m.known)])].sort((a, b) => a - b);
  const out = { disturbances: 0, moved: [], soon: 0, times: [], forecasts: [], weeks: [] };
  let standing = [];
  let monday = FROM;

  const needOf = (task) => {
    const done = worked.get(task.id) ?? 0;
    return done ? Math.max(15, up(restOf(task, done / 60) * HOUR) / MIN) : task.hours * 60;
  };
  const textOf = (blocks, id) => blocks.filter((block) => block.task === id).map((block) => `${block.start}-${block.end}`).sort().join();
  const replan = (at, culprits) => {
    const now = up(at);
    const tasks = days.tasks.filter((task) => task.arrives <= now && !finished.has(task.id)).map((task) => ({ ...task, minutes: needOf(task), after: now }));
    const busy = days.meetings.filter((m) => m.known <= now).map((m) => [m.start, m.end]);
    const before = standing.filter((block) => block.start >= now && !finished.has(block.task));
    const began = performance.now();
    standing = plan({ now, tasks, busy, standing: before, to: now + AHEAD, open }).sort((a, b) => a.start - b.start);
    out.times.push(performance.now() - began);
    const others = [...new Set(before.map((block) => block.task))].filter((id) => !culprits.has(id) && textOf(before, id) !== textOf(standing, id));
    out.disturbances++;
    out.moved.push(others.length);
    out.soon += others.filter((id) => before.some((block) => block.task === id && block.start < now + DAY)).length;
    if (now >= monday) {
      look(now, tasks, busy);
      while (monday <= now) monday += 7 * DAY;
    }
  };
  /** What the product says about the week to come, to be compared with what happens. */
  const look = (now, tasks, busy) => {
    const known = new Map(tasks.map((task) => [task.id, task]));
    const index = new Map(tasks.map((task, i) => [task.id, i]));
    const free = open.flatMap(([s, e]) => { const holes = busy.filter(([bs, be]) => bs < e && be > s).sort((a, b) => a[0] - b[0]); const parts = []; let from = s; for (const [bs, be] of holes) { if (bs > from) parts.push([from, bs]); from = Math.max(from, be); } return from < e ? [...parts, [from, e]] : parts; });
    const answer = forecast({ tasks: tasks.map((task, i) => ({ id: i, estimate: task, due: task.due, needs: task.needs.flatMap((id) => index.get(id) ?? []), ground: 0, weight: task.weight })), blocks: standing.map((block) => ({ task: index.get(block.task), start: block.start, end: block.end })), grounds: [free], seed: 1, now });
    for (const one of answer) if (one.planned_end < now + 7 * DAY) out.forecasts.push({ ...one, id: tasks[one.id].id });
    const ending = answer.filter((one) => one.planned_end < now + 7 * DAY).map((one) => tasks[one.id]).filter((task) => !worked.has(task.id));
    if (ending.length) out.weeks.push({ likely: ending.reduce((sum, task) => sum + task.hours, 0), p80: p80Of(ending.map((task) => ({ estimate: known.get(task.id), hours: task.hours }))), real: ending.reduce((sum, task) => sum + byId.get(task.id).minutes / 60, 0) });
  };

  let now = FROM;
  for (let next = 0; ;) {
    const block = standing[0];
    const heard = news[next] ?? Infinity;
    if (Math.min(heard, block?.start ?? Infinity) >= TO) break;
    if (heard <= (block?.start ?? Infinity)) {
      now = Math.max(now, heard);
      while ((news[next] ?? Infinity) <= now) next++;
      replan(now, new Set());
      continue;
    }
    standing.shift();
    const task = byId.get(block.task);
    if (days.lost.some((one) => one.start < block.end && one.end > block.start)) {
      now = block.end;
      replan(now, new Set([task.id]));
      continue;
    }
    const left = task.minutes - (worked.get(task.id) ?? 0);
    const length = (block.end - block.start) / MIN;
    worked.set(task.id, (worked.get(task.id) ?? 0) + Math.min(left, length));
    const more = standing.some((other) => other.task === task.id);
    if (left <= length) {
      now = block.start + left * MIN;
      finished.set(task.id, now);
      if (more || length - left >= 15) replan(now, new Set([task.id]));
    } else {
      now = block.end;
      if (!more) replan(now, new Set([task.id]));
    }
  }

  const due = days.tasks.filter((task) => task.due <= TO);
  const weight = (list) => list.reduce((sum, task) => sum + task.weight, 0);
  const kept = due.filter((task) => (finished.get(task.id) ?? Infinity) <= task.due);
  const lateness = (task) => Math.max(0, Math.min(finished.get(task.id) ?? TO, TO) - task.due) / DAY;
  const heldBy = (key) => out.forecasts.filter((one) => (finished.get(one.id) ?? Infinity) <= one[key]).length;
  return {
    ...out, due: due.length, kept: kept.length, weightDue: weight(due), weightKept: weight(kept), lateDays: due.reduce((sum, task) => sum + task.weight * lateness(task), 0), tasks: days.tasks.length, finished: finished.size,
    p50: heldBy('expected_end'), p80: heldBy('p80_end'), sums80: out.weeks.filter((week) => week.real <= week.p80).length, sums50: out.weeks.filter((week) => week.real <= week.likely).length,
  };
}

const [first, last = first] = values.seeds.split('-').map(Number);
const worlds = Array.from({ length: last - first + 1 }, (_, i) => makeDays(first + i, { open, load: Number(values.load), truth: Number(values.truth) }));
const percent = (part, whole) => (whole ? `${((100 * part) / whole).toFixed(1)} %` : '-');
const at = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
const print = (cells) => process.stdout.write(`${cells.map((cell, i) => String(cell)[i ? 'padStart' : 'padEnd'](i ? 11 : 26)).join(' ')}\n`);
process.stdout.write(`${worlds.length} quarters, ${Math.round(worlds.reduce((n, w) => n + w.tasks.length, 0) / worlds.length)} tasks each, ${worlds[0].capacity.toFixed(0)} free hours a week, load ${values.load}, truth ${values.truth} of the ranges\n`);
print(['', 'on time', 'by weight', 'late days', 'disturbed', 'moved mean', 'median', 'p95', 'within 24h', 'P50 held', 'P80 held', 'sum<=P80', 'sum<=likely', 'ms p95']);
for (const [name, plan] of Object.entries(PLANNERS)) {
  const lives = worlds.map((days) => live(days, plan));
  const sum = (key) => lives.reduce((n, one) => n + one[key], 0);
  const moved = lives.flatMap((one) => one.moved);
  const [forecasts, weeks] = [lives.reduce((n, one) => n + one.forecasts.length, 0), lives.reduce((n, one) => n + one.weeks.length, 0)];
  print([
    name, percent(sum('kept'), sum('due')), percent(sum('weightKept'), sum('weightDue')), (sum('lateDays') / sum('weightDue')).toFixed(2), Math.round(sum('disturbances') / lives.length),
    (moved.reduce((a, b) => a + b, 0) / moved.length).toFixed(2), at(moved, 0.5), at(moved, 0.95), (sum('soon') / moved.length).toFixed(2), percent(sum('p50'), forecasts), percent(sum('p80'), forecasts), percent(sum('sums80'), weeks), percent(sum('sums50'), weeks), at(lives.flatMap((one) => one.times), 0.95).toFixed(0),
  ]);
}
