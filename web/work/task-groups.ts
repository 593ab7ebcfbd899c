import { dayIn, dueDay as dueDayOf } from '../words/index.ts';
import { dayAfter, nextMonday, type Task, type TaskSearch } from './task-search.ts';

export type Group = 'overdue' | 'today' | 'tomorrow' | 'week' | 'later' | 'undated' | 'urgent' | 'high' | 'normal' | 'low' | 'closed' | 'all';
export type Line = { readonly kind: 'head'; readonly group: Group; readonly count: number } | { readonly kind: 'task'; readonly task: Task; readonly at: number };

const isClosed = (task: Task): boolean => task.status === 'done' || task.status === 'cancelled';

export function groupOf(task: Task, sort: TaskSearch['sort'], today: string, zone: string | undefined): Group {
  if (isClosed(task)) return 'closed';
  if (sort === 'priority') return task.priority;
  if (sort !== undefined && sort !== 'due') return 'all';
  if (task.due_date === null) return 'undated';
  // An end of a day is written as the moment at which the next begins.
  const due = dayIn(Date.parse(task.due_date) - 1, zone);
  return due < today ? 'overdue' : due === today ? 'today' : due === dayAfter(today, 1) ? 'tomorrow' : due < nextMonday(today) ? 'week' : 'later';
}

const ORDER: readonly Group[] = ['overdue', 'today', 'tomorrow', 'week', 'later', 'urgent', 'high', 'normal', 'low', 'undated', 'all', 'closed'];

/** The lines of the list: a heading where a group begins, then its tasks, in the order they came. */
export function linesOf(tasks: readonly Task[], sort: TaskSearch['sort'], today: string, zone: string | undefined): Line[] {
  const groups = new Map<Group, Task[]>();
  for (const task of tasks) { const group = groupOf(task, sort, today, zone); const there = groups.get(group); if (there) there.push(task); else groups.set(group, [task]); }
  let at = 0;
  return [...groups].sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b)).flatMap(([group, own]): Line[] => [
    ...(group === 'all' ? [] : [{ kind: 'head' as const, group, count: own.length }]), ...own.map((task) => ({ kind: 'task' as const, task, at: at++ })),
  ]);
}

/** The day a task is due, as one says it. */
export const dueDay = (task: Pick<Task, 'due_date'>, zone: string | undefined): string | null => (task.due_date === null ? null : dueDayOf(task.due_date, zone));
