import { expect, it } from 'vitest';
import { jointWords, predicateWords, readableName } from './readable-name.ts';

it('names of the program become words', () => {
  expect([readableName('sop_generator'), readableName('_'), predicateWords('payment_terms'), predicateWords('tool', 'web_analytics'), predicateWords('rate', ''), jointWords('works_at'), jointWords('insight: drift'), jointWords('near: a: b')])
    .toEqual(['Sop generator', '_', 'Payment terms', 'Tool (web analytics)', 'Rate', 'works at', 'insight (drift)', 'near (a: b)']);
});
