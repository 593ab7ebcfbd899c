import { expect, it } from 'vitest';
import { checkSolution, problemSchema, solve } from '../solver/index.ts';
import { aimsOf } from './aims.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-23T09:00:00Z');
const at = (hours: number) => new Date(NOW + hours * HOUR).toISOString();
const DUE = NOW + 96 * HOUR;
const problem = (aims: boolean, previous: [number, number]) => problemSchema.parse({
  time_zone: 'UTC', horizon: { start: at(0), end: at(200) }, windows: [{ start: at(0), end: at(200) }],
  tasks: [{ id: 'a', minutes: 60, due: new Date(DUE).toISOString(), ...(aims && { aims: aimsOf(NOW, DUE, 1) }) }],
  previous: [{ task_id: 'a', start: at(previous[0]), end: at(previous[1]) }], objective: { move: 60, chunk: 20 },
});
const startOf = (aims: boolean, previous: [number, number]) => {
  const asked = problem(aims, previous);
  const solution = solve(asked, { defaultZone: 'UTC' });
  expect(checkSolution(asked, solution, 'UTC')).toEqual([]);
  expect(solution.objective.weighted_aim_minutes === undefined).toBe(!aims);
  return (Date.parse(solution.blocks[0]?.start as string) - NOW) / HOUR;
};

it('aims from now on, from half way and from a day before; at nothing that is due', () => {
  expect(aimsOf(NOW, DUE, 2).map((aim) => (Date.parse(aim.at) - NOW) / HOUR)).toEqual([0, 48, 72]);
  expect(aimsOf(NOW, DUE, 2).every((aim) => aim.weight > 0 && aim.weight <= 2)).toBe(true);
  expect(aimsOf(NOW, NOW + HOUR, 1).map((aim) => aim.at)).toEqual([at(0), at(0.5), at(0)]);
  expect(aimsOf(NOW, NOW, 1)).toEqual([]);
});

it('uses free time for what stands late in its time, and leaves alone what gains little', () => {
  expect(startOf(true, [94, 95])).toBe(0);
  expect(startOf(false, [94, 95])).toBe(94);
  expect(startOf(true, [2, 3])).toBe(2);
});
