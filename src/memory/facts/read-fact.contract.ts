import * as z from 'zod';
import { Id } from '../../kernel/fields.ts';
import { defineContract } from '../../kernel/operation.ts';
import { NotFound } from '../../kernel/problem.ts';
import { Fact } from './facts.contract.ts';

export const readFact = defineContract({
  name: 'memory.fact', method: 'GET', path: '/api/v1/memory/facts/{fact_id}', scope: 'memory:read', summary: 'One version of a fact, and every version of its series on both clocks, newest first.',
  input: z.strictObject({ fact_id: Id }), output: Fact.extend({ versions: z.array(Fact).describe('At most 500.') }), problems: [NotFound],
});
