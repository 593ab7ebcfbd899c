import { expect, it } from 'vitest';
import { colourOf, legendOf, namesWithHues } from './colours.ts';
import { askAgain, type CalendarItem, ghostsOf, isIdle, type Run } from './preview.ts';

const at = (hour: number): string => new Date(Date.UTC(2026, 10, 23, hour)).toISOString();
const item = (id: number, task: number | null, hour: number, more: Partial<CalendarItem> = {}): CalendarItem => ({ event_id: id, calendar_id: 1, title: `Task ${task}`, start: at(hour), end: at(hour + 1), kind: task === null ? 'busy' : 'block', task_id: task, run_id: 1, pinned: false, source: 'almanac', billable: true, task_status: 'scheduled', reasons: [], task_pinned: false, plan_id: null, project_id: null, client_id: null, due_date: null, ...more });
const block = (task: number, hour: number, event: number | null = null): Run['blocks'][number] => ({ task_id: task, step_id: null, title: `Task ${task}`, start: at(hour).replace('.000Z', 'Z'), end: at(hour + 1), calendar_event_id: event, reasons: ['Why.'], slack_minutes: null });
const run: Pick<Run, 'status' | 'moves' | 'kept' | 'moved'> = { status: 'preview', moves: [], kept: [], moved: [] };
const move = (task: number): Run['moves'][number] => ({ task_id: task, title: '', from: null, to: null, why: '' });

it('shows what a run would change and leaves out what stays', () => {
  const items = [item(1, 10, 8), item(2, 11, 9), item(3, 12, 10), item(4, null, 11), item(5, 13, 12), item(6, 14, 13, { pinned: true })];
  const { ghosts, leaving } = ghostsOf({ ...run, blocks: [block(10, 8, 1), block(11, 14, 2), block(15, 15)], moves: [move(13), move(14)], kept: [], moved: [11] }, items);
  // 10 stays, 11 moves, 12 is not the run's affair, 13 loses its place, 14 is held, 15 is new.
  expect(ghosts.map((ghost) => [ghost.task_id, ghost.moves])).toEqual([[11, true], [15, false]]);
  expect([...leaving]).toEqual([2, 5]);
  expect(ghostsOf({ ...run, blocks: [block(11, 14)], kept: [{ task_id: 11, title: '', start: at(9), end: at(10), calendar_event_id: 2, why: '' }] }, items).leaving.size).toBe(0);
  expect(ghostsOf({ ...run, status: 'scheduled', blocks: [block(11, 14)] }, items)).toEqual({ ghosts: [], leaving: new Set() });
});

it('knows how to ask for a run again, and when it holds nothing', () => {
  const base = { plan_id: null, blocks: [block(10, 8), block(10, 9)], unplaced: [{ task_id: 11 }] as unknown as Run['unplaced'], reason: null };
  expect(askAgain({ ...base, kind: 'schedule' })).toEqual({ kind: 'schedule', task_ids: [10, 11] });
  expect(askAgain({ ...base, kind: 'schedule', plan_id: 4 })).toEqual({ kind: 'schedule', plan_id: 4 });
  expect(askAgain({ ...base, kind: 'repair', reason: 'overdue' })).toEqual({ kind: 'reschedule', overdue: true });
  expect([isIdle({ kind: 'repair', blocks: [block(1, 1)], moves: [], moved: [] }), isIdle({ kind: 'schedule', blocks: [block(1, 1)], moves: [], moved: [] })]).toEqual([true, false]);
});

it('colours by what was chosen, and lists the colours by how often they occur', () => {
  const words = { billable: 'Billable', internal: 'Not billable', noProject: 'No project', noClient: 'Own work' };
  const names = { projects: namesWithHues(new Map([[3, 'Harbour'], [4, 'harbour'], [5, 'Harbour ']])), clients: new Map() };
  expect(colourOf(item(1, 1, 8), 'billable', names, words)).toEqual({ key: 'billable', name: 'Billable', hue: 1 });
  expect(colourOf(item(1, 1, 8, { project_id: 3 }), 'project', names, words)).toMatchObject({ key: '3', name: 'Harbour' });
  expect(new Set([...names.projects.values()].map((one) => one.hue)).size).toBe(3);
  expect(colourOf(item(1, 1, 8, { client_id: 9 }), 'client', names, words)).toEqual({ key: 'none', name: 'Own work', hue: null });
  const colours = [item(1, 1, 8), item(2, 2, 9, { billable: false }), item(3, 3, 9, { billable: false })].map((one) => colourOf(one, 'billable', names, words));
  expect(legendOf(colours).map((one) => one.key)).toEqual(['internal', 'billable']);
});
