import { dateText, dayFromText, weekdayOf } from '../zone.ts';
import { HOLIDAY, holidayAfter } from './holidays.ts';
import { DAY_WORDS, MONTH, monthNumber, NUMBER, numberOfWord, oneOf, PAST_WORDS, PERIOD, UNIT, unitOf, WEEKDAY, weekdayNumber, WEEKDAYS_IN_TEXT } from './vocabulary.ts';

// The one reader of days in words. A pattern with named groups for folded text (`fold`), to be put into larger ones, and what its groups
// mean, seen from the local day on which it was said. A date that could be read in two ways (3/4) is not read at all.

export type DayKind = 'iso' | 'holiday' | 'word' | 'past' | 'weekday' | 'offset' | 'end' | 'period' | 'date' | 'dotted' | 'slashed' | 'ordinal';
const ALL: readonly DayKind[] = ['iso', 'holiday', 'word', 'offset', 'end', 'period', 'date', 'dotted', 'slashed', 'weekday', 'ordinal'];

const DAY = 86_400_000;
const NEXT = String.raw`(?:el |la |der |die |das |im |am )?(?:next|nachste[nrsm]?|kommende[nrsm]?|proxim[oa])`;
const AFTER = 'prochaine?|que viene|proxim[oa]';
const LAST = String.raw`(?:el |la |der |die |das |im |am )?(?:last|past|previous|letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?)`;
const LAST_AFTER = 'derniere?|passee?|pasad[oa]';
const THIS = 'this|diese[nrsm]?|cette|cet|ce|esta|este';
const END = String.raw`(?:the )?end of|ende|ende de[rs]|fin de l[ae]|fin du|fin de|fin|finales de|final de|finales del`;
/** What a number after a month may be instead of its day: a time, hours of work. */
const NO_DAY = String.raw`(?![\d:.]|\s*(?:h|m|min|am|pm)(?![a-z])|\s*[-–]\s*\d{1,4}\s*(?:h|m|hours?|std|min|stunden|heures|horas)(?![a-z]))`;

const patternOf = (kind: DayKind, weekday: string): string => {
  switch (kind) {
    case 'iso': return String.raw`(?<iso>\d{4}-\d\d-\d\d)`;
    case 'holiday': return `(?<holiday>${HOLIDAY})`;
    // "Am Morgen" and "por la mañana" are parts of a day.
    case 'word': return String.raw`(?:the )?(?<!\b(?:am|jeden|guten|la|por la|de la)\s)(?<word>${oneOf(Object.keys(DAY_WORDS))})(?!['-])`;
    case 'past': return String.raw`(?:the )?(?<past>${oneOf(Object.keys(PAST_WORDS))})|(?<ago>${NUMBER})\s+(?<agounit>${UNIT})\s+ago|(?:vor|hace|il y a)\s+(?<ago2>${NUMBER})\s+(?<agounit2>${UNIT})|(?:${LAST})\s+(?:(?<lastunit>${PERIOD})|(?<lastday>${weekday}))|(?:la |le |l'|el )?(?:(?<unitlast>${PERIOD})|(?<daylast>${weekday}))\s+(?:${LAST_AFTER})`;
    case 'offset': return String.raw`(?:in|dans|en|dentro de)\s+(?<count>${NUMBER})\s+(?<unit>${UNIT})|(?<count2>${NUMBER})\s+(?<unit2>${UNIT})\s+from now`;
    case 'end': return String.raw`(?:${END})\s+(?:(?:the|of)\s+)?(?:(?<endmonth>${MONTH})(?:\s+(?:de\s+)?(?<endyear>20\d\d))?|q(?<quarter>[1-4])(?:\s+(?<quarteryear>20\d\d))?|(?:(?:${THIS})\s+)?(?<endnext>(?:${NEXT})\s+)?(?<end>${UNIT})(?<endafter>\s+(?:${AFTER}))?)|(?<short>${oneOf(Object.keys(SHORT_ENDS))})|(?:mid|middle of|mitte|mi|mediados de)[ -](?<mid>${MONTH})`;
    case 'period': return String.raw`(?:${NEXT})\s+(?<nextunit>${PERIOD})|(?:la |le |l'|el )?(?<unitnext>${PERIOD})\s+(?:${AFTER})|(?:${THIS})\s+(?<thisunit>${PERIOD})`;
    case 'date': return String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|er|\.)?\s*(?:of\s+|de\s+)?(?<month>${MONTH})\b\.?(?:,?\s+(?:de\s+|del\s+)?(?<year>20\d\d))?|(?<month2>${MONTH})\.?\s+(?<day2>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<year2>20\d\d))?${NO_DAY}`;
    case 'dotted': return String.raw`(?<dotday>\d{1,2})\.\s?(?<dotmonth>\d{1,2})\.(?<dotyear>20\d\d)?(?!\d)`;
    case 'slashed': return String.raw`(?<a>\d{1,2})/(?<b>\d{1,2})(?:/(?<slashyear>20\d\d))?`;
    case 'weekday': return String.raw`(?:(?<next>${NEXT})\s+|(?<this>${THIS})\s+)?(?<weekday>${weekday})(?:\s+(?<nextafter>${AFTER}))?`;
    case 'ordinal': return String.raw`(?:the\s+|den\s+|dem\s+|el\s+)?(?<ordinal>\d{1,2})(?:st|nd|rd|th)|(?:the|den|dem|zum|el|le)\s+(?<bareordinal>\d{1,2})\.?(?=\s*(?:$|[,;!?)\u0000]))`;
  }
};

/** The pattern of these kinds of days. `inText`: for running text, where short names of weekdays are other words and `Fridays` may be one. */
export function dayPattern({ kinds = ALL, inText = false }: { readonly kinds?: readonly DayKind[]; readonly inText?: boolean } = {}): string {
  return kinds.map((kind) => patternOf(kind, inText ? WEEKDAYS_IN_TEXT : WEEKDAY)).join('|');
}

export interface NamedDay {
  readonly kind: DayKind;
  /** The days it names; of a week all seven. */
  readonly first: number;
  readonly last: number;
  /** The day by which something "by then" is due: a week's work ends on Friday. */
  readonly due: number;
  /** Of a date, its month. */
  readonly month: number | null;
  readonly yearSaid: boolean;
  /** A weekday alone: it may also mean every one. */
  readonly bare: boolean;
}

type Groups = Readonly<Record<string, string | undefined>>;

function numberOf(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12) return null;
  return dayFromText(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`) ?? null;
}
const partsOf = (day: number): [number, number, number] => dateText(day).split('-').map(Number) as [number, number, number];
/** The last day of a month; months beyond twelve are of later years. */
const endOfMonth = (year: number, month: number): number => Date.UTC(year, month, 0) / DAY;

/** A day of a month the next time there is one, or in the year that is named. */
export function dayInYear(today: number, year: string | undefined, month: number, day: number): number | null {
  if (year !== undefined) return numberOf(Number(year), month, day);
  const now = partsOf(today)[0];
  // Years ahead for a 29th of February.
  return Array.from({ length: 9 }, (_, i) => numberOf(now + i, month, day)).find((n) => n !== null && n >= today) ?? null;
}

/** The present day, week, month, … (from today on), the next or the last one. */
function periodOf(today: number, word: string, ahead: -1 | 0 | 1): Pick<NamedDay, 'first' | 'last' | 'due'> {
  const [year, month] = partsOf(today);
  const [weekday, unit] = [weekdayOf(today), unitOf(word)];
  const span = (first: number, last: number, due = last) => ({ first: ahead === 0 ? Math.max(first, today) : first, last, due });
  switch (unit) {
    case 'day': return span(today + ahead, today + ahead);
    case 'week': return span(today - weekday + 7 * ahead, today - weekday + 6 + 7 * ahead, today - weekday + 4 + 7 * ahead + (ahead === 0 && weekday > 4 ? 7 : 0));
    case 'weekend': return span(today - weekday + 5 + 7 * ahead, today - weekday + 6 + 7 * ahead);
    case 'month': return span(endOfMonth(year, month - 1 + ahead) + 1, endOfMonth(year, month + ahead));
    case 'year': return span(endOfMonth(year - 1 + ahead, 12) + 1, endOfMonth(year + ahead, 12));
  }
}

const SHORT_ENDS: Readonly<Record<string, string>> = { eod: 'day', cob: 'day', eow: 'week', eom: 'month', eoy: 'year' };

function endNamed(g: Groups, today: number): number | null {
  const year = partsOf(today)[0];
  const later = (at: (year: number) => number, said: string | undefined): number => (said !== undefined ? at(Number(said)) : at(year) >= today ? at(year) : at(year + 1));
  if (g['endmonth'] !== undefined) return later((y) => endOfMonth(y, monthNumber(g['endmonth'] as string)), g['endyear']);
  if (g['quarter'] !== undefined) return later((y) => endOfMonth(y, Number(g['quarter']) * 3), g['quarteryear']);
  if (g['mid'] !== undefined) return dayInYear(today, undefined, monthNumber(g['mid']), 15);
  if (g['short'] !== undefined) return periodOf(today, SHORT_ENDS[g['short']] as string, 0).due;
  return g['end'] === undefined ? null : periodOf(today, g['end'], g['endnext'] !== undefined || g['endafter'] !== undefined ? 1 : 0).due;
}

function pastNamed(g: Groups, today: number): number | Pick<NamedDay, 'first' | 'last' | 'due'> | null {
  if (g['past'] !== undefined) return today + (PAST_WORDS[g['past']] as number);
  const [ago, period, weekday] = [g['ago'] ?? g['ago2'], g['lastunit'] ?? g['unitlast'], g['lastday'] ?? g['daylast']];
  if (ago !== undefined) return inAWhile(today, -numberOfWord(ago), (g['agounit'] ?? g['agounit2']) as string);
  if (period !== undefined) return periodOf(today, period, -1);
  return weekday === undefined ? null : today - ((weekdayOf(today) - weekdayNumber(weekday) + 6) % 7) - 1;
}

function inAWhile(today: number, count: number, word: string): number | null {
  const [year, month, day] = partsOf(today);
  const unit = unitOf(word);
  if (!Number.isFinite(count)) return null;
  if (unit === 'day' || unit === 'week') return today + count * (unit === 'week' ? 7 : 1);
  const months = unit === 'year' ? count * 12 : count;
  return Math.min(endOfMonth(year, month + months - 1) + day, endOfMonth(year, month + months));
}

/** What the groups of the pattern mean, seen from a local day; null where they name no day of the calendar. It may lie in the past. */
export function readDay(g: Groups, today: number): NamedDay | null {
  const named = (kind: DayKind, days: number | null | undefined | Pick<NamedDay, 'first' | 'last' | 'due'>, more: Partial<NamedDay> = {}): NamedDay | null =>
    (days === null || days === undefined ? null : { kind, month: null, yearSaid: true, bare: false, ...(typeof days === 'number' ? { first: days, last: days, due: days } : days), ...more });
  if (g['iso'] !== undefined) return named('iso', dayFromText(g['iso']), { month: Number(g['iso'].slice(5, 7)) });
  if (g['holiday'] !== undefined) {
    const days = holidayAfter(g['holiday'], today, partsOf(today)[0]);
    return named('holiday', days && { ...days, due: days.last }, { yearSaid: false });
  }
  if (g['word'] !== undefined) return named('word', today + (DAY_WORDS[g['word']] as number), { yearSaid: false });
  const past = pastNamed(g, today);
  if (past !== null) return named('past', past, { yearSaid: false });
  if (g['weekday'] !== undefined) {
    const [wanted, weekday] = [weekdayNumber(g['weekday']), weekdayOf(today)];
    const ahead = (wanted - weekday + 7) % 7;
    const next = g['next'] !== undefined || g['nextafter'] !== undefined;
    // "Next Friday" said on a Tuesday is of the coming week; said on that very weekday it is a week away.
    return named('weekday', today + (next ? (ahead === 0 ? 7 : ahead + (wanted > weekday ? 7 : 0)) : ahead), { bare: !next && g['this'] === undefined });
  }
  const [count, unit] = [g['count'] ?? g['count2'], g['unit'] ?? g['unit2']];
  if (count !== undefined) return named('offset', inAWhile(today, numberOfWord(count), unit as string));
  const end = endNamed(g, today);
  if (end !== null) return named('end', end);
  const period = g['nextunit'] ?? g['unitnext'] ?? g['thisunit'];
  if (period !== undefined) {
    const days = periodOf(today, period, g['thisunit'] === undefined ? 1 : 0);
    // Said at its weekend, this week still has that.
    return named('period', g['thisunit'] === undefined ? days : { ...days, due: Math.min(days.due, days.last) });
  }
  const month = g['month'] ?? g['month2'];
  if (month !== undefined) {
    const year = g['year'] ?? g['year2'];
    return named('date', dayInYear(today, year, monthNumber(month), Number(g['day'] ?? g['day2'])), { month: monthNumber(month), yearSaid: year !== undefined });
  }
  if (g['dotday'] !== undefined) return named('dotted', dayInYear(today, g['dotyear'], Number(g['dotmonth']), Number(g['dotday'])), { month: Number(g['dotmonth']), yearSaid: g['dotyear'] !== undefined });
  if (g['a'] !== undefined) {
    const [a, b] = [Number(g['a']), Number(g['b'])];
    // 3/4 is a day in March here and in April there: nobody knows which.
    return a > 12 === b > 12 ? null : named('slashed', dayInYear(today, g['slashyear'], Math.min(a, b), Math.max(a, b)), { month: Math.min(a, b), yearSaid: g['slashyear'] !== undefined });
  }
  const number = g['ordinal'] ?? g['bareordinal'];
  if (number === undefined) return null;
  const [year, here] = partsOf(today);
  // The next month that has such a day and in which it is not over.
  const found = Array.from({ length: 13 }, (_, i) => numberOf(year + Math.floor((here - 1 + i) / 12), ((here - 1 + i) % 12) + 1, Number(number))).find((n) => n !== null && n >= today);
  return named('ordinal', found, { yearSaid: false });
}
