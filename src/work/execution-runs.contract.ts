import * as z from 'zod';
import { Id, listOf, Metadata, page, Time } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { Conflict, NotFound } from '../kernel/problem.ts';

const RunType = z.enum(['Process', 'Touchpoint']);
const RunStatus = z.enum(['running', 'paused', 'completed', 'cancelled']);
/** Ids of what a run was for: our numbers, or texts that an older system wrote. */
const Outside = z.union([z.number(), z.string()]).nullable();
const OutsideFilter = z.union([z.int().min(1), z.string().min(1).max(255)]).transform(String).optional();
const RunId = z.string().min(1).max(100).describe('`run_…`, as the start answered it.');

export const ExecutionRun = z.object({
  run_id: z.string(), run_type: RunType, title: z.string().nullable().describe('Of its task, where that still is.'), task_id: Outside, step_id: z.string().nullable(), workflow_id: Outside, process_template_id: Outside, project_id: Outside, engagement_id: Outside, executed_by_person_id: Outside,
  status: RunStatus, started_at: z.string(), ended_at: z.string().nullable(), paused_at: z.string().nullable().describe('Since when it is paused; null while it runs.'), paused_seconds: z.number(),
  estimated_hours: z.number().nullable().describe('Of the task when the run started.'), actual_hours: z.number().nullable(), variance_pct: z.number().nullable().describe('(actual - estimated) / estimated, in percent; null without an estimate.'),
  outcome_notes: z.string().nullable(), metadata: z.record(z.string(), z.unknown()), created_at: z.string(), updated_at: z.string(),
}).meta({ id: 'ExecutionRun' });

const path = '/api/v1/execution_runs';
const step = { method: 'POST', scope: 'planner:write', output: ExecutionRun, problems: [NotFound, Conflict] } as const;

export const startRunContract = defineContract({
  name: 'execution_runs.start', method: 'POST', path, scope: 'planner:write', status: 201, summary: 'Start working on a task; the clock runs until the run is paused, completed or cancelled.',
  input: z.strictObject({ task_id: Id, run_type: RunType.default('Process'), executed_by_person_id: Id.optional(), metadata: Metadata.optional() }), output: ExecutionRun, problems: [Conflict],
});
export const listRunsContract = defineContract({
  name: 'execution_runs.list', method: 'GET', path, scope: 'planner:read', summary: 'List execution runs, newest first.', also: [{ method: 'GET', path: '/api/v1/coda/execution_runs' }],
  input: z.strictObject({ project_id: OutsideFilter, task_id: OutsideFilter, process_template_id: OutsideFilter, workflow_id: OutsideFilter, status: RunStatus.optional(), ended_from: Time.optional().describe('Ended at this moment or later.'), ...page }), output: listOf(ExecutionRun),
});
export const readRunContract = defineContract({ name: 'execution_runs.get', method: 'GET', path: `${path}/{id}`, scope: 'planner:read', summary: 'Read one execution run.', input: z.strictObject({ id: RunId }), output: ExecutionRun, problems: [NotFound] });
export const pauseRunContract = defineContract({ ...step, name: 'execution_runs.pause', path: `${path}/{id}/pause`, summary: 'Pause a run: the time until it is resumed does not count.', input: z.strictObject({ id: RunId }) });
export const resumeRunContract = defineContract({ ...step, name: 'execution_runs.resume', path: `${path}/{id}/resume`, summary: 'Resume a paused run.', input: z.strictObject({ id: RunId }) });
export const completeRunContract = defineContract({
  ...step, name: 'execution_runs.complete', path: `${path}/{id}/complete`, summary: 'Complete a run; its hours are what the clock says unless given.',
  input: z.strictObject({
    id: RunId, actual_hours: z.number().min(0).max(100_000).optional(), outcome_notes: z.string().max(20_000).optional(),
    task_done: z.boolean().default(true).describe('Sets the task done; false when more runs will follow.'),
  }),
});
export const cancelRunContract = defineContract({ ...step, name: 'execution_runs.cancel', path: `${path}/{id}/cancel`, summary: 'Cancel a run: it counts for nothing.', input: z.strictObject({ id: RunId, outcome_notes: z.string().max(20_000).optional() }) });
export const correctRunContract = defineContract({
  name: 'execution_runs.correct', method: 'PATCH', path: `${path}/{id}`, scope: 'planner:write', summary: 'Correct the hours or the notes of a completed run; estimates learn from the corrected hours. What stood there before is kept in its metadata.',
  input: z.strictObject({ id: RunId, actual_hours: z.number().min(0).max(100_000).optional(), outcome_notes: z.string().max(20_000).nullish() }), output: ExecutionRun, problems: [NotFound, Conflict],
});

export type RunJson = z.output<typeof ExecutionRun>;
