import { TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { cx } from '../ui/index.ts';
import { formatDateTime, formatPlainDay, formatShortDay, formatSpan, formatTime, useWords } from '../words/index.ts';
import { Block, GhostBlock, type Place } from './block.tsx';
import type { Colour } from './colours.ts';
import { DAY_MINUTES, type DayColumn, isWeekend, piecesOf, type Span, wallMinutes } from './days.ts';
import { lanesOf } from './lanes.ts';
import { closedTimes } from './open-time.ts';
import type { CalendarItem, Ghost } from './preview.ts';
import { type Changes, isOurs } from './use-changes.ts';
import { AXIS, PX, useDraft } from './use-draft.ts';
import { usePointed } from './use-pointed.ts';
import { weekWords } from './week.words.ts';
import { WhyCard } from './why-card.tsx';

interface Props {
  readonly columns: readonly DayColumn[];
  readonly items: readonly CalendarItem[];
  readonly ghosts: readonly Ghost[];
  readonly leaving: ReadonlySet<number>;
  readonly conflicts: ReadonlySet<number>;
  readonly overbooked: ReadonlySet<string>;
  readonly open: { readonly open: readonly Span[]; readonly off: readonly (Span & { readonly title: string })[]; readonly known: boolean };
  readonly zone: string;
  readonly step: number;
  readonly now: number;
  readonly selected: number | null;
  readonly colourOf: (item: CalendarItem) => Colour;
  readonly changes: Changes;
  readonly onOpen: (id: number) => void;
  readonly onCreate: (span: Span) => void;
  readonly onDay: (date: string) => void;
  /** A moment to bring into sight; counted, so that the same one can be asked for twice. */
  readonly look: { readonly at: number; readonly n: number } | null;
}
type Thing = ({ readonly item: CalendarItem; readonly ghost: null } | { readonly item: null; readonly ghost: Ghost }) & { readonly span: Span };
const HOURS = Array.from({ length: 23 }, (_, at) => at + 1);
const spanOf = (one: { start: string; end: string }): Span => ({ start: Date.parse(one.start), end: Date.parse(one.end) });

/** Days beside each other on a clock of 24 hours: what is there, what would be, and what one is moving. */
export function TimeGrid({ columns, items, ghosts, leaving, conflicts, overbooked, open, zone, step, now, selected, colourOf, changes, onOpen, onCreate, onDay, look }: Props) {
  const t = useWords(weekWords);
  const scroll = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const byId = useMemo(() => new Map(items.map((item) => [item.event_id, item])), [items]);
  const byKey = useMemo(() => new Map(ghosts.map((ghost) => [ghost.key, ghost])), [ghosts]);
  const { draft, onPointerDown, onKeys, cancel, wasDragged } = useDraft({ columns, zone, grid: step, body, scroll, find: (id) => byId.get(id), onMove: changes.move, onCreate });
  const { pointed, close, keep, leave, onPointerOver, onFocus } = usePointed((id) => byId.get(id), (key) => byKey.get(key));

  const things = useMemo(() => [...items.map((item): Thing => ({ item, ghost: null, span: spanOf(item) })), ...ghosts.map((ghost): Thing => ({ item: null, ghost, span: spanOf(ghost) }))], [items, ghosts]);
  const days = useMemo(() => columns.map((column) => {
    const here = things.flatMap((thing) => piecesOf(thing.span, [column], zone).map((piece) => ({ thing, piece })));
    const lanes = lanesOf(here.map((one) => one.piece));
    return { column, placed: here.map(({ thing, piece }, n) => { const { at, of, wide } = lanes[n] ?? { at: 0, of: 1, wide: 1 }; return { thing, place: { ...piece, left: at / of, width: wide / of, brief: wide / of < 0.6 || columns.length > 7 } satisfies Place }; }) };
  }), [columns, things, zone]);
  const closed = useMemo(() => columns.map((column) => (open.known ? closedTimes(column.from, column.to, open.open).flatMap((span) => piecesOf(span, [column], zone)) : [])), [columns, open, zone]);
  const off = useMemo(() => columns.map((column) => open.off.flatMap((one) => piecesOf(one, [column], zone).map((piece) => ({ ...piece, title: one.title })))), [columns, open, zone]);
  const reachable = focused !== null && byId.has(focused) ? focused : (items.find((item) => Date.parse(item.end) > now) ?? items[0])?.event_id ?? null;

  // The day begins in sight: at the first open hour, or the first block before it.
  const firstHour = useMemo(() => Math.min(...days.flatMap((day) => day.placed.map((one) => one.place.top)), ...open.open.flatMap((span) => piecesOf(span, columns, zone).map((piece) => piece.top)), 12 * 60), [days, open, columns, zone]);
  const settled = useRef('');
  const view = `${columns[0]?.date} ${columns.length} ${open.known}`;
  useEffect(() => { if (settled.current === view) return; settled.current = view; scroll.current?.scrollTo({ top: Math.max(0, firstHour * PX - 24) }); }, [view, firstHour]);
  useEffect(() => {
    const column = look && columns.find((one) => one.from <= look.at && look.at < one.to);
    if (look && column) scroll.current?.scrollTo({ top: Math.max(0, wallMinutes(zone, look.at, column.day) * PX - 120), behavior: 'smooth' });
  }, [look, columns, zone]);

  const walk = (from: CalendarItem, by: number): void => {
    const next = items[items.indexOf(from) + by];
    if (next) body.current?.querySelector<HTMLElement>(`button[data-event="${next.event_id}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const id = event.target instanceof Element ? event.target.closest('button[data-event]')?.getAttribute('data-event') : null;
    const item = id ? byId.get(Number(id)) : undefined;
    if (!item) return;
    close();
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (onKeys(event, item)) event.preventDefault();
    else if (plain && event.key === 'j') { walk(item, 1); event.preventDefault(); } else if (plain && event.key === 'k') { walk(item, -1); event.preventDefault(); } else if (plain && event.key === 'p') { changes.togglePin(item); event.preventDefault(); } else if (plain && event.key === 'Delete') { changes.remove(item); event.preventDefault(); }
  };
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const id = event.target instanceof Element ? event.target.closest('[data-event]')?.getAttribute('data-event') : null;
    if (id && !wasDragged()) { close(); onOpen(Number(id)); }
  };
  const tracks = { gridTemplateColumns: `${AXIS}px repeat(${columns.length}, minmax(${columns.length > 1 ? 64 : 0}px, 1fr))` };
  const when = (span: Span): string => `${formatDateTime(span.start, zone)} – ${formatTime(span.end, zone)}`;
  const labelOf = (item: CalendarItem): string => ['', when(spanOf(item)), item.kind === 'busy' ? t.busy : colourOf(item).name, item.pinned && t.pinned, item.task_status === 'done' && t.done, conflicts.has(item.event_id) && t.overlaps, leaving.has(item.event_id) && t.leavingShort].filter((word) => word !== false).join(', ');
  const nowDay = columns.find((column) => column.from <= now && now < column.to);

  return (
    <div className="min-w-0">
      <p id="week-keys" className="sr-only">{t.keysHint}</p>
      <p aria-live="assertive" className="sr-only">{draft?.mode === 'keys' ? t.lifted(when(draft.span)) : ''}</p>
      <div ref={scroll} role="region" aria-label={t.calendar} tabIndex={0} className="relative h-[calc(100dvh-15.5rem)] min-h-96 overflow-auto overscroll-contain rounded-lg border bg-surface shadow-card focus-visible:-outline-offset-2">
        <div className="sticky top-0 z-10 grid min-w-fit border-b bg-surface" style={tracks}>
          <span className="sticky left-0 z-1 border-r bg-surface" />
          {columns.map((column) => <DayHead key={column.date} column={column} isToday={column === nowDay} overbooked={overbooked.has(column.date)} onDay={onDay} short={columns.length > 7 || column.shift !== 0 || overbooked.has(column.date)} />)}
        </div>
        <div ref={body} className="relative grid min-w-fit" style={{ ...tracks, height: DAY_MINUTES * PX }} onPointerDown={(event) => { close(); onPointerDown(event); }} onPointerOver={onPointerOver} onPointerLeave={leave} onClick={onClick} onKeyDown={onKeyDown} onFocus={(event) => { const id = event.target.getAttribute('data-event'); if (id) setFocused(Number(id)); onFocus(event); }} onBlur={() => { if (draft?.mode === 'keys') cancel(); leave(); }}>
          <div aria-hidden className="sticky left-0 z-5 border-r bg-surface">
            {HOURS.map((hour) => <span key={hour} className="absolute right-1.5 -translate-y-1/2 text-xs text-ink-3 tabular" style={{ top: hour * 60 * PX }}>{String(hour).padStart(2, '0')}:00</span>)}
          </div>
          {days.map(({ column, placed }, n) => (
            <div key={column.date} data-free className="relative min-w-0 border-r bg-[linear-gradient(var(--color-line)_1px,transparent_1px)] bg-[size:100%_48px] last:border-r-0">
              {closed[n]?.map((piece) => <div key={piece.top} aria-hidden className="pointer-events-none absolute inset-x-0 bg-sunken/70" style={{ top: piece.top * PX, height: (piece.bottom - piece.top) * PX }} />)}
              {off[n]?.map((piece) => <div key={`${piece.title} ${piece.top}`} className="pointer-events-none absolute inset-x-0 overflow-hidden bg-sunken px-1.5 py-1 text-xs text-ink-3" style={{ top: piece.top * PX, height: (piece.bottom - piece.top) * PX }}><span className="sticky top-12">{piece.title}</span></div>)}
              {placed.map(({ thing: { item, ghost }, place }) => item
                ? <Block key={item.event_id} item={item} place={place} colour={colourOf(item)} label={labelOf(item)} zone={zone} reachable={item.event_id === reachable && place.first} selected={item.event_id === selected} conflict={conflicts.has(item.event_id)} leaving={leaving.has(item.event_id)} lifted={draft?.item?.event_id === item.event_id} changeable={isOurs(item)} />
                : <GhostBlock key={ghost.key} ghost={ghost} place={place} zone={zone} label={ghost.moves ? t.ghostMoves : t.ghostNew} />)}
              {draft && piecesOf(draft.span, [column], zone).map((piece) => (
                <div key="draft" aria-hidden className="pointer-events-none absolute inset-x-0.5 z-4 overflow-hidden rounded-sm border-2 border-accent bg-raised px-1.5 text-xs shadow-pop" style={{ top: piece.top * PX, height: Math.max(16, (piece.bottom - piece.top) * PX) }}>
                  <p className="truncate font-medium">{draft.item?.title ?? t.busyTitle}</p><p className="tabular">{formatSpan(draft.span.start, draft.span.end, zone)}</p>
                </div>
              ))}
              {column === nowDay && <div aria-hidden className="pointer-events-none absolute inset-x-0 z-3 border-t-2 border-bad before:absolute before:-top-1 before:-left-1 before:size-1.5 before:rounded-full before:bg-bad" style={{ top: wallMinutes(zone, now, column.day) * PX }} />}
            </div>
          ))}
        </div>
      </div>
      {pointed && !draft && <WhyCard pointed={pointed} zone={zone} onEnter={keep} onLeave={leave} />}
    </div>
  );
}

function DayHead({ column, isToday, overbooked, onDay, short }: { readonly column: DayColumn; readonly short: boolean; readonly isToday: boolean; readonly overbooked: boolean; readonly onDay: (date: string) => void }) {
  const t = useWords(weekWords);
  const shift = column.shift < 0 ? t.clocksForward : column.shift > 0 ? t.clocksBack : null;
  return (
    <div className="@container flex min-w-0 items-center justify-center gap-1 border-r px-1 py-1.5 last:border-r-0">
      <button type="button" onClick={() => onDay(column.date)} aria-current={isToday ? 'date' : undefined} className={cx('touch truncate rounded-md px-1.5 py-0.5 text-sm font-medium hover:bg-hover', isToday ? 'bg-accent-soft text-accent-text' : isWeekend(column.day) ? 'text-ink-3' : 'text-ink-2')}>{!short && <span className="@max-[6rem]:hidden">{formatPlainDay(column.date)}</span>}<span className={short ? undefined : '@min-[6rem]:hidden'}>{formatShortDay(`${column.date}T12:00:00Z`, 'UTC')}</span></button>
      {overbooked && <TriangleAlert role="img" aria-label={t.overbooked} className="size-3.5 shrink-0 text-bad" />}
      {shift && <span title={shift} className="shrink-0 rounded-sm bg-warn-soft px-1 text-xs text-warn"><span aria-hidden>{column.shift > 0 ? '+' : '−'}1 h</span><span className="sr-only">{shift}</span></span>}
    </div>
  );
}
