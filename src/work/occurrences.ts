import { calendarEvents } from '../calendar/index.ts';
import type { Sql } from '../db/database.port.ts';
import { dateText, dayFromText, dayOf, wallInstant, weekdayOf } from '../kernel/zone.ts';
import { type RecurrenceRow, recurrencesStore as store } from './recurrences.store.ts';
import { daysOfRule, parseRule } from './repeat-rule.ts';
import { tasksStore, type TaskValues } from './tasks.store.ts';

/** How far ahead tasks of a series are made by the clock: as far as a repair looks. A run that looks further has them made further. */
export const AHEAD_DAYS = 42;
/** And never further. */
export const MOST_AHEAD_DAYS = 400;

export interface Occurrence { readonly date: string; readonly no: number; readonly release: number; readonly due: number }
type Series = Pick<RecurrenceRow, 'rule' | 'times_per_week' | 'starts_on' | 'until' | 'window_from' | 'window_to' | 'flexibility_days'>;

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const dayNumber = (date: string): number => dayFromText(date) as number;
const WORKDAYS = 5;

/** The occurrences of a series whose day, or for so many times a week whose week, lies in [from, to), each with the time in which it can be done. */
export function occurrences(series: Series, zone: string, from: number, to: number): Occurrence[] {
  const start = dayNumber(series.starts_on);
  const end = Math.min(to, series.until === null ? Infinity : dayNumber(series.until) + 1);
  const bounds = (first: number, last: number): { release: number; due: number } => ({
    release: wallInstant(zone, first, minutes(series.window_from ?? '00:00')),
    due: wallInstant(zone, last + series.flexibility_days, minutes(series.window_to ?? '24:00')),
  });
  if (series.times_per_week === null) {
    const rule = parseRule(series.rule ?? '');
    return typeof rule === 'string' ? [] : daysOfRule(rule, start, from, end).map((day) => ({ date: dateText(day), no: 0, ...bounds(day, day) }));
  }
  const times = series.times_per_week;
  // Parts of the week that share no day, so that no two fall on the same one. Without a window of its own it needs working hours: the last part alone has the weekend.
  const days = series.window_from === null && times <= WORKDAYS ? WORKDAYS : 7;
  const out: Occurrence[] = [];
  for (let monday = Math.max(from, start) - weekdayOf(Math.max(from, start)); monday < end; monday += 7) {
    for (let no = 0; no < times; no++) {
      const [first, last] = [monday + Math.floor((no * days) / times), no === times - 1 ? monday + 6 : monday + Math.floor(((no + 1) * days) / times) - 1];
      if (last < start || first >= end) continue;
      out.push({ date: dateText(monday), no, ...bounds(Math.max(first, start), Math.min(last, end - 1)) });
    }
  }
  return out;
}

function taskOf(series: RecurrenceRow, one: Occurrence): TaskValues & { title: string } {
  return {
    title: series.title, description: series.description, client_id: series.client_id, project_id: series.project_id, estimated_hours: Math.round((series.duration_minutes / 60) * 1000) / 1000, priority: series.priority, billable: series.billable, tags: series.tags,
    time_map: series.time_map, day_window: series.window_from === null || series.window_to === null ? null : { from: series.window_from, to: series.window_to },
    // One that is skipped when missed is not done late; one that rolls is.
    defer_until: new Date(one.release), due_date: new Date(one.due), hard_due: series.missed === 'skip', recurrence_id: series.id, occurrence_date: one.date, occurrence_no: one.no,
  };
}

const keyOf = (one: { occurrence_date: string; occurrence_no: number }): string => `${one.occurrence_date}/${one.occurrence_no}`;

/**
 * The tasks of a series until `days` from now: missing ones are made, untouched ones brought in line, and those that belong no more are
 * taken away. What was made further ahead before is brought in line too, so that no change of a series leaves any behind.
 */
export async function alignSeries(sql: Sql, series: RecurrenceRow, now: Date, zone: string, days = AHEAD_DAYS): Promise<number> {
  const today = dayOf(zone, now.getTime());
  const from = today - series.flexibility_days - 7; // what began before and can still be done
  const standing = await store.ahead(sql, series.id, dateText(from));
  const end = Math.max(today + Math.min(days, MOST_AHEAD_DAYS), ...standing.map((task) => dayNumber(task.occurrence_date) + 1));
  const wanted = new Map((series.active ? occurrences(series, zone, from, end) : []).filter((one) => one.due > now.getTime()).map((one) => [`${one.date}/${one.no}`, one]));
  const made = new Set((await store.made(sql, series.id, dateText(from))).map(keyOf));
  const rows = new Map((await tasksStore.byIds(sql, standing.map((task) => task.id))).map((row) => [row.id, row]));
  for (const task of standing) {
    const one = wanted.get(keyOf(task));
    const before = rows.get(task.id);
    if (one) {
      const values = taskOf(series, one);
      if (before && Object.entries(values).some(([name, value]) => JSON.stringify(before[name as keyof typeof before]) !== JSON.stringify(value))) {
        await tasksStore.update(sql, task.id, values);
        if (before.title !== series.title) await calendarEvents.retitle(sql, task.id, series.title);
      }
    } else if (before && (before.due_date === null || before.due_date > now)) await tasksStore.remove(sql, task.id);
  }
  const left = new Set(series.left_out);
  let count = 0;
  for (const [key, one] of wanted) {
    if (made.has(key) || left.has(key)) continue;
    await tasksStore.insert(sql, taskOf(series, one));
    count++;
  }
  if (count) await store.tell(sql);
  return count;
}

/** Makes ahead what every series needs and puts aside what was missed. Safe to call often. */
export async function makeAhead(sql: Sql, now: Date, zone: string, days = AHEAD_DAYS): Promise<{ made: number; skipped: number }> {
  let [made, skipped] = [0, 0];
  for (const series of await store.active(sql)) {
    made += await alignSeries(sql, series, now, zone, days);
    const missed = await store.skipMissed(sql, series.id, now, series.missed === 'roll');
    const blocks = await calendarEvents.blocksOf(sql, missed.map((task) => task.id));
    const ahead = blocks.filter((block) => block.starts_at > now);
    if (ahead.length) await calendarEvents.remove(sql, ahead.map((block) => block.event_id));
    skipped += missed.length;
  }
  return { made, skipped };
}

/** Makes ahead what every series needs until a local day, for a schedule that looks so far; bounded. Answers how many tasks were made. */
export async function makeAheadUntil(sql: Sql, now: Date, zone: string, day: number): Promise<number> {
  const days = Math.min(MOST_AHEAD_DAYS, day - dayOf(zone, now.getTime()));
  if (days <= AHEAD_DAYS) return 0; // the clock has made those
  let made = 0;
  for (const series of await store.active(sql)) made += await alignSeries(sql, series, now, zone, days);
  return made;
}
