import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, workWorld } from './world.kit.ts';

describe.each(engines)('saved views on $name', (engine) => {
  let world: Awaited<ReturnType<typeof workWorld>>;
  beforeAll(async () => { world = await workWorld(engine); });
  afterAll(() => world.db.close());
  const refusal = (name: string, input: Record<string, unknown>): Promise<number> => world.call(name, input).then(() => { throw new Error('was accepted'); }, (error) => error.kind?.status as number);

  it('keeps filters under a name, page by page', async () => {
    const made = await world.call('views.create', { page: 'tasks', name: 'This week', search: { status: ['todo', 'scheduled'], tag: 'acme', waiting: true } });
    expect(made).toMatchObject({ view_id: expect.any(Number), name: 'This week', search: { status: ['todo', 'scheduled'], tag: 'acme', waiting: true } });
    await world.call('views.create', { page: 'memory', name: 'This week', search: {} });
    expect((await world.call('views.list', { page: 'tasks' })).items).toEqual([made]);
    expect((await world.call('views.list', {})).items).toHaveLength(2);
  });

  it('changes and removes one, and refuses a name that is taken', async () => {
    const one = await world.call('views.create', { page: 'plans', name: 'One', search: { q: 'a' } });
    const two = await world.call('views.create', { page: 'plans', name: 'Two', search: {} });
    expect(await refusal('views.create', { page: 'plans', name: 'One', search: {} })).toBe(409);
    expect(await refusal('views.update', { id: two.view_id, name: 'One' })).toBe(409);
    expect(await world.call('views.update', { id: one.view_id, name: 'One', search: { q: 'b' } })).toMatchObject({ name: 'One', search: { q: 'b' } });
    expect(await world.call('views.update', { id: one.view_id, name: 'First' })).toMatchObject({ name: 'First', search: { q: 'b' } });
    expect(await world.call('views.delete', { id: two.view_id })).toMatchObject({ name: 'Two' });
    expect(await refusal('views.delete', { id: two.view_id })).toBe(404);
    expect(await refusal('views.create', { page: 'Plans!', name: 'x', search: {} })).toBe(400);
    expect(await refusal('views.create', { page: 'plans', name: '  ', search: {} })).toBe(400);
  });

  it('shows nobody the views of another workspace', async () => {
    await world.db.asOwner((sql) => sql.run(`insert into workspaces (workspace_id, slug, name) values (8, 'eight', 'Eight')`));
    await world.db.asOwner((sql) => sql.run(`insert into saved_views (view_id, workspace_id, page, name) values (888, 8, 'tasks', 'Theirs')`));
    expect((await world.call('views.list', { page: 'tasks' })).items.map((one: { name: string }) => one.name)).not.toContain('Theirs');
    expect(await refusal('views.delete', { id: 888 })).toBe(404);
  });
});
