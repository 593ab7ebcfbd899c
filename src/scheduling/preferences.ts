import { calendarEvents } from '../calendar/index.ts';
import type { Database, Sql } from '../db/database.port.ts';
import { type AnyOperation, type CallContext, operation } from '../kernel/operation.ts';
import { invalidInput } from '../kernel/problem.ts';
import { isZone } from '../kernel/zone.ts';
import { readPreferencesContract, savePreferencesContract, type Settings } from './preferences.contract.ts';
import { preferencesStore } from './preferences.store.ts';

const DAY: [string, string][] = [['09:00', '12:00'], ['13:00', '17:00']];

const defaults = (zone: string): Settings => ({
  time_zone: zone, granularity_minutes: 15, working_hours: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY }, time_maps: {}, limits: {},
  objective: { tardiness: 1, move: 300, chunk: 60, preference: 120 }, require_approval: false, reschedule: 'propose', freeze_hours: 4, plan_at: 'likely', exceptions: [],
});

/** The preferences as they stand; parts that nobody set have their defaults. */
export async function readSettings(sql: Sql, defaultZone: string): Promise<Settings> {
  return { ...defaults(defaultZone), ...await preferencesStore.read(sql) } as Settings;
}

export function preferenceOperations({ db, defaultZone }: { db: Database; defaultZone: string }): AnyOperation[] {
  const toJson = async (sql: Sql, context: CallContext) => {
    const [settings, { feed_secret: secret }] = [await readSettings(sql, defaultZone), await calendarEvents.calendar(sql)];
    return { ...settings, feed_url: `${context.baseUrl ?? ''}/calendar/${secret}.ics` };
  };
  return [
    operation(readPreferencesContract, (_input, context) => db.inWorkspace(context, (sql) => toJson(sql, context))),
    operation(savePreferencesContract, (input, context) => db.inWorkspace(context, async (sql) => {
      if (input.time_zone !== undefined && !isZone(input.time_zone)) throw invalidInput([{ path: 'time_zone', message: `"${input.time_zone}" is no IANA time zone; a right one is Europe/Berlin` }]);
      const wrong = (input.exceptions ?? []).flatMap((one, i) => (one.time_zone === undefined || isZone(one.time_zone) ? [] : [{ path: `exceptions.${i}.time_zone`, message: `"${one.time_zone}" is no IANA time zone; a right one is Europe/Berlin` }]));
      if (wrong.length) throw invalidInput(wrong);
      const given = Object.fromEntries(Object.entries(input).filter(([name, value]) => name !== 'feed_url' && value !== undefined));
      await preferencesStore.save(sql, { ...await preferencesStore.read(sql), ...given });
      return toJson(sql, context);
    })),
  ];
}
