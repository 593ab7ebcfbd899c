import { expect, it } from 'vitest';
import { entityArm } from '../recall/entity-arm.ts';
import { timeArm } from '../recall/time-arm.ts';
import { rehearse } from './rehearsal.ts';

it('finds something for nearly every question it makes up, without a database, a clock or a model', async () => {
  const unasked = { name: 'vectors', prepare: () => Promise.reject(new Error('asked elsewhere')), search: () => Promise.reject(new Error('asked elsewhere')) };
  expect(await rehearse([timeArm, entityArm, unasked], undefined, 1, 1)).toBeGreaterThan(290 * 10);
});

it('ends when it is told to', async () => {
  const stop = new AbortController();
  stop.abort();
  expect(await rehearse([timeArm], stop.signal, 1, 1)).toBe(0);
});
