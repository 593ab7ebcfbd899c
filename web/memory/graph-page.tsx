import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Share2 } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useState } from 'react';
import { useApi, useApiPages } from '../api/index.ts';
import { Card, cx, EmptyState, ErrorState, Field, Input, Loaded, Select, Skeleton, SkeletonRows, VirtualList } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { readableName } from '../words/readable-name.ts';
import { graphWords } from './graph.words.ts';
import { GraphList } from './graph-list.tsx';
import { MemoryFrame, useOpenMemory } from './memory-frame.tsx';
import { clientRef } from './memory-search.ts';
import { isNumbered, subjectOf, useSubjectNames } from './subject-names.ts';
import { SubjectName } from './subject-tag.tsx';

const GraphPicture = lazy(async () => ({ default: (await import('./graph-picture.tsx')).GraphPicture }));
const DEPTHS = [1, 2, 3] as const;

/** Who and what the memory speaks of, and what joins them. */
export function GraphPage() {
  const t = useWords(graphWords);
  const search = useSearch({ from: '/memory/graph' });
  const navigate = useNavigate({ from: '/memory/graph' });
  const open = useOpenMemory();
  const [typed, setTyped] = useState(search.q ?? '');
  const q = useDeferredValue(typed.trim());
  const set = (change: Partial<typeof search>): void => { void navigate({ search: (before) => ({ ...before, ...change }) }); };
  const entities = useApiPages('memory.entities', { client_id: clientRef(search.client), q: q === '' ? undefined : q, limit: 100 }, { keep: true });
  const entity = search.entity ?? entities.items[0]?.entity;
  const depth = search.depth ?? 2;
  const around = useApi('memory.around', { entity: entity ?? '', depth, client_id: clientRef(search.client), as_of: search.as_of }, { enabled: entity !== undefined, keep: true });
  const nameOf = useSubjectNames((around.data?.nodes ?? []).map((node) => subjectOf(node.id)));
  // Names of the planner's things stand in the list, in the picture and in its table alike.
  const named = around.data && { ...around.data, nodes: around.data.nodes.map((node) => (node.kind === 'entity' && isNumbered(subjectOf(node.id)) ? { ...node, name: nameOf(subjectOf(node.id)) } : node)) };
  const choose = (id: string): void => set({ entity: id });
  if (entities.error && entities.items.length === 0) return <MemoryFrame view="graph" search={search}><ErrorState error={entities.error} onRetry={entities.refetch} /></MemoryFrame>;
  if (!entities.isPending && entities.items.length === 0 && q === '' && search.entity === undefined) return <MemoryFrame view="graph" search={search}><EmptyState icon={<Share2 />} title={t.nothing} action={<Link to="/memory/facts" className="text-accent-text underline">{t.toFacts}</Link>}>{t.nothingAbout}</EmptyState></MemoryFrame>;
  return (
    <MemoryFrame view="graph" search={search}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <Card title={t.entities} flush className="self-start">
          <div className="border-b p-3"><Field label={t.find} hideLabel><Input type="search" placeholder={t.find} value={typed} onChange={(event) => setTyped(event.target.value)} /></Field></div>
          {entities.isPending ? <div className="p-3"><SkeletonRows rows={6} height="h-9" /></div> : entities.items.length === 0 ? <p className="p-4 text-sm text-ink-3">{t.noMatch}</p> : (
            <VirtualList items={entities.items} label={t.entities} keyOf={(one) => one.entity} estimate={52} onEnd={entities.more} hasMore={entities.hasMore} className="h-56 lg:h-[max(20rem,calc(100dvh-21rem))]" row={(one) => (
              <Link to="/memory/graph" search={(before: object) => ({ ...before, entity: one.entity }) as never} aria-current={one.entity === entity ? 'true' : undefined} className={cx('touch flex items-center justify-between gap-3 border-b border-line/60 px-4 py-2 focus-visible:-outline-offset-2', one.entity === entity ? 'bg-accent-soft' : 'hover:bg-hover')}>
                <span className="min-w-0"><span className="block truncate font-medium">{isNumbered(subjectOf(one.entity)) ? <SubjectName subject={subjectOf(one.entity)} /> : one.name}</span><span className="block truncate text-xs text-ink-3">{readableName(one.type)} · {t.weight(one.facts, one.relations)}</span></span>
              </Link>
            )} />
          )}
        </Card>
        {entity === undefined ? <Skeleton className="h-96 w-full" /> : (
          <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4">
            <div className="flex flex-wrap items-end gap-3">
              <Field label={t.depth}><Select className="w-28" choices={DEPTHS.map((value) => ({ value: String(value), label: t.steps(value) }))} value={String(depth)} onChange={(event) => set({ depth: Number(event.target.value) })} /></Field>
              <Field label={t.asOf}><Input type="date" value={search.as_of ?? ''} onChange={(event) => set({ as_of: event.target.value || undefined })} /></Field>
            </div>
            <Loaded of={{ ...around, data: named }} loading={<Skeleton className="h-[28rem] w-full" />}>{(graph) => (
              <>
                <Suspense fallback={<Skeleton className="h-[28rem] w-full" />}><GraphPicture graph={graph} onChoose={choose} onFact={(id) => open({ kind: 'fact', id })} /></Suspense>
                <GraphList graph={graph} onChoose={choose} onFact={(id) => open({ kind: 'fact', id })} />
              </>
            )}</Loaded>
          </div>
        )}
      </div>
    </MemoryFrame>
  );
}
