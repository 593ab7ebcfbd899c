import { dayFromText, dayOf, startOfDay, weekdayOf } from '../kernel/zone.ts';
import { type Interval, openPeriods, subtract, union, type WeekHours } from '../solver/index.ts';
import type { ExceptionJson } from './exceptions.contract.ts';
import type { Settings } from './preferences.contract.ts';
import { weekBounds } from './weeks.ts';

const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const HOUR = 3_600_000;

/** An exception as instants: from an entry of the preferences, or from an accepted constraint. */
export interface Bound {
  readonly start: number;
  readonly end: number;
  readonly kind: 'off' | 'hours';
  readonly hours?: readonly [string, string][] | undefined;
  readonly weekdays?: readonly (typeof DAY_NAMES)[number][] | undefined;
  readonly zone: string;
  readonly title: string;
}

/** What holds besides the weekly hours. */
export interface Bindings {
  readonly exceptions: readonly Bound[];
  /** Hours in which demanding work should rather lie; null where nobody said any. */
  readonly focus: WeekHours | null;
  /** Times without meetings; without a zone they are read on the clock of where their owner is. */
  readonly meetingFree: readonly (Omit<Bound, 'kind' | 'zone'> & { readonly zone?: string | undefined })[];
}

/** An entry of the preferences as instants; whole days are those of its own zone. */
export function boundOf(one: ExceptionJson, workspaceZone: string): Bound {
  const zone = one.time_zone ?? workspaceZone;
  const edge = (text: string, after: number): number => { const day = dayFromText(text); return day === undefined ? Date.parse(text) : startOfDay(zone, day + after); };
  return { start: edge(one.start, 0), end: edge(one.end, 1), kind: one.kind, hours: one.hours, weekdays: one.weekdays, zone, title: one.title };
}

/** The parts of a range in which an exception holds. */
export function spansOf(one: Bound, from: number, to: number): Interval[] {
  const [start, end] = [Math.max(one.start, from), Math.min(one.end, to)];
  if (end <= start) return [];
  if (!one.weekdays) return [[start, end]];
  const found: Interval[] = [];
  for (let day = dayOf(one.zone, start); startOfDay(one.zone, day) < end; day++) {
    if (!one.weekdays.includes(DAY_NAMES[weekdayOf(day)] as 'mon')) continue;
    found.push([Math.max(start, startOfDay(one.zone, day)), Math.min(end, startOfDay(one.zone, day + 1))]);
  }
  return found;
}

/** Times off, as busy times of a range. */
export function timesOff(bindings: Bindings, from: number, to: number): { start: number; end: number; title: string }[] {
  return bindings.exceptions.filter((one) => one.kind === 'off').flatMap((one) => spansOf(one, from, to).map(([start, end]) => ({ start, end, title: one.title })));
}

/** The open periods of a range where other hours hold on some of its days; undefined where the weekly hours are all there is. Of two that meet the later one holds. */
export function openWindows(settings: Settings, bindings: Bindings, from: number, to: number): Interval[] | undefined {
  const changed = bindings.exceptions.filter((one) => one.kind === 'hours' && spansOf(one, from, to).length);
  if (!changed.length) return undefined;
  let open: Interval[] = openPeriods(settings.time_zone, settings.working_hours, from, to);
  for (const one of changed) {
    const spans = spansOf(one, from, to);
    const hours: WeekHours = one.hours ? Object.fromEntries(DAY_NAMES.map((name) => [name, one.hours])) as WeekHours : settings.working_hours;
    const own = spans.flatMap(([start, end]) => openPeriods(one.zone, hours, start, end).filter(([s, e]) => e > s));
    open = union([...subtract(open, union(spans)), ...own]);
  }
  return open;
}

/** Hours of a local week in which work can lie: the open ones without the times off. */
export function openHoursOfWeek(settings: Settings, bindings: Bindings, week: number): number {
  const { from, to } = weekBounds(settings.time_zone, week);
  const open = openWindows(settings, bindings, from, to) ?? openPeriods(settings.time_zone, settings.working_hours, from, to);
  return subtract(open, union(timesOff(bindings, from, to).map(({ start, end }) => [start, end] as const))).reduce((sum, [s, e]) => sum + (e - s) / HOUR, 0);
}
