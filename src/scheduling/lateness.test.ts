import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecast, type ForecastInput } from './lateness.ts';
import { estimateOf, factorAt, p80Of, restOf, spreadsOf } from './ranges.ts';
import { slackOf } from './slack.ts';

const HOUR = 3_600_000;
const estimate = (hours: number, low = hours, high = hours) => ({ hours, low, high });
/** Nine to five, every day, for a month. */
const days = Array.from({ length: 30 }, (_, d) => [(d * 24 + 9) * HOUR, (d * 24 + 17) * HOUR] as const);
const at = (day: number, hour: number) => (day * 24 + hour) * HOUR;
const one = (more: Partial<ForecastInput['tasks'][number]> = {}): ForecastInput => ({
  tasks: [{ id: 1, estimate: estimate(4, 3, 8), due: at(0, 15), needs: [], ground: 0, ...more }], blocks: [{ task: 1, start: at(0, 9), end: at(0, 13) }], grounds: [days], seed: 1,
});

describe('a forecast', () => {
  it('meets the points of the range', () => {
    const spread = spreadsOf(estimate(4, 3, 8));
    expect(4 * factorAt(spread, -1.2816)).toBeCloseTo(3, 3);
    expect(4 * factorAt(spread, 0)).toBe(4);
    expect(4 * factorAt(spread, 1.2816)).toBeCloseTo(8, 3);
    // Late when it takes more than six hours: between the likely four and the eight that one in ten passes.
    const [answer] = forecast(one());
    expect(answer?.probability_late).toBeGreaterThan(0.15);
    expect(answer?.probability_late).toBeLessThan(0.3);
    expect(forecast(one({ due: at(0, 9) + 8 * HOUR }))[0]?.probability_late).toBeCloseTo(0.1, 1);
  });

  it('is the same for the same question, and knows no luck where there is no range', () => {
    expect(forecast(one())).toEqual(forecast(one()));
    expect(forecast(one({ estimate: estimate(4) }))).toEqual([{ id: 1, planned_end: at(0, 13), expected_end: at(0, 13), p80_end: at(0, 13), probability_late: 0 }]);
    expect(forecast(one({ due: null }))[0]?.probability_late).toBeNull();
  });

  it('goes on in the next free hours, and holds up what waits and what comes after', () => {
    const input: ForecastInput = {
      tasks: [{ id: 1, estimate: estimate(8, 8, 12), due: null, needs: [], ground: 0 }, { id: 2, estimate: estimate(1), due: at(1, 10), needs: [1], ground: 0 }],
      blocks: [{ task: 1, start: at(0, 9), end: at(0, 17) }, { task: 2, start: at(1, 9), end: at(1, 10) }], grounds: [days], seed: 3,
    };
    const [first, second] = forecast(input);
    expect(first?.p80_end).toBeGreaterThan(at(1, 9));
    expect(second?.p80_end).toBeGreaterThan(at(1, 10));
    expect(second?.probability_late).toBeGreaterThan(0.4);
    expect(second?.probability_late).toBeLessThan(0.6);
  });

  it('is late with everything that errors alike make late together: sums spread wider than alone', () => {
    const many = Array.from({ length: 15 }, () => ({ estimate: estimate(2, 1.5, 3), hours: 2 }));
    const sum = p80Of(many);
    expect(sum).toBeGreaterThan(30 * 1.05);
    expect(sum).toBeLessThan(15 * p80Of([many[0] as (typeof many)[number]]));
    const input: ForecastInput = {
      tasks: many.map((m, i) => ({ id: i, estimate: m.estimate, due: i === 14 ? at(3, 15) : null, needs: [], ground: 0 })),
      blocks: many.map((_, i) => ({ task: i, start: at(Math.floor(i / 4), 9 + (i % 4) * 2), end: at(Math.floor(i / 4), 11 + (i % 4) * 2) })), grounds: [days], seed: 5,
    };
    const last = forecast(input).at(-1);
    expect(last?.expected_end).toBeGreaterThanOrEqual(at(3, 15));
    expect((last?.p80_end as number) - (last?.planned_end as number)).toBeGreaterThan(HOUR / 2);
  });

  it('never ends before the plan’s last start, and rises with every range', () => {
    fc.assert(fc.property(fc.array(fc.record({ hours: fc.integer({ min: 1, max: 6 }), low: fc.double({ min: 0.3, max: 1, noNaN: true }), high: fc.double({ min: 1, max: 4, noNaN: true }), gap: fc.integer({ min: 0, max: 10 }) }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 1000 }), (list, seed) => {
      let clock = at(0, 9);
      const blocks = list.map((item, i) => { const start = clock + item.gap * HOUR; clock = start + item.hours * HOUR; return { task: i, start, end: clock }; });
      const answer = forecast({ tasks: list.map((item, i) => ({ id: i, estimate: estimate(item.hours, item.hours * item.low, item.hours * item.high), due: null, needs: i ? [i - 1] : [], ground: 0 })), blocks, grounds: [[[0, 1e12]]], seed });
      answer.forEach((f, i) => {
        expect(f.expected_end).toBeGreaterThan((blocks[i] as (typeof blocks)[number]).start);
        expect(f.p80_end).toBeGreaterThanOrEqual(f.expected_end);
        if (i) expect(f.expected_end).toBeGreaterThan((answer[i - 1] as typeof f).expected_end);
      });
    }), { numRuns: 100 });
  });
});

describe('what is left of work that goes on', () => {
  it('is the rest of the estimate, and past it what such work still takes', () => {
    const e = estimate(4, 3, 8);
    expect(restOf(e, 1)).toBe(3);
    const past = [4, 6, 8, 12].map((worked) => restOf(e, worked));
    expect(past.every((rest) => rest >= 0.25)).toBe(true);
    expect(past[0]).toBeGreaterThan(0.5);
    expect(restOf(e, 8)).toBeLessThan(8);
    expect(restOf(estimate(0), 2)).toBe(0);
    expect(estimateOf({ estimated_hours: 2, hours_low: null, hours_high: 1 })).toEqual({ hours: 2, low: 1.6, high: 2 });
  });
});

describe('slack', () => {
  it('is what the tightest due date behind a block leaves', () => {
    const tasks = [{ id: 1, due: null, needs: [] }, { id: 2, due: at(1, 17), needs: [1] }, { id: 3, due: at(5, 17), needs: [1] }, { id: 4, due: null, needs: [] }, { id: 5, due: at(0, 10), needs: [] }];
    const blocks = [{ task: 1, start: at(0, 9), end: at(0, 11) }, { task: 1, start: at(0, 13), end: at(0, 15) }, { task: 2, start: at(1, 9), end: at(1, 11) }, { task: 3, start: at(1, 12), end: at(1, 13) }, { task: 4, start: at(0, 15), end: at(0, 16) }, { task: 5, start: at(0, 11), end: at(0, 12) }];
    const slack = slackOf(tasks, blocks);
    expect(blocks.map((block) => { const s = slack.get(block); return s ? [s.ms / HOUR, s.by] : null; })).toEqual([[26, 2], [24, 2], [6, 2], [100, 3], null, [-2, 5]]);
  });
});
