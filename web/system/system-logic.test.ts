import { describe, expect, it } from 'vitest';
import { estimateFor, monthBeside, priceOf, wholeMonth } from './cost.ts';
import { readableName } from '../words/readable-name.ts';
import { restOf, sharesOf, weightsOf } from './shares.ts';

describe('what another model would cost', () => {
  const used = [{ operation: 'planning', model: 'big', prompt_tokens: 1_000_000, completion_tokens: 200_000, cost_usd: 9 }, { operation: 'planning', model: 'small', prompt_tokens: 1_000_000, completion_tokens: 0, cost_usd: 1 }, { operation: 'summary', model: 'big', prompt_tokens: 5, completion_tokens: 5, cost_usd: 3 }];
  it('counts the tokens of one operation, whatever answered it', () => expect(estimateFor('planning', used, { input: 1, output: 5 })).toEqual({ now: 10, other: 3, tokens: 2_200_000 }));
  it('is not known without a price, and not asked without use', () => { expect(estimateFor('planning', used, null)?.other).toBeNull(); expect(estimateFor('reflection', used, { input: 1, output: 1 })).toBeNull(); });
  it('takes the price that was set before the one that the provider tells', () => {
    const offered = [{ id: 'a', input_usd: 1, output_usd: 2 }, { id: 'b', input_usd: null, output_usd: 2 }];
    expect(priceOf('a', {}, offered)).toEqual({ input: 1, output: 2 });
    expect(priceOf('a', { a: { input: 7, output: 8 } }, offered)).toEqual({ input: 7, output: 8 });
    expect(priceOf('b', {}, offered)).toBeNull();
  });
});

describe('months', () => {
  it('follow each other over the years', () => { expect(monthBeside('2026-12', 1)).toBe('2027-01'); expect(monthBeside('2026-01', -1)).toBe('2025-12'); });
  it('have all their days', () => { const days = wholeMonth('2028-02', [{ day: '2028-02-29', calls: 2, cost_usd: 0.5 }]); expect(days).toHaveLength(29); expect(days.at(-1)).toEqual({ day: '2028-02-29', calls: 2, cost_usd: 0.5 }); expect(days[0]?.calls).toBe(0); });
});

describe('shares of a test', () => {
  const version = (name: string, active: boolean, weight: number | null) => ({ version: name, is_active: active, ab_weight: weight });
  it('leave the rest to the active version', () => { const shares = sharesOf([version('v3', false, 0.3), version('v2', true, null), version('v1', false, null)]); expect(shares).toEqual({ v3: 30, v1: 0 }); expect(restOf(shares)).toBe(70); });
  it('go to the server as parts of one, without what takes nothing', () => expect(weightsOf({ v3: 30, v1: 0 })).toEqual({ v3: 0.3 }));
});

it('reads a name as people would write it', () => { expect(readableName('sop_generator')).toBe('Sop generator'); expect(readableName('')).toBe(''); });
