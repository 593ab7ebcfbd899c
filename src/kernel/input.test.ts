import * as z from 'zod';
import { expect, it } from 'vitest';
import { parseInput } from './input.ts';
import { Problem } from './problem.ts';

const refusals = (input: z.ZodType, raw: unknown): string[] => {
  try { parseInput({ input }, raw); } catch (error) { if (error instanceof Problem) return error.errors.map((one) => `${one.path} ${one.message}`); throw error; }
  return [];
};

it('says of a bound what to change', () => {
  const input = z.object({ query: z.string().min(1).max(3), code: z.string().min(2), k: z.int().min(1).max(100), share: z.number().gt(0).lt(1), items: z.array(z.int()).min(1).max(2), one: z.string().max(1) });
  expect(refusals(input, { query: '', code: 'a', k: 0, share: 0, items: [], one: 'ab' })).toEqual(['query must not be empty', 'code must have at least 2 characters', 'k must be at least 1', 'share must be more than 0', 'items must not be empty', 'one must have at most 1 character']);
  expect(refusals(input, { query: 'long', code: 'ab', k: 101, share: 1, items: [1, 2, 3], one: 'a' })).toEqual(['query must have at most 3 characters', 'k must be at most 100', 'share must be less than 1', 'items must have at most 2 entries']);
});

it('leaves what a schema says itself', () => {
  expect(refusals(z.object({ day: z.string().min(3, 'must be a day such as Monday') }), { day: 'x' })).toEqual(['day must be a day such as Monday']);
});

it('names what is missing and what nobody knows', () => {
  expect(refusals(z.strictObject({ a: z.string() }), { b: 1 })).toEqual(['a missing: expected string', 'b unknown field; remove it or correct its name']);
});
