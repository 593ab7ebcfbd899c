import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus, Search, SearchX, X } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useApi, useApiPages } from '../api/index.ts';
import { usePaletteAction } from '../app/palette-actions.ts';
import { useTyped } from '../app/use-typed.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { Button, EmptyState, ErrorState, IconButton, Kbd, SkeletonRows } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { FilterBar } from './filter-bar.tsx';
import { MemoryFrame, useOpenMemory } from './memory-frame.tsx';
import { MemoryList } from './memory-list.tsx';
import type { MemoryRow } from './memory-row.ts';
import { archivedOf, type FindSearch, listOf, recallOf } from './memory-search.ts';
import { memoryWords } from './memory.words.ts';
import { scoresOf } from './reasons.ts';
import { SelectionBar } from './selection-bar.tsx';

const AddMemory = lazy(async () => ({ default: (await import('./add-memory.tsx')).AddMemory }));
const WhyNotDialog = lazy(async () => ({ default: (await import('./why-not-dialog.tsx')).WhyNotDialog }));

/** All that is remembered: searched as one types, or listed. */
export function FindPage() {
  const t = useWords(memoryWords);
  const search = useSearch({ from: '/memory' });
  const navigate = useNavigate({ from: '/memory' });
  const open = useOpenMemory();
  const [typed, setTyped] = useTyped(search.q, (q) => { void navigate({ search: (before) => ({ ...before, q }), replace: true }); });
  const [adding, setAdding] = useState(false);
  const [missing, setMissing] = useState(search.missed !== undefined);
  // What is chosen belongs to the list it was chosen from: another question begins anew.
  const asked = JSON.stringify({ ...search, open: undefined, missed: undefined });
  const [chosen, setChosen] = useState<{ of: string; ids: ReadonlySet<number> }>({ of: asked, ids: NOBODY });
  const selected = chosen.of === asked ? chosen.ids : NOBODY;
  const box = useRef<HTMLInputElement>(null);
  const found = useFound(search);
  const rows = found.rows;

  useShortcut({ keys: 's', label: t.focusSearch, group: t.title, run: () => box.current?.focus() });
  useShortcut({ keys: 'n', label: t.add, group: t.title, run: () => setAdding(true) });
  useShortcut({ keys: 'w', label: t.missing, group: t.title, enabled: search.q !== undefined, run: () => setMissing(true) });
  usePaletteAction({ text: t.add, icon: <Plus />, shortcut: 'n', run: () => setAdding(true) });

  const toggle = (id: number): void => { const next = new Set(selected); if (!next.delete(id)) next.add(id); setChosen({ of: asked, ids: next }); };
  return (
    <MemoryFrame view="find" search={search} actions={<Button look="primary" onClick={() => setAdding(true)}><Plus aria-hidden className="size-4" />{t.add}</Button>}>
      <div className="mb-3 grid gap-2">
        <div className="relative">
          <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-3" />
          <input ref={box} type="search" aria-label={t.search} placeholder={t.searchHint} value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={(event) => { if (event.key === 'ArrowDown') { event.preventDefault(); document.querySelector<HTMLElement>('[data-row="0"]')?.focus(); } }}
            className="touch h-11 w-full rounded-lg border border-line-strong/60 bg-surface pr-20 pl-9 text-lg shadow-card transition-colors hover:border-line-strong focus-visible:border-ring focus-visible:outline-1 focus-visible:-outline-offset-1 [&::-webkit-search-cancel-button]:hidden" />
          <span className="absolute top-1/2 right-2 flex -translate-y-1/2 items-center gap-1">{typed === '' ? <span className="max-sm:hidden"><Kbd keys="s" /></span> : <IconButton size="sm" label={t.clear} icon={<X className="size-4" />} onClick={() => { setTyped(''); box.current?.focus(); }} />}</span>
        </div>
        <FilterBar search={search} />
      </div>
      <div className="mb-2 flex min-h-9 flex-wrap items-center justify-between gap-2">
        {selected.size > 0
          ? <SelectionBar selected={[...selected]} client={search.client} archived={search.archived === true} onDone={() => setChosen({ of: asked, ids: NOBODY })} />
          : <p aria-live="polite" className="text-sm text-ink-3">{found.about}</p>}
        {search.q !== undefined && selected.size === 0 && <Button size="sm" onClick={() => setMissing(true)}><SearchX aria-hidden className="size-4" />{t.missing}</Button>}
      </div>
      {found.error && rows.length === 0 ? <ErrorState error={found.error} onRetry={found.refetch} />
        : found.isPending ? <SkeletonRows rows={8} height="h-16" />
          : rows.length === 0 ? <Nothing search={search} onAdd={() => setAdding(true)} onMissing={() => setMissing(true)} />
            : <MemoryList key={asked} rows={rows} label={search.q === undefined ? t.listLabel : t.resultsLabel} scores={found.scores} selected={selected} onToggle={toggle} onOpen={open} openRef={search.open} onEnd={found.more} hasMore={found.hasMore} busy={found.isStale} />}
      <Suspense>
        {adding && <AddMemory client={search.client} onClose={() => setAdding(false)} onOpen={open} />}
        {missing && <WhyNotDialog search={search} onClose={() => { setMissing(false); void navigate({ search: (before) => ({ ...before, missed: undefined }), replace: true }); }} onOpen={open} />}
      </Suspense>
    </MemoryFrame>
  );
}

function Nothing({ search, onAdd, onMissing }: { readonly search: FindSearch; readonly onAdd: () => void; readonly onMissing: () => void }) {
  const t = useWords(memoryWords);
  const asked = search.q !== undefined;
  const narrowed = asked || Object.keys(search).some((name) => !['client', 'open', 'archived'].includes(name));
  const [title, about] = search.archived && !asked ? [t.nothingArchived, t.nothingArchivedAbout] : narrowed ? [t.nothingFound, t.nothingFoundAbout] : [t.nothing, t.nothingAbout];
  return <EmptyState icon={<Search />} title={title} action={search.archived ? undefined : asked ? <Button onClick={onMissing}>{t.missing}</Button> : narrowed ? undefined : <Button look="primary" onClick={onAdd}>{t.add}</Button>}>{about}</EmptyState>;
}

const NONE: readonly never[] = [];
const NOBODY: ReadonlySet<number> = new Set();

/** The answer of recall where a question stands in the address, else the list, page by page. */
function useFound(search: FindSearch) {
  const t = useWords(memoryWords);
  const asked = search.q !== undefined;
  const archived = !asked && search.archived === true;
  const recalled = useApi('memory.recall', recallOf(search), { enabled: asked, keep: true });
  const listed = useApiPages('memory.search', listOf(search), { enabled: !asked && !archived, keep: true });
  const away = useApiPages('memory.events', archivedOf(search), { enabled: archived, keep: true });
  if (asked) {
    const results = recalled.data?.results ?? NONE;
    const rows: readonly MemoryRow[] = search.trust === undefined ? results : results.filter((one) => one.trust === search.trust);
    const more = recalled.data ? [t.found(rows.length, recalled.data.took_ms), recalled.data.cached ? t.cached : t.bestFirst, ...(recalled.data.degraded.length > 0 ? [t.degraded(recalled.data.degraded.join(', '))] : [])].join(' · ') : '';
    return { rows, scores: scoresOf(results), about: more, error: recalled.error, isPending: recalled.isPending, isStale: recalled.isPlaceholderData, refetch: () => { void recalled.refetch(); }, more: undefined, hasMore: false };
  }
  if (archived) {
    const rows = away.items.map((one): MemoryRow => ({ ...one, id: one.event_id, kind: one.event_type === 'reflection' || one.event_type === 'document' ? one.event_type : 'event', status: 'current', evidence: [] }));
    return { rows, scores: scoresOf([]), about: rows.length > 0 ? t.archivedOnes : '', error: away.error, isPending: away.isPending, isStale: false, refetch: away.refetch, more: away.more, hasMore: away.hasMore };
  }
  return { rows: listed.items as readonly MemoryRow[], scores: scoresOf([]), about: listed.items.length > 0 ? t.newestFirst : '', error: listed.error, isPending: listed.isPending, isStale: false, refetch: listed.refetch, more: listed.more, hasMore: listed.hasMore };
}
