// A further home for memories, beside Postgres: somebody else's service that finds by its own means. It holds copies. What it
// says is looked up here first, and what it does not answer is done without.

/** A memory for another home. */
export interface BackendItem {
  /** Whose it is, under the name that the backend knows the client by. */
  readonly client: string;
  /** Ours: `event:12`. A backend that can keep it gives it back with what it finds. */
  readonly ref: string;
  readonly text: string;
  readonly speaker: string | null;
  readonly role: string | null;
  readonly occurredAt: Date;
}

/** A fact for a backend that keeps things and how they are related; others keep its sentence. */
export interface BackendFact {
  readonly client: string;
  readonly ref: string;
  readonly text: string;
  readonly entityType: string;
  readonly entityId: string;
  /** What is said about the entity: `residence`. */
  readonly relation: string;
  readonly validFrom: Date | null;
  readonly validTo: Date | null;
  readonly recordedAt: Date;
}

export interface BackendHit {
  readonly text: string;
  /** 0 to 1, the best first; comparable within one answer. */
  readonly score: number;
  /** Everything by which it may be known here, as `add` and `createFact` answered. */
  readonly ids: readonly string[];
  /** Our own name for it, where the backend has kept that. */
  readonly ref: string | null;
  readonly at: Date | null;
}

/** Why a backend did not do something. `retryable`: the same call may succeed later. Its message holds no content and no secret. */
export class BackendFailure extends Error {
  override name = 'BackendFailure';
  readonly retryable: boolean;

  constructor(message: string, { retryable, cause }: { retryable: boolean; cause?: unknown }) {
    super(message, cause === undefined ? undefined : { cause });
    this.retryable = retryable;
  }
}

/** Errors of every method: `BackendFailure`, within a bounded time. A client it has never heard of has nothing and can be erased. */
export interface MemoryBackend {
  /** `source` and `stored_in` of its memories, its name in `degraded` and on `/health`. */
  readonly name: string;
  /** Each call counts against a plan, so none is made only to see whether it is well. */
  readonly metered: boolean;
  /** Keeps it; answers the ids by which it can be removed. */
  add(item: BackendItem): Promise<string[]>;
  search(client: string, query: string, limit: number): Promise<BackendHit[]>;
  /** What is not there is removed already. */
  remove(client: string, ids: readonly string[]): Promise<void>;
  eraseClient(client: string): Promise<void>;
  createFact(fact: BackendFact): Promise<string[]>;
  /** Throws when it does not work. */
  health(): Promise<void>;
}
