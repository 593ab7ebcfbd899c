import { type KeyboardEvent, useRef, useState } from 'react';
import { cx, type ListHandle, VirtualList } from '../ui/index.ts';
import { stepOf } from '../ui/virtual-rows.ts';
import { useWords } from '../words/index.ts';
import { MemoryLine } from './memory-line.tsx';
import { type Kind, writeRef } from './memory-search.ts';
import { memoryWords } from './memory.words.ts';
import type { MemoryRow } from './memory-row.ts';
import { type Reason, reasonsFor } from './reasons.ts';

interface Props {
  readonly rows: readonly MemoryRow[];
  readonly label: string;
  readonly scores: ReadonlyMap<string, readonly number[]>;
  readonly selected: ReadonlySet<number>;
  readonly onToggle: (id: number) => void;
  readonly onOpen: (one: { kind: Kind; id: number }) => void;
  readonly openRef: string | undefined;
  readonly onEnd: (() => void) | undefined;
  readonly hasMore: boolean;
  /** The answer to an earlier question, until the next is there. */
  readonly busy: boolean;
}

/** So many rows the page keys go. */
const PAGE_ROWS = 6;

/** Facts and conversations are not put away; they end, or are rated. */
export const canArchive = (kind: Kind): boolean => kind !== 'fact' && kind !== 'episode';

/** Any number of memories. Arrows (and j, k), Home, End and the page keys walk, Enter opens, x chooses. */
export function MemoryList({ rows, label, scores, selected, onToggle, onOpen, openRef, onEnd, hasMore, busy }: Props) {
  const t = useWords(memoryWords);
  const list = useRef<ListHandle>(null);
  const [active, setActive] = useState(0);
  const walk = (event: KeyboardEvent, at: number, row: MemoryRow): void => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === 'x' && canArchive(row.kind)) { event.preventDefault(); onToggle(row.id); return; }
    const to = stepOf(event.key, at, rows.length, PAGE_ROWS);
    if (to === undefined) return;
    event.preventDefault();
    list.current?.go(to);
  };
  return (
    <div className={cx('overflow-hidden rounded-lg border bg-surface shadow-card transition-opacity', busy && 'opacity-70')}>
      <VirtualList items={rows} label={label} keyOf={(row) => writeRef(row)} estimate={76} onEnd={onEnd} hasMore={hasMore} handle={list} focusable="[data-row]" className="max-h-[max(22rem,calc(100dvh-20.5rem))]" row={(row, at) => {
        const reasons: readonly Reason[] = reasonsFor(row.explain, scores);
        return (
          <div className={cx('group flex items-start gap-1 border-b border-line/70 pl-1 transition-colors', selected.has(row.id) && canArchive(row.kind) ? 'bg-accent-soft' : openRef === writeRef(row) ? 'bg-hover' : 'hover:bg-hover/60')}>
            <label className="touch grid size-9 shrink-0 place-items-center self-start pt-3">
              <span className="sr-only">{t.select}</span>
              <input type="checkbox" tabIndex={-1} disabled={!canArchive(row.kind)} title={canArchive(row.kind) ? undefined : t.onlyEvents} checked={canArchive(row.kind) && selected.has(row.id)} onChange={() => onToggle(row.id)} className="size-4 accent-accent opacity-40 transition-opacity group-hover:opacity-100 checked:opacity-100 disabled:invisible pointer-coarse:opacity-100" />
            </label>
            <button type="button" data-row={at} tabIndex={at === Math.min(active, rows.length - 1) ? 0 : -1} onFocus={() => setActive(at)} onClick={() => onOpen(row)} onKeyDown={(event) => walk(event, at, row)} aria-keyshortcuts="x" className="min-w-0 flex-1 py-3 pr-4 text-left focus-visible:-outline-offset-2">
              <MemoryLine row={row} reasons={reasons} />
            </button>
          </div>
        );
      }} />
    </div>
  );
}
