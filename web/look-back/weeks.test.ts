import { describe, expect, it } from 'vitest';
import { mondayOf, overall, ticks, weeksOf } from './weeks.ts';

const run = (ended_at: string, estimated_hours: number | null, actual_hours: number) => ({ ended_at, estimated_hours, actual_hours });

describe('looking back on hours', () => {
  it('sums by the week of the workspace’s zone, with empty weeks between', () => {
    // Monday morning in Berlin is still Sunday in Los Angeles.
    const runs = [run('2026-11-02T05:00:00Z', 2, 3), run('2026-11-16T20:00:00Z', 1, 1), run('2026-11-17T20:00:00Z', 1, 2), run('2026-11-17T20:00:00Z', null, 9)];
    expect(weeksOf(runs, 'America/Los_Angeles')).toEqual([{ monday: '2026-10-26', estimated: 2, actual: 3, runs: 1 }, { monday: '2026-11-02', estimated: 0, actual: 0, runs: 0 }, { monday: '2026-11-09', estimated: 0, actual: 0, runs: 0 }, { monday: '2026-11-16', estimated: 2, actual: 3, runs: 2 }]);
    expect(weeksOf([], 'UTC')).toEqual([]);
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
  });
  it('judges all together and counts what came close', () => {
    expect(overall([run('2026-11-02T05:00:00Z', 2, 2.5), run('2026-11-02T05:00:00Z', 2, 5.5), run('2026-11-02T05:00:00Z', 0, 1)])).toEqual({ percent: 100, close: 1, estimated: 4, actual: 8, count: 2 });
    expect(overall([]).percent).toBeNull();
  });
  it('puts round numbers on an axis', () => {
    expect(ticks(7)).toEqual([0, 2, 4, 6, 8]);
    expect(ticks(40)).toEqual([0, 10, 20, 30, 40]);
    expect(ticks(0)[0]).toBe(0);
  });
});
