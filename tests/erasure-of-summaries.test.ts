import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from './engines.ts';
import { type ScriptedModel, startScriptedModel } from './scripted-model.ts';
import { startTestService, type TestService } from './service.ts';

describe.each(engines)('what was written about everybody, when a client is erased, on $name', (engine) => {
  let db: Awaited<ReturnType<typeof engine.open>>;
  let app: TestService;
  let model: ScriptedModel;
  beforeAll(async () => {
    model = await startScriptedModel();
    db = await engine.open();
    app = await startTestService({ ...(db.url && { DATABASE_URL: db.url }), LLM_BASE_URL: model.url, LLM_API_KEY: 'k', LLM_MODEL: 'm' });
  });
  afterAll(async () => { await app.close(); await db.close(); await model.close(); });
  const recall = async (query: string): Promise<string[]> => (await app.send('GET', `/api/v1/memory/recall?query=${encodeURIComponent(query)}`)).body.results.map((r: { content: string }) => r.content);

  it('keeps nothing of a text that a model wrote about a day on which the client said something, and the rest of plain ones', async () => {
    // A day before the client was heard of tells nothing of it.
    const dayBefore = new Date(Date.now() - 86_400_000).toLocaleDateString('en-CA', { timeZone: 'America/Los_Angeles' });
    model.says({ summary: 'A quiet day.', content: 'Nothing came up.', insights: [] });
    expect((await app.send('POST', `/api/v1/observer/reflect?mode=daily&date=${dayBefore}`)).body).toMatchObject({ summary: 'A quiet day.' });
    await app.send('POST', '/api/v1/memory/remember', { client_id: 'orchard', content: 'We bought the land by the river.', salience_score: 0.3 });
    model.says({ summary: 'A day of purchases.', content: 'Somebody acquired riverside ground, in words that name nothing.', insights: [{ text: 'Ground by rivers sells well.', salience: 0.9, evidence: ['memory'] }] });
    const made = (await app.send('POST', '/api/v1/observer/reflect?mode=daily')).body;
    expect(made).toMatchObject({ model: expect.any(String), summary: 'A day of purchases.' });
    expect((await recall('riverside ground')).join()).toContain('riverside ground');

    for (const [title, client_id] of [['Prune the quinces', 'orchard'], ['Have a first talk', 'orchard'], ['File the taxes', undefined], ['Have a first talk', 'another']]) expect((await app.send('POST', '/api/v1/tasks', { title, client_id, estimated_hours: 1 })).status).toBe(201);
    for (const { task_id: id } of (await app.send('GET', '/api/v1/tasks')).body.items) expect((await app.send('PATCH', `/api/v1/tasks/${id}`, { status: 'done' })).status).toBe(200);
    model.fails(401, 1);
    const weekly = (await app.send('POST', '/api/v1/observer/reflect?mode=weekly')).body;
    expect(weekly).toMatchObject({ model: null, content: expect.stringContaining('Prune the quinces') });

    const erased = (await app.send('DELETE', '/api/v1/clients/orchard')).body;
    expect(erased).toMatchObject({ verified: true, erased: { mentions: expect.any(Number) } });
    expect(erased.erased.mentions).toBeGreaterThanOrEqual(4); // two reflections, and both as memories
    const { items } = (await app.send('GET', '/api/v1/observer/reflections')).body;
    const [day, week] = ['daily', 'weekly'].map((mode) => items.find((one: { mode: string }) => one.mode === mode));
    expect(items.map((one: { summary: string }) => one.summary)).toContain('A quiet day.');
    expect(day).toMatchObject({ content: '', insights: [], summary: expect.stringContaining('erased') });
    expect(week.content).toContain('File the taxes');
    expect(week.content).not.toContain('quinces');
    expect(week.content).toContain('Have a first talk'); // others call theirs so
    expect((await recall('riverside ground by rivers')).join()).not.toMatch(/riverside|sells well/);
    expect((await recall('prune the quinces or file the taxes')).join()).not.toContain('quinces');
    expect((await recall('file the taxes')).join()).toContain('File the taxes');
  });
});
