import { engines, type TestEngine } from '../../tests/engines.ts';
import { inMemoryQueue } from '../jobs/adapters/in-memory.ts';
import { fixedClock } from '../kernel/clock.ts';
import { parseInput } from '../kernel/input.ts';
import { silentLog } from '../kernel/log.ts';
import type { AnyOperation, CallContext } from '../kernel/operation.ts';
import { inProcessCache } from './adapters/in-process-cache.ts';
import type { Cache } from './cache/cache.port.ts';
import { type BackendSettings, type EmbeddingSettings, memoryModule } from './index.ts';
import type { LanguageModel } from './memory-deps.ts';
import type { SecretsPolicy } from './secrets/secrets.ts';

export { engines };

export const testContext: CallContext = { requestId: 'test', workspaceId: 1, actor: 'local', scopes: new Set(['memory:read', 'memory:write']) };

/** Calls operations by their name, through the same checks of input and output that every surface makes. */
export function caller(operations: readonly AnyOperation[]) {
  const byName = new Map(operations.map((operation) => [operation.contract.name, operation]));
  // Tests look into answers freely.
  // oxlint-disable-next-line typescript/no-explicit-any
  return async (name: string, input: Record<string, unknown> = {}, context: CallContext = testContext): Promise<any> => {
    const operation = byName.get(name);
    if (!operation) throw new Error(`There is no operation ${name}.`);
    return operation.contract.output.parse(await operation.run(parseInput(operation.contract, input), context));
  };
}

/** A database with the memory room in it, at a fixed moment. */
export async function memoryWorld(engine: TestEngine, { model = null, embedding = null, backends = null, cache: given, secrets, hotMegabytes }: { model?: LanguageModel | null; embedding?: EmbeddingSettings | null; backends?: BackendSettings | null; cache?: Cache; secrets?: SecretsPolicy; hotMegabytes?: number } = {}) {
  const db = await engine.open();
  const clock = fixedClock('2026-11-21T16:00:00Z');
  const jobs = inMemoryQueue();
  const cache = given ?? inProcessCache({ clock });
  const memory = memoryModule({ db, clock, jobs, cache, model, embedding, backends, ...(secrets && { secrets }), ...(hotMegabytes && { hotMegabytes }), log: silentLog, countTokens: (text) => Math.ceil(text.length / 4), clientData: () => memory.clientData });
  await jobs.work(memory.jobs);
  return { db, clock, jobs, cache, memory, call: caller(memory.operations) };
}
export type MemoryWorld = Awaited<ReturnType<typeof memoryWorld>>;
