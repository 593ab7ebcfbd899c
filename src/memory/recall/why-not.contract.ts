import * as z from 'zod';
import { Id } from '../../kernel/fields.ts';
import { defineContract } from '../../kernel/operation.ts';
import { NotFound } from '../../kernel/problem.ts';
import { Instant, Kind, Trust } from '../memory-fields.contract.ts';
import { RecallInput } from './recall.contract.ts';

/** Where a question may lose a memory, in the order in which it is looked at. */
export const POINTS = ['client', 'archived', 'expired', 'kind', 'scope', 'session', 'period', 'trust', 'recorded', 'holds', 'superseded', 'indexed', 'seen', 'min_score', 'rank'] as const;
export type Point = (typeof POINTS)[number];

const Arms = z.record(z.string(), z.object({ rank: z.int(), score: z.number() }));

export const whyNot = defineContract({
  name: 'memory.why-not', method: 'POST', path: '/api/v1/memory/why_not', scope: 'memory:read', status: 200,
  summary: 'Says at which point a question lost a memory: its client, archive, a filter, time, newer knowledge, the search, or its rank, with its score beside that of the last one shown.',
  description: 'Takes the fields of recall, so that the question is the one that was asked. The look does not count as a recall.',
  input: RecallInput.omit({ explain: true, context: true }).extend({
    event_id: Id.optional().describe('The memory that was missed ...'), fact_id: Id.optional().describe('... or the fact ...'), episode_id: Id.optional().describe('... or the conversation.'),
    trust: z.union([z.array(Trust).max(3), Trust]).transform((given) => [given].flat()).optional().describe('Only these were wanted.'),
  }).refine((v) => [v.event_id, v.fact_id, v.episode_id].filter((id) => id !== undefined).length === 1, { path: ['event_id'], message: 'give one of event_id, fact_id and episode_id' }),
  output: z.object({
    query: z.string(), client_id: z.int(), id: z.int(), kind: Kind, content: z.string(), occurred_at: Instant, found: z.boolean(),
    point: z.enum(POINTS).nullable().describe('Where it was lost; null where it is among the results.'), reason: z.string().describe('The same as a sentence.'),
    steps: z.array(z.object({ point: z.enum(POINTS), passed: z.boolean(), detail: z.string().nullable() })).describe('Every point up to that one.'),
    rank: z.int().nullable().describe('Its place for this question, superseded ones counted; null where no arm saw it.'), k: z.int(),
    score: z.number().nullable().describe('Null beyond the hundredth place.'), arms: Arms,
    last: z.object({ id: z.int(), kind: Kind, content: z.string(), score: z.number(), arms: Arms }).nullable().describe('The last one that was shown.'),
    replaced_by: z.int().nullable().describe('The newer event that stands in its place.'),
    terms: z.array(z.object({ term: z.string(), in_memory: z.boolean(), used: z.boolean(), documents: z.int(), adds: z.number() })),
  }),
  problems: [NotFound],
});
