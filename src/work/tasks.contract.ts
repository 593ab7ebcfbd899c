import * as z from 'zod';
import { ClientRef, DayOrTime, Id, listOf, Metadata, page, Tags, Time } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { NotFound } from '../kernel/problem.ts';

export const TaskStatus = z.enum(['todo', 'scheduled', 'in_progress', 'done', 'cancelled']);
export const Priority = z.enum(['low', 'normal', 'high', 'urgent']);
/** What a minute of lateness costs for each word. */
export const PRIORITY_WEIGHT = { low: 0.5, normal: 1, high: 2, urgent: 4 } as const;

const Hours = z.number().min(0, 'must be 0 or more hours').max(10_000, 'must be at most 10000 hours');
const Minutes = z.int().min(1).max(100_000);
/** A wall-clock time; 24:00 is the end of a day. */
export const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time of day such as 07:30');

const fields = {
  description: z.string().max(20_000).optional(),
  plan_id: Id.nullish(), step_id: z.string().min(1).max(100).nullish().describe('Step of the plan that this task is.'),
  process_template_id: Id.nullish(), workflow_id: Id.nullish(), project_id: Id.nullish(), engagement_id: Id.nullish(), assigned_person_id: Id.nullish(),
  status: TaskStatus.optional(),
  estimated_hours: Hours.nullish().describe('The likely effort; without it the task cannot be scheduled.'),
  hours_low: Hours.nullish(), hours_high: Hours.nullish(),
  billable: z.boolean().optional(),
  priority: Priority.optional().describe('low, normal, high, urgent: lateness weighs 0.5, 1, 2, 4.'),
  weight: z.number().min(0).max(100_000).nullish().describe('What lateness weighs, in place of the priority’s; given alone it also sets the nearest word. A new priority alone takes its own weight again.'),
  due_date: DayOrTime.nullish().describe('A local day counts to its end.'),
  hard_due: z.boolean().optional().describe('Rather leave it unscheduled than late.'),
  defer_until: DayOrTime.nullish().describe('Do not start before this local day or time.'),
  depends_on: z.array(Id).max(500).optional().describe('Tasks that must end before this one starts.'),
  time_map: z.string().min(1).max(200).nullish().describe('A time map of the preferences in which it must lie, in place of the working hours.'),
  tags: Tags.optional().describe('Some bind the schedule: meeting, call, appointment, interview mark what is kept out of times without meetings (without one the title may: "Call Ann"), solo says that it is no meeting; focus and deep want the hours kept for demanding work.'),
  min_chunk_minutes: Minutes.nullish().describe('Shortest piece it may be cut into. Absent: tasks over two hours may be cut into pieces of 30 minutes or more.'),
  max_chunk_minutes: Minutes.nullish(),
  parent_task_id: Id.nullish().describe('The task it is a part of. A parent’s hours and completion come from its parts; the parts are what is scheduled.'),
  waiting_for: z.string().min(1).max(500).nullish().describe('Whom or what it waits for outside of these tasks.'),
  day_window: z.strictObject({ from: Clock, to: Clock }).nullish().describe('Only between these wall-clock times, on whichever day; in place of the working hours, within the time map.'),
  pinned: z.boolean().optional().describe('Its blocks stay where they are. false also releases blocks that were moved by hand.'),
  metadata: Metadata.optional(),
};

export const Task = z.object({
  task_id: z.number(), client_id: z.number().nullable(), title: z.string(), description: z.string(),
  plan_id: z.number().nullable(), step_id: z.string().nullable(), step_index: z.number().nullable(),
  process_template_id: z.number().nullable(), workflow_id: z.number().nullable(), project_id: z.number().nullable(), engagement_id: z.number().nullable(), assigned_person_id: z.number().nullable(),
  status: TaskStatus, estimated_hours: z.number().nullable(), hours_low: z.number().nullable(), hours_high: z.number().nullable(), billable: z.boolean(),
  priority: Priority, weight: z.number(), due_date: z.string().nullable(), hard_due: z.boolean(), defer_until: z.string().nullable(),
  depends_on: z.array(z.number()), time_map: z.string().nullable(), tags: z.array(z.string()), min_chunk_minutes: z.number().nullable(), max_chunk_minutes: z.number().nullable(), pinned: z.boolean(),
  scheduled_start_date: z.string().nullable().describe('When its first block starts; it is in the sprint of that week.'), scheduled_end: z.string().nullable(), calendar_event_id: z.number().nullable(),
  parent_task_id: z.number().nullable(), subtasks: z.object({ all: z.number(), open: z.number() }).nullable().describe('How many parts it has, and how many of them are open; null for a task without parts.'),
  waiting_for: z.string().nullable(), day_window: z.object({ from: z.string(), to: z.string() }).nullable(), notes: z.number().describe('How many notes there are on it.'),
  recurrence_id: z.number().nullable(), occurrence_date: z.string().nullable().describe('The day of the series that it stands for; it stays when the task is moved.'),
  completed_at: z.string().nullable(), metadata: z.record(z.string(), z.unknown()), created_at: z.string(), updated_at: z.string(),
}).meta({ id: 'Task' });

const path = '/api/v1/tasks';

export const createTaskContract = defineContract({
  name: 'tasks.create', method: 'POST', path, scope: 'planner:write', status: 201, summary: 'Create a task.',
  input: z.strictObject({ client_id: ClientRef.optional(), title: z.string().min(1).max(500), ...fields }), output: Task,
});
export const listTasksContract = defineContract({
  name: 'tasks.list', method: 'GET', path, scope: 'planner:read', summary: 'List tasks: those of a plan in its order, else newest first.',
  input: z.strictObject({
    client_id: ClientRef.optional(), plan_id: Id.optional(), project_id: Id.optional(), engagement_id: Id.optional(), workflow_id: Id.optional(), process_template_id: Id.optional(),
    parent_task_id: Id.optional(), recurrence_id: Id.optional(), assigned_person_id: Id.optional(), priority: Priority.optional(), billable: z.boolean().optional(),
    status: z.union([TaskStatus, z.array(TaskStatus).max(5)]).optional().describe('One, or several.'), open: z.boolean().optional().describe('Neither done nor cancelled; false: the others.'),
    tag: z.union([z.string().min(1).max(100), z.array(z.string().min(1).max(100)).max(20)]).optional().describe('Has this tag, or all of these.'), waiting: z.boolean().optional().describe('Waits for somebody; false: does not.'),
    q: z.string().min(1).max(200).optional().describe('Words of the title, the description or whom it waits for; all must be there.'), due_from: DayOrTime.optional(), due_to: DayOrTime.optional().describe('A local day counts to its end.'), top_level: z.boolean().optional().describe('Only tasks that are no part of another.'),
    sort: z.enum(['newest', 'plan', 'due', 'priority', 'start', 'title']).optional().describe('By due date, weight, place in the calendar or title; what has none comes last. Default: a plan’s in its order, else newest first.'),
    scheduled: z.boolean().optional().describe('Only those with, or only those without, a place in the calendar.'), due_before: Time.optional(), ...page,
  }),
  output: listOf(Task),
});
export const readTaskContract = defineContract({
  name: 'tasks.get', method: 'GET', path: `${path}/{id}`, scope: 'planner:read', summary: 'Read one task.', input: z.strictObject({ id: Id }), output: Task, problems: [NotFound],
});
export const changeTaskContract = defineContract({
  name: 'tasks.update', method: 'PATCH', path: `${path}/{id}`, scope: 'planner:write', summary: 'Change fields of a task. A task that is done or cancelled gives its time back at once; other changes are repaired as the preferences say.',
  input: z.strictObject({ id: Id, title: z.string().min(1).max(500).optional(), ...fields }), output: Task, problems: [NotFound],
});
export const removeTaskContract = defineContract({
  name: 'tasks.delete', method: 'DELETE', path: `${path}/{id}`, scope: 'planner:write', summary: 'Delete a task and its blocks; answers it as it was.', input: z.strictObject({ id: Id }), output: Task, problems: [NotFound],
});

export type TaskJson = z.output<typeof Task>;
