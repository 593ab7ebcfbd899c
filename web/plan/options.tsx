import { Check } from 'lucide-react';
import { useAct, call } from '../api/index.ts';
import { Badge, Button, cx } from '../ui/index.ts';
import { formatHours, formatPercent, useWords } from '../words/index.ts';
import type { Plan, Sop } from './edits.ts';
import { stepsWords } from './steps.words.ts';

const shape = (sop: Sop): string => JSON.stringify(sop.steps.map((step) => [step.id, step.title, step.hours, step.depends_on]));

/** The ways to do it side by side; one of them is the plan, unless it was edited since. */
export function Options({ plan, saving, frozen, onChosen }: { readonly plan: Plan; readonly saving: boolean; readonly frozen: boolean; readonly onChosen: (plan: Plan) => void }) {
  const t = useWords(stepsWords);
  const choose = useAct('planner.choose', {
    onDone: onChosen, says: (_, { option }) => t.options.chosen(option),
    undo: async (after) => { onChosen(await call('planner.revert', { id: after.plan_id, version: after.version - 1, if_match: String(after.version) })); },
  });
  const now = shape(plan.sop);
  const alike = new Set((plan.options ?? []).map((option) => option.title)).size === 1;
  return (
    <ul aria-label={t.options.label} className="grid items-stretch gap-4 sm:grid-cols-[repeat(auto-fit,minmax(14rem,1fr))]">
      {(plan.options ?? []).map((option, at) => {
        const current = shape(option) === now;
        const more = Math.round((option.total_hours - plan.sop.total_hours) * 100) / 100;
        const billable = option.steps.reduce((sum, step) => sum + (step.billable ? step.hours : 0), 0);
        return (
          <li key={at} className={cx('flex flex-col rounded-lg border bg-surface p-4 shadow-card', current && 'border-accent outline-1 outline-accent')}>
            <p className="flex min-h-5 items-center gap-2 text-sm text-ink-3">{t.options.option(at + 1)}{at === 0 && <Badge tone="accent">{t.options.recommended}</Badge>}</p>
            <h2 className="mt-1 text-lg">{alike && option.summary ? option.summary : option.title}</h2>
            {!alike && <p className="mt-1 text-ink-2">{option.summary}</p>}
            <p className="mt-3 flex flex-wrap items-baseline gap-x-2 whitespace-nowrap"><span className="text-xl font-semibold tabular">{formatHours(option.total_hours)}</span><span className="text-sm text-ink-2">{t.options.within(formatHours(option.total_hours_p80))}</span></p>
            <p className="text-sm text-ink-3">{[t.options.steps(option.steps.length), ...(billable > 0 ? [t.options.billable(formatPercent(billable / option.total_hours))] : []), ...(current ? [] : [more > 0 ? t.options.more(formatHours(more)) : more < 0 ? t.options.less(formatHours(-more)) : t.options.same])].join(' · ')}</p>
            <ol className="mt-3 flex-1 border-t pt-2">{option.steps.map((step) => <li key={step.id} className="flex gap-3 py-1 text-sm"><span className="min-w-0 flex-1">{step.title}</span><span className="whitespace-nowrap text-ink-3 tabular">{formatHours(step.hours)}</span></li>)}</ol>
            <div className="mt-4">{current ? <p className="flex h-8 items-center gap-2 font-medium text-accent-text"><Check aria-hidden className="size-4" />{t.options.current}</p> : <Button className="w-full" disabled={frozen || saving} busy={choose.isPending && choose.variables.option === at + 1} onClick={() => choose.run({ id: plan.plan_id, option: at + 1, if_match: String(plan.version) })}>{t.options.choose}</Button>}</div>
          </li>
        );
      })}
    </ul>
  );
}
