import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useApi } from '../api/index.ts';
import { Button, Dialog, EmptyState, ErrorState, Field, Input, SkeletonRows } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { MemoryLine } from './memory-line.tsx';
import { type FindSearch, type Kind, listOf, recallOf, refOf, writeRef } from './memory-search.ts';
import { memoryWords } from './memory.words.ts';
import { WhyNotResult } from './why-not-result.tsx';

/** Asks which memory was expected, and says where the question lost it. The choice stands in the address. */
export function WhyNotDialog({ search, onClose, onOpen }: { readonly search: FindSearch; readonly onClose: () => void; readonly onOpen: (one: { kind: Kind; id: number }) => void }) {
  const t = useWords(memoryWords);
  const navigate = useNavigate({ from: '/memory' });
  const chosen = refOf(search.missed);
  const choose = (missed: string | undefined): void => { void navigate({ search: (before) => ({ ...before, missed }), replace: true }); };
  const { explain: _, ...question } = recallOf(search);
  return (
    <Dialog open onClose={onClose} size="lg" title={t.missingTitle} description={search.q === undefined ? undefined : t.missingAbout(search.q)} footer={chosen && <Button onClick={() => choose(undefined)}>{t.another}</Button>}>
      {search.q === undefined ? <p className="text-ink-2">{t.noQuestion}</p>
        : chosen ? <WhyNotResult question={{ ...question, trust: search.trust ? [search.trust] : undefined }} memory={chosen} onOpen={(one) => { onClose(); onOpen(one); }} />
          : <Choose search={search} onChoose={(one) => choose(writeRef(one))} />}
    </Dialog>
  );
}

function Choose({ search, onChoose }: { readonly search: FindSearch; readonly onChoose: (one: { kind: Kind; id: number }) => void }) {
  const t = useWords(memoryWords);
  const [words, setWords] = useState('');
  const q = useDeferredValue(words.trim());
  const { client_id } = listOf(search);
  const found = useApi('memory.search', { client_id, q: q === '' ? undefined : q, limit: 30 }, { keep: true });
  return (
    <div className="grid gap-3">
      <Field label={t.missingPick}><Input autoFocus value={words} onChange={(event) => setWords(event.target.value)} /></Field>
      {found.error ? <ErrorState compact error={found.error} onRetry={() => { void found.refetch(); }} /> : !found.data ? <SkeletonRows rows={4} height="h-12" />
        : found.data.items.length === 0 ? <EmptyState title={t.nothingFound} />
          : <ul aria-label={t.pickList} className="overflow-hidden rounded-lg border">{found.data.items.map((row) => <li key={writeRef(row)} className="border-b last:border-b-0"><button type="button" onClick={() => onChoose(row)} className="touch w-full px-3 py-2.5 text-left hover:bg-hover focus-visible:-outline-offset-2"><MemoryLine row={row} /></button></li>)}</ul>}
    </div>
  );
}
