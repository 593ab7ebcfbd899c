import { CalendarClock, CircleCheck, CircleDashed, CircleDot, CirclePause, CircleX, Hourglass, Layers2, Link2, MessageSquare, Repeat } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useZone } from '../api/index.ts';
import { Badge, cx, DateTime, Duration, NameTag, Tooltip } from '../ui/index.ts';
import { dayIn, formatPlainDay, useWords } from '../words/index.ts';
import { dueDay } from './task-groups.ts';
import type { Priority, Status, Task } from './task-search.ts';
import type { useNames } from './use-names.ts';
import { workWords } from './work.words.ts';

const STATUS_ICONS: Record<Status, typeof CircleCheck> = { todo: CircleDashed, scheduled: CalendarClock, in_progress: CircleDot, done: CircleCheck, cancelled: CircleX };
const STATUS_COLOURS: Record<Status, string> = { todo: 'text-ink-3', scheduled: 'text-info', in_progress: 'text-warn', done: 'text-good', cancelled: 'text-ink-3' };
export const StatusMark = ({ status, className }: { readonly status: Status; readonly className?: string }) => { const Icon = STATUS_ICONS[status]; return <Icon aria-hidden className={cx('size-4 shrink-0', STATUS_COLOURS[status], className)} />; };

const BARS: Record<Priority, number> = { urgent: 4, high: 3, normal: 2, low: 1 };
/** How much it presses, as bars; the word stands in the detail and is read out. */
export function PriorityMark({ priority }: { readonly priority: Priority }) {
  const t = useWords(workWords);
  return (
    <span title={t.priorities[priority]} className="inline-flex h-4 w-4 shrink-0 items-end gap-px">
      <span className="sr-only">{`${t.priority}: ${t.priorities[priority]}`}</span>
      {[1, 2, 3, 4].map((bar) => <span key={bar} aria-hidden style={{ height: `${bar * 25}%` }} className={cx('w-[3px] rounded-[1px]', bar > BARS[priority] ? 'bg-line' : priority === 'urgent' ? 'bg-bad' : priority === 'high' ? 'bg-warn' : 'bg-line-strong')} />)}
    </span>
  );
}

interface Props {
  readonly task: Task;
  readonly at: number;
  readonly names: ReturnType<typeof useNames>;
  readonly today: string;
  readonly active: boolean;
  readonly isOpen: boolean;
  readonly selected: boolean;
  readonly onToggle: () => void;
  readonly onOpen: () => void;
  readonly onDone: () => void;
  readonly onFocus: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** A task in the list: what it is, then what matters about it, the same thing always in the same place. */
export function TaskRow({ task, at, names, today, active, isOpen, selected, onToggle, onOpen, onDone, onFocus, onKey }: Props) {
  const t = useWords(workWords);
  const closed = task.status === 'done' || task.status === 'cancelled';
  return (
    <div className={cx('group flex h-full items-center border-b border-line/60 pr-3 pl-1 transition-colors', selected ? 'bg-accent-soft' : isOpen ? 'bg-hover' : 'hover:bg-hover/60')}>
      <label className="touch grid size-8 shrink-0 place-items-center"><span className="sr-only">{t.select(task.title)}</span><input type="checkbox" tabIndex={-1} checked={selected} onChange={onToggle} className="size-3.5 accent-accent opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 checked:opacity-100 pointer-coarse:opacity-100" /></label>
      <button type="button" tabIndex={-1} aria-label={closed ? t.reopen(task.title) : t.complete(task.title)} onClick={onDone} className="touch grid size-8 shrink-0 place-items-center rounded-md hover:bg-hover"><StatusMark status={task.status} /></button>
      <button type="button" data-row={at} data-task={task.task_id} tabIndex={active ? 0 : -1} onFocus={onFocus} onClick={onOpen} onKeyDown={onKey} aria-keyshortcuts="Enter Space x" className="flex h-full min-w-0 flex-1 items-center gap-2 pl-1 text-left sm:gap-3 sm:pl-1.5 focus-visible:-outline-offset-2">
        <PriorityMark priority={task.priority} />
        <span className="grid min-w-0 flex-1 gap-0.5">
          <span className={cx('truncate', closed && 'text-ink-3 line-through decoration-line-strong')}><span className="sr-only">{`${t.statuses[task.status]}: `}</span>{task.title}</span>
          <span className="flex min-w-0 items-center gap-2 overflow-hidden text-xs text-ink-3 empty:hidden">
            <span className="shrink-0 empty:hidden sm:hidden"><Due task={task} today={today} /></span>
            {task.waiting_for !== null && <Mark icon={<Hourglass aria-hidden className="size-3" />} className="min-w-0 text-warn"><span className="truncate">{t.waitsFor(task.waiting_for)}</span></Mark>}
            {task.subtasks && <Mark icon={<Layers2 aria-hidden className="size-3" />}>{t.parts(task.subtasks.open, task.subtasks.all)}</Mark>}
            {task.depends_on.length > 0 && !closed && <Mark icon={<Link2 aria-hidden className="size-3" />}>{t.blocked(task.depends_on.length)}</Mark>}
            {task.notes > 0 && <Mark icon={<MessageSquare aria-hidden className="size-3" />}>{t.notes(task.notes)}</Mark>}
            {task.recurrence_id !== null && <Mark icon={<Repeat aria-hidden className="size-3" />}>{t.repeats}</Mark>}
          </span>
        </span>
        <span className="hidden max-w-64 min-w-0 shrink items-center gap-1.5 overflow-hidden md:flex">{task.tags.slice(0, 3).map((tag) => <Badge key={tag} className="max-w-28 truncate">{tag}</Badge>)}</span>
        <span className="hidden w-36 shrink-0 justify-end lg:flex">{names.project(task.project_id) !== undefined ? <NameTag name={names.project(task.project_id) ?? ''} /> : !names.isOwn(task.client_id) && <NameTag name={names.client(task.client_id) ?? ''} />}</span>
        <span className="hidden w-16 shrink-0 text-right text-sm text-ink-2 sm:block"><Duration hours={task.estimated_hours} /></span>
        <span className="hidden w-24 shrink-0 text-right text-sm sm:block"><Due task={task} today={today} /></span>
      </button>
    </div>
  );
}

const Mark = ({ icon, className, children }: { readonly icon: ReactNode; readonly className?: string; readonly children: ReactNode }) => <span className={cx('inline-flex shrink-0 items-center gap-1', className)}>{icon}{children}</span>;

/** When it is due; where it has no due date, when it starts or may start. */
export function Due({ task, today }: { readonly task: Task; readonly today: string }) {
  const t = useWords(workWords);
  const zone = useZone();
  const day = dueDay(task, zone);
  const closed = task.status === 'done' || task.status === 'cancelled';
  if (closed) return task.completed_at ? <DateTime at={task.completed_at} as="day" className="text-ink-3" /> : null;
  if (day !== null) {
    const late = day < today;
    return <span className={cx('whitespace-nowrap', late ? 'font-medium text-bad' : day === today ? 'font-medium text-warn' : 'text-ink-2')}>{late && <span className="sr-only">{`${t.groups.overdue}: `}</span>}{day === today ? t.groups.today : formatPlainDay(day)}</span>;
  }
  const start = task.scheduled_start_date ?? (task.defer_until !== null && dayIn(task.defer_until, zone) > today ? task.defer_until : null);
  if (start === null) return null;
  return <Tooltip text={task.scheduled_start_date ? t.startsAt : t.deferredTo}><span className="inline-flex items-center gap-1 whitespace-nowrap text-ink-3">{task.scheduled_start_date ? <CalendarClock aria-hidden className="size-3" /> : <CirclePause aria-hidden className="size-3" />}<DateTime at={start} as="day" /></span></Tooltip>;
}
