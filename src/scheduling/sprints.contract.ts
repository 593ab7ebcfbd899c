import * as z from 'zod';
import { Id, listOf, page } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { NotFound } from '../kernel/problem.ts';

export const Sprint = z.object({
  sprint_id: z.number(), name: z.string().describe('ISO week: 2026-W48.'), week_start: z.string().describe('Its Monday.'), week_end: z.string().describe('Its Sunday.'), capacity_hrs: z.number().describe('Set by hand it binds; else it follows the preferences.'), capacity_set: z.boolean(), planned_hrs: z.number(), planned_hrs_p80: z.number().describe('What the planned hours stay under four times in five.'), planned_billable_hrs: z.number(),
  billable_pct: z.number().nullable().describe('Billable share of the planned hours; null while nothing is planned.'), target_billable_pct: z.number(), status: z.string(), notes: z.string().nullable(), warnings: z.array(z.string()),
}).meta({ id: 'Sprint' });

const path = '/api/v1/scheduler/sprints';
export const listSprintsContract = defineContract({ name: 'scheduler.sprints', method: 'GET', path, scope: 'planner:read', summary: 'List the weeks that have been planned, latest first, with their load.', input: z.strictObject({ ...page }), output: listOf(Sprint) });
export const readSprintContract = defineContract({ name: 'scheduler.sprint', method: 'GET', path: `${path}/{id}`, scope: 'planner:read', summary: 'Read one week with its load.', input: z.strictObject({ id: Id }), output: Sprint, problems: [NotFound] });
export const saveSprintContract = defineContract({
  name: 'scheduler.save_sprint', method: 'PUT', path: `${path}/{id}`, scope: 'planner:write', summary: 'Adjust a week by hand; what is not given stays.',
  input: z.strictObject({ id: Id, capacity_hrs: z.number().min(0).max(168).nullish().describe('No more is placed in this week; null: as the preferences have it.'), target_billable_pct: z.number().min(0).max(100).optional(), status: z.string().min(1).max(20).optional(), notes: z.string().max(20_000).nullish() }), output: Sprint, problems: [NotFound],
});

export type SprintJson = z.output<typeof Sprint>;
