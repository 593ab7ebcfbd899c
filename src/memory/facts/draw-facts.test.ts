import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExtractFacts } from '../memory-jobs.ts';
import type { ExtractedFact } from './plain-facts.ts';
import { engines, memoryWorld, type MemoryWorld, testContext } from '../world.kit.ts';

interface Shown { fact_id: number; content: string; status: string; valid_from: string | null; valid_to: string | null; confidence: number; source_event_ids: number[]; metadata: Record<string, unknown>; fact_type: string }

describe.each(engines)('facts drawn from talk on $name', (engine) => {
  let world: MemoryWorld;
  beforeAll(async () => { world = await memoryWorld(engine); });
  afterAll(() => world.db.close());
  const tell = async (client_id: string, content: string, more: Record<string, unknown> = {}) => {
    world.clock.advance(60_000);
    const { event_id } = await world.call('memory.remember', { client_id, content, salience_score: 0.9, session_id: 's', ...more });
    await world.jobs.drain();
    return event_id as number;
  };
  const facts = async (client_id: string, more: Record<string, unknown> = {}): Promise<Shown[]> => (await world.call('memory.facts', { client_id, limit: 100, ...more })).items;
  const contents = async (client_id: string, more: Record<string, unknown> = {}) => (await facts(client_id, more)).map((f) => f.content).sort();
  const receipts = async (fact_id: number) => (await world.call('memory.fact-receipts', { fact_id })).items as { action: string; rule: string; found_by: string | null; closed: number[]; written: number[]; confidence: number | null; actor: string; at: string }[];
  const event = (event_id: number) => world.call('memory.event', { event_id });

  it('counts from when it was said, in the zone of the workspace', async () => {
    await tell('dated', 'I moved to Lisbon last month.', { occurred_at: '2025-03-10T12:00:00Z' });
    expect(await facts('dated')).toMatchObject([{ content: 'Lisbon', valid_from: '2025-02-01T08:00:00.000Z', valid_to: null }]);
    await tell('dated', 'I am staying in Oslo until Friday.', { occurred_at: '2025-03-11T12:00:00Z' });
    expect(await facts('dated', { fact_type: 'staying_in', as_of: '2025-03-12T00:00:00Z' })).toMatchObject([{ content: 'Oslo', valid_from: '2025-03-11T12:00:00.000Z', valid_to: '2025-03-15T07:00:00.000Z' }]);
    await tell('dated', 'Remember that my exam is next Tuesday.', { occurred_at: '2025-03-11T12:00:00Z' });
    expect(await facts('dated', { fact_type: 'note' })).toMatchObject([{ content: 'my exam is next Tuesday (2025-03-18)', metadata: { resolved: [{ text: 'next Tuesday', date: '2025-03-18' }] } }]);
  });

  it('takes back what a correction says never was, for the same time', async () => {
    const first = await tell('wrong', 'I live in Porto since 2020.');
    const [porto] = await facts('wrong');
    const second = await tell('wrong', 'Sorry, I meant Lisbon.');
    const [lisbon] = await facts('wrong');
    expect(lisbon).toMatchObject({ content: 'Lisbon', valid_from: porto?.valid_from, source_event_ids: [second], metadata: { corrects: porto?.fact_id } });
    expect(await contents('wrong', { as_of: '2021-01-01T00:00:00Z' })).toEqual(['Lisbon']);
    expect((await receipts(porto?.fact_id as number)).map((r) => r.action)).toEqual(['retract', 'assert']);
    expect(await receipts(lisbon?.fact_id as number)).toMatchObject([{ action: 'assert', found_by: 'en correction', closed: [], actor: 'job' }]);
    expect((await event(first)).extraction).toMatchObject({ state: 'facts', by: 'rules', facts: [porto?.fact_id] });
    expect((await event(second)).extraction).toMatchObject({ state: 'facts', facts: [lisbon?.fact_id] });
  });

  it('corrects the value that is named, and nothing where nothing fits', async () => {
    await tell('named', 'My sister is called Ana.');
    await tell('named', 'I work at Initech.');
    await tell('named', 'Sorry, not Ana but Anna.');
    expect(await contents('named')).toEqual(['Initech', 'sister: Anna']);
    const lost = await tell('named', 'No, it is raining.');
    const late = await tell('alone', 'No, it is Lisbon.');
    expect(await contents('named')).toEqual(['Initech', 'sister: Anna']);
    expect(await contents('alone')).toEqual([]);
    for (const id of [lost, late]) expect((await event(id)).extraction).toMatchObject({ state: 'nothing', facts: [] });
    world.clock.advance(3 * 3_600_000);
    await tell('named', 'Sorry, I meant Globex.'); // hours later it means something else
    expect(await contents('named')).toEqual(['Initech', 'sister: Anna']);
    await tell('named', 'Actually I work at Hooli.', { session_id: 'another' }); // an ordinary statement, as nothing was said in this conversation
    expect(await contents('named', { fact_type: 'employer' })).toEqual(['Hooli']);
    expect((await world.call('memory.fact-history', { client_id: 'named', fact_type: 'employer' })).items.some((f: Shown) => f.status === 'retracted')).toBe(false);
  });

  it('keeps what recurs as a second period, and tools under what they are for', async () => {
    for (const city of ['Rome', 'Oslo', 'Rome']) await tell('again', `I moved to ${city}.`);
    expect(await contents('again')).toEqual(['Rome']);
    expect((await world.call('memory.fact-history', { client_id: 'again' })).items.filter((f: Shown & { superseded_at: string | null }) => f.superseded_at === null && f.content === 'Rome')).toHaveLength(2);
    await tell('again', 'I use Evernote for notes.');
    await tell('again', 'I switched from Evernote to Obsidian.');
    expect(await contents('again', { fact_type: 'tool' })).toEqual(['Obsidian for notes']);
    for (const pet of ['Rex', 'Bo']) await tell('again', `We have a dog called ${pet}.`);
    await tell('again', 'My dog Rex died yesterday.');
    expect(await contents('again', { fact_type: 'relation' })).toEqual(['dog: Bo']);
  });

  it('ends a relation only where one can be meant', async () => {
    await tell('hearts', 'My girlfriend is called Eva.');
    await tell('hearts', 'We broke up.');
    expect(await contents('hearts')).toEqual([]);
  });

  it('tells of the time before when an older text is read late', async () => {
    await tell('late', 'I live in Oslo.', { occurred_at: '2025-06-01T00:00:00Z' });
    await tell('late', 'I live in Rome.', { occurred_at: '2025-01-01T00:00:00Z' });
    expect(await contents('late')).toEqual(['Oslo']);
    expect(await facts('late', { as_of: '2025-03-01T00:00:00Z' })).toMatchObject([{ content: 'Rome', valid_to: '2025-06-01T00:00:00.000Z', status: 'ended' }]);
  });

  it('keeps both sides of a doubt, disputed, until one is told again, taken back or restored', async () => {
    for (const how of ['again', 'retract', 'restore', 'told'] as const) {
      const c = `doubt-${how}`;
      await tell(c, 'I live in Rome.');
      await tell(c, 'i live in oslo');
      const both = await facts(c);
      expect(both.map((f) => `${f.content} ${f.status}`).sort()).toEqual(['Rome disputed', 'oslo disputed']);
      const [rome, oslo] = ['Rome', 'oslo'].map((content) => both.find((f) => f.content === content)?.fact_id as number) as [number, number];
      expect((await receipts(oslo))[0]).toMatchObject({ action: 'assert', closed: [], confidence: 0.7, rule: expect.stringContaining('both stay') });
      if (how === 'again') await tell(c, 'well, i live in oslo');
      if (how === 'retract') await world.call('memory.retract-fact', { fact_id: rome });
      if (how === 'restore') await world.call('memory.restore-fact', { fact_id: oslo });
      if (how === 'told') await world.call('memory.record-fact', { client_id: c, subject_type: 'person', subject_id: 'self', fact_type: 'lives_in', content: 'oslo' });
      expect((await facts(c)).map((f) => `${f.content} ${f.status}`), how).toEqual(['oslo current']);
      const all = [...await receipts(rome), ...await receipts(oslo)];
      expect(all.some((r) => (how === 'retract' ? r.action === 'retract' : r.closed.includes(rome) && r.rule.includes('settles the dispute'))), how).toBe(true);
    }
  });

  it('leaves one current fact and every receipt when ten draw at once', async () => {
    const cities = ['Rome', 'Oslo', 'Bern', 'Riga', 'Kyiv', 'Bonn', 'Lima', 'Cork', 'Graz', 'Metz'];
    await Promise.all(cities.map((city, i) => world.call('memory.writeback', { client_id: 'crowd', session_id: `s${i}`, conversation: [{ role: 'user', content: `I live in ${city} these days.` }] })));
    const now = await facts('crowd');
    expect(now).toHaveLength(1);
    expect(now[0]?.status).toBe('current');
    const { items } = await world.call('memory.fact-history', { client_id: 'crowd', limit: 100 });
    const told = new Set<number>();
    for (const f of items as Shown[]) for (const r of await receipts(f.fact_id)) if (r.action === 'assert') told.add((r as unknown as { receipt_id: number }).receipt_id);
    expect(told.size).toBeGreaterThanOrEqual(1);
    expect(new Set((items as Shown[]).map((f) => f.content)).size).toBe(told.size);
  });

  it('draws nothing from strangers, assistants and quotations, and says so', async () => {
    await tell('strange', 'My name is Mallory.', { trust: 'untrusted' });
    const assistant = await tell('strange', 'My name is Al.', { role: 'assistant' });
    const quoted = await tell('strange', 'He wrote: "My name is Quentin." Funny.');
    expect(await contents('strange')).toEqual([]);
    expect((await event(assistant)).extraction).toMatchObject({ state: 'not_wanted', by: null, detail: expect.stringContaining('assistant'), finished_at: expect.any(String) });
    expect((await event(quoted)).extraction).toMatchObject({ state: 'nothing', by: 'rules' });
    expect((await event((await world.call('memory.remember', { client_id: 'strange', content: 'ok', salience_score: 0.1 })).event_id)).extraction).toBeNull();
  });

  it('waits until the job has run, and begins anew for another text', async () => {
    const { event_id } = await world.call('memory.remember', { client_id: 'wait', content: 'My name is Ana.', salience_score: 0.9 });
    expect((await event(event_id)).extraction).toMatchObject({ state: 'waiting', facts: [], finished_at: null });
    await world.jobs.drain();
    const [fact] = await facts('wait');
    expect(await event(event_id)).toMatchObject({ promoted_to_fact_id: fact?.fact_id, extraction: { state: 'facts', facts: [fact?.fact_id] } });
    await world.call('memory.edit-event', { event_id, content: 'What a day.', salience_score: 0.9 });
    expect((await event(event_id)).extraction.state).toBe('waiting');
    await world.jobs.drain();
    expect((await event(event_id)).extraction).toMatchObject({ state: 'nothing', facts: [] });
    expect(await contents('wait')).toEqual([]);
  });

  it('leaves the surest fact at its event', async () => {
    const id = await tell('sure', 'I am 34. My name is Ana.');
    expect((await facts('sure')).find((f) => f.content === 'Ana')?.fact_id).toBe((await event(id)).promoted_to_fact_id);
  });
});

describe.each(engines)('with a model on $name', (engine) => {
  it('keeps what the rules found, tries again, and fails for good with a reason', async () => {
    let answer: ExtractedFact[] | null = null;
    const world = await memoryWorld(engine, { model: { extract: async () => { if (!answer) throw new Error('the provider is away'); return answer; } } });
    const { event_id } = await world.call('memory.remember', { content: 'I live in Rome. The boat of our club needs paint.', salience_score: 0.9 });
    const run = async () => { await world.jobs.drain(); return (await world.call('memory.event', { event_id })).extraction; };
    const retry = async () => { const [letter] = await world.jobs.deadLetters(1, 1); await world.jobs.retry(1, letter?.job_id as string); };
    expect(await run()).toMatchObject({ state: 'waiting', by: 'rules', facts: [expect.any(Number)], detail: expect.stringContaining('Try 1 of 6') });
    expect((await world.call('memory.facts')).items).toMatchObject([{ content: 'Rome', status: 'current' }]);
    for (let i = 0; i < (ExtractFacts.retries ?? 0); i++) { await retry(); await world.jobs.drain(); }
    expect(await run()).toMatchObject({ state: 'failed', by: 'rules', facts: [expect.any(Number)], detail: expect.stringContaining('the provider is away'), finished_at: expect.any(String) });
    answer = [{ op: 'assert', subject_type: 'thing', subject_id: 'club boat', fact_type: 'state', content: 'needs paint', confidence: 0.7 }];
    await retry();
    expect(await run()).toMatchObject({ state: 'facts', by: 'model', facts: [expect.any(Number), expect.any(Number)] });
    const [boat] = (await world.call('memory.facts', { subject_type: 'thing' })).items;
    expect((await world.call('memory.fact-receipts', { fact_id: boat.fact_id })).items).toMatchObject([{ found_by: 'model', confidence: 0.7 }]);
    expect(await world.db.inWorkspace(testContext, (sql) => sql.rows(`select 1 from facts where content = 'Rome'`))).toHaveLength(1);
    await world.db.close();
  });
});
