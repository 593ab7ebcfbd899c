import { useQuery } from '@tanstack/react-query';
import { CornerDownLeft, Plus } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useDeferredValue, useRef, useState } from 'react';
import { call, type Output, useAct, useZone } from '../api/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { announce, Button, Field, Input } from '../ui/index.ts';
import { formatDateTime, formatDue, formatPlainDay, useWords } from '../words/index.ts';
import { todayWords } from './today.words.ts';

/** One line makes a task. What is understood of it stands below while it is written; mod+enter also gives it a time. */
export function QuickLine() {
  const t = useWords(todayWords);
  const zone = useZone();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const reading = asked.length > 2;
  const { data: seen } = useQuery<Output<'tasks.quick'>>({ queryKey: ['tasks.quick', asked], enabled: reading, retry: false, staleTime: Infinity, placeholderData: (before) => before, queryFn: ({ signal }) => call('tasks.quick', { text: asked, dry_run: true }, { signal }) });
  const add = useAct('tasks.quick', { quiet: true });
  const place = useAct('scheduler.schedule', { quiet: true });
  const keep = async (placed: boolean): Promise<void> => {
    if (text.trim() === '' || add.isPending) return;
    try {
      const task = await add.mutateAsync({ text: text.trim() });
      setText('');
      const id = task.task_id;
      if (id === undefined) return;
      const undo = (): Promise<unknown> => call('tasks.delete', { id });
      if (!placed) { announce({ text: t.quick.added(task.title), undo }); return; }
      const block = (await place.mutateAsync({ task_ids: [id] })).blocks[0];
      announce({ text: block ? t.quick.placed(task.title, formatDateTime(block.start, zone)) : t.quick.noPlace(task.title), undo });
    } catch { /* said below the line */ }
  };
  const submit = (event: FormEvent): void => { event.preventDefault(); void keep(false); };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); void keep(true); }
    if (event.key === 'Escape') { setText(''); field.current?.blur(); }
  };
  useShortcut({ keys: 'n', label: t.quick.label, group: t.title, run: () => field.current?.focus() });
  return (
    <form onSubmit={submit} className="grid gap-1.5">
      <div className="flex items-start gap-2">
        <Field label={t.quick.label} hideLabel error={add.error?.message ?? place.error?.message} className="min-w-0 flex-1"><Input ref={field} value={text} onChange={(event) => { setText(event.target.value); add.reset(); place.reset(); }} onKeyDown={onKey} placeholder={t.quick.hint} maxLength={1000} aria-keyshortcuts="n" className="h-10" /></Field>
        <Button type="submit" size="lg" busy={add.isPending} disabled={text.trim() === ''}><Plus aria-hidden className="size-4" /><span className="max-sm:sr-only">{t.quick.add}</span></Button>
        <Button size="lg" look="quiet" className="max-xl:hidden" busy={place.isPending} disabled={text.trim() === ''} onClick={() => { void keep(true); }}><CornerDownLeft aria-hidden className="size-4" />{t.quick.place}</Button>
      </div>
      <div aria-live="polite" className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
        {!reading || !seen ? <span className="text-ink-3">{t.quick.about}</span> : (
          <>
            <span className="max-w-64 truncate font-medium text-ink">{seen.title}</span>
            {seen.understood.map((one) => <span key={`${one.field}-${one.text}`} className="inline-flex h-6 items-center gap-1.5 rounded-sm bg-accent-soft px-1.5 text-xs text-accent-text [&>span:last-child]:font-semibold"><span>{t.fields[one.field] ?? one.field}</span><span>{shown(one.field, one.value, one.text, zone)}</span></span>)}
          </>
        )}
      </div>
    </form>
  );
}

/** A day as it was understood ("Friday" is a date); everything else as it was written. */
function shown(field: string, value: unknown, piece: string, zone: string): string {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value)) return field === 'due_date' ? formatDue(value, zone) : value.length > 10 ? formatDateTime(value, zone) : formatPlainDay(value);
  return piece;
}
