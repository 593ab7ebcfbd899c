import { describe, expect, it } from 'vitest';
import { plainFacts } from '../plain-facts.ts';

const said = { at: new Date('2026-11-21T16:00:00Z'), zone: 'Europe/Berlin' };
const told = (text: string) => plainFacts(text, said).map((f) => `${f.op === 'assert' ? '' : `${f.op} `}${f.subject_id === 'self' ? '' : `${f.subject_id}: `}${f.fact_type}${f.fact_key ? `/${f.fact_key}` : ''} = ${f.content}`);

describe('plain statements in English', () => {
  it.each([
    ['Hello there, I am Priya and I live in Pune.', ['name = Priya', 'lives_in = Pune']], ['I am Craig, a potter from Leeds.', ['name = Craig']], ['Everyone calls me Ziggy.', ['nickname = Ziggy']], ["I'm 41 years old.", ['age = 41 years old']], ['I was born in 1984.', ['birthday = 1984']],
    ["I'm originally from Gdańsk.", ['origin = Gdańsk']], ['We moved from Turin to Bilbao.', ['lives_in = Bilbao']], ['Our home is in San Sebastián.', ['lives_in = San Sebastián']], ['I used to live in Perth.', ['end lives_in = Perth']],
    ["I'm a senior software engineer at Blue Harbor Labs.", ['role = senior software engineer', 'employer = Blue Harbor Labs']], ['I work as a tram driver for the City of Zürich.', ['role = tram driver', 'employer = City of Zürich']], ['I got promoted to head of logistics.', ['role = head of logistics']],
    ['I left Wernham Hogg.', ['end employer = Wernham Hogg']], ['I resigned.', ['end employer = ', 'end role = ']], ['I work for O’Reilly & Sons.', ["employer = O'Reilly & Sons"]],
    ['My daughter Mia plays the cello.', ['relation/daughter = daughter: Mia']], ['We have a cat called Miso.', ['relation/cat = cat: Miso']], ['Our kids are called Tom and Ida.', ['relation/child = child: Tom', 'relation/child = child: Ida']], ['Jonas is my boss.', ['relation/boss = boss: Jonas']],
    ['My brother Ravi lives in Leeds.', ['relation/brother = brother: Ravi', 'Ravi: lives_in = Leeds']], ['My girlfriend and I broke up.', ['end relation = ']], ['I am divorced.', ['marital_status = divorced', 'end relation = ']],
    ['I drive a Skoda Octavia.', ['possession/car = drives a Skoda Octavia']], ['I just bought an electric cargo bike.', ['possession = owns: electric cargo bike']], ['My phone is a Fairphone 5.', ['possession/phone = phone: Fairphone 5']], ['I sold my car.', ['end possession/car = ', 'end possession = car']],
    ["I can't stand cilantro.", ['preference/cilantro = dislikes cilantro']], ["I'm not a fan of horror films.", ['preference/horror films = dislikes horror films']], ['I love bouldering, as you know.', ['preference/bouldering = likes bouldering']], ["I'd rather take the train than fly.", ['preference = would rather take the train than fly']], ["I don't like jazz anymore.", ['end preference/jazz = ']],
    ["I'm vegetarian.", ['diet = vegetarian']], ["I don't eat pork.", ['diet/eat pork = does not eat pork']], ['I gave up smoking.', ['diet/smoke = does not smoke']], ["I'm allergic to walnuts and shellfish.", ['allergy = allergic to walnuts', 'allergy = allergic to shellfish']], ['I am no longer vegan.', ['end diet = vegan']],
    ['I speak Dutch and some Korean.', ['language = Dutch', 'language = Korean']], ['We migrated from Jenkins to GitLab.', ['tool = GitLab']], ['I use Obsidian for my diary.', ['tool/diary = Obsidian for diary']], ['I stopped using Evernote.', ['end tool = Evernote']],
    ['Every Sunday I call my grandmother.', ['habit = every Sunday I call my grandmother']], ['I usually get up at 5:30.', ['habit = usually get up at 5:30']], ['My driving test is next Thursday.', ['plan = driving test on 2026-11-26']], ['I am flying to Oslo on 3 December.', ['plan = flying to Oslo on 2026-12-03']],
    ['My email is kim@example.org.', ['contact/email = email: kim@example.org']], ['My number is +49 170 1234567.', ['contact/number = number: +49 170 1234567']], ['For the record, the cabin key is under the third pot.', ['note = the cabin key is under the third pot']], ['Note: the landlord hates drilling.', ['note = the landlord hates drilling']],
    ['my name is noor', ['name = noor']], ['i moved to lisbon', ['lives_in = lisbon']], ['I live in Ulm and work at Zeiss.', ['lives_in = Ulm', 'employer = Zeiss']], ['We have a dog called "Rex".', ['relation/dog = dog: Rex']],
    ['I turned 41 on Sunday and my knees know.', ['age = 41 years old']], ['You can reach me on 07700 900412 after six.', ['contact/phone = phone: 07700 900412']], ['Please write to me at kim@example.org from now on.', ['contact/email = email: kim@example.org']],
    ['My blood type is 0 negative, put that on the sheet.', ['detail/blood type = blood type: 0 negative']], ['My pronouns are they/them.', ['detail/pronouns = pronouns: they/them']], ["I've been at Siemens for eleven years.", ['employer = Siemens']], ['I live just outside Galway.', ['lives_in = near Galway']],
    ['I teach chemistry at a school in the north.', ['role = teaches chemistry']], ['I drive a bus for a living.', ['role = drives a bus']], ['I collect fountain pens.', ['preference/fountain pens = collects fountain pens']], ["I'm terrified of heights.", ['preference/afraid of heights = afraid of heights']],
    ['We have two cats, Miso and Tofu, and neither respects the sofa.', ['relation/cat = cat: Miso', 'relation/cat = cat: Tofu']], ['im a nurse btw, night shifts mostly', ['role = nurse']], ['Our new address is 27 Larch Close, Stroud.', ['contact/address = address: 27 Larch Close, Stroud']],
  ])('%s', (text, facts) => expect(told(text)).toEqual(facts));

  it.each(['I am scared of losing.', 'I turned 40 pages.', 'My height is not important.', 'I have been at the gym for two hours.', 'I collect the data for you.', 'im Garten steht ein Baum', 'Do I live in Rome?', 'If I live in Rome next year, fine.', 'I wish I lived in Rome.', 'I might move to Rome.', 'I want to work at Google.', 'I never worked at Enron.', 'He says I live in Rome.', 'Apparently I work at Enron.', 'Tom said, "I live in Rome."', '“My name is Bond,” he whispered.', 'Write a story in which my name is Zorro. My name is Zorro and I live in Lima.',
    'Translate this text:\nI live in Rome.\nMy name is Anna.', 'const name = "x"; // My name is Bob', '`my name is Bob`', '```\nMy name is Bob.\n```', 'Alice: I live in Paris.', 'My name is not important.', 'Imagine that I live in Rome.', 'In the novel I live in Rome.', 'I am a big baby.', 'My wife is Japanese.', 'My brother is Italian.', 'I am a terrible cook.', "I'm happy.", "I'm at home.", "I'm 5 minutes late.",
    'My wife is tired.', 'My dog is Japanese-looking and sweet.', 'I visited Rome.', 'I love it.', 'I love how you said that.', 'I like your idea.', 'I hate when that happens.', "I'd like a coffee.", 'I bought a sandwich.', 'I work at night.', 'I work for Tom’s father in law.', 'I moved my desk.', 'I moved to the next level.', 'i live in fear', 'I am in Rome.', 'Remember to buy milk.', 'I quit smoking jokes?',
    'Suppose I moved to Lima.', 'You said I live in Rome, right?', 'The man whose name is Bob lives here.', 'I do not own a car.', 'I almost bought a house.', 'I was thinking of moving to Rome.', 'We did not move to Rome.', 'I switched from coffee to tea.', 'It is Lisbon.', 'I live in the moment.', 'I drive a hard bargain.', 'My car is a mess.', 'My birthday is soon.', 'My boss Monday called.', 'My exam is hard.'])('nothing from: %s', (text) => expect(told(text)).toEqual([]));

  it.each([
    ['I live in Porto. Sorry, I meant Braga.', ['lives_in = Braga']], ["My cat is called Momo. No, it's Mimi.", ['relation/cat = cat: Mimi']], ['I work at Initech. My sister is called Ana. Oops, not Ana but Anna.', ['employer = Initech', 'relation/sister = sister: Anna']],
    ['I live in Porto. Actually it is fine.', ['lives_in = Porto']], ["No, it's Lisbon.", ['correct  = Lisbon']], ['Correction: I work at Hooli.', ['correct employer = Hooli']], ['That was wrong, my name is Jon.', ['correct name = Jon']], ['Actually, I just moved to Rome.', ['lives_in = Rome']], ['I meant Kraków, not Krakow.', ['correct  = Kraków']],
    ["No, it's raining.", []],
  ])('takes back in %s', (text, facts) => expect(told(text)).toEqual(facts));

  it.each([
    ['I moved to Lisbon last month.', '2026-09-30T22:00:00.000Z', undefined], ['I have lived in Lisbon since 2019.', '2018-12-31T23:00:00.000Z', undefined], ['From next Monday I work at Globex.', '2026-11-22T23:00:00.000Z', undefined], ["I'm staying in Oslo until Friday.", undefined, '2026-11-27T23:00:00.000Z'],
    ['I moved to Rome two weeks ago.', '2026-11-06T23:00:00.000Z', undefined], ['Yesterday I moved to Rome.', '2026-11-19T23:00:00.000Z', undefined], ['I joined Hooli in March 2024.', '2024-02-29T23:00:00.000Z', undefined], ['I moved to Rome on 3 May.', '2026-05-02T22:00:00.000Z', undefined], ['We moved to Rome last summer.', '2026-05-31T22:00:00.000Z', undefined], ['I live in Rome.', undefined, undefined],
  ])('knows when: %s', (text, from, to) => expect(plainFacts(text, said)[0]).toMatchObject({ op: 'assert', ...(from && { valid_from: from }), ...(to && { valid_to: to }) }));

  it('reads dates from when it was said, not from today', () => {
    expect(plainFacts('I moved to Rome last month.', { at: new Date('2020-01-15T12:00:00Z'), zone: 'UTC' })[0]?.valid_from).toBe('2019-12-01T00:00:00.000Z');
    expect(plainFacts('Remember that my exam is next Tuesday.', { at: new Date('2020-01-15T12:00:00Z'), zone: 'UTC' })[0]).toMatchObject({ content: 'my exam is next Tuesday (2020-01-21)', resolved: [{ text: 'next Tuesday', date: '2020-01-21' }] });
  });
});
