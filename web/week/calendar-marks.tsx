import { CalendarCheck2, CalendarX2, TriangleAlert } from 'lucide-react';
import { type Output, useAct, useApi } from '../api/index.ts';
import { Button, cx, DateTime, Popover } from '../ui/index.ts';
import { formatDateTime, useWords } from '../words/index.ts';
import { weekWords } from './week.words.ts';

/** Whether the connected calendars answer and have been written to: quiet while all is well. */
export function CalendarsMark() {
  const t = useWords(weekWords);
  const calendars = useApi('calendars.list', {}).data;
  const accounts = useApi('calendars.accounts', {}).data?.items ?? [];
  const sync = useAct('scheduler.sync', { says: () => t.readNow, invalidates: ['calendars.list', 'calendars.accounts'] });
  const away = accounts.filter((one) => one.state === 'needs_reconnect' || one.state === 'unreachable');
  const waiting = calendars?.writes.waiting ?? 0;
  const trouble = away.length > 0 || calendars?.writes.error != null || (calendars?.items.some((one) => one.sync_error !== null) ?? false);
  const text = away[0] ? (away[0].state === 'unreachable' ? t.calendarTrouble(away[0].name) : t.reconnect(away[0].name)) : waiting > 0 ? t.waiting(waiting) : t.calendarsFine;
  return (
    <Popover label={t.calendars} align="end" className="w-80" trigger={<Button look="quiet" aria-label={`${t.calendars}: ${text}`} className={cx('px-2!', trouble && 'text-warn!')}>{trouble ? <CalendarX2 aria-hidden className="size-4" /> : <CalendarCheck2 aria-hidden className="size-4" />}{waiting > 0 && <span className="tabular">{waiting}</span>}</Button>}>
      <div className="grid gap-3">
        {calendars?.items.length === 0 && <p className="text-ink-2">{t.noCalendars}</p>}
        {away.map((one) => <p key={one.account_id} className="text-warn">{one.state === 'unreachable' ? t.calendarTrouble(one.name) : t.reconnect(one.name)}{one.state_detail && <span className="block text-sm text-ink-2">{one.state_detail}</span>}</p>)}
        <ul className="grid gap-1.5">{calendars?.items.map((one) => <li key={one.calendar_id} className="flex justify-between gap-3 text-sm"><span className="min-w-0 truncate">{one.name}</span><span className={one.sync_error ? 'text-warn' : 'text-ink-3'}>{one.sync_error ?? (one.synced_at && <DateTime at={one.synced_at} as="ago" />)}</span></li>)}</ul>
        {waiting > 0 && <p className="text-sm text-ink-2">{t.waiting(waiting)}{calendars?.writes.error && `: ${calendars.writes.error}`}</p>}
        {(calendars?.items.length ?? 0) > 0 && <div><Button size="sm" busy={sync.isPending} onClick={() => sync.run({})}>{t.checkNow}</Button></div>}
      </div>
    </Popover>
  );
}

type Conflict = Output<'scheduler.conflicts'>['items'][number];
/** Where to jump: what lies over each other, and days with too much work. */
export function ConflictsMark({ conflicts, zone, onJump }: { readonly conflicts: readonly Conflict[]; readonly zone: string; readonly onJump: (one: Conflict) => void }) {
  const t = useWords(weekWords);
  if (conflicts.length === 0) return null;
  const mark = <Button look="quiet" className="text-bad!"><TriangleAlert aria-hidden className="size-4" />{t.conflicts(conflicts.length)}</Button>;
  return (
    <Popover label={t.conflicts(conflicts.length)} align="end" className="w-88 p-1!" trigger={mark}>
      <ul className="max-h-96 overflow-y-auto">{conflicts.map((one, at) => (
        <li key={at}><button type="button" onClick={() => onJump(one)} className="touch grid w-full gap-0.5 rounded-md px-3 py-2 text-left hover:bg-hover"><span>{one.text}</span><span className="text-sm text-ink-3 tabular">{formatDateTime(one.start, zone)}</span></button></li>
      ))}</ul>
    </Popover>
  );
}
