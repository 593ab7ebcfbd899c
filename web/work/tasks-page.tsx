import { useNavigate, useSearch } from '@tanstack/react-router';
import { Kanban, ListChecks, Plus, Search, X } from 'lucide-react';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useApiPages, useZone } from '../api/index.ts';
import { openOverlay } from '../app/overlays.ts';
import { usePaletteAction } from '../app/palette-actions.ts';
import { useToday } from '../live/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { Button, cx, EmptyState, ErrorState, IconButton, Kbd, Select, SkeletonRows } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { BulkBar, TagDialog } from './bulk-bar.tsx';
import { SavedViews } from './saved-views.tsx';
import { useBulk } from './task-acts.ts';
import { TaskBoard } from './task-board.tsx';
import { TaskFilters } from './task-filters.tsx';
import { linesOf } from './task-groups.ts';
import { TaskList } from './task-list.tsx';
import { filtersSet, listOf, SORTS, type Task, type TaskSearch } from './task-search.ts';
import { useNames } from './use-names.ts';
import { useTyped } from '../app/use-typed.ts';
import { WorkFrame } from './work-frame.tsx';
import { workWords } from './work.words.ts';

const TaskSheet = lazy(async () => ({ default: (await import('./task-sheet.tsx')).TaskSheet }));

/** All tasks: as a list under headings, or as a board. */
export function TasksPage() {
  const t = useWords(workWords);
  const search = useSearch({ from: '/tasks' });
  const navigate = useNavigate({ from: '/tasks' });
  const zone = useZone();
  const today = useToday();
  const names = useNames();
  const set = (change: Partial<TaskSearch>, replace = true): void => { void navigate({ to: '/tasks', search: (before) => ({ ...before, ...change }), replace, resetScroll: false }); };
  const [typed, setTyped] = useTyped(search.q, (q) => set({ q }));
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [active, setActive] = useState<number>();
  const [tagging, setTagging] = useState<readonly Task[]>();
  const box = useRef<HTMLInputElement>(null);
  const bulk = useBulk();
  const asBoard = search.as === 'board';
  const asked = listOf(search, today);
  const open = useApiPages('tasks.list', asked, { keep: true });
  const done = useApiPages('tasks.list', { ...asked, open: undefined, status: ['done'], sort: 'newest', limit: 50 }, { enabled: asBoard && search.status === undefined, keep: true });
  const tasks = useMemo(() => (asBoard && search.status === undefined ? [...open.items, ...done.items.filter((one) => !open.items.some((other) => other.task_id === one.task_id))] : open.items), [asBoard, search.status, open.items, done.items]);
  const lines = useMemo(() => linesOf(open.items, search.sort, today, zone), [open.items, search.sort, today, zone]);
  const chosen = open.items.filter((one) => selected.has(one.task_id));
  const current = open.items.find((one) => one.task_id === active) ?? lines.find((line) => line.kind === 'task')?.task;
  const openTask = (id: number | undefined): void => set({ task: id }, id === undefined);
  const toggle = (id: number): void => setSelected((now) => { const next = new Set(now); if (!next.delete(id)) next.add(id); return next; });
  const finish = (task: Task): void => { const closed = task.status === 'done' || task.status === 'cancelled'; bulk([task], { action: closed ? 'reopen' : 'complete' }, closed ? t.reopened(task.title) : t.completed(task.title)); };

  useShortcut({ keys: 's', label: t.shortcuts.search, group: t.title, run: () => box.current?.focus() });
  useShortcut({ keys: 'b', label: t.shortcuts.board, group: t.title, run: () => set({ as: asBoard ? undefined : 'board' }) });
  useShortcut({ keys: '#', label: t.shortcuts.tags, group: t.title, enabled: !asBoard, run: () => { const these = chosen.length > 0 ? chosen : current ? [current] : []; if (these.length > 0) setTagging(these); } });
  useShortcut({ keys: 'mod+a', label: t.shortcuts.all, group: t.title, enabled: !asBoard, run: () => setSelected(new Set(open.items.map((one) => one.task_id))) });
  usePaletteAction({ text: t.shortcuts.board, icon: <Kanban />, shortcut: 'b', run: () => set({ as: asBoard ? undefined : 'board' }) });

  const shown = asBoard ? tasks : open.items;
  return (
    <WorkFrame view="tasks" actions={<Button look="primary" className="max-sm:hidden" onClick={() => openOverlay('quick-entry')}><Plus aria-hidden className="size-4" />{t.newTask}<span className="max-sm:hidden"><Kbd keys="c" inverse /></span></Button>}>
      <SavedViews search={search} />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <div className="relative w-full sm:w-72">
          <Search aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3" />
          <input ref={box} type="search" aria-label={t.search} placeholder={t.search} value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={(event) => { if (event.key === 'ArrowDown') { event.preventDefault(); document.querySelector<HTMLElement>('[data-row="0"]')?.focus(); } }}
            className="touch h-8 w-full rounded-md border border-line-strong/60 bg-surface pr-9 pl-8 text-base hover:border-line-strong focus-visible:border-ring focus-visible:outline-1 focus-visible:-outline-offset-1 pointer-coarse:text-lg [&::-webkit-search-cancel-button]:hidden" />
          <span className="absolute top-1/2 right-1 flex -translate-y-1/2 items-center">{typed === '' ? <span className="mr-1 max-sm:hidden"><Kbd keys="s" /></span> : <IconButton size="sm" label={t.clear} icon={<X className="size-4" />} onClick={() => { setTyped(''); box.current?.focus(); }} />}</span>
        </div>
        <TaskFilters search={search} names={names} />
        <span className="flex-1 max-sm:hidden" />
        {!asBoard && <Select aria-label={t.sort} className="w-44 max-sm:flex-1" choices={SORTS.map((value) => ({ value, label: t.sorts[value] }))} value={search.sort ?? 'due'} onChange={(event) => set({ sort: SORTS.find((one) => one === event.target.value && one !== 'due') })} />}
        <div role="group" aria-label={t.shownAs} className="flex rounded-md border bg-surface p-0.5">{(['list', 'board'] as const).map((as) => <button key={as} type="button" aria-pressed={asBoard === (as === 'board')} onClick={() => set({ as: as === 'board' ? 'board' : undefined })} className={cx('touch inline-flex h-6.5 items-center justify-center gap-1.5 rounded-sm px-2 text-sm font-medium', asBoard === (as === 'board') ? 'bg-hover text-ink' : 'text-ink-2 hover:text-ink')}>{as === 'board' ? <Kanban aria-hidden className="size-4" /> : <ListChecks aria-hidden className="size-4" />}<span className="max-sm:sr-only">{t[as]}</span></button>)}</div>
      </div>
      {!asBoard && <div className="mb-2 flex min-h-8 items-center">{chosen.length > 0 ? <BulkBar tasks={chosen} today={today} names={names} onClear={() => setSelected(new Set())} onTag={() => setTagging(chosen)} /> : <p aria-live="polite" className="text-sm text-ink-3">{open.isPending || open.items.length === 0 ? '' : t.count(open.items.length, open.hasMore)}</p>}</div>}
      {open.error && shown.length === 0 ? <ErrorState error={open.error} onRetry={open.refetch} />
        : open.isPending ? <SkeletonRows rows={10} height="h-10" />
          : shown.length === 0 ? <Nothing narrowed={filtersSet(search) > 0} />
            : asBoard ? <TaskBoard tasks={tasks} names={names} today={today} openId={search.task} onOpen={openTask} />
              : <TaskList lines={lines} names={names} today={today} selected={selected} active={active} onActive={setActive} openId={search.task} onToggle={toggle} onOpen={openTask} onDone={finish} onEnd={open.more} hasMore={open.hasMore} busy={false} />}
      {tagging && <TagDialog tasks={tagging} onClose={() => setTagging(undefined)} />}
      <Suspense>{search.task !== undefined && <TaskSheet key={search.task} id={search.task} onClose={() => openTask(undefined)} onOpen={openTask} />}</Suspense>
    </WorkFrame>
  );
}

function Nothing({ narrowed }: { readonly narrowed: boolean }) {
  const t = useWords(workWords);
  const navigate = useNavigate();
  if (narrowed) return <EmptyState icon={<Search />} title={t.nothing} action={<Button onClick={() => { void navigate({ to: '/tasks', search: {} }); }}>{t.reset}</Button>}>{t.nothingAbout}</EmptyState>;
  return <EmptyState icon={<ListChecks />} title={t.empty} action={<div className="flex flex-wrap justify-center gap-2"><Button look="primary" onClick={() => openOverlay('quick-entry')}>{t.newTask}</Button><Button onClick={() => { void navigate({ to: '/plan' }); }}>{t.toPlan}</Button></div>}>{t.emptyAbout}</EmptyState>;
}
