import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { startScriptedModel, type ScriptedModel } from '../../tests/scripted-model.ts';
import { startTestService, type TestService } from '../../tests/service.ts';
import { blueprintSteps } from './blueprint-steps.ts';

const sop = (title: string) => ({ title, summary: 's', steps: [{ id: 'x', title: 'Do', hours: 2 }, { id: 'y', title: 'Check', hours: 1, depends_on: ['x'] }] });

describe.each(engines)('what a plan is made from, on $name', (engine) => {
  let db: Awaited<ReturnType<typeof engine.open>>;
  let app: TestService;
  let model: ScriptedModel;
  let ids: Record<'blueprint' | 'engagement' | 'workflow' | 'sibling' | 'customer', number>;
  const post = async (path: string, body: object = {}) => {
    const reply = await app.send('POST', `/api/v1${path}`, body);
    if (reply.status >= 400) throw new Error(`${path}: ${reply.status} ${reply.text}`);
    return reply.body;
  };
  const plan = (body: object) => post('/planner/plan', body);

  beforeAll(async () => {
    db = await engine.open();
    model = await startScriptedModel();
    app = await startTestService({ ...(db.url && { DATABASE_URL: db.url }), LLM_BASE_URL: model.url, LLM_MODEL: 'm', LLM_TIMEOUT_MS: '3000', PLANS_PER_DAY: '50' });
    const customer = (await app.send('PUT', '/api/v1/clients/kiln-works', { full_name: 'Kiln Works' })).body.client_id;
    const blueprint = (await post('/service_blueprints', { name: 'Glaze audit', structure: { phases: [{ name: 'Look', steps: [{ title: 'Visit the kiln', hours: 3, billable: true }, 'Take samples'] }, { name: 'Tell', steps: [{ title: 'Write the report', hours: 5 }] }] } })).service_blueprint_id;
    const offer = (await post('/offers', { name: 'Glaze check', service_blueprint_id: blueprint })).offer_id;
    const engagement = (await post('/engagements', { name: 'Kiln Works audit', customer_name: 'Kiln Works', client_id: customer, offer_id: offer })).engagement_id;
    const workflow = (await post('/workflows', { name: 'Pottery inspection', capability: 'ceramics', steps: [{ id: 'a', title: 'Inspect {{client}}', hours: 2 }, { id: 'b', title: 'Write up', hours: 1, depends_on: ['a'] }] })).workflow_id;
    const sibling = (await post('/workflows', { name: 'Clay delivery', capability: 'ceramics', steps: [{ id: 'a', title: 'Load the van', hours: 1 }] })).workflow_id;
    ids = { blueprint, engagement, workflow, sibling, customer };
  });
  afterAll(async () => { await app?.close(); await model?.close(); await db?.close(); });

  it('stays out of lists, which say how much of it there is', async () => {
    const made = await plan({ intent: 'Pottery inspection for the list', mode: 'library' });
    const [listed] = (await app.send('GET', '/api/v1/planner/plans?limit=1')).body.items;
    expect(listed).toMatchObject({ plan_id: made.plan_id, plan_title: made.plan_title, sop: made.sop, lineage: made.lineage, options_count: 0, context: { workflow_id: made.context.workflow_id, memories_used: made.context.memories.length, facts_used: made.context.facts.length, estimates: made.context.estimates } });
    for (const heavy of ['briefing', 'options']) expect(listed).not.toHaveProperty(heavy);
    expect(Object.keys(listed.context)).not.toContain('memories');
    expect((await app.send('GET', `/api/v1/planner/plans/${made.plan_id}`)).body.briefing).toEqual(made.briefing);
  });

  it('comes from the offer\'s blueprint where no workflow of it is stored, for the engagement\'s customer', async () => {
    const made = await plan({ intent: 'Do what we sold', engagement_id: ids.engagement, mode: 'library' });
    expect(made).toMatchObject({ client_id: ids.customer, source: 'workflow', context: { blueprint_id: ids.blueprint, workflow_id: null }, briefing: { blueprint: { name: 'Glaze audit', offer: 'Glaze check' } }, lineage: { blueprint_id: ids.blueprint, engagement_id: ids.engagement } });
    expect(made.sop.steps.map((s: { title: string; hours: number; depends_on: string[] }) => [s.title, s.hours, s.depends_on])).toEqual([['Visit the kiln', 3, []], ['Take samples', 2, []], ['Write the report', 5, ['s1', 's2']]]);
  });

  it('keeps the briefing as it was then: memories and facts with their ids, workflows of the capability, past plans with their real hours', async () => {
    await plan({ intent: 'Pottery inspection', mode: 'library' });
    const first = await plan({ intent: 'Pottery inspection', mode: 'library', client_id: 'neighbour' });
    await post(`/planner/plans/${first.plan_id}/approve`);
    for (const task of (await app.send('GET', `/api/v1/tasks?plan_id=${first.plan_id}`)).body.items) {
      const run = await post('/execution_runs', { task_id: task.task_id });
      await post(`/execution_runs/${run.run_id}/complete`, { actual_hours: task.step_id === 'a' ? 6 : 1 });
    }
    const memory = await post('/memory/remember', { content: 'Pottery inspection needs a torch.' });
    const fact = await post('/memory/facts', { subject_type: 'tool', subject_id: 'torch', fact_type: 'place', content: 'in the red box' });
    const { plan_id } = await plan({ intent: 'Pottery inspection again', mode: 'library' });
    await app.send('DELETE', `/api/v1/memory/facts/${fact.fact_id}`);
    const { briefing } = (await app.send('GET', `/api/v1/planner/plans/${plan_id}`)).body;
    expect(briefing).toMatchObject({ query: 'Pottery inspection again', memory_answered: true });
    expect(briefing.memories).toContainEqual(expect.objectContaining({ id: memory.event_id, content: 'Pottery inspection needs a torch.' }));
    expect(briefing.facts).toContainEqual(expect.objectContaining({ fact_id: fact.fact_id, content: 'in the red box' }));
    expect(briefing.workflows).toMatchObject([{ workflow_id: ids.workflow, used: true, steps: 2 }, { workflow_id: ids.sibling, used: false, score: null }]);
    expect(briefing.numbers).toEqual([{ workflow_id: ids.workflow, step_id: 'a', runs: 1, median_hours: 6, stored_hours: 2 }, { workflow_id: ids.workflow, step_id: 'b', runs: 1, median_hours: 1, stored_hours: 1 }]);
    // Another client's plan gives its figures and not its name.
    expect(briefing.past_plans).toMatchObject([{ plan_id: first.plan_id, title: null, planned_hours: 3, actual_hours: 7, tasks: 2 }]);
  });

  it('tells the model all of it', async () => {
    model.says(sop('Inspected'));
    await plan({ intent: 'Pottery inspection for the guild', mode: 'llm' });
    const prompt = model.asked().at(-1) as string;
    for (const told of ['"name":"Pottery inspection"', '"other_ways":[{"name":"Clay delivery","steps":["Load the van (1 h)"]}]', '2 tasks planned at 3 h took 7 h', 'step a: 1 runs, half of them within 6 h', 'Pottery inspection needs a torch.']) expect(prompt).toContain(told);
    model.says(sop('Audited'));
    await plan({ intent: 'Audit the glaze', mode: 'llm', engagement_id: ids.engagement });
    expect(model.asked().at(-1)).toContain('Visit the kiln');
  });

  it('answers the same wish from before with what its author saw, until the facts have changed', async () => {
    model.says(sop('Fired'));
    const first = await plan({ intent: 'Fire the big kiln' });
    const again = await plan({ intent: 'Fire the big kiln' });
    expect(again).toMatchObject({ source: 'cache', sop: { title: 'Fired' }, lineage: { from_plan_id: first.plan_id }, briefing: { recalled_at: first.briefing.recalled_at } });
    await post('/memory/facts', { subject_type: 'kiln', subject_id: 'big', fact_type: 'state', content: 'cracked' });
    model.says(sop('Mended first'));
    expect(await plan({ intent: 'Fire the big kiln' })).toMatchObject({ source: 'llm', plan_title: 'Mended first', lineage: { from_plan_id: null } });
  });

  it('stores the process template with its lineage, once, and shows it', async () => {
    const made = await plan({ intent: 'Pottery inspection for Ann', mode: 'library', engagement_id: ids.engagement });
    expect(made.lineage.process_template_id).toBeNull();
    const { lineage } = await post(`/planner/plans/${made.plan_id}/approve`);
    const template = (await app.send('GET', `/api/v1/process_templates/${lineage.process_template_id}`)).body;
    expect(template).toMatchObject({ plan_id: made.plan_id, engagement_id: ids.engagement, version: 1 });
  });

  it('approves by itself where the setting asks for no approval, and says so', async () => {
    const made = await plan({ intent: 'Pottery inspection at once', mode: 'library' });
    await post('/scheduler/schedule', { plan_id: made.plan_id, time_limit_ms: 100 });
    const { items } = (await app.send('GET', '/api/v1/memory/events?event_type=planning&limit=500')).body;
    expect(items.map((e: { content: string }) => e.content)).toContain('Approved the plan "Pottery inspection at once", version 1 by scheduling it, since no approval is asked for: 2 steps became tasks.');
    await app.send('PUT', '/api/v1/scheduler/preferences', { require_approval: true });
    const kept = await plan({ intent: 'Pottery inspection later', mode: 'library' });
    expect((await app.send('POST', '/api/v1/scheduler/schedule', { plan_id: kept.plan_id })).status).toBe(409);
    await app.send('PUT', '/api/v1/scheduler/preferences', { require_approval: false });
  });

  it('gives options from the library too', async () => {
    const made = await plan({ intent: 'Pottery inspection and clay delivery', mode: 'library', template: 'sop_generator_manifold' });
    expect(made.options.length).toBeGreaterThanOrEqual(2);
    expect(made.options[0]).toEqual(made.sop);
    expect((await plan({ intent: 'Zymurgy experiments', mode: 'library', template: 'sop_generator_manifold' })).options).toHaveLength(1);
  });
});

describe('the steps of a blueprint', () => {
  it('are read from lists, phases and texts; a phase waits for the one before', () => {
    expect(blueprintSteps({ steps: ['One', { name: 'Two', estimated_hours: 4 }] })?.map((s) => [s.id, s.title, s.hours, s.depends_on])).toEqual([['s1', 'One', 2, []], ['s2', 'Two', 4, ['s1']]]);
    expect(blueprintSteps({ stages: [{ name: 'A', tasks: ['x'] }, { name: 'Empty', tasks: [] }, { name: 'B', tasks: ['y', 'z'] }] })?.map((s) => [s.title, s.depends_on, s.tags])).toEqual([['x', [], ['a']], ['y', ['s1'], ['b']], ['z', ['s1'], ['b']]]);
    expect(blueprintSteps({ steps: [{ id: 'k', title: 'Keep' }, { id: 'k', title: 'Twice', depends_on: ['k', 'nowhere'] }] })?.map((s) => [s.id, s.depends_on])).toEqual([['k', []], ['s2', ['k']]]);
  });
  it.each([[null], ['text'], [{}], [{ note: 'x' }], [{ steps: [] }], [{ steps: [{ hours: 2 }] }]])('are none in %j', (structure) => expect(blueprintSteps(structure)).toBeNull());
});
