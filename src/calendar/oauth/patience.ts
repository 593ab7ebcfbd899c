import { CalendarError } from '../remote-calendars.port.ts';

/** How one call to a service is bounded: every request in time, and all its tries together. */
export interface Patience {
  readonly timeoutMs: number;
  readonly budgetMs: number;
  readonly pause: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;
/** No honest answer of these services is longer. */
const MOST_BYTES = 32 * 2 ** 20;

/** A failure that another try may mend. */
export class Again extends Error {
  readonly failure: CalendarError;
  readonly waitMs: number | undefined;
  constructor(failure: CalendarError, waitMs?: number) { super(failure.message); this.failure = failure; this.waitMs = waitMs; }
}

/** Tries until it works, fails for good, or the budget is used up: pauses grow, vary, and are as long as the service asks for. */
export async function patiently<T>({ timeoutMs, budgetMs, pause }: Patience, service: string, signal: AbortSignal | undefined, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const began = performance.now();
  const left = (): number => budgetMs - (performance.now() - began);
  for (let attempt = 0; ; attempt++) {
    signal?.throwIfAborted();
    const limit = AbortSignal.timeout(Math.max(1, Math.ceil(Math.min(timeoutMs, left()))));
    let failure: Again;
    try {
      return await run(signal ? AbortSignal.any([signal, limit]) : limit);
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (error instanceof CalendarError) throw error;
      // What was thrown is not passed on: parsers and sockets quote what they were given, and that may be a token.
      failure = error instanceof Again ? error : new Again(new CalendarError('unavailable', limit.aborted ? `${service} did not answer in time` : `${service} cannot be reached, hung up, or answered what is no JSON`));
    }
    const wait = failure.waitMs === undefined ? Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS) * (0.5 + Math.random()) : failure.waitMs * (1 + Math.random() / 10);
    if (wait >= left()) throw failure.waitMs === undefined ? failure.failure : new CalendarError(failure.failure.kind, failure.failure.message, { retryAfterMs: failure.waitMs });
    await pause(wait, signal);
  }
}

/** A body as JSON, read no further than any honest answer goes; undefined when there is none. */
export async function readJson(response: Response): Promise<unknown> {
  if (!response.body) return undefined;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > MOST_BYTES) throw new Error('the answer has no end');
    parts.push(part);
  }
  return size === 0 ? undefined : JSON.parse(Buffer.concat(parts).toString()) as unknown;
}

/** `Retry-After` in milliseconds. A date is read against the service's own clock, which may differ from ours. */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null || value.trim() === '') return undefined;
  const seconds = Number(value);
  const sent = Date.parse(headers.get('date') ?? '');
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - (Number.isFinite(sent) ? sent : Date.now());
  return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
}

export const sleep = (ms: number, signal: AbortSignal | undefined): Promise<void> => new Promise((resolve, reject) => {
  const end = (): void => { clearTimeout(timer); reject(signal?.reason as Error); };
  const timer = setTimeout(() => { signal?.removeEventListener('abort', end); resolve(); }, ms);
  signal?.addEventListener('abort', end, { once: true });
});

export const defaultPatience: Patience = { timeoutMs: 15_000, budgetMs: 20_000, pause: sleep };
