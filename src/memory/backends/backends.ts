import type { Database, Sql } from '../../db/database.port.ts';
import { type AnyJobHandler, defineJob, handle } from '../../jobs/index.ts';
import { BreakerOpen } from '../../kernel/breaker.ts';
import type { ClientData } from '../../kernel/client-data.ts';
import type { AnyOperation, CallContext } from '../../kernel/operation.ts';
import * as z from 'zod';
import type { ArmSource } from '../recall/arms.ts';
import type { BackendSettings, MemoryDeps } from '../memory-deps.ts';
import { backendArm } from './backend-arm.ts';
import { addressOf, callsOf, copyOf, countCopies, dropLink, type Entry, eraseCopies, hasEntries, keepCopy, leavingOf, linkOf, type MirroredKind, openLink, outboxCounts, refuse, release, setBackendsOn, settle, takeEntries, takeMirrorFlag, wantedOf, whereabouts } from './backends.store.ts';
import { type Guarded, guard } from './guarded.ts';
import { BackendFailure } from './memory-backend.port.ts';
import { monthOf, QuotaReached, SOFT_STOP } from './metered-fetch.ts';
import { noteWritten, takeWritten } from './written.ts';

/** Makes the further homes hold what they should. `patient`: asked by the clock, which asks again; its failure is no dead letter. */
export const Mirror = defineJob({ name: 'memory.mirror', payload: z.object({ patient: z.boolean().default(false) }), retries: 8, retryDelay: 15, timeout: 900 });

const AT_ONCE = 20;
const LEASE_MS = 180_000;
const LOOK_AGAIN_MS = 60_000;

export interface BackendState { status: 'ok' | 'down'; detail: string }

export interface BackendRoom {
  /** The database, with a job for the outbox in each transaction that has put something into it. */
  readonly db: Database;
  readonly jobs: AnyJobHandler[];
  readonly arms: ArmSource[];
  readonly clientData: ClientData;
  /** The same operations, telling where memories are besides Postgres. */
  telling(operations: readonly AnyOperation[]): AnyOperation[];
  /** Turns the triggers on, or off; at the start of a process that serves memories. */
  start(): Promise<void>;
  /** Asks for what was left behind: by an outage longer than a job is patient, by another tool's SQL. */
  resume(context: Pick<CallContext, 'workspaceId'>): Promise<void>;
  health(name: string): Promise<BackendState>;
}

/** As their makers call them, for the log. */
const TITLES: Readonly<Record<string, string>> = { zep: 'Zep Cloud', qdrant: 'Qdrant' };

export function backendRoom(deps: Pick<MemoryDeps, 'db' | 'clock' | 'jobs' | 'log'>, settings: BackendSettings | null): BackendRoom {
  const { clock, jobs, log } = deps;
  const guarded = (settings?.backends ?? []).map((backend) => guard(backend, settings?.quotas[backend.name] ?? null, deps));
  const names = guarded.map((g) => g.backend.name);

  const db: Database = guarded.length === 0 ? deps.db : {
    ...deps.db,
    inWorkspace: (scope, work) => deps.db.inWorkspace(scope, async (sql) => {
      const answer = await work(sql);
      if (takeWritten(sql) && (await takeMirrorFlag(sql))) await jobs.enqueue(sql, scope, Mirror, {});
      return answer;
    }),
  };

  const within = <T>(context: Pick<CallContext, 'workspaceId'>, work: (sql: Sql) => Promise<T>) => deps.db.inWorkspace({ workspaceId: context.workspaceId }, work);

  /** Makes one backend hold what it should of one memory, whatever happened before. */
  const reconcile = async (entry: Entry & { kind: MirroredKind }, one: Guarded, context: CallContext): Promise<void> => {
    const { wanted, copy, link } = await within(context, async (sql) => {
      const want = await wantedOf(sql, entry.kind, entry.ref_id);
      return { wanted: want, copy: await copyOf(sql, entry.backend, entry.kind, entry.ref_id), link: want ? await openLink(sql, entry.backend, entry.client_id) : await linkOf(sql, entry.backend, entry.client_id) };
    });
    const there = copy !== undefined && copy.ids.length > 0;
    if (there && copy.content_hash !== wanted?.hash) {
      await one.call((backend) => backend.remove(copy.address, copy.ids));
      await within(context, (sql) => keepCopy(sql, entry, copy, [], null, clock.now()));
    }
    if (wanted && link && !(there && copy.content_hash === wanted.hash)) {
      const ref = `${entry.kind}:${entry.ref_id}`;
      const ids = await one.call((backend) => (wanted.event
        ? backend.add({ client: link.address, ref, text: wanted.event.text, speaker: wanted.event.speaker, role: wanted.event.role, occurredAt: wanted.event.at })
        : backend.createFact({ client: link.address, ref, ...(wanted.fact as NonNullable<typeof wanted.fact>) })));
      await within(context, async (sql) => { if (!(await keepCopy(sql, entry, link, ids, wanted.hash, clock.now()))) log.info('a client was erased while something was being written for it; it is erased again', { backend: entry.backend }); });
    }
    await within(context, async (sql) => {
      // It may have changed while it was being sent, in a way that the entry was not told of: then it is looked at once more.
      const now = await wantedOf(sql, entry.kind, entry.ref_id);
      if (now?.hash === wanted?.hash) await settle(sql, entry);
      else await release(sql, [entry.outbox_id]);
    });
  };

  const eraseThere = async (entry: Entry, one: Guarded, context: CallContext): Promise<void> => {
    const address = await within(context, (sql) => addressOf(sql, entry.ref_id));
    if (address !== undefined) await one.call((backend) => backend.eraseClient(address));
    await within(context, async (sql) => { await dropLink(sql, entry.ref_id); await settle(sql, entry); });
  };

  const mirror = async ({ patient }: { patient: boolean }, context: CallContext): Promise<void> => {
    let waiting = guarded.filter((g) => g.breaker.state !== 'open');
    const failures = guarded.filter((g) => !waiting.includes(g)).map((g) => `${g.backend.name} is being left alone after failures`);
    while (waiting.length) {
      const now = clock.now();
      const entries = await within(context, (sql) => takeEntries(sql, waiting.map((g) => g.backend.name), now, new Date(now.getTime() + LEASE_MS), AT_ONCE));
      if (entries.length === 0) break;
      for (const entry of entries) {
        const one = waiting.find((g) => g.backend.name === entry.backend);
        try {
          if (!one) await within(context, (sql) => release(sql, [entry.outbox_id]));
          else if (entry.kind === 'client') await eraseThere(entry, one, context);
          else await reconcile(entry as Entry & { kind: MirroredKind }, one, context);
        } catch (error) {
          if (error instanceof BackendFailure && !error.retryable) {
            await within(context, (sql) => refuse(sql, entry, error.message));
            continue;
          }
          await within(context, (sql) => release(sql, [entry.outbox_id]));
          waiting = waiting.filter((g) => g !== one);
          if (!(error instanceof QuotaReached)) failures.push(error instanceof BackendFailure || error instanceof BreakerOpen ? `${entry.backend}: ${error.message}` : `${entry.backend}: ${String(error)}`);
        }
      }
    }
    if (failures.length && !patient && (await within(context, (sql) => hasEntries(sql, names)))) throw new Error(failures.join('; '));
  };

  const wrapped: Record<string, (operation: AnyOperation) => AnyOperation['run']> = {
    'memory.remember': ({ run }) => async (input, context) => told(await run(input, context), context),
    'memory.remember-batch': ({ run }) => async (input, context) => {
      const answer = await run(input, context);
      const known = await where(answer.items.flatMap((i: { event_id?: number }) => i.event_id ?? []), context);
      return { items: answer.items.map((i: Told) => (i.event_id === undefined ? i : add(i, known))) };
    },
    'memory.event': ({ run }) => async (input, context) => told(await run(input, context), context),
    'clients.erase': ({ run }) => async (input, context) => {
      const answer = await run(input, context);
      const leaving = await db.inWorkspace(context, (sql) => leavingOf(sql, answer.client_id));
      return { ...answer, backends: Object.fromEntries([...new Set([...names, ...leaving])].map((name) => [name, leaving.includes(name) ? 'pending' : 'done'])) };
    },
  };
  interface Told { event_id?: number; stored_in?: string[]; pending?: string[] }
  const where = (ids: readonly number[], context: CallContext) => db.inWorkspace(context, (sql) => whereabouts(sql, ids));
  const add = <T extends Told>(answer: T, known: Awaited<ReturnType<typeof whereabouts>>): T => {
    const found = known.get(answer.event_id ?? 0);
    return { ...answer, stored_in: ['postgres', ...(found?.stored ?? [])], pending: [...(answer.pending ?? []), ...(found?.pending ? [Mirror.name] : [])] };
  };
  const told = async <T extends Told>(answer: T, context: CallContext): Promise<T> => add(answer, await where([answer.event_id ?? 0], context));

  const asked = new Map<string, { at: number; state: BackendState }>();

  return {
    db,
    jobs: [handle(Mirror, mirror)],
    arms: guarded.map((one) => backendArm(one, deps, settings?.timeoutMs ?? 800)),
    clientData: {
      store: 'backend_copies', export: async () => [],
      erase: (sql, clientId) => { noteWritten(sql as Sql); return eraseCopies(sql as Sql, clientId); },
      count: (sql, clientId) => countCopies(sql as Sql, clientId),
    },
    telling: (operations) => operations.map((operation) => {
      // What is left to erase is told also where every backend has been turned off since.
      const wrap = guarded.length || operation.contract.name === 'clients.erase' ? wrapped[operation.contract.name] : undefined;
      return wrap ? { ...operation, run: wrap(operation) } : operation;
    }),
    async start() {
      await deps.db.asOwner((sql) => setBackendsOn(sql, names));
      // Nobody waits for it: what does not answer now is asked again when there is something for it.
      for (const one of guarded) one.call((backend) => backend.health()).then(() => log.info(`${TITLES[one.backend.name] ?? one.backend.name} connection established`), () => { /* the guard has told it */ });
    },
    async resume(context) {
      if (guarded.length === 0) return;
      await within(context, async (sql) => { if (await hasEntries(sql, names)) await jobs.enqueue(sql, context, Mirror, { patient: true }, { key: 'sweep' }); });
    },
    async health(name) {
      const one = guarded.find((g) => g.backend.name === name);
      if (!one) return { status: 'down', detail: 'not known' };
      const { waiting, refused } = await deps.db.asOwner((sql) => outboxCounts(sql, name));
      const rest = [waiting && `${waiting} writes wait`, refused && `${refused} were refused`].filter(Boolean).map((part) => `; ${part}`).join('');
      if (one.quota !== null) {
        const used = await callsOf(deps.db, name, monthOf(clock));
        const stop = Math.floor(one.quota * SOFT_STOP);
        if (used >= stop) return { status: 'ok', detail: `${used} of ${one.quota} calls of this month used: left alone from ${stop} on, memories are found in Postgres${rest}` };
        return { ...ofLast(one, `${used} of ${one.quota} calls of this month used${rest}`) };
      }
      if (one.backend.metered) return ofLast(one, `asked when there is something to ask${rest}`);
      const known = asked.get(name);
      if (known && clock.now().getTime() - known.at < LOOK_AGAIN_MS) return known.state;
      const state: BackendState = await one.call((backend) => backend.health()).then(() => ({ status: 'ok' as const, detail: `answers${rest}` }), () => ofLast(one, `does not answer${rest}`));
      asked.set(name, { at: clock.now().getTime(), state });
      return state;
    },
  };

  /** A call is never spent on the question whether calls work: the last one says it. */
  function ofLast(one: Guarded, detail: string): BackendState {
    return one.last?.failure ? { status: 'down', detail: `${one.last.failure}; ${detail}` } : { status: 'ok', detail };
  }
}
