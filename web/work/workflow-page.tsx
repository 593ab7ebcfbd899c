import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ArrowLeft, MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { call, type Output, useAct, useApi } from '../api/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { Badge, Button, Duration, ErrorState, IconButton, Menu, Page, PageHeader, SkeletonRows, Tabs, Off } from '../ui/index.ts';
import { formatHours, useWords } from '../words/index.ts';
import { linesOf as stepLines } from './step-edits.ts';
import { WorkflowHours } from './workflow-hours.tsx';
import { WorkflowVersions } from './workflow-versions.tsx';
import { workflowWords } from './workflow.words.ts';

const StepsEditor = lazy(async () => ({ default: (await import('./steps-editor.tsx')).StepsEditor }));
type Workflow = Output<'workflows.get'>;

/** One workflow: its steps, how it came to be so, and how long it really takes. */
export function WorkflowPage() {
  const t = useWords(workflowWords);
  const { workflowId } = useParams({ from: '/tasks/workflows/$workflowId' });
  const workflow = useApi('workflows.get', { id: workflowId });
  return (
    <Page wide>
      <Link to="/tasks/workflows" className="touch mb-2 inline-flex items-center gap-1.5 text-sm text-ink-2 hover:text-ink"><ArrowLeft aria-hidden className="size-4" />{t.back}</Link>
      {workflow.data ? <Detail workflow={workflow.data} /> : <><PageHeader title={t.back} />{workflow.error ? <ErrorState error={workflow.error} onRetry={() => { void workflow.refetch(); }} /> : <SkeletonRows rows={8} height="h-14" />}</>}
    </Page>
  );
}

function Detail({ workflow }: { readonly workflow: Workflow }) {
  const t = useWords(workflowWords);
  const search = useSearch({ from: '/tasks/workflows/$workflowId' });
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
  const params = { workflowId: String(workflow.workflow_id) };
  const remove = useAct('workflows.delete', {
    says: (one) => t.deleted(one.name), onDone: () => { void navigate({ to: '/tasks/workflows' }); },
    undo: ({ name, slug, capability, description, service_blueprint_id, steps, status, metadata, client_id: client }) => call('workflows.create', { name, slug, capability, description, service_blueprint_id, steps: steps as never, status, metadata, ...(client !== null && { client_id: client }) }),
  });
  useShortcut({ keys: 'e', label: t.edit, group: workflow.name, enabled: !editing, run: () => setEditing(true) });
  const steps = editing ? <Suspense fallback={<SkeletonRows rows={6} height="h-14" />}><StepsEditor workflow={workflow} onClose={() => setEditing(false)} /></Suspense> : <StepList workflow={workflow} />;
  return (
    <>
      <PageHeader title={workflow.name} about={<span className="flex flex-wrap items-center gap-x-3 gap-y-1"><span>{t.versionNo(workflow.version)}</span><span>{t.total(formatHours(workflow.estimated_hours), formatHours(workflow.estimated_hours_p80))}</span>{workflow.runs > 0 && <span>{t.runsCount(workflow.runs)}</span>}<Off percent={workflow.variance_pct} /></span>}
        actions={<>{!editing && <Button look="primary" onClick={() => { setEditing(true); void navigate({ to: '/tasks/workflows/$workflowId', params, search: {} }); }}><Pencil aria-hidden className="size-4" />{t.edit}</Button>}<Menu trigger={<IconButton label={t.more} icon={<MoreHorizontal className="size-4" />} />} items={[{ text: t.delete, icon: <Trash2 className="size-4" />, danger: true, onSelect: () => remove.run({ id: workflow.workflow_id }) }]} /></>} />
      {workflow.description && <p className="mb-4 max-w-3xl whitespace-pre-wrap text-ink-2">{workflow.description}</p>}
      {workflow.variables.length > 0 && <p className="mb-4 flex flex-wrap items-center gap-1.5 text-sm text-ink-3">{t.variables}{workflow.variables.map((name) => <Badge key={name} tone="info">{name}</Badge>)}</p>}
      <Tabs label={t.tabsLabel} value={search.tab ?? 'steps'} onChange={(tab) => { void navigate({ to: '/tasks/workflows/$workflowId', params, search: { tab: tab === 'versions' || tab === 'hours' ? tab : undefined } }); }} tabs={[
        { value: 'steps', text: t.tabs.steps, count: workflow.steps.length, content: steps },
        { value: 'versions', text: t.tabs.versions, count: workflow.version, content: <WorkflowVersions workflow={workflow} from={search.from} to={search.to} asText={stepLines} /> },
        { value: 'hours', text: t.tabs.hours, content: <WorkflowHours workflow={workflow} /> },
      ]} />
    </>
  );
}

function StepList({ workflow: { steps } }: { readonly workflow: Workflow }) {
  const t = useWords(workflowWords);
  const titles = new Map(steps.map((step, at) => [step.id, `${at + 1}`]));
  return (
    <ol className="overflow-hidden rounded-lg border bg-surface shadow-card">
      {steps.map((step, at) => (
        <li key={step.id} className="flex gap-4 border-b px-4 py-3 last:border-b-0">
          <span aria-hidden className="w-5 shrink-0 text-right text-ink-3 tabular">{at + 1}</span>
          <div className="min-w-0 flex-1"><p className="font-medium">{step.title}</p>{step.description && <p className="mt-0.5 text-sm whitespace-pre-wrap text-ink-2">{step.description}</p>}
            <p className="mt-1 flex flex-wrap items-center gap-2 text-xs text-ink-3 empty:hidden">{step.depends_on.length > 0 && <span>{`${t.step.after} ${step.depends_on.map((id) => titles.get(id) ?? id).join(', ')}`}</span>}{step.billable && <Badge tone="accent">{t.step.billable}</Badge>}{step.tags.map((tag) => <Badge key={tag}>{tag}</Badge>)}</p>
          </div>
          <div className="shrink-0 text-right"><Duration hours={step.hours} className="font-medium" /><p className="text-xs text-ink-3 tabular">{`${formatHours(step.hours_low)} – ${formatHours(step.hours_high)}`}</p></div>
        </li>
      ))}
    </ol>
  );
}
