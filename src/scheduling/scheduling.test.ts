import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { schedulingWorld } from './world.kit.ts';

type World = Awaited<ReturnType<typeof schedulingWorld>>;
interface Placed { task_id: number; start: string; end: string; calendar_event_id: number | null; reasons: string[] }
const placesOf = (blocks: readonly Placed[]) => blocks.map((b) => [b.task_id, Date.parse(b.start), Date.parse(b.end)]).sort();
const MONDAY = '2026-11-23';

describe.each(engines)('scheduling on $name', (engine) => {
  let world: World;
  const worlds: World[] = [];
  beforeEach(async () => {
    world = await schedulingWorld(engine);
    worlds.push(world);
  });
  afterAll(async () => { for (const one of worlds) await one.close(); });

  it('previews without touching anything, then applies exactly what it showed', async () => {
    const { plan, tasks } = await world.plan([1, 2, 5]);
    const preview = await world.call('scheduler.schedule', { plan_id: plan, start_date: MONDAY, dry_run: true });
    expect(preview).toMatchObject({ status: 'preview', unplaced: [], applied_at: null });
    expect(preview.sprints[0]).toMatchObject({ name: '2026-W48', week_start: MONDAY, planned_hrs: 8, billable_pct: 100, capacity_hrs: 35 });
    expect(await world.places()).toEqual([]);
    expect((await world.call('scheduler.sprints')).items).toEqual([]);
    expect(await world.planStatus(plan)).toBe('approved');

    const applied = await world.call('scheduler.apply', { id: preview.run_id });
    expect(applied.status).toBe('scheduled');
    expect(placesOf(applied.blocks)).toEqual(placesOf(preview.blocks));
    expect(applied.blocks.every((b: Placed) => b.calendar_event_id !== null && b.reasons.length > 0)).toBe(true);
    expect(await world.planStatus(plan)).toBe('scheduled');
    const first = await world.call('tasks.get', { id: tasks[0] });
    expect(first).toMatchObject({ status: 'scheduled', scheduled_start_date: '2026-11-23T17:00:00.000Z' });
    expect((await world.call('scheduler.sprints')).items).toMatchObject([{ name: '2026-W48', planned_hrs: 8, planned_billable_hrs: 8 }]);
    expect(world.notes).toHaveLength(1);
    expect(await world.refusal('scheduler.apply', { id: preview.run_id })).toMatchObject({ status: 409 });
  });

  it.each([
    ['a busy time was added', (w: World) => w.call('scheduler.create_event', { title: 'Dentist', start: '2026-11-24T17:00:00Z', end: '2026-11-24T18:00:00Z' })],
    ['a task changed', (w: World) => w.call('tasks.update', { id: 1, estimated_hours: 3 })],
    ['the hours changed', (w: World) => w.call('scheduler.save_preferences', { limits: { buffer_minutes: 30 } })],
    ['a day went by', async (w: World) => w.clock.advance(86_400_001)],
  ])('refuses a stale preview: %s', async (_what, change) => {
    const { plan } = await world.plan([1, 2]);
    const { run_id: id } = await world.call('scheduler.schedule', { plan_id: plan, start_date: MONDAY, dry_run: true });
    await change(world);
    expect(await world.refusal('scheduler.apply', { id })).toMatchObject({ status: 409, code: 'scheduling.stale-preview' });
    expect((await world.places()).filter(([, task]) => task !== null)).toEqual([]);
  });

  it('undoes exactly what a run did, once', async () => {
    const one = await world.plan([1, 2, 5]);
    await world.call('scheduler.schedule', { plan_id: one.plan, start_date: MONDAY });
    const before = await world.places();
    const two = await world.plan([3, 1]);
    const run = await world.call('scheduler.schedule', { plan_id: two.plan, start_date: MONDAY });
    expect((await world.places()).length).toBe(before.length + run.blocks.length);
    await world.call('scheduler.move_event', { id: run.blocks[0].calendar_event_id, start: '2026-11-28T18:00:00Z', end: '2026-11-28T19:00:00Z' });
    expect(await world.call('scheduler.undo', { id: run.run_id })).toMatchObject({ status: 'undone' });
    expect(await world.places()).toEqual(before);
    expect(await world.planStatus(two.plan)).toBe('approved');
    expect(await world.planStatus(one.plan)).toBe('scheduled');
    for (const id of two.tasks) expect(await world.call('tasks.get', { id })).toMatchObject({ status: 'todo', scheduled_start_date: null, calendar_event_id: null });
    expect(await world.refusal('scheduler.undo', { id: run.run_id })).toMatchObject({ status: 409, code: 'scheduling.wrong-run-status' });
  });

  it('repairs by moving only what must move, previews that first, and puts it all back on undo', async () => {
    const { plan, tasks } = await world.plan([1, 1, 1, 2, 1.5, 2], { depends_on: [] });
    const run = await world.call('scheduler.schedule', { plan_id: plan, start_date: MONDAY });
    const hit = run.blocks[2];
    await world.call('scheduler.create_event', { title: 'Dentist', start: hit.start, end: hit.end });
    const before = await world.places();
    expect((await world.call('scheduler.conflicts')).items).toMatchObject([{ kind: 'overlap' }]);

    const preview = await world.call('scheduler.reschedule', { dry_run: true });
    expect(preview).toMatchObject({ status: 'preview', moved: [hit.task_id] });
    expect(await world.places()).toEqual(before);

    const done = await world.call('scheduler.reschedule', { reason: 'dentist' });
    expect(done).toMatchObject({ status: 'scheduled', moved: [hit.task_id], unplaced: [] });
    expect((await world.call('scheduler.conflicts')).items).toEqual([]);
    const after = await world.places();
    const changed = after.filter(([id, , start, end]) => !before.some((b) => b[0] === id && b[2] === start && b[3] === end));
    expect(new Set(changed.map(([, task]) => task))).toEqual(new Set([hit.task_id]));
    expect((await world.call('tasks.get', { id: hit.task_id })).scheduled_start_date).toBe(changed[0]?.[2]);

    expect(await world.refusal('scheduler.undo', { id: run.run_id })).toMatchObject({ status: 409, code: 'scheduling.built-on' });
    await world.call('scheduler.undo', { id: done.run_id });
    expect(await world.places()).toEqual(before);
    await world.call('scheduler.undo', { id: run.run_id });
    expect((await world.places()).map(([, task]) => task)).toEqual([null]);
    expect(tasks).toHaveLength(6);
  });

  it('has nothing to move when nothing changed', async () => {
    const { plan } = await world.plan([1, 2, 5, 1]);
    await world.call('scheduler.schedule', { plan_id: plan, start_date: MONDAY });
    const before = await world.places();
    expect(await world.call('scheduler.reschedule')).toMatchObject({ moved: [] });
    expect(await world.places()).toEqual(before);
  });

  it('keeps a block where a hand put it, even over another, until its task changes', async () => {
    const { plan, tasks } = await world.plan([2, 2], { depends_on: [] });
    const run = await world.call('scheduler.schedule', { plan_id: plan, start_date: MONDAY });
    const [a, b] = run.blocks as [Placed, Placed];
    expect(await world.call('scheduler.move_event', { id: b.calendar_event_id, start: a.start, end: a.end })).toMatchObject({ pinned: true, start: a.start });
    expect((await world.call('scheduler.conflicts')).items[0]).toMatchObject({ kind: 'overlap', event_ids: [a.calendar_event_id, b.calendar_event_id] });
    expect((await world.call('scheduler.reschedule')).moved).toEqual([a.task_id]);
    expect((await world.call('scheduler.conflicts')).items).toEqual([]);
    expect((await world.places()).find(([id]) => id === b.calendar_event_id)).toEqual([b.calendar_event_id, b.task_id, a.start, a.end]);

    await world.call('tasks.update', { id: b.task_id, estimated_hours: 3 });
    expect((await world.call('scheduler.calendar', { start_date: MONDAY })).items.find((e: { event_id: number }) => e.event_id === b.calendar_event_id)).toMatchObject({ pinned: false });
    await world.call('scheduler.reschedule');
    const hours = (await world.places()).filter(([, task]) => task === b.task_id).reduce((sum, [, , start, end]) => sum + (Date.parse(end) - Date.parse(start)) / 3_600_000, 0);
    expect(hours).toBe(3);
    expect(tasks).toHaveLength(2);
  });

  it('adds what a pinned task lacks beside its blocks, and says so', async () => {
    const { plan, tasks } = await world.plan([2]);
    const run = await world.call('scheduler.schedule', { plan_id: plan, start_date: MONDAY });
    await world.call('tasks.update', { id: tasks[0], pinned: true, estimated_hours: 3 });
    await world.call('scheduler.create_event', { title: 'Over it', start: run.blocks[0].start, end: run.blocks[0].end });
    expect((await world.call('scheduler.reschedule')).moved).toEqual(tasks);
    const blocks = (await world.places()).filter(([, task]) => task !== null);
    expect(blocks).toHaveLength(2);
    expect(blocks.map(([id]) => id)).toContain(run.blocks[0].calendar_event_id);
  });

  it('leaves a block in place when its task waits for something unscheduled later on', async () => {
    const { plan, tasks } = await world.plan([1]);
    await world.call('scheduler.schedule', { plan_id: plan, start_date: MONDAY });
    const other = await world.call('tasks.create', { title: 'Not scheduled', estimated_hours: 1 });
    await world.call('tasks.update', { id: tasks[0], depends_on: [other.task_id] });
    expect(await world.call('scheduler.reschedule')).toMatchObject({ moved: [], unplaced: [] });
    await world.call('tasks.update', { id: tasks[0], estimated_hours: null });
    const run = await world.call('scheduler.reschedule');
    expect(run).toMatchObject({ moved: [], unplaced: [] });
    expect(run.warnings[0]).toContain('keeps its blocks');
    expect(await world.places()).toHaveLength(1);
  });

  it('never starts a repair before the day that was asked for', async () => {
    const { plan } = await world.plan([1]);
    const run = await world.call('scheduler.schedule', { plan_id: plan, start_date: '2026-12-07' });
    await world.call('scheduler.create_event', { title: 'Busy', start: run.blocks[0].start, end: run.blocks[0].end });
    const { blocks } = await world.call('scheduler.reschedule');
    expect(Date.parse(blocks[0].start)).toBeGreaterThan(Date.parse(run.blocks[0].start));
    expect(Date.parse(blocks[0].start)).toBeLessThan(Date.parse('2026-12-09T00:00:00Z'));
  });

  it('gives back the time of what is done, and finds a new place for what was missed', async () => {
    const { plan, tasks } = await world.plan([1, 1], { depends_on: [] });
    await world.call('scheduler.schedule', { plan_id: plan, start_date: MONDAY });
    world.clock.set('2026-11-25T16:00:00Z');
    await world.call('tasks.update', { id: tasks[0], status: 'done' });
    const run = await world.call('scheduler.reschedule');
    expect(run.moved).toEqual([tasks[1]]);
    expect(Date.parse(run.blocks[0].start)).toBeGreaterThanOrEqual(world.clock.now().getTime());
  });

  it('says what it could not place, and why', async () => {
    const { plan, tasks } = await world.plan([200]);
    const unknown = await world.call('tasks.create', { title: 'No estimate', plan_id: plan });
    const waiting = await world.call('tasks.create', { title: 'Waits', plan_id: plan, estimated_hours: 1, depends_on: [unknown.task_id] });
    const run = await world.call('scheduler.schedule', { plan_id: plan, start_date: MONDAY, horizon_days: 7, dry_run: true });
    expect(run.unplaced.map((one: { task_id: number; binding: { rule: string } }) => [one.task_id, one.binding.rule])).toEqual([[unknown.task_id, 'estimated_hours'], [waiting.task_id, 'depends_on'], [tasks[0], expect.any(String)]]);
    expect(run.unplaced.every((one: { smallest_fix: { text: string } }) => one.smallest_fix.text.length > 10)).toBe(true);
  });

  it('keeps the limits of a day across plans', async () => {
    await world.call('scheduler.save_preferences', { limits: { max_hours_per_day: 4 } });
    for (let i = 0; i < 2; i++) await world.call('scheduler.schedule', { plan_id: (await world.plan([2, 1], { depends_on: [] })).plan, start_date: MONDAY });
    const days = new Map<string, number>();
    for (const [, , start, end] of await world.places()) days.set(start.slice(0, 10), (days.get(start.slice(0, 10)) ?? 0) + (Date.parse(end) - Date.parse(start)) / 3_600_000);
    expect(Math.max(...days.values())).toBeLessThanOrEqual(4);
    expect((await world.call('scheduler.conflicts')).items).toEqual([]);
  });

  it('enforces the billable share only when the runway is short, and warns otherwise', async () => {
    const inner = await world.plan([4], { billable: false });
    const free = await world.call('scheduler.schedule', { plan_id: inner.plan, start_date: MONDAY, dry_run: true });
    expect(free.unplaced).toEqual([]);
    expect(free.warnings[0]).toContain('Runway is unknown');
    expect(free.sprints[0].warnings[0]).toContain('0 %');
    await world.call('finance.save', { runway_weeks: 8 });
    const strict = await world.call('scheduler.schedule', { plan_id: inner.plan, start_date: MONDAY, dry_run: true });
    expect(strict.unplaced).toHaveLength(1);
    await world.call('finance.save', { runway_weeks: 20 });
    expect((await world.call('scheduler.schedule', { plan_id: inner.plan, start_date: MONDAY, dry_run: true })).unplaced).toEqual([]);
  });

  it('asks for approval only where the preferences do, and makes a draft’s tasks first', async () => {
    const { plan } = await world.plan([]);
    await world.db.asOwner((sql) => sql.run(`update plans set status = 'draft' where id = $1`, [plan]));
    await world.call('scheduler.save_preferences', { require_approval: true });
    expect(await world.refusal('scheduler.schedule', { plan_id: plan })).toMatchObject({ status: 409, code: 'scheduling.approval-needed' });
    await world.call('scheduler.save_preferences', { require_approval: false });
    expect(await world.refusal('scheduler.schedule', { plan_id: plan, dry_run: true })).toMatchObject({ status: 409 });
    const run = await world.call('scheduler.schedule', { plan_id: plan, start_date: MONDAY });
    expect(run.blocks).toHaveLength(1);
    expect(world.ensured).toEqual([plan]);
    expect(await world.planStatus(plan)).toBe('scheduled');
  });

  it('computes again when the calendar changes while it is solving', async () => {
    const { plan } = await world.plan([1]);
    world.meanwhile.push(() => world.call('scheduler.create_event', { title: 'Sudden', start: '2026-11-23T17:00:00Z', end: '2026-11-23T18:00:00Z' }));
    const run = await world.call('scheduler.schedule', { plan_id: plan, start_date: MONDAY });
    expect(Date.parse(run.blocks[0].start)).toBeGreaterThanOrEqual(Date.parse('2026-11-23T18:00:00Z'));
  });

  it('places several plans that are scheduled at the same moment beside each other', async () => {
    const plans = [await world.plan([2, 3]), await world.plan([1, 2]), await world.plan([4]), await world.plan([1, 1]), await world.plan([2])];
    const runs = await Promise.all(plans.map(({ plan }) => world.call('scheduler.schedule', { plan_id: plan, start_date: MONDAY, time_limit_ms: 50 })));
    expect(runs.every((run) => run.unplaced.length === 0)).toBe(true);
    expect((await world.call('scheduler.conflicts')).items).toEqual([]);
  });

  it('keeps local hours through the week in which the clocks change', async () => {
    const { plan } = await world.plan([2, 2], { depends_on: [], defer_until: '2027-03-12' });
    world.clock.set('2027-03-11T16:00:00Z');
    await world.call('scheduler.create_event', { title: 'Off', start: '2027-03-12T08:00:00Z', end: '2027-03-13T08:00:00Z' });
    const run = await world.call('scheduler.schedule', { plan_id: plan, start_date: '2027-03-12' });
    // Daylight time begins on Sunday, 14 March: nine o'clock on Monday is 16:00 UTC.
    expect(run.blocks[0].start).toBe('2027-03-15T16:00:00.000Z');
    expect(run.sprints).toMatchObject([{ name: '2027-W11', week_start: '2027-03-15', planned_hrs: 4 }]);
  });

  it('refuses input that makes no sense', async () => {
    const refused: [string, Record<string, unknown>, string][] = [
      ['scheduler.schedule', { dry_run: true }, 'plan_id'], ['scheduler.schedule', { task_ids: [999] }, 'task_ids.0'], ['scheduler.schedule', { plan_id: 1, start_date: 'soon' }, 'start_date'],
      ['scheduler.save_preferences', { time_zone: 'Mars/Olympus' }, 'time_zone'], ['scheduler.save_preferences', { working_hours: { mon: [['25:00', '26:00']] } }, 'working_hours.mon.0.0'], ['scheduler.save_preferences', { limits: [1] }, 'limits'],
      ['scheduler.create_event', { title: 'x', start: '2026-11-23T11:00:00Z', end: '2026-11-23T10:00:00Z' }, 'end'], ['scheduler.calendar', { start_date: '2026-12-01', end_date: '2026-11-01' }, 'end_date'],
    ];
    for (const [name, input, path] of refused) expect(await world.refusal(name, input), `${name} ${JSON.stringify(input)}`).toMatchObject({ status: 400, paths: expect.arrayContaining([path]) });
    expect(await world.refusal('scheduler.schedule', { plan_id: 999_999 })).toMatchObject({ status: 404 });
    for (const name of ['scheduler.apply', 'scheduler.undo', 'scheduler.sprint', 'scheduler.delete_event']) expect(await world.refusal(name, { id: 999_999 })).toMatchObject({ status: 404 });
  });
});
