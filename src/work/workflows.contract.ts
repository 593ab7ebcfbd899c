import * as z from 'zod';
import { ClientRef, Id, listOf, Metadata, Name, page } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { Conflict, NotFound } from '../kernel/problem.ts';
import { Step, Steps } from './sop.contract.ts';

const Slug = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,99}$/, 'must be 1 to 100 lower-case letters, digits, dashes and underscores');

const fields = {
  slug: Slug.optional().describe('Short name, unique in the workspace. Default: made from the name.'),
  capability: z.string().min(1).max(100).nullish().describe('What it is good for: delivery, marketing, sales, operations …'),
  description: z.string().max(20_000).nullish(),
  service_blueprint_id: Id.nullish(),
  steps: Steps.optional().describe('`{{name}}` in a title or description is filled in when a plan is made.'),
  status: z.string().min(1).max(30).optional(),
  metadata: Metadata.optional(),
};

export const Workflow = z.object({
  workflow_id: z.number(), client_id: z.number().nullable(), name: z.string(), slug: z.string(), capability: z.string().nullable(), description: z.string().nullable(), service_blueprint_id: z.number().nullable(),
  steps: z.array(Step), variables: z.array(z.string()).describe('The placeholders in its steps.'), estimated_hours: z.number(), estimated_hours_p80: z.number(), version: z.number(), status: z.string(),
  origin: z.enum(['own', 'starter']), metadata: z.record(z.string(), z.unknown()), created_at: z.string(), updated_at: z.string(),
  runs: z.number().describe('Completed runs of it.'), average_hours: z.number().nullable().describe('Mean hours of those runs.'), variance_pct: z.number().nullable().describe('By how much they took longer than estimated, on average.'),
}).meta({ id: 'Workflow' });

const path = '/api/v1/workflows';

export const createWorkflowContract = defineContract({
  name: 'workflows.create', method: 'POST', path, scope: 'planner:write', status: 201, summary: 'Keep a reusable procedure; plans are made from it without a model.',
  input: z.strictObject({ client_id: ClientRef.optional(), name: Name, ...fields }), output: Workflow, problems: [Conflict],
});
export const listWorkflowsContract = defineContract({
  name: 'workflows.list', method: 'GET', path, scope: 'planner:read', summary: 'List workflows, newest first, with how long their runs took.', also: [{ method: 'GET', path: '/api/v1/coda/workflows' }],
  input: z.strictObject({ capability: z.string().max(100).optional(), slug: z.string().max(100).optional(), status: z.string().max(30).optional(), origin: z.enum(['own', 'starter']).optional(), ...page }), output: listOf(Workflow),
});
export const readWorkflowContract = defineContract({
  name: 'workflows.get', method: 'GET', path: `${path}/{id}`, scope: 'planner:read', summary: 'Read one workflow.', input: z.strictObject({ id: Id }), output: Workflow, problems: [NotFound],
});
export const changeWorkflowContract = defineContract({
  name: 'workflows.update', method: 'PATCH', path: `${path}/{id}`, scope: 'planner:write', summary: 'Change a workflow, as a new version. Plans made from it before stay as they are.',
  input: z.strictObject({ id: Id, name: Name.optional(), ...fields }), output: Workflow, problems: [NotFound, Conflict],
});
export const removeWorkflowContract = defineContract({
  name: 'workflows.delete', method: 'DELETE', path: `${path}/{id}`, scope: 'planner:write', summary: 'Delete a workflow; answers it as it was.', input: z.strictObject({ id: Id }), output: Workflow, problems: [NotFound],
});

const WorkflowVersion = z.object({
  workflow_id: z.number(), version: z.number(), name: z.string(), description: z.string().nullable(), steps: z.array(Step), estimated_hours: z.number(), changed_by: z.string(), reason: z.string().nullable().describe('What asked for the change, where it was no person: a recommendation, a revert.'), created_at: z.string(),
}).meta({ id: 'WorkflowVersion' });
export const workflowVersionsContract = defineContract({
  name: 'workflows.versions', method: 'GET', path: `${path}/{id}/versions`, scope: 'planner:read', summary: 'Every form a workflow had, newest first.', input: z.strictObject({ id: Id, ...page }), output: listOf(WorkflowVersion), problems: [NotFound],
});
export const revertWorkflowContract = defineContract({
  name: 'workflows.revert', method: 'POST', path: `${path}/{id}/revert`, scope: 'planner:write', summary: 'Make a workflow as it was at an earlier version; that is a new version.', input: z.strictObject({ id: Id, version: z.int().min(1) }), output: Workflow, problems: [NotFound],
});

export type WorkflowJson = z.output<typeof Workflow>;
