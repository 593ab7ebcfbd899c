import { Building2, ChevronRight, FolderKanban, Gem, Handshake, Package, Plus, Target } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { Badge, cx, DateTime } from '../ui/index.ts';
import { useVirtualRows } from '../ui/virtual-rows.ts';
import { formatNumber, useWords } from '../words/index.ts';
import { belowOf, type Kind, type Node, seenOf } from './business-tree.ts';
import { businessWords } from './business.words.ts';

const ICONS = { venture: Building2, offer: Gem, engagement: Handshake, project: FolderKanban, deliverable: Package, result: Target } as const;
const ROW_PX = 44;
/** So many rows the page keys go. */
const PAGE_ROWS = 12;

interface Props { readonly tree: readonly Node[]; readonly open: string | undefined; readonly onOpen: (key: string) => void; readonly onAdd: (kind: Kind, under: number) => void }

/** Ventures and all below them, of which only what is in sight is drawn. Arrows walk, unfold and fold; Home, End and the page keys go far. */
export function BusinessTree({ tree, open, onOpen, onAdd }: Props) {
  const t = useWords(businessWords);
  const box = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string>();
  const seen = useMemo(() => seenOf(tree, folded), [tree, folded]);
  const lines = useMemo(() => new Map(seen.map(({ node }, line) => [node.key, line])), [seen]);
  const { virtual, go, onFocus, onBlur } = useVirtualRows({ count: seen.length, box, size: ROW_PX, overscan: 12, keyOf: (at) => seen[at]?.node.key ?? at });
  const current = seen[lines.get(active ?? '') ?? 0];
  const fold = (key: string, on: boolean): void => setFolded((now) => { const next = new Set(now); if (on) next.add(key); else next.delete(key); return next; });
  const walk = (event: KeyboardEvent, at: number): void => {
    const here = seen[at];
    if (!here || event.target !== event.currentTarget || event.metaKey || event.ctrlKey) return;
    const hasMore = here.node.children.length > 0, isFolded = folded.has(here.node.key);
    const done = ((): boolean => {
      switch (event.key) {
        case 'ArrowDown': case 'j': go(at + 1); return true;
        case 'ArrowUp': case 'k': go(at - 1); return true;
        case 'PageDown': go(at + PAGE_ROWS); return true;
        case 'PageUp': go(at - PAGE_ROWS); return true;
        case 'Home': go(0); return true;
        case 'End': go(seen.length - 1); return true;
        case 'ArrowRight': if (hasMore && isFolded) fold(here.node.key, false); else if (hasMore) go(at + 1); return true;
        case 'ArrowLeft': if (hasMore && !isFolded) fold(here.node.key, true); else if (here.parent !== undefined) go(lines.get(here.parent) ?? at); return true;
        case 'Enter': case ' ': onOpen(here.node.key); return true;
        default: return false;
      }
    })();
    if (done) event.preventDefault();
  };
  return (
    <div ref={box} role="tree" aria-label={t.treeLabel} onFocus={onFocus} onBlur={onBlur} className="max-h-[max(20rem,calc(100dvh-14rem))] overflow-y-auto overscroll-contain rounded-lg border bg-surface shadow-card">
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = seen[index];
          if (!line) return null;
          const { node, level, at, of } = line;
          const Icon = ICONS[node.kind as keyof typeof ICONS];
          const hasMore = node.children.length > 0;
          const below = belowOf(node.kind);
          return (
            <div key={node.key} role="treeitem" aria-level={level} aria-posinset={at} aria-setsize={of} aria-expanded={hasMore ? !folded.has(node.key) : undefined} aria-selected={open === node.key} data-node={node.key} data-index={index} tabIndex={current?.node.key === node.key ? 0 : -1} onFocus={(event) => { if (event.target === event.currentTarget) setActive(node.key); }} onKeyDown={(event) => walk(event, index)} onClick={() => onOpen(node.key)}
              className={cx('group absolute inset-x-0 top-0 flex h-11 cursor-pointer items-center gap-2 pr-2 focus-visible:-outline-offset-2', open === node.key ? 'bg-accent-soft' : 'hover:bg-hover/60')} style={{ paddingLeft: `${0.5 + (level - 1) * 1.25}rem`, transform: `translateY(${start}px)` }}>
              <span aria-hidden onClick={(event) => { event.stopPropagation(); if (hasMore) fold(node.key, !folded.has(node.key)); }} className="grid size-6 shrink-0 place-items-center text-ink-3">{hasMore && <ChevronRight className={cx('size-4 transition-transform', !folded.has(node.key) && 'rotate-90')} />}</span>
              {Icon && <Icon aria-hidden className="size-4 shrink-0 text-ink-3" />}
              <span className={cx('truncate', level === 1 && 'font-medium')}>{node.name}</span>
              <span className="shrink-0 text-xs text-ink-3 max-sm:hidden">{t.kinds[node.kind]}</span>
              <span className="ml-auto flex shrink-0 items-center gap-2 text-sm text-ink-3"><About node={node} /></span>
              {below && <span onClick={(event) => event.stopPropagation()} className="opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 max-sm:hidden"><span aria-hidden className="grid size-7 place-items-center rounded-md hover:bg-hover" title={t.newOf[below]} onClick={() => onAdd(below, node.id)}><Plus className="size-4" /></span></span>}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** What of a thing one wants to see without opening it. */
function About({ node: { kind, row } }: { readonly node: Node }) {
  const t = useWords(businessWords);
  const number = (value: unknown): string => formatNumber(Number(value), { maximumFractionDigits: 2 });
  if (kind === 'result') return row['target_value'] == null ? null : <Badge tone={Number(row['actual_value'] ?? 0) >= Number(row['target_value']) ? 'good' : 'plain'}>{t.reached(row['actual_value'] == null ? '–' : number(row['actual_value']), number(row['target_value']))}</Badge>;
  return (
    <>
      {kind === 'engagement' && row['customer_name'] != null && <span className="max-w-40 truncate max-md:hidden">{String(row['customer_name'])}</span>}
      {kind === 'offer' && row['price'] != null && <span className="tabular max-md:hidden">{number(row['price'])}</span>}
      {kind === 'deliverable' && row['due_date'] != null && <DateTime at={String(row['due_date'])} as="dueDay" />}
      {row['status'] != null && row['status'] !== 'active' && <Badge>{String(row['status'])}</Badge>}
    </>
  );
}
