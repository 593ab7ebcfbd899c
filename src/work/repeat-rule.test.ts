import { describe, expect, it } from 'vitest';
import { dateText, dayFromText } from '../kernel/zone.ts';
import { daysOfRule, parseRule, type RepeatRule } from './repeat-rule.ts';

const day = (text: string): number => dayFromText(text) as number;
const days = (rule: string, start: string, from: string, to: string): string[] => daysOfRule(parseRule(rule) as RepeatRule, day(start), day(from), day(to)).map(dateText);

describe('a rule', () => {
  it.each([
    ['FREQ=DAILY;INTERVAL=3', '2026-11-01', ['2026-11-22', '2026-11-25', '2026-11-28']],
    ['FREQ=WEEKLY', '2026-11-05', ['2026-11-26']],
    ['FREQ=WEEKLY;BYDAY=MO,FR', '2026-11-01', ['2026-11-23', '2026-11-27']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '2026-11-10', ['2026-11-24']],
    ['FREQ=DAILY;BYDAY=SA,SU', '2026-11-01', ['2026-11-21', '2026-11-22', '2026-11-28', '2026-11-29']],
    ['FREQ=DAILY;COUNT=23', '2026-11-01', ['2026-11-21', '2026-11-22', '2026-11-23']],
    ['RRULE:FREQ=DAILY;UNTIL=20261122T000000Z', '2026-11-01', ['2026-11-21', '2026-11-22']],
  ])('%s from %s', (rule, start, wanted) => expect(days(rule, start, '2026-11-21', '2026-11-30')).toEqual(wanted));

  it('of months knows their ends, weekdays by number, and leaves out days that a month has not', () => {
    const year = (rule: string, start = '2026-01-31') => days(rule, start, '2026-01-01', '2026-07-01');
    expect(year('FREQ=MONTHLY')).toEqual(['2026-01-31', '2026-03-31', '2026-05-31']);
    expect(year('FREQ=MONTHLY;BYMONTHDAY=-1')).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30']);
    expect(year('FREQ=MONTHLY;BYDAY=2TU,-1FR', '2026-05-01')).toEqual(['2026-05-12', '2026-05-29', '2026-06-09', '2026-06-26']);
    expect(year('FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15', '2026-01-01')).toEqual(['2026-01-15', '2026-03-15', '2026-05-15']);
    expect(days('FREQ=MONTHLY;BYMONTHDAY=30', '2026-02-01', '2026-02-01', '2026-03-01')).toEqual([]);
  });

  it('gives the same days wherever one begins to look', () => {
    for (const rule of ['FREQ=DAILY;INTERVAL=5', 'FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TH', 'FREQ=MONTHLY;INTERVAL=2;BYDAY=-2WE', 'FREQ=WEEKLY;BYDAY=SU;COUNT=40']) {
      const all = days(rule, '2025-03-05', '2025-03-01', '2027-01-01');
      for (let from = day('2025-03-01'); from < day('2026-12-01'); from += 11) expect(days(rule, '2025-03-05', dateText(from), '2027-01-01')).toEqual(all.filter((d) => d >= dateText(from)));
    }
  });

  it.each(['', 'FREQ=HOURLY', 'FREQ=WEEKLY;BYDAY=XX', 'FREQ=WEEKLY;BYDAY=2MO', 'FREQ=DAILY;INTERVAL=0', 'FREQ=DAILY;COUNT=3;UNTIL=20270101', 'FREQ=DAILY;BYSETPOS=1', 'FREQ=MONTHLY;BYMONTHDAY=32', 'FREQ=DAILY;UNTIL=20260230', 'every day'])('"%s" is refused in words', (rule) => expect(typeof parseRule(rule)).toBe('string'));
});
