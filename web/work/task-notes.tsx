import { X } from 'lucide-react';
import { useState } from 'react';
import { call, useAct, useApi } from '../api/index.ts';
import { Badge, Button, DateTime, IconButton, Skeleton, TextArea } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { Part } from './inline.tsx';
import type { Task } from './task-search.ts';
import { taskWords } from './work.words.ts';

/** What was written about a task, oldest first. */
export function TaskNotes({ task }: { readonly task: Task }) {
  const t = useWords(taskWords);
  const id = task.task_id;
  const [text, setText] = useState('');
  const notes = useApi('tasks.notes', { id, limit: 200 });
  const add = useAct('tasks.add_note', { onDone: () => setText('') });
  const remove = useAct('tasks.remove_note', {
    optimistic: ({ note_id: gone }, cache) => cache.update('tasks.notes', (page) => ({ ...page, items: page.items.filter((one) => one.note_id !== Number(gone)) })),
    says: () => t.noteRemoved, undo: (note) => call('tasks.add_note', { id, ...(note.event_id === null ? { text: note.text ?? '' } : { event_id: note.event_id }) }),
  });
  const submit = (): void => { if (text.trim() !== '') add.run({ id, text: text.trim() }); };
  return (
    <Part title={t.notes}>
      {notes.isPending && task.notes > 0 && <Skeleton className="mb-2 h-10 w-full" />}
      <ol className="mb-2 grid gap-2">{notes.data?.items.map((note) => (
        <li key={note.note_id} className="flex items-start gap-2 rounded-md bg-sunken px-3 py-2">
          <div className="min-w-0 flex-1"><p className="whitespace-pre-wrap">{note.text}</p><p className="mt-0.5 flex items-center gap-2 text-xs text-ink-3"><DateTime at={note.created_at} as="ago" />{note.event_id !== null && <Badge>{t.memory}</Badge>}</p></div>
          <IconButton size="sm" label={t.removeNote} icon={<X className="size-3.5" />} onClick={() => remove.run({ id, note_id: note.note_id })} />
        </li>
      ))}</ol>
      <div className="grid gap-2">
        <TextArea aria-label={t.noteHint} placeholder={t.noteHint} rows={2} maxLength={20_000} value={text} onChange={(event) => setText(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) { event.preventDefault(); submit(); } }} />
        {text.trim() !== '' && <Button size="sm" className="justify-self-end" busy={add.isPending} onClick={submit}>{t.addNote}</Button>}
      </div>
    </Part>
  );
}
