import type { Input, Output } from '../api/index.ts';
import type { Run } from './preview.ts';

export type Unplaced = Run['unplaced'][number];
type Preferences = Output<'scheduler.preferences'>;
type Task = Pick<Output<'tasks.get'>, 'task_id' | 'due_date' | 'min_chunk_minutes' | 'status' | 'title'>;
type Sprint = Pick<Output<'scheduler.sprints'>['items'][number], 'sprint_id' | 'week_start' | 'capacity_hrs' | 'capacity_set'>;

/** A change and its contrary; `days` is a longer look ahead, which changes nothing that is kept. */
export type Change =
  | { readonly kind: 'task'; readonly to: Input<'tasks.update'>; readonly back: Input<'tasks.update'> }
  | { readonly kind: 'preferences'; readonly to: Input<'scheduler.save_preferences'>; readonly back: Input<'scheduler.save_preferences'> }
  | { readonly kind: 'sprint'; readonly to: Input<'scheduler.save_sprint'>; readonly back: Input<'scheduler.save_sprint'> }
  | { readonly kind: 'days'; readonly days: number };

const HORIZON_DAYS = 42;
const MOST_DAYS = 730;
const hours = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;

/** The task that a fix changes, where it changes one. */
export const taskOfFix = ({ task_id: own, smallest_fix: fix }: Unplaced): number => fix.task_id ?? own;

/** The smallest fix of a task without a place as a change that can be made and taken back; null where it takes a person's judgement. */
export function changeFor(one: Unplaced, given: { readonly task: Task; readonly preferences: Preferences; readonly sprints: readonly Sprint[] }): Change | null {
  const { smallest_fix: { change, minutes = 0, periods }, binding: { rule } } = one;
  const { task, preferences, sprints } = given;
  switch (change) {
    case 'extend_due':
      return task.due_date === null ? null : { kind: 'task', to: { id: task.task_id, due_date: new Date(Date.parse(task.due_date) + minutes * 60_000).toISOString() }, back: { id: task.task_id, due_date: task.due_date } };
    case 'split': return minutes < 1 ? null : { kind: 'task', to: { id: task.task_id, min_chunk_minutes: minutes }, back: { id: task.task_id, min_chunk_minutes: task.min_chunk_minutes } };
    case 'drop_task': return { kind: 'task', to: { id: task.task_id, status: 'cancelled' }, back: { id: task.task_id, status: task.status === 'in_progress' ? 'in_progress' : 'todo' } };
    case 'extend_horizon': return { kind: 'days', days: Math.min(MOST_DAYS, HORIZON_DAYS + Math.ceil(minutes / 1440) + 1) };
    case 'add_hours':
      // Hours of a time map are its own; where the length is unknown somebody must say it.
      if (!periods?.length || rule === 'time_map') return null;
      return { kind: 'preferences', to: { exceptions: [...preferences.exceptions, ...periods.map((period) => ({ ...period, kind: 'hours' as const, hours: [['00:00', '24:00']] as [string, string][], title: task.title.slice(0, 200) }))] }, back: { exceptions: preferences.exceptions } };
    case 'raise_limit': return raised(rule, one.binding.id, minutes, preferences, sprints);
    default: return null;
  }
}

function raised(rule: string, id: string | undefined, minutes: number, { limits }: Preferences, sprints: readonly Sprint[]): Change | null {
  if (rule === 'week_capacity_hours') {
    const week = sprints.find((sprint) => sprint.week_start.slice(0, 10) === id);
    return week ? { kind: 'sprint', to: { id: week.sprint_id, capacity_hrs: Math.min(168, hours(week.capacity_hrs * 60 + minutes)) }, back: { id: week.sprint_id, capacity_hrs: week.capacity_set ? week.capacity_hrs : null } } : null;
  }
  if (rule !== 'max_hours_per_day' && rule !== 'weekly_capacity_hours') return null;
  const now = limits[rule];
  return now === undefined ? null : { kind: 'preferences', to: { limits: { ...limits, [rule]: Math.min(rule === 'max_hours_per_day' ? 25 : 168, hours(now * 60 + minutes)) } }, back: { limits } };
}
