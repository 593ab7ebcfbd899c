import { axe, expect, test } from './harness.ts';

interface Task { task_id: number; status: string; title: string }
const HOUR = 3_600_000;
const open9to9 = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]]));

test('works through a day: start, pause, a reload, done and undo', async ({ open, server }) => {
  await server.send('POST', '/api/v1/welcome/end', {});
  await server.send('PUT', '/api/v1/scheduler/preferences', { working_hours: open9to9 });
  const task = await server.send<Task>('POST', '/api/v1/tasks', { title: 'Write the offer', estimated_hours: 1 });
  await server.send('POST', '/api/v1/scheduler/schedule', { task_ids: [task.task_id] });
  const page = await open('/today');
  await page.getByRole('heading', { level: 2, name: 'Write the offer' }).waitFor();
  await page.keyboard.press('s');
  await page.getByRole('timer').waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('Paused', { exact: true }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.getByRole('timer').getByText(/^0:00:0[1-9]$/).waitFor();
  await axe(page);
  await page.keyboard.press('d');
  await page.getByText('Done: Write the offer').first().waitFor();
  expect((await server.send<Task>('GET', `/api/v1/tasks/${task.task_id}`)).status).toBe('done');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Taken back').first().waitFor();
  expect((await server.send<Task>('GET', `/api/v1/tasks/${task.task_id}`)).status).toBe('in_progress');
  await server.send('DELETE', `/api/v1/tasks/${task.task_id}`);
});

test('understands a line while it is written, and gives it a time', async ({ open, server }) => {
  const page = await open('/today');
  await page.keyboard.press('n');
  await page.keyboard.type('Call the printer 1h by Friday #acme !high');
  for (const piece of ['Hours', 'Due', 'Tag', 'Priority']) await page.getByText(piece, { exact: true }).waitFor();
  await axe(page);
  await page.keyboard.press('Control+Enter');
  await page.getByText(/Call the printer is placed/).first().waitFor();
  const [task] = (await server.send<{ items: Task[] }>('GET', '/api/v1/tasks?open=true')).items;
  expect(task).toMatchObject({ title: 'Call the printer', status: 'scheduled' });
});

test('rolls what is overdue forward, applies a repair that is proposed, and finishes the day', async ({ open, server }) => {
  await server.send('POST', '/api/v1/tasks', { title: 'Forgotten letter', estimated_hours: 0.5, due_date: new Date(Date.now() - 30 * HOUR).toISOString() });
  const task = await server.send<Task>('POST', '/api/v1/tasks', { title: 'Movable feast', estimated_hours: 1, defer_until: new Date(Date.now() + 30 * HOUR).toISOString() });
  const run = await server.send<{ blocks: { start: string; end: string }[] }>('POST', '/api/v1/scheduler/schedule', { task_ids: [task.task_id] });
  await server.send('POST', '/api/v1/scheduler/calendar', { title: 'Dentist', start: run.blocks[0]?.start, end: run.blocks[0]?.end });
  await server.send('POST', '/api/v1/scheduler/reschedule', { dry_run: true, reason: 'A dentist came up.' });
  const page = await open('/today');
  await page.getByRole('button', { name: 'See what moves' }).click();
  await page.getByRole('region', { name: 'Needs you' }).or(page.locator('section', { hasText: 'Needs you' })).first().getByText('Movable feast').first().waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await page.getByText('The repair is in the calendar').first().waitFor();
  await page.getByRole('button', { name: 'Roll forward' }).click();
  await page.getByText(/have? a new place|has a new place/).first().waitFor();
  await page.keyboard.press('e');
  await page.getByRole('dialog', { name: 'Finish the day' }).waitFor();
  expect(new URL(page.url()).search).toBe('?finish=true');
  await axe(page);
  await page.getByRole('button', { name: 'Roll over and look back' }).click();
  await page.getByRole('dialog', { name: 'The day is finished' }).waitFor();
  expect((await server.send<{ items: unknown[] }>('GET', '/api/v1/observer/reflections?mode=daily')).items).toHaveLength(1);
});

test('has nothing that axe finds with a full day, light and dark, large and small', async ({ open }) => {
  for (const theme of ['light', 'dark'] as const) for (const phone of [false, true]) {
    const page = await open('/today', { theme, phone });
    await page.getByText('Since yesterday').waitFor();
    await axe(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls to the side').toBe(true);
  }
});
