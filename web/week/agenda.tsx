import { Check, Lock, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { cx, Duration, EmptyState, solidHue, VirtualList } from '../ui/index.ts';
import { formatPlainDay, formatSpan, useWords } from '../words/index.ts';
import type { Colour } from './colours.ts';
import type { DayColumn } from './days.ts';
import type { CalendarItem, Ghost } from './preview.ts';
import { weekWords } from './week.words.ts';

interface Props { readonly columns: readonly DayColumn[]; readonly items: readonly CalendarItem[]; readonly ghosts: readonly Ghost[]; readonly leaving: ReadonlySet<number>; readonly conflicts: ReadonlySet<number>; readonly zone: string; readonly today: string; readonly colourOf: (item: CalendarItem) => Colour; readonly onOpen: (id: number) => void }
type Row = { readonly key: string; readonly day: string } | { readonly key: string; readonly item: CalendarItem } | { readonly key: string; readonly ghost: Ghost };

/** The same as the grid, one under the other: for phones, and for who listens. */
export function Agenda({ columns, items, ghosts, leaving, conflicts, zone, today, colourOf, onOpen }: Props) {
  const t = useWords(weekWords);
  const things = useMemo(() => [...items.map((item) => ({ item, ghost: null, start: Date.parse(item.start), end: Date.parse(item.end) })), ...ghosts.map((ghost) => ({ item: null, ghost, start: Date.parse(ghost.start), end: Date.parse(ghost.end) }))].sort((a, b) => a.start - b.start), [items, ghosts]);
  const rows = useMemo(() => columns.flatMap((column): Row[] => {
    const here = things.filter((one) => one.start < column.to && one.end > column.from);
    return here.length === 0 ? [] : [{ key: column.date, day: column.date }, ...here.map(({ item, ghost }): Row => (item ? { key: `${column.date} ${item.event_id}`, item } : { key: `${column.date} ${ghost.key}`, ghost }))];
  }), [columns, things]);
  if (rows.length === 0) return <EmptyState title={t.emptyList}>{t.emptyWeek}</EmptyState>;
  return (
    <VirtualList label={t.calendar} items={rows} keyOf={(row) => row.key} estimate={52} className="h-[calc(100dvh-15.5rem)] min-h-96 rounded-lg border bg-surface shadow-card" row={(row) => {
      if ('day' in row) return <h2 className={cx('border-b bg-canvas px-4 py-2 text-sm', row.day === today ? 'text-accent-text' : 'text-ink-2')}>{formatPlainDay(row.day)}{row.day === today && ` · ${t.today}`}</h2>;
      if ('ghost' in row) return <div className="flex items-center gap-3 border-b border-dashed bg-accent-soft px-4 py-2.5 text-accent-text"><span className="w-1 self-stretch" /><span className="min-w-0 flex-1"><span className="block truncate font-medium">{row.ghost.title}</span><span className="text-sm tabular">{formatSpan(row.ghost.start, row.ghost.end, zone)} · {row.ghost.moves ? t.ghostMoves : t.ghostNew}</span></span></div>;
      const { item } = row;
      const colour = colourOf(item), done = item.task_status === 'done';
      return (
        <button type="button" onClick={() => onOpen(item.event_id)} className="touch flex w-full items-center gap-3 border-b px-4 py-2.5 text-left hover:bg-hover focus-visible:-outline-offset-2">
          <span aria-hidden className={cx('w-1 self-stretch rounded-full', item.kind === 'busy' || colour.hue === null ? 'bg-line-strong/60' : solidHue(colour.hue))} />
          <span className="min-w-0 flex-1"><span className={cx('block truncate font-medium', (done || leaving.has(item.event_id)) && 'text-ink-2 line-through')}>{item.title}</span><span className="text-sm text-ink-2 tabular">{formatSpan(item.start, item.end, zone)} · {item.kind === 'busy' ? t.busy : colour.name}{leaving.has(item.event_id) && ` · ${t.leavingShort}`}</span></span>
          {conflicts.has(item.event_id) && <TriangleAlert role="img" aria-label={t.overlaps} className="size-4 shrink-0 text-bad" />}{item.pinned && <Lock role="img" aria-label={t.pinned} className="size-4 shrink-0 text-ink-3" />}{done && <Check role="img" aria-label={t.done} className="size-4 shrink-0 text-good" />}
          <Duration hours={(Date.parse(item.end) - Date.parse(item.start)) / 3_600_000} className="shrink-0 text-sm text-ink-2" />
        </button>
      );
    }} />
  );
}
