import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProcessCache } from '../adapters/in-process-cache.ts';
import { valkeyCache } from '../adapters/valkey-cache.ts';
import type { Cache } from './cache.port.ts';
import { engines, memoryWorld, type MemoryWorld, testContext } from '../world.kit.ts';

/** A cache that keeps a book about what it is told and asked. */
function watched(cache: Cache) {
  const set: { key: string; ttl: number }[] = [];
  return { set, cache: { ...cache, get available() { return cache.available; }, set: (key: string, value: string, ttl: number) => { set.push({ key, ttl }); return cache.set(key, value, ttl); } } satisfies Cache };
}

const url = process.env['LAB_VALKEY_URL'];
const caches: { name: string; open: () => Promise<Cache> }[] = [{ name: 'in-process', open: async () => inProcessCache() }];
if (url) caches.push({ name: 'Valkey', open: async () => { const cache = valkeyCache({ url, namespace: `test:${randomUUID()}:` }); await cache.health(); return cache; } });
const cases = engines.flatMap((engine) => caches.map((cache) => ({ engine, cache, title: `${engine.name} with the ${cache.name} cache` })));

describe.each(cases)('cached answers on $title', ({ engine, cache: kind }) => {
  let world: MemoryWorld;
  let set: { key: string; ttl: number }[];
  let cache: Cache;
  beforeAll(async () => {
    const book = watched(await kind.open());
    ({ set, cache } = book);
    world = await memoryWorld(engine, { cache: book.cache });
  });
  afterAll(async () => { await cache.close(); await world.db.close(); });
  const remember = (content: string, more: Record<string, unknown> = {}) => world.call('memory.remember', { content, salience_score: 0.3, ...more });
  const recall = (query: string, more: Record<string, unknown> = {}, context = testContext) => world.call('memory.recall', { query, ...more }, context);
  const event = (event_id: number, context = testContext) => world.call('memory.event', { event_id }, context);

  it('keeps recalls for an hour and single events for a day, under their keys', async () => {
    const { event_id: id, client_id: clientId } = await remember('The boiler is in the cellar.', { client_id: 'keys' });
    await recall('boiler', { client_id: 'keys' });
    await event(id);
    expect(set.find((s) => s.key.startsWith(`recall:${clientId}:`))?.ttl).toBe(3600);
    expect(set.find((s) => s.key === `event:${clientId}:${id}`)?.ttl).toBe(86_400);
    expect((await recall('boiler', { client_id: 'keys' })).cached).toBe(true);
    const before = await cache.health();
    expect((await event(id)).content).toBe('The boiler is in the cellar.');
    expect((await cache.health()).counts?.hits).toBe((before.counts?.hits ?? 0) + 1);
  });

  it('never answers an event as it was, whatever changed it', async () => {
    const { event_id: id } = await remember('First words.', { client_id: 'fresh', external_id: 'x' });
    const seen = async () => { await event(id); return event(id); };
    expect(await seen()).toMatchObject({ content: 'First words.', history: [], archived_at: null });
    await world.call('memory.edit-event', { event_id: id, content: 'Second words.' });
    expect(await seen()).toMatchObject({ content: 'Second words.', history: [{ content: 'First words.' }] });
    await remember('Third words.', { client_id: 'fresh', external_id: 'x' });
    expect(await seen()).toMatchObject({ content: 'Third words.' });
    await world.call('memory.archive', { client_id: 'fresh', ids: [id] });
    expect((await seen()).archived_at).not.toBeNull();
    await world.call('memory.unarchive', { client_id: 'fresh', ids: [id] });
    expect((await seen()).archived_at).toBeNull();
    await world.db.asOwner((sql) => sql.run(`update events set content = 'Fourth words.' where id = $1`, [id]));
    expect((await seen()).content).toBe('Fourth words.');
    await world.call('memory.delete-event', { event_id: id });
    await expect(event(id)).rejects.toMatchObject({ kind: { status: 404 } });
  });

  it('hides an event from another workspace also where it is cached', async () => {
    const { event_id: id } = await remember('Ours alone.', { client_id: 'ours' });
    await event(id);
    await expect(event(id, { ...testContext, workspaceId: 77 })).rejects.toMatchObject({ kind: { status: 404 } });
  });

  it('forgets all of a client with its erasure', async () => {
    const { event_id: id, client_id: clientId } = await remember('A secret of mine.', { client_id: 'leaving' });
    await event(id);
    await recall('secret', { client_id: 'leaving' });
    expect(await world.call('clients.erase', { client_id: 'leaving' })).toMatchObject({ verified: true, erased: { cache: 2 }, remaining: { cache: 0 } });
    expect(await cache.get(`event:${clientId}:${id}`)).toBeNull();
    await expect(event(id)).rejects.toMatchObject({ kind: { status: 404 } });
  });

  it('does not find again what was cached before a backup was restored', async () => {
    const { client_id: clientId } = await remember('The door is red.', { client_id: 'restored', external_id: 'd' });
    const saved = await world.db.asOwner((sql) => sql.rows<{ memory_version: number }>('select memory_version from client_profiles where client_id = $1', [clientId]));
    await remember('The door is blue.', { client_id: 'restored', external_id: 'd' });
    expect((await recall('door', { client_id: 'restored' })).results[0].content).toBe('The door is blue.');
    await world.db.asOwner(async (sql) => {
      await sql.script(`set local almanac.own = 'on'`);
      await sql.run('update client_profiles set memory_version = $2 where client_id = $1', [clientId, saved[0]?.memory_version]);
    });
    await remember('The door is green.', { client_id: 'restored', external_id: 'd' });
    expect((await recall('door', { client_id: 'restored' })).results[0].content).toBe('The door is green.');
  });

  it('searches once for many equal questions at once, and counts each recall', async () => {
    const { event_id: id } = await remember('The flight leaves at noon.', { client_id: 'crowd' });
    let searches = 0;
    const spied = { ...world.db, inWorkspace: ((scope, work) => world.db.inWorkspace(scope, (sql) => work({ ...sql, rows: (text, ...rest) => { if (text.includes('almanac_find')) searches++; return sql.rows(text, ...rest); } }))) as typeof world.db.inWorkspace };
    const own = await memoryWorld({ ...engine, open: async () => spied }, { cache: world.cache });
    const answers = await Promise.all(Array.from({ length: 12 }, () => own.call('memory.recall', { query: 'flight noon', client_id: 'crowd' })));
    expect(answers.map((a) => a.results[0].id)).toEqual(Array(12).fill(id));
    expect(searches).toBe(1);
    const others = await Promise.all([own.call('memory.recall', { query: 'flight noon', client_id: 'crowd', k: 3 }), own.call('memory.recall', { query: 'flight noon', client_id: 'nobody' })]);
    expect(others.map((a) => a.results.length)).toEqual([1, 0]);
    await own.memory.maintain(testContext);
    expect((await event(id)).recalled_count).toBe(13);
  });

  it('lets the others search for themselves where the first one fails', async () => {
    await remember('The kettle is old.', { client_id: 'unlucky' });
    let failures = 1;
    const failing = { ...world.db, inWorkspace: ((scope, work) => world.db.inWorkspace(scope, (sql) => work({ ...sql, rows: async (text, ...rest) => {
      if (text.includes('almanac_find') && failures-- > 0) { await new Promise((resolve) => { setTimeout(resolve, 30); }); throw new Error('struck by lightning'); }
      return sql.rows(text, ...rest);
    } }))) as typeof world.db.inWorkspace };
    const own = await memoryWorld({ ...engine, open: async () => failing }, { cache: world.cache });
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => own.call('memory.recall', { query: 'kettle', client_id: 'unlucky' })));
    expect(answers.filter((a) => a.status === 'rejected')).toHaveLength(1);
    expect(answers.flatMap((a) => (a.status === 'fulfilled' ? [a.value.results.length] : []))).toEqual([1, 1, 1, 1]);
  });

  it('keeps equal questions of two workspaces apart', async () => {
    await world.db.asOwner((sql) => sql.run(`insert into workspaces (workspace_id, slug, name) values (5, 'five', 'Five') on conflict do nothing`));
    const five = { ...testContext, workspaceId: 5 };
    await remember('The code of one is north.');
    await world.call('memory.remember', { content: 'The code of five is south.', salience_score: 0.3 }, five);
    const [one, other] = await Promise.all([recall('code'), recall('code', {}, five)]);
    expect([one.results[0].content, other.results[0].content]).toEqual(['The code of one is north.', 'The code of five is south.']);
  });
});
