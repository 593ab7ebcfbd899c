import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { cx } from './cx.ts';
import { stepOf, useVirtualRows } from './virtual-rows.ts';

export interface Column<T> {
  readonly id: string;
  readonly head: string;
  /** What the column means, where its head is too short to say it. */
  readonly about?: string;
  readonly cell: (row: T) => ReactNode;
  /** A track of the grid: `minmax(12rem, 2fr)`, `6rem`. */
  readonly width?: string;
  readonly numeric?: boolean;
  readonly sortable?: boolean;
  /** Not on phones. */
  readonly wide?: boolean;
}
export interface Sort { readonly by: string; readonly down: boolean }
/** Of the row of heads, below which rows are scrolled to. */
const HEAD_PX = 36;

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
  /** There are more than are read by now: their number is not known. */
  readonly hasMore?: boolean;
  readonly rowHeight?: number;
  readonly className?: string;
}

/** A table of any length: only rows in sight are drawn, arrows (and j, k), Home, End and the page keys walk the rows, Enter opens. It scrolls by itself: give it a height. */
export function Table<T>({ label, columns, rows, keyOf, sort, onSort, onOpen, isMarked, onEnd, hasMore = false, rowHeight = 40, className }: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  const { virtual, go, onFocus, onBlur } = useVirtualRows({ count: rows.length, box, size: rowHeight, overscan: 12, top: HEAD_PX });
  const seen = virtual.getVirtualItems();
  const last = virtual.range?.endIndex ?? -1;
  useEffect(() => { if (rows.length > 0 && last >= rows.length - 15) onEnd?.(); }, [last, rows.length, onEnd]);
  const tracks = { '--tracks': columns.map((column) => column.width ?? 'minmax(0, 1fr)').join(' '), '--tracks-narrow': columns.filter((column) => !column.wide).map((column) => column.width ?? 'minmax(0, 1fr)').join(' ') } as Record<string, string>;
  const line = 'grid items-center gap-3 px-3 [grid-template-columns:var(--tracks-narrow)] md:[grid-template-columns:var(--tracks)]';
  const hidden = (column: Column<T>): string | false => column.wide === true && 'max-md:hidden';

  const walk = (event: KeyboardEvent, at: number): void => {
    const row = rows[at];
    if (event.key === 'Enter' && event.target === event.currentTarget && row !== undefined) { onOpen?.(row); return; }
    const to = stepOf(event.key, at, rows.length, Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 2));
    if (to === undefined || event.metaKey || event.ctrlKey || event.altKey || (event.target as HTMLElement).matches('input, textarea, select')) return;
    event.preventDefault();
    go(to);
  };

  return (
    <div ref={box} role="table" aria-label={label} aria-rowcount={hasMore ? -1 : rows.length + 1} onFocus={onFocus} onBlur={onBlur} tabIndex={rows.length && onOpen ? undefined : 0} className={cx('overflow-auto overscroll-contain', className)} style={tracks}>
      <div role="rowgroup" className="sticky top-0 z-10 border-b bg-surface">
        <div role="row" aria-rowindex={1} className={cx(line, 'h-9 text-xs font-medium text-ink-3')}>
          {columns.map((column) => (
            <div key={column.id} role="columnheader" title={column.about} aria-sort={sort?.by === column.id ? (sort.down ? 'descending' : 'ascending') : undefined} className={cx('truncate', column.numeric && 'text-right', hidden(column))}>
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
