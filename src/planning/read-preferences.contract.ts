import * as z from 'zod';
import { Time } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';

const kind = z.enum(['off', 'hours', 'focus', 'no_meetings']);
const payload = z.object({ hours: z.array(z.tuple([z.string(), z.string()])).optional(), weekdays: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).optional(), time_zone: z.string().optional() });

export const readPreferencesFromMemoryContract = defineContract({
  name: 'planner.read-preferences', method: 'POST', path: '/api/v1/planner/preferences/read', scope: 'planner:write', slow: true,
  summary: 'Read what facts and memories of the workspace\'s own profile say about working times, and propose it as constraints.',
  description: 'Nothing binds before it is accepted (scheduler constraints). Plain rules read first; a model, where there is one, reads what they cannot. A constraint whose fact ended or was retracted, or whose memory no longer says it, is withdrawn. The rules also read by themselves every few minutes.',
  input: z.strictObject({ days: z.int().min(1).max(400).default(90).describe('How far back memories are read; facts are read all.'), with_model: z.boolean().default(true) }),
  output: z.object({
    memory_answered: z.boolean(), facts: z.number(), events: z.number(), read_by: z.enum(['rules', 'rules and model']),
    proposed: z.array(z.object({ constraint_id: z.number(), kind, text: z.string(), says: z.string(), fact_id: z.number().nullable(), event_id: z.number().nullable() })),
    withdrawn: z.number(), warnings: z.array(z.string()),
  }),
});

export const understandPreferencesContract = defineContract({
  name: 'planner.understand-preferences', method: 'POST', path: '/api/v1/planner/preferences/understand', scope: 'planner:read', summary: 'Show which constraints a text would become, by plain rules. Stores nothing.',
  input: z.strictObject({ text: z.string().trim().min(1).max(20_000), said_at: Time.optional().describe('When it was said; relative days count from there. Default: now.') }),
  output: z.object({ constraints: z.array(z.object({ kind, start: z.string().nullable(), end: z.string().nullable(), payload, text: z.string(), says: z.string() })) }),
});
