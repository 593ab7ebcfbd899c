import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { watchedPage } from './browser.ts';
import { axe, expect, test } from './harness.ts';
import { type Server, startServer } from './server.ts';

const root = join(import.meta.dirname, '..', '..');
const data = mkdtempSync(join(tmpdir(), 'almanac-e2e-key-'));
let server: Server;
let key = '';
beforeAll(async () => {
  const made = spawnSync(process.execPath, [join(root, 'bin', 'almanac.mjs'), 'keys', 'create', 'browser'], { cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', DATA_DIR: data, LOG_LEVEL: 'error' } });
  key = /\balm_\S+|\b[\w-]{30,}/.exec(made.stdout)?.[0] ?? '';
  expect(key, made.stdout + made.stderr).not.toBe('');
  // Bound to every address, so that the server asks for a key.
  server = await startServer({ DATA_DIR: data, HOST: '0.0.0.0' });
});
afterAll(async () => { await server?.close(); rmSync(data, { recursive: true, force: true }); });

test('asks for a key, keeps it in the tab only, and forgets it on the way out', async ({ browser }) => {
  const { page, faults } = await watchedPage(browser, server.url);
  await page.goto('/week');
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await axe(page);
  await page.getByLabel('API key').fill('alm_wrong');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'not known here' }).waitFor();
  await axe(page);
  await page.getByLabel('API key').fill(key);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Week' }).waitFor();
  await page.getByRole('button', { name: 'Up to date' }).waitFor();
  expect(page.url()).not.toContain(key);
  expect(await page.evaluate(() => [Object.values(localStorage).join(), document.cookie])).toEqual(['', '']);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Week' }).waitFor();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  expect(faults).toEqual([]);
});
