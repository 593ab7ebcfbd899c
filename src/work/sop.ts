import type { FieldError } from '../kernel/problem.ts';
import { invalidInput } from '../kernel/problem.ts';
import type { SopDraft, SopJson, StepDraft, StepJson } from './sop.contract.ts';

/** Ranges of an estimate that came without one. Overruns are longer than savings, so the range is lopsided. */
const LOW = 0.8;
const HIGH = 1.5;
/** How alike the errors of one plan's steps are: the same person, customer and optimism stand behind all of them. */
const CORRELATION = 0.3;
/** Between the 10 % and the 90 % point of a normal distribution lie 2.563 standard deviations; 80 % lie below 0.8416. */
const SPREAD = 2.563;
const P80 = 0.8416;

const round2 = (n: number): number => Math.round(n * 100) / 100;
const round3 = (n: number): number => Math.round(n * 1000) / 1000;

/** What contradicts itself in a list of steps: ids twice, unknown dependencies, cycles, ranges upside down. */
export function stepErrors(steps: readonly StepDraft[], path = 'steps'): FieldError[] {
  const errors: FieldError[] = [];
  const at = new Map<string, number>();
  steps.forEach((step, i) => {
    const first = at.get(step.id);
    if (first === undefined) at.set(step.id, i);
    else errors.push({ path: `${path}.${i}.id`, message: `"${step.id}" is the id of step ${first + 1} already; give each step its own` });
    if (step.hours_low !== undefined && step.hours_high !== undefined && step.hours_low > step.hours_high) errors.push({ path: `${path}.${i}.hours_low`, message: `must not be over hours_high (${step.hours_high})` });
  });
  steps.forEach((step, i) => step.depends_on.forEach((id, j) => {
    if (!at.has(id)) errors.push({ path: `${path}.${i}.depends_on.${j}`, message: `"${id}" is no step of this list; name the id of another step` });
  }));
  if (!errors.length) {
    const cycle = cycleIn(new Map(steps.map((step) => [step.id, step.depends_on])));
    if (cycle) errors.push({ path: `${path}.${at.get(cycle[0] as string)}.depends_on`, message: `goes in a circle: ${cycle.join(' → ')}; remove one of these dependencies` });
  }
  return errors;
}

/** A cycle as the ids along it, first and last the same; null where there is none. */
export function cycleIn<Id>(dependsOn: ReadonlyMap<Id, readonly Id[]>): Id[] | null {
  const done = new Set<Id>();
  for (const root of dependsOn.keys()) {
    const trail: { id: Id; next: number }[] = [{ id: root, next: 0 }];
    const onTrail = new Set<Id>([root]);
    while (trail.length) {
      const top = trail.at(-1) as { id: Id; next: number };
      const next = done.has(top.id) ? undefined : dependsOn.get(top.id)?.[top.next++];
      if (next === undefined) {
        done.add(top.id);
        onTrail.delete(top.id);
        trail.pop();
      } else if (onTrail.has(next)) {
        return [...trail.slice(trail.findIndex((one) => one.id === next)).map((one) => one.id), next];
      } else if (!done.has(next)) {
        trail.push({ id: next, next: 0 });
        onTrail.add(next);
      }
    }
  }
  return null;
}

/** A step with its range filled in and widened so that low <= hours <= high. */
export function completeStep(step: StepDraft): StepJson {
  return {
    id: step.id, title: step.title, description: step.description, hours: step.hours,
    hours_low: Math.min(step.hours, step.hours_low ?? round3(step.hours * LOW)), hours_high: Math.max(step.hours, step.hours_high ?? round3(step.hours * HIGH)),
    billable: step.billable, depends_on: [...new Set(step.depends_on)], tags: step.tags, due: step.due ?? null, ...(step.not_before && { not_before: step.not_before }), ...(step.estimate_source && { estimate_source: step.estimate_source }),
  };
}

/** Checked and complete steps; a 400 that names each contradiction otherwise. */
export function checkedSteps(steps: readonly StepDraft[], path = 'steps'): StepJson[] {
  const errors = stepErrors(steps, path);
  if (errors.length) throw invalidInput(errors);
  return steps.map(completeStep);
}

/** A whole SOP with its totals; a 400 that names each contradiction otherwise. */
export function checkedSop(sop: SopDraft, path = 'sop'): SopJson {
  const steps = checkedSteps(sop.steps, `${path}.steps`);
  return { schema: 1, title: sop.title, summary: sop.summary, steps, ...totals(steps) };
}

/**
 * The sum of the likely hours, and what the sum stays under four times in five. Low and high are read as 10 % and 90 % points;
 * the mean of such a range is 0.3, 0.4 and 0.3 of its three points, and the steps' errors move together to a part.
 */
export function totals(steps: readonly Pick<StepJson, 'hours' | 'hours_low' | 'hours_high'>[]): { total_hours: number; total_hours_p80: number } {
  let [likely, mean, squares, deviations] = [0, 0, 0, 0];
  for (const { hours, hours_low: low, hours_high: high } of steps) {
    const deviation = (high - low) / SPREAD;
    likely += hours;
    mean += 0.3 * low + 0.4 * hours + 0.3 * high;
    squares += deviation ** 2;
    deviations += deviation;
  }
  const p80 = mean + P80 * Math.sqrt((1 - CORRELATION) * squares + CORRELATION * deviations ** 2);
  return { total_hours: round2(likely), total_hours_p80: round2(Math.max(likely, p80)) };
}

/** The names in `{{name}}` placeholders of a workflow's steps, in order of appearance. */
export function variablesOf(steps: readonly Pick<StepJson, 'title' | 'description'>[]): string[] {
  return [...new Set(steps.flatMap((step) => [...`${step.title} ${step.description}`.matchAll(/\{\{\s*(\w{1,50})\s*\}\}/g)].map((m) => m[1] as string)))];
}
