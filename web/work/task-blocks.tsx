import { Link } from '@tanstack/react-router';
import { Pin } from 'lucide-react';
import { useApi, useZone } from '../api/index.ts';
import { DateTime, Skeleton } from '../ui/index.ts';
import { dayIn, formatSpan, useWords } from '../words/index.ts';
import { Part } from './inline.tsx';
import type { Task } from './task-search.ts';
import { taskWords } from './work.words.ts';

/** Where a task stands in the calendar, and why there. */
export function TaskBlocks({ task }: { readonly task: Task }) {
  const t = useWords(taskWords);
  const zone = useZone();
  const { scheduled_start_date: start, scheduled_end: end } = task;
  const placed = start !== null && end !== null;
  const blocks = useApi('scheduler.calendar', { start_date: dayIn(start ?? Date.now(), zone), end_date: dayIn(end ?? Date.now(), zone), limit: 500 }, { enabled: placed, select: ({ items }) => items.filter((one) => one.task_id === task.task_id) });
  const first = blocks.data?.[0];
  const why = useApi('scheduler.event', { id: first?.event_id ?? 0 }, { enabled: first !== undefined });
  const closed = task.status === 'done' || task.status === 'cancelled';
  return (
    <Part title={t.blocks} actions={placed && <Link to="/week" search={{ date: dayIn(start, zone) }} className="text-sm text-accent-text underline">{t.toWeek}</Link>}>
      {!placed ? <p className="text-sm text-ink-3">{closed ? t.closedBlocks : task.estimated_hours === null && !task.subtasks ? t.noBlocksNoHours : t.noBlocks}</p> : blocks.isPending ? <Skeleton className="h-9 w-full" /> : (
        <ul className="grid gap-1.5">{blocks.data?.map((block) => (
          <li key={block.event_id} className="rounded-md border px-3 py-2">
            <p className="flex flex-wrap items-center gap-2 font-medium"><DateTime at={block.start} as="day" /><span className="tabular">{formatSpan(block.start, block.end, zone)}</span>{(block.pinned || block.task_pinned) && <span className="inline-flex items-center gap-1 text-xs text-ink-3"><Pin aria-hidden className="size-3" />{t.pinnedMark}</span>}</p>
            {block.reasons.length > 0 && <p className="mt-0.5 text-sm text-ink-2">{block.reasons.join(' ')}</p>}
          </li>
        ))}</ul>
      )}
      {why.data?.slack && !first?.reasons.includes(why.data.slack) && <p className="mt-1.5 text-sm text-ink-3">{why.data.slack}</p>}
    </Part>
  );
}
