import { dateText, dayOf, startOfDay, weekdayOf } from '../../../kernel/zone.ts';
import { oneOf, type TimeWords } from './rule.ts';

// Dates of a statement, seen from the moment it was said: since when it holds, until when, and which day `next Tuesday` was.

/** When something was said, and the zone whose days it speaks of. */
export interface Said { readonly at: Date; readonly zone: string }

/** Days of the zone, half open. */
export interface Days { readonly from: number; readonly to: number }

export interface Times {
  /** The clause without its dates. */
  readonly rest: string;
  readonly since: Days | null;
  readonly until: Days | null;
  /** A day or period that the clause names without saying since or until. */
  readonly at: Days | null;
}

type Direction = 'back' | 'ahead';
interface Reader { readonly words: TimeWords; readonly form: RegExp }

const readers = new Map<TimeWords, Reader>();

function readerOf(words: TimeWords): Reader {
  const known = readers.get(words);
  if (known) return known;
  const month = oneOf(words.months), day = oneOf(words.days), season = oneOf(words.seasons), unit = oneOf(words.units), rel = oneOf([words.last, words.next, words.current]);
  const noun = `(?:${words.weekend}|${unit}|${day}|${month}|${season})`;
  const number = String.raw`\d{1,3}|${Object.keys(words.numbers).join('|')}`;
  const phrase = [
    String.raw`(?<iso>(?:19|20)\d\d-\d\d-\d\d)`, `(?<offset>${Object.keys(words.offsets).sort((a, b) => b.length - a.length).join('|')})`,
    words.ago.replace('N', `(?<agoN>${number})`).replace('UNIT', `(?<agoUnit>${unit})`), words.ahead.replace('N', `(?<aheadN>${number})`).replace('UNIT', `(?<aheadUnit>${unit})`),
    String.raw`(?<d1>\d{1,2})(?:st|nd|rd|th|\.|er)? (?:of |de )?(?<m1>${month})(?:,? (?:de )?(?<y1>(?:19|20)\d\d))?`, String.raw`(?<m2>${month}) (?<d2>\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,? (?<y2>(?:19|20)\d\d))?`,
    String.raw`(?<m3>${month})(?: (?:de )?(?<y3>(?:19|20)\d\d))?`, `(?:(?:the|der|die|das|dem|den|la|le|el) )?(?:(?<rel>${rel}) (?<noun>${noun})|(?<noun2>${noun}) (?<rel2>${words.last}|${words.next}))`, `(?<day>${day})`, String.raw`(?<year>(?:19|20)\d\d)`,
  ];
  const made: Reader = { words, form: new RegExp(String.raw`(?<![\p{L}\p{N}'’-])(?:(?<since>${words.since}) |(?<until>${words.until}) |(?<at>${words.at}) )?(?:${phrase.join('|')})(?![\p{L}\p{N}'’-])`, 'giu') };
  readers.set(words, made);
  return made;
}

const first = (year: number, month: number, date = 1): number => Math.round(Date.UTC(year, month, date) / 86_400_000);
const months = (index: number, count = 1): Days => ({ from: first(Math.floor(index / 12), index - Math.floor(index / 12) * 12), to: first(Math.floor((index + count) / 12), index + count - Math.floor((index + count) / 12) * 12) });
const placeIn = (list: readonly string[], word: string): number => list.findIndex((form) => new RegExp(`^(?:${form})$`, 'iu').test(word));

/** The days that a match means; null where it means none after all. */
function daysOf(g: Record<string, string | undefined>, words: TimeWords, today: number, direction: Direction, bound: boolean): Days | null {
  const [thisYear = 0, monthNumber = 1] = dateText(today).split('-').map(Number);
  const thisMonth = thisYear * 12 + monthNumber - 1;
  const day = (from: number): Days => ({ from, to: from + 1 });
  const by = (n: number, unit: string): Days => [() => day(today + n), () => day(today + 7 * n), () => months(thisMonth + n), () => months((thisYear + n) * 12, 12)][placeIn(words.units, unit)]?.() ?? day(today);
  const count = (text: string): number => words.numbers[text.toLowerCase()] ?? Number(text);
  const weekday = (index: number, away: Direction): Days => day(away === 'back' ? today - ((weekdayOf(today) - index + 7) % 7 || 7) : today + ((index - weekdayOf(today) + 7) % 7 || 7));
  const monthNamed = (index: number, away: Direction): Days => months((away === 'back' ? (index >= monthNumber ? thisYear - 1 : thisYear) : (index < monthNumber - 1 ? thisYear + 1 : thisYear)) * 12 + index);

  if (g['iso']) { const [y = 0, m = 1, d = 1] = g['iso'].split('-').map(Number); return m <= 12 && d <= 31 ? day(first(y, m - 1, d)) : null; }
  if (g['offset']) { const key = Object.keys(words.offsets).find((k) => k.toLowerCase() === (g['offset'] as string).toLowerCase()); return key === undefined ? null : day(today + (words.offsets[key] as number)); }
  if (g['agoN'] && g['agoUnit']) return by(-count(g['agoN']), g['agoUnit']);
  if (g['aheadN'] && g['aheadUnit']) return by(count(g['aheadN']), g['aheadUnit']);
  const named = g['m1'] ?? g['m2'];
  if (named) {
    const month = placeIn(words.months, named), date = Number(g['d1'] ?? g['d2']), year = g['y1'] ?? g['y2'];
    if (month < 0 || date < 1 || date > 31) return null;
    if (year) return day(first(Number(year), month, date));
    const this_ = first(thisYear, month, date);
    return day(direction === 'back' ? (this_ > today ? first(thisYear - 1, month, date) : this_) : (this_ < today ? first(thisYear + 1, month, date) : this_));
  }
  if (g['m3']) {
    const month = placeIn(words.months, g['m3']);
    if (g['y3']) return months(Number(g['y3']) * 12 + month);
    return bound ? monthNamed(month, direction) : null; // a month alone may be a name, or a verb
  }
  const rel = g['rel'] ?? g['rel2'], noun = g['noun'] ?? g['noun2'];
  if (rel && noun) {
    const away: Direction | null = new RegExp(`^(?:${words.last})$`, 'iu').test(rel) ? 'back' : new RegExp(`^(?:${words.next})$`, 'iu').test(rel) ? 'ahead' : null;
    const n = away === 'back' ? -1 : away === 'ahead' ? 1 : 0;
    const unit = placeIn(words.units, noun);
    const monday = today - weekdayOf(today);
    if (new RegExp(`^(?:${words.weekend})$`, 'iu').test(noun)) return { from: monday + 5 + 7 * n, to: monday + 7 + 7 * n };
    if (unit === 0) return null;
    if (unit === 1) return { from: monday + 7 * n, to: monday + 7 * n + 7 };
    if (unit >= 2) return by(n, noun);
    const season = placeIn(words.seasons, noun);
    if (season >= 0) {
      const begin = thisYear * 12 + ([2, 5, 8, 11][season] ?? 0);
      const shift = away === 'back' ? (begin + 3 > thisMonth ? -12 : 0) : away === 'ahead' ? (begin <= thisMonth ? 12 : 0) : 0;
      return months(begin + shift, 3);
    }
    const weekdayNamed = placeIn(words.days, noun);
    if (weekdayNamed >= 0) return weekday(weekdayNamed, away ?? direction);
    return monthNamed(placeIn(words.months, noun), away ?? direction);
  }
  if (g['day']) return weekday(placeIn(words.days, g['day']), direction);
  if (g['year']) return bound ? months(Number(g['year']) * 12, 12) : null;
  return null;
}

/** Takes the dates out of a clause. */
export function timesOf(clause: string, words: TimeWords, said: Said): Times {
  const today = dayOf(said.zone, said.at.getTime());
  let since: Days | null = null, until: Days | null = null, at: Days | null = null;
  const past = words.past.test(clause);
  const rest = clause.replace(readerOf(words).form, (match: string, ...args: unknown[]) => {
    const g = args.at(-1) as Record<string, string | undefined>;
    const direction: Direction = g['until'] ? 'ahead' : g['since'] ? (new RegExp(`^(?:${words.next})$`, 'iu').test(g['rel'] ?? g['rel2'] ?? '') ? 'ahead' : past || !g['day'] ? 'back' : 'ahead') : past ? 'back' : 'ahead';
    const days = daysOf(g, words, today, direction, (g['since'] ?? g['until'] ?? g['at']) !== undefined);
    if (!days) return match;
    if (g['until']) until ??= days; else if (g['since']) since ??= days; else at ??= days;
    return '';
  });
  return { rest: rest.replace(/ {2,}/g, ' ').replace(/ ([,.;!?])/g, '$1').replace(/^[ ,]+|[ ,]+$/g, '').trim(), since, until, at };
}

/** Relative dates of a text, with the day each one means. */
export function resolvedIn(text: string, words: TimeWords, said: Said): { text: string; date: string; end: number }[] {
  const today = dayOf(said.zone, said.at.getTime());
  const past = words.past.test(text);
  const out: { text: string; date: string; end: number }[] = [];
  for (const match of text.matchAll(readerOf(words).form)) {
    const g = match.groups as Record<string, string | undefined>;
    if (!(g['offset'] ?? g['agoN'] ?? g['aheadN'] ?? g['rel'] ?? g['rel2'] ?? g['day'])) continue;
    const days = daysOf(g, words, today, g['since'] || (past && !g['until']) ? 'back' : 'ahead', true);
    if (!days) continue;
    const date = days.to - days.from === 1 ? dateText(days.from) : days.to - days.from > 300 ? dateText(days.from).slice(0, 4) : days.to - days.from > 20 ? dateText(days.from).slice(0, 7) : `${dateText(days.from)} to ${dateText(days.to - 1)}`;
    out.push({ text: match[0], date, end: match.index + match[0].length });
  }
  return out;
}

export const instantOf = (day: number, zone: string): string => new Date(startOfDay(zone, day)).toISOString();
