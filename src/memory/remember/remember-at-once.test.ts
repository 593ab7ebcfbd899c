import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, memoryWorld, type MemoryWorld } from '../world.kit.ts';

/** One memory alone is written in one statement, several step by step: what is there afterwards must not tell which it was. */
describe.each(engines)('one memory at once, and step by step, on $name', (engine) => {
  let world: MemoryWorld;
  beforeAll(async () => { world = await memoryWorld(engine); });
  afterAll(() => world.db.close());

  const rowsOf = (client: string) => world.db.asOwner(async (sql) => ({
    events: (await sql.rows<Record<string, unknown>>(`select to_jsonb(e) - '{id,client_id,zep_session_id}'::text[] as row, e.zep_session_id = 'client_' || e.client_id as named from events e join client_profiles p using (client_id) where p.user_id = $1 order by e.id`, [client])),
    index: (await sql.rows<Record<string, unknown>>(`select to_jsonb(i) - '{doc_id,client_id,ref_id}'::text[] as row from memory_index i join client_profiles p using (client_id) where p.user_id = $1 order by i.doc_id`, [client])),
    postings: (await sql.rows<Record<string, unknown>>(`select m.term, m.weight, m.retired, i.chunk from memory_postings m join client_profiles p using (client_id) join memory_index i using (client_id, doc_id) where p.user_id = $1 order by i.doc_id, m.term`, [client])),
    profile: (await sql.rows<Record<string, unknown>>(`select indexed_docs, memory_version > 0 as versioned, cardinality(trail) as trail from client_profiles where user_id = $1`, [client])),
  }));
  const items: [string, Record<string, unknown>][] = [
    ['plain', { content: 'The harbour crane is being repaired.' }],
    ['all of its fields', { content: 'The crane costs 400 a day.', external_id: 'x1', event_type: 'invoice', event_source: 'shop', memory_scope: 'project', role: 'assistant', speaker: 'Ann', session_id: 's1', trust: 'agent', salience_score: 0.35, metadata: { deep: { list: [1, 'two'] } }, occurred_at: '2026-03-01T10:00:00.123Z', expires_at: '2031-01-01T00:00:00Z' }],
    ['a document', { content: 'How cranes work. First part.', event_type: 'document', salience_score: 0.2 }],
    ['long, so several documents of the index', { content: Array.from({ length: 900 }, (_, i) => `word${i} crane`).join(' '), salience_score: 0.1 }],
    ['a secret in it', { content: 'The password is hunter2secret! and the crane is red.', salience_score: 0.3 }],
    ['other scripts', { content: '小白喜欢起重机。 Ägypten, Ελλάδα, كرة 🏗️ "quoted" \\ back', salience_score: 0.2 }],
  ];

  it.each(items)('%s', async (what, item) => {
    const alone = `alone ${what}`, among = `among ${what}`;
    for (const client_id of [alone, among]) await world.call('clients.put', { client_id });
    const one = await world.call('memory.remember', { ...item, client_id: alone });
    const { items: [other] } = await world.call('memory.remember-batch', { items: [{ ...item, client_id: among }] });
    const same = ({ event_id: _id, client_id: _client, status: _status, ...rest }: Record<string, unknown>) => rest;
    expect(same(one)).toEqual(same(other));
    const left = await rowsOf(alone);
    expect(left.events).toHaveLength(1);
    expect(left.postings.length).toBeGreaterThan(2);
    expect(left).toEqual(await rowsOf(among));
  });

  it('makes a client on first contact, refuses an unknown number, and changes what is there already', async () => {
    const first = await world.call('memory.remember', { content: 'The first word.', client_id: 'new here', external_id: 'a', salience_score: 0.2 });
    expect(first.created).toBe(true);
    await expect(world.call('memory.remember', { content: 'Nobody.', client_id: 987_654, salience_score: 0.2 })).rejects.toMatchObject({ kind: { status: 404 } });
    const again = await world.call('memory.remember', { content: 'The second word.', client_id: 'new here', external_id: 'a', salience_score: 0.2 });
    expect(again).toMatchObject({ created: false, event_id: first.event_id });
    expect((await world.call('memory.recall', { query: 'second word', client_id: first.client_id })).results).toHaveLength(1);
    expect((await world.call('memory.remember', { content: 'By its number.', client_id: first.client_id, salience_score: 0.2 })).client_id).toBe(first.client_id);
  });

  it('keeps the same external_id once, however many tell it at once', async () => {
    await world.call('clients.put', { client_id: 'crowd' });
    const told = await Promise.all(Array.from({ length: 8 }, (_, i) => world.call('memory.remember', { content: `Told by ${i}.`, client_id: 'crowd', external_id: 'one', salience_score: 0.2 })));
    expect(new Set(told.map((t) => t.event_id)).size).toBe(1);
    expect(told.filter((t) => t.created)).toHaveLength(1);
  });
});
