import * as z from 'zod';
import { defineJob } from '../jobs/index.ts';

/** Draws facts from memories that matter (salience 0.7 and more). */
export const ExtractFacts = defineJob({ name: 'memory.extract-facts', payload: z.object({ event_ids: z.array(z.int()).min(1).max(1000) }), retries: 5, retryDelay: 10, timeout: 600 });

/** Writes a better summary of a conversation, where a model is configured. */
export const SummarizeEpisode = defineJob({ name: 'memory.summarize-episode', payload: z.object({ episode_id: z.int() }), retries: 3, retryDelay: 10 });
