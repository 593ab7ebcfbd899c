import type { TaskRow } from './tasks.store.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Hours = { [day in (typeof DAYS)[number]]?: [string, string][] | undefined };
type Maps = Record<string, Hours>;

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const clock = (at: number): string => `${String(Math.floor((at % 1440) / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;

/** The part of a week's hours between two times of day; a range over midnight belongs to both of its days. */
function within(hours: Hours, from: number, to: number): Hours {
  const out: Hours = {};
  DAYS.forEach((day, i) => {
    for (const [opens, closes] of hours[day] ?? []) {
      const [start, end] = [minutes(opens), minutes(closes)];
      const parts = end > start ? [{ day, start, end }] : [{ day, start, end: 1440 }, { day: DAYS[(i + 1) % 7] as typeof day, start: 0, end }];
      for (const part of parts) {
        const [first, last] = [Math.max(part.start, from), Math.min(part.end, to)];
        if (last > first) (out[part.day] ??= []).push([clock(first), clock(last)]);
      }
    }
  });
  return out;
}

/**
 * Tasks that lie in a window of the day, as tasks of a time map: a map of that name is added, the window on every day, or the part
 * of the task's own map that lies in it. So whoever knows time maps knows windows.
 */
export function withDayWindows(rows: readonly TaskRow[], maps: Maps): { rows: TaskRow[]; maps: Maps } {
  const added: Maps = {};
  const out = rows.map((row) => {
    if (!row.day_window || (row.time_map !== null && !Object.hasOwn(maps, row.time_map))) return row;
    const { from, to } = row.day_window;
    const name = `${row.time_map === null ? '' : `${row.time_map}, `}${from} to ${to}`;
    const every: Hours = Object.fromEntries(DAYS.map((day) => [day, [['00:00', '00:00']]]));
    added[name] = within(row.time_map === null ? every : maps[row.time_map] as Hours, minutes(from), minutes(to));
    return { ...row, time_map: name };
  });
  return { rows: out, maps: { ...maps, ...added } };
}
