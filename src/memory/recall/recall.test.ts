import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, memoryWorld, type MemoryWorld } from '../world.kit.ts';

interface Result { id: number; kind: string; content: string; score: number; status: string; external_id: string | null; context: { content: string; position: number }[]; explain?: Record<string, unknown> }

describe.each(engines)('recall on $name', (engine) => {
  let world: MemoryWorld;
  beforeAll(async () => { world = await memoryWorld(engine); });
  afterAll(() => world.db.close());

  const remember = (content: string, more: Record<string, unknown> = {}) => world.call('memory.remember', { content, ...more });
  const recall = async (query: string, more: Record<string, unknown> = {}): Promise<Result[]> => (await world.call('memory.recall', { query, ...more })).results;
  const first = async (query: string, more: Record<string, unknown> = {}) => (await recall(query, more))[0]?.content;

  it.each([
    ['accents', 'Das Café an der Straße heißt Müller & Söhne.', 'cafe strasse muller'],
    ['Cyrillic', 'Моя собака любит бегать в парке.', 'собаку в парк'],
    ['Arabic', 'اشتريت السيارة الجديدة من دبي', 'سيارة جديدة'],
    ['Chinese', '我的狗叫小白，今年三岁。', '狗叫什么名字'],
    ['Japanese', '私の好きな飲み物は緑茶です。', '好きな飲み物は何ですか'],
    ['Korean', '우리 강아지의 이름은 초코입니다.', '강아지 이름'],
    ['Thai', 'แมวของฉันชื่อมะลิ', 'แมวชื่ออะไร'],
    ['Hindi', 'मेरी बिल्ली का नाम मोती है', 'बिल्ली का नाम'],
    ['Greek', 'Ο σκύλος μου λέγεται Άργος', 'σκυλος λεγεται'],
    ['numbers', 'Invoice 4711 was paid on time.', 'what about 4711?'],
    ['inflected English', 'Caroline paints and has researched adoption agencies.', 'Which adoption agency did Caroline research?'],
  ])('finds by words: %s', async (_what, content, query) => {
    await remember('Something else entirely, about the weather.', { client_id: 'languages' });
    await remember(content, { client_id: 'languages' });
    expect(await first(query, { client_id: 'languages' })).toBe(content);
  });

  it('prefers the turns of who is named, and tells so', async () => {
    const c = { client_id: 'two-friends' };
    for (const [speaker, content] of [['Melanie', 'Caroline, how is the research on adoption going?'], ['Caroline', 'I am looking into agencies.'], ['Melanie', 'Did you do research on schools, Caroline?'], ['Caroline', 'The research goes well, I found two agencies.']] as const) await remember(content, { ...c, speaker });
    const [best, ...others] = await recall('What did Caroline research?', { ...c, explain: true });
    expect(best).toMatchObject({ content: 'The research goes well, I found two agencies.', explain: { speaker: { rank: 1 } } });
    expect(others.map((r) => r.content)).toContain('Did you do research on schools, Caroline?');
    expect((await recall('What did Caroline research?', { ...c, recipe: 'balanced@2' }))[0]?.content).toBe('Did you do research on schools, Caroline?');
  });

  it('reads its own writes at once, cached answers included', async () => {
    const c = { client_id: 'ryw' };
    await remember('The parcel is at the neighbours.', c);
    expect(await recall('parcel', c)).toHaveLength(1);
    expect((await world.call('memory.recall', { query: 'parcel', ...c })).cached).toBe(true);
    await remember('The second parcel arrives on Monday.', c);
    const again = await world.call('memory.recall', { query: 'parcel', ...c });
    expect(again).toMatchObject({ cached: false });
    expect(again.results).toHaveLength(2);
  });

  it('does not serve a cached answer past the expiry of something in it', async () => {
    const c = { client_id: 'expiry' };
    await remember('At the dentist right now.', { ...c, expires_at: new Date(world.clock.now().getTime() + 60_000).toISOString() });
    expect(await recall('dentist', c)).toHaveLength(1);
    world.clock.advance(61_000);
    expect(await recall('dentist', c)).toHaveLength(0);
  });

  it('keeps clients apart', async () => {
    await remember('Alex keeps a puppy called Biscuit.', { client_id: 'alex-1', external_id: 'same' });
    await remember('Alex keeps a puppy called Waffle.', { client_id: 'alex-2', external_id: 'same' });
    expect(JSON.stringify(await recall('puppy of Alex', { client_id: 'alex-1', k: 50, include_superseded: true }))).not.toContain('Waffle');
    expect(await recall('Waffle', { client_id: 'alex-1' })).toEqual([]);
    await expect(recall('puppy', { client_id: 999_999 })).rejects.toMatchObject({ kind: { status: 404 } });
  });

  it('finds the answer next to the question, and shows neighbours', async () => {
    const c = { client_id: 'chat' };
    const turns = ['Good morning!', 'What shall we name the sailing boat?', 'Albatross, of course.', 'Lovely. What is for lunch?', 'Soup.'];
    for (const [i, content] of turns.entries()) await remember(content, { ...c, session_id: 's1', occurred_at: `2026-11-01T10:0${i}:00Z` });
    for (let i = 0; i < 5; i++) await remember(`Unrelated note ${i} about gardening.`, { ...c, session_id: 's2', occurred_at: `2026-11-02T10:0${i}:00Z` });
    const found = await recall('name of the sailing boat', { ...c, context: 1, explain: true });
    expect(found.slice(0, 3).map((r) => r.content)).toContain('Albatross, of course.');
    expect(found[0]).toMatchObject({ content: turns[1] });
    // Neighbours are told once: what is a result itself is not told again beside another.
    const [only] = await recall('name of the sailing boat', { ...c, context: 1, k: 1 });
    expect(only).toMatchObject({ content: turns[1], context: [{ content: turns[0], position: -1 }, { content: turns[2], position: 1 }] });
    const all = found.flatMap((r) => [r.content, ...r.context.map((n) => n.content)]);
    expect(new Set(all).size).toBe(all.length);
    expect(found[0]?.explain).toMatchObject({ lexical: { rank: 1 } });
  });

  it('leaves out superseded, archived and expired ones, and finds them when asked', async () => {
    const c = { client_id: 'states' };
    const fact = { ...c, subject_type: 'person', subject_id: 'kim', fact_type: 'lives_in' };
    await world.call('memory.record-fact', { ...fact, content: 'Kim lives in Lisbon', valid_from: '2024-01-01T00:00:00Z' });
    await world.call('memory.record-fact', { ...fact, content: 'Kim lives in Porto', valid_from: '2025-01-01T00:00:00Z' });
    expect((await recall('Where does Kim live?', c)).map((r) => r.content)).toEqual(['Kim lives in Porto']);
    expect((await recall('Where does Kim live?', { ...c, as_of: '2024-06-01T00:00:00Z' })).map((r) => r.content)).toEqual(['Kim lives in Lisbon']);
    const all = await recall('Where does Kim live?', { ...c, include_superseded: true });
    expect(all.map((r) => `${r.content} ${r.status}`)).toContain('Kim lives in Lisbon superseded');
    const { event_id } = await remember('Kim owns a red bicycle.', c);
    await world.call('memory.archive', { ...c, ids: [event_id] });
    expect((await recall('red bicycle', c)).filter((r) => r.kind === 'event')).toEqual([]);
    await world.call('memory.unarchive', { ...c, ids: [event_id] });
    expect(await first('red bicycle', c)).toBe('Kim owns a red bicycle.');
  });

  it('filters by kind, session, time and score', async () => {
    const c = { client_id: 'filters' };
    await remember('Reflection: the onboarding took longer than planned.', { ...c, event_type: 'reflection' });
    await remember('The onboarding call went well.', { ...c, session_id: 'monday', occurred_at: '2026-03-02T10:00:00Z' });
    await world.call('memory.record-fact', { ...c, subject_type: 'workflow', subject_id: 'onboarding', fact_type: 'duration', content: 'takes five days' });
    expect((await recall('onboarding', { ...c, kind: 'reflection' })).map((r) => r.kind)).toEqual(['reflection']);
    expect((await recall('onboarding', { ...c, kind: ['fact', 'event'] })).map((r) => r.kind).sort()).toEqual(['event', 'fact']);
    expect(await recall('onboarding', { ...c, session_id: 'monday' })).toHaveLength(1);
    expect(await recall('onboarding', { ...c, until: '2026-03-02', kind: 'event' })).toHaveLength(1);
    expect(await recall('onboarding', { ...c, until: '2026-03-01' })).toHaveLength(0);
    expect(await recall('onboarding', { ...c, min_score: 1.1 })).toEqual([]);
  });

  it('finds a passage in a long text, and answers odd questions', async () => {
    const c = { client_id: 'long' };
    const filler = Array.from({ length: 3000 }, (_, i) => `filler${i % 500}`).join(' ');
    await remember(`${filler} The vault combination is zebra tango. ${filler}`, c);
    expect((await recall('vault combination', c))).toHaveLength(1);
    for (const query of ['the', '?!', '🙂', "'; drop table events; --", 'a'.repeat(5000), Array.from({ length: 2000 }, (_, i) => `w${i}`).join(' ')]) expect(Array.isArray(await recall(query, c))).toBe(true);
  });

  it('explains a result and an absence', async () => {
    const c = { client_id: 'explain' };
    const { event_id } = await remember('The lighthouse keeper counts ships.', c);
    expect(await world.call('memory.explain', { ...c, query: 'lighthouse', id: event_id })).toMatchObject({ found: true, rank: 1, kept_out: [], arms: { lexical: { rank: 1 } } });
    expect((await world.call('memory.explain', { ...c, query: 'submarine', id: event_id })).kept_out).toHaveLength(1);
  });
});
