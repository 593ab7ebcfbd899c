import type { TaskRow } from './tasks.store.ts';

const NAMES: Readonly<Partial<Record<keyof TaskRow, string>>> = {
  title: 'title', description: 'description', status: 'status', estimated_hours: 'hours', priority: 'priority', weight: 'weight', due_date: 'due date', hard_due: 'hard due', defer_until: 'defer until', depends_on: 'dependencies', time_map: 'time map',
  tags: 'tags', billable: 'billable', pinned: 'pinned', parent_task_id: 'parent task', waiting_for: 'waiting for', project_id: 'project', engagement_id: 'engagement', assigned_person_id: 'person', day_window: 'window of the day',
};
const LONG = new Set<keyof TaskRow>(['description']);

const said = (value: unknown): string => {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length)) return 'none';
  if (value instanceof Date) return value.toISOString().slice(0, 16).replace('T', ' ');
  if (Array.isArray(value)) return value.join(', ').slice(0, 200);
  return typeof value === 'object' ? Object.values(value).join(' to ') : String(value).slice(0, 200);
};

/** What a change changed, for the audit log: "status from todo to done, hours from 2 to 3". Empty where nothing of note. */
export function changesInWords(before: TaskRow, after: TaskRow): string {
  return (Object.keys(NAMES) as (keyof TaskRow)[]).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => (LONG.has(name) ? `${NAMES[name]} rewritten` : `${NAMES[name]} from ${said(before[name])} to ${said(after[name])}`)).join(', ');
}
