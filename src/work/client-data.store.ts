import type { ClientData } from '../kernel/client-data.ts';

const plain = (row: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'workspace_id').map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]));

/** Everything in one table that belongs to a client by `where` (`$1` is the client's number). */
const ofTable = (store: string, where: string): ClientData => ({
  store,
  export: async (sql, clientId) => (await sql.rows<Record<string, unknown>>(`select * from ${store} where ${where} order by id`, [clientId])).map(plain),
  erase: (sql, clientId) => sql.run(`delete from ${store} where ${where}`, [clientId]),
  count: async (sql, clientId) => (await sql.rows<{ n: number }>(`select count(*)::int as n from ${store} where ${where}`, [clientId]))[0]?.n ?? 0,
});

const OWN = 'client_id = $1';
/** A task belongs to a client by its own word or by its plan's; blocks go with their tasks. */
const BY_PLAN = `(client_id = $1 or plan_id in (select id from plans where client_id = $1))`;
const RUNS = `(client_id = $1 or task_id in (select id::text from tasks where ${BY_PLAN}))`;

/** Runs before tasks: whose a run was is read from the task. */
export const workClientData: readonly ClientData[] = [
  ofTable('execution_runs', RUNS), ofTable('tasks', BY_PLAN), ofTable('process_templates', BY_PLAN),
  ...['projects', 'engagements', 'persons', 'workflows', 'service_blueprints', 'ventures'].map((table) => ofTable(table, OWN)),
];
