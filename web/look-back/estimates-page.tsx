import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Timer } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { type Output, useApi, useZone } from '../api/index.ts';
import { useToday } from '../live/index.ts';
import { Badge, Card, type Column, cx, DateTime, Duration, EmptyState, Loaded, Select, Skeleton, type Sort, SkeletonRows, Table, Off } from '../ui/index.ts';
import { formatHours, formatPercent, useWords } from '../words/index.ts';
import { LookBackFrame } from './look-back-frame.tsx';
import { estimateWords } from './look-back.words.ts';
import { RunSheet } from './run-sheet.tsx';
import { dayBefore, overall, weeksOf } from './weeks.ts';

const Scatter = lazy(async () => ({ default: (await import('./charts.tsx')).Scatter }));
const WeekBars = lazy(async () => ({ default: (await import('./charts.tsx')).WeekBars }));
type Run = Output<'execution_runs.get'>;
const SPANS = ['30', '90', '365'] as const;

/** What was thought and what it took: run by run, week by week; a wrong figure is corrected here. */
export function EstimatesPage() {
  const t = useWords(estimateWords);
  const search = useSearch({ from: '/look-back/estimates' });
  const navigate = useNavigate({ from: '/look-back/estimates' });
  const zone = useZone();
  const [sort, setSort] = useState<Sort>({ by: 'when', down: true });
  const days = search.days ?? '90';
  const from = `${dayBefore(useToday(), Number(days))}T00:00:00Z`;
  const runs = useApi('execution_runs.list', { status: 'completed', limit: 500, ended_from: from, ...(search.workflow !== undefined && { workflow_id: search.workflow }) }, { keep: true });
  const workflows = useApi('workflows.list', { limit: 500 }, { select: ({ items }) => items.filter((one) => one.runs > 0 || one.workflow_id === search.workflow).map((one) => ({ value: String(one.workflow_id), label: one.name })) });
  const all = useMemo(() => runs.data?.items ?? [], [runs.data]);
  const weeks = useMemo(() => weeksOf(all, zone), [all, zone]);
  const sum = useMemo(() => overall(all), [all]);
  const open = (run: string | undefined): void => { void navigate({ to: '/look-back/estimates', search: (before) => ({ ...before, run }), resetScroll: false }); };
  const value = (run: Run): string | number => ({ task: (run.title ?? '').toLowerCase(), when: run.ended_at ?? '', estimated: run.estimated_hours ?? -1, took: run.actual_hours ?? -1, off: Math.abs(run.variance_pct ?? -1) } as Record<string, string | number>)[sort.by] ?? '';
  const rows = useMemo(() => [...all].sort((a, b) => { const [x, y] = [value(a), value(b)]; return (x < y ? -1 : x > y ? 1 : 0) * (sort.down ? -1 : 1); }), [all, sort.by, sort.down]);
  const columns: readonly Column<Run>[] = [
    { id: 'task', head: t.task, width: 'minmax(9rem, 2fr)', sortable: true, cell: (run) => <span className="flex items-center gap-2"><span className="truncate">{run.title ?? t.noTitle}</span>{Array.isArray(run.metadata['corrections']) && <Badge>{t.corrected}</Badge>}</span> },
    { id: 'when', head: t.when, width: '7rem', wide: true, sortable: true, cell: (run) => run.ended_at && <DateTime at={run.ended_at} as="day" /> }, { id: 'estimated', head: t.estimated, width: '6rem', numeric: true, sortable: true, cell: (run) => <Duration hours={run.estimated_hours} /> },
    { id: 'took', head: t.took, width: '5.5rem', numeric: true, sortable: true, cell: (run) => <Duration hours={run.actual_hours} /> }, { id: 'off', head: t.off, width: '4.5rem', numeric: true, wide: true, sortable: true, cell: (run) => <Off percent={run.variance_pct} /> },
  ];
  const off = sum.percent === null ? t.noOff : Math.abs(sum.percent) < 1 ? t.onPoint : sum.percent > 0 ? t.over(formatPercent(sum.percent / 100)) : t.under(formatPercent(-sum.percent / 100));
  const narrowed = search.workflow !== undefined || search.days !== undefined;
  return (
    <LookBackFrame view="estimates">
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <div role="group" aria-label={t.since} className="flex gap-1.5">{SPANS.map((span) => <button key={span} type="button" aria-pressed={days === span} onClick={() => { void navigate({ to: '/look-back/estimates', search: (before) => ({ ...before, days: span === '90' ? undefined : span }), replace: true }); }} className={cx('touch h-7 rounded-full border px-3 text-sm font-medium', days === span ? 'border-accent bg-accent-soft text-accent-text' : 'text-ink-2 hover:bg-hover')}>{t.spans[span]}</button>)}</div>
        <Select aria-label={t.workflow} className="w-64 max-w-full" choices={[{ value: '', label: t.allWorkflows }, ...(workflows.data ?? [])]} value={String(search.workflow ?? '')} onChange={(event) => { void navigate({ to: '/look-back/estimates', search: (before) => ({ ...before, workflow: event.target.value === '' ? undefined : Number(event.target.value) }), replace: true }); }} />
      </div>
      <Loaded of={runs} loading={<div className="grid gap-4"><Skeleton className="h-20 w-full" /><Skeleton className="h-96 w-full" /><SkeletonRows rows={6} /></div>}>{() => (all.length === 0 ? <EmptyState icon={<Timer />} title={narrowed ? t.none : t.empty} action={<Link to="/tasks" className="text-accent-text underline">{t.toTasks}</Link>}>{narrowed ? t.noneAbout : t.emptyAbout}</EmptyState> : (
        <div className="grid gap-4">
          <dl className="grid grid-cols-2 gap-x-6 gap-y-3 rounded-lg border bg-surface p-4 shadow-card sm:grid-cols-4"><Figure label={t.totalEstimated}>{formatHours(sum.estimated)}</Figure><Figure label={t.total}>{formatHours(sum.actual)}</Figure><Figure label={t.overall}><Off percent={sum.percent} /></Figure><Figure label={t.hit}>{sum.count === 0 ? '–' : formatPercent(sum.close / sum.count)}</Figure></dl>
          <div className="grid items-start gap-4 xl:grid-cols-2">
            <Card title={t.chart}><Suspense fallback={<Skeleton className="h-96 w-full" />}><Scatter runs={all} chosen={search.run} label={t.chartAbout(t.runs(sum.count), off)} onOpen={open} /></Suspense></Card>
            <Card title={t.weekly}><Suspense fallback={<Skeleton className="h-64 w-full" />}><WeekBars weeks={weeks} /></Suspense></Card>
          </div>
          <div className="overflow-hidden rounded-lg border bg-surface shadow-card"><Table label={t.tableLabel} columns={columns} rows={rows} keyOf={(run) => run.run_id} sort={sort} onSort={setSort} onOpen={(run) => open(run.run_id)} isMarked={(run) => run.run_id === search.run} className="max-h-[60dvh] min-h-48" /></div>
        </div>
      ))}</Loaded>
      {search.run !== undefined && <RunSheet key={search.run} id={search.run} onClose={() => open(undefined)} />}
    </LookBackFrame>
  );
}

const Figure = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => <div><dt className="text-sm text-ink-3">{label}</dt><dd className="text-xl font-semibold tabular">{children}</dd></div>;
