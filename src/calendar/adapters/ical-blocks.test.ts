import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { icalJs } from './ical-js.ts';

const ical = icalJs();
const NOW = new Date('2026-11-21T08:00:00Z');
const draft = (more: Partial<Parameters<typeof ical.writeBlock>[0]> = {}) => ({
  uid: 'task-7@almanac', title: 'Write; the, report\\ — "now" 📅', start: new Date('2026-11-23T09:00:00Z'), end: new Date('2026-11-23T10:30:00Z'), description: 'Because nothing earlier is free.\nAnd it is due on Friday.', taskId: 7, sequence: 2, ...more,
});
const parsed = (text: string) => new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent') as ICAL.Component;
const value = (text: string, name: string) => parsed(text).getFirstPropertyValue(name)?.toString();
const edited = (text: string, ...changes: [string | RegExp, string][]) => changes.reduce((now, [from, to]) => now.replace(from, to), text.replace(/\r\n[ \t]/g, ''));

describe('a block', () => {
  it('is written so that any reader reads it, in lines of at most 75 octets', () => {
    const text = ical.writeBlock(draft({ title: 'ä📅'.repeat(80) }), null, NOW);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).not.toContain('\uFFFD');
    expect(value(text, 'summary')).toBe('ä📅'.repeat(80));
    const plain = ical.writeBlock(draft(), null, NOW);
    expect([value(plain, 'summary'), value(plain, 'description'), value(plain, 'uid'), value(plain, 'sequence'), value(plain, 'status'), value(plain, 'x-almanac-task')]).toEqual([draft().title, draft().description, 'task-7@almanac', '2', 'CONFIRMED', '7']);
    expect(plain).toMatch(/\r\nDTSTART:20261123T090000Z\r\nDTEND:20261123T103000Z\r\n/);
    expect(new ICAL.Component(ICAL.parse(plain)).getFirstPropertyValue('version')).toBe('2.0');
  });

  it('is read as it was written', () => {
    for (const title of [draft().title, '', ' spaced ', 'a\nb', '\\n not a line end', 'x'.repeat(500)]) expect(ical.readBlock(ical.writeBlock(draft({ title }), null, NOW), 'Europe/Berlin')).toEqual({ uid: 'task-7@almanac', title, start: draft().start, end: draft().end, taskId: 7, original: true, asWritten: true });
  });

  it('tells a person\'s change from our own writes, and a copy from the original', () => {
    const text = ical.writeBlock(draft(), null, NOW);
    const read = (changed: string) => { const block = ical.readBlock(changed, 'UTC'); return [block?.original, block?.asWritten]; };
    expect(read(text.replace(/^SUMMARY:.*$/m, 'SUMMARY:Renamed'))).toEqual([true, false]);
    expect(read(text.replace(/^DTEND:.*$/m, 'DTEND:20311231T230000Z'))).toEqual([true, false]);
    expect(read(text.replace('END:VEVENT', 'COLOR:red\r\nEND:VEVENT'))).toEqual([true, true]);
    expect(read(text.replace(/^UID:.*$/m, 'UID:copied'))).toEqual([false, true]);
    // Written anew on what a person had changed it is ours again.
    expect(read(ical.writeBlock(draft({ title: 'Third' }), text.replace(/^SUMMARY:.*$/m, 'SUMMARY:Renamed'), NOW))).toEqual([true, true]);
  });

  it('keeps what a person added', () => {
    const base = edited(ical.writeBlock(draft(), null, NOW), [/(END:VEVENT)/, 'BEGIN:VALARM\r\nTRIGGER:-PT10M\r\nACTION:DISPLAY\r\nDESCRIPTION:Up!\r\nEND:VALARM\r\n$1'], [/(DTSTAMP)/, 'ATTENDEE;CN="A, B";X-ODD=1:mailto:a@example.org\r\nLOCATION:Here\\, there\r\nX-APPLE-THING;VALUE=URI:geo:1\\,2\r\nCOLOR:red\r\nTRANSP:TRANSPARENT\r\n$1'], ['TRANSP:OPAQUE\r\n', '']);
    const text = ical.writeBlock(draft({ title: 'Moved', start: new Date('2026-11-24T09:00:00Z'), end: new Date('2026-11-24T10:00:00Z'), sequence: 3, description: 'New reasons.' }), base, new Date('2026-11-22T00:00:00Z'));
    const kept = text.replace(/\r\n[ \t]/g, '');
    for (const line of ['ATTENDEE;CN="A, B";X-ODD=1:mailto:a@example.org', 'LOCATION:Here\\, there', 'X-APPLE-THING;VALUE=URI:geo:1\\,2', 'COLOR:red', 'TRANSP:TRANSPARENT', 'TRIGGER:-PT10M', 'DESCRIPTION:Up!', 'CREATED:20261121T080000Z']) expect(kept, line).toContain(`\r\n${line}\r\n`);
    expect([value(text, 'summary'), value(text, 'description'), value(text, 'sequence'), value(text, 'last-modified')]).toEqual(['Moved', 'New reasons.', '3', '2026-11-22T00:00:00Z']);
    expect(parsed(text).getAllProperties('dtstart')).toHaveLength(1);
    expect(parsed(text).getAllSubcomponents('valarm')).toHaveLength(1);
  });

  it('keeps a description that a person wrote or took away, and renews its own', () => {
    const ours = ical.writeBlock(draft({ description: 'First.' }), null, NOW);
    expect(value(ical.writeBlock(draft({ description: 'Second.' }), ours, NOW), 'description')).toBe('Second.');
    const theirs = edited(ours, ['DESCRIPTION:First.', 'DESCRIPTION:My own notes\\, kept']);
    expect(value(ical.writeBlock(draft({ description: 'Second.' }), theirs, NOW), 'description')).toBe('My own notes, kept');
    const none = edited(ours, ['DESCRIPTION:First.\r\n', '']);
    expect(value(ical.writeBlock(draft({ description: 'Second.' }), none, NOW), 'description')).toBeUndefined();
    const foreign = edited(ours, [/X-ALMANAC-NOTE:.*\r\n/, '']);
    expect(value(ical.writeBlock(draft({ description: 'Second.' }), foreign, NOW), 'description')).toBe('First.');
    const reflowed = edited(ical.writeBlock(draft({ description: 'One two\nthree' }), null, NOW), ['One two\\nthree', 'One  two\\n\\nthree']);
    expect(value(ical.writeBlock(draft({ description: 'Second.' }), reflowed, NOW), 'description')).toBe('Second.');
    expect(value(ical.writeBlock(draft({ description: '' }), ours, NOW), 'description')).toBeUndefined();
  });

  it('never goes back in its number, nor leaves two lengths', () => {
    const base = edited(ical.writeBlock(draft({ sequence: 9 }), null, NOW), [/DTEND:.*\r\n/, 'DURATION:PT3H\r\n'], ['DTSTART:20261123T090000Z', 'DTSTART;TZID=Europe/Berlin:20261123T100000']);
    expect(ical.readBlock(base, 'UTC')).toMatchObject({ start: new Date('2026-11-23T09:00:00Z'), end: new Date('2026-11-23T12:00:00Z') });
    const text = ical.writeBlock(draft(), base, NOW);
    expect(value(text, 'sequence')).toBe('9');
    expect(text).not.toContain('DURATION');
    expect(ical.readBlock(text, 'UTC')).toMatchObject({ start: draft().start, end: draft().end });
  });

  it('keeps the identity that the object has there, and says ours beside it', () => {
    const base = edited(ical.writeBlock(draft(), null, NOW), ['UID:task-7@almanac', 'UID:040000008200E'], [/X-ALMANAC-UID.*\r\n/, '']);
    expect(ical.readBlock(base, 'UTC')).toMatchObject({ uid: '040000008200E', taskId: 7 });
    const text = ical.writeBlock(draft(), base, NOW);
    expect(value(text, 'uid')).toBe('040000008200E');
    expect(ical.readBlock(text, 'UTC')).toMatchObject({ uid: 'task-7@almanac' });
  });

  it('is none where there is no event, and is written anew over what is none', () => {
    for (const text of ['', 'garbage', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR', 'BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:a\r\nEND:VTODO\r\nEND:VCALENDAR', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\nEND:VCALENDAR']) {
      expect(ical.readBlock(text, 'UTC')).toBeNull();
      expect(ical.readBlock(ical.writeBlock(draft(), text, NOW), 'UTC')).toMatchObject({ uid: 'task-7@almanac', taskId: 7 });
    }
    expect(ical.readBlock('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:d\r\nSUMMARY:Day\r\nDTSTART;VALUE=DATE:20260701\r\nEND:VEVENT\r\nEND:VCALENDAR', 'Europe/Berlin')).toEqual({ uid: 'd', title: 'Day', start: new Date('2026-06-30T22:00:00Z'), end: new Date('2026-07-01T22:00:00Z'), taskId: null, original: true, asWritten: false });
  });
});
