/** What a plan costs at the very least. */
import { MIN, type Model, pastAims, type TaskModel } from './model.ts';

/**
 * For every task the least it can cost in any plan: its fewest chunks, and its tardiness if it had all free time for
 * itself after its release and the earliest ends of what it needs. Limits are left aside, so the figures are proven.
 */
export function leastCosts(model: Model): Float64Array {
  const { objective } = model.problem;
  const ends = new Float64Array(model.tasks.length);
  const least = new Float64Array(model.tasks.length);
  for (const i of model.topological) {
    const t = model.tasks[i] as TaskModel;
    let ready = t.from * model.grid;
    for (const p of t.needs) ready = Math.max(ready, ends[p] as number);
    ends[i] = Math.max(earliestEnd(model, t, ready), t.pin ? t.pin[1] : -Infinity);
    const late = Math.max(0, (ends[i] as number) - t.due) / MIN;
    least[i] = objective.tardiness * (t.weight * (Number.isFinite(late) ? late : 0) + (Number.isFinite(ends[i] as number) ? pastAims(t, ends[i] as number) : 0)) + objective.chunk * fewestChunks(model, t);
  }
  return least;
}

function fewestChunks(model: Model, t: TaskModel): number {
  if (!t.units || t.whole || t.source.max_chunk === undefined) return (t.pin ? 1 : 0) + (t.units ? 1 : 0);
  // Counted with the longest chunk that a rule could allow, which may be longer than those made here.
  const longest = Math.ceil((t.source.max_chunk * MIN) / model.grid) * model.grid;
  return (t.pin ? 1 : 0) + Math.ceil((t.units * model.grid - t.short) / longest);
}

function earliestEnd(model: Model, t: TaskModel, ready: number): number {
  if (!t.units) return ready;
  let left = t.units * model.grid - t.short;
  const { free } = t.ground;
  let [low, high] = [0, free.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((free[middle]?.[1] as number) <= ready) low = middle + 1;
    else high = middle;
  }
  for (let k = low; k < free.length; k++) {
    const [s, e] = free[k] as readonly [number, number];
    const start = Math.max(s, ready);
    if (t.whole) {
      const onGrid = Math.ceil(start / model.grid) * model.grid;
      if (e - onGrid >= left) return onGrid + left;
    } else if (e - start >= left) return start + left;
    else left -= e - start;
  }
  // It has no place in any plan; then no plan is complete and the bound is not shown.
  return ready;
}
