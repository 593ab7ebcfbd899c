import { Check } from 'lucide-react';
import { cx, type Tone } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { detailWords } from './detail.words.ts';
import { planWords } from './plan.words.ts';
import { STATUSES, type Status } from './plan-search.ts';

export const STATUS_TONES: Record<Status, Tone> = { draft: 'plain', approved: 'info', scheduled: 'accent', active: 'warn', completed: 'good' };

/** From draft to completed, and where the plan is on the way. */
export function StatusSteps({ status }: { readonly status: Status }) {
  const t = useWords(planWords);
  const d = useWords(detailWords);
  const here = STATUSES.indexOf(status);
  return (
    <ol aria-label={d.progress} className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-sm">
      {STATUSES.map((one, at) => (
        <li key={one} aria-current={at === here ? 'step' : undefined} className={cx('flex items-center gap-1.5', at === here ? 'font-medium text-ink' : at < here ? 'text-ink-2' : 'text-ink-3', at !== here && 'max-sm:hidden')}>
          {at > 0 && <span aria-hidden className={cx('h-px w-4', at <= here ? 'bg-accent' : 'bg-line-strong/50', at === here && 'max-sm:hidden')} />}
          <span aria-hidden className={cx('grid size-4 place-items-center rounded-full', at < here || status === 'completed' ? 'bg-accent text-accent-ink' : at === here ? 'border-2 border-accent' : 'border border-line-strong/60')}>{(at < here || status === 'completed') && <Check className="size-3" />}</span>
          {t.statuses[one]}
        </li>
      ))}
    </ol>
  );
}
