import * as z from 'zod';
import { Id } from '../../kernel/fields.ts';
import { defineContract } from '../../kernel/operation.ts';
import { NotFound } from '../../kernel/problem.ts';
import { CalendarUnreachable, ServiceOff, SignInFailed } from '../calendar.problems.ts';

export const authorizeContract = defineContract({
  name: 'oauth.authorize', method: 'GET', path: '/oauth/authorize', scope: 'planner:write', wire: { redirect: true }, summary: 'Begin the sign-in with Google: leads to Google\'s page of consent (or answers its address to whoever accepts JSON).',
  input: z.strictObject({
    access: z.enum(['own', 'events']).default('own').describe('own: a calendar of Almanac\'s own, and when the others are busy. events: also the events of the other calendars, read and written.'),
    account_id: Id.optional().describe('The account to connect again.'),
  }),
  output: z.object({ location: z.string() }), problems: [ServiceOff, NotFound],
});
export const callbackContract = defineContract({
  name: 'oauth.callback', method: 'GET', path: '/oauth/callback', scope: 'planner:write', open: true, hidden: true, slow: true, lenient: true, wire: { response: { type: 'text/html; charset=utf-8' } }, summary: 'Where Google sends the person back to.',
  input: z.strictObject({ state: z.string().max(4000).optional(), code: z.string().max(4000).optional(), error: z.string().max(500).optional() }), output: z.object({ body: z.string() }), problems: [SignInFailed, CalendarUnreachable, ServiceOff],
});
export const oauthStatusContract = defineContract({
  name: 'oauth.status', method: 'GET', path: '/oauth/status', scope: 'planner:read', summary: 'Whether Google is set up and connected, and what to do if not.',
  input: z.strictObject({}),
  output: z.object({
    provider: z.literal('google'), configured: z.boolean(), connected: z.boolean(), redirect_uri: z.string(),
    accounts: z.array(z.object({ account_id: z.number(), name: z.string(), state: z.enum(['connected', 'needs_reconnect', 'unreachable', 'disconnected']), detail: z.string().nullable(), since: z.string(), scopes: z.array(z.string()), reconnect_url: z.string().nullable() })),
    next_step: z.string().nullable(),
  }),
});
export const notifyContract = defineContract({
  name: 'calendars.notify', method: 'POST', path: '/webhook/calendar/google', scope: 'planner:write', open: true, hidden: true, summary: 'Where Google tells that a calendar changed.',
  input: z.strictObject({ channel: z.string().max(200).optional(), token: z.string().max(500).optional(), state: z.string().max(50).optional() }),
  headers: { channel: 'x-goog-channel-id', token: 'x-goog-channel-token', state: 'x-goog-resource-state' }, output: z.object({}),
});
