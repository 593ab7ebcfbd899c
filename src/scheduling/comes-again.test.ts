import { afterAll, beforeAll, expect, it, describe } from 'vitest';
import { engines } from '../work/world.kit.ts';
import { schedulingWorld } from './world.kit.ts';

describe.each(engines)('what comes again, in schedules of any length, on $name', (engine) => {
  let world: Awaited<ReturnType<typeof schedulingWorld>>;
  beforeAll(async () => { world = await schedulingWorld(engine); });
  afterAll(() => world.close());

  it('is made as far ahead as a run looks, by no preview, and has its turn in a repair once it comes near', async () => {
    const { recurrence_id: id } = await world.call('recurrences.create', { title: 'Look at the numbers', rule: 'FREQ=WEEKLY;BYDAY=MO', starts_on: '2026-11-23', duration_minutes: 60 });
    const dates = async (): Promise<string[]> => (await world.call('tasks.list', { recurrence_id: id, sort: 'due', limit: 500 })).items.map((t: { occurrence_date: string }) => t.occurrence_date);
    expect((await dates()).at(-1)).toBe('2026-12-28');
    const { plan } = await world.plan([2, 2]);
    await world.call('scheduler.schedule', { plan_id: plan, horizon_days: 84, dry_run: true });
    expect((await dates()).at(-1)).toBe('2026-12-28');
    await world.call('scheduler.schedule', { plan_id: plan, horizon_days: 84 });
    expect((await dates()).at(-1)).toBe('2027-02-08');
    const run = await world.call('scheduler.reschedule', {});
    expect(run.unplaced).toEqual([]);
    const starts = run.blocks.map((b: { start: string }) => b.start.slice(0, 10));
    for (const day of ['2026-11-23', '2026-12-28']) expect(starts).toContain(day);
    expect(starts).not.toContain('2027-01-04');
    world.clock.advance(14 * 86_400_000);
    expect((await world.call('scheduler.reschedule', { dry_run: true })).blocks.map((b: { start: string }) => b.start.slice(0, 10))).toContain('2027-01-11');
  });
});
