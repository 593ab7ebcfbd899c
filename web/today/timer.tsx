import { cx } from '../ui/index.ts';
import { formatClock, formatHours, useWords } from '../words/index.ts';
import { elapsedSeconds, type Run } from './day.ts';
import { todayWords } from './today.words.ts';
import { useNow } from './use-now.ts';

/** The running clock; it alone is drawn again each second. */
export function Timer({ run }: { readonly run: Run }) {
  const t = useWords(todayWords);
  const seconds = elapsedSeconds(run, useNow(1000));
  const estimate = run.estimated_hours;
  const over = estimate !== null && seconds / 3600 > estimate;
  return (
    <p className="flex items-baseline gap-2" role="timer" aria-label={t.now.timer}>
      <span className={cx('tabular text-[2.5rem] leading-none font-semibold tracking-tight sm:text-[3rem]', run.status === 'paused' ? 'text-ink-3' : over ? 'text-warn' : 'text-ink')}>{formatClock(seconds)}</span>
      {estimate !== null && <span className={cx('text-base', over ? 'font-medium text-warn' : 'text-ink-2')}>{over ? t.now.over(formatHours(seconds / 3600 - estimate)) : t.now.of(formatHours(estimate))}</span>}
    </p>
  );
}
