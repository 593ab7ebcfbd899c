import { defineWords, language, wordsIn } from './define-words.ts';

// Dates, times, spans and money as the language writes them, in the zone that is given: days belong to the workspace, not to the browser.

const formatWords = defineWords({ justNow: 'just now' });

type Moment = string | number | Date;

const kept = new Map<string, Intl.DateTimeFormat>();
function formatter(zone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language(), zone, options]);
  const found = kept.get(key) ?? new Intl.DateTimeFormat(language(), { ...options, timeZone: zone });
  kept.set(key, found);
  return found;
}
const dated = (options: Intl.DateTimeFormatOptions) => (moment: Moment, zone?: string): string => formatter(zone, options).format(new Date(moment));

export const formatTime = dated({ hour: 'numeric', minute: '2-digit' });
export const formatDay = dated({ weekday: 'short', day: 'numeric', month: 'short' });
/** `Mon 23`, where the month is known from elsewhere. */
export const formatShortDay = dated({ weekday: 'short', day: 'numeric' });
export const formatLongDay = dated({ weekday: 'long', day: 'numeric', month: 'long' });
export const formatDate = dated({ day: 'numeric', month: 'short', year: 'numeric' });
export const formatDateTime = dated({ weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
/** The day on which something is due: a whole day counts to its end, which is the midnight after it. */
export const dueDay = (due: Moment, zone?: string): string => (typeof due === 'string' && /^\d{4}-\d\d-\d\d$/.test(due) ? due : dayIn(new Date(due).getTime() - 1, zone));
export const formatDueDay = (due: Moment, zone?: string): string => formatPlainDay(dueDay(due, zone));
/** When something is due: the day, and the time where it is not the whole day. */
export const formatDue = (due: Moment, zone?: string): string => (typeof due === 'string' && due.length === 10) || wallClock(due, zone) === '00:00' ? formatDueDay(due, zone) : formatDateTime(due, zone);
const wallClock = (moment: Moment, zone?: string): string => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(moment));
/** All there is to know: for tooltips. */
export const formatExact = dated({ dateStyle: 'full', timeStyle: 'long' });

export const formatSpan = (from: Moment, to: Moment, zone?: string): string => formatter(zone, { hour: 'numeric', minute: '2-digit' }).formatRange(new Date(from), new Date(to));
/** `2026-11-21` of a moment in a zone: the day it belongs to. */
export function dayIn(moment: Moment, zone?: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date(moment));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
/** The day of a moment, or of a day that was given without a time. */
export const firstDay = (from: string, zone?: string): string => (/^\d{4}-\d\d-\d\d$/.test(from) ? from : dayIn(from, zone));
/** A day without a time (`2026-11-21`) as words: it is the same day in every zone. */
export const formatPlainDay = (day: string): string => formatDay(`${day.slice(0, 10)}T12:00:00Z`, 'UTC');

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [['year', 31_536_000], ['month', 2_592_000], ['week', 604_800], ['day', 86_400], ['hour', 3600], ['minute', 60]];
const NOW_S = 5;
/** `3 hours ago`, `in 2 days`; `just now` of what has happened. */
export function formatAgo(moment: Moment, now: number = Date.now()): string {
  const seconds = (new Date(moment).getTime() - now) / 1000;
  const relative = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  const [unit, size] = UNITS.find(([, of]) => Math.abs(seconds) >= of) ?? ['second', 1];
  if (unit === 'second') return seconds <= NOW_S ? wordsIn(formatWords, language()).justNow : relative.format(0, 'second');
  return relative.format(Math.round(seconds / size), unit);
}

/** Hours of work as short as can be: `45m`, `2h`, `2h 30m`. */
export function formatHours(hours: number): string {
  const minutes = Math.round(hours * 60);
  const unit = (value: number, name: 'hour' | 'minute'): string => new Intl.NumberFormat(language(), { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value);
  if (minutes < 60) return unit(minutes, 'minute');
  return minutes % 60 === 0 ? unit(minutes / 60, 'hour') : `${unit(Math.floor(minutes / 60), 'hour')} ${unit(minutes % 60, 'minute')}`;
}
/** A running timer: `1:04:09`. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}
export const formatNumber = (value: number, options: Intl.NumberFormatOptions = {}): string => new Intl.NumberFormat(language(), options).format(value);
export const formatPercent = (share: number): string => formatNumber(share, { style: 'percent', maximumFractionDigits: 0 });
export const formatMoney = (value: number, currency: string, digits?: number): string => formatNumber(value, { style: 'currency', currency, ...(digits !== undefined && { maximumFractionDigits: digits }) });
