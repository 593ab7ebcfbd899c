import { describe, expect, it } from 'vitest';
import { groupOf, linesOf } from './task-groups.ts';
import { listOf, nextMonday, sameView, type Task, taskSearch } from './task-search.ts';
import { changed, touched, wayBack } from './task-undo.ts';

const TODAY = '2026-11-21'; // a Saturday
const ZONE = 'America/Los_Angeles';
const task = (task_id: number, more: Partial<Task> = {}): Task => ({ task_id, title: `T${task_id}`, status: 'todo', priority: 'normal', due_date: null, defer_until: null, tags: [], ...more }) as Task;

describe('what the address asks for', () => {
  it('is what is open where nothing else is said', () => {
    expect(listOf(taskSearch({}), TODAY)).toEqual({ open: true, sort: 'due', limit: 200 });
    expect(listOf(taskSearch({ status: 'done', tag: ['acme'], client: '3', waiting: 'true' }), TODAY)).toEqual({ status: ['done'], tag: ['acme'], client_id: 3, waiting: true, sort: 'due', limit: 200 });
  });
  it('counts days of the workspace', () => {
    expect(listOf(taskSearch({ due: 'overdue' }), TODAY)).toMatchObject({ due_to: '2026-11-20' });
    expect(listOf(taskSearch({ due: 'week' }), TODAY)).toMatchObject({ due_from: TODAY, due_to: '2026-11-22' });
    expect(nextMonday('2026-11-23')).toBe('2026-11-30');
  });
  it('knows a view again in whatever order it was kept, and not with another filter', () => {
    const search = taskSearch({ tag: ['b', 'a'], q: 'offer', task: 7 });
    expect(sameView(search, { q: 'offer', tag: ['a', 'b'] })).toBe(true);
    expect(sameView(search, { q: 'offer', tag: ['a'] })).toBe(false);
    expect(sameView(taskSearch({}), {})).toBe(true);
  });
});

describe('groups of the list', () => {
  it('puts a task into the day it is due in the workspace’s zone', () => {
    // The end of Saturday in Los Angeles is Sunday morning elsewhere.
    expect(groupOf(task(1, { due_date: '2026-11-22T08:00:00.000Z' }), undefined, TODAY, ZONE)).toBe('today');
    expect(groupOf(task(1, { due_date: '2026-11-21T08:00:00.000Z' }), 'due', TODAY, ZONE)).toBe('overdue');
    expect(groupOf(task(1, { due_date: '2026-11-23T08:00:00.000Z' }), 'due', TODAY, ZONE)).toBe('tomorrow');
    expect(groupOf(task(1, { due_date: '2026-12-23T08:00:00.000Z' }), 'due', TODAY, ZONE)).toBe('later');
    expect(groupOf(task(1, { due_date: '2026-11-21T08:00:00.000Z', status: 'done' }), 'due', TODAY, ZONE)).toBe('closed');
  });
  it('writes a heading per group, with how many there are, and numbers the tasks through', () => {
    const lines = linesOf([task(1, { status: 'done' }), task(2), task(3, { due_date: '2026-11-20T12:00:00Z' }), task(4)], 'due', TODAY, ZONE);
    expect(lines.map((line) => (line.kind === 'head' ? `${line.group} ${line.count}` : `${line.at}:${line.task.task_id}`))).toEqual(['overdue 1', '0:3', 'undated 2', '1:2', '2:4', 'closed 1', '3:1']);
    expect(linesOf([task(1), task(2)], 'title', TODAY, ZONE).every((line) => line.kind === 'task')).toBe(true);
  });
});

describe('the way back from a change of many', () => {
  it('gives each task what it had, together where it was the same', () => {
    const before = [task(1, { status: 'scheduled' }), task(2, { status: 'todo' }), task(3, { status: 'in_progress' })];
    expect(wayBack(before, touched({ action: 'complete' }))).toEqual([{ ids: [1, 2], change: { status: 'todo' } }, { ids: [3], change: { status: 'in_progress' } }]);
    expect(wayBack([task(1, { tags: ['a'] }), task(2)], touched({ action: 'tag' }))).toEqual([{ ids: [1], change: { tags: ['a'] } }, { ids: [2], change: { tags: [] } }]);
    expect(touched({ change: { project_id: 4, priority: 'high' } })).toEqual(['priority', 'project_id']);
  });
  it('shows at once what will be', () => {
    expect(changed(task(1, { tags: ['a'] }), { action: 'tag', tags: ['a', 'b'] }).tags).toEqual(['a', 'b']);
    expect(changed(task(1), { action: 'complete' }).status).toBe('done');
    expect(changed(task(1), { change: { priority: 'urgent' } }).priority).toBe('urgent');
  });
});
