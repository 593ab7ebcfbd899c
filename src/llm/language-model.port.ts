export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface CompletionRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly temperature: number;
  /** Tokens the answer may have. */
  readonly maxTokens: number;
  /** JSON Schema the answer must fit; absent: plain text. */
  readonly schema?: { readonly name: string; readonly schema: Record<string, unknown> };
  readonly signal: AbortSignal;
}

export interface Completion {
  readonly text: string;
  readonly model: string;
  /** Cut off by the token limit: JSON in it is incomplete. */
  readonly truncated: boolean;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly costUsd: number | null;
}

/** Why a provider did not answer; `retryable` says whether the same call may succeed later. */
export class ModelFailure extends Error {
  override name = 'ModelFailure';
  readonly retryable: boolean;
  /** Seconds the provider asked us to wait. */
  readonly retryAfter: number | undefined;

  constructor(message: string, { retryable, retryAfter, cause }: { retryable: boolean; retryAfter?: number | undefined; cause?: unknown }) {
    super(message, cause === undefined ? undefined : { cause });
    this.retryable = retryable;
    this.retryAfter = retryAfter;
  }
}

/** A model that a provider offers; prices are dollars for a million tokens, null where it tells none. */
export interface OfferedModel { readonly id: string; readonly name: string; readonly context_tokens: number | null; readonly input_usd: number | null; readonly output_usd: number | null }

/** One call to one model. No retries here: their budget belongs to whoever asks. Errors: `ModelFailure`, or the signal's reason. */
export interface LanguageModel {
  complete(request: CompletionRequest): Promise<Completion>;
  /** Asks for nothing that costs; throws `ModelFailure` when the provider does not answer or refuses the credential. */
  check(signal: AbortSignal): Promise<void>;
  /** What the provider offers; asking costs nothing. Errors as with `check`. */
  offers?(signal: AbortSignal): Promise<readonly OfferedModel[]>;
}
