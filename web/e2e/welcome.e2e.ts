import { axe, expect, test } from './harness.ts';

test('looks around in a sample and leaves nothing of it', { timeout: 120_000 }, async ({ open, server }) => {
  const page = await open('/');
  await page.getByRole('button', { name: 'Look around in a sample first' }).click();
  await page.getByText('This is the sample.').waitFor({ timeout: 30_000 });
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.getByText('Answer the two applicants').first().waitFor();
  await page.reload();
  await page.getByText('Answer the two applicants').first().waitFor();
  await axe(page);
  expect((await server.send<{ items: unknown[] }>('GET', '/api/v1/tasks')).items).toEqual([]);
  await page.getByRole('button', { name: 'Remove the sample' }).click();
  await page.getByRole('heading', { level: 1, name: 'Welcome' }).waitFor();
  expect(await page.getByText('This is the sample.').count()).toBe(0);
  expect(await server.send('GET', '/api/v1/sample')).toMatchObject({ exists: false });
});

test('comes from an empty database to a first plan in the calendar in seven presses, and is not shown again', async ({ open, server }) => {
  const page = await open('/', { timezoneId: 'America/New_York' });
  expect(new URL(page.url()).pathname).toBe('/welcome');
  await axe(page);
  let presses = 0;
  const press = async (name: string): Promise<void> => { presses++; await page.getByRole('button', { name, exact: true }).click(); };
  await press('Continue');
  await page.getByRole('heading', { name: 'What do you do?' }).waitFor();
  await page.getByText('Client work').click();
  presses++;
  await page.getByLabel('In a sentence').fill('I run relaunches for small studios.');
  await axe(page);
  await press('Continue');
  await page.getByRole('heading', { name: 'Where are your appointments?' }).waitFor();
  await axe(page);
  await press('Go on without a calendar');
  await press('Onboard Acme as a new client');
  await axe(page);
  await press('Make the plan');
  await page.getByRole('button', { name: 'Put it into my calendar' }).waitFor();
  await axe(page);
  await press('Put it into my calendar');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  expect(presses).toBe(7);
  expect((await server.send<{ items: { kind: string }[] }>('GET', '/api/v1/scheduler/calendar')).items.filter((one) => one.kind === 'block').length).toBeGreaterThan(2);
  expect(await server.send('GET', '/api/v1/scheduler/preferences')).toMatchObject({ time_zone: 'America/New_York', working_hours: { fri: [['09:00', '12:00'], ['13:00', '17:00']] } });
  expect((await server.send<{ results: { content: string }[] }>('GET', '/api/v1/memory/recall?query=relaunches')).results[0]?.content).toMatch(/relaunches for small studios/);
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
});

test('has nothing that axe finds in any step, light and dark, large and small', async ({ open }) => {
  for (const theme of ['light', 'dark'] as const) for (const phone of [false, true]) for (const step of ['hours', 'calendar', 'plan']) {
    const page = await open(`/welcome?step=${step}`, { theme, phone });
    if (step === 'calendar') await page.getByRole('button', { name: /^CalDAV/ }).click();
    await axe(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls to the side').toBe(true);
  }
});
