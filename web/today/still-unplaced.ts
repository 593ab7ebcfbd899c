import type { Output } from '../api/index.ts';

export type Unplaced = Output<'scheduler.runs'>['items'][number]['unplaced'][number];
export type Task = Output<'tasks.list'>['items'][number];

/** Tasks that the last runs found no place for and that have none yet, each with its newest word. */
export function stillUnplaced(runs: readonly { readonly unplaced: readonly Unplaced[] }[], tasks: readonly Task[]): { readonly unplaced: Unplaced; readonly task: Task }[] {
  const open = new Map(tasks.map((task) => [task.task_id, task]));
  const found = new Map<number, { unplaced: Unplaced; task: Task }>();
  for (const run of runs) for (const unplaced of run.unplaced) { const task = open.get(unplaced.task_id); if (task && !found.has(task.task_id)) found.set(task.task_id, { unplaced, task }); }
  return [...found.values()];
}
