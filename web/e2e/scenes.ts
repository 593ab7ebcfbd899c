import type { Page } from 'playwright-core';
import type { Server } from './server.ts';

/** A picture for the documentation: `docs/screenshots/<name>-<light|dark|phone>.png`. */
export interface Scene {
  readonly name: string;
  readonly path: string;
  /** Lays what is to be seen, through the API; scenes share one server and come in this order. */
  readonly ground?: (server: Server) => Promise<unknown>;
  /** Brings the page to what is to be seen. */
  readonly act?: (page: Page) => Promise<unknown>;
}

export const SCENES: readonly Scene[] = [
  { name: 'today', path: '/today' },
  { name: 'plan', path: '/plan' },
  { name: 'week', path: '/week' },
  { name: 'work', path: '/work' },
  { name: 'memory', path: '/memory' },
  { name: 'look-back', path: '/look-back' },
  { name: 'system', path: '/system' },
  { name: 'welcome', path: '/welcome' },
  { name: 'palette', path: '/today', act: async (page) => { await page.keyboard.press('Control+k'); await page.getByPlaceholder('Search or jump to…').waitFor(); } },
];
