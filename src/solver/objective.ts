/** The objective of a plan, recomputed from its placements alone. */
import type { Board } from './board.ts';
import { MIN, type Model, pastAims } from './model.ts';
import type { Solution } from './problem.ts';

export function objectiveOf(model: Model, board: Board): Solution['objective'] {
  const { objective } = model.problem;
  let [tardiness, moved, chunks, misses, aims] = [0, 0, 0, 0, 0];
  for (const t of model.tasks) {
    if (t.previous && board.hasMoved(t)) moved++;
    const blocks = board.blocks[t.index];
    if (!blocks) continue;
    if (t.due !== Infinity) tardiness += t.weight * Math.max(0, (board.endOf(t.index) - t.due) / MIN);
    aims += pastAims(t, board.endOf(t.index));
    chunks += blocks.length / 2 + (t.pin ? 1 : 0);
    misses += board.misses(t);
  }
  const total = objective.tardiness * (tardiness + aims) + objective.move * moved + objective.chunk * chunks + objective.preference * misses;
  return { weighted_tardiness_minutes: tardiness, moved, chunks, preference_misses: misses, ...(model.tasks.some((t) => t.aims) && { weighted_aim_minutes: aims }), total };
}
