export interface CacheHealth {
  readonly ok: boolean;
  readonly latencyMs: number;
  readonly detail: string;
}

/**
 * Answers that may be forgotten at any time. Never throws and never keeps a caller waiting long: a cache that is down is a cache
 * that knows nothing.
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
