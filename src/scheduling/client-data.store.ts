import type { ClientData } from '../kernel/client-data.ts';

const PLANS = 'select id from plans where client_id = $1';
const plain = (row: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]));

const ofTable = (store: string, key: string, columns: string, where: string): ClientData => ({
  store,
  export: async (sql, clientId) => (await sql.rows<Record<string, unknown>>(`select ${columns} from ${store} where ${where} order by ${key}`, [clientId])).map(plain),
  erase: (sql, clientId) => sql.run(`delete from ${store} where ${where}`, [clientId]),
  count: async (sql, clientId) => (await sql.rows<{ n: number }>(`select count(*)::int as n from ${store} where ${where}`, [clientId]))[0]?.n ?? 0,
});

/** Blocks and runs of a client's work. They come before the tasks and plans by which they are found. */
export const schedulingClientData: readonly ClientData[] = [
  ofTable('calendar_events', 'event_id', 'event_id, title, starts_at, ends_at, kind, task_id, run_id, pinned', `task_id in (select id from tasks where client_id = $1 or plan_id in (${PLANS}))`),
  ofTable('scheduler_runs', 'id', 'id as run_id, kind, status, plan_id, task_ids, schedule_blocks, created_at, applied_at, undone_at', `client_id = $1 or plan_id in (${PLANS})`),
];
