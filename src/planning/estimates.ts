import type { StepJson } from '../work/sop.contract.ts';

/** Runs an estimate must have before anything is learned from them: one outlier teaches nothing. */
const LEAST_RUNS = 2;
/** How many runs the estimate itself is worth against what happened. */
const PRIOR = 2;
/** Deviations of the middle value below this share leave an estimate as it is: it is good. */
const GOOD_ENOUGH = 0.1;

export interface Learned {
  readonly step: StepJson;
  readonly source: 'workflow' | 'learned';
  readonly runs: number;
  /** Hours before learning; null where nothing changed. */
  readonly before: number | null;
}

/**
 * A step's hours after looking at what such steps took. The median of the ratios of actual to estimated hours, drawn towards 1 by
 * the weight of the estimate: means would follow outliers, and estimates are close to unbiased on the whole. The range spans the
 * 10th to 90th percentile of what happened where there is enough of it.
 */
export function learnHours(step: StepJson, past: readonly { actual: number; estimated: number | null }[]): Learned {
  if (past.length < LEAST_RUNS || step.hours <= 0) return { step, source: 'workflow', runs: past.length, before: null };
  const ratios = past.map((run) => run.actual / step.hours).sort((a, b) => a - b);
  const shrink = past.length / (past.length + PRIOR);
  const factor = Math.exp(Math.log(Math.max(0.05, quantile(ratios, 0.5))) * shrink);
  if (Math.abs(factor - 1) < GOOD_ENOUGH) return { step: withRange(step, step.hours, ratios), source: 'workflow', runs: past.length, before: null };
  const hours = Math.max(0.25, Math.round(step.hours * factor * 4) / 4);
  return { step: withRange(step, hours, ratios), source: 'learned', runs: past.length, before: step.hours };
}

function withRange(step: StepJson, hours: number, ratios: readonly number[]): StepJson {
  const scaled = { low: (step.hours_low / step.hours) * hours, high: (step.hours_high / step.hours) * hours };
  const seen = ratios.length >= 5 ? { low: step.hours * quantile(ratios, 0.1), high: step.hours * quantile(ratios, 0.9) } : scaled;
  const round = (n: number): number => Math.round(n * 100) / 100;
  return { ...step, hours, hours_low: round(Math.min(hours, (scaled.low + seen.low) / 2)), hours_high: round(Math.max(hours, (scaled.high + seen.high) / 2)) };
}

/** The value below which a share of a sorted list lies, interpolated. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] as number;
  return below + ((sorted[Math.ceil(at)] as number) - below) * (at - Math.floor(at));
}
