import { pause } from './server.ts';
import { axe, expect, test } from './harness.ts';

/** Kilobytes that a first visit may load, over the wire. */
const FIRST_LOAD_KB = 250;
const PAGES = ['/today', '/plan', '/week', '/tasks', '/memory', '/look-back', '/system', '/welcome'];

test('opens on the day, small, and with everything from this host', async ({ open, watched, server }) => {
  await server.send('POST', '/api/v1/welcome/end', {});
  const page = await open('/');
  expect(new URL(page.url()).pathname).toBe('/today');
  expect(await page.title()).toBe('Today · Almanac');
  await page.getByRole('button', { name: 'Up to date' }).waitFor();
  await pause(300);
  const parts = watched[0]?.loaded.filter(({ url }) => !url.includes('/api/')) ?? [];
  const kb = parts.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
  process.stdout.write(`first load: ${kb.toFixed(1)} KB in ${parts.length} files\n`);
  expect(kb).toBeGreaterThan(50);
  expect(kb).toBeLessThanOrEqual(FIRST_LOAD_KB);
  const answer = await fetch(`${server.url}/`);
  expect(answer.headers.get('content-security-policy')).not.toMatch(/unsafe|\*/);
});

for (const path of PAGES) {
  test(`${path} has nothing that axe finds, light and dark, large and small`, async ({ open }) => {
    for (const theme of ['light', 'dark'] as const) for (const phone of [false, true]) await axe(await open(path, { theme, phone }));
  });
}

test('goes everywhere from the keyboard', async ({ open }) => {
  const page = await open('/today');
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await page.getByRole('heading', { level: 1, name: 'Memory' }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await axe(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByPlaceholder('Search or jump to…').fill('week');
  await axe(page);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Week' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('takes a task in one line, and takes it back', async ({ open, server }) => {
  const page = await open('/today');
  await page.keyboard.press('c');
  await page.getByLabel('What is to be done?').fill('Write the offer 2h #acme');
  await page.getByText('2h', { exact: true }).waitFor();
  await axe(page);
  await page.keyboard.press('Enter');
  await page.getByText('Added: Write the offer').first().waitFor();
  const titles = async (): Promise<unknown[]> => (await server.send<{ items: { title: string }[] }>('GET', '/api/v1/tasks')).items.map((one) => one.title);
  expect(await titles()).toEqual(['Write the offer']);
  await axe(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Taken back').first().waitFor();
  expect(await titles()).toEqual([]);
});

test('finds tasks that were made elsewhere, as soon as they are', async ({ open, server }) => {
  const page = await open('/today');
  await page.getByRole('button', { name: 'Up to date' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Search or jump to…').fill('zebra');
  await page.getByText('Nothing found.').or(page.getByText('Found', { exact: true })).first().waitFor();
  await server.send('POST', '/api/v1/tasks', { title: 'Feed the zebra' });
  await page.getByText('Feed the zebra').waitFor({ timeout: 4000 });
});

test('says so when the server is away, and comes back by itself', async ({ open, server }) => {
  const page = await open('/today');
  await page.getByRole('button', { name: 'Up to date' }).waitFor();
  await server.stop();
  await page.getByText('The server does not answer.').first().waitFor();
  await axe(page);
  await server.start();
  await page.getByRole('button', { name: 'Up to date' }).waitFor({ timeout: 45_000 });
  expect(await page.getByText('The server does not answer.').count()).toBe(0);
});

test('leads nowhere with a way out', async ({ open }) => {
  const page = await open('/tasks/what/is/this');
  await page.getByRole('heading', { level: 1, name: 'There is no such page' }).waitFor();
  await axe(page);
  await page.getByRole('link', { name: 'Go to Today' }).click();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
});
