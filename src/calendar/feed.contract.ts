import * as z from 'zod';
import { defineContract } from '../kernel/operation.ts';
import { NotFound } from '../kernel/problem.ts';

export const feedContract = defineContract({
  name: 'calendar.feed', method: 'GET', path: '/calendar/{secret}.ics', scope: 'planner:read', open: true, hidden: true, wire: { response: { type: 'text/calendar; charset=utf-8' } },
  summary: 'The schedule as an iCalendar feed, to subscribe to. Its address is `feed_url` in the preferences; whoever has it can read it.',
  input: z.strictObject({ secret: z.string().max(500) }), output: z.object({ body: z.string() }), problems: [NotFound],
});

export const rotateFeedContract = defineContract({
  name: 'calendar.rotate-feed', method: 'POST', path: '/api/v1/scheduler/preferences/feed', scope: 'planner:write', summary: 'Give the feed a new address. The old one is gone at once: who read it there must be told the new one.',
  input: z.strictObject({}), output: z.object({ feed_url: z.string().describe('Subscribe to the schedule here. Whoever has the address can read it.') }),
});
