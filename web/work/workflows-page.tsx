import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus, Workflow } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { call, type Output, useAct, useApi } from '../api/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { Badge, Button, type Column, cx, Dialog, Duration, EmptyState, Field, Input, Loaded, type Sort, SkeletonRows, Table, TextArea, Off } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { useTyped } from '../app/use-typed.ts';
import { WorkFrame } from './work-frame.tsx';
import { workflowWords } from './workflow.words.ts';

type Row = Output<'workflows.get'>;

/** All workflows with how far their estimates are off. */
export function WorkflowsPage() {
  const t = useWords(workflowWords);
  const search = useSearch({ from: '/tasks/workflows' });
  const navigate = useNavigate({ from: '/tasks/workflows' });
  const [making, setMaking] = useState(false);
  const [sort, setSort] = useState<Sort>({ by: 'name', down: false });
  const [typed, setTyped] = useTyped(search.q, (q) => { void navigate({ to: '/tasks/workflows', search: (before) => ({ ...before, q }), replace: true }); });
  const workflows = useApi('workflows.list', { limit: 500, ...(search.origin && { origin: search.origin }) }, { keep: true });
  useShortcut({ keys: 'n', label: t.new, group: t.listLabel, run: () => setMaking(true) });
  const columns: readonly Column<Row>[] = [
    { id: 'name', head: t.name, width: 'minmax(11rem, 2fr)', sortable: true, cell: (row) => <span className="flex items-center gap-2"><span className="truncate font-medium">{row.name}</span>{row.origin === 'starter' && <Badge className="max-sm:hidden">{t.starter}</Badge>}</span> },
    { id: 'capability', head: t.capability, wide: true, cell: (row) => <span className="text-ink-2">{row.capability}</span> },
    { id: 'steps', head: t.steps, width: '4.5rem', numeric: true, wide: true, sortable: true, cell: (row) => row.steps.length },
    { id: 'hours', head: t.hours, width: '6rem', numeric: true, sortable: true, cell: (row) => <Duration hours={row.estimated_hours} /> },
    { id: 'runs', head: t.runs, width: '4.5rem', numeric: true, wide: true, sortable: true, cell: (row) => (row.runs > 0 ? row.runs : '') },
    { id: 'variance', head: t.variance, about: t.varianceAbout, width: '6.5rem', numeric: true, sortable: true, cell: (row) => <Off percent={row.variance_pct} /> },
    { id: 'version', head: t.version, width: '5rem', numeric: true, wide: true, cell: (row) => row.version },
  ];
  const value = (row: Row): string | number => ({ name: row.name.toLowerCase(), steps: row.steps.length, hours: row.estimated_hours, runs: row.runs, variance: Math.abs(row.variance_pct ?? -1) } as Record<string, string | number>)[sort.by] ?? '';
  const shown = (items: readonly Row[]): readonly Row[] => {
    const words = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const found = items.filter((row) => words.every((word) => `${row.name} ${row.capability ?? ''} ${row.description ?? ''}`.toLowerCase().includes(word)));
    return [...found].sort((a, b) => { const [x, y] = [value(a), value(b)]; return (x < y ? -1 : x > y ? 1 : 0) * (sort.down ? -1 : 1); });
  };
  return (
    <WorkFrame view="workflows" about={t.about} actions={<Button look="primary" onClick={() => setMaking(true)}><Plus aria-hidden className="size-4" />{t.new}</Button>}>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <Input type="search" aria-label={t.search} placeholder={t.search} value={typed} onChange={(event) => setTyped(event.target.value)} className="sm:w-72" />
        <div role="group" aria-label={t.origin} className="flex gap-1.5">{([undefined, 'own', 'starter'] as const).map((origin) => <button key={origin ?? ''} type="button" aria-pressed={search.origin === origin} onClick={() => { void navigate({ to: '/tasks/workflows', search: (before) => ({ ...before, origin }), replace: true }); }} className={cx('touch h-7 rounded-full border px-3 text-sm font-medium', search.origin === origin ? 'border-accent bg-accent-soft text-accent-text' : 'text-ink-2 hover:bg-hover')}>{origin === undefined ? t.all : t[origin]}</button>)}</div>
      </div>
      <Loaded of={workflows} loading={<SkeletonRows rows={10} />}>{({ items }) => {
        const rows = shown(items);
        if (rows.length === 0) return <EmptyState icon={<Workflow />} title={items.length === 0 ? t.empty : t.nothing} action={items.length === 0 && <Button onClick={() => setMaking(true)}>{t.new}</Button>}>{items.length === 0 ? t.emptyAbout : t.nothingAbout}</EmptyState>;
        return <div className="overflow-hidden rounded-lg border bg-surface shadow-card"><Table label={t.listLabel} columns={columns} rows={rows} keyOf={(row) => row.workflow_id} sort={sort} onSort={setSort} onOpen={(row) => { void navigate({ to: '/tasks/workflows/$workflowId', params: { workflowId: String(row.workflow_id) } }); }} className="max-h-[max(20rem,calc(100dvh-18rem))]" /></div>;
      }}</Loaded>
      {making && <NewWorkflow onClose={() => setMaking(false)} />}
    </WorkFrame>
  );
}

function NewWorkflow({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(workflowWords);
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const create = useAct('workflows.create', { quiet: true, says: (one) => t.created(one.name), undo: (one) => call('workflows.delete', { id: one.workflow_id }), onDone: (one) => { void navigate({ to: '/tasks/workflows/$workflowId', params: { workflowId: String(one.workflow_id) } }); } });
  const submit = (event: FormEvent): void => { event.preventDefault(); if (name.trim() !== '') create.run({ name: name.trim(), ...(description.trim() !== '' && { description: description.trim() }) }); };
  return (
    <Dialog open onClose={onClose} title={t.new}>
      <form onSubmit={submit} className="grid gap-3">
        <Field label={t.workflowName} error={create.error?.message}><Input autoFocus value={name} maxLength={500} onChange={(event) => setName(event.target.value)} /></Field>
        <Field label={t.description}><TextArea value={description} maxLength={20_000} onChange={(event) => setDescription(event.target.value)} /></Field>
        <div className="flex justify-end gap-2"><Button look="quiet" onClick={onClose}>{t.cancel}</Button><Button type="submit" look="primary" busy={create.isPending} disabled={name.trim() === ''}>{t.create}</Button></div>
      </form>
    </Dialog>
  );
}
