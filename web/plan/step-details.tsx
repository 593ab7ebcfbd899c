import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useZone } from '../api/index.ts';
import { Checkbox, Field, Input, TextArea } from '../ui/index.ts';
import { dueDay, firstDay, formatNumber, useWords } from '../words/index.ts';
import { type Edit, hoursIn, type Plan, type Step, type StepChange, waitersOf } from './edits.ts';
import { saySource } from './hours-source.ts';
import { stepsWords } from './steps.words.ts';

/** Steps that are offered to wait for at once. */
const MOST = 40;

/** A field that keeps what was written when it is left or Enter is pressed; Escape puts it back. */
function Kept({ value, onKeep, rows, ...rest }: { readonly value: string; readonly onKeep: (text: string) => void; readonly rows?: number; readonly disabled?: boolean; readonly inputMode?: 'decimal'; readonly maxLength?: number }) {
  const [said, setSaid] = useState<string | null>(null);
  const keep = (): void => { if (said !== null && said.trim() !== value) onKeep(said.trim()); setSaid(null); };
  const props = {
    value: said ?? value, onBlur: keep, ...rest,
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && (rows === undefined || event.metaKey || event.ctrlKey)) { event.preventDefault(); keep(); } else if (event.key === 'Escape' && said !== null) { event.preventDefault(); event.stopPropagation(); setSaid(null); }
    },
  };
  return rows === undefined ? <Input {...props} onChange={(event) => setSaid(event.target.value)} /> : <TextArea {...props} rows={rows} onChange={(event) => setSaid(event.target.value)} />;
}

/** All of one step, beneath its row. */
export function StepDetails({ step, plan, frozen, onEdit }: { readonly step: Step; readonly plan: Plan; readonly frozen: boolean; readonly onEdit: (edit: Edit) => void }) {
  const t = useWords(stepsWords);
  const zone = useZone();
  const waits = useId();
  const [wrong, setWrong] = useState<'hours' | 'hours_low' | 'hours_high' | null>(null);
  const { steps } = plan.sop;
  const set = (change: StepChange): void => onEdit({ kind: 'set', step: step.id, change });
  const setHours = (field: 'hours' | 'hours_low' | 'hours_high') => (text: string): void => {
    const hours = hoursIn(text);
    setWrong(hours === null ? field : null);
    if (hours !== null && hours !== step[field]) set({ [field]: hours });
  };
  const hours = (field: 'hours' | 'hours_low' | 'hours_high', label: string, hint?: string) => <Field label={label} hint={hint} error={wrong === field ? t.hoursWrong : undefined} className="min-w-0"><Kept value={String(step[field])} onKeep={setHours(field)} inputMode="decimal" disabled={frozen} /></Field>;
  const [find, setFind] = useState('');
  const waiters = useMemo(() => waitersOf(steps, step.id), [steps, step.id]);
  // Of hundreds only some are offered at once: those it waits for, and those that are looked for.
  const offered = steps.map((one, at) => ({ one, at })).filter(({ one }) => one.id !== step.id && (step.depends_on.includes(one.id) || one.title.toLowerCase().includes(find.trim().toLowerCase()))).sort((a, b) => Number(step.depends_on.includes(b.one.id)) - Number(step.depends_on.includes(a.one.id)) || a.at - b.at);
  const many = steps.length > MOST;
  const direct = steps.filter((one) => one.depends_on.includes(step.id)).map((one) => one.title);
  return (
    <div className="grid gap-4">
      <div>
        <div className="grid max-w-sm grid-cols-3 gap-3">{hours('hours_low', t.low)}{hours('hours', t.likely)}{hours('hours_high', t.high)}</div>
        <p className="mt-1.5 text-sm text-ink-2">{saySource(step, plan, t)}</p>
      </div>
      <Field label={t.description}><Kept value={step.description} onKeep={(description) => set({ description })} rows={3} maxLength={20_000} disabled={frozen} /></Field>
      <fieldset disabled={frozen} aria-describedby={waits}>
        <legend className="text-sm font-medium text-ink-2">{t.waitsFor}</legend>
        {many && <Field label={t.find} hideLabel className="mt-1 max-w-sm"><Input type="search" value={find} placeholder={t.find} onChange={(event) => setFind(event.target.value)} /></Field>}
        <div className="mt-1 grid max-h-64 gap-x-4 gap-y-0.5 overflow-y-auto sm:grid-cols-2">
          {(many ? offered.slice(0, MOST) : offered.sort((x, y) => x.at - y.at)).map(({ one, at }) => (
            <Checkbox key={one.id} disabled={waiters.has(one.id)} checked={step.depends_on.includes(one.id)} onChange={(event) => set({ depends_on: event.target.checked ? [...step.depends_on, one.id] : step.depends_on.filter((id) => id !== one.id) })} className="min-w-0 py-0.5"
              label={<span className={waiters.has(one.id) ? 'text-ink-3' : undefined}>{`${formatNumber(at + 1)}. ${one.title}`}{waiters.has(one.id) && <span className="text-xs">{` (${t.circle})`}</span>}</span>} />
          ))}
        </div>
        <p id={waits} className="mt-1 text-sm text-ink-3">{direct.length ? t.waitedBy(direct.join(', ')) : step.depends_on.length ? '' : t.waitsFirst}</p>
      </fieldset>
      <div className="flex flex-wrap gap-3">
        <Field label={t.notBefore}><Input type="date" disabled={frozen} value={step.not_before ? firstDay(step.not_before, zone) : ''} onChange={(event) => set({ not_before: event.target.value || null })} /></Field>
        <Field label={t.due}><Input type="date" disabled={frozen} value={step.due === null ? '' : dueDay(step.due, zone)} onChange={(event) => set({ due: event.target.value || null })} /></Field>
        <Field label={t.tags} hint={t.tagsHint} className="min-w-48 flex-1"><Kept value={step.tags.join(', ')} maxLength={1000} disabled={frozen} onKeep={(text) => set({ tags: [...new Set(text.split(',').map((tag) => tag.trim()).filter(Boolean))] })} /></Field>
      </div>
    </div>
  );
}
