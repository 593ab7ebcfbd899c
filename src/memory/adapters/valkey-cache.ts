import { Redis } from 'iovalkey';
import { errorFields, type Log, silentLog } from '../../kernel/log.ts';
import type { Cache } from '../cache.port.ts';

const COMMAND_MS = 100;
/** Until a first connection is tried and a lost one is tried again. */
const RETRY_MS = 2000;
const SCAN_COUNT = 1000;
const FORGET_MS = 5000;

/**
 * A Valkey (or Redis) server as cache. The connection is made on first use and again when lost, in the background; commands do
 * not queue while there is none, so a server that is down costs a caller nothing.
 */
export function valkeyCache({ url, log = silentLog, namespace = 'almanac:' }: { url: string; log?: Log; namespace?: string }): Cache {
  const client = new Redis(url, {
    lazyConnect: true, enableOfflineQueue: false, maxRetriesPerRequest: 0, connectTimeout: 1000, commandTimeout: COMMAND_MS,
    autoResendUnfulfilledCommands: false, retryStrategy: () => RETRY_MS,
  });
  let complained = false;
  client.on('error', (error: unknown) => {
    if (!complained) log.warn('the cache does not answer; going on without it', errorFields(error));
    complained = true;
  });
  client.on('ready', () => { complained = false; });
  let started: Promise<void> | null = null;
  const connect = (): Promise<void> => (started ??= client.connect().catch(() => { /* the retry strategy goes on */ }));

  /** The answer, or `otherwise` when there is none in time. */
  const attempt = async <T>(command: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      if (client.status !== 'ready') {
        const first = started === null;
        const connecting = connect();
        if (first) await Promise.race([connecting, new Promise((resolve) => { setTimeout(resolve, COMMAND_MS).unref(); })]);
        if ((client.status as string) !== 'ready') return otherwise;
      }
      return await command();
    } catch (error) {
      log.debug('a cache command failed', errorFields(error));
      return otherwise;
    }
  };

  return {
    name: 'valkey',
    get available() { return started === null || client.status === 'ready'; },
    get: (key) => attempt<string | null>(() => client.get(namespace + key), null),
    set: (key, value, ttlSeconds) => attempt<void>(async () => { await client.set(namespace + key, value, 'EX', ttlSeconds); }, undefined),
    forget: (prefix) => attempt<number | null>(async () => {
      const pattern = `${(namespace + prefix).replace(/[\\*?[\]]/g, '\\$&')}*`;
      const until = performance.now() + FORGET_MS;
      let removed = 0;
      for (let cursor = '0', first = true; first || cursor !== '0'; first = false) {
        const [next, keys] = await client.scan(cursor, 'MATCH', pattern, 'COUNT', SCAN_COUNT);
        if (keys.length) removed += await client.unlink(...keys);
        if (performance.now() > until) return null;
        cursor = next;
      }
      return removed;
    }, null),
    async health() {
      const from = performance.now();
      const answer = await attempt<string | null>(() => client.ping(), null);
      return { ok: answer === 'PONG', latencyMs: Math.round((performance.now() - from) * 10) / 10, detail: answer === 'PONG' ? 'PONG' : 'no answer to PING' };
    },
    async close() { client.disconnect(); },
  };
}
