import { dateText, dayFromText, dayOf, offsetAt, startOfDay, wallInstant, weekdayOf, weekName } from '../../src/kernel/zone.ts';

// Days of the workspace's zone as columns, and moments as places in them. A column is a wall clock of 24 hours also on the days on
// which the clocks change: 10:00 stands beside 10:00, and what lies across the change is as long as its clock times say.

export type View = 'day' | 'week' | 'weeks' | 'list';
export interface DayColumn { readonly day: number; readonly date: string; readonly from: number; readonly to: number; /** Hours by which this day differs from 24: −1, 0 or 1. */ readonly shift: number }
export interface Span { readonly start: number; readonly end: number }
/** The part of a span that lies on one day, in minutes of its wall clock. */
export interface Piece { readonly day: number; readonly top: number; readonly bottom: number; readonly first: boolean; readonly last: boolean }

const MINUTE = 60_000;
export const DAY_MINUTES = 1440;
const LEAST = 15;
const LIST_DAYS = 42;

export const today = (zone: string, now: number): string => dateText(dayOf(zone, now));
export const mondayOf = (day: number): number => day - weekdayOf(day);
const dayNumber = (date: string): number => dayFromText(date) ?? 0;
export const weekNameOf = (date: string): string => weekName(dayNumber(date));
export const isWeekend = (day: number): boolean => weekdayOf(day) >= 5;
export const daysInView: Record<View, number> = { day: 1, week: 7, weeks: 14, list: LIST_DAYS };

/** The columns of a view around a day: weeks begin on Monday. */
export function columnsOf(view: View, date: string, zone: string): DayColumn[] {
  const first = view === 'day' || view === 'list' ? dayNumber(date) : mondayOf(dayNumber(date));
  return Array.from({ length: daysInView[view] }, (_, at) => {
    const day = first + at;
    const [from, to] = [startOfDay(zone, day), startOfDay(zone, day + 1)];
    return { day, date: dateText(day), from, to, shift: Math.round((to - from) / 3_600_000) - 24 };
  });
}

/** The day that a step back or forth leads to. */
export const stepDate = (view: View, date: string, by: number): string => dateText(dayNumber(date) + by * (view === 'day' ? 1 : view === 'weeks' ? 14 : 7));

/** Minutes after midnight that the wall clock of a day shows; below 0 or above 1440 on other days. */
export const wallMinutes = (zone: string, ms: number, day: number): number => (ms + offsetAt(zone, ms) * MINUTE) / MINUTE - day * DAY_MINUTES;
export const instantAt = (zone: string, day: number, minutes: number): number => wallInstant(zone, day + Math.floor(minutes / DAY_MINUTES), ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES);

/** A span as the days show it; days outside of the columns are left out. */
export function piecesOf(span: Span, columns: readonly DayColumn[], zone: string): Piece[] {
  return columns.flatMap(({ day, from, to }): Piece[] => {
    if (span.end <= from || span.start >= to) return [];
    const first = span.start >= from, last = span.end <= to;
    const top = first ? wallMinutes(zone, span.start, day) : 0;
    const bottom = last ? wallMinutes(zone, span.end, day) : DAY_MINUTES;
    // In the hour that comes twice the clock may show an end before its start.
    const least = Math.min(DAY_MINUTES, top + Math.max(LEAST, last && first && bottom <= top ? (span.end - span.start) / MINUTE : 0));
    return [{ day, top: Math.min(top, DAY_MINUTES - LEAST), bottom: Math.max(bottom, least), first, last }];
  });
}

export const snap = (minutes: number, grid: number): number => Math.round(minutes / grid) * grid;

/** A span moved on the wall clock by days and minutes; its length stays, also over a change of the clocks. */
export function moved(span: Span, zone: string, days: number, minutes: number): Span {
  const day = dayOf(zone, span.start);
  const start = instantAt(zone, day + days, wallMinutes(zone, span.start, day) + minutes);
  return { start, end: start + (span.end - span.start) };
}

/** A span with its end moved; never shorter than one step of the grid. */
export const resized = (span: Span, minutes: number, grid: number): Span => ({ start: span.start, end: Math.max(span.start + grid * MINUTE, span.end + minutes * MINUTE) });

/** `2026-11-23` and `09:30` of a moment, for fields in which people type. */
export function partsOf(zone: string, ms: number): { date: string; time: string } {
  const day = dayOf(zone, ms), minutes = Math.round(wallMinutes(zone, ms, day));
  return { date: dateText(day), time: clockText(minutes) };
}
export const clockText = (minutes: number): string => `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
/** The moment that a date and a time of day name; undefined where one of them cannot be read. */
export function momentOf(zone: string, date: string, time: string): number | undefined {
  const day = dayFromText(date), clock = /^(\d\d):(\d\d)/.exec(time);
  return day === undefined || !clock ? undefined : wallInstant(zone, day, Number(clock[1]) * 60 + Number(clock[2]));
}
