import type { Browser, Page } from 'playwright-core';
import { expect, test as plain } from 'vitest';
import { axeFindings, launch, type OpenOptions, type Watched, watchedPage } from './browser.ts';
import { type Server, startServer } from './server.ts';

interface Ground {
  /** One server a file: tests of a file share its data. */
  readonly server: Server;
  readonly browser: Browser;
  /** Opens a page and waits for its heading. */
  readonly open: (path: string, options?: OpenOptions) => Promise<Page>;
  /** What the pages of this test loaded so far. */
  readonly watched: Watched[];
}

export const test = plain.extend<Ground>({
  server: [async ({}, use) => { const server = await startServer(); await use(server); await server.close(); }, { scope: 'file' }],
  browser: [async ({}, use) => { const browser = await launch(); await use(browser); await browser.close(); }, { scope: 'file' }],
  watched: async ({}, use) => { await use([]); },
  open: async ({ browser, server, watched }, use) => {
    await use(async (path, options) => {
      const one = await watchedPage(browser, server.url, options);
      watched.push(one);
      await one.page.goto(path);
      await one.page.locator('h1').first().waitFor();
      return one.page;
    });
    const faults = watched.flatMap((one) => one.faults);
    await Promise.all(watched.map((one) => one.page.context().close()));
    expect(faults, 'a page did what none may do').toEqual([]);
  },
});

/** Axe finds nothing on the page as it stands. */
export const axe = async (page: Page): Promise<void> => { await settled(page); expect(await axeFindings(page), 'axe').toEqual([]); };

/** Animations are over: half a fade has half the contrast. */
export const settled = (page: Page): Promise<unknown> => page.evaluate(() => Promise.all(document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity).map((one) => one.finished.catch(() => {}))));

export { expect };
