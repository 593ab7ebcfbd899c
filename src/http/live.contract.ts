import * as z from 'zod';
import { defineContract } from '../kernel/operation.ts';
import { LIVE_TOPICS } from './live-topics.contract.ts';

export const LiveEvent = z.object({
  topic: z.enum(LIVE_TOPICS).describe('What it is about, in the first place.'), topics: z.array(z.enum(LIVE_TOPICS)).describe('All that it may have changed.'),
  operation: z.string().describe('The operation or the job that was done.'),
  ids: z.record(z.string(), z.union([z.number(), z.string()])).optional().describe('The ids in its answer, where it had any.'),
  request_id: z.string().optional().describe('Of the request that did it: so a client knows its own doings.'),
}).meta({ id: 'LiveEvent' });
export type LiveEvent = z.output<typeof LiveEvent>;

export const liveContract = defineContract({
  name: 'live.events', method: 'GET', path: '/api/v1/live', scope: 'planner:read', orScopes: ['memory:read'], hidden: true,
  summary: 'What changes in this workspace, as it happens (server-sent events).',
  description: 'An event `change` carries a LiveEvent: {topic, topics, operation, ids, request_id}, never content. `resync` says that some were missed and everything may have changed. A comment comes every 20 seconds. `Last-Event-ID` is taken up where it is still known.',
  headers: { last_event_id: 'last-event-id' },
  input: z.strictObject({ last_event_id: z.string().max(100).optional() }),
  output: z.object({ body: z.string() }),
  wire: { response: { type: 'text/event-stream' } },
});
