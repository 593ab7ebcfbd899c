import { describe, expect, it } from 'vitest';
import { type DayBlock, type DayTask, elapsedSeconds, leftOver, nextUp, timeline } from './day.ts';

const at = (clock: string): string => `2026-11-23T${clock}:00+01:00`;
const task = (id: number, status = 'scheduled'): DayTask => ({ task_id: id, title: `Task ${id}`, status }) as DayTask;
const block = (id: number, from: string, to: string, of: DayTask | null): DayBlock => ({ event_id: id, start: at(from), end: at(to), kind: of ? 'block' : 'busy', title: `Event ${id}`, pinned: false, reasons: [], task: of });
const now = (clock: string): number => Date.parse(at(clock));

describe('the timer', () => {
  it('counts what was worked, and nothing of a pause', () => {
    const run = { status: 'running' as const, started_at: at('09:00'), paused_at: null, paused_seconds: 600 };
    expect(elapsedSeconds(run, now('10:00'))).toBe(3000);
    expect(elapsedSeconds({ ...run, status: 'paused', paused_at: at('09:30') }, now('10:00'))).toBe(1200);
    expect(elapsedSeconds(run, now('08:00'))).toBe(0);
  });
});

describe('what is next', () => {
  const day = { blocks: [block(1, '09:00', '10:00', task(1, 'done')), block(2, '10:00', '10:30', null), block(3, '10:30', '12:00', task(3)), block(4, '13:00', '14:00', task(4))], due: [task(7)], overdue: [task(8)] };
  it('is the block under way, then the one to come, then what is due, then what is late', () => {
    expect(nextUp(day, now('11:00'))).toMatchObject({ task: { task_id: 3 }, when: 'now' });
    expect(nextUp(day, now('09:15'))).toMatchObject({ task: { task_id: 3 }, when: 'next' });
    expect(nextUp(day, now('12:30'))).toMatchObject({ task: { task_id: 4 }, when: 'next' });
    expect(nextUp(day, now('15:00'))).toMatchObject({ task: { task_id: 7 }, when: 'due', block: null });
    expect(nextUp({ ...day, due: [] }, now('15:00'))).toMatchObject({ task: { task_id: 8 }, when: 'overdue' });
    expect(nextUp({ blocks: [], due: [], overdue: [] }, now('15:00'))).toBeNull();
  });
  it('draws free time and the present between what is in the day', () => {
    expect(timeline(day.blocks, now('12:30')).map((row) => (row.kind === 'event' ? `${row.block.event_id} ${row.state}` : row.kind === 'free' ? `free ${row.minutes}` : 'now'))).toEqual(['1 over', '2 over', '3 over', 'free 60', 'now', '4 coming']);
    expect(timeline(day.blocks, now('11:00')).map((row) => row.kind)).not.toContain('now');
  });
  it('rolls over each open task once', () => {
    expect(leftOver({ ...day, overdue: [task(3), task(8)] }).map((one) => one.task_id)).toEqual([3, 4, 7, 8]);
  });
});
