import * as z from 'zod';

const text = z.string().nullish();
const When = z.object({ date: text, dateTime: text, timeZone: text });

/** An event as Google writes it, as far as we read it. Cancelled ones may have nothing but their id. */
export const GoogleEvent = z.object({
  id: z.string().min(1), etag: text, status: text, summary: text, description: text, location: text, updated: text, created: text,
  start: When.nullish(), end: When.nullish(), originalStartTime: When.nullish(), recurringEventId: text, recurrence: z.array(z.string()).nullish(),
  transparency: text, visibility: text, eventType: text, sequence: z.number().nullish(),
  attendees: z.array(z.object({ self: z.boolean().nullish(), responseStatus: text })).nullish(),
  extendedProperties: z.object({ private: z.record(z.string(), z.string()).nullish() }).nullish(),
});
export type GoogleEvent = z.output<typeof GoogleEvent>;

export const EventPage = z.object({ kind: z.literal('calendar#events'), items: z.array(GoogleEvent), nextPageToken: text, nextSyncToken: text });

const Entry = z.object({
  id: z.string().min(1), summary: text, summaryOverride: text, description: text, timeZone: text, accessRole: text, primary: z.boolean().nullish(), deleted: z.boolean().nullish(),
});
export type CalendarEntry = z.output<typeof Entry>;
export const CalendarListPage = z.object({ kind: z.literal('calendar#calendarList'), items: z.array(Entry), nextPageToken: text });
export const MadeCalendar = z.object({ id: z.string().min(1), summary: text, timeZone: text });

export const FreeBusy = z.object({
  calendars: z.record(z.string(), z.object({ busy: z.array(z.object({ start: z.iso.datetime({ offset: true }), end: z.iso.datetime({ offset: true }) })).default([]), errors: z.array(z.object({ reason: z.string() })).nullish() })),
});

export const MadeChannel = z.object({ id: z.string().min(1), resourceId: z.string().min(1), expiration: z.union([z.string(), z.number()]).nullish() });

export const ErrorBody = z.object({
  error: z.object({ message: z.string().nullish(), errors: z.array(z.object({ reason: z.string().nullish(), location: z.string().nullish() })).nullish(), details: z.array(z.object({ reason: z.string().nullish() })).nullish() }),
});
