import { formatHours, formatNumber } from '../words/index.ts';
import type { Plan, Step } from './edits.ts';
import type { stepsWords } from './steps.words.ts';

/** What the hours of a step rest on, in one word. */
export function sourceKind({ estimate_source: from }: Step): 'learned' | 'edited' | 'estimate' {
  return from?.kind === 'edited' ? 'edited' : from && from.kind !== 'estimate' ? 'learned' : 'estimate';
}

/** What they rest on, as a sentence: how many runs taught it, and what stood there before. */
export function saySource(step: Step, plan: Plan, t: typeof stepsWords.en): string {
  const { estimate_source: from } = step;
  const kept = plan.context.estimates.find((one) => one.step_id === step.id);
  const before = kept && kept.before !== null && kept.before !== step.hours ? `, ${t.sources.before(formatHours(kept.before))}` : '';
  if (from?.kind === 'edited') return t.sources.edited + before;
  if (from && from.kind !== 'estimate') {
    const ratio = from.ratio !== 1 ? `, ${t.sources.ratio(formatNumber(from.ratio, { maximumFractionDigits: 2 }))}` : '';
    return (from.kind === 'step' ? t.sources.step(from.runs) : from.kind === 'tag' ? t.sources.tag(from.runs, from.tag ?? '') : t.sources.person(from.runs)) + ratio + before;
  }
  return kept?.source === 'model' ? t.sources.model : kept?.source === 'outline' ? t.sources.outline : kept?.source === 'workflow' ? t.sources.workflow : t.sources.estimate;
}
