import { PGlite, types } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import type { Engine, Sql } from '../database.port.ts';

export interface PgliteOptions {
  /** Folder of the data; absent: in memory. */
  readonly dataDir?: string;
  /** A dump to start from (tests boot once and clone). */
  readonly loadDataDir?: Blob;
}

export interface PgliteEngine extends Engine {
  dump(): Promise<Blob>;
}

/** Postgres in this process. One statement at a time, one process a folder. */
export async function openPglite({ dataDir, loadDataDir }: PgliteOptions = {}): Promise<PgliteEngine> {
  const pg = await PGlite.create({
    ...(dataDir !== undefined && { dataDir }),
    ...(loadDataDir && { loadDataDir }),
    extensions: { vector },
    // Dates stay texts for `date` columns (a day has no instant); int8 and numeric are numbers, as with the served engine.
    parsers: { [types.DATE]: (text: string) => text, [types.INT8]: Number, [types.NUMERIC]: Number, [types.TIMESTAMPTZ]: instant },
  });
  let closing = false;
  let running = 0;
  let idle: (() => void) | null = null;
  const over = (tx: Pick<PGlite, 'query' | 'exec'>): Sql => ({
    rows: async <Row>(text: string, values: readonly unknown[] = []) => (await tx.query<Row>(text, [...values])).rows,
    run: async (text, values = []) => (await tx.query(text, [...values])).affectedRows ?? 0,
    script: async (text) => { await tx.exec(text); },
  });
  return {
    name: 'pglite',
    async transaction(work, opening, ended) {
      if (closing) throw new Error('The database is closing.');
      running++;
      try {
        return await pg.transaction(async (tx) => {
          if (opening) await tx.exec(opening);
          const answer = await work(over(tx as unknown as PGlite));
          await ended?.();
          return answer;
        });
      } finally {
        running--;
        if (running === 0) idle?.();
      }
    },
    async loose(text, values) {
      if (closing) throw new Error('The database is closing.');
      running++;
      try {
        if (values?.length) return await pg.query<Record<string, unknown>>(text, [...values]);
        return { rows: (await pg.exec(text)).flatMap((r) => r.rows as Record<string, unknown>[]) };
      } catch (error) {
        // There is one connection: a script that failed between its own BEGIN and COMMIT would poison everybody's next statement.
        await pg.exec('rollback').catch(() => {});
        throw error;
      } finally {
        running--;
        if (running === 0) idle?.();
      }
    },
    // One process a folder: there is nobody else who could tell anything.
    listen: async () => async () => {},
    // A close that races a statement never returns: so new work is refused, running work ends, then it closes.
    async close() {
      if (closing) return;
      closing = true;
      if (running > 0) await new Promise<void>((resolve) => { idle = resolve; });
      await pg.close();
    },
    dump: () => pg.dumpDataDir('none') as Promise<Blob>,
  };
}

/** `0044-01-01 00:00:00+00` as an instant. The engine's own parser takes years below 100 for ones of our century. */
function instant(text: string): Date | number {
  if (text === 'infinity') return Infinity;
  if (text === '-infinity') return -Infinity;
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
}
