import { Star } from 'lucide-react';
import { useAct, useApi } from '../api/index.ts';
import { cx, DateTime, Loaded, SkeletonRows } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { Lines } from './memory-neighbours.tsx';
import type { DetailProps } from './detail-props.ts';
import { memoryWords } from './memory.words.ts';

const STARS = [1, 2, 3, 4, 5] as const;

/** A conversation: what came of it, how good it was, what was said, and which memories were kept of it. */
export function EpisodeDetail({ id, onOpen }: DetailProps) {
  const t = useWords(memoryWords);
  const episode = useApi('memory.episode', { episode_id: id });
  const session = episode.data?.session_id ?? undefined;
  const kept = useApi('memory.events', { client_id: episode.data?.client_id, session_id: session, limit: 200 }, { enabled: session !== undefined });
  const rate = useAct('memory.rate-episode', { says: () => t.rated, optimistic: ({ rating }, cache) => cache.update('memory.episode', (one) => (one.episode_id === id ? { ...one, rating } : one)) });
  return (
    <Loaded of={episode} loading={<SkeletonRows rows={4} height="h-14" />}>{(one) => (
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <p className="text-lg leading-relaxed whitespace-pre-wrap">{one.summary}</p>
        <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-ink-3">
          <DateTime at={one.occurred_at} />
          <div role="group" aria-label={t.rating} className="flex">{STARS.map((stars) => <button key={stars} type="button" aria-label={t.stars(stars)} aria-pressed={one.rating === stars} onClick={() => rate.run({ episode_id: id, rating: stars })} className="touch grid size-8 place-items-center rounded-md hover:bg-hover"><Star aria-hidden className={cx('size-4', (one.rating ?? 0) >= stars ? 'fill-current text-warn' : 'text-ink-3')} /></button>)}</div>
        </div>
        {one.messages.length > 0 && (
          <section>
            <h3 className="mb-2 text-base">{t.said}</h3>
            <ol className="grid gap-2">{one.messages.map(({ role, content }, at) => <li key={at} className={cx('max-w-[90%] rounded-lg px-3 py-2 whitespace-pre-wrap', role === 'user' ? 'justify-self-end bg-accent-soft' : 'justify-self-start bg-sunken')}><span className="sr-only">{role}: </span>{content}</li>)}</ol>
          </section>
        )}
        {kept.data && kept.data.items.length > 0 && <section><h3 className="mb-2 text-base">{t.keptOf}</h3><Lines onOpen={onOpen} rows={kept.data.items.toReversed().map((turn) => ({ ...turn, id: turn.event_id, kind: 'event' as const, status: 'current' as const }))} /></section>}
      </div>
    )}</Loaded>
  );
}
