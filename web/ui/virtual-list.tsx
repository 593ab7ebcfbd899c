import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from './cx.ts';

interface Props<T> {
  readonly items: readonly T[];
  readonly label: string;
  readonly keyOf: (item: T) => string | number;
  readonly row: (item: T, at: number) => ReactNode;
  /** Height of a row before it is measured. */
  readonly estimate?: number;
  /** Called when the end comes near: read the next page. */
  readonly onEnd?: () => void;
  readonly className?: string;
}

/** Any number of rows, of which only those in sight are drawn. It scrolls by itself: give it a height. */
export function VirtualList<T>({ items, label, keyOf, row, estimate = 44, onEnd, className }: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: items.length, getScrollElement: () => box.current, estimateSize: () => estimate, overscan: 10, getItemKey: (at) => { const item = items[at]; return item === undefined ? at : keyOf(item); } });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? -1;
  useEffect(() => { if (items.length > 0 && last >= items.length - 5) onEnd?.(); }, [last, items.length, onEnd]);
  return (
    // A region that scrolls must be reachable by keyboard.
    <div ref={box} tabIndex={0} role="list" aria-label={label} className={cx('overflow-y-auto overscroll-contain', className)}>
      <div className="relative w-full" style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ index, key, start }) => {
          const item = items[index];
          return item === undefined ? null : <div key={key} ref={virtual.measureElement} data-index={index} role="listitem" aria-setsize={items.length} aria-posinset={index + 1} className="absolute inset-x-0 top-0" style={{ transform: `translateY(${start}px)` }}>{row(item, index)}</div>;
        })}
      </div>
    </div>
  );
}
