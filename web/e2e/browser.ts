import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { AxeResults } from 'axe-core';

const CHROMIUM = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].find((path) => path !== undefined && existsSync(path));

export function launch(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error('There is no Chromium here. Install one (apt-get install chromium), or name one with CHROMIUM.');
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'] });
}

export interface OpenOptions extends BrowserContextOptions { readonly theme?: 'light' | 'dark'; readonly phone?: boolean }
export interface Watched { readonly page: Page; /** What no page may do, in sentences. */ readonly faults: string[]; /** Bytes over the wire of what was loaded. */ readonly loaded: { readonly url: string; readonly bytes: number }[] }

/** A page of its own browser profile, with everything noted that must not happen. */
export async function watchedPage(browser: Browser, base: string, { theme = 'light', phone = false, ...more }: OpenOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ baseURL: base, colorScheme: theme, locale: 'en-GB', timezoneId: 'America/New_York', ...(phone ? { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : { viewport: { width: 1360, height: 860 } }), ...more });
  const page = await context.newPage();
  const faults: string[] = [], loaded: { url: string; bytes: number }[] = [];
  const { host } = new URL(base);
  page.on('console', (message) => { if (message.type() === 'error' && !/Failed to load resource|ERR_CONNECTION/.test(message.text())) faults.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => { const to = new URL(request.url()); if (/^https?:$/.test(to.protocol) && to.host !== host) faults.push(`another host was asked: ${request.url()}`); });
  page.on('requestfinished', (request) => { void request.sizes().then(({ responseBodySize }) => loaded.push({ url: request.url(), bytes: responseBodySize })).catch(() => {}); });
  await page.addInitScript(() => { document.addEventListener('securitypolicyviolation', (event) => console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)); });
  return { page, faults, loaded };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
declare const axe: { run(context: unknown, options: unknown): Promise<AxeResults> };

/** What axe finds against WCAG 2.2 A and AA and its own good practice, one line each; none is right. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  // What floats at a button (tooltips, menus) stands outside of the landmarks by its nature.
  const floats = (rule: string, html: string): boolean => rule === 'region' && html.includes('data-radix-popper');
  return violations.flatMap(({ id, help, nodes }) => nodes.filter((node) => !floats(id, node.html)).map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}${node.any[0]?.message ? ` (${node.any[0].message})` : ''}`));
}
