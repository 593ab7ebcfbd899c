import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../tests/engines.ts';
import { schedulingWorld } from '../../scheduling/world.kit.ts';
import { testContext } from '../../work/world.kit.ts';
import { calendarEvents } from '../events.store.ts';
import { CalendarError } from '../remote-calendars.port.ts';

const HOUR = 3_600_000;

describe.each(engines)('calendars of others on $name', (engine) => {
  let world: Awaited<ReturnType<typeof schedulingWorld>>;
  let account: number;
  beforeAll(async () => {
    world = await schedulingWorld(engine);
    world.remote.add('Private', { primary: true });
    const made = await world.call('calendars.connect', { provider: 'caldav', server_url: 'dav.example.org', username: 'me', password: 'a secret password' });
    account = made.account_id;
  });
  afterAll(() => world.close());

  const own = 'cal-Almanac';
  const sync = () => world.call('scheduler.sync');
  const planned = async (hours: number[], date = '2026-11-30') => {
    const { plan, tasks } = await world.plan(hours);
    const run = await world.call('scheduler.schedule', { plan_id: plan, start_date: date });
    return { plan, tasks, run, blocks: run.blocks as { task_id: number; start: string; end: string; calendar_event_id: number; title: string }[] };
  };
  const thereOf = (task: number) => world.remote.blocks(own).find((one) => one.taskId === task);
  const hereOf = async (task: number) => (await world.db.inWorkspace(testContext, (sql) => calendarEvents.blocksOf(sql, [task])))[0];
  const sure = <T>(value: T | undefined): T => { if (value === undefined) throw new Error('it is not there'); return value; };
  const remoteBlock = (task: number | undefined) => sure(thereOf(sure(task)));
  const block = async (task: number | undefined) => sure(await hereOf(sure(task)));
  const writes = async () => (await world.call('calendars.list')).writes;
  const history = async () => (await world.call('calendars.history')).items;

  it('keeps an account with a calendar of its own, and shows no secret', async () => {
    const { items } = await world.call('calendars.accounts');
    expect(items).toMatchObject([{ account_id: account, provider: 'caldav', name: 'me@example.org', server: 'dav.example.org', username: 'me', state: 'connected' }]);
    expect(items[0].calendars.map((c: { name: string; counts_as_busy: boolean; receives_blocks: boolean }) => [c.name, c.counts_as_busy, c.receives_blocks])).toEqual([['Private', true, false], ['Almanac', true, true]]);
    expect(JSON.stringify(items)).not.toContain('secret');
    const rows = await world.db.inWorkspace(testContext, (sql) => sql.rows<{ secret: string }>('select secret from calendar_accounts'));
    expect(rows[0]?.secret).toMatch(/^v1\./);
    expect(rows[0]?.secret).not.toContain('password');
  });

  it('writes blocks there, once, and does not take its own writes for changes', async () => {
    const { tasks, blocks } = await planned([1, 2]);
    expect(await sync()).toMatchObject({ written: 2, waiting: 0, write_error: null });
    expect(world.remote.blocks(own).map((b) => [b.taskId, b.start.toISOString(), b.end.toISOString()]).sort()).toEqual(tasks.map((task) => { const b = blocks.find((one) => one.task_id === task); return [task, b?.start, b?.end]; }).sort());
    world.remote.calls.length = 0;
    expect(await sync()).toMatchObject({ added: 0, changed: 0, removed: 0, written: 0, run_id: null });
    expect(world.remote.calls.filter((call) => !call.startsWith('changes'))).toEqual([]);
    expect((await block(tasks[0])).pinned).toBe(false);
  });

  it('takes a block that was moved and made longer as it is, and leaves it there', async () => {
    const { tasks: [task] } = await planned([1]);
    await sync();
    const was = remoteBlock(task);
    const start = new Date(was.start.getTime() + 26 * HOUR);
    world.remote.change(own, was.id, { start, end: new Date(start.getTime() + 2 * HOUR) });
    world.remote.calls.length = 0;
    expect((await sync()).calendars.find((c: { name: string }) => c.name === 'Almanac')).toMatchObject({ by_hand: 1 });
    expect(await block(task)).toMatchObject({ starts_at: start, pinned: true });
    expect(await world.call('tasks.get', { id: task })).toMatchObject({ scheduled_start_date: start.toISOString() });
    expect(remoteBlock(task)).toMatchObject({ start, end: new Date(start.getTime() + 2 * HOUR) });
    expect((await history())[0]).toMatchObject({ kind: 'moved', task_id: task, ours: { start: was.start.toISOString() }, theirs: { start: start.toISOString() } });
    expect(world.remote.calls.filter((call) => call.startsWith('put'))).toEqual([]);
  });

  it('keeps a name that was given by hand, also when the task is renamed and moved', async () => {
    const { tasks: [task] } = await planned([1]);
    await sync();
    world.remote.change(own, remoteBlock(task).id, { title: 'Deep work, door closed' });
    await sync();
    await world.call('tasks.update', { id: task, title: 'Another name' });
    const there = await block(task);
    await world.call('scheduler.move_event', { id: there.event_id, start: '2026-12-09T18:00:00Z', end: '2026-12-09T19:00:00Z' });
    await sync();
    expect(remoteBlock(task)).toMatchObject({ title: 'Deep work, door closed', start: new Date('2026-12-09T18:00:00Z') });
    expect((await block(task)).title).toBe('Deep work, door closed');
  });

  it('takes a deleted block off the schedule and asks, once', async () => {
    const { tasks: [task] } = await planned([1], '2026-12-01');
    await sync();
    world.remote.remove(own, remoteBlock(task).id);
    await sync();
    await sync();
    expect(await hereOf(sure(task))).toBeUndefined();
    expect(await world.call('tasks.get', { id: task })).toMatchObject({ status: 'todo', scheduled_start_date: null });
    const open = (await world.call('calendars.questions')).items.filter((q: { task_id: number }) => q.task_id === task);
    expect(open).toMatchObject([{ answer: null, text: expect.stringContaining('deleted') }]);
    expect(await world.call('calendars.answer', { id: open[0].question_id, answer: 'reschedule' })).toMatchObject({ answer: 'reschedule' });
    expect(await world.refusal('calendars.answer', { id: open[0].question_id, answer: 'leave' })).toMatchObject({ status: 409 });
    await sync();
    expect(remoteBlock(task)).toBeDefined();
  });

  it('lets the person win where both sides changed, and keeps both versions', async () => {
    const { tasks: [task] } = await planned([1], '2026-12-02');
    await sync();
    const theirs = new Date('2026-12-16T20:00:00Z');
    world.remote.change(own, remoteBlock(task).id, { start: theirs, end: new Date(theirs.getTime() + HOUR) });
    await world.call('scheduler.move_event', { id: (await block(task)).event_id, start: '2026-12-15T18:00:00Z', end: '2026-12-15T19:00:00Z' });
    // Written before it was read: the write notices.
    await world.calendar.sync.push(testContext as never, { force: true });
    expect(await block(task)).toMatchObject({ starts_at: theirs, pinned: true });
    expect((await history())[0]).toMatchObject({ kind: 'both_changed', ours: { start: '2026-12-15T18:00:00.000Z' }, theirs: { start: theirs.toISOString() } });
    await sync();
    expect(remoteBlock(task)).toMatchObject({ start: theirs });
  });

  it('queues what cannot be written, says so, and writes it once when the service is back', async () => {
    world.remote.fault = () => new CalendarError('unavailable', 'The server does not answer.');
    const { tasks } = await planned([1, 1], '2026-12-03');
    const answer = await sync();
    expect(answer).toMatchObject({ written: 0, waiting: 2 });
    expect(answer.calendars.every((c: { error: string | null }) => c.error === 'The server does not answer.')).toBe(true);
    expect((await world.call('calendars.accounts')).items[0]).toMatchObject({ state: 'unreachable', state_detail: 'The server does not answer.', next_try_at: expect.any(String) });
    expect(await writes()).toMatchObject({ waiting: 2 });
    world.remote.fault = () => undefined;
    expect(await sync()).toMatchObject({ written: 2, waiting: 0 });
    expect(tasks.every((task) => world.remote.blocks(own).filter((b) => b.taskId === task).length === 1)).toBe(true);
    expect((await world.call('calendars.accounts')).items[0]).toMatchObject({ state: 'connected', state_detail: null });
  });

  it('goes on after being killed at any step, with nothing doubled and nothing missing', async () => {
    const { plan, tasks, run } = await planned([1, 1, 1], '2026-12-07');
    const steps = [];
    for (const name of ['put', 'remove', 'changes'] as const) for (const when of ['before', 'after'] as const) for (const nth of [1, 2, 3]) steps.push({ name, when, nth });
    for (const { name, when, nth } of steps) {
      let count = 0;
      world.remote.fault = (step) => (step.name === name && step.when === when && ++count === nth ? new Error('killed') : undefined);
      const [first, second, third] = tasks as [number, number, number];
      const events = await world.db.inWorkspace(testContext, (sql) => calendarEvents.blocksOf(sql, tasks));
      const at = (day: number, hour: number) => `2026-12-${String(day).padStart(2, '0')}T${hour}:00:00.000Z`;
      const shift = steps.findIndex((one) => one.name === name && one.when === when && one.nth === nth);
      // One moves, one goes, one comes back.
      const of = (task: number) => events.find((event) => event.task_id === task);
      if (of(first)) await world.call('scheduler.move_event', { id: sure(of(first)).event_id, start: at(14 + (shift % 4), 18 + (shift % 3)), end: at(14 + (shift % 4), 19 + (shift % 3)) });
      if (of(second)) await world.call('scheduler.delete_event', { id: sure(of(second)).event_id });
      else await world.call('scheduler.schedule', { task_ids: [second], start_date: '2026-12-07' });
      await sync().catch((error: Error) => { expect(error.message).toBe('killed'); });
      world.remote.fault = () => undefined;
      // A reader that died holds its calendar for two minutes.
      await world.db.inWorkspace(testContext, (sql) => sql.run('update calendars set syncing_since = null'));
      await sync();
      const ours = (await world.db.inWorkspace(testContext, (sql) => calendarEvents.blocksOf(sql, tasks))).map((event) => `${event.task_id} ${event.starts_at.toISOString()}`).sort();
      const theirs = world.remote.blocks(own).filter((b) => tasks.includes(b.taskId as number)).map((b) => `${b.taskId} ${b.start.toISOString()}`).sort();
      expect([name, when, nth, theirs]).toEqual([name, when, nth, ours]);
      expect(theirs.some((text) => text.startsWith(`${third} `))).toBe(true);
    }
    expect((await writes()).waiting).toBe(0);
    expect(run.run_id).toBeGreaterThan(0);
    expect(plan).toBeGreaterThan(0);
  });

  it('undoes a run in the calendar too, also what a person has touched since', async () => {
    const before = await planned([1], '2026-12-21');
    await sync();
    const untouched = world.remote.blocks(own).map((b) => b.id).sort();
    const { tasks, run } = await planned([1, 1, 1], '2026-12-21');
    await sync();
    world.remote.change(own, remoteBlock(tasks[0]).id, { start: new Date('2026-12-30T18:00:00Z'), end: new Date('2026-12-30T19:00:00Z') });
    world.remote.remove(own, remoteBlock(tasks[1]).id);
    await sync();
    // And one more by hand that was not read yet.
    world.remote.change(own, remoteBlock(tasks[2]).id, { title: 'Renamed at the last moment' });
    await world.call('scheduler.undo', { id: run.run_id });
    await sync();
    expect(world.remote.blocks(own).map((b) => b.id).sort()).toEqual(untouched);
    expect(remoteBlock(before.tasks[0])).toBeDefined();
    expect((await writes()).waiting).toBe(0);
  });

  it('counts what others put there as busy, follows it, and lets it ask for a repair', async () => {
    const { tasks: [task] } = await planned([2], '2027-01-11');
    await sync();
    const mine = await block(task);
    const id = world.remote.event('cal-Private', { title: 'Board meeting', start: mine.starts_at, end: mine.ends_at });
    const answer = await sync();
    expect(answer).toMatchObject({ added: 1, run_id: expect.any(Number) });
    const run = await world.call('scheduler.run', { id: answer.run_id });
    expect(run.moved).toContain(task);
    world.remote.change('cal-Private', id, { title: 'Board meeting, moved', start: new Date(mine.starts_at.getTime() + 200 * HOUR), end: new Date(mine.ends_at.getTime() + 200 * HOUR) });
    expect(await sync()).toMatchObject({ changed: 1 });
    world.remote.remove('cal-Private', id);
    expect(await sync()).toMatchObject({ removed: 1 });
  });

  it('spreads out what recurs, with its exceptions, and moves its window on', async () => {
    const start = new Date('2026-11-23T17:00:00Z');
    world.remote.event('cal-Private', { id: 'weekly', title: 'Weekly', start, end: new Date(start.getTime() + HOUR), lines: 'RRULE:FREQ=WEEKLY\r\nEXDATE:20261130T170000Z\r\n' });
    await sync();
    const items = async (from: string, to: string) => (await world.call('scheduler.calendar', { start_date: from, end_date: to, limit: 500 })).items.filter((e: { title: string }) => e.title === 'Weekly').map((e: { start: string }) => e.start.slice(0, 10));
    expect(await items('2026-11-20', '2026-12-20')).toEqual(['2026-11-23', '2026-12-07', '2026-12-14']);
    expect(await items('2028-03-01', '2028-03-20')).toEqual([]);
    const now = world.clock.now();
    world.clock.advance(120 * 24 * HOUR);
    await sync();
    expect((await items('2028-03-01', '2028-03-20')).length).toBe(3);
    world.clock.set(now);
    world.remote.remove('cal-Private', 'weekly');
    expect((await sync()).removed).toBeGreaterThan(50);
  });

  it('reads everything again when its place was lost, and finds what went meanwhile', async () => {
    const kept = world.remote.event('cal-Private', { title: 'Stays', start: new Date('2026-12-04T17:00:00Z'), end: new Date('2026-12-04T18:00:00Z') });
    const goes = world.remote.event('cal-Private', { title: 'Goes', start: new Date('2026-12-04T19:00:00Z'), end: new Date('2026-12-04T20:00:00Z') });
    const { tasks: [task] } = await planned([1], '2027-01-18');
    await sync();
    world.remote.remove('cal-Private', goes);
    world.remote.remove(own, remoteBlock(task).id);
    world.remote.oldestCursor = 1e9;
    const answer = await sync();
    world.remote.oldestCursor = 0;
    expect(answer).toMatchObject({ removed: 1 });
    expect(await hereOf(sure(task))).toBeUndefined();
    expect((await world.call('calendars.questions')).items[0]).toMatchObject({ task_id: task });
    world.remote.remove('cal-Private', kept);
    await sync();
  });

  it('moves all blocks over when another calendar receives them, and stops where none does', async () => {
    const { items } = await world.call('calendars.list');
    const id = items.find((c: { name: string }) => c.name === 'Private').calendar_id;
    const back = items.find((c: { name: string }) => c.name === 'Almanac').calendar_id;
    const count = world.remote.blocks(own).length;
    expect(await world.call('calendars.update', { id, receives_blocks: true })).toMatchObject({ receives_blocks: true });
    await sync();
    expect([world.remote.blocks(own).length, world.remote.blocks('cal-Private').length]).toEqual([0, count]);
    await world.call('calendars.update', { id: back, receives_blocks: true });
    await sync();
    expect([world.remote.blocks(own).length, world.remote.blocks('cal-Private').length]).toEqual([count, 0]);
    await world.call('calendars.update', { id, counts_as_busy: false });
    expect((await world.call('calendars.list')).items.find((c: { calendar_id: number }) => c.calendar_id === id)).toMatchObject({ counts_as_busy: false, events: 0 });
    await world.call('calendars.update', { id, counts_as_busy: true });
  });

  it('says once that access ended, asks no more, and goes on after the new password', async () => {
    world.remote.fault = () => new CalendarError('refused', 'The password is no longer right.');
    await sync();
    world.remote.calls.length = 0;
    await sync();
    await world.calendar.sync.tick(testContext as never);
    expect(world.remote.calls).toEqual([]);
    expect(world.notices.filter((text) => text.includes('no longer right'))).toHaveLength(1);
    expect((await world.call('calendars.accounts')).items[0]).toMatchObject({ state: 'needs_reconnect' });
    const { tasks: [task] } = await planned([1], '2027-02-01');
    expect((await writes()).waiting).toBe(1);
    world.remote.fault = () => undefined;
    expect(await world.call('calendars.check', { id: account, password: 'a new password' })).toMatchObject({ state: 'connected' });
    expect(await sync()).toMatchObject({ written: 1, waiting: 0 });
    expect(remoteBlock(task)).toBeDefined();
  });

  it('is told of changes over a channel that it keeps alive, and believes only who carries its token', async () => {
    world.remote.now = () => world.clock.now();
    await world.calendar.sync.tick(testContext as never);
    const made = [...world.remote.channels];
    expect(made.map(([, channel]) => [channel.calendarId, channel.address]).sort()).toEqual([[own, 'https://almanac.example.org/webhook/calendar/google'], ['cal-Private', 'https://almanac.example.org/webhook/calendar/google']].sort());
    const [id, { token }] = sure(made[0]);
    world.enqueued.length = 0;
    expect(await world.calendar.sync.told(id, 'a guess')).toBe(false);
    expect(await world.calendar.sync.told('no-such-channel', token)).toBe(false);
    expect(world.enqueued).toEqual([]);
    expect(await world.calendar.sync.told(id, token)).toBe(true);
    expect(world.enqueued).toEqual([expect.stringContaining('calendar.pull')]);
    await world.calendar.sync.tick(testContext as never);
    expect([...world.remote.channels.keys()]).toEqual(made.map(([key]) => key));
    // Six days later less than a day is left of it.
    const now = world.clock.now();
    world.clock.advance(6.5 * 24 * HOUR);
    await world.calendar.sync.tick(testContext as never);
    expect([...world.remote.channels.keys()].some((key) => made.some(([old]) => old === key))).toBe(false);
    expect(world.remote.channels.size).toBe(2);
    world.clock.set(now);
  });

  it('asks every few minutes where nobody tells, and leaves alone who asked for a pause', async () => {
    const pulls = () => world.enqueued.filter((text) => text.startsWith('calendar.pull')).length;
    const now = world.clock.now();
    world.clock.set(new Date()); // when something was read is the database's own time
    await sync();
    world.enqueued.length = 0;
    await world.calendar.sync.tick(testContext as never);
    expect(pulls()).toBe(0);
    world.clock.set(new Date(Date.now() + 31 * 60_000));
    await world.calendar.sync.tick(testContext as never);
    expect(pulls()).toBe(2);
    world.remote.fault = () => new CalendarError('unavailable', 'Too many requests.', { retryAfterMs: 3_600_000 });
    await sync();
    world.remote.fault = () => undefined;
    world.enqueued.length = 0;
    world.clock.advance(50 * 60_000);
    await world.calendar.sync.tick(testContext as never);
    expect(pulls()).toBe(0);
    world.clock.set(now);
    await sync();
  });

  it('takes a file in once, as busy times', async () => {
    const ics = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nX-WR-CALNAME:Conference\r\nBEGIN:VEVENT\r\nUID:talk-1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20261211T170000Z\r\nDTEND:20261211T190000Z\r\nSUMMARY:Talk\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
    expect(await world.call('calendars.import', { ics })).toMatchObject({ account: { provider: 'file', name: 'Conference' }, events: 1, left_out: [] });
    expect(await world.refusal('calendars.import', { ics: '<html>Sign in</html>' })).toMatchObject({ status: 400, paths: ['ics'] });
    expect(await sync()).toMatchObject({ added: 0, removed: 0 });
  });

  it('leaves nothing behind when an account is disconnected', async () => {
    expect(world.remote.blocks(own).length).toBeGreaterThan(0);
    await world.call('calendars.disconnect', { id: account });
    expect(world.remote.blocks(own)).toEqual([]);
    const left = await world.db.inWorkspace(testContext, (sql) => sql.rows<{ n: number }>(`select (select count(*) from calendar_links)::int + (select count(*) from calendar_writes)::int + (select count(*) from calendar_events where source = 'caldav')::int as n`));
    expect(left[0]?.n).toBe(0);
  });
});
