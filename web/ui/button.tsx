import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Tooltip } from './tooltip.tsx';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';
interface Common extends ComponentProps<'button'> {
  /** One primary button a view: what most people came for. */
  readonly look?: Look;
  readonly size?: 'sm' | 'md' | 'lg';
  /** Under way: shows it, and takes no second press. */
  readonly busy?: boolean;
}

const LOOKS: Record<Look, string> = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-hover shadow-card',
  plain: 'bg-surface text-ink border border-line-strong/40 hover:bg-hover shadow-card',
  quiet: 'text-ink-2 hover:bg-hover hover:text-ink',
  danger: 'bg-surface text-bad border border-bad/40 hover:bg-bad-soft',
};
const SIZES = { sm: 'h-7 px-2.5 text-sm gap-1.5', md: 'h-8 px-3 text-base gap-2', lg: 'h-10 px-4 text-lg gap-2' } as const;
const BASE = 'touch inline-flex shrink-0 items-center justify-center rounded-md font-medium whitespace-nowrap select-none transition-colors duration-100 disabled:opacity-50 aria-busy:cursor-progress';

export function Button({ look = 'plain', size = 'md', busy = false, className, children, type = 'button', onClick, ...rest }: Common) {
  return <button type={type} aria-busy={busy || undefined} onClick={busy ? undefined : onClick} className={cx(BASE, LOOKS[look], SIZES[size], className)} {...rest}>{busy && <Spinner />}{children}</button>;
}

/** A button of an icon alone: its label is read out, and shown when a pointer rests on it. */
export function IconButton({ label, icon, look = 'quiet', size = 'md', busy = false, className, type = 'button', shortcut, ...rest }: Omit<Common, 'children'> & { readonly label: string; readonly icon: ReactNode; readonly shortcut?: string }) {
  const square = { sm: 'size-7', md: 'size-8', lg: 'size-10' }[size];
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <button type={type} aria-label={label} aria-busy={busy || undefined} className={cx(BASE, LOOKS[look], square, className)} {...rest}>{busy ? <Spinner /> : icon}</button>
    </Tooltip>
  );
}

export const Spinner = () => <span aria-hidden className="size-3.5 animate-spin rounded-full border-2 border-current border-r-transparent" />;
