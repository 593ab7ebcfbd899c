import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphAround } from '../recall/around.ts';
import { engines, memoryWorld, type MemoryWorld } from '../world.kit.ts';

describe.each(engines)('entities and what is around them, on $name', (engine) => {
  let world: MemoryWorld;
  const c = { client_id: 'graph' };
  const fact = (subject_id: string, fact_type: string, content: string, more: Record<string, unknown> = {}) => world.call('memory.record-fact', { ...c, subject_type: 'person', subject_id, fact_type, content, ...more });
  beforeAll(async () => {
    world = await memoryWorld(engine);
    await fact('kim', 'works_with', 'Kim works with Ann on the boat');
    await fact('ann', 'lives_in', 'Ann lives in Lisbon', { metadata: { value: 'Lisbon' } });
    await fact('zoe', 'lives_in', 'Zoe lives in Lisbon', { metadata: { value: 'Lisbon' } });
    await fact('ann', 'likes', 'Ann likes tea', { valid_from: '2020-01-01T00:00:00Z', valid_to: '2021-01-01T00:00:00Z' });
    const { client_id } = await world.call('clients.get', c);
    await world.db.inWorkspace({ workspaceId: 1 }, async (sql) => {
      await sql.run(`insert into graph_nodes (workspace_id, client_id, node_type, node_id, properties) values (1, $1, 'person', 'ann', '{"name": "Ann"}'), (1, $1, 'organization', 'quillon', '{"name": "Quillon Ltd"}')`, [client_id]);
      await sql.run(`insert into graph_edges (workspace_id, from_node_id, to_node_id, edge_type) values (1, 'ann', 'quillon', 'works_at')`);
    });
  });
  afterAll(() => world.db.close());

  it('lists them once each, those with most to say first, page by page', async () => {
    const { items, next_cursor } = await world.call('memory.entities', { ...c, limit: 2 });
    expect(items[0]).toMatchObject({ entity: 'person:ann', name: 'Ann', facts: 2, relations: 1 });
    const rest = await world.call('memory.entities', { ...c, limit: 2, cursor: next_cursor });
    expect([...items, ...rest.items].map((one: { entity: string }) => one.entity).sort()).toEqual(['organization:quillon', 'person:ann', 'person:kim', 'person:zoe']);
    expect((await world.call('memory.entities', { ...c, q: 'QUIL' })).items).toHaveLength(1);
    expect((await world.call('memory.entities', { ...c, type: 'organization' })).items).toHaveLength(1);
    expect((await world.call('memory.entities', { client_id: 'nobody' })).items).toEqual([]);
  });

  it('goes along relations, named entities and shared values, step by step', async () => {
    const one = await world.call('memory.around', { ...c, entity: 'person:ann' });
    expect(one.nodes.map((node: { id: string }) => node.id).sort()).toEqual(['organization:quillon', 'person:ann', 'person:kim', 'value:lisbon']);
    expect(one.edges).toContainEqual(expect.objectContaining({ from: 'person:kim', to: 'person:ann', label: 'works_with', text: 'Kim works with Ann on the boat' }));
    const two = await world.call('memory.around', { ...c, entity: 'person:ann', depth: 2 });
    expect(two.nodes).toContainEqual(expect.objectContaining({ id: 'person:zoe', distance: 2 }));
  });

  it('shows what held at another time', async () => {
    const then = await world.call('memory.around', { ...c, entity: 'person:ann', as_of: '2020-06-01' });
    expect(then.edges.map((edge: { label: string }) => edge.label).sort()).toEqual(['likes', 'works_at']);
    await expect(world.call('memory.around', { ...c, entity: 'person:nobody' })).rejects.toMatchObject({ kind: { status: 404 } });
  });
});

describe('a graph that is too large for a picture', () => {
  it('is cut, and says so; what leads on stays', () => {
    const entities = [{ entity: 'person:hub', type: 'person', name: 'Hub', facts: 90, relations: 1 }, { entity: 'person:far', type: 'person', name: 'Farrah', facts: 0, relations: 1 }];
    const facts = Array.from({ length: 90 }, (_, id) => ({ id, entity: 'person:hub', fact_type: 'note', fact_key: '', content: `Hub said thing ${id}`, value: null }));
    const { nodes, truncated } = graphAround('person:hub', 1, { entities, facts, relations: [{ from: 'person:hub', to: 'person:far', label: 'knows' }] });
    expect(truncated).toBe(true);
    expect(nodes.length).toBe(41);
    expect(nodes.map((node) => node.id)).toContain('person:far');
  });
});
