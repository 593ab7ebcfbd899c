import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, memoryWorld, type MemoryWorld } from '../world.kit.ts';

const KEY = ['ghp', '_', 'aB3dE5gH7jK9mN1pQ2sT4vW6yZ8bC0dFabcd'].join('');
const TOLD = `The deploy key of the shop is ${KEY}, and it works.`;
const HIDDEN = 'The deploy key of the shop is [API key hidden …abcd], and it works.';

describe.each(engines)('secrets on $name', (engine) => {
  let world: MemoryWorld;
  beforeAll(async () => { world = await memoryWorld(engine); });
  afterAll(() => world.db.close());
  const everything = async () => JSON.stringify(await world.db.asOwner(async (sql) => {
    const tables = await sql.rows<{ name: string }>(`select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`);
    const out: unknown[] = [];
    for (const { name } of tables) out.push(await sql.rows(`select to_jsonb(t) as row from ${name} t`));
    return out;
  }));

  it('are hidden wherever a text comes in', async () => {
    const c = { client_id: 'hidden' };
    const told = await world.call('memory.remember', { ...c, content: TOLD, external_id: 'k', metadata: { note: TOLD, login: { password: 'hunter22' } } });
    expect(told.masked).toEqual(['API key', 'password']);
    expect(await world.call('memory.event', { event_id: told.event_id })).toMatchObject({ content: HIDDEN, masked: ['API key', 'password'], metadata: { note: HIDDEN, login: { password: '[password hidden]' } } });
    expect(await world.call('memory.remember', { ...c, content: TOLD, external_id: 'k' })).toMatchObject({ created: false, masked: ['API key', 'password'] });
    expect((await world.call('memory.event', { event_id: told.event_id })).history).toEqual([]);
    const { items } = await world.call('memory.remember-batch', { items: [{ ...c, content: TOLD }, { ...c, content: 'Nothing secret.' }] });
    expect(items.map((i: { masked: string[] }) => i.masked)).toEqual([['API key'], []]);
    expect(await world.call('memory.edit-event', { event_id: items[1].event_id, content: `Now ${TOLD}` })).toMatchObject({ content: `Now ${HIDDEN}`, masked: ['API key'] });
    expect(await world.call('memory.edit-event', { event_id: items[1].event_id, salience_score: 0.9 })).toMatchObject({ masked: ['API key'] });
    expect(await world.call('memory.edit-event', { event_id: items[1].event_id, content: 'Nothing again.' })).toMatchObject({ masked: [] });
    const fact = { ...c, subject_type: 'shop', subject_id: 'main', fact_type: 'access', content: TOLD };
    expect(await world.call('memory.record-fact', fact)).toMatchObject({ content: HIDDEN });
    expect(await world.call('memory.put-fact', { ...fact, fact_key: 'b' })).toMatchObject({ content: HIDDEN });
    await world.call('memory.import-facts', { body: JSON.stringify({ seq: 1, op: 'assert', ...fact, fact_key: 'c' }) });
    await world.jobs.drain();
    const stored = await everything();
    expect(stored).toContain('API key hidden');
    expect(stored).not.toContain(KEY.slice(4, 30));
    expect(stored).not.toContain('hunter22');
  });

  it('leave every other text as it is, byte for byte', async () => {
    const content = `${'שלום \u200f 👩‍👩‍👧 <b>x</b>; drop table events; -- 0800 1234567 \\u0041\r\n\t'.repeat(1500)}`.slice(0, 100_000).toWellFormed();
    const { event_id, masked } = await world.call('memory.remember', { client_id: 'bytes', content });
    expect(masked).toEqual([]);
    expect((await world.call('memory.event', { event_id })).content).toBe(content);
  });
});

it('refuses them where the server is told to, in a batch only the item', async () => {
  const world = await memoryWorld(engines[0] as (typeof engines)[number], { secrets: 'refuse' });
  await expect(world.call('memory.remember', { content: TOLD })).rejects.toMatchObject({ kind: { status: 400 }, errors: [{ path: 'content', message: expect.stringContaining('an API key') }] });
  const { items } = await world.call('memory.remember-batch', { items: [{ content: TOLD }, { content: 'Fine.' }] });
  expect(items.map((i: { status: number }) => i.status)).toEqual([400, 201]);
  await expect(world.call('memory.edit-event', { event_id: items[1].event_id, content: TOLD })).rejects.toMatchObject({ kind: { status: 400 } });
  await expect(world.call('memory.writeback', { conversation: [{ role: 'user', content: 'Hi' }, { role: 'user', content: TOLD }] })).rejects.toMatchObject({ errors: [{ path: 'conversation.1.content' }] });
  await expect(world.call('memory.record-fact', { subject_type: 'shop', subject_id: 'main', fact_type: 'access', content: TOLD })).rejects.toMatchObject({ kind: { status: 400 } });
  expect((await world.call('memory.events')).items).toHaveLength(1);
  await world.db.close();
});

it('keeps them where it is told to', async () => {
  const world = await memoryWorld(engines[0] as (typeof engines)[number], { secrets: 'keep' });
  const { event_id } = await world.call('memory.remember', { content: TOLD });
  expect(await world.call('memory.event', { event_id })).toMatchObject({ content: TOLD, masked: [] });
  await world.db.close();
});
