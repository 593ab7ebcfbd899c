import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import { cx } from './cx.ts';
import { useVirtualRows } from './virtual-rows.ts';

/** What the owner of a list may do with it. */
export interface ListHandle { /** Scrolls to a row and puts the focus on what of it takes the focus. */ go(to: number): void }

interface Props<T> {
  readonly items: readonly T[];
  readonly label: string;
  readonly keyOf: (item: T) => string | number;
  readonly row: (item: T, at: number) => ReactNode;
  /** Height of a row before it is measured. */
  readonly estimate?: number;
  /** Called when the end comes near: read the next page. */
  readonly onEnd?: (() => void) | undefined;
  /** There are more than are read by now: their number is not known. */
  readonly hasMore?: boolean;
  readonly handle?: RefObject<ListHandle | null>;
  /** What of a row takes the focus, for `go`. */
  readonly focusable?: string;
  readonly className?: string;
}

/** Any number of rows, of which only those in sight are drawn. It scrolls by itself: give it a height. */
export function VirtualList<T>({ items, label, keyOf, row, estimate = 44, onEnd, hasMore = false, handle, focusable, className }: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  const { virtual, go, onFocus, onBlur } = useVirtualRows({ count: items.length, box, size: estimate, overscan: 10, keyOf: (at) => { const item = items[at]; return item === undefined ? at : keyOf(item); }, ...(focusable !== undefined && { focusable }) });
  useImperativeHandle(handle, () => ({ go }));
  const rows = virtual.getVirtualItems();
  const last = virtual.range?.endIndex ?? -1;
  useEffect(() => { if (items.length > 0 && last >= items.length - 15) onEnd?.(); }, [last, items.length, onEnd]);
  return (
    // A region that scrolls must be reachable by keyboard.
    <div ref={box} tabIndex={0} role="list" aria-label={label} onFocus={onFocus} onBlur={onBlur} className={cx('overflow-y-auto overscroll-contain', className)}>
      <div className="relative w-full" style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ index, key, start }) => {
          const item = items[index];
          return item === undefined ? null : <div key={key} ref={virtual.measureElement} data-index={index} role="listitem" aria-setsize={hasMore ? -1 : items.length} aria-posinset={index + 1} className="absolute inset-x-0 top-0" style={{ transform: `translateY(${start}px)` }}>{row(item, index)}</div>;
        })}
      </div>
    </div>
  );
}
