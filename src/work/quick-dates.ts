import { dateText, dayFromText, weekdayOf } from '../kernel/zone.ts';
import { DAY_WORDS, MONTH, monthNumber, oneOf, UNIT, unitOf, WEEKDAY, weekdayNumber } from './quick-words.ts';

const DAY = 86_400_000;
const NEXT = oneOf(['next', 'nachste', 'nachsten', 'nachster', 'nachstes', 'kommenden', 'kommende', 'proximo', 'proxima', 'el proximo', 'la proxima']);
const NEXT_AFTER = oneOf(['prochain', 'prochaine', 'que viene', 'proximo']);

/** One way to name a day, with its parts as named groups; for folded text. */
export const DATE = [
  String.raw`(?<iso>\d{4}-\d\d-\d\d)`,
  String.raw`(?<!\bla |\bguten )(?<word>${oneOf(Object.keys(DAY_WORDS))})(?!['-])`,
  String.raw`(?:(?<next>${NEXT})\s+)?(?<weekday>${WEEKDAY})(?:\s+(?<nextafter>${NEXT_AFTER}))?`,
  String.raw`(?:in|dans|en|dentro de)\s+(?<count>\d{1,3})\s+(?<unit>${UNIT})`,
  String.raw`(?:end of|ende|ende der|ende des|fin de|fin du|fin de la|finales de|final de)\s+(?:the\s+|this\s+|dieser\s+|dieses\s+)?(?<endnext>(?:${NEXT})\s+)?(?<end>${UNIT})`,
  String.raw`(?:(?:${NEXT})\s+|(?:la|le)\s+(?=\w+\s+prochaine?))(?<nextunit>${UNIT})(?:\s+prochaine?)?`,
  String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?(?<month>${MONTH})\b\.?(?:,?\s+(?:de\s+)?(?<year>\d{4}))?`,
  String.raw`(?<month2>${MONTH})\.?\s+(?<day2>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<year2>\d{4}))?(?![\d:.]|\s*(?:h|m|min|am|pm|-)(?![a-z]))`,
  String.raw`(?<dotday>\d{1,2})\.(?<dotmonth>\d{1,2})\.(?<dotyear>\d{4})?`,
  String.raw`(?<a>\d{1,2})/(?<b>\d{1,2})(?:/(?<slashyear>\d{4}))?`,
  String.raw`(?:the\s+|den\s+|dem\s+|el\s+)?(?<ordinal>\d{1,2})(?:st|nd|rd|th)`,
].join('|');

type Groups = Readonly<Record<string, string | undefined>>;

function numberOf(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12) return null;
  return dayFromText(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`) ?? null;
}

/** A day of a month in its year, or the next time there is such a day. A year that is named must not lie in the past. */
function inYear(today: number, year: string | undefined, month: number, day: number): number | null {
  const now = Number(dateText(today).slice(0, 4));
  const found = (year === undefined ? [now, now + 1] : [Number(year)]).map((y) => numberOf(y, month, day)).find((n) => n !== null && n >= today);
  return found ?? null;
}

function lastDay(today: number, unit: string, next: boolean): number {
  const [year, month] = dateText(today).split('-').map(Number) as [number, number];
  const weekday = weekdayOf(today);
  switch (unitOf(unit)) {
    case 'day': return today + (next ? 1 : 0);
    case 'week': return today - weekday + 4 + (next || weekday > 4 ? 7 : 0); // a week's work ends on Friday
    case 'month': return Date.UTC(year, month + (next ? 1 : 0), 0) / DAY;
    case 'year': return Date.UTC(year + (next ? 1 : 0), 11, 31) / DAY;
  }
}

function inAWhile(today: number, count: number, unit: string): number {
  const [year, month, day] = dateText(today).split('-').map(Number) as [number, number, number];
  switch (unitOf(unit)) {
    case 'day': return today + count;
    case 'week': return today + count * 7;
    case 'month': case 'year': {
      const months = unitOf(unit) === 'year' ? count * 12 : count;
      const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
      return Date.UTC(year, month - 1 + months, Math.min(day, last)) / DAY;
    }
  }
}

/** The day that words name, seen from today; null where they name none, or one that is over. `first`: of a period its first day, else its last. */
export function dayOfWords(g: Groups, today: number, first: boolean): number | null {
  if (g['iso'] !== undefined) return dayFromText(g['iso']) ?? null;
  if (g['word'] !== undefined) return today + (DAY_WORDS[g['word']] as number);
  if (g['weekday'] !== undefined) {
    const [wanted, weekday] = [weekdayNumber(g['weekday']), weekdayOf(today)];
    const ahead = (wanted - weekday + 7) % 7;
    return today + (g['next'] ?? g['nextafter'] ? (ahead === 0 ? 7 : ahead + (wanted > weekday ? 7 : 0)) : ahead);
  }
  if (g['count'] !== undefined) return inAWhile(today, Number(g['count']), g['unit'] as string);
  if (g['end'] !== undefined) return lastDay(today, g['end'], g['endnext'] !== undefined);
  if (g['nextunit'] !== undefined) {
    const unit = unitOf(g['nextunit']);
    if (!first || unit === 'day') return lastDay(today, g['nextunit'], true);
    return unit === 'week' ? today - weekdayOf(today) + 7 : lastDay(today, g['nextunit'], false) + 1;
  }
  if (g['month'] !== undefined) return inYear(today, g['year'], monthNumber(g['month']), Number(g['day']));
  if (g['month2'] !== undefined) return inYear(today, g['year2'], monthNumber(g['month2']), Number(g['day2']));
  if (g['dotday'] !== undefined) return inYear(today, g['dotyear'], Number(g['dotmonth']), Number(g['dotday']));
  if (g['a'] !== undefined) {
    const [a, b] = [Number(g['a']), Number(g['b'])];
    // 3/4 is a day in March here and in April there: nobody knows which.
    return a > 12 === b > 12 ? null : inYear(today, g['slashyear'], Math.min(a, b), Math.max(a, b));
  }
  const [year, month] = dateText(today).split('-').map(Number) as [number, number];
  const here = numberOf(year, month, Number(g['ordinal']));
  return here !== null && here >= today ? here : numberOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, Number(g['ordinal']));
}

/** A time of day; a bare number of hours is one only behind a word that says so. */
export const CLOCK = String.raw`\d{1,2}:\d\d(?:\s*(?:am|pm|uhr)\b)?|\d{1,2}\s*(?:am|pm|uhr)\b|(?<=\ba\s+)\d{1,2}\s?h(?:\d\d)?\b|(?<=\ba las?\s+)\d{1,2}(?::\d\d)?\b`;
export const AT = String.raw`(?:at|um|gegen|a las|a la|a|@)\s+`;

/** Minutes after midnight; null for a time that no clock shows. */
export function minutesOf(text: string): number | null {
  const found = /^(\d{1,2})(?:[:h]?(\d\d))?\s*(am|pm|uhr|h)?$/.exec(text.trim().replace(/\s+/g, ' ').replace(/ (?=am|pm|h)/, ''));
  if (!found) return null;
  const [, hours, minutes = '0', half] = found;
  let hour = Number(hours);
  if (half === 'am' || half === 'pm') {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  }
  return hour > 23 || Number(minutes) > 59 ? null : hour * 60 + Number(minutes);
}
