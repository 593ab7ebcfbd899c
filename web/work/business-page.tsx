import { useNavigate, useSearch } from '@tanstack/react-router';
import { Briefcase, Building2, ChevronRight, FolderKanban, Gem, Handshake, Package, Plus, Target } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useShortcut } from '../shortcuts/index.ts';
import { Avatar, Badge, Button, Card, cx, DateTime, EmptyState, ErrorState, IconButton, Menu, SkeletonRows } from '../ui/index.ts';
import { formatNumber, useWords } from '../words/index.ts';
import { useRows } from './business-rows.ts';
import { BusinessSheet } from './business-sheet.tsx';
import { belowOf, CHAIN, idOf, keyOf, type Kind, nameOf, type Node, readKey, seenOf, treeOf } from './business-tree.ts';
import { businessWords } from './business.words.ts';
import { WorkFrame } from './work-frame.tsx';

const ICONS = { venture: Building2, offer: Gem, engagement: Handshake, project: FolderKanban, deliverable: Package, result: Target } as const;
const ALL: readonly Kind[] = [...CHAIN, 'person'];

/** From ventures down to results, as a tree one walks, and the people beside it. */
export function BusinessPage() {
  const t = useWords(businessWords);
  const search = useSearch({ from: '/tasks/business' });
  const navigate = useNavigate();
  const rows = useRows(ALL);
  const tree = useMemo(() => treeOf(rows.lists), [rows.lists]);
  const set = (open: string | undefined, under?: string): void => { void navigate({ to: '/tasks/business', search: { open, under }, resetScroll: false }); };
  const shown = readKey(search.open);
  const row = shown?.id != null ? rows.lists[shown.kind]?.find((one) => idOf(shown.kind, one) === shown.id) : null;
  const persons = rows.lists.person ?? [];
  useShortcut({ keys: 'n', label: t.shortcuts.venture, group: t.treeLabel, run: () => set('new:venture') });
  useShortcut({ keys: 'p', label: t.shortcuts.project, group: t.treeLabel, run: () => set('new:project') });
  return (
    <WorkFrame about={t.about} wide actions={<Menu trigger={<Button look="primary"><Plus aria-hidden className="size-4" />{t.new}</Button>} items={[...CHAIN, 'person' as const].map((kind) => ({ text: t.kinds[kind], onSelect: () => set(`new:${kind}`) }))} />}>
      {rows.error ? <ErrorState error={rows.error} onRetry={rows.refetch} /> : rows.isPending ? <SkeletonRows rows={8} /> : (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
          {tree.length === 0 ? <EmptyState icon={<Briefcase />} title={t.empty} action={<Button look="primary" onClick={() => set('new:venture')}>{t.newOf.venture}</Button>}>{t.emptyAbout}</EmptyState> : <Tree tree={tree} open={search.open} onOpen={(key) => set(key)} onAdd={(kind, under) => set(`new:${kind}`, String(under))} />}
          <Card flush title={t.persons} actions={<IconButton size="sm" label={t.newOf.person} icon={<Plus className="size-4" />} onClick={() => set('new:person')} />}>
            {persons.length === 0 ? <p className="p-4 text-sm text-ink-3">{t.personsEmptyAbout}</p> : <ul className="max-h-[60dvh] overflow-y-auto py-1">{persons.map((person) => <li key={idOf('person', person)}><button type="button" onClick={() => set(keyOf('person', idOf('person', person)))} className="touch flex w-full items-center gap-3 px-4 py-2 text-left hover:bg-hover/60 focus-visible:-outline-offset-2"><Avatar name={nameOf('person', person)} /><span className="grid min-w-0"><span className="truncate font-medium">{nameOf('person', person)}</span>{Boolean(person['role'] ?? person['email']) && <span className="truncate text-sm text-ink-3">{String(person['role'] ?? person['email'])}</span>}</span></button></li>)}</ul>}
          </Card>
        </div>
      )}
      {shown && (shown.id === null || row) && <BusinessSheet key={`${search.open}-${search.under}`} kind={shown.kind} row={row ?? null} under={search.under === undefined ? undefined : Number(search.under)} onClose={() => set(undefined)} onNew={(kind, under) => set(`new:${kind}`, String(under))} onDone={(kind, id) => set(keyOf(kind, id))} />}
    </WorkFrame>
  );
}

function Tree({ tree, open, onOpen, onAdd }: { readonly tree: readonly Node[]; readonly open: string | undefined; readonly onOpen: (key: string) => void; readonly onAdd: (kind: Kind, under: number) => void }) {
  const t = useWords(businessWords);
  const box = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string>();
  const seen = useMemo(() => seenOf(tree, folded), [tree, folded]);
  const current = seen.find((one) => one.node.key === active) ?? seen[0];
  const fold = (key: string, on: boolean): void => setFolded((now) => { const next = new Set(now); if (on) next.add(key); else next.delete(key); return next; });
  const go = (key: string | undefined): void => { if (key === undefined) return; setActive(key); box.current?.querySelector<HTMLElement>(`[data-node="${key}"]`)?.focus(); };
  const walk = (event: KeyboardEvent, at: number): void => {
    const here = seen[at];
    if (!here || event.target !== event.currentTarget || event.metaKey || event.ctrlKey) return;
    const hasMore = here.node.children.length > 0, isFolded = folded.has(here.node.key);
    const done = ((): boolean => {
      switch (event.key) {
        case 'ArrowDown': case 'j': go(seen[at + 1]?.node.key); return true;
        case 'ArrowUp': case 'k': go(seen[at - 1]?.node.key); return true;
        case 'Home': go(seen[0]?.node.key); return true;
        case 'End': go(seen.at(-1)?.node.key); return true;
        case 'ArrowRight': if (hasMore && isFolded) fold(here.node.key, false); else if (hasMore) go(seen[at + 1]?.node.key); return true;
        case 'ArrowLeft': if (hasMore && !isFolded) fold(here.node.key, true); else go(here.parent); return true;
        case 'Enter': case ' ': onOpen(here.node.key); return true;
        default: return false;
      }
    })();
    if (done) event.preventDefault();
  };
  return (
    <div ref={box} role="tree" aria-label={t.treeLabel} className="overflow-hidden rounded-lg border bg-surface py-1 shadow-card">
      {seen.map(({ node, level, at, of }, line) => {
        const Icon = ICONS[node.kind as keyof typeof ICONS];
        const hasMore = node.children.length > 0;
        const below = belowOf(node.kind);
        return (
          <div key={node.key} role="treeitem" aria-level={level} aria-posinset={at} aria-setsize={of} aria-expanded={hasMore ? !folded.has(node.key) : undefined} aria-selected={open === node.key} data-node={node.key} tabIndex={current?.node.key === node.key ? 0 : -1} onFocus={(event) => { if (event.target === event.currentTarget) setActive(node.key); }} onKeyDown={(event) => walk(event, line)} onClick={() => onOpen(node.key)}
            className={cx('touch group flex h-10 cursor-pointer items-center gap-2 pr-2 focus-visible:-outline-offset-2', open === node.key ? 'bg-accent-soft' : 'hover:bg-hover/60')} style={{ paddingLeft: `${0.5 + (level - 1) * 1.25}rem` }}>
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
      {kind === 'deliverable' && row['due_date'] != null && <DateTime at={String(row['due_date'])} as="day" />}
      {row['status'] != null && row['status'] !== 'active' && <Badge>{String(row['status'])}</Badge>}
    </>
  );
}
