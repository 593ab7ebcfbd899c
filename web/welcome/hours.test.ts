import { expect, it } from 'vitest';
import { hoursOf, rangesOf, weeklyHours } from './hours.ts';

const week = { days: ['mon', 'wed'] as const, from: '09:00', to: '17:00', rest: 'h' as const };
it('makes ranges of a day and a break', () => {
  expect(hoursOf(week)).toEqual({ mon: [['09:00', '12:00'], ['13:00', '17:00']], wed: [['09:00', '12:00'], ['13:00', '17:00']] });
  expect(weeklyHours(week)).toBe(14);
  expect(rangesOf({ from: '14:00', to: '18:00', rest: 'h' })).toEqual([['14:00', '18:00']]);
});
