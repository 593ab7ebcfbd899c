import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, memoryWorld, type MemoryWorld } from '../world.kit.ts';

const DAY = 86_400_000;

describe.each(engines)('what people do with their own memories on $name', (engine) => {
  let world: MemoryWorld;
  beforeAll(async () => { world = await memoryWorld(engine); });
  afterAll(() => world.db.close());
  const remember = async (client_id: string, content: string, more: Record<string, unknown> = {}): Promise<number> => (await world.call('memory.remember', { client_id, content, ...more })).event_id;
  const listed = async (filter: Record<string, unknown>): Promise<string[]> => (await world.call('memory.events', filter)).items.map((e: { content: string }) => e.content);

  it('list them by day, type, source, scope and session, newest first', async () => {
    const c = { client_id: 'lists' };
    await remember('lists', 'A note.', { occurred_at: '2026-03-01T10:00:00-08:00' });
    await remember('lists', 'A page.', { event_type: 'document', event_source: 'import', occurred_at: '2026-03-02T10:00:00-08:00' });
    await remember('lists', 'A turn.', { session_id: 's1', memory_scope: 'session', occurred_at: '2026-03-03T23:30:00-08:00' });
    expect(await listed(c)).toEqual(['A turn.', 'A page.', 'A note.']);
    expect(await listed({ ...c, start_date: '2026-03-02', end_date: '2026-03-03' })).toEqual(['A turn.', 'A page.']);
    expect(await listed({ ...c, event_type: 'document' })).toEqual(['A page.']);
    expect(await listed({ ...c, event_source: 'import' })).toEqual(['A page.']);
    expect(await listed({ ...c, memory_scope: 'session' })).toEqual(['A turn.']);
    expect(await listed({ ...c, session_id: 's1' })).toEqual(['A turn.']);
  });

  it('edit one several times, read every earlier text, and put an early one back', async () => {
    const event_id = await remember('edits', 'The gate code is 1111.', { metadata: { by: 'me' } });
    for (const content of ['The gate code is 2222.', 'The gate code is 3333.']) { world.clock.advance(60_000); await world.call('memory.edit-event', { event_id, content }); }
    const { history } = await world.call('memory.event', { event_id });
    expect(history.map((h: { content: string }) => h.content).sort()).toEqual(['The gate code is 1111.', 'The gate code is 2222.']);
    const first = history.find((h: { content: string }) => h.content.includes('1111'));
    await world.call('memory.edit-event', { event_id, content: first.content, metadata: first.metadata });
    const now = await world.call('memory.event', { event_id });
    expect(now).toMatchObject({ content: 'The gate code is 1111.', metadata: { by: 'me' } });
    expect(now.history).toHaveLength(3);
    expect((await world.call('memory.recall', { client_id: 'edits', query: 'gate code' })).results.map((r: { content: string }) => r.content)).toEqual(['The gate code is 1111.']);
  });

  it('put away what matches a filter, or some by their ids, and bring exactly those back', async () => {
    const c = { client_id: 'away' };
    const [one, two, three] = [await remember('away', 'Old harvest.', { occurred_at: '2025-01-01T00:00:00Z' }), await remember('away', 'New harvest.', { occurred_at: '2026-01-05T00:00:00Z' }), await remember('away', 'A harvest page.', { event_type: 'document', occurred_at: '2026-02-01T00:00:00Z' })];
    const stranger = await remember('stranger', 'A harvest of somebody else.');
    expect(await world.call('memory.archive', { ...c, filter: { end_date: '2025-12-31' } })).toMatchObject({ changed: 1, ids: [one] });
    expect(await world.call('memory.archive', { ...c, filter: { event_type: 'document' } })).toMatchObject({ changed: 1, ids: [three] });
    expect(await world.call('memory.archive', { ...c, ids: [two, three, stranger] })).toMatchObject({ changed: 1, ids: [two] });
    expect(await listed(c)).toEqual([]);
    expect((await listed({ ...c, archived: true })).sort()).toEqual(['A harvest page.', 'New harvest.', 'Old harvest.']);
    expect((await world.call('memory.recall', { ...c, query: 'harvest' })).results).toEqual([]);
    expect(await world.call('memory.unarchive', { ...c, ids: [one, stranger] })).toMatchObject({ changed: 1, ids: [one] });
    expect(await world.call('memory.unarchive', { ...c, filter: { event_type: 'document' } })).toMatchObject({ changed: 1, ids: [three] });
    expect(await listed(c)).toEqual(['A harvest page.', 'Old harvest.']);
    expect((await world.call('memory.recall', { ...c, query: 'harvest' })).results).toHaveLength(2);
    expect(await listed({ client_id: 'stranger' })).toHaveLength(1);
    await expect(world.call('memory.archive', { ...c })).rejects.toMatchObject({ kind: { status: 400 } });
    await expect(world.call('memory.archive', { ...c, ids: [one], filter: {} })).rejects.toMatchObject({ kind: { status: 400 } });
  });

  it('keep every memory for good: after 90 days only notes of the product and of runs and sessions are put away', async () => {
    const c = { client_id: 'aged' };
    const note = { event_source: 'planner', event_type: 'planning', memory_scope: 'project' };
    await remember('aged', 'Planned the harvest.', note);
    await remember('aged', 'Scheduled the harvest.', { event_source: 'scheduler', event_type: 'scheduling', memory_scope: 'project' });
    await remember('aged', 'Thought in a session.', { memory_scope: 'session' });
    await remember('aged', 'Thought in a run.', { memory_scope: 'run' });
    const evidence = await remember('aged', 'Said in a session, and a fact since.', { memory_scope: 'session' });
    await world.call('memory.record-fact', { ...c, subject_type: 'person', subject_id: 'me', fact_type: 'tea', content: 'Sencha', source_event_ids: [evidence] });
    for (const scope of ['user', 'project', 'global']) await remember('aged', `Kept for the ${scope}.`, { memory_scope: scope, occurred_at: '2001-01-01T00:00:00Z', event_source: scope === 'user' ? 'planner' : 'user' });
    await remember('aged', 'A page.', { event_type: 'document', occurred_at: '2001-01-01T00:00:00Z' });
    await remember('aged', 'A reflection.', { event_type: 'reflection', event_source: 'observer' });
    world.clock.advance(89 * DAY);
    expect((await world.call('maintenance.cleanup')).removed.archived).toBe(0);
    await remember('aged', 'Planned it anew.', note);
    world.clock.advance(2 * DAY);
    expect((await world.call('maintenance.cleanup')).removed.events).toBe(0);
    expect((await listed({ ...c, archived: true })).sort()).toEqual(['Planned the harvest.', 'Scheduled the harvest.', 'Thought in a run.', 'Thought in a session.']);
    expect((await listed(c)).sort()).toEqual(['A page.', 'A reflection.', 'Kept for the global.', 'Kept for the project.', 'Kept for the user.', 'Planned it anew.', 'Said in a session, and a fact since.']);
    expect((await world.call('memory.facts', c)).items).toHaveLength(1);
    expect((await world.call('memory.recall', { ...c, query: 'harvest' })).results).toEqual([]);
    world.clock.advance(4000 * DAY);
    expect((await world.call('maintenance.cleanup')).removed).toMatchObject({ archived: 1, events: 0 });
    expect(await listed(c)).toHaveLength(6);
  });

  it('move people and things with how they belong together, under names that are free', async () => {
    const { client_id } = await world.call('clients.put', { client_id: 'graph-a' });
    await world.db.asOwner(async (sql) => {
      await sql.run(`insert into graph_nodes (workspace_id, client_id, node_type, node_id, properties) values (1, $1, 'person', 'ann', '{"name": "Ann"}'), (1, $1, 'dog', 'pixel', '{"name": "Pixel"}')`, [client_id]);
      await sql.run(`insert into graph_edges (workspace_id, from_node_id, to_node_id, edge_type, properties) values (1, 'ann', 'pixel', 'has', '{"since": 2020}')`);
    });
    const { body } = await world.call('memory.export', { client_id: 'graph-a' });
    const lines = async (client: string) => ((await world.call('memory.export', { client_id: client })).body as string).split('\n').filter((l) => l.startsWith('{"store":"graph')).map((l) => JSON.parse(l) as Record<string, unknown>);
    expect(await world.call('memory.import', { client_id: 'graph-b', body })).toMatchObject({ imported: { graph_nodes: 2, graph_edges: 1 }, errors: [] });
    expect(await world.call('memory.import', { client_id: 'graph-b', body })).toMatchObject({ unchanged: { graph_nodes: 2, graph_edges: 1 }, errors: [] });
    expect(await lines('graph-b')).toMatchObject([{ node_id: 'ann-2', properties: { name: 'Ann' } }, { node_id: 'pixel-2' }, { from_node_id: 'ann-2', to_node_id: 'pixel-2', edge_type: 'has', properties: { since: 2020 } }]);
    expect(await lines('graph-a')).toMatchObject([{ node_id: 'ann' }, { node_id: 'pixel' }, { from_node_id: 'ann' }]);
    expect(await world.call('clients.erase', { client_id: 'graph-b' })).toMatchObject({ verified: true, erased: { graph_nodes: 2, graph_edges: 1 } });
    expect(await lines('graph-a')).toHaveLength(3);
  });
});
