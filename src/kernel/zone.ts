/** Local time in an IANA zone, from Intl alone: days and weeks as numbers, wall-clock times as instants (milliseconds). */

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Offsets are looked up once a day inside spans of this length; between two equal look-ups the offset is taken as constant. */
const SPAN = 32 * DAY;
/** Intl takes any spelling of a zone's case, so the number of different names is not bounded by the number of zones. */
const MOST_ZONES = 1000;

interface Span {
  /** Ascending; the first entry holds from the start of the span. */
  readonly from: readonly number[];
  readonly offset: readonly number[];
}

interface ZoneCache {
  readonly format: Intl.DateTimeFormat;
  readonly spans: Map<number, Span>;
  lastNumber: number;
  last: Span | undefined;
}

const zones = new Map<string, ZoneCache>();

function cacheOf(zone: string): ZoneCache {
  const known = zones.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  if (zones.size >= MOST_ZONES) zones.clear();
  const made: ZoneCache = { format, spans: new Map(), lastNumber: NaN, last: undefined };
  zones.set(zone, made);
  return made;
}

/** Whether `name` is an IANA zone that this runtime knows. Plain offsets such as `+01:00` are no zones: they have no local calendar to keep. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z][\w+\-/]{0,63}$/.test(name)) return false;
  try {
    cacheOf(name);
    return true;
  } catch {
    return false;
  }
}

function askIntl(format: Intl.DateTimeFormat, ms: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(ms)) part[type] = Number(value);
  const wall = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'] ?? 1, part['hour'] ?? 0, part['minute'] ?? 0, part['second'] ?? 0);
  return (wall - Math.floor(ms / 1000) * 1000) / MINUTE;
}

function readSpan(cache: ZoneCache, number: number): Span {
  const from = [number * SPAN];
  const offset = [askIntl(cache.format, number * SPAN)];
  for (let at = number * SPAN; at < (number + 1) * SPAN; at += DAY) {
    const before = offset.at(-1) as number;
    const after = askIntl(cache.format, at + DAY);
    if (after === before) continue;
    let [low, high] = [at, at + DAY];
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (askIntl(cache.format, middle) === before) low = middle;
      else high = middle;
    }
    from.push(high);
    offset.push(askIntl(cache.format, high));
  }
  return { from, offset };
}

/** Minutes by which the zone's wall clock is ahead of UTC at an instant. Throws a RangeError for a zone that is none. */
export function offsetAt(zone: string, ms: number): number {
  const cache = cacheOf(zone);
  const number = Math.floor(ms / SPAN);
  let span = cache.last;
  if (number !== cache.lastNumber || !span) {
    span = cache.spans.get(number);
    if (!span) {
      span = readSpan(cache, number);
      cache.spans.set(number, span);
    }
    cache.last = span;
    cache.lastNumber = number;
  }
  let i = span.from.length - 1;
  while (i > 0 && ms < (span.from[i] as number)) i--;
  return span.offset[i] as number;
}

/** Number of the local calendar day that holds an instant (0 is 1970-01-01). */
export function dayOf(zone: string, ms: number): number {
  return Math.floor((ms + offsetAt(zone, ms) * MINUTE) / DAY);
}

/** Number of the week, from Monday, of a local day. */
export function weekOfDay(day: number): number {
  return Math.floor((day + 3) / 7);
}

/** Number of the local week, from Monday, that holds an instant. */
export function weekOf(zone: string, ms: number): number {
  return weekOfDay(dayOf(zone, ms));
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/**
 * The instant at which the wall clock shows `minutes` after midnight of a local day. A time that the clock shows twice is the
 * one that `pick` names; a time that the clock skips is the instant of the change.
 */
export function wallInstant(zone: string, day: number, minutes: number, pick: 'first' | 'last' = 'first'): number {
  const local = day * DAY + minutes * MINUTE;
  const before = offsetAt(zone, local - DAY);
  const after = offsetAt(zone, local + DAY);
  if (before === after) return local - before * MINUTE;
  const early = local - Math.max(before, after) * MINUTE;
  const late = local - Math.min(before, after) * MINUTE;
  const earlyFits = early + offsetAt(zone, early) * MINUTE === local;
  const lateFits = late + offsetAt(zone, late) * MINUTE === local;
  if (earlyFits && lateFits) return pick === 'first' ? early : late;
  if (earlyFits) return early;
  if (lateFits) return late;
  let [low, high] = [early, late];
  const target = offsetAt(zone, late);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === target) high = middle;
    else low = middle;
  }
  return high;
}

/** The first instant of a local day. */
export function startOfDay(zone: string, day: number): number {
  return wallInstant(zone, day, 0);
}

/** `2026-11-23` for a day number. */
export function dateText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The day number of `2026-11-23`; undefined for anything that is no date of the calendar. */
export function dayFromText(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && dateText(ms / DAY) === text ? ms / DAY : undefined;
}

/** The ISO week of a day: `2026-W48`. The year is that of the week's Thursday. */
export function weekName(day: number): string {
  const thursday = weekOfDay(day) * 7;
  const year = new Date(thursday * DAY).getUTCFullYear();
  const first = Date.UTC(year, 0, 1) / DAY;
  return `${year}-W${String(Math.floor((thursday - first) / 7) + 1).padStart(2, '0')}`;
}

/** An instant as ISO 8601 on the zone's wall clock, with its offset: `2026-11-23T09:00:00-08:00`. */
export function zonedText(zone: string, ms: number): string {
  const offset = offsetAt(zone, ms);
  if (!Number.isInteger(offset)) return new Date(ms).toISOString().replace('.000Z', 'Z');
  const wall = new Date(ms + offset * MINUTE).toISOString().replace(/(?:\.000)?Z$/, '');
  if (offset === 0) return `${wall}Z`;
  const size = Math.abs(offset);
  return `${wall}${offset < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}
