import type { Page } from 'playwright-core';
import { startScriptedModel } from '../../tests/scripted-model.ts';
import { watchedPage } from './browser.ts';
import { axe, expect, test } from './harness.ts';
import { startServer, type Server } from './server.ts';

interface Step { id: string; title: string; hours: number; billable: boolean; depends_on: string[] }
interface Plan { plan_id: number; version: number; status: string; plan_title: string; sop: { steps: Step[]; total_hours: number } }

const STEPS = [{ id: 'a', title: 'Fetch clay', hours: 1 }, { id: 'b', title: 'Shape bricks', hours: 4, billable: true, depends_on: ['a'] }, { id: 'c', title: 'Heat the kiln', hours: 2, depends_on: ['a'] }, { id: 'd', title: 'Burn bricks', hours: 6, billable: true, depends_on: ['b', 'c'] }];
const read = (server: Server, id: number) => server.send<Plan>('GET', `/api/v1/planner/plans/${id}`);
const titles = async (server: Server, id: number): Promise<string[]> => (await read(server, id)).sop.steps.map((step) => step.title);
const rows = (page: Page) => page.getByRole('list', { name: 'Steps' }).locator(':scope > li');

async function brickPlan(server: Server, more: object = {}): Promise<Plan> {
  const found = await server.send<{ items: { name: string }[] }>('GET', '/api/v1/workflows?limit=200');
  if (!found.items.some((one) => one.name === 'Brick making')) await server.send('POST', '/api/v1/workflows', { name: 'Brick making', capability: 'delivery', steps: STEPS });
  return server.send<Plan>('POST', '/api/v1/planner/plan', { intent: 'Brick making for the garden wall', mode: 'library', ...more });
}

test('from an intent to an approved plan, with an edit and its undo, from the keyboard', async ({ open, server }) => {
  await brickPlan(server);
  const page = await open('/plan');
  await axe(page);
  await page.keyboard.press('n');
  await page.keyboard.type('Brick making for the town hall by the 12th');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: 'Brick making for the town hall by the 12th' }).waitFor();
  const id = Number(/\/plan\/(\d+)/.exec(page.url())?.[1]);
  expect(await rows(page).count()).toBe(4);
  await axe(page);

  await rows(page).first().focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => titles(server, id)).toEqual(['Shape bricks', 'Fetch clay', 'Heat the kiln', 'Burn bricks']);
  await page.getByText('Saved: Shape bricks moved').first().waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(() => titles(server, id)).toEqual(['Fetch clay', 'Shape bricks', 'Heat the kiln', 'Burn bricks']);

  await page.getByRole('button', { name: /^Hours of Burn bricks/ }).click();
  await page.keyboard.type('7h30');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await read(server, id)).sop.total_hours).toBe(14.5);
  await rows(page).nth(3).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Set by hand').first().waitFor();
  expect(new URL(page.url()).searchParams.get('step')).toBe('d');
  await axe(page);
  await page.keyboard.press('Escape');
  expect(new URL(page.url()).searchParams.get('step')).toBeNull();

  await page.keyboard.press('a');
  await page.getByText('Approved: 4 steps became tasks').first().waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await read(server, id)).status).toBe('draft');
  expect((await server.send<{ items: unknown[] }>('GET', `/api/v1/tasks?plan_id=${id}`)).items).toEqual([]);
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect.poll(async () => (await read(server, id)).status).toBe('approved');
  expect((await read(server, id)).status).toBe('approved');
  expect(await page.getByRole('button', { name: 'Find times' }).isEnabled()).toBe(true);
  await page.getByRole('button', { name: 'Find times' }).click();
  await page.waitForURL(/\/week\?preview=\d+/);
});

test('drags a step, and shows what waits for what', async ({ open, server }) => {
  const { plan_id: id } = await brickPlan(server);
  const page = await open(`/plan/${id}`);
  const from = await rows(page).nth(3).locator('[title^="Move Burn bricks"]').boundingBox();
  const to = await rows(page).nth(0).boundingBox();
  if (!from || !to) throw new Error('no rows to drag');
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y - 40, { steps: 4 });
  await page.mouse.move(from.x + 8, to.y + 4, { steps: 6 });
  await page.mouse.up();
  await expect.poll(() => titles(server, id)).toEqual(['Burn bricks', 'Fetch clay', 'Shape bricks', 'Heat the kiln']);
  await page.getByRole('tab', { name: 'Picture' }).click();
  await page.getByText('The longest chain takes', { exact: false }).waitFor();
  await axe(page);
  await page.getByRole('button', { name: /^Fetch clay/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Close the details' }).waitFor();
  expect(new URL(page.url()).searchParams.get('step')).toBe('b');
});

test('says what changed when somebody was quicker, and puts one\'s own edit on top', async ({ open, server }) => {
  const plan = await brickPlan(server);
  const path = `/api/v1/planner/plans/${plan.plan_id}`;
  const page = await open(`/plan/${plan.plan_id}`);
  await rows(page).first().waitFor();
  // This page hears nothing of the other one.
  await page.route('**/api/v1/planner/plans/*', (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()));
  const answer = await fetch(server.url + path, { method: 'PUT', headers: { 'content-type': 'application/json', 'if-match': '1' }, body: JSON.stringify({ sop: { ...plan.sop, steps: plan.sop.steps.map((step) => (step.id === 'a' ? { ...step, hours: 3 } : step)) } }) });
  expect(answer.status).toBe(200);
  await page.getByRole('button', { name: 'Billable: Heat the kiln' }).click();
  const dialog = page.getByRole('dialog', { name: 'The plan was changed meanwhile' });
  await dialog.waitFor();
  await page.unroute('**/api/v1/planner/plans/*');
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await dialog.getByText('"Fetch clay": hours from 1 to 3.').waitFor({ timeout: 20_000 });
  await axe(page);
  await dialog.getByRole('button', { name: 'Do mine on top' }).click();
  await expect.poll(async () => (await read(server, plan.plan_id)).sop.steps.map((step) => [step.hours, step.billable])).toEqual([[3, false], [4, true], [2, true], [6, true]]);
});

for (const theme of ['light', 'dark'] as const) for (const phone of [false, true]) {
  test(`every view of a plan, ${theme}, ${phone ? 'on a phone' : 'large'}`, async ({ open, server }) => {
    await server.send('POST', '/api/v1/memory/remember', { content: 'Bricks for walls are burned twice.' });
    const plan = await brickPlan(server, { template: 'sop_generator_manifold' });
    const page = await open(`/plan/${plan.plan_id}`, { theme, phone });
    for (const [tab, sign] of [['Steps', 'Burn bricks'], ['Picture', 'The longest chain takes'], ['Options', 'This is the plan'], ['Briefing', 'Bricks for walls are burned twice.'], ['Versions', 'There is one version so far.']] as const) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByText(sign, { exact: false }).first().waitFor();
      await axe(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${tab} is wider than the window`).toBe(true);
    }
  });
}

test('takes another option, compares versions, and brings the first one back', async ({ open, server }) => {
  await server.send('POST', '/api/v1/workflows', { name: 'Brick buying', capability: 'delivery', steps: [{ id: 'a', title: 'Order bricks', hours: 2 }] });
  const plan = await brickPlan(server, { template: 'sop_generator_manifold', intent: 'Brick making for the garden wall, or brick buying' });
  const page = await open(`/plan/${plan.plan_id}?view=options`);
  await page.getByText('This is the plan').waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'Take this one' }).first().click();
  await expect.poll(async () => (await read(server, plan.plan_id)).version).toBe(2);
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByText(/^(Added|Removed)$/).first().waitFor();
  await axe(page);
  await page.getByRole('button', { name: /^1/ }).first().click();
  await page.getByRole('button', { name: 'Bring version 1 back' }).click();
  await expect.poll(async () => (await read(server, plan.plan_id)).version).toBe(3);
  expect(await titles(server, plan.plan_id)).toEqual(plan.sop.steps.map((step) => step.title));
});

test('finds plans again by words and status, from a link', async ({ open, server }) => {
  await server.send('POST', '/api/v1/planner/plan', { intent: 'Send out the invoices', mode: 'library' });
  const page = await open('/plan?q=invoices&status=draft');
  await page.getByRole('row', { name: /Send out the invoices/ }).waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
  await page.getByRole('searchbox', { name: 'Search plans' }).fill('zymurgy');
  await page.getByText('No plan matches').waitFor();
  expect(new URL(page.url()).searchParams.get('q')).toBe('zymurgy');
  await axe(page);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('row', { name: /Send out the invoices/ }).waitFor();
  await page.getByRole('row', { name: /Send out the invoices/ }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Send out the invoices' }).waitFor();
});

test('takes another workflow and an outline into a plan, each with a way back', async ({ open, server }) => {
  await server.send('POST', '/api/v1/workflows', { name: 'Gravel delivery', capability: 'delivery', steps: [{ id: 'a', title: 'Load the gravel', hours: 2 }] });
  const plan = await brickPlan(server);
  const page = await open(`/plan/${plan.plan_id}`);
  await page.getByText('Closest: "Brick making"').waitFor();
  await page.getByRole('button', { name: 'Choose another workflow' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose another workflow' });
  await dialog.getByRole('searchbox', { name: 'Search workflows' }).fill('gravel');
  await axe(page);
  await dialog.getByRole('button', { name: /Gravel delivery/ }).click();
  await expect.poll(() => titles(server, plan.plan_id)).toEqual(['Load the gravel']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => titles(server, plan.plan_id)).toEqual(plan.sop.steps.map((step) => step.title));
  await page.mouse.move(300, 300); // messages wait while a pointer rests on them
  await page.getByRole('button', { name: 'Start from a blank outline' }).click();
  await expect.poll(async () => (await read(server, plan.plan_id)).version).toBe(4);
  expect(await titles(server, plan.plan_id)).not.toContain('Burn bricks');
});

// How soon each press is answered is measured by `bench/presses.mjs`.
test('a plan of five hundred steps draws only what is seen, answers every press, and can be walked to its end', async ({ open, server }) => {
  const plan = await brickPlan(server);
  const steps = Array.from({ length: 500 }, (_, at) => ({ id: `s${at + 1}`, title: `Step ${at + 1} of many`, hours: 2, depends_on: at > 0 ? [`s${at}`] : [], billable: at % 3 === 0, tags: ['deep'] }));
  await fetch(`${server.url}/api/v1/planner/plans/${plan.plan_id}`, { method: 'PUT', headers: { 'content-type': 'application/json', 'if-match': '1' }, body: JSON.stringify({ sop: { ...plan.sop, steps } }) });
  const page = await open(`/plan/${plan.plan_id}`);
  await rows(page).first().waitFor();
  expect(await rows(page).count()).toBeLessThan(60);
  await rows(page).first().focus();
  for (const key of ['j', 'j', 'Enter', 'Escape', 'Alt+ArrowUp']) { await page.keyboard.press(key); await page.waitForTimeout(120); }
  await expect.poll(async () => (await titles(server, plan.plan_id)).indexOf('Step 3 of many')).toBe(1);
  await page.getByRole('button', { name: /^Hours of Step 2 of many/ }).click();
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await rows(page).first().focus();
  await page.keyboard.press('End');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-step'))).toBe('s500');
  expect(await page.locator('[data-step="s500"]').getAttribute('aria-posinset')).toBe('500');
  await axe(page);
  await page.getByRole('tab', { name: 'Picture' }).click();
  await page.getByText('The longest chain takes', { exact: false }).waitFor();
  await page.getByRole('button', { name: /^Step 1 of many/ }).focus();
  for (let times = 0; times < 9; times++) await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-node'))).not.toBe('s1');
});

test('watches a plan form, and stops it for good', async ({ browser }) => {
  const model = await startScriptedModel();
  const server = await startServer({ LLM_BASE_URL: model.url, LLM_API_KEY: 'k', LLM_MODEL: 'm' });
  try {
    model.hangs(1);
    const { page, faults } = await watchedPage(browser, server.url);
    await page.goto('/plan');
    await page.getByLabel('What do you want to get done?').fill('A plan nobody waits for');
    await page.getByRole('button', { name: 'Plan it' }).click();
    const forming = page.getByRole('region', { name: 'Your plan is forming' });
    await forming.getByText('Writing steps and hours…').waitFor();
    await forming.getByText('0 memories, 0 facts').waitFor();
    await axe(page);
    await forming.getByRole('button', { name: 'Stop' }).click();
    await forming.getByText('Stopped. Nothing was kept.').waitFor();
    await expect.poll(async () => (await server.send<{ items: unknown[] }>('GET', '/api/v1/planner/plans')).items).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  } finally { await server.close(); await model.close(); }
});

test('finds a plan that is forming again after its tab was closed, and says so when the server broke off', async ({ browser }) => {
  const model = await startScriptedModel();
  const server = await startServer({ LLM_BASE_URL: model.url, LLM_API_KEY: 'k', LLM_MODEL: 'm' });
  try {
    model.hangs(2);
    const begin = async (intent: string): Promise<void> => {
      const { page } = await watchedPage(browser, server.url);
      await page.goto('/plan');
      await page.getByLabel('What do you want to get done?').fill(intent);
      await page.getByRole('button', { name: 'Plan it' }).click();
      await page.getByText('Writing steps and hours…').waitFor();
      await page.context().close();
    };
    await begin('A plan whose tab is closed');
    const { page, faults } = await watchedPage(browser, server.url);
    await page.goto('/plan');
    const forming = page.getByRole('region', { name: 'Your plan is forming' });
    await forming.getByText('“A plan whose tab is closed”').waitFor();
    await forming.getByText('Writing steps and hours…').waitFor();
    await axe(page);
    await forming.getByRole('button', { name: 'Stop' }).click();
    await forming.waitFor({ state: 'detached' });
    expect((await server.send<{ items: unknown[] }>('GET', '/api/v1/planner/plans')).items).toEqual([]);

    await begin('A plan whose server dies');
    await server.stop('SIGKILL');
    await server.start();
    await page.goto('/plan');
    const failed = page.getByRole('region', { name: 'The plan could not be made' });
    await failed.getByText('The server stopped while it made this plan').waitFor();
    await axe(page);
    await failed.getByRole('button', { name: 'Put it away' }).click();
    await failed.waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await page.context().close();
  } finally { await server.close(); await model.close(); }
});
