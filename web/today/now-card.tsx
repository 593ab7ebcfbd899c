import { Link } from '@tanstack/react-router';
import { Check, Ellipsis, Pause, Play, Square, Trash2 } from 'lucide-react';
import { useApi, useZone } from '../api/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { announce, Badge, Button, cx, Duration, IconButton, Menu, Progress, Skeleton } from '../ui/index.ts';
import { formatDateTime, formatSpan, useWords } from '../words/index.ts';
import { type Day, elapsedSeconds, nextUp, type Run } from './day.ts';
import { Timer } from './timer.tsx';
import { todayWords } from './today.words.ts';
import { useDone } from './use-done.ts';
import { useNow } from './use-now.ts';
import { isStarting, useRuns } from './use-runs.ts';

const FRAME = 'grid min-h-52 content-start gap-3 rounded-lg border bg-surface p-5 shadow-card sm:p-6';

/** The one thing: what is being worked on, or what comes next and why. */
export function NowCard({ day }: { readonly day: Day }) {
  const clocks = useRuns();
  if (clocks.isPending) return <div className={FRAME}><Skeleton className="h-4 w-24" /><Skeleton className="h-7 w-2/3" /><Skeleton className="h-4 w-1/2" /></div>;
  const run = clocks.runs[0];
  return run ? <Working run={run} day={day} others={clocks.runs.length - 1} clocks={clocks} /> : <Next day={day} clocks={clocks} />;
}

type Clocks = ReturnType<typeof useRuns>;

function Working({ run, day, others, clocks }: { readonly run: Run; readonly day: Day; readonly others: number; readonly clocks: Clocks }) {
  const t = useWords(todayWords);
  const known = [...day.blocks.flatMap((block) => block.task ?? []), ...day.due, ...day.overdue].find((one) => one.task_id === run.task_id);
  const title = run.title ?? known?.title ?? '';
  const starting = isStarting(run);
  const paused = run.status === 'paused';
  const toggle = (): void => (paused ? clocks.resume : clocks.pause).run({ id: run.run_id });
  const end = (done: boolean): void => { void clocks.end(run, title, done, announce).catch(() => {}); };
  useShortcut({ keys: 's', label: paused ? t.now.resume : t.now.pause, group: t.title, run: toggle, enabled: !starting });
  useShortcut({ keys: 'd', label: t.now.done, group: t.title, run: () => end(true), enabled: !starting });
  return (
    <section aria-label={t.now.section} className={cx(FRAME, !paused && 'border-accent/50')}>
      <div className="flex items-center gap-2"><p className={cx('flex items-center gap-2 text-sm font-medium', paused ? 'text-ink-2' : 'text-accent-text')}><span aria-hidden className={cx('size-2 rounded-full', paused ? 'bg-line-strong' : 'animate-pulse-soft bg-accent')} />{paused ? t.now.paused : t.now.working}</p><span className="flex-1" />{others > 0 && <Badge>{t.now.others(others)}</Badge>}</div>
      <h2 className="text-xl">{title}</h2>
      <Timer run={run} />
      <Share run={run} />
      <div className="mt-1 flex flex-wrap items-center gap-2">
        <Button look="primary" size="lg" aria-keyshortcuts="s" disabled={starting} onClick={toggle}>{paused ? <Play aria-hidden className="size-4" /> : <Pause aria-hidden className="size-4" />}{paused ? t.now.resume : t.now.pause}</Button>
        <Button size="lg" aria-keyshortcuts="d" disabled={starting} busy={clocks.complete.isPending} onClick={() => end(true)}><Check aria-hidden className="size-4" />{t.now.done}</Button>
        <Button size="lg" look="quiet" disabled={starting} onClick={() => end(false)}><Square aria-hidden className="size-3.5" />{t.now.stop}</Button>
        <Menu trigger={<IconButton size="lg" label={t.now.discard} icon={<Ellipsis className="size-4" />} />} items={[{ text: t.now.discard, icon: <Trash2 className="size-4" />, danger: true, onSelect: () => clocks.discard.run({ id: run.run_id }) }]} />
      </div>
    </section>
  );
}

function Share({ run }: { readonly run: Run }) {
  const t = useWords(todayWords);
  const share = elapsedSeconds(run, useNow(15_000)) / 3600 / (run.estimated_hours ?? 1);
  return <div className="h-1.5">{run.estimated_hours !== null && run.estimated_hours > 0 && <Progress share={share} label={t.now.timer} tone={share > 1 ? 'warn' : 'accent'} />}</div>;
}

function Next({ day, clocks }: { readonly day: Day; readonly clocks: Clocks }) {
  const t = useWords(todayWords);
  const zone = useZone();
  const next = nextUp(day, useNow(15_000));
  const done = useDone();
  const begin = (): void => { if (next) clocks.start.run({ task_id: next.task.task_id }); };
  useShortcut({ keys: 's', label: t.now.start, group: t.title, run: begin, enabled: next !== null });
  useShortcut({ keys: 'd', label: t.now.done, group: t.title, run: () => { if (next) done.run({ id: next.task.task_id, status: 'done' }); }, enabled: next !== null });
  if (!next) return <Nothing />;
  const { task, block, when } = next;
  const reasons = block?.reasons ?? [];
  return (
    <section aria-label={t.now.section} className={FRAME}>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span className={cx('font-medium', when === 'overdue' ? 'text-bad' : 'text-accent-text')}>{when === 'now' ? t.now.onNow : when === 'next' ? t.now.next : when === 'due' ? t.now.due : t.now.overdue}</span>
        {block && <span className="text-ink-2 tabular">{formatSpan(block.start, block.end, zone)}</span>}
        {task.estimated_hours !== null && <><span aria-hidden className="text-ink-3">·</span><Duration hours={task.estimated_hours} low={task.hours_low} high={task.hours_high} className="text-ink-2" /></>}
        {task.priority !== 'normal' && task.priority !== 'low' && <Badge tone="warn">{t.priorities[task.priority]}</Badge>}
      </div>
      <h2 className="text-2xl text-balance">{task.title}</h2>
      {reasons.length > 0 && <ul aria-label={t.now.why} className="grid gap-0.5 text-base text-ink-2">{reasons.slice(0, 2).map((reason) => <li key={reason}>{reason}</li>)}</ul>}
      <div className="mt-auto flex flex-wrap items-center gap-2 pt-1">
        <Button look="primary" size="lg" aria-keyshortcuts="s" className="min-w-28" busy={clocks.start.isPending} onClick={begin}><Play aria-hidden className="size-4" />{t.now.start}</Button>
        <Button size="lg" aria-keyshortcuts="d" onClick={() => done.run({ id: task.task_id, status: 'done' })}><Check aria-hidden className="size-4" />{t.now.done}</Button>
      </div>
    </section>
  );
}

function Nothing() {
  const t = useWords(todayWords);
  const zone = useZone();
  const coming = useApi('tasks.list', { open: true, scheduled: true, sort: 'start', limit: 20 }, { select: (page) => page.items.find((one) => one.scheduled_end !== null && Date.parse(one.scheduled_end) > Date.now()) ?? null });
  return (
    <section aria-label={t.now.section} className={cx(FRAME, 'content-center justify-items-start')}>
      <h2 className="text-xl">{t.now.emptyTitle}</h2>
      <p className="text-base text-ink-2">{coming.data?.scheduled_start_date ? t.now.upcoming(coming.data.title, formatDateTime(coming.data.scheduled_start_date, zone)) : t.now.emptyAbout}</p>
      <div className="flex flex-wrap gap-4 pt-1"><Link to="/plan" className="touch inline-flex items-center text-accent-text underline">{t.planSomething}</Link><Link to="/week" className="touch inline-flex items-center text-accent-text underline">{t.now.week}</Link></div>
    </section>
  );
}
