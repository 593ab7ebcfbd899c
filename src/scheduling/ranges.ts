import { totals } from '../work/index.ts';

/** Where nobody gave a range: the same shares that plans assume. */
const LOW = 0.8;
const HIGH = 1.5;
/** The standard normal's 90 % point: low and high are read as 10 % and 90 % points. */
const P90 = 1.2816;
/** How much errors of tasks move together. */
export const CORRELATION = 0.3;
const LEAST_REST = 0.25;

export interface Estimate { readonly hours: number; readonly low: number; readonly high: number }

/** A task's estimate with a range that holds it. */
export function estimateOf(task: { estimated_hours: number | null; hours_low: number | null; hours_high: number | null }): Estimate {
  const hours = task.estimated_hours ?? 0;
  return { hours, low: Math.min(hours, task.hours_low ?? hours * LOW), high: Math.max(hours, task.hours_high ?? hours * HIGH) };
}

/** What a sum of parts of tasks stays under four times in five; the tasks' errors move together to a part. */
export function p80Of(parts: readonly { readonly estimate: Estimate; readonly hours: number }[]): number {
  return totals(parts.filter(({ estimate }) => estimate.hours > 0).map(({ estimate, hours }) => {
    const share = hours / estimate.hours;
    return { hours, hours_low: estimate.low * share, hours_high: estimate.high * share };
  })).total_hours_p80;
}

/** Widths of the two halves of the skewed curve (log-normal below and above the likely value) that meets all three points. */
export function spreadsOf({ hours, low, high }: Estimate): { below: number; above: number } {
  if (hours <= 0) return { below: 0, above: 0 };
  return { below: Math.log(hours / Math.max(low, hours / 100)) / P90, above: Math.log(Math.max(high, hours) / hours) / P90 };
}

/** The value of a skewed estimate, as a share of its likely hours, at a point of the standard normal. */
export const factorAt = ({ below, above }: { below: number; above: number }, z: number): number => Math.exp(z * (z < 0 ? below : above));

/**
 * Hours still to do after so many were worked without an end: the rest of the estimate, and past it the median of what such work
 * takes from here on. Never less than a quarter of an hour.
 */
export function restOf(estimate: Estimate, worked: number): number {
  if (estimate.hours <= 0) return 0;
  const left = estimate.hours - worked;
  if (left >= LEAST_REST) return left;
  const { above } = spreadsOf(estimate);
  const z = above > 0 ? Math.max(0, Math.log(Math.max(worked, estimate.hours) / estimate.hours) / above) : 0;
  const beyond = estimate.hours * factorAt({ below: 0, above }, normalQuantile(1 - (1 - normalShare(z)) / 2));
  return Math.max(LEAST_REST, beyond - Math.max(worked, 0));
}

/** Share of the standard normal below a point (Abramowitz and Stegun 26.2.17). */
export function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z < 0 ? tail : 1 - tail;
}

/** The point below which a share of the standard normal lies; by halving, which is exact enough and cannot go wrong. */
export function normalQuantile(share: number): number {
  let [low, high] = [-8, 8];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
