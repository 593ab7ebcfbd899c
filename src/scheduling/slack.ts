/** How far blocks may slip before something is late: pure. */
import { saidLength } from '../kernel/said-times.ts';

export interface SlackTask { readonly id: number; readonly due: number | null; readonly needs: readonly number[] }
export interface SlackBlock { readonly task: number; readonly start: number; readonly end: number }
/** Milliseconds, negative when it is late already; `by` is the task whose due date says so. Null: nothing with a due date depends on it. */
export type Slack = { readonly ms: number; readonly by: number } | null;

export function slackOf(tasks: readonly SlackTask[], blocks: readonly SlackBlock[]): Map<SlackBlock, Slack> {
  const known = new Map(tasks.map((task) => [task.id, task]));
  const feeds = new Map<number, number[]>();
  for (const task of tasks) for (const id of task.needs) feeds.set(id, [...feeds.get(id) ?? [], task.id]);
  const next = new Map<number, SlackBlock>();
  const out = new Map<SlackBlock, Slack>();
  // From the last block back: whatever comes after a block is known when the block is looked at.
  for (const block of [...blocks].sort((a, b) => b.start - a.start || b.end - a.end)) {
    let least: Slack = null;
    const consider = (ms: number, by: number) => { if (!least || ms < least.ms) least = { ms, by }; };
    const after = (later: SlackBlock) => { const slack = out.get(later); if (slack) consider(Math.max(0, later.start - block.end) + slack.ms, slack.by); };
    const chunk = next.get(block.task);
    if (chunk) after(chunk);
    else {
      const due = known.get(block.task)?.due ?? null;
      if (due !== null) consider(due - block.end, block.task);
      for (const id of feeds.get(block.task) ?? []) { const first = next.get(id); if (first) after(first); }
    }
    next.set(block.task, block);
    out.set(block, least);
  }
  return out;
}

/** How far a block may slip, as a sentence; `who` names the task that would be late, null where it is the block's own. */
export function slackText(room: NonNullable<Slack>, who: string | null): string {
  if (room.ms < 0) return `${who === null ? 'It' : `${who}, which waits for it,`} ends ${saidLength(-room.ms)} after its due date.`;
  return room.ms < 60_000 ? `It cannot slip: ${who ?? 'it'} would be late.` : `It can slip ${saidLength(room.ms)} before ${who ?? 'it'} is late.`;
}
