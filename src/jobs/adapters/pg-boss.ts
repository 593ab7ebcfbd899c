import { randomUUID } from 'node:crypto';
import { type JobResult, type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Database } from '../../db/database.port.ts';
import { errorFields, type Log } from '../../kernel/log.ts';
import type { CallContext, Scope } from '../../kernel/operation.ts';
import type { AnyJobHandler } from '../job.ts';
import type { JobQueue } from '../queue.port.ts';

/** The queue's tables live in a schema of their own, which the service role cannot read. */
const SCHEMA = 'almanac_jobs';
const BATCH = 5;
const WORK = 'work', DEAD = 'dead', CLOCK = 'clock';
const JOB_SCOPES: ReadonlySet<Scope> = new Set(['memory:read', 'memory:write', 'planner:read', 'planner:write']);

interface Envelope { kind: string; workspaceId: number; payload: unknown }

export interface PgBossOptions {
  readonly db: Database;
  readonly log: Log;
  /** Jobs at a time in this process. */
  readonly concurrency?: number;
  /** Seconds between looks for work that another process enqueued; work of this process is taken at once. */
  readonly pollSeconds?: number;
  /** False where this process only enqueues: then no timers run here. */
  readonly works?: boolean;
}

/** Background work on pg-boss: one queue for all kinds, a dead-letter queue behind it, cron in one process at a time. */
export async function openPgBoss({ db, log, concurrency = 2, pollSeconds = 2, works = true }: PgBossOptions): Promise<JobQueue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => db.loose(text, values) as Promise<{ rows: Record<string, unknown>[] }> },
    backend: db.engine === 'pglite' ? 'pglite' : 'postgres',
    schema: SCHEMA, supervise: works, schedule: works, monitorIntervalSeconds: 15, superviseIntervalSeconds: 15, warningQueueSize: 100_000,
  });
  boss.on('error', (error) => log.error('the queue reports an error', errorFields(error)));
  await startTogether(boss);
  await boss.createQueue(DEAD, { policy: 'standard', deleteAfterSeconds: 0, retentionSeconds: 90 * 86_400 });
  // `short`: of one key one job waits at a time. A worker that dies stops its heartbeat and its job goes to another.
  const settings = { retryLimit: 5, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600, deadLetter: DEAD, deleteAfterSeconds: 86_400, heartbeatSeconds: 20, expireInSeconds: 300 } as const;
  await boss.createQueue(WORK, { policy: 'short', ...settings });
  await boss.createQueue(CLOCK, { policy: 'short', retryLimit: 0, deleteAfterSeconds: 3600, heartbeatSeconds: 20 });
  // Looked up now, because enqueueing happens inside a transaction, where an embedded database has no second connection to look with.
  for (const queue of [WORK, DEAD, CLOCK]) await boss.findJobs(queue, { id: randomUUID() });
  // An embedded database has one process: what it was working on when it died is nobody's now, so it need not wait for a heartbeat.
  if (db.engine === 'pglite') await db.loose(`update ${SCHEMA}.job set state = 'retry', start_after = now() where state = 'active' and name = $1`, [WORK]);

  const workers: string[] = [];
  const wake = () => { for (const id of workers) boss.notifyWorker(id); };
  const clockwork = new Map<string, () => Promise<void>>();
  let clockStarted = false;

  const runJob = async (handlers: ReadonlyMap<string, AnyJobHandler>, job: { id: string; data: Envelope; signal?: AbortSignal }): Promise<void> => {
    const { kind, workspaceId, payload } = job.data;
    const handler = handlers.get(kind);
    if (!handler) throw new Error(`Nothing in this process does ${kind}.`);
    const started = performance.now();
    const context: CallContext = { requestId: `job-${job.id}`, workspaceId, actor: 'job', scopes: JOB_SCOPES, ...(job.signal && { signal: job.signal }) };
    const fields = { job: kind, job_id: job.id, workspace: workspaceId };
    try {
      await handler.run(handler.kind.payload.parse(payload), context);
      log.info('job done', { ...fields, duration_ms: Math.round(performance.now() - started) });
    } catch (error) {
      log.warn('job failed', { ...fields, duration_ms: Math.round(performance.now() - started), ...errorFields(error) });
      throw error;
    }
  };

  return {
    async enqueue(sql, { workspaceId }, kind, payload, { key, delay } = {}) {
      const envelope: Envelope = { kind: kind.name, workspaceId, payload: kind.payload.parse(payload) };
      const id = await db.elevated(sql, (owner) => boss.send(WORK, envelope, {
        db: { executeSql: async (text, values) => ({ rows: await owner.rows(text, values ?? []) }) },
        singletonKey: key === undefined ? randomUUID() : `${workspaceId}:${kind.name}:${key}`,
        ...(delay !== undefined && { startAfter: delay }),
        ...(kind.retries !== undefined && { retryLimit: kind.retries }), ...(kind.retryDelay !== undefined && { retryDelay: kind.retryDelay }), ...(kind.timeout !== undefined && { expireInSeconds: kind.timeout }),
      }));
      if (id !== null) db.afterCommit(sql, wake);
      return id;
    },
    async work(all) {
      const handlers = new Map(all.map((one) => [one.kind.name, one]));
      // Small batches, one job after another, each with an end of its own; while batches come back full the worker does not pause,
      // so a long queue drains at the speed of its work and not of its polling.
      workers.push(await boss.work<Envelope, unknown, { perJobResults: true }>(WORK, { localConcurrency: concurrency, pollingIntervalSeconds: pollSeconds, batchSize: BATCH, burstWhenBatchFull: true, perJobResults: true } as { perJobResults: true }, async (jobs) => {
        const results: JobResult[] = [];
        for (const job of jobs) {
          results.push(await runJob(handlers, job).then(() => ({ id: job.id, status: 'completed' as const }), (error: unknown) => ({ id: job.id, status: 'failed' as const, output: { message: error instanceof Error ? error.message : String(error) } })));
        }
        return results;
      }));
    },
    async schedule(name, cron, run) {
      clockwork.set(name, run);
      // A key for each: without one, of all that are due in the same minute only one would wait, and the others be dropped.
      await boss.schedule(CLOCK, cron, { name }, { key: name, singletonKey: name, tz: 'UTC' });
      if (clockStarted) return;
      clockStarted = true;
      await boss.work<{ name: string }>(CLOCK, { pollingIntervalSeconds: 10, batchSize: 1 }, async ([job]) => { if (job) await clockwork.get(job.data.name)?.(); });
    },
    async counts() {
      const { rows } = await db.loose(`select count(*) filter (where name = $1 and state in ('created', 'retry'))::int as waiting,
        count(*) filter (where name = $1 and state = 'active')::int as running, count(*) filter (where name = $2 and state <> 'completed')::int as failed from ${SCHEMA}.job`, [WORK, DEAD]);
      const [row] = rows as unknown as { waiting: number; running: number; failed: number }[];
      return row ?? { waiting: 0, running: 0, failed: 0 };
    },
    async deadLetters(workspaceId, limit) {
      const letters = (await boss.findJobs<Envelope>(DEAD)).filter((job) => job.data.workspaceId === workspaceId && job.state !== 'completed');
      return letters.slice(0, limit).map((job) => ({ job_id: job.id, kind: job.data.kind, workspace_id: workspaceId, payload: job.data.payload, error: failureOf(job), failed_at: job.createdOn.toISOString() }));
    },
    async retry(workspaceId, jobId) {
      const [letter] = await boss.findJobs<Envelope>(DEAD, { id: jobId });
      if (!letter || letter.data.workspaceId !== workspaceId) return false;
      await boss.send(WORK, letter.data, { singletonKey: randomUUID() });
      await boss.deleteJob(DEAD, jobId);
      wake();
      return true;
    },
    forget: (sql, { workspaceId }, ids) => db.elevated(sql, async (owner) => {
      let named = 0;
      for (const [field, gone] of Object.entries(ids)) {
        if (!gone.length) continue;
        const value = `(data -> 'payload' -> '${field.replaceAll(/\W/g, '')}')`;
        const left = `(select coalesce(jsonb_agg(x order by n), '[]') from jsonb_array_elements(${value}) with ordinality as l(x, n) where not (x #>> '{}')::int = any($2::int[]))`;
        named += await owner.run(`update ${SCHEMA}.job set data = jsonb_set(data, '{payload,${field.replaceAll(/\W/g, '')}}', ${left}) where (data ->> 'workspaceId')::int = $1 and jsonb_typeof(${value}) = 'array'
          and exists (select from jsonb_array_elements_text(${value}) as x where x::int = any($2::int[]))`, [workspaceId, [...gone]]);
        await owner.run(`delete from ${SCHEMA}.job where (data ->> 'workspaceId')::int = $1 and ${value} = '[]'`, [workspaceId]);
        named += await owner.run(`delete from ${SCHEMA}.job where (data ->> 'workspaceId')::int = $1 and jsonb_typeof(${value}) = 'number' and (${value} #>> '{}')::int = any($2::int[])`, [workspaceId, [...gone]]);
      }
      return named;
    }),
    forgetWorkspace: (sql, workspaceId) => sql.run(`delete from ${SCHEMA}.job where (data ->> 'workspaceId')::int = $1`, [workspaceId]),
    stop: () => boss.stop({ graceful: true, timeout: 10_000, close: false }),
  };
}

/** Processes that start at the same moment may all try to lay the queue's tables: whoever loses the race finds them there. */
async function startTogether(boss: PgBoss): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await boss.start();
      return;
    } catch (error) {
      if (attempt >= 5) throw error;
      await new Promise((resolve) => { setTimeout(resolve, 200 * attempt); });
    }
  }
}

function failureOf(job: JobWithMetadata<Envelope>): string {
  const output = job.output as { message?: unknown } | null;
  return typeof output?.message === 'string' ? output.message.slice(0, 500) : 'failed after its last try';
}
