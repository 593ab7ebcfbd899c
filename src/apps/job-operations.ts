import * as z from 'zod';
import type { JobQueue } from '../jobs/index.ts';
import { listOf, page } from '../kernel/fields.ts';
import { type AnyOperation, defineContract, operation } from '../kernel/operation.ts';
import { NotFound, notFound } from '../kernel/problem.ts';

const DeadLetter = z.object({ job_id: z.string(), kind: z.string(), payload: z.unknown(), error: z.string(), failed_at: z.string() });

export const listDeadLettersContract = defineContract({
  name: 'jobs.dead-letters', method: 'GET', path: '/api/v1/jobs/dead', scope: 'admin', summary: 'Background jobs that failed at their last try.',
  input: z.strictObject({ ...page }), output: listOf(DeadLetter).extend({ waiting: z.number(), running: z.number(), failed: z.number() }),
});
export const retryJobContract = defineContract({
  name: 'jobs.retry', method: 'POST', path: '/api/v1/jobs/{id}/retry', scope: 'admin', summary: 'Put a dead letter back into work.',
  input: z.strictObject({ id: z.uuid() }), output: z.object({ job_id: z.string(), retried: z.literal(true) }), problems: [NotFound],
});

/** The queue as its operator sees it. */
export function jobOperations(jobs: JobQueue): AnyOperation[] {
  return [
    operation(listDeadLettersContract, async ({ limit }, { workspaceId }) => ({ items: await jobs.deadLetters(workspaceId, limit), next_cursor: null, ...(await jobs.counts()) })),
    operation(retryJobContract, async ({ id }, { workspaceId }) => {
      if (!(await jobs.retry(workspaceId, id))) throw notFound('dead letter', id);
      return { job_id: id, retried: true as const };
    }),
  ];
}
