import { type FormEvent, useState } from 'react';
import { call, type Input as In, type Output, useAct, useApi } from '../api/index.ts';
import { Button, cx, DateTime, ErrorState, Field, Input, Select, Sheet, SkeletonRows } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { routineWords } from './routine.words.ts';
import { DAYS, type Pattern, patternOf, ruleOf, UNITS } from './rule-text.ts';
import { StatusMark } from './task-row.tsx';
import { PRIORITIES } from './task-search.ts';
import { useNames } from './use-names.ts';
import { workWords } from './work.words.ts';

type Routine = Output<'recurrences.get'>;

/** One routine: its form, and how it was kept. */
export function RoutineSheet({ id, onClose }: { readonly id: number | null; readonly onClose: () => void }) {
  const t = useWords(routineWords);
  const routine = useApi('recurrences.get', { id: id ?? 0 }, { enabled: id !== null });
  if (id === null || routine.data) return <Form routine={routine.data ?? null} onClose={onClose} />;
  return <Sheet open onClose={onClose} title={t.listLabel}>{routine.error ? <ErrorState error={routine.error} onRetry={() => { void routine.refetch(); }} /> : <SkeletonRows rows={8} />}</Sheet>;
}

const DEFAULT: Pattern = { unit: 'WEEKLY', every: 1, days: ['MO'], monthDay: null };
type How = 'habit' | 'rule' | 'own';

function Form({ routine, onClose }: { readonly routine: Routine | null; readonly onClose: () => void }) {
  const t = useWords(routineWords);
  const w = useWords(workWords);
  const names = useNames();
  const known = routine?.rule ? patternOf(routine.rule) : null;
  const [how, setHow] = useState<How>(routine === null || routine.times_per_week !== null ? 'habit' : known ? 'rule' : 'own');
  const [times, setTimes] = useState(routine?.times_per_week ?? 3);
  const [pattern, setPattern] = useState<Pattern>(known ?? DEFAULT);
  const [text, setText] = useState({ title: routine?.title ?? '', minutes: String(routine?.duration_minutes ?? 45), from: routine?.window?.from ?? '', to: routine?.window?.to ?? '', slip: String(routine?.flexibility_days ?? 0), starts: routine?.starts_on ?? '', until: routine?.until ?? '', tags: routine?.tags.join(', ') ?? '', project: String(routine?.project_id ?? ''), priority: routine?.priority ?? 'normal', missed: routine?.missed ?? 'skip' });
  const set = (change: Partial<typeof text>): void => setText((now) => ({ ...now, ...change }));
  const create = useAct('recurrences.create', { quiet: true, says: (one) => t.created(one.title), undo: (one) => call('recurrences.delete', { id: one.recurrence_id }), onDone: onClose });
  const save = useAct('recurrences.update', { quiet: true, says: (one) => t.saved(one.title), onDone: onClose });
  const remove = useAct('recurrences.delete', { says: (one) => t.deleted(one.title), undo: ({ title, description, rule, times_per_week, starts_on, until, window, duration_minutes, flexibility_days, missed, time_map, tags, priority, billable, project_id, active, client_id: client }) => call('recurrences.create', { title, description, rule, times_per_week, starts_on, until, window, duration_minutes, flexibility_days, missed, time_map, tags, priority, billable, project_id, active, ...(client !== null && { client_id: client }) }), onDone: onClose });
  const problem = routine ? save.error : create.error;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const given = {
      title: text.title.trim(), duration_minutes: Number(text.minutes), ...(how === 'habit' ? { times_per_week: times, rule: null } : how === 'rule' ? { rule: ruleOf(pattern), times_per_week: null } : {}),
      window: text.from !== '' && text.to !== '' ? { from: text.from, to: text.to } : null, flexibility_days: Number(text.slip) || 0, missed: text.missed, ...(text.starts !== '' && { starts_on: text.starts }), until: text.until === '' ? null : text.until,
      tags: text.tags.split(',').map((one) => one.trim()).filter(Boolean), priority: text.priority, project_id: text.project === '' ? null : Number(text.project),
    } satisfies Partial<In<'recurrences.create'>>;
    if (routine) save.run({ id: routine.recurrence_id, ...given }); else create.run(given);
  };
  return (
    <Sheet open onClose={onClose} title={routine?.title ?? t.new} footer={<>{routine && <Button look="danger" className="mr-auto" busy={remove.isPending} onClick={() => remove.run({ id: routine.recurrence_id })}>{t.delete}</Button>}<Button look="quiet" onClick={onClose}>{t.cancel}</Button><Button type="submit" form="routine-form" look="primary" busy={create.isPending || save.isPending} disabled={text.title.trim() === '' || !(Number(text.minutes) > 0)}>{routine ? t.save : t.create}</Button></>}>
      <form id="routine-form" onSubmit={submit} className="grid grid-cols-2 gap-3">
        <Field label={t.title} className="col-span-2" error={problem?.about('title')}><Input value={text.title} maxLength={500} onChange={(event) => set({ title: event.target.value })} /></Field>
        <fieldset className="col-span-2 grid gap-2"><legend className="mb-1 text-sm font-medium text-ink-2">{t.pattern}</legend>
          {(['habit', 'rule', ...(routine?.rule && !known ? (['own'] as const) : [])] as const).map((one) => <label key={one} className="touch flex items-center gap-2"><input type="radio" name="how" className="size-4 accent-accent" checked={how === one} onChange={() => setHow(one)} />{one === 'habit' ? t.habit : one === 'rule' ? t.rule : t.customRule}</label>)}
          {how === 'own' && <p className="text-sm text-ink-3">{t.customRuleAbout} <code>{routine?.rule}</code></p>}
          {how === 'habit' && <Field label={t.perWeek}><Input type="number" min={1} max={7} value={times} onChange={(event) => setTimes(Math.max(1, Math.min(7, Number(event.target.value) || 1)))} className="w-24" /></Field>}
          {how === 'rule' && <PatternFields pattern={pattern} onChange={setPattern} />}
        </fieldset>
        {problem?.about('rule') !== undefined && <p role="alert" className="col-span-2 text-xs font-medium text-bad">{problem.about('rule')}</p>}
        <Field label={t.minutes} error={problem?.about('duration_minutes')}><Input type="number" min={1} max={1440} value={text.minutes} onChange={(event) => set({ minutes: event.target.value })} /></Field>
        <Field label={t.flexibility}><Input type="number" min={0} max={60} value={text.slip} onChange={(event) => set({ slip: event.target.value })} /></Field>
        <Field label={`${t.window}: ${t.from}`} hint={t.windowHint} error={problem?.about('window.from') ?? problem?.about('window')}><Input type="time" value={text.from} onChange={(event) => set({ from: event.target.value })} /></Field>
        <Field label={`${t.window}: ${t.to}`} error={problem?.about('window.to')}><Input type="time" value={text.to} onChange={(event) => set({ to: event.target.value })} /></Field>
        <Field label={t.startsOn} error={problem?.about('starts_on')}><Input type="date" value={text.starts} onChange={(event) => set({ starts: event.target.value })} /></Field>
        <Field label={t.until} error={problem?.about('until')}><Input type="date" value={text.until} onChange={(event) => set({ until: event.target.value })} /></Field>
        <Field label={t.missed}><Select className="w-full" choices={[{ value: 'skip', label: t.skip }, { value: 'roll', label: t.roll }]} value={text.missed} onChange={(event) => set({ missed: event.target.value === 'roll' ? 'roll' : 'skip' })} /></Field>
        <Field label={t.priority}><Select className="w-full" choices={PRIORITIES.map((value) => ({ value, label: w.priorities[value] }))} value={text.priority} onChange={(event) => set({ priority: PRIORITIES.find((one) => one === event.target.value) })} /></Field>
        <Field label={t.project}><Select className="w-full" choices={[{ value: '', label: t.none }, ...names.projects]} value={text.project} onChange={(event) => set({ project: event.target.value })} /></Field>
        <Field label={t.tags} hint={t.tagsHint}><Input value={text.tags} onChange={(event) => set({ tags: event.target.value })} /></Field>
        {problem && <p role="alert" className="col-span-2 text-sm text-bad">{problem.message}</p>}
      </form>
      {routine && <Series id={routine.recurrence_id} />}
    </Sheet>
  );
}

function PatternFields({ pattern, onChange }: { readonly pattern: Pattern; readonly onChange: (pattern: Pattern) => void }) {
  const t = useWords(routineWords);
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <Field label={t.every}><Input type="number" min={1} max={52} value={pattern.every} onChange={(event) => onChange({ ...pattern, every: Math.max(1, Number(event.target.value) || 1) })} className="w-20" /></Field>
        <Field label={t.unit}><Select choices={UNITS.map((value) => ({ value, label: t.units[value] }))} value={pattern.unit} onChange={(event) => onChange({ ...pattern, unit: UNITS.find((one) => one === event.target.value) ?? 'WEEKLY' })} /></Field>
        {pattern.unit === 'MONTHLY' && <Field label={t.dayOfMonth}><Input type="number" min={1} max={31} value={pattern.monthDay ?? ''} onChange={(event) => { const n = Number(event.target.value); onChange({ ...pattern, monthDay: n >= 1 && n <= 31 ? n : null }); }} className="w-24" /></Field>}
      </div>
      {pattern.unit === 'WEEKLY' && <div role="group" aria-label={t.onDays} className="flex flex-wrap gap-1">{DAYS.map((day) => { const on = pattern.days.includes(day); return <button key={day} type="button" aria-pressed={on} aria-label={t.longDays[day]} onClick={() => onChange({ ...pattern, days: on ? pattern.days.filter((one) => one !== day) : [...pattern.days, day] })} className={cx('touch h-8 min-w-11 rounded-md border px-2 text-sm font-medium', on ? 'border-accent bg-accent-soft text-accent-text' : 'text-ink-2 hover:bg-hover')}>{t.days[day]}</button>; })}</div>}
    </div>
  );
}

/** The tasks it made: what was kept of them, at a glance. */
function Series({ id }: { readonly id: number }) {
  const t = useWords(routineWords);
  const w = useWords(workWords);
  const tasks = useApi('tasks.list', { recurrence_id: id, limit: 60, sort: 'newest' }, { select: ({ items }) => [...items].sort((a, b) => (a.occurrence_date ?? '').localeCompare(b.occurrence_date ?? '')) });
  if (!tasks.data) return null;
  const past = tasks.data.filter((one) => one.status === 'done' || one.status === 'cancelled');
  return (
    <section className="mt-6 border-t pt-4"><h3 className="mb-2 text-base">{t.series}{past.length > 0 && <span className="ml-2 text-sm font-normal text-ink-3">{t.kept(past.filter((one) => one.status === 'done').length, past.length)}</span>}</h3>
      {tasks.data.length === 0 ? <p className="text-sm text-ink-3">{t.noTasks}</p> : <ul className="grid max-h-72 gap-1 overflow-y-auto" tabIndex={0} aria-label={t.series}>{tasks.data.map((task) => <li key={task.task_id} className="flex items-center gap-2 text-sm"><StatusMark status={task.status} />{task.occurrence_date !== null && <DateTime at={task.occurrence_date} className="w-28" />}<span className="text-ink-3">{w.statuses[task.status]}</span></li>)}</ul>}
    </section>
  );
}
