import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestService, type TestService } from '../../tests/service.ts';
import { startScriptedModel, type ScriptedModel } from '../../tests/scripted-model.ts';

const until = async (done: () => Promise<boolean>): Promise<void> => { for (let i = 0; i < 200 && !(await done()); i++) await new Promise((r) => { setTimeout(r, 50); }); };

describe('looking back', () => {
  let app: TestService;
  let model: ScriptedModel;
  let workflowId = 0;
  beforeAll(async () => {
    model = await startScriptedModel();
    app = await startTestService({ LLM_BASE_URL: model.url, LLM_MODEL: 'm', LLM_TIMEOUT_MS: '1000' });
    workflowId = (await app.send('POST', '/api/v1/workflows', { name: 'Gravel run', steps: [{ id: 'a', title: 'Load', hours: 2 }, { id: 'b', title: 'Drive', hours: 1 }] })).body.workflow_id;
  });
  afterAll(async () => { await app.close(); await model.close(); });

  const work = async (ratio: number, clientId?: string) => {
    const plan = (await app.send('POST', '/api/v1/planner/plan', { intent: 'Gravel run', mode: 'library', ...(clientId && { client_id: clientId }) })).body;
    await app.send('POST', `/api/v1/planner/plans/${plan.plan_id}/approve`);
    for (const task of (await app.send('GET', `/api/v1/tasks?plan_id=${plan.plan_id}`)).body.items) {
      const { run_id: id } = (await app.send('POST', '/api/v1/execution_runs', { task_id: task.task_id })).body;
      await app.send('POST', `/api/v1/execution_runs/${id}/complete`, { actual_hours: task.estimated_hours * ratio });
    }
    return plan;
  };

  it('shows how long a workflow really takes, and when it drifts', async () => {
    for (const ratio of [1.5, 1.6, 1.5]) await work(ratio);
    const { items } = (await app.send('GET', `/api/v1/observer/patterns?workflow_id=${workflowId}`)).body;
    expect(items.map((p: { process_template_id: number | null }) => p.process_template_id === null)).toEqual([true, false, false, false]); // the workflow, then one template a plan
    for (const p of items) expect(p).toMatchObject({ workflow_id: workflowId, drift: true });
    expect(items.map((p: { runs: number; variance_pct: number }) => [p.runs, Math.round(p.variance_pct)])).toEqual([[6, 53], [2, 50], [2, 60], [2, 50]]);
  });

  it('writes once per client and period, without a model when it fails, and is found by recall at once', async () => {
    model.fails(401, 1);
    const both = await Promise.all([app.send('POST', '/api/v1/observer/reflect?mode=daily'), app.send('POST', '/api/v1/observer/reflect?mode=daily')]);
    expect(both.map((r) => r.status).sort()).toEqual([200, 201]);
    expect(both[0]?.body.reflection_id).toBe(both[1]?.body.reflection_id);
    const made = both.find((r) => r.status === 201)?.body;
    expect(made).toMatchObject({ mode: 'daily', created: true, model: null, stats: { tasks_completed: 6, runs: 6 }, summary: expect.stringContaining('6 tasks finished') });
    const { results } = (await app.send('GET', `/api/v1/memory/recall?kind=reflection&query=${encodeURIComponent('tasks finished over the estimates')}`)).body;
    expect(results[0]).toMatchObject({ kind: 'reflection', metadata: { reflection_id: made.reflection_id } });
    expect((await app.send('POST', '/api/v1/observer/reflect?mode=daily&date=2099-01-01')).body.errors[0].path).toBe('date');
  });

  it('turns weighty insights into facts, in the background', async () => {
    model.says({ summary: 'A week of gravel.', content: 'Much gravel.', insights: [{ text: 'Loading needs two people.', salience: 0.9, evidence: ['seen twice'] }, { text: 'It rained.', salience: 0.2, evidence: [] }] });
    const { body } = await app.send('POST', '/api/v1/observer/reflect?mode=weekly');
    expect(body).toMatchObject({ created: true, model: 'm', summary: 'A week of gravel.' });
    const facts = async () => (await app.send('GET', '/api/v1/memory/facts?fact_type=insight')).body.items.map((f: { content: string }) => f.content) as string[];
    await until(async () => (await facts()).includes('Loading needs two people.'));
    expect(await facts()).toContain('Loading needs two people.');
    expect(await facts()).not.toContain('It rained.');
  });

  it('recommends on several runs, and accepting corrects the workflow once', async () => {
    const daily = (await app.send('GET', '/api/v1/observer/reflections?mode=daily')).body.items[0];
    const found = daily.recommendations.find((r: { kind: string }) => r.kind === 'review_estimates');
    expect(found).toMatchObject({ status: 'open', action: { type: 'set_workflow_hours', workflow_id: workflowId, steps: [{ step_id: 'a', hours: 3 }, { step_id: 'b', hours: 1.5 }] } });
    const path = `/api/v1/observer/recommendations/${found.id}`;
    expect((await app.send('POST', `${path}/accept`)).body.status).toBe('accepted');
    expect((await app.send('POST', `${path}/accept`)).status).toBe(200);
    expect((await app.send('POST', `${path}/dismiss`)).status).toBe(409);
    const workflow = (await app.send('GET', `/api/v1/workflows/${workflowId}`)).body;
    expect(workflow).toMatchObject({ version: 2, estimated_hours: 4.5, steps: [{ hours: 3 }, { hours: 1.5 }] });
    const versions = (await app.send('GET', `/api/v1/workflows/${workflowId}/versions`)).body.items;
    expect(versions).toMatchObject([{ version: 2, estimated_hours: 4.5, reason: `recommendation ${found.id}` }, { version: 1, estimated_hours: 3 }]);
    expect((await app.send('POST', `/api/v1/workflows/${workflowId}/revert`, { version: 1 })).body).toMatchObject({ version: 3, estimated_hours: 3, steps: [{ hours: 2 }, { hours: 1 }] });
    expect((await app.send('POST', `/api/v1/workflows/${workflowId}/revert`, { version: 9 })).status).toBe(404);
    expect((await app.send('POST', '/api/v1/observer/recommendations/999999/accept')).status).toBe(404);
  });

  it('takes a decision back, and the hours with it, unless something was changed since', async () => {
    const all = (await app.send('GET', '/api/v1/observer/reflections')).body.items.flatMap((one: { recommendations: unknown[] }) => one.recommendations) as { id: number; kind: string; status: string }[];
    const path = `/api/v1/observer/recommendations/${all.find((one) => one.kind === 'review_estimates' && one.status === 'accepted')?.id}`;
    const hours = async () => { const { body } = await app.send('GET', `/api/v1/workflows/${workflowId}`); return [body.version, body.estimated_hours]; };
    // Gone back by hand before: nothing is left to take back.
    expect((await app.send('POST', `${path}/reopen`)).body).toMatchObject({ status: 'open', decided_at: null });
    expect((await app.send('POST', `${path}/accept`)).body.status).toBe('accepted');
    expect(await hours()).toEqual([4, 4.5]);
    expect((await app.send('POST', `${path}/reopen`)).body.status).toBe('open');
    expect((await app.send('POST', `${path}/reopen`)).status).toBe(200);
    expect(await hours()).toEqual([5, 3]);
    await app.send('POST', `${path}/accept`);
    await app.send('PATCH', `/api/v1/workflows/${workflowId}`, { steps: [{ id: 'a', title: 'Other', hours: 9 }] });
    const refused = await app.send('POST', `${path}/reopen`);
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('changed after this was accepted')]);
    expect((await app.send('POST', `/api/v1/workflows/${workflowId}/revert`, { version: 1 })).status).toBe(200);
    expect((await app.send('POST', '/api/v1/observer/recommendations/999999/reopen')).status).toBe(404);
    const other = all.find((one) => one.status === 'open');
    if (other) {
      await app.send('POST', `/api/v1/observer/recommendations/${other.id}/dismiss`);
      expect((await app.send('POST', `/api/v1/observer/recommendations/${other.id}/reopen`)).body.status).toBe('open');
    }
  });

  it('says what was learned and what models cost, also beside the words of a model', async () => {
    await app.send('PUT', '/api/v1/models/budget', { monthly_usd: 10, prices: { m: { input: 100_000, output: 100_000 } } });
    model.says({ title: 'Gravel', steps: [{ id: 'x', title: 'Load', hours: 1 }] });
    const plan = (await app.send('POST', '/api/v1/planner/plan', { intent: 'Gravel run by a model', mode: 'llm', client_id: 'quiet2' })).body;
    expect(plan.sop.steps[0].estimate_source).toMatchObject({ kind: 'step', runs: 3 });
    model.says({ summary: 'Quiet.', content: 'Nothing much.', insights: [] });
    const { body } = await app.send('POST', '/api/v1/observer/reflect?mode=daily&client_id=quiet2');
    expect(body).toMatchObject({ model: 'm', stats: { model_calls: 1, steps_learned: 1 } });
    expect(body.content).toContain('Nothing much.\n\n## What was learned\n- "Load" is planned at ');
    expect(body.content).toContain('## Models\n- 1 question to models, $');
    expect(body.content).not.toContain('budget for models'); // the budget is no client's
  });

  it('says so when nothing happened', async () => {
    model.fails(401, 1);
    expect((await app.send('POST', '/api/v1/observer/reflect?mode=daily&date=2026-01-05')).body.summary).toContain('no finished task');
  });

  it('keeps a client’s reflections to that client’s work', async () => {
    await work(1, 'quiet');
    const { body } = await app.send('POST', '/api/v1/observer/reflect?mode=daily&client_id=quiet');
    expect(body.stats).toMatchObject({ tasks_completed: 2, runs: 2 });
  });
});

describe('looking back on a month whose budget for models runs out', () => {
  let app: TestService;
  let model: ScriptedModel;
  beforeAll(async () => {
    model = await startScriptedModel();
    app = await startTestService({ LLM_BASE_URL: model.url, LLM_MODEL: 'dear', LLM_TIMEOUT_MS: '1000' });
  });
  afterAll(async () => { await app.close(); await model.close(); });

  it('says how it stands, and what the cheaper model answered', async () => {
    await app.send('PUT', '/api/v1/models/planning', { fallback_model: 'cheap' });
    await app.send('PUT', '/api/v1/models/budget', { monthly_usd: 100, fallback_at: 0, warn_at: 0, prices: { dear: { input: 1, output: 1 }, cheap: { input: 0.1, output: 0.1 } } });
    model.says({ title: 'Gravel', steps: [{ id: 'x', title: 'Load', hours: 1 }] });
    expect((await app.send('POST', '/api/v1/planner/plan', { intent: 'Gravel', mode: 'llm' })).body.warnings.join(' ')).toContain('cheap answered in place of dear');
    await app.send('PUT', '/api/v1/models/budget', { monthly_usd: 0.01 });
    const { body } = await app.send('POST', '/api/v1/observer/reflect?mode=daily');
    expect(body).toMatchObject({ model: null, stats: { model_calls: 1, model_fallbacks: 1 } });
    expect(body.content).toContain('1 question went to a cheaper model, to spare the budget.');
    expect(body.content).toMatch(/The budget for models of \d{4}-\d\d \(\$0\.01\) is spent/);
    expect(body.insights.map((i: { text: string }) => i.text).join(' ')).toContain('is spent');
  });
});
