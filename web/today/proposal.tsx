import { ArrowRight, Wrench } from 'lucide-react';
import { useState } from 'react';
import { call, type Output, useAct, useZone } from '../api/index.ts';
import { Button } from '../ui/index.ts';
import { formatDateTime, useWords } from '../words/index.ts';
import { Matter } from './matter.tsx';
import { todayWords } from './today.words.ts';

/** A repair that waits for a word: exactly what it would move, from where to where, and why. */
export function Proposal({ run }: { readonly run: Output<'scheduler.runs'>['items'][number] }) {
  const t = useWords(todayWords);
  const zone = useZone();
  const [open, setOpen] = useState(false);
  const without = { optimistic: ({ id }: { id: number | string }, cache: Parameters<NonNullable<NonNullable<Parameters<typeof useAct<'scheduler.apply'>>[1]>['optimistic']>>[1]) => cache.update('scheduler.runs', (page) => ({ ...page, items: page.items.filter((one) => one.run_id !== id) })) };
  const apply = useAct('scheduler.apply', { ...without, says: () => t.risk.applied, undo: (done) => call('scheduler.undo', { id: done.run_id }) });
  const dismiss = useAct('scheduler.dismiss_run', { ...without, says: () => t.risk.dismissed, undo: (done) => call('scheduler.restore_run', { id: done.run_id }) });
  return (
    <Matter icon={<Wrench />} tone="info" title={run.moves.length > 0 ? t.risk.proposal(run.moves.length) : t.risk.proposalNothing} actions={(
      <>
        <Button size="sm" busy={apply.isPending} onClick={() => apply.run({ id: run.run_id })}>{t.risk.apply}</Button>
        <Button size="sm" look="quiet" onClick={() => dismiss.run({ id: run.run_id })}>{t.risk.dismiss}</Button>
        {run.moves.length > 0 && <Button size="sm" look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? t.risk.hide : t.risk.see}</Button>}
      </>
    )}>
      {run.reason && <p className={open ? undefined : 'line-clamp-2'}>{run.reason}</p>}
      {open && (
        <ul className="mt-2 grid animate-rise gap-2">
          {run.moves.map((move) => (
            <li key={move.task_id} className="grid gap-0.5 rounded-md bg-sunken px-2.5 py-1.5">
              <span className="font-medium text-ink">{move.title}</span>
              <span className="flex flex-wrap items-center gap-1.5 text-sm tabular"><span>{move.from ? formatDateTime(move.from.start, zone) : t.risk.nowhere}</span><ArrowRight aria-hidden className="size-3.5" /><span className="font-medium text-ink">{move.to ? formatDateTime(move.to.start, zone) : t.risk.noPlaceNow}</span></span>
              <span className="text-sm">{move.why}</span>
            </li>
          ))}
        </ul>
      )}
    </Matter>
  );
}
