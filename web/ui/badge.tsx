import type { ReactNode } from 'react';
import { hueOf, softHue } from './colour.ts';
import { cx } from './cx.ts';

export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'bad' | 'info';
const TONES: Record<Tone, string> = { plain: 'bg-sunken text-ink-2 border border-line', accent: 'bg-accent-soft text-accent-text', good: 'bg-good-soft text-good', warn: 'bg-warn-soft text-warn', bad: 'bg-bad-soft text-bad', info: 'bg-info-soft text-info' };

/** A state in one or two words. */
export const Badge = ({ tone = 'plain', children, className }: { readonly tone?: Tone; readonly children: ReactNode; readonly className?: string }) => <span className={cx('inline-flex h-5 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap', TONES[tone], className)}>{children}</span>;

/** A name that always has the same colour: a project, a client, a tag. */
export const NameTag = ({ name, className }: { readonly name: string; readonly className?: string }) => <span className={cx('inline-flex h-5 max-w-full items-center truncate rounded-sm px-1.5 text-xs font-medium', softHue(hueOf(name)), className)}>{name}</span>;

/** First letters on the name's colour. */
export function Avatar({ name, size = 'md' }: { readonly name: string; readonly size?: 'sm' | 'md' }) {
  const letters = name.split(/\s+/).filter(Boolean).slice(0, 2).map((word) => word[0]?.toLocaleUpperCase() ?? '').join('');
  return <span aria-hidden className={cx('inline-grid shrink-0 place-items-center rounded-full font-medium select-none', size === 'sm' ? 'size-5 text-[0.625rem]' : 'size-7 text-xs', softHue(hueOf(name)))}>{letters}</span>;
}

/** How far along: read out as a number. */
export const Progress = ({ share, label, tone = 'accent' }: { readonly share: number; readonly label: string; readonly tone?: 'accent' | 'warn' | 'bad' }) => {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return <div role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100} className="h-1.5 w-full overflow-hidden rounded-full bg-sunken"><div className={cx('h-full rounded-full transition-[width] duration-300', { accent: 'bg-accent', warn: 'bg-warn', bad: 'bg-bad' }[tone])} style={{ width: `${percent}%` }} /></div>;
};
