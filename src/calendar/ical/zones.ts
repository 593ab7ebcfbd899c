import { isZone, offsetAt } from '../../kernel/zone.ts';
import { windowsZone } from './windows-zones.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Minutes by which a wall clock is ahead of UTC at an instant: an IANA zone, a fixed offset, or a definition out of a file. */
export interface Zone { offsetAt(ms: number): number }

export const ianaZone = (name: string): Zone => ({ offsetAt: (ms) => offsetAt(name, ms) });
export const fixedZone = (minutes: number): Zone => ({ offsetAt: () => minutes });
export const UTC = fixedZone(0);

/** What a wall clock shows, as if it were UTC. */
export const wallOf = (zone: Zone, ms: number): number => ms + zone.offsetAt(ms) * MINUTE;

/**
 * The instant of a wall time. Shown twice: the first one. Skipped: with the offset from before the change, so half past two becomes
 * half past three; calendars show such an occurrence of a series there as well, so it takes time there, though RFC 5545 would drop it.
 */
export function instantOf(zone: Zone, wall: number): number {
  const [before, after] = [zone.offsetAt(wall - DAY), zone.offsetAt(wall + DAY)];
  if (before === after) return wall - before * MINUTE;
  const first = wall - before * MINUTE;
  if (wallOf(zone, first) === wall) return first;
  const second = wall - after * MINUTE;
  return wallOf(zone, second) === wall ? second : first;
}

/** Names without a place: `UTC+01:00`, `GMT-5`, `(UTC+01:00) Amsterdam, Berlin`. */
function offsetIn(name: string): number | undefined {
  const found = /^\(?(?:UTC|GMT|Z)?\s*([+-])(\d{1,2})(?::?(\d{2}))?\b/i.exec(name);
  if (!found) return /^\(?(?:UTC|GMT|Zulu|Z)\)?(?:\s|$)/i.test(name) ? 0 : undefined;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return minutes > 14 * 60 ? undefined : found[1] === '-' ? -minutes : minutes;
}

const cities = (): Map<string, string> => new Map(Intl.supportedValuesOf('timeZone').map((zone) => [(zone.split('/').at(-1) as string).replaceAll('_', ' ').toLowerCase(), zone]));
let knownCities: Map<string, string> | undefined;

/** Windows' display names list cities behind an offset: the first one known that keeps this offset in winter or summer. */
function cityIn(name: string, minutes: number): string | undefined {
  knownCities ??= cities();
  for (const city of name.replace(/^\([^)]*\)/, '').split(',')) {
    const zone = knownCities.get(city.trim().toLowerCase());
    if (zone && [0, 6].some((month) => offsetAt(zone, Date.UTC(2024, month, 15)) === minutes)) return zone;
  }
  return undefined;
}

/** A zone by the name that a calendar gives it; undefined for names that say nothing. */
export function namedZone(given: string): Zone | undefined {
  const name = given.trim().replace(/^"|"$/g, '');
  if (isZone(name)) return ianaZone(name);
  const windows = windowsZone(name.replace(/^tzone:\/\/Microsoft\//i, ''));
  if (windows) return ianaZone(windows);
  // Older clients put the registry of the definition before the name: /freeassociation.sourceforge.net/Europe/Berlin.
  const parts = name.split('/').filter(Boolean);
  for (let from = 1; from < parts.length; from++) {
    const rest = parts.slice(from).join('/');
    if (rest.includes('/') && isZone(rest)) return ianaZone(rest);
  }
  return undefined;
}

/** What a name without a place or a definition still says: its offset, and where Windows lists cities, one of those. */
export function guessedZone(name: string): Zone | undefined {
  const minutes = offsetIn(name.trim());
  if (minutes === undefined) return undefined;
  const city = cityIn(name, minutes);
  return city ? ianaZone(city) : fixedZone(minutes);
}
