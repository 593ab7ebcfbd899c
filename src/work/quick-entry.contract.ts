import * as z from 'zod';
import { ClientRef } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { Task } from './tasks.contract.ts';

const Understood = z.object({ field: z.string(), value: z.unknown(), text: z.string().describe('The piece of the line that it came from.') });

export const quickTaskContract = defineContract({
  name: 'tasks.quick', method: 'POST', path: '/api/v1/tasks/quick', scope: 'planner:write', status: (output) => (output.task_id === undefined ? 200 : 201),
  summary: 'Create a task from a line such as "Write proposal 3h by Friday #acme !high".',
  description: 'Hours (3h, 15m, 2-4h), days (by Friday, tomorrow 14:00, due 2026-12-15, defer until Monday), "every Monday 9:00" for a recurrence, #tag, @time-map, !priority, "after #12" for another task, "waiting for Bob", billable; days also in German, French and Spanish. What is not understood is the title; text in quotation marks is never read. `dry_run` shows what was understood and creates nothing.',
  input: z.strictObject({ text: z.string().min(1).max(1000), client_id: ClientRef.optional(), dry_run: z.boolean().default(false) }),
  output: z.object({ ...Task.partial().shape, title: z.string(), understood: z.array(Understood), fields: z.record(z.string(), z.unknown()).describe('What the task would be, or was, created with.') }),
});
