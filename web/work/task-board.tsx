import { type KeyboardEvent, useState } from 'react';
import { Badge, cx, Duration, NameTag, VirtualList } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { useBulk } from './task-acts.ts';
import { Due, PriorityMark, StatusMark } from './task-row.tsx';
import type { Status, Task } from './task-search.ts';
import type { useNames } from './use-names.ts';
import { workWords } from './work.words.ts';

const COLUMNS = ['todo', 'scheduled', 'in_progress', 'done'] as const satisfies readonly Status[];
/** A place in the calendar is given by the scheduler, so nothing is moved there by hand. */
const canTake = (status: Status): boolean => status !== 'scheduled';

interface Props { readonly tasks: readonly Task[]; readonly names: ReturnType<typeof useNames>; readonly today: string; readonly openId: number | undefined; readonly onOpen: (id: number) => void }

/** Tasks by how far they are. Dragged, or moved by shift and an arrow. */
export function TaskBoard({ tasks, names, today, openId, onOpen }: Props) {
  const t = useWords(workWords);
  const bulk = useBulk();
  const [over, setOver] = useState<Status | null>(null);
  const move = (task: Task, to: Status): void => { if (task.status !== to && canTake(to)) bulk([task], { change: { status: to } }, t.moved(task.title, t.statuses[to])); };
  const key = (task: Task) => (event: KeyboardEvent<HTMLElement>): void => {
    const column = event.currentTarget.closest('[data-column]');
    if (event.shiftKey && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      event.preventDefault();
      const ways = COLUMNS.filter(canTake);
      const at = ways.findIndex((one) => one === (task.status === 'scheduled' ? 'todo' : task.status));
      const to = ways[at + (event.key === 'ArrowRight' ? 1 : -1)];
      if (to) move(task, to);
      return;
    }
    const cards = (within: Element | null | undefined): HTMLElement[] => [...(within?.querySelectorAll<HTMLElement>('[data-task]') ?? [])];
    const own = cards(column), at = own.indexOf(event.currentTarget);
    const next = { ArrowDown: own[at + 1], ArrowUp: own[at - 1], ArrowRight: cards(column?.nextElementSibling)[0], ArrowLeft: cards(column?.previousElementSibling)[0] }[event.key];
    if (next) { event.preventDefault(); next.focus(); }
  };
  return (
    <div>
      <p className="mb-2 text-xs text-ink-3 max-md:sr-only">{t.boardHint}</p>
      <div role="group" aria-label={t.boardLabel} className="flex snap-x gap-3 overflow-x-auto pb-2">
        {COLUMNS.map((status) => {
          const own = tasks.filter((one) => one.status === status);
          return (
            <section key={status} data-column={status} aria-label={t.statuses[status]} onDragOver={(event) => { if (canTake(status)) { event.preventDefault(); setOver(status); } }} onDragLeave={() => setOver(null)}
              onDrop={(event) => { event.preventDefault(); setOver(null); const task = tasks.find((one) => String(one.task_id) === event.dataTransfer.getData('text/task')); if (task) move(task, status); }}
              className={cx('flex w-[78vw] shrink-0 snap-start flex-col rounded-lg border bg-sunken transition-colors sm:w-72 lg:w-auto lg:min-w-60 lg:flex-1', over === status && 'border-accent bg-accent-soft')}>
              <header className="flex h-10 items-center gap-2 px-3"><StatusMark status={status} /><h2 className="text-sm font-medium">{t.statuses[status]}</h2><span className="text-xs text-ink-3 tabular">{own.length}</span></header>
              {own.length === 0
                ? <p className="h-[max(20rem,calc(100dvh-23rem))] px-3 py-2 text-sm text-ink-3">{status === 'scheduled' ? t.onlyScheduler : t.columnEmpty}</p>
                : <VirtualList items={own} label={t.statuses[status]} keyOf={(task) => task.task_id} estimate={92} className="h-[max(20rem,calc(100dvh-23rem))] px-2" row={(task) => (
                  <div className="px-2 pb-2">
                    <button type="button" draggable data-task={task.task_id} onDragStart={(event) => { event.dataTransfer.setData('text/task', String(task.task_id)); event.dataTransfer.effectAllowed = 'move'; }} onKeyDown={key(task)} onClick={() => onOpen(task.task_id)} aria-keyshortcuts="Shift+ArrowRight Shift+ArrowLeft"
                      className={cx('grid w-full gap-2 rounded-md border bg-surface p-3 text-left shadow-card transition-colors hover:border-line-strong', openId === task.task_id && 'border-accent')}>
                      <span className={cx('line-clamp-3 font-medium', task.status === 'done' && 'text-ink-3')}>{task.title}</span>
                      <span className="flex min-w-0 flex-wrap items-center gap-1.5 text-xs text-ink-3"><PriorityMark priority={task.priority} />{names.project(task.project_id) !== undefined && <NameTag name={names.project(task.project_id) ?? ''} />}{task.tags.slice(0, 2).map((tag) => <Badge key={tag} className="max-w-28 truncate">{tag}</Badge>)}<Duration hours={task.estimated_hours} /><span className="ml-auto"><Due task={task} today={today} /></span></span>
                    </button>
                  </div>
                )} />}
            </section>
          );
        })}
      </div>
    </div>
  );
}
