import { dateText, dayFromText, weekdayOf, weekOfDay } from '../kernel/zone.ts';

/** The part of RFC 5545's RRULE that whole days need. */
export interface RepeatRule {
  readonly freq: 'DAILY' | 'WEEKLY' | 'MONTHLY';
  readonly interval: number;
  /** 0 is Monday; `nth` of the month where it is named, from its end when negative. */
  readonly byDay: readonly { readonly day: number; readonly nth: number | null }[];
  readonly byMonthDay: readonly number[];
  readonly count: number | null;
  readonly until: number | null;
}

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const DAY = 86_400_000;

/** The rule that a text says, or in words what is wrong with it. */
export function parseRule(text: string): RepeatRule | string {
  const parts = new Map<string, string>();
  for (const part of text.trim().replace(/^RRULE:/i, '').replace(/;$/, '').toUpperCase().split(';')) {
    const [, name, value] = /^([A-Z]+)=(.+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined) return `"${part.slice(0, 40)}" is not of the form NAME=VALUE`;
    if (parts.has(name)) return `${name} stands there twice`;
    parts.set(name, value);
  }
  const known = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'COUNT', 'UNTIL', 'WKST'];
  for (const name of parts.keys()) if (!known.includes(name)) return `${name} is not supported; use ${known.slice(0, 6).join(', ')}`;
  const freq = parts.get('FREQ');
  if (freq !== 'DAILY' && freq !== 'WEEKLY' && freq !== 'MONTHLY') return 'FREQ must be DAILY, WEEKLY or MONTHLY';
  if ((parts.get('WKST') ?? 'MO') !== 'MO') return 'WKST must be MO: weeks begin on Monday';
  const whole = (name: string, most: number): number | null | string => {
    const value = parts.get(name);
    if (value === undefined) return null;
    return /^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= most ? Number(value) : `${name} must be a whole number from 1 to ${most}`;
  };
  const [interval, count] = [whole('INTERVAL', 400), whole('COUNT', 5000)];
  if (typeof interval === 'string') return interval;
  if (typeof count === 'string') return count;
  const byDay: { day: number; nth: number | null }[] = [];
  for (const one of parts.get('BYDAY')?.split(',') ?? []) {
    const [, nth, code] = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(one) ?? [];
    if (code === undefined) return `BYDAY does not know "${one.slice(0, 10)}"; use MO, TU, WE, TH, FR, SA, SU`;
    if (nth !== undefined && freq !== 'MONTHLY') return 'BYDAY takes a number only with FREQ=MONTHLY';
    byDay.push({ day: CODES.indexOf(code), nth: nth === undefined ? null : Number(nth) });
  }
  const byMonthDay = (parts.get('BYMONTHDAY')?.split(',') ?? []).map(Number);
  if (byMonthDay.some((n) => !Number.isInteger(n) || n === 0 || Math.abs(n) > 31)) return 'BYMONTHDAY must be days from 1 to 31, or -1 to -31 from the end';
  if (byMonthDay.length && freq !== 'MONTHLY') return 'BYMONTHDAY needs FREQ=MONTHLY';
  if (byMonthDay.length && byDay.length) return 'BYMONTHDAY and BYDAY cannot stand together';
  let until: number | null = null;
  if (parts.has('UNTIL')) {
    const [, y, m, d] = /^(\d{4})-?(\d\d)-?(\d\d)(?:T\d{6}Z?)?$/.exec(parts.get('UNTIL') as string) ?? [];
    until = dayFromText(`${y}-${m}-${d}`) ?? null;
    if (until === null) return 'UNTIL must be a date such as 20261231';
    if (count !== null) return 'COUNT and UNTIL cannot stand together';
  }
  return { freq, interval: interval ?? 1, byDay, byMonthDay, count, until };
}

/** The days of a rule from `from` to before `to`, ascending. `start` is the day from which its intervals and its count run. */
export function daysOfRule(rule: RepeatRule, start: number, from: number, to: number): number[] {
  const out: number[] = [];
  const end = Math.min(to, rule.until === null ? Infinity : rule.until + 1);
  let left = rule.count ?? Infinity;
  for (let period = rule.count === null ? firstPeriod(rule, start, from) : 0; ; period++) {
    const days = daysOfPeriod(rule, start, period);
    if (days.begins >= end || left <= 0) return out;
    for (const day of days.days) {
      if (day < start) continue;
      if (day >= end || left <= 0) break;
      left--;
      if (day >= from) out.push(day);
    }
  }
}

/** The period in which a day lies, so that an old series is not walked through from its beginning. */
function firstPeriod({ freq, interval }: RepeatRule, start: number, from: number): number {
  if (from <= start) return 0;
  if (freq === 'DAILY') return Math.floor((from - start) / interval);
  if (freq === 'WEEKLY') return Math.floor((weekOfDay(from) - weekOfDay(start)) / interval);
  const months = (day: number): number => { const [y, m] = dateText(day).split('-').map(Number) as [number, number]; return y * 12 + m; };
  return Math.floor((months(from) - months(start)) / interval);
}

function daysOfPeriod(rule: RepeatRule, start: number, period: number): { begins: number; days: number[] } {
  const step = period * rule.interval;
  if (rule.freq === 'DAILY') {
    const day = start + step;
    return { begins: day, days: !rule.byDay.length || rule.byDay.some((d) => d.day === weekdayOf(day)) ? [day] : [] };
  }
  if (rule.freq === 'WEEKLY') {
    const monday = start - weekdayOf(start) + step * 7;
    const days = rule.byDay.length ? rule.byDay.map((d) => monday + d.day) : [monday + weekdayOf(start)];
    return { begins: monday, days: [...new Set(days)].sort((a, b) => a - b) };
  }
  const [year, month, dayOfStart] = dateText(start).split('-').map(Number) as [number, number, number];
  const first = Date.UTC(year, month - 1 + step, 1) / DAY;
  const last = Date.UTC(year, month + step, 0) / DAY;
  const inMonth = (n: number): number => (n > 0 ? first + n - 1 : last + n + 1);
  // A day that a month does not have is left out, as the standard has it.
  const fits = (day: number): boolean => day >= first && day <= last;
  const byWeekday = rule.byDay.flatMap(({ day, nth }) => {
    const all: number[] = [];
    for (let d = first + ((day - weekdayOf(first) + 7) % 7); d <= last; d += 7) all.push(d);
    return nth === null ? all : all.slice(nth > 0 ? nth - 1 : all.length + nth, nth > 0 ? nth : all.length + nth + 1);
  });
  const days = rule.byDay.length ? byWeekday : (rule.byMonthDay.length ? rule.byMonthDay : [dayOfStart]).map(inMonth).filter(fits);
  return { begins: first, days: [...new Set(days)].sort((a, b) => a - b) };
}
