import { describe, expect, it } from 'vitest';
import { saysTheSame } from './near-duplicates.ts';
import { conversationHashes, isRecalled } from './recall-guard.ts';

const TEA = 'My favourite tea is sencha.';
const TRIP = 'Robin packed the boat for the trip to Sylt on 3 May, and it took most of the morning.';

const BACK: readonly (readonly [piece: string, stored: string])[] = [
  TEA, '- My favourite tea is sencha', '* [2026-05-01] My favourite tea is sencha.', '1. My favourite tea is sencha', '12) "My favourite tea is sencha."', '> My favourite tea is sencha.', '- [2026-05-01] user: My favourite tea is sencha.', '[memory 4] My favourite tea is sencha.',
  'As you told me earlier, your favourite tea is sencha.', 'Based on your memories: my favourite tea is sencha.', 'According to my notes, your favourite tea is sencha.', 'I remember that your favourite tea is sencha.', 'You mentioned before that your favourite tea is sencha.', 'Your favourite tea is sencha, as you told me.',
  "From our earlier conversation: User's favourite tea is sencha", '{"content": "My favourite tea is sencha.", "score": 0.83}', '"content": "My favourite tea is sencha.",', '<memory id="3" date="2026-05-01">My favourite tea is sencha.</memory>', 'Memory: My favourite tea is sencha. (since 2026-05-01)', '・My favourite tea is sencha.', '（1）My favourite tea is sencha.', 'my  favourite TEA is sencha',
].map((piece) => [piece, TEA] as const);

describe('what comes back out of memory', () => {
  it.each(BACK)('%s', (piece, stored) => { expect(isRecalled(piece, stored)).toBe(true); });

  it.each([
    ['Robin packed the boat for the trip to Sylt on 3 May', TRIP], ['Robin packed the boat for the trip to Sy…', TRIP], ['Robin packed the boat for the trip…', TRIP], ['Wie du mir erzählt hast, ist dein Lieblingstee Sencha.', 'Mein Lieblingstee ist Sencha.'],
    ['Comme tu me l’as dit, ton thé préféré est le sencha.', 'Mon thé préféré est le sencha.'], ['Como me dijiste, tu té favorito es el sencha.', 'Mi té favorito es el sencha.'], ['根据你的记忆，我住在北京朝阳区。', '我住在北京朝阳区。'], ['以前教えてくれたように、私は東京に住んでいます。', '私は東京に住んでいます。'], ['It is green.', 'Sencha comes from Japan. It is green.'],
  ])('%s ← %s', (piece, stored) => { expect(isRecalled(piece, stored)).toBe(true); });

  it.each([
    ['My tea is now oolong, not sencha.', TEA], ['My favourite tea is no longer sencha.', TEA], ['My favourite tea is oolong.', TEA], ['My favourite tea was sencha.', TEA], ['I worked for Initech in Husum.', 'I work for Initech in Husum.'], ['As I told you earlier, my favourite tea is not sencha.', TEA], ['I like tea with milk.', 'I do not like tea with milk.'], ['I like tea with milk.', 'I used to like tea with milk.'],
    ['Ben owes Anna fifty euros.', 'Anna owes Ben fifty euros.'], ['Anna pays 60 euros for the gym and Ben pays 40 euros for the gym.', 'Anna pays 40 euros for the gym and Ben pays 60 euros for the gym.'], ['The meeting is not on Friday.', 'The meeting is on Friday, not on Thursday.'],
    ['I remember my father told stories about the boat.', 'The boat is red and fast.'], ['I moved from Paris to Berlin.', 'I moved from Berlin to Paris.'], ['我不住在北京朝阳区。', '我住在北京朝阳区。'], ['According to my notes, the rent is 950 euros.', 'The rent is 900 euros.'], ['Miso is my cat.', 'My dog is Rex.'],
  ])('keeps %s beside %s', (piece, stored) => { expect(isRecalled(piece, stored)).toBe(false); });
});

describe('near-duplicates', () => {
  it.each([
    ['The plumber comes on Tuesday at nine.', 'On Tuesday the plumber comes at nine'], ['I really love hiking in the Alps!', 'I love hiking in the Alps.'], ['Robin has packed the boat for the trip.', 'Robin packed the boat for the trip'], ['Actually, my sister Anna lives in Porto.', 'My sister Anna lives in Porto'],
    ['Ich mag wirklich gern Schwarztee.', 'Ich mag gern Schwarztee'], ["Don't call me before 9.", 'Dont call me before 9'],
  ])('%s = %s', (a, b) => { expect([saysTheSame(a, b), saysTheSame(b, a)]).toEqual([true, true]); });

  it.each([
    ['The rent is 900 euros.', 'The rent is 950 euros.'], ['The call is on 3 May.', 'The call is on 4 May.'], ['My doctor is Dr. Weber.', 'My doctor is Dr. Huber.'], ['I eat meat.', 'I do not eat meat.'], ['The shop opens at nine.', 'The shop opens at ten.'], ['I live in Porto.', 'I lived in Porto.'],
    ['Anna owes Ben money for the concert tickets.', 'Ben owes Anna money for the concert tickets.'], ['The flight goes from Rome to Oslo.', 'The flight goes from Oslo to Rome.'], ['Pay before Friday.', 'Pay after Friday.'], ['I work with Ana.', 'I work without Ana.'], ['My boss is Ida.', 'My boss was Ida.'], ['He likes tea.', 'She likes tea.'],
    ['Numbers were presented by Miriam yesterday afternoon.', 'Numbers were presented by Miriam yesterday evening.'], ['我住在北京。', '我不住在北京。'], ['I love hiking in the Alps.', 'I love hiking in the Alps with Anna.'], ['Ich esse Fleisch.', 'Ich esse kein Fleisch.'],
  ])('%s ≠ %s', (a, b) => { expect([saysTheSame(a, b), saysTheSame(b, a)]).toEqual([false, false]); });
});

it('hashes every state of a conversation', () => {
  const talk = [{ role: 'user', content: 'a' }, { role: 'assistant', content: 'b' }, { role: 'user', content: 'c' }];
  const hashes = conversationHashes(talk);
  expect(new Set(hashes).size).toBe(3);
  expect(conversationHashes(talk.slice(0, 2)).at(-1)).toBe(hashes[1]);
});
