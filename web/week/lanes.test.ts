import { expect, it } from 'vitest';
import { lanesOf } from './lanes.ts';
import { closedTimes } from './open-time.ts';

const thing = (top: number, bottom: number) => ({ top, bottom });

it('puts beside each other what overlaps, and leaves alone what touches nothing', () => {
  expect(lanesOf([thing(0, 60), thing(60, 120)])).toEqual([{ at: 0, of: 1, wide: 1 }, { at: 0, of: 1, wide: 1 }]);
  expect(lanesOf([thing(0, 60), thing(30, 90)])).toEqual([{ at: 0, of: 2, wide: 1 }, { at: 1, of: 2, wide: 1 }]);
  // The third takes the place that the first left, and the last fills what nobody else has.
  expect(lanesOf([thing(0, 60), thing(0, 180), thing(60, 120)])).toEqual([{ at: 1, of: 2, wide: 1 }, { at: 0, of: 2, wide: 1 }, { at: 1, of: 2, wide: 1 }]);
  expect(lanesOf([thing(0, 200), thing(0, 100), thing(0, 100), thing(120, 200)]).at(-1)).toEqual({ at: 1, of: 3, wide: 2 });
  expect(lanesOf([])).toEqual([]);
});

it('never draws two things over each other', () => {
  let seed = 5;
  const random = (to: number): number => { seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648; return seed % to; };
  const things = Array.from({ length: 300 }, () => { const top = random(1380); return thing(top, top + 15 + random(180)); });
  const lanes = lanesOf(things);
  for (let a = 0; a < things.length; a++) for (let b = a + 1; b < things.length; b++) {
    const [one, other, left, right] = [things[a], things[b], lanes[a], lanes[b]];
    if (!one || !other || !left || !right || one.top >= other.bottom || other.top >= one.bottom) continue;
    expect(left.of).toBe(right.of);
    expect(left.at + left.wide <= right.at || right.at + right.wide <= left.at).toBe(true);
  }
});

it('knows when no work is placed', () => {
  expect(closedTimes(0, 100, [{ start: 60, end: 80 }, { start: 10, end: 30 }, { start: 20, end: 40 }, { start: 90, end: 300 }])).toEqual([{ start: 0, end: 10 }, { start: 40, end: 60 }, { start: 80, end: 90 }]);
  expect(closedTimes(0, 100, [])).toEqual([{ start: 0, end: 100 }]);
});
