import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type RefObject, useCallback, useLayoutEffect, useRef } from 'react';

interface Options { readonly count: number; readonly box: RefObject<HTMLElement | null>; readonly size: number; readonly overscan: number; readonly keyOf?: (at: number) => string | number; readonly top?: number; /** What of a row takes the focus; the row itself when left out. */ readonly focusable?: string }

export interface VirtualRows {
  readonly virtual: Virtualizer<HTMLElement, Element>;
  /** Scrolls to a row and puts the focus on it, also when it is not drawn yet. */
  readonly go: (to: number) => void;
  /** To be put on the box: a row that has the focus stays drawn, however far away it is scrolled. */
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/** Rows of which only those in sight are drawn, without losing the focus. Each row carries `data-index`. */
export function useVirtualRows({ count, box, size, overscan, keyOf, top = 0, focusable }: Options): VirtualRows {
  const focused = useRef<number>(undefined);
  const wanted = useRef<number>(undefined);
  const virtual = useVirtualizer<HTMLElement, Element>({
    count, getScrollElement: () => box.current, estimateSize: () => size, overscan, scrollPaddingStart: top, ...(keyOf && { getItemKey: keyOf }),
    rangeExtractor: (range: Range) => { const seen = defaultRangeExtractor(range), at = focused.current; return at === undefined || at >= range.count || seen.includes(at) ? seen : [...seen, at].sort((a, b) => a - b); },
  });
  const settle = useCallback((): boolean => {
    const row = wanted.current === undefined ? null : box.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`);
    if (!row) return false;
    wanted.current = undefined;
    (focusable === undefined ? row : (row.querySelector<HTMLElement>(focusable) ?? row)).focus({ preventScroll: true });
    return true;
  }, [box, focusable]);
  useLayoutEffect(() => { settle(); });
  return {
    virtual,
    go: (to) => {
      const at = Math.max(0, Math.min(count - 1, to));
      wanted.current = at;
      virtual.scrollToIndex(at);
      settle();
    },
    onFocus: (event) => { const at = (event.target as Element).closest?.('[data-index]')?.getAttribute('data-index'); focused.current = at === null || at === undefined ? undefined : Number(at); },
    onBlur: () => { focused.current = undefined; },
  };
}

/** How far a key goes in a list; undefined for keys that do not walk. */
export const stepOf = (key: string, at: number, count: number, page: number): number | undefined => ({ ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, Home: 0, End: count - 1, PageDown: at + page, PageUp: at - page } as Record<string, number>)[key];
