import { createHash } from 'node:crypto';
import pg from 'pg';
import { Problem } from '../../kernel/problem.ts';
import { type Engine, type Sql, sqlState, type RowsOptions } from '../database.port.ts';
import { DatabaseUnavailable } from '../db.problems.ts';
import { listenOn } from './postgres-listen.ts';

const { Pool, types } = pg;
const INT8 = 20, NUMERIC = 1700, DATE = 1082;
const parsers = new Map<number, (text: string) => unknown>([[INT8, Number], [NUMERIC, Number], [DATE, (text) => text]]);

/** Kept statements by their text; prepared on each connection at their first use there. */
const names = new Map<string, string>();
function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
}

export interface PostgresOptions {
  readonly url: string;
  readonly poolSize?: number;
  readonly onError?: (error: Error) => void;
}

/** A Postgres server through a pool of connections. */
export function openPostgres({ url, poolSize = 10, onError = () => {} }: PostgresOptions): Engine {
  const pool = new Pool({
    connectionString: url, max: poolSize, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000, query_timeout: 300_000, keepAlive: true, application_name: 'almanac', pipeline: true,
    types: { getTypeParser: ((oid: number, format?: 'text') => parsers.get(oid) ?? types.getTypeParser(oid, format)) as typeof types.getTypeParser },
  });
  pool.on('error', onError);
  // A connection lost while it is lent out reports that on itself, besides failing its statement: unheard it would end the process.
  pool.on('connect', (client) => { client.on('error', onError); });
  /** A statement behind its commit would run by itself, and with the rights of the login. */
  const mustRun = (state: { ended: boolean }): void => { if (state.ended) throw new Error('A statement came after the end of its transaction.'); };
  const over = (client: pg.PoolClient, state: { ended: boolean }): Sql => ({
    rows: async <Row>(text: string, values: readonly unknown[] = [], { keep = false }: RowsOptions = {}) => {
      mustRun(state);
      sendTogether(client);
      return (await client.query({ text, values: [...values], ...(keep && { name: nameOf(text) }) })).rows as Row[];
    },
    run: async (text, values = []) => {
      mustRun(state);
      sendTogether(client);
      return (await client.query(text, [...values])).rowCount ?? 0;
    },
    script: async (text) => { mustRun(state); await client.query(text); },
  });
  return {
    name: 'postgres',
    async transaction(work, opening, closing) {
      const client = await pool.connect().catch((error: unknown) => { throw asProblem(error); });
      let broken: Error | undefined;
      const state = { ended: false };
      try {
        // The beginning goes out together with the first statement, and the end with the last: all of it in one write, where nothing is waited for.
        const begun = quiet(client, opening ? `begin; ${opening}` : 'begin');
        const answer = await work(over(client, state));
        state.ended = true;
        // A statement that fails makes a rollback of the commit behind it, and is told first.
        const committed = quiet(client, 'commit');
        await begun;
        await closing?.();
        await committed;
        return answer;
      } catch (error) {
        state.ended = true;
        await client.query('rollback').catch((e: Error) => { broken = e; });
        throw asProblem(error);
      } finally {
        client.release(broken);
      }
    },
    async loose(text, values, { keep = false } = {}) {
      const answer = await (keep ? pool.query({ text, values: [...(values ?? [])], name: nameOf(text) }) : pool.query(text, values ? [...values] : undefined)).catch((error: unknown) => { throw asProblem(error); }) as pg.QueryResult | pg.QueryResult[];
      return { rows: (Array.isArray(answer) ? answer.flatMap((one) => one.rows) : answer.rows) as Record<string, unknown>[] };
    },
    listen: (channel, listener) => listenOn(url, channel, listener, onError),
    close: () => pool.end(),
  };
}

/** Statements that are asked in one go leave in one write: each write is a call of the system, and the dearest part of a small statement. */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Asks something whose answer is waited for later, and whose failure may be told by what fails of it before. */
function quiet(client: pg.PoolClient, text: string): Promise<unknown> {
  sendTogether(client);
  const asked = client.query(text);
  asked.catch(() => {});
  return asked;
}

/** Classes of SQLSTATE and system codes that say "no connection", not "wrong statement". */
const NO_CONNECTION = /^(08|57P0|53300)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)$/;

/** A lost connection as the problem that callers see; any other error as it is. */
function asProblem(error: unknown): unknown {
  const code = sqlState(error) ?? String((error as { code?: unknown } | null)?.code ?? '');
  const lost = NO_CONNECTION.test(code) || (error instanceof Error && /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error/i.test(error.message));
  return lost ? new Problem(DatabaseUnavailable, 'The database does not answer at the moment. Try again shortly; with the same Idempotency-Key nothing is done twice.', { cause: error, retryAfter: 2 }) : error;
}
