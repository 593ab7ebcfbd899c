import { useNavigate } from '@tanstack/react-router';
import { call, refresh, useAct } from '../api/index.ts';
import { useQueryClient } from '@tanstack/react-query';
import { announce } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { askAgain, isIdle, type Run } from './preview.ts';
import { weekWords } from './week.words.ts';

/** Making, applying and taking back of runs; a preview stands in the address. */
export function useRuns() {
  const t = useWords(weekWords);
  const client = useQueryClient();
  const navigate = useNavigate({ from: '/week' });
  const show = (id: number | undefined): void => { void navigate({ search: (now) => ({ ...now, preview: id, plan: undefined, runs: undefined, compare: undefined }), replace: id === undefined }); };
  const shown = (run: Run): void => {
    if (isIdle(run) && run.unplaced.length === 0) { announce({ text: t.nothingToDo }); void call('scheduler.dismiss_run', { id: run.run_id }).catch(() => {}); show(undefined); } else show(run.run_id);
  };
  const schedule = useAct('scheduler.schedule', { onDone: shown });
  const reschedule = useAct('scheduler.reschedule', { onDone: shown });
  const forward = useAct('scheduler.roll_forward', { onDone: shown });
  const apply = useAct('scheduler.apply', {
    says: (run) => t.applied(run.blocks.length), onDone: () => show(undefined),
    undo: (run) => call('scheduler.undo', { id: run.run_id }),
  });
  const dismiss = useAct('scheduler.dismiss_run', { says: () => t.dismissed, onDone: () => show(undefined), undo: (run) => call('scheduler.restore_run', { id: run.run_id }) });
  const undo = useAct('scheduler.undo', { says: () => t.undoneRun });
  return {
    show, apply, dismiss, undo, isMaking: schedule.isPending || reschedule.isPending || forward.isPending,
    schedulePlan: (id: number) => schedule.run({ plan_id: id, dry_run: true }),
    scheduleTasks: (ids: readonly number[], days?: number) => schedule.run({ task_ids: [...ids], dry_run: true, ...(days !== undefined && { horizon_days: days }) }),
    repair: () => reschedule.run({ dry_run: true }), rollForward: () => forward.run({ dry_run: true }),
    again: (run: Run) => { const ask = askAgain(run); if (ask.kind === 'reschedule') (ask.overdue ? forward : reschedule).run({ dry_run: true }); else schedule.run({ dry_run: true, ...(ask.plan_id !== undefined ? { plan_id: ask.plan_id } : { task_ids: ask.task_ids ?? [] }) }); },
    refresh: () => refresh(client, 'scheduler.apply'),
  };
}
export type Runs = ReturnType<typeof useRuns>;
