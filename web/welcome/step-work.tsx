import { type FormEvent, useState } from 'react';
import { useAct, useApi } from '../api/index.ts';
import { Field, Skeleton, TextArea } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { Step } from './step.tsx';
import { welcomeWords } from './welcome.words.ts';

/** What one does, as picks or a sentence. It becomes a memory; without either the step is passed. */
export function StepWork({ picked, onPick, onNext }: { readonly picked: readonly string[]; readonly onPick: (picked: readonly string[]) => void; readonly onNext: () => void }) {
  const t = useWords(welcomeWords);
  const [sentence, setSentence] = useState('');
  const kinds = useApi('workflows.list', { limit: 100 }, { select: (page) => [...new Set(page.items.flatMap((one) => one.capability ?? []))].filter((one) => t.capabilities[one] !== undefined) });
  const keep = useAct('memory.remember', { quiet: true, onDone: onNext });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const said = [sentence.trim(), picked.map((one) => t.capabilities[one]).join(', ')].filter((part) => part !== '').join(' – ');
    if (said === '') onNext(); else keep.run({ content: t.work.remembered(said), external_id: 'what-i-do' });
  };
  return (
    <Step title={t.work.title} about={t.work.about} onSubmit={submit} busy={keep.isPending} error={keep.error?.message}>
      <fieldset>
        <legend className="mb-2 text-sm font-medium text-ink-2">{t.work.picks}</legend>
        <div className="flex min-h-9 flex-wrap gap-1.5">
          {kinds.isPending ? <Skeleton className="h-9 w-full" /> : (kinds.data ?? []).map((kind) => (
            <label key={kind} className="relative">
              <input type="checkbox" className="peer sr-only" checked={picked.includes(kind)} onChange={(event) => onPick(event.target.checked ? [...picked, kind] : picked.filter((one) => one !== kind))} />
              <span className="touch inline-flex h-9 cursor-pointer items-center rounded-full border border-line-strong/60 bg-surface px-4 font-medium text-ink-2 peer-checked:border-accent peer-checked:bg-accent-soft peer-checked:text-accent-text peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-ring">{t.capabilities[kind]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Field label={t.work.sentence}><TextArea rows={2} maxLength={2000} placeholder={t.work.hint} value={sentence} onChange={(event) => setSentence(event.target.value)} /></Field>
    </Step>
  );
}
