import { saidDay } from '../kernel/said-times.ts';
import { dayOf, zonedText } from '../kernel/zone.ts';
import { type Interval, intersect, openPeriods, subtract, union, type WeekHours } from '../solver/index.ts';
import { meetingSign, type TaskRow } from '../work/index.ts';
import { type Bindings, type Bound, openWindows, spansOf } from './exceptions.ts';
import type { Settings } from './preferences.contract.ts';

/** The time map of the hours that somebody keeps for demanding work. */
export const FOCUS = 'focus';
const MEETINGS = 'hours for meetings';
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

type Hours = Pick<Settings, 'time_zone' | 'working_hours' | 'time_maps'>;

/** By whose clock the times of a range are read: the workspace's, and on the days of a journey that of the place. Of two journeys that meet the later one holds. */
function clocksOf(settings: Pick<Settings, 'time_zone'>, bindings: Bindings, from: number, to: number): { zone: string; spans: Interval[] }[] {
  let home: Interval[] = [[from, to]];
  let away: { zone: string; spans: Interval[] }[] = [];
  for (const one of bindings.exceptions) {
    if (one.kind !== 'hours' || one.zone === settings.time_zone) continue;
    const spans = union(spansOf(one, from, to));
    if (!spans.length) continue;
    home = subtract(home, spans);
    away = [...away.map((other) => ({ ...other, spans: subtract(other.spans, spans) })), { zone: one.zone, spans }];
  }
  return [{ zone: settings.time_zone, spans: home }, ...away];
}

/** Whether somebody is elsewhere in a range, so that weekly hours alone do not tell a time map. */
const travels = (settings: Pick<Settings, 'time_zone'>, bindings: Bindings, from: number, to: number): boolean => clocksOf(settings, bindings, from, to).length > 1;

/** The open periods of a time map in a range, on the clock of where its owner is. */
export function mapPeriods(hours: WeekHours, settings: Pick<Settings, 'time_zone'>, bindings: Bindings, from: number, to: number): Interval[] {
  return union(clocksOf(settings, bindings, from, to).flatMap(({ zone, spans }) => spans.flatMap(([start, end]) => openPeriods(zone, hours, start, end).filter(([s, e]) => e > s))));
}

/** Times that are kept free of meetings, on the clock of where their owner is. */
export function meetingFreeTimes(settings: Pick<Settings, 'time_zone'>, bindings: Bindings, from: number, to: number): { start: number; end: number; title: string }[] {
  const parts = (one: Bindings['meetingFree'][number]): { zone: string; spans: readonly Interval[] }[] => (one.zone === undefined ? clocksOf(settings, bindings, from, to) : [{ zone: one.zone, spans: [[from, to]] }]);
  return bindings.meetingFree.flatMap((one) => parts(one).flatMap(({ zone, spans }) => spans.flatMap(([start, end]) => {
    const bound: Bound = { ...one, kind: 'off', zone };
    const days = spansOf(bound, start, end);
    return (one.hours ? intersect(openPeriods(zone, sameEveryDay(one.hours), start, end), union(days)) : days).filter(([s, e]) => e > s).map(([s, e]) => ({ start: s, end: e, title: one.title }));
  }))).sort((a, b) => a.start - b.start);
}

const sameEveryDay = (hours: readonly [string, string][]): WeekHours => Object.fromEntries(DAYS.map((day) => [day, [...hours]]));

/** What makes a task a meeting, and the times of its hours that are kept free of such. */
export interface Meeting { readonly sign: string; readonly keptFree: readonly { readonly start: number; readonly end: number; readonly title: string }[] }

export interface MapsInTime {
  /** Tasks that are meetings have a time map of their own where some times are kept free of meetings. */
  readonly tasks: readonly TaskRow[];
  readonly timeMaps: Settings['time_maps'];
  /** The open periods of the maps whose weekly hours do not tell them. */
  readonly windows: ReadonlyMap<string, readonly Interval[]>;
  readonly meetings: ReadonlyMap<number, Meeting>;
}

/**
 * The time maps of a range, as its days have them: on a journey they are read on the clock of the place, and tasks that are meetings lie
 * in their hours without the times that are kept free of meetings. Whoever knows time maps then knows both.
 */
export function mapsInTime(rows: readonly TaskRow[], settings: Hours & Settings, bindings: Bindings, from: number, to: number): MapsInTime {
  const windows = new Map<string, readonly Interval[]>();
  const named: Settings['time_maps'] = { ...settings.time_maps };
  if (travels(settings, bindings, from, to)) {
    for (const [name, hours] of Object.entries({ ...(bindings.focus && { [FOCUS]: bindings.focus }), ...settings.time_maps })) windows.set(name, mapPeriods(hours, settings, bindings, from, to));
  }
  const meetings = new Map<number, Meeting>();
  const free = meetingFreeTimes(settings, bindings, from, to);
  if (!free.length) return { tasks: rows, timeMaps: named, windows, meetings };

  const holes = union(free.map(({ start, end }): Interval => [start, end]));
  const keptFree = new Map<string, Meeting['keptFree']>();
  const tasks = rows.map((row): TaskRow => {
    const sign = row.time_map !== null && !Object.hasOwn(settings.time_maps, row.time_map) ? null : meetingSign(row);
    if (sign === null) return row;
    const name = row.time_map === null ? MEETINGS : `${row.time_map}, ${MEETINGS}`;
    if (!windows.has(name)) {
      const base = row.time_map === null ? openWindows(settings, bindings, from, to) ?? openPeriods(settings.time_zone, settings.working_hours, from, to) : windows.get(row.time_map) ?? openPeriods(settings.time_zone, settings.time_maps[row.time_map] ?? {}, from, to);
      named[name] = row.time_map === null ? settings.working_hours : settings.time_maps[row.time_map] as WeekHours;
      windows.set(name, subtract(base, holes));
      keptFree.set(name, free.flatMap((one) => intersect([[one.start, one.end]], base).map(([start, end]) => ({ start, end, title: one.title }))).sort((a, b) => a.start - b.start));
    }
    meetings.set(row.id, { sign, keptFree: keptFree.get(name) as Meeting['keptFree'] });
    return { ...row, time_map: name };
  });
  return { tasks, timeMaps: named, windows, meetings };
}

/** Where its owner is when a block begins, and by what; null at home. */
export function whereabouts(settings: Pick<Settings, 'time_zone'>, bindings: Bindings, at: number): string | null {
  const there = bindings.exceptions.findLast((one) => one.kind === 'hours' && one.zone !== settings.time_zone && spansOf(one, at, at + 1).length > 0);
  return there ? `It is ${zonedText(there.zone, at).slice(11, 16)} in ${there.zone} then, by "${there.title}".` : null;
}

/** Why a meeting did not begin in a time that would have been open to it; null where none came before. */
export function whyNotInFreeTime({ sign, keptFree }: Meeting, zone: string, after: number, start: number): string | null {
  const last = keptFree.findLast((one) => one.end > after && one.start < start);
  if (!last) return null;
  const day = dayOf(zone, last.start);
  return `It counts as a meeting (by ${sign}), and "${last.title}" keeps ${saidDay(day, day)} free of those.`;
}

/** What a meeting without a place could do. */
export const meetingFix = (titles: readonly string[], sign: string): string => `dismiss ${titles.map((title) => `"${title}"`).join(' and ')}, or tag the task "solo" if it is no meeting (it counts as one by ${sign}).`;
