import { Ban, CalendarArrowDown, Check, FolderInput, RotateCcw, SignalHigh, Tag, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useShortcut } from '../shortcuts/index.ts';
import { Button, Dialog, Field, IconButton, Input, Menu } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { useBulk } from './task-acts.ts';
import { dayAfter, nextMonday, PRIORITIES, type Task } from './task-search.ts';
import type { useNames } from './use-names.ts';
import { workWords } from './work.words.ts';

/** What can be done with the selected tasks. Each is one doing with one undo. */
export function BulkBar({ tasks, today, names, onClear, onTag }: { readonly tasks: readonly Task[]; readonly today: string; readonly names: ReturnType<typeof useNames>; readonly onClear: () => void; readonly onTag: () => void }) {
  const t = useWords(workWords);
  const bulk = useBulk();
  const closed = tasks.every((one) => one.status === 'done' || one.status === 'cancelled');
  const defer = (until: string): void => { bulk(tasks, { action: 'defer', until }); onClear(); };
  useShortcut({ keys: 'escape', label: t.shortcuts.clear, group: t.title, run: onClear });
  return (
    <div role="toolbar" aria-label={t.bulk} className="flex animate-rise flex-wrap items-center gap-1.5">
      <span className="mr-1 text-sm font-medium tabular">{t.selected(tasks.length)}</span>
      {closed ? <Button size="sm" onClick={() => { bulk(tasks, { action: 'reopen' }); onClear(); }}><RotateCcw aria-hidden className="size-4" />{t.reopenTasks}</Button> : <Button size="sm" onClick={() => { bulk(tasks, { action: 'complete' }); onClear(); }}><Check aria-hidden className="size-4" />{t.done}</Button>}
      <Menu align="start" trigger={<Button size="sm"><CalendarArrowDown aria-hidden className="size-4" />{t.putOff}</Button>} items={[{ text: t.tomorrow, onSelect: () => defer(dayAfter(today, 1)) }, { text: t.nextWeek, onSelect: () => defer(nextMonday(today)) }, { text: t.nextMonth, onSelect: () => defer(dayAfter(today, 30)) }, null, { text: t.now, onSelect: () => { bulk(tasks, { change: { defer_until: null } }); onClear(); } }]} />
      <Button size="sm" onClick={onTag}><Tag aria-hidden className="size-4" />{t.tagThem}</Button>
      <Menu align="start" trigger={<Button size="sm"><SignalHigh aria-hidden className="size-4" />{t.setPriority}</Button>} items={PRIORITIES.map((priority) => ({ text: t.priorities[priority], onSelect: () => bulk(tasks, { change: { priority } }) }))} />
      <Menu align="start" trigger={<Button size="sm"><FolderInput aria-hidden className="size-4" />{t.setProject}</Button>} items={[...names.projects.slice(0, 30).map(({ value, label }) => ({ text: label, onSelect: () => bulk(tasks, { change: { project_id: Number(value) } }) })), null, { text: t.noProject, onSelect: () => bulk(tasks, { change: { project_id: null } }) }]} />
      {!closed && <IconButton size="sm" label={t.cancelTasks} icon={<Ban className="size-4" />} onClick={() => { bulk(tasks, { action: 'cancel' }); onClear(); }} />}
      <IconButton size="sm" label={t.deselect} icon={<X className="size-4" />} onClick={onClear} />
    </div>
  );
}

/** Tags for some tasks: those that any of them has can be taken away. */
export function TagDialog({ tasks, onClose }: { readonly tasks: readonly Task[]; readonly onClose: () => void }) {
  const t = useWords(workWords);
  const bulk = useBulk();
  const [text, setText] = useState('');
  const there = [...new Set(tasks.flatMap((one) => one.tags))].sort();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const tags = text.split(/[\s,]+/).map((one) => one.replace(/^#/, '')).filter(Boolean);
    if (tags.length > 0) bulk(tasks, { action: 'tag', tags });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} size="sm" title={t.tagThem} description={tasks.length === 1 ? tasks[0]?.title : t.selected(tasks.length)}>
      <form onSubmit={submit} className="grid gap-3">
        <Field label={t.addTag} hint={t.tagHint}><Input autoFocus value={text} onChange={(event) => setText(event.target.value)} maxLength={300} /></Field>
        {there.length > 0 && <ul className="flex flex-wrap gap-1.5">{there.map((tag) => <li key={tag}><button type="button" aria-label={`${t.untag}: ${tag}`} onClick={() => { bulk(tasks, { action: 'untag', tags: [tag] }); onClose(); }} className="touch inline-flex h-7 items-center gap-1 rounded-full bg-sunken px-2.5 text-sm hover:bg-hover">{tag}<X aria-hidden className="size-3.5" /></button></li>)}</ul>}
        <div className="flex justify-end gap-2"><Button look="quiet" onClick={onClose}>{t.cancel}</Button><Button type="submit" look="primary" disabled={text.trim() === ''}>{t.set}</Button></div>
      </form>
    </Dialog>
  );
}
