import { type FormEvent, useState } from 'react';
import { call, useAct, useApi } from '../api/index.ts';
import { Duration, Input, Progress } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { Part } from './inline.tsx';
import { useBulk } from './task-acts.ts';
import { StatusMark } from './task-row.tsx';
import type { Task } from './task-search.ts';
import { taskWords, workWords } from './work.words.ts';

/** What a task consists of; its hours and its completion come from there. */
export function TaskParts({ task, onOpen }: { readonly task: Task; readonly onOpen: (id: number) => void }) {
  const t = useWords(taskWords);
  const w = useWords(workWords);
  const [title, setTitle] = useState('');
  const parts = useApi('tasks.list', { parent_task_id: task.task_id, limit: 200, sort: 'newest' }, { enabled: task.subtasks !== null, select: ({ items }) => [...items].reverse() });
  const bulk = useBulk();
  const add = useAct('tasks.create', { onDone: () => setTitle(''), says: () => undefined, undo: (made) => call('tasks.delete', { id: made.task_id }) });
  const submit = (event: FormEvent): void => { event.preventDefault(); if (title.trim() !== '') add.run({ title: title.trim(), parent_task_id: task.task_id, ...(task.client_id !== null && { client_id: task.client_id }), project_id: task.project_id, billable: task.billable }); };
  const count = task.subtasks;
  return (
    <Part title={t.parts} about={count ? w.parts(count.open, count.all) : undefined}>
      {count && <div className="mb-2"><Progress share={(count.all - count.open) / count.all} label={w.parts(count.open, count.all)} /></div>}
      {count && <ul className="mb-2 grid">{(parts.data ?? []).map((part) => {
        const closed = part.status === 'done' || part.status === 'cancelled';
        return (
          <li key={part.task_id} className="group flex items-center gap-1 rounded-md hover:bg-hover/60">
            <button type="button" aria-label={closed ? w.reopen(part.title) : w.complete(part.title)} onClick={() => bulk([part], { action: closed ? 'reopen' : 'complete' }, closed ? w.reopened(part.title) : w.completed(part.title))} className="touch grid size-8 shrink-0 place-items-center"><StatusMark status={part.status} /></button>
            <button type="button" onClick={() => onOpen(part.task_id)} className={`touch min-w-0 flex-1 truncate py-1.5 text-left ${closed ? 'text-ink-3 line-through decoration-line-strong' : ''}`}>{part.title}</button>
            <Duration hours={part.estimated_hours} className="px-2 text-sm text-ink-3" />
          </li>
        );
      })}</ul>}
      <form onSubmit={submit}><Input aria-label={t.partHint} placeholder={t.partHint} value={title} maxLength={500} onChange={(event) => setTitle(event.target.value)} /></form>
    </Part>
  );
}
