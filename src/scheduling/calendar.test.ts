import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { schedulingWorld } from './world.kit.ts';

describe.each(engines)('the calendar on $name', (engine) => {
  let world: Awaited<ReturnType<typeof schedulingWorld>>;
  beforeAll(async () => { world = await schedulingWorld(engine); });
  afterAll(() => world.close());

  it('keeps preferences part by part', async () => {
    const first = await world.call('scheduler.preferences');
    expect(first).toMatchObject({ time_zone: 'America/Los_Angeles', granularity_minutes: 15, require_approval: false, reschedule: 'propose' });
    expect(first.feed_url).toMatch(/^http:\/\/127\.0\.0\.1:8090\/calendar\/[A-Za-z0-9_-]{32}\.ics$/);
    const limits = { buffer_minutes: 15, max_hours_per_day: 6 };
    expect(await world.call('scheduler.save_preferences', { limits })).toEqual({ ...first, limits });
    expect(await world.call('scheduler.save_preferences', { time_maps: { deep: { mon: [['09:00', '12:00']] } } })).toMatchObject({ limits, time_maps: { deep: { mon: [['09:00', '12:00']] } } });
  });

  it('shows whole days of the zone, in pages', async () => {
    for (const [title, start] of [['before', '2026-11-24T07:30:00Z'], ['first', '2026-11-24T08:00:00Z'], ['same', '2026-11-24T08:00:00Z'], ['last', '2026-11-25T07:30:00Z'], ['after', '2026-11-25T08:00:00Z']] as const) {
      await world.call('scheduler.create_event', { title, start, end: new Date(Date.parse(start) + 1_800_000).toISOString() });
    }
    const day = { start_date: '2026-11-24', end_date: '2026-11-24' };
    expect((await world.call('scheduler.calendar', day)).items.map((e: { title: string }) => e.title)).toEqual(['first', 'same', 'last']);
    const page = await world.call('scheduler.calendar', { ...day, limit: 2 });
    expect((await world.call('scheduler.calendar', { ...day, limit: 2, cursor: page.next_cursor })).items.map((e: { title: string }) => e.title)).toEqual(['last']);
  });

  it('serves a feed that any calendar reads', async () => {
    await world.call('scheduler.create_event', { title: `Übergabe; mit Komma, Backslash \\ und ${'langem Namen — '.repeat(8)}`, start: '2026-11-26T17:00:00Z', end: '2026-11-26T18:00:00Z' });
    const secret = /([A-Za-z0-9_-]{32})\.ics$/.exec((await world.call('scheduler.preferences')).feed_url)?.[1] as string;
    const { body } = await world.call('calendar.feed', { secret });
    const lines = body.split('\r\n');
    expect(body.replaceAll('\r\n', '')).not.toContain('\n');
    expect(lines.every((line: string) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(body.replaceAll('\r\n ', '')).toContain('SUMMARY:Übergabe\\; mit Komma\\, Backslash \\\\ und langem Namen');
    expect(body).toMatch(/DTSTART:20261126T170000Z\r\n/);
    expect(lines.filter((line: string) => line.startsWith('DTSTAMP:')).length).toBe(6);
    expect((await world.call('calendar.feed', { secret })).body).toBe(body);
    expect(await world.refusal('calendar.feed', { secret: 'x'.repeat(32) })).toMatchObject({ status: 404 });
  });

  it('mirrors busy times of other calendars, and leaves those events to their owner', async () => {
    const at = (hour: number) => new Date(Date.UTC(2026, 10, 27, hour));
    const elsewhere = world.subscribed.add('Elsewhere');
    await world.call('calendars.connect', { provider: 'ics', server_url: 'https://calendars.example.org/private-1234.ics' });
    const flight1 = world.subscribed.event(elsewhere, { title: 'Flight', start: at(17), end: at(19) });
    const meeting = world.subscribed.event(elsewhere, { title: 'Call', start: at(20), end: at(21) });
    expect(await world.call('scheduler.sync')).toMatchObject({ added: 2, changed: 0, removed: 0, run_id: expect.any(Number) });
    world.subscribed.change(elsewhere, flight1, { start: at(18), end: at(20) });
    world.subscribed.remove(elsewhere, meeting);
    expect(await world.call('scheduler.sync')).toMatchObject({ added: 0, changed: 1, removed: 1 });
    expect(await world.call('scheduler.sync')).toMatchObject({ added: 0, changed: 0, removed: 0, run_id: null });
    const flight = (await world.call('scheduler.calendar', { start_date: '2026-11-27', end_date: '2026-11-27' })).items[0];
    expect(flight).toMatchObject({ title: 'Flight', kind: 'busy', source: 'ics', start: at(18).toISOString() });
    expect(await world.refusal('scheduler.delete_event', { id: flight.event_id })).toMatchObject({ status: 409 });
  });

  it('follows a moved block with its task and both weeks', async () => {
    const { plan, tasks } = await world.plan([1]);
    const run = await world.call('scheduler.schedule', { plan_id: plan, start_date: '2026-12-07' });
    await world.call('scheduler.move_event', { id: run.blocks[0].calendar_event_id, start: '2026-12-15T18:00:00Z', end: '2026-12-15T19:00:00Z' });
    expect(await world.call('tasks.get', { id: tasks[0] })).toMatchObject({ scheduled_start_date: '2026-12-15T18:00:00.000Z', scheduled_end: '2026-12-15T19:00:00.000Z' });
    const sprints = (await world.call('scheduler.sprints')).items;
    expect(sprints.map((s: { name: string; planned_hrs: number }) => [s.name, s.planned_hrs])).toEqual([['2026-W51', 1], ['2026-W50', 0]]);
    expect(await world.call('scheduler.save_sprint', { id: sprints[0].sprint_id, capacity_hrs: 0.5 })).toMatchObject({ capacity_hrs: 0.5, warnings: [expect.stringContaining('more than the week holds')] });
    await world.call('scheduler.delete_event', { id: run.blocks[0].calendar_event_id });
    expect(await world.call('tasks.get', { id: tasks[0] })).toMatchObject({ status: 'todo', scheduled_start_date: null });
  });

  it('lets previews expire after a day, and begins the week with its sprint', async () => {
    const { plan } = await world.plan([1]);
    const { run_id: id } = await world.call('scheduler.schedule', { plan_id: plan, dry_run: true });
    world.clock.advance(90_000_000);
    // The day's repairs of the tests before were proposals, so they expire as well.
    expect((await world.scheduling.maintain()).expired_previews).toBeGreaterThanOrEqual(1);
    expect(await world.call('scheduler.run', { id })).toMatchObject({ status: 'expired' });
    expect((await world.call('scheduler.sprints')).items.map((s: { name: string }) => s.name)).toContain('2026-W47');
  });
});
