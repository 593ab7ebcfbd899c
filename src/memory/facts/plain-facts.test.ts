import { describe, expect, it } from 'vitest';
import { plainFacts } from './plain-facts.ts';

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
