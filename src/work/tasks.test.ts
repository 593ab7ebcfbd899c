import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, insertPlan, planDoor, testContext, workWorld } from './world.kit.ts';
import { placeable } from './placeable.ts';
import { tasksStore } from './tasks.store.ts';

describe.each(engines)('tasks as people have them on $name', (engine) => {
  let world: Awaited<ReturnType<typeof workWorld>>;
  beforeAll(async () => { world = await workWorld(engine); });
  afterAll(() => world.db.close());
  const call = (name: string, input?: Record<string, unknown>) => world.call(name, input);
  const refusal = async (name: string, input: Record<string, unknown>) => call(name, input).then(() => { throw new Error('was accepted'); }, (error) => ({ status: error.kind?.status, paths: error.errors?.map((e: { path: string }) => e.path), message: error.message }));
  const task = async (input: Record<string, unknown>): Promise<number> => (await call('tasks.create', { title: 'T', ...input })).task_id;

  it('come from a line of text, shown first when asked to', async () => {
    await call('projects.create', { name: 'Blue Mill' });
    const text = 'Write proposal 2-4h by Friday #acme #blue-mill @desk !high';
    const shown = await call('tasks.quick', { text, dry_run: true });
    expect(shown).toMatchObject({ title: 'Write proposal', fields: { hours_low: 2, hours_high: 4 } });
    expect(shown.task_id).toBeUndefined();
    expect([...new Set(shown.understood.map((u: { text: string }) => u.text))]).toEqual(['2-4h', 'by Friday', '#acme', '#blue-mill', '@desk', '!high']);
    expect((await call('tasks.list', { q: 'proposal' })).items).toEqual([]);
    const made = await call('tasks.quick', { text, client_id: 'acme' });
    expect(made).toMatchObject({ title: 'Write proposal', status: 'todo', estimated_hours: 3, due_date: '2026-11-28T08:00:00.000Z', tags: ['acme', 'blue-mill', '@desk'], priority: 'high', weight: 2, project_id: expect.any(Number) });
    await world.db.inWorkspace(testContext, (sql) => sql.run(`insert into scheduler_preferences (settings) values ('{"time_maps": {"Deep": {"mon": [["09:00", "12:00"]]}}}')`));
    expect(await call('tasks.quick', { text: 'Think 2h @deep' })).toMatchObject({ time_map: 'Deep', tags: [] });
    expect(await refusal('tasks.quick', { text: 'tomorrow 2h' })).toMatchObject({ status: 400, paths: ['text'] });
    expect(await refusal('tasks.quick', { text: 'Ship after #99999' })).toMatchObject({ status: 400, paths: ['depends_on.0'] });
  });

  it('keep word and weight of a priority together', async () => {
    const id = await task({ weight: 3.2 });
    expect(await call('tasks.get', { id })).toMatchObject({ priority: 'urgent', weight: 3.2 });
    expect(await call('tasks.update', { id, priority: 'low' })).toMatchObject({ priority: 'low', weight: 0.5 });
    expect(await call('tasks.update', { id, weight: 1.1 })).toMatchObject({ priority: 'normal', weight: 1.1 });
    expect(await call('tasks.update', { id, weight: 9, priority: 'high' })).toMatchObject({ priority: 'high', weight: 9 });
  });

  it('refuse an estimate outside of its range by name, and take the range along with a new estimate', async () => {
    expect(await refusal('tasks.create', { title: 'x', estimated_hours: 1, hours_low: 2, hours_high: 3 })).toMatchObject({ status: 400, paths: ['hours_low'] });
    expect(await refusal('tasks.create', { title: 'x', estimated_hours: 4, hours_low: 2, hours_high: 3 })).toMatchObject({ status: 400, paths: ['hours_high'] });
    const id = await task({ estimated_hours: 2, hours_low: 1, hours_high: 4 });
    expect(await call('tasks.update', { id, estimated_hours: 6 })).toMatchObject({ hours_low: 3, hours_high: 12 });
    expect(await refusal('tasks.update', { id, hours_high: 5 })).toMatchObject({ paths: ['hours_high'] });
  });

  it('have parts: hours and completion come from them, at every height', async () => {
    const plan = await insertPlan(world.db, 'active');
    const root = await task({ title: 'Launch', plan_id: plan, estimated_hours: 9, tags: ['x'] });
    const site = await task({ title: 'Site', parent_task_id: root, estimated_hours: 5 });
    const [text, code] = [await task({ parent_task_id: site, estimated_hours: 2, hours_high: 4 }), await task({ parent_task_id: site, estimated_hours: 3 })];
    const mail = await task({ parent_task_id: root, estimated_hours: 1 });
    expect(await call('tasks.get', { id: root })).toMatchObject({ estimated_hours: 6, hours_high: 8, subtasks: { all: 2, open: 2 }, status: 'todo' });
    expect(await call('tasks.get', { id: text })).toMatchObject({ plan_id: plan, subtasks: null });
    expect(await refusal('tasks.update', { id: root, estimated_hours: 2 })).toMatchObject({ status: 400, paths: ['estimated_hours'], message: expect.stringContaining('sum') });
    expect(await refusal('tasks.update', { id: root, status: 'in_progress' })).toMatchObject({ status: 400, paths: ['status'] });
    await call('tasks.update', { id: text, status: 'done' });
    expect(await call('tasks.get', { id: root })).toMatchObject({ status: 'in_progress', completed_at: null });
    const run = await call('execution_runs.start', { task_id: code });
    await call('execution_runs.complete', { id: run.run_id, actual_hours: 3 });
    expect(await call('tasks.get', { id: site })).toMatchObject({ status: 'done', completed_at: expect.any(String) });
    await call('tasks.update', { id: mail, status: 'cancelled' });
    expect(await call('tasks.get', { id: root })).toMatchObject({ status: 'done', estimated_hours: 5 });
    expect(await world.db.inWorkspace(testContext, (sql) => planDoor.read(sql, plan))).toMatchObject({ status: 'completed' });
    await call('tasks.update', { id: code, status: 'todo' });
    expect(await call('tasks.get', { id: root })).toMatchObject({ status: 'in_progress', completed_at: null });
    expect(await call('tasks.update', { id: root, status: 'done' })).toMatchObject({ status: 'done' });
    expect(await call('tasks.get', { id: code })).toMatchObject({ status: 'done' });
    expect(await call('tasks.get', { id: mail })).toMatchObject({ status: 'cancelled' });
  });

  it('are placed part by part, in the order of what they belong to', async () => {
    const first = await task({ estimated_hours: 1 });
    const root = await task({ depends_on: [first], due_date: '2026-12-01', defer_until: '2026-11-25' });
    const parts = [await task({ parent_task_id: root, estimated_hours: 1 }), await task({ parent_task_id: root, estimated_hours: 2, due_date: '2026-11-28' })];
    const after = await task({ depends_on: [root], estimated_hours: 1 });
    const rows = await world.db.inWorkspace(testContext, async (sql) => placeable(sql, await tasksStore.byIds(sql, [root, after])));
    expect(rows.map((row) => [row.id, row.depends_on, row.due_date?.toISOString().slice(0, 10), row.defer_until?.toISOString().slice(0, 10)])).toEqual([
      [parts[0], [first], '2026-12-02', '2026-11-25'], [parts[1], [first], '2026-11-29', '2026-11-25'], [after, parts, undefined, undefined],
    ]);
  });

  it('refuse circles, also through parts', async () => {
    const root = await task({});
    const part = await task({ parent_task_id: root });
    const deep = await task({ parent_task_id: part });
    expect(await refusal('tasks.update', { id: root, parent_task_id: deep })).toMatchObject({ status: 400, paths: ['parent_task_id'], message: expect.stringContaining('circle') });
    expect(await refusal('tasks.update', { id: root, parent_task_id: root })).toMatchObject({ paths: ['parent_task_id'] });
    expect(await refusal('tasks.update', { id: deep, depends_on: [root] })).toMatchObject({ paths: ['depends_on'] });
    expect(await refusal('tasks.update', { id: root, depends_on: [deep] })).toMatchObject({ paths: ['depends_on'] });
    const waits = await task({ depends_on: [root] });
    expect(await refusal('tasks.update', { id: deep, depends_on: [waits] })).toMatchObject({ paths: ['depends_on'] });
    expect(await refusal('tasks.update', { id: waits, parent_task_id: part })).toMatchObject({ paths: ['parent_task_id'] });
    expect(await refusal('tasks.create', { title: 'x', parent_task_id: 99999 })).toMatchObject({ paths: ['parent_task_id'] });
    await call('tasks.delete', { id: part });
    expect(await call('tasks.get', { id: deep })).toMatchObject({ parent_task_id: null });
    expect(await call('tasks.get', { id: root })).toMatchObject({ subtasks: null });
  });

  it('carry notes: texts, and memories of their own client', async () => {
    const id = await task({ client_id: 'nora' });
    const [event, other] = await world.db.inWorkspace(testContext, async (sql) => [
      ...await sql.rows<{ id: number }>(`insert into events (client_id, content, event_type) select client_id, 'Nora likes tea', 'memory' from client_profiles where user_id = 'nora' returning id`),
      ...await sql.rows<{ id: number }>(`insert into events (client_id, content, event_type) values (1, 'not hers', 'memory') returning id`),
    ]);
    const note = await call('tasks.add_note', { id, text: 'Ring twice.' });
    expect(await call('tasks.add_note', { id, event_id: event?.id })).toMatchObject({ text: 'Nora likes tea', event_id: event?.id });
    expect(await refusal('tasks.add_note', { id, event_id: other?.id })).toMatchObject({ status: 400, paths: ['event_id'] });
    expect(await refusal('tasks.add_note', { id })).toMatchObject({ status: 400 });
    expect((await call('tasks.notes', { id })).items.map((n: { text: string }) => n.text)).toEqual(['Ring twice.', 'Nora likes tea']);
    await call('tasks.remove_note', { id, note_id: note.note_id });
    expect(await call('tasks.get', { id })).toMatchObject({ notes: 1 });
    expect(await refusal('tasks.remove_note', { id, note_id: note.note_id })).toMatchObject({ status: 404 });
  });
});
