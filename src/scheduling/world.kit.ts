import type { TestEngine } from '../../tests/engines.ts';
import { memoryCalendars } from '../../tests/memory-calendars.ts';
import { icalJs } from '../calendar/adapters/ical-js.ts';
import { calendarModule } from '../calendar/index.ts';
import { silentLog } from '../kernel/log.ts';
import type { CallContext } from '../kernel/operation.ts';
import { createSealer } from '../kernel/sealed.ts';
import { tasks as tasksStore } from '../work/index.ts';
import { createSolverPool } from '../solver/index.ts';
import { caller, clientDoor, insertPlan, planDoor, testContext, workWorld } from '../work/world.kit.ts';
import { type SchedulingModule, schedulingModule } from './index.ts';

/** A database with work, calendar and scheduling in it: Saturday, 21 November 2026, 08:00 in Los Angeles. */
export async function schedulingWorld(engine: TestEngine) {
  const { db, clock, work } = await workWorld(engine);
  const pool = createSolverPool({ size: 1, defaultZone: 'America/Los_Angeles' });
  const notes: { content: string }[] = [];
  const ensured: number[] = [];
  const enqueued: string[] = [];
  /** Steps in, before they are solved: what another request does meanwhile. */
  const meanwhile: (() => Promise<unknown>)[] = [];
  const notices: string[] = [];
  const ical = icalJs();
  const remote = memoryCalendars(ical);
  const subscribed = memoryCalendars(ical, { provider: 'ics' });
  const sealer = createSealer('a secret for the tests');
  const scheduling: SchedulingModule = schedulingModule({
    db, clock, plans: planDoor, clients: clientDoor, jobs: { enqueue: async (_sql, _context, kind, _payload, options) => { enqueued.push(`${kind.name} ${options?.key}`); return 'job'; } }, syncNow: (context) => calendar.sync.now(context), defaultZone: 'America/Los_Angeles',
    pool: { close: () => pool.close(), solve: async (problem, options) => { await meanwhile.shift()?.(); return pool.solve(problem, options); } },
    note: async (_context, entry) => { notes.push(entry); },
    ensureTasks: async (planId, context) => { ensured.push(planId); await db.inWorkspace(context, (sql) => sql.run(`insert into tasks (title, plan_id, step_id, estimated_hours) values ('Made from a draft', $1, 's1', 1)`, [planId])); },
  });
  const calendar = calendarModule({
    db, clock, log: silentLog, ical, sealer, stateKey: 'a key for the tests', services: [remote.service, subscribed.service], google: null, settings: [], zoneOf: async () => 'America/Los_Angeles',
    notice: async (_context, text) => { notices.push(text); }, fetchText: async (url) => { throw new Error(`${url} is not for tests`); }, refusesServer: async () => null, workspaces: async () => [1], publicUrl: 'https://almanac.example.org',
    jobs: { enqueue: async (_sql, _context, kind, payload) => { enqueued.push(`${kind.name} ${JSON.stringify(payload)}`); return 'job'; } },
    door: {
      follow: (sql, ids) => scheduling.followByHand(sql, ids), isOpen: async (sql, id) => ['todo', 'scheduled', 'in_progress'].includes((await tasksStore.byIds(sql, [id]))[0]?.status ?? ''),
      reschedule: async (_context: CallContext, id) => { await call('scheduler.schedule', { task_ids: [id] }); }, cancel: async (_context: CallContext, id) => { await call('tasks.update', { id, status: 'cancelled' }); },
    },
  });
  const call = caller([...scheduling.freeingTime(work.operations), ...calendar.operations, ...scheduling.operations]);
  return {
    db, clock, scheduling, calendar, remote, subscribed, ical, notices, notes, ensured, enqueued, meanwhile, call,
    close: async () => { await pool.close(); await db.close(); },
    refusal: (name: string, input?: Record<string, unknown>) => call(name, input).then(() => { throw new Error(`${name} was accepted`); }, (error) => ({ status: error.kind?.status, code: error.kind?.code, paths: error.errors?.map((e: { path: string }) => e.path), message: error.message })),
    /** An approved plan with a chain of tasks of so many hours. */
    async plan(hours: readonly number[], more: Record<string, unknown> = {}): Promise<{ plan: number; tasks: number[] }> {
      const plan = await insertPlan(db);
      const tasks: number[] = [];
      for (const [i, h] of hours.entries()) tasks.push((await call('tasks.create', { title: `Task ${i}`, estimated_hours: h, plan_id: plan, step_id: `s${i}`, billable: true, depends_on: tasks.slice(-1), ...more })).task_id);
      return { plan, tasks };
    },
    /** The whole calendar, small enough to compare. */
    async places(): Promise<[number, number | null, string, string][]> {
      const { items } = await call('scheduler.calendar', { start_date: '2026-01-01', end_date: '2028-01-01', limit: 500 });
      return items.map((e: { event_id: number; task_id: number | null; start: string; end: string }) => [e.event_id, e.task_id, e.start, e.end]);
    },
    planStatus: async (id: number) => (await db.inWorkspace(testContext, (sql) => planDoor.read(sql, id)))?.status,
  };
}
