import { CircleCheck, Redo2 } from 'lucide-react';
import { useState } from 'react';
import { ApiProblem, call, type Output, useAct } from '../api/index.ts';
import { announceProblem, Button, Dialog, Duration, Progress } from '../ui/index.ts';
import { formatHours, useWords } from '../words/index.ts';
import { type Day, leftOver } from './day.ts';
import { todayWords } from './today.words.ts';

/** The end of the day: what was done, what rolls over, and a look back. */
export function FinishDay({ day, onClose }: { readonly day: Day; readonly onClose: () => void }) {
  const t = useWords(todayWords);
  const [ended, setEnded] = useState<{ moved: number; reflection: Output<'observer.reflect'> } | null>(null);
  const roll = useAct('scheduler.roll_forward', { quiet: true });
  const reflect = useAct('observer.reflect', { quiet: true });
  const left = leftOver(day);
  const go = async (): Promise<void> => {
    try {
      for (const run of (await call('execution_runs.list', { status: 'running', limit: 50 })).items) await call('execution_runs.complete', { id: run.run_id, task_done: false });
      const run = await roll.mutateAsync({});
      setEnded({ moved: new Set(run.blocks.map((block) => block.task_id)).size, reflection: await reflect.mutateAsync({ mode: 'daily' }) });
    } catch (error) {
      if (error instanceof ApiProblem) announceProblem(error); else throw error;
    }
  };
  const busy = roll.isPending || reflect.isPending;
  return (
    <Dialog open onClose={onClose} title={ended ? t.end.ended : t.end.title} size="md" footer={ended ? <Button look="primary" onClick={onClose}>{t.end.close}</Button> : <><Button look="quiet" onClick={onClose}>{t.end.cancel}</Button><Button look="primary" busy={busy} onClick={() => { void go(); }}>{t.end.go}</Button></>}>
      {ended ? <div className="grid gap-3"><p className="text-lg">{ended.reflection.summary}</p><p className="text-ink-2">{t.end.rolled(ended.moved)}</p></div> : (
        <div className="grid gap-5">
          {day.hours.planned > 0 && <div className="grid gap-1.5"><p className="text-ink-2">{t.end.hours(formatHours(day.hours.done), formatHours(day.hours.planned))}</p><Progress share={day.hours.done / day.hours.planned} label={t.end.hours(formatHours(day.hours.done), formatHours(day.hours.planned))} /></div>}
          <section><h3 className="mb-1 text-base">{day.done.length > 0 ? t.end.done(day.done.length) : t.end.nothingDone}</h3><ul>{day.done.map((task) => <li key={task.task_id} className="flex items-center gap-2 py-1"><CircleCheck aria-hidden className="size-4 shrink-0 text-good" /><span className="min-w-0 flex-1 truncate">{task.title}</span><Duration hours={task.estimated_hours} className="text-sm text-ink-3" /></li>)}</ul></section>
          <section><h3 className="mb-1 text-base">{left.length > 0 ? t.end.left(left.length) : t.end.nothingLeft}</h3><ul>{left.map((task) => <li key={task.task_id} className="flex items-center gap-2 py-1"><Redo2 aria-hidden className="size-4 shrink-0 text-ink-3" /><span className="min-w-0 flex-1 truncate">{task.title}</span><Duration hours={task.estimated_hours} className="text-sm text-ink-3" /></li>)}</ul></section>
        </div>
      )}
    </Dialog>
  );
}
