import { Lock, LockOpen, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Output, useApi } from '../api/index.ts';
import { Badge, Button, Loaded, PlaceLink, Sheet, SkeletonRows, softHue } from '../ui/index.ts';
import { formatDateTime, formatDue, formatTime, useWords } from '../words/index.ts';
import type { Colour } from './colours.ts';
import { type CalendarItem, lastingReasons } from './preview.ts';
import { SpanForm } from './span-form.tsx';
import { type Changes, isOurs } from './use-changes.ts';
import { weekWords } from './week.words.ts';

interface Props { readonly id: number; readonly zone: string; readonly changes: Changes; readonly colourOf: (item: CalendarItem) => Colour; readonly onClose: () => void }

/** An event in full: why it is where it is, what would have to change, what hangs on it, and everything one can do with it without a pointer. */
export function BlockSheet({ id, zone, changes, colourOf, onClose }: Props) {
  const t = useWords(weekWords);
  const read = useApi('scheduler.event', { id });
  const item = read.data;
  return (
    <Sheet open onClose={onClose} title={item?.title ?? t.task} description={item ? `${formatDateTime(item.start, zone)} – ${formatTime(item.end, zone)}` : undefined}>
      <Loaded of={read} loading={<SkeletonRows rows={6} />}>{(detail) => <Detail item={detail} zone={zone} changes={changes} colour={colourOf(detail)} onClose={onClose} />}</Loaded>
    </Sheet>
  );
}

function Detail({ item, zone, changes, colour, onClose }: { readonly item: Output<'scheduler.event'>; readonly zone: string; readonly changes: Changes; readonly colour: Colour; readonly onClose: () => void }) {
  const t = useWords(weekWords);
  const ours = isOurs(item), block = item.kind === 'block';
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-2">
        {block ? <Badge className={colour.hue === null ? undefined : softHue(colour.hue)}>{colour.name}</Badge> : <Badge>{t.busy}</Badge>}
        {item.pinned && <Badge tone="info"><Lock aria-hidden className="size-3" />{t.pinnedShort}</Badge>}
        {item.task_status === 'done' && <Badge tone="good">{t.done}</Badge>}
        <span className="flex-1" />
        {block && ours && <Button size="sm" onClick={() => changes.togglePin(item)}>{item.pinned ? <LockOpen aria-hidden className="size-3.5" /> : <Lock aria-hidden className="size-3.5" />}{item.pinned ? t.unpin : t.pin}</Button>}
        {!block && ours && <Button size="sm" look="danger" onClick={() => { changes.remove(item); onClose(); }}><Trash2 aria-hidden className="size-3.5" />{t.remove}</Button>}
      </div>
      {!ours && <p className="text-ink-2">{t.busyOf(item.source)}</p>}
      {block && (
        <>
          <Part title={t.why}><ul className="grid gap-1.5">{lastingReasons(item.reasons).map((reason) => <li key={reason} className="border-l-2 border-accent pl-2.5">{reason}</li>)}</ul></Part>
          <Part title={t.slack}><p>{item.slack ?? t.noSlack}</p>{item.due_date && <p className="text-ink-2">{t.due}: {formatDue(item.due_date, zone)}</p>}</Part>
          {item.waits_for.length > 0 && <Neighbours title={t.waitsFor} of={item.waits_for} zone={zone} />}
          {item.waited_for_by.length > 0 && <Neighbours title={t.waitedForBy} of={item.waited_for_by} zone={zone} />}
          {item.parts.length > 1 && <Part title={t.parts}><ol className="grid gap-0.5 tabular">{item.parts.map((part) => <li key={part.event_id} className={part.event_id === item.event_id ? 'font-medium' : 'text-ink-2'}>{formatDateTime(part.start, zone)}</li>)}</ol></Part>}
          <p className="flex flex-wrap gap-4">
            {item.task_id !== null && <PlaceLink className="touch inline-flex items-center text-accent-text underline" href={`/tasks?task=${item.task_id}`}>{t.openTask}</PlaceLink>}
            {item.plan_id !== null && <PlaceLink className="touch inline-flex items-center text-accent-text underline" href={`/plan/${item.plan_id}`}>{item.plan_title ?? t.openPlan}</PlaceLink>}
          </p>
        </>
      )}
      {ours && <Part title={t.moveTo}><SpanForm key={`${item.start} ${item.end}`} span={{ start: Date.parse(item.start), end: Date.parse(item.end) }} zone={zone} action={t.move} busy={false} onSave={(span) => changes.move(item, span)} /></Part>}
    </div>
  );
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => <section className="grid gap-1.5"><h3 className="text-sm text-ink-2">{title}</h3>{children}</section>;
function Neighbours({ title, of, zone }: { readonly title: string; readonly of: Output<'scheduler.event'>['waits_for']; readonly zone: string }) {
  const t = useWords(weekWords);
  return <Part title={title}><ul className="grid gap-0.5">{of.map((one) => <li key={one.task_id} className="flex justify-between gap-3"><span className="min-w-0 truncate">{one.title}</span><span className="shrink-0 text-ink-2 tabular">{one.status === 'done' ? t.done : one.start ? formatDateTime(one.start, zone) : t.noPlace}</span></li>)}</ul></Part>;
}
