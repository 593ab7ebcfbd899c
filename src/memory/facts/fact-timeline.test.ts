import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Believed, covers, holdsAt, isPeriod, overlaps, planAssert, planEnd, without } from './fact-timeline.ts';

const bound = fc.option(fc.integer({ min: 0, max: 12 }), { nil: null });
const period = fc.record({ from: bound, to: bound }).filter(isPeriod);
const content = fc.constantFrom('a', 'b', 'c');
const fact = fc.record({ period, content, multi: fc.boolean() });
/** Half points, so that every stretch between two bounds is asked. */
const POINTS = Array.from({ length: 30 }, (_, i) => i / 2 - 1);

/** Plays asserts with the rule; ids in order. */
function play(facts: readonly { period: { from: number | null; to: number | null }; content: string; multi: boolean }[]): Believed[] {
  let believed: Believed[] = [];
  let id = 0;
  for (const { period: p, content: c, multi } of facts) {
    const { same, close, rests } = planAssert(believed, { ...p, content: c, multi });
    if (same) continue;
    believed = [...believed.filter((v) => !close.includes(v)), ...rests.map((r) => ({ id: ++id, content: r.of.content, multi: r.of.multi, from: r.from, to: r.to })), { id: ++id, content: c, multi, ...p }];
  }
  return believed;
}

describe('the timeline of a series', () => {
  it('answers every moment as a store would that simply writes over', () => {
    fc.assert(fc.property(fc.array(fact, { maxLength: 12 }), (facts) => {
      const believed = play(facts);
      for (const at of POINTS) {
        // Brute force: at each moment a set of values; a single value replaces the set, a multi value joins it.
        let values = new Set<string>();
        for (const f of facts) if (holdsAt(f.period, at)) values = f.multi ? new Set([...values, f.content]) : new Set([f.content]);
        expect(new Set(believed.filter((v) => holdsAt(v, at)).map((v) => v.content))).toEqual(values);
      }
    }), { numRuns: 500 });
  });

  it('never believes two things at once in a single-valued series', () => {
    fc.assert(fc.property(fc.array(fact.map((f) => ({ ...f, multi: false })), { maxLength: 15 }), (facts) => {
      const believed = play(facts);
      for (const a of believed) for (const b of believed) if (a !== b) expect(overlaps(a, b)).toBe(false);
      expect(believed.filter((v) => v.to === null).length).toBeLessThanOrEqual(1);
    }));
  });

  it('keeps several values at once, each of them once, in a multi-valued one', () => {
    fc.assert(fc.property(fc.array(fact.map((f) => ({ ...f, multi: true })), { maxLength: 15 }), (facts) => {
      const believed = play(facts);
      for (const at of POINTS) {
        const now = believed.filter((v) => holdsAt(v, at)).map((v) => v.content);
        expect(now.length).toBe(new Set(now).size);
      }
    }));
  });

  it('changes nothing when the same is said again', () => {
    fc.assert(fc.property(fc.array(fact, { minLength: 1, maxLength: 8 }), (facts) => {
      const last = facts.at(-1) as (typeof facts)[number];
      const believed = play(facts);
      expect(planAssert(believed, { ...last.period, content: last.content, multi: last.multi }).close).toEqual([]);
      expect(play([...facts, last])).toEqual(believed);
    }));
  });

  it('cuts a stretch out of another without a gap or an overlap', () => {
    fc.assert(fc.property(period, period, (a, b) => {
      const left = without(a, b);
      for (const at of POINTS) expect(left.some((p) => holdsAt(p, at))).toBe(holdsAt(a, at) && !holdsAt(b, at));
      for (const p of left) expect(isPeriod(p) && covers(a, p)).toBe(true);
    }));
  });

  it('ends a version where it is told, and not before it began', () => {
    const version = { id: 1, content: 'a', multi: false, from: 5, to: null };
    expect(planEnd(version, 8)).toMatchObject({ from: 5, to: 8 });
    expect(planEnd(version, 5)).toBeNull();
    expect(planEnd({ ...version, to: 6 }, 9)).toMatchObject({ from: 5, to: 9 });
  });
});
