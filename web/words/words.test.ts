import { afterEach, describe, expect, it } from 'vitest';
import { chooseLanguage, dayIn, defineWords, dueDay, formatAgo, formatClock, formatDue, formatDueDay, formatHours, formatPlainDay, formatTime, plural, wordsIn } from './index.ts';

afterEach(() => chooseLanguage('en-GB'));
chooseLanguage('en-GB');

describe('words', () => {
  const words = defineWords({ title: 'Today', left: (n: number) => plural(n, { one: '# task', other: '# tasks' }) }, { de: { title: 'Heute', left: (n) => plural(n, { one: '# Aufgabe', other: '# Aufgaben' }, 'de') } });
  it('come in the language, in its kin, or in English', () => {
    expect([wordsIn(words, 'de').title, wordsIn(words, 'de-AT').title, wordsIn(words, 'fr').title]).toEqual(['Heute', 'Heute', 'Today']);
  });
  it('take the form that a number wants', () => {
    expect([words.en.left(1), words.en.left(0), words.en.left(1234), wordsIn(words, 'de').left(1234)]).toEqual(['1 task', '0 tasks', '1,234 tasks', '1.234 Aufgaben']);
    expect(plural(3, { few: '# úkoly', other: '# úkolů' }, 'cs')).toBe('3 úkoly');
  });
});

describe('dates', () => {
  it('belong to the zone that is given', () => {
    const moment = '2026-11-21T23:30:00-08:00';
    expect([dayIn(moment, 'America/Los_Angeles'), dayIn(moment, 'Europe/Berlin')]).toEqual(['2026-11-21', '2026-11-22']);
    expect([formatTime(moment, 'America/Los_Angeles'), formatTime(moment, 'Europe/Berlin')]).toEqual(['23:30', '8:30']);
  });
  it('without a time are the same day everywhere', () => expect(formatPlainDay('2026-11-21')).toBe('Sat 21 Nov'));
  it('that are due at midnight are due on the day before', () => {
    const due = '2026-11-25T00:00:00+01:00';
    expect([formatDue(due, 'Europe/Berlin'), formatDueDay(due, 'Europe/Berlin'), dueDay(due, 'Europe/Berlin')]).toEqual(['Tue 24 Nov', 'Tue 24 Nov', '2026-11-24']);
    expect([formatDue(due, 'America/New_York'), formatDue('2026-11-25T17:00:00+01:00', 'Europe/Berlin'), formatDue('2026-11-25', 'Europe/Berlin')]).toEqual(['Tue 24 Nov, 18:00', 'Wed 25 Nov, 17:00', 'Wed 25 Nov']);
  });
  it('say how long ago', () => {
    const now = Date.parse('2026-11-21T12:00:00Z');
    expect([formatAgo('2026-11-21T11:59:40Z', now), formatAgo('2026-11-21T09:00:00Z', now), formatAgo('2026-11-23T12:00:00Z', now)]).toEqual(['just now', '3 hours ago', 'in 2 days']);
    expect(formatAgo('2026-11-21T12:00:20Z', now)).toBe('now');
  });
});

it('hours read as people write them', () => expect([0.25, 1, 2.5, 1.999].map(formatHours)).toEqual(['15m', '1h', '2h 30m', '2h']));
it('a timer counts on', () => expect([0, 61, 3849.9].map(formatClock)).toEqual(['0:00:00', '0:01:01', '1:04:09']));
