import { call, type CachedAnswers, type Input, useAct } from '../api/index.ts';
import { announce } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import type { Task } from './task-search.ts';
import { changed, touched, wayBack } from './task-undo.ts';
import { workWords } from './work.words.ts';

/** Shows a change of tasks wherever they are shown. */
function show(cache: CachedAnswers, ids: ReadonlySet<number>, change: (task: Task) => Task): void {
  cache.update('tasks.list', (page) => (page.items.some((one) => ids.has(one.task_id)) ? { ...page, items: page.items.map((one) => (ids.has(one.task_id) ? change(one) : one)) } : page));
  cache.update('tasks.get', (task) => (ids.has(task.task_id) ? change(task) : task));
}

type Bulk = Pick<Input<'tasks.bulk'>, 'action' | 'until' | 'tags' | 'change'>;

/** One doing on any number of tasks, with one undo. */
export function useBulk(): (tasks: readonly Task[], bulk: Bulk, says?: string) => void {
  const t = useWords(workWords);
  const act = useAct('tasks.bulk', { optimistic: ({ ids = [], ...bulk }, cache) => show(cache, new Set(ids.map(Number)), (task) => changed(task, bulk)) });
  return (tasks, bulk, says) => {
    if (tasks.length === 0) return;
    // A promise, since the toolbar that asked for it is gone when the answer comes.
    act.mutateAsync({ ids: tasks.map((one) => one.task_id), ...bulk }).then((done) => {
      const [first] = done.problems;
      if (first) announce({ text: t.bulkFailed(done.failed, first.errors[0]?.message ?? first.detail), tone: 'bad', stays: 10_000 });
      const before = tasks.filter((one) => done.task_ids.includes(one.task_id));
      if (done.changed > 0) announce({ text: says ?? t.bulkDone(done.changed), undo: async () => { for (const back of wayBack(before, touched(bulk))) await act.mutateAsync(back); } });
    }, () => {});
  };
}

type Change = Omit<Input<'tasks.update'>, 'id'>;

/** Changes fields of one task at once; `about` tells what is wrong with a field. */
export function useChange(task: Task) {
  const act = useAct('tasks.update', { optimistic: ({ id, ...change }, cache) => show(cache, new Set([Number(id)]), (one) => ({ ...one, ...(change as Partial<Task>) })) });
  return (change: Change, says?: string): void => {
    const before = Object.fromEntries(Object.keys(change).map((name) => [name, task[name as keyof Task]])) as Change;
    act.mutateAsync({ id: task.task_id, ...change }).then(() => { if (says !== undefined) announce({ text: says, undo: () => act.mutateAsync({ id: task.task_id, ...before }) }); }, () => {});
  };
}

/** Deletes a task; taking that back makes it again, without its notes and its place in the calendar. */
export function useDelete(says: (title: string) => string, onDone: () => void) {
  return useAct('tasks.delete', {
    optimistic: ({ id }, cache) => cache.update('tasks.list', (page) => (page.items.some((one) => one.task_id === Number(id)) ? { ...page, items: page.items.filter((one) => one.task_id !== Number(id)) } : page)),
    says: (task) => says(task.title), undo: (task) => call('tasks.create', again(task)), onDone,
  });
}

function again(task: Task): Input<'tasks.create'> {
  const { client_id: client, title, description, plan_id, step_id, workflow_id, project_id, engagement_id, assigned_person_id, status, estimated_hours, hours_low, hours_high, billable, priority, due_date, hard_due, defer_until, depends_on, time_map, tags, min_chunk_minutes, max_chunk_minutes, parent_task_id, waiting_for, day_window, metadata } = task;
  return { ...(client !== null && { client_id: client }), title, description, plan_id, step_id, workflow_id, project_id, engagement_id, assigned_person_id, status: status === 'scheduled' ? 'todo' : status, estimated_hours, hours_low, hours_high, billable, priority, due_date, hard_due, defer_until, depends_on, time_map, tags, min_chunk_minutes, max_chunk_minutes, parent_task_id, waiting_for, day_window, metadata };
}
