import type { Output } from '../api/index.ts';

export type Day = Output<'tasks.today'>;
export type DayBlock = Day['blocks'][number];
export type DayTask = Day['due'][number];
export type Run = Output<'execution_runs.list'>['items'][number];

export const isOpen = (task: Pick<DayTask, 'status'> | null): boolean => task !== null && task.status !== 'done' && task.status !== 'cancelled';

/** Seconds worked in a run: what was paused does not count. */
export function elapsedSeconds(run: Pick<Run, 'status' | 'started_at' | 'paused_at' | 'paused_seconds'>, now: number): number {
  const until = run.status === 'paused' && run.paused_at !== null ? Date.parse(run.paused_at) : now;
  return Math.max(0, (until - Date.parse(run.started_at)) / 1000 - run.paused_seconds);
}

/** What one would do now: the block that is under way, else the next one, else what is due today. */
export function nextUp(day: Pick<Day, 'blocks' | 'due' | 'overdue'>, now: number): { readonly task: DayTask; readonly block: DayBlock | null; readonly when: 'now' | 'next' | 'due' | 'overdue' } | null {
  const open = day.blocks.filter((block) => block.kind === 'block' && isOpen(block.task) && Date.parse(block.end) > now);
  const block = open.find((one) => Date.parse(one.start) <= now) ?? open[0];
  if (block?.task) return { task: block.task, block, when: Date.parse(block.start) <= now ? 'now' : 'next' };
  const due = day.due.find(isOpen);
  if (due) return { task: due, block: null, when: 'due' };
  const overdue = day.overdue.find(isOpen);
  return overdue ? { task: overdue, block: null, when: 'overdue' } : null;
}

export type Row = { readonly kind: 'event'; readonly block: DayBlock; readonly state: 'over' | 'now' | 'coming'; readonly key: string } | { readonly kind: 'free'; readonly minutes: number; readonly key: string } | { readonly kind: 'now'; readonly key: 'now' };

const WORTH_SAYING_MINUTES = 30;

/** The day as lines: what is in it, free time between, and where one stands. */
export function timeline(blocks: readonly DayBlock[], now: number): Row[] {
  const rows: Row[] = [];
  let until = 0, told = false;
  for (const block of blocks) {
    const start = Date.parse(block.start), end = Date.parse(block.end);
    const minutes = until > 0 ? Math.round((start - until) / 60_000) : 0;
    const free: Row[] = minutes >= WORTH_SAYING_MINUTES ? [{ kind: 'free', minutes, key: `free-${block.event_id}` }] : [];
    rows.push(...free);
    if (!told && start > now) { rows.push({ kind: 'now', key: 'now' }); told = true; }
    rows.push({ kind: 'event', block, state: end <= now ? 'over' : start <= now ? 'now' : 'coming', key: String(block.event_id) });
    if (start <= now && end > now) told = true;
    until = Math.max(until, end);
  }
  return rows;
}

/** What of a day is left undone in the evening: blocks whose work is open, and what was overdue already. */
export function leftOver(day: Pick<Day, 'blocks' | 'overdue' | 'due'>): DayTask[] {
  const all = [...day.blocks.flatMap((block) => (block.task && isOpen(block.task) ? [block.task] : [])), ...day.due.filter(isOpen), ...day.overdue.filter(isOpen)];
  return [...new Map(all.map((task) => [task.task_id, task])).values()];
}
