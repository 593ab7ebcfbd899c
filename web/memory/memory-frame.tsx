import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useApi } from '../api/index.ts';
import { useActiveInView } from '../app/active-in-view.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { Page, PageHeader, Select } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { MemorySheet } from './memory-sheet.tsx';
import { memoryWords } from './memory.words.ts';
import { refOf, writeRef, type Kind } from './memory-search.ts';

const VIEWS = [
  { to: '/memory', name: 'find', keys: 'v 1' }, { to: '/memory/facts', name: 'facts', keys: 'v 2' }, { to: '/memory/graph', name: 'graph', keys: 'v 3' }, { to: '/memory/care', name: 'care', keys: 'v 4' }, { to: '/memory/move', name: 'move', keys: 'v 5' },
] as const;
type View = (typeof VIEWS)[number];

/** Opens and closes the detail of a memory, beside whatever page is shown. */
export function useOpenMemory(): (one: { kind: Kind; id: number } | null) => void {
  const navigate = useNavigate();
  return (one) => { void navigate({ to: '.', search: ((before: object) => ({ ...before, open: one ? writeRef(one) : undefined })) as never, resetScroll: false }); };
}

/** What stands around every view of the memory: whose it is, which view, and the detail that is open. */
export function MemoryFrame({ view, search, about, actions, children }: { readonly view: View['name']; readonly search: { client?: string; open?: string; q?: string }; readonly about?: ReactNode; readonly actions?: ReactNode; readonly children: ReactNode }) {
  const t = useWords(memoryWords);
  const open = useOpenMemory();
  const shown = refOf(search.open);
  const views = useActiveInView<HTMLElement>();
  return (
    <Page wide>
      <PageHeader title={t.title} view={t.views[view]} about={about ?? t.empty} actions={<><ClientPicker client={search.client} />{actions}</>} />
      <nav ref={views} aria-label={t.viewsLabel} className="relative mb-4 flex gap-1 overflow-x-auto border-b">{VIEWS.map((one) => <ViewLink key={one.to} view={one} client={search.client} />)}</nav>
      {children}
      {shown && <MemorySheet key={search.open} kind={shown.kind} id={shown.id} client={search.client} question={search.q} onClose={() => open(null)} onOpen={open} />}
    </Page>
  );
}

function ViewLink({ view: { to, name, keys }, client }: { readonly view: View; readonly client: string | undefined }) {
  const t = useWords(memoryWords);
  const navigate = useNavigate();
  useShortcut({ keys, label: t.views[name], group: t.title, run: () => { void navigate({ to, search: { client } }); } });
  return <Link to={to} search={{ client }} activeOptions={{ exact: true, includeSearch: false }} aria-keyshortcuts={keys} className="touch -mb-px flex h-9 shrink-0 items-center border-b-2 border-transparent px-3 text-base font-medium text-ink-2 transition-colors hover:text-ink data-[status=active]:border-accent data-[status=active]:text-ink">{t.views[name]}</Link>;
}

function ClientPicker({ client }: { readonly client: string | undefined }) {
  const t = useWords(memoryWords);
  const navigate = useNavigate();
  const clients = useApi('clients.list', { limit: 500 }, { select: ({ items }) => items.map((one) => ({ value: one.is_own ? '' : String(one.client_id), label: one.is_own ? t.own : (one.full_name ?? one.user_id) })) });
  const choices = clients.data ?? [];
  const known = choices.some((one) => one.value === (client ?? ''));
  const all = [...(choices.some((one) => one.value === '') ? [] : [{ value: '', label: t.own }]), ...choices, ...(client !== undefined && !known ? [{ value: client, label: client }] : [])];
  return <Select aria-label={t.client} className="w-44" choices={all} value={client ?? ''} onChange={(event) => { void navigate({ to: '.', search: ((before: object) => ({ ...before, client: event.target.value || undefined, open: undefined })) as never }); }} />;
}
