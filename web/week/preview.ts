import type { Output } from '../api/index.ts';

export type Run = Output<'scheduler.run'>;
export type CalendarItem = Output<'scheduler.calendar'>['items'][number];
export interface Ghost { readonly key: string; readonly task_id: number; readonly title: string; readonly start: string; readonly end: string; readonly reasons: readonly string[]; /** What it was before: a block that moves, or none. */ readonly moves: boolean }

const placeOf = (one: { task_id: number | null; start: string; end: string }): string => `${one.task_id} ${Date.parse(one.start)} ${Date.parse(one.end)}`;

/** What a run would change in what stands: places that would come, and blocks that would leave theirs. */
export function ghostsOf(run: Pick<Run, 'status' | 'blocks' | 'moves' | 'kept' | 'moved'>, items: readonly CalendarItem[]): { ghosts: Ghost[]; leaving: ReadonlySet<number> } {
  if (run.status !== 'preview') return { ghosts: [], leaving: new Set() };
  const wanted = new Set(run.blocks.map(placeOf));
  const standing = new Set(items.filter((item) => item.kind === 'block').map(placeOf));
  const decided = new Set([...run.blocks, ...run.moves].map((one) => one.task_id));
  const kept = new Set(run.kept.map((one) => one.calendar_event_id));
  const leaving = new Set(items.filter((item) => item.kind === 'block' && item.task_id !== null && !item.pinned && decided.has(item.task_id) && !kept.has(item.event_id) && !wanted.has(placeOf(item))).map((item) => item.event_id));
  const moving = new Set(run.moved);
  const ghosts = run.blocks.filter((block) => !standing.has(placeOf(block))).map((block) => ({ key: placeOf(block), task_id: block.task_id, title: block.title, start: block.start, end: block.end, reasons: block.reasons, moves: block.calendar_event_id !== null || moving.has(block.task_id) }));
  return { ghosts, leaving };
}

/** How a run can be asked for once more, as a preview or for good: the same tasks for a schedule, everything for a repair. */
export const askAgain = (run: Pick<Run, 'kind' | 'plan_id' | 'blocks' | 'unplaced' | 'reason'>): { kind: 'schedule'; plan_id?: number; task_ids?: number[] } | { kind: 'reschedule'; overdue: boolean } =>
  run.kind !== 'schedule' ? { kind: 'reschedule', overdue: run.reason === 'overdue' } : run.plan_id !== null ? { kind: 'schedule', plan_id: run.plan_id } : { kind: 'schedule', task_ids: [...new Set([...run.blocks, ...run.unplaced].map((one) => one.task_id))] };

/** Why a block is there, without the sentence on how far it may slip: that one was true when the run was made, and is told anew. */
export const lastingReasons = (reasons: readonly string[]): string[] => reasons.filter((reason) => !/^(It can slip .* before|It cannot slip:|.* ends .* after its due date\.$)/.test(reason));

/** Nothing in it to apply. */
export const isIdle = (run: Pick<Run, 'blocks' | 'moves' | 'moved' | 'kind'>): boolean => (run.kind === 'schedule' ? run.blocks.length === 0 : run.moves.length === 0);
