import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../kernel/zone.ts';
import { makeAheadUntil, occurrences } from './occurrences.ts';
import { engines, testContext, workWorld } from './world.kit.ts';

const HOUR = 3_600_000, DAY = 24 * HOUR;
const zone = 'America/Los_Angeles';
type Shown = { task_id: number; title: string; occurrence_date: string; defer_until: string; due_date: string; status: string };

describe.each(engines)('what comes again on $name', (engine) => {
  let world: Awaited<ReturnType<typeof workWorld>>;
  beforeAll(async () => { world = await workWorld(engine); });
  afterAll(() => world.db.close());
  const call = (name: string, input?: Record<string, unknown>) => world.call(name, input);
  const refusal = async (name: string, input: Record<string, unknown>) => call(name, input).then(() => { throw new Error('was accepted'); }, (error) => ({ status: error.kind?.status, paths: error.errors?.map((e: { path: string }) => e.path) }));
  const tasksOf = async (id: number, more = {}): Promise<Shown[]> => (await call('tasks.list', { recurrence_id: id, sort: 'due', limit: 500, ...more })).items;
  const dates = async (id: number, more = {}) => (await tasksOf(id, more)).map((t) => t.occurrence_date);

  it('is made ahead once, each task inside its own window, the same on the clock across a change of clocks', async () => {
    const start = world.clock.now();
    world.clock.advance(Date.parse('2027-03-01T17:00:00Z') - start.getTime());
    const series = await call('recurrences.create', { title: 'Gym', rule: 'FREQ=WEEKLY;BYDAY=MO,TH', window: { from: '07:00', to: '08:30' }, duration_minutes: 60, tags: ['health'], priority: 'high' });
    expect(series).toMatchObject({ starts_on: '2027-03-01', next: ['2027-03-04', '2027-03-08', '2027-03-11', '2027-03-15', '2027-03-18'] });
    const made = await tasksOf(series.recurrence_id);
    expect(made).toHaveLength(11); // today's window is over
    expect(made[0]).toMatchObject({ title: 'Gym', estimated_hours: 1, tags: ['health'], priority: 'high', hard_due: true, day_window: { from: '07:00', to: '08:30' }, defer_until: '2027-03-04T15:00:00.000Z', due_date: '2027-03-04T16:30:00.000Z' });
    expect(made.find((t) => t.occurrence_date === '2027-03-15')).toMatchObject({ defer_until: '2027-03-15T14:00:00.000Z', due_date: '2027-03-15T15:30:00.000Z' });
    expect(await call('recurrences.make_ahead')).toEqual({ made: 0, skipped: 0 });
    world.clock.advance(7 * DAY);
    expect(await call('recurrences.make_ahead')).toEqual({ made: 2, skipped: 2 });
    await call('recurrences.delete', { id: series.recurrence_id });
    world.clock.advance(start.getTime() - world.clock.now().getTime());
  });

  it('keeps one occurrence apart from the others: done, moved, skipped, deleted; a change of the series leaves those alone', async () => {
    const { recurrence_id: id } = await call('recurrences.create', { title: 'Review', rule: 'FREQ=DAILY', starts_on: '2026-11-23', duration_minutes: 30 });
    const [done, moved, skipped, gone, plain] = await tasksOf(id) as [Shown, Shown, Shown, Shown, Shown];
    await call('tasks.update', { id: done.task_id, status: 'done' });
    await call('tasks.update', { id: moved.task_id, due_date: '2026-12-31', title: 'Long review' });
    await call('tasks.update', { id: skipped.task_id, status: 'cancelled' });
    await call('tasks.delete', { id: gone.task_id });
    expect(await call('tasks.get', { id: plain.task_id })).toMatchObject({ title: 'Review', status: 'todo' });
    await call('recurrences.make_ahead');
    expect(await dates(id)).not.toContain(gone.occurrence_date);
    await call('recurrences.update', { id, title: 'Look back', duration_minutes: 45, rule: 'FREQ=WEEKLY;BYDAY=FR' });
    const after = await tasksOf(id, { open: true });
    expect(after.map((t) => [t.occurrence_date, t.title])).toEqual([['2026-11-27', 'Look back'], ['2026-12-04', 'Look back'], ['2026-12-11', 'Look back'], ['2026-12-18', 'Look back'], ['2026-12-25', 'Look back'], [moved.occurrence_date, 'Long review'], ['2027-01-01', 'Look back']]);
    expect(after[0]?.task_id).toBe(plain.task_id); // changed in place: it keeps its blocks and notes
    expect(await call('tasks.get', { id: done.task_id })).toMatchObject({ title: 'Review', status: 'done', estimated_hours: 0.5 });
    await call('recurrences.update', { id, active: false });
    expect((await tasksOf(id, { open: true })).map((t) => t.title)).toEqual(['Long review']);
    await call('recurrences.delete', { id });
    expect(await call('tasks.get', { id: moved.task_id })).toMatchObject({ recurrence_id: null });
  });

  it('is made further ahead for whoever looks further, and what is ahead then follows the series to its end', async () => {
    const { recurrence_id: id } = await call('recurrences.create', { title: 'Water', rule: 'FREQ=WEEKLY;BYDAY=MO', starts_on: '2026-11-23', duration_minutes: 30 });
    expect((await dates(id)).at(-1)).toBe('2026-12-28');
    const [today, ahead] = [dayOf(zone, world.clock.now().getTime()), (day: number) => world.db.inWorkspace(testContext, (sql) => makeAheadUntil(sql, world.clock.now(), zone, day))];
    expect(await ahead(today + 30)).toBe(0);
    expect(await ahead(today + 84)).toBe(6);
    expect(await ahead(today + 84)).toBe(0);
    expect((await dates(id)).at(-1)).toBe('2027-02-08');
    const edited = (await tasksOf(id)).find((t) => t.occurrence_date === '2027-01-25') as Shown;
    await call('tasks.update', { id: edited.task_id, title: 'Water twice' });
    await call('recurrences.update', { id, rule: 'FREQ=WEEKLY;BYDAY=TU', title: 'Water all' });
    const after = await tasksOf(id);
    expect(after.filter((t) => t.occurrence_date > '2027-01-10').map((t) => [t.occurrence_date, t.title])).toEqual([['2027-01-12', 'Water all'], ['2027-01-19', 'Water all'], ['2027-01-25', 'Water twice'], ['2027-01-26', 'Water all'], ['2027-02-02', 'Water all']]);
    expect(await ahead(today + 5000)).toBeGreaterThan(40);
    expect((await dates(id)).at(-1) as string < '2028-01-01').toBe(true);
    await call('recurrences.delete', { id });
    expect((await tasksOf(id)).length).toBe(0);
  });

  it('does not pile up: missed ones are skipped, or the latest rolls on', async () => {
    const skip = await call('recurrences.create', { title: 'Skip', rule: 'FREQ=DAILY', starts_on: '2026-11-22', duration_minutes: 30, tags: ['s'] });
    const roll = await call('recurrences.create', { title: 'Roll', rule: 'FREQ=DAILY', starts_on: '2026-11-22', duration_minutes: 30, missed: 'roll' });
    const [begun] = await tasksOf(skip.recurrence_id);
    await call('execution_runs.start', { task_id: begun?.task_id });
    world.clock.advance(4 * DAY);
    await world.work.makeAhead(testContext);
    const late = async (id: number) => (await tasksOf(id, { open: true, due_before: world.clock.now().toISOString() })).map((t) => t.occurrence_date);
    expect(await late(skip.recurrence_id)).toEqual(['2026-11-22']); // being worked on
    expect(await late(roll.recurrence_id)).toEqual(['2026-11-24']);
    world.clock.advance(-4 * DAY);
    for (const one of [skip, roll]) await call('recurrences.delete', { id: one.recurrence_id });
  });

  it('comes so many times a week, on different days', async () => {
    const { recurrence_id: id } = await call('recurrences.create', { title: 'Run', times_per_week: 3, starts_on: '2026-11-23', duration_minutes: 30, window: { from: '06:00', to: '09:00' } });
    const week = (await tasksOf(id)).filter((t) => t.occurrence_date === '2026-11-23');
    expect(week.map((t) => [t.defer_until.slice(0, 10), t.due_date.slice(0, 10)])).toEqual([['2026-11-23', '2026-11-24'], ['2026-11-25', '2026-11-26'], ['2026-11-27', '2026-11-29']]);
    expect(new Set(week.map((t) => t.task_id)).size).toBe(3);
  });

  it('refuses what contradicts itself, by name', async () => {
    const base = { title: 'x', duration_minutes: 30 };
    expect(await refusal('recurrences.create', base)).toEqual({ status: 400, paths: ['rule'] });
    expect(await refusal('recurrences.create', { ...base, rule: 'FREQ=DAILY', times_per_week: 2 })).toEqual({ status: 400, paths: ['times_per_week'] });
    expect(await refusal('recurrences.create', { ...base, rule: 'FREQ=YEARLY' })).toEqual({ status: 400, paths: ['rule'] });
    expect(await refusal('recurrences.create', { ...base, rule: 'FREQ=DAILY', window: { from: '09:00', to: '09:15' } })).toEqual({ status: 400, paths: ['duration_minutes'] });
    expect(await refusal('recurrences.create', { ...base, rule: 'FREQ=DAILY', starts_on: '2026-12-02', until: '2026-12-01' })).toEqual({ status: 400, paths: ['until'] });
    expect(await refusal('recurrences.update', { id: 9999, title: 'x' })).toMatchObject({ status: 404 });
  });

  it('comes from quick entry, which answers its first task', async () => {
    const made = await call('tasks.quick', { text: 'every Monday 9:00 review inbox 30m #ops' });
    expect(made).toMatchObject({ title: 'review inbox', occurrence_date: '2026-11-23', estimated_hours: 0.5, tags: ['ops'], day_window: { from: '09:00', to: '09:30' }, recurrence_id: expect.any(Number) });
    expect(await call('recurrences.get', { id: made.recurrence_id })).toMatchObject({ rule: 'FREQ=WEEKLY;BYDAY=MO', duration_minutes: 30, window: { from: '09:00', to: '09:30' } });
    expect(await dates(made.recurrence_id)).toEqual(['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21', '2026-12-28']);
  });
});

it('a window that the clock skips opens at the change', () => {
  const series = { rule: 'FREQ=DAILY', times_per_week: null, starts_on: '2027-03-14', until: '2027-03-14', window_from: '02:30', window_to: '04:00', flexibility_days: 0 };
  expect(occurrences(series, zone, 20_000, 30_000).map((o) => [new Date(o.release).toISOString(), new Date(o.due).toISOString()])).toEqual([['2027-03-14T10:00:00.000Z', '2027-03-14T11:00:00.000Z']]);
});
