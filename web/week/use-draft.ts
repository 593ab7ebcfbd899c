import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { DAY_MINUTES, type DayColumn, instantAt, moved, resized, snap, type Span, wallMinutes } from './days.ts';
import type { CalendarItem } from './preview.ts';
import { isOurs } from './use-changes.ts';

/** Width of the column of hours, and the height of a minute. */
export const AXIS = 56;
export const PX = 0.8;
/** Pixels before a press becomes a drag. */
const SLACK = 4;
const EDGE = 36;
/** A finger or a pen that rests so long lifts what is below it; one that goes on before scrolls. */
const LIFT_MS = 420, LIFT_SLACK = 10;
/** A tap's click comes a moment after its end. */
const AFTER_TOUCH_MS = 350;

export interface Draft { readonly mode: 'move' | 'resize' | 'create' | 'keys'; readonly item: CalendarItem | null; readonly span: Span }
interface Deps {
  readonly columns: readonly DayColumn[];
  readonly zone: string;
  /** Minutes of a step. */
  readonly grid: number;
  readonly body: RefObject<HTMLDivElement | null>;
  readonly scroll: RefObject<HTMLDivElement | null>;
  readonly find: (id: number) => CalendarItem | undefined;
  readonly onMove: (item: CalendarItem, span: Span) => void;
  readonly onCreate: (span: Span) => void;
}
interface Press { readonly mode: 'move' | 'resize' | 'create'; readonly item: CalendarItem | null; readonly x: number; readonly y: number; /** From the start of what was grabbed to the pointer, in minutes. */ readonly offset: number; readonly column: DayColumn; readonly minutes: number; begun: boolean; /** Of a finger or a pen: it lifts after a moment. */ readonly waits: ReturnType<typeof setTimeout> | null }

const spanOf = (item: CalendarItem): Span => ({ start: Date.parse(item.start), end: Date.parse(item.end) });
const same = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

/** What is being moved, stretched or drawn at the moment, by pointer or by keys; nothing is changed before it is let go. */
export function useDraft({ columns, zone, grid, body, scroll, find, onMove, onCreate }: Deps) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const press = useRef<Press | null>(null);
  const dragged = useRef(false);

  const at = (x: number, y: number): { column: DayColumn; minutes: number } | null => {
    const box = body.current?.getBoundingClientRect();
    const width = ((box?.width ?? 0) - AXIS) / columns.length;
    const column = columns[Math.max(0, Math.min(columns.length - 1, Math.floor((x - (box?.left ?? 0) - AXIS) / width)))];
    return box && column ? { column, minutes: Math.max(0, Math.min(DAY_MINUTES, (y - box.top) / PX)) } : null;
  };
  const letGo = (): void => { clearTimeout(press.current?.waits ?? undefined); press.current = null; };
  const stop = (): void => { letGo(); setDraft(null); };

  const drag = useEffectEvent((event: globalThis.PointerEvent): void => {
    const held = press.current;
    if (!held) return;
    const way = Math.hypot(event.clientX - held.x, event.clientY - held.y);
    if (!held.begun && held.waits !== null) { if (way > LIFT_SLACK) letGo(); return; }
    if (!held.begun && way < SLACK) return;
    held.begun = true;
    const view = scroll.current?.getBoundingClientRect();
    if (view) scroll.current?.scrollBy(event.clientX > view.right - EDGE ? 12 : event.clientX < view.left + AXIS ? -12 : 0, event.clientY > view.bottom - EDGE ? 12 : event.clientY < view.top + EDGE * 2 ? -12 : 0);
    const to = at(event.clientX, event.clientY);
    if (!to) return;
    let span: Span;
    if (held.mode === 'create') {
      const [a, b] = [snap(Math.min(held.minutes, to.minutes), grid), snap(Math.max(held.minutes, to.minutes), grid)];
      span = { start: instantAt(zone, held.column.day, a), end: instantAt(zone, held.column.day, Math.max(b, a + grid)) };
    } else if (held.mode === 'resize') {
      const { start } = spanOf(held.item as CalendarItem);
      span = { start, end: Math.max(start + grid * 60_000, instantAt(zone, to.column.day, snap(to.minutes, grid))) };
    } else {
      const was = spanOf(held.item as CalendarItem);
      const start = instantAt(zone, to.column.day, snap(to.minutes - held.offset, grid));
      span = { start, end: start + was.end - was.start };
    }
    setDraft((before) => (before && same(before.span, span) ? before : { mode: held.mode, item: held.item, span }));
  });
  const drop = useEffectEvent((): void => {
    const held = press.current;
    letGo();
    if (!held?.begun) return;
    dragged.current = true;
    setTimeout(() => { dragged.current = false; }, held.waits === null ? 0 : AFTER_TOUCH_MS);
    if (draft?.mode === 'create') onCreate(draft.span);
    else if (draft?.item && !same(draft.span, spanOf(draft.item))) onMove(draft.item, draft.span);
    setDraft(null);
  });
  const escape = useEffectEvent((event: globalThis.KeyboardEvent): void => { if (event.key === 'Escape' && press.current) { event.preventDefault(); stop(); } });
  const cancelled = useEffectEvent((): void => stop());
  // What a finger carries must not scroll below it, and a long press has no menu here.
  useEffect(() => {
    const on = body.current;
    const keep = (event: Event): void => { if (press.current !== null && (event.type === 'contextmenu' ? press.current.waits !== null : press.current.begun) && event.cancelable) event.preventDefault(); };
    on?.addEventListener('touchmove', keep, { passive: false });
    on?.addEventListener('contextmenu', keep);
    return () => { on?.removeEventListener('touchmove', keep); on?.removeEventListener('contextmenu', keep); };
  }, [body]);
  useEffect(() => {
    const [onMoveEvent, onUp, onKey, onCancel] = [(event: globalThis.PointerEvent): void => drag(event), (): void => drop(), (event: globalThis.KeyboardEvent): void => escape(event), (): void => cancelled()];
    window.addEventListener('pointermove', onMoveEvent);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onCancel);
    window.addEventListener('keydown', onKey, true);
    return () => { window.removeEventListener('pointermove', onMoveEvent); window.removeEventListener('pointerup', onUp); window.removeEventListener('pointercancel', onCancel); window.removeEventListener('keydown', onKey, true); };
  }, []);

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (!event.isPrimary) { stop(); return; } // two fingers zoom
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const point = at(event.clientX, event.clientY);
    if (!point) return;
    const id = event.target.closest('[data-event]')?.getAttribute('data-event');
    const item = id === undefined || id === null ? null : find(Number(id)) ?? null;
    if (item && !isOurs(item)) return;
    if (!item && !event.target.closest('[data-free]')) return;
    const mode = item ? (event.target.closest('[data-resize]') ? 'resize' : 'move') : 'create';
    const minutes = mode === 'create' ? Math.floor(point.minutes / grid) * grid : point.minutes;
    const lift = (): void => {
      const held = press.current;
      if (!held) return;
      held.begun = true;
      navigator.vibrate?.(12);
      const start = instantAt(zone, held.column.day, held.minutes);
      setDraft({ mode: held.mode, item: held.item, span: held.item ? spanOf(held.item) : { start, end: start + grid * 60_000 } });
    };
    letGo();
    press.current = { mode, item, waits: event.pointerType === 'mouse' ? null : setTimeout(lift, LIFT_MS), x: event.clientX, y: event.clientY, column: point.column, minutes, begun: false, offset: item ? point.minutes - wallMinutes(zone, Date.parse(item.start), point.column.day) : 0 };
  };

  /** True when the keys meant something for the block. */
  const onKeys = (event: KeyboardEvent<HTMLElement>, item: CalendarItem): boolean => {
    const mine = draft?.mode === 'keys' && draft.item?.event_id === item.event_id ? draft : null;
    if (event.key === 'Escape' && mine) { stop(); return true; }
    if (event.key === 'Enter' && mine) { if (!same(mine.span, spanOf(item))) onMove(item, mine.span); stop(); return true; }
    if (!isOurs(item) || event.ctrlKey || event.metaKey || event.altKey) return false;
    const [days, steps] = ({ ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] } as Record<string, readonly [number, number]>)[event.key] ?? [0, 0];
    if (days === 0 && steps === 0) return false;
    const from = mine?.span ?? spanOf(item);
    const span = event.shiftKey ? resized(from, steps * grid, grid) : moved(from, zone, days, steps * grid);
    setDraft({ mode: 'keys', item, span });
    return true;
  };
  return { draft, onPointerDown, onKeys, cancel: stop, /** A drag has just ended: the click that follows is none. */ wasDragged: () => dragged.current };
}
