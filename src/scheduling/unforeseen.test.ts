import { expect, it } from 'vitest';
import { forecast, type ForecastInput } from './lateness.ts';
import { freeTime, slipShare } from './unforeseen.ts';

const HOUR = 3_600_000;
/** Eight hours a day; one sure task on a later day. */
const days = Array.from({ length: 40 }, (_, day): [number, number] => [(day * 24 + 9) * HOUR, (day * 24 + 17) * HOUR]);
const one = (more: Partial<ForecastInput['tasks'][number]> = {}, day = 3): ForecastInput => ({
  tasks: [{ id: 1, estimate: { hours: 1, low: 1, high: 1 }, due: (day * 24 + 17) * HOUR, needs: [], ground: 0, ...more }], blocks: [{ task: 1, start: (day * 24 + 9) * HOUR, end: (day * 24 + 10) * HOUR }], grounds: [days], seed: 1, now: 9 * HOUR,
});
const answer = (input: ForecastInput) => forecast(input)[0] as NonNullable<ReturnType<typeof forecast>[0]>;

it('counts free time only', () => {
  const between = freeTime(days);
  expect(between(9 * HOUR, 17 * HOUR)).toBe(8 * HOUR);
  expect(between(10 * HOUR, (24 + 11) * HOUR)).toBe(9 * HOUR);
  expect(between(18 * HOUR, 20 * HOUR)).toBe(0);
  expect(between(40 * 24 * HOUR, (40 * 24 + 5) * HOUR)).toBe(5 * HOUR);
});

it('puts an end off the more, the further away it is and the less it weighs', () => {
  const slip = (input: ForecastInput) => { const { p80_end: p80, planned_end: planned } = answer(input); return freeTime(days)(planned, p80); };
  expect(slip(one({ due: null }))).toBeGreaterThan(slip(one({ due: null }, 1)));
  expect(slip(one({ due: null, weight: 0.5 }))).toBeGreaterThan(slip(one({ due: null, weight: 4 })));
  expect(slipShare(1, 0, 0)).toBeLessThan(slipShare(1, 1, 0));
});

it('says that even sure work may be late, less so with more room, and not at all without a present', () => {
  const [tight, roomy] = [answer(one()), answer(one({ due: (30 * 24 + 17) * HOUR }))];
  expect(tight.probability_late).toBeGreaterThan(0.05);
  expect(tight.probability_late).toBeLessThan(0.6);
  expect(roomy.probability_late).toBeLessThan((tight.probability_late as number) / 3);
  const { tasks, blocks, grounds, seed } = one();
  expect(answer({ tasks, blocks, grounds, seed }).probability_late).toBe(0);
  expect(answer(one())).toEqual(answer(one()));
});
