import { Link } from '@tanstack/react-router';
import { Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Output, useApi } from '../api/index.ts';
import { Badge, Card, type Column, DateTime, Duration, EmptyState, Loaded, SkeletonRows, Table, DRIFT_PCT, Off } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { workflowWords } from './workflow.words.ts';

type Run = Output<'execution_runs.get'>;

/** How long the work of a workflow was thought to take, and took. */
export function WorkflowHours({ workflow }: { readonly workflow: Output<'workflows.get'> }) {
  const t = useWords(workflowWords);
  const id = workflow.workflow_id;
  const runs = useApi('execution_runs.list', { workflow_id: id, status: 'completed', limit: 500 });
  const patterns = useApi('observer.patterns', { workflow_id: id, limit: 50 }, { select: ({ items }) => items.find((one) => one.process_template_id === null) });
  const columns: readonly Column<Run>[] = [
    { id: 'task', head: t.task, width: 'minmax(10rem, 2fr)', cell: (run) => run.title ?? run.step_id ?? run.run_id }, { id: 'when', head: t.when, width: '7rem', wide: true, cell: (run) => run.ended_at && <DateTime at={run.ended_at} as="day" /> },
    { id: 'estimated', head: t.estimated, width: '6rem', numeric: true, cell: (run) => <Duration hours={run.estimated_hours} /> }, { id: 'took', head: t.took, width: '6rem', numeric: true, cell: (run) => <Duration hours={run.actual_hours} /> }, { id: 'off', head: t.off, width: '5rem', numeric: true, cell: (run) => <Off percent={run.variance_pct} /> },
  ];
  return (
    <Loaded of={runs} loading={<SkeletonRows rows={6} />}>{({ items }) => (items.length === 0 ? <EmptyState icon={<Timer />} title={t.noRuns}>{t.noRunsAbout}</EmptyState> : (
      <div className="grid gap-4">
        {patterns.data && (
          <Card><dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
            <Figure label={t.runs}>{patterns.data.runs}</Figure><Figure label={t.estimatedMean}><Duration hours={patterns.data.median_estimated_hours} /></Figure><Figure label={t.actualMean}><Duration hours={patterns.data.median_actual_hours} /></Figure>
            <Figure label={t.off}><Off percent={patterns.data.variance_pct} className="text-xl" /></Figure>
          </dl><p className="mt-3 text-sm text-ink-2">{patterns.data.drift ? <Badge tone="warn">{t.driftYes}</Badge> : Math.abs(patterns.data.variance_pct ?? 0) <= DRIFT_PCT && t.driftNo}{' '}<Link to={'/look-back/estimates' as never} search={{ workflow: id } as never} className="text-accent-text underline">{t.toEstimates}</Link></p></Card>
        )}
        <div className="overflow-hidden rounded-lg border bg-surface shadow-card"><Table label={t.runsLabel} columns={columns} rows={items} keyOf={(run) => run.run_id} className="max-h-[60dvh] min-h-40" /></div>
      </div>
    ))}</Loaded>
  );
}
const Figure = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => <div><dt className="text-sm text-ink-3">{label}</dt><dd className="text-xl font-semibold tabular">{children}</dd></div>;
