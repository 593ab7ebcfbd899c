import type { Page } from 'playwright-core';
import { axe, expect, test } from './harness.ts';
import type { Server } from './server.ts';

interface Run { run_id: number; blocks: { calendar_event_id: number; start: string; end: string; title: string }[] }
/** A Monday that lies ahead, so that nothing is in the past whenever this runs. */
const monday = (() => { const now = new Date(); now.setUTCDate(now.getUTCDate() + ((8 - now.getUTCDay()) % 7 || 7)); return now.toISOString().slice(0, 10); })();
const address = `/week?view=week&date=${monday}`;

async function scheduled(server: Server, titles: readonly string[], more: Record<string, unknown> = {}): Promise<Run> {
  const ids: number[] = [];
  for (const title of titles) ids.push((await server.send<{ task_id: number }>('POST', '/api/v1/tasks', { title, estimated_hours: 1, billable: true, ...more })).task_id);
  return server.send('POST', '/api/v1/scheduler/schedule', { task_ids: ids, start_date: monday });
}
const eventOf = (server: Server, id: number) => server.send<{ start: string; end: string; pinned: boolean }>('GET', `/api/v1/scheduler/calendar/${id}`);
const blockOn = (page: Page, title: string) => page.locator('button[data-event]', { hasText: title });
/** The column of a day, counted from Monday, and how far down an hour lies. */
const HOUR_PX = 48;

test('a block is dragged, stays where it was put, and goes back', async ({ open, server }) => {
  const { blocks: [block] } = await scheduled(server, ['Write the offer']);
  const page = await open(address);
  const shown = blockOn(page, 'Write the offer');
  await shown.waitFor();
  const box = await shown.boundingBox();
  if (!box || !block) throw new Error('nothing to drag');
  await page.mouse.move(box.x + 30, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 40, box.y + 40, { steps: 4 });
  await page.mouse.move(box.x + 30, box.y + 10 + 2 * HOUR_PX, { steps: 4 });
  await page.mouse.up();
  await page.getByText('“Write the offer” moved to').first().waitFor();
  await expect.poll(() => eventOf(server, block.calendar_event_id)).toMatchObject({ start: new Date(Date.parse(block.start) + 7_200_000).toISOString(), end: new Date(Date.parse(block.end) + 7_200_000).toISOString(), pinned: true });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => eventOf(server, block.calendar_event_id)).toMatchObject({ start: new Date(block.start).toISOString(), pinned: false });
});

/** A finger that goes from one place to another, after resting for a moment where that is told. */
async function finger(page: Page, from: readonly [number, number], to: readonly [number, number], restMs: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: readonly [number, number]) => session.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [{ x: at[0], y: at[1] }] : [] });
  await touch('touchStart', from);
  await page.waitForTimeout(restMs);
  for (let step = 1; step <= 8; step++) { await touch('touchMove', [from[0] + ((to[0] - from[0]) * step) / 8, from[1] + ((to[1] - from[1]) * step) / 8]); await page.waitForTimeout(16); }
  await touch('touchEnd');
  await session.detach();
}

test('a finger that rests lifts a block and stretches it; one that goes on scrolls', async ({ open, server }) => {
  const { blocks: [block] } = await scheduled(server, ['Carve the sign']);
  if (!block) throw new Error('nothing was placed');
  const page = await open(address, { hasTouch: true, isMobile: true, viewport: { width: 1024, height: 768 } });
  const view = page.getByRole('region', { name: 'Calendar' });
  const shown = blockOn(page, 'Carve the sign');
  await shown.waitFor();
  const boxOf = async () => { const box = await shown.boundingBox(); if (!box) throw new Error('nothing to touch'); return box; };
  const scrolled = () => view.evaluate((one) => one.scrollTop);

  const before = await scrolled(), start = await boxOf();
  await finger(page, [start.x + 30, start.y + 12], [start.x + 30, start.y - 60], 0);
  await expect.poll(scrolled).toBeGreaterThan(before);
  expect(await eventOf(server, block.calendar_event_id)).toMatchObject({ start: new Date(block.start).toISOString(), pinned: false });

  await page.waitForTimeout(300);
  const here = await boxOf(), still = await scrolled();
  await finger(page, [here.x + 30, here.y + 12], [here.x + 30, here.y + 12 + HOUR_PX], 600);
  await page.getByText('“Carve the sign” moved to').first().waitFor();
  const later = (hours: number, iso: string): string => new Date(Date.parse(iso) + hours * 3_600_000).toISOString();
  await expect.poll(() => eventOf(server, block.calendar_event_id)).toMatchObject({ start: later(1, block.start), end: later(1, block.end), pinned: true });
  expect(await scrolled()).toBe(still);
  expect(page.url()).not.toContain('event=');

  const there = await boxOf();
  await finger(page, [there.x + 30, there.y + there.height - 3], [there.x + 30, there.y + there.height - 3 + HOUR_PX / 2], 600);
  await expect.poll(() => eventOf(server, block.calendar_event_id)).toMatchObject({ start: later(1, block.start), end: later(1.5, block.end) });
});

for (const width of [1280, 1360, 1920]) test(`seven days stand beside the panel at ${width} pixels`, async ({ open }) => {
  const page = await open(address, { viewport: { width, height: 800 } });
  const days = page.locator('[data-free]');
  await days.last().waitFor();
  expect(await days.count()).toBe(7);
  const [view, last, panel] = [await page.getByRole('region', { name: 'Calendar' }).boundingBox(), await days.last().boundingBox(), await page.getByRole('complementary', { name: 'Without a place' }).boundingBox()];
  if (!view || !last || !panel) throw new Error('no calendar');
  expect(last.x + last.width).toBeLessThanOrEqual(view.x + view.width + 1);
  expect(panel.x).toBeGreaterThan(view.x + view.width);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test('the keyboard alone moves, holds and opens a block', async ({ open, server }) => {
  const { blocks: [block] } = await scheduled(server, ['Call the harbour']);
  if (!block) throw new Error('nothing was placed');
  const page = await open(address);
  await blockOn(page, 'Call the harbour').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  expect(await eventOf(server, block.calendar_event_id)).toMatchObject({ start: new Date(block.start).toISOString() });
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => eventOf(server, block.calendar_event_id)).toMatchObject({ start: new Date(Date.parse(block.start) + 86_400_000).toISOString(), pinned: true });
  await blockOn(page, 'Call the harbour').focus();
  await page.keyboard.press('p');
  await expect.poll(async () => (await eventOf(server, block.calendar_event_id)).pinned).toBe(false);
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Call the harbour' });
  await sheet.getByText('How far it may slip').waitFor();
  expect(page.url()).toContain(`event=${block.calendar_event_id}`);
  await axe(page);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-event'))).toBe(String(block.calendar_event_id));
});

test('a preview is seen as ghosts, applied, and taken back', async ({ open, server }) => {
  await server.send('POST', '/api/v1/tasks', { title: 'Find me a place', estimated_hours: 2, billable: true });
  const page = await open('/week');
  await page.getByRole('button', { name: 'Find a place: Find me a place' }).click();
  const panel = page.getByRole('region', { name: 'Preview', exact: true });
  await panel.getByText('Find me a place').first().waitFor();
  await page.locator('[data-ghost]').first().waitFor();
  expect(page.url()).toMatch(/preview=\d+/);
  expect((await server.send<{ items: { title: string }[] }>('GET', '/api/v1/scheduler/calendar')).items.map((one) => one.title)).not.toContain('Find me a place');
  await axe(page);
  await panel.getByRole('button', { name: 'Apply' }).click();
  await blockOn(page, 'Find me a place').first().waitFor();
  expect(await page.locator('[data-ghost]').count()).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Find a place: Find me a place' }).waitFor();
});

test('a task without room gets it by its smallest fix', async ({ open, server }) => {
  const task = await server.send<{ task_id: number; due_date: string }>('POST', '/api/v1/tasks', { title: 'Too much too soon', estimated_hours: 9, due_date: monday, defer_until: monday, hard_due: true });
  await server.send('POST', '/api/v1/scheduler/schedule', { task_ids: [task.task_id], dry_run: true });
  const page = await open(address);
  await page.getByRole('button', { name: /Move the due date to/ }).first().click();
  await blockOn(page, 'Too much too soon').first().waitFor();
  const now = await server.send<{ due_date: string; scheduled_start_date: string | null }>('GET', `/api/v1/tasks/${task.task_id}`);
  expect(Date.parse(now.due_date)).toBeGreaterThan(Date.parse(task.due_date));
  expect(now.scheduled_start_date).not.toBeNull();
});

test('a repair says what would move, from where to where and why', async ({ open, server }) => {
  const { blocks: [block] } = await scheduled(server, ['Stands in the way'], { priority: 'low' });
  if (!block) throw new Error('nothing was placed');
  await server.send('POST', '/api/v1/scheduler/calendar', { title: 'Surprise visit', start: block.start, end: block.end });
  const run = await server.send<Run>('POST', '/api/v1/scheduler/reschedule', { dry_run: true });
  const page = await open(`${address}&preview=${run.run_id}`);
  await page.getByText('"Surprise visit" takes its time.').waitFor();
  await page.getByText('would leave this place').first().waitFor({ state: 'attached' });
  await axe(page);
});

test('busy time is drawn on the calendar and named', async ({ open, server }) => {
  const page = await open(address);
  const sunday = page.locator('[data-free]').nth(6);
  await sunday.waitFor();
  const box = await sunday.boundingBox();
  const view = await page.getByRole('region', { name: 'Calendar' }).boundingBox();
  if (!box || !view) throw new Error('no calendar');
  const [x, y] = [box.x + 20, view.y + 200];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 5, y + HOUR_PX, { steps: 5 });
  await page.mouse.up();
  await page.getByLabel('What for').fill('Swimming');
  await page.getByRole('button', { name: 'Save' }).click();
  await blockOn(page, 'Swimming').waitFor();
  expect((await server.send<{ items: { title: string; kind: string }[] }>('GET', `/api/v1/scheduler/calendar?start_date=${monday}`)).items).toContainEqual(expect.objectContaining({ title: 'Swimming', kind: 'busy' }));
});

for (const view of ['week', 'list'] as const) test(`axe finds nothing in the ${view}, in both themes and on a phone`, async ({ open, server }) => {
  await scheduled(server, [`Seen as ${view}`]);
  for (const options of [{ theme: 'light' }, { theme: 'dark' }, { phone: true }] as const) {
    const page = await open(`/week?view=${view}&date=${monday}`, options);
    await page.getByText(`Seen as ${view}`).first().waitFor({ state: 'attached' });
    await axe(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'scrolls sideways').toBe(true);
  }
});
