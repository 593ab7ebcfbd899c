import { randomUUID } from 'node:crypto';
import { createDAVClient } from 'tsdav';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { icalJs } from '../src/calendar/adapters/ical-js.ts';
import { startTestService, type TestService } from './service.ts';

const [serverUrl, username, password] = [process.env['LAB_CALDAV_URL'], process.env['LAB_CALDAV_USER'] ?? '', process.env['LAB_CALDAV_PASSWORD'] ?? ''];
const HOUR = 3_600_000;
const basic = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
const ical = icalJs();

describe.runIf(serverUrl)('a day with a real CalDAV server and a person who works in the same calendars', () => {
  let almanac: TestService;
  let person: Awaited<ReturnType<typeof createDAVClient>>;
  let privateCalendar = '';
  let account = 0;
  const run = randomUUID().slice(0, 8);

  beforeAll(async () => {
    person = await createDAVClient({ serverUrl: serverUrl as string, credentials: { username, password }, authMethod: 'Basic', defaultAccountType: 'caldav' });
    for (const calendar of await person.fetchCalendars()) if (calendar.displayName === 'Almanac' || String(calendar.displayName).startsWith('Private ')) await person.deleteObject({ url: calendar.url });
    privateCalendar = new URL(`/${username}/private-${run}/`, serverUrl).href;
    await person.makeCalendar({ url: privateCalendar, props: { displayname: `Private ${run}` } });
    almanac = await startTestService({ ALLOW_PRIVATE_ADDRESSES: '1' });
  });
  afterAll(async () => { await almanac.close(); await person.deleteObject({ url: privateCalendar }); });

  const post = async (path: string, body: unknown = {}) => (await almanac.send('POST', path, body)).body;
  const get = async (path: string) => (await almanac.send('GET', path)).body;
  const sync = () => post('/api/v1/scheduler/calendar/sync');
  const ownCalendar = async () => { const found = (await person.fetchCalendars()).find((calendar) => calendar.displayName === 'Almanac'); if (!found) throw new Error('there is no calendar Almanac'); return found; };
  const blocks = async () => (await person.fetchCalendarObjects({ calendar: await ownCalendar() })).map((object) => ({ object, block: ical.readBlock(String(object.data), 'UTC') }));
  const blockOf = async (task: number) => { const found = (await blocks()).find(({ block }) => block?.taskId === task); if (!found?.block) throw new Error(`no block of task ${task} there`); return { ...found, block: found.block }; };
  const edit = async (task: number, change: (ics: string) => string) => {
    const { object } = await blockOf(task);
    const answer = await person.updateCalendarObject({ calendarObject: { ...object, data: change(String(object.data)) } });
    expect(answer.ok).toBe(true);
  };
  const meeting = async (title: string, start: Date, end: Date, more = '') => {
    const uid = randomUUID();
    await person.createCalendarObject({ calendar: { url: privateCalendar }, filename: `${uid}.ics`, iCalString: `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//person//EN\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:${basic(start)}\r\nDTEND:${basic(end)}\r\nSUMMARY:${title}\r\n${more}END:VEVENT\r\nEND:VCALENDAR\r\n` });
    return new URL(`${uid}.ics`, privateCalendar).href;
  };
  let tasks: number[] = [];
  let runId = 0;

  it('in the morning: the account is connected, and its times are known', async () => {
    const soon = new Date(Date.now() + 3 * 24 * HOUR);
    await meeting('Standing call', soon, new Date(soon.getTime() + HOUR), 'RRULE:FREQ=DAILY;COUNT=10\r\n');
    const made = await post('/api/v1/scheduler/calendar_accounts', { provider: 'caldav', server_url: serverUrl, username, password });
    expect(made).toMatchObject({ provider: 'caldav', state: 'connected' });
    account = made.account_id;
    await sync();
    const items = (await get(`/api/v1/scheduler/calendar?end_date=${new Date(Date.now() + 20 * 24 * HOUR).toISOString().slice(0, 10)}&limit=100`)).items;
    expect(items.filter((item: { title: string }) => item.title === 'Standing call')).toHaveLength(10);
  });

  it('the work is planned, and stands in the calendar a moment later', async () => {
    for (const [title, hours] of [['Write the offer', 2], ['Call the printer', 1], ['Review the contract', 3]] as const) tasks.push((await post('/api/v1/tasks', { title, estimated_hours: hours })).task_id);
    const scheduled = await post('/api/v1/scheduler/schedule', { task_ids: tasks });
    runId = scheduled.run_id;
    await sync();
    const there = (await blocks()).map(({ block }) => `${block?.taskId} ${block?.start.toISOString()} ${block?.title}`).sort();
    expect(there).toEqual(scheduled.blocks.map((block: { task_id: number; start: string; title: string }) => `${block.task_id} ${new Date(block.start).toISOString()} ${block.title}`).sort());
  });

  it('the person drags one, renames another and adds an alarm, and deletes the third', async () => {
    const [drag, rename, gone] = tasks as [number, number, number];
    const start = new Date(Math.ceil(Date.now() / HOUR) * HOUR + 12 * 24 * HOUR);
    await edit(drag, (ics) => ics.replace(/^DTSTART.*$/m, `DTSTART:${basic(start)}`).replace(/^DTEND.*$/m, `DTEND:${basic(new Date(start.getTime() + 3 * HOUR))}`));
    await edit(rename, (ics) => ics.replace(/^SUMMARY.*$/m, 'SUMMARY:Call Ms Blum').replace('END:VEVENT', 'BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Now\r\nTRIGGER:-PT10M\r\nEND:VALARM\r\nEND:VEVENT'));
    await person.deleteCalendarObject({ calendarObject: (await blockOf(gone)).object });
    await sync();
    const items = (await get(`/api/v1/scheduler/calendar?end_date=${new Date(Date.now() + 30 * 24 * HOUR).toISOString().slice(0, 10)}&limit=200`)).items.filter((item: { kind: string }) => item.kind === 'block');
    expect(items.find((item: { task_id: number }) => item.task_id === drag)).toMatchObject({ start: start.toISOString(), end: new Date(start.getTime() + 3 * HOUR).toISOString(), pinned: true });
    expect(items.find((item: { task_id: number }) => item.task_id === rename)).toMatchObject({ title: 'Call Ms Blum' });
    expect(items.some((item: { task_id: number }) => item.task_id === gone)).toBe(false);
    const [question] = (await get('/api/v1/scheduler/calendars/questions')).items;
    expect(question).toMatchObject({ task_id: gone, title: 'Review the contract' });
    await post(`/api/v1/scheduler/calendars/questions/${question.question_id}/answer`, { answer: 'reschedule' });
    await sync();
    expect((await blockOf(gone)).block.title).toBe('Review the contract');
  });

  it('a meeting lands on a block: the repair moves it, and the calendar shows where to; name and alarm stay', async () => {
    const rename = tasks[1] as number;
    await almanac.send('PUT', '/api/v1/scheduler/preferences', { reschedule: 'apply' });
    const was = (await blockOf(rename)).block;
    await meeting('Visitor', was.start, was.end);
    const answer = await sync();
    expect(answer).toMatchObject({ added: 1, run_id: expect.any(Number) });
    const again = await sync();
    expect(again.waiting).toBe(0);
    const now = await blockOf(rename);
    expect(now.block.start.getTime() >= was.end.getTime() || now.block.end.getTime() <= was.start.getTime()).toBe(true);
    expect(now.block.title).toBe('Call Ms Blum');
    expect(String(now.object.data)).toContain('BEGIN:VALARM');
  });

  it('nothing moves when nothing changed', async () => {
    const before = (await blocks()).map(({ object }) => object.etag).sort();
    const answer = await sync();
    expect(answer).toMatchObject({ added: 0, changed: 0, removed: 0, written: 0, run_id: null });
    expect((await blocks()).map(({ object }) => object.etag).sort()).toEqual(before);
  });

  it('in the evening: what was done leaves its record, the rest is taken back, and leaving leaves nothing', async () => {
    await almanac.send('POST', `/api/v1/scheduler/runs/${runId}/undo`);
    await sync();
    await almanac.send('DELETE', `/api/v1/scheduler/calendar_accounts/${account}`);
    expect(await blocks()).toEqual([]);
    const items = (await get(`/api/v1/scheduler/calendar?end_date=${new Date(Date.now() + 30 * 24 * HOUR).toISOString().slice(0, 10)}&limit=200`)).items;
    expect(items.filter((item: { source: string }) => item.source === 'caldav')).toEqual([]);
    tasks = [];
  });
});
