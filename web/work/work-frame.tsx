import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useShortcut } from '../shortcuts/index.ts';
import { Page, PageHeader } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { workWords } from './work.words.ts';

const VIEWS = [
  { to: '/tasks', name: 'tasks', keys: 'v 1' }, { to: '/tasks/routines', name: 'routines', keys: 'v 2' }, { to: '/tasks/workflows', name: 'workflows', keys: 'v 3' },
  { to: '/tasks/templates', name: 'templates', keys: 'v 4' }, { to: '/tasks/business', name: 'business', keys: 'v 5' }, { to: '/tasks/money', name: 'money', keys: 'v 6' },
] as const;

/** What stands around every part of the work. */
export function WorkFrame({ about, actions, wide = false, children }: { readonly about?: ReactNode; readonly actions?: ReactNode; readonly wide?: boolean; readonly children: ReactNode }) {
  const t = useWords(workWords);
  return (
    <Page wide={wide}>
      <PageHeader title={t.title} about={about ?? t.about} actions={actions} />
      <nav aria-label={t.viewsLabel} className="mb-4 flex gap-1 overflow-x-auto border-b">{VIEWS.map((view) => <ViewLink key={view.to} {...view} />)}</nav>
      {children}
    </Page>
  );
}

function ViewLink({ to, name, keys }: (typeof VIEWS)[number]) {
  const t = useWords(workWords);
  const navigate = useNavigate();
  useShortcut({ keys, label: t.views[name], group: t.title, run: () => { void navigate({ to }); } });
  return <Link to={to} activeOptions={{ exact: to === '/tasks', includeSearch: false }} aria-keyshortcuts={keys} className="touch -mb-px flex h-9 shrink-0 items-center border-b-2 border-transparent px-3 text-base font-medium text-ink-2 transition-colors hover:text-ink data-[status=active]:border-accent data-[status=active]:text-ink">{t.views[name]}</Link>;
}
