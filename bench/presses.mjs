// How soon the dashboard answers a key or a press on a plan of many steps, in a real Chromium.
//
//   node bench/presses.mjs [--steps 500] [--rounds 3]   (the embedded Postgres in a folder that is thrown away; CHROMIUM names the browser)
//
// Prints what the browser itself measured from a press to the next picture (event timing: only what takes 16 ms and more), and the
// longest task while the page opened. Run `npm run build` first.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { percentile, startProduct } from './product.mjs';

const { values } = parseArgs({ options: { steps: { type: 'string', default: '500' }, rounds: { type: 'string', default: '3' } } });
const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
if (!executablePath) throw new Error('There is no Chromium here. Install one, or name one with CHROMIUM.');
const product = await startProduct();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
try {
  const { body: plan } = await product.call('POST', '/api/v1/planner/plan', { intent: 'Walk through a long list of steps', client_id: 1, mode: 'library' });
  const steps = Array.from({ length: Number(values.steps) }, (_, at) => ({ id: `s${at + 1}`, title: `Step ${at + 1} of many`, hours: 2, depends_on: at > 0 ? [`s${at}`] : [], billable: at % 3 === 0, tags: ['deep'] }));
  const put = await fetch(`${product.base}/api/v1/planner/plans/${plan.plan_id}`, { method: 'PUT', headers: { 'content-type': 'application/json', 'if-match': '1' }, body: JSON.stringify({ sop: { ...plan.sop, steps } }) });
  if (!put.ok) throw new Error(`the plan was not taken: ${put.status} ${(await put.text()).slice(0, 200)}`);
  for (let round = 1; round <= Number(values.rounds); round++) {
    const page = await (await browser.newContext({ viewport: { width: 1360, height: 860 } })).newPage();
    await page.addInitScript(() => {
      Object.assign(globalThis, { presses: [], tasks: [] });
      new PerformanceObserver((list) => { for (const one of list.getEntries()) globalThis.presses.push(one.duration); }).observe({ type: 'event', durationThreshold: 16 });
      new PerformanceObserver((list) => { for (const one of list.getEntries()) globalThis.tasks.push(one.duration); }).observe({ type: 'longtask', buffered: true });
    });
    await page.goto(`${product.base}/plan/${plan.plan_id}`);
    const first = page.locator('[data-step]').first();
    await first.waitFor();
    await page.waitForTimeout(1000);
    const opening = await page.evaluate(() => Math.max(0, ...globalThis.tasks));
    await page.evaluate(() => { globalThis.presses.length = 0; });
    await first.focus();
    const press = async (...keys) => { for (const key of keys) { await page.keyboard.press(key); await page.waitForTimeout(120); } };
    await press('j', 'j', 'Enter', 'Escape', 'End', 'k', 'k', 'Home', 'j');
    await page.getByRole('tab', { name: 'Picture' }).click();
    await page.getByRole('button', { name: /^Step 1 of many/ }).focus();
    await press(...Array(9).fill('ArrowRight'));
    const presses = await page.evaluate(() => globalThis.presses);
    process.stdout.write(`round ${round}: ${presses.length} events of 16 ms and more, median ${percentile(presses, 0.5) ?? 0}, worst ${Math.max(0, ...presses)} ms; longest task while opening ${opening.toFixed(0)} ms\n`);
    await page.context().close();
  }
} finally {
  await browser.close();
  await product.stop();
}
