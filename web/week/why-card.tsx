import { useApi } from '../api/index.ts';
import { cx } from '../ui/index.ts';
import { formatDue, formatSpan, useWords } from '../words/index.ts';
import { type CalendarItem, type Ghost, lastingReasons } from './preview.ts';
import { weekWords } from './week.words.ts';

export interface Pointed { readonly item: CalendarItem | null; readonly ghost: Ghost | null; readonly box: DOMRect }
const WIDTH = 320;
const MOST_REASONS = 5;

/** Why a block is where it is, beside it. The detail that a click opens says the same and more. */
export function WhyCard({ pointed: { item, ghost, box }, zone, onEnter, onLeave }: { readonly pointed: Pointed; readonly zone: string; readonly onEnter: () => void; readonly onLeave: () => void }) {
  const t = useWords(weekWords);
  const detail = useApi('scheduler.event', { id: item?.event_id ?? 0 }, { enabled: item?.kind === 'block' }).data;
  const what = item ?? ghost;
  if (!what) return null;
  const right = box.right + 8 + WIDTH < window.innerWidth;
  const left = right ? box.right + 8 : Math.max(8, box.left - WIDTH - 8);
  const low = box.top > window.innerHeight / 2;
  const shown = (item ? lastingReasons(what.reasons) : what.reasons).slice(0, MOST_REASONS);
  return (
    <div role="tooltip" onPointerEnter={onEnter} onPointerLeave={onLeave} className={cx('fixed z-30 grid w-80 max-w-[calc(100vw-1rem)] animate-in gap-1.5 rounded-lg bg-raised p-3 text-sm shadow-pop')} style={{ left, ...(low ? { bottom: Math.max(8, window.innerHeight - box.bottom) } : { top: Math.max(8, box.top) }) }}>
      <p className="font-medium">{what.title}</p>
      <p className="text-ink-2 tabular">{formatSpan(what.start, what.end, zone)}{item?.pinned && ` · ${t.pinned}`}</p>
      {item?.kind === 'busy' && item.source !== 'almanac' && <p className="text-ink-2">{t.busyOf(item.source)}</p>}
      {shown.length > 0 && <ul className="grid gap-1 text-ink-2">{shown.map((reason) => <li key={reason}>{reason}</li>)}</ul>}
      {item?.kind === 'block' && <p className="min-h-5 border-t pt-1.5 text-ink-2">{detail ? (detail.slack ?? t.noSlack) : ''}{detail?.due_date && ` ${t.due}: ${formatDue(detail.due_date, zone)}.`}</p>}
    </div>
  );
}
