import { calendarEvents } from '../calendar/index.ts';
import type { Sql } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import { invalidInput } from '../kernel/problem.ts';
import type { ClientDoor, PlanDoor, ZoneOf } from './doors.port.ts';
import { checkReferences } from './references.store.ts';
import { recurrencesStore } from './recurrences.store.ts';
import { subtasksStore } from './subtasks.store.ts';
import { contradictions, inLine, orderErrors, takenStep, withItsRange } from './task-checks.ts';
import { dueInstant, releaseInstant } from './task-times.ts';
import { type TaskRow, tasksStore, type TaskValues } from './tasks.store.ts';

/** What decides where a task belongs in the calendar: when one of these changes, a place chosen by hand is no longer binding. */
const PLACING = ['estimated_hours', 'due_date', 'hard_due', 'defer_until', 'depends_on', 'time_map', 'min_chunk_minutes', 'max_chunk_minutes', 'day_window'] as const;
/** What of an occurrence a person may change without it leaving its series. */
const NO_TOUCH = new Set(['status', 'pinned']);

export type GivenTask = Omit<TaskValues, 'due_date' | 'defer_until'> & { due_date?: string | null | undefined; defer_until?: string | null | undefined };

/** Brings a plan's status in line with its tasks: completed when all are done or cancelled, active again when one is reopened. */
export async function settlePlan(sql: Sql, plans: PlanDoor, planId: number | null): Promise<void> {
  if (planId === null) return;
  const plan = await plans.read(sql, planId);
  if (!plan || plan.status === 'draft') return;
  const { all, open } = await tasksStore.progress(sql, planId);
  if (open === 0 && all > 0 && plan.status !== 'completed') await plans.setStatus(sql, planId, 'completed');
  if (open > 0 && plan.status === 'completed') await plans.setStatus(sql, planId, 'active');
}

/** Brings what a task is a part of, and the plans of both, in line with it. */
export async function settleTask(sql: Sql, plans: PlanDoor, row: Pick<TaskRow, 'id' | 'plan_id'>, at: Date): Promise<void> {
  const above = await subtasksStore.rollUp(sql, [row.id], at);
  for (const id of new Set([row.plan_id, ...above.map((a) => a.plan_id)])) await settlePlan(sql, plans, id);
}

/** Creates, changes and removes tasks with everything that follows from it. Every way in uses it: one by one, in bulk, by quick entry, from a series. */
export function taskWriter({ clock, clients, plans, zoneOf }: { clock: Clock; clients: ClientDoor; plans: PlanDoor; zoneOf: ZoneOf }) {
  /** The values with days as instants, once everything they point at exists and nothing contradicts itself. */
  const checked = async (sql: Sql, given: GivenTask, before?: TaskRow): Promise<TaskValues> => {
    const input = withItsRange(inLine(given), before);
    await checkReferences(sql, [
      { path: 'plan_id', table: 'plans', id: input.plan_id }, { path: 'process_template_id', table: 'process_templates', id: input.process_template_id }, { path: 'workflow_id', table: 'workflows', id: input.workflow_id },
      { path: 'project_id', table: 'projects', id: input.project_id }, { path: 'engagement_id', table: 'engagements', id: input.engagement_id }, { path: 'assigned_person_id', table: 'persons', id: input.assigned_person_id },
    ]);
    const errors = [...contradictions({ ...before, ...dropUndefined(input) } as TaskRow, given as Partial<TaskRow>, before), ...await orderErrors(sql, input, before?.id), ...await takenStep(sql, input, before)];
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

  /** A task that has parts now has no place of its own any more. */
  const becomesParent = async (sql: Sql, id: number | null | undefined): Promise<void> => {
    if (id == null) return;
    const blocks = await calendarEvents.blocksOf(sql, [id]);
    if (blocks.length) await calendarEvents.remove(sql, blocks.map((block) => block.event_id));
  };

  const change = async (sql: Sql, before: TaskRow, input: GivenTask): Promise<TaskRow> => {
    const now = clock.now();
    const values = await checked(sql, input, before);
    if (input.status !== undefined && input.status !== before.status) values.completed_at = input.status === 'done' ? now : null;
    if (before.recurrence_id !== null && Object.keys(dropUndefined(input)).some((name) => !NO_TOUCH.has(name))) values.occurrence_touched = true;
    if (before.parts.all && (input.status === 'done' || input.status === 'cancelled')) {
      for (const { id } of await subtasksStore.leaves(sql, [before.id])) {
        const leaf = id === before.id ? undefined : await tasksStore.read(sql, id);
        if (leaf && leaf.status !== 'done' && leaf.status !== 'cancelled') await tasksStore.update(sql, id, { status: input.status, completed_at: input.status === 'done' ? now : null });
      }
    }
    let row = await tasksStore.update(sql, before.id, values) as TaskRow;
    if (row.parent_task_id !== before.parent_task_id) await becomesParent(sql, row.parent_task_id);
    if (PLACING.some((name) => JSON.stringify(row[name]) !== JSON.stringify(before[name])) || input.pinned === false) await calendarEvents.release(sql, row.id);
    if (row.title !== before.title) await calendarEvents.retitle(sql, row.id, row.title);
    await settleTask(sql, plans, row, now);
    if (before.parent_task_id !== null && row.parent_task_id !== before.parent_task_id) await leftBehind(sql, before.parent_task_id);
    if (before.plan_id !== row.plan_id) await settlePlan(sql, plans, before.plan_id);
    if (before.parts.all) {
      const part = (await subtasksStore.leaves(sql, [row.id])).find(({ id }) => id !== row.id);
      if (part) await settleTask(sql, plans, { id: part.id, plan_id: null }, now);
      row = await tasksStore.read(sql, row.id) as TaskRow;
    }
    return row;
  };

  /** What a part left is the sum of the others; without others it stands by itself as it is. */
  const leftBehind = async (sql: Sql, parentId: number): Promise<void> => {
    const [other] = await subtasksStore.leaves(sql, [parentId]);
    if (other && other.id !== parentId) await settleTask(sql, plans, { id: other.id, plan_id: null }, clock.now());
  };

  return {
    async create(sql: Sql, client: number | string | undefined, input: GivenTask & { title: string }): Promise<TaskRow> {
      const values = await checked(sql, input);
      const parent = input.parent_task_id == null ? undefined : await tasksStore.read(sql, input.parent_task_id);
      // A part belongs where its task belongs, unless it says otherwise.
      const inherited = parent ? { plan_id: parent.plan_id, project_id: parent.project_id, engagement_id: parent.engagement_id, billable: parent.billable, priority: parent.priority, weight: parent.weight } : {};
      const clientId = client === undefined && parent ? parent.client_id : await clients.ensure(sql, client);
      const row = await tasksStore.insert(sql, { ...inherited, ...(dropUndefined(values) as TaskValues), client_id: clientId, ...(input.status === 'done' && { completed_at: clock.now() }) });
      await becomesParent(sql, row.parent_task_id);
      await settleTask(sql, plans, row, clock.now());
      return row;
    },
    change,
    async remove(sql: Sql, id: number): Promise<TaskRow | undefined> {
      const row = await tasksStore.remove(sql, id);
      if (!row) return undefined;
      if (row.recurrence_id !== null && row.occurrence_date !== null) await recurrencesStore.leaveOut(sql, row.recurrence_id, `${row.occurrence_date}/${row.occurrence_no ?? 0}`);
      if (row.parent_task_id !== null) await leftBehind(sql, row.parent_task_id);
      await settlePlan(sql, plans, row.plan_id);
      return row;
    },
  };
}

export type TaskWriter = ReturnType<typeof taskWriter>;
const dropUndefined = (values: object): object => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
