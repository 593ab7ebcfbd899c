import { createHash } from 'node:crypto';
import type { Database, Sql } from '../db/database.port.ts';
import { type ClientData, idsNamedIn } from '../kernel/client-data.ts';
import type { CallContext } from '../kernel/operation.ts';
import { invalidInput, Problem } from '../kernel/problem.ts';
import { KeyReused, StillRunning } from './http.problems.ts';

const OF_CLIENT = `answer ~ ('"client_id":' || $1::text || '[,}]')`;

/** Kept answers hold what a client sent; erasure takes them too, before the records by which they are found. */
export const idempotencyData = (stores: () => readonly ClientData[]): ClientData => ({
  store: 'idempotency_keys',
  export: async () => [], // copies of answers whose originals are exported
  async erase(sql, clientId) {
    const named = Object.entries(await idsNamedIn('inAnswers', stores(), sql, clientId)).filter(([, ids]) => ids.length > 0);
    const about = named.map(([field, ids]) => `"${field}":(${ids.join('|')})[,}]`);
    return sql.run(`delete from idempotency_keys where ${OF_CLIENT} or answer ~ any($2::text[])`, [String(clientId), about]);
  },
  count: async (sql, clientId) => (await sql.rows<{ n: number }>(`select count(*)::int as n from idempotency_keys where ${OF_CLIENT}`, [String(clientId)]))[0]?.n ?? 0,
});

export interface Answer { readonly status: number; readonly body: string }

/** After this long without an answer a slow request is taken for dead, and its key may be used again. */
const ABANDONED_MS = 15 * 60_000;

interface Kept { operation: string; request_hash: string; status: number | null; answer: string | null; created_at: Date }

/**
 * Runs a creating request once per key. Quick work and the record of its answer are one transaction, so a crash loses both
 * or neither; slow work (models, long computation) reserves the key first, because no transaction may stay open that long.
 */
export async function once(db: Database, context: CallContext, request: { key: string; operation: string; input: unknown; slow: boolean }, work: (context: CallContext) => Promise<Answer>): Promise<Answer> {
  const { key, operation, slow } = request;
  if (key.length === 0 || key.length > 255) throw invalidInput([{ path: 'Idempotency-Key', message: 'must have 1 to 255 characters' }]);
  const hash = createHash('sha256').update(JSON.stringify(request.input)).digest('hex');

  const lock = (sql: Sql) => sql.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`idempotency:${context.workspaceId}:${key}`]);
  const look = async (sql: Sql): Promise<Answer | 'running' | null> => {
    const [kept] = await sql.rows<Kept>('select operation, request_hash, status, answer, created_at from idempotency_keys where key = $1', [key]);
    if (!kept) return null;
    if (kept.operation !== operation || kept.request_hash !== hash) throw new Problem(KeyReused, 'This Idempotency-Key was used for another request. Use a new key for a new request.');
    if (kept.status !== null) return { status: kept.status, body: kept.answer ?? '' };
    return Date.now() - kept.created_at.getTime() > ABANDONED_MS ? null : 'running';
  };
  const keep = (sql: Sql, answer: Answer | null) => sql.run(`insert into idempotency_keys (key, operation, request_hash, status, answer) values ($1, $2, $3, $4, $5)
    on conflict (workspace_id, key) do update set operation = excluded.operation, request_hash = excluded.request_hash, status = excluded.status, answer = excluded.answer, created_at = clock_timestamp()`,
  [key, operation, hash, answer?.status ?? null, answer?.body ?? null]);

  if (!slow) {
    return db.inWorkspace(context, async (sql) => {
      await lock(sql);
      const before = await look(sql);
      if (before !== null && before !== 'running') return before;
      const answer = await work({ ...context, tx: sql });
      await keep(sql, answer);
      return answer;
    });
  }

  const before = await db.inWorkspace(context, async (sql) => {
    await lock(sql);
    const found = await look(sql);
    if (found === null) await keep(sql, null);
    return found;
  });
  if (before === 'running') throw new Problem(StillRunning, 'The first request with this Idempotency-Key has not been answered yet. Try again in a moment.', { retryAfter: 5 });
  if (before !== null) return before;
  try {
    const answer = await work(context);
    await db.inWorkspace(context, (sql) => keep(sql, answer));
    return answer;
  } catch (error) {
    await db.inWorkspace(context, (sql) => sql.run('delete from idempotency_keys where key = $1 and status is null', [key]));
    throw error;
  }
}
