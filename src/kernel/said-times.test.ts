import { expect, it } from 'vitest';
import { saidDay, saidLength, saidMoment, saidPeriod, saidWork } from './said-times.ts';
import { dayFromText } from './zone.ts';

const at = (text: string): number => Date.parse(text);
const day = (text: string): number => dayFromText(text) as number;

it('says days and moments on the wall clock, with the year where it is another', () => {
  expect(saidDay(day('2026-11-23'), day('2026-01-01'))).toBe('Mon 23 Nov');
  expect(saidDay(day('2027-01-02'), day('2026-12-30'))).toBe('Sat 2 Jan 2027');
  expect(saidDay(day('2026-11-23'))).toBe('Mon 23 Nov 2026');
  expect(saidMoment('Asia/Kathmandu', at('2026-11-23T18:15:00Z'), at('2026-11-23T00:00:00Z'))).toBe('Tue 24 Nov 00:00');
  expect(saidMoment('Pacific/Auckland', at('2026-12-31T11:30:00Z'), at('2026-12-31T00:00:00Z'))).toBe('Fri 1 Jan 2027 00:30');
});

it('says a period within a day, to its end, and over midnight', () => {
  const said = (start: string, end: string) => saidPeriod('UTC', at(start), at(end), at(start));
  expect(said('2026-11-21T09:00:00Z', '2026-11-21T10:30:00Z')).toBe('Sat 21 Nov 09:00 to 10:30');
  expect(said('2026-11-21T17:45:00Z', '2026-11-22T02:45:00Z')).toBe('Sat 21 Nov 17:45 to Sun 22 Nov 02:45');
  expect(said('2026-11-21T20:00:00Z', '2026-11-22T00:00:00Z')).toBe('Sat 21 Nov 20:00 to 24:00');
});

it('says lengths of time with days, and work in hours', () => {
  const HOUR = 3_600_000;
  expect([90 * 60_000, 26 * HOUR, 0, 24 * HOUR + 60_000].map(saidLength)).toEqual(['1 hour 30 minutes', '1 day 2 hours', '0 minutes', '1 day 1 minute']);
  expect([540, 45, 60, 61, 1500, 0].map(saidWork)).toEqual(['9 hours', '45 minutes', '1 hour', '1 hour 1 minute', '25 hours', '0 minutes']);
});
