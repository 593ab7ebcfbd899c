import { type KeyboardEvent, useRef } from 'react';
import { useShortcut } from '../shortcuts/index.ts';
import { cx, type ListHandle, VirtualList } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import type { Line } from './task-groups.ts';
import { TaskRow } from './task-row.tsx';
import type { Task } from './task-search.ts';
import type { useNames } from './use-names.ts';
import { workWords } from './work.words.ts';

interface Props {
  readonly lines: readonly Line[];
  readonly names: ReturnType<typeof useNames>;
  readonly today: string;
  readonly selected: ReadonlySet<number>;
  /** The task that the keys mean: it stays the same when the list is sorted anew. */
  readonly active: number | undefined;
  readonly onActive: (id: number) => void;
  readonly openId: number | undefined;
  readonly onToggle: (id: number) => void;
  readonly onOpen: (id: number) => void;
  readonly onDone: (task: Task) => void;
  readonly onEnd: () => void;
  readonly hasMore: boolean;
  readonly busy: boolean;
}

/** So many rows the page keys go. */
const PAGE_ROWS = 10;

/** Any number of tasks under their headings. j and k walk from anywhere on the page, Enter opens, space completes, x selects. */
export function TaskList({ lines, names, today, selected, active, onActive, openId, onToggle, onOpen, onDone, onEnd, hasMore, busy }: Props) {
  const t = useWords(workWords);
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<ListHandle>(null);
  const tasks = lines.flatMap((line) => (line.kind === 'task' ? [line.task] : []));
  const here = tasks.findIndex((one) => one.task_id === active);
  const current = tasks[Math.max(0, here)];
  const go = (to: number): void => {
    const next = tasks[Math.max(0, Math.min(tasks.length - 1, to))];
    if (!next) return;
    onActive(next.task_id);
    list.current?.go(lines.findIndex((line) => line.kind === 'task' && line.task.task_id === next.task_id));
  };
  useShortcut({ keys: 'j', label: t.shortcuts.next, group: t.title, run: () => go(isInside(box.current) ? here + 1 : Math.max(0, here)) });
  useShortcut({ keys: 'k', label: t.shortcuts.previous, group: t.title, run: () => go(here - 1) });
  useShortcut({ keys: 'x', label: t.shortcuts.select, group: t.title, run: () => { if (current) onToggle(current.task_id); } });
  useShortcut({ keys: 'e', label: t.shortcuts.edit, group: t.title, run: () => { if (current) onOpen(current.task_id); } });
  // The key itself is taken by the row that has the focus: elsewhere space presses buttons.
  useShortcut({ keys: 'space', label: t.shortcuts.done, group: t.title, run: () => { if (current) onDone(current); } });
  const key = (task: Task, at: number) => (event: KeyboardEvent): void => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: tasks.length - 1, PageDown: at + PAGE_ROWS, PageUp: at - PAGE_ROWS }[event.key];
    if (to !== undefined) { event.preventDefault(); if (event.shiftKey && event.key.startsWith('Arrow')) onToggle(task.task_id); go(to); }
    if (event.key === ' ') { event.preventDefault(); onDone(task); }
  };
  return (
    <div ref={box} className={cx('overflow-hidden rounded-lg border bg-surface shadow-card transition-opacity', busy && 'opacity-70')}>
      <VirtualList items={lines} label={t.listLabel} estimate={48} onEnd={onEnd} hasMore={hasMore} handle={list} focusable="[data-task]" keyOf={(line) => (line.kind === 'head' ? line.group : line.task.task_id)} className="h-[max(22rem,calc(100dvh-19.5rem))]" row={(line) => line.kind === 'head'
        ? <div className="flex h-9 items-center gap-2 border-b bg-sunken px-4"><h2 className={cx('text-sm font-medium', line.group === 'overdue' ? 'text-bad' : 'text-ink-2')}>{t.groups[line.group]}</h2><span className="text-xs text-ink-3 tabular">{line.count}</span></div>
        : <div className="h-12"><TaskRow task={line.task} at={line.at} names={names} today={today} active={line.task.task_id === current?.task_id} isOpen={openId === line.task.task_id} selected={selected.has(line.task.task_id)} onToggle={() => onToggle(line.task.task_id)} onOpen={() => onOpen(line.task.task_id)} onDone={() => onDone(line.task)} onFocus={() => onActive(line.task.task_id)} onKey={key(line.task, line.at)} /></div>} />
    </div>
  );
}

const isInside = (box: HTMLElement | null): boolean => box?.contains(document.activeElement) === true && document.activeElement?.hasAttribute('data-task') === true;
