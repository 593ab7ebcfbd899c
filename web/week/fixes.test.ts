import { describe, expect, it } from 'vitest';
import type { Output } from '../api/index.ts';
import { changeFor, taskOfFix, type Unplaced } from './fixes.ts';

const task = { task_id: 7, title: 'Write', due_date: '2026-11-25T22:59:59.000Z', min_chunk_minutes: null, status: 'todo' as const };
const preferences = { limits: { max_hours_per_day: 6, buffer_minutes: 10 }, exceptions: [{ start: '2026-12-24', end: '2026-12-26', kind: 'off', title: 'Away' }] } as unknown as Output<'scheduler.preferences'>;
const sprints = [{ sprint_id: 3, week_start: '2026-11-23', capacity_hrs: 20, capacity_set: true }, { sprint_id: 4, week_start: '2026-11-30', capacity_hrs: 35, capacity_set: false }];
const one = (fix: Partial<Unplaced['smallest_fix']> & Pick<Unplaced['smallest_fix'], 'change'>, rule = 'x', id?: string): Unplaced => ({ task_id: 7, reason: 'No room.', binding: { rule, ...(id !== undefined && { id }) }, smallest_fix: { text: 'Do it.', ...fix } });
const given = { task, preferences, sprints };

describe('the smallest fix as a change', () => {
  it('of the task', () => {
    expect(changeFor(one({ change: 'extend_due', minutes: 90 }), given)).toEqual({ kind: 'task', to: { id: 7, due_date: '2026-11-26T00:29:59.000Z' }, back: { id: 7, due_date: task.due_date } });
    expect(changeFor(one({ change: 'split', minutes: 45 }), given)).toEqual({ kind: 'task', to: { id: 7, min_chunk_minutes: 45 }, back: { id: 7, min_chunk_minutes: null } });
    expect(changeFor(one({ change: 'drop_task' }), given)).toEqual({ kind: 'task', to: { id: 7, status: 'cancelled' }, back: { id: 7, status: 'todo' } });
    expect(taskOfFix(one({ change: 'drop_task', task_id: 9 }))).toBe(9);
  });
  it('of limits and weeks, without losing what else is set', () => {
    expect(changeFor(one({ change: 'raise_limit', minutes: 30 }, 'max_hours_per_day'), given)).toEqual({ kind: 'preferences', to: { limits: { max_hours_per_day: 6.5, buffer_minutes: 10 } }, back: { limits: preferences.limits } });
    expect(changeFor(one({ change: 'raise_limit', minutes: 60 }, 'week_capacity_hours', '2026-11-23'), given)).toEqual({ kind: 'sprint', to: { id: 3, capacity_hrs: 21 }, back: { id: 3, capacity_hrs: 20 } });
    expect(changeFor(one({ change: 'raise_limit', minutes: 60 }, 'week_capacity_hours', '2026-11-30'), given)).toMatchObject({ back: { id: 4, capacity_hrs: null } });
    expect(changeFor(one({ change: 'raise_limit', minutes: 60 }, 'min_billable_pct'), given)).toBeNull();
  });
  it('of hours, where it is known when', () => {
    const periods = [{ start: '2026-11-24T17:00:00+01:00', end: '2026-11-24T19:00:00+01:00' }];
    const change = changeFor(one({ change: 'add_hours', minutes: 120, periods }, 'working_hours'), given);
    expect(change).toMatchObject({ kind: 'preferences', to: { exceptions: [{ title: 'Away' }, { ...periods[0], kind: 'hours', hours: [['00:00', '24:00']], title: 'Write' }] }, back: { exceptions: [{ title: 'Away' }] } });
    expect(changeFor(one({ change: 'add_hours', minutes: 120 }, 'estimated_hours'), given)).toBeNull();
    expect(changeFor(one({ change: 'add_hours', minutes: 120, periods }, 'time_map'), given)).toBeNull();
    expect(changeFor(one({ change: 'extend_horizon', minutes: 3000 }), given)).toEqual({ kind: 'days', days: 46 });
  });
});
