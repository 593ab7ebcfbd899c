import { ListRestart } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { announce, announceProblem, Button, DateTime, EmptyState, Loaded, Page, PageHeader, SkeletonRows, VirtualList } from '../ui/index.ts';
import { ApiProblem, call, type Output, refresh, useAct, useApi } from '../api/index.ts';
import { usePaletteAction } from '../app/palette-actions.ts';
import { formatNumber, useWords } from '../words/index.ts';
import { jobWords } from './keys.words.ts';

type Dead = Output<'jobs.dead-letters'>['items'][number];
const EVERY_MS = 10_000;

/** What goes on in the background, and what failed there. */
export function JobsPage() {
  const t = useWords(jobWords);
  const client = useQueryClient();
  const jobs = useApi('jobs.dead-letters', { limit: 200 }, { every: EVERY_MS });
  const [all, setAll] = useState(false);
  const retry = useAct('jobs.retry', {
    optimistic: ({ id }, cache) => cache.update('jobs.dead-letters', (page) => ({ ...page, items: page.items.filter((one) => one.job_id !== id), failed: Math.max(0, page.failed - 1), waiting: page.waiting + 1 })),
    says: () => t.retried,
  });
  const retryAll = async (): Promise<void> => {
    setAll(true);
    let count = 0;
    try {
      for (const one of jobs.data?.items ?? []) { await call('jobs.retry', { id: one.job_id }); count++; }
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      announceProblem(error);
    } finally {
      setAll(false);
      await refresh(client, 'jobs.retry');
    }
    if (count > 0) announce({ text: t.retriedAll(count) });
  };
  const some = (jobs.data?.items.length ?? 0) > 0;
  usePaletteAction({ text: t.retryAll, icon: <ListRestart />, run: () => { void retryAll(); } });
  const figure = (label: string, value: number | undefined, bad = false) => <div className="rounded-lg border bg-surface px-4 py-3 shadow-card"><dt className="text-sm text-ink-2">{label}</dt><dd className={`min-h-8 text-2xl font-semibold tabular ${bad && value ? 'text-bad' : ''}`}>{value === undefined ? '–' : formatNumber(value)}</dd></div>;
  return (
    <Page>
      <PageHeader title={t.title} about={t.about} actions={some && <Button busy={all} onClick={() => { void retryAll(); }}>{t.retryAll}</Button>} />
      <dl className="mb-5 grid grid-cols-3 gap-3">{figure(t.waiting, jobs.data?.waiting)}{figure(t.running, jobs.data?.running)}{figure(t.dead, jobs.data?.failed, true)}</dl>
      <Loaded of={jobs} loading={<SkeletonRows rows={4} height="h-16" />}>
        {({ items }) => (items.length === 0
          ? <EmptyState icon={<ListRestart />} title={t.empty}>{t.emptyAbout}</EmptyState>
          : <VirtualList label={t.list} items={items} keyOf={(one) => one.job_id} estimate={92} row={(one) => <Letter one={one} onRetry={() => retry.run({ id: one.job_id })} />} className="h-[60dvh] rounded-lg border bg-surface shadow-card" />)}
      </Loaded>
    </Page>
  );
}

function Letter({ one, onRetry }: { readonly one: Dead; readonly onRetry: () => void }) {
  const t = useWords(jobWords);
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b px-4 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-mono text-sm font-medium">{one.kind} <span className="font-sans font-normal text-ink-3">· {t.failedAt} <DateTime at={one.failed_at} as="ago" /></span></p>
        <p className="text-sm text-bad">{one.error}</p>
        <p className="font-mono text-xs break-all text-ink-3">{t.payload} {idsOf(one.payload)} · {t.id} {one.job_id.slice(0, 8)}</p>
      </div>
      <Button size="sm" aria-label={`${t.retry}: ${one.kind}`} onClick={onRetry}>{t.retry}</Button>
    </div>
  );
}

/** A payload holds ids only: `event_ids 3, 4`. */
const idsOf = (payload: unknown): string => (typeof payload === 'object' && payload !== null ? Object.entries(payload).map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : String(value)}`).join('; ') : String(payload));
