import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { silentLog } from '../../kernel/log.ts';
import { zep } from '../adapters/zep.ts';
import { engines, memoryWorld, type MemoryWorld, testContext } from '../world.kit.ts';
import { backendRoom } from './backends.ts';
import { countCall } from './backends.store.ts';
import { fakeBackend } from './memory-backend.kit.ts';
import { BackendFailure } from './memory-backend.port.ts';
import { meteredFetch, QuotaReached } from './metered-fetch.ts';

const down = () => { throw new BackendFailure('zep cannot be reached', { retryable: true }); };

describe.each(engines)('memories in further homes, on $name', (engine) => {
  let world: MemoryWorld;
  const other = fakeBackend('zep');
  let used = 0;
  beforeAll(async () => {
    world = await memoryWorld(engine, { backends: { backends: [other.backend], quotas: { zep: 100 }, timeoutMs: 120 } });
    await world.memory.startBackends();
  });
  afterAll(() => world.db.close());
  beforeEach(async () => {
    other.state.trouble = null;
    world.clock.advance(60_000); // past any breaker
    await world.jobs.drain();
    other.calls.length = 0;
    used++;
  });
  const texts = () => [...other.kept.values()].map((m) => m.text);
  const client = () => `client-${used}`;
  const remember = (content: string, more: object = {}) => world.call('memory.remember', { client_id: client(), content, ...more });
  const recall = (query: string, more: object = {}) => world.call('memory.recall', { client_id: client(), query, ...more });
  const outbox = () => world.db.inWorkspace({ workspaceId: 1 }, (sql) => sql.rows<{ kind: string; ref_id: number; tries: number; refused: string | null }>('select kind, ref_id, tries, refused from backend_outbox order by outbox_id'));

  it('are tried once at the start, and those that answer are told of', async () => {
    const lines: string[] = [];
    const log = { ...silentLog, info: (line: string) => { lines.push(line); } };
    const start = () => backendRoom({ db: world.db, clock: world.clock, jobs: world.jobs, log }, { backends: [other.backend], quotas: {}, timeoutMs: 100 }).start();
    other.state.trouble = down;
    await start();
    other.state.trouble = null;
    await start();
    await vi.waitFor(() => { expect(lines).toEqual(['Zep Cloud connection established']); });
  });

  it('get what was remembered by a job, and the answer tells the truth before and after', async () => {
    const told = await remember('Ann keeps bees in Lisbon.');
    expect(told).toMatchObject({ stored_in: ['postgres'], pending: ['memory.mirror'] });
    expect(other.calls).toEqual([]);
    await world.jobs.drain();
    expect(texts()).toContain('Ann keeps bees in Lisbon.');
    expect(await world.call('memory.event', { event_id: told.event_id })).toMatchObject({ stored_in: ['postgres', 'zep'], pending: [] });
    expect((await world.call('memory.remember-batch', { items: [{ client_id: client(), content: 'Ann paints boats.' }, { content: '' }] })).items).toMatchObject([{ stored_in: ['postgres'], pending: ['memory.mirror'] }, { status: 400 }]);
    expect(await outbox()).toHaveLength(1);
  });

  it('get nothing of a write that is rolled back, of a run, or that changes nothing', async () => {
    await expect(world.db.inWorkspace(testContext, async (sql) => {
      await world.call('memory.remember', { client_id: client(), content: 'Rolled back.' }, { ...testContext, tx: sql } as never);
      throw new Error('no');
    })).rejects.toThrow('no');
    await remember('Only in this run.', { memory_scope: 'run' });
    expect(await outbox()).toEqual([]);
    const one = await remember('Said once.', { external_id: 'x' });
    await world.jobs.drain();
    other.calls.length = 0;
    expect(await remember('Said once.', { external_id: 'x' })).toMatchObject({ event_id: one.event_id, stored_in: ['postgres', 'zep'], pending: [] });
    await recall('said once'); // counts recalls, which is no change of the memory
    await world.memory.maintain({ workspaceId: 1 });
    await world.jobs.drain();
    expect(other.calls).toEqual(['search']);
  });

  it('follow what changes: edited, put away, brought back, deleted, and changed by SQL', async () => {
    const { event_id } = await remember('The gate code is blue.');
    await world.jobs.drain();
    await world.call('memory.edit-event', { event_id, content: 'The gate code is green.' });
    await world.jobs.drain();
    expect(texts().filter((t) => t.includes('gate code'))).toEqual(['The gate code is green.']);
    await world.call('memory.archive', { client_id: client(), ids: [event_id] });
    await world.jobs.drain();
    expect(texts().filter((t) => t.includes('gate code'))).toEqual([]);
    expect(await world.call('memory.event', { event_id })).toMatchObject({ stored_in: ['postgres'] });
    await world.call('memory.unarchive', { client_id: client(), ids: [event_id] });
    await world.jobs.drain();
    expect(texts()).toContain('The gate code is green.');
    await world.db.inWorkspace({ workspaceId: 1 }, (sql) => sql.run(`update events set content = 'The gate code is red.' where id = $1`, [event_id]));
    await world.memory.resumeBackends({ workspaceId: 1 });
    await world.jobs.drain();
    expect(texts()).toContain('The gate code is red.');
    await world.call('memory.delete-event', { event_id });
    await world.jobs.drain();
    expect(texts().filter((t) => t.includes('gate code'))).toEqual([]);
    expect(await outbox()).toEqual([]);
  });

  it('get facts as facts, and lose what is not believed any more', async () => {
    const fact = { client_id: client(), subject_type: 'person', subject_id: 'Ann', fact_type: 'residence', content: 'Ann lives in Lisbon.' };
    await world.call('memory.record-fact', fact);
    await world.jobs.drain();
    expect(other.calls).toEqual(['fact']);
    world.clock.advance(1000);
    await world.call('memory.record-fact', { ...fact, content: 'Ann lives in Porto.' });
    await world.jobs.drain();
    const believed = await world.db.inWorkspace({ workspaceId: 1 }, (sql) => sql.rows<{ content: string }>(`select content from facts where superseded_at is null and subject_id = 'Ann' order by id`));
    expect(texts().filter((t) => t.startsWith('Ann lives')).sort()).toEqual(believed.map((f) => f.content).sort());
  });

  it('are tried again after a failure, and refused texts are not', async () => {
    other.state.trouble = down;
    const { event_id } = await remember('Waits for its other home.');
    await world.jobs.drain();
    const [letter] = (await world.jobs.deadLetters(1, 10)).filter((l) => l.error.includes('cannot be reached'));
    expect(letter).toMatchObject({ kind: 'memory.mirror' });
    expect(await outbox()).toMatchObject([{ ref_id: event_id, tries: 1, refused: null }]);
    expect(await world.memory.backendHealth('zep')).toMatchObject({ status: 'down', detail: expect.stringContaining('1 writes wait') });
    other.state.trouble = null;
    await world.jobs.retry(1, letter?.job_id ?? '');
    await world.jobs.drain();
    expect(texts()).toContain('Waits for its other home.');
    expect(await world.call('memory.event', { event_id })).toMatchObject({ stored_in: ['postgres', 'zep'] });
    expect(await world.memory.backendHealth('zep')).toMatchObject({ status: 'ok' });

    other.state.trouble = () => { throw new BackendFailure('zep answered 422', { retryable: false }); };
    const refused = await remember('Not wanted there.');
    await world.jobs.drain();
    other.state.trouble = null;
    await world.memory.resumeBackends({ workspaceId: 1 });
    await world.jobs.drain();
    expect(await outbox()).toMatchObject([{ ref_id: refused.event_id, refused: 'zep answered 422' }]);
    expect(await world.call('memory.event', { event_id: refused.event_id })).toMatchObject({ stored_in: ['postgres'], pending: [] });
    await world.call('memory.edit-event', { event_id: refused.event_id, content: 'Wanted there.' });
    await world.jobs.drain();
    expect(await outbox()).toEqual([]);
  });

  it('take up a lease that its job has not come back to', async () => {
    await remember('Its job was killed.');
    await world.db.inWorkspace({ workspaceId: 1 }, (sql) => sql.run(`update backend_outbox set leased_until = $1`, [new Date(world.clock.now().getTime() + 60_000).toISOString()]));
    await world.jobs.drain();
    expect(texts()).not.toContain('Its job was killed.');
    world.clock.advance(61_000);
    await world.memory.resumeBackends({ workspaceId: 1 });
    await world.jobs.drain();
    expect(texts()).toContain('Its job was killed.');
  });

  it('are erased with the client, who may come back under another name', async () => {
    const { client_id } = await remember('Erase me elsewhere too.');
    await remember('And me.');
    await world.jobs.drain();
    const [address] = (await world.db.inWorkspace({ workspaceId: 1 }, (sql) => sql.rows<{ address: string; logical_id: string }>('select address, logical_id from backend_clients where client_id = $1', [client_id])));
    expect(address).toMatchObject({ logical_id: `client_${client_id}`, address: expect.stringMatching(new RegExp(`^almanac-client_${client_id}-[0-9a-f]{12}$`)) });
    other.state.trouble = down;
    const receipt = await world.call('clients.erase', { client_id: client() });
    expect(receipt).toMatchObject({ verified: true, backends: { zep: 'pending' }, erased: { backend_copies: 2 }, remaining: { backend_copies: 0 } });
    await world.jobs.drain();
    expect(texts()).toContain('And me.');
    other.state.trouble = null;
    await world.memory.resumeBackends({ workspaceId: 1 });
    await world.jobs.drain();
    expect(texts().filter((t) => t === 'And me.' || t.startsWith('Erase me'))).toEqual([]);
    expect(await outbox()).toEqual([]);
    expect(await world.db.inWorkspace({ workspaceId: 1 }, (sql) => sql.rows('select 1 from backend_clients where client_id = $1', [client_id]))).toEqual([]);
    await world.call('clients.put', { client_id: `${client()}-new` });
    expect(await world.call('clients.erase', { client_id: `${client()}-new` })).toMatchObject({ backends: { zep: 'done' } });

    // The workspace's own profile stays: what it remembers from now on must not go with what is still being erased.
    await world.call('memory.remember', { content: 'Old of mine.' });
    await world.jobs.drain();
    other.state.trouble = down;
    await world.call('clients.erase', { client_id: 1 });
    await world.jobs.drain();
    other.state.trouble = null;
    world.clock.advance(60_000);
    await world.call('memory.remember', { content: 'New of mine.' });
    await world.jobs.drain();
    expect(texts().filter((t) => t.endsWith('of mine.'))).toEqual(['New of mine.']);
  });

  it('erase once more what was on its way while the client was erased', async () => {
    const { client_id } = await remember('First.');
    await world.jobs.drain();
    await remember('On its way.');
    let once = true;
    other.state.trouble = async () => {
      if (!once) return;
      once = false;
      await world.call('clients.erase', { client_id: client() });
    };
    await world.jobs.drain();
    await world.jobs.drain();
    expect([...other.kept.values()].filter((m) => m.client.includes(`client_${client_id}-`))).toEqual([]);
    expect(await world.db.inWorkspace({ workspaceId: 1 }, (sql) => sql.rows('select 1 from backend_clients where client_id = $1', [client_id]))).toEqual([]);
  });

  it('help recall: ours are shown as ours, once, and strangers with their source', async () => {
    const bees = await remember('Ann keeps bees in Lisbon.');
    const goats = await remember('The herd on the hill has grown.');
    await world.jobs.drain();
    const [kept] = [...other.kept.values()].filter((m) => m.text.startsWith('The herd'));
    other.put(kept?.client ?? '', null, 'Told elsewhere: Ann keeps bees and wasps.', new Date('2026-01-01T00:00:00Z'));
    other.put('somebody-else', null, 'Ann keeps bees for somebody else.', new Date());
    const found = await recall('Ann keeps bees in Lisbon', { explain: true });
    expect(found.degraded).toEqual([]);
    expect(found.results.filter((r: any) => r.id === bees.event_id)).toHaveLength(1);
    expect(found.results[0]).toMatchObject({ id: bees.event_id, source: 'postgres', explain: { zep: { rank: 1 } } });
    expect(found.results.filter((r: any) => r.source === 'zep')).toMatchObject([{ id: 0, content: 'Told elsewhere: Ann keeps bees and wasps.', trust: 'untrusted', occurred_at: '2026-01-01T00:00:00.000Z', explain: { zep: { rank: 1 } } }]);
    expect(JSON.stringify(found)).not.toContain('somebody else');

    // What our words do not find, the other home may.
    const byMeaning = [...other.kept].find(([, m]) => m.text.startsWith('The herd')) as [string, { client: string; text: string }];
    const search = other.backend.search.bind(other.backend);
    Object.assign(other.backend, { search: async (...args: Parameters<typeof search>) => (args[1] === 'goats' ? [{ text: byMeaning[1].text, score: 1, ids: [byMeaning[0]], ref: null, at: null }] : search(...args)) });
    expect((await recall('goats')).results).toMatchObject([{ id: goats.event_id, source: 'postgres' }]);
    expect((await recall('goats', { kind: ['fact'] })).results).toEqual([]);
    await world.call('memory.delete-event', { event_id: goats.event_id });
    await world.jobs.drain();
    expect((await recall('goats')).results).toEqual([]); // it still says so; it was ours and is gone
    expect((await recall('keeps bees', { recipe: 'words' })).results.every((r: any) => r.source === 'postgres')).toBe(true);
    Object.assign(other.backend, { search });
  });

  it('never fail or slow a recall: dead, slow, or talking nonsense', async () => {
    const bees = await remember('Ann keeps bees in Lisbon.');
    await world.jobs.drain();
    const asks = async (query: string) => { const found = await recall(query); expect(found.results[0]).toMatchObject({ id: bees.event_id, source: 'postgres' }); return found; };
    other.state.trouble = down;
    for (let i = 0; i < 3; i++) expect((await asks(`Ann keeps bees ${i}`)).degraded).toEqual(['zep']);
    other.calls.length = 0;
    expect((await asks('Ann keeps bees 3')).degraded).toEqual(['zep']);
    expect(other.calls).toEqual([]); // it is left alone now
    expect((await world.call('memory.assemble', { client_id: client(), query: 'bees' })).degraded).toContain('zep');

    world.clock.advance(60_000);
    other.state.trouble = () => new Promise(() => {});
    const began = performance.now();
    expect((await asks('Ann keeps bees 4')).degraded).toEqual(['zep']);
    expect(performance.now() - began).toBeLessThan(1500);

    world.clock.advance(60_000);
    other.state.trouble = () => { throw new TypeError('undefined is not a function'); };
    expect((await asks('Ann keeps bees 5')).degraded).toEqual(['zep']);

    world.clock.advance(60_000);
    other.state.trouble = null;
    const search = other.backend.search.bind(other.backend);
    Object.assign(other.backend, { search: async () => [{ text: ' ', score: Number.NaN, ids: [], ref: null, at: null }, { text: 'x\0y', score: Number.POSITIVE_INFINITY, ids: ['?'], ref: 'event:99999999999999', at: null }, { text: 'a\0b', score: -3, ids: [], ref: null, at: null }] });
    expect((await asks('Ann keeps bees 6')).degraded).toEqual([]);
    Object.assign(other.backend, { search });
  });

  it('are not asked by a probe, nor for a client of whom they have nothing', async () => {
    await remember('Ann keeps bees in Lisbon.');
    await recall('bees');
    expect(other.calls).toEqual([]);
    await world.jobs.drain();
    other.calls.length = 0;
    const probe = { ...testContext, probe: true };
    await world.call('memory.assemble', { client_id: client(), query: 'bees' }, probe);
    await world.call('memory.recall', { client_id: client(), query: 'bees' }, probe);
    await world.call('memory.writeback', { client_id: client(), conversation: [{ role: 'user', content: 'I keep goats now.' }] }, probe);
    await world.memory.backendHealth('zep');
    await world.jobs.drain();
    expect(other.calls).toEqual([]);
  });

  it('cost nothing when they are off: no trigger, no entry, no job, no field', async () => {
    await world.db.asOwner((sql) => sql.run('delete from backend_outbox'));
    await world.db.asOwner((sql) => sql.run(`update memory_backends set is_on = true`));
    const off = await memoryWorld(engine);
    try {
      await off.memory.startBackends();
      expect(await off.db.asOwner((sql) => sql.rows(`select 1 from pg_trigger where tgname like 'backends!_%' escape '!' and tgenabled <> 'D'`))).toEqual([]);
      const told = await off.call('memory.remember', { content: 'Here only.' });
      expect(told).toMatchObject({ stored_in: ['postgres'], pending: [] });
      expect(off.jobs.waiting.filter((w) => w.kind === 'memory.mirror')).toEqual([]);
      expect(await off.call('clients.erase', { client_id: 1 })).toMatchObject({ backends: {}, verified: true });
    } finally { await off.db.close(); }
  });
});

describe.each(engines)("Zep's monthly plan on $name", (engine) => {
  it('stops at 90 %, keeps the rest for erasing, says so on /health, and begins anew with the month', async () => {
    const asked: string[] = [];
    const fetch = (async (url: string, init: RequestInit) => { asked.push(`${init.method} ${url.slice(14)}`); return new Response(url.endsWith('/graph') ? '{"uuid":"u"}' : '{}'); }) as typeof globalThis.fetch;
    const given: { fetch?: typeof globalThis.fetch } = {};
    const backend = zep({ apiKey: 'k', baseUrl: 'https://zep.test', fetch: (...args) => (given.fetch as typeof globalThis.fetch)(...args) });
    const world = await memoryWorld(engine, { backends: { backends: [backend], quotas: { zep: 10 }, timeoutMs: 500 } });
    try {
      given.fetch = meteredFetch({ db: world.db, clock: world.clock, name: 'zep', quota: 10, fetch });
      await world.memory.startBackends();
      await vi.waitFor(() => { expect(asked).toHaveLength(1); }); // whether it answers
      for (const what of 'apples boats cats dogs eggs figs goats hats ink jam kites lamps'.split(' ')) await world.call('memory.remember', { client_id: 'ann', content: `Bees were seen near the ${what} again.` });
      await world.jobs.drain();
      expect(asked).toHaveLength(9);
      expect(await world.memory.backendHealth('zep')).toMatchObject({ status: 'ok', detail: '9 of 10 calls of this month used: left alone from 9 on, memories are found in Postgres; 4 writes wait' });
      const found = await world.call('memory.recall', { client_id: 'ann', query: 'bees' });
      expect(found.results.length).toBe(10);
      expect(found.degraded).toEqual([]);
      expect((await world.jobs.deadLetters(1, 10))).toEqual([]);
      await world.call('clients.erase', { client_id: 'ann' });
      await world.jobs.drain();
      expect(asked.at(-1)).toMatch(/^DELETE/);
      expect(asked).toHaveLength(10);
      await expect(given.fetch('https://zep.test/users/x', { method: 'DELETE' })).rejects.toBeInstanceOf(QuotaReached);
      world.clock.advance(15 * 86_400_000); // December
      await world.call('memory.remember', { client_id: 'bo', content: 'A new month.' });
      await world.jobs.drain();
      expect(asked).toHaveLength(11);
      expect(await world.memory.backendHealth('zep')).toMatchObject({ detail: '1 of 10 calls of this month used' });
      const taken = await Promise.all(Array.from({ length: 20 }, () => world.db.asOwner((sql) => countCall(sql, 'other', '2026-12-01', 7))));
      expect(taken.filter(Boolean)).toHaveLength(7);
    } finally { await world.db.close(); }
  });
});
