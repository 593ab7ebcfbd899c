import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STARTER_WORKFLOWS, startersSince } from './starter/index.ts';
import { engines, insertPlan, planDoor, testContext, workWorld } from './world.kit.ts';

describe.each(engines)('work on $name', (engine) => {
  let world: Awaited<ReturnType<typeof workWorld>>;
  beforeAll(async () => { world = await workWorld(engine); });
  afterAll(() => world.db.close());
  const call = (name: string, input?: Record<string, unknown>) => world.call(name, input);
  const refusal = async (name: string, input: Record<string, unknown>) => call(name, input).then(() => { throw new Error('was accepted'); }, (error) => ({ status: error.kind?.status, paths: error.errors?.map((e: { path: string }) => e.path), message: error.message }));

  it.each(['ventures', 'offers', 'engagements', 'projects', 'deliverables', 'persons', 'service_blueprints', 'process_templates'])('keeps %s with nothing but a name', async (kind) => {
    const id = `${kind.slice(0, -1)}_id`;
    const made = await call(`${kind}.create`, { name: 'Acme' });
    expect(made).toMatchObject({ [id]: expect.any(Number), name: 'Acme', metadata: {} });
    expect(await call(`${kind}.update`, { id: made[id], name: 'Acme Ltd', metadata: { a: [1] } })).toMatchObject({ name: 'Acme Ltd', metadata: { a: [1] } });
    expect((await call(`${kind}.list`)).items).toHaveLength(1);
    expect(await call(`${kind}.delete`, { id: made[id] })).toMatchObject({ [id]: made[id] });
    expect(await refusal(`${kind}.get`, { id: made[id] })).toMatchObject({ status: 404 });
    expect(await refusal(`${kind}.create`, { name: 'x', typo: 1 })).toMatchObject({ status: 400, paths: ['typo'] });
  });

  it('joins the hierarchy, filters by it, and refuses ids that point at nothing', async () => {
    const venture = await call('ventures.create', { name: 'Studio', client_id: 'jane' });
    const offer = await call('offers.create', { name: 'Sprint', venture_id: venture.venture_id, price: 4800.5 });
    expect(offer).toMatchObject({ price: 4800.5, venture_id: venture.venture_id });
    expect((await call('offers.list', { venture_id: venture.venture_id })).items).toHaveLength(1);
    expect((await call('ventures.list', { client_id: 'nobody' })).items).toEqual([]);
    expect(await refusal('offers.create', { name: 'x', venture_id: 99999 })).toMatchObject({ status: 400, paths: ['venture_id'] });
    const deliverable = await call('deliverables.create', { name: 'Report', due_date: '2026-12-01T10:00:00+01:00' });
    expect(deliverable.due_date).toBe('2026-12-01T09:00:00.000Z');
    expect(await call('results.create', { deliverable_id: deliverable.deliverable_id, metric: 'leads', target_value: 10 })).toMatchObject({ result_id: expect.any(Number), target_value: 10 });
    await call('engagements.create', { name: 'E', start_date: '2026-11-01' });
    expect((await call('engagements.list')).items[0].start_date).toBe('2026-11-01');
    await call('service_blueprints.create', { name: 'B', slug: 'b' });
    expect(await refusal('service_blueprints.create', { name: 'B2', slug: 'b' })).toMatchObject({ status: 409 });
  });

  it('does not see another workspace’s rows through an id', async () => {
    await world.db.asOwner((sql) => sql.run(`insert into workspaces (workspace_id, slug, name) values (7, 'seven', 'Seven')`));
    await world.db.asOwner((sql) => sql.run(`insert into ventures (id, workspace_id, name) values (777, 7, 'Theirs')`));
    expect(await refusal('offers.create', { name: 'x', venture_id: 777 })).toMatchObject({ status: 400, paths: ['venture_id'] });
  });

  it('keeps a task with its defaults; a due day counts to its end, words weigh', async () => {
    const task = await call('tasks.create', { title: 'Write', estimated_hours: 1.5, due_date: '2026-11-30', priority: 'urgent' });
    expect(task).toMatchObject({ status: 'todo', weight: 4, due_date: '2026-12-01T08:00:00.000Z', depends_on: [], billable: false, pinned: false, client_id: 1 });
    expect(await call('tasks.update', { id: task.task_id, weight: 3, status: 'done' })).toMatchObject({ weight: 3, completed_at: '2026-11-21T16:00:00.000Z' });
    expect(await refusal('tasks.update', { id: task.task_id, hard_due: true, due_date: null })).toMatchObject({ status: 400, paths: ['hard_due'] });
    expect(await refusal('tasks.create', { title: 'x', project_id: 12345 })).toMatchObject({ status: 400, paths: ['project_id'] });
  });

  it('refuses unknown and circular dependencies', async () => {
    const [a, b] = [await call('tasks.create', { title: 'a' }), await call('tasks.create', { title: 'b' })];
    await call('tasks.update', { id: b.task_id, depends_on: [a.task_id] });
    expect(await refusal('tasks.update', { id: a.task_id, depends_on: [b.task_id] })).toMatchObject({ status: 400, paths: ['depends_on'] });
    expect(await refusal('tasks.create', { title: 'c', depends_on: [a.task_id, 99999] })).toMatchObject({ status: 400, paths: ['depends_on.1'] });
    await call('tasks.delete', { id: a.task_id });
    expect((await call('tasks.get', { id: b.task_id })).depends_on).toEqual([]);
  });

  it('pages through tasks', async () => {
    for (let i = 0; i < 5; i++) await call('tasks.create', { title: `page ${i}` });
    const first = await call('tasks.list', { limit: 2 });
    const second = await call('tasks.list', { limit: 2, cursor: first.next_cursor });
    expect([...first.items, ...second.items].map((t) => t.title)).toEqual(['page 4', 'page 3', 'page 2', 'page 1']);
    expect(await refusal('tasks.list', { cursor: 'garbage' })).toMatchObject({ status: 400, paths: ['cursor'] });
  });

  it('keeps workflows with complete steps, their placeholders and a slug of their own', async () => {
    const made = await call('workflows.create', { name: 'Café Onboarding', capability: 'delivery', steps: [{ id: 's1', title: 'Welcome {{client}}', hours: 2 }, { id: 's2', title: 'Build', hours: 3, depends_on: ['s1'] }] });
    expect(made).toMatchObject({ slug: 'cafe-onboarding', variables: ['client'], estimated_hours: 5, origin: 'own', runs: 0, version: 1 });
    expect(made.steps[0]).toMatchObject({ hours_low: 1.6, hours_high: 3, due: null, tags: [] });
    expect(await refusal('workflows.create', { name: 'Cafe onboarding' })).toMatchObject({ status: 409, message: expect.stringContaining('cafe-onboarding') });
    expect(await refusal('workflows.create', { name: 'x', steps: [{ id: 'a', title: 'A', hours: 1, depends_on: ['b'] }] })).toMatchObject({ status: 400, paths: ['steps.0.depends_on.0'] });
    expect(await refusal('workflows.create', { name: 'x', steps: [{ id: 'a', title: 'A', hours: -1 }] })).toMatchObject({ status: 400, paths: ['steps.0.hours'] });
    expect(await call('workflows.update', { id: made.workflow_id, steps: [{ id: 's1', title: 'One', hours: 1 }] })).toMatchObject({ estimated_hours: 1, version: 2, variables: [] });
  });

  it('seeds the starter library once; of a later issue what is new, and nothing that its owner deleted or has under that slug', async () => {
    const seed = () => world.db.asOwner((sql) => world.work.seed(sql, 1));
    const starters = async (): Promise<{ workflow_id: number; slug: string; metadata: Record<string, unknown> }[]> => (await call('workflows.list', { origin: 'starter', limit: 500 })).items;
    await seed();
    await seed();
    const all = await starters();
    expect(all.map((w) => w.slug).sort()).toEqual(STARTER_WORKFLOWS.map((w) => w.slug).sort());
    const idOf = (slug: string): number => (all.find((w) => w.slug === slug) as { workflow_id: number }).workflow_id;
    await call('workflows.delete', { id: idOf('bug-fix') });
    await seed();
    expect((await starters()).map((w) => w.slug)).not.toContain('bug-fix');
    // As a workspace of the first issue stands there: nothing says so, its owner has a talk of their own and deleted a proposal.
    for (const { slug } of startersSince(1)) if (slug !== 'bug-fix') await call('workflows.delete', { id: idOf(slug) });
    await call('workflows.delete', { id: idOf('proposal') });
    await world.db.asOwner((sql) => sql.run(`update workflows set metadata = '{}' where origin = 'starter'`));
    const own = await call('workflows.create', { name: 'My talk', slug: 'talk', steps: [{ id: 'a', title: 'Speak', hours: 1 }] });
    await seed();
    const now = (await starters()).map((w) => w.slug);
    expect(now).toEqual(expect.arrayContaining(['bug-fix', 'office-move', 'invoice-run']));
    expect(now).not.toContain('proposal');
    expect(now).not.toContain('talk');
    expect(await call('workflows.get', { id: own.workflow_id })).toMatchObject({ name: 'My talk', origin: 'own', version: 1, metadata: {} });
  });

  it('runs a task against the clock: pauses do not count, the variance is the database’s', async () => {
    const plan = await insertPlan(world.db, 'active');
    const task = await call('tasks.create', { title: 'Run', estimated_hours: 1, plan_id: plan });
    const run = await call('execution_runs.start', { task_id: task.task_id });
    expect(run).toMatchObject({ run_id: expect.stringMatching(/^run_/), task_id: task.task_id, status: 'running', estimated_hours: 1, variance_pct: null });
    expect(await call('tasks.get', { id: task.task_id })).toMatchObject({ status: 'in_progress' });
    world.clock.advance(3_600_000);
    await call('execution_runs.pause', { id: run.run_id });
    expect(await refusal('execution_runs.pause', { id: run.run_id })).toMatchObject({ status: 409 });
    world.clock.advance(7_200_000);
    await call('execution_runs.resume', { id: run.run_id });
    world.clock.advance(2_160_000);
    expect(await call('execution_runs.complete', { id: run.run_id })).toMatchObject({ status: 'completed', actual_hours: 1.6, variance_pct: 60 });
    expect(await call('tasks.get', { id: task.task_id })).toMatchObject({ status: 'done' });
    expect(await world.db.inWorkspace(testContext, (sql) => planDoor.read(sql, plan))).toMatchObject({ status: 'completed' });
    expect(await refusal('execution_runs.resume', { id: run.run_id })).toMatchObject({ status: 409 });
    expect((await call('execution_runs.list', { task_id: task.task_id, status: 'completed' })).items).toHaveLength(1);
  });

  it('lets several runs of a task stand beside each other, and one finish without the task', async () => {
    const task = await call('tasks.create', { title: 'Twice' });
    const [one, two] = [await call('execution_runs.start', { task_id: task.task_id, run_type: 'Touchpoint' }), await call('execution_runs.start', { task_id: task.task_id })];
    expect(await call('execution_runs.complete', { id: one.run_id, actual_hours: 3.5, task_done: false })).toMatchObject({ actual_hours: 3.5, variance_pct: null });
    expect(await call('tasks.get', { id: task.task_id })).toMatchObject({ status: 'in_progress' });
    expect(await call('execution_runs.cancel', { id: two.run_id })).toMatchObject({ status: 'cancelled' });
    expect(await refusal('execution_runs.complete', { id: 'no-such-run' })).toMatchObject({ status: 404 });
  });

  it('computes the runway', async () => {
    expect(await call('finance.get')).toEqual({ as_of: null, cash: null, monthly_burn: null, runway_weeks: null, runway: 'unknown', age_days: null, warnings: [] });
    expect(await call('finance.save', { cash: 30_000, monthly_burn: 10_000 })).toEqual({ as_of: '2026-11-21', cash: 30_000, monthly_burn: 10_000, runway_weeks: 13, runway: 'long', age_days: 0, warnings: [] });
    expect(await call('finance.save', { cash: 30_000, monthly_burn: 0 })).toMatchObject({ runway_weeks: null, runway: 'endless' });
    expect(await call('finance.save', { cash: 5_000 })).toMatchObject({ runway: 'unknown', warnings: [expect.stringContaining('needed together')] });
    expect(await call('finance.save', { cash: 5_000, monthly_burn: 5_000, as_of: '2026-01-01' })).toMatchObject({ as_of: '2026-11-21', cash: 5_000 }); // an older one is kept, and is not the latest
    const first = await call('finance.snapshots', { limit: 3 });
    expect(first.items.map((s: { cash: number; runway: string }) => [s.cash, s.runway])).toEqual([[5_000, 'unknown'], [30_000, 'endless'], [30_000, 'long']]);
    expect((await call('finance.snapshots', { limit: 3, cursor: first.next_cursor })).items).toEqual([{ as_of: '2026-01-01', cash: 5_000, monthly_burn: 5_000, runway_weeks: 4.3, runway: 'short' }]);
    world.clock.advance(50 * 86_400_000);
    expect(await call('finance.get')).toMatchObject({ age_days: 50, warnings: [expect.anything(), expect.stringContaining('50 days old')] });
    world.clock.advance(-50 * 86_400_000);
    expect(await refusal('finance.save', {})).toMatchObject({ status: 400 });
  });

  it('exports and erases what belongs to a client', async () => {
    const jane = (await call('tasks.create', { title: 'For Jane', client_id: 'jane' })).client_id;
    await world.db.inWorkspace(testContext, async (sql) => {
      const stores = world.work.clientData;
      const lines: unknown[] = [];
      for (const store of stores) lines.push(...await store.export(sql, jane));
      expect(lines).toMatchObject([{ title: 'For Jane' }, { name: 'Sprint' }, { name: 'Studio' }]);
      for (const store of stores) await store.erase(sql, jane);
      for (const store of stores) expect(await store.count(sql, jane)).toBe(0);
    });
  });
});
