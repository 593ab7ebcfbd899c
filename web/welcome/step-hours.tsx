import { type FormEvent, useState } from 'react';
import { useAct } from '../api/index.ts';
import { cx, Field, Input, Select } from '../ui/index.ts';
import { formatHours, useWords } from '../words/index.ts';
import { type Break, BREAKS, hoursOf, type Week, WEEKDAYS, weeklyHours } from './hours.ts';
import { Step } from './step.tsx';
import { welcomeWords } from './welcome.words.ts';

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = [...new Set([here, ...Intl.supportedValuesOf('timeZone')])];

export function StepHours({ onNext }: { readonly onNext: () => void }) {
  const t = useWords(welcomeWords);
  const [zone, setZone] = useState(here);
  const [week, setWeek] = useState<Week>({ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00', rest: 'h' });
  const save = useAct('scheduler.save_preferences', { quiet: true, onDone: onNext });
  const wrong = week.days.length === 0 ? t.hours.noDays : week.to <= week.from ? t.hours.wrong : undefined;
  const submit = (event: FormEvent): void => { event.preventDefault(); if (wrong === undefined) save.run({ time_zone: zone, working_hours: hoursOf(week) }); };
  return (
    <Step title={t.hours.title} about={t.hours.about} onSubmit={submit} busy={save.isPending} disabled={wrong !== undefined} error={save.error?.message}>
      <fieldset className="grid gap-1">
        <legend className="mb-1 text-sm font-medium text-ink-2">{t.hours.days}</legend>
        <div className="flex flex-wrap gap-1.5">
          {WEEKDAYS.map((day) => (
            <label key={day} className="relative">
              <input type="checkbox" className="peer sr-only" checked={week.days.includes(day)} onChange={(event) => setWeek({ ...week, days: event.target.checked ? [...week.days, day] : week.days.filter((one) => one !== day) })} />
              <span className="touch inline-flex h-9 min-w-12 cursor-pointer items-center justify-center rounded-md border border-line-strong/60 bg-surface px-3 font-medium text-ink-2 peer-checked:border-accent peer-checked:bg-accent-soft peer-checked:text-accent-text peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-ring"><span aria-hidden>{t.weekdays[day].slice(0, 2)}</span><span className="sr-only">{t.weekdays[day]}</span></span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={t.hours.from}><Input type="time" required value={week.from} onChange={(event) => setWeek({ ...week, from: event.target.value })} /></Field>
        <Field label={t.hours.to} error={week.days.length > 0 ? wrong : undefined}><Input type="time" required value={week.to} onChange={(event) => setWeek({ ...week, to: event.target.value })} /></Field>
        <Field label={t.hours.break}><Select className="w-full" value={week.rest} onChange={(event) => setWeek({ ...week, rest: event.target.value as Break })} choices={(Object.keys(BREAKS) as Break[]).map((value) => ({ value, label: t.hours.breaks[value] }))} /></Field>
      </div>
      <Field label={t.hours.zone}><Select className="w-full" value={zone} onChange={(event) => setZone(event.target.value)} choices={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))} /></Field>
      <p aria-live="polite" className={cx('text-sm', wrong ? 'text-bad' : 'text-ink-2')}>{wrong ?? t.hours.week(formatHours(weeklyHours(week)))}</p>
    </Step>
  );
}
