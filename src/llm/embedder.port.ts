export interface EmbedOptions {
  readonly signal?: AbortSignal | undefined;
  /** A question is embedded otherwise than a text by some models. Default `text`. */
  readonly as?: 'query' | 'text';
}

/** Why texts were not embedded; `retryable` says whether the same call may succeed later. */
export class EmbedderFailure extends Error {
  override name = 'EmbedderFailure';
  readonly retryable: boolean;
  /** Something about a text was refused (too long, forbidden): the others may still go. */
  readonly oneOfTheTexts: boolean;

  constructor(message: string, { retryable, oneOfTheTexts = false, cause }: { retryable: boolean; oneOfTheTexts?: boolean; cause?: unknown }) {
    super(message, cause === undefined ? undefined : { cause });
    this.retryable = retryable;
    this.oneOfTheTexts = oneOfTheTexts;
  }
}

/**
 * Texts as vectors. One vector a text, in order, all of one size, every number finite: an implementation that cannot keep this
 * throws. Errors: `EmbedderFailure`, or the signal's reason.
 */
export interface Embedder {
  /** Stored beside every vector: vectors of two models are never compared. */
  readonly model: string;
  /** Null until the first answer, where nobody configured it. */
  readonly dimensions: number | null;
  /** Where it runs, for people: a host name, "this machine". */
  readonly where: string;
  embed(texts: readonly string[], options?: EmbedOptions): Promise<Float32Array[]>;
  /** Throws when it does not work; costs as good as nothing. */
  check(signal: AbortSignal): Promise<void>;
}

/** Refuses an answer that breaks the port's promise; every adapter ends with it. */
export function checkVectors(vectors: readonly Float32Array[], { texts, dimensions }: { texts: number; dimensions: number | null }): void {
  const refuse = (message: string): never => { throw new EmbedderFailure(message, { retryable: false }); };
  if (vectors.length !== texts) refuse(`the embedder answered ${vectors.length} vectors for ${texts} texts`);
  const size = dimensions ?? vectors[0]?.length ?? 0;
  for (const vector of vectors) {
    if (vector.length === 0) refuse('the embedder answered an empty vector');
    if (vector.length !== size) refuse(`the embedder answered a vector of ${vector.length} numbers where ${size} were expected`);
  }
  const bad = vectors.filter((vector) => flawOf(vector) !== null);
  const [first] = bad;
  // Where others came through, something about those texts was too much for it.
  if (first) throw new EmbedderFailure(`the embedder answered a vector ${flawOf(first)}`, { retryable: false, oneOfTheTexts: bad.length < vectors.length });
}

/** Why a vector says nothing: it resembles everything, or nothing. */
function flawOf(vector: Float32Array): string | null {
  if (!vector.every(Number.isFinite)) return 'with something in it that is no number';
  return vector.every((x) => x === 0) ? 'of nothing but zeros' : null;
}
