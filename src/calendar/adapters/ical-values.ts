import ICAL from 'ical.js';
import { type Component, taken, unescapeText } from '../ical/content-lines.ts';
import { UTC, type Zone, instantOf } from '../ical/zones.ts';

const DAY = 86_400_000;
/** Longer than anything that anybody attends. */
const LONGEST = 36_600 * DAY;
/** No two wall clocks are further apart. */
const CLOCKS = 26 * 3_600_000;

/** A time as it is written: wall time as if it were UTC, and what clock it is on. */
export interface WallTime { readonly wall: number; readonly isDate: boolean; readonly utc: boolean; readonly tzid: string | undefined; /** Of a period: its own end. */ readonly length: Length | undefined }
/** Days of the calendar, which are not always 24 hours, and exact time. */
export interface Length { readonly days: number; readonly exact: number }

/** A time with its zone found. */
export interface Moment { readonly wall: number; readonly isDate: boolean; readonly zone: Zone }

export const startOf = (moment: Moment): number => instantOf(moment.zone, moment.wall);

function wallOfText(text: string): { wall: number; isDate: boolean; utc: boolean } | undefined {
  const [, year, month, day, hour, minute, second, utc] = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(Z)?|T::)?$/i.exec(text) ?? []; // `T::`: a date that does not say it is one
  if (year === undefined) return undefined;
  const date = new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (new Date(date).getUTCDate() !== Number(day) || Number(month) > 12) return undefined;
  if (hour === undefined) return { wall: date, isDate: true, utc: false };
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Math.min(Number(second), 59);
  return Number(hour) > 24 || Number(minute) > 59 || seconds > DAY / 1000 ? undefined : { wall: date + seconds * 1000, isDate: false, utc: utc !== undefined };
}

function lengthOfText(text: string): Length | undefined {
  const duration = ICAL.Duration.fromString(text);
  const length = { days: duration.weeks * 7 + duration.days, exact: ((duration.hours * 60 + duration.minutes) * 60 + duration.seconds) * 1000 };
  return duration.isNegative || !(length.days * DAY + length.exact <= LONGEST) ? undefined : length;
}

/** The times of a DTSTART, EXDATE, RDATE …; those that are none are left away. */
export function wallTimes(line: string): WallTime[] {
  if (!line) return [];
  let values: unknown[];
  try { values = ICAL.parse.property(line).slice(3); } catch { return []; }
  const tzid = taken(line).params.get('TZID');
  return values.flatMap((value) => {
    const [begin, end] = Array.isArray(value) ? value as unknown[] : String(value).split('/');
    const time = wallOfText(String(begin));
    if (!time) return [];
    let length: Length | undefined;
    if (end !== undefined) {
      const until = wallOfText(String(end));
      try { length = until ? { days: 0, exact: until.wall - time.wall } : lengthOfText(String(end)); } catch { return []; }
      if (!length) return [];
    }
    return [{ ...time, tzid: time.utc || time.isDate ? undefined : tzid, length }];
  });
}

export const lineOf = (component: Component, name: string): string | undefined => component.lines.find((line) => line.name === name)?.text;
const valueOf = (component: Component, name: string): string => { const line = lineOf(component, name); return line === undefined ? '' : taken(line).value.trim(); };
export const textOf = (component: Component, name: string): string => { const line = lineOf(component, name); return line === undefined ? '' : unescapeText(taken(line).value); };

export function labelOf(event: Component): string {
  const [title, uid] = [textOf(event, 'SUMMARY').replace(/\s+/g, ' ').trim(), valueOf(event, 'UID')];
  return title ? `"${title.slice(0, 80)}"` : uid ? `event ${uid.slice(0, 80)}` : `line ${event.line}`;
}

/** One VEVENT with its times understood. */
export interface EventParts {
  readonly uid: string;
  readonly title: string;
  readonly start: Moment | undefined;
  /** Looked up when it is asked for: zones cost time, and most events of an old calendar are long past. */
  readonly length: Length;
  /** It takes place once and its wall times say that, wherever they are, it is over before or begins after. */
  outside(from: number, to: number): boolean;
  readonly rules: readonly string[];
  readonly exceptRules: readonly string[];
  readonly more: readonly (Moment & { readonly length: Length | undefined })[];
  readonly except: readonly (Moment & { readonly utc: boolean })[];
  readonly replaces: (Moment & { readonly utc: boolean }) | undefined;
  readonly andLater: boolean;
  readonly cancelled: boolean;
  /** It takes no time of its owner: transparent, declined. */
  readonly free: boolean;
  /** Which of two versions is the newer. */
  readonly version: readonly [number, number];
  /** What to call it where something of it is left out. */
  readonly label: string;
}

export interface Reading { readonly zone: Zone; readonly owner: ReadonlySet<string>; findZone(tzid: string): Zone | undefined; warn(what: string, why: string): void }

const address = (text: string): string => text.trim().toLowerCase().replace(/^mailto:/, '');
export const addresses = (owner: readonly string[]): ReadonlySet<string> => new Set(owner.map(address).filter(Boolean));

function declined(event: Component, owner: ReadonlySet<string>): boolean {
  if (/^true$/i.test(valueOf(event, 'X-ALMANAC-DECLINED'))) return true;
  return owner.size > 0 && event.lines.some((line) => {
    if (line.name !== 'ATTENDEE') return false;
    const { value, params } = taken(line.text);
    return /^declined$/i.test(params.get('PARTSTAT') ?? '') && (owner.has(address(value)) || owner.has(address(params.get('EMAIL') ?? '')));
  });
}

function lengthOf(event: Component, start: Moment | undefined, end: Moment | undefined, warn: Reading['warn']): Length {
  const given = lineOf(event, 'DURATION');
  if (start && end) {
    if (end.wall - start.wall > LONGEST) { warn(labelOf(event), 'its length cannot be read'); return { days: start.isDate ? 1 : 0, exact: 0 }; }
    if (!start.isDate) return { days: 0, exact: startOf(end) - startOf(start) };
    return { days: Math.max(Math.ceil((end.wall - start.wall) / DAY), end.wall === start.wall ? 1 : -1), exact: 0 };
  }
  if (given !== undefined) {
    try {
      const length = lengthOfText(String(ICAL.parse.property(given)[3]));
      if (length) return start?.isDate ? { days: Math.max(1, length.days + Math.ceil(length.exact / DAY)), exact: 0 } : length;
    } catch { /* said below */ }
    warn(labelOf(event), 'its length cannot be read');
  }
  return { days: start?.isDate ? 1 : 0, exact: 0 };
}

export function readEvent(event: Component, method: string, reading: Reading): EventParts {
  const moment = (time: WallTime): Moment & { utc: boolean; length: Length | undefined } => {
    const zone = time.utc ? UTC : time.tzid === undefined ? reading.zone : reading.findZone(time.tzid);
    if (!zone) reading.warn(labelOf(event), `nothing says where the time zone "${(time.tzid as string).slice(0, 80)}" is, so its times are read as local ones`);
    return { wall: time.wall, isDate: time.isDate, utc: time.utc, zone: zone ?? reading.zone, length: time.length };
  };
  const moments = (name: string) => event.lines.filter((line) => line.name === name).flatMap((line) => wallTimes(line.text)).map(moment);
  const [start] = moments('DTSTART');
  const [end] = moments('DTEND');
  const [replaces] = moments('RECURRENCE-ID');
  const idLine = lineOf(event, 'RECURRENCE-ID');
  const [changed] = [...moments('LAST-MODIFIED'), ...moments('DTSTAMP')];
  const raw = (name: string) => event.lines.filter((line) => line.name === name).map((line) => line.text);
  const free = /^transparent$/i.test(valueOf(event, 'TRANSP')) || (lineOf(event, 'TRANSP') === undefined && /^free$/i.test(valueOf(event, 'X-MICROSOFT-CDO-BUSYSTATUS')));
  let length: Length | undefined;
  const rules = raw('RRULE');
  const more = moments('RDATE');
  return {
    uid: valueOf(event, 'UID'), title: textOf(event, 'SUMMARY'), start,
    get length() { return length ??= lengthOf(event, start, end, reading.warn); },
    outside(from, to) {
      if (!start || rules.length || more.length || replaces) return false;
      return start.wall - CLOCKS > to || (end?.wall ?? start.wall + this.length.days * DAY + this.length.exact) + DAY + CLOCKS < from;
    },
    rules, exceptRules: raw('EXRULE'), more, except: moments('EXDATE'), replaces, andLater: idLine !== undefined && /^thisandfuture$/i.test(taken(idLine).params.get('RANGE') ?? ''),
    cancelled: /^cancelled$/i.test(valueOf(event, 'STATUS')) || method === 'CANCEL', free: free || declined(event, reading.owner),
    version: [Number.parseInt(valueOf(event, 'SEQUENCE'), 10) || 0, changed?.wall ?? 0], label: labelOf(event),
  };
}
