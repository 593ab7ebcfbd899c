import type * as z from 'zod';
import { BackendFailure } from '../backends/memory-backend.port.ts';

export interface BackendHttp {
  readonly name: string;
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch?: typeof fetch | undefined;
}

/** Writing may take longer than a person waits for recall. */
export const WRITE_MS = 10_000;

/** What an administrator or time may put right: a wrong key, an unpaid plan, a conflict, a limit. */
const LATER = new Set([401, 402, 403, 408, 409, 425, 429]);

/** `missing`: there is no such thing there. */
export type Reply<T> = { missing: true } | { missing: false; body: T };

/** JSON over HTTP with a time-out over the whole answer, and every way of failing told apart. */
export function backendHttp({ name, baseUrl, headers, fetch: doFetch = fetch }: BackendHttp) {
  const fail = (what: string, retryable: boolean, cause?: unknown): never => { throw new BackendFailure(`${name} ${what}`, { retryable, cause }); };
  return async <T>(method: string, path: string, body: unknown, { timeoutMs, as }: { timeoutMs: number; as: z.ZodType<T> }): Promise<Reply<T>> => {
    const signal = AbortSignal.timeout(timeoutMs);
    const failed = (cause: unknown): never => {
      if (cause instanceof BackendFailure) throw cause;
      return signal.aborted ? fail(`did not answer within ${timeoutMs} ms`, true, cause) : fail('cannot be reached', true, cause);
    };
    // A key must not travel to wherever an answer points.
    const response = await doFetch(baseUrl + path, { method, signal, redirect: 'error', headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) }, ...(body !== undefined && { body: JSON.stringify(body) }) }).catch(failed);
    const text = await response.text().catch(failed);
    if (response.status === 404) return { missing: true };
    if (!response.ok) return fail(`answered ${response.status}`, LATER.has(response.status) || response.status >= 500, new Error(text.slice(0, 300)));
    let json: unknown;
    try {
      json = text === '' ? null : JSON.parse(text);
    } catch (cause) {
      return fail('answered something that is no JSON', true, cause);
    }
    const parsed = as.safeParse(json);
    return parsed.success ? { missing: false, body: parsed.data } : fail('answered in another form than its interface has', true, parsed.error);
  };
}

/** Scores of one answer as shares of the best; where there are none, by place. */
export const sharesOf = (scores: readonly (number | null | undefined)[]): number[] => {
  const top = Math.max(...scores.map((s) => s ?? 0));
  return scores.map((score, i) => (top > 0 && Number.isFinite(top) ? Math.min(1, Math.max(0, (score ?? 0) / top)) : 1 / (i + 1)));
};

export const dateOr = (text: string | null | undefined): Date | null => {
  const at = text ? new Date(text) : null;
  return at && !Number.isNaN(at.getTime()) ? at : null;
};

/** Text in pieces of so many characters at most, none within a character. */
export function cut(text: string, size: number): string[] {
  const out: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + size);
    if (to < text.length && (text.charCodeAt(to) & 0xfc00) === 0xdc00) to--;
    out.push(text.slice(from, to));
    from = to;
  }
  return out;
}
