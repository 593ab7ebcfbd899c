import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useDeferredValue, useState } from 'react';
import { call, useAct } from '../api/index.ts';
import { Badge, Button, Dialog, Field, Input } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { appWords } from './app.words.ts';

/** One line makes a task; what was understood of it is shown while it is written. */
export function QuickEntry({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(appWords);
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const { data: preview } = useQuery({ queryKey: ['tasks.quick', asked], enabled: asked.length > 2, queryFn: ({ signal }) => call('tasks.quick', { text: asked, dry_run: true }, { signal }), placeholderData: (before) => before, retry: false });
  const add = useAct('tasks.quick', { quiet: true, says: (task) => t.added(task.title), undo: (task) => (task.task_id === undefined ? Promise.resolve() : call('tasks.delete', { id: task.task_id })), onDone: onClose });
  const submit = (event: FormEvent): void => { event.preventDefault(); if (text.trim() !== '') add.run({ text: text.trim() }); };
  return (
    <Dialog open onClose={onClose} title={t.quickEntry}>
      <form onSubmit={submit} className="grid gap-3">
        <Field label={t.quickEntryLabel} hideLabel error={add.error?.message}><Input autoFocus value={text} onChange={(event) => setText(event.target.value)} placeholder={t.quickEntryHint} className="h-10 text-lg" maxLength={1000} /></Field>
        <div aria-live="polite" className="flex min-h-6 flex-wrap items-center gap-1.5">{asked.length > 2 && preview?.understood.map((one) => <Badge key={`${one.field}-${one.text}`} tone="accent">{one.text}</Badge>)}</div>
        <div className="flex justify-end gap-2"><Button look="quiet" onClick={onClose}>{t.cancel}</Button><Button type="submit" look="primary" busy={add.isPending} disabled={text.trim() === ''}>{t.add}</Button></div>
      </form>
    </Dialog>
  );
}
