import * as z from 'zod';
import { ClientRef, Id, listOf, page } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { Conflict, NotFound } from '../kernel/problem.ts';
import { DayHours, Weekday } from './exceptions.contract.ts';

/** What a constraint says beyond its period. */
export const ConstraintPayload = z.strictObject({ hours: DayHours.optional(), weekdays: z.array(Weekday).min(1).max(7).optional(), time_zone: z.string().min(1).max(100).optional() });
const Status = z.enum(['proposed', 'accepted', 'dismissed', 'withdrawn']);

export const SchedulingConstraint = z.object({
  constraint_id: z.number(), client_id: z.number().nullable(), source: z.enum(['user', 'fact', 'event', 'calendar']), fact_id: z.number().nullable(), event_id: z.number().nullable().describe('The memory it was read from.'),
  text: z.string().describe('The words it was read from.'), drawn_by: z.enum(['rules', 'model', 'user']), status: Status.describe('Only accepted ones bind; one whose fact ended or was retracted is withdrawn.'),
  kind: z.enum(['off', 'hours', 'focus', 'no_meetings']).describe('off: no work. hours: other hours, or the usual ones and the time maps on the clock of another place. focus: demanding work rather lies there. no_meetings: tasks that are meetings are not placed there.'), start: z.string().nullable().describe('Null: since ever.'), end: z.string().nullable().describe('Null: until further notice.'), payload: ConstraintPayload,
  summary: z.string().describe('What it would do, in words.'), created_at: z.string(), decided_at: z.string().nullable(),
}).meta({ id: 'SchedulingConstraint' });

const path = '/api/v1/scheduler/constraints';
export const listConstraintsContract = defineContract({
  name: 'scheduler.constraints', method: 'GET', path, scope: 'planner:read', summary: 'What was said about working times, as constraints: proposed ones bind nothing until they are accepted.',
  input: z.strictObject({ status: Status.optional(), client_id: ClientRef.optional(), ...page }), output: listOf(SchedulingConstraint),
});
const decide = { method: 'POST', scope: 'planner:write', input: z.strictObject({ id: Id }), output: SchedulingConstraint, problems: [NotFound, Conflict] } as const;
export const acceptConstraintContract = defineContract({ ...decide, name: 'scheduler.accept_constraint', path: `${path}/{id}/accept`, summary: 'Let a constraint bind: the schedule is repaired by it.' });
export const dismissConstraintContract = defineContract({ ...decide, name: 'scheduler.dismiss_constraint', path: `${path}/{id}/dismiss`, summary: 'Put a constraint aside; one that was accepted no longer binds.' });

export type ConstraintJson = z.output<typeof SchedulingConstraint>;
