import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { startScriptedModel, type ScriptedModel } from '../../tests/scripted-model.ts';
import { startTestService, type TestService } from '../../tests/service.ts';

const DAY = 86_400_000;
const day = (n: number): string => new Date(Date.now() + n * DAY).toISOString().slice(0, 10);

interface Line { constraint_id: number; status: string; kind: string; text: string; fact_id: number | null; event_id: number | null; drawn_by: string; start: string; end: string }

describe.each(engines)('preferences out of the memory, on $name', (engine) => {
  let db: Awaited<ReturnType<typeof engine.open>>;
  let app: TestService;
  let model: ScriptedModel;
  const post = async (path: string, body: object = {}) => {
    const reply = await app.send('POST', `/api/v1${path}`, body);
    if (reply.status >= 400) throw new Error(`${path}: ${reply.status} ${reply.text}`);
    return reply.body;
  };
  const lines = async (): Promise<Line[]> => (await app.send('GET', '/api/v1/scheduler/constraints?limit=500')).body.items;
  const line = async (id: number): Promise<Line | undefined> => (await lines()).find((l) => l.constraint_id === id);
  const rules = { with_model: false };
  const self = { subject_type: 'person', subject_id: 'self' };

  beforeAll(async () => {
    db = await engine.open();
    model = await startScriptedModel();
    app = await startTestService({ ...(db.url && { DATABASE_URL: db.url }), LLM_BASE_URL: model.url, LLM_MODEL: 'm', LLM_TIMEOUT_MS: '3000', BACKGROUND_WORK: '0' });
  });
  afterAll(async () => { await app?.close(); await model?.close(); await db?.close(); });

  it('become proposals with their source, once, and bind nothing', async () => {
    const fact = await post('/memory/facts', { ...self, fact_type: 'preference', fact_key: 'meetings', content: 'no meetings on Fridays' });
    const memory = await post('/memory/remember', { content: `I'm away from ${day(10)} to ${day(12)}.` });
    await post('/memory/remember', { content: `Bob is away from ${day(20)} to ${day(22)}.` });
    await post('/memory/remember', { content: `I'm away from ${day(30)} to ${day(32)}.`, trust: 'untrusted' });
    await post('/memory/remember', { content: `I'm away from ${day(40)} to ${day(42)}.`, client_id: 'somebody' });
    const first = await post('/planner/preferences/read', rules);
    expect(first).toMatchObject({ memory_answered: true, read_by: 'rules', withdrawn: 0, warnings: [] });
    expect(first.proposed).toMatchObject([{ kind: 'no_meetings', text: 'no meetings on Fridays', fact_id: fact.fact_id, event_id: null }, { kind: 'off', event_id: memory.event_id, says: expect.stringContaining(`from ${day(10)}`) }]);
    expect((await lines()).map((l) => l.status)).toEqual(['proposed', 'proposed']);
    expect((await post('/planner/preferences/read', rules)).proposed).toEqual([]);
  });

  it('are shown for the future too, from the time of a fact or from its name', async () => {
    const away = await post('/memory/facts', { ...self, fact_type: 'availability', content: 'away', valid_from: `${day(50)}T00:00:00Z`, valid_to: `${day(57)}T00:00:00Z` });
    const hours = await post('/memory/facts', { ...self, fact_type: 'working_hours', content: '8 to 16' });
    const { proposed } = await post('/planner/preferences/read', rules);
    expect(proposed).toMatchObject([{ kind: 'hours', fact_id: hours.fact_id, text: '8 to 16', says: expect.stringContaining('work from 08:00 to 16:00') }, { kind: 'off', fact_id: away.fact_id }].sort((a, b) => b.fact_id - a.fact_id));
    expect(await line(proposed.find((p: Line) => p.kind === 'off').constraint_id)).toMatchObject({ start: `${day(50)}T00:00:00.000Z`, end: `${day(57)}T00:00:00.000Z` });
  });

  it('bind when they are accepted, and are withdrawn with their fact before anything is placed', async () => {
    const fact = await post('/memory/facts', { ...self, fact_type: 'leave', fact_key: 'now', content: `I'm off from ${day(0)} to ${day(120)}` });
    const { proposed } = await post('/planner/preferences/read', rules);
    const own = proposed.find((p: Line) => p.fact_id === fact.fact_id);
    const task = await post('/tasks', { title: 'Sand the deck', estimated_hours: 1 });
    const place = async () => (await post('/scheduler/schedule', { task_ids: [task.task_id], horizon_days: 28, dry_run: true, time_limit_ms: 100 })).blocks.length;
    expect(await place()).toBe(1);
    await post(`/scheduler/constraints/${own.constraint_id}/accept`);
    expect(await place()).toBe(0);
    await post(`/memory/facts/${fact.fact_id}/retract`);
    expect(await place()).toBe(1);
    expect(await line(own.constraint_id)).toMatchObject({ status: 'withdrawn' });
    const ended = await post('/memory/facts', { ...self, fact_type: 'leave', fact_key: 'then', content: `I'm off from ${day(60)} to ${day(61)}` });
    const again = (await post('/planner/preferences/read', rules)).proposed.find((p: Line) => p.fact_id === ended.fact_id);
    await app.send('DELETE', `/api/v1/memory/facts/${ended.fact_id}`);
    expect(await post('/planner/preferences/read', rules)).toMatchObject({ withdrawn: 1 });
    expect((await line(again.constraint_id))?.status).toBe('withdrawn');
  });

  it('go with the words of a memory, and are not asked again once they were put aside', async () => {
    const memory = await post('/memory/remember', { content: `I'm off on ${day(70)}.` });
    const aside = await post('/memory/remember', { content: `I'm off on ${day(80)}.` });
    const { proposed } = await post('/planner/preferences/read', rules);
    const of = (id: number) => proposed.find((p: Line) => p.event_id === id).constraint_id as number;
    await post(`/scheduler/constraints/${of(aside.event_id)}/dismiss`);
    await app.send('PATCH', `/api/v1/memory/events/${memory.event_id}`, { content: `I'm off on ${day(71)}.` });
    const after = await post('/planner/preferences/read', rules);
    expect(after).toMatchObject({ withdrawn: 1, proposed: [{ event_id: memory.event_id, text: `I'm off on ${day(71)}` }] });
    expect((await lines()).filter((l) => l.event_id === aside.event_id).map((l) => l.status)).toEqual(['dismissed']);
  });

  it('are named in the briefing of a plan', async () => {
    const { briefing } = await post('/planner/plan', { intent: 'Write a proposal for the harbour', mode: 'library' });
    expect(briefing.preferences).toContainEqual(expect.objectContaining({ kind: 'no_meetings', text: 'no meetings on Fridays', fact_id: expect.any(Number), event_id: null }));
  });

  it('are read by a model where the rules cannot, when the quote is there and the dates make sense', async () => {
    const memory = await post('/memory/remember', { content: 'Wednesdays after lunch belong to the kids, so the week ends early then and mornings are golden.' });
    const end = day(90);
    model.says({ constraints: [
      { number: 1, kind: 'focus', hours: [['08:00', '12:00']], quote: 'mornings are golden' }, { number: 1, kind: 'off', start: day(80), end: day(70), quote: 'belong to the kids' }, { number: 1, kind: 'off', start: day(88), end, quote: 'I never said that' },
      { number: 7, kind: 'off', end, quote: 'belong to the kids' }, { number: 1, kind: 'hours', quote: 'the week ends early' }, { number: 1, kind: 'nonsense', quote: 'x' },
    ] });
    const { proposed, read_by: by } = await post('/planner/preferences/read');
    expect(by).toBe('rules and model');
    expect(proposed).toMatchObject([{ kind: 'focus', text: 'mornings are golden', event_id: memory.event_id }]);
    expect(await line(proposed[0].constraint_id)).toMatchObject({ drawn_by: 'model', status: 'proposed' });
    expect(model.asked().at(-1)).toContain('belong to the kids');
  });

  it('go on by rules when the model fails, and say so', async () => {
    model.fails(401, 1);
    expect(await post('/planner/preferences/read')).toMatchObject({ read_by: 'rules', warnings: [expect.stringContaining('only the plain rules')] });
  });

  it('can be tried out on any text', async () => {
    const { constraints } = await post('/planner/preferences/understand', { text: 'Thanksgiving off. I focus best before noon.', said_at: '2026-11-21T18:00:00Z' });
    expect(constraints).toMatchObject([{ kind: 'off', start: '2026-11-26T08:00:00.000Z', end: '2026-11-27T08:00:00.000Z' }, { kind: 'focus', payload: { hours: [['00:00', '12:00']] } }]);
  });
});
