import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardImported } from './import-secrets.ts';
import { conversationHashes } from '../remember/recall-guard.ts';
import { engines, memoryWorld, type MemoryWorld } from '../world.kit.ts';

const KEY = ['ghp', '_', 'zY9xW7vU5tS3rQ1pN8mL6kJ4hG2fD0bCdefa'].join('');
const TOLD = `The registry key of the mill is ${KEY}, kept since May.`;
const HIDDEN = 'The registry key of the mill is [API key hidden …defa], kept since May.';
const AT = '2026-05-04T10:00:00+00:00';
const said = [{ role: 'user', content: TOLD }, { role: 'user', content: 'The mill grinds spelt.' }];
const LINES: Record<string, unknown>[] = [
  { store: 'events', id: 1, content: TOLD, metadata: { note: TOLD, login: { password: 'marble77' } }, occurred_at: AT, created_at: AT, masked: ['token'] },
  { store: 'events', id: 2, content: 'The mill stands in Aldea.', occurred_at: AT, created_at: AT },
  { store: 'event_history', history_id: 3, event_id: 2, content: TOLD, metadata: {}, replaced_at: AT },
  { store: 'facts', id: 4, subject_type: 'mill', subject_id: 'one', fact_type: 'access', fact_key: '', content: TOLD, recorded_at: AT, valid_from: AT },
  { store: 'episodes', id: 5, conversation_hash: conversationHashes(said).at(-1), earlier_hashes: [conversationHashes(said)[0]], summary: TOLD, messages: said, message_count: 2, occurred_at: AT, created_at: AT },
  { store: 'memory_sightings', sighting_id: 6, event_id: 2, kind: 'repeated', content: TOLD, occurred_at: AT },
];
const BODY = LINES.map((line) => JSON.stringify(line)).join('\n');
const linesOf = (text: string): Record<string, unknown>[] => text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>);

describe.each(engines)('secrets in an import on $name', (engine) => {
  let world: MemoryWorld;
  beforeAll(async () => { world = await memoryWorld(engine); });
  afterAll(() => world.db.close());
  const stored = () => world.db.asOwner(async (sql) => {
    const tables = await sql.rows<{ name: string }>(`select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`);
    const out: unknown[] = [];
    for (const { name } of tables) out.push(await sql.rows(`select to_jsonb(t) as row from ${name} t`));
    return JSON.stringify(out);
  });

  it('are hidden before anything is stored, and nothing comes twice', async () => {
    const first = await world.call('memory.import', { body: BODY, client_id: 'mill' });
    expect(first.errors).toEqual([]);
    expect(first.imported).toMatchObject({ events: 2, event_history: 1, facts: 1, episodes: 1, memory_sightings: 1 });
    await world.jobs.drain();
    const all = await stored();
    expect(all).not.toContain(KEY.slice(4, 30));
    expect(all).not.toContain('marble77');
    const { items } = await world.call('memory.events', { client_id: 'mill' });
    const told = items.find((event: { content: string }) => event.content === HIDDEN);
    expect(told).toMatchObject({ masked: ['token', 'API key', 'password'], metadata: { note: HIDDEN, login: { password: '[password hidden]' } } });
    expect(all.split(JSON.stringify(HIDDEN).slice(1, -1)).length - 1).toBeGreaterThanOrEqual(7);
    const again = await world.call('memory.import', { body: BODY, client_id: 'mill' });
    expect(Object.entries(again.imported).filter(([store, n]) => store !== 'profile' && n !== 0)).toEqual([]);
  });

  it('leaves a conversation recognisable when it is written back again', async () => {
    const back = await world.call('memory.writeback', { client_id: 'mill', conversation: said });
    expect(back.created).toBe(false);
  });
});

const first = engines[0] as (typeof engines)[number];

it('reports the lines that hold one where the server refuses them, and takes the others', async () => {
  const world = await memoryWorld(first, { secrets: 'refuse' });
  const answer = await world.call('memory.import', { body: `${BODY}\nno json`, client_id: 'mill' });
  expect(answer.errors.map((e: { line: number }) => e.line)).toEqual([1, 3, 4, 5, 6, 7]);
  expect(answer.errors[1].detail).toMatch(/event_history.*API key/);
  expect(answer).toMatchObject({ refused: 6, imported: { events: 1 } });
  const hidden = linesOf(BODY).map((line) => JSON.stringify(guardImported({}, String(line['store']), line))).join('\n');
  expect((await world.call('memory.import', { body: hidden, client_id: 'earlier' })).errors).toEqual([]);
  await world.db.close();
});

it('takes them as they are where the server keeps them', async () => {
  const world = await memoryWorld(first, { secrets: 'keep' });
  await world.call('memory.import', { body: BODY, client_id: 'mill' });
  expect((await world.call('memory.events', { client_id: 'mill' })).items.map((e: { content: string }) => e.content)).toContain(TOLD);
  await world.db.close();
});

it('changes nothing that was hidden before, and nothing without a secret', () => {
  const plain = { store: 'events', id: 1, content: 'Order 4111111111111111 arrived at 12345678.', metadata: { a: ['x', { key: 'C minor' }] }, masked: [] };
  expect(guardImported({}, 'events', plain)).toBe(plain);
  for (const line of LINES) {
    const once = guardImported({}, String(line['store']), line);
    expect(guardImported({}, String(line['store']), once)).toBe(once);
  }
  const password = guardImported({}, 'events', { content: `password: ${KEY}`, metadata: { password: KEY, token: 'x', pin: '1234' } });
  expect(guardImported({}, 'events', password)).toBe(password);
});
