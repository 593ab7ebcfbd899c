import type { EventRow } from '../calendar/index.ts';
import { type Interval, openPeriods, subtract, union } from '../solver/index.ts';
import type { TaskRow } from '../work/index.ts';
import { openWindows, timesOff } from './exceptions.ts';
import type { State } from './state.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
type Span = { start: number; end: number };
const spanOf = (event: EventRow): Span => ({ start: event.starts_at.getTime(), end: event.ends_at.getTime() });

/** Free periods of the working hours (undefined) or of a time map: open, and no busy time or time off over them. */
export function freePeriods(state: State, map: string | null, busy: readonly Span[]): Interval[] {
  const { settings, bindings, from, to } = state;
  const open = map === null ? openWindows(settings, bindings, from, to) ?? openPeriods(settings.time_zone, settings.working_hours, from, to) : state.mapWindows.get(map) ?? openPeriods(settings.time_zone, settings.time_maps[map] ?? {}, from, to);
  return subtract(open, union([...busy, ...timesOff(bindings, from, to)].map(({ start, end }) => [start, end] as const)));
}

export interface Standing {
  /** Blocks that a repair may move. */
  readonly free: readonly EventRow[];
  /** Everything that stays: busy times, fixed blocks. */
  readonly standing: readonly EventRow[];
  readonly fixedOf: ReadonlyMap<number, readonly Span[]>;
  /** Minutes that a task still needs, those of its fixed blocks to come included. */
  readonly need: (task: TaskRow) => number;
  readonly mayBeCut: (task: TaskRow, minutes: number) => boolean;
}

/**
 * The blocks that begin within the next hours and may stay as they are: a repair leaves them alone. One that something lies over,
 * that left its hours, begins too early for what it waits for, or no longer has its task's length must move.
 */
export function frozenBlocks(state: State, { free, standing, fixedOf, need, mayBeCut }: Standing): Set<EventRow> {
  const { settings, now, bindings, from, to } = state;
  const until = now + settings.freeze_hours * HOUR;
  const near = free.filter((event) => { const at = event.starts_at.getTime(); return at > now && at < until; });
  const frozen = new Set<EventRow>();
  if (!near.length) return frozen;

  const byId = new Map(state.tasks.map((task) => [task.id, task]));
  const buffer = (settings.limits.buffer_minutes ?? 0) * MINUTE;
  const busy = standing.filter((event) => event.kind === 'busy').map(spanOf);
  const obstacles = [...standing.map(spanOf), ...timesOff(bindings, from, to)];
  const clear = ({ start, end }: Span): boolean => obstacles.every((other) => start >= other.end + buffer || end + buffer <= other.start);
  const grounds = new Map<string | null, Interval[]>();
  const inHours = (map: string | null, { start, end }: Span): boolean => {
    if (!grounds.has(map)) grounds.set(map, freePeriods(state, map, busy));
    return (grounds.get(map) as Interval[]).some(([s, e]) => s <= start && end <= e);
  };
  for (const event of near) {
    const task = byId.get(event.task_id as number) as TaskRow;
    const span = spanOf(event);
    const release = Math.max(task.defer_until?.getTime() ?? 0, state.notBefore.get(task.id) ?? 0);
    const apart = [...frozen].every((other) => span.start >= other.ends_at.getTime() + buffer || span.end + buffer <= other.starts_at.getTime());
    if (apart && clear(span) && inHours(task.time_map, span) && span.start >= release && !(task.hard_due && task.due_date && span.end > task.due_date.getTime())) frozen.add(event);
  }

  // What one needs of the others is looked at until nothing changes any more.
  const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + (end - start) / MINUTE, 0);
  const keptOf = (id: number): Span[] => [...fixedOf.get(id) ?? [], ...[...frozen].filter((event) => event.task_id === id).map(spanOf)];
  for (let before = -1; before !== frozen.size;) {
    before = frozen.size;
    for (const event of frozen) {
      const task = byId.get(event.task_id as number) as TaskRow;
      const rest = need(task) - lengthOf(keptOf(task.id).filter((span) => span.end > now));
      const fits = rest > -1 && (rest < 1 || mayBeCut(task, need(task)));
      const inOrder = task.depends_on.every((id) => {
        const other = byId.get(id);
        if (!other) return (state.blocksOf.get(id) ?? []).every((block) => ['done', 'cancelled'].includes(state.known.get(id)?.status ?? 'done') || block.ends_at <= event.starts_at);
        const kept = keptOf(id);
        return kept.every((span) => span.end <= event.starts_at.getTime()) && need(other) - lengthOf(kept.filter((span) => span.end > now)) < 1;
      });
      if (!fits || !inOrder) frozen.delete(event);
    }
  }
  return frozen;
}
