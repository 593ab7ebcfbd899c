import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleOff } from 'lucide-react';
import { useState } from 'react';
import { ApiProblem, call, refresh, useApi } from '../api/index.ts';
import { announce, announceProblem, Button } from '../ui/index.ts';
import { type Change, changeFor, taskOfFix } from '../week/fixes.ts';
import { useWords } from '../words/index.ts';
import type { Task, Unplaced } from './still-unplaced.ts';
import { Matter } from './matter.tsx';
import { todayWords } from './today.words.ts';

/** Makes a change, or its contrary; a longer look ahead keeps nothing. */
function make(change: Change, which: 'to' | 'back'): Promise<unknown> {
  switch (change.kind) {
    case 'task': return call('tasks.update', change[which]);
    case 'preferences': return call('scheduler.save_preferences', change[which]);
    case 'sprint': return call('scheduler.save_sprint', change[which]);
    case 'days': return Promise.resolve();
  }
}

/** A task that fits nowhere, with the smallest change that would make it fit as a button. */
export function NoPlace({ unplaced, task, tasks }: { readonly unplaced: Unplaced; readonly task: Task; readonly tasks: readonly Task[] }) {
  const t = useWords(todayWords);
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const preferences = useApi('scheduler.preferences', {});
  const sprints = useApi('scheduler.sprints', {});
  const { smallest_fix: smallest } = unplaced;
  const changed = tasks.find((one) => one.task_id === taskOfFix(unplaced)) ?? task;
  const change = preferences.data && sprints.data ? changeFor(unplaced, { task: changed, preferences: preferences.data, sprints: sprints.data.items }) : null;
  const mend = async (fix: Change): Promise<void> => {
    setBusy(true);
    try {
      await make(fix, 'to');
      const gone = smallest.change === 'drop_task' && changed.task_id === task.task_id;
      const run = gone ? null : await call('scheduler.schedule', { task_ids: [task.task_id], ...(fix.kind === 'days' && { horizon_days: fix.days }) });
      announce({ text: run ? t.risk.fixed(task.title) : t.risk.dropped(task.title), undo: async () => {
        if (run) await call('scheduler.undo', { id: run.run_id });
        await make(fix, 'back');
        await refresh(client, 'scheduler.schedule');
      } });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      announceProblem(error);
    } finally {
      setBusy(false);
      await refresh(client, 'scheduler.schedule');
    }
  };
  const text = t.risk.fixes[smallest.change] ?? smallest.change;
  return (
    <Matter icon={<CircleOff />} tone="warn" title={task.title} actions={change ? <Button size="sm" busy={busy} onClick={() => { void mend(change); }}>{text}</Button> : <Link to="/week" className="touch inline-flex items-center text-sm text-accent-text underline">{t.now.week}</Link>}>
      <p><span className="font-medium text-warn">{t.risk.unplaced}.</span> {unplaced.reason}</p>
      <p className="text-sm">{smallest.text}</p>
    </Matter>
  );
}
