import { describe, expect, it } from 'vitest';
import { dateText, dayFromText } from '../zone.ts';
import { minutesOf } from './clock-words.ts';
import { easter } from './holidays.ts';
import { dayPattern, readDay } from './named-day.ts';
import { fold } from './vocabulary.ts';

const DAY = new RegExp(`^(?:${dayPattern({ kinds: ['iso', 'holiday', 'word', 'past', 'offset', 'end', 'period', 'date', 'dotted', 'slashed', 'weekday', 'ordinal'] })})$`, 'u');
/** Seen from a Saturday unless another day is said: first, last and due day. */
const read = (text: string, from = '2026-11-21') => {
  const day = readDay(DAY.exec(fold(text))?.groups ?? {}, dayFromText(from) as number);
  return day && [...new Set([day.first, day.last, day.due].map(dateText))].join(' ');
};

describe('a day in words', () => {
  it.each([
    ['today', '2026-11-21'], ['tomorrow', '2026-11-22'], ['the day after tomorrow', '2026-11-23'], ['übermorgen', '2026-11-23'], ['demain', '2026-11-22'], ['mañana', '2026-11-22'], ['yesterday', '2026-11-20'], ['vorgestern', '2026-11-19'],
    ['3 days ago', '2026-11-18'], ['vor zwei Wochen', '2026-11-07'], ['il y a un mois', '2026-10-21'], ['hace 2 años', '2024-11-21'], ['last week', '2026-11-09 2026-11-15 2026-11-13'], ['letzten Monat', '2026-10-01 2026-10-31'], ['la semana pasada', '2026-11-09 2026-11-15 2026-11-13'], ["l'année dernière", '2025-01-01 2025-12-31'],
    ['last Friday', '2026-11-20'], ['last Saturday', '2026-11-14'], ['vendredi dernier', '2026-11-20'], ['last weekend', '2026-11-14 2026-11-15'],
    ['Monday', '2026-11-23'], ['next Monday', '2026-11-23'], ['Saturday', '2026-11-21'], ['next Saturday', '2026-11-28'], ['kommenden Freitag', '2026-11-27'], ['lundi prochain', '2026-11-23'], ['el próximo viernes', '2026-11-27'], ['el viernes', null],
    ['in 3 days', '2026-11-24'], ['in a week', '2026-11-28'], ['in zwei Wochen', '2026-12-05'], ['dans un mois', '2026-12-21'], ['dentro de 2 semanas', '2026-12-05'], ['two weeks from now', '2026-12-05'], ['in 3 months', '2027-02-21'],
    ['2026-12-05', '2026-12-05'], ['2026-02-30', null], ['12 March', '2027-03-12'], ['3. Dezember 2026', '2026-12-03'], ['Mar 3rd', '2027-03-03'], ['12.3.', '2027-03-12'], ['12.3.2027', '2027-03-12'], ['31.2.', null], ['3/4', null], ['12/24', '2026-12-24'], ['24/12', '2026-12-24'],
    ['the 1st', '2026-12-01'], ['the 31st', '2026-12-31'], ['the 45th', null], ['end of month', '2026-11-30'], ['Ende nächster Woche', '2026-11-27'], ['fin du mois', '2026-11-30'], ['end of March', '2027-03-31'], ['end of Q4', '2026-12-31'], ['mid-June', '2027-06-15'], ['eow', '2026-11-27'],
    ['next week', '2026-11-23 2026-11-29 2026-11-27'], ['this week', '2026-11-21 2026-11-22'], ['next month', '2026-12-01 2026-12-31'], ['this weekend', '2026-11-21 2026-11-22'], ['le mois prochain', '2026-12-01 2026-12-31'], ['el próximo mes', '2026-12-01 2026-12-31'],
    ['Christmas', '2026-12-25'], ['Weihnachten', '2026-12-25 2026-12-26'], ['Karfreitag', '2027-03-26'], ['Thanksgiving', '2026-11-26'],
  ])('%s', (text, wanted) => expect(read(text)).toBe(wanted));

  it('is the next one there is: leap days, months without a 31st, the last day of the year', () => {
    expect(read('29 February', '2026-03-01')).toBe('2028-02-29');
    expect(read('29 February', '2096-03-01')).toBe('2104-02-29');
    expect(read('the 31st', '2026-09-01')).toBe('2026-10-31');
    expect(read('the 30th', '2027-02-01')).toBe('2027-03-30');
    expect(read('in 1 month', '2027-01-31')).toBe('2027-02-28');
    expect(read('in a year', '2028-02-29')).toBe('2029-02-28');
    expect(read('tomorrow', '2026-12-31')).toBe('2027-01-01');
    expect(read('next month', '2026-12-31')).toBe('2027-01-01 2027-01-31');
    expect(read('end of month', '2028-02-10')).toBe('2028-02-29');
  });

  it('of a weekday: this week’s before it, next week’s when it says next', () => {
    expect([read('Friday', '2026-11-24'), read('this Friday', '2026-11-24'), read('next Friday', '2026-11-24'), read('next Tuesday', '2026-11-24'), read('next Monday', '2026-11-24')]).toEqual(['2026-11-27', '2026-11-27', '2026-12-04', '2026-12-01', '2026-11-30']);
  });
});

it('knows Easter, also where tables err', () => expect([2025, 2026, 2038, 1954, 2049, 2076].map((y) => dateText(easter(y)))).toEqual(['2025-04-20', '2026-04-05', '2038-04-25', '1954-04-18', '2049-04-18', '2076-04-19']));

it.each([['3pm', 900], ['12am', 0], ['12 pm', 720], ['14:30', 870], ['14 uhr', 840], ['9.15 uhr', 555], ['noon', 720], ['midnight', 1440], ['13pm', null], ['24:00', null], ['9:75', null]])('the time %s', (text, wanted) => expect(minutesOf(text)).toBe(wanted));
