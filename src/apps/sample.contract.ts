import * as z from 'zod';
import { defineContract } from '../kernel/operation.ts';
import { Conflict } from '../kernel/problem.ts';

const path = '/api/v1/sample';
const Sample = z.object({
  exists: z.boolean().describe('This workspace has a sample, or is one.'), here: z.boolean().describe('The workspace that was asked is itself the sample.'), workspace: z.string().nullable().describe('Its slug.'), made_at: z.string().nullable(),
});
const what = 'The sample is a workspace of its own with a fortnight of a freelance consultant in it: plans, tasks, blocks, runs with what they took, memories, facts on two clocks, reflections.';

export const readSampleContract = defineContract({ name: 'sample.read', method: 'GET', path, scope: 'planner:read', hidden: true, summary: 'Whether there is a sample workspace.', description: what, input: z.strictObject({}), output: Sample });
export const makeSampleContract = defineContract({
  name: 'sample.make', method: 'POST', path, scope: 'planner:write', status: 201, slow: true, hidden: true, summary: 'Make a sample workspace to look around in, or a new key to the one that is there.', description: what,
  input: z.strictObject({}), output: Sample.extend({ key: z.string().describe('An API key of the sample alone, with the scopes of the caller. It cannot be shown again; an earlier one ends.') }), problems: [Conflict],
});
export const removeSampleContract = defineContract({
  name: 'sample.remove', method: 'DELETE', path, scope: 'planner:write', slow: true, hidden: true, summary: 'Remove the sample workspace as a whole, from outside or from within; nothing else is touched.',
  input: z.strictObject({}), output: z.object({ removed: z.boolean().describe('False when there was none.') }),
});
