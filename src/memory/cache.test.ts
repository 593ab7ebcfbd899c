import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fixedClock } from '../kernel/clock.ts';
import { inProcessCache } from './adapters/in-process-cache.ts';
import { valkeyCache } from './adapters/valkey-cache.ts';
import { cacheKit } from './cache.kit.ts';

describe('the in-process cache', () => {
  cacheKit(async () => inProcessCache());

  it('lets time and the least recently used go', async () => {
    const clock = fixedClock('2026-01-01T00:00:00Z');
    const cache = inProcessCache({ clock, entries: 2 });
    await cache.set('a', '1', 10);
    await cache.set('b', '2', 10);
    await cache.get('a');
    await cache.set('c', '3', 10);
    expect([await cache.get('a'), await cache.get('b'), await cache.get('c')]).toEqual(['1', null, '3']);
    clock.advance(10_000);
    expect(await cache.get('a')).toBeNull();
  });
});

const url = process.env['LAB_VALKEY_URL'];
describe.runIf(url)('the Valkey cache', () => {
  cacheKit(async () => valkeyCache({ url: url as string, namespace: `test:${randomUUID()}:` }));
});

describe('a Valkey server that is down', () => {
  it('costs nearly nothing and throws nothing', async () => {
    const cache = valkeyCache({ url: 'redis://127.0.0.1:1' });
    const from = performance.now();
    await cache.set('a', '1', 10);
    expect(await cache.get('a')).toBeNull();
    expect(await cache.forget('a')).toBeNull();
    expect(await cache.health()).toMatchObject({ ok: false });
    expect(cache.available).toBe(false);
    expect(performance.now() - from).toBeLessThan(500);
    await cache.close();
  });
});
