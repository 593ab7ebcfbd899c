import { ArrowDown, ArrowUp } from 'lucide-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { cx } from './cx.ts';

export interface Column<T> {
  readonly id: string;
  readonly head: string;
  readonly cell: (row: T) => ReactNode;
  /** A track of the grid: `minmax(12rem, 2fr)`, `6rem`. */
  readonly width?: string;
  readonly numeric?: boolean;
  readonly sortable?: boolean;
  /** Not on phones. */
  readonly wide?: boolean;
}
export interface Sort { readonly by: string; readonly down: boolean }
interface Props<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string | number;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** A row that can be opened: by click and by Enter. */
  readonly onOpen?: (row: T) => void;
  readonly isMarked?: (row: T) => boolean;
  readonly onEnd?: () => void;
  readonly rowHeight?: number;
  readonly className?: string;
}

/** A table of any length: only rows in sight are drawn, arrows (and j, k) walk the rows, Enter opens. It scrolls by itself: give it a height. */
export function Table<T>({ label, columns, rows, keyOf, sort, onSort, onOpen, isMarked, onEnd, rowHeight = 40, className }: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 12, scrollPaddingStart: 36 });
  const seen = virtual.getVirtualItems();
  const last = seen.at(-1)?.index ?? -1;
  useEffect(() => { if (rows.length > 0 && last >= rows.length - 8) onEnd?.(); }, [last, rows.length, onEnd]);
  const tracks = { '--tracks': columns.map((column) => column.width ?? 'minmax(0, 1fr)').join(' '), '--tracks-narrow': columns.filter((column) => !column.wide).map((column) => column.width ?? 'minmax(0, 1fr)').join(' ') } as Record<string, string>;
  const line = 'grid items-center gap-3 px-3 [grid-template-columns:var(--tracks-narrow)] md:[grid-template-columns:var(--tracks)]';
  const hidden = (column: Column<T>): string | false => column.wide === true && 'max-md:hidden';

  const walk = (event: KeyboardEvent, at: number): void => {
    const row = rows[at];
    if (event.key === 'Enter' && event.target === event.currentTarget && row !== undefined) { onOpen?.(row); return; }
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step === undefined || event.metaKey || event.ctrlKey || (event.target as HTMLElement).matches('input, textarea, select')) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(rows.length - 1, at + step));
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => { box.current?.querySelector<HTMLElement>(`[data-index="${to}"]`)?.focus(); });
  };

  return (
    <div ref={box} role="table" aria-label={label} aria-rowcount={rows.length + 1} tabIndex={rows.length && onOpen ? undefined : 0} className={cx('overflow-auto overscroll-contain', className)} style={tracks}>
      <div role="rowgroup" className="sticky top-0 z-10 border-b bg-surface">
        <div role="row" aria-rowindex={1} className={cx(line, 'h-9 text-xs font-medium text-ink-3')}>
          {columns.map((column) => (
            <div key={column.id} role="columnheader" aria-sort={sort?.by === column.id ? (sort.down ? 'descending' : 'ascending') : undefined} className={cx('truncate', column.numeric && 'text-right', hidden(column))}>
              {column.sortable && onSort
                ? <button type="button" className="touch inline-flex items-center gap-1 hover:text-ink" onClick={() => onSort({ by: column.id, down: sort?.by === column.id ? !sort.down : true })}>{column.head}{sort?.by === column.id && (sort.down ? <ArrowDown aria-hidden className="size-3" /> : <ArrowUp aria-hidden className="size-3" />)}</button>
                : column.head}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {seen.map(({ index, start, size }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <div key={keyOf(row)} role="row" aria-rowindex={index + 2} data-index={index} tabIndex={onOpen ? 0 : undefined} onKeyDown={(event) => walk(event, index)} onClick={onOpen && (() => onOpen(row))}
              className={cx(line, 'absolute inset-x-0 top-0 border-b border-line/60 focus-visible:-outline-offset-2', onOpen && 'cursor-pointer hover:bg-hover/60', isMarked?.(row) && 'bg-accent-soft')} style={{ height: size, transform: `translateY(${start}px)` }}>
              {columns.map((column) => <div key={column.id} role="cell" className={cx('min-w-0 truncate', column.numeric && 'text-right tabular', hidden(column))}>{column.cell(row)}</div>)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
