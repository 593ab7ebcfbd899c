import * as z from 'zod';
import { defineContract } from '../kernel/operation.ts';
import { problemSchema } from '../solver/problem.ts';
import { Exception } from './exceptions.contract.ts';

const { working_hours: hours, time_maps: maps, limits, objective } = problemSchema.shape;
const parts = {
  time_zone: z.string().min(1).max(100).describe('IANA zone: days, weeks and hours are read in it.'),
  granularity_minutes: z.int().min(1).max(240).describe('Blocks start on a grid of so many minutes.'),
  working_hours: hours.unwrap(), time_maps: maps.unwrap(), limits: limits.unwrap(), objective: objective.unwrap(),
  require_approval: z.boolean().describe('Only approved plans may be scheduled.'),
  reschedule: z.enum(['propose', 'apply']).describe('What happens when the calendar or the work changed by itself: a preview is made, or the repair is applied.'),
  freeze_hours: z.number().min(0).max(168).describe('A repair moves nothing that starts within so many hours, unless it must.'),
  plan_at: z.enum(['likely', 'p80']).describe('What a week is filled up to: the likely hours of its tasks, or what their sum stays under four times in five.'),
  exceptions: z.array(Exception).max(500).describe('Days off, other hours, another zone: periods that differ from the weekly hours.'),
};

export const Preferences = z.object({ ...parts, feed_url: z.string().describe('Subscribe to the schedule here. Whoever has the address can read it.') }).meta({ id: 'Preferences' });

export const readPreferencesContract = defineContract({ name: 'scheduler.preferences', method: 'GET', path: '/api/v1/scheduler/preferences', scope: 'planner:read', summary: 'How work is placed in time: hours, limits, zone.', input: z.strictObject({}), output: Preferences });
export const savePreferencesContract = defineContract({
  name: 'scheduler.save_preferences', method: 'PUT', path: '/api/v1/scheduler/preferences', scope: 'planner:write', summary: 'Change the parts that are given; a part is replaced as a whole.',
  input: z.strictObject({ ...z.object(parts).partial().shape, feed_url: z.string().max(2000).optional().describe('Ignored: an answer may be sent back whole.') }), output: Preferences,
});

export type Settings = z.output<typeof Preferences> extends infer P ? Omit<P, 'feed_url'> : never;
