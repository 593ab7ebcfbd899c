import * as z from 'zod';
import { ClientRef, Day, Id, listOf, Metadata, page, Tags } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { NotFound } from '../kernel/problem.ts';
import { Clock, Priority } from './tasks.contract.ts';

const fields = {
  description: z.string().max(20_000).optional(),
  rule: z.string().min(1).max(500).nullish().describe('RRULE with FREQ=DAILY|WEEKLY|MONTHLY, INTERVAL, BYDAY, BYMONTHDAY, COUNT, UNTIL. This or times_per_week.'),
  times_per_week: z.int().min(1).max(7).nullish().describe('So many times a week, from Monday, on different days that the scheduler chooses.'),
  starts_on: Day.optional().describe('First day; intervals and COUNT run from it. Default: today.'),
  until: Day.nullish().describe('Last day.'),
  window: z.strictObject({ from: Clock, to: Clock }).nullish().describe('Only between these wall-clock times; it stands in place of the working hours. Absent: the working hours.'),
  flexibility_days: z.int().min(0).max(60).optional().describe('Days it may slip. Default 0.'),
  missed: z.enum(['skip', 'roll']).optional().describe('What happens to one that was missed: it is skipped, or the latest one stays open, overdue. They never pile up. Default skip.'),
  time_map: z.string().min(1).max(200).nullish(),
  tags: Tags.optional(), priority: Priority.optional(), billable: z.boolean().optional(), project_id: Id.nullish(),
  active: z.boolean().optional().describe('false makes no more tasks and takes the untouched ones ahead away.'),
  metadata: Metadata.optional(),
};
const DurationMinutes = z.int().min(1).max(1440);

export const Recurrence = z.object({
  recurrence_id: z.number(), client_id: z.number().nullable(), title: z.string(), description: z.string(), rule: z.string().nullable(), times_per_week: z.number().nullable(), starts_on: z.string(), until: z.string().nullable(),
  window: z.object({ from: z.string(), to: z.string() }).nullable(), duration_minutes: z.number(), flexibility_days: z.number(), missed: z.enum(['skip', 'roll']), time_map: z.string().nullable(), tags: z.array(z.string()), priority: Priority, billable: z.boolean(),
  project_id: z.number().nullable(), active: z.boolean(), metadata: z.record(z.string(), z.unknown()), next: z.array(z.string()).describe('The days of the next occurrences, or of the weeks for times_per_week; at most five.'), created_at: z.string(), updated_at: z.string(),
}).meta({ id: 'Recurrence' });

const path = '/api/v1/recurrences';
export const createRecurrenceContract = defineContract({
  name: 'recurrences.create', method: 'POST', path, scope: 'planner:write', status: 201, summary: 'Keep something that comes again: its tasks are made ahead, each with a window of its own.',
  input: z.strictObject({ client_id: ClientRef.optional(), title: z.string().min(1).max(500), duration_minutes: DurationMinutes, ...fields }), output: Recurrence,
});
export const listRecurrencesContract = defineContract({
  name: 'recurrences.list', method: 'GET', path, scope: 'planner:read', summary: 'List recurrences, newest first.', input: z.strictObject({ client_id: ClientRef.optional(), active: z.boolean().optional(), ...page }), output: listOf(Recurrence),
});
export const readRecurrenceContract = defineContract({ name: 'recurrences.get', method: 'GET', path: `${path}/{id}`, scope: 'planner:read', summary: 'Read one recurrence.', input: z.strictObject({ id: Id }), output: Recurrence, problems: [NotFound] });
export const changeRecurrenceContract = defineContract({
  name: 'recurrences.update', method: 'PATCH', path: `${path}/{id}`, scope: 'planner:write', summary: 'Change a recurrence. Only its tasks ahead that nobody has changed or begun follow.',
  input: z.strictObject({ id: Id, title: z.string().min(1).max(500).optional(), duration_minutes: DurationMinutes.optional(), ...fields }), output: Recurrence, problems: [NotFound],
});
export const removeRecurrenceContract = defineContract({
  name: 'recurrences.delete', method: 'DELETE', path: `${path}/{id}`, scope: 'planner:write', summary: 'Delete a recurrence and its tasks ahead that nobody has changed or begun; the others stay. Answers it as it was.', input: z.strictObject({ id: Id }), output: Recurrence, problems: [NotFound],
});
export const makeAheadContract = defineContract({
  name: 'recurrences.make_ahead', method: 'POST', path: `${path}/make-ahead`, scope: 'planner:write', summary: 'Make the tasks of all recurrences for the days ahead now; the clock does it every night.',
  input: z.strictObject({ days: z.int().min(1).max(400).default(42) }), output: z.object({ made: z.number(), skipped: z.number().describe('Missed ones that were put aside.') }),
});

export type RecurrenceJson = z.output<typeof Recurrence>;
