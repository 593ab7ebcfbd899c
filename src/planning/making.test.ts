import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { startScriptedModel, type ScriptedModel } from '../../tests/scripted-model.ts';
import { startTestService, type TestService } from '../../tests/service.ts';

const PLAN = '/api/v1/planner/plan';
const STEPS = [{ id: 'a', title: 'Fetch clay', hours: 1 }, { id: 'b', title: 'Burn bricks', hours: 4, depends_on: ['a'] }];
const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

describe.each(engines)('a plan that is being made ($name)', (engine) => {
  let db: Awaited<ReturnType<typeof engine.open>>;
  let app: TestService;
  let model: ScriptedModel;
  const progress = async (name: string) => (await app.send('GET', `/api/v1/planner/progress/${name}`)).body.stages as { stage: string; state: string; found: Record<string, number> }[];
  beforeAll(async () => {
    model = await startScriptedModel();
    db = await engine.open();
    app = await startTestService({ ...(db.url && { DATABASE_URL: db.url }), LLM_BASE_URL: model.url, LLM_API_KEY: 'k', LLM_MODEL: 'm' });
    await app.send('POST', '/api/v1/workflows', { name: 'Brick making', capability: 'delivery', steps: STEPS });
  });
  afterAll(async () => { await app.close(); await db.close(); await model.close(); });

  it('tells how far it is, and what each stage found', async () => {
    expect((await progress('never-asked')).map((s) => s.state)).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
    await app.send('POST', '/api/v1/memory/remember', { client_id: 'mason', content: 'Bricks are burned in the east kiln.' });
    const { body } = await app.send('POST', PLAN, { intent: 'Brick making for the east kiln', client_id: 'mason', mode: 'library', progress: 'making-bricks-1' });
    const stages = await progress('making-bricks-1');
    expect(stages.map((s) => [s.stage, s.state])).toEqual([['recall', 'done'], ['match', 'done'], ['draft', 'done'], ['check', 'done']]);
    expect(stages.map((s) => s.found)).toEqual([{ memories: 1, facts: 0 }, { workflows: expect.any(Number), past_plans: 0 }, { steps: 2, options: 0 }, { hours: body.sop.total_hours, warnings: 0 }]);
    expect((await app.send('GET', '/api/v1/planner/progress/short')).status).toBe(400);
  });

  it('is not kept when its caller hangs up, and says so to whoever watches', async () => {
    model.hangs(1);
    const plans = async (): Promise<unknown[]> => (await app.send('GET', '/api/v1/planner/plans?q=unwanted')).body.items;
    const stop = new AbortController();
    const asked = fetch(app.service.url + PLAN, { method: 'POST', signal: stop.signal, headers: { 'content-type': 'application/json', 'idempotency-key': 'unwanted-1' }, body: JSON.stringify({ intent: 'An unwanted plan', mode: 'auto', progress: 'unwanted-making' }) }).catch((error: Error) => error.name);
    await model.isAsked();
    expect((await progress('unwanted-making'))[2]?.state).toBe('running');
    stop.abort();
    expect(await asked).toBe('AbortError');
    while ((await progress('unwanted-making'))[2]?.state === 'running') await pause(20);
    expect((await progress('unwanted-making')).map((s) => s.state)).toEqual(['done', 'done', 'stopped', 'waiting']);
    expect(await plans()).toEqual([]);
    // The same attempt may be made again: nothing of the first is in its way.
    expect((await app.send('POST', PLAN, { intent: 'An unwanted plan', mode: 'library' }, { 'idempotency-key': 'unwanted-1' })).status).toBe(201);
    expect(await plans()).toHaveLength(1);
  });

  const begin = (name: string, intent: string, gone: AbortSignal): Promise<unknown> => fetch(app.service.url + PLAN, { method: 'POST', signal: gone, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ intent, mode: 'auto', progress: name, keep_going: true }) }).then((answer) => answer.status, (error: Error) => error.name);
  const stateOf = async (name: string): Promise<string> => (await app.send('GET', `/api/v1/planner/progress/${name}`)).body.state;
  const makings = async (): Promise<{ name: string; state: string; wish: { intent: string } }[]> => (await app.send('GET', '/api/v1/planner/makings')).body.items;

  it('goes on without its caller where that was asked for, and is found meanwhile', async () => {
    model.hangs(1);
    const tab = new AbortController();
    const asked = begin('left-alone-1', 'A plan that is left alone', tab.signal);
    await model.isAsked();
    expect((await progress('left-alone-1'))[2]?.state).toBe('running');
    tab.abort();
    expect(await asked).toBe('AbortError');
    await pause(150);
    expect(await makings()).toMatchObject([{ name: 'left-alone-1', state: 'running', wish: { intent: 'A plan that is left alone' } }]);
    expect((await app.send('DELETE', '/api/v1/planner/makings/left-alone-1')).body).toEqual({ name: 'left-alone-1', stopped: true });
    while ((await progress('left-alone-1'))[2]?.state === 'running') await pause(20);
    expect([await stateOf('left-alone-1'), await makings()]).toEqual(['stopped', []]);
    expect((await app.send('GET', '/api/v1/planner/plans?q=alone')).body.items).toEqual([]);

    model.says({ title: 'Bricks', summary: 'As told.', steps: [{ id: 's1', title: 'Shape bricks', description: '', hours: 2, hours_low: 1, hours_high: 3, billable: false, depends_on: [], tags: [] }] });
    const other = new AbortController();
    const second = begin('left-alone-2', 'Brick making that is left alone', other.signal);
    while ((await progress('left-alone-2'))[0]?.state === 'waiting') await pause(2);
    other.abort();
    await second;
    await expect.poll(() => stateOf('left-alone-2'), { timeout: 20_000 }).toBe('ready');
    const { plan_id: id } = (await app.send('GET', '/api/v1/planner/progress/left-alone-2')).body;
    expect((await app.send('GET', `/api/v1/planner/plans/${id}`)).body).toMatchObject({ intent: 'Brick making that is left alone', status: 'draft' });
    expect(await makings()).toEqual([]);
  });

  it('says why it failed, and is put away then', async () => {
    model.fails(400, 9);
    const answer = await app.send('POST', PLAN, { intent: 'Insist on a model', mode: 'llm', progress: 'insisting-1', keep_going: true });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await makings()).toMatchObject([{ name: 'insisting-1', state: 'failed', wish: { intent: 'Insist on a model', mode: 'llm' }, problem: { detail: answer.body.detail } }]);
    expect((await app.send('DELETE', '/api/v1/planner/makings/insisting-1')).body.stopped).toBe(false);
    expect(await makings()).toEqual([]);
    expect((await app.send('DELETE', '/api/v1/planner/makings/insisting-1')).status).toBe(404);
  });
});

describe.each(engines)('versions without writing one ($name)', (engine) => {
  let db: Awaited<ReturnType<typeof engine.open>>;
  let app: TestService;
  beforeAll(async () => {
    db = await engine.open();
    app = await startTestService({ ...(db.url && { DATABASE_URL: db.url }) });
    await app.send('POST', '/api/v1/workflows', { name: 'Brick making', capability: 'delivery', steps: STEPS });
    await app.send('POST', '/api/v1/workflows', { name: 'Stone buying', capability: 'delivery', steps: [{ id: 'a', title: 'Order stone for {{client}}', hours: 2 }] });
  });
  afterAll(async () => { await app.close(); await db.close(); });

  it('finds plans by words of the title and the intent, taken as they are', async () => {
    const first = (await app.send('POST', PLAN, { intent: 'Brick making. By hand, 100% clay' })).body;
    const found = async (q: string): Promise<number[]> => (await app.send('GET', `/api/v1/planner/plans?q=${encodeURIComponent(q)}`)).body.items.map((p: { plan_id: number }) => p.plan_id);
    expect(await found('CLAY brick')).toEqual([first.plan_id]);
    expect(await found('100%')).toEqual([first.plan_id]);
    expect(await found('1%0')).toEqual([]);
    expect(await found('clay granite')).toEqual([]);
  });

  it('takes another option, and brings the first version back', async () => {
    const made = (await app.send('POST', PLAN, { intent: 'Brick making for Acme', template: 'sop_generator_manifold' })).body;
    const path = `/api/v1/planner/plans/${made.plan_id}`;
    const other = made.options.findIndex((o: { steps: unknown[] }) => JSON.stringify(o.steps) !== JSON.stringify(made.sop.steps)) + 1;
    expect(other).toBeGreaterThan(0);
    expect(JSON.stringify(made.options), 'names are filled in in every option').not.toContain('{{');
    await app.send('POST', `${path}/approve`, {});
    expect((await app.send('POST', `${path}/choose`, { option: other })).status).toBe(428);
    expect((await app.send('POST', `${path}/choose`, { option: 9 }, { 'if-match': '1' })).status).toBe(404);
    const chosen = (await app.send('POST', `${path}/choose`, { option: other }, { 'if-match': '1' })).body;
    expect(chosen).toMatchObject({ version: 2, status: 'draft', plan_title: made.plan_title, sop: made.options[other - 1] });
    // Nobody set these hours by hand.
    expect(chosen.context.estimates.map((e: { source: string }) => e.source)).not.toContain('person');
    expect((await app.send('POST', `${path}/revert`, { version: 1 }, { 'if-match': '1' })).status).toBe(412);
    expect((await app.send('POST', `${path}/revert`, { version: 7 }, { 'if-match': '2' })).status).toBe(404);
    const back = (await app.send('POST', `${path}/revert`, { version: 1 }, { 'if-match': '2' })).body;
    expect(back).toMatchObject({ version: 3, sop: made.sop, deadline: made.deadline });
    // The option is of another workflow, or of none; what it came from follows it, and comes back with the version.
    expect(made.context.workflow_id).not.toBeNull();
    expect(chosen.context.workflow_id).not.toBe(made.context.workflow_id);
    expect(chosen.context.match?.by ?? 'asked').toBe('asked');
    expect(back.context).toMatchObject({ workflow_id: made.context.workflow_id, match: made.context.match });
  });

  it('takes the steps of another workflow, or of an outline, and comes back to where it was', async () => {
    const made = (await app.send('POST', PLAN, { intent: 'Brick making for Acme' })).body;
    const path = `/api/v1/planner/plans/${made.plan_id}`;
    const stone = (await app.send('GET', '/api/v1/workflows?limit=200')).body.items.find((w: { name: string }) => w.name === 'Stone buying').workflow_id;
    expect((await app.send('POST', `${path}/workflow`, { workflow_id: stone })).status).toBe(428);
    expect((await app.send('POST', `${path}/workflow`, { workflow_id: 999_999 }, { 'if-match': '1' })).status).toBe(404);
    const taken = (await app.send('POST', `${path}/workflow`, { workflow_id: stone }, { 'if-match': '1' })).body;
    expect(taken).toMatchObject({ version: 2, status: 'draft', plan_title: made.plan_title, context: { workflow_id: stone } });
    expect(taken.sop.steps.map((s: { title: string }) => s.title)).toEqual(['Order stone for Acme']);
    const bare = (await app.send('POST', `${path}/workflow`, { workflow_id: null }, { 'if-match': '2' })).body;
    expect(bare).toMatchObject({ version: 3, context: { workflow_id: null } });
    expect(bare.sop.steps.map((s: { title: string }) => s.title)).not.toContain('Order stone for Acme');
    const back = (await app.send('POST', `${path}/revert`, { version: 1 }, { 'if-match': '3' })).body;
    expect(back).toMatchObject({ version: 4, sop: { steps: made.sop.steps }, context: { workflow_id: made.context.workflow_id } });
    expect((await app.send('POST', `${path}/revert`, { version: 2 }, { 'if-match': '4' })).body.context.workflow_id).toBe(stone);
  });

  it('takes an approval back while nobody has worked on it, and not after', async () => {
    const made = (await app.send('POST', PLAN, { intent: 'Brick making' })).body;
    const path = `/api/v1/planner/plans/${made.plan_id}`;
    const tasks = async (): Promise<{ task_id: number }[]> => (await app.send('GET', `/api/v1/tasks?plan_id=${made.plan_id}`)).body.items;
    await app.send('POST', `${path}/approve`, {});
    await app.send('POST', '/api/v1/scheduler/schedule', { plan_id: made.plan_id });
    const blocks = async (): Promise<number> => (await app.send('GET', '/api/v1/scheduler/calendar?limit=500')).body.items.filter((e: { title: string }) => e.title === 'Burn bricks').length;
    expect(await blocks()).toBeGreaterThan(0);
    expect((await app.send('POST', `${path}/unapprove`, {})).body).toMatchObject({ status: 'draft', version: 1, approved_at: null, lineage: { process_template_id: null } });
    expect([await tasks(), await blocks()]).toEqual([[], 0]);
    expect((await app.send('POST', `${path}/unapprove`, {})).status).toBe(200);
    await app.send('POST', `${path}/approve`, {});
    const [task] = await tasks();
    await app.send('PATCH', `/api/v1/tasks/${task?.task_id}`, { status: 'in_progress' });
    const refused = await app.send('POST', `${path}/unapprove`, {});
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('has begun')]);
    expect(await tasks()).toHaveLength(2);
  });

  it('keeps what somebody set by hand as such, through a revert', async () => {
    const made = (await app.send('POST', PLAN, { intent: 'Brick making' })).body;
    const path = `/api/v1/planner/plans/${made.plan_id}`;
    const edited = (await app.send('PUT', path, { sop: { ...made.sop, steps: made.sop.steps.map((s: { id: string }) => (s.id === 'b' ? { ...s, hours: 6 } : s)) } }, { 'if-match': '1' })).body;
    await app.send('PUT', path, { sop: made.sop }, { 'if-match': '2' });
    const back = (await app.send('POST', `${path}/revert`, { version: edited.version }, { 'if-match': '3' })).body;
    expect(back.context.estimates.find((e: { step_id: string }) => e.step_id === 'b').source).toBe('person');
    expect(back.context.estimates.find((e: { step_id: string }) => e.step_id === 'a').source).toBe('workflow');
  });
});
