import type { Sql } from '../db/database.port.ts';
import type { FieldError } from '../kernel/problem.ts';
import { subtasksStore } from './subtasks.store.ts';
import { PRIORITY_WEIGHT } from './tasks.contract.ts';
import { cycleIn } from './sop.ts';
import { type TaskRow, tasksStore } from './tasks.store.ts';

/** Fields that come from the parts of a task that has some. */
const FROM_PARTS = ['estimated_hours', 'hours_low', 'hours_high'] as const;

/** The word whose weight is nearest, as proportions go. */
export function wordOfWeight(weight: number): TaskRow['priority'] {
  const far = (word: TaskRow['priority']): number => Math.abs(Math.log(Math.max(weight, 0.01) / PRIORITY_WEIGHT[word]));
  return (Object.keys(PRIORITY_WEIGHT) as TaskRow['priority'][]).reduce((best, word) => (far(word) < far(best) ? word : best));
}

/** Word and weight of a change in line with each other: a weight alone names its word, a word alone takes its own weight. */
export function inLine<V extends { priority?: TaskRow['priority'] | undefined; weight?: number | null | undefined }>(values: V): V {
  if (values.priority === undefined && values.weight != null) return { ...values, priority: wordOfWeight(values.weight) };
  return values.priority !== undefined && values.weight === undefined ? { ...values, weight: null } : values;
}

/** A new estimate alone takes its range along in proportion; a range that is given must hold the estimate. */
export function withItsRange<V extends { estimated_hours?: number | null | undefined; hours_low?: number | null | undefined; hours_high?: number | null | undefined }>(values: V, before: TaskRow | undefined): V {
  const { estimated_hours: now } = values;
  if (now === undefined || !before || before.estimated_hours === now) return values;
  const learned = { ...values, learned_ratio: null };
  if (values.hours_low !== undefined || values.hours_high !== undefined || (before.hours_low === null && before.hours_high === null)) return learned;
  const scaled = (hours: number | null): number | null => (hours === null || now === null ? null : before.estimated_hours ? Math.round(hours * (now / before.estimated_hours) * 1000) / 1000 : now);
  return { ...learned, hours_low: scaled(before.hours_low), hours_high: scaled(before.hours_high) };
}

/** What contradicts itself in a task as it would be. `given`: the fields of this change; `before`: the task until now. */
export function contradictions(task: Partial<TaskRow>, given: Partial<TaskRow>, before: TaskRow | undefined): FieldError[] {
  const errors: FieldError[] = [];
  const { hours_low: low, estimated_hours: hours, hours_high: high, min_chunk_minutes: min, max_chunk_minutes: max } = task;
  if (low != null && high != null && low > high) errors.push({ path: 'hours_low', message: `must not be over hours_high (${high})` });
  else if (low != null && hours != null && low > hours) errors.push({ path: 'hours_low', message: `must not be over estimated_hours (${hours})` });
  else if (high != null && hours != null && high < hours) errors.push({ path: 'hours_high', message: `must not be under estimated_hours (${hours})` });
  if (min != null && max != null && min > max) errors.push({ path: 'min_chunk_minutes', message: `must not be over max_chunk_minutes (${max})` });
  if (task.hard_due && !task.due_date) errors.push({ path: 'hard_due', message: 'needs a due_date beside it' });
  if (task.step_id != null && task.plan_id == null) errors.push({ path: 'step_id', message: 'needs the plan_id whose step it names' });
  if (task.day_window && task.day_window.from >= task.day_window.to) errors.push({ path: 'day_window.to', message: `must be later than from (${task.day_window.from})` });
  if (before?.parts.all) {
    for (const name of FROM_PARTS) if (given[name] !== undefined && given[name] !== before[name]) errors.push({ path: name, message: `is the sum of its ${before.parts.all} sub-tasks; change theirs` });
    if (given.status === 'todo' || given.status === 'scheduled' || given.status === 'in_progress') { if (given.status !== before.status) errors.push({ path: 'status', message: 'comes from its sub-tasks; change theirs, or set it done or cancelled with all of them' }); }
  }
  return errors;
}

/** Unknown tasks, a task within itself, and orders that go in a circle, through parts and what they belong to. */
export async function orderErrors(sql: Sql, given: { depends_on?: readonly number[] | undefined; parent_task_id?: number | null | undefined }, self: number | undefined): Promise<FieldError[]> {
  const dependsOn = given.depends_on ?? [];
  const parent = given.parent_task_id ?? null;
  if (!dependsOn.length && parent === null) return [];
  const known = await tasksStore.existing(sql, [...dependsOn, ...(parent === null ? [] : [parent])]);
  const errors = dependsOn.flatMap((id, i) => (known.has(id) ? [] : [{ path: `depends_on.${i}`, message: `${id} is not the number of one of your tasks` }]));
  if (parent !== null && !known.has(parent)) errors.push({ path: 'parent_task_id', message: `${parent} is not the number of one of your tasks` });
  if (errors.length) return errors;

  const me = self ?? 0; // a task that is not there yet has no number, and nobody waits for it
  const rows = new Map((await subtasksStore.related(sql, [...dependsOn, ...(parent === null ? [] : [parent]), ...(self === undefined ? [] : [self])])).map((row) => [row.id, row]));
  const before = rows.get(me);
  rows.set(me, { id: me, depends_on: given.depends_on === undefined ? before?.depends_on ?? [] : [...dependsOn], parent_task_id: given.parent_task_id === undefined ? before?.parent_task_id ?? null : parent });
  const up = new Map([...rows.values()].map((row) => [row.id, row.parent_task_id === null ? [] : [row.parent_task_id]]));
  const within = cycleIn(up);
  if (within) return [{ path: 'parent_task_id', message: `goes in a circle: task ${within.join(' is a part of ')}; choose a task that is no part of this one` }];
  // A task ends after its parts, and a part starts after whatever its task waits for.
  const edges = new Map([...rows.values()].map((row) => [row.id, [...row.depends_on]]));
  for (const row of rows.values()) {
    if (row.parent_task_id !== null) edges.get(row.parent_task_id)?.push(row.id);
    for (let at = row.parent_task_id; at !== null; at = rows.get(at)?.parent_task_id ?? null) edges.get(row.id)?.push(...(rows.get(at)?.depends_on ?? []));
  }
  const cycle = cycleIn(edges);
  return cycle ? [{ path: given.depends_on === undefined ? 'parent_task_id' : 'depends_on', message: `goes in a circle: task ${cycle.map((id) => id || 'this').join(' → ')}; remove one of these dependencies` }] : [];
}

export async function takenStep(sql: Sql, input: { plan_id?: number | null | undefined; step_id?: string | null | undefined }, before: TaskRow | undefined): Promise<FieldError[]> {
  const [plan, step] = [input.plan_id ?? before?.plan_id, input.step_id ?? before?.step_id];
  if (plan == null || step == null || (input.plan_id === undefined && input.step_id === undefined)) return [];
  const other = (await tasksStore.ofPlan(sql, plan)).find((row) => row.step_id === step && row.id !== before?.id);
  return other ? [{ path: 'step_id', message: `task ${other.id} is this step of the plan already` }] : [];
}
