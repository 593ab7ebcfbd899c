import type { Input } from '../api/index.ts';
import type { Task } from './task-search.ts';

export type Change = NonNullable<Input<'tasks.bulk'>['change']>;
const BACK = ['status', 'priority', 'due_date', 'defer_until', 'tags', 'project_id', 'waiting_for', 'billable', 'estimated_hours', 'assigned_person_id'] as const satisfies readonly (keyof Change & keyof Task)[];
export type Undoable = (typeof BACK)[number];

/** How these tasks come to be as they were: one change for all that had the same values. A place in the calendar is given again by the scheduler. */
export function wayBack(before: readonly Task[], fields: readonly Undoable[]): { ids: number[]; change: Change }[] {
  const groups = new Map<string, { ids: number[]; change: Change }>();
  for (const task of before) {
    const change = Object.fromEntries(fields.map((name) => [name, name === 'status' && task.status === 'scheduled' ? 'todo' : task[name]])) as Change;
    const key = JSON.stringify(change);
    const group = groups.get(key);
    if (group) group.ids.push(task.task_id); else groups.set(key, { ids: [task.task_id], change });
  }
  return [...groups.values()];
}

/** A change as it shows at once, before the server has answered. */
export function changed(task: Task, { action, until, tags, change }: Pick<Input<'tasks.bulk'>, 'action' | 'until' | 'tags' | 'change'>): Task {
  switch (action) {
    case 'complete': return { ...task, status: 'done', completed_at: new Date().toISOString() };
    case 'cancel': return { ...task, status: 'cancelled' };
    case 'reopen': return { ...task, status: 'todo', completed_at: null };
    case 'defer': return { ...task, defer_until: until ?? null };
    case 'tag': return { ...task, tags: [...new Set([...task.tags, ...(tags ?? [])])] };
    case 'untag': return { ...task, tags: task.tags.filter((tag) => !tags?.includes(tag)) };
    default: return { ...task, ...(change as Partial<Task>) };
  }
}

/** Which fields an action or a change touches, so that it can be taken back. */
export function touched({ action, change }: Pick<Input<'tasks.bulk'>, 'action' | 'change'>): Undoable[] {
  if (action === 'tag' || action === 'untag') return ['tags'];
  if (action === 'defer') return ['defer_until'];
  if (action !== undefined) return ['status'];
  return BACK.filter((name) => change?.[name] !== undefined);
}
