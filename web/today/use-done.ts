import { call, useAct } from '../api/index.ts';
import { useWords } from '../words/index.ts';
import { todayWords } from './today.words.ts';

/** Sets a task done at once. Its time is given back with it, so taking it back finds a new place. */
export function useDone() {
  const t = useWords(todayWords);
  return useAct('tasks.update', {
    optimistic: ({ id }, cache) => cache.update('tasks.today', (day) => ({
      ...day, due: day.due.filter((one) => one.task_id !== id), overdue: day.overdue.filter((one) => one.task_id !== id),
      blocks: day.blocks.map((block) => (block.task?.task_id === id ? { ...block, task: { ...block.task, status: 'done' as const } } : block)),
    })),
    says: (task) => t.now.doneSaid(task.title),
    undo: async (task) => {
      await call('tasks.update', { id: task.task_id, status: 'todo' });
      if (task.estimated_hours !== null && task.subtasks === null) await call('scheduler.schedule', { task_ids: [task.task_id] });
    },
  });
}
