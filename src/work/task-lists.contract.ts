import * as z from 'zod';
import { ClientRef, Day } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { Task } from './tasks.contract.ts';

const Block = z.object({ event_id: z.number(), start: z.string(), end: z.string(), kind: z.enum(['block', 'busy']), title: z.string(), pinned: z.boolean(), reasons: z.array(z.string()).describe('Why a block stands here.'), task: Task.nullable() });
const Lists = {
  from: z.string(), to: z.string(), time_zone: z.string(), blocks: z.array(Block).describe('What is in the calendar, in the order of time, each block with its task.'),
  due: z.array(Task).describe('Due in this time and not in its blocks.'), overdue: z.array(Task), waiting: z.array(Task).describe('Open, and waiting for somebody.'), done: z.array(Task).describe('Done in this time.'),
  hours: z.object({ planned: z.number(), busy: z.number(), done: z.number().describe('Estimated hours of what is done.') }),
};
const input = z.strictObject({ date: Day.optional().describe('A day in it; default today.'), client_id: ClientRef.optional().describe('Only tasks of this client. Absent: all.') });

export const todayContract = defineContract({
  name: 'tasks.today', method: 'GET', path: '/api/v1/tasks/today', scope: 'planner:read', summary: 'A day of the workspace’s zone: blocks in order, what is due, overdue, waiting and done.', input, output: z.object(Lists).meta({ id: 'TaskDay' }),
});
export const weekContract = defineContract({
  name: 'tasks.week', method: 'GET', path: '/api/v1/tasks/week', scope: 'planner:read', summary: 'A week of the workspace’s zone, from Monday: the same as today, and its blocks day by day.',
  input, output: z.object({ ...Lists, days: z.array(z.object({ date: z.string(), blocks: z.array(Block), hours: z.object({ planned: z.number(), busy: z.number() }) })) }).meta({ id: 'TaskWeek' }),
});
