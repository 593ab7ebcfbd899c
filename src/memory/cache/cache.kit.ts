import { expect, it } from 'vitest';
import { type Cache, VALUE_BYTES } from './cache.port.ts';

/** What every cache does. `open` gives an empty one of its own, ready to be asked. */
export function cacheKit(open: () => Promise<Cache>): void {
  it('keeps, overwrites and does not know what it was not told', async () => {
    const cache = await open();
    expect(await cache.get('recall:1:a')).toBeNull();
    await cache.set('recall:1:a', '{"x":"ü"}', 60);
    await cache.set('recall:1:a', '{"x":"ö"}', 60);
    expect(await cache.get('recall:1:a')).toBe('{"x":"ö"}');
    await cache.close();
  });

  it('keeps long texts letter by letter', async () => {
    const cache = await open();
    const text = JSON.stringify(Array.from({ length: 2000 }, (_, i) => `${i} – größer 狗 🐕 ${Math.sin(i)}`));
    await cache.set('long', text, 60);
    expect(await cache.get('long')).toBe(text);
    await cache.close();
  });

  it('does not keep what is so large that it would push others out, nor what stood there before', async () => {
    const cache = await open();
    await cache.set('small', 'x', 60);
    await cache.set('huge', 'before', 60);
    await cache.set('huge', Array.from({ length: VALUE_BYTES / 4 }, (_, i) => Math.sin(i)).join(' '), 60);
    expect(await cache.get('huge')).toBeNull();
    expect(await cache.get('small')).toBe('x');
    await cache.close();
  });

  it('lets a value go when its time is over', async () => {
    const cache = await open();
    await cache.set('short', 'x', 1);
    expect(await cache.get('short')).toBe('x');
    await new Promise((resolve) => { setTimeout(resolve, 1100); });
    expect(await cache.get('short')).toBeNull();
    await cache.close();
  });

  it('forgets what was on its way when it was told to', async () => {
    const cache = await open();
    const writes = Array.from({ length: 20 }, (_, i) => cache.set(`going:${i}`, 'x'.repeat(5000), 60));
    expect(await cache.forget('going:')).toBe(20);
    await Promise.all(writes);
    expect(await Promise.all(Array.from({ length: 20 }, (_, i) => cache.get(`going:${i}`)))).toEqual(Array(20).fill(null));
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

  it('says that it is well, and how much it was of use', async () => {
    const cache = await open();
    await cache.set('a', 'x', 60);
    await cache.get('a');
    await cache.get('b');
    expect(await cache.health()).toMatchObject({ ok: true, counts: { hits: 1, misses: 1, evicted: expect.any(Number) } });
    expect((await cache.health()).counts?.entries).toBeGreaterThan(0);
    expect(cache.available).toBe(true);
    await cache.close();
  });
}
