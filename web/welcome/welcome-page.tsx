import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Check, Eye } from 'lucide-react';
import { useState } from 'react';
import { call, useAct } from '../api/index.ts';
import { announce, Button, cx } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { enterSample, isVisiting } from './sample-visit.ts';
import { StepCalendar } from './step-calendar.tsx';
import { StepHours } from './step-hours.tsx';
import { StepPlan } from './step-plan.tsx';
import { StepWork } from './step-work.tsx';
import { STEPS, type StepName } from './steps.ts';
import { welcomeWords } from './welcome.words.ts';

const route = getRouteApi('/welcome');

/** Three short questions and a first plan. Each step has an address; all can be passed over. */
export function WelcomePage() {
  const t = useWords(welcomeWords);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { step = 'hours' } = route.useSearch();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const at = STEPS.indexOf(step);
  const go = (to: StepName): void => { void navigate({ to: '/welcome', search: { step: to } }); };
  const end = async (): Promise<void> => { await call('welcome.end', {}).catch(() => {}); void navigate({ to: '/today' }); };
  const sample = useAct('sample.make', { onDone: ({ key }) => { enterSample(client, key); void navigate({ to: '/today' }); } });
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-8 px-4 py-10 sm:px-8 sm:py-16">
      <header className="grid gap-5">
        <div className="flex items-center gap-3"><h1 className="flex-1 text-2xl">{t.title}</h1><Button look="quiet" onClick={() => { void end(); }}>{t.skip}</Button></div>
        <nav aria-label={t.steps}>
          <ol className="grid grid-cols-4 gap-2">
            {STEPS.map((name, n) => (
              <li key={name}>
                <button type="button" disabled={n > at} aria-current={n === at ? 'step' : undefined} onClick={() => go(name)} className={cx('touch grid w-full gap-1.5 text-left text-sm font-medium', n === at ? 'text-ink' : n < at ? 'text-accent-text' : 'text-ink-3')}>
                  <span aria-hidden className={cx('h-1 rounded-full', n <= at ? 'bg-accent' : 'bg-line')} />
                  <span className="flex items-center gap-1">{n < at && <Check aria-hidden className="size-3.5" />}<span className="max-sm:text-xs">{t.names[name]}</span></span>
                </button>
              </li>
            ))}
          </ol>
        </nav>
      </header>
      {step === 'hours' && <StepHours onNext={() => go('work')} />}
      {step === 'work' && <StepWork picked={picked} onPick={setPicked} onNext={() => go('calendar')} />}
      {step === 'calendar' && <StepCalendar onNext={() => go('plan')} />}
      {step === 'plan' && <StepPlan picked={picked} onEnd={(blocks) => { announce({ text: t.plan.ready(blocks), tone: 'good' }); void end(); }} />}
      {!isVisiting() && <footer className="border-t pt-5"><Button look="quiet" busy={sample.isPending} onClick={() => sample.run({})}><Eye aria-hidden className="size-4" />{sample.isPending ? t.sample.making : t.sample.look}</Button></footer>}
    </div>
  );
}
