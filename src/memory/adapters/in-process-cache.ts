import { type Clock, systemClock } from '../../kernel/clock.ts';
import { type Cache, countsLine, VALUE_BYTES } from '../cache/cache.port.ts';

/** A cache in this process, bounded in entries and in characters; the least recently used goes first. */
export function inProcessCache({ clock = systemClock, entries = 2000, characters = 20_000_000 }: { clock?: Clock; entries?: number; characters?: number } = {}): Cache {
  const kept = new Map<string, { value: string; until: number }>();
  let size = 0;
  let hits = 0, misses = 0, evicted = 0;
  const drop = (key: string) => {
    const entry = kept.get(key);
    if (!entry) return false;
    size -= key.length + entry.value.length;
    return kept.delete(key);
  };
  const find = (key: string) => {
    const entry = kept.get(key);
    if (!entry) return null;
    if (entry.until <= clock.now().getTime()) { drop(key); return null; }
    kept.delete(key); // to the end of the Map: most recently used
    kept.set(key, entry);
    return entry.value;
  };
  return {
    name: 'in-process',
    available: true,
    async get(key) {
      const value = find(key);
      if (value === null) misses++;
      else hits++;
      return value;
    },
    async set(key, value, ttlSeconds) {
      drop(key);
      if (key.length + value.length > Math.min(VALUE_BYTES, characters / 4)) return;
      kept.set(key, { value, until: clock.now().getTime() + ttlSeconds * 1000 });
      size += key.length + value.length;
      for (const oldest of kept.keys()) {
        if (kept.size <= entries && size <= characters) break;
        drop(oldest);
        evicted++;
      }
    },
    async forget(prefix) {
      return [...kept.keys()].filter((key) => key.startsWith(prefix)).filter(drop).length;
    },
    async health() {
      const counts = { entries: kept.size, hits, misses, evicted };
      return { ok: true, latencyMs: 0, detail: `in this process: ${countsLine(counts)}`, counts };
    },
    async close() { kept.clear(); size = 0; },
  };
}
