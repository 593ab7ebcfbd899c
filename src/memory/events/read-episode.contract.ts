import * as z from 'zod';
import { Id } from '../../kernel/fields.ts';
import { defineContract } from '../../kernel/operation.ts';
import { NotFound } from '../../kernel/problem.ts';
import { rateEpisode } from '../remember/conversations.contract.ts';

export const readEpisode = defineContract({
  name: 'memory.episode', method: 'GET', path: '/api/v1/memory/episodes/{episode_id}', scope: 'memory:read', summary: 'One conversation: its summary, its rating and what was said.',
  input: z.strictObject({ episode_id: Id }), output: rateEpisode.output.and(z.object({ messages: z.array(z.object({ role: z.string(), content: z.string() })) })), problems: [NotFound],
});
