import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inMemoryQueue } from '../../jobs/adapters/in-memory.ts';
import { silentLog } from '../../kernel/log.ts';
import { inProcessCache } from '../adapters/in-process-cache.ts';
import { memoryModule } from '../index.ts';
import { caller, engines, memoryWorld, type MemoryWorld, testContext } from '../world.kit.ts';

const WORDS = 'anna paris lisbon harbour engine budget meeting invoice garden violin doctor shop store trip report kitchen window bicycle teacher letter river bridge candle market friday monday'.split(' ');
const SESSIONS = ['morning', 'evening', null];

/** A small seeded generator. */
function dice(seed: number) {
  let a = seed;
  const next = () => { a = (a + 0x6d2b79f5) | 0; let t = Math.imul(a ^ (a >>> 15), a | 1); t ^= t + Math.imul(t ^ (t >>> 7), t | 61); return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32; };
  const below = (n: number) => Math.floor(next() * n);
  return { below, of: <T>(list: readonly T[]): T => list[below(list.length)] as T };
}

describe.each(engines)('clients held in memory on $name', (engine) => {
  let world: MemoryWorld;
  /** Another process on the same database, which holds nothing. */
  let plain: Pick<MemoryWorld, 'call' | 'memory'>;
  /** Another one that holds clients too. */
  let second: Pick<MemoryWorld, 'call' | 'memory'>;

  const process = async (hotMegabytes: number) => {
    const memory = memoryModule({ db: world.db, clock: world.clock, jobs: inMemoryQueue(), cache: inProcessCache({ clock: world.clock }), model: null, log: silentLog, countTokens: (text) => text.length, clientData: () => memory.clientData, hotMegabytes });
    return { memory, call: caller(memory.operations) };
  };
  beforeAll(async () => {
    world = await memoryWorld(engine, { hotMegabytes: 50 });
    plain = await process(0);
    second = await process(50);
  });
  afterAll(() => world.db.close());

  const comparable = ({ took_ms: _, cached: __, ...answer }: Record<string, unknown>) => answer;
  /** Asks until the client is held. */
  const warm = async (at: Pick<MemoryWorld, 'call' | 'memory'>, client_id: string, context = testContext) => {
    const before = at.memory.heldInMemory()?.read ?? 0;
    for (let i = 0; i < 40 && at.memory.heldInMemory()?.read === before; i++) {
      await at.call('memory.recall', { client_id, query: `warm ${client_id} ${i}` }, context);
      await at.memory.memorySettled();
    }
    expect(at.memory.heldInMemory()?.read).toBe(before + 1);
  };
  const answered = async (at: Pick<MemoryWorld, 'memory'>, work: () => Promise<unknown>) => {
    const before = at.memory.heldInMemory()?.answered ?? 0;
    await work();
    return (at.memory.heldInMemory()?.answered ?? 0) - before;
  };
  const contents = (answer: { results: { content: string }[] }) => answer.results.map((r) => r.content);

  it.each([1, 2, 3])('answers as SQL does after every step, whoever wrote (seed %i)', async (seed) => {
    const client_id = `random-${seed}`;
    const { below, of } = dice(seed);
    const events: number[] = [], facts: number[] = [];
    let n = 0;
    const text = () => Array.from({ length: 4 + below(14) }, () => of(WORDS)).join(' ');
    const remember = async (by: Pick<MemoryWorld, 'call'>) => {
      const session = of(SESSIONS);
      const answer = await by.call('memory.remember', {
        client_id, content: below(12) ? text() : Array.from({ length: 30 }, text).join('. '), salience_score: 0.3, occurred_at: new Date(Date.UTC(2026, below(10), 1 + below(25), below(20), 0, 0, below(1000))).toISOString(),
        ...(below(3) === 0 && { external_id: `x${below(6)}` }), ...(session && { session_id: session, role: of(['user', 'assistant']) }), ...(below(8) === 0 && { expires_at: '2026-11-21T16:30:00Z' }), ...(below(9) === 0 && { event_type: 'document' }),
      });
      events.push(answer.event_id);
    };
    const steps: (() => Promise<unknown>)[] = [
      () => remember(world), () => remember(world), () => remember(plain), () => remember(second),
      () => world.call('memory.remember-batch', { items: Array.from({ length: 1 + below(45) }, () => ({ client_id, content: text(), salience_score: 0.3, session_id: 'batch' })) }),
      () => of([world, plain, second]).call('memory.edit-event', { event_id: of(events), content: text() }),
      () => of([world, plain]).call('memory.archive', { client_id, ids: [of(events)] }),
      () => of([world, second]).call('memory.unarchive', { client_id, ids: events.slice(-8) }),
      async () => { const id = events.splice(below(events.length), 1)[0] as number; await of([world, plain, second]).call('memory.delete-event', { event_id: id }); },
      async () => { facts.push((await of([world, plain]).call('memory.record-fact', { client_id, subject_type: 'person', subject_id: of(['anna', 'ben']), fact_type: of(['city', 'hobby']), content: text() })).fact_id); },
      () => of([world, second]).call('memory.retract-fact', { fact_id: of(facts) }),
      () => world.call('memory.writeback', { client_id, conversation: [{ role: 'user', content: `I told you about ${text()} number ${n++}.` }, { role: 'assistant', content: text() }], session_id: 'chat' }),
      () => world.db.asOwner((sql) => sql.run('update events set content = $2 where id = $1', [of(events), text()])),
      () => plain.memory.takeOutsideChanges(),
      () => world.memory.takeOutsideChanges(),
      async () => { world.clock.advance(below(600_000)); },
    ];
    for (let i = 0; i < 12; i++) await remember(world);
    facts.push((await world.call('memory.record-fact', { client_id, subject_type: 'person', subject_id: 'anna', fact_type: 'city', content: 'Anna lives in Paris.' })).fact_id);
    await warm(world, client_id);
    await warm(second, client_id);
    let fromMemory = 0;
    for (let step = 0; step < 90; step++) {
      await of(steps)().catch((error: unknown) => { if (!(error instanceof Error) || !('kind' in error)) throw error; }); // gone already: refused
      const asked = { client_id, query: Array.from({ length: 1 + below(5) }, () => of(WORDS)).join(' '), k: 1 + below(20), explain: true, context: below(3), recipe: of(['balanced', 'balanced@1', 'conversation', 'documents', 'recent']) };
      const right = comparable(await plain.call('memory.recall', asked));
      fromMemory += await answered(world, async () => { expect(comparable(await world.call('memory.recall', asked)), `step ${step}`).toEqual(right); });
      fromMemory += await answered(second, async () => { expect(comparable(await second.call('memory.recall', asked)), `step ${step}, second process`).toEqual(right); });
      await world.memory.memorySettled();
      await second.memory.memorySettled();
    }
    expect(fromMemory).toBeGreaterThan(20);
  });

  it('finds what was just written, by many writers at once and in every process', async () => {
    const client_id = 'busy';
    for (let i = 0; i < 5; i++) await world.call('memory.remember', { client_id, content: `The lantern number ${i} hangs in the hall.`, salience_score: 0.3 });
    await warm(world, client_id);
    await warm(second, client_id);
    const fromMemory = await answered(world, () => Promise.all(Array.from({ length: 24 }, async (_, i) => {
      const writer = [world, second, plain][i % 3] as typeof plain;
      const { event_id } = await writer.call('memory.remember', { client_id, content: `Lantern keeper ${i} has the code zebra${i}.`, salience_score: 0.3 });
      for (const reader of [world, second]) expect((await reader.call('memory.recall', { client_id, query: `zebra${i}` })).results[0]?.id).toBe(event_id);
    })));
    expect(fromMemory).toBeGreaterThan(12);
  });

  it('keeps workspaces apart, also where clients have one name', async () => {
    await world.db.asOwner((sql) => sql.run(`insert into workspaces (workspace_id, slug, name) values (6, 'six', 'Six') on conflict do nothing`));
    const six = { ...testContext, workspaceId: 6 };
    for (const [context, where] of [[testContext, 'north'], [six, 'south']] as const) for (let i = 0; i < 3; i++) await world.call('memory.remember', { client_id: 'twin', content: `The treasure lies ${where}, stone ${i}.`, salience_score: 0.3 }, context);
    const { client_id: ours } = await world.call('clients.get', { client_id: 'twin' });
    await warm(world, 'twin');
    await warm(world, 'twin', six);
    const north = await answered(world, async () => expect(contents(await world.call('memory.recall', { client_id: 'twin', query: 'treasure stone' })).join()).not.toContain('south'));
    const south = await answered(world, async () => expect(contents(await world.call('memory.recall', { client_id: 'twin', query: 'treasure stone' }, six)).join()).not.toContain('north'));
    expect([north, south]).toEqual([1, 1]);
    await expect(world.call('memory.recall', { client_id: ours, query: 'treasure' }, six)).rejects.toMatchObject({ kind: { status: 404 } });
  });

  it('lets go of a client that is erased, in every process', async () => {
    const client_id = 'leaving';
    for (let i = 0; i < 4; i++) await world.call('memory.remember', { client_id, content: `My secret number ${i} is purple.`, salience_score: 0.3 });
    await warm(world, client_id);
    await warm(second, client_id);
    const held = () => [world, second].map((at) => at.memory.heldInMemory()?.clients as number);
    const [before = 0, theirs = 0] = held();
    expect(await world.call('clients.erase', { client_id })).toMatchObject({ verified: true });
    expect(held()).toEqual([before - 1, theirs]);
    await second.memory.takeOutsideChanges();
    expect(held()).toEqual([before - 1, theirs - 1]);
    for (const at of [world, second]) expect((await at.call('memory.recall', { client_id, query: 'purple secret' })).results).toEqual([]);
  });

  it('lets go of what is newer than the database, after a backup was restored', async () => {
    const client_id = 'restored';
    const { client_id: id, event_id } = await world.call('memory.remember', { client_id, content: 'The gate is red.', salience_score: 0.3, external_id: 'gate' });
    const saved = await world.db.asOwner((sql) => sql.rows<{ memory_version: number }>('select memory_version from client_profiles where client_id = $1', [id]));
    await world.call('memory.remember', { client_id, content: 'The gate is blue.', salience_score: 0.3, external_id: 'gate' });
    await warm(world, client_id);
    await world.db.asOwner(async (sql) => {
      await sql.script(`set local almanac.own = 'on'`);
      await sql.run('update client_profiles set memory_version = $2 where client_id = $1', [id, saved[0]?.memory_version]);
      await sql.run(`update events set content = 'The gate is green.' where id = $1`, [event_id]);
    });
    expect(contents(await world.call('memory.recall', { client_id, query: 'gate red' }))).toEqual(['The gate is green.']);
  });

  it('answers from SQL in a transaction of the caller, with a filter, and about the past', async () => {
    const client_id = 'filtered';
    for (let i = 0; i < 4; i++) await world.call('memory.remember', { client_id, content: `Saddle ${i} is in the stable.`, salience_score: 0.3, session_id: `s${i}` });
    await warm(world, client_id);
    expect(await answered(world, () => world.call('memory.recall', { client_id, query: 'saddle' }))).toBe(1);
    for (const more of [{ kind: 'event' }, { session_id: 's1' }, { as_of: '2026-11-21T16:30:00Z' }, { include_superseded: true }]) expect(await answered(world, () => world.call('memory.recall', { client_id, query: 'saddle stable', ...more }))).toBe(0);
    const rolledBack = world.db.inWorkspace(testContext, async (tx) => {
      await world.call('memory.remember', { client_id, content: 'Saddle nine was never bought.', salience_score: 0.3 }, { ...testContext, tx });
      expect(contents(await world.call('memory.recall', { client_id, query: 'never bought' }, { ...testContext, tx }))).toEqual(['Saddle nine was never bought.']);
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    expect(await answered(world, async () => expect(contents(await world.call('memory.recall', { client_id, query: 'never bought' }))).toEqual([]))).toBe(1);
  });

  it('reads whoever is filled, and answers his first question from memory, whatever was written after', async () => {
    const client_id = 'filled', items = (from: number, n: number) => Array.from({ length: n }, (_, i) => ({ client_id, content: `Crate ${from + i} holds ${WORDS[i % 20]} and ${WORDS[(i * 7) % 20]}.`, salience_score: 0.3, session_id: `s${i % 9}` }));
    const before = world.memory.heldInMemory()?.read as number;
    // One batch after another, as a load comes: reading begins in the midst of it, and what was read is not thrown away.
    for (let from = 0; from < 1500; from += 250) await world.call('memory.remember-batch', { items: items(from, 250) });
    await world.memory.memorySettled();
    expect(world.memory.heldInMemory()?.read).toBe(before + 1);
    const seen = await answered(world, () => world.call('memory.recall', { client_id, query: 'crate 12' }));
    expect(seen).toBe(1);
    // Questions meet a load: the database tells of a batch before the process has heard that it is done.
    for (let from = 1500; from < 3000; from += 250) await Promise.all([world.call('memory.remember-batch', { items: items(from, 250) }), ...[0, 1, 2].map((i) => world.call('memory.recall', { client_id, query: `crate ${from + i}` }))]);
    await world.memory.memorySettled();
    expect(world.memory.heldInMemory()?.read).toBe(before + 1);
    // One by one they are not read in advance.
    for (let i = 0; i < 3; i++) await world.call('memory.remember', { client_id, content: `Crate ${i} was opened again.`, salience_score: 0.3 });
    const asked = { client_id, query: 'crate 77 opened again', k: 20, explain: true };
    const right = comparable(await plain.call('memory.recall', asked));
    expect(await answered(world, async () => expect(comparable(await world.call('memory.recall', asked))).toEqual(right))).toBe(1);
    // Another who is told little is not.
    for (let i = 0; i < 5; i++) await world.call('memory.remember', { client_id: 'quiet', content: `Quiet ${i}.`, salience_score: 0.3 });
    await world.memory.memorySettled();
    expect(world.memory.heldInMemory()?.read).toBe(before + 1);
  });

  it('holds no more than it may, and nothing where it may hold nothing', async () => {
    const small = await process(1);
    for (const client_id of ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']) {
      await plain.call('memory.remember-batch', { items: Array.from({ length: 90 }, (_, i) => ({ client_id, content: `${client_id} keeps item ${i}: ${WORDS.slice(i % 20).join(' ')}`, salience_score: 0.3 })) });
      for (let i = 0; i < 4; i++) await small.call('memory.recall', { client_id, query: `item ${i}` });
      await small.memory.memorySettled();
    }
    const { bytes, clients } = small.memory.heldInMemory() as { bytes: number; clients: number };
    expect(bytes).toBeLessThan(1_000_000);
    expect(clients).toBeGreaterThan(0);
    expect(clients).toBeLessThan(8);
    // Who is being asked does not have to go for others.
    expect(await answered(small, () => small.call('memory.recall', { client_id: 'one', query: 'item garden' }))).toBe(1);
    expect(await answered(small, async () => expect((await small.call('memory.recall', { client_id: 'eight', query: 'item garden' })).results.length).toBe(10))).toBe(0);
    expect(plain.memory.heldInMemory()).toBeNull();
  });
});
