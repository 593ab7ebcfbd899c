import * as z from 'zod';
import { Time } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';

const Period = z.object({ start: z.string(), end: z.string() });
const News = z.object({
  kind: z.enum(['placed', 'moved', 'unplaced', 'taken_out', 'finished']).describe('taken_out: by the undo of the run that had placed it.'), at: z.string(), task_id: z.number(), title: z.string(),
  from: Period.nullable(), to: Period.nullable().describe('Its first block.'), why: z.string().nullable(), run_id: z.number().nullable(),
}).meta({ id: 'ScheduleNews' });

export const newsContract = defineContract({
  name: 'scheduler.changes', method: 'GET', path: '/api/v1/scheduler/changes', scope: 'planner:read', summary: 'What became of the tasks since a moment: placed, moved, without a place, finished; the newest first, each task with its last news.',
  input: z.strictObject({ since: Time.describe('At most a hundred runs are looked at.') }), output: z.object({ since: z.string(), items: z.array(News).describe('At most 200.'), runs: z.number() }),
});

export type NewsJson = z.output<typeof News>;
