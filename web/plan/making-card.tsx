import { Check, CircleDashed, CircleStop } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { type Output, useApi } from '../api/index.ts';
import { Button, cx, ErrorState, Spinner } from '../ui/index.ts';
import { formatHours, useWords } from '../words/index.ts';
import { dismissMaking, type Making, makingNow, onMaking, stopMaking } from './making.ts';
import { planWords } from './plan.words.ts';

type Stage = Output<'planner.progress'>['stages'][number];
const NAMES = ['recall', 'match', 'draft', 'check'] as const;
const ASK_MS = 400;

/** The plan that is forming, stage by stage; nothing while none is. */
export function MakingCard({ onRetry }: { readonly onRetry: (making: Making) => void }) {
  const t = useWords(planWords);
  const making = useSyncExternalStore(onMaking, makingNow);
  if (!making) return null;
  if (making.state === 'failed') return <div className="mt-4"><ErrorState error={making.problem} onRetry={() => onRetry(making)} /></div>;
  return (
    <section aria-label={t.making.title} className="mt-4 animate-rise rounded-lg border bg-surface p-5 shadow-card">
      <header className="flex items-start gap-4">
        <div className="min-w-0 flex-1"><h2 className="text-lg">{t.making.title}</h2><p className="truncate text-ink-2">{t.making.intent(making.wish.intent)}</p></div>
        {making.state === 'running' ? <Button onClick={stopMaking}><CircleStop aria-hidden className="size-4" />{t.making.cancel}</Button> : <Button onClick={() => onRetry(making)}>{t.compose.submit}</Button>}
      </header>
      <Stages making={making} />
      <p role="status" className="mt-4 text-sm text-ink-3">{making.state === 'stopped' ? t.making.stopped : t.making.away}</p>
      {making.state === 'stopped' && <Button size="sm" look="quiet" className="mt-2 -ml-2.5" onClick={dismissMaking}>{t.making.dismiss}</Button>}
    </section>
  );
}

function Stages({ making }: { readonly making: Making }) {
  const t = useWords(planWords);
  const running = making.state === 'running';
  const asked = useApi('planner.progress', { name: making.name }, { ...(running && { every: ASK_MS }) }).data?.stages;
  const stages = NAMES.map((stage): Pick<Stage, 'stage' | 'state' | 'found' | 'began_at'> => {
    const told = asked?.find((one) => one.stage === stage) ?? { stage, state: 'waiting', found: {}, began_at: null };
    return !running && told.state === 'running' ? { ...told, state: 'stopped' } : told;
  });
  const said = (stage: (typeof NAMES)[number], found: Record<string, number>): string => ({
    recall: () => t.making.found.recall(found['memories'] ?? 0, found['facts'] ?? 0), match: () => t.making.found.match(found['workflows'] ?? 0, found['past_plans'] ?? 0),
    draft: () => t.making.found.draft(found['steps'] ?? 0, found['options'] ?? 0), check: () => t.making.found.check(formatHours(found['hours'] ?? 0)),
  })[stage]();
  return (
    <ol className="mt-5 grid gap-x-3 gap-y-4 sm:grid-cols-4">
      {stages.map(({ stage, state, found, began_at: began }) => (
        <li key={stage} aria-current={state === 'running' ? 'step' : undefined} className={cx('flex gap-3 border-t-2 pt-3 transition-colors sm:flex-col sm:gap-1.5', state === 'done' ? 'border-accent' : state === 'running' ? 'border-accent/50' : 'border-line')}>
          <span aria-hidden className={cx('grid size-5 shrink-0 place-items-center rounded-full', state === 'done' ? 'bg-accent text-accent-ink' : 'text-ink-3')}>{state === 'done' ? <Check className="size-3.5" /> : state === 'running' ? <Spinner /> : state === 'stopped' ? <CircleStop className="size-4" /> : <CircleDashed className="size-4" />}</span>
          <div className="min-w-0">
            <p className={cx('font-medium', state === 'waiting' && 'text-ink-3')}>{t.making.stages[stage]}<span className="sr-only">{`: ${t.making.states[state]}`}</span></p>
            <p className="min-h-5 text-sm text-ink-2 tabular">{state === 'done' ? said(stage, found) : state === 'running' ? t.making.doing[stage] : ''}{state === 'running' && began && <> <Elapsed since={began} /></>}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Elapsed({ since }: { readonly since: string }) {
  const t = useWords(planWords);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const tick = (): void => setSeconds(Math.max(0, Math.round((Date.now() - Date.parse(since)) / 1000)));
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [since]);
  return seconds > 1 ? <span aria-hidden className="text-ink-3">{t.making.seconds(seconds)}</span> : null;
}
