import type { Database, Sql } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { type FieldError, invalidInput, notFound } from '../kernel/problem.ts';
import { dateText, dayOf } from '../kernel/zone.ts';
import type { ClientDoor, NoteDown, ZoneOf } from './doors.port.ts';
import { alignSeries, makeAhead, occurrences } from './occurrences.ts';
import { changeRecurrenceContract, createRecurrenceContract, listRecurrencesContract, makeAheadContract, readRecurrenceContract, type RecurrenceJson, removeRecurrenceContract } from './recurrences.contract.ts';
import { type RecurrenceRow, recurrencesStore as store, type RecurrenceValues } from './recurrences.store.ts';
import { checkReferences } from './references.store.ts';
import { parseRule } from './repeat-rule.ts';

const SHOWN = 5, SHOWN_DAYS = 800;

function toJson(row: RecurrenceRow, zone: string, now: Date): RecurrenceJson {
  const { id, window_from: from, window_to: to, left_out: leftOut, created_at: created, updated_at: updated, ...rest } = row;
  const today = dayOf(zone, now.getTime());
  const next = row.active ? occurrences(row, zone, today, today + SHOWN_DAYS).filter((one) => one.due > now.getTime() && !leftOut.includes(`${one.date}/${one.no}`)) : [];
  return { ...rest, recurrence_id: id, window: from === null || to === null ? null : { from, to }, next: [...new Set(next.map((one) => one.date))].slice(0, SHOWN), created_at: created.toISOString(), updated_at: updated.toISOString() };
}

function contradictions(row: Partial<RecurrenceRow>): FieldError[] {
  const errors: FieldError[] = [];
  const { rule, times_per_week: times, window_from: from, window_to: to, duration_minutes: duration } = row;
  if (rule == null && times == null) errors.push({ path: 'rule', message: 'is needed, or times_per_week' });
  if (rule != null && times != null) errors.push({ path: 'times_per_week', message: 'cannot stand beside rule; set the other one to null' });
  const wrong = rule == null ? '' : parseRule(rule);
  if (typeof wrong === 'string' && wrong) errors.push({ path: 'rule', message: wrong });
  if (from != null && to != null) {
    const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
    if (from >= to) errors.push({ path: 'window.to', message: `must be later than from (${from})` });
    else if (duration !== undefined && minutes(to) - minutes(from) < duration) errors.push({ path: 'duration_minutes', message: `must fit into the window (${minutes(to) - minutes(from)} minutes)` });
  }
  if (row.until != null && row.starts_on !== undefined && row.until < row.starts_on) errors.push({ path: 'until', message: `must not be before starts_on (${row.starts_on})` });
  return errors;
}

/** A new series with its first tasks. */
export async function createSeries(sql: Sql, values: RecurrenceValues, zone: string, now: Date): Promise<RecurrenceRow> {
  const errors = contradictions(values as Partial<RecurrenceRow>);
  if (errors.length) throw invalidInput(errors);
  const row = await store.insert(sql, values);
  await alignSeries(sql, row, now, zone);
  return row;
}

export function recurrenceOperations({ db, clock, clients, zoneOf, note }: { db: Database; clock: Clock; clients: ClientDoor; zoneOf: ZoneOf; note: NoteDown }): AnyOperation[] {
  type Window = { window?: { from: string; to: string } | null | undefined };
  const flat = <V extends Window>({ window, ...rest }: V) => ({ ...rest, ...(window !== undefined && { window_from: window?.from ?? null, window_to: window?.to ?? null }) });
  const found = (row: RecurrenceRow | undefined, id: number): RecurrenceRow => { if (!row) throw notFound('recurrence', id); return row; };
  const project = (sql: Sql, id: number | null | undefined) => checkReferences(sql, [{ path: 'project_id', table: 'projects', id }]);
  return [
    operation(createRecurrenceContract, ({ client_id: client, ...input }, context) => db.inWorkspace(context, async (sql) => {
      await project(sql, input.project_id);
      const [zone, now] = [await zoneOf(sql), clock.now()];
      const values = { ...flat(input), starts_on: input.starts_on ?? dateText(dayOf(zone, now.getTime())), client_id: await clients.ensure(sql, client) };
      return toJson(await createSeries(sql, values, zone, now), zone, now);
    })),
    operation(listRecurrencesContract, ({ limit, cursor, client_id: client, active }, context) => db.inWorkspace(context, async (sql) => {
      const clientId = client === undefined ? null : await clients.find(sql, client);
      if (client !== undefined && clientId === null) return { items: [], next_cursor: null };
      const zone = await zoneOf(sql);
      const rows = await store.list(sql, { clientId, active: active ?? null, before: (decodeCursor(cursor, ['number'])?.[0] ?? null) as number | null, limit: limit + 1 });
      return pageOf(rows, limit, (row) => toJson(row, zone, clock.now()), (row) => [row.id]);
    })),
    operation(readRecurrenceContract, ({ id }, context) => db.inWorkspace(context, async (sql) => toJson(found(await store.read(sql, id), id), await zoneOf(sql), clock.now()))),
    operation(changeRecurrenceContract, async ({ id, ...input }, context) => {
      const { json, row } = await db.inWorkspace(context, async (sql) => {
        const before = found(await store.locked(sql, id), id);
        await project(sql, input.project_id);
        const values = flat(input);
        const errors = contradictions({ ...before, ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) });
        if (errors.length) throw invalidInput(errors);
        const changed = await store.update(sql, id, values);
        const [zone, now] = [await zoneOf(sql), clock.now()];
        await alignSeries(sql, changed, now, zone);
        return { json: toJson(changed, zone, now), row: changed };
      });
      await note(context, { event_type: 'work', ...(row.client_id !== null && { client_id: row.client_id }), content: `Recurrence "${row.title}" changed: ${Object.keys(input).filter((name) => input[name as keyof typeof input] !== undefined).join(', ')}.`, payload: { recurrence_id: id } });
      return json;
    }),
    operation(removeRecurrenceContract, ({ id }, context) => db.inWorkspace(context, async (sql) => {
      const row = found(await store.locked(sql, id), id);
      const [zone, now] = [await zoneOf(sql), clock.now()];
      await store.clearAhead(sql, id, dateText(dayOf(zone, now.getTime())));
      await store.remove(sql, id);
      return toJson(row, zone, now);
    })),
    operation(makeAheadContract, ({ days }, context) => db.inWorkspace(context, async (sql) => makeAhead(sql, clock.now(), await zoneOf(sql), days))),
  ];
}
