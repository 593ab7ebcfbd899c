import { CalendarDays, CalendarPlus, ChevronLeft, ChevronRight, Clock, History, MoreHorizontal, Redo2, Wrench } from 'lucide-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useDeferredValue, useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from 'react';
import { useApi, useZone } from '../api/index.ts';
import { useMinute } from '../live/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { Button, cx, ErrorState, IconButton, Input, Menu, Page, PageHeader, Select, Skeleton, SkeletonRows, solidHue } from '../ui/index.ts';
import { dayIn, formatDay, formatLongDay, useWords } from '../words/index.ts';
import { Banners } from './banners.tsx';
import { CalendarsMark, ConflictsMark } from './calendar-marks.tsx';
import { type ColourBy, legendOf } from './colours.ts';
import { columnsOf, daysInView, type Span, stepDate, today as todayOf, type View } from './days.ts';
import { ghostsOf } from './preview.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { SprintBars } from './sprint-bar.tsx';
import { UnplacedPanel } from './unplaced-panel.tsx';
import { useColours, useConflicts, useItems, useOpenHours } from './use-calendar.ts';
import { useChanges } from './use-changes.ts';
import { useFix } from './use-fix.ts';
import { useRuns } from './use-runs.ts';
import { weekWords } from './week.words.ts';

const TimeGrid = lazy(async () => ({ default: (await import('./grid.tsx')).TimeGrid }));
const Agenda = lazy(async () => ({ default: (await import('./agenda.tsx')).Agenda }));
const BlockSheet = lazy(async () => ({ default: (await import('./block-sheet.tsx')).BlockSheet }));
const HoursSheet = lazy(async () => ({ default: (await import('./hours-sheet.tsx')).HoursSheet }));
const RunsSheet = lazy(async () => ({ default: (await import('./runs-sheet.tsx')).RunsSheet }));
const BusyDialog = lazy(async () => ({ default: (await import('./busy-dialog.tsx')).BusyDialog }));

const VIEWS: readonly View[] = ['day', 'week', 'weeks', 'list'];
const COLOURS: readonly ColourBy[] = ['billable', 'project', 'client'];
const narrow = typeof matchMedia === 'undefined' ? null : matchMedia('(max-width: 47.99rem)');
const useNarrow = (): boolean => useSyncExternalStore((tell) => { narrow?.addEventListener('change', tell); return () => narrow?.removeEventListener('change', tell); }, () => narrow?.matches ?? false);
const roundUp = (ms: number, minutes: number): number => Math.ceil(ms / (minutes * 60_000)) * minutes * 60_000;

/** The calendar: what is planned when, why, what has no place, and what a run would change. */
export function WeekPage() {
  const t = useWords(weekWords);
  const search = useSearch({ from: '/week' });
  const navigate = useNavigate({ from: '/week' });
  const zone = useZone();
  const now = useMinute();
  const phone = useNarrow();
  const today = todayOf(zone, now);
  const view: View = search.view ?? (phone ? 'list' : 'week');
  const date = search.date ?? today;
  const by: ColourBy = search.colour ?? 'billable';
  // The heading follows a press at once; hundreds of blocks follow when they are drawn.
  const [laterView, laterDate] = [useDeferredValue(view), useDeferredValue(date)];
  const columns = useMemo(() => columnsOf(laterView, laterDate, zone), [laterView, laterDate, zone]);
  const ends = useMemo(() => columnsOf(view, date, zone), [view, date, zone]);
  const go = (to: Partial<typeof search>): void => { void navigate({ search: (before) => ({ ...before, ...to }) }); };

  const items = useItems(columns);
  const open = useOpenHours(columns);
  const conflicts = useConflicts(columns).data?.items ?? [];
  const step = useApi('scheduler.preferences', {}, { select: (one) => one.granularity_minutes }).data ?? 15;
  const colourOf = useColours(by);
  const changes = useChanges(zone);
  const runs = useRuns();
  const fix = useFix((run) => runs.show(run.run_id));
  const run = useApi('scheduler.run', { id: search.preview ?? 0 }, { enabled: search.preview !== undefined }).data ?? null;
  const previewed = search.preview === undefined ? null : run;
  const { ghosts, leaving } = useMemo(() => (previewed ? ghostsOf(previewed, items.items) : { ghosts: [], leaving: new Set<number>() }), [previewed, items.items]);
  const clashing = useMemo(() => new Set(conflicts.filter((one) => one.kind === 'overlap').flatMap((one) => one.event_ids)), [conflicts]);
  const overbooked = useMemo(() => new Set(conflicts.filter((one) => one.kind === 'overbooked_day').map((one) => dayIn(one.start, zone))), [conflicts, zone]);
  const legend = useMemo(() => legendOf(items.items.filter((item) => item.kind === 'block').map(colourOf)), [items.items, colourOf]);
  const plans = useApi('planner.list', { status: 'approved', limit: 20 }).data?.items ?? [];
  const waiting = useApi('tasks.list', { open: true, scheduled: false, sort: 'priority', limit: 500 }).data?.items.filter((task) => task.estimated_hours !== null && !task.subtasks?.open) ?? [];
  const [busy, setBusy] = useState<Span | null>(null);
  const [look, setLook] = useState<{ at: number; n: number } | null>(null);

  const lookAt = (at: number): void => {
    const day = dayIn(at, zone);
    if (!columns.some((column) => column.date === day)) go({ date: day });
    setLook((before) => ({ at, n: (before?.n ?? 0) + 1 }));
  };
  const jump = (one: (typeof conflicts)[number]): void => { lookAt(Date.parse(one.start)); if (one.kind === 'overlap') setTimeout(() => document.querySelector<HTMLElement>(`button[data-event="${one.event_ids[0]}"]`)?.focus(), 350); };
  const scheduleAll = (): void => { if (waiting.length > 0) runs.scheduleTasks(waiting.map((task) => task.task_id)); };
  const addBusy = (): void => { const start = roundUp(Math.max(now, view === 'day' ? columns[0]?.from ?? now : now), 30); setBusy({ start, end: start + 3_600_000 }); };
  // The first time a run is looked at, its first change's week is shown; a plan named in the address is previewed.
  const first = ghosts[0]?.start ?? previewed?.blocks[0]?.start;
  const showFirst = useEffectEvent(() => { if (first === undefined || previewed?.status !== 'preview') return; const day = dayIn(previewed.moves[0]?.to?.start ?? first, zone); if (!ends.some((column) => column.date === day)) go({ date: day }); });
  useEffect(() => { if (previewed) showFirst(); }, [previewed?.run_id]);
  const schedulePlan = useEffectEvent((plan: number) => runs.schedulePlan(plan));
  useEffect(() => { if (search.plan !== undefined) schedulePlan(search.plan); }, [search.plan]);

  const group = t.keyGroup;
  useShortcut({ keys: 'left', label: t.keys.back, group, run: () => go({ date: stepDate(view, date, -1) }) });
  useShortcut({ keys: 'right', label: t.keys.forth, group, run: () => go({ date: stepDate(view, date, 1) }) });
  useShortcut({ keys: 't', label: t.keys.today, group, run: () => go({ date: undefined }) });
  useShortcut({ keys: 'd', label: t.keys.day, group, run: () => go({ view: 'day' }) });
  useShortcut({ keys: 'w', label: t.keys.week, group, run: () => go({ view: 'week' }) });
  useShortcut({ keys: 'x', label: t.keys.weeks, group, run: () => go({ view: 'weeks' }) });
  useShortcut({ keys: 'a', label: t.keys.list, group, run: () => go({ view: 'list' }) });
  useShortcut({ keys: 'b', label: t.keys.busy, group, run: addBusy });
  useShortcut({ keys: 's', label: t.keys.schedule, group, run: scheduleAll });
  useShortcut({ keys: 'j', label: t.keys.block, group, run: () => document.querySelector<HTMLElement>('button[data-event][tabindex="0"]')?.focus() });

  const range = view === 'day' ? formatLongDay(`${date}T12:00:00Z`, 'UTC') : `${formatDay(`${ends[0]?.date}T12:00:00Z`, 'UTC')} – ${formatDay(`${ends.at(-1)?.date}T12:00:00Z`, 'UTC')}`;
  const gridProps = { columns, items: items.items, ghosts, leaving, conflicts: clashing, zone, colourOf, onOpen: (id: number) => go({ event: id }) };
  const waitingFor = <div role="status"><span className="sr-only">{t.making}</span><Skeleton className="h-[calc(100dvh-15.5rem)] min-h-96 w-full" /></div>;
  return (
    <Page wide>
      <PageHeader title={t.title} about={<span className="flex flex-wrap items-center gap-x-3"><span className="font-medium text-ink">{range}</span><span className="text-sm text-ink-3">{t.zone(zone.replaceAll('_', ' '))}</span></span>} actions={<>
        <ConflictsMark conflicts={conflicts} zone={zone} onJump={jump} />
        <CalendarsMark />
        <div className="flex items-center"><IconButton label={t.before} shortcut="left" icon={<ChevronLeft className="size-4" />} onClick={() => go({ date: stepDate(view, date, -1) })} /><Button onClick={() => go({ date: undefined })}>{t.today}</Button><IconButton label={t.after} shortcut="right" icon={<ChevronRight className="size-4" />} onClick={() => go({ date: stepDate(view, date, 1) })} /></div>
        <Input type="date" aria-label={t.goTo} value={date} className="w-36! max-sm:hidden" onChange={(event) => { if (event.target.value) go({ date: event.target.value }); }} />
        <Select aria-label={t.views.label} value={view} choices={VIEWS.map((value) => ({ value, label: t.views[value] }))} onChange={(event) => go({ view: event.target.value as View })} />
        <Menu trigger={<Button look={search.preview === undefined ? 'primary' : 'plain'} busy={runs.isMaking}><CalendarPlus aria-hidden className="size-4" />{t.schedule}</Button>} items={[
          { text: t.scheduleAll, shortcut: 's', disabled: waiting.length === 0, onSelect: scheduleAll }, ...(plans.length === 0 ? [{ text: t.noPlans, disabled: true, onSelect: () => {} }] : plans.map((plan) => ({ text: t.schedulePlan(plan.plan_title), onSelect: () => runs.schedulePlan(plan.plan_id) }))),
          null, { text: t.rollForward, icon: <Redo2 className="size-4" />, onSelect: runs.rollForward }, { text: t.repair, icon: <Wrench className="size-4" />, onSelect: runs.repair },
        ]} />
        <Menu trigger={<Button look="quiet" aria-label={t.more} className="px-2!"><MoreHorizontal aria-hidden className="size-4" /></Button>} items={[
          { text: t.addBusy, icon: <CalendarDays className="size-4" />, shortcut: 'b', onSelect: addBusy }, { text: t.hours, icon: <Clock className="size-4" />, onSelect: () => go({ hours: true }) }, { text: t.runs, icon: <History className="size-4" />, onSelect: () => go({ runs: true }) },
        ]} />
      </>} />
      <Banners runs={runs} preview={search.preview} />
      <div className={cx('grid gap-4', view === 'weeks' ? '2xl:grid-cols-[minmax(0,1fr)_21rem]' : 'xl:grid-cols-[minmax(0,1fr)_17rem] 2xl:grid-cols-[minmax(0,1fr)_21rem]')}>
        <div className="grid min-w-0 content-start gap-3">
          <SprintBars columns={columns} preview={previewed} />
          <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1 text-sm">
            <label className="flex items-center gap-2 text-ink-2">{t.colourBy}<Select value={by} choices={COLOURS.map((value) => ({ value, label: t.colours[value] }))} onChange={(event) => go({ colour: event.target.value as ColourBy })} /></label>
            <ul aria-label={t.legend} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
              {legend.slice(0, 8).map((colour) => <li key={colour.key} className="flex items-center gap-1.5"><span aria-hidden className={cx('size-2.5 rounded-xs', colour.hue === null ? 'bg-line-strong' : solidHue(colour.hue))} />{colour.name}</li>)}
              {items.items.some((item) => item.kind === 'busy') && <li className="flex items-center gap-1.5"><span aria-hidden className="size-2.5 rounded-xs border border-line-strong bg-[repeating-linear-gradient(135deg,transparent_0_2px,var(--color-line-strong)_2px_3px)]" />{t.busy}</li>}
              {!items.isPending && !items.isFetching && items.items.length === 0 && ghosts.length === 0 && view !== 'list' && <li><span className="font-medium text-ink">{t.emptyTitle}.</span> {t.emptyWeek}</li>}
              {ghosts.length > 0 && <li className="flex items-center gap-1.5"><span aria-hidden className="size-2.5 rounded-xs border border-dashed border-accent bg-accent-soft" />{t.preview}</li>}
            </ul>
          </div>
          {items.error && items.items.length === 0 ? <ErrorState error={items.error} onRetry={items.refetch} /> : items.isPending ? waitingFor : (
            <Suspense fallback={waitingFor}>
              {laterView === 'list' ? <Agenda {...gridProps} today={today} />
                : <TimeGrid key={daysInView[laterView]} {...gridProps} overbooked={overbooked} open={open} step={step} now={now} selected={search.event ?? null} changes={changes} onCreate={setBusy} onDay={(day) => go(view === 'day' ? { view: 'week', date: day } : { view: 'day', date: day })} look={look} />}
            </Suspense>
          )}
        </div>
        <aside aria-label={previewed ? t.previewTitle : t.withoutTitle} className="grid min-w-0 content-start gap-4">
          {search.preview !== undefined && <PreviewPanel id={search.preview} ghosts={ghosts} zone={zone} runs={runs} fix={fix} onLook={lookAt} />}
          {search.preview === undefined && <UnplacedPanel runs={runs} fix={fix} />}
        </aside>
      </div>
      <Suspense fallback={<SkeletonRows rows={0} />}>
        {search.event !== undefined && <BlockSheet id={search.event} zone={zone} changes={changes} colourOf={colourOf} onClose={() => go({ event: undefined })} />}
        {search.hours && <HoursSheet zone={zone} onClose={() => go({ hours: undefined })} />}
        {(search.runs || search.compare !== undefined) && <RunsSheet compared={search.compare} zone={zone} runs={runs} onCompare={(pair) => go({ compare: pair, runs: true })} onClose={() => go({ runs: undefined, compare: undefined })} />}
        {busy && <BusyDialog span={busy} zone={zone} onClose={() => setBusy(null)} />}
      </Suspense>
    </Page>
  );
}
