import type { Database } from '../db/database.port.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { ClientData } from '../kernel/client-data.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { CallContext } from '../kernel/operation.ts';
import type { Embedder } from '../llm/embedder.port.ts';
import type { MemoryBackend } from './backends/memory-backend.port.ts';
import type { Cache } from './cache/cache.port.ts';
import type { HotIndex } from './hot-index/hot-index.ts';
import type { ExtractedFact } from './facts/plain-facts.ts';
import type { SecretsPolicy } from './secrets/secrets.ts';

/** What this room asks of a language model, as functions: prompts and vendors live elsewhere. */
export interface LanguageModel {
  extract?(input: { text: string; speaker: string | null; occurredAt: string }, context: CallContext): Promise<ExtractedFact[]>;
  summarize?(messages: readonly { role: string; content: string }[], context: CallContext): Promise<string>;
}

export interface EmbeddingSettings {
  readonly embedder: Embedder;
  /** How long recall waits for the vector of its question. */
  readonly queryTimeoutMs: number;
  /** Tokens a month, over all workspaces; null: as many as are needed. */
  readonly monthlyTokens: number | null;
}

/** Further homes for memories. */
export interface BackendSettings {
  readonly backends: readonly MemoryBackend[];
  /** Calls a month, by the backend's name; absent: not limited. `meteredFetch` counts them. */
  readonly quotas: Readonly<Record<string, number>>;
  /** How long recall waits for one. */
  readonly timeoutMs: number;
}

export interface MemoryDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly jobs: JobQueue;
  readonly cache: Cache;
  /** Null: everything works by rules. */
  readonly model: LanguageModel | null;
  /** Null or absent: nothing is found by meaning. */
  readonly embedding?: EmbeddingSettings | null;
  /** Null or absent: memories are in Postgres only. */
  readonly backends?: BackendSettings | null;
  readonly log: Log;
  /** Megabytes for clients that are answered from this process's memory. Absent or 0: none is. */
  readonly hotMegabytes?: number;
  /** Made of that. */
  readonly hot?: HotIndex | null;
  readonly countTokens: (text: string) => number;
  /** Everything that any module keeps of a client; asked when it is needed, since modules are made one after another. */
  readonly clientData: () => readonly ClientData[];
  /** What happens to passwords, keys and card numbers in a text: hidden before it is stored (absent), refused, or kept. */
  readonly secrets?: SecretsPolicy;
  /** The zone in which a workspace's days begin. Absent: America/Los_Angeles. */
  readonly zone?: (context: CallContext) => string | Promise<string>;
}
