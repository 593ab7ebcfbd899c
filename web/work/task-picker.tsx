import { Plus } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { useApi } from '../api/index.ts';
import { cx, Input } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { StatusMark } from './task-row.tsx';
import type { Task } from './task-search.ts';
import { taskWords } from './work.words.ts';

/** Finds a task by words. Arrows walk, Enter takes it. */
export function TaskPicker({ without, onPick }: { readonly without: ReadonlySet<number>; readonly onPick: (task: Task) => void }) {
  const t = useWords(taskWords);
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(text.trim());
  const found = useApi('tasks.list', { q: asked, limit: 12, open: true }, { enabled: asked.length > 1, keep: true });
  const items = asked.length > 1 ? (found.data?.items ?? []).filter((one) => !without.has(one.task_id)).slice(0, 8) : [];
  const pick = (task: Task): void => { onPick(task); setText(''); setAt(0); };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); setAt((now) => Math.max(0, Math.min(items.length - 1, now + (event.key === 'ArrowDown' ? 1 : -1)))); }
    const task = items[at];
    if (event.key === 'Enter' && task) { event.preventDefault(); pick(task); }
    if (event.key === 'Escape' && text !== '') { event.stopPropagation(); event.nativeEvent.stopImmediatePropagation(); setText(''); }
  };
  const shown = text.trim().length > 1;
  return (
    <div className="relative">
      <Plus aria-hidden className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-ink-3" />
      <Input role="combobox" aria-label={t.pick} aria-expanded={shown} aria-controls={`${id}-list`} aria-activedescendant={items[at] ? `${id}-${items[at].task_id}` : undefined} placeholder={t.pick} value={text} onChange={(event) => { setText(event.target.value); setAt(0); }} onKeyDown={key} className="pl-8" />
      {shown && (
        <div className="absolute inset-x-0 top-full z-20 mt-1 rounded-lg bg-raised p-1 shadow-pop">
          {items.length === 0 && found.data && <p className="px-2 py-1.5 text-sm text-ink-3">{t.nothingFound}</p>}
          <ul id={`${id}-list`} role="listbox" aria-label={t.pick}>{items.map((task, n) => <li key={task.task_id} id={`${id}-${task.task_id}`} role="option" aria-selected={n === at} onMouseEnter={() => setAt(n)} onMouseDown={(event) => { event.preventDefault(); pick(task); }} className={cx('touch flex h-8 cursor-pointer items-center gap-2 rounded-md px-2', n === at && 'bg-hover')}><StatusMark status={task.status} /><span className="truncate">{task.title}</span></li>)}</ul>
        </div>
      )}
    </div>
  );
}
