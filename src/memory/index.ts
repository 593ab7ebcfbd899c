import type { AnyJobHandler } from '../jobs/index.ts';
import type { ClientData } from '../kernel/client-data.ts';
import type { AnyOperation, Call, CallContext } from '../kernel/operation.ts';
import { assembleOperation } from './assemble.ts';
import { clientOperations } from './clients.ts';
import { eventOperations } from './events.ts';
import { extractFactsJob } from './extract-facts.ts';
import { factOperations } from './facts.ts';
import { listFacts as listFactsContract, recordFact as recordFactContract } from './facts.contract.ts';
import { memoryClientData } from './memory-client-data.ts';
import type { MemoryDeps } from './memory-deps.ts';
import { recallOperations } from './recall.ts';
import { recallCounter } from './recall-counter.ts';
import { recall as recallContract } from './recall.contract.ts';
import { rememberOperations } from './remember.ts';
import { remember as rememberContract } from './remember.contract.ts';
import { maintain, upkeepOperations } from './upkeep.ts';
import { summarizeEpisodeJob, writebackOperations } from './writeback.ts';

export type { Cache, CacheHealth } from './cache.port.ts';
export type { Touched } from './clients.store.ts';
export { touchClients } from './clients.store.ts';
export { clientDoor } from './client-door.ts';
export type { IndexText } from './memory-index.ts';
export { removeFromIndex } from './memory-index.store.ts';
export type { LanguageModel, MemoryDeps } from './memory-deps.ts';
export type { ExtractedFact } from './plain-facts.ts';
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
  readonly remember: Call<typeof rememberContract>;
  readonly recall: Call<typeof recallContract>;
  readonly listFacts: Call<typeof listFactsContract>;
  readonly recordFact: Call<typeof recordFactContract>;
}

export function memoryModule(deps: MemoryDeps): MemoryModule {
  const counter = recallCounter(deps);
  const finding = recallOperations(deps, counter);
  const all = [...rememberOperations(deps), ...finding, ...factOperations(deps), ...eventOperations(deps), ...clientOperations(deps), ...writebackOperations(deps), ...upkeepOperations(deps, counter)];
  /** The in-process form of an operation: input as a stranger would give it, defaults filled in. */
  const call = <C extends { name: string; input: { parse(raw: unknown): unknown } }>(contract: C): Call<never> => {
    const found = all.find((op) => op.contract.name === contract.name);
    if (!found) throw new Error(`No operation ${contract.name}.`);
    return ((input: unknown, context: Parameters<typeof found.run>[1]) => found.run(contract.input.parse(input), context)) as never;
  };
  const recall = call(recallContract) as Call<typeof recallContract>;
  return {
    operations: [...all, assembleOperation(deps, recall)],
    jobs: [extractFactsJob(deps), summarizeEpisodeJob(deps)],
    clientData: memoryClientData,
    maintain: (context) => maintain(deps, counter, context),
    remember: call(rememberContract), recall, listFacts: call(listFactsContract), recordFact: call(recordFactContract),
  };
}
