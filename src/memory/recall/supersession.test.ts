/** What replaces what, for one question: changes told in many ways and languages, and pairs that only look alike. */
import { describe, expect, it, test } from 'vitest';
import { claimsOf } from './claims.ts';
import { SURE } from './statements.ts';
import { questionWeights, replacements } from './supersession.ts';
import { queryTerms, termsOf } from '../terms.ts';

/** The places of the lines that a later one replaces, surely. */
function gone(question: string, lines: readonly string[], speakers: readonly string[] = []): number[] {
  const held = lines.map((line) => new Set(termsOf(line)));
  const uses = [...queryTerms(question).keys()].map((term) => {
    const n = held.filter((terms) => terms.has(term)).length;
    return { term, idf: n === 0 ? 0 : Math.log(1 + (lines.length - n + 0.5) / (n + 0.5)) };
  });
  const statements = lines.map((content, id) => ({ id, content, at: new Date(Date.UTC(2026, 2, 1 + id)), speaker: speakers[id] ?? 'user' }));
  return replacements(question, statements, questionWeights(question, uses)).filter((r) => r.confidence >= SURE).map((r) => r.old).sort();
}
const TALK = ['The cat slept on the printer all day.', 'Remind me to water the ferns.'];
const between = (older: string, newer: string): string[] => [older, ...TALK, newer];

describe('a later statement takes the place of', () => {
  it.each([
    ['a time in a list', 'What time is the choir rehearsal?', 'Choir rehearsal is at 18:30 in the old hall.', 'For the fridge: bread at eight, choir rehearsal at 19:15, bins out.'],
    ['a date that was moved', 'When is my eye test?', 'The eye test is on Thursday, May 7 at 9:20.', 'The optician rang, they moved my eye test to Monday the 18th, 14:00.'],
    ['an amount without its currency', 'How much is the allotment?', 'The allotment costs $60 a year.', 'Bills for this year: water 210, allotment 75, insurance 340.'],
    ['a measure', 'What does Pepper weigh?', 'Pepper weighs 4.1 kg.', 'Back from the vet with Pepper: 4.8 kg, all fine.'],
    ['a version', 'Which version of billing-api is live?', 'billing-api is live with 3.2.0.', 'billing-api 3.4.1 is live since noon.'],
    ['a seat', 'Which seat do I have on the train to Ghent?', 'Seat on the Ghent train: 42B.', 'They swapped carriages on the Ghent train, I have 17A now.'],
    ['a number that was mistyped', 'What is the code of the bike shed?', 'The bike shed opens with 7710#.', 'Turns out 7710# was last year, the shed takes 8325# these days.'],
    ['a count', 'How many volunteers do we have?', 'We have 12 volunteers for the fair.', 'Good evening yesterday: 19 volunteers signed the sheet.'],
    ['who does a thing, by the name of who did it', 'Who do I call about the lift?', 'For the lift call Harding & Sons.', 'We dropped Harding after the third breakdown, it is Otavo Lifts from this month.'],
    ['what is used', 'Which tool do we track hours with?', 'Hours are tracked in Timbo by all of us.', 'We switched from Timbo to Klokke, please track this week there.'],
    ['a time in German', 'Wann muss ich zum Zahnarzt?', 'Zahnarzt ist am 3. Juni um 11 Uhr.', 'Der Zahnarzt hat den Termin auf den 9. Juni verschoben, halb zehn.'],
    ['a price in German', 'Wie hoch ist meine Garagenmiete?', 'Die Garagenmiete beträgt 65 Euro.', 'Dauerauftrag geändert: 72 Euro Garagenmiete.'],
    ['a dose in French', 'Quelle dose de magnésium prend maman ?', 'Maman : magnésium 150 mg le soir.', 'Ordonnance de maman : magnésium 300 mg le soir.'],
    ['a time in Spanish', '¿A qué hora es el ensayo de Marta?', 'El ensayo de Marta es a las 18:00.', 'El ensayo de Marta pasó a las 19:30.'],
    ['a price in Russian', 'Сколько мы платим за гараж?', 'Гараж стоит 9 тысяч в месяц.', 'Гараж теперь стоит 11 тысяч в месяц.'],
    ['a date in Chinese', '体检是什么时候?', '体检定在4月2日上午九点。', '体检改到4月9日上午九点。'],
    ['what another agent wrote down', 'When does the cleanup job run?', '[log] cleanup job scheduled for 02:00', '[log] cleanup job rescheduled to 04:30'],
  ])('%s', (_what, question, older, newer) => {
    expect(gone(question, between(older, newer))).toEqual([0]);
  });
});

describe('both stay where it is about', () => {
  it.each([
    ['two rooms', 'What is the budget for the bathroom?', 'The bathroom budget is 9k.', 'New budget decision: 4k for the hallway.'],
    ['two services', 'Which Node does parcel-web run on?', 'parcel-web uses Node 18 for now.', 'Upgraded parcel-worker to Node 22.11.'],
    ['two regions', 'Which version runs in us-west?', 'Version 5.1.0 runs in us-west.', 'Version 6.0.0 runs in eu-north.'],
    ['two products', 'How heavy is the packed Linden chair?', 'The Linden chair weighs 5.2 kg packed.', 'The Linden table weighs 14.5 kg packed.'],
    ['two doors', 'What is the code for the cabin?', 'Front door code of the cabin: 3308.', 'Wood shed code of the cabin: 6127.'],
    ['two visits', 'When am I seeing Dr Olsen?', 'Dr Olsen looks at my knee on 3 November.', 'A second visit with Dr Olsen on 24 November for the X-ray.'],
    ['several things', 'Which languages does the site speak?', 'The site speaks Danish and Polish.', 'We changed the footer, and the site has Finnish.'],
    ['somebody else', 'How many hens do we have?', 'We have 6 hens.', 'The neighbours have 14 hens and a cock.'],
    ['what is only weighed', 'What time is our review?', 'Our review is at 10:00.', 'Should we move our review to 11:00?'],
    ['the course of it', 'How did the rent change over time?', 'The rent is 800 euros.', 'The rent went up to 860 euros.'],
    ['the past', 'Who was our landlord in 2019?', 'Our landlord is Mr. Ferrow of Hill Road.', 'Mr. Ferrow is no longer our landlord, Ms. Abbey took over.'],
    ['two people', 'What does Tom weigh?', 'Tom weighs 81 kg.', 'Anna weighs 64 kg.'],
    ['zwei Kinder', 'Welche Schuhgröße hat Jonas?', 'Jonas hat Schuhgröße 31.', 'Mia hat Schuhgröße 28.'],
  ])('%s', (_what, question, older, newer) => {
    expect(gone(question, between(older, newer))).toEqual([]);
  });

  it('two people who say it', () => {
    expect(gone('What time is the call?', ['The call is at 9:00.', 'The call is at 10:00 now.'], ['Kim', 'Noa'])).toEqual([]);
  });
});

test('what was so again is not left out, and what was in between is', () => {
  const lines = ['Garden meeting is on Mondays.', TALK[0] as string, 'The garden meeting moved to Wednesdays.', TALK[1] as string, 'The garden meeting is back on Mondays.'];
  expect(gone('Which day is the garden meeting?', lines)).toEqual([2]);
});

test('reads values in many forms', () => {
  const values = (text: string): string[] => claimsOf(text).map(({ type, value }) => `${type} ${value}`);
  expect(values('Am 26. März um halb neun, sonst 14.30 Uhr.')).toEqual(['date 3/26', 'time 8:30', 'time 14:30']);
  expect(values('Le 15 avril à 9 h 30.')).toEqual(['date 4/15', 'time 9:30']);
  expect(values('El 4 de julio, el martes.')).toEqual(['date 7/4', 'date day 2']);
  expect(values('3月25日下午两点半')).toEqual(['date 3/25', 'time 14:30']);
  expect(values('It is 12.6 kg, 63.5 cm and 850 mg.')).toEqual(['measure 12.6', 'measure 63.5', 'measure 850']);
  expect(values('Call 555-0184, room 14C, tag v2.14.3, gate 4471#.')).toEqual(['code 555-0184', 'code 14c', 'code v2.14.3', 'code 4471#']);
  expect(values('We pay 45k, that is 205 тысяч or 3 million.')).toEqual(['money 45000', 'money 205000', 'money 3000000']);
  expect(values('Siete mecánicos, sechs Hühner, cinq tables.')).toEqual(['count 7', 'count 6', 'count 5']);
});
