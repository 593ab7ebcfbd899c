import { expect, it } from 'vitest';
import { chooseLanguage } from './index.ts';
import { periodInWords, withoutPeriod } from './period-prefix.ts';

it('days of a reflection are said once, and as people say them', () => {
  chooseLanguage('en-GB');
  const [week, day] = ['Week 2026-11-16 to 2026-11-22: 10 tasks finished.', 'Day 2026-11-20: no finished task.'];
  expect([withoutPeriod(week), withoutPeriod(day), withoutPeriod('A calm week: all done.')]).toEqual(['10 tasks finished.', 'No finished task.', 'A calm week: all done.']);
  expect([periodInWords(week), periodInWords(day), periodInWords('Day one: begun.')]).toEqual(['Mon 16 Nov – Sun 22 Nov: 10 tasks finished.', 'Fri 20 Nov: no finished task.', 'Day one: begun.']);
});
