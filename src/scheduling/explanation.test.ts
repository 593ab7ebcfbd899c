import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { schedulingWorld } from './world.kit.ts';

type World = Awaited<ReturnType<typeof schedulingWorld>>;
interface Placed { task_id: number; title: string; start: string; end: string; reasons: string[]; slack_minutes: number | null }
const MONDAY = '2026-11-23';

describe.each(engines)('explanations on $name', (engine) => {
  let world: World;
  const worlds: World[] = [];
  beforeEach(async () => { worlds.push(world = await schedulingWorld(engine)); });
  afterAll(async () => { for (const one of worlds) await one.close(); });
  const task = async (title: string, hours: number, more: Record<string, unknown> = {}) => (await world.call('tasks.create', { title, estimated_hours: hours, ...more })).task_id as number;
  const schedule = (ids: number[], more: Record<string, unknown> = {}) => world.call('scheduler.schedule', { task_ids: ids, start_date: MONDAY, dry_run: true, ...more });
  const said = (run: { blocks: Placed[] }, id: number) => (run.blocks.find((b) => b.task_id === id) as Placed).reasons.join(' ');

  it('name the event, the predecessor and the rival by their titles, and what would have to change', async () => {
    await world.call('scheduler.create_event', { title: 'task 1 stand-up', start: '2026-11-23T17:00:00Z', end: '2026-11-23T18:00:00Z' });
    const urgent = await task('Ship it', 1, { due_date: '2026-11-23T19:00:00Z', priority: 'urgent' });
    const next = await task('Invoice', 1, { depends_on: [urgent], due_date: '2026-11-23T20:00:00Z' });
    const idle = await task('Read papers', 1);
    const run = await schedule([urgent, next, idle]);
    expect(said(run, urgent)).toContain('Follows the busy time "task 1 stand-up", which ends at Mon 23 Nov 10:00.');
    expect(said(run, urgent)).toContain('Earlier only if "task 1 stand-up" moves or ends earlier.');
    expect(said(run, next)).toContain('"Ship it", which it depends on, has ended');
    expect(said(run, next)).toContain('Earlier only if "Ship it" ends earlier');
    expect(said(run, idle)).toMatch(/"(Ship it|Invoice)" comes before it: it has a due date and this has none/);
    expect(said(run, idle)).toContain('it gets a due date of its own');
    expect(run.blocks.every((b: Placed) => !/\b(task|event|busy|off) \d/i.test(b.reasons.join(' ').replaceAll('task 1 stand-up', '')))).toBe(true);
  });

  it('name no other client’s work', async () => {
    const theirs = await task('Secret merger', 2, { client_id: 'them', due_date: '2026-11-23T19:00:00Z', priority: 'urgent' });
    await world.call('scheduler.schedule', { task_ids: [theirs], start_date: MONDAY });
    const ours = await task('Newsletter', 1, { client_id: 'us', due_date: '2026-11-23T20:00:00Z' });
    const waits = await task('Send it', 1, { client_id: 'us', depends_on: [theirs] });
    const run = await world.call('scheduler.schedule', { task_ids: [ours, waits], start_date: MONDAY });
    expect(said(run, ours)).toContain('Follows work for somebody else, pinned until Mon 23 Nov 11:00.');
    expect(JSON.stringify(run)).not.toContain('merger');
    expect(JSON.stringify((await world.call('scheduler.calendar', { start_date: MONDAY })).items.filter((e: { task_id: number }) => e.task_id !== theirs))).not.toContain('merger');
  });

  it('say how far a block may slip before it, or what waits for it, is late', async () => {
    const first = await task('Draft', 1);
    const second = await task('Review', 1, { depends_on: [first], due_date: '2026-11-23T21:00:00Z' });
    const free = await task('Some day', 1);
    const run = await schedule([first, second, free]);
    const of = (id: number) => run.blocks.find((b: Placed) => b.task_id === id) as Placed;
    expect(of(first).slack_minutes).toBe(120);
    expect(said(run, first)).toContain('It can slip 2 hours before "Review" is late.');
    expect(of(second).slack_minutes).toBe((Date.parse('2026-11-23T21:00:00Z') - Date.parse(of(second).end)) / 60_000);
    expect(of(free).slack_minutes).toBeNull();
    const late = await task('Yesterday’s', 1, { due_date: '2026-11-20' });
    const again = await schedule([late]);
    expect(said(again, late)).toMatch(/It ends \d+ days? .* after its due date/);
  });

  it('say which week’s capacity leaves no room', async () => {
    await world.call('scheduler.save_preferences', { limits: { weekly_capacity_hours: 4 } });
    const ids = [await task('A', 4, { priority: 'high', due_date: '2026-11-27', min_chunk_minutes: 240 }), await task('B', 2, { due_date: '2026-12-04' })];
    const run = await schedule(ids);
    expect(said(run, ids[1] as number)).toContain('The weekly capacity of 4 hours leaves no room in the week of Mon 23 Nov (4 hours placed).');
    expect(said(run, ids[1] as number)).toContain('the week of Mon 23 Nov gets more capacity or less work');
  });

  it('say what will be late, by how much and how likely, the same every time', async () => {
    const sure = await task('Sure', 1, { hours_low: 1, hours_high: 1, due_date: '2026-11-27' });
    const tight = await task('Tight', 4, { hours_low: 3, hours_high: 8, due_date: '2026-11-23T21:00:00Z', priority: 'urgent', min_chunk_minutes: 30 });
    const hopeless = await task('Hopeless', 6, { due_date: '2026-11-23T18:00:00Z', priority: 'low', min_chunk_minutes: 30 });
    const run = await schedule([sure, tight, hopeless]);
    const of = (id: number) => run.lateness.find((one: { task_id: number }) => one.task_id === id);
    expect(of(sure)).toBeUndefined();
    expect(of(hopeless)).toMatchObject({ title: 'Hopeless', due: '2026-11-23T18:00:00.000Z', probability_late: 1, late_minutes: expect.any(Number) });
    expect(of(hopeless).late_minutes).toBeGreaterThan(300);
    expect(Date.parse(of(hopeless).p80_end)).toBeGreaterThan(Date.parse(of(hopeless).expected_end));
    expect(of(tight).probability_late).toBeGreaterThan(0.3);
    expect((await schedule([sure, tight, hopeless])).lateness).toEqual(run.lateness);
    expect((await world.call('scheduler.run', { id: run.run_id })).lateness).toEqual(run.lateness);
    await world.call('scheduler.apply', { id: run.run_id }).catch(() => undefined);
    await schedule([sure, tight, hopeless], { dry_run: false });
    const now = await world.call('scheduler.lateness');
    expect(now.items.map((one: { task_id: number }) => one.task_id)).toEqual(expect.arrayContaining([hopeless, tight]));
  });

  it('tell two runs apart', async () => {
    const [a, b] = [await task('Stays', 1), await task('Moves', 1)];
    const one = await schedule([a, b]);
    const place = one.blocks.find((p: Placed) => p.task_id === b);
    await world.call('scheduler.create_event', { title: 'Lunch', start: place.start, end: place.end });
    const c = await task('Fresh', 1, { due_date: '2026-12-01' });
    await world.call('tasks.update', { id: a, defer_until: one.blocks.find((p: Placed) => p.task_id === a).start });
    const two = await schedule([a, b, c]);
    const told = await world.call('scheduler.compare_runs', { from: one.run_id, to: two.run_id });
    expect(told.moved.map((m: { title: string }) => m.title)).toContain('Moves');
    expect(told.appeared).toMatchObject([{ task_id: c, title: 'Fresh', text: expect.stringContaining('is new') }]);
    expect(told.objective).toMatchObject({ chunks: 1 });
    expect(told.text).toMatch(/"Moves" starts 2026-11-23 \d\d:\d\d instead of 2026-11-23 \d\d:\d\d and ends .* later/);
    expect(await world.call('scheduler.compare_runs', { from: one.run_id, to: one.run_id })).toMatchObject({ moved: [], appeared: [], gone: [], unchanged: 2 });
    const back = await world.call('scheduler.compare_runs', { from: two.run_id, to: one.run_id });
    expect(back.appeared).toEqual([]);
    expect(await world.refusal('scheduler.compare_runs', { from: one.run_id, to: 999_999 })).toMatchObject({ status: 404 });
  });
});
