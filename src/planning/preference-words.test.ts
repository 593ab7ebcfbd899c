import { describe, expect, it } from 'vitest';
import { zonedText } from '../kernel/zone.ts';
import { easter } from '../kernel/dates/holidays.ts';
import { type Statement, preferencesIn, says } from './preference-words.ts';

const zone = 'America/Los_Angeles';
/** A Saturday. */
const at = new Date('2026-11-21T18:00:00Z');
const wall = (time: Date | null, in_: string): string | null => time && zonedText(in_, time.getTime()).slice(0, 16).replace(/T00:00$/, '');
const brief = (s: Statement) => [s.kind, wall(s.start, s.payload.time_zone ?? zone), wall(s.end, s.payload.time_zone ?? zone), ...(Object.keys(s.payload).length ? [s.payload] : [])];
const read = (text: string, more = {}) => preferencesIn(text, { at, zone, ...more }).map(brief);
const TODAY = '2026-11-21';
const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'];

describe('times away', () => {
  it.each([
    ['away from 20 to 27 December', '2026-12-20', '2026-12-28'], ["I'm away from December 20 to 27.", '2026-12-20', '2026-12-28'], ['On vacation 2026-12-20 to 2027-01-03', '2026-12-20', '2027-01-04'], ['I will be out of office Dec 30 – Jan 2', '2026-12-30', '2027-01-03'],
    ['Ich bin vom 20. bis 27. Dezember im Urlaub.', '2026-12-20', '2026-12-28'], ['Ich bin vom 20.12. bis 27.12. weg', '2026-12-20', '2026-12-28'], ['Je suis en vacances du 20 au 27 décembre', '2026-12-20', '2026-12-28'], ['Estoy de vacaciones del 20 al 27 de diciembre', '2026-12-20', '2026-12-28'],
    ['Thanksgiving off', '2026-11-26', '2026-11-27'], ["I'm taking Christmas Eve off", '2026-12-24', '2026-12-25'], ['Off tomorrow', '2026-11-22', '2026-11-23'], ["I'm not working next week", '2026-11-23', '2026-11-30'], ['I am off next Friday', '2026-11-27', '2026-11-28'],
    ['Karfreitag habe ich frei', '2027-03-26', '2027-03-27'], ["I'm away until 25 November", TODAY, '2026-11-26'], ['Away from 18 to 25 November', '2026-11-18', '2026-11-26'], ['My vacation is 28 February to 2 March 2028', '2028-02-28', '2028-03-03'],
  ])('%s', (text, from, to) => expect(read(text)).toEqual([['off', from, to]]));

  it('are cut by the times that are said', () => {
    expect(read("I'm away on Tuesday from 2pm to 4:30pm")).toEqual([['off', '2026-11-24T14:00', '2026-11-24T16:30']]);
    expect(read("Tomorrow afternoon I'm off")).toEqual([['off', '2026-11-22T12:00', '2026-11-22T18:00']]);
    expect(read("I'm unavailable on 1 December after 15:00")).toEqual([['off', '2026-12-01T15:00', '2026-12-02']]);
  });
  it('are weekly where a weekday is said for all of them', () => {
    expect(read("I don't work on Fridays")).toEqual([['off', TODAY, null, { weekdays: ['fri'] }]]);
    expect(read('Ich arbeite freitags nicht')).toEqual([['off', TODAY, null, { weekdays: ['fri'] }]]);
    expect(read('I only work Monday to Thursday'.replace('only work', 'work only'))).toEqual([['off', TODAY, null, { weekdays: ['fri', 'sat', 'sun'] }]]);
    expect(read('no trabajo los viernes')).toEqual([['off', TODAY, null, { weekdays: ['fri'] }]]);
    expect(read('je ne travaille pas le vendredi')).toEqual([['off', TODAY, null, { weekdays: ['fri'] }]]);
  });
  it('take their period from the fact where the words have none', () => {
    const [from, to] = [new Date('2026-12-20T08:00:00Z'), new Date('2026-12-28T08:00:00Z')];
    expect(preferencesIn('away', { at, zone, from, to })).toMatchObject([{ kind: 'off', start: from, end: to }]);
    expect(read('away')).toEqual([]);
  });
});

describe('places', () => {
  it('take the time that is said there', () => expect(read("next Tuesday I'm in Berlin until 3pm")).toEqual([['off', '2026-11-24', '2026-11-24T15:00', { time_zone: 'Europe/Berlin' }]]));
  it('bring their clock along', () => {
    expect(read("I'm in Tokyo from 3 to 9 May")).toEqual([['hours', '2027-05-03', '2027-05-10', { time_zone: 'Asia/Tokyo' }]]);
    expect(read('In Kathmandu from 7 to 11 December')).toEqual([['hours', '2026-12-07', '2026-12-12', { time_zone: 'Asia/Kathmandu' }]]);
    expect(read('Ich bin nächste Woche in München')).toEqual([['hours', '2026-11-23', '2026-11-30', { time_zone: 'Europe/Berlin' }]]);
    expect(read("I'm in San Francisco next week")).toEqual([]); // the same clock
    expect(read("I'm in Trouble next week")).toEqual([]);
  });
});

describe('ways of working', () => {
  it.each([
    ['I work Monday to Thursday from 9 to 3. No calls before 10. Away this weekend.', [['hours', TODAY, null, { hours: [['09:00', '15:00']], weekdays: ['mon', 'tue', 'wed', 'thu'] }], ['no_meetings', TODAY, null, { hours: [['00:00', '10:00']] }], ['off', '2026-11-21', '2026-11-23']]],
    ['Off from Christmas to New Year', [['off', '2026-12-25', '2027-01-02']]], ["I'm off on the 12th", [['off', '2026-12-12', '2026-12-13']]], ["I'm off on 3. Dezember", [['off', '2026-12-03', '2026-12-04']]], ['next weekend I am away', [['off', '2026-11-28', '2026-11-30']]],
    ['no meetings on Fridays', [['no_meetings', TODAY, null, { weekdays: ['fri'] }]]],
    ['Keine Besprechungen am Montag, bitte freitags auch keine Termine', [['no_meetings', TODAY, null, { weekdays: ['mon', 'fri'] }]]],
    ['freitags keine Meetings', [['no_meetings', TODAY, null, { weekdays: ['fri'] }]]], ['pas de réunions le vendredi', [['no_meetings', TODAY, null, { weekdays: ['fri'] }]]], ['sin reuniones los viernes', [['no_meetings', TODAY, null, { weekdays: ['fri'] }]]],
    ['No meetings before 10am please', [['no_meetings', TODAY, null, { hours: [['00:00', '10:00']] }]]],
    ['I focus best before noon', [['focus', TODAY, null, { hours: [['00:00', '12:00']] }]]], ['Deep work in the mornings', [['focus', TODAY, null, { hours: [['06:00', '12:00']] }]]],
    ['Ich arbeite am besten vormittags', [['focus', TODAY, null, { hours: [['06:00', '12:00']] }]]], ['je me concentre mieux le matin', [['focus', TODAY, null, { hours: [['06:00', '12:00']] }]]], ['me concentro mejor por la mañana', [['focus', TODAY, null, { hours: [['06:00', '12:00']] }]]],
    ['I work 8 to 16 now', [['hours', TODAY, null, { hours: [['08:00', '16:00']], weekdays: workdays }]]], ['My working hours are 9-5', [['hours', TODAY, null, { hours: [['09:00', '17:00']], weekdays: workdays }]]],
    ['Ich arbeite von 8 bis 16 Uhr', [['hours', TODAY, null, { hours: [['08:00', '16:00']], weekdays: workdays }]]], ['je travaille de 8h à 16h30', [['hours', TODAY, null, { hours: [['08:00', '16:30']], weekdays: workdays }]]], ['trabajo de 8 a 16', [['hours', TODAY, null, { hours: [['08:00', '16:00']], weekdays: workdays }]]],
    ['I work 9am to 1pm on Mondays and Wednesdays', [['hours', TODAY, null, { hours: [['09:00', '13:00']], weekdays: ['mon', 'wed'] }]]],
    ['From 4 January I work 10 to 14', [['hours', '2027-01-04', null, { hours: [['10:00', '14:00']], weekdays: workdays }]]],
    ['I work from 10 to 14 on 24 December', [['hours', '2026-12-24', '2026-12-25', { hours: [['10:00', '14:00']] }]]],
    ['No meetings on Fridays, and I focus best before noon. Thanksgiving off!', [['no_meetings', TODAY, null, { weekdays: ['fri'] }], ['focus', TODAY, null, { hours: [['00:00', '12:00']] }], ['off', '2026-11-26', '2026-11-27']]],
  ] as const)('%s', (text, wanted) => expect(read(text)).toEqual(wanted));

  it('mean every such day where they are known to be a preference', () => {
    expect(read('no calls on Monday', { standing: true })).toEqual([['no_meetings', TODAY, null, { weekdays: ['mon'] }]]);
    expect(read('no calls on Monday')).toEqual([['no_meetings', '2026-11-23', '2026-11-24']]);
  });
});

describe('what says nothing about one\'s own time', () => {
  it.each([
    'Bob is away from 20 to 27 December', 'My wife is on vacation next week', 'Are you away on Friday?', 'If I am away on Friday, call Ann', 'Maybe I take Friday off', 'I am no longer away next week', 'We kick off on Friday', 'Please sign off on Tuesday',
    'The report is due on 3 December', 'Meet Ann at 3pm tomorrow', 'Away on 3/4', 'I was away from 1 to 3 May 2020', 'The team works 9 to 5', 'Chapters 8 to 16 work well', 'She is off tomorrow', 'Give 20% off until Friday to customers', 'I worked 3 to 4 hours', 'Er ist im Urlaub bis 3. Dezember', 'free on Friday', 'Turn off the lights tomorrow', '',
  ])('"%s"', (text) => expect(read(text)).toEqual([]));
});

describe('how it was understood', () => {
  it('is said in words', () => {
    const [one] = preferencesIn('I work 8 to 16 now', { at, zone });
    expect(says(one as Statement, zone)).toBe('work from 08:00 to 16:00 on mon, tue, wed, thu, fri, from 2026-11-21');
    const [two] = preferencesIn("next Tuesday I'm in Berlin until 3pm", { at, zone });
    expect(says(two as Statement, zone)).toBe('no work, from 2026-11-24, until 2026-11-24 15:00');
  });
  it('knows when Easter is', () => expect([2024, 2025, 2026, 2027, 2038].map((y) => new Date(easter(y) * 86_400_000).toISOString().slice(5, 10))).toEqual(['03-31', '04-20', '04-05', '03-28', '04-25']));
  it('keeps local days where the clock changes', () => expect(preferencesIn('away on 1 November 2026', { at: new Date('2026-10-01T00:00:00Z'), zone })[0]).toMatchObject({ start: new Date('2026-11-01T07:00:00Z'), end: new Date('2026-11-02T08:00:00Z') }));
});
