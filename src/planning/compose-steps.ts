import type { StepJson } from '../work/sop.contract.ts';

/** Steps that share the hours that were said for the whole, each in its proportion and with its range. */
export function scaledTo(steps: readonly StepJson[], hours: number): StepJson[] {
  const whole = steps.reduce((sum, step) => sum + step.hours, 0);
  if (!(whole > 0)) return [...steps];
  const round = (n: number): number => Math.round(n * 100) / 100;
  const scaled = steps.map((step) => round(step.hours * hours / whole));
  // What rounding left over goes to the largest.
  const largest = scaled.indexOf(Math.max(...scaled));
  scaled[largest] = round((scaled[largest] as number) + hours - scaled.reduce((sum, n) => sum + n, 0));
  return steps.map((step, i) => ({ ...step, hours: scaled[i] as number, hours_low: round(Math.min(scaled[i] as number, step.hours_low * hours / whole)), hours_high: round(Math.max(scaled[i] as number, step.hours_high * hours / whole)) }));
}

/** The steps of several wishes as those of one plan. `inTurn`: each waits for the end of the one before. */
export function joined(parts: readonly (readonly StepJson[])[], inTurn: boolean): StepJson[] {
  const named = parts.map((steps, i) => (i === 0 ? steps.map((step) => ({ ...step })) : steps.map((step) => ({ ...step, id: `w${i + 1}${step.id}`, depends_on: step.depends_on.map((id) => `w${i + 1}${id}`) }))));
  if (!inTurn) return named.flat();
  const ends = (steps: readonly StepJson[]): string[] => steps.filter((step) => !steps.some((other) => other.depends_on.includes(step.id))).map((step) => step.id);
  return named.flatMap((steps, i) => (i === 0 ? steps : steps.map((step) => (step.depends_on.length ? step : { ...step, depends_on: ends(named[i - 1] as StepJson[]) }))));
}
