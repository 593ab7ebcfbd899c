import { axe, expect, test } from './harness.ts';
import type { Server } from './server.ts';

/** Work that took longer than thought, often enough to be believed. */
async function drift(server: Server): Promise<number> {
  const { workflow_id: id } = await server.send<{ workflow_id: number }>('POST', '/api/v1/workflows', { name: 'Gravel run', steps: [{ id: 's1', title: 'Load the gravel', hours: 1 }] });
  for (let n = 0; n < 4; n++) {
    const { plan_id: plan } = await server.send<{ plan_id: number }>('POST', '/api/v1/planner/plan', { intent: `Gravel run, number ${n}`, mode: 'library' });
    await server.send('POST', `/api/v1/planner/plans/${plan}/approve`);
    const { items } = await server.send<{ items: { task_id: number }[] }>('GET', `/api/v1/tasks?plan_id=${plan}`);
    const { run_id: run } = await server.send<{ run_id: string }>('POST', '/api/v1/execution_runs', { task_id: items[0]?.task_id });
    await server.send('POST', `/api/v1/execution_runs/${run}/complete`, { actual_hours: 3 });
  }
  return id;
}

test('looks back, accepts what the figures ask for, and shows what that changed', async ({ open, server }) => {
  const id = await drift(server);
  const page = await open('/look-back');
  await page.getByText('Nothing to look back on yet').waitFor();
  await page.getByRole('button', { name: 'Look back now' }).click();
  await page.getByRole('menuitem', { name: 'This week' }).click();
  await page.getByText('Written.').first().waitFor({ timeout: 30_000 });
  await page.getByRole('heading', { level: 3, name: 'Hours' }).waitFor();
  const aside = page.getByRole('complementary', { name: 'Recommendations' });
  await aside.getByText('Load the gravel').waitFor();
  await axe(page);
  await aside.getByRole('button', { name: 'Accept' }).click();
  await page.getByText('Accepted.').first().waitFor();
  const version = async (): Promise<number> => (await server.send<{ version: number }>('GET', `/api/v1/workflows/${id}`)).version;
  expect(await version()).toBe(2);
  // Taken back, dismissed, taken back again: it waits as before, and so do the hours.
  await page.getByRole('button', { name: 'Undo' }).click();
  await aside.getByRole('button', { name: 'Dismiss' }).first().waitFor();
  expect(await server.send('GET', `/api/v1/workflows/${id}`)).toMatchObject({ version: 3, steps: [{ hours: 1 }] });
  await aside.getByRole('button', { name: 'Dismiss' }).first().click();
  await page.getByText('Dismissed.').first().waitFor();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await aside.getByRole('button', { name: 'Accept' }).waitFor();
  await aside.getByRole('button', { name: 'Accept' }).click();
  await expect.poll(version).toBe(4);
  expect(await server.send('GET', `/api/v1/workflows/${id}`)).toMatchObject({ version: 4, steps: [{ hours: 3 }] });
  await page.getByRole('link', { name: /See what changed in Gravel run/ }).first().click();
  await page.getByRole('group', { name: 'What changed' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/tasks/workflows/${id}`);
});

test('corrects what a run took, and everything judges anew', async ({ open, server }) => {
  const page = await open('/look-back/estimates');
  const table = page.getByRole('table', { name: 'Runs' });
  await table.getByRole('row').nth(1).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('It really took').fill('60m');
  await axe(page);
  await page.keyboard.press('Enter');
  await page.getByText('Corrected.').first().waitFor();
  const hours = async (): Promise<(number | null)[]> => (await server.send<{ items: { actual_hours: number | null }[] }>('GET', '/api/v1/execution_runs?status=completed')).items.map((one) => one.actual_hours);
  expect(await hours()).toContain(1);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect.poll(hours).toEqual([3, 3, 3, 3]);
});

for (const path of ['/look-back', '/look-back/estimates', '/look-back/patterns']) {
  test(`${path} has nothing that axe finds, light and dark, large and small, and fits a phone`, async ({ open }) => {
    for (const theme of ['light', 'dark'] as const) for (const phone of [false, true]) {
      const page = await open(path, { theme, phone });
      await page.waitForFunction(() => document.querySelector('main .animate-pulse-soft') === null);
      await axe(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), 'wider than the screen').toBeLessThanOrEqual(0);
    }
  });
}
