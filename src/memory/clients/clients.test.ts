import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, memoryWorld, type MemoryWorld, testContext } from '../world.kit.ts';

describe.each(engines)('clients on $name', (engine) => {
  let world: MemoryWorld;
  beforeAll(async () => { world = await memoryWorld(engine); });
  afterAll(() => world.db.close());

  const fill = async (client_id: string) => {
    await world.call('clients.put', { client_id, full_name: 'Robin Maple', email: 'robin@example.org', tags: ['customer'] });
    const { event_id } = await world.call('memory.remember', { client_id, content: 'Robin has a dog named Pixel.', external_id: 'p' });
    await world.call('memory.remember', { client_id, content: 'Robin has a dog named Pixel the Second.', external_id: 'p' });
    await world.call('memory.record-fact', { client_id, subject_type: 'person', subject_id: 'robin', fact_type: 'birthday', content: '4 May', source_event_ids: [event_id], valid_from: '2026-01-01T00:00:00Z' });
    await world.call('memory.record-fact', { client_id, subject_type: 'person', subject_id: 'robin', fact_type: 'birthday', content: '5 May', valid_from: '2026-01-01T00:00:00Z' });
    await world.call('memory.writeback', { client_id, conversation: [{ role: 'user', content: 'My favourite tea is sencha.' }] });
    await world.call('memory.put-state', { client_id, session_id: 's', state: { a: 1 } });
    await world.call('memory.recall', { client_id, query: 'dog' });
  };

  it('erases everything of one, proves it, and touches nobody else', async () => {
    await fill('gone');
    await fill('stays');
    const { client_id } = await world.call('clients.get', { client_id: 'gone' });
    const answer = await world.call('clients.erase', { client_id: 'gone' });
    expect(answer).toMatchObject({ client_id, verified: true, profile: 'removed', erased: { events: 2, facts: 3, episodes: 1, profile: 1, cache: 1 } });
    expect(Object.values(answer.remaining).every((n) => n === 0)).toBe(true);
    const left = await world.db.asOwner(async (sql) => {
      const tables = await sql.rows<{ name: string }>(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'client_id' and not a.attisdropped where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`);
      const found: string[] = [];
      for (const { name } of tables) if ((await sql.rows(`select 1 from ${name} where client_id = $1 limit 1`, [client_id])).length) found.push(name);
      return found;
    });
    expect(left).toEqual([]);
    await expect(world.call('clients.get', { client_id })).rejects.toMatchObject({ kind: { status: 404 } });
    await expect(world.call('clients.erase', { client_id: 'gone' })).rejects.toMatchObject({ kind: { status: 404 } });
    expect((await world.call('memory.recall', { client_id: 'gone', query: 'Pixel' })).results).toEqual([]);
    expect((await world.call('memory.recall', { client_id: 'stays', query: 'Pixel' })).results.length).toBeGreaterThan(0);
  });

  it("empties the workspace's own profile and keeps it", async () => {
    await world.call('memory.remember', { content: 'Mine.' });
    expect(await world.call('clients.erase', { client_id: 1 })).toMatchObject({ verified: true, profile: 'emptied' });
    expect(await world.call('clients.get', { client_id: 1 })).toMatchObject({ client_id: 1, is_own: true });
    expect((await world.call('memory.recall', { query: 'Mine' })).results).toEqual([]);
  });

  it('exports everything and takes it in elsewhere, once', async () => {
    await fill('mover');
    const { body } = await world.call('memory.export', { client_id: 'mover' });
    for (const mark of ['Pixel the Second', 'sencha', '5 May', 'robin@example.org', 'event_history']) expect(body).toContain(mark);
    const moved = await world.call('memory.import', { client_id: 'moved', body: `${body}no json\n{"store":"plans","id":1}\n` });
    expect(moved).toMatchObject({ imported: { events: 2, facts: 3, episodes: 1 }, skipped: { plans: 1 }, errors: [{ detail: expect.stringContaining('not JSON') }] });
    expect((await world.call('memory.recall', { client_id: 'moved', query: 'dog named Pixel' })).results[0]?.content).toContain('Pixel the Second');
    expect((await world.call('memory.facts', { client_id: 'moved', fact_type: 'birthday' })).items).toMatchObject([{ content: '5 May' }]);
    expect((await world.call('memory.import', { client_id: 'moved', body })).imported).toMatchObject({ events: 0, facts: 0, episodes: 0 });
  });

  it('makes the own profile of another workspace on first contact, behind the fence', async () => {
    await world.db.asOwner((sql) => sql.run(`insert into workspaces (workspace_id, slug, name) values (7, 'seven', 'Seven')`));
    const there = { ...testContext, workspaceId: 7 };
    const { client_id } = await world.call('memory.remember', { content: 'Only in seven.' }, there);
    expect(client_id).not.toBe(1);
    await world.call('memory.remember', { client_id: 'stays', content: 'A namesake in seven.' }, there);
    expect(JSON.stringify(await world.call('memory.recall', { client_id: 'stays', query: 'namesake seven' }))).not.toContain('A namesake');
    expect((await world.call('memory.recall', { query: 'only seven' }, there)).results).toHaveLength(1);
    await expect(world.call('clients.get', { client_id })).rejects.toMatchObject({ kind: { status: 404 } });
  });
});
