import { Sparkles } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { type Input as In, useAct } from '../api/index.ts';
import { usePaletteAction } from '../app/palette-actions.ts';
import { useToday } from '../live/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { announce, Button, Dialog, Field, Input, Menu, Select } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { dayBefore } from './weeks.ts';
import { lookBackWords } from './look-back.words.ts';

/** Looks back now: on today, the week, or a day of one's choice. */
export function Generate({ onDone }: { readonly onDone: (id: number) => void }) {
  const t = useWords(lookBackWords);
  const today = useToday();
  const [choosing, setChoosing] = useState(false);
  const reflect = useAct('observer.reflect', { onDone: (one) => { announce({ text: one.created ? t.written : t.there }); setChoosing(false); onDone(one.reflection_id); } });
  const run = (input: In<'observer.reflect'>): void => { if (!reflect.isPending) reflect.run(input); };
  useShortcut({ keys: 'n', label: t.generate, group: t.title, run: () => run({ mode: 'daily' }) });
  usePaletteAction({ text: `${t.generate}: ${t.today}`, icon: <Sparkles />, shortcut: 'n', run: () => run({ mode: 'daily' }) });
  return (
    <>
      <Menu trigger={<Button look="primary" busy={reflect.isPending}><Sparkles aria-hidden className="size-4" />{reflect.isPending ? t.writing : t.generate}</Button>} items={[
        { text: t.today, shortcut: 'n', onSelect: () => run({ mode: 'daily' }) }, { text: t.yesterday, onSelect: () => run({ mode: 'daily', date: dayBefore(today, 1) }) }, { text: t.thisWeek, onSelect: () => run({ mode: 'weekly' }) }, { text: t.lastWeek, onSelect: () => run({ mode: 'weekly', date: dayBefore(today, 7) }) }, null, { text: t.otherDay, onSelect: () => setChoosing(true) },
      ]} />
      {choosing && <Choose today={today} busy={reflect.isPending} onClose={() => setChoosing(false)} onRun={run} />}
    </>
  );
}

function Choose({ today, busy, onClose, onRun }: { readonly today: string; readonly busy: boolean; readonly onClose: () => void; readonly onRun: (input: In<'observer.reflect'>) => void }) {
  const t = useWords(lookBackWords);
  const [date, setDate] = useState(dayBefore(today, 1));
  const [mode, setMode] = useState<'daily' | 'weekly'>('daily');
  const submit = (event: FormEvent): void => { event.preventDefault(); if (date !== '') onRun({ mode, date }); };
  return (
    <Dialog open size="sm" onClose={onClose} title={t.generate}>
      <form onSubmit={submit} className="grid gap-3">
        <Field label={t.day}><Input autoFocus type="date" max={today} value={date} onChange={(event) => setDate(event.target.value)} /></Field>
        <Field label={t.of}><Select className="w-full" choices={[{ value: 'daily', label: t.aDay }, { value: 'weekly', label: t.aWeek }]} value={mode} onChange={(event) => setMode(event.target.value === 'weekly' ? 'weekly' : 'daily')} /></Field>
        <div className="flex justify-end gap-2"><Button look="quiet" onClick={onClose}>{t.cancel}</Button><Button type="submit" look="primary" busy={busy} disabled={date === ''}>{t.write}</Button></div>
      </form>
    </Dialog>
  );
}
