import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';

/** Something that stands for itself, with a heading of its own or none. */
export function Card({ title, actions, className, children, flush = false, ...rest }: Omit<ComponentProps<'section'>, 'title'> & { readonly title?: ReactNode; readonly actions?: ReactNode; /** No space around the content: lists that reach the edge. */ readonly flush?: boolean }) {
  return (
    <section className={cx('overflow-clip rounded-lg border bg-surface shadow-card', className)} {...rest}>
      {(title !== undefined || actions) && <header className="flex min-h-11 items-center gap-2 border-b px-4 py-1.5"><h2 className="flex-1 truncate text-base">{title}</h2>{actions}</header>}
      <div className={flush ? undefined : 'p-4'}>{children}</div>
    </section>
  );
}

/** The top of a page: its one first-level heading, a line about the state of things, what one can do here. `view`: which of several views of it is shown, for the window's title. */
export function PageHeader({ title, view, about, actions }: { readonly title: string; readonly view?: string; readonly about?: ReactNode; readonly actions?: ReactNode }) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
      <div className="min-w-0"><h1 data-view={view} className="text-2xl">{title}</h1>{about !== undefined && <p className="mt-0.5 min-h-5 text-base text-ink-2">{about}</p>}</div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

/** The frame of a page: width and space around. `wide` for calendars and tables. */
export const Page = ({ wide = false, children }: { readonly wide?: boolean; readonly children: ReactNode }) => <div className={cx('mx-auto w-full animate-rise px-4 py-6 sm:px-8', wide ? 'max-w-[110rem]' : 'max-w-5xl')}>{children}</div>;
