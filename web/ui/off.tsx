import { formatPercent } from '../words/index.ts';
import { cx } from './cx.ts';

/** Over this many percent off, estimates drift. */
export const DRIFT_PCT = 30;

/** How far off its estimate; what is far stands in heavier type, not in colour alone. */
export const Off = ({ percent, className }: { readonly percent: number | null | undefined; readonly className?: string }) => (percent === null || percent === undefined ? null : <span className={cx('tabular whitespace-nowrap', Math.abs(percent) > DRIFT_PCT ? 'font-semibold text-warn' : undefined, className)}>{percent > 0 ? '+' : percent < 0 ? '−' : ''}{formatPercent(Math.abs(percent) / 100)}</span>);
