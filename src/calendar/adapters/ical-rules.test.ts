// Rules are followed by one library; two others say whether it does it right: ical.js's own iterator and Temporal for the clocks,
// and rrule-temporal over real zones, where we let it see wall times only.
import fc from 'fast-check';
import ICAL from 'ical.js';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { icalJs } from './ical-js.ts';

const ical = icalJs();
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Sydney', 'America/Sao_Paulo', 'Asia/Kolkata', 'Pacific/Auckland', 'Africa/Casablanca', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Tehran', 'UTC'];
/** Weeks in which clocks change somewhere, and one in which none does. */
const WEEKS = ['2025-03-07', '2025-03-28', '2025-04-04', '2025-09-26', '2025-10-03', '2025-10-24', '2025-10-31', '2026-03-06', '2026-03-27', '2026-06-15'];
const list = <T>(values: readonly T[], most: number) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most });
const interval = fc.integer({ min: 1, max: 4 }).map((n) => (n === 1 ? '' : `;INTERVAL=${n}`));

/** Shapes that calendars write, and that ical.js follows as RFC 5545 says. */
const everyday = fc.oneof(
  interval.map((n) => `FREQ=DAILY${n}`),
  fc.tuple(interval, list(DAYS, 5), fc.constantFrom('', ';WKST=SU', ';WKST=MO')).map(([n, days, week]) => `FREQ=WEEKLY${n}${week};BYDAY=${days.join(',')}`),
  interval.map((n) => `FREQ=WEEKLY${n}`),
  fc.tuple(interval, list([1, 5, 15, 28, 29, 30, 31, -1, -2], 3)).map(([n, days]) => `FREQ=MONTHLY${n};BYMONTHDAY=${days.join(',')}`),
  fc.tuple(interval, list(DAYS, 2), fc.constantFrom(1, 2, 3, 4, 5, -1, -2)).map(([n, days, nth]) => `FREQ=MONTHLY${n};BYDAY=${days.map((day) => nth + day).join(',')}`),
  fc.tuple(list(DAYS, 5), fc.constantFrom(1, -1)).map(([days, at]) => `FREQ=MONTHLY;BYDAY=${days.join(',')};BYSETPOS=${at}`),
  list(DAYS, 2).map((days) => `FREQ=MONTHLY;BYDAY=${days.join(',')};BYMONTHDAY=13`),
  interval.map((n) => `FREQ=YEARLY${n}`),
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom(1, 2, 4, -1), fc.constantFrom(...DAYS)).map(([month, nth, day]) => `FREQ=YEARLY;BYMONTH=${month};BYDAY=${nth}${day}`),
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 })).filter(([month, day]) => day <= new Date(2025, month, 0).getDate()).map(([month, day]) => `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${day}`),
);
/** Shapes that ical.js does not follow, or not always. */
const rare = fc.oneof(
  fc.tuple(list([1, 20, 52, 53, -1], 2), list(DAYS, 2)).map(([weeks, days]) => `FREQ=YEARLY;BYWEEKNO=${weeks.join(',')};BYDAY=${days.join(',')}`),
  fc.tuple(fc.constantFrom(1, 20, -1), fc.constantFrom(...DAYS)).map(([nth, day]) => `FREQ=YEARLY;BYDAY=${nth}${day}`),
  list([1, 60, 100, 200, 365, 366, -1], 3).map((days) => `FREQ=YEARLY;BYYEARDAY=${days.join(',')}`),
  fc.tuple(list([1, 2, 6, 9, 12], 3), fc.integer({ min: 1, max: 28 })).map(([months, day]) => `FREQ=MONTHLY;BYMONTH=${months.join(',')};BYMONTHDAY=${day}`),
  fc.tuple(list([8, 9, 12, 17], 3), list([0, 15, 45], 2)).map(([hours, minutes]) => `FREQ=DAILY;BYHOUR=${hours.join(',')};BYMINUTE=${minutes.join(',')}`),
  fc.tuple(interval, list([1, 3, 7, 10], 3), list(DAYS, 3)).map(([n, months, days]) => `FREQ=WEEKLY${n};BYMONTH=${months.join(',')};BYDAY=${days.join(',')}`),
  fc.tuple(list(DAYS, 5), fc.constantFrom('1,-1', '2', '-2')).map(([days, at]) => `FREQ=MONTHLY;BYDAY=${days.join(',')};BYSETPOS=${at}`),
  fc.tuple(interval, list(DAYS, 2)).map(([n, days]) => `FREQ=DAILY${n};BYDAY=${days.join(',')}`),
);

interface Case { rule: string; week: string; hour: number; zone: string }
const cases = (rules: fc.Arbitrary<string>) => fc.record({ rule: rules, week: fc.constantFrom(...WEEKS), hour: fc.constantFrom(0, 1, 2, 3, 9, 23), zone: fc.constantFrom(...ZONES) });
const wallBasic = (wall: string) => wall.slice(0, 19).replace(/[-:]/g, '');
const object = (zone: string, start: string, rule: string) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=${zone}:${wallBasic(start)}\r\nDURATION:PT30M\r\nRRULE:${rule}\r\nSUMMARY:a\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
const instantsOf = (zone: string, start: string, rule: string, from: Date, to: Date): string[] => ical.occurrences([object(zone, start, rule)], { from, to }, { zone: 'UTC', owner: [] }).map((one) => one.start.toISOString());
const instant = (wall: string, zone: string): string => new Date(Temporal.PlainDateTime.from(wall.slice(0, 19)).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds).toISOString();
/** A start that the rule itself names: about others the libraries disagree, and the standard says nothing. */
function firstOf(rule: string, seed: string): string {
  const walls = new RRuleTemporal({ rruleString: `DTSTART:${wallBasic(seed)}Z\nRRULE:${rule}` });
  return walls.next(new Date(`${seed.slice(0, 19)}Z`), true)?.toString().slice(0, 19) ?? seed;
}

describe('what recurs', () => {
  it('recurs as ical.js says, on the clocks that Temporal knows', () => {
    let compared = 0;
    fc.assert(fc.property(cases(everyday), fc.integer({ min: 2, max: 25 }), fc.boolean(), ({ rule, week, hour, zone }: Case, count, counted) => {
      const start = firstOf(rule, `${week}T${String(hour).padStart(2, '0')}:30:00`);
      const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateTimeString(start));
      const expected: string[] = [];
      for (let n = 0; n < count; n++) expected.push(instant((iterator.next() as { toString(): string }).toString(), zone));
      const end = counted ? new Date('2150-01-01') : new Date(Date.parse(expected.at(-1) as string) + 1000);
      expect(instantsOf(zone, start, counted ? `${rule};COUNT=${count}` : rule, new Date('2024-01-01'), end)).toEqual(expected);
      compared += expected.length;
    }), { numRuns: 600, seed: 5 });
    expect(compared).toBeGreaterThan(5000);
  });

  it('recurs as rrule-temporal says over real zones; only times that clocks skip differ, which calendars move', () => {
    let skipped = 0;
    fc.assert(fc.property(cases(fc.oneof(everyday, rare)), ({ rule, week, hour, zone }: Case) => {
      const start = firstOf(rule, `${week}T${String(hour).padStart(2, '0')}:30:00`);
      if (instant(start, zone) !== new Date(Temporal.PlainDateTime.from(start).toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds).toISOString()) return;
      const [from, to] = [new Date('2025-02-01'), new Date('2026-12-01')];
      const theirs = new RRuleTemporal({ rruleString: `DTSTART;TZID=${zone}:${wallBasic(start)}\nRRULE:${rule}`, includeDtstart: true }).between(from, to, true).map((one) => new Date(one.epochMilliseconds).toISOString()).filter((one) => one < to.toISOString());
      const ours = instantsOf(zone, start, rule, from, to);
      expect(theirs.filter((one) => !ours.includes(one))).toEqual([]);
      for (const extra of ours.filter((one) => !theirs.includes(one) && one !== instant(start, zone))) {
        skipped += 1;
        const shown = Temporal.Instant.from(extra).toZonedDateTimeISO(zone).toPlainDateTime();
        const meant = [30, 60].map((minutes) => shown.subtract({ minutes }));
        expect(meant.some((wall) => !wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).toPlainDateTime().equals(wall)), `${extra} of ${rule} in ${zone} from ${start}`).toBe(true);
      }
    }), { numRuns: 500, seed: 7 });
    expect(skipped).toBeGreaterThan(0);
  });

  it('follows whole days and ends in every spelling', () => {
    const days = (rule: string, zone = 'Europe/Berlin') => ical.occurrences([`BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20251020\r\nRRULE:${rule}\r\nEND:VEVENT\r\nEND:VCALENDAR`], { from: new Date('2025-01-01'), to: new Date('2026-01-01') }, { zone, owner: [] });
    for (const until of ['20251027', '20251027T000000Z', '20251027T225959Z', '20251027T235959Z', '20251026T230000Z', '20251027T000000']) expect(days(`FREQ=DAILY;UNTIL=${until}`), until).toHaveLength(8);
    expect(days('FREQ=DAILY;COUNT=8').map((day) => (day.end.getTime() - day.start.getTime()) / 3_600_000)).toEqual([24, 24, 24, 24, 24, 24, 25, 24]);
    expect(days('FREQ=DAILY;COUNT=8').map((day) => day.key)[6]).toBe('20251026');
    const timed = (until: string) => instantsOf('America/New_York', '2025-10-30T20:00:00', `FREQ=DAILY;UNTIL=${until}`, new Date('2025-01-01'), new Date('2026-01-01')).length;
    expect(timed('20251105')).toBe(7);
    expect(timed('20251106T010000Z')).toBe(7);
    expect(timed('20251106T005959Z')).toBe(6);
    expect(timed('20251105T200000')).toBe(7);
  });

  it('ends fast whatever the rule', () => {
    const range = [new Date('2025-01-01'), new Date('2028-01-01')] as const;
    const lists = { hours: Array.from({ length: 24 }, (_, n) => n).join(','), sixty: Array.from({ length: 60 }, (_, n) => n).join(',') };
    const rules: [string, string, number | null][] = [
      ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', '2020-01-01T09:00:00', 0], ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '1970-01-01T09:00:00', 0], ['FREQ=SECONDLY', '1970-01-01T00:00:00', 5000],
      ['FREQ=SECONDLY;COUNT=1000000000', '2024-01-01T00:00:00', 5000], ['FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30', '1970-01-01T00:00:00', 0], ['FREQ=DAILY;COUNT=1000000000', '1970-01-01T09:00:00', 1095],
      ['FREQ=DAILY;INTERVAL=1000000000', '1970-01-01T09:00:00', 0], ['FREQ=MONTHLY;INTERVAL=1200;BYDAY=5MO', '2001-02-01T09:00:00', 0], ['FREQ=WEEKLY', '0001-01-01T09:00:00', 156], ['FREQ=DAILY', '9999-12-30T09:00:00', 0],
      [`FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=${lists.hours};BYMINUTE=${lists.sixty};BYSECOND=${lists.sixty}`, '2024-01-01T09:00:00', null], ['FREQ=MONTHLY;BYSETPOS=300;BYDAY=MO', '2020-01-01T09:00:00', 0],
      ['FREQ=SECONDLY;BYSETPOS=1;BYSECOND=0,1,2', '1970-01-01T09:00:00', null], ['FREQ=HOURLY;COUNT=50000', '2024-01-01T09:00:00', 5000], ['FREQ=MINUTELY;INTERVAL=7;BYDAY=MO;BYSETPOS=-1', '1970-01-01T09:00:00', null],
    ];
    for (const [rule, start, expected] of rules) {
      const begun = performance.now();
      const found = instantsOf('Europe/Berlin', start, rule, ...range);
      expect(performance.now() - begun, rule).toBeLessThan(3000);
      if (expected !== null) expect(found.length, rule).toBe(expected);
    }
  });

  it('says which rule it could not follow and keeps the first time', () => {
    for (const rule of ['FREQ=FORTNIGHTLY', 'FREQ=DAILY;BYHOUR=25', 'FREQ=DAILY;COUNT=0', 'FREQ=DAILY;UNTIL=never', 'FREQ=MONTHLY;BYDAY=9XX', 'RSCALE=CHINESE;FREQ=YEARLY', 'garbage', '']) {
      const told: string[] = [];
      const found = ical.occurrences([object('UTC', '2025-05-05T09:00:00', rule)], { from: new Date('2025-01-01'), to: new Date('2028-01-01') }, { zone: 'UTC', owner: [], leftOut: ({ what, why }) => told.push(`${what}: ${why}`) });
      expect(found, rule).toHaveLength(1);
      expect(told, rule).toHaveLength(1);
      expect(told[0]).toMatch(/^"a": .*what the rule would add is left out$/);
    }
  });
});
