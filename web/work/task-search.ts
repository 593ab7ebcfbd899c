import type { Input, Output } from '../api/index.ts';
import { flag, many, oneOf, searchParams, text, whole } from '../app/search-params.ts';

export type Task = Output<'tasks.get'>;
export type Status = Task['status'];
export type Priority = Task['priority'];

export const STATUSES = ['todo', 'scheduled', 'in_progress', 'done', 'cancelled'] as const satisfies readonly Status[];
/** What a person may set: a place in the calendar is given by the scheduler. */
export const SETTABLE = ['todo', 'in_progress', 'done', 'cancelled'] as const satisfies readonly Status[];
export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const satisfies readonly Priority[];
export const SORTS = ['due', 'priority', 'start', 'newest', 'title'] as const;
export const DUES = ['overdue', 'today', 'week', 'month'] as const;

export const taskSearch = searchParams({
  q: text(200), as: oneOf('list', 'board'), status: many(oneOf(...STATUSES)), client: whole(1), project: whole(1), plan: whole(1), tag: many(text(100)), due: oneOf(...DUES), waiting: flag, priority: oneOf(...PRIORITIES), sort: oneOf(...SORTS), task: whole(1),
});
export type TaskSearch = ReturnType<typeof taskSearch>;

/** What narrows the list; the way it is shown and what is open beside it do not. */
export const FILTERS = ['q', 'status', 'client', 'project', 'plan', 'tag', 'due', 'waiting', 'priority'] as const satisfies readonly (keyof TaskSearch)[];
export const filtersOf = (search: TaskSearch): Partial<TaskSearch> => Object.fromEntries([...FILTERS, 'sort' as const, 'as' as const].map((name) => [name, search[name]] as const).filter(([, value]) => value !== undefined));
export const filtersSet = (search: TaskSearch): number => FILTERS.filter((name) => search[name] !== undefined).length;
export const noFilters: Partial<TaskSearch> = Object.fromEntries(FILTERS.map((name) => [name, undefined]));

/** The same filters, in whatever order they were given. */
export function sameView(a: Partial<TaskSearch>, b: Readonly<Record<string, unknown>>): boolean {
  const flat = (view: object): string => JSON.stringify(Object.entries(view).filter(([, value]) => value !== undefined).map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value]).sort(([x], [y]) => String(x).localeCompare(String(y))));
  return flat(filtersOf(a as TaskSearch)) === flat(filtersOf(taskSearch(b)));
}

/** A day, so many days later. */
export const dayAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
/** Monday of the week after the one a day lies in. */
export const nextMonday = (day: string): string => dayAfter(day, 7 - ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7));

function dueRange(due: TaskSearch['due'], today: string): { due_from?: string; due_to?: string } {
  switch (due) {
    case 'overdue': return { due_to: dayAfter(today, -1) };
    case 'today': return { due_from: today, due_to: today };
    case 'week': return { due_from: today, due_to: dayAfter(nextMonday(today), -1) };
    case 'month': return { due_from: today, due_to: dayAfter(today, 30) };
    default: return {};
  }
}

/** The question that the address means. Without a status it is about what is open. */
export function listOf(search: TaskSearch, today: string): Omit<Input<'tasks.list'>, 'cursor'> {
  const { status, q, client, project, plan, tag, waiting, priority, sort = 'due', due } = search;
  return {
    ...(status ? { status: [...status] } : { open: true }), ...(q !== undefined && { q }), ...(client !== undefined && { client_id: client }), ...(project !== undefined && { project_id: project }), ...(plan !== undefined && { plan_id: plan }),
    ...(tag && { tag: [...tag] }), ...(waiting && { waiting }), ...(priority && { priority }), ...dueRange(due, today), sort, limit: 200,
  };
}
