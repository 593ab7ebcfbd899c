import { randomUUID } from 'node:crypto';
import { createDAVClient } from 'tsdav';
import { describe } from 'vitest';
import { startCaldavFake } from '../../../tests/caldav-fake.ts';
import { systemClock } from '../../kernel/clock.ts';
import { remoteCalendarsKit, type RemoteWorld } from '../remote-calendars.kit.ts';
import type { AccountToOpen } from '../remote-calendars.port.ts';
import { caldavCalendars } from './caldav.ts';
import { icalJs } from './ical-js.ts';

const ical = icalJs();
const account = (serverUrl: string, username: string, password: string): AccountToOpen => ({ accountId: 1, serverUrl, username, secret: { password }, saveSecret: async () => {}, zone: 'UTC' });
const basic = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** The calendar of an account, and tsdav as the person who works in it too. */
async function world(serverUrl: string, username: string, password: string, close: () => Promise<void>): Promise<RemoteWorld> {
  const calendars = caldavCalendars({ ical, clock: systemClock }).open(account(serverUrl, username, password));
  const { id: calendarId } = await calendars.createCalendar(`Kit ${randomUUID()}`, 'Europe/Berlin');
  const theirs = await createDAVClient({ serverUrl, credentials: { username, password }, authMethod: 'Basic', defaultAccountType: 'caldav' });
  const at = (id: string): string => new URL(id, serverUrl).href;
  const fetched = async (id: string) => { const [object] = await theirs.fetchCalendarObjects({ calendar: { url: at(calendarId) }, objectUrls: [at(id)] }); return object as NonNullable<typeof object>; };
  return {
    calendars, calendarId, ical,
    person: {
      async add({ title, start, end }) {
        const uid = randomUUID();
        const ics = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//person//EN\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nDTSTAMP:20310101T000000Z\r\nDTSTART:${basic(start)}\r\nDTEND:${basic(end)}\r\nSUMMARY:${title}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
        await theirs.createCalendarObject({ calendar: { url: at(calendarId) }, filename: `${uid}.ics`, iCalString: ics });
      },
      async change(id, { title, start, end }) {
        const object = await fetched(id);
        let ics = String(object.data);
        if (title !== undefined) ics = ics.replace(/^SUMMARY.*$/m, `SUMMARY:${title}`);
        if (start !== undefined) ics = ics.replace(/^DTSTART.*$/m, `DTSTART:${basic(start)}`);
        if (end !== undefined) ics = ics.replace(/^DTEND.*$/m, `DTEND:${basic(end)}`);
        const answer = await theirs.updateCalendarObject({ calendarObject: { url: at(id), data: ics, etag: '' } });
        if (!answer.ok) throw new Error(`the person's change was refused: ${answer.status}`);
      },
      async remove(id) { await theirs.deleteCalendarObject({ calendarObject: { url: at(id), etag: '' } }); },
    },
    async close() { await theirs.deleteObject({ url: at(calendarId) }); await close(); },
  };
}

const fakeWorld = (habits: Parameters<typeof startCaldavFake>[0]) => async (): Promise<RemoteWorld> => {
  const fake = await startCaldavFake(habits, { password: 'secret' }); // tsdav sends others in another encoding
  return world(`${fake.url}/dav/`, 'anna@example.org', 'secret', fake.close);
};

describe('CalDAV with sync-collection', () => { remoteCalendarsKit(fakeWorld({})); });
describe('CalDAV with a tag for the whole calendar', () => { remoteCalendarsKit(fakeWorld({ sync: false })); });
describe('CalDAV with neither', () => { remoteCalendarsKit(fakeWorld({ sync: false, ctag: false })); });
describe('CalDAV that cuts its listings, rewrites what it is given and says so in another dialect', () => {
  remoteCalendarsKit(fakeWorld({ cutAfter: 1, rewrites: true, dialect: 'ornate', multistatus: 200, hrefs: 'absolute', keepsProperties: false }));
});
describe('CalDAV whose tags do not match when they are sent back', () => { remoteCalendarsKit(fakeWorld({ forgetsTags: true, etagOfPut: 'weak' })); });
describe.runIf(process.env['LAB_CALDAV_URL'])('CalDAV at Radicale', () => {
  remoteCalendarsKit(() => world(process.env['LAB_CALDAV_URL'] as string, process.env['LAB_CALDAV_USER'] as string, process.env['LAB_CALDAV_PASSWORD'] as string, async () => {}));
});
