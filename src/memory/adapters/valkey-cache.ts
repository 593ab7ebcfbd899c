import { Redis } from 'iovalkey';
import { errorFields, type Log, silentLog } from '../../kernel/log.ts';
import { type Cache, type CacheCounts, countsLine } from '../cache/cache.port.ts';
import { packValue, unpackValue } from '../cache/cache-values.ts';

/** What a caller waits for an answer. One that comes later is a miss, and the server is left alone until it answers a PING in this time. */
const ANSWER_MS = 15;
/** What health waits, and a step of forgetting. */
const PATIENT_MS = 100;
/** Between two tries of a server that does not answer. They are made in the background: no caller waits for one. */
const AGAIN_MS = 1000;
/** A connection that was accepted and says nothing for so many tries is given up for a new one. */
const SILENT_TRIES = 3;
const RETRY_MS = 2000;
const SCAN_COUNT = 1000;
const FORGET_MS = 5000;
const LATE = Symbol('late');

/** The answer, `LATE`, or what it threw. A process that was busy itself looks at what has arrived before it calls an answer late. */
const inTime = <T>(answer: Promise<T>, ms: number): Promise<T | typeof LATE> => new Promise((resolve, reject) => {
  const timer = setTimeout(() => setImmediate(() => resolve(LATE)), ms);
  answer.then(resolve, reject).finally(() => clearTimeout(timer));
});

/**
 * A Valkey (or Redis) server as cache. The connection is made in the background and again when lost; commands do not queue while
 * there is none, so a server that is down, hangs or talks nonsense costs a caller one short wait at most.
 */
export function valkeyCache({ url, log = silentLog, namespace = 'almanac:' }: { url: string; log?: Log; namespace?: string }): Cache {
  const client = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0, connectTimeout: 1000, autoResendUnfulfilledCommands: false, retryStrategy: () => RETRY_MS });
  const opened = performance.now();
  let complained = false;
  /** It answered too late, or nonsense: nobody asks it until it answers a PING in time. */
  let resting = false;
  let silent = 0;
  let hits = 0, misses = 0;
  /** What is on its way to the server, by its key: nobody waits for it but he who wants it gone. */
  const underway = new Map<string, Set<Promise<void>>>();

  const complain = (error: unknown) => {
    if (!complained) log.warn('the cache does not answer; going on without it', errorFields(error));
    complained = true;
  };
  client.on('error', complain);
  client.on('ready', () => { complained = false; silent = 0; });

  const rest = (error: unknown) => {
    resting = true;
    complain(error);
  };
  /** `otherwise` when there is no answer in time. */
  const attempt = async <T>(command: () => Promise<T>, otherwise: T, ms = ANSWER_MS): Promise<T> => {
    if (client.status !== 'ready' || resting) return otherwise;
    try {
      const answer = await inTime(command(), ms);
      if (answer !== LATE) return answer;
      rest(new Error(`no answer within ${ms} ms`));
    } catch (error) {
      log.debug('a cache command failed', errorFields(error));
    }
    return otherwise;
  };

  const tryAgain = async () => {
    if (client.status === 'ready' && !resting) return;
    if (client.status === 'ready' && await inTime(client.ping(), ANSWER_MS).catch(() => LATE) === 'PONG') {
      resting = false;
      complained = false;
      silent = 0;
    } else if (client.status === 'ready' || client.status === 'connect') {
      if (++silent >= SILENT_TRIES) { silent = 0; client.disconnect(true); }
    }
  };
  const watch = setInterval(() => void tryAgain(), AGAIN_MS);
  watch.unref();

  const countsOf = async (): Promise<CacheCounts> => {
    const [entries, stats] = await Promise.all([attempt(() => client.dbsize(), 0, PATIENT_MS), attempt(() => client.info('stats'), '', PATIENT_MS)]);
    return { entries, hits, misses, evicted: Number(/^evicted_keys:(\d+)/m.exec(stats)?.[1] ?? 0) };
  };

  return {
    name: 'valkey',
    get available() { return client.status === 'ready' ? !resting : !complained && performance.now() - opened < AGAIN_MS; },
    async get(key) {
      const kept = await attempt<Buffer | null>(() => client.getBuffer(namespace + key), null);
      const value = kept && await unpackValue(kept).catch((error: unknown) => { log.debug('a cached value could not be unpacked', errorFields(error)); return null; });
      if (value === null) misses++;
      else hits++;
      return value;
    },
    set(key, value, ttlSeconds) {
      if (client.status !== 'ready' || resting) return Promise.resolve();
      const write = async (): Promise<void> => {
        const packed = await packValue(value).catch(() => null);
        await attempt<unknown>(() => (packed ? client.set(namespace + key, packed, 'EX', ttlSeconds) : client.unlink(namespace + key)), undefined, PATIENT_MS);
      };
      const written = write();
      const beside = underway.get(key) ?? new Set();
      underway.set(key, beside.add(written));
      return written.finally(() => { beside.delete(written); if (beside.size === 0) underway.delete(key); });
    },
    async forget(prefix) {
      const pattern = `${(namespace + prefix).replace(/[\\*?[\]]/g, '\\$&')}*`;
      const until = performance.now() + FORGET_MS;
      let removed = 0;
      await Promise.all([...underway].flatMap(([key, writes]) => (key.startsWith(prefix) ? [...writes] : [])));
      for (let cursor: string | null = '0', first = true; first || cursor !== '0'; first = false) {
        const step: { next: string; gone: number } | null = await attempt(async () => {
          const [next, keys] = await client.scan(cursor as string, 'MATCH', pattern, 'COUNT', SCAN_COUNT);
          return { next, gone: keys.length ? await client.unlink(...keys) : 0 };
        }, null, PATIENT_MS);
        if (!step || performance.now() > until) return null;
        removed += step.gone;
        cursor = step.next;
      }
      return removed;
    },
    async health() {
      const from = performance.now();
      for (; client.status !== 'ready' && !complained && performance.now() - from < PATIENT_MS;) await new Promise((resolve) => { setTimeout(resolve, 5); });
      const answer = await (client.status === 'ready' ? inTime(client.ping(), PATIENT_MS) : Promise.resolve(LATE)).catch(() => LATE);
      const ok = answer === 'PONG' && !resting;
      const latencyMs = Math.round((performance.now() - from) * 10) / 10;
      if (!ok) return { ok, latencyMs, detail: answer === 'PONG' ? 'answers too slowly to be of use' : 'no answer to PING', counts: null };
      const counts = await countsOf();
      return { ok, latencyMs, detail: `PONG; ${countsLine(counts)}`, counts };
    },
    async close() {
      clearInterval(watch);
      client.disconnect();
    },
  };
}
