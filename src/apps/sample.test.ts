import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { startTestService, type TestService } from '../../tests/service.ts';

describe.each(engines)('the sample, on $name', (engine) => {
  let world: TestService;
  let db: Awaited<ReturnType<typeof engine.open>> | undefined;
  beforeAll(async () => {
    if (engine.name === 'postgres') db = await engine.open();
    world = await startTestService({ APP_TIMEZONE: 'Europe/Berlin', ...(db?.url && { DATABASE_URL: db.url }) });
  });
  afterAll(async () => { await world.close(); await db?.close(); });

  const ask = async (method: string, path: string, body?: unknown, key?: string) => (await world.send(method, path, body, key ? { authorization: `Bearer ${key}` } : {}));

  /** Everything that the default workspace shows of itself. */
  async function outside(): Promise<unknown> {
    const paths = ['/api/v1/memory/export', '/api/v1/tasks?limit=500', '/api/v1/planner/plans', '/api/v1/scheduler/calendar?start_date=2020-01-01&end_date=2035-01-01', '/api/v1/scheduler/runs', '/api/v1/workflows?limit=500', '/api/v1/clients', '/api/v1/keys', '/api/v1/finance/snapshots', '/api/v1/observer/reflections'];
    return Promise.all(paths.map(async (path) => (await ask('GET', path)).text));
  }

  it('makes a sample that is full, keeps to itself, and goes without a trace', async () => {
    await ask('POST', '/api/v1/tasks', { title: 'Mine', estimated_hours: 1 });
    await ask('POST', '/api/v1/memory/remember', { content: 'The door code is at the neighbour\'s.' });
    const before = await outside();
    const made = await ask('POST', '/api/v1/sample', {});
    expect(made.status, made.text).toBe(201);
    const key = made.body.key as string;
    expect(made.body).toMatchObject({ exists: true, here: false });
    expect((await ask('GET', '/api/v1/sample', undefined, key)).body).toMatchObject({ exists: true, here: true });
    expect(await outside()).toEqual(before);

    const tasks = (await ask('GET', '/api/v1/tasks?limit=500', undefined, key)).body.items as { title: string; status: string }[];
    expect(tasks.filter((task) => task.status === 'done').length).toBeGreaterThanOrEqual(20);
    expect(tasks.map((task) => task.title)).not.toContain('Mine');
    const today = (await ask('GET', '/api/v1/tasks/today', undefined, key)).body;
    expect(today.overdue.map((task: { title: string }) => task.title)).toContain('Answer the two applicants');
    const runs = (await ask('GET', '/api/v1/scheduler/runs', undefined, key)).body.items as { status: string; unplaced: { smallest_fix: { change: string } }[] }[];
    expect(runs.some((run) => run.status === 'preview')).toBe(true);
    expect(runs.flatMap((run) => run.unplaced).length).toBeGreaterThan(0);
    const contact = async (query: string) => (await ask('GET', `/api/v1/memory/facts?subject_type=customer&subject_id=${encodeURIComponent('Brightside Studio')}&fact_type=contact${query}`, undefined, key)).body.items.map((fact: { content: string }) => fact.content);
    expect(await contact('')).toEqual(['Lee Okafor']);
    expect(await contact(`&as_of=${new Date(Date.now() - 60 * 86_400_000).toISOString()}`)).toEqual(['Dana Whitfield']);
    expect((await ask('GET', '/api/v1/memory/recall?query=who%20pays%20within%20ten%20days', undefined, key)).body.results[0].content).toMatch(/Harbour & Pine/);
    const list = async (path: string) => (await ask('GET', path, undefined, key)).body.items as Record<string, unknown>[];
    // No page of the sample is empty.
    for (const path of ['recurrences', 'persons', 'deliverables', 'results', 'service_blueprints', 'process_templates', 'finance/snapshots', 'memory/search?kind=document', 'memory/search?kind=episode']) expect(await list(`/api/v1/${path}`), path).not.toHaveLength(0);
    expect((await list('/api/v1/recurrences')).map((one) => one['times_per_week'] !== null).sort()).toEqual([false, true]);
    expect((await list('/api/v1/memory/facts')).filter((one) => one['status'] === 'disputed')).toHaveLength(2);
    expect((await list('/api/v1/observer/reflections')).flatMap((one) => one['recommendations'] as { status: string }[]).some((one) => one.status === 'open')).toBe(true);
    const patterns = (await ask('GET', '/api/v1/observer/patterns', undefined, key)).body.items as { drift: boolean }[];
    expect(patterns.some((one) => one.drift)).toBe(true);
    expect((await ask('GET', '/api/v1/observer/reflections', undefined, key)).body.items).toHaveLength(3);

    const second = await ask('POST', '/api/v1/sample', {});
    expect(second.body.workspace).toBe(made.body.workspace);
    expect((await ask('GET', '/api/v1/sample', undefined, key)).status).toBe(401);
    expect((await ask('DELETE', '/api/v1/sample', undefined, second.body.key)).body).toEqual({ removed: true });
    expect((await ask('GET', '/api/v1/tasks', undefined, second.body.key)).status).toBe(401);
    expect(await outside()).toEqual(before);
    expect((await ask('GET', '/api/v1/sample')).body).toMatchObject({ exists: false });
    expect((await ask('DELETE', '/api/v1/sample')).body).toEqual({ removed: false });
  });
});

it('welcomes whoever has nothing yet, once', async () => {
  const fresh = await startTestService();
  try {
    const read = async () => (await fresh.send('GET', '/api/v1/welcome')).body;
    expect(await read()).toEqual({ needed: true, welcomed_at: null });
    await fresh.send('GET', '/api/v1/scheduler/preferences');
    expect((await read()).needed).toBe(true);
    const { body: task } = await fresh.send('POST', '/api/v1/tasks', { title: 'Something' });
    expect((await read()).needed).toBe(false);
    await fresh.send('DELETE', `/api/v1/tasks/${task.task_id}`);
    await fresh.send('POST', '/api/v1/welcome/end', {});
    expect(await read()).toMatchObject({ needed: false, welcomed_at: expect.any(String) });
  } finally {
    await fresh.close();
  }
});
