// `npm run screenshots`: a picture of each scene, light, dark and on a phone. SCENES=today,week takes only these.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { settled, test } from './harness.ts';
import { SCENES } from './scenes.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'screenshots');
const wanted = process.env['SCENES']?.split(',');

for (const { name, path, ground, act } of SCENES.filter((one) => wanted?.includes(one.name) ?? true)) {
  test(name, async ({ open, server }) => {
    mkdirSync(folder, { recursive: true });
    await ground?.(server);
    for (const [kind, options] of [['light', { theme: 'light' }], ['dark', { theme: 'dark' }], ['phone', { theme: 'light', phone: true }]] as const) {
      const page = await open(path, options);
      await act?.(page);
      await page.evaluate(() => document.fonts.ready);
      await page.waitForLoadState('load');
      await settled(page);
      await page.screenshot({ path: join(folder, `${name}-${kind}.png`) });
    }
  });
}
