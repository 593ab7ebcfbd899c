/** First plans: tasks in the order of a rule, each placed as early as it goes; or the standing plan kept and completed. */
import type { Model, TaskModel } from './model.ts';
import { place, type PlanState } from './plan-state.ts';

/** The orders worth starting from. Each is a sequence in which every task follows those it needs. */
export function startingOrders(model: Model): number[][] {
  const end = model.slots * model.grid;
  const due = (t: TaskModel) => Math.min(t.due, t.until, end) - (t.source.hard_due ? t.minutes * 60_000 : 0);
  const size = model.tasks.reduce((sum, t) => sum + t.minutes, 0) / Math.max(1, model.tasks.length);
  const weight = (t: TaskModel) => (t.due === Infinity ? 0.01 : t.weight + 0.01);
  const pinned = (t: TaskModel) => (t.pin || t.until < Math.min(t.due, end) ? -1e15 : 0);
  const rules: ((t: TaskModel) => number)[] = [
    due,
    (t) => due(t) - Math.log2(1 + (weight(t) * size) / t.minutes) * 0.08 * end,
    (t) => t.minutes / weight(t),
    (t) => Math.floor((due(t) / end) * 4) * 1e9 + t.minutes / weight(t),
    (t) => -t.minutes,
  ];
  if (model.shareRule) rules.push((t) => due(t) + (t.billable ? 0 : end * 0.25), (t) => due(t) + (t.billable ? 0 : end * 2));
  const rank = new Int32Array(model.tasks.length);
  model.topological.forEach((i, at) => { rank[i] = at; });
  return rules.map((rule) => {
    const key = Float64Array.from(model.tasks, (t) => rule(t) + pinned(t));
    for (let at = model.topological.length - 1; at >= 0; at--) {
      const t = model.tasks[model.topological[at] as number] as TaskModel;
      // What others wait for comes no later than they do.
      for (const p of t.needs) key[p] = Math.min(key[p] as number, key[t.index] as number);
    }
    return [...model.topological].sort((a, b) => (key[a] as number) - (key[b] as number) || (rank[a] as number) - (rank[b] as number));
  });
}

/**
 * Places every task that has no place, in this order. Tasks alike in everything that decides a place share what one of
 * them found out: where the search for the next one can begin, or that there is no room at all.
 */
export function placeInOrder(state: PlanState, order: readonly number[], isOver: () => boolean): void {
  const { board, model } = state;
  const begin = new Map<string, [asked: number, found: number]>();
  const again: TaskModel[] = [];
  let count = 0;
  for (const i of order) {
    const t = model.tasks[i] as TaskModel;
    if (board.blocks[i]) continue;
    if ((++count & 63) === 0 && isOver()) break;
    const earliest = board.earliest(t);
    if (earliest < 0) continue;
    // Under the billable rule more room for unbilled work can appear as the plan fills.
    const alike = t.whole && !t.prefer && !t.standing && (t.billable || !model.shareRule) ? `${t.units} ${t.short} ${t.ground.name ?? ''} ${Math.min(t.until, board.latest(t))}` : undefined;
    const known = alike === undefined ? undefined : begin.get(alike);
    const start = known && earliest >= known[0] ? known[1] : 0;
    const placed = start < Infinity && place(board, t, start, state.floor[i] as number);
    if (placed) state.settle(t);
    else if (model.shareRule && !t.billable) again.push(t);
    // One that may only start later says nothing about the time before.
    if (alike !== undefined && (!known || (earliest >= known[0] && earliest <= known[1]))) begin.set(alike, [known ? known[0] : earliest, placed ? board.startOf(i) / model.grid : Infinity]);
    if (alike !== undefined && t.pin) begin.delete(alike);
  }
  for (let pass = 0; pass < 3 && again.length; pass++) {
    for (const i of order) {
      const t = model.tasks[i] as TaskModel;
      if (!board.blocks[i] && !isOver() && place(board, t, 0, state.floor[i] as number)) state.settle(t);
    }
    if (!state.loose.length) break;
  }
}

/** Keeps every placement of the standing plan that is still legal. */
export function keepStanding(state: PlanState): void {
  const { board, model } = state;
  const inTime = model.tasks.filter((t) => t.standing).sort((a, b) => (a.standing?.[0] ?? -1) - (b.standing?.[0] ?? -1));
  // Pinned tasks have no free blocks, and others may wait for them.
  for (const t of model.tasks) if (t.units === 0 && board.earliest(t) >= 0) { board.insert(t, { notBefore: 0, extra: 0, preferred: false }); state.settle(t); }
  const putBack = (shareLater: boolean): void => {
    for (const t of inTime) if (!board.blocks[t.index] && t.standing?.length && board.tryPut(t, t.standing, shareLater ? { share: true } : undefined)) state.settle(t);
  };
  if (!model.shareRule) return putBack(false);
  // A plan that keeps the billable share as a whole may break it on the way there, in whatever order it is put back.
  const before = state.snapshot();
  putBack(true);
  if (board.shareHolds()) return;
  state.restore(before);
  for (let pass = 0; pass < 3; pass++) putBack(false);
}
