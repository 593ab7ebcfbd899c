import { lazy, Suspense } from 'react';
import { Sheet, SkeletonRows } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import type { DetailProps } from './detail-props.ts';
import type { Kind } from './memory-search.ts';
import { memoryWords } from './memory.words.ts';

const EventDetail = lazy(async () => ({ default: (await import('./event-detail.tsx')).EventDetail }));
const FactDetail = lazy(async () => ({ default: (await import('./fact-detail.tsx')).FactDetail }));
const EpisodeDetail = lazy(async () => ({ default: (await import('./episode-detail.tsx')).EpisodeDetail }));

/** One memory, whole, beside the list. */
export function MemorySheet({ kind, ...props }: DetailProps & { readonly kind: Kind }) {
  const t = useWords(memoryWords);
  return (
    <Sheet open onClose={props.onClose} title={`${t.kinds[kind]} ${props.id}`} size="lg">
      <Suspense fallback={<SkeletonRows rows={5} height="h-16" />}>{kind === 'fact' ? <FactDetail {...props} /> : kind === 'episode' ? <EpisodeDetail {...props} /> : <EventDetail {...props} />}</Suspense>
    </Sheet>
  );
}
