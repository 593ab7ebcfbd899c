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

test('says in the title where one is, also within a page', async ({ open }) => {
  const page = await open('/tasks/workflows');
  await expect.poll(() => page.title()).toBe('Workflows · Work · Almanac');
  const left = await page.locator('h1').evaluate((heading) => heading.getBoundingClientRect().left);
  for (const [name, title] of [['Routines', 'Routines · Work · Almanac'], ['Money', 'Money · Work · Almanac']] as const) {
    await page.getByRole('navigation', { name: 'Parts of the work' }).getByRole('link', { name }).click();
    await expect.poll(() => page.title()).toBe(title);
    expect(await page.locator('h1').evaluate((heading) => heading.getBoundingClientRect().left)).toBe(left);
  }
  await page.goto('/system/models');
  await expect.poll(() => page.title()).toBe('Models · System · Almanac');
});

test('asks again when a due passes and when the day turns, though nobody tells', async ({ browser, server }) => {
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await server.send('PUT', '/api/v1/scheduler/preferences', { time_zone: 'UTC' });
  await server.send('POST', '/api/v1/tasks', { title: 'Ring the bell', due_date: `${day}T09:00:00Z` });
  await server.send('POST', '/api/v1/memory/remember', { content: 'The bell hangs in the hall.' });
  const look = async (path: string, api: string, shown: string, time: string): Promise<void> => {
    const page = await (await browser.newContext({ baseURL: server.url })).newPage();
    await page.clock.install({ time: new Date(`${day}T${time}Z`) });
    let asked = 0;
    page.on('request', (request) => { if (new URL(request.url()).pathname === api) asked++; });
    await page.goto(path);
    await page.getByText(shown).first().waitFor();
    const run = async (ms: number): Promise<number> => { const before = asked; await page.clock.runFor(ms); await pause(400); return asked - before; };
    await run(3000);
    // Short of the minute nothing is asked; with it, once what it changes is shown.
    expect(await run(5000), `${path} before ${time}`).toBe(0);
    expect(await run(25_000), `${path} after ${time}`).toBeGreaterThan(0);
    expect(await run(8000), `${path} later`).toBe(0);
    await page.context().close();
  };
  await look('/tasks', '/api/v1/tasks', 'Ring the bell', '08:59:40');
  await look('/memory', '/api/v1/memory/search', 'The bell hangs in the hall.', '23:59:40');
});

test('Escape closes what is open before it takes a message away', async ({ open }) => {
  const page = await open('/tasks');
  for (const title of ['Alpha', 'Beta']) {
    await page.keyboard.press('c');
    await page.getByLabel('What is to be done?').fill(title);
    await page.keyboard.press('Enter');
    await page.getByText(`Added: ${title}`).first().waitFor();
  }
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  const messages = page.getByRole('region', { name: 'Messages' });
  expect(await messages.getByText('Added: Beta').count()).toBe(1);
  // F8 leads to the messages; there, Escape means them.
  await page.keyboard.press('F8');
  await page.keyboard.press('Escape');
  await expect.poll(() => messages.getByText(/Added/).count()).toBe(1);
});

test('leads nowhere with a way out', async ({ open }) => {
  const page = await open('/tasks/what/is/this');
  await page.getByRole('heading', { level: 1, name: 'There is no such page' }).waitFor();
  await axe(page);
  await page.getByRole('link', { name: 'Go to Today' }).click();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
});
