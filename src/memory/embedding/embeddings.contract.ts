import * as z from 'zod';
import { defineContract } from '../../kernel/operation.ts';
import { MaybeInstant } from '../memory-fields.contract.ts';

export const embeddings = defineContract({
  name: 'memory.embeddings', method: 'GET', path: '/api/v1/memory/embeddings', scope: 'memory:read',
  summary: 'How far finding by meaning has come: the model, how many memories have their vectors, what waits, what this month has used.',
  input: z.strictObject({}),
  output: z.object({
    on: z.boolean(), model: z.string().nullable(), dimensions: z.int().nullable().describe('Null until the first answer of the model, where EMBEDDINGS_DIMENSIONS does not say.'), where: z.string().nullable(),
    memories: z.int().describe('Searchable memories of the workspace.'), embedded: z.int(), waiting: z.int().describe('Found by words meanwhile.'), progress: z.number().describe('0 to 1.'),
    month_tokens: z.number().describe('Used this month by all workspaces together, as counted here.'), month_limit: z.int().nullable(), stopped: z.string().nullable().describe('Why nothing is embedded at the moment.'), failed_at: MaybeInstant,
  }),
});
