import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useActiveInView } from '../app/active-in-view.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { Page, PageHeader } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { workWords } from './work.words.ts';

const VIEWS = [
  { to: '/tasks', name: 'tasks', keys: 'v 1' }, { to: '/tasks/routines', name: 'routines', keys: 'v 2' }, { to: '/tasks/workflows', name: 'workflows', keys: 'v 3' },
  { to: '/tasks/templates', name: 'templates', keys: 'v 4' }, { to: '/tasks/business', name: 'business', keys: 'v 5' }, { to: '/tasks/money', name: 'money', keys: 'v 6' },
] as const;

/** What stands around every part of the work. */
export function WorkFrame({ view, about, actions, children }: { readonly view: (typeof VIEWS)[number]['name']; readonly about?: ReactNode; readonly actions?: ReactNode; readonly children: ReactNode }) {
  const t = useWords(workWords);
  const views = useActiveInView<HTMLElement>();
  return (
    <Page wide>
      <PageHeader title={t.title} view={t.views[view]} about={about ?? t.about} actions={actions} />
      <nav ref={views} aria-label={t.viewsLabel} className="relative mb-4 flex gap-1 overflow-x-auto border-b">{VIEWS.map((one) => <ViewLink key={one.to} {...one} />)}</nav>
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
