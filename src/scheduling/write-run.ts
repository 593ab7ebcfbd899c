import { calendarEvents, type EventRow } from '../calendar/index.ts';
import type { Sql } from '../db/database.port.ts';
import { tasks } from '../work/index.ts';
import type { Before, EventBefore, KeptBlock } from './runs.store.ts';
import type { State } from './state.ts';

const before = ({ title: _t, created_at: _c, updated_at: _u, starts_at: start, ends_at: end, ...event }: EventRow): EventBefore => ({ ...event, starts_at: start.toISOString(), ends_at: end.toISOString() });
const at = (block: { start: string; end: string }): string => `${Date.parse(block.start)}-${Date.parse(block.end)}`;
const placeOf = (event: EventRow): string => `${event.starts_at.getTime()}-${event.ends_at.getTime()}`;

/**
 * Pairs the blocks wanted with the events that stand: equal ones are kept, others moved in turn, the rest added or removed.
 * `placed` are the tasks that had any block before: of those `moved` names the ones whose minutes change.
 */
export function compare(blocks: readonly KeptBlock[], standing: readonly EventRow[], placed: { has(task: number): boolean }) {
  const keep: { block: KeptBlock; event: EventRow }[] = [];
  const change: { block: KeptBlock; event: EventRow }[] = [];
  const add: KeptBlock[] = [];
  const remove: EventRow[] = [];
  const byTask = new Map<number, { wanted: KeptBlock[]; events: EventRow[] }>();
  const of = (task: number) => { const pair = byTask.get(task) ?? { wanted: [], events: [] }; byTask.set(task, pair); return pair; };
  for (const block of blocks) of(block.task_id).wanted.push(block);
  for (const event of standing) of(event.task_id as number).events.push(event);
  for (const { wanted: all, events } of byTask.values()) {
    const wanted: KeptBlock[] = [];
    for (const block of all) {
      const same = events.findIndex((event) => placeOf(event) === at(block));
      if (same >= 0) keep.push({ block, event: events.splice(same, 1)[0] as EventRow });
      else wanted.push(block);
    }
    for (const block of wanted) {
      const event = events.shift();
      if (event) change.push({ block, event });
      else add.push(block);
    }
    remove.push(...events);
  }
  const moved = [...new Set([...change.map(({ block }) => block.task_id), ...remove.map((event) => event.task_id as number), ...add.map((block) => block.task_id).filter((id) => placed.has(id))])].sort((a, b) => a - b);
  return { keep, change, add, remove, moved };
}

/** Puts a run's blocks into the calendar in place of those it replaces. Answers the blocks with their events and what was there before. */
export async function putBlocks(sql: Sql, runId: number, blocks: readonly KeptBlock[], standing: readonly EventRow[], state: Pick<State, 'known' | 'blocksOf'>): Promise<{ blocks: KeptBlock[]; before: Omit<Before, 'plans'>; moved: number[] }> {
  const { keep, change, add, remove, moved } = compare(blocks, standing, state.blocksOf);
  const events = new Map<KeptBlock, number>(keep.map(({ block, event }) => [block, event.event_id]));
  await calendarEvents.remove(sql, remove.map((event) => event.event_id));
  for (const { block, event } of change) {
    await calendarEvents.change(sql, event.event_id, { start: new Date(block.start), end: new Date(block.end), pinned: false, runId, reasons: block.reasons });
    events.set(block, event.event_id);
  }
  const added = await calendarEvents.add(sql, add.map((block) => ({ title: state.known.get(block.task_id)?.title ?? 'Work', start: new Date(block.start), end: new Date(block.end), kind: 'block', taskId: block.task_id, runId, reasons: block.reasons })));
  added.forEach((event, i) => events.set(add[i] as KeptBlock, event.event_id));
  await followBlocks(sql, [...blocks.map((block) => block.task_id), ...standing.map((event) => event.task_id as number)]);
  return {
    blocks: blocks.map((block) => ({ ...block, event_id: events.get(block) ?? null })), moved,
    before: { added: added.map((event) => event.event_id), changed: change.map(({ event }) => before(event)), removed: remove.map(before) },
  };
}

/** Puts the calendar back to what it was before a run, as far as the run changed it. */
export async function takeBlocks(sql: Sql, what: Omit<Before, 'plans'>): Promise<void> {
  const gone = await calendarEvents.remove(sql, what.added);
  for (const event of what.changed) await calendarEvents.change(sql, event.event_id, { start: new Date(event.starts_at), end: new Date(event.ends_at), pinned: event.pinned, runId: event.run_id, reasons: event.reasons });
  const alive = new Map((await tasks.byIds(sql, what.removed.flatMap((event) => event.task_id ?? []))).map((task) => [task.id, task]));
  for (const event of what.removed) {
    const task = alive.get(event.task_id ?? 0);
    if (task) await calendarEvents.restore(sql, { ...event, title: task.title });
  }
  await followBlocks(sql, [...gone.map((event) => event.task_id as number), ...what.changed.map((event) => event.task_id as number), ...alive.keys()]);
}

/** Tasks take the dates of their blocks as they stand. */
export async function followBlocks(sql: Sql, taskIds: readonly number[]): Promise<void> {
  const ids = [...new Set(taskIds)];
  const places = new Map(ids.map((id) => [id, { id, start: null as string | null, end: null as string | null, event: null as number | null }]));
  for (const block of await calendarEvents.blocksOf(sql, ids)) {
    const place = places.get(block.task_id as number) as { start: string | null; end: string | null; event: number | null };
    if (place.start === null) { place.start = block.starts_at.toISOString(); place.event = block.event_id; }
    if (place.end === null || Date.parse(place.end) < block.ends_at.getTime()) place.end = block.ends_at.toISOString();
  }
  await tasks.follow(sql, [...places.values()]);
}
