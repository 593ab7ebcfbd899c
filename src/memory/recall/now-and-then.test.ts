import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECIPE_NAMES } from './recall.contract.ts';
import { recipeNames } from './recipes.ts';
import { replacements } from './supersession.ts';
import { periodOf } from './time-words.ts';
import { engines, memoryWorld, type MemoryWorld } from '../world.kit.ts';

interface Result { id: number; content: string; status: string; replaces?: number[]; explain?: Record<string, { rank: number }> }

describe.each(engines)('now against then on $name', (engine) => {
  let world: MemoryWorld;
  beforeAll(async () => { world = await memoryWorld(engine); });
  afterAll(() => world.db.close());
  const say = (client_id: string, content: string, day: string, more: Record<string, unknown> = {}) => world.call('memory.remember', { client_id, content, occurred_at: `${day}T10:00:00Z`, role: 'user', ...more });
  const recall = async (client_id: string, query: string, more: Record<string, unknown> = {}): Promise<Result[]> => (await world.call('memory.recall', { client_id, query, ...more })).results;

  it.each([
    ['an amount', 'My budget for the garden shed is $5,000.', 'I raised the budget for the garden shed to $8,000.', 'What is my budget for the garden shed?'],
    ['a date', 'The deadline for the grant proposal is March 3.', 'The deadline for the grant proposal moved from March 3 to March 10.', 'When is the deadline for the grant proposal?'],
    ['a time', 'My dentist appointment is on Tuesday at 3 PM.', 'The dentist appointment is rescheduled, now at 4:30 PM.', 'What time is my dentist appointment?'],
    ['a count', 'My Zotero library has 45 sources.', 'My Zotero library now has 52 sources.', 'How many sources are in my Zotero library?'],
    ['a home', 'I live in Lisbon.', 'I moved to Porto.', 'Where do I live?'],
  ])('leaves out what is replaced: %s', async (what, older, newer, question) => {
    const c = `current ${what}`;
    const old = await say(c, older, '2026-03-01');
    await say(c, 'The neighbours painted their fence blue.', '2026-03-02');
    const fresh = await say(c, newer, '2026-04-01');
    const found = await recall(c, question);
    expect(found[0]).toMatchObject({ id: fresh.event_id, status: 'current', replaces: [old.event_id] });
    expect(found.map((r) => r.id)).not.toContain(old.event_id);
    const all = await recall(c, question, { include_superseded: true });
    expect(all.find((r) => r.id === old.event_id)?.status).toBe('superseded');
    expect(all.findIndex((r) => r.id === fresh.event_id)).toBeLessThan(all.findIndex((r) => r.id === old.event_id));
    // The past is answered as it was.
    expect((await recall(c, question, { as_of: '2026-03-15T00:00:00Z' }))[0]).toMatchObject({ id: old.event_id, status: 'current' });
  });

  it('leaves a receipt, and undoes it', async () => {
    const c = 'receipts';
    const old = await say(c, 'The rent for the studio is 900 euros.', '2026-01-01');
    const fresh = await say(c, 'The rent for the studio was raised to 950 euros.', '2026-02-01');
    expect((await recall(c, 'How much is the rent for the studio?')).map((r) => r.id)).toEqual([fresh.event_id]);
    const { items } = await world.call('memory.event-receipts', { event_id: old.event_id });
    expect(items).toMatchObject([{ event_id: old.event_id, replaced_by: fresh.event_id, old_value: '900', new_value: '950', restored_at: null }]);
    expect((await world.call('memory.explain', { client_id: c, query: 'How much is the rent for the studio?', id: old.event_id })).kept_out).toHaveLength(1);
    expect((await world.call('memory.restore-event', { event_id: old.event_id })).restored).toHaveLength(1);
    expect((await recall(c, 'How much is the rent for the studio?')).map((r) => r.id)).toContain(old.event_id);
    expect((await world.call('memory.restore-event', { event_id: old.event_id })).restored).toEqual([]);
    await expect(world.call('memory.restore-event', { event_id: 99_999_999 })).rejects.toMatchObject({ kind: { status: 404 } });
  });

  it('puts an assistant that repeats what was replaced behind all else, and no other answer', async () => {
    const c = 'echoes', question = 'When is the deadline for the grant proposal?';
    const talk = (day: string, content: string, role: string) => say(c, content, day, { role, session_id: 'grant' });
    await talk('2026-03-01', 'The deadline for the grant proposal is March 3.', 'user');
    const echo = await talk('2026-03-02', 'With the deadline for the grant proposal on March 3, the deadline for the grant proposal asks for a plan: draft the grant proposal first.', 'assistant');
    const aside = await talk('2026-03-03', 'A grant proposal asks for a budget and a deadline.', 'assistant');
    const fresh = await talk('2026-03-05', 'The deadline for the grant proposal moved from March 3 to March 10.', 'user');
    const told = await talk('2026-03-06', 'Understood: the deadline for the grant proposal is March 10 and no longer March 3.', 'assistant');
    const found = await recall(c, question);
    expect(found[0]?.id).toBe(fresh.event_id);
    expect(found.at(-1)?.id).toBe(echo.event_id);
    expect(found.map((r) => r.id)).toEqual(expect.arrayContaining([aside.event_id, told.event_id]));
    // Before the change it was no echo.
    expect((await recall(c, question, { as_of: '2026-03-04T00:00:00Z' })).at(-1)?.id).not.toBe(echo.event_id);
  });

  it('knows what it knew', async () => {
    const c = 'known';
    const old = await say(c, 'The budget for the new kitchen is $5,000.', '2026-03-01');
    const between = world.clock.now().toISOString();
    world.clock.advance(60_000);
    await say(c, 'I raised the budget for the new kitchen to $8,000.', '2026-04-01');
    expect((await recall(c, 'What is the budget for the new kitchen?', { known_at: between })).map((r) => r.id)).toEqual([old.event_id]);
  });

  it.each([
    ['another subject', 'The budget for the wedding is $5,000.', 'I raised the budget for the honeymoon to $8,000.', 'What is the budget for the wedding?'],
    ['an addition', 'I own 2 bicycles.', 'I bought 1 more bicycle helmet.', 'How many bicycles do I own?'],
    ['another kind of the same thing', 'Her homework completion rate is 92%.', 'Her chore completion rate is now 97%.', 'What is her homework completion rate?'],
    ['what was reached beside what is aimed at', 'My goal is to read 12 books this winter.', 'I have now finished 11 books this winter.', 'How many books am I aiming to read this winter?'],
    ['a restatement', 'The budget for the wedding is $5,000.', 'As I said, now the budget for the wedding is 5k dollars... $5,000.', 'What is the budget for the wedding?'],
    ['a question about the past', 'My rent was 900 euros.', 'My rent was raised to 950 euros.', 'How did my rent change over time?'],
  ])('keeps both: %s', async (what, older, newer, question) => {
    const c = `both ${what}`;
    const ids = [(await say(c, older, '2026-03-01')).event_id, (await say(c, newer, '2026-04-01')).event_id];
    expect((await recall(c, question)).map((r) => r.id)).toEqual(expect.arrayContaining(ids));
  });

  it('does not let one speaker, or an untrusted text, replace what another said', async () => {
    const said = (speaker: string, trust: string, content: string, day: string) => say('speakers', content, day, { speaker, trust, role: undefined });
    const ann = await said('Ann', 'owner', 'My budget for the trip is $500.', '2026-03-01');
    await said('Bob', 'owner', 'My budget for the trip is now $900.', '2026-04-01');
    await said('Ann', 'untrusted', 'My budget for the trip is now $100.', '2026-04-02');
    expect((await recall('speakers', 'What is the budget for the trip?')).map((r) => r.id)).toContain(ann.event_id);
  });

  it('weighs by recipes, and refuses unknown ones by naming those there are', async () => {
    await say('recipes', 'The heron stands in the pond.', '2026-03-01');
    expect(await recall('recipes', 'heron', { recipe: 'words@1' })).toHaveLength(1);
    await expect(world.call('memory.recall', { client_id: 'recipes', query: 'heron', recipe: 'nonsense' })).rejects.toMatchObject({ kind: { status: 400 } });
    await expect(world.call('memory.recall', { client_id: 'recipes', query: 'heron', recipe: 'nonsense' })).rejects.toThrow(/recipe/);
  });

  it('weighs by the recipe of the client, else of its workspace', async () => {
    const c = 'own recipe';
    await say(c, 'The physician called.', '2026-03-01');
    const of = async (client_id: string | number, metadata: Record<string, unknown>) => { await world.call('clients.put', { client_id, metadata }); };
    expect(await recall(c, 'doctor')).toHaveLength(1);
    await of(1, { recall_recipe: 'words' });
    expect(await recall(c, 'doctor')).toHaveLength(0);
    await of(c, { recall_recipe: 'balanced' });
    expect(await recall(c, 'doctor')).toHaveLength(1);
    await of(c, { recall_recipe: 'nobody knows it' });
    expect(await recall(c, 'doctor')).toHaveLength(0);
    await of(1, {});
    expect(await recall(c, 'doctor')).toHaveLength(1);
  });

  it('prefers what the assistant said where that is asked for', async () => {
    const c = 'advice';
    const turn = async (role: string, content: string, minute: string) => (await world.call('memory.remember', { client_id: c, role, content, session_id: 's', occurred_at: `2026-03-01T10:${minute}:00Z` })).event_id as number;
    const question = await turn('user', 'How should I store the sourdough starter while I travel?', '00');
    const advice = await turn('assistant', 'Keep the sourdough starter in the fridge, feed it once before you leave and once after; a dried flake is a safe reserve, and a friend could feed it weekly if the travel takes longer than a month, since a starter without any feeding turns sour, gray and weak after some weeks of neglect in most kitchens.', '01');
    expect((await recall(c, 'storing the sourdough starter on a travel'))[0]?.id).toBe(question);
    const asked = await recall(c, 'What did you recommend for storing the sourdough starter on a travel?', { explain: true });
    expect(asked[0]).toMatchObject({ id: advice, explain: { role: { rank: 1 } } });
    expect((await recall(c, 'What did you recommend for storing the sourdough starter on a travel?', { recipe: 'balanced@1' }))[0]?.id).toBe(question);
  });

  it('finds by the time that is asked for', async () => {
    const c = 'times';
    const day = async (content: string, at: string) => (await world.call('memory.remember', { client_id: c, content, occurred_at: at })).event_id as number;
    const yesterday = await day('Planted tomatoes behind the house.', '2026-11-20T18:00:00Z');
    await day('Talked about the harvest.', '2026-08-03T18:00:00Z');
    expect((await recall(c, 'What did I do yesterday?'))[0]?.id).toBe(yesterday);
    const explained = await recall(c, 'What happened with the tomatoes yesterday?', { explain: true });
    expect(explained[0]?.explain).toMatchObject({ lexical: { rank: 1 }, time: { rank: 1 } });
  });

  it('finds by what the graph joins to a name', async () => {
    const c = 'names';
    const { event_id } = await world.call('memory.remember', { client_id: c, content: 'Zephyrine approved the invoice.' });
    await world.call('memory.remember', { client_id: c, content: 'The weather was fine.' });
    await world.db.inWorkspace({ workspaceId: 1 }, async (sql) => {
      await sql.run(`insert into graph_nodes (workspace_id, node_type, node_id, properties) values (1, 'person', 'p1', '{"name":"Zephyrine"}'), (1, 'organization', 'o1', '{"name":"Quillon Ltd"}')`);
      await sql.run(`insert into graph_edges (workspace_id, from_node_id, to_node_id, edge_type) values (1, 'p1', 'o1', 'works_at')`);
    });
    const found = await recall(c, 'who signs for Quillon Ltd?', { explain: true });
    expect(found[0]).toMatchObject({ id: event_id, explain: { entity: { rank: 1 } } });
  });
});

describe('periods', () => {
  const now = new Date('2026-11-21T16:00:00Z');
  it.each([
    ['what happened yesterday', '2026-11-20', '2026-11-21'], ['what did I say two weeks ago', '2026-11-04', '2026-11-11'], ['last May', '2026-05-01', '2026-06-01'], ['in 2023', '2023-01-01', '2024-01-01'],
    ['on 7 May 2023', '2023-05-07', '2023-05-08'], ['on May 7th, 2023', '2023-05-07', '2023-05-08'], ['last summer', '2026-06-01', '2026-09-01'], ['last Monday', '2026-11-16', '2026-11-17'], ['last week', '2026-11-09', '2026-11-16'],
    ['was geschah im Mai 2024', '2024-05-01', '2024-06-01'], ['vor zwei Tagen', '2026-11-19', '2026-11-20'], ['en mayo de 2024', '2024-05-01', '2024-06-01'], ['on 2024-02-29', '2024-02-29', '2024-03-01'], ['last month', '2026-10-01', '2026-11-01'],
  ])('%s', (text, from, to) => {
    expect(periodOf(text, now, 'UTC')).toEqual({ from: new Date(`${from}T00:00:00Z`), to: new Date(`${to}T00:00:00Z`) });
  });
  it.each(['what may happen', 'who is Mark', 'the fall of a leaf'])('no period: %s', (text) => { expect(periodOf(text, now, 'UTC')).toBeNull(); });
  it('begins days in the zone', () => { expect(periodOf('yesterday', now, 'America/Los_Angeles')?.from).toEqual(new Date('2026-11-20T08:00:00Z')); });
});

it('offers every recipe there is', () => { expect(recipeNames().sort()).toEqual([...RECIPE_NAMES].sort()); });

describe('replacements', () => {
  it('compares nothing where there is nothing to compare', () => {
    expect(replacements('What is my budget?', [], new Map())).toEqual([]);
  });
});
