import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateText, dayFromText } from '../zone.ts';
import { type Days, lookBack, mayNameDays, periodsIn } from './look-back.ts';

const saidDays = ({ first, last }: Days): string => `${Number.isFinite(first) ? dateText(first) : ''}..${dateText(last)}`;

/** Seen from a Saturday unless another day is said. */
const read = (text: string, from = '2026-11-21', more: { southern?: boolean; monthFirst?: boolean } = {}) => {
  const days = lookBack(text, { today: dayFromText(from) as number, ...more });
  return days && saidDays(days);
};

describe('days that a text looks back on', () => {
  it.each([
    // counted from today
    ['what did I say yesterday', '2026-11-20..2026-11-20'], ['the day before yesterday we met', '2026-11-19..2026-11-19'], ['notes of this morning', '2026-11-21..2026-11-21'], ['last night I dreamt of what?', '2026-11-20..2026-11-20'],
    ['three days ago', '2026-11-18..2026-11-18'], ['exactly two weeks ago', '2026-11-07..2026-11-07'], ['a few days ago', '2026-11-16..2026-11-19'], ['a year ago today', '2025-11-21..2025-11-21'], ['an hour ago', '2026-11-21..2026-11-21'],
    ['in the past ten days', '2026-11-11..2026-11-21'], ['over the last couple of months', '2026-09-21..2026-11-21'], ['half a year ago', '2026-04-28..2026-06-13'],
    // weeks, months, years
    ['last week', '2026-11-09..2026-11-15'], ['the week before last', '2026-11-02..2026-11-08'], ['this week', '2026-11-16..2026-11-21'], ['last weekend', '2026-11-14..2026-11-15'], ['the weekend before last', '2026-11-07..2026-11-08'], ['Monday of last week', '2026-11-09..2026-11-09'],
    ['last month', '2026-10-01..2026-10-31'], ['so far this month', '2026-11-01..2026-11-21'], ['at the end of last month', '2026-10-21..2026-10-31'], ['last quarter', '2026-07-01..2026-09-30'], ['last year', '2025-01-01..2025-12-31'], ['this time last year', '2025-11-11..2025-12-01'],
    // weekdays
    ['on Monday', '2026-11-16..2026-11-16'], ['last Saturday', '2026-11-14..2026-11-14'], ['two Fridays ago', '2026-11-13..2026-11-13'], ['from Monday to Wednesday', '2026-11-16..2026-11-18'],
    // months and their parts
    ['in May', '2026-05-01..2026-05-31'], ['in December', '2025-12-01..2025-12-31'], ['last November', '2025-11-01..2025-11-30'], ['in November', '2026-11-01..2026-11-21'], ['early June', '2026-06-01..2026-06-10'], ['mid-September', '2026-09-11..2026-09-20'], ['in the first week of May', '2026-05-01..2026-05-07'], ['the last Friday of October', '2026-10-30..2026-10-30'], ['the second half of August 2024', '2024-08-16..2024-08-31'],
    // dates
    ['on 7 May 2023', '2023-05-07..2023-05-07'], ['on May 7th, 2023', '2023-05-07..2023-05-07'], ['on March 16, 2022', '2022-03-16..2022-03-16'], ['on the 14th', '2026-11-14..2026-11-14'], ['on the 28th', '2026-10-28..2026-10-28'], ['on 2024-02-29', '2024-02-29..2024-02-29'], ['on 23/05/2025', '2025-05-23..2025-05-23'], ['in 2024-03', '2024-03-01..2024-03-31'], ['between 3 and 9 May', '2026-05-03..2026-05-09'], ['from 12 March to 2 April 2024', '2024-03-12..2024-04-02'],
    // parts of years, years, decades
    ['in Q3', '2026-07-01..2026-09-30'], ['in Q4 2023', '2023-10-01..2023-12-31'], ['H1 2025', '2025-01-01..2025-06-30'], ['the second half of 2024', '2024-07-01..2024-12-31'], ['last summer', '2026-06-01..2026-08-31'], ['summer of 2024', '2024-06-01..2024-08-31'], ['two summers ago', '2025-06-01..2025-08-31'], ['in 2023', '2023-01-01..2023-12-31'], ['between 2019 and 2021', '2019-01-01..2021-12-31'], ['in the 90s', '1990-01-01..1999-12-31'], ['in early 2024', '2024-01-01..2024-04-30'],
    // holidays
    ['over Christmas', '2025-12-24..2025-12-26'], ['on New Year’s Eve', '2025-12-31..2025-12-31'], ['Easter 2025', '2025-04-18..2025-04-21'], ['Thanksgiving last year', '2025-11-27..2025-11-27'], ['the week before Christmas', '2025-12-17..2025-12-23'], ['the Tuesday after Easter', '2026-04-07..2026-04-07'], ['between Christmas and New Year', '2025-12-26..2026-01-01'],
    // since, before, after
    ['since March', '2026-03-01..2026-11-21'], ['since Monday', '2026-11-16..2026-11-21'], ['before August', '..2026-07-31'], ['until 2020', '..2020-12-31'], ['after Easter', '2026-04-07..2026-11-21'],
    // to come
    ['what do I have next Tuesday', '2026-11-24..2026-11-24'], ['tomorrow', '2026-11-22..2026-11-22'], ['what is planned in March', '2027-03-01..2027-03-31'],
  ])('%s', (text, wanted) => expect(read(text)).toBe(wanted));

  it.each([
    ['Was haben wir vorgestern besprochen?', '2026-11-19..2026-11-19'], ['vor zwei Wochen', '2026-11-04..2026-11-10'], ['letzten Freitag', '2026-11-20..2026-11-20'], ['vorletzte Woche', '2026-11-02..2026-11-08'], ['Anfang Mai', '2026-05-01..2026-05-10'], ['am 3. März 2024', '2024-03-03..2024-03-03'], ['zwischen dem 3. und 9. Mai', '2026-05-03..2026-05-09'], ['seit August', '2026-08-01..2026-11-21'], ['in KW 14', '2026-03-30..2026-04-05'], ['über Weihnachten', '2025-12-24..2025-12-26'], ['voriges Jahr im Mai', '2025-05-01..2025-05-31'],
    ['avant-hier', '2026-11-19..2026-11-19'], ['il y a trois jours', '2026-11-18..2026-11-18'], ['la semaine dernière', '2026-11-09..2026-11-15'], ['fin juin', '2026-06-21..2026-06-30'], ['l’été dernier', '2026-06-01..2026-08-31'], ['entre le 3 et le 9 mai', '2026-05-03..2026-05-09'], ['depuis lundi', '2026-11-16..2026-11-21'], ['le 14 juillet 2025', '2025-07-14..2025-07-14'],
    ['anteayer', '2026-11-19..2026-11-19'], ['hace dos semanas', '2026-11-04..2026-11-10'], ['el mes pasado', '2026-10-01..2026-10-31'], ['a principios de mayo de 2024', '2024-05-01..2024-05-10'], ['la semana antes de Navidad', '2025-12-17..2025-12-23'], ['el 12 de marzo', '2026-03-12..2026-03-12'],
    ['la settimana scorsa', '2026-11-09..2026-11-15'], ['due giorni fa', '2026-11-19..2026-11-19'], ['a metà giugno', '2026-06-11..2026-06-20'], ['na semana passada', '2026-11-09..2026-11-15'], ['há três dias', '2026-11-18..2026-11-18'], ['na segunda-feira passada', '2026-11-16..2026-11-16'], ['vorige week', '2026-11-09..2026-11-15'], ['drie dagen geleden', '2026-11-18..2026-11-18'],
    ['что было вчера', '2026-11-20..2026-11-20'], ['на прошлой неделе', '2026-11-09..2026-11-15'], ['в мае 2024 года', '2024-05-01..2024-05-31'], ['先週何をした', '2026-11-09..2026-11-15'], ['三日前', '2026-11-18..2026-11-18'], ['2024年5月', '2024-05-01..2024-05-31'], ['去年の夏', '2025-06-01..2025-08-31'], ['上个月', '2026-10-01..2026-10-31'], ['上周三', '2026-11-11..2026-11-11'], ['5月12号', '2026-05-12..2026-05-12'],
  ])('%s', (text, wanted) => expect(read(text)).toBe(wanted));

  it.each([
    'what may I eat', 'who is May again', 'the name of April’s dog', 'should we march through the list', 'who is Mark', 'the fall of a leaf', 'room 2019', 'my copy of 1984', 'what did Sunday School cost', 'how many days do I train', 'in the last resort', 'my last name', 'the second option', 'version 10.12', 'every Monday', 'men in their 50s', 'IL-10 and OCT4', 'the 24/7 shop', '$2019', 'in the early years of school',
    'Herr März', 'meine Montagslaune', 'le code du casier 2014', 'Qui est Avril, la collègue de Paul ?', '¿Dónde vive Domingo?', 'la signora Domenica', '五月さんの電話番号',
  ])('no days: %s', (text) => expect(read(text)).toBeNull());

  it('is of the southern summer where that is, and reads a date by the custom of the place', () => {
    expect(read('last summer', '2025-05-20', { southern: true })).toBe('2024-12-01..2025-02-28');
    expect(read('on 05/06/2025', '2026-11-21', { monthFirst: true })).toBe('2025-05-06..2025-05-06');
    // Of two days that it may be, it is the year at least.
    expect(read('on 05/06/2025')).toBe('2025-01-01..2025-12-31');
  });

  it('keeps to the calendar: leap days, months without a 31st, over the turn of a year', () => {
    expect(read('a month ago exactly', '2026-03-31')).toBe('2026-02-28..2026-02-28');
    expect(read('on the 31st', '2026-12-05')).toBe('2026-10-31..2026-10-31');
    expect(read('last week', '2027-01-02')).toBe('2026-12-21..2026-12-27');
    expect(read('on 29 February', '2026-11-21')).toBe('2024-02-29..2024-02-29');
    expect(read('on 31 June')).toBe('2026-06-01..2026-06-30');
  });

  it('tells every period of a text, and the shortest of them', () => {
    const text = 'In May we planned it, and on 12 August it was done.';
    expect(periodsIn(text, { today: dayFromText('2026-11-21') as number }).map(saidDays)).toEqual(['2026-05-01..2026-05-31', '2026-08-12..2026-08-12']);
    expect(read(text)).toBe('2026-08-12..2026-08-12');
    expect(periodsIn('the dentist is on 12 August', { today: dayFromText('2026-11-21') as number }, true).map(saidDays)).toEqual(['2027-08-12..2027-08-12']);
  });

  it('finds days of the calendar or none in whatever order its words stand', () => {
    const words = 'last this next before after since until from to between and ago in on the a of first second half third 3 14th 31 2024 1999 may march june monday friday weekend week month year quarter q3 h1 summer winter christmas easter yesterday today tomorrow early mid late end early days weeks months years hour decade couple few every exactly around kw vor seit letzte woche il y a dernier hace hasta previous fortnight mondays 90s 3/4 12.5. 2024-05 先週 三 月 前 去年'.split(' ');
    fc.assert(fc.property(fc.array(fc.constantFrom(...words), { maxLength: 9 }), fc.integer({ min: 15_000, max: 25_000 }), fc.boolean(), (chosen, today, toCome) => {
      for (const { first, last } of periodsIn(chosen.join(' '), { today }, toCome)) {
        expect(last).toBeGreaterThanOrEqual(first);
        expect(Number.isSafeInteger(last) && (Number.isSafeInteger(first) || first === Number.NEGATIVE_INFINITY)).toBe(true);
      }
    }), { numRuns: 3000 });
  });

  it('is not misled by long, strange or empty texts', () => {
    for (const text of ['', ' ', '?', '2024'.repeat(300), 'since since before of 3', '9999-99-99', 'from to between and', 'ago', '三', '\u0000', 'last '.repeat(150), `${'1 '.repeat(400)}May`]) expect(() => read(text)).not.toThrow();
    expect(mayNameDays('where is the key')).toBe(false);
  });
});
