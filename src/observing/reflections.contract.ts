import * as z from 'zod';
import { ClientRef, Day, Id, listOf, page } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { Conflict, NotFound } from '../kernel/problem.ts';

export const Mode = z.enum(['daily', 'weekly']);
export const Insight = z.object({ text: z.string(), salience: z.number(), evidence: z.array(z.string()).describe('What it rests on: `run:12`, `workflow:3`, `task:7`, or words.') });
const Recommendation = z.object({ id: z.number(), kind: z.string(), text: z.string(), action: z.record(z.string(), z.unknown()).describe('What accepting it does.'), status: z.enum(['open', 'accepted', 'dismissed']), decided_at: z.string().nullable() });

export const Reflection = z.object({
  reflection_id: z.number(), client_id: z.number(), mode: Mode, period_start: z.string(), period_end: z.string(), summary: z.string(), content: z.string().describe('Markdown.'),
  stats: z.record(z.string(), z.unknown()), insights: z.array(Insight), recommendations: z.array(Recommendation), event_id: z.number().nullable().describe('The memory it was stored as; null until then.'),
  model: z.string().nullable(), created_at: z.string(),
}).meta({ id: 'Reflection' });

export const reflectContract = defineContract({
  name: 'observer.reflect', method: 'POST', path: '/api/v1/observer/reflect', scope: 'planner:write', slow: true, query: ['mode', 'date', 'client_id'],
  status: (output) => (output.created ? 201 : 200),
  summary: 'Look back on a day or a week: what was done, what it took, what drifts. Once per client and period.',
  input: z.strictObject({ mode: Mode, date: Day.optional().describe('A day in the period; default today.'), client_id: ClientRef.optional() }),
  output: Reflection.extend({ created: z.boolean() }), problems: [NotFound],
});
export const listReflectionsContract = defineContract({
  name: 'observer.reflections', method: 'GET', path: '/api/v1/observer/reflections', scope: 'planner:read', summary: 'Earlier reflections, newest first.',
  input: z.strictObject({ mode: Mode.optional(), client_id: ClientRef.optional(), ...page }), output: listOf(Reflection),
});
export const patternsContract = defineContract({
  name: 'observer.patterns', method: 'GET', path: '/api/v1/observer/patterns', scope: 'planner:read', summary: 'How long each workflow and template really takes, against its estimates.',
  input: z.strictObject({ workflow_id: Id.optional(), ...page }),
  output: listOf(z.object({
    workflow_id: z.union([z.number(), z.string()]).nullable(), process_template_id: z.union([z.number(), z.string()]).nullable(), name: z.string().nullable(), runs: z.number(),
    mean_actual_hours: z.number().nullable(), median_actual_hours: z.number().nullable(), mean_estimated_hours: z.number().nullable(), median_estimated_hours: z.number().nullable(),
    variance_pct: z.number().nullable().describe('How far the hours of all runs lie over (or under) their estimates.'), drift: z.boolean().describe('More than 30 % off.'),
  })),
});
const decision = { scope: 'planner:write', input: z.strictObject({ id: Id }), output: Recommendation, problems: [NotFound, Conflict] } as const;
export const acceptRecommendationContract = defineContract({ ...decision, name: 'observer.accept', method: 'POST', path: '/api/v1/observer/recommendations/{id}/accept', summary: 'Accept a recommendation and do what it says, such as correcting the hours of a workflow.' });
export const dismissRecommendationContract = defineContract({ ...decision, name: 'observer.dismiss', method: 'POST', path: '/api/v1/observer/recommendations/{id}/dismiss', summary: 'Dismiss a recommendation.' });
export const reopenRecommendationContract = defineContract({ ...decision, name: 'observer.reopen', method: 'POST', path: '/api/v1/observer/recommendations/{id}/reopen', summary: 'Take back that a recommendation was accepted or dismissed: it waits again, and hours that accepting set are as they were, unless the workflow was changed since.' });
