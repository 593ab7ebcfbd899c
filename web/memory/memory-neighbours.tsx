import { useMemo } from 'react';
import { type Output, useApi } from '../api/index.ts';
import { ErrorState, Skeleton } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { MemoryLine } from './memory-line.tsx';
import type { MemoryRow } from './memory-row.ts';
import { clientRef, type Kind, writeRef } from './memory-search.ts';
import { memoryWords } from './memory.words.ts';

const NEAR = 6;
/** So much of a long text says what it is about. */
const ASKED = 600;

/** What was said right before and after, and what speaks of the same. */
export function MemoryNeighbours({ event, client, onOpen }: { readonly event: Output<'memory.event'>; readonly client: string | undefined; readonly onOpen: (one: { kind: Kind; id: number }) => void }) {
  const t = useWords(memoryWords);
  const near = useApi('memory.recall', { query: event.content.slice(0, ASKED).toWellFormed(), client_id: clientRef(client) ?? event.client_id, k: NEAR + 1, context: 2 });
  const { beside, close } = useMemo(() => {
    const results = near.data?.results ?? [];
    const own = results.find((one) => one.id === event.event_id && one.kind !== 'fact' && one.kind !== 'episode');
    return { beside: own?.context ?? [], close: results.filter((one) => one !== own && !own?.context.some((turn) => turn.id === one.id && one.kind === 'event')).slice(0, NEAR) };
  }, [near.data, event.event_id]);
  if (near.error) return <ErrorState compact error={near.error} onRetry={() => { void near.refetch(); }} />;
  return (
    <>
      {beside.length > 0 && <section><h3 className="mb-2 text-base">{t.beside}</h3><Lines rows={beside.toSorted((a, b) => a.position - b.position).map((turn) => ({ ...turn, kind: 'event' as const, status: 'current' as const, trust: 'owner', session_id: event.session_id, metadata: {} }))} onOpen={onOpen} /></section>}
      <section>
        <h3 className="mb-2 text-base">{t.near}</h3>
        {near.isPending ? <div className="grid gap-2"><Skeleton className="h-14 w-full" /><Skeleton className="h-14 w-full" /></div> : close.length === 0 ? <p className="text-sm text-ink-3">{t.noNeighbours}</p> : <Lines rows={close.map(({ score: _, explain: __, ...one }) => one)} onOpen={onOpen} />}
      </section>
    </>
  );
}

export const Lines = ({ rows, onOpen }: { readonly rows: readonly MemoryRow[]; readonly onOpen: (one: { kind: Kind; id: number }) => void }) => (
  <ul className="overflow-hidden rounded-lg border">{rows.map((row) => <li key={writeRef(row)} className="border-b last:border-b-0"><button type="button" onClick={() => onOpen(row)} className="touch w-full px-3 py-2.5 text-left hover:bg-hover focus-visible:-outline-offset-2"><MemoryLine row={row} /></button></li>)}</ul>
);
