import { dayFromText, weekdayOf } from '../zone.ts';

const on = (month: number, day: number) => (year: number): number => dayFromText(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`) as number;
/** The nth weekday (Monday is 0) of a month; the last one for n = -1. */
const nth = (n: number, weekday: number, month: number) => (year: number): number => {
  const first = on(month, 1)(year);
  if (n > 0) return first + ((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7;
  const last = (month === 12 ? on(1, 1)(year + 1) : on(month + 1, 1)(year)) - 1;
  return last - ((weekdayOf(last) - weekday + 7) % 7);
};

/** Easter Sunday of the Gregorian calendar, by the anonymous computus. */
export function easter(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return on(Math.floor(n / 31), (n % 31) + 1)(year);
}
const fromEaster = (days: number) => (year: number): number => easter(year) + days;

/** Names in lower case without accents, longer ones first; each with its days of a year. */
const HOLIDAYS: readonly (readonly [string, (year: number) => number, number?])[] = [
  ['thanksgiving(?: day)?', nth(4, 3, 11)], ['christmas eve|heiligabend|heilig abend|nochebuena|reveillon de noel', on(12, 24)], ['christmas(?: day)?|noel|navidad', on(12, 25)], ['weihnachten', on(12, 25), 2],
  ['boxing day', on(12, 26)], ['new year\'?s eve|silvester|nochevieja|saint-sylvestre', on(12, 31)], ['new year(?:\'?s)?(?: day)?|neujahr|ano nuevo|jour de l\'an|nouvel an', on(1, 1)],
  ['independence day|4th of july|fourth of july', on(7, 4)], ['labor day', nth(1, 0, 9)], ['memorial day', nth(-1, 0, 5)], ['veterans day', on(11, 11)], ['juneteenth', on(6, 19)], ['mlk day|martin luther king day', nth(3, 0, 1)],
  ['good friday|karfreitag|vendredi saint|viernes santo', fromEaster(-2)], ['easter monday|ostermontag|lundi de paques|lunes de pascua', fromEaster(1)], ['ostern', fromEaster(0), 2], ['easter(?: sunday)?|ostersonntag|paques|pascua', fromEaster(0)],
  ['christi himmelfahrt|ascension(?: day)?', fromEaster(39)], ['pfingstmontag|whit monday|lundi de pentecote', fromEaster(50)], ['fronleichnam|corpus christi', fromEaster(60)],
  ['tag der deutschen einheit', on(10, 3)], ['tag der arbeit|maifeiertag|may day|fete du travail', on(5, 1)], ['bastille day|fete nationale', on(7, 14)], ['assomption', on(8, 15)], ['allerheiligen|toussaint|todos los santos', on(11, 1)],
  ['dreikonigstag|heilige drei konige|epiphanie|dia de reyes', on(1, 6)],
];

export const HOLIDAY = HOLIDAYS.map(([names]) => names).join('|');

/** The days of a holiday that is named, in a year; null for a name that is none. */
export function holidayIn(name: string, year: number): { first: number; last: number } | null {
  const found = HOLIDAYS.find(([names]) => new RegExp(`^(?:${names})$`).test(name));
  return found ? { first: found[1](year), last: found[1](year) + (found[2] ?? 1) - 1 } : null;
}

/** The days of a holiday that is named, the next time it comes after a day. */
export function holidayAfter(name: string, today: number, year: number): { first: number; last: number } | null {
  const found = HOLIDAYS.find(([names]) => new RegExp(`^(?:${names})$`).test(name));
  if (!found) return null;
  const [, dayIn, length = 1] = found;
  const first = [year, year + 1].map(dayIn).find((day) => day + length > today);
  return first === undefined ? null : { first, last: first + length - 1 };
}
