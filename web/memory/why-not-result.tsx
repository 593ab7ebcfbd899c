import { Check, X } from 'lucide-react';
import { type Input, type Output, useApi } from '../api/index.ts';
import { Badge, Button, cx, Loaded, SkeletonRows } from '../ui/index.ts';
import { formatPercent, useWords } from '../words/index.ts';
import { lineOf } from './memory-row.ts';
import type { Kind } from './memory-search.ts';
import { memoryWords } from './memory.words.ts';
import { ReasonBars } from './reason-bars.tsx';
import { scoresOf, reasonsFor } from './reasons.ts';

type Asked = Omit<Input<'memory.why-not'>, 'event_id' | 'fact_id' | 'episode_id'>;
type Said = Output<'memory.why-not'>;
interface Props { readonly question: Asked; readonly memory: { kind: Kind; id: number }; readonly compact?: boolean; readonly onOpen: (one: { kind: Kind; id: number }) => void }

/** At which point a question lost a memory, or where it found it: every check that it passed, and its score beside the last one that was shown. */
export function WhyNotResult({ question, memory: { kind, id }, compact = false, onOpen }: Props) {
  const said = useApi('memory.why-not', { ...question, ...(kind === 'fact' ? { fact_id: id } : kind === 'episode' ? { episode_id: id } : { event_id: id }) });
  return <Loaded of={said} loading={<SkeletonRows rows={compact ? 1 : 4} height="h-16" />}>{(answer) => <Shown said={answer} compact={compact} onOpen={onOpen} />}</Loaded>;
}

function Shown({ said, compact, onOpen }: { readonly said: Said; readonly compact: boolean; readonly onOpen: Props['onOpen'] }) {
  const t = useWords(memoryWords);
  const Heading = compact ? 'h4' : 'h3';
  const scores = scoresOf([{ explain: said.arms }, ...(said.last ? [{ explain: said.last.arms }] : [])]);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className={cx('rounded-lg border p-3', said.found ? 'border-good/40 bg-good-soft' : 'border-warn/40 bg-warn-soft')}>
        <p className={cx('text-sm font-medium', said.found ? 'text-good' : 'text-warn')}>{said.found ? t.wasFound : `${t.wasLost}: ${said.point ? t.points[said.point] : ''}`}</p>
        <p className="text-ink">{said.reason}</p>
        {!compact && <button type="button" onClick={() => onOpen(said)} className="touch mt-2 line-clamp-2 border-t border-current/15 pt-2 text-left text-sm text-ink-2 hover:underline">{lineOf(said)}</button>}
        {said.replaced_by !== null && !said.found && <Button size="sm" className="mt-2" onClick={() => onOpen({ kind: 'event', id: said.replaced_by as number })}>{t.newer}</Button>}
      </div>
      {(said.rank !== null || !compact) && said.last && (
        <div>
          <Heading className="mb-2 text-sm text-ink-3">{t.scoresAgainst}</Heading>
          <dl className="grid gap-3 sm:grid-cols-2">
            {([[t.itself, said.score, said.arms, said.rank], [t.lastShown, said.last.score, said.last.arms, null]] as const).map(([name, score, arms, rank]) => (
              <div key={name} className="rounded-lg border p-3">
                <dt className="flex items-center justify-between gap-2 text-sm font-medium">{name}{rank !== null && <Badge>{t.place(rank)}</Badge>}</dt>
                <dd className="mt-1.5 grid gap-1.5"><span className="text-sm text-ink-2 tabular">{score === null ? t.noScore : formatPercent(score)}</span><ReasonBars reasons={reasonsFor(arms, scores, true)} /></dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      {!compact && (
        <div>
          <Heading className="mb-2 text-sm text-ink-3">{t.checks}</Heading>
          <ol className="grid gap-1">{said.steps.map(({ point, passed, detail }) => (
            <li key={point} className="flex items-start gap-2 text-sm">
              {passed ? <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-good" /> : <X aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />}
              <span>{t.points[point]} <span className="sr-only">{passed ? t.passed : t.lost}</span>{detail && <span className="text-ink-2"> — {detail}</span>}</span>
            </li>
          ))}</ol>
        </div>
      )}
      {said.terms.length > 0 && (
        <div>
          <Heading className="mb-2 text-sm text-ink-3">{t.words}</Heading>
          <ul className="flex flex-wrap gap-1.5">{said.terms.filter((one) => one.used || one.in_memory).slice(0, 20).map((one) => <li key={one.term} title={t.rareness(one.documents)}><Badge tone={one.in_memory ? 'good' : 'plain'}>{one.term}<span className="font-normal">{one.in_memory ? t.wordIn : t.wordOut}</span></Badge></li>)}</ul>
        </div>
      )}
    </div>
  );
}
