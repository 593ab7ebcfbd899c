import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestService, type TestService } from '../../tests/service.ts';
import { type ScriptedModel, startScriptedModel } from '../../tests/scripted-model.ts';
import { engines } from '../../tests/engines.ts';

describe.each(engines)('plans learn from what happened on $name', (engine) => {
  let app: TestService;
  let model: ScriptedModel;
  let close: () => Promise<unknown>;
  beforeAll(async () => {
    model = await startScriptedModel();
    const db = engine.name === 'postgres' ? await engine.open() : null;
    app = await startTestService({ ...(db?.url && { DATABASE_URL: db.url }), LLM_BASE_URL: model.url, LLM_MODEL: 'm' });
    close = () => app.close().then(() => Promise.all([db?.close(), model.close()]));
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

  it('also where a model wrote the steps: by their names, whatever it numbers them', async () => {
    const asked = (title: string, hours: number) => ({ title: 'Gravel', steps: [{ id: 's9', title, hours, hours_low: hours, hours_high: hours }, { id: 'a', title: 'Sing', hours: 1 }] });
    model.says(asked('Load', 1));
    const first = (await app.send('POST', '/api/v1/planner/plan', { intent: 'Gravel delivery', mode: 'llm' })).body;
    const [load, sing] = first.sop.steps;
    expect(load).toMatchObject({ id: 's9', estimate_source: { kind: 'step', runs: 4 } });
    expect(load.hours).toBe(2.5); // a model that said 1, four runs of 4
    expect(sing).toMatchObject({ hours: 1, estimate_source: { kind: 'estimate', runs: 0, ratio: 1 } }); // the runs of the step "a" of the library are none of it
    expect(first.context.estimates).toMatchObject([{ step_id: 's9', source: 'learned', before: 1, runs: 4 }, { step_id: 'a', source: 'model', before: null }]);
    expect(first.warnings.join(' ')).toContain('The hours of 1 step come from what such work really took');
    expect(first.sop.total_hours).toBe(load.hours + 1);
    // A good estimate is left alone.
    model.says(asked('Load', 4));
    expect((await app.send('POST', '/api/v1/planner/plan', { intent: 'Gravel delivery', mode: 'llm' })).body.sop.steps[0]).toMatchObject({ hours: 4, estimate_source: { kind: 'step', ratio: 1 } });
    // What was done for the model's step "a" does not teach the library's.
    const before = (await plan()).sop.steps[0].hours;
    await app.send('POST', `/api/v1/planner/plans/${first.plan_id}/approve`);
    for (const task of await tasksOf(first.plan_id)) if (task.step_id === 'a') await work(task.task_id, 40);
    expect((await plan()).sop.steps[0].hours).toBe(before);
  });

  it('also where the steps are those of a blueprint', async () => {
    const post = async (path: string, body: object) => (await app.send('POST', `/api/v1${path}`, body)).body;
    const blueprint = (await post('/service_blueprints', { name: 'Pond', structure: { steps: [{ title: 'Dig the hole', hours: 2 }, { title: 'Fill it', hours: 1 }] } })).service_blueprint_id;
    const offer = (await post('/offers', { name: 'Pond', service_blueprint_id: blueprint })).offer_id;
    const engagement = (await post('/engagements', { name: 'Pond for Ann', offer_id: offer })).engagement_id;
    const make = () => post('/planner/plan', { intent: 'Zymurgy', engagement_id: engagement, mode: 'library' });
    for (let i = 0; i < 3; i++) {
      const made = await make();
      expect(made.sop.steps.map((s: { hours: number }) => s.hours)).toEqual([2, 1]);
      await app.send('POST', `/api/v1/planner/plans/${made.plan_id}/approve`);
      const [dig, fill] = await tasksOf(made.plan_id);
      await work(dig?.task_id as number, 4);
      await work(fill?.task_id as number, 1);
    }
    const made = await make();
    expect(made.sop.steps[0]).toMatchObject({ estimate_source: { kind: 'step', runs: 3 } });
    expect(made.sop.steps[0].hours).toBeGreaterThan(2.5);
    expect(made.sop.steps[1].hours).toBe(1);
    expect(made.context).toMatchObject({ workflow_id: null, estimates: [{ source: 'learned', before: 2 }, { source: 'outline' }] });
  });

  it('and say when somebody set the hours', async () => {
    const made = await plan();
    const steps = made.sop.steps.map((s: { id: string }) => (s.id === 'b' ? { ...s, hours: 5 } : s));
    const edited = (await app.send('PUT', `/api/v1/planner/plans/${made.plan_id}`, { sop: { ...made.sop, steps } }, { 'if-match': String(made.version) })).body;
    expect(edited.sop.steps.map((s: { estimate_source: { kind: string } }) => s.estimate_source.kind)).toEqual(['step', 'edited']);
  });
});
