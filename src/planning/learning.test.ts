import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestService, type TestService } from '../../tests/service.ts';
import { engines } from '../../tests/engines.ts';

describe.each(engines)('plans learn from what happened on $name', (engine) => {
  let app: TestService;
  let close: () => Promise<unknown>;
  beforeAll(async () => {
    const db = engine.name === 'postgres' ? await engine.open() : null;
    app = await startTestService(db?.url ? { DATABASE_URL: db.url } : {});
    close = () => app.close().then(() => db?.close());
    await app.send('POST', '/api/v1/workflows', { name: 'Gravel delivery', steps: [{ id: 'a', title: 'Load', hours: 2 }, { id: 'b', title: 'Drive', hours: 4 }] });
  });
  afterAll(() => close());
  const plan = async () => (await app.send('POST', '/api/v1/planner/plan', { intent: 'Gravel delivery', mode: 'library' })).body;
  const tasksOf = async (id: number) => (await app.send('GET', `/api/v1/tasks?plan_id=${id}`)).body.items as { task_id: number; step_id: string; estimated_hours: number }[];
  const work = async (task: number, hours: number, done = true) => {
    const run = (await app.send('POST', '/api/v1/execution_runs', { task_id: task })).body;
    await app.send('POST', `/api/v1/execution_runs/${run.run_id}/complete`, { actual_hours: hours, task_done: done });
  };

  it('from the third time on, step by step, and the runs of one task count as one', async () => {
    for (let i = 0; i < 3; i++) {
      const made = await plan();
      expect(made.sop.steps.map((s: { hours: number }) => s.hours)).toEqual([2, 4]);
      if (i === 0) expect(made.sop.steps[0].estimate_source).toEqual({ kind: 'estimate', runs: 0, ratio: 1 });
      await app.send('POST', `/api/v1/planner/plans/${made.plan_id}/approve`);
      const [load, drive] = await tasksOf(made.plan_id);
      await work(load?.task_id as number, 2, false);
      await work(load?.task_id as number, 2); // four hours in two sittings
      await work(drive?.task_id as number, 4.1);
    }
    const learned = await plan();
    const [load, drive] = learned.sop.steps;
    expect(load).toMatchObject({ estimate_source: { kind: 'step', runs: 3 } });
    expect(load.hours).toBeGreaterThan(2.5);
    expect(load.hours_low <= load.hours && load.hours <= load.hours_high).toBe(true);
    expect(load.estimate_source.ratio).toBeCloseTo(load.hours / 2, 2);
    expect(drive).toMatchObject({ hours: 4, estimate_source: { kind: 'step', runs: 3, ratio: 1 } });
    // Corrected hours that turn out right do not teach that the first estimate was right.
    await app.send('POST', `/api/v1/planner/plans/${learned.plan_id}/approve`);
    for (const task of await tasksOf(learned.plan_id)) await work(task.task_id, task.step_id === 'a' ? 4 : 4);
    expect((await plan()).sop.steps[0].hours).toBeGreaterThanOrEqual(load.hours);
  });

  it('and say when somebody set the hours', async () => {
    const made = await plan();
    const steps = made.sop.steps.map((s: { id: string }) => (s.id === 'b' ? { ...s, hours: 5 } : s));
    const edited = (await app.send('PUT', `/api/v1/planner/plans/${made.plan_id}`, { sop: { ...made.sop, steps } }, { 'if-match': String(made.version) })).body;
    expect(edited.sop.steps.map((s: { estimate_source: { kind: string } }) => s.estimate_source.kind)).toEqual(['step', 'edited']);
  });
});
