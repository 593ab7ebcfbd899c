import { describe, expect, it } from 'vitest';
import { recommendationsOf, type Stats } from './look-back.ts';
import type { Pattern } from './observing.store.ts';

const stats = { tasks_overdue: 0 } as Stats;
const pattern = (runs: number, variance: number) => ({ workflow_id: '7', process_template_id: null, name: 'Onboarding', runs, variance_pct: variance }) as unknown as Pattern;
const step = (id: string, runs: number, estimated: number, actual: number) => ({ step_id: id, runs, median_estimated: estimated, median_actual: actual });
const recommended = (steps: ReturnType<typeof step>[], runs = 4, variance = 60) => recommendationsOf(stats, [pattern(runs, variance)], new Map([['7', steps]]));

describe('recommended hours', () => {
  it('are those of the step where it was done often enough', () => {
    expect(recommended([step('a', 3, 2, 3)])[0]?.action).toMatchObject({ steps: [{ step_id: 'a', hours: 3 }] });
  });
  it('move together where several steps were done once each, drawn towards the estimates', () => {
    const [made] = recommended([step('a', 1, 2, 3.2), step('b', 1, 4, 6.4), step('c', 1, 1, 1.6), step('d', 1, 3, 4.8)]);
    // 1.6 over four runs, beside the estimates' weight of two: 1.6 ** (4 / 6) = 1.37
    expect(made?.action).toMatchObject({ steps: [{ step_id: 'a', hours: 2.75 }, { step_id: 'b', hours: 5.5 }, { step_id: 'c', hours: 1.25 }, { step_id: 'd', hours: 4 }] });
  });
  it('follow no single outlier', () => {
    expect(recommended([step('a', 1, 2, 20), step('b', 1, 4, 4), step('c', 1, 1, 1)])).toEqual([]);
    expect(recommended([step('a', 1, 2, 20), step('b', 1, 4, 4.1)])).toEqual([]);
  });
});
