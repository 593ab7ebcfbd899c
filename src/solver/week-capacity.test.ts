import { expect, it } from 'vitest';
import { checkSolution } from './check.ts';
import { problemSchema, type ProblemInput } from './problem.ts';
import { solve } from './solve.ts';

const zone = 'America/Los_Angeles';
const work: [string, string][] = [['09:00', '17:00']];
const problem = (weeks: Record<string, number>, more: Partial<ProblemInput> = {}) => problemSchema.parse({
  time_zone: zone, horizon: { start: '2026-11-23T00:00:00-08:00', end: '2026-12-07T00:00:00-08:00' }, working_hours: { mon: work, tue: work, wed: work, thu: work, fri: work },
  limits: { weekly_capacity_hours: 20, week_capacity_hours: weeks }, tasks: Array.from({ length: 5 }, (_, i) => ({ id: `t${i}`, minutes: 240, due: '2026-11-25T00:00:00-08:00' })), time_limit_ms: 200, ...more,
});
const hoursBefore = (blocks: readonly { start: string; end: string }[], day: string) => blocks.filter((b) => b.start < day).reduce((sum, b) => sum + (Date.parse(b.end) - Date.parse(b.start)) / 3_600_000, 0);

it('a week with a capacity of its own holds that much, the others what every week holds', () => {
  const asked = problem({ '2026-11-23': 8 });
  const solution = solve(asked, { defaultZone: zone });
  expect(solution.unplaced).toEqual([]);
  expect(hoursBefore(solution.blocks, '2026-11-30')).toBe(8);
  expect(checkSolution(asked, solution, zone)).toEqual([]);
  expect(checkSolution(problem({ '2026-11-23': 7 }), solution, zone).map((v) => v.rule)).toContain('weekly_capacity_hours');
  const next = solution.blocks.find((b) => b.start >= '2026-11-30')?.reasons.join(' ');
  expect(next).toContain('The weekly capacity of 8 hours leaves no room in the week of Mon 23 Nov (8 hours placed).');
  expect(next).toContain('Earlier only if');
  // It may be more than the others hold, too.
  expect(hoursBefore(solve(problem({ '2026-11-23': 40 }), { defaultZone: zone }).blocks, '2026-11-30')).toBe(20);
});

it('the fix of a full week, applied, places the task', () => {
  const short = problem({ '2026-11-23': 10 }, { horizon: { start: '2026-11-23T00:00:00-08:00', end: '2026-11-30T00:00:00-08:00' } });
  const { unplaced } = solve(short, { defaultZone: zone });
  const fix = unplaced.find((one) => one.binding.rule === 'week_capacity_hours');
  expect(fix).toMatchObject({ binding: { id: '2026-11-23' }, smallest_fix: { change: 'raise_limit' } });
  const raised = problem({ '2026-11-23': 10 + (fix?.smallest_fix.minutes ?? 0) / 60 }, { horizon: short.horizon });
  expect(solve(raised, { defaultZone: zone }).unplaced.length).toBe(unplaced.length - 1);
});

it('refuses a week that is not named by its Monday, and pins that alone exceed it', () => {
  expect(() => solve(problem({ '2026-11-24': 10 }), { defaultZone: zone })).toThrow(/Monday/);
  const pinned = { start: '2026-11-23T09:00:00-08:00', end: '2026-11-23T13:00:00-08:00' };
  expect(() => solve(problem({ '2026-11-23': 3 }, { tasks: [{ id: 'p', minutes: 240, pinned }] }), { defaultZone: zone })).toThrow(/week_capacity_hours 3/);
});
