/** Where a schedule ends when work takes as long as its ranges say: pure, seeded, the same answer for the same question. */
import { CORRELATION, type Estimate, factorAt, spreadsOf } from './ranges.ts';
import { DEFENDED, freeTime, slipShare } from './unforeseen.ts';

export interface ForecastTask { readonly id: number; readonly estimate: Estimate; readonly due: number | null; readonly needs: readonly number[]; /** Which of `grounds` its overtime may use. */ readonly ground: number; /** How much its lateness weighs: heavier work is put off less. Default 1. */ readonly weight?: number }
export interface ForecastBlock { readonly task: number; readonly start: number; readonly end: number }

/** Everything the forecast knows: blocks in order of time, and per ground the free periods in which work that runs over goes on. */
export interface ForecastInput {
  readonly tasks: readonly ForecastTask[];
  readonly blocks: readonly ForecastBlock[];
  readonly grounds: readonly (readonly (readonly [number, number])[])[];
  readonly seed: number;
  /** The present, from which on things happen that no plan knows. Without it only the ranges of the estimates count. */
  readonly now?: number;
}

export interface Forecast { readonly id: number; readonly planned_end: number; readonly expected_end: number; readonly p80_end: number; readonly probability_late: number | null }

/** Steps of a simulation that may be taken; large schedules are simulated less often. */
const MOST_STEPS = 1_000_000;
const MOST_SAMPLES = 2000;
const LEAST_SAMPLES = 200;

export const samplesOf = (blocks: number): number => Math.max(LEAST_SAMPLES, Math.min(MOST_SAMPLES, Math.floor(MOST_STEPS / Math.max(1, blocks))));

/**
 * One person works the blocks in their order. A block begins at its time, or when the one before it and everything it waits for
 * have ended; its length is that of the plan times the task's luck. Work that runs past its block goes on in free time.
 */
export function forecast(input: ForecastInput): Forecast[] {
  const { tasks, blocks, grounds, seed, now } = input;
  const at = new Map(tasks.map((task, i) => [task.id, i]));
  const order = blocks.filter((block) => at.has(block.task)).map((block) => ({ ...block, i: at.get(block.task) as number })).sort((a, b) => a.start - b.start || a.end - b.end);
  const spreads = tasks.map((task) => spreadsOf(task.estimate));
  const needs = tasks.map((task) => task.needs.flatMap((id) => at.get(id) ?? []));
  const planned = tasks.map(() => -Infinity);
  for (const block of order) planned[block.i] = Math.max(planned[block.i] as number, block.end);

  const samples = samplesOf(order.length);
  const ends = tasks.map(() => new Float64Array(samples));
  const random = normals(seed);
  // Numbers of their own, so that what the ranges say stays the same with and without them.
  const chance = normals(seed + 1);
  const measures = grounds.map(freeTime);
  const [shared, own] = [Math.sqrt(CORRELATION), Math.sqrt(1 - CORRELATION)];
  const luck = new Float64Array(tasks.length);
  const ended = new Float64Array(tasks.length);
  const slipped = ({ ground, due, weight = 1 }: ForecastTask, end: number, ofAll: number): number => {
    if (end === -Infinity) return end;
    const before = measures[ground]?.(now as number, end) ?? 0;
    const later = advance(grounds[ground] ?? [], end, before * slipShare(weight, ofAll, chance()));
    const isDefended = chance() < DEFENDED;
    return isDefended && due !== null && later > due ? Math.max(end, due) : later;
  };
  for (let sample = 0; sample < samples; sample++) {
    const common = random();
    for (let i = 0; i < tasks.length; i++) luck[i] = factorAt(spreads[i] as { below: number; above: number }, shared * common + own * random());
    ended.fill(-Infinity);
    let free = -Infinity;
    for (const { i, start, end } of order) {
      let begin = Math.max(start, free);
      for (const need of needs[i] as number[]) begin = Math.max(begin, ended[need] as number);
      const length = (end - start) * (luck[i] as number);
      // Inside its block, also where the block lies outside the hours: its owner put it there.
      const inside = begin < end ? Math.min(length, end - begin) : 0;
      const stop = length > inside ? advance(grounds[(tasks[i] as ForecastTask).ground] ?? [], Math.max(begin + inside, begin), length - inside) : begin + inside;
      ended[i] = Math.max(ended[i] as number, stop);
      free = stop;
    }
    const ofAll = now === undefined ? 0 : chance();
    for (let i = 0; i < tasks.length; i++) (ends[i] as Float64Array)[sample] = now === undefined ? ended[i] as number : slipped(tasks[i] as ForecastTask, ended[i] as number, ofAll);
  }
  return tasks.flatMap((task, i): Forecast[] => {
    if (planned[i] === -Infinity) return [];
    const sorted = (ends[i] as Float64Array).sort();
    const point = (share: number): number => sorted[Math.min(samples - 1, Math.ceil(share * samples) - 1)] as number;
    const late = task.due === null ? null : sorted.reduce((n, end) => n + (end > (task.due as number) ? 1 : 0), 0) / samples;
    return [{ id: task.id, planned_end: planned[i] as number, expected_end: point(0.5), p80_end: point(0.8), probability_late: late }];
  });
}

/** The instant after so much free time from an instant; beyond the last period time simply goes on. */
function advance(periods: readonly (readonly [number, number])[], from: number, length: number): number {
  let [low, high] = [0, periods.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((periods[middle] as readonly [number, number])[1] <= from) low = middle + 1;
    else high = middle;
  }
  let left = length;
  let at = from;
  for (let p = low; p < periods.length; p++) {
    const [start, end] = periods[p] as readonly [number, number];
    at = Math.max(at, start);
    if (end - at >= left) return at + left;
    left -= end - at;
    at = end;
  }
  return at + left;
}

/** Standard normal numbers from a seed (mulberry32 and Box-Muller). */
function normals(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  let spare: number | null = null;
  return () => {
    if (spare !== null) { const one = spare; spare = null; return one; }
    const [radius, angle] = [Math.sqrt(-2 * Math.log(1 - uniform())), 2 * Math.PI * uniform()];
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
