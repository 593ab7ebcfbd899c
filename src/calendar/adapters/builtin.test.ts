import { describe } from 'vitest';
import { engines } from '../../../tests/engines.ts';
import { calendarEvents, type EventRow } from '../events.store.ts';
import { remoteCalendarsKit } from '../remote-calendars.kit.ts';
import { builtinCalendar } from './builtin.ts';
import { icalJs } from './ical-js.ts';

describe.each(engines)('the built-in calendar on $name', (engine) => {
  remoteCalendarsKit(async () => {
    const db = await engine.open();
    const scope = { workspaceId: 1 };
    const ical = icalJs();
    await db.inWorkspace(scope, (sql) => sql.run(`insert into tasks (id, title) values (7, 'Work')`));
    const calendars = builtinCalendar({ db, scope, ical }).open({ accountId: 1, serverUrl: null, username: null, secret: {}, saveSecret: async () => {}, zone: 'UTC' });
    const [calendar] = await calendars.calendars();
    const read = (id: string) => db.inWorkspace(scope, async (sql) => await calendarEvents.byUid(sql, id) as EventRow);
    return {
      calendars, calendarId: calendar?.id as string, ical, close: () => db.close(),
      person: {
        add: (event) => db.inWorkspace(scope, async (sql) => { await calendarEvents.add(sql, [{ ...event, kind: 'busy' }]); }),
        change: async (id, to) => { const row = await read(id); await db.inWorkspace(scope, (sql) => calendarEvents.change(sql, row.event_id, { start: to.start ?? row.starts_at, end: to.end ?? row.ends_at, ...(to.title !== undefined && { title: to.title }), pinned: true, runId: null, reasons: [] })); },
        remove: async (id) => { const row = await read(id); await db.inWorkspace(scope, (sql) => calendarEvents.remove(sql, [row.event_id])); },
      },
    };
  });
});
