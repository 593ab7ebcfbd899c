import { type Output, useApiPages, useZone } from '../api/index.ts';
import { Badge, Button, Card, DateTime, ErrorState, SkeletonRows } from '../ui/index.ts';
import { formatDay, formatSpan, useWords } from '../words/index.ts';
import { calendarWords } from './calendars.words.ts';

type Entry = Output<'calendars.history'>['items'][number];

/** What people moved, renamed and deleted in their calendars, the newest first. */
export function CalendarHistory() {
  const t = useWords(calendarWords);
  const history = useApiPages('calendars.history', { limit: 20 });
  return (
    <Card title={t.history} flush>
      <p className="border-b px-4 py-3 text-sm text-ink-2">{t.historyAbout}</p>
      {history.isPending ? <div className="p-4"><SkeletonRows rows={2} /></div> : history.error && history.items.length === 0 ? <div className="p-4"><ErrorState compact error={history.error} onRetry={history.refetch} /></div>
        : history.items.length === 0 ? <p className="px-4 py-6 text-center text-ink-3">{t.historyNone}</p> : <ul className="divide-y">{history.items.map((one) => <Row key={one.entry_id} entry={one} />)}</ul>}
      {history.hasMore && <div className="border-t p-2 text-center"><Button size="sm" look="quiet" busy={history.isFetching} onClick={history.more}>{t.more}</Button></div>}
    </Card>
  );
}

function Row({ entry }: { readonly entry: Entry }) {
  const t = useWords(calendarWords);
  const zone = useZone();
  const when = (version: NonNullable<Entry['ours']>): string => `${formatDay(version.start, zone)}, ${formatSpan(version.start, version.end, zone)}`;
  const { ours, theirs } = entry;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-4 py-2.5">
      <Badge tone={entry.kind === 'deleted' ? 'bad' : entry.kind === 'both_changed' ? 'warn' : 'info'}>{t.kinds[entry.kind]}</Badge>
      <span className="min-w-0 flex-1 basis-48 font-medium">{theirs?.title ?? ours?.title}</span>
      <span className="text-sm text-ink-2">{ours && <>{t.from} {entry.kind === 'renamed' ? ours.title : when(ours)}</>} {theirs && entry.kind !== 'renamed' && <>{t.to} {when(theirs)}</>}</span>
      <span className="text-sm text-ink-3"><DateTime at={entry.noticed_at} as="ago" /></span>
    </li>
  );
}
