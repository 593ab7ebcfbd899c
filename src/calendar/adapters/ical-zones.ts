import ICAL from 'ical.js';
import { isZone } from '../../kernel/zone.ts';
import { type Component, taken } from '../ical/content-lines.ts';
import { fixedZone, guessedZone, ianaZone, namedZone, type Zone } from '../ical/zones.ts';
import { repeat } from './ical-rules.ts';
import { wallTimes } from './ical-values.ts';

const MINUTE = 60_000;
const YEAR = 366 * 86_400_000;
const EARLIEST = Date.UTC(1900, 0, 1);
const MOST_CHANGES = 3000;

const textOf = (component: Component, name: string): string | undefined => component.lines.find((line) => line.name === name)?.text;

function offset(text: string | undefined): number | undefined {
  if (!text) return undefined;
  try {
    const seconds = ICAL.UtcOffset.fromString(ICAL.parse.property(text)[3] as string).toSeconds();
    return Number.isFinite(seconds) && Math.abs(seconds) <= 26 * 3600 ? seconds / 60 : undefined;
  } catch {
    return undefined;
  }
}

/** A zone as a file defines it: when which offset began. */
function definedZone(definition: Component, until: number): Zone | undefined {
  const changes: { at: number; offset: number; before: number }[] = [];
  for (const rule of definition.parts) {
    const [before, after] = [offset(textOf(rule, 'TZOFFSETFROM')), offset(textOf(rule, 'TZOFFSETTO'))];
    const [start] = wallTimes(textOf(rule, 'DTSTART') ?? '');
    if (before === undefined || after === undefined || !start) continue;
    const walls = [start.wall, ...rule.lines.filter((line) => line.name === 'RDATE').flatMap((line) => wallTimes(line.text)).map(({ wall }) => wall)];
    for (const { text } of rule.lines.filter((line) => line.name === 'RRULE' && /FREQ=YEARLY/i.test(line.text))) {
      try { walls.push(...repeat(text, { start: start.wall, isDate: false, zone: fixedZone(before) }, EARLIEST, until + YEAR, MOST_CHANGES).walls); } catch { /* what it says without the rule still holds */ }
    }
    for (const wall of walls) changes.push({ at: wall - before * MINUTE, offset: after, before });
  }
  changes.sort((a, b) => a.at - b.at);
  const [first] = changes;
  if (!first) return undefined;
  return {
    offsetAt(ms) {
      let [low, high] = [-1, changes.length - 1];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((changes[middle] as { at: number }).at <= ms) low = middle;
        else high = middle - 1;
      }
      return low < 0 ? first.before : (changes[low] as { offset: number }).offset;
    },
  };
}

/**
 * The zone behind a TZID. A name that is known wins over the definition beside it, which exporters cut to a year or two; then the
 * definition; then what the name tells of itself. Undefined: nothing says where it is.
 */
export function zoneFinder(calendars: readonly Component[], until: number): (tzid: string) => Zone | undefined {
  const known = new Map<string, Zone | undefined>();
  const find = (tzid: string): Zone | undefined => {
    const named = namedZone(tzid);
    if (named) return named;
    const definition = calendars.flatMap((calendar) => calendar.parts).find((part) => part.name === 'VTIMEZONE' && taken(textOf(part, 'TZID') ?? '').value.trim() === tzid);
    if (!definition) return guessedZone(tzid);
    const place = taken(textOf(definition, 'X-LIC-LOCATION') ?? '').value.trim();
    return isZone(place) ? ianaZone(place) : definedZone(definition, until) ?? guessedZone(tzid);
  };
  return (tzid) => {
    if (!known.has(tzid)) known.set(tzid, find(tzid));
    return known.get(tzid);
  };
}
