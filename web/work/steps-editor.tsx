import { ArrowDown, ArrowUp, ChevronRight, Plus, X } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { call, type Output, useAct } from '../api/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { Button, Checkbox, cx, Field, IconButton, Input, TextArea } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { draftOf, faultOf, moved, newStep, type StepDraft, stepsFrom, withHours, without } from './step-edits.ts';
import { workflowWords } from './workflow.words.ts';

/** The steps of a workflow, edited together and kept as one new version. Alt with up and down moves a step. */
export function StepsEditor({ workflow, onClose }: { readonly workflow: Output<'workflows.get'>; readonly onClose: () => void }) {
  const t = useWords(workflowWords);
  const id = workflow.workflow_id;
  const [steps, setSteps] = useState<readonly StepDraft[]>(() => workflow.steps.map(draftOf));
  const [name, setName] = useState(workflow.name);
  const [description, setDescription] = useState(workflow.description ?? '');
  const [tried, setTried] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const save = useAct('workflows.update', { quiet: true, says: (one) => t.saved(one.version), undo: () => call('workflows.revert', { id, version: workflow.version }), onDone: onClose });
  const set = (stepId: string, change: (step: StepDraft) => StepDraft): void => setSteps((now) => now.map((step) => (step.id === stepId ? change(step) : step)));
  const focusStep = (stepId: string): void => { requestAnimationFrame(() => { list.current?.querySelector<HTMLElement>(`[data-step="${stepId}"] input`)?.focus(); }); };
  const move = (at: number, by: number): void => { const one = steps[at]; setSteps(moved(steps, at, at + by)); if (one) focusStep(one.id); };
  const add = (): void => { const made = newStep(steps); setSteps([...steps, made]); focusStep(made.id); };
  const submit = (): void => {
    setTried(true);
    if (name.trim() === '' || steps.length === 0 || steps.some((step) => faultOf(step) !== null)) return;
    save.run({ id, name: name.trim(), description: description.trim() === '' ? null : description.trim(), steps: stepsFrom(steps) });
  };
  useShortcut({ keys: 'mod+s', label: t.save, group: workflow.name, whileTyping: true, run: submit });
  const key = (at: number) => (event: KeyboardEvent): void => { if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) { event.preventDefault(); move(at, event.key === 'ArrowUp' ? -1 : 1); } };
  return (
    <div className="grid gap-3">
      <Field label={t.workflowName}><Input value={name} maxLength={500} onChange={(event) => setName(event.target.value)} /></Field>
      <Field label={t.description}><TextArea rows={2} value={description} maxLength={20_000} onChange={(event) => setDescription(event.target.value)} /></Field>
      <ol ref={list} className="grid gap-2">{steps.map((step, at) => <li key={step.id} data-step={step.id} onKeyDown={key(at)}><StepFields step={step} at={at} all={steps} fault={tried ? faultOf(step) : null} problem={save.error?.about(`steps.${at}`)} onChange={(change) => set(step.id, change)} onRemove={() => setSteps(without(steps, step.id))} onMove={(by) => move(at, by)} last={at === steps.length - 1} /></li>)}</ol>
      <Button className="justify-self-start" onClick={add}><Plus aria-hidden className="size-4" />{t.step.add}</Button>
      {save.error && <p role="alert" className="text-sm text-bad">{save.error.message}</p>}
      <div className="sticky bottom-0 z-10 flex justify-end gap-2 border-t bg-canvas py-3"><Button look="quiet" onClick={onClose}>{t.discard}</Button><Button look="primary" busy={save.isPending} onClick={submit}>{t.save}</Button></div>
    </div>
  );
}

interface FieldsProps { readonly step: StepDraft; readonly at: number; readonly all: readonly StepDraft[]; readonly fault: 'noTitle' | 'badHours' | null; readonly problem: string | undefined; readonly onChange: (change: (step: StepDraft) => StepDraft) => void; readonly onRemove: () => void; readonly onMove: (by: number) => void; readonly last: boolean }
function StepFields({ step, at, all, fault, problem, onChange, onRemove, onMove, last }: FieldsProps) {
  const t = useWords(workflowWords);
  const [open, setOpen] = useState(false);
  const put = (change: Partial<StepDraft>): void => onChange((now) => ({ ...now, ...change }));
  const title = step.title || t.step.untitled;
  return (
    <div className="rounded-lg border bg-surface p-2 shadow-card">
      <div className="flex flex-wrap items-center gap-2">
        <span aria-hidden className="w-5 text-right text-sm text-ink-3 tabular">{at + 1}</span>
        <Input aria-label={`${t.step.title} ${at + 1}`} placeholder={t.step.title} value={step.title} maxLength={500} aria-invalid={fault === 'noTitle' || undefined} onChange={(event) => put({ title: event.target.value })} className="min-w-40 flex-1 sm:w-auto" />
        <Input aria-label={`${t.step.hours}: ${title}`} inputMode="decimal" value={step.hours} aria-invalid={fault === 'badHours' || undefined} onChange={(event) => { const { value } = event.target; onChange((now) => withHours(now, value)); }} className="w-20 text-right tabular" />
        <IconButton size="sm" label={t.step.details} aria-expanded={open} icon={<ChevronRight className={cx('size-4 transition-transform', open && 'rotate-90')} />} onClick={() => setOpen(!open)} />
        <IconButton size="sm" label={t.step.up(title)} disabled={at === 0} icon={<ArrowUp className="size-4" />} onClick={() => onMove(-1)} />
        <IconButton size="sm" label={t.step.down(title)} disabled={last} icon={<ArrowDown className="size-4" />} onClick={() => onMove(1)} />
        <IconButton size="sm" label={t.step.remove(title)} icon={<X className="size-4" />} onClick={onRemove} />
      </div>
      {(fault !== null || problem !== undefined) && <p role="alert" className="mt-1 pl-7 text-xs font-medium text-bad">{problem ?? (fault === null ? '' : t[fault])}</p>}
      {open && (
        <div className="mt-3 grid gap-3 pl-7 sm:grid-cols-[6rem_6rem_minmax(0,1fr)]">
          <Field label={t.step.low}><Input inputMode="decimal" value={step.low} onChange={(event) => put({ low: event.target.value })} /></Field>
          <Field label={t.step.high}><Input inputMode="decimal" value={step.high} onChange={(event) => put({ high: event.target.value })} /></Field>
          <Field label={t.step.tags}><Input value={step.tags.join(', ')} onChange={(event) => put({ tags: event.target.value.split(',').map((one) => one.trimStart()).filter((one, n, list) => one !== '' || n === list.length - 1) })} onBlur={() => put({ tags: step.tags.map((one) => one.trim()).filter(Boolean) })} /></Field>
          <Field label={t.step.description} className="sm:col-span-3"><TextArea rows={2} value={step.description} maxLength={20_000} onChange={(event) => put({ description: event.target.value })} /></Field>
          <fieldset className="sm:col-span-3"><legend className="text-sm font-medium text-ink-2">{t.step.after}</legend><div className="flex flex-wrap gap-x-4">{all.map((other, n) => other.id !== step.id && <Checkbox key={other.id} label={`${n + 1}. ${other.title || t.step.untitled}`} checked={step.depends_on.includes(other.id)} onChange={(event) => put({ depends_on: event.target.checked ? [...step.depends_on, other.id] : step.depends_on.filter((one) => one !== other.id) })} />)}</div></fieldset>
          <Checkbox label={t.step.billable} checked={step.billable} onChange={(event) => put({ billable: event.target.checked })} className="sm:col-span-3" />
        </div>
      )}
    </div>
  );
}
