import type { ClientData } from '../kernel/client-data.ts';
import { clientTable } from '../kernel/client-table.store.ts';

const TASKS = 'select id from tasks where client_id = $1 or plan_id in (select id from plans where client_id = $1)';
const OF_CLIENT = `task_id in (${TASKS})`;

/** Why blocks of others stand where they stand; calendars elsewhere that show the reason are brought up to date. */
const unmention: NonNullable<ClientData['unmention']> = async () => async (sql, { mentions }) => {
  if (!mentions.any) return 0;
  const rows = (await sql.rows<{ event_id: number; uid: string; reasons: string[] }>(`select event_id, uid, reasons from calendar_events where reasons <> '[]'`)).filter(({ reasons }) => reasons.some(mentions.in));
  for (const { event_id: id, uid, reasons } of rows) {
    await sql.run('update calendar_events set reasons = $2::jsonb, sequence = sequence + 1, updated_at = now() where event_id = $1', [id, JSON.stringify(mentions.withoutIn(reasons))]);
    await sql.run('update calendar_links set pending = true where event_uid = $1', [uid]);
  }
  return rows.length;
};

/**
 * What calendars elsewhere told about a client's work. The link to an event that still stands there stays until it has been taken
 * out, but says nothing any more: it is emptied by erasure, and goes with the event.
 */
export const calendarClientData: readonly ClientData[] = [
  clientTable({ table: 'calendar_history', key: 'entry_id', where: OF_CLIENT, same: ['noticed_at', 'event_uid', 'kind'], references: { task_id: 'tasks' }, leaves: ['calendar_id'] }),
  clientTable({ table: 'calendar_questions', key: 'question_id', where: OF_CLIENT, same: ['asked_at', 'title', 'starts_at'], references: { task_id: 'tasks' } }),
  {
    store: 'calendar_links',
    export: (sql, clientId) => sql.rows(`select event_uid, task_id, title, starts_at, ends_at from calendar_links where ${OF_CLIENT} order by link_id`, [clientId]),
    erase: (sql, clientId) => sql.run(`update calendar_links set title = '', ics = null, hand_title = false, task_id = null where ${OF_CLIENT}`, [clientId]),
    count: async (sql, clientId) => (await sql.rows<{ n: number }>(`select count(*)::int as n from calendar_links where ${OF_CLIENT}`, [clientId]))[0]?.n ?? 0,
    unmention,
    notTaken: 'Where a block stands in a calendar elsewhere belongs to that calendar; it is written anew.',
  },
];
