import type { Output } from '../api/index.ts';
import { formatHours } from '../words/index.ts';

export type Step = Output<'workflows.get'>['steps'][number];
/** A step as it is written, hours as text until they are right. */
export interface StepDraft { readonly id: string; readonly title: string; readonly description: string; readonly hours: string; readonly low: string; readonly high: string; readonly billable: boolean; readonly depends_on: readonly string[]; readonly tags: readonly string[]; readonly due: string | null }

const text = (hours: number): string => String(Math.round(hours * 100) / 100);
export const draftOf = (step: Step): StepDraft => ({ id: step.id, title: step.title, description: step.description, hours: text(step.hours), low: text(step.hours_low), high: text(step.hours_high), billable: step.billable, depends_on: step.depends_on, tags: step.tags, due: step.due });

export function newStep(steps: readonly StepDraft[]): StepDraft {
  let n = steps.length + 1;
  while (steps.some((step) => step.id === `s${n}`)) n++;
  return { id: `s${n}`, title: '', description: '', hours: '1', low: '', high: '', billable: false, depends_on: steps.length > 0 ? [steps[steps.length - 1]?.id ?? ''] : [], tags: [], due: null };
}

/** Without the step, and without waiting for it: who did waits for what it waited for. */
export function without(steps: readonly StepDraft[], id: string): StepDraft[] {
  const gone = steps.find((step) => step.id === id);
  return steps.filter((step) => step.id !== id).map((step) => (step.depends_on.includes(id) ? { ...step, depends_on: [...new Set([...step.depends_on.filter((one) => one !== id), ...(gone?.depends_on ?? [])])] } : step));
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(Math.max(0, Math.min(next.length, to)), 0, one);
  return next;
}

/** New hours take their range along in proportion, as long as the range was not written itself. */
export function withHours(step: StepDraft, hours: string): StepDraft {
  const [was, now, low, high] = [Number(step.hours), Number(hours.replace(',', '.')), Number(step.low), Number(step.high)];
  if (!(was > 0) || !(now > 0)) return { ...step, hours };
  return { ...step, hours, low: step.low === '' ? '' : text(low * now / was), high: step.high === '' ? '' : text(high * now / was) };
}

const number = (written: string): number => Number(written.replace(',', '.'));
export const isHours = (written: string): boolean => written.trim() !== '' && number(written) >= 0 && number(written) <= 10_000;
export const faultOf = (step: StepDraft): 'noTitle' | 'badHours' | null => (step.title.trim() === '' ? 'noTitle' : !isHours(step.hours) || [step.low, step.high].some((one) => one.trim() !== '' && !isHours(one)) ? 'badHours' : null);

/** As the API takes them. */
export const stepsFrom = (drafts: readonly StepDraft[]) => drafts.map(({ low, high, hours, title, ...step }) => ({ ...step, title: title.trim(), hours: number(hours), ...(low.trim() !== '' && { hours_low: number(low) }), ...(high.trim() !== '' && { hours_high: number(high) }), depends_on: [...step.depends_on], tags: [...step.tags] }));

/** A version as lines, so that two of them can be laid side by side. */
export function linesOf({ name, description, steps }: { readonly name: string; readonly description: string | null; readonly steps: readonly Step[] }): string {
  const titles = new Map(steps.map((step) => [step.id, step.title]));
  return [name, ...(description ? description.split('\n') : []), '', ...steps.flatMap((step, at) => [
    `${at + 1}. ${step.title}`, `   ${formatHours(step.hours)} (${formatHours(step.hours_low)} – ${formatHours(step.hours_high)})${step.billable ? ' · billable' : ''}${step.tags.length > 0 ? ` · ${step.tags.join(', ')}` : ''}`,
    ...(step.depends_on.length > 0 ? [`   after: ${step.depends_on.map((id) => titles.get(id) ?? id).join(', ')}`] : []), ...(step.description ? step.description.split('\n').map((line) => `   ${line}`) : []),
  ])].join('\n');
}
