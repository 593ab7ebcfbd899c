import type { Database } from '../../db/database.port.ts';
import { errorFields, type Log } from '../../kernel/log.ts';
import { buildIndex, dropIndex, hasPgvector, largeClients, vectorIndexes } from './vector-index.store.ts';

/** Vectors from which an index pays: below, reading all signatures takes some ten milliseconds and misses nothing. */
export const INDEX_FROM = 25_000;

/**
 * Gives large clients an index over their signatures, and takes it from those that are large no more; in the nightly round. Only on
 * a server with pgvector: the embedded engine has one connection, on which everybody would wait while it is built.
 */
export async function tendVectorIndexes({ db, log }: { db: Database; log: Log }, from = INDEX_FROM): Promise<{ built: number; dropped: number }> {
  const done = { built: 0, dropped: 0 };
  if (db.engine !== 'postgres') return done;
  const [able, there, large, stillLarge] = await db.asOwner(async (sql) => [await hasPgvector(sql), await vectorIndexes(sql), await largeClients(sql, from), await largeClients(sql, Math.ceil(from / 2))] as const);
  const isOf = (a: { clientId: number; modelId: number }) => (b: { clientId: number; modelId: number }) => a.clientId === b.clientId && a.modelId === b.modelId;
  try {
    for (const index of there) {
      // One that was not finished (a restart, a lost connection) is never finished by itself.
      if (index.valid && able && stillLarge.some(isOf(index))) continue;
      await dropIndex(db, index);
      done.dropped++;
    }
    for (const one of able ? large : []) {
      if (there.some((index) => index.valid && isOf(index)(one))) continue;
      await buildIndex(db, one);
      done.built++;
    }
  } catch (error) {
    log.warn('an index over vectors was not built; recall goes on without it', errorFields(error));
  }
  if (done.built + done.dropped > 0) log.info('indexes over vectors', done);
  return done;
}
