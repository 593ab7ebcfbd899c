import * as z from 'zod';
import { defineContract } from '../kernel/operation.ts';

const status = z.enum(['ok', 'down', 'off']).describe('off is not a fault: it was not configured.');
const Dependency = z.object({
  name: z.string(), needed: z.boolean().describe('Without it nothing is served.'), status, latency_ms: z.number().nullable(), detail: z.string().nullable(),
  since: z.string().nullable().describe('Since when it is in this state, as far back as is known.'),
  uptime: z.number().nullable().describe('Share of the time in which it was looked at and configured that it answered; null when that is none.'),
  spans: z.array(z.object({ from: z.string(), to: z.string(), status, detail: z.string().nullable(), latency_ms: z.number().nullable().describe('Mean of the span.') })).describe('What lies between two spans was not looked at: the server did not run.'),
}).meta({ id: 'DependencyHistory' });

export const healthHistoryContract = defineContract({
  name: 'health.history', method: 'GET', path: '/api/v1/health/history', scope: 'planner:read', orScopes: ['memory:read'], summary: 'How everything that this server depends on is, and how it was over the last hours.',
  description: 'States are kept for 14 days: a note when one changes, and every ten minutes while none does.',
  input: z.strictObject({ hours: z.number().int().min(1).max(336).default(24) }),
  output: z.object({ version: z.string(), uptime_s: z.number(), from: z.string(), to: z.string(), dependencies: z.array(Dependency) }),
});
