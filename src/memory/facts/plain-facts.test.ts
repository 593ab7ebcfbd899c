import { describe, expect, it } from 'vitest';
import { makeReady, plainFacts } from './plain-facts.ts';

const told = (text: string) => plainFacts(text).map((f) => `${f.op} ${f.fact_type}${f.fact_key ? `/${f.fact_key}` : ''} = ${f.content}`);

describe('plainly said facts', () => {
  it.each([
    ['Hi, my name is Ana María López.', ['assert name = Ana María López']],
    ['I work at Initech now, in the basement.', ['assert employer = Initech']],
    ['I just moved to New York.', ['assert lives_in = New York']],
    ["I don't live in Paris anymore.", ['end lives_in = Paris']],
    ['My favorite color is dark green, not blue.', ['assert preference/favourite color = favourite color: dark green']],
    ['I prefer calls after lunch.', ['assert preference = prefers calls after lunch']],
    ['My birthday is on 4 May 1990.', ['assert birthday = 4 May 1990']],
    ["My wife's name is Grace.", ['assert relation/wife = wife: Grace']],
    ['Remember that the alarm code changes on Fridays.', ['assert note = the alarm code changes on Fridays']],
    ['My favourite tea is sencha. Actually my favourite tea is oolong.', ['assert preference/favourite tea = favourite tea: oolong']],
    ['I am allergic to peanuts', ['assert allergy = allergic to peanuts']],
  ])('%s', (text, facts) => expect(told(text)).toEqual(facts));

  it.each(['Is my name Bob?', 'If I lived in Rome, I would walk.', 'She said that my favourite tea is mint.', 'I wish I worked at Apple.', '> My name is Quoted', 'I work at home', 'My cat is sleeping'])('nothing from: %s', (text) => expect(told(text)).toEqual([]));
});

it('is made ready a little at a time, and lets go when the process ends', async () => {
  let rests = 0;
  await makeReady(async () => { rests++; });
  expect(rests).toBeGreaterThan(20);
  const leaving = new AbortController();
  let after = 0;
  await makeReady(async () => { if (++after === 3) leaving.abort(); }, leaving.signal);
  expect(after).toBe(3);
});

it('reads each sentence in its own language', () => {
  expect(told('I live in Bonn. Mein Hund heißt Rex. J’habite à Lyon.')).toEqual(['assert lives_in = Lyon', 'assert relation/hund = hund: Rex']);
  // Words of one language that mean something in another.
  expect(told('Come to me for a moment, note the code and the course.')).toEqual([]);
});
