import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, memoryWorld, type MemoryWorld } from './world.kit.ts';

describe.each(engines)('readings and doings of the dashboard, on $name', (engine) => {
  let world: MemoryWorld;
  beforeAll(async () => { world = await memoryWorld(engine); });
  afterAll(() => world.db.close());

  it('stays beside what is said instead, until one of the two is restored', async () => {
    const c = { client_id: 'dispute' };
    const about = { ...c, subject_type: 'person', subject_id: 'kim', fact_type: 'lives_in' };
    const { fact_id } = await world.call('memory.record-fact', { ...about, content: 'Kim lives in Lisbon', valid_from: '2024-01-01T00:00:00Z' });
    const other = await world.call('memory.dispute-fact', { fact_id, content: 'Kim lives in Porto' });
    expect(other).toMatchObject({ status: 'disputed', superseded: [], valid_from: '2024-01-01T00:00:00.000Z', disputes: { fact_id, status: 'disputed' } });
    expect((await world.call('memory.facts', c)).items.map((one: { status: string }) => one.status)).toEqual(['disputed', 'disputed']);
    await world.call('memory.restore-fact', { fact_id: other.fact_id });
    expect((await world.call('memory.facts', c)).items).toMatchObject([{ content: 'Kim lives in Porto', status: 'current' }]);
    const whole = await world.call('memory.fact', { fact_id });
    expect(whole).toMatchObject({ fact_id, status: 'superseded', versions: [{ fact_id: other.fact_id }, { fact_id }] });
    await world.call('memory.record-fact', { ...about, fact_key: 'summer', content: 'Kim lives at the lake' });
    expect((await world.call('memory.fact', { fact_id })).versions).toHaveLength(2);
    await expect(world.call('memory.fact', { fact_id: 999_999 })).rejects.toMatchObject({ kind: { status: 404 } });
    await expect(world.call('memory.dispute-fact', { fact_id, content: 'Kim lives in Faro' })).rejects.toMatchObject({ kind: { status: 409 } });
    await expect(world.call('memory.dispute-fact', { fact_id: other.fact_id, content: 'Kim lives in Porto' })).rejects.toMatchObject({ kind: { status: 400 } });
  });

  it('tells what an import would bring, and keeps nothing of it', async () => {
    const c = { client_id: 'dry' };
    const body = ['{"id":"1","content":"Grandmother likes peonies."}', '{"id":"2","content":"The boat is called Albatross."}', '{"id":"3"}'].join('\n');
    const dry = await world.call('memory.import', { ...c, format: 'jsonl', body, dry_run: true });
    expect(dry).toMatchObject({ dry_run: true, imported: { events: 2 }, refused: 1 });
    expect((await world.call('memory.events', c)).items).toEqual([]);
    expect((await world.call('memory.recall', { ...c, query: 'boat' })).results).toEqual([]);
    const { imported, refused, errors } = await world.call('memory.import', { ...c, format: 'jsonl', body });
    expect({ imported, refused, errors }).toEqual({ imported: dry.imported, refused: dry.refused, errors: dry.errors });
    expect(await world.call('memory.import', { ...c, format: 'jsonl', body, dry_run: true })).toMatchObject({ imported: { events: 0 }, unchanged: { events: 2 } });
    const { body: whole } = await world.call('memory.export', c);
    expect(await world.call('memory.import', { client_id: 'dry-2', body: whole, dry_run: true })).toMatchObject({ imported: { events: 2 } });
    expect((await world.call('memory.events', { client_id: 'dry-2' })).items).toEqual([]);
  });

  it('reads a conversation with what was said', async () => {
    const { episode_id } = await world.call('memory.writeback', { client_id: 'talk', session_id: 's1', conversation: [{ role: 'user', content: 'The boat is called Albatross.' }, { role: 'assistant', content: 'A fine name.' }] });
    expect(await world.call('memory.episode', { episode_id })).toMatchObject({ episode_id, session_id: 's1', rating: null, messages: [{ role: 'user', content: 'The boat is called Albatross.' }, { role: 'assistant' }] });
    await expect(world.call('memory.episode', { episode_id: 999_999 })).rejects.toMatchObject({ kind: { status: 404 } });
  });

  it('lists memories of one trust', async () => {
    const c = { client_id: 'trust' };
    await world.call('memory.remember', { ...c, content: 'Mine.' });
    await world.call('memory.remember', { ...c, content: 'Found on a page.', trust: 'untrusted' });
    expect((await world.call('memory.search', { ...c, trust: 'untrusted' })).items).toMatchObject([{ content: 'Found on a page.', trust: 'untrusted' }]);
  });
});
