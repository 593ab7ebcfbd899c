import { type AnyOperation, operation } from '../../kernel/operation.ts';
import { invalidInput, Problem } from '../../kernel/problem.ts';
import { CalendarUnreachable } from '../calendar.problems.ts';
import { calendarsStore } from '../sync/calendars.store.ts';
import { objectsStore } from '../sync/objects.store.ts';
import type { Ical } from '../ical/ical.port.ts';
import { importRange, readCalendarFile } from '../ical/read-calendar-file.ts';
import { accountJson, type AccountsDeps } from './accounts.ts';
import { importFileContract } from './accounts.contract.ts';
import { type AccountRow, accountsStore } from './accounts.store.ts';

export interface ImportDeps extends Pick<AccountsDeps, 'db' | 'sync' | 'clock' | 'zoneOf'> {
  readonly ical: Ical;
  /** The text at an address that somebody gave; refuses what is not theirs to ask for. */
  readonly fetchText: (url: string, signal?: AbortSignal) => Promise<string>;
}

const FILE = 'file';
/** Objects a transaction. */
const SLICE = 200;
const LEFT_OUT = 100;
const RECURS = /^(RRULE|RDATE)[;:]/m;

/** A calendar file, taken in once: its events are busy times of a calendar of their own, which stays as it is. */
export function importOperation({ db, sync, clock, zoneOf, ical, fetchText }: ImportDeps): AnyOperation {
  return operation(importFileContract, async ({ ics, url, name }, context) => {
    const text = ics ?? await fetchText(url as string, context.signal).catch((error: unknown) => { throw new Problem(CalendarUnreachable, error instanceof Error ? error.message : 'The address does not answer.', { cause: error }); });
    const file = readCalendarFile(ical, text, importRange(clock.now()), await zoneOf(context));
    if (!file.objects.length) throw invalidInput([{ path: ics === undefined ? 'url' : 'ics', message: `holds no events${file.leftOut[0] ? ` (${file.leftOut[0].why})` : ''}; give an iCalendar file, which begins with BEGIN:VCALENDAR` }]);
    const title = (name ?? file.name ?? 'Imported calendar').slice(0, 500);
    const { account, calendar } = await db.inWorkspace(context, async (sql) => {
      const made = await accountsStore.insert(sql, { provider: FILE, name: title, server_url: null, username: null, addresses: [], scopes: [], from_settings: false });
      await calendarsStore.take(sql, made.account_id, FILE, [{ id: FILE, name: title, zone: null, readOnly: true, primary: false, reading: 'events' }]);
      const [own] = await calendarsStore.ofAccount(sql, made.account_id);
      if (!own) throw new Error('the calendar of an import was not made');
      for (let at = 0; at < file.objects.length; at += SLICE) {
        await objectsStore.put(sql, own.calendar_id, 0, file.objects.slice(at, at + SLICE).map((object) => ({ id: object.uid, seriesId: object.uid, etag: null, ics: object.ics, recurs: RECURS.test(object.ics) })));
      }
      await calendarsStore.end(sql, own.calendar_id, { cursor: null, round: 0 });
      return { account: made, calendar: own };
    });
    await sync.recount(context, calendar, account);
    return db.inWorkspace(context, async (sql) => {
      const json = await accountJson(sql, await accountsStore.read(sql, account.account_id) as AccountRow);
      return { account: json, events: json.calendars[0]?.events ?? 0, left_out: file.leftOut.slice(0, LEFT_OUT) };
    });
  });
}
