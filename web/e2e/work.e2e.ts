import type { Locator, Page } from 'playwright-core';
import { axe, expect, test } from './harness.ts';
import type { Server } from './server.ts';

interface Task { readonly task_id: number; readonly title: string; readonly status: string; readonly tags: readonly string[]; readonly priority: string; readonly estimated_hours: number | null }
const make = (server: Server, title: string, more: Record<string, unknown> = {}): Promise<Task> => server.send<Task>('POST', '/api/v1/tasks', { title, estimated_hours: 1, ...more });
const row = (page: Page, title: string): Locator => page.getByRole('button', { name: new RegExp(`: ${title}`) });
const read = (server: Server, id: number): Promise<Task> => server.send<Task>('GET', `/api/v1/tasks/${id}`);

test('does the day’s work with tasks from the keyboard alone, and takes it back', async ({ open, server }) => {
  const [first, second, third] = [await make(server, 'Alpha report', { due_date: '2020-01-01' }), await make(server, 'Beta call', { due_date: '2020-01-02' }), await make(server, 'Gamma note')];
  const page = await open('/tasks?q=');
  await row(page, 'Alpha report').waitFor();
  await page.getByRole('heading', { level: 2, name: 'Overdue' }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText('2 selected').waitFor();
  await page.keyboard.press('#');
  await page.getByRole('dialog', { name: 'Tag' }).getByLabel('Add a tag').fill('acme');
  await axe(page);
  await page.keyboard.press('Enter');
  await page.getByText('2 tasks changed').first().waitFor();
  expect((await read(server, first.task_id)).tags).toEqual(['acme']);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect.poll(async () => (await read(server, second.task_id)).tags).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator(`[data-task="${third.task_id}"]`).focus();
  await page.keyboard.press(' ');
  await page.getByText('Done: Gamma note').first().waitFor();
  await expect.poll(async () => (await read(server, third.task_id)).status).toBe('done');
  await page.locator(`[data-task="${first.task_id}"]`).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).waitFor();
  expect(page.url()).toContain(`task=${first.task_id}`);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('shows all of a task and lets it be changed where it stands', async ({ open, server }) => {
  const task = await make(server, 'Delta plan');
  const other = await make(server, 'Epsilon first');
  const page = await open(`/tasks?task=${task.task_id}`);
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Title', { exact: true }).fill('Delta plan, larger');
  await sheet.getByLabel('Estimate', { exact: true }).fill('90m');
  await sheet.getByLabel('Estimate', { exact: true }).press('Enter');
  await sheet.getByLabel('Priority', { exact: true }).selectOption('urgent');
  await sheet.getByLabel('Write a note').fill('Ask twice.');
  await sheet.getByRole('button', { name: 'Add note' }).click();
  await sheet.getByText('Ask twice.').first().waitFor();
  await sheet.getByRole('combobox', { name: 'Find a task' }).fill('Epsilon');
  await sheet.getByRole('option', { name: /Epsilon first/ }).waitFor();
  await axe(page);
  await sheet.getByRole('combobox', { name: 'Find a task' }).press('Enter');
  await sheet.getByRole('button', { name: 'No longer after Epsilon first' }).waitFor();
  await expect.poll(() => read(server, task.task_id)).toMatchObject({ title: 'Delta plan, larger', estimated_hours: 1.5, priority: 'urgent', depends_on: [other.task_id] });
  await sheet.getByRole('button', { name: 'Start' }).click();
  await sheet.getByRole('timer').waitFor();
  await sheet.getByRole('button', { name: 'Finish', exact: true }).click();
  await expect.poll(async () => (await read(server, task.task_id)).status).toBe('done');
  await sheet.getByText('so far').waitFor();
  await axe(page);
});

test('keeps a view under a name that a link leads to', async ({ open, server }) => {
  await make(server, 'Zeta tagged', { tags: ['zeta'] });
  const page = await open('/tasks?tag=zeta');
  await row(page, 'Zeta tagged').waitFor();
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByLabel('Name').fill('All of zeta');
  await page.keyboard.press('Enter');
  const link = page.getByRole('link', { name: 'All of zeta' });
  await link.waitFor();
  await page.getByRole('link', { name: 'Done', exact: true }).click();
  await page.getByText('No task matches').or(page.getByRole('heading', { name: 'Closed' })).first().waitFor();
  await link.click();
  await row(page, 'Zeta tagged').waitFor();
  expect(new URL(page.url()).search).toContain('zeta');
});

test('edits the steps of a workflow as a version that can be taken back', async ({ open, server }) => {
  const { workflow_id: id } = await server.send<{ workflow_id: number }>('POST', '/api/v1/workflows', { name: 'Write an offer', steps: [{ id: 's1', title: 'Ask', hours: 1 }, { id: 's2', title: 'Draft', hours: 2, depends_on: ['s1'] }] });
  const page = await open(`/tasks/workflows/${id}`);
  await page.getByRole('button', { name: 'Edit steps' }).click();
  await page.getByLabel('Hours: Draft').fill('3');
  await page.getByRole('button', { name: 'Add a step' }).click();
  await page.getByLabel('Title 3').fill('Read it aloud');
  await axe(page);
  await page.getByRole('button', { name: 'Save as a new version' }).click();
  await page.getByText('Saved as version 2').first().waitFor();
  await page.getByRole('tab', { name: /Versions/ }).click();
  await page.getByRole('group', { name: 'What changed' }).getByText('Read it aloud').waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'Version 1', exact: false }).first().click();
  await page.getByRole('button', { name: 'Go back to version 1' }).click();
  await page.getByText('Version 1 holds again').first().waitFor();
  expect(await server.send('GET', `/api/v1/workflows/${id}`)).toMatchObject({ version: 3, steps: [{ title: 'Ask' }, { title: 'Draft', hours: 2 }] });
});

test('builds the hierarchy from the top, walks it with arrows', async ({ open, server }) => {
  const page = await open('/tasks/business');
  await page.getByRole('button', { name: 'New venture' }).click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Studio Nord');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('dialog', { name: 'Studio Nord' }).getByRole('button', { name: 'New offer' }).click();
  await page.getByRole('dialog', { name: 'New offer' }).getByLabel('Name', { exact: true }).fill('Sprint');
  await axe(page);
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('dialog', { name: 'Sprint' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('treeitem', { name: /Sprint/ }).waitFor();
  expect((await server.send<{ items: { name: string; venture_id: number }[] }>('GET', '/api/v1/offers')).items[0]).toMatchObject({ name: 'Sprint', venture_id: expect.any(Number) });
  await page.getByRole('treeitem', { name: /Studio Nord/ }).first().focus();
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('treeitem', { name: /Sprint/ }).waitFor({ state: 'detached' });
  await page.keyboard.press('ArrowRight');
  await page.getByRole('treeitem', { name: /Sprint/ }).waitFor();
  await axe(page);
});

for (const path of ['/tasks?as=board', '/tasks/routines', '/tasks/workflows', '/tasks/templates', '/tasks/business', '/tasks/money']) {
  test(`${path} has nothing that axe finds, light and dark, large and small, and fits a phone`, async ({ open, server }) => {
    if (path === '/tasks/money') for (const cash of [30_000, 12_000]) await server.send('PUT', '/api/v1/finance', { cash, monthly_burn: 6000 });
    if (path === '/tasks/routines') await server.send('POST', '/api/v1/recurrences', { title: 'Exercise', duration_minutes: 45, times_per_week: 3 });
    for (const theme of ['light', 'dark'] as const) for (const phone of [false, true]) {
      const page = await open(path, { theme, phone });
      await page.waitForFunction(() => document.querySelector('main .animate-pulse-soft') === null);
      await axe(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), 'wider than the screen').toBeLessThanOrEqual(0);
    }
  });
}
