import type { Page } from 'playwright-core';
import type { Server } from './server.ts';
import { groundForWeek } from './week-ground.ts';

/** A picture for the documentation: `docs/screenshots/<name>-<light|dark|phone>.png`. */
export interface Scene {
  readonly name: string;
  readonly path: string;
  /** Seen in the sample, where there is a fortnight of work. */
  readonly sample?: boolean;
  /** Lays what is to be seen, through the API; scenes share one server and come in this order. */
  readonly ground?: (server: Server) => Promise<unknown>;
  /** Brings the page to what is to be seen. */
  readonly act?: (page: Page) => Promise<unknown>;
}

const nextMonday = (() => { const now = new Date(); now.setUTCDate(now.getUTCDate() + ((8 - now.getUTCDay()) % 7 || 7)); return now.toISOString().slice(0, 10); })();

export const SCENES: readonly Scene[] = [
  { name: 'today', path: '/today', sample: true },
  { name: 'plan', path: '/plan', sample: true },
  {
    name: 'plan-steps', path: '/plan', ground: (server) => server.send('POST', '/api/v1/planner/plan', { intent: 'Onboard Acme as a new client by the 12th', mode: 'library', template: 'sop_generator_manifold' }),
    act: async (page) => { await page.getByRole('row', { name: /Onboard Acme/ }).first().click(); await page.getByRole('list', { name: 'Steps' }).waitFor(); },
  },
  { name: 'week', path: `/week?date=${nextMonday}`, ground: (server) => groundForWeek(server, nextMonday), act: (page) => page.locator('button[data-event], [aria-label="Calendar"] button').first().waitFor() },
  { name: 'work', path: '/tasks', sample: true },
  { name: 'memory', path: '/memory', sample: true },
  { name: 'memory-facts', path: '/memory/facts', sample: true },
  { name: 'memory-graph', path: '/memory/graph', sample: true },
  { name: 'look-back', path: '/look-back', sample: true },
  { name: 'system', path: '/system' },
  { name: 'system-prompt', path: '/system/prompts/sop_generator' },
  { name: 'system-models', path: '/system/models' },
  { name: 'welcome', path: '/welcome' },
  { name: 'welcome-plan', path: '/welcome?step=plan', act: async (page) => { await page.getByRole('button', { name: 'Onboard Acme as a new client' }).click(); await page.getByRole('button', { name: 'Make the plan' }).click(); await page.getByRole('button', { name: 'Put it into my calendar' }).waitFor(); } },
  { name: 'palette', path: '/today', act: async (page) => { await page.keyboard.press('Control+k'); await page.getByPlaceholder('Search or jump to…').waitFor(); } },
];
