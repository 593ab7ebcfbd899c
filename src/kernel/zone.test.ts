import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateText, dayFromText, dayOf, isZone, offsetAt, startOfDay, wallInstant, weekName, weekOf, zonedText } from './zone.ts';

const at = (text: string) => Date.parse(text);
const day = (text: string) => dayFromText(text) as number;
const ZONES = ['America/Los_Angeles', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Chatham', 'UTC', 'Africa/Casablanca', 'America/St_Johns'];

test('knows zones from names that are none', () => {
  expect(ZONES.every(isZone)).toBe(true);
  for (const name of ['Mars/Olympus', '', '+01:00', 'America/', 'a b', '../etc']) expect(isZone(name), name).toBe(false);
});

test('offsets around a change of the clock, to the millisecond', () => {
  const change = at('2027-03-14T10:00:00Z');
  expect(offsetAt('America/Los_Angeles', change - 1)).toBe(-480);
  expect(offsetAt('America/Los_Angeles', change)).toBe(-420);
  expect(offsetAt('Asia/Kathmandu', change)).toBe(345);
  const lordHowe = at('2027-04-03T15:00:00Z');
  expect([offsetAt('Australia/Lord_Howe', lordHowe - 1), offsetAt('Australia/Lord_Howe', lordHowe)]).toEqual([660, 630]);
});

test('a skipped time is the instant of the change, a repeated one is the first or the last', () => {
  const la = 'America/Los_Angeles';
  expect(wallInstant(la, day('2027-03-14'), 150)).toBe(at('2027-03-14T10:00:00Z'));
  expect(wallInstant(la, day('2026-11-01'), 90, 'first')).toBe(at('2026-11-01T01:30:00-07:00'));
  expect(wallInstant(la, day('2026-11-01'), 90, 'last')).toBe(at('2026-11-01T01:30:00-08:00'));
  expect(wallInstant('Pacific/Chatham', day('2026-12-01'), 540)).toBe(at('2026-12-01T09:00:00+13:45'));
});

test('weeks begin on Monday and have ISO names', () => {
  expect(weekName(day('2026-11-23'))).toBe('2026-W48');
  expect(weekName(day('2027-01-03'))).toBe('2026-W53');
  expect(weekName(day('2024-12-30'))).toBe('2025-W01');
  const la = 'America/Los_Angeles';
  expect(weekOf(la, at('2026-11-23T00:00:00-08:00')) - weekOf(la, at('2026-11-22T23:59:59-08:00'))).toBe(1);
});

test('texts of days', () => {
  expect(dateText(day('2026-11-23'))).toBe('2026-11-23');
  for (const wrong of ['2026-02-30', '2026-13-01', '26-01-01', 'today']) expect(dayFromText(wrong)).toBeUndefined();
  expect(zonedText('Asia/Kathmandu', at('2026-11-23T00:00:00Z'))).toBe('2026-11-23T05:45:00+05:45');
  expect(zonedText('America/Los_Angeles', at('2026-11-23T17:00:00Z'))).toBe('2026-11-23T09:00:00-08:00');
  expect(zonedText('UTC', at('2026-11-23T17:00:00.250Z'))).toBe('2026-11-23T17:00:00.250Z');
});

test('agrees with Intl and with itself anywhere', () => {
  fc.assert(fc.property(fc.constantFrom(...ZONES), fc.integer({ min: at('1990-01-01T00:00:00Z'), max: at('2060-01-01T00:00:00Z') }), (zone, ms) => {
    const text = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(ms);
    expect(new Date(Math.floor(ms / 1000) * 1000 + offsetAt(zone, ms) * 60_000).toISOString().slice(0, 19)).toBe(text.replace(' ', 'T'));
    const d = dayOf(zone, ms);
    expect(startOfDay(zone, d)).toBeLessThanOrEqual(ms);
    expect(startOfDay(zone, d + 1)).toBeGreaterThan(ms);
    expect(at(zonedText(zone, ms))).toBe(ms);
  }), { numRuns: 500 });
});

test('a million offsets are cheap', () => {
  const began = performance.now();
  for (let i = 0; i < 1_000_000; i++) offsetAt('Europe/Berlin', 1_800_000_000_000 + (i % 800) * 86_400_000);
  expect(performance.now() - began).toBeLessThan(2_000);
});
