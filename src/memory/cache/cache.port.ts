export interface CacheCounts {
  /** Keys that are there; of a shared server all of its keys. */
  readonly entries: number;
  /** Asked of this process since its start. */
  readonly hits: number;
  readonly misses: number;
  /** Removed to make room. */
  readonly evicted: number;
}

export interface CacheHealth {
  readonly ok: boolean;
  readonly latencyMs: number;
  readonly detail: string;
  /** Null while it does not answer. */
  readonly counts: CacheCounts | null;
}

/**
 * Answers that may be forgotten at any time. Never throws and never keeps a caller waiting long: a cache that is down is a cache
 * that knows nothing. A value of more than VALUE_BYTES, compressed, is not kept: one huge answer must not push all others out.
 */
export interface Cache {
  /** `valkey`, `in-process`: as health and `degraded` name it. */
  readonly name: string;
  /** False while it is known not to answer. */
  readonly available: boolean;
  get(key: string): Promise<string | null>;
  set(key: string, value: string, ttlSeconds: number): Promise<void>;
  /** Removes every key that begins so; answers how many, null when it could not. */
  forget(prefix: string): Promise<number | null>;
  health(): Promise<CacheHealth>;
  close(): Promise<void>;
}

/** A hundredth of the 50 MB that the product gives its Valkey. */
export const VALUE_BYTES = 500_000;

/** For people, in one line. */
export const countsLine = ({ entries, hits, misses, evicted }: CacheCounts): string => `${entries} entries, ${hits} of ${hits + misses} lookups answered, ${evicted} evicted`;
