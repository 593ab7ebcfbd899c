import type { Sql } from '../../db/database.port.ts';
import { errorFields } from '../../kernel/log.ts';
import type { CallContext } from '../../kernel/operation.ts';
import type { MemoryDeps } from '../memory-deps.ts';

// Single events, kept for a day under `event:{client}:{id}`. What is kept is believed only where it was read from the very row that
// is there now: the row tells its own version, whoever changed it and by whatever way.

const EVENT_SECONDS = 86_400;

interface Stamp { client_id: number; version: string }

/** Whose it is, and which version of it: the transactions that wrote the row and what was drawn from it last, and the times in it, which no restored backup repeats. */
export async function eventStamp(sql: Sql, id: number): Promise<Stamp | undefined> {
  return (await sql.rows<Stamp>(`select client_id, concat_ws(' ', workspace_id, xmin, extract(epoch from created_at), extract(epoch from updated_at), (select x.xmin::text from fact_extractions x where x.event_id = events.id)) as version from events where id = $1 and client_id is not null`, [id], { keep: true }))[0];
}

/** An event as `read` answers it, or as it was answered before. What is not there, `read` says. */
export async function cachedEvent<T extends object>(deps: Pick<MemoryDeps, 'db' | 'cache' | 'log'>, context: CallContext, id: number, read: (sql: Sql) => Promise<T>): Promise<T> {
  const { cache } = deps;
  // Inside a transaction the row may be one that nobody else will ever see.
  if (context.tx !== undefined || !cache.available) return deps.db.inWorkspace(context, read);
  const keyOf = (stamp: Stamp) => `event:${stamp.client_id}:${id}`;
  const look = async (stamp: Stamp): Promise<T | null> => {
    const text = await cache.get(keyOf(stamp));
    if (text === null) return null;
    try {
      const kept = JSON.parse(text) as { version?: unknown; answer?: T } | null;
      return kept?.version === stamp.version && kept.answer ? kept.answer : null;
    } catch (error) {
      deps.log.debug('a cached event could not be read', errorFields(error));
      return null;
    }
  };
  const readStamped = async (sql: Sql, known?: Stamp) => {
    // The version first: what is read after it may be newer, and then nobody will ask for it under this version.
    const stamp = known ?? await eventStamp(sql, id);
    return { stamp, answer: await read(sql) };
  };
  const keep = (stamp: Stamp | undefined, answer: T): T => {
    if (stamp) void cache.set(keyOf(stamp), JSON.stringify({ version: stamp.version, answer }), EVENT_SECONDS);
    return answer;
  };

  if (cache.name === 'in-process') {
    const found = await deps.db.inWorkspace(context, async (sql) => {
      const stamp = await eventStamp(sql, id);
      const hit = stamp && await look(stamp);
      return hit ? { hit } : readStamped(sql, stamp);
    });
    return 'hit' in found ? found.hit : keep(found.stamp, found.answer);
  }
  const stamp = await deps.db.inWorkspace(context, (sql) => eventStamp(sql, id)); // no transaction is open while another server is asked
  const hit = stamp && await look(stamp);
  if (hit) return hit;
  const { stamp: fresh, answer } = await deps.db.inWorkspace(context, (sql) => readStamped(sql));
  return keep(fresh, answer);
}

/** Everything that is kept of a client; null where the cache could not be asked. */
export async function forgetClient(deps: Pick<MemoryDeps, 'cache'>, clientId: number): Promise<number | null> {
  const gone = [await deps.cache.forget(`recall:${clientId}:`), await deps.cache.forget(`event:${clientId}:`)];
  return gone.includes(null) ? null : gone.reduce<number>((sum, n) => sum + (n ?? 0), 0);
}
