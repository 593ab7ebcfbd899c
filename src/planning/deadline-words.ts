import { dateText, dayOf, wallInstant } from '../kernel/zone.ts';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const short = (names: readonly string[]): string => names.map((n) => `${n}|${n.slice(0, 3)}`).join('|');
const PATTERN = new RegExp(String.raw`\b(?:by|before|until|till|due(?: on)?)\s+(?:the\s+)?(?:end of\s+(?<end>(?:this |next |the )?(?:week|month|year|day))|(?<iso>\d{4}-\d\d-\d\d)|(?<word>today|tonight|tomorrow)|(?<next>next\s+)?(?<weekday>${short(WEEKDAYS)})\b|(?<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+(?:of\s+)?(?<month>${short(MONTHS)}))?\b|(?<month2>${short(MONTHS)})\s+(?<day2>\d{1,2})(?:st|nd|rd|th)?\b)`, 'i');
const DAY = 86_400_000;

/**
 * The deadline that an intent names in words ("by the 12th", "before Friday", "until end of the month"), as the last instant of
 * that local day. Null where none is named, or where the words name no real day.
 */
export function deadlineIn(intent: string, now: Date, zone: string): Date | null {
  const found = PATTERN.exec(intent)?.groups;
  if (!found) return null;
  const today = dayOf(zone, now.getTime());
  const day = dayOfWords(found, today);
  return day === null || day < today ? null : new Date(wallInstant(zone, day + 1, 0) - 1000);
}

function dayOfWords(found: Record<string, string | undefined>, today: number): number | null {
  const weekday = (today + 3) % 7; // Monday is 0
  const [year, month] = dateText(today).split('-').map(Number) as [number, number, number];
  const numberOf = (y: number, m: number, d: number): number | null => {
    const date = new Date(Date.UTC(y, m - 1, d));
    return date.getUTCMonth() === (m - 1) % 12 && date.getUTCDate() === d ? date.getTime() / DAY : null;
  };
  if (found['iso']) {
    const [y, m, d] = found['iso'].split('-').map(Number) as [number, number, number];
    return m >= 1 && m <= 12 ? numberOf(y, m, d) : null;
  }
  if (found['word']) return found['word'].toLowerCase() === 'tomorrow' ? today + 1 : today;
  if (found['end']) {
    const [unit, next] = [found['end'].toLowerCase(), /next/i.test(found['end'])];
    if (unit.endsWith('day')) return today;
    if (unit.endsWith('week')) return today - weekday + 4 + (next || weekday > 4 ? 7 : 0); // a week's work ends on Friday
    if (unit.endsWith('month')) return Date.UTC(year, month + (next ? 1 : 0), 0) / DAY;
    return Date.UTC(year + (next ? 1 : 0), 11, 31) / DAY;
  }
  if (found['weekday']) {
    const wanted = WEEKDAYS.findIndex((n) => n.startsWith((found['weekday'] as string).slice(0, 3).toLowerCase()));
    const ahead = (wanted - weekday + 7) % 7;
    return today + (found['next'] ? (ahead === 0 ? 7 : ahead + (wanted > weekday ? 7 : 0)) : ahead);
  }
  const day = Number(found['day'] ?? found['day2']);
  const name = (found['month'] ?? found['month2'])?.slice(0, 3).toLowerCase();
  if (name) {
    const m = MONTHS.findIndex((n) => n.startsWith(name)) + 1;
    const thisYear = numberOf(year, m, day);
    return thisYear !== null && thisYear >= today ? thisYear : numberOf(year + 1, m, day);
  }
  const here = numberOf(year, month, day);
  return here !== null && here >= today ? here : numberOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, day);
}
