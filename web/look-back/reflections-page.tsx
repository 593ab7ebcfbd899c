import { useNavigate, useSearch } from '@tanstack/react-router';
import { BookOpenText } from 'lucide-react';
import { useApi, useApiPages } from '../api/index.ts';
import { Button, Card, cx, EmptyState, ErrorState, SkeletonRows } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { Generate } from './generate.tsx';
import { LookBackFrame } from './look-back-frame.tsx';
import { lookBackWords } from './look-back.words.ts';
import { latestOf, RecommendationItem } from './recommendation.tsx';
import { ReflectionEntry } from './reflection-entry.tsx';

/** Days and weeks as they were, the latest first. */
export function ReflectionsPage() {
  const t = useWords(lookBackWords);
  const search = useSearch({ from: '/look-back' });
  const navigate = useNavigate({ from: '/look-back' });
  const pages = useApiPages('observer.reflections', { limit: 20, ...(search.mode && { mode: search.mode }) }, { keep: true });
  const waiting = useApi('observer.reflections', { limit: 100 }, { select: ({ items }) => items.flatMap((one) => one.recommendations).filter((one) => one.status === 'open') });
  const open = (id: number | undefined): void => { void navigate({ to: '/look-back', search: (before) => ({ ...before, open: id }), resetScroll: false }); };
  const items = [...pages.items].sort((a, b) => b.period_end.localeCompare(a.period_end) || b.reflection_id - a.reflection_id);
  return (
    <LookBackFrame view="reflections" actions={<Generate onDone={(id) => { void navigate({ to: '/look-back', search: { open: id } }); }} />}>
      <div role="group" aria-label={t.modeLabel} className="mb-4 flex gap-1.5">{([undefined, 'daily', 'weekly'] as const).map((mode) => <button key={mode ?? 'all'} type="button" aria-pressed={search.mode === mode} onClick={() => { void navigate({ to: '/look-back', search: { mode }, replace: true }); }} className={cx('touch h-7 rounded-full border px-3 text-sm font-medium', search.mode === mode ? 'border-accent bg-accent-soft text-accent-text' : 'text-ink-2 hover:bg-hover')}>{t.modes[mode ?? 'all']}</button>)}</div>
      {pages.error && items.length === 0 ? <ErrorState error={pages.error} onRetry={pages.refetch} /> : pages.isPending ? <SkeletonRows rows={4} height="h-36" /> : items.length === 0 ? <EmptyState icon={<BookOpenText />} title={t.empty}>{t.emptyAbout}</EmptyState> : (
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
          <div><ol>{items.map((one) => <ReflectionEntry key={one.reflection_id} one={one} open={search.open === one.reflection_id} onToggle={() => open(search.open === one.reflection_id ? undefined : one.reflection_id)} />)}</ol>{pages.hasMore && <div className="pl-7"><Button busy={pages.isFetching} onClick={pages.more}>{t.older}</Button></div>}</div>
          <aside aria-label={t.recommendations} className="max-xl:order-first xl:sticky xl:top-4"><Card title={t.open}>{waiting.data === undefined ? <SkeletonRows rows={2} /> : waiting.data.length === 0 ? <p className="text-ink-3">{t.nothingOpen}</p> : <div className="grid gap-2">{latestOf(waiting.data).slice(0, 6).map(({ one, earlier }) => <RecommendationItem key={one.id} one={one} earlier={earlier} />)}</div>}</Card></aside>
        </div>
      )}
    </LookBackFrame>
  );
}
