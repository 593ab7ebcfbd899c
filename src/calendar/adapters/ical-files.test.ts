import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { importRange, readCalendarFile } from '../ical/read-calendar-file.ts';
import { icalJs } from './ical-js.ts';

const ical = icalJs();
const RANGE = importRange(new Date('2026-06-01T00:00:00Z'));
const read = (text: string) => readCalendarFile(ical, text, RANGE, 'Europe/Berlin');
const good = (uid: string, ...more: string[]) => ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20260101T000000Z', 'DTSTART:20260701T090000Z', 'DTEND:20260701T100000Z', `SUMMARY:${uid}`, ...more, 'END:VEVENT'];
const calendarOf = (lines: readonly string[]) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${lines.map((line) => `${line}\r\n`).join('')}END:VCALENDAR\r\n`;
const calendar = (...lines: string[]) => calendarOf(lines);
const within = <T>(ms: number, work: () => T): T => {
  const begun = performance.now();
  const done = work();
  expect(performance.now() - begun).toBeLessThan(ms);
  return done;
};

// Each in the manner of what that program exports.
const apple = calendar(
  'METHOD:PUBLISH', 'X-WR-CALNAME:Privat\\, zuhause', 'X-WR-TIMEZONE:Europe/Berlin', 'CALSCALE:GREGORIAN',
  'BEGIN:VTIMEZONE', 'TZID:Europe/Berlin', 'BEGIN:DAYLIGHT', 'TZOFFSETFROM:+0100', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'DTSTART:19810329T020000', 'TZNAME:MESZ', 'TZOFFSETTO:+0200', 'END:DAYLIGHT',
  'BEGIN:STANDARD', 'TZOFFSETFROM:+0200', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'DTSTART:19961027T030000', 'TZNAME:MEZ', 'TZOFFSETTO:+0100', 'END:STANDARD', 'END:VTIMEZONE',
  'BEGIN:VEVENT', 'TRANSP:OPAQUE', 'DTEND;TZID=Europe/Berlin:20260504T190000', 'UID:9B1C-APPLE', 'X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC', 'LOCATION:Sporthalle\\nHauptstr. 1', 'SEQUENCE:1', 'SUMMARY:Training – mit',
  '  allen 🏀', 'DTSTART;TZID=Europe/Berlin:20260504T180000', 'RRULE:FREQ=WEEKLY;UNTIL=20260525T215959Z', 'EXDATE;TZID=Europe/Berlin:20260511T180000', 'BEGIN:VALARM', 'TRIGGER:-PT15M', 'ACTION:DISPLAY', 'DESCRIPTION:Reminder', 'END:VALARM', 'END:VEVENT',
  'BEGIN:VEVENT', 'UID:9B1C-APPLE', 'RECURRENCE-ID;TZID=Europe/Berlin:20260518T180000', 'DTSTART;TZID=Europe/Berlin:20260518T200000', 'DTEND;TZID=Europe/Berlin:20260518T210000', 'SUMMARY:Training spät', 'SEQUENCE:1', 'END:VEVENT',
  'BEGIN:VTODO', 'UID:todo', 'SUMMARY:Milk', 'END:VTODO',
);
const google = calendar(
  'PRODID:-//Google Inc//Google Calendar 70.9054//EN', 'CALSCALE:GREGORIAN', 'X-WR-CALNAME:me@example.org', 'X-WR-TIMEZONE:America/New_York',
  'BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20260704', 'DTEND;VALUE=DATE:20260705', 'DTSTAMP:20260101T000000Z', 'UID:abc@google.com', 'CLASS:PUBLIC', 'STATUS:CONFIRMED', 'SUMMARY:Holiday', 'TRANSP:TRANSPARENT', 'END:VEVENT',
  'BEGIN:VEVENT', 'DTSTART:20260706T130000Z', 'DTEND:20260706T140000Z', 'UID:def@google.com', 'ORGANIZER;CN=You:mailto:you@example.org', 'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=me@example.org;X-NUM', ' -GUESTS=0:mailto:me@example.org', 'SUMMARY:Review', 'END:VEVENT',
  'BEGIN:VEVENT', 'DTSTART;TZID=America/New_York:20260706T090000', 'DTEND;TZID=America/New_York:20260706T093000', 'RRULE:FREQ=WEEKLY;WKST=MO;COUNT=3;BYDAY=MO,WE', 'UID:ghi@google.com', 'SUMMARY:Standup', 'END:VEVENT',
);
const outlook = calendar(
  'METHOD:PUBLISH', 'PRODID:Microsoft Exchange Server 2010', 'X-WR-CALNAME:Kalender',
  'BEGIN:VTIMEZONE', 'TZID:W. Europe Standard Time', 'BEGIN:STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD', 'BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE',
  'BEGIN:VEVENT', 'DESCRIPTION:\\n', 'RRULE:FREQ=MONTHLY;UNTIL=20260914T070000Z;INTERVAL=1;BYDAY=2MO', 'UID:040000008200E00074C5B7101A82E008', 'SUMMARY:Steuerkreis', 'DTSTART;TZID=W. Europe Standard Time:20260713T090000', 'DTEND;TZID=W. Europe Standard Time:20260713T100000', 'CLASS:PUBLIC', 'PRIORITY:5', 'TRANSP:OPAQUE', 'STATUS:CONFIRMED', 'SEQUENCE:0', 'X-MICROSOFT-CDO-BUSYSTATUS:BUSY', 'END:VEVENT',
  'BEGIN:VEVENT', 'UID:free', 'SUMMARY:Frei', 'DTSTART;VALUE=DATE:20260714', 'DTEND;VALUE=DATE:20260715', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE', 'END:VEVENT',
);
const nextcloud = calendar(
  'PRODID:-//IDN nextcloud.com//Calendar app 4.7.0//EN', 'BEGIN:VEVENT', 'CREATED:20260101T000000Z', 'DTSTAMP:20260101T000000Z', 'LAST-MODIFIED:20260101T000000Z', 'SEQUENCE:2', 'UID:5f0e-nextcloud', 'DTSTART;TZID=Europe/Vienna:20260720T220000', 'DTEND;TZID=Europe/Vienna:20260721T020000', 'STATUS:CONFIRMED', 'SUMMARY:Nacht', 'END:VEVENT',
  'BEGIN:VTIMEZONE', 'TZID:Europe/Vienna', 'BEGIN:DAYLIGHT', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'TZNAME:CEST', 'DTSTART:19700329T020000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT', 'END:VTIMEZONE',
);

describe('a calendar file', () => {
  it.each([
    ['Apple', apple, 'Privat, zuhause', ['05-04T16:00 Training – mit allen 🏀', '05-18T18:00 Training spät', '05-25T16:00 Training – mit allen 🏀'], ['"Milk": a to-do is no event']],
    ['Google', google, 'me@example.org', ['07-06T13:00 Review', '07-06T13:00 Standup', '07-08T13:00 Standup', '07-13T13:00 Standup'], []],
    ['Exchange', outlook, 'Kalender', ['07-13T07:00 Steuerkreis', '08-10T07:00 Steuerkreis', '09-14T07:00 Steuerkreis'], []],
    ['Nextcloud', nextcloud, null, ['07-20T20:00 Nacht'], []],
  ])('of %s is read whole', (_, text, name, expected, missing) => {
    for (const ends of [text, text.replaceAll('\r\n', '\n'), text.replaceAll('\r\n', '\r'), `\uFEFF${text}`]) {
      const file = read(ends);
      expect(file.name).toBe(name);
      expect(file.times.map(({ start, title }) => `${start.toISOString().slice(5, 16)} ${title}`)).toEqual(expected);
      expect(file.leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual(missing);
      expect(file.whole).toBe(true);
    }
  });

  it('is split into one object a UID, each with the zones that it needs, as any reader reads them', () => {
    const { objects } = ical.split(apple);
    expect(objects.map((object) => object.uid)).toEqual(['9B1C-APPLE']);
    const parsed = new ICAL.Component(ICAL.parse(objects[0]?.ics ?? ''));
    expect(parsed.getAllSubcomponents().map((part) => part.name)).toEqual(['vtimezone', 'vevent', 'vevent']);
    expect(parsed.getFirstSubcomponent('vevent')?.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')?.toString()).toBe('-PT15M');
    expect(ical.split(google).objects.map(({ ics }) => ics.includes('VTIMEZONE'))).toEqual([false, false, false]);
    const nameless = ical.split(calendar('BEGIN:VEVENT', 'DTSTART:20260701T090000Z', 'END:VEVENT', 'BEGIN:VEVENT', 'DTSTART:20260702T090000Z', 'END:VEVENT'));
    expect(new Set(nameless.objects.map(({ uid }) => uid)).size).toBe(2);
    expect(ical.split(calendar('BEGIN:VEVENT', 'DTSTART:20260701T090000Z', 'END:VEVENT')).objects[0]?.uid).toBe(nameless.objects[0]?.uid);
  });

  it('loses what is broken and nothing else, and says what', () => {
    const broken: [string, string[], RegExp | null][] = [
      ['no start', ['BEGIN:VEVENT', 'UID:x', 'SUMMARY:Lost', 'END:VEVENT'], /"Lost": the event has no start/],
      ['a start that is no time', ['BEGIN:VEVENT', 'UID:x', 'DTSTART:tomorrow', 'END:VEVENT'], /event x: the event has no start/],
      ['a day that does not exist', ['BEGIN:VEVENT', 'UID:x', 'DTSTART:20260231T090000Z', 'END:VEVENT'], /has no start/],
      ['an hour that does not exist', ['BEGIN:VEVENT', 'UID:x', 'DTSTART:20260201T990000Z', 'END:VEVENT'], /has no start/],
      ['an end before the start', good('x').map((line) => line.replace('DTEND:20260701T10', 'DTEND:20260701T08')), /ends before it starts/],
      ['a rule that is none', good('x', 'RRULE:FREQ=SOMETIMES'), /FREQ=SOMETIMES is none/],
      ['a length that is none', ['BEGIN:VEVENT', 'UID:x', 'DTSTART:20260701T090000Z', 'DURATION:P1X', 'END:VEVENT'], /length cannot be read/],
      ['a length without end', ['BEGIN:VEVENT', 'UID:x', 'DTSTART:20260701T090000Z', 'DURATION:P99999999999999999999W', 'END:VEVENT'], /length cannot be read/],
      ['an end in thousands of years', good('x', 'RRULE:FREQ=YEARLY').map((line) => line.replace('DTEND:2026', 'DTEND:9026')), /length cannot be read/],
      ['no end of its own', ['BEGIN:VEVENT', 'UID:x', 'SUMMARY:open'], /"open": the event has no start/],
      ['lines without a name', good('x', 'this is no line', ': neither', '=;:;', ';;;'), null],
      ['escapes that are none', good('x', 'DESCRIPTION:\\q\\', 'LOCATION;X="unclosed:text'), null],
      ['NUL and control characters', good('x', 'COMMENT:\0\x01\x02'), null],
      ['the year 9999', ['BEGIN:VEVENT', 'UID:x', 'DTSTART:99991231T235959Z', 'DTEND:99991231T235959Z', 'RRULE:FREQ=DAILY', 'END:VEVENT'], null],
      ['the year 0', ['BEGIN:VEVENT', 'UID:x', 'DTSTART:00000101T000000Z', 'DURATION:PT1H', 'END:VEVENT'], null],
      ['an end without a beginning', ['END:VALARM', 'END:VEVENT', 'END:NOTHING'], null],
    ];
    for (const [name, lines, expected] of broken) {
      const file = within(1000, () => read(calendar(...good('first'), ...lines, ...good('last'))));
      expect(file.times.map((one) => one.uid).filter((uid) => uid !== 'x'), name).toEqual(['first', 'last']);
      const missing = file.leftOut.map(({ what, why }) => `${what}: ${why}`).join('\n');
      if (expected) expect(missing, name).toMatch(expected);
      else expect(missing, name).toBe('');
    }
  });

  it('is held by no line, depth or number that somebody made up', () => {
    const long = within(8000, () => read(calendar(...good('first', `DESCRIPTION:${'x'.repeat(50_000_000)}`), ...good('last'))));
    expect(long.times).toHaveLength(2);
    expect(long.leftOut).toEqual([{ what: 'line 9', why: 'a line of more than 262144 characters' }]);
    const folded = within(8000, () => read(calendar(...good('first', `DESCRIPTION:${'x\r\n '.repeat(1_000_000)}`), ...good('last'))));
    expect(folded.times).toHaveLength(2);
    const deep = within(5000, () => read(calendarOf([...good('first'), ...Array.from({ length: 100_000 }, () => 'BEGIN:X'), ...Array.from({ length: 100_000 }, (_, n) => `BEGIN:X${n}`)])));
    expect(deep.times).toHaveLength(1);
    expect(deep.whole).toBe(false);
    expect(within(8000, () => read(calendarOf([...Array.from({ length: 20_000 }, () => 'BEGIN:VEVENT'), ...good('last')]))).times.map((one) => one.uid)).toContain('last');
    const same = within(8000, () => read(calendarOf(Array.from({ length: 5000 }, () => good('one')).flat())));
    expect(same.times).toHaveLength(1);
    const dates = within(8000, () => read(calendar(...good('one', `EXDATE:${Array.from({ length: 16_000 }, () => '20260101T000000Z').join(',')}`))));
    expect(dates.times).toHaveLength(1);
    const ages = within(20_000, () => read(calendarOf(Array.from({ length: 9000 }, (_, year) => ['BEGIN:VEVENT', `UID:${year}`, `DTSTART;TZID=Europe/Berlin:${String(year + 1).padStart(4, '0')}0601T090000`, 'DURATION:PT1H', 'END:VEVENT']).flat())));
    expect(ages.times.map((one) => one.start.getUTCFullYear())).toEqual([2025, 2026, 2027]);
  });

  it('that is none says so, and one that breaks off is not taken for whole', () => {
    for (const [text, why] of [['', /empty/], ['  \r\n ', /empty/], ['<!DOCTYPE html><html>', /web page/], ['{"a":1}', /no calendar/], ['BEGIN:VCARD\r\nEND:VCARD', /no calendar/], ['\0\0\0', /no calendar|empty/]] as const) {
      const file = ical.split(text);
      expect(file).toMatchObject({ name: null, objects: [], whole: false });
      expect(file.leftOut[0]?.why).toMatch(why);
    }
    const cut = read(calendar(...good('first'), ...good('second')).slice(0, -60));
    expect(cut.times.map((one) => one.uid)).toEqual(['first']);
    expect(cut.whole).toBe(false);
    expect(cut.leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual(['event second: the event is cut off in its middle', 'the end of the file: the file breaks off in its middle']);
    expect(read(calendar())).toMatchObject({ objects: [], leftOut: [], whole: true });
  });

  it('may be damaged anywhere without an error', () => {
    const files = [apple, google, outlook, nextcloud];
    const damage = fc.tuple(fc.nat(3), fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(30), fc.oneof(fc.constantFrom('', '\r\n', ';', ':', '"', ',', 'BEGIN:VEVENT\r\n', 'END:VEVENT\r\n', '99999999', 'Z', '\0', ';TZID=', 'P1W', '-'), fc.string({ maxLength: 6 }))), { minLength: 1, maxLength: 6 }));
    const block = { uid: 'a@almanac', title: 'a', start: new Date('2026-07-01T09:00:00Z'), end: new Date('2026-07-01T10:00:00Z'), description: 'a', taskId: 7, sequence: 0 };
    fc.assert(fc.property(damage, ([which, cuts]) => {
      const text = cuts.reduce((now, [at, size, put]) => now.slice(0, Math.floor(at * now.length)) + put + now.slice(Math.floor(at * now.length) + size), files[which] as string);
      for (const time of read(text).times) expect(time.end.getTime()).toBeGreaterThan(time.start.getTime());
      ical.readBlock(text, 'Europe/Berlin');
      expect(ical.readBlock(ical.writeBlock(block, text, block.start), 'UTC')).toMatchObject({ uid: block.uid, title: 'a', start: block.start, end: block.end, taskId: 7, asWritten: true });
    }), { numRuns: 1500, seed: 3 });
  });

  it('of ten thousand events is read fast', () => {
    const text = calendarOf(Array.from({ length: 10_000 }, (_, n) => ['BEGIN:VEVENT', `UID:${n}`, `DTSTART;TZID=Europe/Berlin:2026${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (n % 28)).padStart(2, '0')}T090000`, 'DURATION:PT1H', ...(n % 10 ? [] : ['RRULE:FREQ=WEEKLY;BYDAY=MO,TH']), 'END:VEVENT']).flat());
    expect(within(20_000, () => read(text)).times.length).toBeGreaterThan(100_000);
  });
});
