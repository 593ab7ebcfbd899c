import * as z from 'zod';
import { DayOrTime, Id, listOf, Name, page, Time } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { Conflict, NotFound } from '../kernel/problem.ts';

export const CalendarItem = z.object({
  event_id: z.number(), calendar_id: z.number(), title: z.string(), start: z.string(), end: z.string(), kind: z.enum(['block', 'busy']), task_id: z.number().nullable(), run_id: z.number().nullable(),
  pinned: z.boolean().describe('Stays where it is when the schedule is repaired.'), source: z.string(), billable: z.boolean().nullable(), task_status: z.string().nullable(), reasons: z.array(z.string()),
  task_pinned: z.boolean().describe('Its whole task stays where it is; releasing the block alone does not release that.'), plan_id: z.number().nullable(), project_id: z.number().nullable(), client_id: z.number().nullable(), due_date: z.string().nullable().describe('Of its task.'),
}).meta({ id: 'CalendarItem' });

const Neighbour = z.object({ task_id: z.number(), title: z.string(), status: z.string(), start: z.string().nullable(), end: z.string().nullable().describe('Null: it has no place.') });
/** An event with everything that says why it is where it is. */
export const CalendarItemDetail = z.object({
  ...CalendarItem.shape, plan_title: z.string().nullable(), slack_minutes: z.number().nullable().describe('Minutes it may slip, as the calendar stands now, before it or something that waits for it is late; null: nothing with a due date depends on it.'),
  slack: z.string().nullable().describe('The same in words.'), waits_for: z.array(Neighbour).describe('What must end before it.'), waited_for_by: z.array(Neighbour), parts: z.array(z.object({ event_id: z.number(), start: z.string(), end: z.string() })).describe('All blocks of its task, in order.'),
}).meta({ id: 'CalendarItemDetail' });

const Open = z.object({ start: z.string(), end: z.string() });

const ConflictItem = z.object({
  kind: z.enum(['overlap', 'overbooked_day']), start: z.string(), end: z.string(), event_ids: z.array(z.number()), text: z.string(),
}).meta({ id: 'CalendarConflict' });

const path = '/api/v1/scheduler/calendar';
const range = { start_date: DayOrTime.optional().describe('Default: today.'), end_date: DayOrTime.optional().describe('A day counts whole. Default: 60 days after the start.') };
const ordered = [(f: { start: string; end: string }) => Date.parse(f.end) > Date.parse(f.start), { path: ['end'] as PropertyKey[], message: 'must be after start' }] as const;

export const readCalendarContract = defineContract({ name: 'scheduler.calendar', method: 'GET', path, scope: 'planner:read', summary: 'The calendar: blocks of work and busy times, in order.', input: z.strictObject({ ...range, ...page }), output: listOf(CalendarItem) });
export const readEventContract = defineContract({ name: 'scheduler.event', method: 'GET', path: `${path}/{id}`, scope: 'planner:read', summary: 'One event: why it is there, how far it may slip, and what it hangs together with.', input: z.strictObject({ id: Id }), output: CalendarItemDetail, problems: [NotFound] });
export const openHoursContract = defineContract({
  name: 'scheduler.open_hours', method: 'GET', path: '/api/v1/scheduler/open_hours', scope: 'planner:read', summary: 'When work may lie: the weekly hours with the exceptions of the preferences and what was accepted of what people said; and times off, by name.',
  input: z.strictObject({ ...range }), output: z.object({ time_zone: z.string(), open: z.array(Open), off: z.array(Open.extend({ title: z.string() })) }),
});
export const createEventContract = defineContract({
  name: 'scheduler.create_event', method: 'POST', path, scope: 'planner:write', status: 201, summary: 'Put a busy time of your own into the built-in calendar.',
  input: z.strictObject({ title: Name, start: Time, end: Time }).refine(...ordered), output: CalendarItem,
});
export const moveEventContract = defineContract({
  name: 'scheduler.move_event', method: 'PUT', path: `${path}/{id}`, scope: 'planner:write', summary: 'Move an event by hand. A block moved by hand stays there until its task changes or it is released.',
  input: z.strictObject({ id: Id, start: Time, end: Time, pinned: z.boolean().default(true).describe('false releases the block: repairs may move it again.') }).refine(...ordered), output: CalendarItem, problems: [NotFound, Conflict],
});
export const removeEventContract = defineContract({ name: 'scheduler.delete_event', method: 'DELETE', path: `${path}/{id}`, scope: 'planner:write', summary: 'Delete an event; answers it as it was.', input: z.strictObject({ id: Id }), output: CalendarItem, problems: [NotFound, Conflict] });
export const syncContract = defineContract({
  name: 'scheduler.sync', method: 'POST', path: `${path}/sync`, scope: 'planner:write', slow: true, summary: 'Read the connected calendars now, and write to them what waits.', input: z.strictObject({}),
  output: z.object({
    added: z.number(), changed: z.number(), removed: z.number(), run_id: z.number().nullable().describe('The repair that the changes asked for, if any.'),
    written: z.number().describe('Blocks written to the calendar that receives them.'), taken_out: z.number(), waiting: z.number().describe('Blocks still to be written.'), write_error: z.string().nullable(),
    calendars: z.array(z.object({ name: z.string(), events: z.number(), added: z.number(), changed: z.number(), removed: z.number(), by_hand: z.number().describe('Blocks that a person moved, renamed or deleted there.'), error: z.string().nullable() })),
  }),
});
export const conflictsContract = defineContract({ name: 'scheduler.conflicts', method: 'GET', path: '/api/v1/scheduler/conflicts', scope: 'planner:read', summary: 'Events that lie over each other and days with more work than they hold.', input: z.strictObject({ ...range, ...page }), output: listOf(ConflictItem) });

export type CalendarItemJson = z.output<typeof CalendarItem>;
export type CalendarItemDetailJson = z.output<typeof CalendarItemDetail>;
export type ConflictJson = z.output<typeof ConflictItem>;
