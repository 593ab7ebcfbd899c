import { dayInYear, type DayKind, dayPattern, type NamedDay, readDay } from '../kernel/dates/named-day.ts';
import { unitOf, weekdayNumber, WEEKDAYS_IN_TEXT } from '../kernel/dates/vocabulary.ts';
import { dateText, dayFromText } from '../kernel/zone.ts';

// The days and periods that a running text names, for what people say about their time. In folded text: lower case, without accents.

export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}+/gu, '').replaceAll('ß', 'ss').replaceAll('’', "'").toLowerCase();

/** A text as its words alone: what is quoted is compared so. */
export const wordsOf = (text: string): string => ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;

export interface Days { readonly first: number; readonly last: number; readonly at: number; readonly end: number }

export const WEEKDAY = WEEKDAYS_IN_TEXT;
/** Monday is 0. */
export const weekdayNamed = weekdayNumber;

/** Of the words for days those that say when somebody is away: "in three days" and "by the end of the month" say something else. */
const KINDS: readonly DayKind[] = ['iso', 'holiday', 'word', 'period', 'date', 'dotted', 'weekday', 'ordinal'];
const DATE = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${dayPattern({ kinds: KINDS, inText: true })})(?![\p{L}\p{N}])`, 'gu');
const PERIODS = new Set(['week', 'weekend']);

const TO = String.raw`(?:to|until|till|through|thru|bis|bis zum|au|al|a|hasta|hasta el|jusqu'au|-|–|—)`;
const GAP = new RegExp(String.raw`^\s*${TO}\s*(?:and including\s+)?(?:the |le |el |zum |dem )?$`);
const DAY_BEFORE = new RegExp(String.raw`(?<![\d:.])(\d{1,2})(?:st|nd|rd|th|er|\.)?\s*${TO}\s*(?:the |le |el |zum )?$`);
const DAY_AFTER = new RegExp(String.raw`^\s*${TO}\s*(?:the )?(\d{1,2})(?:st|nd|rd|th)?\b(?!\s*(?::|\.\d|h\b|am\b|pm\b|uhr))`);

const numberOf = (year: number, month: number, day: number): number | null => dayFromText(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`) ?? null;

interface Point extends Days { readonly month: number | null; readonly yearSaid: boolean; readonly habit: boolean }

function pointOf(match: RegExpMatchArray, today: number): Point | null {
  const groups = match.groups ?? {};
  const period = groups['nextunit'] ?? groups['unitnext'] ?? groups['thisunit'];
  // Nobody is away for a month because of something next month.
  if (period !== undefined && !PERIODS.has(unitOf(period))) return null;
  const day: NamedDay | null = readDay(groups, today);
  if (!day) return null;
  const at = match.index as number;
  return { first: day.first, last: day.last, at, end: at + match[0].length, month: day.month, yearSaid: day.yearSaid, habit: day.bare };
}

/** The days and periods that a folded text names, seen from the local day it was said on, in their order. `habit`: a bare weekday, which may mean every one. */
export function daysIn(text: string, today: number): (Days & { readonly habit: boolean })[] {
  const points = [...text.matchAll(DATE)].flatMap((match) => pointOf(match, today) ?? []);
  const out: (Days & { habit: boolean })[] = [];
  for (let i = 0; i < points.length; i++) {
    const point = points[i] as Point;
    const next = points[i + 1];
    if (next && GAP.test(text.slice(point.end, next.at))) {
      out.push(span(point, next, today));
      i++;
      continue;
    }
    const before = point.month === null ? null : DAY_BEFORE.exec(text.slice(0, point.at));
    const after = point.month === null ? null : DAY_AFTER.exec(text.slice(point.end));
    if (before) out.push({ first: dayBefore(Number(before[1]), point.first), last: point.last, at: point.at - before[0].length, end: point.end, habit: false });
    else if (after) out.push({ first: point.first, last: dayAfter(Number(after[1]), point.first), at: point.at, end: point.end + after[0].length, habit: false });
    else out.push({ first: point.first, last: point.last, at: point.at, end: point.end, habit: point.habit });
  }
  return out.filter(({ first, last }) => last >= first && last - first <= 400);
}

/** From one point to another; a period under way began before today. */
function span(a: Point, b: Point, today: number): Days & { habit: boolean } {
  let [first, last] = [a.first, b.last];
  if (b.yearSaid && a.month !== null && !a.yearSaid) {
    const [year, day] = [Number(dateText(last).slice(0, 4)), Number(dateText(a.first).slice(8))];
    first = [year, year - 1].map((y) => numberOf(y, a.month as number, day)).find((n) => n !== null && n <= last) ?? first;
  }
  while (last < first && !b.yearSaid) last += 7 * (b.habit ? 1 : 53);
  if (b.month !== null && !b.yearSaid && a.month !== null) {
    const [year, month, day] = dateText(a.first).split('-').map(Number) as [number, number, number];
    last = b.last;
    const before = numberOf(year - 1, month, day);
    if (last < first && before !== null && before <= today && !a.yearSaid) first = before;
    else if (last < first) last = dayInYear(first, undefined, b.month, Number(dateText(b.last).slice(8))) ?? last;
  }
  if (a.habit && b.habit && last < first) last += 7;
  return { first, last, at: a.at, end: b.end, habit: false };
}

/** The day of that number in the month of another day, or in the month before. */
function dayBefore(number: number, of: number): number {
  const [year, month, day] = dateText(of).split('-').map(Number) as [number, number, number];
  return (number <= day ? numberOf(year, month, number) : numberOf(month === 1 ? year - 1 : year, month === 1 ? 12 : month - 1, number)) ?? of;
}
function dayAfter(number: number, of: number): number {
  const [year, month, day] = dateText(of).split('-').map(Number) as [number, number, number];
  return (number >= day ? numberOf(year, month, number) : numberOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, number)) ?? of;
}
