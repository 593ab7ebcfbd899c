import * as z from 'zod';
import { ClientRef } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { NotFound } from '../kernel/problem.ts';
import { Instant } from './memory-fields.contract.ts';

const Finding = z.object({ count: z.int(), examples: z.array(z.object({ event_ids: z.array(z.int()), excerpt: z.string(), why: z.string().optional() })) });

export const audit = defineContract({
  name: 'memory.audit', method: 'GET', path: '/api/v1/memory/audit', scope: 'memory:read', summary: 'The state of a memory: exact and near duplicates, stale, never recalled, secrets; counts with examples.',
  input: z.strictObject({ client_id: ClientRef.optional() }),
  output: z.object({ client_id: z.int(), events: z.int(), facts: z.int(), duplicates: Finding, near_duplicates: Finding, stale: Finding, never_recalled: Finding, secrets: Finding, checked_at: Instant }),
  problems: [NotFound],
});

export const cleanup = defineContract({
  name: 'maintenance.cleanup', method: 'POST', path: '/api/v1/maintenance/cleanup', scope: 'memory:write', status: 200,
  summary: 'Removes what has expired: working state, run and session memories, old idempotency keys. Long-term memories stay, however old they are.',
  input: z.strictObject({}), output: z.object({ removed: z.record(z.string(), z.int()), took_ms: z.number() }),
});
