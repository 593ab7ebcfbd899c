import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sql } from '../../db/database.port.ts';
import type { Embedder } from '../../llm/embedder.port.ts';
import { contentHash } from '../events/events.store.ts';
import { engines, memoryWorld, type MemoryWorld, testContext } from '../world.kit.ts';

const embedder: Embedder = {
  model: 'letters', dimensions: 16, where: 'the test',
  embed: async (texts) => texts.map((text) => { const v = new Float32Array(16).fill(0.01); for (const c of text.toLowerCase()) { const at = (c.codePointAt(0) as number) % 16; v[at] = (v[at] as number) + 1; } return v; }),
  check: async () => {},
};

describe.each(engines)('what other tools change with SQL, on $name', (engine) => {
  let world: MemoryWorld;
  beforeAll(async () => { world = await memoryWorld(engine, { embedding: { embedder, queryTimeoutMs: 2000, monthlyTokens: null } }); });
  afterAll(() => world.db.close());
  /** As psql has it: a login of its own, no mark of the product. */
  const psql = (text: string, values: readonly unknown[] = []) => world.db.asOwner((sql) => sql.rows<Record<string, never>>(text, values));
  const remember = (content: string, more: Record<string, unknown> = {}) => world.call('memory.remember', { content, salience_score: 0.3, ...more });
  const recall = async (query: string, client_id: string, more: Record<string, unknown> = {}) => (await world.call('memory.recall', { query, client_id, ...more })) as { cached: boolean; results: { id: number; content: string; kind: string; status?: string }[] };
  const found = async (query: string, client_id: string, more: Record<string, unknown> = {}) => (await recall(query, client_id, more)).results.map((r) => r.content);
  const take = () => world.memory.takeOutsideChanges();
  const clientOf = async (user: string): Promise<number> => (await world.call('clients.put', { client_id: user })).client_id;
  const waiting = async (): Promise<number> => Number((await psql('select count(*) as n from outside_changes'))[0]?.['n'] ?? -1);

  it('lists nothing of what the product writes itself', async () => {
    const { event_id: id } = await remember('Written by us.', { client_id: 'own', external_id: 'a' });
    await world.call('memory.edit-event', { event_id: id, content: 'Edited by us.' });
    await world.call('memory.record-fact', { client_id: 'own', subject_type: 'person', subject_id: 'ann', fact_type: 'city', content: 'Ann lives in Rome.' });
    await world.call('memory.archive', { client_id: 'own', ids: [id] });
    await world.call('memory.delete-event', { event_id: id });
    await world.jobs.drain();
    expect(await waiting()).toBe(0);
    expect(await take()).toBe(0);
  });

  it('stops giving cached answers at once, and finds a new row after the next round', async () => {
    const id = await clientOf('insert');
    await remember('The gate code is 1234.', { client_id: 'insert' });
    await recall('gate code', 'insert');
    expect((await recall('gate code', 'insert')).cached).toBe(true);
    const [row] = await psql(`insert into events (workspace_id, client_id, content) values (1, $1, 'The gate code is now 9876.') returning id`, [id]);
    expect((await recall('gate code', 'insert')).cached).toBe(false);
    expect(await take()).toBe(1);
    expect(await waiting()).toBe(0);
    expect((await recall('gate code', 'insert')).results.map((r) => r.id)).toContain(row?.['id']);
    expect(await psql('select content_hash from events where id = $1', [row?.['id']])).toEqual([{ content_hash: contentHash('The gate code is now 9876.') }]);
    await world.jobs.drain();
    expect(await psql('select count(*)::int as n from memory_vectors where client_id = $1', [id])).toEqual([{ n: 2 }]);
  });

  it('follows a change of the text, of its time, and of whose it is', async () => {
    const { event_id: id } = await remember('The van is green.', { client_id: 'update' });
    await world.jobs.drain();
    await psql(`update events set content = 'The lorry is yellow.' where id = $1`, [id]);
    await take();
    await world.jobs.drain();
    expect(await found('lorry', 'update')).toEqual(['The lorry is yellow.']);
    expect((await psql('select text_hash from memory_vectors v where v.client_id = (select client_id from events where id = $1)', [id]))).toHaveLength(1);
    await psql(`update events set occurred_at = '2020-05-05' where id = $1`, [id]);
    await take();
    expect(await found('lorry', 'update', { until: '2020-12-31' })).toEqual(['The lorry is yellow.']);
    const other = await clientOf('update-2');
    await psql('update events set client_id = $2 where id = $1', [id, other]);
    await take();
    expect([await found('lorry', 'update'), await found('lorry', 'update-2')]).toEqual([[], ['The lorry is yellow.']]);
    await psql('update events set client_id = null where id = $1', [id]);
    await take();
    expect(await found('lorry', 'update-2')).toEqual([]);
  });

  it('follows archiving, expiry and deletion', async () => {
    const [a, b, c] = [await remember('Pump one leaks.', { client_id: 'leave' }), await remember('Pump two leaks.', { client_id: 'leave' }), await remember('Pump three leaks.', { client_id: 'leave' })];
    await psql('update events set archived_at = now() where id = $1', [a.event_id]);
    await psql(`update events set expires_at = '2026-11-20' where id = $1`, [b.event_id]);
    await psql('delete from events where id = $1', [c.event_id]);
    expect(await found('pump leaks', 'leave')).toEqual([]); // even before the round: nothing is shown that is not there
    await take();
    expect(await found('pump leaks', 'leave')).toEqual([]);
    expect(await psql(`select kind, retired from memory_index where client_id = $1 and expires_at is null`, [a.client_id])).toEqual([{ kind: 'event', retired: true }]);
    await psql('update events set archived_at = null where id = $1', [a.event_id]);
    await take();
    expect(await found('pump leaks', 'leave')).toEqual(['Pump one leaks.']);
    const [counts] = await psql(`select indexed_docs, (select count(*)::int from memory_index d where d.client_id = c.client_id and not retired) as n from client_profiles c where client_id = $1`, [a.client_id]);
    expect(counts?.['indexed_docs']).toBe(counts?.['n']);
  });

  it('takes in facts of update_fact_temporal, with the version that they replace', async () => {
    // What other tools write, they write at the database's own time.
    world.clock.set(new Date(Date.now() + 60_000));
    const id = await clientOf('facts');
    await psql(`select update_fact_temporal('person', 'ben', 'employer', 'Ben works at Initech.', '', $1)`, [id]);
    await take();
    expect(await found('Ben works', 'facts')).toEqual(['Ben works at Initech.']);
    await psql(`select update_fact_temporal('person', 'ben', 'employer', 'Ben works at Globex.', '', $1)`, [id]);
    await take();
    expect(await found('Ben works', 'facts')).toEqual(['Ben works at Globex.']);
    await psql(`delete from facts where client_id = $1 and content like '%Globex%'`, [id]);
    await take();
    expect(await found('Globex', 'facts')).toEqual([]);
  });

  it('takes in episodes, and a profile', async () => {
    const id = await clientOf('episodes');
    await psql(`insert into episodes (workspace_id, client_id, conversation_hash, summary) values (1, $1, 'h', 'They spoke about the harbour crane.')`, [id]);
    await take();
    expect(await found('harbour crane', 'episodes')).toEqual(['They spoke about the harbour crane.']);
    expect((await recall('harbour crane', 'episodes')).results[0]?.kind).toBe('episode');
    await recall('harbour', 'episodes');
    await psql(`update client_profiles set full_name = 'E' where client_id = $1`, [id]);
    expect((await recall('harbour', 'episodes')).cached).toBe(false);
  });

  it('works for the service role in its own workspace, and leaves the setting of the transaction alone', async () => {
    const id = await clientOf('role');
    await world.db.asOwner(async (sql: Sql) => {
      await sql.script(`set local almanac.workspace_id = '1'; set local role almanac_service`);
      await sql.run(`insert into events (client_id, content) values ($1, 'From a workflow tool.')`, [id]);
      expect(await sql.rows(`select current_setting('almanac.everywhere', true) as everywhere, current_user::text as who`)).toEqual([{ everywhere: '', who: 'almanac_service' }]);
    });
    await take();
    expect(await found('workflow tool', 'role')).toEqual(['From a workflow tool.']);
  });

  it('takes in a row of another workspace there and nowhere else', async () => {
    await psql(`insert into workspaces (workspace_id, slug, name) values (9, 'nine', 'Nine')`);
    await psql(`insert into client_profiles (workspace_id, user_id, is_own) values (9, 'owner', true)`);
    await psql(`insert into events (workspace_id, client_id, content) select 9, client_id, 'The ninth secret.' from client_profiles where workspace_id = 9`);
    expect(await take()).toBe(1);
    const nine = { ...testContext, workspaceId: 9 };
    expect((await world.call('memory.recall', { query: 'ninth secret' }, nine)).results).toHaveLength(1);
    expect((await world.call('memory.recall', { query: 'ninth secret' })).results).toHaveLength(0);
    await psql('delete from workspaces where workspace_id = 9'); // everything goes with it, also what waits
    expect(await waiting()).toBe(0);
  });

  it('is done by the clean-up too, goes with an erasure, and lets a client be deleted', async () => {
    const id = await clientOf('upkeep');
    await psql(`insert into events (workspace_id, client_id, content) values (1, $1, 'To be cleaned up.')`, [id]);
    expect((await world.call('maintenance.cleanup')).reindexed).toBe(1);
    expect(await found('cleaned up', 'upkeep')).toEqual(['To be cleaned up.']);
    await psql(`insert into events (workspace_id, client_id, content) values (1, $1, 'Waiting while it is erased.')`, [id]);
    expect(await world.call('clients.erase', { client_id: 'upkeep' })).toMatchObject({ verified: true, erased: { outside_changes: 1 }, remaining: { outside_changes: 0 } });
    await remember('A line.', { client_id: 'deleted' });
    await psql(`delete from client_profiles where user_id = 'deleted'`);
    expect(await take()).toBe(0);
  });

  it('lets the row be that somebody is just changing, and takes it in afterwards', async () => {
    if (world.db.engine === 'pglite') return; // one connection: nobody else is ever inside a transaction
    const { event_id: id } = await remember('Version one.', { client_id: 'busy' });
    await psql(`update events set content = 'Version two.' where id = $1`, [id]);
    await world.db.asOwner(async (sql) => {
      await sql.run(`select 1 from events where id = $1 for update`, [id]);
      expect(await take()).toBe(0);
    });
    expect(await take()).toBe(1);
    expect(await found('version', 'busy')).toEqual(['Version two.']);
  });

  it('takes in thousands of rows of one statement, and a truncated table', async () => {
    const rows = world.db.engine === 'pglite' ? 2000 : 5000;
    const id = await clientOf('bulk');
    const from = performance.now();
    await psql(`insert into events (workspace_id, client_id, content) select 1, $1, 'Imported line number ' || n from generate_series(1, $2) n`, [id, rows]);
    expect(performance.now() - from).toBeLessThan(rows);
    expect(await waiting()).toBe(rows);
    expect(await take()).toBe(rows);
    expect(await found('line number 777', 'bulk', { k: 1 })).toEqual(['Imported line number 777']);
    await psql('truncate events cascade');
    expect(await found('line number 777', 'bulk')).toEqual([]);
    await take();
    expect(await waiting()).toBe(0);
    expect(await psql(`select count(*)::int as n from memory_index where kind = 'event'`)).toEqual([{ n: 0 }]);
    expect(await psql('select indexed_docs from client_profiles where client_id = $1', [id])).toEqual([{ indexed_docs: 0 }]);
  }, 120_000);
});
