import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarEvents } from '../calendar/index.ts';
import { engines, testContext, workWorld } from './world.kit.ts';

type Titled = { title: string };
const titles = (list: Titled[]): string[] => list.map((t) => t.title);

describe.each(engines)('lists of tasks on $name', (engine) => {
  let world: Awaited<ReturnType<typeof workWorld>>;
  const ids: Record<string, number> = {};
  const call = (name: string, input?: Record<string, unknown>) => world.call(name, input);
  const refusal = async (name: string, input: Record<string, unknown>) => call(name, input).then(() => { throw new Error('was accepted'); }, (error) => ({ status: error.kind?.status, paths: error.errors?.map((e: { path: string }) => e.path) }));
  const add = async (title: string, input: Record<string, unknown> = {}) => { ids[title] = (await call('tasks.create', { title, ...input })).task_id; };
  // It is Saturday, 21 November 2026, 08:00 in Los Angeles.
  beforeAll(async () => {
    world = await workWorld(engine);
    await add('late', { due_date: '2026-11-20', tags: ['a', 'b'], priority: 'urgent' });
    await add('today', { due_date: '2026-11-21', estimated_hours: 1, tags: ['a'] });
    await add('sunday', { due_date: '2026-11-22', tags: ['b'], priority: 'low' });
    await add('next week', { due_date: '2026-11-25', client_id: 'jane', description: 'the 50% offer' });
    await add('waits', { due_date: '2026-11-21', waiting_for: 'Bob' });
    await add('placed', { estimated_hours: 2, due_date: '2026-11-21' });
    await add('finished', { estimated_hours: 3, status: 'done' });
    await add('whole', { due_date: '2026-11-21' });
    await add('part', { parent_task_id: ids['whole'], due_date: '2026-11-21' });
    await world.db.inWorkspace(testContext, (sql) => calendarEvents.add(sql, [
      { title: 'lunch', start: new Date('2026-11-21T20:00:00Z'), end: new Date('2026-11-21T21:00:00Z'), kind: 'busy' },
      { title: 'placed', start: new Date('2026-11-21T18:00:00Z'), end: new Date('2026-11-21T20:00:00Z'), kind: 'block', taskId: ids['placed'] as number },
      { title: 'placed', start: new Date('2026-11-22T07:30:00Z'), end: new Date('2026-11-22T08:30:00Z'), kind: 'block', taskId: ids['placed'] as number },
    ]));
  });
  afterAll(() => world.db.close());

  it('show a day of the zone in the order of time', async () => {
    const day = await call('tasks.today');
    expect(day).toMatchObject({ from: '2026-11-21T00:00:00-08:00', to: '2026-11-22T00:00:00-08:00', time_zone: 'America/Los_Angeles', hours: { planned: 2.5, busy: 1, done: 3 } });
    expect(day.blocks.map((b: { title: string; start: string; task: { task_id: number } | null }) => [b.title, b.start.slice(11, 16), b.task?.task_id ?? null])).toEqual([['placed', '10:00', ids['placed']], ['lunch', '12:00', null], ['placed', '23:30', ids['placed']]]);
    expect([titles(day.due), titles(day.overdue), titles(day.waiting), titles(day.done)]).toEqual([['today', 'part'], ['late'], ['waits'], ['finished']]);
    expect(titles((await call('tasks.today', { date: '2026-11-22' })).due)).toEqual(['sunday']);
    expect(titles((await call('tasks.today', { client_id: 'jane', date: '2026-11-25' })).due)).toEqual(['next week']);
    expect((await call('tasks.today', { client_id: 'nobody' })).due).toEqual([]);
  });

  it('show a week from Monday, day by day', async () => {
    const week = await call('tasks.week');
    expect(week.from).toBe('2026-11-16T00:00:00-08:00');
    expect(week.days.map((d: { date: string; hours: { planned: number } }) => [d.date.slice(8), d.hours.planned])).toEqual([['16', 0], ['17', 0], ['18', 0], ['19', 0], ['20', 0], ['21', 2.5], ['22', 0.5]]);
    expect(titles(week.due)).toEqual(['today', 'part', 'sunday']);
    expect((await call('tasks.week', { date: '2026-11-01' })).to).toBe('2026-11-02T00:00:00-08:00'); // the week in which the clocks change
  });

  it('are filtered and sorted, page by page', async () => {
    const list = async (input: Record<string, unknown>) => titles((await call('tasks.list', input)).items);
    expect(await list({ tag: ['a', 'b'] })).toEqual(['late']);
    expect(await list({ tag: 'a', sort: 'due' })).toEqual(['late', 'today']);
    expect(await list({ waiting: true })).toEqual(['waits']);
    expect(await list({ q: '50% OFFER' })).toEqual(['next week']);
    expect(await list({ q: '5_% offer' })).toEqual([]);
    expect(await list({ parent_task_id: ids['whole'] })).toEqual(['part']);
    expect(await list({ status: ['done'] })).toEqual(['finished']);
    expect(await list({ due_from: '2026-11-22', due_to: '2026-11-25', sort: 'due' })).toEqual(['sunday', 'next week']);
    expect(await list({ sort: 'priority', tag: 'b' })).toEqual(['late', 'sunday']);
    for (const sort of ['due', 'priority', 'start', 'title', 'newest']) {
      const whole = await list({ sort, limit: 500 });
      const paged: string[] = [];
      for (let cursor: string | undefined, i = 0; i < 20; i++) {
        const page: { items: Titled[]; next_cursor: string | null } = await call('tasks.list', { sort, limit: 2, ...(cursor && { cursor }) });
        paged.push(...titles(page.items));
        if (page.next_cursor === null) break;
        cursor = page.next_cursor;
      }
      expect(paged).toEqual(whole);
    }
    expect(await list({ sort: 'title', top_level: true })).toEqual(['finished', 'late', 'next week', 'placed', 'sunday', 'today', 'waits', 'whole']);
  });

  it('are changed at once: counts, and each problem by its task', async () => {
    const shown = await call('tasks.bulk', { filter: { tag: 'a' }, action: 'tag', tags: ['x'], dry_run: true });
    expect(shown).toMatchObject({ matched: 2, changed: 2 });
    expect((await call('tasks.list', { tag: 'x' })).items).toEqual([]);
    expect(await call('tasks.bulk', { filter: { tag: 'a' }, action: 'tag', tags: ['x'] })).toMatchObject({ matched: 2, changed: 2, unchanged: 0, failed: 0 });
    expect(world.noted.at(-1)).toBe('2 tasks changed at once (tag): "late", "today".');
    expect(await call('tasks.bulk', { filter: { tag: 'a' }, action: 'tag', tags: ['x'] })).toMatchObject({ changed: 0, unchanged: 2 });
    const mixed = await call('tasks.bulk', { ids: [ids['today'], 99999, ids['whole'], ids['late']], change: { estimated_hours: 4, hours_high: 5 } });
    expect(mixed).toMatchObject({ matched: 4, changed: 2, failed: 2, problems: [{ task_id: 99999, status: 404 }, { task_id: ids['whole'], status: 400, errors: [{ path: 'estimated_hours' }, { path: 'hours_high' }] }] });
    expect(await call('tasks.get', { id: ids['today'] })).toMatchObject({ estimated_hours: 4, hours_high: 5 });
    await call('tasks.bulk', { ids: [ids['sunday']], action: 'defer', until: '2026-11-22' });
    expect(await call('tasks.get', { id: ids['sunday'] })).toMatchObject({ defer_until: '2026-11-22T08:00:00.000Z' });
    await call('tasks.bulk', { ids: [ids['part'], ids['sunday']], action: 'complete' });
    expect(await call('tasks.get', { id: ids['whole'] })).toMatchObject({ status: 'done' });
    expect(await refusal('tasks.bulk', { ids: [1], action: 'defer' })).toEqual({ status: 400, paths: ['until'] });
    expect(await refusal('tasks.bulk', { action: 'complete' })).toEqual({ status: 400, paths: ['ids'] });
    expect(await refusal('tasks.bulk', { ids: [1], action: 'cancel', change: { billable: true } })).toEqual({ status: 400, paths: ['change'] });
  });

  it('leave a note of each edit in the audit log', async () => {
    await call('tasks.update', { id: ids['next week'], due_date: '2026-11-26', description: 'other' });
    expect(world.noted.at(-1)).toBe('Task "next week" changed: description rewritten, due date from 2026-11-26 08:00 to 2026-11-27 08:00.');
    const before = world.noted.length;
    await call('tasks.update', { id: ids['next week'], due_date: '2026-11-26' });
    expect(world.noted).toHaveLength(before);
  });
});
