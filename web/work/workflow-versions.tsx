import { useNavigate } from '@tanstack/react-router';
import { RotateCcw } from 'lucide-react';
import { call, type Output, useAct, useApi } from '../api/index.ts';
import { Badge, Button, cx, DateTime, Diff, Loaded, Select, SkeletonRows } from '../ui/index.ts';
import { formatHours, useWords } from '../words/index.ts';
import { workflowWords } from './workflow.words.ts';

type Version = Output<'workflows.versions'>['items'][number];
interface Props { readonly workflow: Output<'workflows.get'>; readonly from: number | undefined; readonly to: number | undefined; readonly asText: (version: Version) => string }

/** Every form the workflow had: what changed, who or what asked for it, and the way back. */
export function WorkflowVersions({ workflow, from, to, asText }: Props) {
  const t = useWords(workflowWords);
  const navigate = useNavigate();
  const id = workflow.workflow_id;
  const versions = useApi('workflows.versions', { id, limit: 200 });
  const revert = useAct('workflows.revert', { says: (_, { version }) => t.reverted(version), undo: () => call('workflows.revert', { id, version: workflow.version }) });
  const show = (one: number, other?: number): void => { void navigate({ to: '/tasks/workflows/$workflowId', params: { workflowId: String(id) }, search: { tab: 'versions', to: one, from: other }, resetScroll: false }); };
  return (
    <Loaded of={versions} loading={<SkeletonRows rows={4} height="h-14" />}>{({ items }) => {
      const shown = items.find((one) => one.version === to) ?? items[0];
      if (!shown) return null;
      const before = items.find((one) => one.version === (from ?? shown.version - 1));
      return (
        <div className="grid items-start gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
          <ol aria-label={t.versionsLabel} className="grid max-h-[60dvh] gap-1 overflow-y-auto">
            {items.map((one) => (
              <li key={one.version}><button type="button" aria-pressed={one.version === shown.version} onClick={() => show(one.version)} className={cx('touch grid w-full gap-0.5 rounded-md px-3 py-2 text-left', one.version === shown.version ? 'bg-accent-soft' : 'hover:bg-hover')}>
                <span className="flex items-center gap-2 font-medium">{t.versionNo(one.version)}{one.version === workflow.version && <Badge tone="good">{t.now}</Badge>}<span className="ml-auto text-sm font-normal text-ink-3 tabular">{formatHours(one.estimated_hours)}</span></span>
                <span className="text-xs text-ink-2"><DateTime at={one.created_at} as="date" /> {one.reason === null ? t.by(one.changed_by) : one.reason.startsWith('recommendation ') ? t.accepted : one.reason}</span>
              </button></li>
            ))}
          </ol>
          <div className="grid min-w-0 gap-3">
            <div className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{t.versionNo(shown.version)}</span>
              {items.length > 1 && <><span className="text-sm text-ink-3">{t.compare}</span><Select aria-label={t.compare} choices={items.filter((one) => one.version !== shown.version).map((one) => ({ value: String(one.version), label: t.versionNo(one.version) }))} value={String(before?.version ?? '')} onChange={(event) => show(shown.version, Number(event.target.value))} /></>}
              {shown.version !== workflow.version && <Button size="sm" className="ml-auto" busy={revert.isPending} onClick={() => revert.run({ id, version: shown.version })}><RotateCcw aria-hidden className="size-4" />{t.revert(shown.version)}</Button>}
            </div>
            {before ? <Diff label={t.diffLabel} before={asText(before)} after={asText(shown)} /> : <><p className="text-sm text-ink-3">{t.first}</p><pre tabIndex={0} aria-label={t.versionNo(shown.version)} className="overflow-x-auto rounded-md border bg-surface p-3 font-mono text-sm whitespace-pre-wrap">{asText(shown)}</pre></>}
          </div>
        </div>
      );
    }}</Loaded>
  );
}
