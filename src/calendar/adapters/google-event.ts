import { createHash } from 'node:crypto';
import { isZone, offsetAt } from '../../kernel/zone.ts';
import { blockMark } from '../ical/block-mark.ts';
import type { BlockDraft, RemoteObject } from '../remote-calendars.port.ts';
import type { GoogleEvent } from './google-shapes.ts';

const DIGITS = '0123456789abcdefghijklmnopqrstuv';

/** Google takes ids in the letters of base32hex; derived from the block's own identity, so that putting it in twice cannot make two. */
export function eventId(uid: string): string {
  let [bits, held, id] = [0, 0, ''];
  for (const byte of createHash('sha256').update(uid).digest()) {
    held = ((held << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) id += DIGITS[(held >> (bits - 5)) & 31];
  }
  return bits > 0 ? id + DIGITS[(held << (5 - bits)) & 31] : id;
}

/** What marks a block as ours. */
const marks = (event: GoogleEvent): { task: string; uid: string; mark: string } | null => {
  const { almanacTask: task, almanacUid: uid, almanacMark: mark = '' } = event.extendedProperties?.private ?? {};
  return task !== undefined && uid !== undefined ? { task, uid, mark } : null;
};

/** The block as Google's fields. `null` clears a date that a person put in place of a time. */
export function toGoogle(draft: BlockDraft, zone: string) {
  const when = (at: Date) => ({ dateTime: at.toISOString(), timeZone: zone, date: null });
  return {
    summary: draft.title, description: draft.description, start: when(draft.start), end: when(draft.end),
    extendedProperties: { private: { almanacTask: String(draft.taskId), almanacUid: draft.uid, almanacMark: blockMark(draft) } },
  };
}

/** Whether the event stands exactly as the block says: our own write that was not heard to succeed. */
export function standsAs(event: GoogleEvent, draft: BlockDraft): boolean {
  const at = (when: GoogleEvent['start']): number => Date.parse(when?.dateTime ?? '');
  return event.status !== 'cancelled' && marks(event)?.uid === draft.uid && (event.summary ?? '') === draft.title && at(event.start) === draft.start.getTime() && at(event.end) === draft.end.getTime();
}

/** A deleted event, unlike a cancelled exception, which its series needs. */
export const isDeleted = (event: GoogleEvent): boolean => event.status === 'cancelled' && !(event.recurringEventId && event.originalStartTime);

export function toRemote(event: GoogleEvent): RemoteObject {
  return { id: event.id, seriesId: event.recurringEventId ?? event.id, etag: event.etag ?? null, ics: isDeleted(event) ? null : toIcs(event) };
}

/** Other kinds (where somebody works today, a birthday) stand in the calendar and take no time. */
const TAKES_TIME = new Set(['default', 'focusTime', 'outOfOffice']);

/** One event as one VCALENDAR. Zones are named, never defined: Google knows IANA zones only, and so does the reader. */
export function toIcs(event: GoogleEvent): string {
  const ours = marks(event);
  const cancelled = event.status === 'cancelled';
  const free = event.transparency === 'transparent' || !TAKES_TIME.has(event.eventType ?? 'default');
  const series = (event.recurrence ?? []).flatMap((line) => (/^(RRULE|EXRULE|RDATE|EXDATE)[;:][^\p{Cc}]+$/u.test(line) ? [line] : []));
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Almanac//Google//EN', 'BEGIN:VEVENT',
    // Cancelled exceptions do not say their iCalUID, and the parts of a series must share one.
    // What a person copied carries our marks along, under an id that is not ours.
    `UID:${escape(ours && eventId(ours.uid) === (event.recurringEventId ?? event.id) ? ours.uid : `${event.recurringEventId ?? event.id}@google.com`)}`,
    `DTSTAMP:${utc(Date.parse(event.updated ?? '') || 0)}`,
    ...(cancelled ? times('DTSTART', event.originalStartTime, false) : [...times('DTSTART', event.start, series.length > 0), ...(event.end ? times('DTEND', event.end, series.length > 0) : [])]),
    ...(event.originalStartTime && event.recurringEventId ? times('RECURRENCE-ID', event.originalStartTime, true) : []),
    ...series,
    `SUMMARY:${escape(event.summary ?? '')}`,
    ...(ours && event.description ? [`DESCRIPTION:${escape(event.description)}`] : []), // other people's notes are none of our business
    `STATUS:${cancelled ? 'CANCELLED' : event.status === 'tentative' ? 'TENTATIVE' : 'CONFIRMED'}`,
    `TRANSP:${free ? 'TRANSPARENT' : 'OPAQUE'}`,
    `SEQUENCE:${Math.max(0, Math.trunc(event.sequence ?? 0))}`,
    ...(event.visibility === 'private' || event.visibility === 'confidential' ? [`CLASS:${event.visibility.toUpperCase()}`] : []),
    ...(event.attendees?.some((who) => who.self && who.responseStatus === 'declined') ? ['X-ALMANAC-DECLINED:TRUE'] : []),
    ...(ours ? [`X-ALMANAC-TASK:${escape(ours.task)}`, `X-ALMANAC-UID:${escape(ours.uid)}`, ...(ours.mark ? [`X-ALMANAC-MARK:${escape(ours.mark)}`] : [])] : []),
    'END:VEVENT', 'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

/** A time that Google wrote in a form of its own. */
export class UnreadableTime extends Error {}

/** `wall`: by the clock of its zone, as rules of recurrence need it; else in UTC, which is never said twice in a night in autumn. */
function times(name: string, when: GoogleEvent['start'], wall: boolean): string[] {
  if (when?.date) {
    if (!/^\d{4}-\d\d-\d\d$/.test(when.date) || Number.isNaN(Date.parse(when.date))) throw new UnreadableTime(name);
    return [`${name};VALUE=DATE:${when.date.replaceAll('-', '')}`];
  }
  const zone = when?.timeZone && isZone(when.timeZone) ? when.timeZone : null;
  const ms = instantOf(when?.dateTime ?? '', zone);
  if (Number.isNaN(ms)) throw new UnreadableTime(name);
  if (!wall || zone === null || zone === 'UTC' || zone === 'Etc/UTC') return [`${name}:${utc(ms)}`];
  return [`${name};TZID=${zone}:${utc(ms + offsetAt(zone, ms) * 60_000).slice(0, -1)}`];
}

/** An offset may be missing where a zone is named. */
function instantOf(written: string, zone: string | null): number {
  if (/(?:Z|[+-]\d\d:?\d\d)$/i.test(written)) return Date.parse(written);
  const local = Date.parse(`${written}Z`);
  if (zone === null || Number.isNaN(local)) return NaN;
  const guess = local - offsetAt(zone, local) * 60_000;
  return local - offsetAt(zone, guess) * 60_000;
}

const utc = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');

const escape = (text: string): string => text.replace(/\\/g, '\\\\').replace(/\r\n|\r|\n/g, '\\n').replace(/([;,])/g, '\\$1').replace(/\p{Cc}/gu, ' ').replace(/\p{Surrogate}/gu, '\ufffd');

/** Lines of at most 75 octets, cut between characters. */
function fold(line: string): string {
  if (Buffer.byteLength(line) <= 75) return line;
  let [folded, size] = ['', 0];
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (size + octets > 75) { folded += '\r\n '; size = 1; }
    folded += character;
    size += octets;
  }
  return folded;
}
