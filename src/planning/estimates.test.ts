import { describe, expect, it } from 'vitest';
import { type StepJson, totals } from '../work/index.ts';
import { correctedHours, learnHours } from './estimates.ts';

const step = (hours: number, more: Partial<StepJson> = {}): StepJson => ({ id: 'a', title: 'A', description: '', hours, hours_low: hours * 0.8, hours_high: hours * 1.5, billable: false, depends_on: [], tags: [], due: null, ...more });
const runs = (...hours: number[]) => hours.map((actual) => ({ actual, estimated: null }));

/** Seeded normal numbers. */
function dice(seed: number): () => number {
  let state = seed * 1_000_003;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

describe('hours learned from what happened', () => {
  it('need three pieces of work, and follow no outlier', () => {
    expect(learnHours(step(2), runs(9, 9)).step).toMatchObject({ hours: 2, estimate_source: { kind: 'estimate', runs: 2, ratio: 1 } });
    expect(learnHours(step(2), runs(2, 2, 40)).step.hours).toBe(2);
    expect(learnHours(step(2), runs(2, 2.1, 1.9, 2, 40)).step.hours).toBe(2);
    const without = learnHours(step(4), runs(6, 6.2, 5.9, 6.1)).step.hours;
    expect(Math.abs(learnHours(step(4), runs(6, 6.2, 5.9, 6.1, 400)).step.hours - without)).toBeLessThanOrEqual(0.5);
  });

  it('come from the step, else from a tag, else from the person, and say so', () => {
    const wider = { tags: new Map([['copy', [2, 2.1, 1.9, 2, 2]]]), person: [1.5, 1.5, 1.6, 1.4, 1.5, 1.5, 1.5, 1.6, 1.5, 1.4] };
    expect(learnHours(step(4, { tags: ['Copy'] }), runs(6, 6, 6), wider)).toMatchObject({ source: 'learned', before: 4, step: { estimate_source: { kind: 'step', runs: 3 } } });
    const tagged = learnHours(step(4, { tags: ['other', 'Copy'] }), runs(6), wider).step;
    expect(tagged.estimate_source).toEqual({ kind: 'tag', tag: 'Copy', runs: 5, ratio: Math.round((tagged.hours / 4) * 1000) / 1000 });
    expect(tagged.hours).toBeGreaterThan(5);
    expect(learnHours(step(4), [], wider).step).toMatchObject({ hours: 5.5, estimate_source: { kind: 'person', runs: 10 } });
    expect(learnHours(step(0), runs(1, 1, 1), wider).step.hours).toBe(0);
  });

  it('keep low, likely and high in order, and widen what scatters', () => {
    const narrow = learnHours(step(4), runs(6, 6.1, 5.9, 6, 6, 6.1, 5.9)).step;
    const wide = learnHours(step(4), runs(3, 12, 6, 9, 4, 6, 10)).step;
    for (const s of [narrow, wide]) expect(s.hours_low <= s.hours && s.hours <= s.hours_high).toBe(true);
    expect(wide.hours_high / wide.hours).toBeGreaterThan(narrow.hours_high / narrow.hours);
  });

  /** A person whose work takes `bias` times the estimates, with a spread that one plan's steps share to a part: plans of eight steps, each with its history. */
  const simulate = (bias: number, spread: number, history: number) => {
    let [before, after, touched, steps] = [0, 0, 0, 0];
    const plans = 400;
    for (let seed = 1; seed <= plans; seed++) {
      const normal = dice(seed);
      const hours = Array.from({ length: 8 }, () => Math.round(Math.exp(1 + 0.6 * normal()) * 4) / 4 + 0.5);
      const plan = () => { const shared = normal(); return hours.map((h) => h * bias * Math.exp(spread * (Math.sqrt(0.7) * normal() + Math.sqrt(0.3) * shared))); };
      const past = Array.from({ length: history }, plan);
      const wider = { tags: new Map(), person: past.flatMap((took) => took.map((t, i) => t / (hours[i] as number))) };
      const learned = hours.map((h, i) => learnHours(step(h), runs(...past.map((took) => took[i] as number)), wider));
      const actual = plan().reduce((sum, h) => sum + h, 0);
      before += Number(actual <= totals(hours.map((h) => step(h))).total_hours_p80);
      after += Number(actual <= totals(learned.map((l) => l.step)).total_hours_p80);
      touched += learned.filter((l) => l.source === 'learned').length;
      steps += learned.length;
    }
    return { before: before / plans, after: after / plans, touched: touched / steps };
  };

  it.each([[1.5, 0.4, 6], [1.8, 0.3, 4], [1.3, 0.5, 12], [0.7, 0.3, 8]])('bring the share of plans within their P80 nearer to 80 in a hundred (work takes %s of the estimate, spread %s, %s runs a step)', (bias, spread, history) => {
    const { before, after } = simulate(bias, spread, history);
    expect(Math.abs(after - 0.8), `from ${before} to ${after}`).toBeLessThan(0.15);
    expect(Math.abs(after - 0.8)).toBeLessThan(Math.abs(before - 0.8));
  });

  it.each([3, 5, 10, 20])('leave good estimates alone (%s runs a step)', (history) => expect(simulate(1, 0.35, history).touched).toBeLessThan(0.12));
});

describe('hours that a drifting workflow should have', () => {
  const done = (id: string, hours: number, ...took: number[]) => ({ step: { id, hours }, took });
  it('are those of the step where it was done often enough', () => expect(correctedHours([done('a', 2, 2.9, 3, 8)])).toEqual([{ step_id: 'a', hours: 3, runs: 3 }]));
  it('move together where several steps were done once each, drawn towards the estimates', () => {
    // 1.6 over four runs, beside the estimates' weight of two: 1.6 ** (4 / 6) = 1.37
    expect(correctedHours([done('a', 2, 3.2), done('b', 4, 6.4), done('c', 1, 1.6), done('d', 3, 4.8)]).map((c) => [c.step_id, c.hours])).toEqual([['a', 2.75], ['b', 5.5], ['c', 1.25], ['d', 4]]);
  });
  it('follow no single outlier, and stay where they are right', () => {
    expect(correctedHours([done('a', 2, 20), done('b', 4, 4), done('c', 1, 1)])).toEqual([]);
    expect(correctedHours([done('a', 2, 20), done('b', 4, 4.1)])).toEqual([]);
    expect(correctedHours([done('a', 3, 3, 3.1, 2.9), done('b', 0, 1, 1, 1)])).toEqual([]);
  });
});
