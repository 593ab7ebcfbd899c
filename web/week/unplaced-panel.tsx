import { Wrench } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useAct, useApi, useZone } from '../api/index.ts';
import { Button, Card, DateTime, Duration, EmptyState, Loaded, SkeletonRows, VirtualList } from '../ui/index.ts';
import { formatDue, formatHours, useWords } from '../words/index.ts';
import { type Unplaced } from './fixes.ts';
import type { Run } from './preview.ts';
import type { useFix } from './use-fix.ts';
import type { Runs } from './use-runs.ts';
import { weekWords } from './week.words.ts';

const GUESSES = [0.5, 1, 2, 4];
/** Runs that are looked through for why a task has no place. */
const RECENT = 3;

/** Words of the button that makes the smallest change. */
export function useFixText(): (one: Unplaced, task: { readonly title: string; readonly due_date?: string | null }) => string {
  const t = useWords(weekWords);
  const zone = useZone();
  return ({ smallest_fix: { change, minutes = 0 } }, task) => {
    if (change === 'drop_task') return t.fix.drop_task(task.title);
    if (change === 'extend_due') return t.fix.extend_due(task.due_date ? t.toDate(formatDue(Date.parse(task.due_date) + minutes * 60_000, zone)) : t.byDays(Math.ceil(minutes / 1440)));
    return t.fix[change](formatHours(minutes / 60));
  };
}
/** A person has to say or choose something: there is no button that could do it. */
export const isForPeople = ({ smallest_fix: fix, binding: { rule } }: Unplaced): boolean => rule === 'estimated_hours' || rule === 'min_billable_pct' || (fix.change === 'add_hours' && (!fix.periods?.length || rule === 'time_map'));

/** Open tasks that are nowhere in the calendar, each with why, and with what would help. */
export function UnplacedPanel({ runs, fix }: { readonly runs: Runs; readonly fix: ReturnType<typeof useFix> }) {
  const t = useWords(weekWords);
  const fixText = useFixText();
  const tasks = useApi('tasks.list', { open: true, scheduled: false, sort: 'priority', limit: 500 });
  const some = (tasks.data?.items.length ?? 0) > 0;
  const recent = useApi('scheduler.runs', { limit: RECENT }, { enabled: some });
  const why = useMemo(() => new Map<number, Unplaced>((recent.data?.items ?? []).toReversed().flatMap((run) => run.unplaced.map((one) => [one.task_id, one] as const))), [recent.data]);
  const [asked, setAsked] = useState<number | null>(null);
  const estimate = useAct('tasks.update', { optimistic: ({ id, estimated_hours: hours }, cache) => cache.update('tasks.list', (page) => ({ ...page, items: page.items.map((task) => (task.task_id === Number(id) ? { ...task, estimated_hours: hours ?? null } : task)) })) });
  // A parent is placed by its parts.
  const open = tasks.data?.items.filter((task) => !task.subtasks?.open) ?? [];
  const ready = open.filter((task) => task.estimated_hours !== null);
  return (
    <Card flush title={tasks.data ? t.without(open.length) : t.withoutTitle} actions={ready.length > 0 && <Button size="sm" busy={runs.isMaking && asked === null} onClick={() => { setAsked(null); runs.scheduleTasks(ready.map((task) => task.task_id)); }}>{t.schedule}</Button>}>
      <Loaded of={tasks} loading={<div className="p-3"><SkeletonRows rows={4} height="h-14" /></div>}>
        {() => open.length === 0 ? <div className="p-3"><EmptyState title={t.allPlaced}>{t.allPlacedAbout}</EmptyState></div> : (
          <VirtualList label={t.withoutTitle} items={open} keyOf={(task) => task.task_id} estimate={78} className="max-h-[28rem] xl:max-h-[calc(100dvh-19rem)]" row={(task) => {
            const one = why.get(task.task_id);
            return (
              <div className="grid gap-1.5 border-b px-4 py-2.5">
                <div className="flex items-baseline gap-2"><span className="min-w-0 flex-1 font-medium">{task.title}</span><Duration hours={task.estimated_hours} low={task.hours_low} high={task.hours_high} className="shrink-0 text-sm text-ink-2" /></div>
                {task.due_date && <p className="text-sm text-ink-2">{t.due} <DateTime at={task.due_date} as="due" /></p>}
                {task.estimated_hours === null
                  ? <><p className="text-sm text-ink-2">{t.needsHours}</p><div className="flex flex-wrap gap-1">{GUESSES.map((hours) => <Button key={hours} size="sm" aria-label={`${task.title}: ${t.setHours(formatHours(hours))}`} onClick={() => estimate.run({ id: task.task_id, estimated_hours: hours })}>{formatHours(hours)}</Button>)}</div></>
                  : <>
                    {one && <p className="text-sm text-ink-2">{one.reason}</p>}
                    <div className="flex flex-wrap gap-1.5">
                      {one && !isForPeople(one) && <Button size="sm" className="max-w-full" title={one.smallest_fix.text} busy={fix.isPending && fix.variables.one.task_id === task.task_id} onClick={() => fix.mutate({ one, preview: null })}><Wrench aria-hidden className="size-3.5 shrink-0" /><span className="truncate">{fixText(one, task)}</span></Button>}
                      <Button size="sm" busy={runs.isMaking && asked === task.task_id} aria-label={`${t.findPlace}: ${task.title}`} onClick={() => { setAsked(task.task_id); runs.scheduleTasks([task.task_id]); }}>{t.findPlace}</Button>
                    </div>
                  </>}
              </div>
            );
          }} />
        )}
      </Loaded>
    </Card>
  );
}

/** The same for a run that is being looked at. */
export function UnplacedOfRun({ run, taskOf, fix }: { readonly run: Run; readonly taskOf: (id: number) => { readonly title: string; readonly due_date?: string | null }; readonly fix: ReturnType<typeof useFix> }) {
  const fixText = useFixText();
  return (
    <ul className="grid">
      {run.unplaced.map((one) => (
        <li key={one.task_id} className="grid gap-1.5 border-b px-4 py-2.5">
          <p className="font-medium">{taskOf(one.task_id).title}</p><p className="text-sm text-ink-2">{one.reason}</p>
          {isForPeople(one) ? <p className="text-sm text-ink-2">{one.smallest_fix.text}</p>
            : <div><Button size="sm" className="max-w-full" title={one.smallest_fix.text} busy={fix.isPending && fix.variables.one.task_id === one.task_id} onClick={() => fix.mutate({ one, preview: run })}><Wrench aria-hidden className="size-3.5 shrink-0" /><span className="truncate">{fixText(one, taskOf(one.smallest_fix.task_id ?? one.task_id))}</span></Button></div>}
        </li>
      ))}
    </ul>
  );
}
