import { type PointerEvent, useRef, useState } from 'react';

export interface Dragging { readonly id: string; readonly dy: number; /** The row before which it would be put; null: behind the last. */ readonly before: string | null }

/** Rows of a list that are dragged by a handle: with mouse, pen or finger. The keyboard's way is the caller's. */
export function useSortable(ids: readonly string[], onMove: (id: string, before: string | null) => void) {
  const [dragging, setDragging] = useState<Dragging | null>(null);
  const rows = useRef(new Map<string, HTMLElement>());
  const began = useRef<{ y: number; scroll: number; middles: readonly (readonly [string, number])[] } | null>(null);

  const beforeAt = (id: string, y: number): string | null => (began.current?.middles ?? []).find(([one, middle]) => one !== id && y < middle)?.[0] ?? null;
  const end = (id: string, keep: boolean): void => {
    const now = dragging;
    began.current = null;
    setDragging(null);
    const next = ids[ids.indexOf(id) + 1] ?? null;
    if (keep && now && now.before !== next && now.before !== id) onMove(id, now.before);
  };
  return {
    dragging,
    rowRef: (id: string) => (row: HTMLElement | null): void => { if (row) rows.current.set(id, row); else rows.current.delete(id); },
    handle: (id: string) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>): void => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        began.current = { y: event.clientY + window.scrollY, scroll: window.scrollY, middles: ids.flatMap((one) => { const box = rows.current.get(one)?.getBoundingClientRect(); return box ? [[one, box.top + box.height / 2 + window.scrollY] as const] : []; }) };
      },
      onPointerMove: (event: PointerEvent<HTMLElement>): void => {
        if (!began.current) return;
        const y = event.clientY + window.scrollY;
        const dy = y - began.current.y;
        if (!dragging && Math.abs(dy) < 4) return;
        // Near the edge of the window the page goes along.
        if (event.clientY < 72) window.scrollBy(0, -12); else if (event.clientY > window.innerHeight - 72) window.scrollBy(0, 12);
        setDragging({ id, dy, before: beforeAt(id, y) });
      },
      onPointerUp: (): void => end(id, true),
      onPointerCancel: (): void => end(id, false),
      onLostPointerCapture: (): void => { if (began.current) end(id, false); },
    }),
  };
}
