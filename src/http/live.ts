import { randomUUID } from 'node:crypto';
import type { Database, Sql } from '../db/database.port.ts';
import type { AnyJobHandler } from '../jobs/index.ts';
import { errorFields, type Log } from '../kernel/log.ts';
import { type AnyOperation, type CallContext, operation, type OperationContract, type Scope } from '../kernel/operation.ts';
import { createLiveStream, type LiveStream } from './live-stream.ts';
import { liveContract, type LiveEvent } from './live.contract.ts';
import { type LiveTopic, topicsTouchedBy } from './live-topics.contract.ts';

const CHANNEL = 'almanac_live';
/** Events that a reader who was away for a moment may still ask for. */
const KEPT = 500;
/** Changes of a moment go to other processes together. */
const GATHER_MS = 100;
/** What Postgres takes in one notification is 8000 bytes. */
const LETTER = 7500;

interface Kept { readonly id: string; readonly workspaceId: number; readonly topics: readonly LiveTopic[]; readonly frame: string }
interface Letter { readonly from: string; readonly events: readonly (readonly [workspaceId: number, event: LiveEvent])[] }

export interface Live {
  /** The operation that a reader calls. */
  readonly operation: AnyOperation;
  /** The same operations; what they write is told afterwards, when it is committed. */
  telling(operations: readonly AnyOperation[]): AnyOperation[];
  tellingJobs(handlers: readonly AnyJobHandler[]): AnyJobHandler[];
  /** What the clock did by itself, named like the operation that does the same. */
  told(workspaceId: number, name: string): void;
  close(): Promise<void>;
}

const MEMORY: ReadonlySet<LiveTopic> = new Set(['memory', 'clients']);
const may = (scopes: ReadonlySet<Scope>, topics: readonly LiveTopic[]): boolean => topics.some((topic) => scopes.has(MEMORY.has(topic) ? 'memory:read' : 'planner:read'));

/** Tells readers what changes in their workspace: what this process does, and over the database what its siblings do. */
export function createLive({ db, log, beatMs = 20_000 }: { readonly db: Database; readonly log: Log; readonly beatMs?: number }): Live {
  const here = randomUUID().slice(0, 8);
  const readers = new Set<{ workspaceId: number; scopes: ReadonlySet<Scope>; stream: LiveStream }>();
  const kept: Kept[] = [];
  let count = 0;
  let closed = false;

  const spread = (workspaceId: number, event: LiveEvent): void => {
    const id = `${here}-${++count}`;
    const one: Kept = { id, workspaceId, topics: event.topics, frame: `id: ${id}\nevent: change\ndata: ${JSON.stringify(event)}\n\n` };
    kept.push(one);
    if (kept.length > KEPT) kept.shift();
    for (const reader of readers) if (reader.workspaceId === workspaceId && may(reader.scopes, event.topics)) reader.stream.push(one.frame);
  };

  // A sibling process may have readers of its own; an embedded database has no sibling.
  let outgoing = new Map<string, readonly [number, LiveEvent]>();
  let timer: NodeJS.Timeout | undefined;
  const send = async (): Promise<void> => {
    timer = undefined;
    const letters: (readonly [number, LiveEvent])[][] = [];
    let size = Infinity;
    for (const entry of outgoing.values()) {
      const bytes = Buffer.byteLength(JSON.stringify(entry)) + 1;
      if (bytes > LETTER) continue;
      if (size + bytes > LETTER) { letters.push([]); size = 60; }
      letters.at(-1)?.push(entry);
      size += bytes;
    }
    outgoing = new Map();
    for (const events of letters) await db.loose('select pg_notify($1, $2)', [CHANNEL, JSON.stringify({ from: here, events } satisfies Letter)]).catch((error: unknown) => log.debug('a change could not be told to other processes', errorFields(error)));
  };
  const tell = (workspaceId: number, event: LiveEvent): void => {
    if (closed) return;
    spread(workspaceId, event);
    if (db.engine !== 'postgres') return;
    outgoing.set(JSON.stringify([workspaceId, event.operation, event.ids, event.request_id]), [workspaceId, event]);
    timer ??= setTimeout(() => { void send(); }, GATHER_MS);
  };

  // Listening takes a connection: it begins with the first reader.
  let listening: Promise<() => Promise<void>> | null = null;
  const listen = (): void => {
    listening ??= db.listen(CHANNEL, {
      onMessage: (text) => {
        const { from, events } = JSON.parse(text) as Letter;
        if (from !== here) for (const [workspaceId, event] of events) spread(workspaceId, event);
      },
      onGap: () => { for (const reader of readers) reader.stream.push('event: resync\ndata: {}\n\n'); },
    });
    listening.catch((error: unknown) => { listening = null; log.warn('changes of other processes are not heard', errorFields(error)); });
  };

  const read = (lastId: string | undefined, { workspaceId, scopes, signal }: CallContext): AsyncIterable<string> => {
    listen();
    const stream = createLiveStream({ beatMs, onEnd: () => readers.delete(reader) });
    const reader = { workspaceId, scopes, stream };
    readers.add(reader);
    signal?.addEventListener('abort', () => stream.end(), { once: true });
    stream.push(': here\n\n');
    if (lastId !== undefined) {
      const known = kept.findIndex((one) => one.id === lastId);
      if (known < 0) stream.push('event: resync\ndata: {}\n\n');
      else for (const one of kept.slice(known + 1)) if (one.workspaceId === workspaceId && may(scopes, one.topics)) stream.push(one.frame);
    }
    if (closed) stream.end();
    return stream;
  };

  return {
    operation: operation(liveContract, async ({ last_event_id }, context) => ({ body: read(last_event_id, context) }) as never) as AnyOperation,
    telling: (operations) => operations.map((one): AnyOperation => (!writes(one.contract) ? one : {
      ...one, run: async (input: unknown, context: CallContext) => {
        const output: unknown = await one.run(input, context);
        if (context.probe || isDry(input)) return output;
        const event = { ...about(one.contract.name), ...idsOf(output), request_id: context.requestId };
        if (context.tx) db.afterCommit(context.tx as Sql, () => tell(context.workspaceId, event));
        else tell(context.workspaceId, event);
        return output;
      },
    })),
    tellingJobs: (handlers) => handlers.map((one): AnyJobHandler => ({ ...one, run: async (payload: unknown, context) => { await one.run(payload, context); tell(context.workspaceId, about(one.kind.name)); } })),
    told: (workspaceId, name) => tell(workspaceId, about(name)),
    async close() {
      closed = true;
      clearTimeout(timer);
      for (const { stream } of readers) stream.end();
      await send();
      await (await listening?.catch(() => undefined))?.();
    },
  };
}

const about = (name: string): Pick<LiveEvent, 'topic' | 'topics' | 'operation'> => { const topics = topicsTouchedBy(name); return { topic: topics[0] ?? 'system', topics: [...topics], operation: name }; };
const writes = ({ method, scope }: OperationContract): boolean => method !== 'GET' && !scope.endsWith(':read');
const isDry = (input: unknown): boolean => (input as { dry_run?: unknown } | null)?.dry_run === true;

/** Ids at the top of an answer (`task_id: 12`): whole numbers and short names, never content. */
function idsOf(output: unknown): Pick<LiveEvent, 'ids'> {
  if (typeof output !== 'object' || output === null) return {};
  const ids = Object.entries(output).filter(([name, value]) => /(^|_)id$/.test(name) && (Number.isInteger(value) || (typeof value === 'string' && /^[\w:-]{1,64}$/.test(value)))).slice(0, 12);
  return ids.length > 0 ? { ids: Object.fromEntries(ids) as Record<string, number | string> } : {};
}
