import { CalendarClock } from 'lucide-react';
import { call, useAct } from '../api/index.ts';
import { Button } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import type { DayTask } from './day.ts';
import { Matter } from './matter.tsx';
import { todayWords } from './today.words.ts';

const SHOWN = 3;

export function Overdue({ tasks }: { readonly tasks: readonly DayTask[] }) {
  const t = useWords(todayWords);
  const roll = useAct('scheduler.roll_forward', { says: (run) => t.risk.rolled(new Set(run.blocks.map((block) => block.task_id)).size), undo: (run) => call('scheduler.undo', { id: run.run_id }) });
  return (
    <Matter icon={<CalendarClock />} tone="bad" title={t.risk.overdue(tasks.length)} actions={<Button size="sm" busy={roll.isPending} onClick={() => roll.run({})}>{t.risk.roll}</Button>}>
      <ul>{tasks.slice(0, SHOWN).map((task) => <li key={task.task_id} className="truncate">{task.title}</li>)}{tasks.length > SHOWN && <li className="text-sm text-ink-3">{t.risk.more(tasks.length - SHOWN)}</li>}</ul>
    </Matter>
  );
}
