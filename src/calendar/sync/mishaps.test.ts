import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../tests/engines.ts';
import { schedulingWorld } from '../../scheduling/world.kit.ts';
import { testContext } from '../../work/world.kit.ts';
import { calendarEvents } from '../events.store.ts';
import { CalendarError } from '../remote-calendars.port.ts';

const HOUR = 3_600_000;
const own = 'cal-Almanac';
const context = testContext as never;

describe.each(engines)('what goes wrong in calendars of others on $name', (engine) => {
  let world: Awaited<ReturnType<typeof schedulingWorld>>;
  let account: number;
  beforeAll(async () => {
    world = await schedulingWorld(engine);
    world.remote.add('Private', { primary: true });
    account = (await world.call('calendars.connect', { provider: 'caldav', server_url: 'dav.example.org', username: 'me', password: 'a secret password' })).account_id;
  });
  afterEach(() => { world.remote.fault = () => undefined; world.remote.meanwhile = null; });
  afterAll(() => world.close());

  const sure = <T>(value: T | undefined): T => { if (value === undefined) throw new Error('it is not there'); return value; };
  const sync = () => world.call('scheduler.sync');
  const push = () => world.calendar.sync.push(context, { force: true });
  const calendarOf = async (name: string) => sure((await world.call('calendars.list')).items.find((one: { name: string }) => one.name === name));
  const pull = async (name: string) => world.calendar.sync.pull(context, (await calendarOf(name)).calendar_id);
  const thereOf = (task: number, calendar = own) => world.remote.blocks(calendar).filter((one) => one.taskId === task);
  const there = (task: number) => sure(thereOf(task)[0]);
  const hereOf = async (task: number) => (await world.db.inWorkspace(testContext, (sql) => calendarEvents.blocksOf(sql, [task])))[0];
  const here = async (task: number) => sure(await hereOf(task));
  const move = async (task: number, start: string) => world.call('scheduler.move_event', { id: (await here(task)).event_id, start, end: new Date(Date.parse(start) + HOUR).toISOString() });
  const history = async (task: number) => (await world.call('calendars.history')).items.filter((one: { task_id: number }) => one.task_id === task).map((one: { kind: string }) => one.kind);
  const questions = async (task: number) => (await world.call('calendars.questions')).items.filter((one: { task_id: number }) => one.task_id === task);
  const planned = async (count = 1, date = '2026-11-30'): Promise<[number, ...number[]]> => {
    const { plan, tasks } = await world.plan(Array.from({ length: count }, () => 1));
    await world.call('scheduler.schedule', { plan_id: plan, start_date: date });
    await sync();
    return tasks as [number, ...number[]];
  };

  it('does not take an older write of its own for a person\'s change when reader and writer run side by side', async () => {
    const [task] = await planned();
    await move(task, '2026-12-08T18:00:00.000Z');
    await push(); // the next reading will name it
    world.remote.meanwhile = async () => { await move(task, '2026-12-09T18:00:00.000Z'); await push(); };
    expect(await pull('Almanac')).toMatchObject({ by_hand: 0 });
    await sync();
    expect(await here(task)).toMatchObject({ starts_at: new Date('2026-12-09T18:00:00.000Z') });
    expect(there(task).start.toISOString()).toBe('2026-12-09T18:00:00.000Z');
    expect(await history(task)).toEqual([]);
  });

  it('writes from two processes at once without taking each other for a person', async () => {
    const [task] = await planned();
    await move(task, '2026-12-10T18:00:00.000Z');
    // The other's write arrived, and is not heard of.
    world.remote.fault = (step) => (step.name === 'put' && step.when === 'after' ? new Error('killed') : undefined);
    await push().catch((error: Error) => { expect(error.message).toBe('killed'); });
    world.remote.fault = () => undefined;
    await move(task, '2026-12-11T18:00:00.000Z');
    await Promise.all([push(), push(), pull('Almanac')]);
    await sync();
    expect(thereOf(task).map((one) => one.start.toISOString())).toEqual(['2026-12-11T18:00:00.000Z']);
    expect(await history(task)).toEqual([]);
  });

  it('resumes a first write that arrived before the block moved on', async () => {
    const { plan, tasks } = await world.plan([1]);
    const task = sure(tasks[0]);
    world.remote.fault = (step) => (step.name === 'put' && step.when === 'after' ? new Error('killed') : undefined);
    await world.call('scheduler.schedule', { plan_id: plan, start_date: '2026-12-01' });
    await push().catch((error: Error) => { expect(error.message).toBe('killed'); });
    world.remote.fault = () => undefined;
    await move(task, '2026-12-14T18:00:00.000Z');
    await push();
    expect(await here(task)).toMatchObject({ starts_at: new Date('2026-12-14T18:00:00.000Z') });
    expect(thereOf(task).map((one) => one.start.toISOString())).toEqual(['2026-12-14T18:00:00.000Z']);
    expect(await history(task)).toEqual([]);
  });

  it('takes a block out again that arrived after another process had looked for it', async () => {
    const { plan, tasks } = await world.plan([1]);
    const task = sure(tasks[0]);
    await world.call('scheduler.schedule', { plan_id: plan, start_date: '2026-12-01' });
    const { event_id: event, uid } = await here(task);
    await world.db.inWorkspace(testContext, (sql) => sql.run('delete from calendar_writes where event_uid <> $1', [uid]));
    world.remote.late = async () => { // the other: the block is gone, and so is its link
      await world.call('scheduler.delete_event', { id: event });
      await world.db.inWorkspace(testContext, (sql) => sql.run('delete from calendar_links where event_uid = $1', [uid]));
    };
    await push();
    await sync();
    expect(thereOf(task)).toEqual([]);
  });

  it('takes a change that a person makes between the write and its note', async () => {
    const [task] = await planned();
    await move(task, '2026-12-15T18:00:00.000Z');
    const theirs = new Date('2026-12-16T20:00:00.000Z');
    let once = false;
    world.remote.fault = (step) => {
      if (step.name === 'put' && step.when === 'after' && !once) { once = true; world.remote.change(own, there(task).id, { start: theirs, end: new Date(theirs.getTime() + HOUR) }); }
      return undefined;
    };
    await push();
    await sync();
    expect(await here(task)).toMatchObject({ starts_at: theirs, pinned: true });
    expect(there(task).start).toEqual(theirs);
  });

  it('counts a person\'s copies as busy, wherever they are, and keeps to the original', async () => {
    const [task] = await planned();
    const original = there(task);
    world.remote.copy(own, original.id, own, 24 * HOUR);
    world.remote.copy(own, original.id, 'cal-Private', 48 * HOUR);
    // Also while the original is being written.
    await world.db.inWorkspace(testContext, (sql) => sql.run('update calendar_links set pending = true where remote_id = $1', [original.id]));
    const answer = await sync();
    expect(answer).toMatchObject({ added: 2 });
    expect(await here(task)).toMatchObject({ starts_at: original.start, pinned: false });
    await move(task, '2026-12-17T18:00:00.000Z');
    await sync();
    expect(there(task)).toMatchObject({ id: original.id, start: new Date('2026-12-17T18:00:00.000Z') });
    expect(thereOf(task)).toHaveLength(2);
    world.remote.remove(own, `copy-of-${original.id}`);
    world.remote.remove('cal-Private', `copy-of-${original.id}`);
    expect(await sync()).toMatchObject({ removed: 2 });
    expect(await questions(task)).toEqual([]);
  });

  it('gives a block its time back that was left without any, and keeps its new name', async () => {
    const [task] = await planned();
    const was = there(task);
    world.remote.change(own, was.id, { title: 'Shrunk', end: was.start });
    await sync();
    await sync();
    expect(there(task)).toMatchObject({ title: 'Shrunk', start: was.start, end: was.end });
    expect(await here(task)).toMatchObject({ title: 'Shrunk', starts_at: was.start, ends_at: was.end, pinned: false });
    expect(await history(task)).toEqual(['restored']);
    world.remote.change(own, was.id, { end: was.start }); // and nothing else
    await sync();
    expect(there(task)).toMatchObject({ start: was.start, end: was.end });
  });

  it('writes a block anew that somebody made unreadable, and asks nothing', async () => {
    const [task] = await planned();
    world.remote.store(own, there(task).id, 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:torn');
    await sync();
    await sync();
    expect(thereOf(task)).toHaveLength(1);
    expect(await questions(task)).toEqual([]);
  });

  it('takes a block that was dragged into the past or years ahead as it is', async () => {
    const [task] = await planned();
    for (const start of [new Date('2026-10-01T18:00:00.000Z'), new Date('2029-12-03T18:00:00.000Z')]) {
      world.remote.change(own, there(task).id, { start, end: new Date(start.getTime() + HOUR) });
      await sync();
      expect(await here(task)).toMatchObject({ starts_at: start, pinned: true });
    }
  });

  it('keeps the blocks when their calendar is deleted, says so once, and shows them in a new one', async () => {
    const tasks = await planned(4, '2027-01-04');
    world.notices.length = 0;
    world.remote.drop(own);
    const answer = await sync();
    expect(answer.calendars.find((one: { name: string }) => one.name === 'Almanac').error).toContain('no such calendar');
    await move(tasks[0], '2027-01-12T18:00:00.000Z');
    expect(await sync()).toMatchObject({ written: 0, waiting: 1, write_error: expect.stringContaining('no longer there') });
    expect(await calendarOf('Almanac')).toMatchObject({ gone: true, receives_blocks: true });
    expect(world.notices).toEqual([expect.stringContaining('"Almanac"')]);
    expect(await Promise.all(tasks.map((task) => hereOf(task)))).not.toContain(undefined);
    const made = await world.call('calendars.create', { account_id: account });
    expect(made).toMatchObject({ gone: false, receives_blocks: true });
    await sync();
    await sync();
    for (const task of tasks) expect(there(task).start).toEqual((await here(task)).starts_at);
    expect(await Promise.all(tasks.map((task) => questions(task)))).toEqual(tasks.map(() => []));
  });

  it('writes again what was lost all at once, and asks about none of it', async () => {
    const tasks = await planned(4, '2027-01-18');
    for (const one of world.remote.blocks(own)) world.remote.remove(own, one.id);
    world.remote.oldestCursor = Number.MAX_SAFE_INTEGER; // everything is read again
    await sync();
    await sync();
    world.remote.oldestCursor = 0;
    for (const task of tasks) expect(thereOf(task)).toHaveLength(1);
    expect(await Promise.all(tasks.map((task) => questions(task)))).toEqual(tasks.map(() => []));
  });

  it('finds calendars that come and go without being told', async () => {
    const now = world.clock.now();
    const at = world.remote.event('cal-Private', { title: 'Away', start: new Date('2027-02-02T18:00:00Z'), end: new Date('2027-02-02T19:00:00Z') });
    await sync();
    const busy = async () => (await world.call('scheduler.calendar', { start_date: '2027-02-01', end_date: '2027-02-04', limit: 500 })).items.filter((one: { title: string }) => one.title === 'Away').length;
    expect(await busy()).toBe(1);
    const kept = world.remote.read('cal-Private', at);
    world.remote.add('New');
    world.remote.drop('cal-Private');
    await world.calendar.sync.tick(context);
    world.clock.advance(7 * HOUR);
    await world.calendar.sync.tick(context);
    expect(await calendarOf('Private')).toMatchObject({ gone: true });
    expect(await calendarOf('New')).toMatchObject({ gone: false });
    expect(await busy()).toBe(0);
    world.remote.add('Private', { primary: true });
    world.remote.store('cal-Private', at, kept);
    world.clock.advance(HOUR);
    await world.calendar.sync.tick(context);
    expect(await calendarOf('Private')).toMatchObject({ gone: false, sync_error: null });
    await sync();
    expect(await busy()).toBe(1);
    world.clock.set(now);
  });

  it('leaves a calendar alone that can only be read from now on, and says so', async () => {
    const [task] = await planned(1, '2027-02-08');
    const was = there(task).start;
    world.remote.describe(own, { readOnly: true });
    await world.call('calendars.check', { id: account });
    await move(task, '2027-02-16T18:00:00.000Z');
    world.remote.calls.length = 0;
    expect(await sync()).toMatchObject({ written: 0, waiting: 1, write_error: expect.stringContaining('can only be read') });
    expect(world.remote.calls.filter((call) => !call.startsWith('changes'))).toEqual([]);
    expect(there(task).start).toEqual(was);
    world.remote.describe(own, { readOnly: false });
    await world.call('calendars.check', { id: account });
    expect(await sync()).toMatchObject({ written: 1, waiting: 0 });
  });

  it('writes into the new calendar although the old one cannot be reached', async () => {
    const [task] = await planned(1, '2027-02-22');
    const other = world.remote.add('Other');
    await world.call('calendars.check', { id: account });
    world.remote.fault = (step) => (step.name === 'remove' ? new CalendarError('rejected', 'Not allowed.') : undefined);
    await world.call('calendars.update', { id: (await calendarOf('Other')).calendar_id, receives_blocks: true });
    await sync();
    expect(thereOf(task, other)).toHaveLength(1);
    world.remote.fault = () => undefined;
    await sync();
    expect(thereOf(task)).toEqual([]);
    await world.call('calendars.update', { id: (await calendarOf('Almanac')).calendar_id, receives_blocks: true });
    await sync();
    expect(thereOf(task, other)).toEqual([]);
    expect(thereOf(task)).toHaveLength(1);
  });

  it('keeps nothing of erased work, also when a person touches it before it is taken out', async () => {
    const [task] = await planned(1, '2027-03-01');
    const { id } = there(task);
    const uid = (await here(task)).uid;
    // What erasure does, with the calendar's own part of it.
    await world.db.inWorkspace(testContext, async (sql) => {
      await sql.run(`update calendar_links set title = '', ics = null, hand_title = false, task_id = null where event_uid = $1`, [uid]);
      await sql.run('delete from calendar_events where uid = $1', [uid]);
      await sql.run('delete from tasks where id = $1', [task]);
    });
    world.remote.change(own, id, { title: 'A secret name' });
    await pull('Almanac');
    const traces = async () => (await world.db.inWorkspace(testContext, (sql) => sql.rows<{ n: number }>(`select (select count(*) from calendar_links where title like '%secret%' or ics like '%secret%')::int + (select count(*) from calendar_history where theirs::text like '%secret%')::int
      + (select count(*) from calendar_objects where ics like '%secret%')::int as n`)))[0]?.n;
    expect(await traces()).toBe(0);
    let once = false;
    world.remote.fault = (step) => { if (step.name === 'remove' && step.when === 'before' && !once) { once = true; world.remote.change(own, id, { title: 'Another secret name' }); } return undefined; };
    await push();
    expect(await traces()).toBe(0);
    expect(world.remote.blocks(own).some((one) => one.id === id)).toBe(false);
  });

  it('does not read erased work back in that was taken out while the reading was under way', async () => {
    const [task] = await planned(1, '2027-03-08');
    await move(task, '2027-03-09T18:00:00.000Z');
    await push(); // the next reading will name it
    const { id } = there(task), { uid } = await here(task);
    world.remote.meanwhile = async () => {
      await world.db.inWorkspace(testContext, async (sql) => {
        await sql.run(`update calendar_links set title = '', ics = null, hand_title = false, task_id = null where event_uid = $1`, [uid]);
        await sql.run('delete from calendar_events where uid = $1', [uid]);
        await sql.run('delete from tasks where id = $1', [task]);
      });
      await push();
    };
    expect(await pull('Almanac')).toMatchObject({ by_hand: 0, added: 0 });
    expect(world.remote.blocks(own).some((one) => one.id === id)).toBe(false);
    const left = await world.db.inWorkspace(testContext, (sql) => sql.rows<{ n: number }>('select (select count(*) from calendar_objects where remote_id = $1)::int + (select count(*) from calendar_events where uid like $2)::int as n', [id, `%${id}%`]));
    expect(left[0]?.n).toBe(0);
  });

  it('keeps the password that works when the new one does not', async () => {
    const secret = async () => (await world.db.inWorkspace(testContext, (sql) => sql.rows<{ secret: string }>('select secret from calendar_accounts where account_id = $1', [account])))[0]?.secret;
    const before = await secret();
    world.remote.fault = (step) => (step.name === 'calendars' ? new CalendarError('refused', 'The password is wrong.') : undefined);
    expect(await world.refusal('calendars.check', { id: account, password: 'mistyped' })).toMatchObject({ status: 409 });
    expect(await world.refusal('calendars.connect', { provider: 'caldav', server_url: 'dav.example.org', username: 'me', password: 'mistyped' })).toMatchObject({ status: 409 });
    world.remote.fault = () => undefined;
    expect(await secret()).toBe(before);
    expect((await world.call('calendars.accounts')).items[0]).toMatchObject({ state: 'connected' });
    expect(await world.call('calendars.connect', { provider: 'caldav', server_url: 'dav.example.org', username: 'me', password: 'a secret password' })).toMatchObject({ account_id: account });
  });

  it('reads a calendar again that it was told of while it was being read', async () => {
    const { calendar_id: id } = await calendarOf('Almanac');
    const job = sure(world.calendar.jobs.find((one) => one.kind.name === 'calendar.pull'));
    await world.db.inWorkspace(testContext, (sql) => sql.run('update calendars set syncing_since = clock_timestamp() where calendar_id = $1', [id]));
    world.enqueued.length = 0;
    await job.run({ calendar_id: id } as never, context);
    expect(world.enqueued).toEqual([`calendar.pull {"calendar_id":${id}}`]);
    await world.db.inWorkspace(testContext, (sql) => sql.run('update calendars set syncing_since = null where calendar_id = $1', [id]));
    world.enqueued.length = 0;
    await job.run({ calendar_id: id } as never, context);
    expect(world.enqueued).toEqual([]);
  });

  it('gives up quietly on an account that is disconnected while it is read and written', async () => {
    await planned(1, '2027-03-08');
    world.remote.event('cal-Private', { title: 'Last', start: new Date('2027-03-09T18:00:00Z'), end: new Date('2027-03-09T19:00:00Z') });
    world.remote.meanwhile = () => world.call('calendars.disconnect', { id: account });
    expect(await pull('Private')).toBeNull();
    expect(world.remote.blocks(own)).toEqual([]);
    expect(await push()).toMatchObject({ error: null });
  });
});
