import { expect, it } from 'vitest';
import { isDetail, type Recent, withRecent } from './recent.ts';

const one = (n: number): Recent => ({ href: `/plan/${n}`, text: `Plan ${n}` });

it('puts what was seen last first, once, and forgets the oldest', () => {
  const all = [1, 2, 3, 4, 5, 6, 7].reduce<readonly Recent[]>((before, n) => withRecent(before, one(n)), []);
  expect(all.map(({ href }) => href)).toEqual(['/plan/7', '/plan/6', '/plan/5', '/plan/4', '/plan/3', '/plan/2']);
  expect(withRecent(all, { ...one(4), text: 'Renamed' }).slice(0, 3).map(({ text }) => text)).toEqual(['Renamed', 'Plan 7', 'Plan 6']);
});
it('keeps details, not the pages that lead to them', () => { expect(isDetail('/plan/12')).toBe(true); expect(isDetail('/system/prompts/sop_generator')).toBe(true); expect(isDetail('/tasks/workflows/3')).toBe(true); expect(isDetail('/plan')).toBe(false); expect(isDetail('/system/models')).toBe(false); });
