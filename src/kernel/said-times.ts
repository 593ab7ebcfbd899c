/** Times and lengths as a sentence says them, in English, on the wall clock of a zone. What a machine reads is ISO 8601 (`zone.ts`). */
import { counted } from './counted.ts';
import { dayOf, offsetAt, weekdayOf } from './zone.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Mon 23 Nov` for a day number; with its year unless that is the year of `beside`, the day the sentence stands on. */
export function saidDay(day: number, beside?: number): string {
  const date = new Date(day * DAY);
  const year = date.getUTCFullYear();
  return `${WEEKDAYS[weekdayOf(day)]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${beside !== undefined && year === new Date(beside * DAY).getUTCFullYear() ? '' : ` ${year}`}`;
}

/** `Mon 23 Nov 09:00`; `beside` is the instant the sentence stands on. */
export function saidMoment(zone: string, ms: number, beside?: number): string {
  return `${saidDay(dayOf(zone, ms), beside === undefined ? undefined : dayOf(zone, beside))} ${new Date(ms + offsetAt(zone, ms) * MINUTE).toISOString().slice(11, 16)}`;
}

/** `Mon 23 Nov 09:00 to 10:30`, and `Sat 21 Nov 17:45 to Sun 22 Nov 02:45` over midnight. A period that ends with its day ends at 24:00. */
export function saidPeriod(zone: string, start: number, end: number, beside: number): string {
  const sameDay = end > start && dayOf(zone, start) === dayOf(zone, end - 1);
  const last = saidMoment(zone, end, beside);
  return `${saidMoment(zone, start, beside)} to ${!sameDay ? last : dayOf(zone, end) === dayOf(zone, start) ? last.slice(-5) : '24:00'}`;
}

/** `2 days 3 hours`, `45 minutes`: of milliseconds, the two largest parts. */
export function saidLength(ms: number): string {
  const minutes = Math.round(ms / MINUTE);
  const part = (n: number, one: string): string[] => (n ? [counted(n, one)] : []);
  return [...part(Math.floor(minutes / 1440), 'day'), ...part(Math.floor((minutes % 1440) / 60), 'hour'), ...part(minutes % 60, 'minute')].slice(0, 2).join(' ') || '0 minutes';
}

/** An amount of work, `9 hours`, `1 hour 30 minutes`: its hours are not gathered into days. */
export function saidWork(minutes: number): string {
  const whole = Math.ceil(minutes - 1e-9);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  return [...(hours ? [counted(hours, 'hour')] : []), ...(rest || !hours ? [counted(rest, 'minute')] : [])].join(' ');
}
