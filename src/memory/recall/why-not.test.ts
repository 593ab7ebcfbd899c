import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, memoryWorld, type MemoryWorld } from '../world.kit.ts';

describe.each(engines)('why a memory was not found, on $name', (engine) => {
  let world: MemoryWorld;
  beforeAll(async () => { world = await memoryWorld(engine); });
  afterAll(() => world.db.close());

  const remember = async (content: string, more: Record<string, unknown> = {}): Promise<number> => (await world.call('memory.remember', { content, ...more })).event_id;
  const whyNot = (query: string, event_id: number, more: Record<string, unknown> = {}) => world.call('memory.why-not', { query, event_id, ...more });

  it('says that it was found, and where', async () => {
    const c = { client_id: 'there' };
    const event_id = await remember('The spare key hangs behind the boiler.', c);
    expect(await whyNot('where is the spare key', event_id, c)).toMatchObject({ found: true, point: null, rank: 1, arms: { lexical: { rank: 1 } }, last: { id: event_id } });
  });

  it('names the filter that stopped it, and looks no further', async () => {
    const c = { client_id: 'filters' };
    const event_id = await remember('The spare key hangs behind the boiler.', { ...c, occurred_at: '2026-03-01T10:00:00Z', trust: 'untrusted' });
    for (const [point, more] of [
      ['kind', { kind: ['fact'] }], ['scope', { scope: 'project' }], ['session', { session_id: 's1' }], ['period', { since: '2026-06-01' }], ['period', { until: '2026-02-01' }], ['trust', { trust: ['owner', 'agent'] }],
      ['recorded', { known_at: '2026-01-01' }], ['holds', { as_of: '2026-01-01' }],
    ] as const) {
      const said = await whyNot('spare key', event_id, { ...c, ...more });
      expect(said).toMatchObject({ found: false, point });
      expect(said.steps.at(-1)).toMatchObject({ point, passed: false, detail: said.reason });
      expect(said.steps.slice(0, -1).every((step: { passed: boolean }) => step.passed)).toBe(true);
    }
  });

  it('tells archived and expired ones, and those of somebody else', async () => {
    const c = { client_id: 'away' };
    const archived = await remember('The spare key hangs behind the boiler.', c);
    await world.call('memory.archive', { ...c, ids: [archived] });
    expect(await whyNot('spare key', archived, c)).toMatchObject({ point: 'archived' });
    const expiring = await remember('The spare key lies on the desk today.', { ...c, expires_at: new Date(world.clock.now().getTime() + 1000).toISOString() });
    world.clock.advance(2000);
    expect(await whyNot('spare key', expiring, c)).toMatchObject({ point: 'expired' });
    expect(await whyNot('spare key', archived, { client_id: 'somebody-else' })).toMatchObject({ point: 'client', found: false });
    await expect(whyNot('spare key', 987_654, c)).rejects.toMatchObject({ kind: { status: 404 } });
  });

  it('gives its place and its score beside those of the last one shown', async () => {
    const c = { client_id: 'rank' };
    for (const [n, content] of ['The harbour office wants the papers of the boat.', 'Grandmother keeps her papers in a blue tin.', 'The boat leaks near the rudder.', 'An office chair costs too much.', 'The harbour was full of gulls.'].entries()) await remember(content, { ...c, session_id: `s${n}` });
    const { results } = await world.call('memory.recall', { query: 'papers for the harbour office boat', k: 10, ...c });
    const lost = results.at(-1).id as number;
    const said = await whyNot('papers for the harbour office boat', lost, { ...c, k: 2 });
    expect(said).toMatchObject({ found: false, point: 'rank', rank: results.length, k: 2, last: { id: results[1].id } });
    expect(said.score).toBeLessThanOrEqual(said.last.score);
    expect(said.arms).toHaveProperty('lexical');
  });

  it('tells what no arm saw from what has too low a score', async () => {
    const c = { client_id: 'unseen' };
    const other = await remember('Grandmother likes peonies.', { ...c, session_id: 'a' });
    const weak = await remember('The harbour was quiet, we sat there and talked about nothing much for hours and hours.', { ...c, session_id: 'b' });
    await remember('The harbour office opens at nine.', { ...c, session_id: 'c' });
    expect(await whyNot('when does the harbour office open', other, c)).toMatchObject({ point: 'seen', rank: null, score: null });
    expect(await whyNot('when does the harbour office open', weak, { ...c, min_score: 0.99 })).toMatchObject({ point: 'min_score' });
  });

  it('names the newer statement that stands in its place', async () => {
    const c = { client_id: 'newer' };
    const old = await remember('The rent for the studio is 900 euros.', { ...c, occurred_at: '2026-01-01T10:00:00Z' });
    const now = await remember('The rent for the studio was raised to 950 euros.', { ...c, occurred_at: '2026-02-01T10:00:00Z' });
    const question = 'How much is the rent for the studio?';
    const { results } = await world.call('memory.recall', { query: question, ...c });
    expect(results.map((one: { id: number }) => one.id)).toEqual([now]);
    expect(await whyNot(question, old, c)).toMatchObject({ point: 'superseded', replaced_by: now });
  });

  it('speaks of facts, and counts as no recall', async () => {
    const c = { client_id: 'facts' };
    const about = { ...c, subject_type: 'person', subject_id: 'kim', fact_type: 'lives_in' };
    const { fact_id } = await world.call('memory.record-fact', { ...about, content: 'Kim lives in Lisbon', valid_from: '2024-01-01T00:00:00Z' });
    await world.call('memory.record-fact', { ...about, content: 'Kim lives in Porto', valid_from: '2024-01-01T00:00:00Z' });
    expect(await world.call('memory.why-not', { query: 'where does Kim live', fact_id, ...c })).toMatchObject({ kind: 'fact', point: 'superseded' });
    const event_id = await remember('Kim has a red bicycle.', c);
    await whyNot('red bicycle', event_id, c);
    await world.call('memory.audit', c); // writes what was counted
    expect(await world.call('memory.event', { event_id })).toMatchObject({ recalled_count: 0 });
    await expect(world.call('memory.why-not', { query: 'Kim', ...c })).rejects.toMatchObject({ kind: { status: 400 } });
  });
});
