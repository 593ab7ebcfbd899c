import { type CachedAnswers, call, useAct, useApi } from '../api/index.ts';
import { formatHours, useWords } from '../words/index.ts';
import type { Run } from './day.ts';
import { todayWords } from './today.words.ts';

const LISTED = 20;
const STARTING = 'starting';

/** A run that the server has not answered yet: its clock goes already, and cannot be stopped. */
export const isStarting = (run: Pick<Run, 'run_id'>): boolean => run.run_id === STARTING;
function startingRun(taskId: number | string): Run {
  const at = new Date().toISOString();
  return {
    run_id: STARTING, run_type: 'Process', title: null, task_id: Number(taskId), step_id: null, workflow_id: null, process_template_id: null, project_id: null, engagement_id: null, executed_by_person_id: null, status: 'running', started_at: at, ended_at: null,
    paused_at: null, paused_seconds: 0, estimated_hours: null, actual_hours: null, variance_pct: null, outcome_notes: null, metadata: {}, created_at: at, updated_at: at,
  };
}

/** The clocks that run or rest, and what one does with them. They are on the server: a reload, or another device, shows the same. */
export function useRuns() {
  const t = useWords(todayWords);
  const running = useApi('execution_runs.list', { status: 'running', limit: LISTED });
  const paused = useApi('execution_runs.list', { status: 'paused', limit: LISTED });
  const runs: readonly Run[] = [...(running.data?.items ?? []), ...(paused.data?.items ?? [])];
  /** Takes a run from one list to another before the server has answered. */
  const shift = (id: string, to: 'running' | 'paused' | null) => (cache: CachedAnswers): void => {
    const run = runs.find((one) => one.run_id === id);
    if (!run) return;
    const at = new Date();
    const moved: Run = to === null ? run : { ...run, status: to, paused_at: to === 'paused' ? at.toISOString() : null, paused_seconds: run.paused_seconds + (run.paused_at ? (at.getTime() - Date.parse(run.paused_at)) / 1000 : 0) };
    cache.update('execution_runs.list', (page, input) => {
      const rest = page.items.filter((one) => one.run_id !== id);
      const status = (input as { status?: string } | undefined)?.status;
      return { ...page, items: to !== null && status === to ? [moved, ...rest] : rest };
    });
  };
  const start = useAct('execution_runs.start', { optimistic: ({ task_id: id }, cache) => cache.update('execution_runs.list', (page, input) => ((input as { status?: string } | undefined)?.status === 'running' ? { ...page, items: [startingRun(id), ...page.items] } : page)) });
  const pause = useAct('execution_runs.pause', { optimistic: ({ id }, cache) => shift(id, 'paused')(cache) });
  const resume = useAct('execution_runs.resume', { optimistic: ({ id }, cache) => shift(id, 'running')(cache) });
  const discard = useAct('execution_runs.cancel', { optimistic: ({ id }, cache) => shift(id, null)(cache) });
  const complete = useAct('execution_runs.complete', { optimistic: ({ id }, cache) => shift(id, null)(cache) });
  return {
    runs, isPending: running.isPending || paused.isPending, error: running.error ?? paused.error, start, pause, resume, discard, complete,
    /** Ends a run and says so; the title is known to whoever shows it. */
    end: async (run: Run, title: string, taskDone: boolean, announce: (said: { text: string; undo?: () => Promise<unknown> }) => void): Promise<void> => {
      const ended = await complete.mutateAsync({ id: run.run_id, task_done: taskDone });
      announce(taskDone ? { text: t.now.doneSaid(title), undo: () => call('tasks.update', { id: Number(run.task_id), status: 'in_progress' }) } : { text: t.now.stopped(title, formatHours(ended.actual_hours ?? 0)) });
    },
  };
}
