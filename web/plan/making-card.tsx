import { useQueryClient } from '@tanstack/react-query';
import { Check, CircleDashed, CircleStop, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { ApiProblem, call, keyOf, type Output, refresh, useApi } from '../api/index.ts';
import { announce, announceProblem, Button, cx, Spinner } from '../ui/index.ts';
import { formatHours, useWords } from '../words/index.ts';
import { dismissMaking, isRunning, type Making, makingNow, onMaking, stopMaking, type Wish } from './making.ts';
import { planWords } from './plan.words.ts';

type Stage = Output<'planner.progress'>['stages'][number];
const NAMES = ['recall', 'match', 'draft', 'check'] as const;
const ASK_MS = 400;

/** Plans that are being made, stage by stage, and those that failed: what this tab began first, then what goes on by itself. */
export function Makings({ onRetry }: { readonly onRetry: (wish: Wish) => void }) {
  const client = useQueryClient();
  const own = useSyncExternalStore(onMaking, makingNow);
  const others = useApi('planner.makings', {}).data?.items.filter((one) => one.name !== own?.name) ?? [];
  const all: Making[] = [...(own ? [own] : []), ...others.map((one) => ({ name: one.name, wish: one.wish as Wish, state: one.state, problem: one.problem }))];
  const shown = (error: unknown): void => { if (error instanceof ApiProblem) announceProblem(error); else throw error; };
  return all.map((one) => <MakingCard key={one.name} making={one} own={one === own} onStop={() => { stopMaking(client, one.name).catch(shown); }} onPutAway={() => { dismissMaking(client, one.name).catch(shown); }} onRetry={() => { dismissMaking(client, one.name).catch(shown); onRetry(one.wish); }} />);
}

interface Props { readonly making: Making; readonly own: boolean; readonly onStop: () => void; readonly onPutAway: () => void; readonly onRetry: () => void }
function MakingCard({ making, own, onStop, onPutAway, onRetry }: Props) {
  const t = useWords(planWords);
  const runs = isRunning(making);
  const head = (title: string, icon: ReactNode, actions: ReactNode): ReactNode => (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-64"><h2 className="flex items-center gap-2 text-lg">{icon}{title}</h2><p className="truncate text-ink-2">{t.making.intent(making.wish.intent)}</p></div>
      <div className="flex gap-2">{actions}</div>
    </header>
  );
  const again = <><Button onClick={onRetry}>{t.making.again}</Button><Button look="quiet" onClick={onPutAway}>{t.making.dismiss}</Button></>;
  const frame = 'mt-4 animate-rise rounded-lg border bg-surface p-5 shadow-card';
  if (making.state === 'failed') return <section aria-label={t.making.failed} className={frame}>{head(t.making.failed, <TriangleAlert aria-hidden className="size-5 text-bad" />, again)}<p role="alert" className="mt-2">{making.problem?.detail}</p></section>;
  return (
    <section aria-label={t.making.title} className={frame}>
      {head(making.state === 'stopped' ? t.making.stoppedTitle : t.making.title, null, runs ? <Button busy={making.state === 'stopping'} onClick={onStop}>{making.state !== 'stopping' && <CircleStop aria-hidden className="size-4" />}{making.state === 'stopping' ? t.making.stopping : t.making.cancel}</Button> : again)}
      <Stages name={making.name} running={runs} own={own} />
      <p role="status" className="mt-4 text-sm text-ink-3">{making.state === 'stopped' ? t.making.stopped : t.making.away}</p>
    </section>
  );
}

function Stages({ name, running, own }: { readonly name: string; readonly running: boolean; readonly own: boolean }) {
  const t = useWords(planWords);
  const client = useQueryClient();
  const asked = useApi('planner.progress', { name }, { ...(running && { every: ASK_MS }) }).data;
  // The tab that began a plan waits for its answer. Of another one's the end is seen here.
  const ended = useEffectEvent(async (planId: number | null): Promise<void> => {
    if (planId !== null) {
      const plan = await call('planner.read', { id: planId });
      client.setQueryData(keyOf('planner.read', { id: planId }), plan);
      announce({ text: t.making.ready(plan.plan_title), link: { href: `/plan/${planId}`, text: t.making.look }, stays: 12_000 });
    }
    await refresh(client, 'planner.plan');
  });
  const over = asked !== undefined && asked.state !== 'running' && asked.state !== 'waiting';
  useEffect(() => { if (!own && over) ended(asked.plan_id).catch(() => { /* the list says it when it is read again */ }); }, [own, over, asked?.plan_id]);
  const stages = NAMES.map((stage): Pick<Stage, 'stage' | 'state' | 'found' | 'began_at'> => {
    const told = asked?.stages.find((one) => one.stage === stage) ?? { stage, state: 'waiting', found: {}, began_at: null };
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
