import { dayFromText, startOfDay } from '../kernel/zone.ts';

// Postgres and JavaScript agree on the years 1 to 9999; a zone's offset must not push a day over either edge.
const FIRST = Date.parse('0001-01-02T00:00:00Z');
const LAST = Date.parse('9999-12-31T00:00:00Z');
const storable = (ms: number): Date => new Date(Math.min(LAST, Math.max(FIRST, ms)));

/** The instant a due date means: a whole local day counts to its end. */
export function dueInstant(text: string, zone: string): Date {
  const day = dayFromText(text);
  return storable(day === undefined ? Date.parse(text) : startOfDay(zone, day + 1));
}

/** The instant from which something may start: a whole local day counts from its beginning. */
export function releaseInstant(text: string, zone: string): Date {
  const day = dayFromText(text);
  return storable(day === undefined ? Date.parse(text) : startOfDay(zone, day));
}

/** The instant after which things are due that are due from a day or time on: what is due on the day before counts to its end. */
export function dueAfter(text: string, zone: string): Date {
  const from = releaseInstant(text, zone);
  return dayFromText(text) === undefined ? new Date(from.getTime() - 1) : from;
}
