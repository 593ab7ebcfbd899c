import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ClipboardList, Plus } from 'lucide-react';
import { useState } from 'react';
import { useApi } from '../api/index.ts';
import { Badge, Button, type Column, Duration, EmptyState, ErrorState, Sheet, SkeletonRows, Table, Tabs } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { useRows } from './business-rows.ts';
import { BusinessSheet } from './business-sheet.tsx';
import { idOf, type Kind, nameOf, type Row } from './business-tree.ts';
import { businessWords, templateWords } from './business.words.ts';
import { WorkFrame } from './work-frame.tsx';

const KINDS = ['process_template', 'service_blueprint', 'engagement', 'offer'] as const;

/** Workflows made concrete, and services designed from workflows. */
export function TemplatesPage() {
  const t = useWords(templateWords);
  const b = useWords(businessWords);
  const search = useSearch({ from: '/tasks/templates' });
  const navigate = useNavigate({ from: '/tasks/templates' });
  const kind: Kind = search.kind === 'blueprints' ? 'service_blueprint' : 'process_template';
  const [editing, setEditing] = useState<{ kind: Kind; row: Row | null }>();
  const rows = useRows(KINDS);
  const workflows = useApi('workflows.list', { limit: 500 });
  const open = (id: number | undefined): void => { void navigate({ to: '/tasks/templates', search: (before) => ({ ...before, open: id }), resetScroll: false }); };
  const nameIn = (of: Kind, id: unknown): string => { const found = rows.lists[of]?.find((row) => idOf(of, row) === Number(id)); return found ? nameOf(of, found) : ''; };
  const workflowName = (id: unknown): string => workflows.data?.items.find((one) => one.workflow_id === Number(id))?.name ?? '';
  const name: Column<Row> = { id: 'name', head: t.name, width: 'minmax(10rem, 2fr)', cell: (row) => <span className="font-medium">{nameOf(kind, row)}</span> };
  const version: Column<Row> = { id: 'version', head: t.version, width: '5rem', numeric: true, wide: true, cell: (row) => String(row['version']) };
  const columns: readonly Column<Row>[] = kind === 'process_template'
    ? [name, { id: 'workflow', head: t.workflow, wide: true, cell: (row) => workflowName(row['workflow_id']) }, { id: 'engagement', head: t.engagement, wide: true, cell: (row) => nameIn('engagement', row['engagement_id']) }, { id: 'hours', head: t.hours, width: '6rem', numeric: true, wide: true, cell: (row) => <Duration hours={row['estimated_hours'] as number | null} /> }, version, { id: 'status', head: t.status, width: '7rem', cell: (row) => <Status status={String(row['status'])} /> }]
    : [name, { id: 'offer', head: t.offer, wide: true, cell: (row) => nameIn('offer', row['offer_id']) }, { id: 'workflows', head: t.workflows, width: '6rem', numeric: true, cell: (row) => String(workflows.data?.items.filter((one) => one.service_blueprint_id === idOf(kind, row)).length ?? '') }, version, { id: 'status', head: t.status, width: '7rem', cell: (row) => <Badge>{String(row['status'])}</Badge> }];
  const list = rows.lists[kind] ?? [];
  const shown = list.find((row) => idOf(kind, row) === search.open);
  const content = rows.error ? <ErrorState error={rows.error} onRetry={rows.refetch} /> : rows.isPending ? <SkeletonRows /> : list.length === 0
    ? <EmptyState icon={<ClipboardList />} title={kind === 'process_template' ? t.empty : t.blueprintsEmpty} action={<Button onClick={() => setEditing({ kind, row: null })}>{b.newOf[kind]}</Button>}>{kind === 'process_template' ? t.emptyAbout : t.blueprintsEmptyAbout}</EmptyState>
    : <div className="overflow-hidden rounded-lg border bg-surface shadow-card"><Table label={kind === 'process_template' ? t.templates : t.blueprints} columns={columns} rows={list} keyOf={(row) => idOf(kind, row)} onOpen={(row) => open(idOf(kind, row))} isMarked={(row) => idOf(kind, row) === search.open} className="max-h-[max(20rem,calc(100dvh-20rem))]" /></div>;
  return (
    <WorkFrame view="templates" about={t.about} actions={<Button look="primary" onClick={() => setEditing({ kind, row: null })}><Plus aria-hidden className="size-4" />{b.newOf[kind]}</Button>}>
      <Tabs label={t.kindLabel} value={search.kind ?? 'templates'} onChange={(value) => { void navigate({ to: '/tasks/templates', search: { kind: value === 'blueprints' ? 'blueprints' : undefined } }); }} tabs={[{ value: 'templates', text: t.templates, count: rows.lists.process_template?.length, content }, { value: 'blueprints', text: t.blueprints, count: rows.lists.service_blueprint?.length, content }]} />
      {shown && !editing && (
        <Sheet open onClose={() => open(undefined)} title={nameOf(kind, shown)} description={b.kinds[kind]} footer={<Button onClick={() => setEditing({ kind, row: shown })}>{t.edit}</Button>}>
          {kind === 'process_template' ? <Checklist row={shown} workflow={workflowName(shown['workflow_id'])} /> : (
            <div className="grid gap-3">
              {shown['description'] != null && <p className="whitespace-pre-wrap text-ink-2">{String(shown['description'])}</p>}
              <h3 className="text-base">{t.structure}</h3>
              {(workflows.data?.items ?? []).filter((one) => one.service_blueprint_id === search.open).map((one) => <Link key={one.workflow_id} to="/tasks/workflows/$workflowId" params={{ workflowId: String(one.workflow_id) }} className="touch flex items-center justify-between gap-3 rounded-md border px-3 py-2 hover:bg-hover"><span className="truncate">{one.name}</span><Duration hours={one.estimated_hours} className="text-sm text-ink-3" /></Link>)}
              {!workflows.data?.items.some((one) => one.service_blueprint_id === search.open) && <p className="text-sm text-ink-3">{t.noStructure}</p>}
            </div>
          )}
        </Sheet>
      )}
      {editing && <BusinessSheet kind={editing.kind} row={editing.row} under={undefined} onClose={() => setEditing(undefined)} onNew={() => {}} onDone={(_, id) => { setEditing(undefined); open(id); }} />}
    </WorkFrame>
  );
}

const TONES = { draft: 'plain', approved: 'accent', executed: 'good' } as const;
function Status({ status }: { readonly status: string }) {
  const t = useWords(templateWords);
  const known = status as keyof typeof TONES;
  return <Badge tone={TONES[known]}>{t.statuses[known] ?? status}</Badge>;
}

interface Item { readonly title?: string; readonly hours?: number; readonly estimated_hours?: number; readonly done?: boolean }
function Checklist({ row, workflow }: { readonly row: Row; readonly workflow: string }) {
  const t = useWords(templateWords);
  const items = (row['checklist'] as readonly (Item | string)[]).map((one): Item => (typeof one === 'string' ? { title: one } : one));
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3 text-sm text-ink-2"><Status status={String(row['status'])} />{workflow !== '' && <Link to="/tasks/workflows/$workflowId" params={{ workflowId: String(row['workflow_id']) }} className="text-accent-text underline">{workflow}</Link>}{row['plan_id'] != null && <Link to={`/plan/${String(row['plan_id'])}` as '/plan'} className="text-accent-text underline">{t.plan}</Link>}</div>
      <h3 className="text-base">{t.checklist}</h3>
      {items.length === 0 ? <p className="text-sm text-ink-3">{t.noChecklist}</p> : <ol className="grid list-decimal gap-1.5 pl-5">{items.map((item, at) => <li key={at}><span className="flex items-baseline justify-between gap-3"><span>{item.title}</span><Duration hours={item.hours ?? item.estimated_hours} className="shrink-0 text-sm text-ink-3" /></span></li>)}</ol>}
    </div>
  );
}
