import { dateText, dayFromText, weekdayOf } from '../kernel/zone.ts';
import { HOLIDAY, holidayAfter } from './holiday-words.ts';

// Days in plain words of English, German, French and Spanish: dates, weekdays, holidays, periods of them. In folded text: lower
// case, without accents. A date that could be read in two ways (3/4) is not read at all.

export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}+/gu, '').replaceAll('ß', 'ss').replaceAll('’', "'").toLowerCase();

/** A text as its words alone: what is quoted is compared so. */
export const wordsOf = (text: string): string => ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;

export interface Days { readonly first: number; readonly last: number; readonly at: number; readonly end: number }

const MONTHS = ['jan(?:uary|uar|vier)?|enero', 'feb(?:ruary|ruar|rero)?|fevrier', 'mar(?:ch|z|s|zo)|maerz', 'apr(?:il)?|avril|abril', 'may|mai|mayo', 'june?|juni|juin|junio', 'july?|juli|juillet|julio', 'aug(?:ust)?|aout|agosto',
  'sept?(?:ember|embre|iembre)?', 'oct(?:ober|obre|ubre)?|oktober', 'nov(?:ember|embre|iembre)?', 'dec(?:ember|embre)?|dezember|diciembre'];
const MONTH = MONTHS.join('|');
const WEEKDAYS = ['mondays?|montags?|lundis?|lunes', 'tuesdays?|dienstags?|mardis?|martes', 'wednesdays?|mittwochs?|mercredis?|miercoles', 'thursdays?|donnerstags?|jeudis?|jueves', 'fridays?|freitags?|vendredis?|viernes', 'saturdays?|samstags?|sonnabends?|samedis?|sabados?', 'sundays?|sonntags?|dimanches?|domingos?'];
export const WEEKDAY = WEEKDAYS.join('|');
/** Monday is 0. */
export const weekdayNamed = (name: string): number => WEEKDAYS.findIndex((names) => new RegExp(`^(?:${names})$`).test(name));

const NEXT = 'next|nachste[rnsm]?|kommende[rnsm]?|proxim[oa]';
const DATE = new RegExp([
  String.raw`\b(?<iso>\d{4}-\d\d-\d\d)\b`,
  String.raw`\b(?<holiday>${HOLIDAY})\b`,
  String.raw`\b(?<day>\d{1,2})(?:st|nd|rd|th|er|\.)?\s*(?:of\s+|de\s+)?(?<month>${MONTH})\b\.?(?:,?\s+(?:de\s+|del\s+)?(?<year>20\d\d)\b)?`,
  String.raw`\b(?<month2>${MONTH})\.?\s+(?<day2>\d{1,2})(?:st|nd|rd|th)?\b(?![:.]\d)(?:,?\s+(?<year2>20\d\d)\b)?`,
  String.raw`\b(?<dotday>\d{1,2})\.(?<dotmonth>\d{1,2})\.(?<dotyear>20\d\d)?`,
  String.raw`\b(?:(?<nextunit>(?:${NEXT})\s+(?:week|woche|semana)|(?:la\s+)?semaine prochaine)|(?<thisunit>this week|diese woche|cette semaine|esta semana))\b`,
  String.raw`\b(?<today>today|heute|aujourd'hui|hoy)\b`,
  String.raw`(?<!\b(?:am|jeden|guten|la|por la|de la)\s)\b(?<tomorrow>tomorrow|morgen|demain|manana)\b(?!s)`,
  String.raw`\b(?:(?<next>${NEXT}|this|diese[rnsm]?|ce|este)\s+)?(?<weekday>${WEEKDAY})\b(?:\s+(?<after>prochain|que viene))?`,
].join('|'), 'g');

const TO = String.raw`(?:to|until|till|through|thru|bis|bis zum|au|al|a|hasta|hasta el|jusqu'au|-|–|—)`;
const GAP = new RegExp(String.raw`^\s*${TO}\s*(?:and including\s+)?(?:the |le |el |zum |dem )?$`);
const DAY_BEFORE = new RegExp(String.raw`(?<![\d:.])(\d{1,2})(?:st|nd|rd|th|er|\.)?\s*${TO}\s*(?:the |le |el |zum )?$`);
const DAY_AFTER = new RegExp(String.raw`^\s*${TO}\s*(?:the )?(\d{1,2})(?:st|nd|rd|th)?\b(?!\s*(?::|\.\d|h\b|am\b|pm\b|uhr))`);

const numberOf = (year: number, month: number, day: number): number | null => dayFromText(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`) ?? null;

interface Point extends Days { readonly month: number | null; readonly yearSaid: boolean; readonly habit: boolean }

/** A day of a month the next time it comes; with a year, in that year. */
function dated(month: number, day: number, year: string | undefined, from: number): number | null {
  const now = Number(dateText(from).slice(0, 4));
  if (year !== undefined) return numberOf(Number(year), month, day);
  // Four years ahead for a 29th of February.
  return [now, now + 1, now + 2, now + 3, now + 4].map((y) => numberOf(y, month, day)).find((n) => n !== null && n >= from) ?? null;
}

function pointOf(match: RegExpMatchArray, today: number): Point | null {
  const g = match.groups as Record<string, string | undefined>;
  const [at, end] = [match.index as number, (match.index as number) + match[0].length];
  const one = (day: number | null | undefined, month: number | null = null, yearSaid = false, habit = false): Point | null => (day === null || day === undefined ? null : { first: day, last: day, at, end, month, yearSaid, habit });
  const week = (from: number): Point => ({ first: from, last: from + 6, at, end, month: null, yearSaid: true, habit: false });
  const monday = today - weekdayOf(today);
  if (g['iso']) return one(dayFromText(g['iso']), Number(g['iso'].slice(5, 7)), true);
  if (g['holiday']) {
    const found = holidayAfter(g['holiday'], today, Number(dateText(today).slice(0, 4)));
    return found && { ...found, at, end, month: null, yearSaid: false, habit: false };
  }
  const named = g['month'] ?? g['month2'];
  if (named) {
    const month = MONTHS.findIndex((names) => new RegExp(`^(?:${names})$`).test(named)) + 1;
    return one(dated(month, Number(g['day'] ?? g['day2']), g['year'] ?? g['year2'], today), month, (g['year'] ?? g['year2']) !== undefined);
  }
  if (g['dotday']) return Number(g['dotmonth']) >= 1 && Number(g['dotmonth']) <= 12 ? one(dated(Number(g['dotmonth']), Number(g['dotday']), g['dotyear'], today), Number(g['dotmonth']), g['dotyear'] !== undefined) : null;
  if (g['nextunit']) return week(monday + 7);
  if (g['thisunit']) return { ...week(monday), first: today };
  if (g['today']) return one(today);
  if (g['tomorrow']) return one(today + 1);
  if (g['weekday']) {
    const ahead = (weekdayNamed(g['weekday']) - weekdayOf(today) + 7) % 7;
    const next = g['after'] !== undefined || (g['next'] !== undefined && /^(?:next|nach|kommend|proxim)/.test(g['next']));
    // "Next Friday" said on a Tuesday is of the coming week; said on that very weekday it is a week away.
    const day = next ? (ahead === 0 ? 7 : weekdayNamed(g['weekday']) > weekdayOf(today) ? ahead + 7 : ahead) : ahead;
    return { first: today + day, last: today + day, at, end, month: null, yearSaid: true, habit: !next && g['next'] === undefined };
  }
  return null;
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
    else if (last < first) last = dated(b.month, Number(dateText(b.last).slice(8)), undefined, first) ?? last;
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
