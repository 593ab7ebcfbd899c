import { CircleStop, Pause, Play, Square, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { call, type Output, useAct, useApi } from '../api/index.ts';
import { Badge, Button, cx, DateTime, Duration, IconButton } from '../ui/index.ts';
import { formatClock, formatHours, useWords } from '../words/index.ts';
import type { Task } from './task-search.ts';
import { taskWords } from './work.words.ts';

type Run = Output<'execution_runs.get'>;
const TICK_MS = 1000;

/** Seconds that count, at a moment. */
export function workedSeconds(run: Pick<Run, 'started_at' | 'paused_at' | 'paused_seconds'>, now: number): number {
  return Math.max(0, ((run.paused_at === null ? now : Date.parse(run.paused_at)) - Date.parse(run.started_at)) / 1000 - run.paused_seconds);
}

/** The clock of a task: start, pause, finish; and what earlier work on it took. */
export function TaskRuns({ task }: { readonly task: Task }) {
  const t = useWords(taskWords);
  const runs = useApi('execution_runs.list', { task_id: task.task_id, limit: 100 });
  const going = runs.data?.items.find((one) => one.status === 'running' || one.status === 'paused');
  const past = runs.data?.items.filter((one) => one.status === 'completed') ?? [];
  const start = useAct('execution_runs.start', { says: () => t.started, undo: (run) => call('execution_runs.cancel', { id: run.run_id }) });
  const total = past.reduce((sum, one) => sum + (one.actual_hours ?? 0), 0);
  if (!going && past.length === 0 && task.status === 'cancelled') return null;
  return (
    <section aria-label={t.runs} className="rounded-lg border bg-surface">
      <div className="flex min-h-13 flex-wrap items-center gap-2 px-3 py-2">
        {going ? <Clock run={going} /> : <><Button look={task.status === 'done' ? 'plain' : 'primary'} busy={start.isPending} disabled={task.status === 'cancelled' || runs.isPending} onClick={() => start.run({ task_id: task.task_id })}><Play aria-hidden className="size-4" />{t.start}</Button><span className="text-sm text-ink-3">{past.length === 0 ? t.noRuns : t.runsTotal(formatHours(total))}</span></>}
      </div>
      {past.length > 0 && <ul className="border-t px-3 py-1.5">{past.slice(0, 6).map((run) => <li key={run.run_id} className="flex flex-wrap items-center gap-x-3 py-1 text-sm"><DateTime at={run.ended_at ?? run.started_at} as="day" className="w-24 text-ink-3" /><Duration hours={run.actual_hours} className="font-medium" />{run.estimated_hours !== null && <span className="text-ink-3">{t.estimated} <Duration hours={run.estimated_hours} /></span>}{run.variance_pct !== null && <Badge tone={Math.abs(run.variance_pct) > 30 ? 'warn' : 'plain'}>{`${run.variance_pct > 0 ? '+' : '−'}${Math.abs(Math.round(run.variance_pct))} %`}</Badge>}{run.outcome_notes !== null && <span className="min-w-0 flex-1 truncate text-ink-2">{run.outcome_notes}</span>}</li>)}</ul>}
    </section>
  );
}

function Clock({ run }: { readonly run: Run }) {
  const t = useWords(taskWords);
  const [now, setNow] = useState(() => Date.now());
  const paused = run.status === 'paused';
  useEffect(() => { if (paused) return undefined; const timer = setInterval(() => setNow(Date.now()), TICK_MS); return () => clearInterval(timer); }, [paused]);
  const hours = (done: Run): string => formatHours(done.actual_hours ?? 0);
  const pause = useAct('execution_runs.pause', {});
  const resume = useAct('execution_runs.resume', {});
  const finish = useAct('execution_runs.complete', { says: (done, { task_done: closed }) => (closed === false ? t.stopped(hours(done)) : t.finished(hours(done))) });
  const discard = useAct('execution_runs.cancel', { says: () => t.discarded });
  const busy = pause.isPending || resume.isPending || finish.isPending || discard.isPending;
  return (
    <>
      <span className="inline-flex items-center gap-2"><span aria-hidden className={cx('size-2 rounded-full', paused ? 'bg-line-strong' : 'animate-pulse-soft bg-accent')} /><span className="text-xl font-semibold tabular" role="timer" aria-live="off">{formatClock(workedSeconds(run, Math.max(now, Date.parse(run.started_at))))}</span><span className="text-sm text-ink-3">{paused ? t.paused : t.running}</span></span>
      <span className="ml-auto flex flex-wrap gap-1.5">
        <IconButton label={t.discard} icon={<Trash2 className="size-4" />} disabled={busy} onClick={() => discard.run({ id: run.run_id })} />
        {paused ? <Button size="sm" disabled={busy} onClick={() => resume.run({ id: run.run_id })}><Play aria-hidden className="size-4" />{t.resume}</Button> : <Button size="sm" disabled={busy} onClick={() => pause.run({ id: run.run_id })}><Pause aria-hidden className="size-4" />{t.pause}</Button>}
        <Button size="sm" disabled={busy} onClick={() => finish.run({ id: run.run_id, task_done: false })}><Square aria-hidden className="size-4" />{t.finishOpen}</Button>
        <Button size="sm" look="primary" disabled={busy} onClick={() => finish.run({ id: run.run_id })}><CircleStop aria-hidden className="size-4" />{t.finish}</Button>
      </span>
    </>
  );
}
