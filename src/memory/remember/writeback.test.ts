import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, memoryWorld, type MemoryWorld } from '../world.kit.ts';

const KEY = ['sk-', 'proj-', 'aB3dE5gH7jK9mN1pQ2sT4vW6'].join('');
interface Skipped { reason: string; count: number; examples: string[] }

describe.each(engines)('what a conversation leaves behind, on $name', (engine) => {
  let world: MemoryWorld;
  beforeAll(async () => { world = await memoryWorld(engine); });
  afterAll(() => world.db.close());
  const write = (client_id: string, conversation: { role: string; content: string }[], more: Record<string, unknown> = {}) => world.call('memory.writeback', { client_id, conversation, ...more });
  const say = (client_id: string, content: string) => write(client_id, [{ role: 'user', content }]);
  const texts = async (client_id: string): Promise<string[]> => (await world.call('memory.events', { client_id, limit: 500 })).items.map((e: { content: string }) => e.content).reverse();
  const reasons = (answer: { skipped: Skipped[] }) => Object.fromEntries(answer.skipped.map((s) => [s.reason, s.count]));

  it('names what it left out, and keeps the statement between', async () => {
    const answer = await write('gate', [
      { role: 'system', content: 'You are a helpful assistant.' }, { role: 'user', content: 'Thanks! By the way my flight is on the 3rd. Can you book a cab?' }, { role: 'assistant', content: 'Sure.' }, { role: 'tool', content: '{"ok":true}' },
      { role: 'user', content: 'HEARTBEAT_OK\n2026-05-01T10:00:00Z ERROR disk full\nMerci beaucoup !\nMeine Tochter heißt Lea.' },
    ]);
    expect(await texts('gate')).toEqual(['By the way my flight is on the 3rd.', 'Meine Tochter heißt Lea.']);
    expect(reasons(answer)).toEqual({ prompt: 1, tool_noise: 2, small_talk: 2, question: 1, heartbeat: 1 });
    expect(answer.skipped.find((s: Skipped) => s.reason === 'question').examples).toEqual(['Can you book a cab?']);
    const [episode] = (await world.call('memory.search', { client_id: 'gate', kind: 'episode' })).items;
    expect(episode.content).not.toMatch(/HEARTBEAT|disk full|helpful assistant/);
  });

  it('keeps a growing conversation as one episode', async () => {
    const turns = [{ role: 'user', content: 'My boat is called Selkie.' }, { role: 'assistant', content: 'A fine name.' }];
    const first = await write('grow', turns, { session_id: 's' });
    const more = [...turns, { role: 'user', content: 'She lies in the harbour of Husum.' }, { role: 'assistant', content: 'Lovely.' }];
    const second = await write('grow', more, { session_id: 's' });
    expect(second).toMatchObject({ episode_id: first.episode_id, created: false, extended: true, events_stored: 1 });
    const third = await write('grow', [...more, { role: 'user', content: 'We sail on Sunday.' }], { session_id: 's', response: 'Have fun.' });
    expect(third).toMatchObject({ episode_id: first.episode_id, created: false, events_stored: 1 });
    for (const again of [turns, more]) expect(await write('grow', again, { session_id: 's' })).toMatchObject({ episode_id: first.episode_id, created: false, events_stored: 0, extended: false });
    expect(await texts('grow')).toEqual(['My boat is called Selkie.', 'She lies in the harbour of Husum.', 'We sail on Sunday.']);
    const { items } = await world.call('memory.search', { client_id: 'grow', kind: 'episode' });
    expect(items).toHaveLength(1);
    expect(items[0].content).toContain('Sunday');
    expect(await world.call('memory.rate-episode', { episode_id: first.episode_id, rating: 4 })).toMatchObject({ message_count: 6 });
    expect((await world.call('memory.recall', { client_id: 'grow', query: 'Husum harbour', kind: 'episode' })).results).toHaveLength(1);
    expect((await write('grow', more, { session_id: 'another' })).episode_id).toBe(first.episode_id);
    expect((await write('grow', [...more, { role: 'user', content: 'The mast needs paint.' }], { session_id: 'another' })).episode_id).not.toBe(first.episode_id);
  });

  it('knows a conversation whatever instructions come around it', async () => {
    const talk = [{ role: 'user', content: 'I keep bees on the roof.' }];
    const one = await write('around', [{ role: 'system', content: 'It is Monday.' }, ...talk]);
    expect((await write('around', [{ role: 'system', content: 'It is Tuesday.' }, ...talk])).episode_id).toBe(one.episode_id);
  });

  it('merges what says the same, and keeps what differs in a number, a name, a date or a negation', async () => {
    const c = 'near';
    await say(c, 'The plumber comes on Tuesday at nine.');
    const [event] = (await world.call('memory.events', { client_id: c })).items;
    const again = await say(c, 'On Tuesday the plumber really comes at nine!');
    expect(again).toMatchObject({ events_stored: 0, skipped: [{ reason: 'near_duplicate', count: 1 }] });
    const same = await say(c, 'the plumber comes on Tuesday, at nine');
    expect(same).toMatchObject({ events_stored: 0, skipped: [{ reason: 'duplicate', count: 1 }] });
    const seen = await world.call('memory.event', { event_id: event.event_id });
    expect(seen.sightings.map((s: { kind: string; content: string }) => [s.kind, s.content])).toEqual([['repeated', 'the plumber comes on Tuesday, at nine'], ['repeated', 'On Tuesday the plumber really comes at nine!']]);
    expect(seen.salience_score).toBeCloseTo(event.salience_score + 0.04, 5);
    for (const text of ['The plumber comes on Tuesday at ten.', 'The plumber comes on Wednesday at nine.', 'The plumber does not come on Tuesday at nine.', 'The painter comes on Tuesday at nine.']) expect(await say(c, text)).toMatchObject({ events_stored: 1 });
    expect(await texts(c)).toHaveLength(5);
  });

  it('links what came back out of memory, and keeps a restatement with a change', async () => {
    const c = 'back';
    const { event_id } = await world.call('memory.remember', { client_id: c, content: 'My favourite tea is sencha.' });
    const { prompt_block } = await world.call('memory.assemble', { client_id: c, query: 'tea' });
    expect(prompt_block).toContain('sencha');
    for (const content of [prompt_block, `> ${prompt_block.split('\n').join('\n> ')}`, 'As you told me earlier, your favourite tea is sencha.', '{"memories":[{"content":"My favourite tea is sencha.","score":0.9}]}', '<memory>My favourite tea is sencha.</memory>', '- [2026-05-01] user: My favourite tea is sencha.']) {
      expect(await write(c, [{ role: 'user', content }, { role: 'assistant', content: 'Based on your memories: your favourite tea is sencha.' }])).toMatchObject({ events_stored: 0, facts_upserted: 0 });
    }
    expect(await texts(c)).toHaveLength(1);
    const seen = await world.call('memory.event', { event_id });
    expect(seen.sightings.length).toBeGreaterThanOrEqual(5);
    expect(seen.sightings.every((s: { kind: string }) => s.kind === 'recalled')).toBe(true);
    expect(await say(c, 'My tea is now oolong, not sencha.')).toMatchObject({ events_stored: 1 });
  });

  it('takes a statement again once it is not the last word any more', async () => {
    const c = 'returns';
    await say(c, 'I live in Berlin.');
    world.clock.advance(60_000);
    await say(c, 'I moved to Lisbon.');
    world.clock.advance(60_000);
    expect(await write(c, [{ role: 'assistant', content: 'Still in Lisbon?' }, { role: 'user', content: 'I live in Berlin.' }])).toMatchObject({ events_stored: 1 });
    expect((await world.call('memory.facts', { client_id: c, fact_type: 'lives_in' })).items).toMatchObject([{ content: 'Berlin' }]);
    const put = await say(c, 'My bicycle is blue and has three gears.');
    expect(put.events_stored).toBe(1);
    const [bicycle] = (await world.call('memory.events', { client_id: c })).items;
    await world.call('memory.archive', { client_id: c, ids: [bicycle.event_id] });
    expect(await write(c, [{ role: 'assistant', content: 'And?' }, { role: 'user', content: 'My bicycle is blue and has three gears.' }])).toMatchObject({ events_stored: 1 });
  });

  it('is not silenced by what a stranger said first', async () => {
    await world.call('memory.remember', { client_id: 'planted', content: 'The account for the rent ends with 77.', trust: 'untrusted' });
    expect(await say('planted', 'The account for the rent ends with 77.')).toMatchObject({ events_stored: 1 });
  });

  it('hides secrets before anything is stored', async () => {
    const c = 'secret';
    const answer = await write(c, [{ role: 'user', content: `The staging deploy runs at night with ${KEY} as its key.\nMy password is hunter22!` }], { response: `I noted ${KEY}.` });
    expect(answer).toMatchObject({ events_stored: 1, masked: ['API key', 'password'] });
    expect(reasons(answer)).toEqual({ secret: 1 });
    const dump = JSON.stringify(await world.db.inWorkspace({ workspaceId: 1 }, async (sql) => [await sql.rows('select * from events'), await sql.rows('select * from episodes'), await sql.rows('select * from working_state'), await sql.rows('select terms from memory_index'), await sql.rows('select * from memory_sightings')]));
    expect(dump).not.toContain(KEY);
    expect(dump).not.toContain('hunter22');
    expect((await world.call('memory.events', { client_id: c })).items).toMatchObject([{ masked: ['API key'] }]);
  });
});
