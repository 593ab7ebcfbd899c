import { AT, CLOCK, minutesOf } from '../kernel/dates/clock-words.ts';
import { oneOf, UNIT, unitOf, WEEKDAY, weekdayNumber } from '../kernel/dates/vocabulary.ts';
import { weekdayOf } from '../kernel/zone.ts';

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const AND = String.raw`(?:\s*,\s*|\s+(?:and|und|et|y)\s+|\s*&\s*)(?:(?:on|every|le|les|el|los)\s+)?`;
const DAYS = `(?:${WEEKDAY})(?:s|es)?`;
const WORKDAYS = oneOf(['weekday', 'workday', 'working day', 'werktag', 'arbeitstag', 'jour ouvrable', 'jours ouvrables', 'dia laborable', 'dias laborables']);
const ADVERBS = { day: ['daily', 'taglich', 'quotidiennement', 'diariamente'], week: ['weekly', 'wochentlich', 'hebdomadaire', 'semanalmente'], month: ['monthly', 'monatlich', 'mensuel', 'mensualmente'] };
const OTHER = oneOf(['other', 'second', 'zweite', 'zweiten', 'zweites', 'deuxieme']);

interface Found { readonly start: number; readonly end: number; readonly day: number; readonly repeats: { readonly rule?: string; readonly times_per_week?: number; readonly from: string | null } }

/** How often, where folded text says so: "every Monday 9:00", "alle 2 Wochen", "3x a week". Null where it does not. */
export function everyIn(text: string, every: string, today: number): Found | null {
  const timed = String.raw`(?:\s*,?\s+(?:${AT})?(?<clock>${CLOCK}))?`;
  const on = String.raw`(?:\s+(?:on|am|le|el)\s+(?:the\s+)?(?:(?<on>${DAYS}(?:${AND}${DAYS})*)|(?<monthday>\d{1,2})(?:st|nd|rd|th|\.)?))?`;
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:(?<times>\d)\s*(?:x|times|mal|fois|veces)\s+(?:a|per|pro|die|in der|par|por|a la|la)\s+(?:week|woche|semaine|semana)`
    + String.raw`|(?:${every})\s+(?:(?<days>${DAYS}(?:${AND}${DAYS})*)|(?<workdays>${WORKDAYS})s?|(?:(?<count>\d{1,2})\s+|(?<other>${OTHER})\s+)?(?<unit>${UNIT})${on})`
    + String.raw`|(?<adverb>${oneOf(Object.values(ADVERBS).flat())})${on.replaceAll('<on>', '<on2>').replaceAll('<monthday>', '<monthday2>')}(?=[\s,.]|$)|(?<sdays>(?:${WEEKDAY})s)(?=\s+(?:at\s+)?\d))${timed}(?![\p{L}\p{N}_])`, 'u');
  const match = pattern.exec(text);
  const g = match?.groups;
  if (!match || !g) return null;
  const minutes = g['clock'] === undefined ? null : minutesOf(g['clock']);
  if (g['clock'] !== undefined && minutes === null) return null;
  const from = minutes === null ? null : `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const found = (rule: string, day = today): Found => ({ start: match.index, end: match.index + match[0].length, day, repeats: { rule, from } });

  if (g['times'] !== undefined) {
    const times = Number(g['times']);
    return times < 1 || times > 7 ? null : { start: match.index, end: match.index + match[0].length, day: today, repeats: { times_per_week: times, from } };
  }
  const interval = g['other'] === undefined ? Number(g['count'] ?? 1) : 2;
  if (interval < 1) return null;
  const every2 = interval === 1 ? '' : `;INTERVAL=${interval}`;
  const named = g['days'] ?? g['on'] ?? g['on2'] ?? g['sdays'];
  const adverb = (['day', 'week', 'month'] as const).find((unit) => ADVERBS[unit].includes(g['adverb'] ?? ''));
  const unit = adverb ?? (g['unit'] === undefined ? 'week' : unitOf(g['unit']));
  const monthday = g['monthday'] ?? g['monthday2'];
  if (g['workdays'] !== undefined) return found('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR');
  if (named !== undefined) {
    if (unit !== 'week') return null;
    const days = [...new Set([...named.matchAll(new RegExp(DAYS, 'g'))].map((m) => weekdayNumber(m[0])))].sort((a, b) => a - b);
    const first = Math.min(...days.map((d) => (d - weekdayOf(today) + 7) % 7));
    return found(`FREQ=WEEKLY${every2};BYDAY=${days.map((d) => CODES[d]).join(',')}`, today + first);
  }
  if (monthday !== undefined) {
    const day = Number(monthday);
    return unit === 'month' && day >= 1 && day <= 31 ? found(`FREQ=MONTHLY${every2};BYMONTHDAY=${day}`) : null;
  }
  if (unit === 'year') return null;
  return found(`FREQ=${unit === 'day' ? 'DAILY' : unit === 'week' ? 'WEEKLY' : 'MONTHLY'}${every2}`);
}
