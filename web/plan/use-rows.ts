import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/** From so many rows on only those in sight are drawn: below, the browser finds words in all of them. */
const MANY = 60;
const HEIGHT = 61, BEYOND = 6;

export interface Row { readonly at: number; /** Where it stands below the top of the list; null: in the flow. */ readonly top: number | null }
export interface Rows {
  readonly rows: readonly Row[];
  /** Height of the list; undefined while all rows are drawn. */
  readonly height: number | undefined;
  readonly measure: ((row: HTMLElement | null) => void) | undefined;
  /** The middle of each row on the page, also of those that are not drawn. */
  readonly middles: () => readonly (readonly [string, number])[] | null;
}

/** The rows of a long list that scrolls with the page: those in sight, and those that must be there (the focus, what is open, what is dragged). */
export function useRows(list: RefObject<HTMLElement | null>, ids: readonly string[], needed: readonly (string | null | undefined)[]): Rows {
  const many = ids.length > MANY;
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const on = list.current;
    if (!many || !on) return undefined;
    const look = (): void => setMargin(Math.round(on.getBoundingClientRect().top + window.scrollY));
    look();
    const watch = new ResizeObserver(look);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, [list, many]);
  const keep = many ? needed.map((id) => (id === null || id === undefined ? -1 : ids.indexOf(id))).filter((at) => at >= 0) : [];
  const virtual = useWindowVirtualizer({
    count: many ? ids.length : 0, estimateSize: () => HEIGHT, overscan: BEYOND, scrollMargin: margin, getItemKey: (at) => ids[at] ?? at,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...keep])].sort((a, b) => a - b),
  });
  const { measureElement, measurementsCache } = virtual;
  const measure = useCallback((row: HTMLElement | null) => measureElement(row), [measureElement]);
  if (!many) return { rows: ids.map((_, at) => ({ at, top: null })), height: undefined, measure: undefined, middles: () => null };
  return {
    rows: virtual.getVirtualItems().map(({ index, start }) => ({ at: index, top: start - margin })), height: virtual.getTotalSize(), measure,
    middles: () => measurementsCache.flatMap(({ index, start, size }) => { const id = ids[index]; return id === undefined ? [] : [[id, start + size / 2] as const]; }),
  };
}
