import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { testContext } from '../work/world.kit.ts';
import { schedulingConstraints } from './index.ts';
import { schedulingWorld } from './world.kit.ts';

type World = Awaited<ReturnType<typeof schedulingWorld>>;
interface Placed { task_id: number; start: string; end: string }
interface Week { name: string; week_start: string; capacity_hrs: number; planned_hrs: number; planned_hrs_p80: number; billable_pct: number | null; warnings: string[] }
const MONDAY = '2026-11-23';
const alone = { depends_on: [] };

describe.each(engines)('weeks and what binds in them on $name', (engine) => {
  let world: World;
  const worlds: World[] = [];
  beforeEach(async () => { worlds.push(world = await schedulingWorld(engine)); });
  afterAll(async () => { for (const one of worlds) await one.close(); });
  const preview = (plan: number, more: Record<string, unknown> = {}) => world.call('scheduler.schedule', { plan_id: plan, start_date: MONDAY, dry_run: true, ...more });
  const hoursIn = (run: { blocks: Placed[] }, from: string, to: string) => run.blocks.filter((b) => b.start >= from && b.start < to).reduce((sum, b) => sum + (Date.parse(b.end) - Date.parse(b.start)) / 3_600_000, 0);
  const sprintOf = async (monday: string) => (await world.call('scheduler.sprints')).items.find((s: Week) => s.week_start === monday);

  it('keep to a capacity set by hand, for its week alone, until it is given back', async () => {
    const { plan } = await world.plan([5, 5, 5, 5], alone);
    await world.call('scheduler.schedule', { plan_id: (await world.plan([1], alone)).plan, start_date: MONDAY });
    const sprint = await sprintOf(MONDAY);
    expect(sprint).toMatchObject({ capacity_hrs: 35, capacity_set: false, planned_hrs: 1 });
    await world.call('scheduler.save_sprint', { id: sprint.sprint_id, capacity_hrs: 12 });
    const run = await preview(plan);
    expect(hoursIn(run, '2026-11-23', '2026-11-30')).toBeLessThanOrEqual(11);
    expect(run.unplaced).toEqual([]);
    expect(run.sprints.map((w: Week) => [w.week_start, w.capacity_hrs])).toEqual([[MONDAY, 12], ['2026-11-30', 35]]);
    const short = await preview(plan, { horizon_days: 5 });
    expect(short.unplaced.map((one: { binding: unknown }) => one.binding)).toContainEqual({ rule: 'week_capacity_hours', id: MONDAY });
    await world.call('scheduler.save_sprint', { id: sprint.sprint_id, capacity_hrs: null });
    expect(hoursIn(await preview(plan), '2026-11-23', '2026-11-30')).toBe(20);
    // More than a hand allowed is fixed there already: then nothing else comes in, and the answer says so.
    await world.call('tasks.update', { id: 5, pinned: true });
    await world.call('scheduler.save_sprint', { id: sprint.sprint_id, capacity_hrs: 0.5 });
    expect(hoursIn(await preview(plan), '2026-11-23', '2026-11-30')).toBe(0);
  });

  it('are repaired when their capacity shrinks', async () => {
    await world.call('scheduler.save_preferences', { reschedule: 'apply' });
    const { plan } = await world.plan([4, 4], alone);
    await world.call('scheduler.schedule', { plan_id: plan, start_date: MONDAY });
    await world.scheduling.repairChanges(testContext);
    await world.call('scheduler.save_sprint', { id: (await sprintOf(MONDAY)).sprint_id, capacity_hrs: 5 });
    expect((await world.scheduling.repairChanges(testContext))?.moved).toHaveLength(1);
    expect((await sprintOf(MONDAY)).planned_hrs).toBe(4);
  });

  it('show what their hours may grow to, warn of it, and leave room for it where that is wanted', async () => {
    const { plan } = await world.plan([8, 8, 8, 8], { ...alone, hours_low: 6, hours_high: 16 });
    const likely = await preview(plan);
    const [week] = likely.sprints as [Week];
    expect(week).toMatchObject({ planned_hrs: 32, capacity_hrs: 35 });
    expect(week.planned_hrs_p80).toBeGreaterThan(40);
    expect(week.warnings.join(' ')).toContain('may well become');
    await world.call('scheduler.save_preferences', { plan_at: 'p80' });
    const careful = await preview(plan);
    expect(careful.unplaced).toEqual([]);
    for (const one of careful.sprints as Week[]) expect(one.planned_hrs_p80).toBeLessThanOrEqual(one.capacity_hrs + 0.5);
    expect(hoursIn(careful, '2026-11-23', '2026-11-30')).toBeLessThan(27);
  });

  it.each([
    ['America/Los_Angeles', '2027-03-08', 7], ['Europe/Berlin', '2027-03-22', 7], ['Asia/Kathmandu', '2027-03-08', 8], ['Australia/Lord_Howe', '2027-03-29', 8.5],
  ])('count hours where they lie in %s, also in the night in which the clocks change', async (zone, monday, hours) => {
    await world.call('scheduler.save_preferences', { time_zone: zone, granularity_minutes: 15, working_hours: { sat: [['20:00', '04:00']] } });
    const night = async (length: number) => world.call('scheduler.schedule', { plan_id: (await world.plan([length], { ...alone, min_chunk_minutes: 6000, billable: false })).plan, start_date: monday, horizon_days: 7, dry_run: true });
    const run = await night(hours);
    expect(run.sprints).toMatchObject([{ week_start: monday, planned_hrs: hours, capacity_hrs: hours, billable_pct: 0 }]);
    expect((await night(hours + 0.25)).unplaced).toHaveLength(1);
    // A night from Sunday to Monday is cut at midnight: four hours a week.
    await world.call('scheduler.save_preferences', { working_hours: { sun: [['20:00', '04:00']] } });
    const cut = await world.call('scheduler.schedule', { plan_id: (await world.plan([8], { ...alone, min_chunk_minutes: 6000 })).plan, start_date: monday, horizon_days: 8, dry_run: true });
    expect(cut.sprints.map((week: Week) => week.planned_hrs)).toEqual([4, 4]);
  });

  it('enforce the billable share while runway is short, week by week', async () => {
    await world.call('finance.save', { cash: 40_000, monthly_burn: 20_000 });
    const mixed = await world.plan([6, 6], alone);
    const inner = await world.plan([4, 4, 4], { ...alone, billable: false });
    const tasks = [...mixed.tasks, ...inner.tasks];
    const run = await world.call('scheduler.schedule', { task_ids: tasks, start_date: MONDAY, dry_run: true });
    for (const week of run.sprints as Week[]) expect(week.billable_pct).toBeGreaterThanOrEqual(60);
    expect(run.unplaced).toHaveLength(1);
    expect(run.unplaced[0].binding.rule).toBe('min_billable_pct');
    await world.call('finance.save', { cash: 400_000, monthly_burn: 20_000 });
    const advised = await world.call('scheduler.schedule', { task_ids: tasks, start_date: MONDAY, dry_run: true });
    expect(advised.unplaced).toEqual([]);
    expect(advised.sprints.some((week: Week) => week.warnings.join(' ').includes('this is advice'))).toBe(true);
  });

  it('know holidays, other hours and other zones', async () => {
    await world.call('scheduler.save_preferences', { exceptions: [
      { start: '2026-11-23', end: '2026-11-24', kind: 'off', title: 'Holiday' },
      { start: '2026-11-25', end: '2026-11-25', kind: 'hours', hours: [['06:00', '08:00']], title: 'Early' },
      { start: '2026-11-26', end: '2026-11-29', kind: 'hours', time_zone: 'Europe/Berlin', title: 'In Berlin' },
    ] });
    const { plan } = await world.plan([2, 3, 4], alone);
    const run = await preview(plan, { horizon_days: 4 });
    expect(run.unplaced).toEqual([]);
    const open = run.blocks.map((b: Placed) => [b.start, b.end]).sort();
    // Two hours on Wednesday from six, Pacific; on Thursday nine to twelve and one to five, Berlin.
    expect(open).toEqual([['2026-11-25T14:00:00.000Z', '2026-11-25T16:00:00.000Z'], ['2026-11-26T08:00:00.000Z', '2026-11-26T11:00:00.000Z'], ['2026-11-26T12:00:00.000Z', '2026-11-26T16:00:00.000Z']]);
    expect(run.sprints[0]).toMatchObject({ capacity_hrs: 2 + 7 + 7 });
    const refused = await world.refusal('scheduler.save_preferences', { exceptions: [{ start: '2026-11-24', end: '2026-11-23', kind: 'off', title: 'x' }] });
    expect(refused).toMatchObject({ status: 400, paths: ['exceptions.0.end'] });
    expect(await world.refusal('scheduler.save_preferences', { exceptions: [{ start: MONDAY, end: MONDAY, kind: 'hours', time_zone: 'Mars/Olympus', title: 'x' }] })).toMatchObject({ status: 400, paths: ['exceptions.0.time_zone'] });
    expect(await world.refusal('scheduler.save_preferences', { exceptions: [{ start: MONDAY, end: MONDAY, kind: 'hours', title: 'x' }] })).toMatchObject({ status: 400, paths: ['exceptions.0.hours'] });
  });

  it('are bound by what people said only once it was accepted, and no longer once it is withdrawn', async () => {
    await world.call('scheduler.save_preferences', { reschedule: 'apply' });
    const { plan } = await world.plan([2], alone);
    await world.call('scheduler.schedule', { plan_id: plan, start_date: MONDAY });
    await world.scheduling.repairChanges(testContext);
    const event = await world.db.inWorkspace(testContext, async (sql) => (await sql.rows<{ id: number }>(`insert into events (client_id, content) values (1, 'Away on Monday') returning id`))[0]?.id as number);
    const draft = { client_id: 1, source: 'event', event_id: event, text: 'Away on Monday', drawn_by: 'rules', kind: 'off', start: new Date('2026-11-23T08:00:00Z'), end: new Date('2026-11-24T08:00:00Z'), payload: {} } as const;
    const propose = () => world.db.inWorkspace(testContext, (sql) => schedulingConstraints.propose(sql, draft));
    const id = await propose();
    expect(await propose()).toBeNull();
    const [shown] = (await world.call('scheduler.constraints', { status: 'proposed' })).items;
    expect(shown).toMatchObject({ constraint_id: id, source: 'event', event_id: event, text: 'Away on Monday', summary: 'No work on Mon 23 Nov 2026.', status: 'proposed' });
    expect(await world.scheduling.repairChanges(testContext)).toBeNull();
    expect(await world.call('scheduler.accept_constraint', { id })).toMatchObject({ status: 'accepted', decided_at: expect.any(String) });
    const run = await world.scheduling.repairChanges(testContext);
    expect(run).toMatchObject({ status: 'scheduled', moved: [1] });
    expect(run?.blocks[0]?.start.slice(0, 10)).toBe('2026-11-24');
    await world.db.inWorkspace(testContext, (sql) => schedulingConstraints.withdraw(sql, { eventIds: [event] }));
    expect(await world.refusal('scheduler.accept_constraint', { id })).toMatchObject({ status: 409 });
    expect(await propose()).not.toBeNull();
    expect(await world.refusal('scheduler.dismiss_constraint', { id: 999_999 })).toMatchObject({ status: 404 });
    const fresh = (await world.call('scheduler.constraints', { status: 'proposed' })).items[0];
    await world.call('scheduler.dismiss_constraint', { id: fresh.constraint_id });
    expect(await propose()).toBeNull();
  });

  it('take demanding work into the hours kept for it', async () => {
    await world.db.inWorkspace(testContext, async (sql) => {
      const id = await schedulingConstraints.propose(sql, { client_id: null, source: 'user', text: 'I focus best after lunch', drawn_by: 'user', kind: 'focus', start: null, end: null, payload: { hours: [['13:00', '17:00']] } });
      await sql.run(`update scheduling_constraints set status = 'accepted', decided_at = now() where constraint_id = $1`, [id]);
    });
    const deep = (await world.call('tasks.create', { title: 'Deep', estimated_hours: 2 })).task_id as number;
    const mail = (await world.call('tasks.create', { title: 'Mail', estimated_hours: 0.5 })).task_id as number;
    const run = await world.call('scheduler.schedule', { task_ids: [deep, mail], start_date: MONDAY, dry_run: true });
    expect(run.blocks.map((b: Placed) => [b.task_id, b.start.slice(11, 16)])).toEqual([[mail, '17:00'], [deep, '21:00']]);
  });
});
