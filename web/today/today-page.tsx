import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { MoonStar, NotebookPen } from 'lucide-react';
import { usePaletteAction } from '../app/palette-actions.ts';
import { useApi, useZone } from '../api/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { Button, ErrorState, Page, PageHeader, Skeleton } from '../ui/index.ts';
import { formatHours, formatLongDay, useWords } from '../words/index.ts';
import { Changes } from './changes.tsx';
import { DayLine } from './day-line.tsx';
import type { Day } from './day.ts';
import { FinishDay } from './finish-day.tsx';
import { NeedsYou } from './needs-you.tsx';
import { NowCard } from './now-card.tsx';
import { QuickLine } from './quick-line.tsx';
import { ReflectionCard } from './reflection-card.tsx';
import { todayWords } from './today.words.ts';
import { useNow } from './use-now.ts';

const route = getRouteApi('/today');

export function TodayPage() {
  const t = useWords(todayWords);
  const zone = useZone();
  const navigate = useNavigate();
  const { finish } = route.useSearch();
  const now = useNow(60_000);
  const day = useApi('tasks.today', {});
  const openFinish = (): void => { void navigate({ to: '/today', search: { finish: true } }); };
  useShortcut({ keys: 'e', label: t.finish, group: t.title, run: openFinish });
  usePaletteAction({ text: t.finish, icon: <MoonStar />, shortcut: 'e', run: openFinish });
  return (
    <Page wide>
      <div className="mx-auto max-w-6xl">
        <PageHeader title={t.title} about={<>{formatLongDay(now, zone)}{day.data && <Load day={day.data} />}</>} actions={(
          <>
            <Link to="/plan" className="touch inline-flex h-8 items-center gap-2 rounded-md px-3 font-medium text-ink-2 hover:bg-hover hover:text-ink"><NotebookPen aria-hidden className="size-4" />{t.planSomething}</Link>
            <Button aria-keyshortcuts="e" onClick={openFinish}><MoonStar aria-hidden className="size-4" />{t.finish}</Button>
          </>
        )} />
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] xl:grid-cols-[minmax(0,1fr)_25rem]">
          <div className="grid min-w-0 grid-cols-1 gap-5">
            {day.data ? <NowCard day={day.data} /> : day.error ? <ErrorState error={day.error} onRetry={() => { void day.refetch(); }} /> : <Skeleton className="h-52" />}
            <QuickLine />
            {day.data ? <DayLine day={day.data} /> : !day.error && <Skeleton className="h-96" />}
          </div>
          <div className="grid min-w-0 grid-cols-1 gap-5">
            {day.data ? <NeedsYou day={day.data}><Changes from={day.data.from} /><ReflectionCard /></NeedsYou> : day.error ? <ReflectionCard /> : <><Skeleton className="h-44" /><Skeleton className="h-52" /></>}
          </div>
        </div>
      </div>
      {finish && day.data && <FinishDay day={day.data} onClose={() => { void navigate({ to: '/today', search: {}, replace: true }); }} />}
    </Page>
  );
}

function Load({ day: { hours } }: { readonly day: Day }) {
  const t = useWords(todayWords);
  const parts = [hours.planned > 0 && t.load.planned(formatHours(hours.planned)), hours.busy > 0 && t.load.busy(formatHours(hours.busy)), hours.done > 0 && t.load.done(formatHours(hours.done))].filter((part) => part !== false);
  return <span className="tabular"> · {parts.length > 0 ? parts.join(' · ') : t.load.free}</span>;
}
