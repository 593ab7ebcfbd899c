import * as z from 'zod';
import { Id, listOf, Name, page } from '../../kernel/fields.ts';
import { defineContract } from '../../kernel/operation.ts';
import { Conflict, NotFound } from '../../kernel/problem.ts';
import { AccessEnded, CalendarUnreachable, ServiceOff } from '../calendar.problems.ts';

export const ConnectedCalendar = z.object({
  calendar_id: z.number(), account_id: z.number(), provider: z.string(), name: z.string(), time_zone: z.string().nullable(), read_only: z.boolean(), primary: z.boolean(),
  reading: z.enum(['events', 'busy']).describe('busy: only when it is busy can be seen, not what with.'),
  counts_as_busy: z.boolean().describe('Its events take time from the schedule.'), receives_blocks: z.boolean().describe('Blocks of work are written here; one calendar at most.'),
  events: z.number().describe('Busy times of it that are known now.'), synced_at: z.string().nullable(), sync_error: z.string().nullable(),
  progress: z.object({ done: z.number(), total: z.number().nullable() }).nullable().describe('While it is being read.'), gone: z.boolean().describe('Its service no longer shows it.'),
}).meta({ id: 'ConnectedCalendar' });

export const CalendarAccount = z.object({
  account_id: z.number(), provider: z.enum(['google', 'caldav', 'ics', 'file']), name: z.string(), server: z.string().nullable(), username: z.string().nullable(), scopes: z.array(z.string()),
  state: z.enum(['connected', 'needs_reconnect', 'unreachable', 'disconnected']), state_detail: z.string().nullable(), state_since: z.string(), next_try_at: z.string().nullable(),
  from_settings: z.boolean().describe('Set by the environment of the server, not here.'), calendars: z.array(ConnectedCalendar),
}).meta({ id: 'CalendarAccount' });

const Writes = z.object({ waiting: z.number().describe('Blocks whose calendar does not show yet what they are.'), oldest: z.string().nullable(), error: z.string().nullable() });

const accounts = '/api/v1/scheduler/calendar_accounts';
const calendars = '/api/v1/scheduler/calendars';
const Url = z.string().min(1).max(2000);
const Secretive = z.string().min(1).max(5000);

export const listCalendarsContract = defineContract({
  name: 'calendars.list', method: 'GET', path: calendars, scope: 'planner:read', summary: 'Connected calendars: which count as busy, which one receives blocks, when each was read, and what is still to be written.',
  input: z.strictObject({}), output: z.object({ items: z.array(ConnectedCalendar), writes: Writes }),
});
export const updateCalendarContract = defineContract({
  name: 'calendars.update', method: 'PATCH', path: `${calendars}/{id}`, scope: 'planner:write', summary: 'Choose whether a calendar counts as busy, and whether it receives the blocks of work.',
  input: z.strictObject({ id: Id, counts_as_busy: z.boolean().optional(), receives_blocks: z.boolean().optional().describe('true takes this role from the calendar that has it; blocks move over.') }), output: ConnectedCalendar, problems: [NotFound, Conflict],
});
export const createCalendarContract = defineContract({
  name: 'calendars.create', method: 'POST', path: calendars, scope: 'planner:write', status: 201, slow: true, summary: 'Make a calendar for the blocks at a connected account, and write them there.',
  input: z.strictObject({ account_id: Id, name: Name.default('Almanac'), receives_blocks: z.boolean().default(true) }), output: ConnectedCalendar, problems: [NotFound, Conflict, CalendarUnreachable, AccessEnded],
});
export const listAccountsContract = defineContract({ name: 'calendars.accounts', method: 'GET', path: accounts, scope: 'planner:read', summary: 'Calendar accounts, their state and their calendars.', input: z.strictObject({}), output: z.object({ items: z.array(CalendarAccount) }) });
export const connectContract = defineContract({
  name: 'calendars.connect', method: 'POST', path: accounts, scope: 'planner:write', status: 201, slow: true,
  summary: 'Connect a CalDAV account (Nextcloud, Fastmail, iCloud, Radicale …) or subscribe to an iCalendar address. Google is connected at /oauth/authorize.',
  description: 'A CalDAV account gets a calendar of its own named Almanac for the blocks of work, unless another calendar receives them; its other calendars count as busy. An iCalendar address is only read. The account is tried before it is kept.',
  input: z.strictObject({
    provider: z.enum(['caldav', 'ics']), server_url: Url.describe('CalDAV: the server, its CalDAV address, or one calendar of it. ics: the https:// or webcal:// address of the file.'), name: Name.optional(),
    username: z.string().min(1).max(500).optional(), password: Secretive.optional().describe('An app password where the service has them.'), token: Secretive.optional().describe('A bearer token instead of name and password.'),
    receive_blocks: z.boolean().optional().describe('Default: true for a CalDAV account when no calendar receives blocks yet.'),
  }).refine((v) => v.provider === 'caldav' || (v.username === undefined && v.password === undefined && v.token === undefined && v.receive_blocks !== true), { path: ['provider'], message: 'an iCalendar address takes no username, password or token (put them into the address), and receives no blocks' })
    .refine((v) => v.token === undefined || v.password === undefined, { path: ['token'], message: 'give either a token or a password' })
    .refine((v) => v.password === undefined || v.username !== undefined, { path: ['username'], message: 'is needed beside a password' }),
  output: CalendarAccount, problems: [Conflict, CalendarUnreachable, AccessEnded, ServiceOff],
});
export const checkAccountContract = defineContract({
  name: 'calendars.check', method: 'POST', path: `${accounts}/{id}/check`, scope: 'planner:write', slow: true, summary: 'Ask an account now: whether it answers, and which calendars it has. A new password or token is taken on the way.',
  input: z.strictObject({ id: Id, password: Secretive.optional(), token: Secretive.optional() }), output: CalendarAccount, problems: [NotFound, CalendarUnreachable, AccessEnded],
});
export const disconnectContract = defineContract({
  name: 'calendars.disconnect', method: 'DELETE', path: `${accounts}/{id}`, scope: 'planner:write', slow: true, summary: 'Disconnect an account: its busy times go, access is given back; answers the account as it was.',
  input: z.strictObject({ id: Id, leave_blocks: z.boolean().default(false).describe('true leaves our blocks standing in its calendar.') }), query: ['leave_blocks'], output: CalendarAccount, problems: [NotFound, Conflict],
});
export const importFileContract = defineContract({
  name: 'calendars.import', method: 'POST', path: '/api/v1/scheduler/calendar/import', scope: 'planner:write', status: 201, slow: true, summary: 'Take the events of an iCalendar file in as busy times: a calendar of their own that stays as it is. Subscribe instead to one that changes.',
  input: z.strictObject({ ics: z.string().min(1).max(4_000_000).optional(), url: Url.optional(), name: Name.optional() }).refine((v) => (v.ics === undefined) !== (v.url === undefined), { path: ['ics'], message: 'give the file as ics, or its address as url' }),
  output: z.object({ account: CalendarAccount, events: z.number(), left_out: z.array(z.object({ what: z.string(), why: z.string() })) }), problems: [CalendarUnreachable],
});

const VersionOf = z.object({ title: z.string(), start: z.string(), end: z.string() });
export const calendarHistoryContract = defineContract({
  name: 'calendars.history', method: 'GET', path: `${calendars}/history`, scope: 'planner:read', summary: 'What people changed in their calendars: blocks moved, renamed, deleted; both versions where both sides had changed.',
  input: z.strictObject(page), output: listOf(z.object({ entry_id: z.number(), calendar_id: z.number().nullable(), task_id: z.number().nullable(), kind: z.enum(['moved', 'renamed', 'deleted', 'both_changed', 'restored']), ours: VersionOf.nullable(), theirs: VersionOf.nullable(), noticed_at: z.string() }).meta({ id: 'CalendarHistoryEntry' })),
});
const Question = z.object({
  question_id: z.number(), task_id: z.number(), title: z.string(), start: z.string(), end: z.string(), text: z.string(), choices: z.array(z.enum(['reschedule', 'cancel', 'leave'])), asked_at: z.string(), answer: z.enum(['reschedule', 'cancel', 'leave']).nullable(), answered_at: z.string().nullable(),
}).meta({ id: 'CalendarQuestion' });
export const questionsContract = defineContract({
  name: 'calendars.questions', method: 'GET', path: `${calendars}/questions`, scope: 'planner:read', summary: 'What a deleted block means: questions to the calendar\'s owner.',
  input: z.strictObject({ open: z.boolean().default(true), ...page }), output: listOf(Question),
});
export const answerContract = defineContract({
  name: 'calendars.answer', method: 'POST', path: `${calendars}/questions/{id}/answer`, scope: 'planner:write', slow: true, summary: 'Answer one: give the task a new time, cancel it, or leave it without one.',
  input: z.strictObject({ id: Id, answer: z.enum(['reschedule', 'cancel', 'leave']) }), output: Question, problems: [NotFound, Conflict],
});
export const resealContract = defineContract({
  name: 'calendars.reseal', method: 'POST', path: `${accounts}/reseal`, scope: 'admin', summary: 'After a new APP_SECRET (with the old one in APP_SECRET_PREVIOUS): seal every kept token and password with it, in all workspaces.',
  input: z.strictObject({}), output: z.object({ resealed: z.number(), unreadable: z.number().describe('Sealed with a secret that is no longer known; these accounts must be connected again.') }),
});
