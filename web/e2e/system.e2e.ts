import { axe, expect, test } from './harness.ts';

const PAGES: readonly (readonly [path: string, heading: string])[] = [
  ['/system', 'System'], ['/system/prompts', 'Prompts'], ['/system/prompts/sop_generator', 'Sop generator'], ['/system/prompts/sop_generator?tab=try', 'Sop generator'], ['/system/prompts/sop_generator?tab=versions', 'Sop generator'], ['/system/prompts/sop_generator?tab=test', 'Sop generator'],
  ['/system/models', 'Models'], ['/system/calendars', 'Calendars'], ['/system/credentials', 'Credentials'], ['/system/keys', 'API keys'], ['/system/jobs', 'Background jobs'], ['/system/backups', 'Backups'],
];

test('a prompt is changed from the keyboard, compared, tested and taken back', async ({ open, server }) => {
  const page = await open('/system/prompts');
  await page.getByLabel('Search prompts').fill('sop one plan for one');
  await page.getByRole('row', { name: /One plan for one intent/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Sop generator' }).waitFor();
  const text = page.getByLabel('Text of the prompt');
  const before = await text.inputValue();
  await text.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Be brief, {{nobody}}.\n');
  await page.getByText('One variable is filled in by nothing').waitFor();
  await axe(page);
  // What is not saved is still there after a look elsewhere.
  await page.getByRole('tab', { name: 'Try it' }).click();
  await page.getByLabel('Intent').fill('Onboard the zebra');
  await page.getByLabel('What the model is told').filter({ hasText: 'Intent: Onboard the zebra' }).filter({ hasText: 'Be brief' }).waitFor();
  await page.getByText('No language model is on.').waitFor();
  await page.getByRole('tab', { name: 'Edit' }).click();
  expect(await text.inputValue()).toBe(`Be brief, {{nobody}}.\n${before}`);
  await text.focus();
  await page.keyboard.press('Control+s');
  await page.getByText('v2 is saved and active.').first().waitFor();
  const read = (): Promise<{ version: string; content: string; versions: { version: string; ab_weight: number | null }[] }> => server.send('GET', '/api/v1/prompts/sop_generator');
  expect(await read()).toMatchObject({ version: 'v2', content: `Be brief, {{nobody}}.\n${before}` });

  await page.getByRole('tab', { name: /Versions/ }).click();
  await page.locator('ins', { hasText: 'Be brief' }).waitFor();
  await page.getByRole('button', { name: 'Roll back' }).click();
  await page.getByText('v1 is active.').first().waitFor();
  expect((await read()).version).toBe('v1');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(async () => (await read()).version).toBe('v2');

  await page.getByRole('tab', { name: 'Use and test' }).click();
  await page.getByRole('slider', { name: 'Share of v1' }).focus();
  for (let n = 0; n < 6; n++) await page.keyboard.press('ArrowRight');
  await page.getByText('v2, the active one, takes 70%.').waitFor();
  await page.getByRole('button', { name: 'Apply shares' }).click();
  await expect.poll(async () => (await read()).versions.find((one) => one.version === 'v1')?.ab_weight).toBe(0.3);
});

test('a key is made, shown once, and revoked', async ({ open, server }) => {
  const page = await open('/system/keys');
  await page.keyboard.press('n');
  await page.getByLabel('Name').fill('Telephone');
  await page.getByLabel(/Change plans/).uncheck();
  await axe(page);
  await page.getByRole('button', { name: 'Make the key' }).click();
  const key = await page.getByTestId('key').innerText();
  expect(key).toMatch(/^alm_/);
  const ask = (path: string): Promise<number> => fetch(server.url + path, { headers: { authorization: `Bearer ${key}` } }).then((answer) => answer.status);
  expect([await ask('/api/v1/tasks'), await ask('/api/v1/backups')]).toEqual([200, 403]);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('row', { name: /Telephone/ }).getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('Telephone is revoked.').first().waitFor();
  expect(await ask('/api/v1/tasks')).toBe(401);
});

test('a backup is written, downloaded and deleted', async ({ open, server }) => {
  const page = await open('/system/backups');
  await page.getByText('No backups yet').waitFor();
  await page.getByRole('button', { name: 'Back up now' }).first().click();
  await page.getByText('The backup is written.').first().waitFor();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  expect((await coming).suggestedFilename()).toMatch(/^almanac-\d{8}T\d{6}Z\.gz$/);
  await page.getByRole('button', { name: /Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('No backups yet').waitFor();
  expect((await server.send<{ items: unknown[] }>('GET', '/api/v1/backups')).items).toEqual([]);
});

test('a budget and a model are set, and both are taken back', async ({ open, server }) => {
  const page = await open('/system/models');
  await page.getByRole('button', { name: 'Set a budget' }).click();
  await page.getByLabel('Dollars a month').fill('20');
  await page.keyboard.press('Enter');
  await page.getByText('0% of US$20.00').waitFor();
  await page.getByRole('row', { name: /^Plans/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('Model', { exact: true }).fill('acme/large');
  expect(new URL(page.url()).searchParams.get('operation')).toBe('planning');
  await axe(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('row', { name: /Plans.*acme\/large/ }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(async () => (await server.send<{ items: { operation: string; model: string | null }[] }>('GET', '/api/v1/models')).items.find((one) => one.operation === 'planning')?.model).toBeNull();
});

test('a calendar file is taken in, stops counting as busy, and goes', async ({ open, server }) => {
  const page = await open('/system/calendars?connect=file');
  const ics = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20261101T000000Z', 'DTSTART:20261224T090000Z', 'DTEND:20261224T120000Z', 'SUMMARY:Dentist', 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
  await page.getByLabel('File (.ics)').setInputFiles({ name: 'Private.ics', mimeType: 'text/calendar', buffer: Buffer.from(ics) });
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByText('1 event is taken in.').first().waitFor();
  const accounts = (): Promise<{ items: { calendars: { name: string; counts_as_busy: boolean }[] }[] }> => server.send('GET', '/api/v1/scheduler/calendar_accounts');
  await page.getByRole('switch', { name: /Counts as busy/ }).focus();
  await page.keyboard.press('Space');
  await expect.poll(async () => (await accounts()).items[0]?.calendars[0]?.counts_as_busy).toBe(false);
  await axe(page);
  await page.getByRole('button', { name: /Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Disconnect' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await page.getByText('No calendar connected yet').waitFor();
});

test('health is told, and everything leads here from the palette', async ({ open }) => {
  const page = await open('/today');
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Search or jump to…').fill('dead letters');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Background jobs' }).waitFor();
  await page.getByText('Nothing has failed').waitFor();
  await page.getByRole('navigation', { name: 'System' }).getByRole('link', { name: 'Health' }).click();
  await page.getByText('Everything that is turned on answers.').waitFor();
  await page.getByRole('img', { name: /^Database: 100/ }).waitFor();
  await page.getByLabel('Time shown').selectOption('7d');
  expect(new URL(page.url()).searchParams.get('range')).toBe('7d');
  await page.goto('/system/prompts/sop_generator');
  await page.getByRole('heading', { level: 1, name: 'Sop generator' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'Sop generator' }).waitFor();
  await axe(page);
});

for (const [path, heading] of PAGES) {
  test(`${path} has nothing that axe finds, in both themes and on a phone`, async ({ open }) => {
    for (const options of [{}, { theme: 'dark' }, { phone: true }] as const) {
      const page = await open(path, options);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.locator('main [role=status] .sr-only').filter({ hasText: 'Loading' }).waitFor({ state: 'detached' });
      await axe(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'nothing is wider than the page').toBe(true);
    }
  });
}
