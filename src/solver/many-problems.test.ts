/** Thousands of problems against the independent check. Each run draws others; a failure prints the seed that draws them again. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSolution } from './check.ts';
import { problems, withFix, ZONE } from './problem.kit.ts';
import type { Problem, Solution } from './problem.ts';
import { solve } from './solve.ts';

/** On a slow machine fewer problems are tried; at least so many always are. */
const LONGEST_MS = 25_000;
const LEAST_TRIED = 150;

function solveIn(problem: Problem, looks: number): Solution {
  let asked = 0;
  return solve(problem, { defaultZone: ZONE, shouldStop: () => ++asked > looks });
}

const standing = (solution: Solution): Problem['previous'] => solution.blocks.map(({ task_id, start, end }) => ({ task_id, start, end }));

function tryMany(property: (problem: Problem, other: number) => void, numRuns: number): void {
  let tried = 0;
  const counted = (problem: Problem, other: number): void => {
    tried++;
    property(problem, other);
  };
  fc.assert(fc.property(problems, fc.nat(), counted), { numRuns, interruptAfterTimeLimit: LONGEST_MS, markInterruptAsFailure: false, endOnFailure: true });
  expect(tried).toBeGreaterThan(LEAST_TRIED);
}

test('first answers keep every rule', () => {
  tryMany((problem) => {
    expect(checkSolution(problem, solveIn(problem, 0), ZONE)).toEqual([]);
  }, 2500);
}, 60_000);

test('searched answers keep every rule, and leave out no more than the first one', () => {
  const minutesOut = (problem: Problem, { unplaced }: Solution): number => unplaced.reduce((sum, { task_id: id }) => sum + (problem.tasks.find((t) => t.id === id)?.minutes ?? 0), 0);
  tryMany((problem) => {
    const [first, searched] = [solveIn(problem, 0), solveIn(problem, 12)];
    expect(checkSolution(problem, searched, ZONE)).toEqual([]);
    const [before, after] = [minutesOut(problem, first), minutesOut(problem, searched)];
    expect(after).toBeLessThanOrEqual(before);
    if (after === before && !after) expect(searched.objective.total).toBeLessThanOrEqual(first.objective.total + 1e-6);
  }, 1200);
}, 60_000);

test('answers in which both searches had their turns keep every rule', () => {
  tryMany((problem) => {
    const free = { ...problem, previous: [] };
    expect(checkSolution(free, solveIn(free, 500), ZONE)).toEqual([]);
  }, 400);
}, 60_000);

test('a plan mended after one more meeting keeps every rule', () => {
  tryMany((problem, other) => {
    const first = solveIn({ ...problem, previous: [] }, 4);
    const hit = first.blocks[other % Math.max(1, first.blocks.length)];
    if (!hit || problem.tasks.some((t) => t.pinned)) return;
    const asked: Problem = { ...problem, busy: [...problem.busy, { start: hit.start, end: hit.end, id: 'new' }], previous: standing(first) };
    const mended = solveIn(asked, 8);
    expect(checkSolution(asked, mended, ZONE)).toEqual([]);
    expect(mended.objective.moved).toBeGreaterThan(0);
    expect(mended.objective.moved).toBeLessThanOrEqual(new Set(first.blocks.map((b) => b.task_id)).size);
  }, 1200);
}, 60_000);

test('every fix that a program can apply places its task', () => {
  const kinds = new Set<string>();
  tryMany((problem) => {
    const first = solveIn({ ...problem, previous: [] }, 0);
    const previous = standing(first);
    const placed = new Set(previous.map((b) => b.task_id));
    for (const entry of first.unplaced) {
      if (entry.binding.rule === 'depends_on') continue;
      // Only this task is asked for besides the standing ones, so that no other takes the place.
      const fixed = withFix({ ...problem, tasks: problem.tasks.filter((t) => t.id === entry.task_id || placed.has(t.id)), previous }, entry);
      if (!fixed) continue;
      kinds.add(entry.smallest_fix.change);
      const again = solve({ ...fixed, time_limit_ms: 0 }, { defaultZone: ZONE });
      expect(again.unplaced.map((u) => u.task_id), JSON.stringify(entry)).not.toContain(entry.task_id);
    }
  }, 1500);
  for (const kind of ['add_hours', 'extend_due', 'extend_horizon', 'raise_limit', 'split']) expect(kinds, kind).toContain(kind);
}, 60_000);
