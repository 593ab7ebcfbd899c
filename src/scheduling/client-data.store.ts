import { calendarEvents } from '../calendar/index.ts';
import type { Sql } from '../db/database.port.ts';
import type { ClientData, ImportSession, Rows } from '../kernel/client-data.ts';
import { clientTable } from '../kernel/client-table.store.ts';
import type { Before } from './runs.store.ts';

const PLANS = 'select id from plans where client_id = $1';
const TASKS = `select id from tasks where client_id = $1 or plan_id in (${PLANS})`;

/** A run over several plans is a client's when all its tasks are. */
const RUNS = `client_id = $1 or plan_id in (${PLANS}) or (client_id is null and plan_id is null and task_ids <> '{}' and task_ids <@ array(${TASKS}))`;

/** The calendar here is another one; events that a run took away have no line of their own, and still need ids for its undo. */
async function settleRun(sql: Rows, session: ImportSession, record: Record<string, unknown>): Promise<Record<string, unknown>> {
  const before = record['before'] as Partial<Before> | null;
  if (!before?.changed?.length && !before?.removed?.length) return {};
  const { calendar_id } = await calendarEvents.calendar(sql as Sql);
  const here = async <E extends { event_id: number }>(event: E): Promise<E> => {
    const known = session.newId('calendar_events', event.event_id);
    const event_id = known ?? ((await sql.rows<{ id: number }>(`select nextval(pg_get_serial_sequence('calendar_events', 'event_id'))::int as id`))[0] as { id: number }).id;
    if (known === undefined) session.took('calendar_events', event.event_id, event_id);
    return { ...event, event_id: event_id as number, calendar_id };
  };
  const changed = []; const removed = [];
  for (const event of before.changed ?? []) changed.push(await here(event));
  for (const event of before.removed ?? []) removed.push(await here(event));
  return { before: { ...before, changed, removed } };
}

const TOLD_IN = ['schedule_blocks', 'unplaced', 'objective', 'warnings', 'before', 'metadata'] as const;
const AT_ONCE = 100;

/** Runs over several people's work, and why a block of somebody else stands where it stands. */
const unmention: NonNullable<ClientData['unmention']> = async () => async (sql, { mentions }) => {
  if (!mentions.any) return 0;
  let changed = 0;
  for (let after = 0; ;) {
    const rows = await sql.rows<{ id: number } & Record<(typeof TOLD_IN)[number], unknown>>(`select id, ${TOLD_IN.join(', ')} from scheduler_runs where id > $1 order by id limit ${AT_ONCE}`, [after]);
    for (const row of rows) {
      const told = TOLD_IN.filter((column) => mentions.withoutIn(row[column]) !== row[column]);
      if (told.length === 0) continue;
      await sql.run(`update scheduler_runs set ${told.map((column, i) => `${column} = $${i + 2}::jsonb`).join(', ')} where id = $1`, [row.id, ...told.map((column) => JSON.stringify(mentions.withoutIn(row[column])))]);
      changed++;
    }
    if (rows.length < AT_ONCE) return changed;
    after = rows.at(-1)?.id ?? after;
  }
};

/** Blocks and runs of a client's work. They come before the tasks and plans by which they are found. */
export const schedulingClientData: readonly ClientData[] = [
  clientTable({ table: 'scheduling_constraints', key: 'constraint_id', where: 'client_id = $1', same: ['created_at', 'kind', 'text'], references: { fact_id: 'facts', event_id: 'events' } }),
  clientTable({
    table: 'scheduler_runs', key: 'id', alias: 'run_id', where: RUNS, unmention, same: ['created_at', 'kind', 'plan_id', 'fingerprint'], settles: settleRun,
    references: {
      plan_id: 'plans', 'task_ids[]': 'tasks', 'schedule_blocks[].task_id': 'tasks', 'schedule_blocks[].event_id': 'calendar_events', 'unplaced[].task_id': 'tasks', 'unplaced[].smallest_fix.task_id': 'tasks', 'moved[]': 'tasks',
      'metadata.managed[]': 'tasks', 'metadata.replaces[]': 'calendar_events', 'metadata.not_before{}': 'tasks', 'metadata.because[].task_id': 'tasks', 'metadata.kept[].task_id': 'tasks', 'metadata.kept[].event_id': 'calendar_events', 'metadata.moves[].task_id': 'tasks', 'metadata.lateness[].task_id': 'tasks', 'before.added[]': 'calendar_events', 'before.plans{}': 'plans',
      'before.changed[].task_id': 'tasks', 'before.changed[].run_id': 'scheduler_runs', 'before.removed[].task_id': 'tasks', 'before.removed[].run_id': 'scheduler_runs',
    },
  }),
  clientTable({
    table: 'calendar_events', key: 'event_id', where: `task_id in (${TASKS})`, same: ['created_at', 'starts_at', 'ends_at', 'task_id'], leaves: ['calendar_id'], names: ['uid'], references: { task_id: 'tasks', run_id: 'scheduler_runs' },
    settles: async (sql) => ({ calendar_id: (await calendarEvents.calendar(sql as Sql)).calendar_id }),
  }),
];
