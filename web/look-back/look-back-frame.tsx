import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useShortcut } from '../shortcuts/index.ts';
import { Page, PageHeader } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { lookBackWords } from './look-back.words.ts';

const VIEWS = [{ to: '/look-back', name: 'reflections', keys: 'v 1' }, { to: '/look-back/estimates', name: 'estimates', keys: 'v 2' }, { to: '/look-back/patterns', name: 'patterns', keys: 'v 3' }] as const;

/** What stands around every way of looking back. */
export function LookBackFrame({ view, actions, children }: { readonly view: (typeof VIEWS)[number]['name']; readonly actions?: ReactNode; readonly children: ReactNode }) {
  const t = useWords(lookBackWords);
  return <Page wide><PageHeader title={t.title} view={t.views[view]} about={t.about} actions={actions} /><nav aria-label={t.viewsLabel} className="mb-4 flex gap-1 overflow-x-auto border-b">{VIEWS.map((one) => <ViewLink key={one.to} {...one} />)}</nav>{children}</Page>;
}

function ViewLink({ to, name, keys }: (typeof VIEWS)[number]) {
  const t = useWords(lookBackWords);
  const navigate = useNavigate();
  useShortcut({ keys, label: t.views[name], group: t.title, run: () => { void navigate({ to }); } });
  return <Link to={to} activeOptions={{ exact: true, includeSearch: false }} aria-keyshortcuts={keys} className="touch -mb-px flex h-9 shrink-0 items-center border-b-2 border-transparent px-3 text-base font-medium text-ink-2 transition-colors hover:text-ink data-[status=active]:border-accent data-[status=active]:text-ink">{t.views[name]}</Link>;
}
