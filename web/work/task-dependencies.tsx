import { useQueries } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { call, keyOf } from '../api/index.ts';
import { IconButton } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { Part } from './inline.tsx';
import { useChange } from './task-acts.ts';
import { TaskPicker } from './task-picker.tsx';
import { StatusMark } from './task-row.tsx';
import type { Task } from './task-search.ts';
import { taskWords } from './work.words.ts';

/** What must end before a task begins. */
export function TaskDependencies({ task, onOpen }: { readonly task: Task; readonly onOpen: (id: number) => void }) {
  const t = useWords(taskWords);
  const change = useChange(task);
  const before = useQueries({ queries: task.depends_on.map((id) => ({ queryKey: keyOf('tasks.get', { id }), queryFn: ({ signal }: { signal: AbortSignal }) => call('tasks.get', { id }, { signal }) })) });
  return (
    <Part title={t.dependencies} about={t.dependenciesAbout}>
      <ul className="mb-2 grid">{task.depends_on.map((id, at) => {
        const one = before[at]?.data;
        const title = one?.title ?? String(id);
        return <li key={id} className="flex items-center gap-2 rounded-md hover:bg-hover/60"><span className="grid size-8 place-items-center">{one && <StatusMark status={one.status} />}</span><button type="button" onClick={() => onOpen(id)} className="touch min-w-0 flex-1 truncate py-1.5 text-left">{title}</button><IconButton size="sm" label={t.removeDependency(title)} icon={<X className="size-3.5" />} onClick={() => change({ depends_on: task.depends_on.filter((other) => other !== id) })} /></li>;
      })}</ul>
      <TaskPicker without={new Set([task.task_id, ...task.depends_on])} onPick={(picked) => change({ depends_on: [...task.depends_on, picked.task_id] })} />
    </Part>
  );
}
