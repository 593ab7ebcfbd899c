import { Link } from '@tanstack/react-router';
import { Clock4 } from 'lucide-react';
import { type Output, useZone } from '../api/index.ts';
import { Badge } from '../ui/index.ts';
import { formatDateTime, formatDue, formatPercent, useWords } from '../words/index.ts';
import { Matter } from './matter.tsx';
import { todayWords } from './today.words.ts';

const SHOWN = 4;

interface Props { readonly items: Output<'scheduler.lateness'>['items'] }

export function Late({ items }: Props) {
  const t = useWords(todayWords);
  const zone = useZone();
  // An end that is likely in time says nothing of being late: then only what is planned is told.
  const endOf = ({ due, expected_end: expected, planned_end: planned }: Props['items'][number]): string => Date.parse(expected) > Date.parse(due) ? t.risk.lateBy(formatDue(due, zone), formatDateTime(expected, zone)) : t.risk.endsBy(formatDue(due, zone), formatDateTime(planned, zone));
  return (
    <Matter icon={<Clock4 />} tone="warn" title={t.risk.late}>
      <ul className="grid gap-2">
        {items.slice(0, SHOWN).map((one) => (
          <li key={one.task_id} className="grid gap-0.5">
            <span className="flex flex-wrap items-center gap-2"><Link to="/tasks" search={{ task: one.task_id } as never} className="min-w-0 truncate font-medium text-ink hover:underline">{one.title}</Link><Badge tone={one.probability_late > 0.5 ? 'bad' : 'warn'}>{t.risk.chance(formatPercent(one.probability_late))}</Badge></span>
            <span className="text-sm">{endOf(one)}</span>
          </li>
        ))}
        {items.length > SHOWN && <li className="text-sm text-ink-3">{t.risk.more(items.length - SHOWN)}</li>}
      </ul>
    </Matter>
  );
}
