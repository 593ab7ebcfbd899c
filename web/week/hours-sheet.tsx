import { Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { call, type Output, useAct, useApi } from '../api/index.ts';
import { Button, Field, IconButton, Input, Loaded, Select, Sheet, SkeletonRows } from '../ui/index.ts';
import { formatDateTime, formatPlainDay, useWords } from '../words/index.ts';
import { weekWords } from './week.words.ts';

type Preferences = Output<'scheduler.preferences'>;
type Exception = Preferences['exceptions'][number];
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Hours = Record<(typeof WEEK)[number], [string, string][]>;
const FIRST: [string, string] = ['09:00', '17:00'];

/** When work may lie: the week, and what differs from it for a while. */
export function HoursSheet({ zone, onClose }: { readonly zone: string; readonly onClose: () => void }) {
  const t = useWords(weekWords);
  const read = useApi('scheduler.preferences', {});
  return <Sheet open onClose={onClose} title={t.hoursTitle} description={t.hoursAbout(zone)}><Loaded of={read} loading={<SkeletonRows rows={8} />}>{(preferences) => <Form preferences={preferences} zone={zone} onClose={onClose} />}</Loaded></Sheet>;
}

function Form({ preferences, zone, onClose }: { readonly preferences: Preferences; readonly zone: string; readonly onClose: () => void }) {
  const t = useWords(weekWords);
  const [hours, setHours] = useState<Hours>(() => Object.fromEntries(WEEK.map((day) => [day, (preferences.working_hours[day] ?? []).map(([from, to]) => [from, to])])) as Hours);
  const [exceptions, setExceptions] = useState<readonly Exception[]>(preferences.exceptions);
  const [before] = useState({ working_hours: preferences.working_hours, exceptions: preferences.exceptions });
  const save = useAct('scheduler.save_preferences', { quiet: true, says: () => t.hoursSaved, undo: () => call('scheduler.save_preferences', before), onDone: onClose, invalidates: ['scheduler.open_hours'] });
  const set = (day: keyof Hours, ranges: [string, string][]): void => setHours((now) => ({ ...now, [day]: ranges }));
  const submit = (event: FormEvent): void => { event.preventDefault(); save.run({ working_hours: hours, exceptions: [...exceptions] }); };
  return (
    <form onSubmit={submit} className="grid gap-6">
      <div className="grid gap-2">
        {WEEK.map((day) => (
          <div key={day} role="group" aria-label={t.weekdays[day]} className="grid grid-cols-[6rem_minmax(0,1fr)] gap-2 border-b pb-2">
            <span className="pt-1 font-medium">{t.weekdays[day]}</span>
            <div className="grid gap-1.5">
              {hours[day].length === 0 && <span className="pt-1 text-ink-3">{t.off}</span>}
              {hours[day].map(([from, to], at) => (
                <div key={at} className="flex items-center gap-1.5">
                  <Input type="time" required aria-label={t.fromOn(t.weekdays[day])} value={from} className="w-28" onChange={(event) => set(day, hours[day].map((one, n) => (n === at ? [event.target.value, one[1]] : one)))} />
                  <span aria-hidden className="text-ink-3">–</span>
                  <Input type="time" required aria-label={t.toOn(t.weekdays[day])} value={to === '24:00' ? '00:00' : to} className="w-28" onChange={(event) => set(day, hours[day].map((one, n) => (n === at ? [one[0], event.target.value === '00:00' ? '24:00' : event.target.value] : one)))} />
                  <IconButton size="sm" label={t.removeHours(t.weekdays[day])} icon={<X className="size-3.5" />} onClick={() => set(day, hours[day].filter((_, n) => n !== at))} />
                </div>
              ))}
              <div><Button size="sm" look="quiet" aria-label={t.addHours(t.weekdays[day])} onClick={() => set(day, [...hours[day], hours[day].length === 0 ? FIRST : [hours[day].at(-1)?.[1] ?? '18:00', '20:00']])}><Plus aria-hidden className="size-3.5" />{t.addHoursShort}</Button></div>
            </div>
          </div>
        ))}
      </div>
      <section className="grid gap-2">
        <h3 className="text-base">{t.exceptions}</h3>
        {exceptions.length === 0 && <p className="text-ink-3">{t.noExceptions}</p>}
        <ul className="grid gap-1">{exceptions.map((one, at) => (
          <li key={`${one.title} ${one.start} ${at}`} className="flex items-center gap-2 rounded-md border px-3 py-1.5">
            <div className="min-w-0 flex-1"><p className="truncate font-medium">{one.title}</p><p className="text-sm text-ink-2">{t.exceptionWords(one.kind === 'off' ? t.exceptionOff : one.hours?.map((range) => range.join('–')).join(', ') ?? t.exceptionHours, when(one, zone))}</p></div>
            <IconButton size="sm" label={t.removeException(one.title)} icon={<X className="size-3.5" />} onClick={() => setExceptions(exceptions.filter((_, n) => n !== at))} />
          </li>
        ))}</ul>
        <NewException onAdd={(one) => setExceptions([...exceptions, one])} />
      </section>
      {save.error && <p role="alert" className="text-sm text-bad">{save.error.errors[0]?.message ?? save.error.message}</p>}
      <div className="flex justify-end gap-2"><Button look="quiet" onClick={onClose}>{t.cancel}</Button><Button type="submit" look="primary" busy={save.isPending}>{t.save}</Button></div>
    </form>
  );
}

const edge = (text: string, zone: string): string => (text.length === 10 ? formatPlainDay(text) : formatDateTime(text, zone));
const when = ({ start, end }: Exception, zone: string): string => (start === end ? edge(start, zone) : `${edge(start, zone)} – ${edge(end, zone)}`);

function NewException({ onAdd }: { readonly onAdd: (one: Exception) => void }) {
  const t = useWords(weekWords);
  const empty = { title: '', kind: 'off', start: '', end: '', from: '09:00', to: '13:00' };
  const [form, setForm] = useState(empty);
  const set = (part: Partial<typeof form>): void => setForm((now) => ({ ...now, ...part }));
  const end = form.end === '' ? form.start : form.end;
  const whole = form.title.trim() !== '' && form.start !== '' && end >= form.start && (form.kind === 'off' || (form.from !== '' && form.to !== ''));
  const add = (): void => { onAdd({ title: form.title.trim(), start: form.start, end, ...(form.kind === 'off' ? { kind: 'off' } : { kind: 'hours', hours: [[form.from, form.to]] }) }); setForm(empty); };
  return (
    <fieldset className="grid grid-cols-2 gap-2 rounded-md border border-dashed p-3">
      <legend className="sr-only">{t.addException}</legend>
      <Field label={t.exceptionName}><Input maxLength={200} value={form.title} onChange={(event) => set({ title: event.target.value })} /></Field>
      <Field label={t.kind}><Select className="w-full" value={form.kind} onChange={(event) => set({ kind: event.target.value })} choices={[{ value: 'off', label: t.exceptionOff }, { value: 'hours', label: t.exceptionHours }]} /></Field>
      <Field label={t.firstDay}><Input type="date" value={form.start} onChange={(event) => set({ start: event.target.value })} /></Field>
      <Field label={t.lastDay}><Input type="date" min={form.start} value={form.end} onChange={(event) => set({ end: event.target.value })} /></Field>
      {form.kind === 'hours' && <><Field label={t.from}><Input type="time" value={form.from} onChange={(event) => set({ from: event.target.value })} /></Field><Field label={t.to}><Input type="time" value={form.to} onChange={(event) => set({ to: event.target.value })} /></Field></>}
      <div className="col-span-2 flex justify-end"><Button size="sm" disabled={!whole} onClick={add}><Plus aria-hidden className="size-3.5" />{t.addException}</Button></div>
    </fieldset>
  );
}
