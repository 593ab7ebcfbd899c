import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus, Repeat } from 'lucide-react';
import { useState } from 'react';
import { type Output, useAct, call, useApi } from '../api/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { Badge, Button, Checkbox, DateTime, EmptyState, Loaded, NameTag, SkeletonRows, Switch } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { RoutineSheet } from './routine-sheet.tsx';
import { routineWords } from './routine.words.ts';
import { patternOf } from './rule-text.ts';
import { WorkFrame } from './work-frame.tsx';

type Routine = Output<'recurrences.get'>;

/** How often, in words. */
function useHowOften(): (routine: Pick<Routine, 'rule' | 'times_per_week'>) => string {
  const t = useWords(routineWords);
  return ({ rule, times_per_week: times }) => {
    if (times !== null) return t.weekly(times);
    const pattern = patternOf(rule ?? '');
    if (!pattern) return rule ?? '';
    if (pattern.unit === 'DAILY') return t.daily(pattern.every);
    if (pattern.unit === 'MONTHLY') return t.monthly(pattern.every, pattern.monthDay === null ? '' : String(pattern.monthDay));
    return pattern.days.length > 0 ? t.weeklyOn(pattern.every, pattern.days.map((day) => t.days[day]).join(', ')) : t.weeks(pattern.every);
  };
}

/** Recurring tasks and habits, each with what comes next. */
export function RoutinesPage() {
  const t = useWords(routineWords);
  const search = useSearch({ from: '/tasks/routines' });
  const navigate = useNavigate({ from: '/tasks/routines' });
  const [making, setMaking] = useState(false);
  const routines = useApi('recurrences.list', { limit: 500, ...(!search.paused && { active: true }) }, { keep: true });
  const open = (id: number | undefined): void => { void navigate({ to: '/tasks/routines', search: (before) => ({ ...before, routine: id }), resetScroll: false }); };
  useShortcut({ keys: 'n', label: t.new, group: t.listLabel, run: () => setMaking(true) });
  return (
    <WorkFrame view="routines" about={t.about} actions={<Button look="primary" onClick={() => setMaking(true)}><Plus aria-hidden className="size-4" />{t.new}</Button>}>
      <div className="mb-3"><Checkbox label={t.showPaused} checked={search.paused === true} onChange={(event) => { void navigate({ to: '/tasks/routines', search: (before) => ({ ...before, paused: event.target.checked || undefined }), replace: true }); }} /></div>
      <Loaded of={routines} loading={<SkeletonRows rows={5} height="h-20" />}>{({ items }) => (items.length === 0
        ? <EmptyState icon={<Repeat />} title={t.empty} action={<Button look="primary" onClick={() => setMaking(true)}>{t.new}</Button>}>{t.emptyAbout}</EmptyState>
        : <ul aria-label={t.listLabel} className="grid max-w-6xl gap-2">{items.map((routine) => <RoutineRow key={routine.recurrence_id} routine={routine} onOpen={() => open(routine.recurrence_id)} />)}</ul>)}
      </Loaded>
      {making && <RoutineSheet id={null} onClose={() => setMaking(false)} />}
      {search.routine !== undefined && <RoutineSheet key={search.routine} id={search.routine} onClose={() => open(undefined)} />}
    </WorkFrame>
  );
}

function RoutineRow({ routine, onOpen }: { readonly routine: Routine; readonly onOpen: () => void }) {
  const t = useWords(routineWords);
  const often = useHowOften();
  const turn = useAct('recurrences.update', {
    optimistic: ({ id, active }, cache) => cache.update('recurrences.list', (page) => ({ ...page, items: page.items.map((one) => (one.recurrence_id === Number(id) ? { ...one, active: active ?? one.active } : one)) })),
    says: (one) => (one.active ? t.resumedOne(one.title) : t.pausedOne(one.title)), undo: (one) => call('recurrences.update', { id: one.recurrence_id, active: !one.active }),
  });
  return (
    <li className="flex items-center gap-4 rounded-lg border bg-surface pr-4 shadow-card transition-colors hover:border-line-strong/60">
      <button type="button" onClick={onOpen} className="grid min-w-0 flex-1 gap-1 rounded-lg py-3 pl-4 text-left sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
        <span className="grid min-w-0 gap-0.5"><span className="flex items-center gap-2"><span className="truncate font-medium">{routine.title}</span>{!routine.active && <Badge>{t.paused}</Badge>}{routine.tags.slice(0, 2).map((tag) => <NameTag key={tag} name={tag} />)}</span><span className="text-sm text-ink-2">{[often(routine), t.minutesEach(routine.duration_minutes), routine.window ? t.between(routine.window.from, routine.window.to) : t.anyTime].join(' · ')}</span></span>
        <span className="text-sm text-ink-3">{routine.next.length === 0 ? t.noneAhead : <>{routine.times_per_week === null ? t.next : t.nextWeeks}{': '}{routine.next.slice(0, 3).map((day, at) => <span key={day}>{at > 0 && ', '}<DateTime at={day} /></span>)}</>}</span>
      </button>
      <Switch label={t.active} checked={routine.active} onChange={(active) => turn.run({ id: routine.recurrence_id, active })} />
    </li>
  );
}
