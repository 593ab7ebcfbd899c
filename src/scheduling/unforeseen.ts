/**
 * What no estimate knows: work that will still arrive and goes first, meetings not yet made, hours in which nothing gets done. The end of
 * a task slips by a share of the free time before it. Measured over simulated quarters that were not among those it is judged by.
 */

/** The share that is as often passed as not, for a task of normal weight; how widely shares scatter; and how much of that all tasks have in common. */
const MEDIAN = 0.5;
const SPREAD = 1.3;
const TOGETHER = 0.3;
/** Heavier work is put off less. */
const BY_WEIGHT = 0.5;
const MOST_WEIGHT = 8;

/** How often work that slips is held to its due date all the same, as something else gives way: a point of the standard normal. */
export const DEFENDED = 0.25;

type Periods = readonly (readonly [number, number])[];

/** How far an end slips in one sample: `common` and `own` are standard normal. A share of the free time before the end. */
export function slipShare(weight: number, common: number, own: number): number {
  const held = Math.min(MOST_WEIGHT, Math.max(1 / MOST_WEIGHT, weight)) ** BY_WEIGHT;
  return (MEDIAN / held) * Math.exp(SPREAD * (Math.sqrt(TOGETHER) * common + Math.sqrt(1 - TOGETHER) * own));
}

/** Free time as a measure: how much of it lies between two instants. Before and after the periods time counts as it is. */
export function freeTime(periods: Periods): (from: number, to: number) => number {
  const sums = new Float64Array(periods.length + 1);
  periods.forEach(([start, end], i) => { sums[i + 1] = (sums[i] as number) + end - start; });
  const last = periods.at(-1)?.[1] ?? -Infinity;
  const upTo = (at: number): number => {
    let [low, high] = [0, periods.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((periods[middle] as readonly [number, number])[1] <= at) low = middle + 1;
      else high = middle;
    }
    return (sums[low] as number) + (low < periods.length ? Math.max(0, at - (periods[low] as readonly [number, number])[0]) : Math.max(0, at - last));
  };
  return (from, to) => (periods.length ? Math.max(0, upTo(to) - upTo(from)) : Math.max(0, to - from));
}
