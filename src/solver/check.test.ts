import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSolution } from './check.ts';
import { plain, problems, ZONE } from './problem.kit.ts';
import { problemSchema, type Block, type Problem, type Solution } from './problem.ts';
import { solve } from './solve.ts';

/** A problem in which every rule holds and could be broken, on the days of 23 and 24 November. */
const base = (): Problem => plain({
  time_maps: { deep: { mon: [['09:00', '12:00']], tue: [['09:00', '12:00']] } },
  busy: [{ start: at(23, '16:00'), end: at(23, '17:00'), id: 'standup' }],
  limits: { buffer_minutes: 15, max_hours_per_day: 5, weekly_capacity_hours: 8, min_billable_pct: 50 },
  tasks: [
    { id: 'first', minutes: 60, billable: true, due: at(23, '10:00'), hard_due: true, weight: 3 },
    { id: 'after', minutes: 60, billable: true, depends_on: ['first'], due: at(23, '11:00') },
    { id: 'deep', minutes: 60, billable: true, time_map: 'deep', release: at(24, '09:00') },
    { id: 'cut', minutes: 120, min_chunk: 30, max_chunk: 60 },
    { id: 'pinned', minutes: 60, billable: true, pinned: { start: at(24, '15:00'), end: at(24, '16:00') } },
  ],
});

function at(day: number, clock: string): string {
  return `2026-11-${day}T${clock}:00-08:00`;
}

const shifted = (text: string, minutes: number): string => new Date(Date.parse(text) + minutes * 60_000).toISOString();
const blocksOf = (s: Solution, id: string): Block[] => s.blocks.filter((b) => b.task_id === id);
const without = (s: Solution, id: string): Solution => ({ ...s, blocks: s.blocks.filter((b) => b.task_id !== id) });
/** The solution with the blocks of a task replaced. */
const put = (s: Solution, id: string, ...spans: [string, string][]): Solution => ({ ...s, blocks: [...without(s, id).blocks, ...spans.map(([start, end]) => ({ task_id: id, start, end, reasons: ['moved'] }))] });
const change = (p: Problem, id: string, fields: object): Problem => problemSchema.parse({ ...p, tasks: p.tasks.map((t) => (t.id === id ? { ...t, ...fields } : t)) });

const BREAKS: [rule: string, broken: (s: Solution, p: Problem) => Solution | [Solution, Problem]][] = [
  ['unknown_task', (s) => put(s, 'nobody', [at(25, '09:00'), at(25, '10:00')])],
  ['block', (s) => put(s, 'deep', [at(24, '10:00'), at(24, '09:00')])],
  ['reasons', (s) => ({ ...s, blocks: s.blocks.map((b, i) => (i ? b : { ...b, reasons: [] })) })],
  ['status', (s) => ({ ...s, status: 'partial' })],
  ['horizon', (s) => put(s, 'first', ['2026-12-20T09:00:00-08:00', '2026-12-20T10:00:00-08:00'])],
  ['busy', (s) => put(s, 'after', [at(23, '16:00'), at(23, '17:00')])],
  ['buffer_minutes', (s) => put(s, 'after', [at(23, '15:00'), at(23, '16:00')])],
  ['buffer_minutes', (s) => put(s, 'after', [blocksOf(s, 'first')[0]?.end as string, shifted(blocksOf(s, 'first')[0]?.end as string, 60)])],
  ['working_hours', (s) => put(s, 'after', [at(23, '18:00'), at(23, '19:00')])],
  ['time_map', (s) => put(s, 'deep', [at(24, '13:00'), at(24, '14:00')])],
  ['release', (s) => put(s, 'deep', [at(23, '11:00'), at(23, '12:00')])],
  ['granularity_minutes', (s) => put(s, 'after', [at(23, '13:05'), at(23, '14:05')])],
  ['granularity_minutes', (s) => put(s, 'after', [at(23, '13:00'), at(23, '14:05')])],
  ['overlap', (s) => put(s, 'after', [at(23, '09:30'), at(23, '10:30')])],
  ['unplaced', (s) => ({ ...s, unplaced: [{ task_id: 'nobody', reason: 'r', binding: { rule: 'x' }, smallest_fix: { change: 'add_hours', text: 't' } }] })],
  ['accounting', (s) => without(s, 'after')],
  ['accounting', (s) => ({ ...s, unplaced: [{ task_id: 'after', reason: 'r', binding: { rule: 'x' }, smallest_fix: { change: 'add_hours', text: 't' } }] })],
  ['pinned', (s) => put(s, 'pinned', [at(25, '09:00'), at(25, '10:00')])],
  ['minutes', (s) => put(s, 'deep', [at(24, '09:00'), at(24, '09:45')])],
  ['min_chunk', (s) => put(s, 'after', [at(25, '09:00'), at(25, '09:30')], [at(25, '10:00'), at(25, '10:30')])],
  ['min_chunk', (s) => put(s, 'cut', [at(26, '09:00'), at(26, '10:00')], [at(26, '11:00'), at(26, '11:45')], [at(26, '13:00'), at(26, '13:15')])],
  ['max_chunk', (s) => put(s, 'cut', [at(26, '09:00'), at(26, '10:30')], [at(26, '11:00'), at(26, '11:30')])],
  // Touching blocks are one chunk.
  ['max_chunk', (s) => put(s, 'cut', [at(26, '09:00'), at(26, '10:00')], [at(26, '10:00'), at(26, '11:00')])],
  ['hard_due', (s) => put(s, 'first', [at(23, '09:15'), at(23, '10:15')])],
  ['depends_on', (s) => put(s, 'first', [at(27, '09:00'), at(27, '10:00')])],
  ['depends_on', (s) => without(s, 'first')],
  ['max_hours_per_day', (s, p) => [s, { ...p, limits: { ...p.limits, max_hours_per_day: 0.5 } }]],
  ['weekly_capacity_hours', (s, p) => [s, { ...p, limits: { ...p.limits, weekly_capacity_hours: 3 } }]],
  ['min_billable_pct', (s, p) => [s, { ...p, limits: { ...p.limits, min_billable_pct: 90 } }]],
  ['objective', (s) => ({ ...s, objective: { ...s.objective, weighted_tardiness_minutes: s.objective.weighted_tardiness_minutes + 15 } })],
  ['objective', (s) => ({ ...s, objective: { ...s.objective, moved: 1 } })],
  ['objective', (s) => ({ ...s, objective: { ...s.objective, chunks: s.objective.chunks - 1 } })],
  ['objective', (s) => ({ ...s, objective: { ...s.objective, total: s.objective.total - 1 } })],
  ['objective', (s, p) => [s, change(p, 'cut', { prefer: 'deep' })]],
  ['lower_bound', (s) => ({ ...s, lower_bound: s.objective.total + 1 })],
];

test.each(BREAKS)('the check catches a schedule that breaks %s', (rule, broken) => {
  const problem = base();
  const solution = solve(problem, { defaultZone: ZONE });
  expect(solution.unplaced).toEqual([]);
  expect(checkSolution(problem, solution, ZONE)).toEqual([]);
  const result = broken(solution, problem);
  const [wrong, asked] = Array.isArray(result) ? result : [result, problem];
  expect(checkSolution(asked, wrong, ZONE).map((v) => v.rule)).toContain(rule);
});

/** Ways to break a plan of any problem; undefined where the plan has nothing to break so. The rule is the one that must be named. */
const SPOILERS: [name: string, spoil: (p: Problem, s: Solution) => { rules: string[]; problem?: Problem; solution?: Solution } | undefined][] = [
  ['a block twice', (_p, s) => s.blocks[0] && { rules: ['overlap'], solution: { ...s, blocks: [...s.blocks, s.blocks[0]] } }],
  ['a busy time over a block', (p, s) => s.blocks[0] && { rules: ['busy'], problem: { ...p, busy: [...p.busy, { start: s.blocks[0].start, end: s.blocks[0].end }] } }],
  ['a block shortened', (p, s) => {
    const b = s.blocks.find((one) => Date.parse(one.end) - Date.parse(one.start) > 5 * 60_000);
    return b && { rules: ['minutes', 'granularity_minutes', 'pinned'], solution: { ...s, blocks: s.blocks.map((one) => (one === b ? { ...b, end: shifted(b.end, -p.granularity_minutes / 7) } : one)) } };
  }],
  ['a task left out', (_p, s) => s.blocks[0] && { rules: ['accounting'], solution: without(s, s.blocks[0].task_id) }],
  ['a later release', (p, s) => {
    const b = s.blocks.find((one) => !p.tasks.find((t) => t.id === one.task_id)?.pinned);
    return b && { rules: ['release'], problem: { ...p, tasks: p.tasks.map((t) => (t.id === b.task_id ? { ...t, release: shifted(b.start, 1) } : t)) } };
  }],
  ['an earlier hard due', (p, s) => {
    const b = s.blocks.at(-1);
    return b && { rules: ['hard_due'], problem: { ...p, tasks: p.tasks.map((t) => (t.id === b.task_id ? { ...t, hard_due: true, due: shifted(b.start, 1) } : t)) } };
  }],
  ['no hours', (p, s) => {
    const b = s.blocks.find((one) => { const t = p.tasks.find((task) => task.id === one.task_id); return t && !t.pinned && t.time_map === undefined; });
    return b && { rules: ['working_hours'], problem: { ...p, working_hours: {} } };
  }],
  ['a day of no hours', (p, s) => s.blocks[0] && { rules: ['max_hours_per_day'], problem: { ...p, limits: { ...p.limits, max_hours_per_day: 0 } } }],
  ['a week of no hours', (p, s) => s.blocks[0] && { rules: ['weekly_capacity_hours'], problem: { ...p, limits: { ...p.limits, weekly_capacity_hours: 0 } } }],
  ['a wrong total', (_p, s) => ({ rules: ['objective'], solution: { ...s, objective: { ...s.objective, total: s.objective.total + 1 } } })],
];

test.each(SPOILERS)('in a plan of any problem the check catches %s', (_name, spoil) => {
  let tried = 0;
  fc.assert(fc.property(problems, (problem) => {
    let asked = 0;
    const solution = solve(problem, { defaultZone: ZONE, shouldStop: () => ++asked > 3 });
    const spoiled = spoil(problem, solution);
    if (!spoiled) return;
    tried++;
    const found = checkSolution(spoiled.problem ?? problem, spoiled.solution ?? solution, ZONE).map((v) => v.rule);
    expect(spoiled.rules.some((rule) => found.includes(rule)), found.join()).toBe(true);
  }), { numRuns: 25 });
  expect(tried).toBeGreaterThan(5);
});
