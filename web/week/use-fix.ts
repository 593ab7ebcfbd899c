import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem, call, refresh } from '../api/index.ts';
import { announce, announceProblem } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { type Change, changeFor, type Unplaced, taskOfFix } from './fixes.ts';
import type { Run } from './preview.ts';
import { weekWords } from './week.words.ts';

interface Ask { readonly one: Unplaced; /** The preview that it stands in: then a new preview shows what the change does. */ readonly preview: Run | null }

const make = (change: Change, way: 'to' | 'back'): Promise<unknown> => change.kind === 'task' ? call('tasks.update', change[way]) : change.kind === 'preferences' ? call('scheduler.save_preferences', change[way]) : change.kind === 'sprint' ? call('scheduler.save_sprint', change[way]) : Promise.resolve();

/** Makes the smallest change that gives a task a place, and gives it that place. Undo takes back both. */
export function useFix(onPreview: (run: Run) => void) {
  const t = useWords(weekWords);
  const client = useQueryClient();
  return useMutation<void, Error, Ask>({
    mutationFn: async ({ one, preview }) => {
      const [task, preferences, sprints] = await Promise.all([call('tasks.get', { id: taskOfFix(one) }), call('scheduler.preferences', {}), call('scheduler.sprints', { limit: 100 })]);
      const change = changeFor(one, { task, preferences, sprints: sprints.items });
      if (!change) return;
      await make(change, 'to');
      const dropped = one.smallest_fix.change === 'drop_task' && taskOfFix(one) === one.task_id;
      const waiting = preview ? [...new Set([...preview.unplaced, ...(preview.kind === 'schedule' ? preview.blocks : [])].map((other) => other.task_id))] : [one.task_id];
      const ids = waiting.filter((id) => !dropped || id !== one.task_id);
      const back = async (): Promise<void> => { await make(change, 'back'); await refresh(client, 'scheduler.save_preferences'); };
      const days = change.kind === 'days' ? { horizon_days: change.days } : {};
      if (ids.length === 0) announce({ text: t.dismissed, undo: back });
      else {
        const run = await call('scheduler.schedule', { task_ids: ids, dry_run: preview !== null, ...days }).catch(async (error: unknown) => { await make(change, 'back'); throw error; });
        if (preview) { onPreview(run); announce({ text: t.fixed, undo: back }); } else announce({ text: run.unplaced.some((other) => other.task_id === one.task_id) ? t.fixedNoPlace : t.fixed, undo: async () => { await call('scheduler.undo', { id: run.run_id }); await back(); } });
      }
      await refresh(client, 'scheduler.save_preferences');
    },
    onError: (error) => { if (error instanceof ApiProblem) announceProblem(error); },
  });
}
