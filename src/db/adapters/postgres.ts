import pg from 'pg';
import type { Engine, Sql } from '../database.port.ts';

const { Pool, types } = pg;
const INT8 = 20, NUMERIC = 1700, DATE = 1082;
const parsers = new Map<number, (text: string) => unknown>([[INT8, Number], [NUMERIC, Number], [DATE, (text) => text]]);

export interface PostgresOptions {
  readonly url: string;
  readonly poolSize?: number;
  readonly onError?: (error: Error) => void;
}

/** A Postgres server through a pool of connections. */
export function openPostgres({ url, poolSize = 10, onError = () => {} }: PostgresOptions): Engine {
  const pool = new Pool({
    connectionString: url, max: poolSize, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000, application_name: 'almanac',
    types: { getTypeParser: ((oid: number, format?: 'text') => parsers.get(oid) ?? types.getTypeParser(oid, format)) as typeof types.getTypeParser },
  });
  pool.on('error', onError);
  const over = (client: pg.PoolClient): Sql => ({
    rows: async <Row>(text: string, values: readonly unknown[] = []) => (await client.query(text, [...values])).rows as Row[],
    run: async (text, values = []) => (await client.query(text, [...values])).rowCount ?? 0,
    script: async (text) => { await client.query(text); },
  });
  return {
    name: 'postgres',
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('begin');
        const answer = await work(over(client));
        await client.query('commit');
        return answer;
      } catch (error) {
        await client.query('rollback').catch((e: Error) => { broken = e; });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    async loose(text, values) {
      const answer = await pool.query(text, values ? [...values] : undefined) as pg.QueryResult | pg.QueryResult[];
      return { rows: (Array.isArray(answer) ? answer.flatMap((one) => one.rows) : answer.rows) as Record<string, unknown>[] };
    },
    close: () => pool.end(),
  };
}

