import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { type Output, useAct } from '../api/index.ts';
import { Button, Duration, Field, Input, SkeletonRows } from '../ui/index.ts';
import { formatHours, useWords } from '../words/index.ts';
import { Step } from './step.tsx';
import { welcomeWords } from './welcome.words.ts';

const SHOWN = 3;

/** From one sentence to a week with time for it. */
export function StepPlan({ picked, onEnd }: { readonly picked: readonly string[]; readonly onEnd: (blocks: number) => void }) {
  const t = useWords(welcomeWords);
  const [intent, setIntent] = useState('');
  const make = useAct('planner.plan', { quiet: true });
  const examples = [...new Set([...picked, 'delivery', 'sales', 'operations'])].flatMap((kind) => t.examples[kind] ?? []).slice(0, SHOWN);
  const submit = (event: FormEvent): void => { event.preventDefault(); if (intent.trim() !== '') make.run({ intent: intent.trim() }); };
  if (make.data) return <Made plan={make.data} onAgain={() => make.reset()} onEnd={onEnd} />;
  return (
    <Step title={t.plan.title} about={t.plan.about} onSubmit={submit} busy={make.isPending} disabled={intent.trim() === ''} error={make.error?.message} next={make.isPending ? t.plan.thinking : t.plan.make}>
      <Field label={t.plan.label} hideLabel><Input autoFocus value={intent} maxLength={2000} onChange={(event) => setIntent(event.target.value)} placeholder={examples[0]} className="h-11 text-lg" /></Field>
      {make.isPending ? <SkeletonRows rows={4} height="h-8" /> : (
        <div className="flex flex-wrap items-center gap-2"><span className="text-sm text-ink-3">{t.plan.examples}</span>{examples.map((one) => <Button key={one} size="sm" onClick={() => setIntent(one)}>{one}</Button>)}</div>
      )}
    </Step>
  );
}

function Made({ plan, onAgain, onEnd }: { readonly plan: Output<'planner.plan'>; readonly onAgain: () => void; readonly onEnd: (blocks: number) => void }) {
  const t = useWords(welcomeWords);
  const approve = useAct('planner.approve', { quiet: true });
  const place = useAct('scheduler.schedule', { quiet: true });
  const { sop } = plan;
  const submit = async (): Promise<void> => {
    try {
      if (!approve.data) await approve.mutateAsync({ id: plan.plan_id });
      onEnd((await place.mutateAsync({ plan_id: plan.plan_id })).blocks.length);
    } catch { /* said above the button */ }
  };
  const busy = approve.isPending || place.isPending;
  return (
    <Step title={plan.plan_title} about={`${t.plan.steps(sop.steps.length)} · ${t.plan.total(formatHours(sop.total_hours), formatHours(sop.total_hours_p80))}`} onSubmit={(event) => { event.preventDefault(); void submit(); }} busy={busy} error={(approve.error ?? place.error)?.message} next={busy ? t.plan.placing : t.plan.place}
      beside={<><Link to={'/plan/$planId' as '/plan'} params={{ planId: String(plan.plan_id) } as never} className="touch inline-flex h-10 items-center px-3 font-medium text-ink-2 hover:text-ink">{t.plan.edit}</Link><Button size="lg" look="quiet" onClick={onAgain}>{t.plan.again}</Button></>}>
      <ol className="divide-y divide-line rounded-lg border bg-surface">
        {sop.steps.map((step, at) => <li key={step.id} className="flex items-baseline gap-3 px-4 py-2.5"><span className="w-5 text-right text-sm text-ink-3 tabular">{at + 1}</span><span className="min-w-0 flex-1">{step.title}</span><Duration hours={step.hours} low={step.hours_low} high={step.hours_high} className="text-sm text-ink-2" /></li>)}
      </ol>
    </Step>
  );
}
