import { dateText, dayOf, startOfDay, weekdayOf, weekName, weekOf, weekOfDay } from '../kernel/zone.ts';
import { SHORT_RUNWAY_WEEKS } from '../work/finance.contract.ts';
import type { Settings } from './preferences.contract.ts';
import { type Estimate, p80Of } from './ranges.ts';
import type { WeekJson } from './runs.contract.ts';

const HOUR = 3_600_000;
const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** Below this many weeks of runway the billable share is a rule; above it, advice. */
export const SHORT_RUNWAY = SHORT_RUNWAY_WEEKS;
export const BILLABLE_TARGET = 60;

/** A block's time, whose it is, and how sure its length is. */
export interface Load { start: number; end: number; billable: boolean; task?: number; estimate?: Estimate }
export const round2 = (n: number): number => Math.round(n * 100) / 100;

/** First day of a local week, as a day number. */
export const mondayOf = (week: number): number => week * 7 - 3;
export const weekOfDate = (text: string): number => weekOfDay(Date.parse(`${text}T00:00:00Z`) / 86_400_000);
export const weekBounds = (zone: string, week: number): { from: number; to: number } => ({ from: startOfDay(zone, mondayOf(week)), to: startOfDay(zone, mondayOf(week + 1)) });

/** Cuts a time at local midnights: `[day, milliseconds]`. */
export function byDay(zone: string, start: number, end: number): [number, number][] {
  const out: [number, number][] = [];
  for (let at = start; at < end;) {
    const day = dayOf(zone, at);
    const stop = Math.min(end, startOfDay(zone, day + 1));
    out.push([day, stop - at]);
    at = stop;
  }
  return out;
}

export function weeksTouched(zone: string, loads: readonly { start: number; end: number }[]): number[] {
  return [...new Set(loads.flatMap(({ start, end }) => [weekOf(zone, start), weekOf(zone, end - 1)]))].sort((a, b) => a - b);
}

/** Hours a local day is open by the preferences. */
export function openHours(settings: Settings, day: number): number {
  const minutes = (text: string): number => { const [h, m] = text.split(':').map(Number) as [number, number]; return h * 60 + m; };
  return (settings.working_hours[DAY_NAMES[weekdayOf(day)] as 'mon'] ?? []).reduce((sum, [from, to]) => sum + (minutes(to) - minutes(from) + (minutes(to) <= minutes(from) ? 1440 : 0)) / 60, 0);
}

/** What a week of so many open hours holds unless somebody said otherwise. */
export function defaultCapacity(settings: Settings, open: number): number {
  return round2(Math.min(168, open, settings.limits.weekly_capacity_hours ?? Infinity));
}

export interface WeekHoursSum { planned: number; billable: number; p80: number }

/** The planned hours of each of these weeks: all, billable, and what they stay under four times in five. */
export function plannedHours(zone: string, weeks: readonly number[], loads: readonly Load[]): Map<number, WeekHoursSum> {
  const sums = new Map(weeks.map((week): [number, WeekHoursSum] => [week, { planned: 0, billable: 0, p80: 0 }]));
  const parts = new Map(weeks.map((week) => [week, new Map<number | Load, { hours: number; estimate: Estimate }>()]));
  for (const load of loads) {
    for (const [day, ms] of byDay(zone, load.start, load.end)) {
      const sum = sums.get(weekOfDay(day));
      if (!sum) continue;
      sum.planned += ms / HOUR;
      if (load.billable) sum.billable += ms / HOUR;
      const ofWeek = parts.get(weekOfDay(day)) as Map<number | Load, { hours: number; estimate: Estimate }>;
      const part = ofWeek.get(load.task ?? load) ?? { hours: 0, estimate: load.estimate ?? { hours: 1, low: 1, high: 1 } };
      ofWeek.set(load.task ?? load, { ...part, hours: part.hours + ms / HOUR });
    }
  }
  for (const [week, sum] of sums) sum.p80 = Math.max(sum.planned, p80Of([...(parts.get(week) as Map<unknown, { hours: number; estimate: Estimate }>).values()]));
  return sums;
}

export interface WeekRules { readonly capacity: number; readonly target: number; readonly runway: number | null }

/** A week as answers show it, with what its owner should know about it. */
export function weekJson(week: number, hours: WeekHoursSum, { capacity, target, runway }: WeekRules): WeekJson {
  const share = hours.planned > 0 ? Math.round((hours.billable / hours.planned) * 1000) / 10 : null;
  const warnings: string[] = [];
  if (hours.planned > capacity + 0.001) warnings.push(`${round2(hours.planned)} hours are planned, ${round2(hours.planned - capacity)} more than the week holds. Move or drop some.`);
  else if (hours.p80 > capacity + 0.005) warnings.push(`The ${round2(hours.planned)} planned hours may well become ${round2(hours.p80)} (80 % point), ${round2(hours.p80 - capacity)} more than the week holds.`);
  if (share !== null && share < target) {
    const why = runway === null ? 'Runway is unknown, so this is not enforced; enter cash and monthly burn.' : runway < SHORT_RUNWAY ? `Runway is ${runway} weeks: put billable work first.` : `${runway === Infinity ? 'No cash is burning' : `Runway is ${runway} weeks`}, so this is advice.`;
    warnings.push(`${share} % of the hours are billable, under the target of ${target} %. ${why}`);
  }
  return { name: weekName(mondayOf(week)), week_start: dateText(mondayOf(week)), capacity_hrs: capacity, planned_hrs: round2(hours.planned), planned_hrs_p80: round2(hours.p80), planned_billable_hrs: round2(hours.billable), billable_pct: share, warnings };
}
