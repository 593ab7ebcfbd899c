import { CircleCheck } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useApi } from '../api/index.ts';
import { Card, ErrorState, Skeleton, SkeletonRows, useKeptFocus } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import type { Day } from './day.ts';
import { stillUnplaced } from './still-unplaced.ts';
import { Late } from './late.tsx';
import { NoPlace } from './no-place.tsx';
import { Overdue } from './overdue.tsx';
import { Proposal } from './proposal.tsx';
import { Question } from './question.tsx';
import { todayWords } from './today.words.ts';

/** From this chance on a task is spoken of: below, nothing is to be decided yet. */
const WORTH_SAYING = 0.2;

/** Everything that waits for a decision, the most pressing first. Nobody knows its height before it is read: what stands below (`children`) comes after it, so that nothing jumps. */
export function NeedsYou({ day, children }: { readonly day: Day; readonly children: ReactNode }) {
  const t = useWords(todayWords);
  const previews = useApi('scheduler.runs', { status: 'preview', limit: 10 }, { select: (page) => page.items.filter((run) => run.kind !== 'schedule').slice(0, 1) });
  const runs = useApi('scheduler.runs', { status: 'scheduled', limit: 10 });
  const without = useApi('tasks.list', { open: true, scheduled: false, limit: 200 });
  const lateness = useApi('scheduler.lateness', {}, { select: ({ items }) => items.filter((one) => one.probability_late >= WORTH_SAYING).toSorted((a, b) => b.probability_late - a.probability_late) });
  const questions = useApi('calendars.questions', { limit: 5 });
  const unplaced = stillUnplaced(runs.data?.items ?? [], without.data?.items ?? []);
  const pending = previews.isPending || runs.isPending || without.isPending || lateness.isPending || questions.isPending;
  const late = (lateness.data ?? []).filter((one) => !day.overdue.some((task) => task.task_id === one.task_id));
  const empty = !pending && previews.data?.length === 0 && unplaced.length === 0 && late.length === 0 && day.overdue.length === 0 && (questions.data?.items.length ?? 0) === 0;
  const failed = [previews, runs, without].find((one) => one.error && one.data === undefined);
  const around = useRef<HTMLDivElement>(null);
  useKeptFocus(around);
  return (
    <><div ref={around} tabIndex={-1} className="outline-none"><Card title={t.risk.section} flush>
      {failed ? <div className="p-3"><ErrorState compact error={failed.error} onRetry={() => { void failed.refetch(); }} /></div> : pending ? <div className="p-4"><SkeletonRows rows={3} /></div> : empty ? <p className="flex min-h-14 items-center gap-2 px-4 py-3 text-ink-2"><CircleCheck aria-hidden className="size-4 text-good" />{t.risk.fine}</p> : (
        <ul className="divide-y divide-line">
          {questions.data?.items.map((question) => <li key={question.question_id} className="px-4 py-3"><Question question={question} /></li>)}
          {day.overdue.length > 0 && <li className="px-4 py-3"><Overdue tasks={day.overdue} /></li>}
          {previews.data?.map((run) => <li key={run.run_id} className="px-4 py-3"><Proposal run={run} /></li>)}
          {unplaced.map(({ unplaced: one, task }) => <li key={task.task_id} className="px-4 py-3"><NoPlace unplaced={one} task={task} tasks={without.data?.items ?? []} /></li>)}
          {late.length > 0 && <li className="px-4 py-3"><Late items={late} /></li>}
        </ul>
      )}
    </Card></div>{pending && !failed ? <Skeleton className="h-52" /> : children}</>
  );
}
