import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, workWorld } from './world.kit.ts';

describe.each(engines)('corrected runs on $name', (engine) => {
  let world: Awaited<ReturnType<typeof workWorld>>;
  beforeAll(async () => { world = await workWorld(engine); });
  afterAll(() => world.db.close());
  const refusal = (name: string, input: Record<string, unknown>): Promise<number> => world.call(name, input).then(() => { throw new Error('was accepted'); }, (error) => error.kind?.status as number);
  const run = async (title: string, hours: number) => {
    const task = await world.call('tasks.create', { title, estimated_hours: 2 });
    const started = await world.call('execution_runs.start', { task_id: task.task_id });
    return { started, done: await world.call('execution_runs.complete', { id: started.run_id, actual_hours: hours, outcome_notes: 'as planned' }) };
  };

  it('takes the hours that were right, judges anew, and keeps what stood there', async () => {
    const { done } = await run('Write the offer', 20);
    expect(done).toMatchObject({ title: 'Write the offer', actual_hours: 20, variance_pct: 900 });
    const corrected = await world.call('execution_runs.correct', { id: done.run_id, actual_hours: 2.5 });
    expect(corrected).toMatchObject({ actual_hours: 2.5, variance_pct: 25, outcome_notes: 'as planned', status: 'completed', ended_at: done.ended_at });
    expect(corrected.metadata.corrections).toEqual([{ actual_hours: 20, by: 'local', at: world.clock.now().toISOString() }]);
    const again = await world.call('execution_runs.correct', { id: done.run_id, actual_hours: 2.5, outcome_notes: null });
    expect(again.outcome_notes).toBeNull();
    expect(again.metadata.corrections).toHaveLength(1);
  });

  it('corrects nothing that is not completed, or not there', async () => {
    const task = await world.call('tasks.create', { title: 'Under way' });
    const started = await world.call('execution_runs.start', { task_id: task.task_id });
    expect(await refusal('execution_runs.correct', { id: started.run_id, actual_hours: 1 })).toBe(409);
    expect(await refusal('execution_runs.correct', { id: 'run_nothing', actual_hours: 1 })).toBe(404);
    expect(await refusal('execution_runs.correct', { id: started.run_id, actual_hours: -1 })).toBe(400);
  });

  it('lists runs that ended since a moment, and names those whose task is gone by nothing', async () => {
    const { done } = await run('Soon gone', 1);
    expect((await world.call('execution_runs.list', { ended_from: world.clock.now().toISOString() })).items.map((one: { run_id: string }) => one.run_id)).toContain(done.run_id);
    expect((await world.call('execution_runs.list', { ended_from: '2030-01-01T00:00:00Z' })).items).toEqual([]);
    await world.call('tasks.delete', { id: done.task_id });
    expect((await world.call('execution_runs.get', { id: done.run_id })).title).toBeNull();
  });
});
