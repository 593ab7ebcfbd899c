import type { EstimateSourceJson, PastRatios, StepJson } from '../work/index.ts';

/** Pieces of work an estimate must have before anything is learned from them: one outlier teaches nothing. */
const LEAST_RUNS = 3;
/** How many runs the estimate itself is worth against what happened, and how many its range is. */
const PRIOR = 2, PRIOR_OF_RANGE = 6;
/** Deviations of the middle value below this share leave an estimate as it is: it is good. */
const GOOD_ENOUGH = 0.1;
/** So many standard errors the middle must lie off: less is what chance does to a good estimate. */
const SURE = 2;
/** Of tags and people more: pieces of work of one plan go well or badly together, so that many of them are fewer than they seem. */
const SURE_OF_WIDER = 3;
/** The usual spread of such ratios, as a standard deviation of their logarithms, and how many runs that knowledge is worth: three runs alone do not show theirs. */
const USUAL_SPREAD = 0.35, USUAL_WORTH = 4;
/** Beyond so many robust deviations from the middle a run is an accident and counts as if it lay there. */
const OUTLYING = 3, LEAST_BOUND = Math.log(1.5);
/** The standard error of a median against that of a mean; 10 % and 90 % points of a normal distribution. */
const OF_A_MEDIAN = 1.2533, P90 = 1.2816;
/** Enough runs to correct the range of an estimate that is left alone otherwise. */
const RANGE_RUNS = 5;

export interface Learned {
  readonly step: StepJson;
  readonly source: 'workflow' | 'learned';
  readonly runs: number;
  /** Hours before learning; null where nothing changed. */
  readonly before: number | null;
}

interface Level { readonly kind: EstimateSourceJson['kind']; readonly ratios: readonly number[]; readonly tag?: string }
interface Seen { readonly runs: number; readonly middle: number; readonly spread: number; readonly sure: boolean }

/** The middle of ratios and their spread, as logarithms, with accidents drawn in. */
function lookAt({ kind, ratios }: Level): Seen {
  const logs = ratios.map((ratio) => Math.log(Math.max(0.05, ratio))).sort((a, b) => a - b);
  const middle = quantile(logs, 0.5);
  const deviation = 1.4826 * quantile(logs.map((x) => Math.abs(x - middle)).sort((a, b) => a - b), 0.5);
  const bound = Math.max(LEAST_BOUND, OUTLYING * deviation);
  const squares = logs.reduce((sum, x) => sum + Math.min(bound, Math.abs(x - middle)) ** 2, 0);
  const spread = Math.sqrt((USUAL_WORTH * USUAL_SPREAD ** 2 + squares) / (USUAL_WORTH + logs.length - 1));
  const robust = Math.sqrt((USUAL_WORTH * USUAL_SPREAD ** 2 + logs.length * deviation ** 2) / (USUAL_WORTH + logs.length));
  return { runs: logs.length, middle, spread, sure: Math.abs(middle) > ((kind === 'step' ? SURE : SURE_OF_WIDER) * OF_A_MEDIAN * robust) / Math.sqrt(logs.length) };
}

/** What speaks about a step, the nearest first: its own past, work with one of its tags, all work of the person. Each needs enough of it. */
function levels(step: StepJson, past: readonly { actual: number }[], wider: PastRatios | undefined): Level[] {
  const tagged = step.tags.map((tag) => ({ tag, ratios: wider?.tags.get(tag.toLowerCase()) ?? [] })).sort((a, b) => b.ratios.length - a.ratios.length)[0];
  const all: Level[] = [{ kind: 'step', ratios: past.map((run) => run.actual / step.hours) }, ...(tagged ? [{ kind: 'tag' as const, ...tagged }] : []), { kind: 'person', ratios: wider?.person ?? [] }];
  return all.filter((level) => level.ratios.length >= LEAST_RUNS);
}

/**
 * By how much, as a logarithm, an estimate is to be shifted: the middle of what was seen, drawn towards what the wider level says
 * by the weight of the estimate. What is not clearly off stays, unless it lies nearer to what the wider level says.
 */
function shiftOf(seen: Seen, prior: number): number {
  if (!seen.sure && (prior === 0 || Math.abs(seen.middle - prior) >= Math.abs(seen.middle))) return 0;
  return drawnIn(seen.middle, seen.runs, prior);
}

/** A middle, drawn towards what was thought before by what that is worth. */
const drawnIn = (middle: number, runs: number, prior: number): number => (runs * middle + PRIOR * prior) / (runs + PRIOR);
const inQuarters = (hours: number): number => Math.max(0.25, Math.round(hours * 4) / 4);

/**
 * A step's hours after looking at what happened: medians of the ratios of actual to estimated hours, drawn in by the weight of the
 * estimate. Means would follow accidents. The nearest level that has enough runs decides; the wider ones are what it is drawn
 * towards. An estimate changes only when its runs lie clearly off it; the range follows the spread of what happened.
 */
export function learnHours(step: StepJson, past: readonly { actual: number; estimated: number | null }[], wider?: PastRatios): Learned {
  const known = step.hours > 0 ? levels(step, past, wider) : [];
  const [level] = known;
  if (!level) return { step: { ...step, estimate_source: { kind: 'estimate', runs: past.length, ratio: 1 } }, source: 'workflow', runs: past.length, before: null };
  const seen = lookAt(level);
  const prior = known.slice(1).reverse().reduce((wide, one) => shiftOf(lookAt(one), wide), 0);
  const factor = Math.exp(shiftOf(seen, prior));
  const source = (ratio: number): EstimateSourceJson => ({ kind: level.kind, runs: seen.runs, ratio: Math.round(ratio * 1000) / 1000, ...(level.tag !== undefined && { tag: level.tag }) });
  const hours = inQuarters(step.hours * factor);
  if (Math.abs(factor - 1) < GOOD_ENOUGH || hours === step.hours) {
    const kept = level.kind === 'step' && seen.runs >= RANGE_RUNS ? withRange(step, step.hours, seen) : step;
    return { step: { ...kept, estimate_source: source(1) }, source: 'workflow', runs: seen.runs, before: null };
  }
  return { step: { ...withRange(step, hours, seen), estimate_source: source(hours / step.hours) }, source: 'learned', runs: seen.runs, before: step.hours };
}

/** The range around new hours: the estimate's own, in proportion, blended with the spread of what happened. */
function withRange(step: StepJson, hours: number, seen: Seen): StepJson {
  const weight = seen.runs / (seen.runs + PRIOR_OF_RANGE);
  const own = { low: Math.log(Math.max(0.05, step.hours_low / step.hours)), high: Math.log(Math.max(1, step.hours_high / step.hours)) };
  // Where the middle itself lies is known no better than the runs allow.
  const reach = P90 * seen.spread * Math.sqrt(1 + 1 / seen.runs);
  const round = (n: number): number => Math.round(n * 100) / 100;
  return {
    ...step, hours, hours_low: round(Math.min(hours, hours * Math.exp((1 - weight) * own.low - weight * reach))), hours_high: round(Math.max(hours, hours * Math.exp((1 - weight) * own.high + weight * reach))),
  };
}

/**
 * The hours that the steps of a drifting workflow should have, for somebody to agree to. A step that was done often enough takes the
 * middle of its own runs; the others move together, by the middle of all steps drawn towards the estimates, and only where several
 * steps were done: one of them is no pattern. `took`: hours of the runs, in any order.
 */
export function correctedHours(steps: readonly { readonly step: Pick<StepJson, 'id' | 'hours'>; readonly took: readonly number[] }[]): { step_id: string; hours: number; runs: number }[] {
  const known = steps.filter(({ step, took }) => step.hours > 0 && took.length > 0).map(({ step, took }) => ({ step, runs: took.length, log: quantile(took.map((h) => Math.log(Math.max(0.05, h / step.hours))).sort((a, b) => a - b), 0.5) }));
  const runs = known.reduce((sum, one) => sum + one.runs, 0);
  const middle = known.length >= LEAST_RUNS ? quantile(known.map((one) => one.log).sort((a, b) => a - b), 0.5) : 0;
  return known.flatMap(({ step, runs: own, log }) => {
    const factor = Math.exp(own >= LEAST_RUNS ? log : drawnIn(middle, runs, 0));
    const hours = inQuarters(step.hours * factor);
    return Math.abs(factor - 1) < GOOD_ENOUGH || hours === step.hours ? [] : [{ step_id: step.id, hours, runs: own }];
  });
}

/** The value below which a share of a sorted list lies, interpolated. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] as number;
  return below + ((sorted[Math.ceil(at)] as number) - below) * (at - Math.floor(at));
}
