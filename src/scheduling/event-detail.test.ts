import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { schedulingWorld } from './world.kit.ts';

describe.each(engines)('an event with what explains it, on $name', (engine) => {
  let world: Awaited<ReturnType<typeof schedulingWorld>>;
  beforeAll(async () => { world = await schedulingWorld(engine); });
  afterAll(() => world.close());

  it('tells what it hangs together with and how far it may slip now', async () => {
    const { plan, tasks: [first, second] } = await world.plan([1, 1]) as { plan: number; tasks: [number, number] };
    await world.call('tasks.update', { id: second, due_date: '2026-11-23' });
    const run = await world.call('scheduler.schedule', { plan_id: plan });
    const block = run.blocks.find((one: { task_id: number }) => one.task_id === first);
    const detail = await world.call('scheduler.event', { id: block.calendar_event_id });
    expect(detail).toMatchObject({ plan_id: plan, task_pinned: false, waits_for: [], waited_for_by: [{ task_id: second, title: 'Task 1' }], parts: [{ event_id: block.calendar_event_id }] });
    expect(detail.plan_title).toEqual(expect.any(String));
    expect(detail.slack_minutes).toBe(block.slack_minutes);
    expect(detail.slack).toMatch(/^It can slip .* before "Task 1" is late\.$/);
    // The block that waits moves on by hand: the first may slip further before it is in the way, not before the due date.
    const after = run.blocks.find((one: { task_id: number }) => one.task_id === second);
    await world.call('tasks.update', { id: second, due_date: after.end });
    expect(await world.call('scheduler.event', { id: after.calendar_event_id })).toMatchObject({ slack_minutes: 0, slack: 'It cannot slip: it would be late.', waits_for: [{ task_id: first, start: block.start, end: block.end }], due_date: after.end });
    await world.call('tasks.update', { id: second, status: 'done' });
    expect(await world.call('scheduler.event', { id: block.calendar_event_id })).toMatchObject({ slack: null, slack_minutes: null });
    expect(await world.refusal('scheduler.event', { id: 99_999 })).toMatchObject({ status: 404 });
  });

  it('keeps why a block is there when it is only held or released', async () => {
    const { plan } = await world.plan([1]);
    const { blocks: [block] } = await world.call('scheduler.schedule', { plan_id: plan });
    const at = { id: block.calendar_event_id, start: block.start, end: block.end };
    const held = await world.call('scheduler.move_event', at);
    expect(held).toMatchObject({ pinned: true, task_pinned: false });
    expect(held.reasons).toEqual(block.reasons);
    expect((await world.call('scheduler.move_event', { ...at, end: new Date(Date.parse(block.end) + 900_000).toISOString() })).reasons).toEqual(['Moved here by hand.']);
  });

  it('names a busy time without a task', async () => {
    const busy = await world.call('scheduler.create_event', { title: 'Dentist', start: '2026-12-01T17:00:00Z', end: '2026-12-01T18:00:00Z' });
    expect(await world.call('scheduler.event', { id: busy.event_id })).toMatchObject({ title: 'Dentist', plan_id: null, plan_title: null, due_date: null, slack: null, parts: [] });
  });

  it('answers the hours that hold: weekly, exceptions, times off, over a change of the clocks', async () => {
    const day = { start_date: '2026-11-23', end_date: '2026-11-24' };
    const plain = await world.call('scheduler.open_hours', day);
    expect(plain).toMatchObject({ time_zone: 'America/Los_Angeles', off: [] });
    expect(plain.open[0]).toEqual({ start: '2026-11-23T17:00:00.000Z', end: '2026-11-23T20:00:00.000Z' });
    expect(plain.open).toHaveLength(4);
    await world.call('scheduler.save_preferences', { exceptions: [{ start: '2026-11-24', end: '2026-11-24', kind: 'off', title: 'Away' }, { start: '2026-11-23T04:00:00-08:00', end: '2026-11-23T05:00:00-08:00', kind: 'hours', hours: [['00:00', '24:00']], title: 'Early' }] });
    const now = await world.call('scheduler.open_hours', day);
    expect(now.open[0]).toEqual({ start: '2026-11-23T12:00:00.000Z', end: '2026-11-23T13:00:00.000Z' });
    expect(now.off).toEqual([{ start: '2026-11-24T08:00:00.000Z', end: '2026-11-25T08:00:00.000Z', title: 'Away' }]);
    await world.call('scheduler.save_preferences', { exceptions: [] });
    expect((await world.call('scheduler.open_hours', { start_date: '2027-03-12', end_date: '2027-03-15' })).open.map((one: { start: string }) => one.start.slice(11, 13))).toEqual(['17', '21', '16', '20']);
  });

  it('says when more hours would do, and they do', async () => {
    const id = (await world.call('tasks.create', { title: 'Too long', estimated_hours: 8, due_date: '2026-11-23', hard_due: true, min_chunk_minutes: 480 })).task_id;
    const short = await world.call('scheduler.schedule', { task_ids: [id], dry_run: true });
    const fix = short.unplaced[0].smallest_fix;
    expect(fix).toMatchObject({ change: 'add_hours', periods: [{ start: expect.stringMatching(/^2026-11-2[123]T/), end: expect.any(String) }] });
    await world.call('scheduler.save_preferences', { exceptions: fix.periods.map((one: object) => ({ ...one, kind: 'hours', hours: [['00:00', '24:00']], title: 'Added' })) });
    expect((await world.call('scheduler.schedule', { task_ids: [id], dry_run: true })).unplaced).toEqual([]);
  });
});
