import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, memoryWorld, type MemoryWorld, testContext } from '../world.kit.ts';

const series = (subject_id: string) => ({ subject_type: 'customer', subject_id, fact_type: 'contact' });
const contents = (page: { items: { content: string }[] }) => page.items.map((f) => f.content).join();

describe.each(engines)('facts on $name', (engine) => {
  let world: MemoryWorld;
  beforeAll(async () => { world = await memoryWorld(engine); });
  afterAll(() => world.db.close());

  it('takes over the overlap, and both clocks go on answering', async () => {
    const { call, clock } = world;
    const s = series('acme');
    const dana = await call('memory.record-fact', { ...s, content: 'Dana', valid_from: '2026-01-01T00:00:00Z' });
    expect(dana).toMatchObject({ content: 'Dana', valid_to: null, superseded: [], status: 'current' });
    clock.advance(1000);
    const between = clock.now().toISOString();
    clock.advance(1000);
    const lee = await call('memory.record-fact', { ...s, content: 'Lee', valid_from: '2026-06-01T00:00:00Z' });
    expect(lee.superseded).toEqual([dana.fact_id]);
    expect(contents(await call('memory.facts', s))).toBe('Lee');
    expect(contents(await call('memory.facts', { ...s, as_of: '2026-03-01T00:00:00Z' }))).toBe('Dana');
    expect(contents(await call('memory.facts', { ...s, known_at: between }))).toBe('Dana');
    expect(contents(await call('memory.facts', { ...s, as_of: '2025-12-31T00:00:00Z' }))).toBe('');
    const history = await call('memory.fact-history', s);
    expect(history.items.map((f: { content: string; status: string }) => `${f.content} ${f.status}`)).toEqual(['Lee current', 'Dana ended', 'Dana superseded']);
    const told = (page: { items: { content: string; status: string }[] }) => page.items.map((f) => `${f.content} ${f.status}`);
    expect(told(await call('memory.fact-history', { ...s, known_at: between }))).toEqual(['Dana current']);
    expect(told(await call('memory.fact-history', { ...s, as_of: '2026-03-01T00:00:00Z' }))).toEqual(['Dana ended', 'Dana superseded']);
    expect(told(await call('memory.fact-history', { ...s, as_of: '2025-12-31T00:00:00Z' }))).toEqual([]);
    const paged = await call('memory.fact-history', { ...s, limit: 2 });
    expect((await call('memory.fact-history', { ...s, limit: 2, cursor: paged.next_cursor })).items).toHaveLength(1);
  });

  it('retracts without bringing back what was displaced, and restores with a receipt', async () => {
    const { call, clock } = world;
    const s = series('globex');
    const first = await call('memory.record-fact', { ...s, content: 'Ann', valid_from: '2026-01-01T00:00:00Z' });
    const second = await call('memory.record-fact', { ...s, content: 'Bob', valid_from: '2026-01-01T00:00:00Z' });
    clock.advance(1000);
    const before = clock.now().toISOString();
    clock.advance(1000);
    const gone = await call('memory.retract-fact', { fact_id: second.fact_id });
    expect(gone.displaced).toEqual([first.fact_id]);
    expect(contents(await call('memory.facts', s))).toBe('');
    expect(contents(await call('memory.facts', { ...s, known_at: before }))).toBe('Bob');
    await expect(call('memory.retract-fact', { fact_id: second.fact_id })).rejects.toMatchObject({ kind: { status: 409 } });
    const back = await call('memory.restore-fact', { fact_id: first.fact_id });
    expect(back).toMatchObject({ content: 'Ann', superseded: [], receipt_id: expect.any(Number) });
    expect(contents(await call('memory.facts', s))).toBe('Ann');
    await expect(call('memory.restore-fact', { fact_id: first.fact_id })).rejects.toMatchObject({ kind: { code: 'memory.fact-still-believed' } });
  });

  it('ends a fact, and says why where it cannot', async () => {
    const { call } = world;
    const s = series('initech');
    const fact = await call('memory.record-fact', { ...s, content: 'Milton', valid_from: '2026-01-01T00:00:00Z' });
    await expect(call('memory.end-fact', { fact_id: fact.fact_id, at: '2025-01-01T00:00:00Z' })).rejects.toMatchObject({ errors: [{ path: 'at' }] });
    const ended = await call('memory.end-fact', { fact_id: fact.fact_id, at: '2026-05-01T00:00:00Z' });
    expect(ended).toMatchObject({ valid_to: '2026-05-01T00:00:00.000Z', status: 'ended', superseded: [fact.fact_id] });
    await expect(call('memory.end-fact', { fact_id: ended.fact_id })).rejects.toMatchObject({ kind: { code: 'memory.fact-already-ended' } });
    expect(contents(await call('memory.facts', { ...s, as_of: '2026-04-30T00:00:00Z' }))).toBe('Milton');
    await expect(call('memory.end-fact', { fact_id: 999_999_999 })).rejects.toMatchObject({ kind: { status: 404 } });
  });

  it('refuses a period that is none, and unknown evidence', async () => {
    const { call } = world;
    await expect(call('memory.record-fact', { ...series('x'), content: 'y', valid_from: '2026-06-01T00:00:00Z', valid_to: '2026-01-01T00:00:00Z' })).rejects.toMatchObject({ errors: [{ path: 'valid_to' }] });
    await expect(call('memory.record-fact', { ...series('x'), content: 'y', source_event_ids: [999_999_999] })).rejects.toMatchObject({ errors: [{ path: 'source_event_ids' }] });
    expect((await call('memory.facts', series('x'))).items).toEqual([]);
  });

  it('leaves exactly one open truth when twenty write at once', async () => {
    const { call, db } = world;
    const s = series('crowd');
    await Promise.all(Array.from({ length: 20 }, (_, i) => call('memory.record-fact', { ...s, content: `writer ${i}` })));
    const open = await db.inWorkspace(testContext, (sql) => sql.rows(`select 1 from facts where subject_id = 'crowd' and valid_to is null and superseded_at is null`));
    expect(open).toHaveLength(1);
    expect((await call('memory.facts', s)).items).toHaveLength(1);
    expect((await call('memory.fact-history', s)).items.filter((f: { content: string }) => f.content.startsWith('writer')).length).toBeGreaterThanOrEqual(20);
  });

  it('keeps several values where the series has several', async () => {
    const { call } = world;
    const s = { ...series('stark'), fact_type: 'likes', multi: true };
    for (const content of ['tea', 'coffee', 'tea']) await call('memory.record-fact', { ...s, content, valid_from: '2026-01-01T00:00:00Z' });
    await call('memory.record-fact', { ...s, multi: undefined, content: 'water', valid_from: '2026-01-01T00:00:00Z' });
    expect((await call('memory.facts', { subject_id: 'stark' })).items.map((f: { content: string }) => f.content).sort()).toEqual(['coffee', 'tea', 'water']);
  });

  it('replays a history with its own clock and reports what does not fit', async () => {
    const { call } = world;
    const line = (fields: Record<string, unknown>) => JSON.stringify({ subject_type: 'person', subject_id: 'jane', fact_type: 'spouse', content: 'Jo', valid_from: '1990-01-01T00:00:00Z', multi: true, client_id: 'movers', ...fields });
    const body = [
      line({ seq: 1, op: 'assert', recorded_at: '1991-01-01T00:00:00Z' }),
      'no json',
      line({ seq: 3, op: 'end', recorded_at: '1995-01-01T00:00:00Z', valid_to: '1994-01-01T00:00:00Z' }),
      line({ seq: 4, op: 'end', recorded_at: '1996-01-01T00:00:00Z', valid_to: '1993-01-01T00:00:00Z' }),
      line({ seq: 5, op: 'retract', recorded_at: '1997-01-01T00:00:00Z', content: 'Nobody' }),
      line({ seq: 6, op: 'assert', recorded_at: '1990-01-01T00:00:00Z' }),
      line({ seq: 7, op: 'assert', recorded_at: '1998-01-01T00:00:00Z', valid_from: '1998-01-01T00:00:00Z' }),
      line({ seq: 8, op: 'assert', recorded_at: '0476-09-04T00:00:00Z', valid_from: '0476-09-04T00:00:00Z', subject_id: 'romulus' }),
    ].join('\n');
    const answer = await call('memory.import-facts', { body });
    expect(answer.imported).toBe(5);
    expect(answer.errors.map((e: { seq: unknown }) => e.seq)).toEqual([2, 5, 6]);
    const s = { client_id: 'movers', subject_id: 'jane' };
    const at = (as_of: string, known_at: string) => call('memory.facts', { ...s, as_of, known_at }).then(contents);
    expect(await at('1993-06-01T00:00:00Z', '1992-01-01T00:00:00Z')).toBe('Jo');
    expect(await at('1993-06-01T00:00:00Z', '1995-06-01T00:00:00Z')).toBe('Jo');
    expect(await at('1993-06-01T00:00:00Z', '1996-06-01T00:00:00Z')).toBe('');
    expect((await call('memory.fact-history', s)).items.filter((f: { superseded_at: string | null }) => f.superseded_at === null)).toHaveLength(2);
    expect((await call('memory.facts', { client_id: 'movers', subject_id: 'romulus' })).items[0]?.valid_from).toBe('0476-09-04T00:00:00.000Z');
  });

  it('shares its locks and rows with the SQL function that tools call', async () => {
    const { call, db } = world;
    await call('memory.record-fact', { ...series('legacy'), content: 'before', valid_from: '2026-01-01T00:00:00Z' });
    await db.inWorkspace(testContext, (sql) => sql.rows(`select update_fact_temporal('customer', 'legacy', 'contact', 'after')`));
    await call('memory.record-fact', { ...series('legacy'), content: 'last', valid_from: '2026-02-01T00:00:00Z' });
    expect(contents(await call('memory.facts', { ...series('legacy'), as_of: '2100-01-01T00:00:00Z' }))).toBe('last');
  });
});
