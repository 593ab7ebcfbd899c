import { calendarEvents } from '../calendar/index.ts';
import type { Database, Sql } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { type FieldError, invalidInput, notFound } from '../kernel/problem.ts';
import { dayFromText, startOfDay } from '../kernel/zone.ts';
import type { ClientDoor, PlanDoor, ZoneOf } from './doors.port.ts';
import { checkReferences } from './references.store.ts';
import { cycleIn } from './sop.ts';
import { changeTaskContract, createTaskContract, listTasksContract, PRIORITY_WEIGHT, readTaskContract, removeTaskContract, type TaskJson } from './tasks.contract.ts';
import { type TaskRow, tasksStore, type TaskValues } from './tasks.store.ts';

export function taskJson(row: TaskRow): TaskJson {
  const { id, created_at: created, updated_at: updated, ...rest } = row;
  return {
    ...rest, task_id: id, weight: row.weight ?? PRIORITY_WEIGHT[row.priority],
    due_date: row.due_date?.toISOString() ?? null, defer_until: row.defer_until?.toISOString() ?? null, scheduled_start_date: row.scheduled_start_date?.toISOString() ?? null,
    scheduled_end: row.scheduled_end?.toISOString() ?? null, completed_at: row.completed_at?.toISOString() ?? null, created_at: created.toISOString(), updated_at: updated.toISOString(),
  };
}

/** What decides where a task belongs in the calendar: when one of these changes, a place chosen by hand is no longer binding. */
const PLACING = ['estimated_hours', 'due_date', 'hard_due', 'defer_until', 'depends_on', 'time_map', 'min_chunk_minutes', 'max_chunk_minutes'] as const;

// Postgres and JavaScript agree on the years 1 to 9999; a zone's offset must not push a day over either edge.
const FIRST = Date.parse('0001-01-02T00:00:00Z');
const LAST = Date.parse('9999-12-31T00:00:00Z');
const storable = (ms: number): Date => new Date(Math.min(LAST, Math.max(FIRST, ms)));

/** The instant a due date means: a whole local day counts to its end. */
export function dueInstant(text: string, zone: string): Date {
  const day = dayFromText(text);
  return storable(day === undefined ? Date.parse(text) : startOfDay(zone, day + 1));
}

/** The instant from which something may start: a whole local day counts from its beginning. */
export function releaseInstant(text: string, zone: string): Date {
  const day = dayFromText(text);
  return storable(day === undefined ? Date.parse(text) : startOfDay(zone, day));
}

/** Brings a plan's status in line with its tasks: completed when all are done or cancelled, active again when one is reopened. */
export async function settlePlan(sql: Sql, plans: PlanDoor, planId: number | null): Promise<void> {
  if (planId === null) return;
  const plan = await plans.read(sql, planId);
  if (!plan || plan.status === 'draft') return;
  const { all, open } = await tasksStore.progress(sql, planId);
  if (open === 0 && all > 0 && plan.status !== 'completed') await plans.setStatus(sql, planId, 'completed');
  if (open > 0 && plan.status === 'completed') await plans.setStatus(sql, planId, 'active');
}

export interface TaskDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly clients: ClientDoor;
  readonly plans: PlanDoor;
  readonly zoneOf: ZoneOf;
}

export function taskOperations({ db, clock, clients, plans, zoneOf }: TaskDeps): AnyOperation[] {
  type Given = Omit<TaskValues, 'due_date' | 'defer_until'> & { due_date?: string | null | undefined; defer_until?: string | null | undefined };

  /** The values with days as instants, once everything they point at exists and nothing contradicts itself. */
  const checked = async (sql: Sql, input: Given, before?: TaskRow): Promise<TaskValues> => {
    await checkReferences(sql, [
      { path: 'plan_id', table: 'plans', id: input.plan_id }, { path: 'process_template_id', table: 'process_templates', id: input.process_template_id }, { path: 'workflow_id', table: 'workflows', id: input.workflow_id },
      { path: 'project_id', table: 'projects', id: input.project_id }, { path: 'engagement_id', table: 'engagements', id: input.engagement_id }, { path: 'assigned_person_id', table: 'persons', id: input.assigned_person_id },
    ]);
    const errors = [...contradictions({ ...before, ...dropUndefined(input) } as TaskRow), ...(input.depends_on ? await dependencyErrors(sql, input.depends_on, before?.id) : []), ...await takenStep(sql, input, before)];
    if (errors.length) throw invalidInput(errors);
    const zone = input.due_date || input.defer_until ? await zoneOf(sql) : '';
    const { due_date: due, defer_until: defer, ...rest } = input;
    return {
      ...rest,
      ...(rest.depends_on && { depends_on: [...new Set(rest.depends_on)] }),
      ...(due !== undefined && { due_date: due === null ? null : dueInstant(due, zone) }),
      ...(defer !== undefined && { defer_until: defer === null ? null : releaseInstant(defer, zone) }),
    };
  };

  return [
    operation(createTaskContract, ({ client_id: client, ...input }, context) => db.inWorkspace(context, async (sql) => {
      const values = await checked(sql, input);
      const row = await tasksStore.insert(sql, { ...values, client_id: await clients.ensure(sql, client), ...(input.status === 'done' && { completed_at: clock.now() }) });
      await settlePlan(sql, plans, row.plan_id);
      return taskJson(row);
    })),
    operation(listTasksContract, ({ limit, cursor, client_id: client, ...filters }, context) => db.inWorkspace(context, async (sql) => {
      const id = client === undefined ? undefined : await clients.find(sql, client);
      if (id === null) return { items: [], next_cursor: null };
      const after = (decodeCursor(cursor, ['number'])?.[0] ?? null) as number | null;
      const rows = await tasksStore.list(sql, { ...filters, client_id: id }, { after, ascending: filters.plan_id !== undefined, limit: limit + 1 });
      return pageOf(rows, limit, taskJson, (row) => [row.id]);
    })),
    operation(readTaskContract, ({ id }, context) => db.inWorkspace(context, async (sql) => taskJson(found(await tasksStore.read(sql, id), id)))),
    operation(changeTaskContract, ({ id, ...input }, context) => db.inWorkspace(context, async (sql) => {
      const before = found(await tasksStore.read(sql, id), id);
      const values = await checked(sql, input, before);
      if (input.status !== undefined && input.status !== before.status) values.completed_at = input.status === 'done' ? clock.now() : null;
      const row = found(await tasksStore.update(sql, id, values), id);
      const changed = PLACING.some((name) => JSON.stringify(row[name]) !== JSON.stringify(before[name]));
      if (changed || input.pinned === false) await calendarEvents.release(sql, id);
      if (row.title !== before.title) await calendarEvents.retitle(sql, id, row.title);
      if (row.status !== before.status || row.plan_id !== before.plan_id) await settlePlan(sql, plans, row.plan_id);
      return taskJson(row);
    })),
    operation(removeTaskContract, ({ id }, context) => db.inWorkspace(context, async (sql) => {
      const row = found(await tasksStore.remove(sql, id), id);
      await settlePlan(sql, plans, row.plan_id);
      return taskJson(row);
    })),
  ];
}

const found = (row: TaskRow | undefined, id: number): TaskRow => { if (!row) throw notFound('task', id); return row; };
const dropUndefined = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

function contradictions(task: Partial<TaskRow>): FieldError[] {
  const errors: FieldError[] = [];
  const { hours_low: low, hours_high: high, min_chunk_minutes: min, max_chunk_minutes: max } = task;
  if (low != null && high != null && low > high) errors.push({ path: 'hours_low', message: `must not be over hours_high (${high})` });
  if (min != null && max != null && min > max) errors.push({ path: 'min_chunk_minutes', message: `must not be over max_chunk_minutes (${max})` });
  if (task.hard_due && !task.due_date) errors.push({ path: 'hard_due', message: 'needs a due_date beside it' });
  if (task.step_id != null && task.plan_id == null) errors.push({ path: 'step_id', message: 'needs the plan_id whose step it names' });
  return errors;
}

async function dependencyErrors(sql: Sql, dependsOn: readonly number[], self: number | undefined): Promise<FieldError[]> {
  const known = await tasksStore.existing(sql, dependsOn);
  const unknown = dependsOn.flatMap((id, i) => (known.has(id) ? [] : [{ path: `depends_on.${i}`, message: `${id} is not the number of one of your tasks` }]));
  if (unknown.length || self === undefined) return unknown;
  const graph = new Map((await tasksStore.dependencies(sql, dependsOn)).map((row) => [row.id, row.depends_on]));
  const cycle = cycleIn(graph.set(self, [...dependsOn]));
  return cycle ? [{ path: 'depends_on', message: `goes in a circle: task ${cycle.join(' → ')}; remove one of these dependencies` }] : [];
}

async function takenStep(sql: Sql, input: { plan_id?: number | null | undefined; step_id?: string | null | undefined }, before: TaskRow | undefined): Promise<FieldError[]> {
  const [plan, step] = [input.plan_id ?? before?.plan_id, input.step_id ?? before?.step_id];
  if (plan == null || step == null || (input.plan_id === undefined && input.step_id === undefined)) return [];
  const other = (await tasksStore.ofPlan(sql, plan)).find((row) => row.step_id === step && row.id !== before?.id);
  return other ? [{ path: 'step_id', message: `task ${other.id} is this step of the plan already` }] : [];
}
