import { Link } from '@tanstack/react-router';
import { Check, CircleHelp, Pin, Play } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useZone } from '../api/index.ts';
import { Card, cx, Duration, IconButton, NameTag } from '../ui/index.ts';
import { formatHours, formatTime, useWords } from '../words/index.ts';
import { type Day, type DayBlock, type DayTask, type Row, timeline } from './day.ts';
import { todayWords } from './today.words.ts';
import { useDone } from './use-done.ts';
import { useNow } from './use-now.ts';
import { useRuns } from './use-runs.ts';

/** Arrows (and j, k) walk the links of a list. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (step === undefined || event.metaKey || event.ctrlKey) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-stop]')];
  const at = stops.indexOf((document.activeElement?.closest('li') ?? document.body).querySelector<HTMLElement>('[data-stop]') ?? document.body);
  stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
  event.preventDefault();
}

/** The day from its first event to its last, with what is due and has no time below. */
export function DayLine({ day }: { readonly day: Day }) {
  const t = useWords(todayWords);
  const rows = timeline(day.blocks, useNow(15_000));
  return (
    <Card title={t.day.section} flush>
      {rows.length === 0 ? <p className="px-4 py-6 text-ink-2">{t.day.empty}</p> : <ol onKeyDown={walk} className="py-2">{rows.map((row) => <Line key={row.key} row={row} />)}</ol>}
      <Rest title={t.day.dueToday} tasks={day.due} />
      <Rest title={t.day.waiting} tasks={day.waiting} waiting />
    </Card>
  );
}

function Line({ row }: { readonly row: Row }) {
  const t = useWords(todayWords);
  if (row.kind === 'free') return <li className="grid grid-cols-[3.75rem_minmax(0,1fr)] gap-3 px-4 py-1 text-xs text-ink-3"><span /><span className="border-l border-dashed border-line-strong/50 py-1 pl-3">{t.day.free(formatHours(row.minutes / 60))}</span></li>;
  if (row.kind === 'now') return <li className="flex items-center gap-2 px-4 py-1 text-xs font-medium text-accent-text"><span className="w-[3.75rem] text-right">{t.day.present}</span><span aria-hidden className="h-px flex-1 bg-accent" /></li>;
  return <Event block={row.block} state={row.state} />;
}

function Event({ block, state }: { readonly block: DayBlock; readonly state: 'over' | 'now' | 'coming' }) {
  const t = useWords(todayWords);
  const zone = useZone();
  const [why, setWhy] = useState(false);
  const { task } = block;
  const done = task?.status === 'done';
  const busy = block.kind === 'busy';
  const hours = (Date.parse(block.end) - Date.parse(block.start)) / 3_600_000;
  return (
    <li className={cx('group grid grid-cols-[3.75rem_minmax(0,1fr)] gap-3 px-4 py-1', state === 'over' && 'text-ink-2')} aria-current={state === 'now' ? 'time' : undefined}>
      <time dateTime={block.start} className="pt-2 text-right text-sm text-ink-3 tabular">{formatTime(block.start, zone)}</time>
      <div style={{ minHeight: `${Math.min(6.5, Math.max(2.5, hours * 1.75))}rem` }} className={cx('flex items-start gap-2 rounded-md border-l-2 py-1.5 pr-1.5 pl-3', busy ? 'border-line-strong bg-sunken' : state === 'now' ? 'border-accent bg-accent-soft' : done ? 'border-line' : 'border-accent/60 bg-canvas')}>
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2">
            {task ? <Link data-stop to="/tasks" search={{ task: task.task_id } as never} className={cx('touch inline-flex min-w-0 items-center font-medium hover:underline', done && 'font-normal text-ink-3 line-through')}>{block.title}</Link> : <span data-stop tabIndex={-1} className="text-ink-2">{block.title}</span>}
            {done && <span className="sr-only">{t.day.done}</span>}
            {block.pinned && !busy && <><Pin aria-hidden className="size-3 text-ink-3" /><span className="sr-only">{t.day.pinned}</span></>}
          </p>
          <p className="flex flex-wrap items-center gap-2 text-xs text-ink-2 tabular">{busy ? t.day.busy : formatHours(hours)}{task?.tags.slice(0, 2).map((tag) => <NameTag key={tag} name={tag} />)}</p>
          {why && <ul className="mt-1.5 grid animate-rise gap-0.5 text-sm text-ink-2">{block.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>}
        </div>
        {task && !done && <Doings task={task} why={block.reasons.length > 0 ? { open: why, toggle: () => setWhy(!why) } : null} />}
      </div>
    </li>
  );
}

function Doings({ task, why = null }: { readonly task: DayTask; readonly why?: { readonly open: boolean; readonly toggle: () => void } | null }) {
  const t = useWords(todayWords);
  const clocks = useRuns();
  const done = useDone();
  const runs = clocks.runs.some((run) => run.task_id === task.task_id);
  return (
    <span className="flex shrink-0 items-center">
      {why && <IconButton size="sm" label={t.day.why(task.title)} aria-expanded={why.open} icon={<CircleHelp className="size-4" />} onClick={why.toggle} />}
      {!runs && <IconButton size="sm" label={t.day.startThis(task.title)} icon={<Play className="size-4" />} onClick={() => clocks.start.run({ task_id: task.task_id })} />}
      <IconButton size="sm" label={t.day.finishThis(task.title)} icon={<Check className="size-4" />} onClick={() => done.run({ id: task.task_id, status: 'done' })} />
    </span>
  );
}

function Rest({ title, tasks, waiting = false }: { readonly title: string; readonly tasks: readonly DayTask[]; readonly waiting?: boolean }) {
  const t = useWords(todayWords);
  if (tasks.length === 0) return null;
  return (
    <section aria-label={title} className="border-t px-4 py-3">
      <h3 className="mb-1 text-xs font-medium text-ink-3">{title}</h3>
      <ul onKeyDown={walk}>
        {tasks.slice(0, 30).map((task) => (
          <li key={task.task_id} className="flex min-h-9 items-center gap-2">
            <Link data-stop to="/tasks" search={{ task: task.task_id } as never} className="touch inline-flex min-w-0 flex-1 items-center truncate hover:underline">{task.title}</Link>
            {waiting && task.waiting_for && <span className="truncate text-sm text-ink-3">{t.day.waitsFor(task.waiting_for)}</span>}
            <Duration hours={task.estimated_hours} className="text-sm text-ink-3" />
            {!waiting && <Doings task={task} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
