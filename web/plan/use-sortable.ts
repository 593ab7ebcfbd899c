import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';

export interface Dragging { readonly id: string; readonly dy: number; /** The row before which it would be put; null: behind the last. */ readonly before: string | null }
export interface Sortable {
  readonly dragging: Dragging | null;
  /** The same for as long as the list is shown, so that rows are not drawn again for it. */
  readonly rows: {
    readonly row: (id: string, row: HTMLElement | null) => void;
    readonly down: (id: string, event: PointerEvent<HTMLElement>) => void;
    readonly move: (id: string, event: PointerEvent<HTMLElement>) => void;
    readonly end: (id: string, keep: boolean) => void;
  };
}

const EDGE = 72, SCROLL = 12, STIR = 4;

/** Rows of a list that are dragged by a handle: with mouse, pen or finger. The keyboard's way is the caller's. */
export function useSortable(ids: readonly string[], onMove: (id: string, before: string | null) => void): Sortable & { /** Where all rows are, of a list that draws only some of them. */ readonly ground: (middles: () => readonly (readonly [string, number])[] | null) => void } {
  const [dragging, setDragging] = useState<Dragging | null>(null);
  const now = useRef({ ids, onMove, dragging });
  const ground = useRef<() => readonly (readonly [string, number])[] | null>(() => null);
  const setGround = useCallback((middles: () => readonly (readonly [string, number])[] | null) => { ground.current = middles; }, []);
  useEffect(() => { now.current = { ids, onMove, dragging }; });
  const [rows] = useState((): Sortable['rows'] => {
    const shown = new Map<string, HTMLElement>();
    let began: { y: number; middles: readonly (readonly [string, number])[] } | null = null;
    const middle = (id: string): (readonly [string, number])[] => { const box = shown.get(id)?.getBoundingClientRect(); return box ? [[id, box.top + box.height / 2 + window.scrollY]] : []; };
    return {
      row: (id, row) => { if (row) shown.set(id, row); else shown.delete(id); },
      down: (_id, event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        began = { y: event.clientY + window.scrollY, middles: ground.current() ?? now.current.ids.flatMap(middle) };
      },
      move: (id, event) => {
        if (!began) return;
        const y = event.clientY + window.scrollY;
        const dy = y - began.y;
        if (!now.current.dragging && Math.abs(dy) < STIR) return;
        // Near the edge of the window the page goes along.
        if (event.clientY < EDGE) window.scrollBy(0, -SCROLL); else if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, SCROLL);
        setDragging({ id, dy, before: began.middles.find(([one, at]) => one !== id && y < at)?.[0] ?? null });
      },
      end: (id, keep) => {
        if (!began) return;
        began = null;
        const { dragging: last, ids: order, onMove: told } = now.current;
        setDragging(null);
        if (keep && last && last.before !== id && last.before !== (order[order.indexOf(id) + 1] ?? null)) told(id, last.before);
      },
    };
  });
  return { dragging, rows, ground: setGround };
}
