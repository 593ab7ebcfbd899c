import type { Database, Sql } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { conflict, notFound } from '../kernel/problem.ts';
import { saidDay, saidMoment } from '../kernel/said-times.ts';
import { dayOf, startOfDay } from '../kernel/zone.ts';
import type { WeekHours } from '../solver/index.ts';
import type { ClientDoor } from '../work/index.ts';
import { acceptConstraintContract, type ConstraintJson, dismissConstraintContract, listConstraintsContract } from './constraints.contract.ts';
import { type ConstraintRow, constraintsStore } from './constraints.store.ts';
import { type Bindings, type Bound, boundOf } from './exceptions.ts';
import type { Settings } from './preferences.contract.ts';
import { readSettings } from './preferences.ts';

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const FULL_NAMES = { mon: 'Mondays', tue: 'Tuesdays', wed: 'Wednesdays', thu: 'Thursdays', fri: 'Fridays', sat: 'Saturdays', sun: 'Sundays' } as const;

/** What a constraint does, in words. */
export function inWords(row: Pick<ConstraintRow, 'kind' | 'starts_at' | 'ends_at' | 'payload'>, zone: string): string {
  const hours = row.payload.hours?.map(([from, to]) => `${from} to ${to}`).join(' and ');
  const what = row.kind === 'off' ? 'No work' : row.kind === 'focus' ? `Demanding work ${hours ? `from ${hours}` : 'first'}` : row.kind === 'no_meetings' ? `No meetings${hours ? ` from ${hours}` : ''}` : hours ? `Work from ${hours}` : `The usual hours${row.payload.time_zone ? `, in ${row.payload.time_zone}` : ''}`;
  const days = row.payload.weekdays ? ` on ${row.payload.weekdays.map((day) => FULL_NAMES[day]).join(', ')}` : '';
  return `${what}${days}${periodSaid(row.payload.time_zone ?? zone, row.starts_at?.getTime(), row.ends_at?.getTime())}.`;
}

/** Whole days by their names, the last one included; anything else by its moments. */
function periodSaid(zone: string, start: number | undefined, end: number | undefined): string {
  const wholeDay = (ms: number | undefined): boolean => ms === undefined || startOfDay(zone, dayOf(zone, ms)) === ms;
  if (!wholeDay(start) || !wholeDay(end)) return [start !== undefined && ` from ${saidMoment(zone, start)}`, end !== undefined && ` until ${saidMoment(zone, end)}`].filter(Boolean).join('');
  const [first, last] = [start === undefined ? undefined : dayOf(zone, start), end === undefined ? undefined : dayOf(zone, end - 1)];
  if (first !== undefined && first === last) return ` on ${saidDay(first)}`;
  return [first !== undefined && ` from ${saidDay(first)}`, last !== undefined && ` to ${saidDay(last)}`].filter(Boolean).join('');
}

const toJson = ({ starts_at: start, ends_at: end, created_at: created, decided_at: decided, ...row }: ConstraintRow, zone: string): ConstraintJson => ({
  ...row, start: start?.toISOString() ?? null, end: end?.toISOString() ?? null, summary: inWords({ ...row, starts_at: start, ends_at: end }, zone), created_at: created.toISOString(), decided_at: decided?.toISOString() ?? null,
});

/** Everything that binds in a range besides the weekly hours: the exceptions of the preferences, then what was accepted of what people said. */
export async function constraintsFor(sql: Sql, settings: Settings, from: number, to: number): Promise<Bindings> {
  const said = await constraintsStore.binding(sql, new Date(from), new Date(to));
  const accepted = said.flatMap((row): Bound[] => (row.kind === 'off' || (row.kind === 'hours' && (row.payload.hours || row.payload.time_zone)) ? [{
    start: row.starts_at?.getTime() ?? from, end: row.ends_at?.getTime() ?? to, kind: row.kind, hours: row.payload.hours, weekdays: row.payload.weekdays, zone: row.payload.time_zone ?? settings.time_zone, title: row.text.slice(0, 200),
  }] : []));
  const meetingFree = said.flatMap((row): Bindings['meetingFree'] => (row.kind === 'no_meetings' ? [{ start: row.starts_at?.getTime() ?? from, end: row.ends_at?.getTime() ?? to, hours: row.payload.hours, weekdays: row.payload.weekdays, zone: row.payload.time_zone, title: row.text.slice(0, 200) }] : []));
  const focus: WeekHours = {};
  for (const row of said) if (row.kind === 'focus' && row.payload.hours) for (const day of row.payload.weekdays ?? WEEK) focus[day] = [...focus[day] ?? [], ...row.payload.hours];
  const own = settings.exceptions.map((one) => boundOf(one, settings.time_zone)).filter((one) => one.start < to && one.end > from);
  return { exceptions: [...own, ...accepted], focus: Object.keys(focus).length ? focus : null, meetingFree };
}

export function constraintOperations({ db, clock, clients, defaultZone }: { db: Database; clock: Clock; clients: Pick<ClientDoor, 'find'>; defaultZone: string }): AnyOperation[] {
  const decide = async (sql: Sql, id: number, status: 'accepted' | 'dismissed'): Promise<ConstraintJson> => {
    const row = await constraintsStore.locked(sql, id);
    if (!row) throw notFound('constraint', id);
    if (row.status === 'withdrawn') throw conflict(`Constraint ${id} was withdrawn: what it was read from no longer holds.`);
    const { time_zone: zone } = await readSettings(sql, defaultZone);
    return toJson(row.status === status ? row : await constraintsStore.decide(sql, id, status, clock.now()), zone);
  };
  return [
    operation(listConstraintsContract, ({ limit, cursor, client_id: client, status }, context) => db.inWorkspace(context, async (sql) => {
      const found = client === undefined ? undefined : await clients.find(sql, client);
      if (found === null) return { items: [], next_cursor: null };
      const before = (decodeCursor(cursor, ['number'])?.[0] ?? null) as number | null;
      const { time_zone: zone } = await readSettings(sql, defaultZone);
      return pageOf(await constraintsStore.list(sql, { status, client_id: found }, before, limit + 1), limit, (row) => toJson(row, zone), (row) => [row.constraint_id]);
    })),
    operation(acceptConstraintContract, ({ id }, context) => db.inWorkspace(context, (sql) => decide(sql, id, 'accepted'))),
    operation(dismissConstraintContract, ({ id }, context) => db.inWorkspace(context, (sql) => decide(sql, id, 'dismissed'))),
  ];
}
