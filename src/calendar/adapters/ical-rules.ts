import { RRuleTemporal } from 'rrule-temporal';
import { taken } from '../ical/content-lines.ts';
import { type Zone, wallOf } from '../ical/zones.ts';

const DAY = 86_400_000;
/** A window is asked for in pieces of about so many times, so that a rule that never ends costs what is taken of it. */
const PIECE = 20_000;
const MOST_PIECES = 10_000;
const MOST_STEPS = 200_000;
const LISTS: Readonly<Record<string, readonly [number, number]>> = {
  BYSECOND: [0, 60], BYMINUTE: [0, 59], BYHOUR: [0, 23], BYMONTHDAY: [-31, 31], BYYEARDAY: [-366, 366], BYWEEKNO: [-53, 53], BYMONTH: [1, 12], BYSETPOS: [-366, 366],
};

/** A rule that cannot be followed; the message says why. */
export class RuleError extends Error {
  override name = 'RuleError';
}

export interface Repeating {
  /** Wall time of the first occurrence, which counts whether the rule names it or not. */
  readonly start: number;
  readonly isDate: boolean;
  /** What the wall clock is read in. */
  readonly zone: Zone;
}

const pad = (value: number, size = 2): string => String(value).padStart(size, '0');
function basic(wall: number): string {
  const at = new Date(wall);
  return `${pad(at.getUTCFullYear(), 4)}${pad(at.getUTCMonth() + 1)}${pad(at.getUTCDate())}T${pad(at.getUTCHours())}${pad(at.getUTCMinutes())}${pad(at.getUTCSeconds())}Z`;
}

/** An end as wall time: calendars write it as a date, in UTC, or on the wall clock, whatever the start is. */
function untilOf(text: string, { isDate, zone }: Repeating): number {
  const [, year, month, day, hour, minute, second, utc] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/i.exec(text) ?? [];
  if (year === undefined) throw new RuleError(`UNTIL=${text.slice(0, 40)} is no date`);
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (hour === undefined) return date + DAY - 1000;
  const wall = date + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  // For whole days, midnight and the last second are meant as they stand, whichever zone they claim.
  const literal = !utc || (isDate && (wall === date || wall === date + DAY - 1000));
  const local = literal ? wall : wallOf(zone, wall);
  return isDate ? Math.floor(local / DAY) * DAY : local;
}

interface Rule { readonly frequency: string; readonly parts: Map<string, string>; readonly count: number | undefined; readonly until: number | undefined; /** Occurrences a day at most. */ readonly daily: number }

function readRule(text: string, repeating: Repeating): Rule {
  const given = new Map(text.split(';').map((part) => part.split('=', 2).map((side) => side.trim().toUpperCase()) as [string, string | undefined]).filter((pair): pair is [string, string] => !!pair[1]));
  const frequency = given.get('FREQ') ?? '';
  if (!/^(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(frequency)) throw new RuleError(`FREQ=${frequency.slice(0, 40)} is none that exists`);
  if (repeating.isDate && /^(SECONDLY|MINUTELY|HOURLY)$/.test(frequency)) throw new RuleError(`whole days cannot recur ${frequency.toLowerCase()}`);
  if ((given.get('RSCALE') ?? 'GREGORIAN') !== 'GREGORIAN') throw new RuleError(`a calendar other than the Gregorian (${(given.get('RSCALE') as string).slice(0, 40)})`);
  const parts = new Map([['FREQ', frequency]]);
  const interval = Number(given.get('INTERVAL') ?? 1);
  if (Number.isSafeInteger(interval) && interval > 1) parts.set('INTERVAL', String(Math.min(interval, 1e9)));
  for (const [name, [low, high]] of Object.entries(LISTS)) {
    const list = given.get(name);
    if (list === undefined || (repeating.isDate && /^BY(HOUR|MINUTE|SECOND)$/.test(name))) continue;
    const values = [...new Set(list.split(',').map(Number))].sort((a, b) => a - b);
    if (values.some((value) => !Number.isInteger(value) || value < low || value > high || (value === 0 && low < 0))) throw new RuleError(`${name}=${list.slice(0, 40)} is out of its range`);
    parts.set(name, values.join(','));
  }
  const days = given.get('BYDAY');
  if (days !== undefined) {
    if (!days.split(',').every((day) => /^[+-]?(?:[1-9]|[1-4]\d|5[0-3])?(?:SU|MO|TU|WE|TH|FR|SA)$/.test(day))) throw new RuleError(`BYDAY=${days.slice(0, 40)} names no days`);
    // Numbered days mean something within months and years only; elsewhere the day alone is what calendars take.
    parts.set('BYDAY', [...new Set(days.split(',').map((day) => (/^(MONTHLY|YEARLY)$/.test(frequency) ? day : day.slice(-2))))].join(','));
  }
  if (/^(SU|MO|TU|WE|TH|FR|SA)$/.test(given.get('WKST') ?? '')) parts.set('WKST', given.get('WKST') as string);
  const count = given.has('COUNT') ? Number(given.get('COUNT')) : undefined;
  if (count !== undefined && (!Number.isInteger(count) || count < 1)) throw new RuleError(`COUNT=${(given.get('COUNT') as string).slice(0, 40)} is no number of times`);
  const size = (name: string, whole: number, inherits: boolean): number => parts.get(name)?.split(',').length ?? (inherits ? 1 : whole);
  const rank = ['SECONDLY', 'MINUTELY', 'HOURLY'].indexOf(frequency);
  const daily = size('BYHOUR', 24, rank < 0) * size('BYMINUTE', 60, rank < 0 || rank > 1) * size('BYSECOND', 60, rank !== 0);
  const until = given.has('UNTIL') ? untilOf(given.get('UNTIL') as string, repeating) : undefined;
  return { frequency, parts, count, until, daily };
}

/** Wall times that a rule gives within a stretch of wall time, in order (the first one perhaps not among them); `more` when there are more than `most`. */
export function repeat(text: string, repeating: Repeating, from: number, to: number, most: number): { walls: number[]; more: boolean } {
  const rule = readRule(taken(text).value, repeating);
  const { parts, until } = rule;
  const end = Math.min(to, until ?? to);
  const begin = Math.max(Math.floor(from / 1000) * 1000, repeating.start);
  if (end < begin) return { walls: [], more: false };
  // Counting is dear and is left out where the end of the stretch comes before the count can.
  const counted = rule.count !== undefined && rule.count < (Math.ceil((end - repeating.start) / DAY) + 1) * rule.daily + 1;
  if (counted) parts.set('COUNT', String(rule.count));
  const engine = new RRuleTemporal({
    rruleString: `DTSTART:${basic(repeating.start)}\nRRULE:${[...parts].map(([name, value]) => `${name}=${value}`).join(';')}`,
    includeDtstart: counted, maxIterations: MOST_STEPS, cache: false,
    // Counting what it looks at makes the library thirty times slower: only for rules that could look at very much.
    ...(rule.daily > 24 && { maxCandidateEvaluations: MOST_STEPS }),
  });
  const piece = counted ? Infinity : Math.max(DAY / 4, Math.floor(PIECE / rule.daily) * DAY);
  const walls: number[] = [];
  try {
    for (let at = begin, pieces = 0; at <= end; at += piece, pieces++) {
      if (pieces === MOST_PIECES) throw new RuleError('its rule takes too long to follow');
      for (const time of engine.between(new Date(at), new Date(Math.min(end, at + piece - 1000)), true)) {
        if (walls.length === most) return { walls, more: true };
        walls.push(time.epochMilliseconds);
      }
    }
  } catch (error) {
    if (error instanceof RuleError) throw error;
    throw new RuleError(`its rule cannot be followed (${error instanceof Error ? error.message.slice(0, 100) : 'unknown'})`);
  }
  return { walls, more: false };
}
