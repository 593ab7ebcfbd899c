import { engines, type TestEngine } from '../../tests/engines.ts';
import type { Database } from '../db/database.port.ts';
import { fixedClock } from '../kernel/clock.ts';
import { parseInput } from '../kernel/input.ts';
import type { AnyOperation, CallContext } from '../kernel/operation.ts';
import { notFound } from '../kernel/problem.ts';
import type { ClientDoor, PlanDoor, PlanStatus } from './doors.port.ts';
import { workModule } from './index.ts';

export { engines };

/** Clients and plans as the folders that own them would show them: enough for tests of what stands on them. */
export const clientDoor: ClientDoor = {
  async ensure(sql, ref) {
    if (ref === undefined) return (await sql.rows<{ client_id: number }>('select client_id from client_profiles where is_own'))[0]?.client_id as number;
    if (typeof ref === 'string') await sql.run('insert into client_profiles (user_id) values ($1) on conflict do nothing', [ref]);
    const id = await clientDoor.find(sql, ref);
    if (id === null) throw notFound('client', ref);
    return id;
  },
  find: async (sql, ref) => (await sql.rows<{ client_id: number }>(`select client_id from client_profiles where ${typeof ref === 'number' ? 'client_id' : 'user_id'} = $1`, [ref]))[0]?.client_id ?? null,
};

export const planDoor: PlanDoor = {
  read: async (sql, id) => (await sql.rows<{ status: PlanStatus; plan_title: string; client_id: number | null; deadline: Date | null }>('select status, plan_title, client_id, deadline from plans where id = $1', [id]))[0] ?? null,
  setStatus: async (sql, id, status) => { await sql.run('update plans set status = $2 where id = $1', [id, status]); },
};

export const testContext: CallContext = { requestId: 'test', workspaceId: 1, actor: 'local', scopes: new Set(['planner:read', 'planner:write']), baseUrl: 'http://127.0.0.1:8090' };

/** Calls operations by their name, through the same checks of input and output that every surface makes. */
export function caller(operations: readonly AnyOperation[], context = testContext) {
  const byName = new Map(operations.map((operation) => [operation.contract.name, operation]));
  // Tests look into answers freely.
  // oxlint-disable-next-line typescript/no-explicit-any
  return async (name: string, input: Record<string, unknown> = {}): Promise<any> => {
    const operation = byName.get(name);
    if (!operation) throw new Error(`There is no operation ${name}.`);
    return operation.contract.output.parse(await operation.run(parseInput(operation.contract, input), context));
  };
}

export async function insertPlan(db: Database, status: PlanStatus = 'approved', title = 'Plan'): Promise<number> {
  const [row] = await db.inWorkspace(testContext, (sql) => sql.rows<{ id: number }>(`insert into plans (plan_title, intent, sop, status, source, intent_hash, client_id) values ($1::text, $1::text, '{}', $2, 'workflow', 'x', 1) returning id`, [title, status]));
  return row?.id as number;
}

/** A database with the work module in it, at a fixed moment: Saturday, 21 November 2026, 08:00 in Los Angeles. */
export async function workWorld(engine: TestEngine) {
  const db = await engine.open();
  const clock = fixedClock('2026-11-21T16:00:00Z');
  const noted: string[] = [];
  const work = workModule({ db, clock, clients: clientDoor, plans: planDoor, zoneOf: async () => 'America/Los_Angeles', note: async (_, event) => { noted.push(event.content); } });
  return { db, clock, work, noted, call: caller(work.operations) };
}
