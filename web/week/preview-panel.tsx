import { ArrowRight, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApi } from '../api/index.ts';
import { Badge, Button, ErrorState, IconButton, SkeletonRows } from '../ui/index.ts';
import { formatDateTime, formatDue, formatPercent, useWords } from '../words/index.ts';
import { type Ghost, isIdle } from './preview.ts';
import { UnplacedOfRun } from './unplaced-panel.tsx';
import type { useFix } from './use-fix.ts';
import type { Runs } from './use-runs.ts';
import { weekWords } from './week.words.ts';

interface Props { readonly id: number; readonly ghosts: readonly Ghost[]; readonly zone: string; readonly runs: Runs; readonly fix: ReturnType<typeof useFix>; readonly onLook: (at: number) => void }

/** A run before it is applied: what it would move, from where to where and why, what it leaves, what has no place. */
export function PreviewPanel({ id, ghosts, zone, runs, fix, onLook }: Props) {
  const t = useWords(weekWords);
  const read = useApi('scheduler.run', { id });
  const lost = (read.data?.unplaced ?? []).map((one) => one.task_id);
  const names = useApi('tasks.list', { open: true, limit: 500 }, { enabled: lost.length > 0 }).data;
  const run = read.data;
  if (!run) return read.error ? <ErrorState compact error={read.error} onRetry={() => { void read.refetch(); }} /> : <Frame title={t.previewTitle} onClose={() => runs.show(undefined)}><div className="p-4"><SkeletonRows rows={5} /></div></Frame>;
  const taskOf = (task: number) => names?.items.find((one) => one.task_id === task) ?? { title: run.moves.find((one) => one.task_id === task)?.title ?? `${t.task} ${task}` };
  const live = run.status === 'preview';
  // What a repair moves has its own list; of a schedule each task is shown once, at its first block.
  const coming = run.kind === 'schedule' ? [...new Map(ghosts.toReversed().map((ghost) => [ghost.task_id, ghost])).values()].sort((a, b) => Date.parse(a.start) - Date.parse(b.start)) : [];
  const stale = runs.apply.error?.code.endsWith('stale-preview') && runs.apply.variables?.id === run.run_id;
  return (
    <Frame title={run.kind === 'repair' ? t.proposalTitle : live ? t.previewTitle : t.runTitle(run.run_id)} onClose={() => runs.show(undefined)}>
      <div className="grid gap-2 border-b px-4 py-3">
        <p className="tabular text-ink-2">{t.previewAbout(run.blocks.length, run.moves.length || run.moved.length, run.unplaced.length)}</p>
        {run.reason && run.reason !== 'overdue' && <p className="text-sm text-ink-2">{run.reason}</p>}
        {run.warnings.map((warning) => <p key={warning} className="text-sm text-warn">{warning}</p>)}
        {!live && <p className="text-sm text-ink-2">{t.notPreview(t.runStatus[run.status])}</p>}
        {stale && <p role="alert" className="text-sm text-bad">{t.stale}</p>}
        <div className="flex flex-wrap gap-2">
          {live && !stale && <Button look="primary" busy={runs.apply.isPending} disabled={isIdle(run)} onClick={() => runs.apply.run({ id })}>{t.apply}</Button>}
          {(stale || !live) && <Button look="primary" busy={runs.isMaking} onClick={() => runs.again(run)}>{t.remake}</Button>}
          {live && <Button busy={runs.dismiss.isPending} onClick={() => runs.dismiss.run({ id })}>{t.dismiss}</Button>}
        </div>
      </div>
      <div tabIndex={0} role="group" aria-label={t.moves} className="max-h-[28rem] overflow-y-auto xl:max-h-[calc(100dvh-24rem)]">
        {run.unplaced.length > 0 && <Part title={t.withoutTitle} count={run.unplaced.length}><UnplacedOfRun run={run} taskOf={taskOf} fix={fix} /></Part>}
        {run.moves.length > 0 && (
          <Part title={t.moves} count={run.moves.length}>
            <ul>{run.moves.map((move) => (
              <li key={move.task_id} className="border-b px-4 py-2.5">
                <Look label={t.showAt(move.title)} at={(move.to ?? move.from)?.start} onLook={onLook}>{move.title}</Look>
                <p className="flex flex-wrap items-center gap-x-1.5 text-sm tabular"><span className="text-ink-2">{move.from ? formatDateTime(move.from.start, zone) : t.newPlace}</span><ArrowRight aria-hidden className="size-3.5 text-ink-3" /><span className="font-medium">{move.to ? formatDateTime(move.to.start, zone) : t.loses}</span></p>
                <p className="text-sm text-ink-2">{move.why}</p>
              </li>
            ))}</ul>
          </Part>
        )}
        {coming.length > 0 && <Part title={t.comes} count={coming.length}><ul>{coming.map((ghost) => <li key={ghost.key} className="border-b px-4 py-2"><Look label={t.showAt(ghost.title)} at={ghost.start} onLook={onLook}>{ghost.title}</Look><p className="text-sm text-ink-2 tabular">{formatDateTime(ghost.start, zone)}</p>{ghost.reasons[0] && <p className="text-sm text-ink-2">{ghost.reasons[0]}</p>}</li>)}</ul></Part>}
        {run.lateness.length > 0 && <Part title={t.itStays} count={run.lateness.length}><ul>{run.lateness.map((one) => <li key={one.task_id} className="border-b px-4 py-2"><p className="font-medium">{one.title}</p><p className="text-sm text-warn">{t.lateBy(formatPercent(one.probability_late), formatDue(one.due, zone))}</p></li>)}</ul></Part>}
        {run.kept.length > 0 && <Part title={t.stays} count={run.kept.length}><ul>{run.kept.map((one) => <li key={one.calendar_event_id} className="border-b px-4 py-2"><p className="font-medium">{one.title}</p><p className="text-sm text-ink-2">{formatDateTime(one.start, zone)}. {one.why}</p></li>)}</ul></Part>}
      </div>
    </Frame>
  );
}

function Frame({ title, onClose, children }: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }) {
  const t = useWords(weekWords);
  return (
    <section aria-label={title} className="overflow-clip rounded-lg border border-accent/60 bg-surface shadow-card">
      <header className="flex min-h-11 items-center gap-2 border-b px-4 py-1.5"><h2 className="flex-1 text-base">{title}</h2><IconButton size="sm" label={t.close} icon={<X className="size-4" />} onClick={onClose} /></header>
      {children}
    </section>
  );
}
const Part = ({ title, count, children }: { readonly title: string; readonly count: number; readonly children: ReactNode }) => <section><h3 className="flex items-center gap-2 px-4 pt-3 pb-1 text-sm text-ink-2">{title}<Badge>{count}</Badge></h3>{children}</section>;
const Look = ({ label, at, onLook, children }: { readonly label: string; readonly at: string | undefined; readonly onLook: (at: number) => void; readonly children: string }) => <button type="button" title={label} disabled={at === undefined} onClick={() => { if (at !== undefined) onLook(Date.parse(at)); }} className="text-left font-medium hover:underline">{children}</button>;
