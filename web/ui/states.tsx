import { CloudOff, KeyRound, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiProblem, isOffline } from '../api/api-problem.ts';
import { useWords } from '../words/index.ts';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { uiWords } from './ui.words.ts';

/** Nothing here yet: says what would be here and how it comes to be. */
export function EmptyState({ icon, title, children, action }: { readonly icon?: ReactNode; readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-3 rounded-lg border border-dashed border-line-strong/40 px-6 py-12 text-center">
      {icon && <span aria-hidden className="grid size-10 place-items-center rounded-full bg-sunken text-ink-3 [&>svg]:size-5">{icon}</span>}
      <div className="grid max-w-md gap-1"><p className="text-lg font-medium">{title}</p>{children && <div className="text-base text-ink-2">{children}</div>}</div>
      {action}
    </div>
  );
}

/** A reading that failed: the server's sentence, the page that says what to do, and another try. */
export function ErrorState({ error, onRetry, compact = false }: { readonly error: unknown; readonly onRetry?: () => void; readonly compact?: boolean }) {
  const t = useWords(uiWords);
  const problem = error instanceof ApiProblem ? error : null;
  const offline = isOffline(error);
  const Icon = offline ? CloudOff : problem?.status === 401 || problem?.status === 403 ? KeyRound : TriangleAlert;
  return (
    <div role="alert" className={cx('flex items-start gap-3 rounded-lg border bg-surface text-left', compact ? 'p-3' : 'p-5')}>
      <Icon aria-hidden className={cx('mt-0.5 size-5 shrink-0', offline ? 'text-ink-3' : 'text-bad')} />
      <div className="grid min-w-0 gap-2">
        <div><p className="font-medium">{offline ? t.offlineTitle : problem?.status === 403 ? t.forbidden : t.cannotShow}</p><p className="text-ink-2">{error instanceof Error ? error.message : String(error)}</p></div>
        <div className="flex flex-wrap items-center gap-3">
          {onRetry && <Button size="sm" onClick={onRetry}>{t.retry}</Button>}
          {problem && problem.status > 0 && !problem.code.startsWith('web.') && <a className="text-sm text-accent-text underline" href={`/docs/errors/${problem.code}`}>{t.whatToDo}</a>}
        </div>
      </div>
    </div>
  );
}

/** Where something will be: same size, so that nothing moves when it comes. */
export const Skeleton = ({ className }: { readonly className?: string }) => <div aria-hidden className={cx('animate-pulse-soft rounded-md bg-hover', className ?? 'h-4 w-full')} />;
export function SkeletonRows({ rows = 6, height = 'h-10' }: { readonly rows?: number; readonly height?: string }) {
  const t = useWords(uiWords);
  return <div role="status" className="grid gap-2"><span className="sr-only">{t.loading}</span>{Array.from({ length: rows }, (_, at) => <Skeleton key={at} className={cx('w-full', height)} />)}</div>;
}

interface Reading<T> { readonly data: T | undefined; readonly error: unknown; readonly isPending: boolean; readonly refetch: () => unknown }
/** The three ends of a reading in one place: being read, failed, there. An old answer goes on being shown while a new one fails. */
export function Loaded<T>({ of, loading, children }: { readonly of: Reading<T>; readonly loading?: ReactNode; readonly children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return children(of.data);
  if (of.error) return <ErrorState error={of.error} onRetry={() => { void of.refetch(); }} />;
  return loading ?? <SkeletonRows />;
}
