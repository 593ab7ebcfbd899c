import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestService, type TestService } from '../../tests/service.ts';
import { engines } from '../../tests/engines.ts';

describe.each(engines)('sub-tasks and windows of the day in the calendar on $name', (engine) => {
  let app: TestService;
  let close: () => Promise<unknown>;
  beforeAll(async () => {
    const db = engine.name === 'postgres' ? await engine.open() : null;
    app = await startTestService(db?.url ? { DATABASE_URL: db.url } : {});
    close = () => app.close().then(() => db?.close());
  });
  afterAll(() => close());
  const send = async (method: string, path: string, body?: unknown) => {
    const reply = await app.send(method, `/api/v1${path}`, body);
    if (reply.status >= 400) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
    return reply.body;
  };
  type Block = { task_id: number; start: string; end: string };
  const schedule = async (ids: number[]): Promise<{ blocks: Block[]; unplaced: unknown[] }> => send('POST', '/scheduler/schedule', { task_ids: ids, time_limit_ms: 200 });

  it('places the parts and not the whole, and what waits for the whole after all of them', async () => {
    const whole = await send('POST', '/tasks', { title: 'Whole', estimated_hours: 5 });
    const parts = [await send('POST', '/tasks', { title: 'One', parent_task_id: whole.task_id, estimated_hours: 1 }), await send('POST', '/tasks', { title: 'Two', parent_task_id: whole.task_id, estimated_hours: 2 })];
    const after = await send('POST', '/tasks', { title: 'After', estimated_hours: 1, depends_on: [whole.task_id], priority: 'urgent' });
    const { blocks, unplaced } = await schedule([whole.task_id, after.task_id]);
    expect(unplaced).toEqual([]);
    expect([...new Set(blocks.map((b) => b.task_id))].sort()).toEqual([...parts.map((p) => p.task_id), after.task_id].sort());
    const ends = blocks.filter((b) => b.task_id !== after.task_id).map((b) => Date.parse(b.end));
    expect(Date.parse(blocks.find((b) => b.task_id === after.task_id)?.start as string)).toBeGreaterThanOrEqual(Math.max(...ends));
    const now = await send('GET', `/tasks/${whole.task_id}`);
    expect(now).toMatchObject({ status: 'scheduled', estimated_hours: 3 });
    expect(Date.parse(now.scheduled_end)).toBe(Math.max(...ends));
  });

  it('places a habit in its window, outside of the working hours too', async () => {
    const series = await send('POST', '/recurrences', { title: 'Stretch', rule: 'FREQ=DAILY', window: { from: '05:30', to: '06:30' }, duration_minutes: 30 });
    const made = (await send('GET', `/tasks?recurrence_id=${series.recurrence_id}&sort=due&limit=6`)).items as { task_id: number; due_date: string }[];
    // The window of today may be over, or have too little left of it.
    const ids = made.filter((t) => Date.parse(t.due_date) - 3_600_000 > Date.now()).slice(0, 5).map((t) => t.task_id);
    const { blocks, unplaced } = await schedule(ids);
    expect(unplaced).toEqual([]);
    expect(blocks).toHaveLength(5);
    const clock = (iso: string) => new Date(iso).toLocaleTimeString('en-GB', { timeZone: 'America/Los_Angeles', hour: '2-digit', minute: '2-digit' });
    for (const block of blocks) expect(clock(block.start) >= '05:30' && clock(block.end) <= '06:30').toBe(true);
    expect(new Set(blocks.map((b) => b.start.slice(0, 10))).size).toBe(5);
  });
});
