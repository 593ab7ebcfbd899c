import type { Locator, Page } from 'playwright-core';
import { axe, expect, test } from './harness.ts';
import type { Server } from './server.ts';

// Lists of a size that nobody draws whole: to their end and back by keyboard and by wheel, and what a screen reader is told of them.

const MEMORIES = 20_000, TASKS = 5000, FACTS = 1500, PROJECTS = 2500;
const lines = (count: number, of: (n: number) => object): string[] => Array.from({ length: count }, (_, n) => JSON.stringify(of(n + 1)));
const moment = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString();
const padded = (n: number): string => String(n).padStart(5, '0');

async function bring(server: Server, path: string, all: readonly string[]): Promise<void> {
  for (let at = 0; at < all.length; at += 5000) {
    const answer = await fetch(server.url + path, { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body: [...(path === '/api/v1/memory/import' ? [JSON.stringify({ store: 'profile', is_own: true })] : []), ...all.slice(at, at + 5000)].join('\n') });
    expect(answer.status, await answer.text()).toBe(200);
  }
}

const focusedRow = (page: Page): Promise<{ text: string; at: number; setSize: number } | null> => page.evaluate(() => {
  const row = document.activeElement?.closest<HTMLElement>('[data-index]');
  return row ? { text: row.textContent ?? '', at: Number(row.dataset['index']), setSize: Number(row.getAttribute('aria-setsize')) } : null;
});
/** Presses End until the end is the end: what is not read yet is read on the way. */
async function toEnd(page: Page, last: number): Promise<void> {
  for (let tries = 0; tries < 200 && (await focusedRow(page))?.at !== last; tries++) { await page.keyboard.press('End'); await page.waitForTimeout(60); }
  expect((await focusedRow(page))?.at).toBe(last);
}
const drawn = (list: Locator): Promise<number> => list.locator('[data-index]').count();

test('20,000 memories: to the end and back by keyboard, with the focus kept while one scrolls', { timeout: 240_000 }, async ({ open, server }) => {
  await bring(server, '/api/v1/memory/import', lines(MEMORIES, (n) => ({ store: 'events', id: n, client_id: 1, content: `Memory ${padded(n)} of the harbour`, external_id: `m-${n}`, occurred_at: moment(n), created_at: moment(n) })));
  const page = await open('/memory');
  const list = page.getByRole('list', { name: 'Memories' });
  await list.getByText(`Memory ${padded(MEMORIES)}`).waitFor();
  expect(await list.getByRole('listitem').first().getAttribute('aria-setsize')).toBe('-1');
  await list.locator('[data-row="0"]').focus();
  await page.keyboard.press('PageDown');
  expect((await focusedRow(page))?.at).toBe(6);
  await toEnd(page, MEMORIES - 1);
  expect(await focusedRow(page)).toMatchObject({ text: expect.stringContaining('Memory 00001'), setSize: MEMORIES });
  expect(await drawn(list)).toBeLessThan(60);
  // Scrolled away, the row keeps the focus: the next key goes on from it.
  await list.evaluate((box) => { box.scrollTop = 0; });
  await list.getByText(`Memory ${padded(MEMORIES)}`).waitFor();
  await page.keyboard.press('ArrowUp');
  await expect.poll(async () => (await focusedRow(page))?.text).toContain('Memory 00002');
  await page.keyboard.press('Home');
  await expect.poll(async () => (await focusedRow(page))?.text).toContain(`Memory ${padded(MEMORIES)}`);
  await axe(page);
});

test('5,000 tasks: to the end and back by keyboard', { timeout: 240_000 }, async ({ open, server }) => {
  await bring(server, '/api/v1/memory/import', lines(TASKS, (n) => ({ store: 'tasks', id: n, client_id: 1, title: `Task ${padded(n)}`, status: 'todo', estimated_hours: 1, created_at: moment(n) })));
  const page = await open('/tasks?sort=title');
  const list = page.getByRole('list', { name: 'Tasks' });
  await list.getByText('Task 00001').first().waitFor();
  await list.locator('[data-task]').first().focus();
  const heads = (await focusedRow(page))?.at ?? 0;
  await toEnd(page, TASKS + heads - 1);
  expect(await focusedRow(page)).toMatchObject({ text: expect.stringContaining('Task 05000'), setSize: TASKS + heads });
  expect(await drawn(list)).toBeLessThan(60);
  await page.keyboard.press('k');
  await expect.poll(async () => (await focusedRow(page))?.text).toContain('Task 04999');
  await page.keyboard.press('Home');
  await expect.poll(async () => (await focusedRow(page))?.text).toContain('Task 00001');
  await axe(page);
});

test('a table of many facts: read on at its end, its rows counted', { timeout: 120_000 }, async ({ open, server }) => {
  await bring(server, '/api/v1/memory/facts/import', lines(FACTS, (n) => ({ op: 'assert', recorded_at: moment(n), subject_type: 'ship', subject_id: `Ship ${padded(n)}`, fact_type: 'home_port', content: `Port ${n}` })));
  const page = await open('/memory/facts');
  const table = page.getByRole('table', { name: 'Facts' });
  await table.getByRole('row').nth(1).waitFor();
  expect(await table.getAttribute('aria-rowcount')).toBe('-1');
  await table.locator('[data-index="0"]').focus();
  await toEnd(page, FACTS - 1);
  expect(await table.getAttribute('aria-rowcount')).toBe(String(FACTS + 1));
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'))).toBe(String(FACTS + 1));
  expect(await drawn(table)).toBeLessThan(80);
  await page.keyboard.press('Home');
  await expect.poll(async () => (await focusedRow(page))?.at).toBe(0);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await axe(page);
});

test('a tree of thousands of things: walked, folded, and told how large it is', { timeout: 120_000 }, async ({ open, server }) => {
  await bring(server, '/api/v1/memory/import', [JSON.stringify({ store: 'ventures', id: 1, client_id: 1, name: 'Harbour works', created_at: moment(1) }), JSON.stringify({ store: 'offers', id: 1, venture_id: 1, name: 'Building', created_at: moment(1) }), JSON.stringify({ store: 'engagements', id: 1, client_id: 1, offer_id: 1, name: 'Quay', created_at: moment(1) }), ...lines(PROJECTS, (n) => ({ store: 'projects', id: n, client_id: 1, engagement_id: 1, name: `Project ${padded(n)}`, created_at: moment(n) }))]);
  const page = await open('/tasks/business');
  const tree = page.getByRole('tree');
  await tree.getByText('Project 00001').waitFor();
  expect(await drawn(tree)).toBeLessThan(60);
  await tree.getByRole('treeitem').first().focus();
  await page.keyboard.press('End');
  await expect.poll(async () => (await focusedRow(page))?.text).toContain(`Project ${padded(PROJECTS)}`);
  expect(await focusedRow(page)).toMatchObject({ at: PROJECTS + 2, setSize: PROJECTS });
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await focusedRow(page))?.text).toContain('Quay');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => drawn(tree)).toBe(3);
  await axe(page);
  await page.keyboard.press('ArrowRight');
  await tree.getByText('Project 00001').waitFor();
});
