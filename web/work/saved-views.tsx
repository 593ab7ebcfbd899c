import { Link, useNavigate } from '@tanstack/react-router';
import { BookmarkPlus, MoreHorizontal } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { call, type Output, useAct, useApi } from '../api/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { Button, cx, Dialog, Field, IconButton, Input, Menu } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { filtersOf, filtersSet, noFilters, sameView, type TaskSearch, taskSearch } from './task-search.ts';
import { workWords } from './work.words.ts';

type View = Output<'views.create'>;
const PAGE = 'tasks';
const BUILT = [['open', {}], ['today', { due: 'today' }], ['overdue', { due: 'overdue' }], ['waiting', { waiting: true }], ['done', { status: ['done'], sort: 'newest' }]] as const;

/** Ways of looking that have a name: those that everybody needs, and those that were kept. */
export function SavedViews({ search }: { readonly search: TaskSearch }) {
  const t = useWords(workWords);
  const [naming, setNaming] = useState<View | 'new' | null>(null);
  const views = useApi('views.list', { page: PAGE, limit: 100 });
  const kept = views.data?.items ?? [];
  const known = BUILT.some(([, view]) => sameView(search, view)) || kept.some((view) => sameView(search, view.search));
  const canSave = filtersSet(search) > 0 && !known;
  useShortcut({ keys: 'shift+s', label: t.shortcuts.save, group: t.title, enabled: canSave, run: () => setNaming('new') });
  return (
    <nav aria-label={t.savedViews} className="mb-3 flex min-h-8 items-center gap-1 overflow-x-auto">
      {BUILT.map(([name, view]) => <ViewLink key={name} name={t.built[name]} view={view} search={search} />)}
      {kept.length > 0 && <span aria-hidden className="mx-1 h-4 w-px shrink-0 bg-line" />}
      {kept.map((view) => <span key={view.view_id} className="group inline-flex shrink-0 items-center"><ViewLink name={view.name} view={view.search} search={search} /><ViewMenu view={view} search={search} onRename={() => setNaming(view)} /></span>)}
      {canSave && <Button size="sm" look="quiet" onClick={() => setNaming('new')}><BookmarkPlus aria-hidden className="size-4" />{t.saveView}</Button>}
      {naming !== null && <NameView view={naming === 'new' ? null : naming} search={search} onClose={() => setNaming(null)} />}
    </nav>
  );
}

function ViewLink({ name, view, search }: { readonly name: string; readonly view: Readonly<Record<string, unknown>>; readonly search: TaskSearch }) {
  const on = sameView(search, view);
  return <Link to="/tasks" search={{ ...noFilters, sort: undefined, as: search.as, ...taskSearch(view) }} aria-current={on ? 'true' : undefined} activeProps={{}} className={cx('touch inline-flex h-7 shrink-0 items-center rounded-full px-3 text-sm font-medium whitespace-nowrap transition-colors', on ? 'bg-accent-soft text-accent-text' : 'text-ink-2 hover:bg-hover')}>{name}</Link>;
}

function ViewMenu({ view, search, onRename }: { readonly view: View; readonly search: TaskSearch; readonly onRename: () => void }) {
  const t = useWords(workWords);
  const change = useAct('views.update', { says: (one) => t.viewUpdated(one.name), undo: () => call('views.update', { id: view.view_id, search: view.search as never }) });
  const remove = useAct('views.delete', { optimistic: ({ id }, cache) => cache.update('views.list', (page) => ({ ...page, items: page.items.filter((one) => one.view_id !== Number(id)) })), says: (one) => t.viewRemoved(one.name), undo: (one) => call('views.create', { page: one.page, name: one.name, search: one.search as never }) });
  return (
    <Menu align="start" trigger={<IconButton size="sm" label={t.viewMenu(view.name)} icon={<MoreHorizontal className="size-3.5" />} />} items={[
      { text: t.viewUpdate, disabled: sameView(search, view.search), onSelect: () => change.run({ id: view.view_id, search: filtersOf(search) as never }) }, { text: t.rename, onSelect: onRename }, null, { text: t.delete, danger: true, onSelect: () => remove.run({ id: view.view_id }) },
    ]} />
  );
}

function NameView({ view, search, onClose }: { readonly view: View | null; readonly search: TaskSearch; readonly onClose: () => void }) {
  const t = useWords(workWords);
  const navigate = useNavigate();
  const [name, setName] = useState(view?.name ?? '');
  const make = useAct('views.create', { quiet: true, says: (one) => t.viewSaved(one.name), onDone: (one) => { onClose(); void navigate({ to: '/tasks', search: taskSearch(one.search) }); } });
  const rename = useAct('views.update', { quiet: true, says: (one) => t.viewUpdated(one.name), onDone: onClose });
  const submit = (event: FormEvent): void => { event.preventDefault(); if (name.trim() === '') return; if (view) rename.run({ id: view.view_id, name }); else make.run({ page: PAGE, name, search: filtersOf(search) as never }); };
  const problem = view ? rename.error : make.error;
  return (
    <Dialog open onClose={onClose} size="sm" title={view ? t.rename : t.saveView} description={view ? undefined : t.saveViewAbout}>
      <form onSubmit={submit} className="grid gap-3">
        <Field label={t.viewName} error={problem?.message}><Input autoFocus value={name} maxLength={100} onChange={(event) => setName(event.target.value)} /></Field>
        <div className="flex justify-end gap-2"><Button look="quiet" onClick={onClose}>{t.cancel}</Button><Button type="submit" look="primary" busy={make.isPending || rename.isPending} disabled={name.trim() === ''}>{t.save}</Button></div>
      </form>
    </Dialog>
  );
}
