import { useNavigate, useSearch } from '@tanstack/react-router';
import { Briefcase, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useShortcut } from '../shortcuts/index.ts';
import { Avatar, Button, Card, EmptyState, ErrorState, IconButton, Menu, SkeletonRows, VirtualList } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { useRows } from './business-rows.ts';
import { BusinessSheet } from './business-sheet.tsx';
import { BusinessTree } from './business-tree-view.tsx';
import { CHAIN, idOf, keyOf, type Kind, nameOf, readKey, treeOf } from './business-tree.ts';
import { businessWords } from './business.words.ts';
import { WorkFrame } from './work-frame.tsx';

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
    <WorkFrame view="business" about={t.about} actions={<Menu trigger={<Button look="primary"><Plus aria-hidden className="size-4" />{t.new}</Button>} items={[...CHAIN, 'person' as const].map((kind) => ({ text: t.kinds[kind], onSelect: () => set(`new:${kind}`) }))} />}>
      {rows.error ? <ErrorState error={rows.error} onRetry={rows.refetch} /> : rows.isPending ? <SkeletonRows rows={8} /> : (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
          {tree.length === 0 ? <EmptyState icon={<Briefcase />} title={t.empty} action={<Button look="primary" onClick={() => set('new:venture')}>{t.newOf.venture}</Button>}>{t.emptyAbout}</EmptyState> : <BusinessTree tree={tree} open={search.open} onOpen={(key) => set(key)} onAdd={(kind, under) => set(`new:${kind}`, String(under))} />}
          <Card flush title={t.persons} actions={<IconButton size="sm" label={t.newOf.person} icon={<Plus className="size-4" />} onClick={() => set('new:person')} />}>
            {persons.length === 0 ? <p className="p-4 text-sm text-ink-3">{t.personsEmptyAbout}</p> : <VirtualList items={persons} label={t.persons} keyOf={(person) => idOf('person', person)} estimate={52} className="max-h-[60dvh] py-1" row={(person) => <button type="button" onClick={() => set(keyOf('person', idOf('person', person)))} className="touch flex w-full items-center gap-3 px-4 py-2 text-left hover:bg-hover/60 focus-visible:-outline-offset-2"><Avatar name={nameOf('person', person)} /><span className="grid min-w-0"><span className="truncate font-medium">{nameOf('person', person)}</span>{Boolean(person['role'] ?? person['email']) && <span className="truncate text-sm text-ink-3">{String(person['role'] ?? person['email'])}</span>}</span></button>} />}
          </Card>
        </div>
      )}
      {shown && (shown.id === null || row) && <BusinessSheet key={`${search.open}-${search.under}`} kind={shown.kind} row={row ?? null} under={search.under === undefined ? undefined : Number(search.under)} onClose={() => set(undefined)} onNew={(kind, under) => set(`new:${kind}`, String(under))} onDone={(kind, id) => set(keyOf(kind, id))} />}
    </WorkFrame>
  );
}
