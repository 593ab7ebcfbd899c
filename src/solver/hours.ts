/** From wall-clock hours to instants. */
import { dayOf, wallInstant, weekdayOf } from '../kernel/zone.ts';
import { intersect, union, type Interval } from './intervals.ts';
import type { Problem, WeekHours } from './problem.ts';

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** The open periods of weekly hours between two instants. */
export function openPeriods(zone: string, hours: WeekHours, from: number, to: number): Interval[] {
  const found: Interval[] = [];
  // Hours of the day before may reach over midnight into the first day.
  for (let day = dayOf(zone, from) - 1, last = dayOf(zone, to); day <= last; day++) {
    for (const [opens, closes] of hours[NAMES[weekdayOf(day)] as (typeof NAMES)[number]] ?? []) {
      const [a, b] = [minutesOf(opens), minutesOf(closes)];
      const start = wallInstant(zone, day, a, 'first');
      const end = wallInstant(zone, b > a ? day : day + 1, b, 'last');
      found.push([Math.max(from, start), Math.min(to, end)]);
    }
  }
  return union(found);
}

/** The open periods of a problem: of its working time, or of one time map. */
export function openTimes(problem: Problem, zone: string, map: string | undefined, to = Date.parse(problem.horizon.end)): Interval[] {
  const from = Date.parse(problem.horizon.start);
  const windows = map === undefined ? problem.windows : problem.map_windows?.[map];
  if (windows) return intersect([[from, to]], union(windows.map((w) => [Date.parse(w.start), Date.parse(w.end)] as const)));
  if (map !== undefined) return openPeriods(zone, problem.time_maps?.[map] ?? {}, from, to);
  return problem.working_hours ? openPeriods(zone, problem.working_hours, from, to) : [[from, to]];
}
