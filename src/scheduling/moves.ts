import type { EventRow } from '../calendar/index.ts';
import type { TaskRow } from '../work/index.ts';
import type { Built } from './build-problem.ts';
import { freePeriods } from './freeze.ts';
import { nameFor } from './naming.ts';
import type { KeptBlock, KeptMove } from './runs.store.ts';
import type { State } from './state.ts';
import { compare } from './write-run.ts';

type Span = { start: number; end: number };
const spanOf = (event: EventRow): Span => ({ start: event.starts_at.getTime(), end: event.ends_at.getTime() });

/** What a repair does to each task, from where to where, and why it could not stay. */
export function movesOf(state: State, built: Built, blocks: readonly KeptBlock[]): KeptMove[] {
  const { change, add, remove } = compare(blocks, built.replaces, state.blocksOf);
  const touched = new Set([...change.map(({ block }) => block.task_id), ...add.map((block) => block.task_id), ...remove.map((event) => event.task_id as number)]);
  const byId = new Map(state.tasks.map((task) => [task.id, task]));
  const busy = [...new Map([...state.events].filter((event) => event.kind === 'busy').map((event) => [event.event_id, event])).values()];
  return [...touched].sort((a, b) => a - b).map((id): KeptMove => {
    const was = built.replaces.filter((event) => event.task_id === id).sort((a, b) => a.starts_at.getTime() - b.starts_at.getTime());
    const now = blocks.filter((block) => block.task_id === id).sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
    const task = byId.get(id);
    return {
      task_id: id, from: was[0] ? { start: was[0].starts_at.toISOString(), end: (was.at(-1) as EventRow).ends_at.toISOString() } : null, to: now[0] ? { start: now[0].start, end: (now.at(-1) as KeptBlock).end } : null,
      why: task ? whyMoved(state, built, task, was, blocks, busy) : 'It is done or cancelled.',
    };
  });
}

function whyMoved(state: State, built: Built, task: TaskRow, was: readonly EventRow[], blocks: readonly KeptBlock[], busy: readonly EventRow[]): string {
  const now = blocks.filter((block) => block.task_id === task.id);
  const buffer = (state.settings.limits.buffer_minutes ?? 0) * 60_000;
  if (!was.length) return state.blocksOf.get(task.id)?.length ? 'More of it is left to do.' : 'It had no place.';
  if (was.some((event) => event.ends_at.getTime() <= state.now)) return 'Its time has passed and it is not done.';
  const over = (list: readonly EventRow[]) => list.find((other) => was.some((event) => spanOf(event).start < spanOf(other).end + buffer && spanOf(other).start - buffer < spanOf(event).end));
  const event = over(busy);
  if (event) return `"${event.title}" takes its time.`;
  const fixed = over(built.kept.map((one) => one.event).filter((one) => one.task_id !== task.id));
  if (fixed) return `The time of ${nameFor(task, state.known.get(fixed.task_id ?? 0))} stays.`;
  const open = freePeriods(state, task.time_map, []);
  if (!was.every((one) => open.some(([s, e]) => s <= one.starts_at.getTime() && one.ends_at.getTime() <= e))) return 'It lay outside the hours that hold now.';
  const minutes = (spans: readonly Span[]): number => Math.round(spans.reduce((sum, { start, end }) => sum + (end - start) / 60_000, 0));
  if (now.length && minutes(was.map(spanOf)) !== minutes(now.map((block) => ({ start: Date.parse(block.start), end: Date.parse(block.end) })))) return 'It needs another length now.';
  const first = Math.min(...was.map((one) => one.starts_at.getTime()));
  if ((task.defer_until?.getTime() ?? 0) > first) return 'It may not start before a later day now.';
  const before = task.depends_on.find((id) => (state.blocksOf.get(id) ?? []).some((block) => block.ends_at.getTime() > first) || blocks.some((block) => block.task_id === id && Date.parse(block.end) > first) || built.managed.has(id) && !state.blocksOf.get(id)?.length);
  if (before !== undefined) return `It waits for ${nameFor(task, state.known.get(before))}.`;
  return 'It gave way, so that the rest fits.';
}
