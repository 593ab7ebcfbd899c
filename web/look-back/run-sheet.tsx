import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { call, type Output, useAct, useApi } from '../api/index.ts';
import { hoursFrom, hoursText } from '../words/hours-text.ts';
import { Button, DateTime, Duration, ErrorState, Field, Input, Sheet, SkeletonRows, TextArea, Off } from '../ui/index.ts';
import { formatHours, useWords } from '../words/index.ts';
import { estimateWords } from './look-back.words.ts';

type Run = Output<'execution_runs.get'>;
interface Correction { readonly actual_hours: number | null; readonly by: string; readonly at: string }

/** One run: what it was, and the correction of what it took. */
export function RunSheet({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useWords(estimateWords);
  const run = useApi('execution_runs.get', { id });
  return <Sheet open size="md" onClose={onClose} title={run.data ? (run.data.title ?? t.noTitle) : t.run}>{run.data ? <Detail key={run.data.updated_at} run={run.data} onClose={onClose} /> : run.error?.status === 404 ? <p className="text-ink-2">{t.gone}</p> : run.error ? <ErrorState error={run.error} onRetry={() => { void run.refetch(); }} /> : <SkeletonRows rows={5} />}</Sheet>;
}

function Detail({ run, onClose }: { readonly run: Run; readonly onClose: () => void }) {
  const t = useWords(estimateWords);
  const [hours, setHours] = useState(hoursText(run.actual_hours));
  const [notes, setNotes] = useState(run.outcome_notes ?? '');
  const correct = useAct('execution_runs.correct', { quiet: true, invalidates: ['observer.patterns', 'workflows.list', 'workflows.get'], says: () => t.saved, undo: () => call('execution_runs.correct', { id: run.run_id, actual_hours: run.actual_hours ?? 0, outcome_notes: run.outcome_notes }), onDone: onClose });
  const written = hoursFrom(hours);
  const wrong = written === undefined || written === null ? t.badHours : undefined;
  const submit = (event: FormEvent): void => { event.preventDefault(); if (typeof written === 'number') correct.run({ id: run.run_id, actual_hours: written, outcome_notes: notes.trim() === '' ? null : notes.trim() }); };
  const corrections = (Array.isArray(run.metadata['corrections']) ? run.metadata['corrections'] : []) as readonly Correction[];
  return (
    <div className="grid gap-5">
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-y-1.5">
        <dt className="text-ink-3">{t.started}</dt><dd><DateTime at={run.started_at} /></dd>{run.ended_at && <><dt className="text-ink-3">{t.ended}</dt><dd><DateTime at={run.ended_at} /></dd></>}{run.paused_seconds > 60 && <><dt className="text-ink-3">{t.paused}</dt><dd>{formatHours(run.paused_seconds / 3600)}</dd></>}
        <dt className="text-ink-3">{t.estimated}</dt><dd><Duration hours={run.estimated_hours} /></dd><dt className="text-ink-3">{t.took}</dt><dd className="flex gap-2"><Duration hours={run.actual_hours} /><Off percent={run.variance_pct} /></dd>
      </dl>
      <p className="flex flex-wrap gap-4 text-sm">{typeof run.task_id === 'number' && run.title !== null && <Link to="/tasks" search={{ task: run.task_id }} className="text-accent-text underline">{t.toTask}</Link>}{typeof run.workflow_id === 'number' && <Link to="/tasks/workflows/$workflowId" params={{ workflowId: String(run.workflow_id) }} search={{ tab: 'hours' }} className="text-accent-text underline">{t.toWorkflow}</Link>}</p>
      {run.status === 'completed' && (
        <form onSubmit={submit} className="grid gap-3 border-t pt-4">
          <div><h3 className="text-base">{t.correct}</h3><p className="text-sm text-ink-2">{t.correctAbout}</p></div>
          <Field label={t.hours} hint={t.hoursHint} error={hours === '' ? undefined : (wrong ?? correct.error?.about('actual_hours'))}><Input value={hours} inputMode="text" onChange={(event) => setHours(event.target.value)} className="w-40" /></Field>
          <Field label={t.notes}><TextArea rows={2} maxLength={20_000} value={notes} onChange={(event) => setNotes(event.target.value)} /></Field>
          {correct.error && !correct.error.about('actual_hours') && <p role="alert" className="text-sm text-bad">{correct.error.message}</p>}
          <div className="flex justify-end gap-2"><Button look="quiet" onClick={onClose}>{t.cancel}</Button><Button type="submit" look="primary" busy={correct.isPending} disabled={wrong !== undefined}>{t.save}</Button></div>
        </form>
      )}
      {corrections.length > 0 && <section className="border-t pt-4"><h3 className="mb-1 text-base">{t.earlier}</h3><ul className="grid gap-1 text-sm text-ink-2">{[...corrections].reverse().map((one, at) => <li key={at} className="flex gap-3"><Duration hours={one.actual_hours} className="font-medium" /><DateTime at={one.at} /><span className="text-ink-3">{t.by(one.by)}</span></li>)}</ul></section>}
    </div>
  );
}
