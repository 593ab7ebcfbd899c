import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventId, standsAs, toIcs, toRemote, UnreadableTime } from './google-event.ts';
import { GoogleEvent } from './google-shapes.ts';

const event = (more: Record<string, unknown>): GoogleEvent => GoogleEvent.parse({ id: 'abc', etag: '"1"', status: 'confirmed', summary: 'Meeting', updated: '2031-01-02T03:04:05.678Z', start: { dateTime: '2031-03-10T10:00:00+01:00', timeZone: 'Europe/Berlin' }, end: { dateTime: '2031-03-10T11:00:00+01:00', timeZone: 'Europe/Berlin' }, ...more });
const lines = (more: Record<string, unknown>): string[] => toIcs(event(more)).replaceAll('\r\n ', '').split('\r\n');
const line = (more: Record<string, unknown>, name: string): string | undefined => lines(more).find((one) => new RegExp(`^${name}[;:]`).test(one));

describe('ids of blocks', () => {
  it('are the letters that Google takes, and always the same', () => {
    fc.assert(fc.property(fc.string(), (uid) => { expect(eventId(uid)).toMatch(/^[0-9a-v]{52}$/); }));
    expect(eventId('a@almanac')).toBe(eventId('a@almanac'));
    expect(eventId('a@almanac')).not.toBe(eventId('b@almanac'));
  });

  it('are base32hex of a SHA-256, as others would write it', () => {
    expect(eventId('')).toBe(base32hex(Buffer.from('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'hex')));
  });
});

/** By long division, in place of shifting bits. */
function base32hex(bytes: Buffer): string {
  const whole = BigInt(`0x${bytes.toString('hex')}`) << 4n; // 256 bits and 4 of padding are 52 digits
  return whole.toString(32).padStart(52, '0');
}

describe('an event as iCalendar', () => {
  it('says single times in UTC, and days as days', () => {
    expect(line({}, 'DTSTART')).toBe('DTSTART:20310310T090000Z');
    expect(line({}, 'DTEND')).toBe('DTEND:20310310T100000Z');
    const day = { start: { date: '2031-03-10' }, end: { date: '2031-03-12' } };
    expect([line(day, 'DTSTART'), line(day, 'DTEND')]).toEqual(['DTSTART;VALUE=DATE:20310310', 'DTEND;VALUE=DATE:20310312']);
    expect(line({}, 'DTSTAMP')).toBe('DTSTAMP:20310102T030405Z');
  });

  it('says a series by the clock of its zone, with its rules as they stand', () => {
    const series = { recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO', 'EXDATE;TZID=Europe/Berlin:20310317T100000', 'X-BAD:1', 'RRULE:FREQ=DAILY\r\nATTENDEE:mailto:evil@example.com'] };
    expect(line(series, 'DTSTART')).toBe('DTSTART;TZID=Europe/Berlin:20310310T100000');
    expect(lines(series).filter((one) => /RULE|EXDATE|ATTENDEE|X-BAD/.test(one))).toEqual(['RRULE:FREQ=WEEKLY;BYDAY=MO', 'EXDATE;TZID=Europe/Berlin:20310317T100000']);
    expect(line({ ...series, start: { dateTime: '2031-03-10T10:00:00Z', timeZone: 'Etc/UTC' } }, 'DTSTART')).toBe('DTSTART:20310310T100000Z');
    expect(line({ ...series, start: { dateTime: '2031-03-10T10:00:00', timeZone: 'America/New_York' } }, 'DTSTART')).toBe('DTSTART;TZID=America/New_York:20310310T100000');
  });

  it('gives the exceptions of a series its identity, whether they moved or were cancelled', () => {
    const moved = event({ id: 'abc_20310317T090000Z', recurringEventId: 'abc', iCalUID: 'elsewhere', originalStartTime: { dateTime: '2031-03-17T10:00:00+01:00', timeZone: 'Europe/Berlin' } });
    const gone = GoogleEvent.parse({ id: 'abc_20310407T080000Z', status: 'cancelled', recurringEventId: 'abc', originalStartTime: { dateTime: '2031-04-07T10:00:00+02:00', timeZone: 'Europe/Berlin' } });
    expect([toRemote(moved), toRemote(gone)].map(({ seriesId }) => seriesId)).toEqual(['abc', 'abc']);
    expect(toIcs(moved)).toContain('\r\nUID:abc@google.com\r\n');
    expect(toIcs(moved)).toContain('\r\nRECURRENCE-ID;TZID=Europe/Berlin:20310317T100000\r\n');
    expect(toIcs(gone)).toContain('\r\nUID:abc@google.com\r\n');
    expect(toIcs(gone)).toMatch(/DTSTART:20310407T080000Z\r\nRECURRENCE-ID;TZID=Europe\/Berlin:20310407T100000\r\n[^]*STATUS:CANCELLED/);
    expect(toRemote(GoogleEvent.parse({ id: 'abc', status: 'cancelled' })).ics).toBeNull();
    const day = { id: 'abc_20310317', recurringEventId: 'abc', originalStartTime: { date: '2031-03-17' }, start: { date: '2031-03-18' }, end: { date: '2031-03-19' } };
    expect(line(day, 'RECURRENCE-ID')).toBe('RECURRENCE-ID;VALUE=DATE:20310317');
  });

  it('takes time as Google shows it: not when free, of a kind that only informs, or declined', () => {
    for (const [more, transp] of [[{}, 'OPAQUE'], [{ transparency: 'transparent' }, 'TRANSPARENT'], [{ eventType: 'workingLocation' }, 'TRANSPARENT'], [{ eventType: 'birthday' }, 'TRANSPARENT'], [{ eventType: 'focusTime' }, 'OPAQUE'], [{ eventType: 'outOfOffice' }, 'OPAQUE']] as const) expect(line(more, 'TRANSP')).toBe(`TRANSP:${transp}`);
    expect(lines({ attendees: [{ self: true, responseStatus: 'declined' }, { responseStatus: 'accepted' }] })).toContain('X-ALMANAC-DECLINED:TRUE');
    expect(lines({ attendees: [{ self: true, responseStatus: 'needsAction' }, { responseStatus: 'declined' }] })).not.toContain('X-ALMANAC-DECLINED:TRUE');
    expect(line({ status: 'tentative' }, 'STATUS')).toBe('STATUS:TENTATIVE');
  });

  it('knows our blocks by their marks, and keeps other people\'s notes outside', () => {
    const ours = { id: eventId('u1@almanac'), description: 'because; of\nthis', extendedProperties: { private: { almanacTask: '7', almanacUid: 'u1@almanac', theirs: 'x' } } };
    expect(lines(ours)).toEqual(expect.arrayContaining(['UID:u1@almanac', 'X-ALMANAC-TASK:7', 'X-ALMANAC-UID:u1@almanac', 'DESCRIPTION:because\\; of\\nthis']));
    // A copy carries the marks along, and is not the block.
    expect(lines({ ...ours, id: 'copied' })).toEqual(expect.arrayContaining(['UID:copied@google.com', 'X-ALMANAC-UID:u1@almanac']));
    expect(toIcs(event({ description: 'the code of the door is 1234' }))).not.toContain('1234');
    const draft = { uid: 'u1@almanac', title: 'Meeting', start: new Date('2031-03-10T09:00:00Z'), end: new Date('2031-03-10T10:00:00Z'), description: '', taskId: 7, sequence: 0 };
    expect(standsAs(event(ours), draft)).toBe(true);
    expect([{ ...draft, title: 'Other' }, { ...draft, end: new Date('2031-03-10T11:00:00Z') }, { ...draft, uid: 'u2@almanac' }].map((one) => standsAs(event(ours), one))).toEqual([false, false, false]);
  });

  it('cannot be broken by what stands in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (summary) => {
      const text = toIcs(event({ summary, extendedProperties: { private: { almanacTask: '1', almanacUid: summary } } }));
      for (const one of text.split('\r\n')) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75);
      const whole = text.replaceAll('\r\n ', '').split('\r\n');
      expect(whole.filter((one) => /^(BEGIN|END|DTSTART|ATTENDEE)[;:]/.test(one))).toHaveLength(5);
      expect(/[^\P{Cc}\r\n]/u.test(text)).toBe(false);
    }));
  });

  it('is refused when its times cannot be read', () => {
    for (const start of [{}, { dateTime: 'soon' }, { date: '2031-02-31x' }, { dateTime: '2031-03-10T10:00:00' }]) expect(() => toIcs(event({ start }))).toThrow(UnreadableTime);
  });
});
