import { FileText, Lightbulb, type LucideIcon, MessagesSquare, NotebookPen, Waypoints } from 'lucide-react';
import { Badge, DateTime, NameTag } from '../ui/index.ts';
import { formatPercent, useWords } from '../words/index.ts';
import { lineOf, type MemoryRow } from './memory-row.ts';
import type { Kind } from './memory-search.ts';
import { memoryWords } from './memory.words.ts';
import { ReasonBars } from './reason-bars.tsx';
import type { Reason } from './reasons.ts';
import { SubjectTag } from './subject-tag.tsx';

export const KIND_ICONS: Readonly<Record<Kind, LucideIcon>> = { event: NotebookPen, fact: Waypoints, episode: MessagesSquare, reflection: Lightbulb, document: FileText };

/** One memory in a list: what it says, where it is from, and why it stands here. */
export function MemoryLine({ row, reasons = [] }: { readonly row: MemoryRow; readonly reasons?: readonly Reason[] }) {
  const t = useWords(memoryWords);
  const Icon = KIND_ICONS[row.kind];
  const about = typeof row.metadata['subject_id'] === 'string' ? { type: String(row.metadata['subject_type'] ?? ''), id: row.metadata['subject_id'] } : null;
  return (
    <span className="grid gap-x-6 gap-y-2 md:grid-cols-[minmax(0,1fr)_auto]">
      <span className="grid min-w-0 gap-1">
        <span className="line-clamp-2 text-base text-ink">{lineOf(row)}</span>
        <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-ink-3">
          <span className="inline-flex items-center gap-1"><Icon aria-hidden className="size-3.5" />{t.kinds[row.kind]}</span>
          <DateTime at={row.occurred_at} as="date" />
          {row.speaker && <NameTag name={row.speaker} />}
          {about && <SubjectTag subject={about} />}
          {row.status !== 'current' && <Badge tone={row.status === 'disputed' ? 'warn' : 'plain'}>{t.statuses[row.status]}</Badge>}
          {row.trust !== 'owner' && <Badge tone={row.trust === 'untrusted' ? 'warn' : 'info'}>{t.trusts[row.trust as 'agent' | 'untrusted']}</Badge>}
        </span>
      </span>
      {row.score !== undefined && (
        <span className="flex items-center gap-4 md:w-72 md:justify-end">
          <ReasonBars reasons={reasons.slice(0, 3)} />
          <span className="w-11 shrink-0 text-right text-sm font-medium text-ink-2 tabular"><span className="sr-only">{t.score(formatPercent(row.score))}</span><span aria-hidden>{formatPercent(row.score)}</span></span>
        </span>
      )}
    </span>
  );
}
