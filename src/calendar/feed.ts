import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Database } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { Problem, NotFound } from '../kernel/problem.ts';
import { calendarEvents, type EventRow } from './events.store.ts';
import { feedContract, rotateFeedContract } from './feed.contract.ts';
import { foldLine } from './ical/content-lines.ts';

const DAY = 86_400_000;
/** Calendars keep what a feed once showed only as long as it shows it. */
const BACK = 90 * DAY;
const AHEAD = 800 * DAY;

/** Events as iCalendar: UTC times, identities that stay when an event moves, a sequence number that grows when it does. */
function toIcs(events: readonly EventRow[]): string {
  // Outlook takes a file for a calendar, and not for an invitation, by its method.
  const calendar = ical({ name: 'Almanac', method: ICalCalendarMethod.PUBLISH, prodId: { company: 'Almanac', product: 'Almanac', language: 'EN' }, ttl: 900 });
  for (const event of events) {
    calendar.createEvent({
      id: event.uid, sequence: event.sequence, stamp: event.updated_at, created: event.created_at, lastModified: event.updated_at, start: event.starts_at, end: event.ends_at, summary: oneLine(event.title),
      status: ICalEventStatus.CONFIRMED, transparency: ICalEventTransparency.OPAQUE, ...(event.reasons.length && { description: event.reasons.map(oneLine).join('\n') }),
    });
  }
  return fold(calendar.toString());
}

/** A title without line ends and other control characters, which no reader expects there. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');

/** The generator counts characters; readers count octets. */
const fold = (text: string): string => `${text.replace(/\r?\n[ \t]/g, '').trimEnd().split(/\r?\n/).map(foldLine).join('\r\n')}\r\n`;

export function feedOperation({ db, clock }: { db: Database; clock: Clock }): AnyOperation {
  return operation(feedContract, async ({ secret }) => {
    const workspaceId = await db.asOwner((sql) => calendarEvents.workspaceOfFeed(sql, secret));
    if (workspaceId === null) throw new Problem(NotFound, 'There is no such feed. The preferences show the address of yours.');
    const now = clock.now().getTime();
    const events = await db.inWorkspace({ workspaceId }, (sql) => calendarEvents.between(sql, new Date(now - BACK), new Date(now + AHEAD)));
    return { body: toIcs(events.filter((event) => event.source === 'almanac')) };
  });
}

export function rotateFeedOperation({ db }: { db: Database }): AnyOperation {
  return operation(rotateFeedContract, async (_input, context) => {
    const secret = await db.inWorkspace(context, (sql) => calendarEvents.rotateFeed(sql));
    return { feed_url: `${context.baseUrl ?? ''}/calendar/${secret}.ics` };
  });
}
