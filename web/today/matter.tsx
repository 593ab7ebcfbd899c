import type { ReactNode } from 'react';
import { cx } from '../ui/index.ts';

/** One thing to decide: what it is, what there is to know, and the ways out. */
export function Matter({ icon, tone = 'plain', title, actions, children }: { readonly icon: ReactNode; readonly tone?: 'plain' | 'warn' | 'bad' | 'info'; readonly title: string; readonly actions?: ReactNode; readonly children?: ReactNode }) {
  return (
    <div className="flex gap-3">
      <span aria-hidden className={cx('mt-0.5 shrink-0 [&>svg]:size-4', { plain: 'text-ink-3', warn: 'text-warn', bad: 'text-bad', info: 'text-info' }[tone])}>{icon}</span>
      <div className="grid min-w-0 flex-1 gap-1.5"><h3 className="text-base font-medium">{title}</h3>{children && <div className="text-ink-2">{children}</div>}{actions && <div className="flex flex-wrap items-center gap-2 pt-0.5">{actions}</div>}</div>
    </div>
  );
}
