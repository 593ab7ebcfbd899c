import { Link } from '@tanstack/react-router';
import { ArrowRight, Brain, CalendarPlus, CalendarX2, CircleCheck, Undo2, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useApi, useZone } from '../api/index.ts';
import { Button, Card, DateTime, ErrorState, SkeletonRows } from '../ui/index.ts';
import { formatDateTime, useWords } from '../words/index.ts';
import { todayWords } from './today.words.ts';

const ICONS: Readonly<Record<'placed' | 'moved' | 'unplaced' | 'taken_out' | 'finished' | 'learned', LucideIcon>> = { placed: CalendarPlus, moved: ArrowRight, unplaced: CalendarX2, taken_out: Undo2, finished: CircleCheck, learned: Brain };
const SHOWN = 6;
const DAY_MS = 86_400_000;

/** What became of things since the morning of yesterday. */
export function Changes({ from }: { readonly from: string }) {
  const t = useWords(todayWords);
  const zone = useZone();
  const [all, setAll] = useState(false);
  const since = new Date(Date.parse(from) - DAY_MS).toISOString();
  const news = useApi('scheduler.changes', { since });
  const learned = useApi('memory.events', { start_date: since, event_type: 'memory', limit: 20 });
  if (news.isPending) return <Card title={t.changes.section}><SkeletonRows rows={4} height="h-6" /></Card>;
  if (news.error && news.data === undefined) return <Card title={t.changes.section}><ErrorState compact error={news.error} onRetry={() => { void news.refetch(); }} /></Card>;
  const items = [
    ...(news.data?.items ?? []).map((one) => ({ key: `${one.kind}-${one.task_id}`, kind: one.kind, at: one.at, text: one.title, more: one.kind === 'moved' && one.to ? t.changes.to(formatDateTime(one.to.start, zone)) : one.to ? formatDateTime(one.to.start, zone) : '', task: one.task_id as number | null })),
    ...(learned.data?.items ?? []).map((one) => ({ key: `learned-${one.event_id}`, kind: 'learned' as const, at: one.created_at, text: one.content, more: '', task: null })),
  ].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <Card title={t.changes.section} flush actions={items.length > SHOWN ? <Button size="sm" look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>{all ? t.changes.fewer : t.changes.all(items.length)}</Button> : undefined}>
      {items.length === 0 ? <p className="px-4 py-4 text-ink-2">{t.changes.none}</p> : (
        <ul className="max-h-96 overflow-y-auto py-1.5" tabIndex={all ? 0 : undefined}>
          {(all ? items : items.slice(0, SHOWN)).map(({ key, kind, at, text, more, task }) => {
            const Icon = ICONS[kind];
            return (
              <li key={key} className="flex gap-2.5 px-4 py-1.5">
                <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
                <div className="min-w-0 flex-1">
                  <p className="line-clamp-2">{task !== null ? <Link to="/tasks" search={{ task } as never} className="hover:underline">{text}</Link> : text}</p>
                  <p className="flex flex-wrap gap-x-1.5 text-xs text-ink-3"><span className="font-medium">{t.changes.kinds[kind]}</span>{more && <span className="tabular">{more}</span>}<span aria-hidden>·</span><DateTime at={at} as="ago" /></p>
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
