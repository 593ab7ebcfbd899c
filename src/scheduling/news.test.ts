import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { schedulingWorld } from './world.kit.ts';

type World = Awaited<ReturnType<typeof schedulingWorld>>;
interface News { kind: string; task_id: number; title: string; from: { start: string } | null; to: { start: string } | null; why: string | null; run_id: number | null }

describe.each(engines)('what changed, on $name', (engine) => {
  let world: World;
  beforeAll(async () => { world = await schedulingWorld(engine); });
  afterAll(() => world.close());
  const news = async (since: string): Promise<News[]> => (await world.call('scheduler.changes', { since })).items;

  it('tells the last word about each task, since a moment and not before', async () => {
    const since = world.clock.now().toISOString();
    const { plan, tasks } = await world.plan([1, 1, 1], { depends_on: [] });
    const run = await world.call('scheduler.schedule', { plan_id: plan, start_date: '2026-11-23' });
    const placed = await news(since);
    expect(placed.map((one) => [one.kind, one.task_id]).toSorted()).toEqual(tasks.map((id) => ['placed', id]).toSorted());
    expect(placed.every((one) => one.to !== null && one.why !== null && one.run_id === run.run_id)).toBe(true);

    world.clock.advance(60_000);
    const [first] = run.blocks as { task_id: number; start: string; end: string }[];
    await world.call('scheduler.create_event', { title: 'Dentist', start: first?.start, end: first?.end });
    await world.call('scheduler.reschedule', {});
    world.clock.advance(60_000);
    const other = tasks.find((id) => id !== first?.task_id) as number;
    await world.call('tasks.update', { id: other, status: 'done' });
    const after = await news(since);
    expect(after).toHaveLength(3);
    expect(after.find((one) => one.task_id === first?.task_id)).toMatchObject({ kind: 'moved', from: { start: first?.start }, why: expect.stringContaining('Dentist') });
    expect(after[0]).toMatchObject({ kind: 'finished', task_id: other });

    const later = new Date(world.clock.now().getTime() + 1000).toISOString();
    expect(await news(later)).toEqual([]);
    expect((await world.refusal('scheduler.changes', { since: 'yesterday' })).status).toBe(400);
  });

  it('tells what an undo took out', async () => {
    world.clock.advance(60_000);
    const since = world.clock.now().toISOString();
    const { plan, tasks } = await world.plan([1], { depends_on: [] });
    const run = await world.call('scheduler.schedule', { plan_id: plan, start_date: '2026-11-23' });
    world.clock.advance(60_000);
    await world.call('scheduler.undo', { id: run.run_id });
    expect((await news(since)).filter((one) => one.task_id === tasks[0])).toMatchObject([{ kind: 'taken_out', to: null }]);
  });
});
