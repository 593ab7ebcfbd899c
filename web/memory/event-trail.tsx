import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Output, useAct, useApi } from '../api/index.ts';
import { Badge, Button, DateTime, Diff } from '../ui/index.ts';
import { formatPercent, useWords } from '../words/index.ts';
import type { Kind } from './memory-search.ts';
import { memoryWords } from './memory.words.ts';

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => <section><h3 className="mb-2 text-base">{title}</h3>{children}</section>;

/** What became of a memory: its earlier texts, where it was met again, what replaced it, what was drawn from it. */
export function EventTrail({ event, onOpen }: { readonly event: Output<'memory.event'>; readonly onOpen: (one: { kind: Kind; id: number }) => void }) {
  const t = useWords(memoryWords);
  const receipts = useApi('memory.event-receipts', { event_id: event.event_id }).data?.items ?? [];
  const restore = useAct('memory.restore-event', { says: () => t.restored });
  const { history, sightings, extraction } = event;
  const standing = receipts.filter((one) => one.event_id === event.event_id);
  return (
    <>
      {extraction && (
        <Part title={t.drawn}>
          <p className="flex flex-wrap items-center gap-2 text-sm text-ink-2">{t.extraction[extraction.state]}{extraction.facts.map((id) => <Button key={id} size="sm" onClick={() => onOpen({ kind: 'fact', id })}>{t.kinds.fact} {id}</Button>)}</p>
        </Part>
      )}
      {standing.length > 0 && (
        <Part title={t.receipts}>
          <ul className="grid gap-2">{standing.map((one) => (
            <li key={one.receipt_id} className="grid gap-1 rounded-md border p-3 text-sm">
              <span>{t.receipt(one.old_value, one.new_value)}</span>
              <span className="text-ink-3">{t.rule}: {one.rule} · {t.sure(formatPercent(one.confidence))} · <DateTime at={one.created_at} as="date" /></span>
              <span className="flex gap-2 pt-1"><Button size="sm" onClick={() => onOpen({ kind: 'event', id: one.replaced_by })}>{t.newer}</Button>{one.restored_at ? <Badge tone="good">{t.restoredOn} <DateTime at={one.restored_at} as="date" /></Badge> : <Button size="sm" busy={restore.isPending} onClick={() => restore.run({ event_id: event.event_id })}><RotateCcw aria-hidden className="size-4" />{t.restore}</Button>}</span>
            </li>
          ))}</ul>
        </Part>
      )}
      {history.length > 0 && (
        <Part title={t.history}>
          <ol className="grid gap-3">{history.map((one, at) => <li key={one.replaced_at} className="grid gap-1.5"><span className="text-sm text-ink-3">{t.replacedOn} <DateTime at={one.replaced_at} /></span><Diff label={t.changes} before={one.content} after={history[at - 1]?.content ?? event.content} /></li>)}</ol>
        </Part>
      )}
      {sightings.length > 0 && (
        <Part title={t.sightings}>
          <ul className="grid gap-1.5">{sightings.map((one) => <li key={one.sighting_id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-3 border-b border-line/60 pb-1.5 text-sm"><span className="min-w-0"><span className="font-medium">{t.sighting[one.kind]}</span> <span className="text-ink-2">{one.content}</span></span><DateTime at={one.occurred_at} as="date" className="text-ink-3" /></li>)}</ul>
        </Part>
      )}
    </>
  );
}
