import { useZone } from '../api/use-zone.ts';
import { formatAgo, formatDate, formatDateTime, formatDay, formatDue, formatDueDay, formatExact, formatHours, formatPlainDay, formatTime } from '../words/index.ts';

const SHAPES = { time: formatTime, day: formatDay, date: formatDate, full: formatDateTime, due: formatDue, dueDay: formatDueDay } as const;

/** A moment in the workspace's zone; all of it stands in the title. `ago` says how long since, `day` may be a day without a time; `due` and `dueDay` count a whole day to its end. */
export function DateTime({ at, as = 'full', className }: { readonly at: string; readonly as?: keyof typeof SHAPES | 'ago'; readonly className?: string }) {
  const zone = useZone();
  const plain = /^\d{4}-\d\d-\d\d$/.test(at);
  const text = plain ? formatPlainDay(at) : as === 'ago' ? formatAgo(at) : SHAPES[as](at, zone);
  return <time dateTime={at} title={plain ? undefined : formatExact(at, zone)} className={className}>{text}</time>;
}

/** Hours of work; the range, where there is one, stands in the title. */
export function Duration({ hours, low, high, className }: { readonly hours: number | null | undefined; readonly low?: number | null; readonly high?: number | null; readonly className?: string }) {
  if (hours === null || hours === undefined) return null;
  const range = low !== null && low !== undefined && high !== null && high !== undefined && low !== high;
  return <span className={`tabular ${className ?? ''}`} title={range ? `${formatHours(low)} – ${formatHours(high)}` : undefined}>{formatHours(hours)}</span>;
}
