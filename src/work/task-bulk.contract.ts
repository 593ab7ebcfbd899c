import * as z from 'zod';
import { DayOrTime, Id, Tags } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { changeTaskContract, listTasksContract } from './tasks.contract.ts';

const { limit: _limit, cursor: _cursor, sort: _sort, ...filters } = listTasksContract.input.shape;
const { id: _id, title: _title, step_id: _step, ...changes } = changeTaskContract.input.shape;

export const MOST_IN_BULK = 1000;

export const bulkTasksContract = defineContract({
  name: 'tasks.bulk', method: 'POST', path: '/api/v1/tasks/bulk', scope: 'planner:write', summary: 'Change many tasks at once, by their numbers or by a filter; what cannot be changed is named and the rest goes on.',
  input: z.strictObject({
    ids: z.array(Id).min(1).max(MOST_IN_BULK).optional(), filter: z.strictObject(filters).optional().describe(`As in the list of tasks; at most ${MOST_IN_BULK} tasks.`),
    action: z.enum(['complete', 'cancel', 'reopen', 'defer', 'tag', 'untag']).optional(), until: DayOrTime.optional().describe('For defer.'), tags: Tags.min(1).optional().describe('For tag and untag.'),
    change: z.strictObject(changes).optional().describe('Fields to set, in place of an action.'), dry_run: z.boolean().default(false),
  }),
  output: z.object({
    matched: z.number(), changed: z.number(), unchanged: z.number(), failed: z.number(), task_ids: z.array(z.number()).describe('What was, or would be, changed.'),
    problems: z.array(z.object({ task_id: z.number(), status: z.number(), detail: z.string(), errors: z.array(z.object({ path: z.string(), message: z.string() })) })),
  }),
});
