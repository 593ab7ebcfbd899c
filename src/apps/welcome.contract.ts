import * as z from 'zod';
import { defineContract } from '../kernel/operation.ts';

const Welcome = z.object({
  needed: z.boolean().describe('Nothing is here yet, and the first steps were neither taken nor passed over.'),
  welcomed_at: z.string().nullable(),
});

export const readWelcomeContract = defineContract({
  name: 'welcome.read', method: 'GET', path: '/api/v1/welcome', scope: 'planner:read', hidden: true, summary: 'Whether this workspace has yet to be set up.', input: z.strictObject({}), output: Welcome,
});
export const endWelcomeContract = defineContract({
  name: 'welcome.end', method: 'POST', path: '/api/v1/welcome/end', scope: 'planner:write', hidden: true, summary: 'The first steps are taken or passed over: they are not shown again.', input: z.strictObject({}), output: Welcome,
});
