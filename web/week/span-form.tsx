import { type FormEvent, type ReactNode, useState } from 'react';
import { Button, Field, Input } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { momentOf, partsOf, type Span } from './days.ts';
import { weekWords } from './week.words.ts';

interface Props {
  readonly span: Span;
  readonly zone: string;
  /** With a name to give; absent: only when. */
  readonly title?: string;
  readonly action: string;
  readonly busy: boolean;
  readonly error?: string | undefined;
  readonly onSave: (span: Span, title: string) => void;
  readonly children?: ReactNode;
}

/** A day, from when to when: what a drag does, by typing. An end before the start is one of the next day. */
export function SpanForm({ span, zone, title, action, busy, error, onSave, children }: Props) {
  const t = useWords(weekWords);
  const start = partsOf(zone, span.start), end = partsOf(zone, span.end);
  const [form, setForm] = useState({ title: title ?? '', date: start.date, from: start.time, to: end.time });
  const [wrong, setWrong] = useState(false);
  const set = (part: Partial<typeof form>): void => { setForm((now) => ({ ...now, ...part })); setWrong(false); };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const [from, to] = [momentOf(zone, form.date, form.from), momentOf(zone, form.date, form.to)];
    if (from === undefined || to === undefined || from === to) { setWrong(true); return; }
    onSave({ start: from, end: to > from ? to : to + 86_400_000 }, form.title.trim());
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      {title !== undefined && <Field label={t.name}><Input autoFocus required maxLength={500} value={form.title} onChange={(event) => set({ title: event.target.value })} /></Field>}
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <Field label={t.day} className="max-sm:col-span-2"><Input type="date" required value={form.date} onChange={(event) => set({ date: event.target.value })} /></Field>
        <Field label={t.from}><Input type="time" required value={form.from} onChange={(event) => set({ from: event.target.value })} /></Field>
        <Field label={t.to} error={wrong ? t.endsBefore : error}><Input type="time" required value={form.to} onChange={(event) => set({ to: event.target.value })} /></Field>
      </div>
      <div className="flex justify-end gap-2">{children}<Button type="submit" look="primary" busy={busy}>{action}</Button></div>
    </form>
  );
}
