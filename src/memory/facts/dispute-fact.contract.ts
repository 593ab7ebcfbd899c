import * as z from 'zod';
import { Id } from '../../kernel/fields.ts';
import { defineContract } from '../../kernel/operation.ts';
import { NotFound } from '../../kernel/problem.ts';
import { Fact, FactBody, recordFact } from './facts.contract.ts';
import { FactNotBelieved } from '../memory.problems.ts';

export const disputeFact = defineContract({
  name: 'memory.dispute-fact', method: 'POST', path: '/api/v1/memory/facts/{fact_id}/dispute', scope: 'memory:write', status: 201,
  summary: 'Says that something else is said to be true for the same time. Neither displaces the other: both are disputed until one is restored or retracted.',
  input: z.strictObject({ fact_id: Id, content: FactBody.shape.content, source_event_ids: FactBody.shape.source_event_ids }),
  output: recordFact.output.and(z.object({ disputes: Fact })), problems: [NotFound, FactNotBelieved],
});
