import * as z from 'zod';
import { defineContract } from '../../kernel/operation.ts';

export const cleanup = defineContract({
  name: 'maintenance.cleanup', method: 'POST', path: '/api/v1/maintenance/cleanup', scope: 'memory:write', status: 200,
  summary: 'Removes what has expired: working state, run and session memories, old idempotency keys. Long-term memories stay, however old they are.',
  input: z.strictObject({}), output: z.object({ removed: z.record(z.string(), z.int()), reindexed: z.int().describe('Rows that another tool changed with SQL, indexed now.'), took_ms: z.number() }),
});
