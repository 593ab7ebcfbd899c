import { expect, it } from 'vitest';
import type { Cache } from './cache.port.ts';

/** What every cache does. `open` gives an empty one of its own. */
export function cacheKit(open: () => Promise<Cache>): void {
  it('keeps, overwrites and does not know what it was not told', async () => {
    const cache = await open();
    expect(await cache.get('recall:1:a')).toBeNull();
    await cache.set('recall:1:a', '{"x":"ü"}', 60);
    await cache.set('recall:1:a', '{"x":"ö"}', 60);
    expect(await cache.get('recall:1:a')).toBe('{"x":"ö"}');
    await cache.close();
  });

  it('forgets by prefix, taken literally, and says how many', async () => {
    const cache = await open();
    for (const key of ['recall:1:a', 'recall:1:b', 'recall:11:a', 'recall:[1]:a', 'recall:*:a']) await cache.set(key, 'x', 60);
    expect(await cache.forget('recall:1:')).toBe(2);
    expect(await cache.get('recall:1:a')).toBeNull();
    expect(await cache.get('recall:11:a')).toBe('x');
    expect(await cache.forget('recall:[1]:')).toBe(1);
    expect(await cache.forget('recall:*:')).toBe(1);
    expect(await cache.get('recall:11:a')).toBe('x');
    await cache.close();
  });

  it('says that it is well', async () => {
    const cache = await open();
    expect(await cache.health()).toMatchObject({ ok: true });
    expect(cache.available).toBe(true);
    await cache.close();
  });
}
