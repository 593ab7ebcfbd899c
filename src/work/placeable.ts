import type { Sql } from '../db/database.port.ts';
import { subtasksStore } from './subtasks.store.ts';
import { type TaskRow, tasksStore } from './tasks.store.ts';

/**
 * The tasks that can be given a place: parts stand for the task they belong to. A part keeps the order, the earliest start and,
 * where it has none, the due date of what it belongs to, and who waits for a task with parts waits for all of them.
 */
export async function placeable(sql: Sql, rows: readonly TaskRow[]): Promise<TaskRow[]> {
  const down = await subtasksStore.leaves(sql, rows.map((row) => row.id));
  const known = new Map(rows.map((row) => [row.id, row]));
  const missing = [...new Set(down.map(({ id }) => id))].filter((id) => !known.has(id));
  if (missing.length) for (const row of await tasksStore.byIds(sql, missing)) known.set(row.id, row);
  // In the order that was asked for: parts stand where their task stood.
  const below = new Map<number, number[]>();
  for (const { root, id } of down) below.set(root, [...below.get(root) ?? [], id]);
  const ids = [...new Set(rows.flatMap((row) => below.get(row.id) ?? []))];
  const leaves = ids.flatMap((id) => known.get(id) ?? []);

  const above = new Map<number, Awaited<ReturnType<typeof subtasksStore.ancestors>>>();
  const parts = leaves.filter((row) => row.parent_task_id !== null).map((row) => row.id);
  if (parts.length) for (const one of await subtasksStore.ancestors(sql, parts)) above.set(one.leaf, [...above.get(one.leaf) ?? [], one]);
  const waits = new Map(leaves.map((row) => [row.id, [...new Set([...row.depends_on, ...(above.get(row.id) ?? []).flatMap((a) => a.depends_on)])]]));
  const needed = new Map<number, number[]>();
  for (const { root, id } of await subtasksStore.leaves(sql, [...new Set([...waits.values()].flat())])) needed.set(root, [...needed.get(root) ?? [], id]);

  return leaves.map((row) => {
    const ancestors = above.get(row.id) ?? [];
    const dated = row.due_date === null ? ancestors.find((a) => a.due_date !== null) : undefined;
    const defer = [row.defer_until, ...ancestors.map((a) => a.defer_until)].filter((d) => d !== null).sort((a, b) => b.getTime() - a.getTime())[0] ?? null;
    return {
      ...row, depends_on: [...new Set((waits.get(row.id) ?? []).flatMap((id) => needed.get(id) ?? [id]))].filter((id) => id !== row.id), defer_until: defer,
      ...(dated && { due_date: dated.due_date, hard_due: row.hard_due || dated.hard_due }),
    };
  });
}
