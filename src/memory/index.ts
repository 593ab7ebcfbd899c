import { setTimeout as pause } from 'node:timers/promises';
import type { AnyJobHandler } from '../jobs/index.ts';
import type { ClientData } from '../kernel/client-data.ts';
import type { AnyOperation, Call, CallContext } from '../kernel/operation.ts';
import { assembleOperation } from './recall/assemble.ts';
import { type BackendState, backendRoom } from './backends/backends.ts';
import { auditOperations } from './audit/audit.ts';
import { clientOperations } from './clients/clients.ts';
import { disputeOperations } from './facts/dispute-fact.ts';
import { embeddingRoom } from './embedding/embedding.ts';
import { entityOperations } from './entities/entities.ts';
import { eventOperations } from './events/events.ts';
import { extractFactsJob } from './facts/extract-facts.ts';
import { factOperations } from './facts/facts.ts';
import { makeReady } from './facts/plain-facts.ts';
import { type HotIndex, hotIndex } from './hot-index/hot-index.ts';
import { rehearse } from './hot-index/rehearsal.ts';
import { listFacts as listFactsContract, recordFact as recordFactContract } from './facts/facts.contract.ts';
import { memoryClientData } from './clients/memory-client-data.ts';
import type { MemoryDeps } from './memory-deps.ts';
import { readEpisodeOperation } from './events/read-episode.ts';
import { readFactOperation } from './facts/read-fact.ts';
import { recallOperations } from './recall/recall.ts';
import { recallCounter } from './recall/recall-counter.ts';
import { recall as recallContract } from './recall/recall.contract.ts';
import { rememberOperations } from './remember/remember.ts';
import { remember as rememberContract } from './remember/remember.contract.ts';
import { outsideRound } from './upkeep/outside-changes.ts';
import { maintain, upkeepOperations } from './upkeep/upkeep.ts';
import { remedyOperations } from './audit/remedies.ts';
import { entityArm } from './recall/entity-arm.ts';
import { timeArm } from './recall/time-arm.ts';
import { vectorArm } from './embedding/vector-arm.ts';
import { tendVectorIndexes } from './embedding/vector-index.ts';
import { whyNotOperations } from './recall/why-not.ts';
import { summarizeEpisodeJob, writebackOperations } from './remember/writeback.ts';

export type { Cache, CacheHealth } from './cache/cache.port.ts';
export type { Touched } from './clients/clients.store.ts';
export { touchClients } from './clients/clients.store.ts';
export { meteredFetch } from './backends/metered-fetch.ts';
export { clientDoor } from './clients/client-door.ts';
export type { IndexText } from './memory-index.ts';
export type { BackendSettings, EmbeddingSettings, LanguageModel, MemoryDeps } from './memory-deps.ts';
/** Between two pieces of work that a process does for itself behind its start, milliseconds; and before those that nobody has asked for yet. */
const REST_MS = 10, LATER_MS = 20_000;

export type { ExtractedFact } from './facts/plain-facts.ts';
export { queryTerms } from './terms.ts';
export * as memoryContracts from './contracts.ts';
export type { listFactsContract, recallContract, recordFactContract, rememberContract };

/** The memory room: everything the other rooms and the surfaces need of it. */
export interface MemoryModule {
  readonly operations: AnyOperation[];
  readonly jobs: AnyJobHandler[];
  readonly clientData: readonly ClientData[];
  /** The nightly round of one workspace: expired things go, recall counts are written. */
  maintain(context: Pick<CallContext, 'workspaceId'>): Promise<Record<string, number>>;
  /** Indexes what other tools changed with SQL, in all workspaces; at the start of a process and every minute. Answers how many rows. */
  takeOutsideChanges(most?: number): Promise<number>;
  /** What this process holds of clients for recall; null: nothing, by its settings. */
  heldInMemory(): ReturnType<HotIndex['counts']> | null;
  /** Lets the engine compile what recall does, before anybody asks. Ends early when told to. */
  rehearse(signal: AbortSignal): Promise<void>;
  /** When no client is being read into memory any more. */
  memorySettled(): Promise<void>;
  /** Takes up what waits for vectors; at the start of a process. */
  resumeEmbedding(context: Pick<CallContext, 'workspaceId'>): Promise<void>;
  /** Says that this process has an embedder, if it has; every minute. */
  embeddingPresent(): Promise<void>;
  embeddingHealth(): Promise<{ status: 'ok' | 'down' | 'off'; detail: string }>;
  /** Says which further homes are on; at the start of a process that serves memories. */
  startBackends(): Promise<void>;
  /** Asks for what was left waiting for them. */
  resumeBackends(context: Pick<CallContext, 'workspaceId'>): Promise<void>;
  backendHealth(name: string): Promise<BackendState>;
  readonly remember: Call<typeof rememberContract>;
  readonly recall: Call<typeof recallContract>;
  readonly listFacts: Call<typeof listFactsContract>;
  readonly recordFact: Call<typeof recordFactContract>;
}

export function memoryModule(given: MemoryDeps): MemoryModule {
  const hot = given.hotMegabytes ? hotIndex({ db: given.db, log: given.log, megabytes: given.hotMegabytes }) : null;
  const vectors = embeddingRoom(hot ? { ...given, db: hot.db } : given, given.embedding ?? null);
  const elsewhere = backendRoom({ ...given, db: vectors.db }, given.backends ?? null);
  const deps: MemoryDeps = { ...given, db: elsewhere.db, hot };
  const outside = outsideRound(deps);
  const counter = recallCounter(deps);
  const arms = [timeArm, entityArm, ...(deps.embedding ? [vectorArm(vectors)] : []), ...elsewhere.arms];
  const finding = recallOperations(deps, counter, arms);
  // Looking why something was not found is no recall of what was.
  const looking = whyNotOperations(deps, recallOperations(deps, { add: () => {}, flush: async () => {} }, arms));
  const all = elsewhere.telling([...rememberOperations(deps), ...finding, ...looking, ...factOperations(deps), ...disputeOperations(deps), readFactOperation(deps), readEpisodeOperation(deps), ...entityOperations(deps), ...eventOperations(deps), ...clientOperations(deps), ...writebackOperations(deps), ...auditOperations(deps, counter), ...remedyOperations(deps, counter), ...upkeepOperations(deps), ...vectors.operations]);
  /** The in-process form of an operation: input as a stranger would give it, defaults filled in. */
  const call = <C extends { name: string; input: { parse(raw: unknown): unknown } }>(contract: C): Call<never> => {
    const found = all.find((op) => op.contract.name === contract.name);
    if (!found) throw new Error(`No operation ${contract.name}.`);
    return ((input: unknown, context: Parameters<typeof found.run>[1]) => found.run(contract.input.parse(input), context)) as never;
  };
  const recall = call(recallContract) as Call<typeof recallContract>;
  return {
    operations: [...all, assembleOperation(deps, recall)],
    jobs: [extractFactsJob(deps), summarizeEpisodeJob(deps), ...vectors.jobs, ...elsewhere.jobs],
    // Last: what the erasure of the others has put into the outbox goes with it.
    clientData: [...memoryClientData, elsewhere.clientData],
    maintain: async (context) => {
      await vectors.resume(context);
      const removed = await maintain(deps, counter, context);
      if (deps.embedding) await tendVectorIndexes(deps);
      return removed;
    },
    takeOutsideChanges: async (most) => {
      await hot?.sweep();
      return outside(most);
    },
    heldInMemory: () => hot?.counts() ?? null,
    rehearse: async (signal) => {
      if (hot) await rehearse(arms, signal);
      const rest = (ms: number): Promise<void> => pause(ms, undefined, { ref: false, signal }).catch(() => {});
      await rest(LATER_MS);
      await makeReady(() => rest(REST_MS), signal);
    },
    memorySettled: async () => { await hot?.settled(); },
    resumeEmbedding: (context) => vectors.resume(context),
    embeddingPresent: () => vectors.present(),
    embeddingHealth: () => vectors.health(),
    startBackends: () => elsewhere.start(),
    resumeBackends: (context) => elsewhere.resume(context),
    backendHealth: (name) => elsewhere.health(name),
    remember: call(rememberContract), recall, listFacts: call(listFactsContract), recordFact: call(recordFactContract),
  };
}
