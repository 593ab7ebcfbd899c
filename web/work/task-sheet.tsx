import { Link } from '@tanstack/react-router';
import { MoreHorizontal, Repeat, Trash2 } from 'lucide-react';
import { useApi } from '../api/index.ts';
import { ErrorState, IconButton, Menu, Sheet, SkeletonRows } from '../ui/index.ts';
import { formatPlainDay, useWords } from '../words/index.ts';
import { Inline } from './inline.tsx';
import { useChange, useDelete } from './task-acts.ts';
import { TaskBlocks } from './task-blocks.tsx';
import { TaskDependencies } from './task-dependencies.tsx';
import { TaskFields } from './task-fields.tsx';
import { TaskNotes } from './task-notes.tsx';
import { TaskParts } from './task-parts.tsx';
import { TaskRuns } from './task-runs.tsx';
import type { Task } from './task-search.ts';
import { taskWords } from './work.words.ts';

/** Everything about a task, each thing where it can be changed. */
export function TaskSheet({ id, onClose, onOpen }: { readonly id: number; readonly onClose: () => void; readonly onOpen: (id: number) => void }) {
  const t = useWords(taskWords);
  const task = useApi('tasks.get', { id });
  return (
    <Sheet open size="lg" onClose={onClose} title={task.data ? `${t.task} ${id}` : t.task}>
      {task.data ? <Detail task={task.data} onClose={onClose} onOpen={onOpen} /> : task.error?.status === 404 ? <p className="text-ink-2">{t.gone}</p> : task.error ? <ErrorState error={task.error} onRetry={() => { void task.refetch(); }} /> : <SkeletonRows rows={9} height="h-9" />}
    </Sheet>
  );
}

function Detail({ task, onClose, onOpen }: { readonly task: Task; readonly onClose: () => void; readonly onOpen: (id: number) => void }) {
  const t = useWords(taskWords);
  const change = useChange(task);
  const remove = useDelete(t.deleted, onClose);
  const hasParts = task.subtasks !== null;
  return (
    <div className="grid gap-5">
      <div>
        {task.parent_task_id !== null && <Parent id={task.parent_task_id} onOpen={onOpen} />}
        <div className="flex items-start gap-1">
          <Inline value={task.title} label={t.titleLabel} rows={1} onSave={(title) => { if (title !== '') change({ title }); }} className="text-xl font-semibold tracking-tight" />
          <Menu trigger={<IconButton label={t.more} icon={<MoreHorizontal className="size-4" />} />} items={[{ text: t.delete, icon: <Trash2 className="size-4" />, danger: true, onSelect: () => remove.run({ id: task.task_id }) }]} />
        </div>
        <Inline value={task.description} label={t.description} placeholder={t.descriptionHint} rows={2} most={20_000} onSave={(description) => change({ description })} className="text-ink-2" />
      </div>
      <TaskRuns task={task} />
      <TaskFields task={task} />
      {task.recurrence_id !== null && <p className="flex flex-wrap items-center gap-2 rounded-md bg-sunken px-3 py-2 text-sm text-ink-2"><Repeat aria-hidden className="size-4" />{t.repeats}{task.occurrence_date !== null && <span>{`${t.occurrence}: ${formatPlainDay(task.occurrence_date)}`}</span>}<Link to="/tasks/routines" search={{ routine: task.recurrence_id }} className="ml-auto text-accent-text underline">{t.toRoutine}</Link></p>}
      <TaskBlocks task={task} />
      <TaskParts task={task} onOpen={onOpen} />
      {!hasParts && <TaskDependencies task={task} onOpen={onOpen} />}
      <TaskNotes task={task} />
    </div>
  );
}

function Parent({ id, onOpen }: { readonly id: number; readonly onOpen: (id: number) => void }) {
  const t = useWords(taskWords);
  const parent = useApi('tasks.get', { id });
  return <p className="mb-1 px-2 text-sm text-ink-3">{t.parent} <button type="button" onClick={() => onOpen(id)} className="text-accent-text underline">{parent.data?.title ?? id}</button></p>;
}
