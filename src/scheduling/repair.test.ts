import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { testContext } from '../work/world.kit.ts';
import { schedulingWorld } from './world.kit.ts';

type World = Awaited<ReturnType<typeof schedulingWorld>>;
interface Placed { task_id: number; title: string; start: string; end: string; calendar_event_id: number | null; reasons: string[] }
const MONDAY = '2026-11-23';
const MINUTE = 60_000;
const alone = { depends_on: [] };
const hoursBetween = (start: string, end: string) => (Date.parse(end) - Date.parse(start)) / 3_600_000;

describe.each(engines)('calm repairs on $name', (engine) => {
  let world: World;
  const worlds: World[] = [];
  beforeEach(async () => { worlds.push(world = await schedulingWorld(engine)); });
  afterAll(async () => { for (const one of worlds) await one.close(); });
  const repair = () => world.scheduling.repairChanges(testContext);
  const apply = () => world.call('scheduler.save_preferences', { reschedule: 'apply' });
  const blocks = async (task?: number) => (await world.call('scheduler.calendar', { start_date: '2026-11-01', end_date: '2027-03-01', limit: 500 })).items.filter((e: { kind: string; task_id: number }) => e.kind === 'block' && (task === undefined || e.task_id === task)) as (Placed & { event_id: number; pinned: boolean })[];
  /** A plan in the calendar, with everything that led there seen. */
  const standing = async (hours: readonly number[], more: Record<string, unknown> = alone, start = MONDAY) => {
    const { plan, tasks } = await world.plan(hours, more);
    const run = await world.call('scheduler.schedule', { plan_id: plan, start_date: start });
    await repair();
    return { plan, tasks, run, first: run.blocks[0] as Placed };
  };
  const over = (block: { start: string; end: string }, title = 'Dentist') => world.call('scheduler.create_event', { title, start: block.start, end: block.end });

  it('proposes one repair for many changes, says why, and makes it when it is applied', async () => {
    const { first } = await standing([1, 1, 2]);
    const before = await world.places();
    await over(first);
    await over({ start: '2026-11-28T18:00:00Z', end: '2026-11-28T19:00:00Z' }, 'Brunch');
    const proposal = await repair();
    expect(proposal).toMatchObject({ kind: 'repair', status: 'preview', moved: [first.task_id], reason: 'The calendar changed.' });
    expect(proposal?.moves).toMatchObject([{ task_id: first.task_id, from: { start: first.start }, why: '"Dentist" takes its time.' }]);
    expect((await world.places()).filter(([, task]) => task !== null)).toEqual(before);
    expect(await repair()).toBeNull();
    expect((await world.call('scheduler.runs', { kind: 'repair', status: 'preview' })).items.map((r: { run_id: number }) => r.run_id)).toEqual([proposal?.run_id]);
    await world.call('scheduler.apply', { id: proposal?.run_id });
    expect((await world.call('scheduler.conflicts')).items).toEqual([]);
    expect(await repair()).toBeNull();
  });

  it('puts a proposal aside, and replaces one by the next', async () => {
    const { first } = await standing([1, 1]);
    await over(first);
    const one = await repair();
    expect(await world.call('scheduler.dismiss_run', { id: one?.run_id })).toMatchObject({ status: 'dismissed' });
    expect(await world.refusal('scheduler.apply', { id: one?.run_id })).toMatchObject({ status: 409, code: 'scheduling.wrong-run-status' });
    expect(await world.refusal('scheduler.dismiss_run', { id: one?.run_id })).toMatchObject({ status: 409 });
    expect(await world.call('scheduler.restore_run', { id: one?.run_id })).toMatchObject({ status: 'preview', moved: [first.task_id] });
    expect(await world.refusal('scheduler.restore_run', { id: one?.run_id })).toMatchObject({ status: 409, code: 'scheduling.wrong-run-status' });
    await world.call('scheduler.dismiss_run', { id: one?.run_id });
    await over({ start: '2026-11-28T18:00:00Z', end: '2026-11-28T19:00:00Z' });
    const two = await repair();
    await over({ start: '2026-11-28T20:00:00Z', end: '2026-11-28T21:00:00Z' });
    const three = await repair();
    expect(await world.refusal('scheduler.restore_run', { id: one?.run_id })).toMatchObject({ code: 'scheduling.stale-preview' });
    expect(await world.call('scheduler.run', { id: two?.run_id })).toMatchObject({ status: 'expired' });
    expect(await world.call('scheduler.run', { id: three?.run_id })).toMatchObject({ status: 'preview', moved: [first.task_id] });
  });

  it('applies at once where the preferences say so, and keeps no run when nothing must move', async () => {
    await apply();
    const { first, tasks } = await standing([1, 1]);
    const runs = async () => (await world.call('scheduler.runs')).items.length as number;
    const count = await runs();
    await world.call('tasks.update', { id: tasks[1], priority: 'high' });
    expect(await repair()).toBeNull();
    expect(await runs()).toBe(count);
    await over(first);
    expect(await repair()).toMatchObject({ status: 'scheduled', moved: [first.task_id] });
    expect((await world.call('scheduler.conflicts')).items).toEqual([]);
  });

  it.each([
    ['an estimate', (w: World, id: number) => w.call('tasks.update', { id, estimated_hours: 2 }), 'length'],
    ['a day to start from', (w: World, id: number) => w.call('tasks.update', { id, defer_until: '2026-11-25' }), 'later day'],
    ['the hours', (w: World) => w.call('scheduler.save_preferences', { working_hours: { thu: [['09:00', '17:00']], fri: [['09:00', '17:00']] } }), 'outside the hours'],
    ['days off', (w: World) => w.call('scheduler.save_preferences', { exceptions: [{ start: MONDAY, end: MONDAY, kind: 'off', title: 'Holiday' }] }), 'outside the hours'],
  ] as const)('follows a change of %s', async (_what, change, why) => {
    await apply();
    const { first } = await standing([1, 1]);
    await change(world, first.task_id);
    const run = await repair();
    expect(run?.moved).toContain(first.task_id);
    expect(run?.moves.find((move) => move.task_id === first.task_id)?.why).toContain(why);
    expect(run?.unplaced).toEqual([]);
  });

  it('moves what waits for a task that was put behind it', async () => {
    await apply();
    const { first, tasks, run: made } = await standing([1, 1]);
    const other = tasks.find((id) => id !== first.task_id) as number;
    await world.call('tasks.update', { id: first.task_id, depends_on: [other] });
    const run = await repair();
    const places = await blocks();
    expect(Date.parse(places.find((b) => b.task_id === first.task_id)?.start as string)).toBeGreaterThanOrEqual(Date.parse(places.find((b) => b.task_id === other)?.end as string));
    expect(run?.moved.length).toBeGreaterThan(0);
    expect(run?.moves.find((move) => move.task_id === first.task_id)?.why).toMatch(/It waits for "Task \d"/);
    expect(made.blocks).toHaveLength(2);
  });

  it('gives the time of what is done, cancelled or deleted back at once', async () => {
    const { tasks } = await standing([1, 1, 1, 2]);
    await world.call('tasks.update', { id: tasks[0], status: 'done' });
    await world.call('tasks.update', { id: tasks[1], status: 'cancelled' });
    await world.call('tasks.delete', { id: tasks[2] });
    expect((await blocks()).map((b) => b.task_id)).toEqual([tasks[3]]);
    expect(await world.call('tasks.get', { id: tasks[0] })).toMatchObject({ status: 'done', scheduled_start_date: null });
    // In the middle of the last one: what is left of it is free as well.
    const [last] = await blocks();
    world.clock.set(new Date(Date.parse(last?.start as string) + 30 * MINUTE));
    const run = await world.call('execution_runs.start', { task_id: tasks[3] });
    world.clock.advance(15 * MINUTE);
    await world.call('execution_runs.complete', { id: run.run_id });
    expect((await blocks()).map((b) => hoursBetween(b.start, b.end))).toEqual([0.75]);
  });

  it('takes back what it did also when some of it is done meanwhile', async () => {
    const { tasks, run } = await standing([1, 1]);
    await world.call('tasks.update', { id: tasks[0], status: 'done' });
    expect(await world.call('scheduler.undo', { id: run.run_id })).toMatchObject({ status: 'undone' });
    expect(await blocks()).toEqual([]);
    expect(await world.call('tasks.get', { id: tasks[0] })).toMatchObject({ status: 'done' });
  });

  it('places the remainder of what was worked on and is not done', async () => {
    await apply();
    const { tasks, first } = await standing([2]);
    world.clock.set(first.start);
    const run = await world.call('execution_runs.start', { task_id: tasks[0] });
    world.clock.set(first.end);
    await world.call('execution_runs.complete', { id: run.run_id, actual_hours: 1.25, task_done: false });
    expect(await repair()).toMatchObject({ moved: tasks, reason: '"Task 0" was worked on and is not done.' });
    const [past, rest] = await blocks();
    expect([past?.start, past?.end]).toEqual([first.start, first.end]);
    expect(hoursBetween(rest?.start as string, rest?.end as string)).toBe(0.75);
    expect(Date.parse(rest?.start as string)).toBeGreaterThanOrEqual(Date.parse(first.end));
  });

  it('notices once what was missed and what runs over, and finds places for both', async () => {
    await apply();
    const { tasks, run } = await standing([1, 1, 1]);
    const tick = () => world.scheduling.tick(testContext);
    await tick();
    const [a, b] = run.blocks as [Placed, Placed];
    world.clock.set(a.start);
    await world.call('execution_runs.start', { task_id: a.task_id });
    world.clock.set(new Date(Date.parse(b.end) + 11 * MINUTE));
    await tick();
    const done = await repair();
    expect(done?.reason).toContain('runs over its time');
    expect(done?.reason).toContain(`The time of "${b.title}" has passed`);
    expect(done?.moved).toEqual(expect.arrayContaining([a.task_id, b.task_id]));
    // The past of what was begun stays, its remainder is new; what was missed has moved.
    expect((await blocks(a.task_id)).length).toBe(2);
    expect((await blocks(b.task_id)).every((block) => Date.parse(block.start) >= world.clock.now().getTime())).toBe(true);
    await tick();
    expect(await repair()).toBeNull();
    expect(tasks).toHaveLength(3);
  });

  it('waits until nobody is changing any more, then asks for one repair under one key', async () => {
    const { first } = await standing([1, 1]);
    const tick = () => world.scheduling.tick(testContext);
    expect(await tick()).toBe(false);
    await over(first);
    expect(await tick()).toBe(false);
    await world.db.asOwner((sql) => sql.run(`update schedule_changes set noticed_at = noticed_at - interval '6 seconds'`));
    expect(await tick()).toBe(true);
    expect(world.enqueued).toEqual(['scheduling.repair repair']);
    await world.scheduling.jobs[0]?.run({ reason: '' }, testContext);
    expect((await world.call('scheduler.runs', { kind: 'repair' })).items).toMatchObject([{ status: 'preview', moved: [first.task_id] }]);
    expect(await tick()).toBe(false);
  });

  it('rolls everything overdue forward in one call', async () => {
    const { tasks } = await standing([1, 1], { depends_on: [], due_date: '2026-11-24' });
    const loose = await world.call('tasks.create', { title: 'Forgotten', estimated_hours: 1, due_date: '2026-11-23' });
    world.clock.set('2026-11-26T16:00:00Z');
    const run = await world.call('scheduler.roll_forward');
    expect(new Set(run.blocks.map((b: Placed) => b.task_id))).toEqual(new Set([...tasks, loose.task_id]));
    expect(run.blocks.every((b: Placed) => Date.parse(b.start) >= Date.parse('2026-11-26T16:00:00Z'))).toBe(true);
    expect(run.lateness.map((one: { task_id: number; probability_late: number }) => [one.task_id, one.probability_late])).toEqual(expect.arrayContaining([...tasks, loose.task_id].map((id) => [id, 1])));
    expect((await world.call('scheduler.reschedule', { reason: 'overdue' })).moved).toEqual([]);
  });

  it('leaves alone what begins within the next hours, unless it must move', async () => {
    await apply();
    // Two short tasks fill the morning; a long one that is due soon would like their place.
    await world.call('scheduler.save_preferences', { freeze_hours: 24, working_hours: { mon: [['09:00', '11:00']], tue: [['09:00', '12:00']] } });
    const { tasks, run } = await standing([1, 1]);
    world.clock.set('2026-11-23T15:00:00Z');
    const { plan } = await world.plan([1], { depends_on: [], due_date: '2026-11-23', weight: 1000 });
    await world.db.asOwner((sql) => sql.run(`update plans set status = 'scheduled' where id = $1`, [plan]));
    const calm = await world.call('scheduler.reschedule', { dry_run: true });
    expect(calm.moved).toEqual([]);
    expect(calm.kept.map((one: { task_id: number; why: string }) => [one.task_id, one.why])).toEqual(expect.arrayContaining(tasks.map((id) => [id, expect.stringContaining('begins within 24 hours')])));
    await world.call('scheduler.save_preferences', { freeze_hours: 0 });
    expect((await world.call('scheduler.reschedule', { dry_run: true })).moved).toHaveLength(1);
    // A meeting over one of them is a must, whatever the setting.
    await world.call('scheduler.save_preferences', { freeze_hours: 24 });
    await over(run.blocks[0]);
    expect((await world.call('scheduler.reschedule', { dry_run: true })).moved).toEqual([run.blocks[0].task_id]);
  });

  it('never touches what is fixed, whatever happens around it', async () => {
    await apply();
    let seed = 7;
    const random = (n: number) => { seed = (seed * 48_271) % 2_147_483_647; return seed % n; };
    const { tasks } = await standing([1, 2, 1.5, 1, 3, 2, 1, 2.5], { depends_on: [], due_date: '2026-11-27' });
    for (let round = 0; round < 6; round++) {
      const all = await blocks();
      const hand = all[random(all.length)] as Placed & { event_id: number };
      const at = Date.parse('2026-11-23T17:00:00Z') + random(90) * 3_600_000;
      if (round === 1 && hand) await world.call('scheduler.move_event', { id: hand.event_id, start: new Date(at).toISOString(), end: new Date(at + Date.parse(hand.end) - Date.parse(hand.start)).toISOString() });
      if (round === 2) await world.call('tasks.update', { id: tasks[3], pinned: true });
      if (round === 3) await world.call('tasks.update', { id: tasks[random(3)], status: 'done' });
      if (round === 4) world.clock.set('2026-11-24T18:20:00Z');
      const meeting = Date.parse('2026-11-24T17:00:00Z') + random(60) * 3_600_000;
      await world.call('scheduler.create_event', { title: `Meeting ${round}`, start: new Date(meeting).toISOString(), end: new Date(meeting + 3_600_000).toISOString() });
      const before = await blocks();
      const now = world.clock.now().getTime();
      const busy = (await world.call('scheduler.calendar', { start_date: '2026-11-01', end_date: '2027-03-01', limit: 500 })).items.filter((e: { kind: string }) => e.kind === 'busy');
      const free = (b: Placed) => busy.every((e: Placed) => Date.parse(e.end) <= Date.parse(b.start) || Date.parse(e.start) >= Date.parse(b.end));
      const open = new Set((await world.call('tasks.list', { limit: 100 })).items.filter((t: { status: string }) => !['done', 'cancelled'].includes(t.status)).map((t: { task_id: number }) => t.task_id));
      const fixed = before.filter((b) => open.has(b.task_id) && ((b.pinned && Date.parse(b.end) > now) || (Date.parse(b.start) <= now && now < Date.parse(b.end)) || (Date.parse(b.start) > now && Date.parse(b.start) < now + 4 * 3_600_000 && free(b))));
      await repair();
      const after = await blocks();
      for (const one of fixed) expect(after.find((b) => b.event_id === one.event_id), `round ${round}: ${JSON.stringify(one)}`).toMatchObject({ start: one.start, end: one.end });
      expect(after.filter((b) => !b.pinned && open.has(b.task_id) && Date.parse(b.end) > now && Date.parse(b.start) > now).every(free), `round ${round}`).toBe(true);
    }
  });

  it('makes one repair of what several callers ask for at once', async () => {
    await apply();
    const { first } = await standing([1, 1, 1]);
    await over(first);
    const made = (await Promise.all([repair(), repair(), repair()])).filter((run) => run !== null);
    expect(made).toHaveLength(1);
    expect((await world.call('scheduler.conflicts')).items).toEqual([]);
  });
});
