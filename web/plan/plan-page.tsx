import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { useApi } from '../api/index.ts';
import { Card, Loaded, Page, PageHeader, Skeleton, SkeletonRows, Tabs } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { detailWords } from './detail.words.ts';
import type { Plan } from './edits.ts';
import { PlanHead } from './plan-head.tsx';
import { PlanSide } from './plan-side.tsx';
import type { View } from './plan-search.ts';
import { Steps } from './steps.tsx';
import { usePlanEditor } from './use-plan-editor.ts';
import { planWords } from './plan.words.ts';

const Picture = lazy(async () => ({ default: (await import('./picture.tsx')).Picture }));
const Options = lazy(async () => ({ default: (await import('./options.tsx')).Options }));
const BriefingView = lazy(async () => ({ default: (await import('./briefing.tsx')).BriefingView }));
const Versions = lazy(async () => ({ default: (await import('./versions.tsx')).Versions }));

export function PlanPage() {
  const { planId } = useParams({ from: '/plan/$planId' });
  const t = useWords(planWords);
  const plan = useApi('planner.read', { id: planId });
  if (plan.data === undefined && plan.error) return <Page><PageHeader title={t.title} /><Loaded of={plan}>{() => null}</Loaded></Page>;
  return <Page wide><Loaded of={plan} loading={<Loading />}>{(read) => <Detail key={read.plan_id} read={read} />}</Loaded></Page>;
}

function Detail({ read }: { readonly read: Plan }) {
  const t = useWords(detailWords);
  const { view = 'steps', step, from, to } = useSearch({ from: '/plan/$planId' });
  const navigate = useNavigate({ from: '/plan/$planId' });
  const editor = usePlanEditor(read);
  const plan = editor.shown;
  const frozen = plan.status === 'completed';
  const show = (next: View): void => { void navigate({ search: (now) => ({ ...now, view: next === 'steps' ? undefined : next }), replace: true, resetScroll: false }); };
  const open = (id: string | undefined): void => { void navigate({ search: (now) => ({ ...now, view: undefined, step: id }), replace: true, resetScroll: false }); };
  const titles = useMemo(() => new Map(plan.sop.steps.map((one) => [one.id, one.title])), [plan.sop.steps]);
  const tabs = [
    { value: 'steps', text: t.views.steps, count: plan.sop.steps.length, content: <Steps plan={plan} open={step} onOpen={open} onEdit={editor.edit} frozen={frozen} /> },
    { value: 'picture', text: t.views.picture, content: <Suspense fallback={<Skeleton className="h-80" />}><Picture steps={plan.sop.steps} onOpen={open} /></Suspense> },
    ...(plan.options && plan.options.length > 1 ? [{ value: 'options', text: t.views.options, count: plan.options.length, content: <Suspense fallback={<Skeleton className="h-80" />}><Options plan={plan} saving={editor.saving} onChosen={editor.take} frozen={frozen} /></Suspense> }] : []),
    { value: 'briefing', text: t.views.briefing, content: <Suspense fallback={<SkeletonRows />}><BriefingView plan={plan} titles={titles} /></Suspense> },
    { value: 'versions', text: t.views.versions, count: editor.base.version, content: <Suspense fallback={<SkeletonRows />}><Versions plan={editor.base} from={from} to={to} frozen={frozen} onCompare={(a, b) => { void navigate({ search: (now) => ({ ...now, from: a, to: b }), replace: true, resetScroll: false }); }} onReverted={editor.take} /></Suspense> },
  ];
  return (
    <>
      <PlanHead editor={editor} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="min-w-0"><Tabs label={t.viewsLabel} tabs={tabs} value={tabs.some((one) => one.value === view) ? view : 'steps'} onChange={(value) => show(value as View)} /></div>
        <PlanSide plan={plan} frozen={frozen} saving={editor.saving || editor.unsaved > 0} onEdit={editor.edit} onTaken={editor.take} />
      </div>
      {editor.conflict && <ConflictDialog editor={editor} conflict={editor.conflict} />}
    </>
  );
}

function Loading() {
  const t = useWords(planWords);
  return (
    <>
      <PageHeader title={t.title} about={<Skeleton className="h-5 w-64" />} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_19rem]"><div><Skeleton className="mb-4 h-9" /><SkeletonRows rows={7} height="h-14" /></div><Card><Skeleton className="h-64" /></Card></div>
    </>
  );
}
