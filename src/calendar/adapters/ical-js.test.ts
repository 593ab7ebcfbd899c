import { describe, expect, it } from 'vitest';
import type { Occurrence } from '../ical/ical.port.ts';
import { icalJs } from './ical-js.ts';

const ical = icalJs();
const RANGE = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2027-01-01T00:00:00Z') };
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...(lines.some((line) => line.startsWith('UID')) ? [] : ['UID:u1']), 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'];
const told: string[] = [];
function times(objects: string | string[], { zone = 'Europe/Berlin', owner = [] as string[], range = RANGE } = {}): Occurrence[] {
  told.length = 0;
  return ical.occurrences([objects].flat(), range, { zone, owner, leftOut: ({ what, why }) => told.push(`${what}: ${why}`) });
}
const shown = (found: readonly Occurrence[]) => found.map(({ start, end }) => `${start.toISOString().slice(5, 16)}/${end.toISOString().slice(5, 16)}`);
const at = (...lines: string[]) => shown(times(calendar(...event(...lines))));

describe('the time of an event', () => {
  it('is read in its zone, in UTC, floating, or as whole days of the reader', () => {
    expect(at('DTSTART;TZID=America/New_York:20260701T090000', 'DTEND;TZID=America/New_York:20260701T100000')).toEqual(['07-01T13:00/07-01T14:00']);
    expect(at('DTSTART:20260701T090000Z', 'DTEND:20260701T100000Z')).toEqual(['07-01T09:00/07-01T10:00']);
    expect(at('DTSTART:20260701T090000', 'DTEND:20260701T100000')).toEqual(['07-01T07:00/07-01T08:00']);
    expect(at('DTSTART;VALUE=DATE:20260701', 'DTEND;VALUE=DATE:20260703')).toEqual(['06-30T22:00/07-02T22:00']);
    expect(times(calendar(...event('DTSTART;VALUE=DATE:20260701')))[0]).toMatchObject({ allDay: true, key: '' });
    expect(shown(times(calendar(...event('DTSTART;VALUE=DATE:20260701')), { zone: 'Pacific/Auckland' }))).toEqual(['06-30T12:00/07-01T12:00']);
    expect(at('DTSTART:20260701')).toEqual(['06-30T22:00/07-01T22:00']);
    expect(at('DTSTART;TZID=Europe/Berlin:20260701T230000', 'DTEND;TZID=America/New_York:20260701T200000')).toEqual(['07-01T21:00/07-02T00:00']);
  });

  it('ends by DTEND, by DURATION, after a day, or takes none', () => {
    expect(at('DTSTART:20260701T090000Z', 'DURATION:PT1H30M')).toEqual(['07-01T09:00/07-01T10:30']);
    expect(at('DTSTART;TZID=Europe/Berlin:20260328T120000', 'DURATION:P1D')).toEqual(['03-28T11:00/03-29T10:00']);
    expect(at('DTSTART;TZID=Europe/Berlin:20260328T120000', 'DURATION:PT24H')).toEqual(['03-28T11:00/03-29T11:00']);
    expect(at('DTSTART;VALUE=DATE:20260328', 'DURATION:P2D')).toEqual(['03-27T23:00/03-29T22:00']);
    expect(at('DTSTART;VALUE=DATE:20260701', 'DTEND;VALUE=DATE:20260701')).toEqual(['06-30T22:00/07-01T22:00']);
    expect(at('DTSTART:20260701T090000Z')).toEqual([]);
    expect(told).toEqual([]);
    expect(at('DTSTART:20260701T090000Z', 'DTEND:20260701T080000Z')).toEqual([]);
    expect(told).toEqual(['event u1: the event ends before it starts']);
  });

  it('keeps its length over midnight and over nights in which clocks change', () => {
    expect(at('DTSTART;TZID=Europe/Berlin:20260328T230000', 'DTEND;TZID=Europe/Berlin:20260329T070000', 'RRULE:FREQ=DAILY;COUNT=2')).toEqual(['03-28T22:00/03-29T05:00', '03-29T21:00/03-30T04:00']);
    expect(shown(times(calendar(...event('DTSTART:20251231T220000Z', 'DTEND:20260101T020000Z'))))).toEqual(['12-31T22:00/01-01T02:00']);
  });

  it('stands where calendars show it when clocks skip or repeat it', () => {
    const nights = at('DTSTART;TZID=Europe/Berlin:20260328T023000', 'DURATION:PT15M', 'RRULE:FREQ=DAILY;COUNT=3');
    expect(nights).toEqual(['03-28T01:30/03-28T01:45', '03-29T01:30/03-29T01:45', '03-30T00:30/03-30T00:45']);
    expect(at('DTSTART;TZID=Europe/Berlin:20261024T023000', 'DURATION:PT15M', 'RRULE:FREQ=DAILY;COUNT=3')).toEqual(['10-24T00:30/10-24T00:45', '10-25T00:30/10-25T00:45', '10-26T01:30/10-26T01:45']);
    expect(at('DTSTART;TZID=America/New_York:20260201T090000', 'DURATION:PT1H', 'RRULE:FREQ=MONTHLY;COUNT=3').map((text) => text.slice(6, 11))).toEqual(['14:00', '14:00', '13:00']);
  });
});

describe('a zone that is no IANA name', () => {
  const start = (tzid: string, ...before: string[]) => shown(times(calendar(...before, ...event(`DTSTART;TZID=${tzid}:20260701T090000`, 'DURATION:PT1H'), ...event('UID:w', `DTSTART;TZID=${tzid}:20260115T090000`, 'DURATION:PT1H')))).map((text) => text.slice(6, 11));
  const own = (tzid: string, ...more: string[]) => [
    'BEGIN:VTIMEZONE', `TZID:${tzid}`, ...more, 'BEGIN:STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD',
    'BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE',
  ];
  it('is known by its Windows name, with or without a definition', () => {
    expect(start('W. Europe Standard Time')).toEqual(['08:00', '07:00']);
    expect(start('Eastern Standard Time')).toEqual(['14:00', '13:00']);
    expect(start('"tzone://Microsoft/Utc"')).toEqual(['09:00', '09:00']);
    expect(start('India Standard Time')).toEqual(['03:30', '03:30']);
    expect(start('W. Europe Standard Time', ...own('W. Europe Standard Time'))).toEqual(['08:00', '07:00']);
  });
  it('is taken from the definition in the file', () => {
    expect(start('Customized Time Zone', ...own('Customized Time Zone'))).toEqual(['08:00', '07:00']);
    expect(start('"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"', ...own('(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna'))).toEqual(['08:00', '07:00']);
    expect(start('Mine', ...own('Mine', 'X-LIC-LOCATION:America/New_York'))).toEqual(['14:00', '13:00']);
    expect(start('Half', 'BEGIN:VTIMEZONE', 'TZID:Half', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0545', 'END:STANDARD', 'END:VTIMEZONE')).toEqual(['03:15', '03:15']);
    expect(start('Dates', 'BEGIN:VTIMEZONE', 'TZID:Dates', 'BEGIN:STANDARD', 'DTSTART:20000101T000000', 'RDATE:20261025T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'END:STANDARD', 'BEGIN:DAYLIGHT', 'DTSTART:20260329T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'END:DAYLIGHT', 'END:VTIMEZONE')).toEqual(['08:00', '07:00']);
  });
  it('is guessed from a path, an offset or a city', () => {
    expect(start('/freeassociation.sourceforge.net/Europe/Berlin')).toEqual(['08:00', '07:00']);
    expect(start('/citadel.org/20260101_1/America/Argentina/Buenos_Aires')).toEqual(['12:00', '12:00']);
    expect(start('"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"')).toEqual(['08:00', '07:00']);
    expect(start('"GMT-05:00"')).toEqual(['14:00', '14:00']);
    expect(start('"(UTC+05:30) Nowhere"')).toEqual(['03:30', '03:30']);
    expect(start('Zulu')).toEqual(['09:00', '09:00']);
  });
  it('is the reader\'s own when nothing says where it is, and that is said', () => {
    expect(start('Middle Earth')).toEqual(['08:00', '07:00']);
    expect(told.join()).toContain('nothing says where the time zone "Middle Earth" is');
  });
});

describe('a series', () => {
  const weekly = ['DTSTART;TZID=Europe/Berlin:20260302T100000', 'DTEND;TZID=Europe/Berlin:20260302T110000', 'RRULE:FREQ=WEEKLY;COUNT=5', 'SUMMARY:Weekly'];
  it('is named by the times that its rule gives', () => {
    const found = times(calendar(...event(...weekly)));
    expect(found.map((one) => one.key)).toEqual(['20260302T090000Z', '20260309T090000Z', '20260316T090000Z', '20260323T090000Z', '20260330T080000Z']);
    expect(found[4]).toMatchObject({ uid: 'u1', title: 'Weekly', start: new Date('2026-03-30T08:00:00Z'), allDay: false });
  });
  it('leaves out what EXDATE names, in every spelling, and adds what RDATE names', () => {
    for (const except of ['EXDATE;TZID=Europe/Berlin:20260309T100000', 'EXDATE:20260309T090000Z', 'EXDATE;VALUE=DATE:20260309', 'EXDATE;TZID=America/New_York:20260309T050000', 'EXDATE:20260309T100000']) expect(at(...weekly, except), except).toHaveLength(4);
    expect(at(...weekly, 'EXDATE;TZID=Europe/Berlin:20260309T100000,20260316T100000', 'EXDATE:20260323T090000Z')).toHaveLength(2);
    expect(at(...weekly, 'RDATE;TZID=Europe/Berlin:20260310T120000', 'RDATE;VALUE=PERIOD:20260311T120000Z/20260311T150000Z,20260312T120000Z/PT15M').slice(2, 5)).toEqual(['03-10T11:00/03-10T12:00', '03-11T12:00/03-11T15:00', '03-12T12:00/03-12T12:15']);
    const days = ['DTSTART;VALUE=DATE:20260302', 'RRULE:FREQ=DAILY;COUNT=4'];
    for (const except of ['EXDATE;VALUE=DATE:20260303', 'EXDATE:20260303T000000Z', 'EXDATE:20260302T230000Z', 'EXDATE;TZID=Europe/Berlin:20260303T000000']) expect(shown(times(calendar(...event(...days, except)))).map((text) => text.slice(0, 5)), except).toEqual(['03-01', '03-03', '03-04']);
  });
  it('is changed occurrence by occurrence: moved, renamed, cancelled, declined', () => {
    const moved = event('RECURRENCE-ID;TZID=Europe/Berlin:20260309T100000', 'DTSTART;TZID=Europe/Berlin:20260310T140000', 'DTEND;TZID=Europe/Berlin:20260310T163000', 'SUMMARY:Moved');
    const cancelled = event('RECURRENCE-ID:20260316T090000Z', 'STATUS:CANCELLED');
    const declined = event('RECURRENCE-ID;TZID=Europe/Berlin:20260323T100000', 'DTSTART;TZID=Europe/Berlin:20260323T100000', 'DURATION:PT1H', 'ATTENDEE;PARTSTAT=DECLINED;CN="Me, myself":MAILTO:Me@Example.org');
    const all = times(calendar(...event(...weekly), ...moved, ...cancelled, ...declined), { owner: ['mailto:me@example.ORG'] });
    expect(shown(all)).toEqual(['03-02T09:00/03-02T10:00', '03-10T13:00/03-10T15:30', '03-30T08:00/03-30T09:00']);
    expect(all[1]).toMatchObject({ key: '20260309T090000Z', title: 'Moved' });
    expect(times(calendar(...event(...weekly), ...moved, ...cancelled, ...declined))).toHaveLength(4);
    const apart = [calendar(...declined), calendar(...event(...weekly)), calendar(...cancelled), calendar(...moved)];
    expect(times(apart, { owner: ['me@example.org'] })).toEqual(all);
  });
  it('is changed from one occurrence on', () => {
    const later = event('RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260316T100000', 'DTSTART;TZID=Europe/Berlin:20260317T140000', 'DTEND;TZID=Europe/Berlin:20260317T143000', 'SUMMARY:Later');
    expect(shown(times(calendar(...event(...weekly), ...later)))).toEqual(['03-02T09:00/03-02T10:00', '03-09T09:00/03-09T10:00', '03-17T13:00/03-17T13:30', '03-24T13:00/03-24T13:30', '03-31T12:00/03-31T12:30']);
    expect(shown(times(calendar(...event(...weekly), ...event('RECURRENCE-ID;RANGE=THISANDFUTURE:20260316T090000Z', 'STATUS:CANCELLED'))))).toHaveLength(2);
  });
  it('is found wherever a change moves it: out of the range, into it, and without its series', () => {
    const range = { from: new Date('2026-03-09T00:00:00Z'), to: new Date('2026-03-10T00:00:00Z') };
    const into = event('RECURRENCE-ID:20260330T080000Z', 'DTSTART:20260309T150000Z', 'DTEND:20260309T160000Z');
    const out = event('RECURRENCE-ID:20260309T090000Z', 'DTSTART:20260401T150000Z', 'DTEND:20260401T160000Z');
    expect(times(calendar(...event(...weekly), ...into, ...out), { range }).map((one) => one.key)).toEqual(['20260330T080000Z']);
    expect(times(calendar(...into), { range })).toMatchObject([{ key: '20260330T080000Z', start: new Date('2026-03-09T15:00:00Z') }]);
  });
  it('takes the newer of two versions of one thing', () => {
    const version = (sequence: number, hour: string) => event('RECURRENCE-ID:20260309T090000Z', `SEQUENCE:${sequence}`, `DTSTART:20260309T${hour}0000Z`, 'DURATION:PT1H');
    expect(shown(times(calendar(...event(...weekly), ...version(3, '15'), ...version(2, '12')))).at(1)).toBe('03-09T15:00/03-09T16:00');
    expect(at('SEQUENCE:1', 'DTSTART:20260701T090000Z', 'DTEND:20260701T100000Z')).toHaveLength(1);
    expect(shown(times([calendar(...event('SEQUENCE:2', 'DTSTART:20260701T090000Z', 'DURATION:PT1H')), calendar(...event('SEQUENCE:1', 'DTSTART:20260601T090000Z', 'DURATION:PT1H'))]))).toEqual(['07-01T09:00/07-01T10:00']);
  });
  it('keeps apart events that wrongly share one UID', () => {
    const found = times(calendar(...event('DTSTART:20260701T090000Z', 'DURATION:PT1H'), ...event('DTSTART:20260702T090000Z', 'DURATION:PT1H')));
    expect(found.map((one) => one.key)).toEqual(['20260701T090000Z', '20260702T090000Z']);
  });
});

describe('what takes no time', () => {
  it.each([
    ['transparent', 'TRANSP:TRANSPARENT'], ['cancelled', 'STATUS:CANCELLED'], ['marked as declined', 'X-ALMANAC-DECLINED:TRUE'], ['free in Outlook', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'],
    ['declined by the owner', 'ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=declined:mailto:ME@example.org'], ['declined under another address', 'ATTENDEE;PARTSTAT=DECLINED;EMAIL=me@example.org:/principals/123'],
  ])('is left out: %s', (_, line) => {
    const text = calendar(...event('DTSTART:20260701T090000Z', 'DURATION:PT1H', line));
    expect(times(text, { owner: ['me@example.org'] })).toEqual([]);
    expect(told).toEqual([]);
  });
  it('is not what somebody else declined, or what is opaque in so many words', () => {
    expect(times(calendar(...event('DTSTART:20260701T090000Z', 'DURATION:PT1H', 'ATTENDEE;PARTSTAT=DECLINED:mailto:you@example.org', 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@example.org', 'TRANSP:OPAQUE', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE')), { owner: ['me@example.org'] })).toHaveLength(1);
    expect(times(calendar('METHOD:CANCEL', ...event('DTSTART:20260701T090000Z', 'DURATION:PT1H')))).toEqual([]);
  });
});
