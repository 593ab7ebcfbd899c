// `npm run screenshots`: a picture of each scene, light, dark and on a phone. SCENES=today,week takes only these.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { settled, test } from './harness.ts';
import { SCENES } from './scenes.ts';
import type { Server } from './server.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'screenshots');
const wanted = process.env['SCENES']?.split(',');

let key: string | null = null;
/** The sample's key, made once. */
const sampleKey = async (server: Server): Promise<string> => (key ??= ((await server.send('POST', '/api/v1/sample')) as { key: string }).key);

for (const { name, path, sample = false, ground, act } of SCENES.filter((one) => wanted?.includes(one.name) ?? true)) {
  test(name, async ({ open, server }) => {
    mkdirSync(folder, { recursive: true });
    await ground?.(server);
    for (const [kind, options] of [['light', { theme: 'light' }], ['dark', { theme: 'dark' }], ['phone', { theme: 'light', phone: true }]] as const) {
      const page = await open(path, options);
      if (sample) {
        await page.evaluate((its) => sessionStorage.setItem('almanac.key', its), await sampleKey(server));
        await page.reload();
        await page.locator('h1').first().waitFor();
        await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => {}); // live updates never rest
      }
      await act?.(page);
      await page.evaluate(() => document.fonts.ready);
      await page.waitForLoadState('load');
      await settled(page);
      await page.screenshot({ path: join(folder, `${name}-${kind}.png`) });
    }
  });
}
