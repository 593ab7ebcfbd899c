import { dayIn } from '../words/index.ts';

export const dayBefore = (day: string, days: number): string => new Date(Date.parse(`${day}T12:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
export const mondayOf = (day: string): string => dayBefore(day, (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7);

export interface Worked { readonly ended_at: string | null; readonly estimated_hours: number | null; readonly actual_hours: number | null }
export interface WeekSum { readonly monday: string; readonly estimated: number; readonly actual: number; readonly runs: number }

/** Estimated and taken hours by week, weeks without any between them too. Runs without an estimate say nothing here. */
export function weeksOf(runs: readonly Worked[], zone: string | undefined): WeekSum[] {
  const sums = new Map<string, WeekSum>();
  for (const run of runs) {
    if (run.ended_at === null || run.actual_hours === null || !run.estimated_hours) continue;
    const monday = mondayOf(dayIn(run.ended_at, zone));
    const was = sums.get(monday) ?? { monday, estimated: 0, actual: 0, runs: 0 };
    sums.set(monday, { monday, estimated: was.estimated + run.estimated_hours, actual: was.actual + run.actual_hours, runs: was.runs + 1 });
  }
  const mondays = [...sums.keys()].sort();
  const [first, last] = [mondays[0], mondays.at(-1)];
  const out: WeekSum[] = [];
  for (let at = first; at !== undefined && last !== undefined && at <= last; at = dayBefore(at, -7)) out.push(sums.get(at) ?? { monday: at, estimated: 0, actual: 0, runs: 0 });
  return out;
}

/** By how much all runs together lie off their estimates, and how many of them lie close. */
export function overall(runs: readonly Worked[]): { percent: number | null; close: number; estimated: number; actual: number; count: number } {
  const known = runs.filter((run) => run.actual_hours !== null && (run.estimated_hours ?? 0) > 0);
  const estimated = known.reduce((sum, run) => sum + (run.estimated_hours ?? 0), 0), actual = known.reduce((sum, run) => sum + (run.actual_hours ?? 0), 0);
  const close = known.filter((run) => Math.abs((run.actual_hours ?? 0) / (run.estimated_hours ?? 1) - 1) <= 0.3).length;
  return { percent: estimated > 0 ? (actual / estimated - 1) * 100 : null, close, estimated, actual, count: known.length };
}

/** Round numbers along an axis, from nothing to over the most. */
export function ticks(most: number, count = 4): number[] {
  const rough = Math.max(most, 0.1) / count;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((one) => one * unit >= rough) ?? 10) * unit;
  return Array.from({ length: Math.ceil(Math.max(most, 0.1) / step - 1e-9) + 1 }, (_, at) => Math.round(at * step * 1000) / 1000);
}
