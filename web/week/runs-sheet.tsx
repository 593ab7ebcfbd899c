import { useState } from 'react';
import { useApi, useApiPages } from '../api/index.ts';
import { Badge, Button, Checkbox, EmptyState, ErrorState, Loaded, Sheet, SkeletonRows } from '../ui/index.ts';
import { formatDateTime, useWords } from '../words/index.ts';
import type { Runs } from './use-runs.ts';
import { weekWords } from './week.words.ts';

const TONES = { preview: 'accent', scheduled: 'good', undone: 'plain', completed: 'good', failed: 'bad', expired: 'plain', dismissed: 'plain' } as const;

/** All runs, newest first: look at one, take one back, or set two beside each other. `compared` stands in the address as `12-15`. */
export function RunsSheet({ compared, zone, runs, onCompare, onClose }: { readonly compared: string | undefined; readonly zone: string; readonly runs: Runs; readonly onCompare: (pair: string | undefined) => void; readonly onClose: () => void }) {
  const t = useWords(weekWords);
  const list = useApiPages('scheduler.runs', { limit: 20 });
  const [marked, setMarked] = useState<readonly number[]>([]);
  const pair = /^(\d+)-(\d+)$/.exec(compared ?? '')?.slice(1).map(Number);
  const toggle = (id: number): void => setMarked((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id].slice(-2)));
  const [a, b] = [Math.min(...marked), Math.max(...marked)];
  return (
    <Sheet open onClose={onClose} title={t.runsTitle} description={t.runsAbout} footer={pair ? <Button onClick={() => onCompare(undefined)}>{t.before}</Button> : <Button look="primary" disabled={marked.length !== 2} onClick={() => onCompare(`${a}-${b}`)}>{t.compare}</Button>}>
      {pair?.[0] !== undefined && pair[1] !== undefined ? <Comparison from={pair[0]} to={pair[1]} /> : list.isPending ? <SkeletonRows rows={6} height="h-16" /> : list.error ? <ErrorState error={list.error} onRetry={list.refetch} /> : list.items.length === 0 ? <EmptyState title={t.noRuns} /> : (
        <ul className="grid gap-2">
          {list.items.map((run) => (
            <li key={run.run_id} className="grid gap-2 rounded-md border px-3 py-2">
              <div className="flex items-center gap-2">
                <Checkbox label={<span className="sr-only">{t.mark(run.run_id)}</span>} checked={marked.includes(run.run_id)} onChange={() => toggle(run.run_id)} />
                <span className="flex-1 font-medium">{t.runKinds[run.kind]} <span className="font-normal text-ink-3 tabular">#{run.run_id}</span></span>
                <Badge tone={TONES[run.status]}>{t.runStatus[run.status]}</Badge>
              </div>
              <p className="text-sm text-ink-2 tabular">{formatDateTime(run.created_at, zone)} · {t.runCounts(run.blocks.length, run.moved.length, run.unplaced.length)}</p>
              {run.reason && run.reason !== 'overdue' && <p className="text-sm text-ink-2">{run.reason}</p>}
              <div className="flex gap-2">
                {run.status === 'preview' && <Button size="sm" onClick={() => runs.show(run.run_id)}>{t.look}</Button>}
                {run.status === 'scheduled' && <Button size="sm" busy={runs.undo.isPending && runs.undo.variables.id === run.run_id} onClick={() => runs.undo.run({ id: run.run_id })}>{t.undo}</Button>}
              </div>
            </li>
          ))}
          {list.hasMore && <li><Button look="quiet" busy={list.isFetching} onClick={list.more}>{t.showMore}</Button></li>}
        </ul>
      )}
    </Sheet>
  );
}

function Comparison({ from, to }: { readonly from: number; readonly to: number }) {
  const t = useWords(weekWords);
  const read = useApi('scheduler.compare_runs', { from, to });
  return (
    <Loaded of={read}>
      {(found) => (
        <div className="grid gap-4">
          <h3>{t.comparing(from, to)}</h3>
          {found.moved.length + found.appeared.length + found.gone.length === 0 && <p>{t.same}</p>}
          {(['moved', 'appeared', 'gone'] as const).map((kind) => found[kind].length > 0 && <section key={kind} className="grid gap-1.5"><h4 className="flex items-center gap-2 text-sm font-medium text-ink-2">{t.changes[kind]}<Badge>{found[kind].length}</Badge></h4><ul className="grid gap-1">{found[kind].map((one) => <li key={one.task_id}>{one.text}</li>)}</ul></section>)}
          <p className="text-sm text-ink-2">{found.text.split(/(?<=\.) /).slice(0, found.objective ? 2 : 1).join(' ')}</p>
        </div>
      )}
    </Loaded>
  );
}
