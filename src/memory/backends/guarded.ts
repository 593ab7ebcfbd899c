import { type Breaker, BreakerOpen, createBreaker } from '../../kernel/breaker.ts';
import type { Clock } from '../../kernel/clock.ts';
import { errorFields, type Log } from '../../kernel/log.ts';
import { BackendFailure, type MemoryBackend } from './memory-backend.port.ts';
import { QuotaReached } from './metered-fetch.ts';

/** A backend with what is known of its state. */
export interface Guarded {
  readonly backend: MemoryBackend;
  /** Calls a month; null: not limited. */
  readonly quota: number | null;
  readonly breaker: Breaker;
  /** Calls it, unless it is being left alone. */
  call<T>(work: (backend: MemoryBackend) => Promise<T>): Promise<T>;
  /** What the last call came to. */
  readonly last: { at: Date; failure: string | null } | null;
}

export function guard(backend: MemoryBackend, quota: number | null, { clock, log }: { clock: Clock; log: Log }): Guarded {
  const breaker = createBreaker({ clock });
  let last: Guarded['last'] = null;
  // A refusal shows that it is alive, and a used-up plan says nothing about it.
  const counts = (error: unknown): boolean => !(error instanceof BackendFailure) || (error.retryable && !(error instanceof QuotaReached));
  return {
    backend, quota, breaker,
    get last() { return last; },
    async call(work) {
      try {
        const answer = await breaker.run(() => work(backend), counts);
        last = { at: clock.now(), failure: null };
        return answer;
      } catch (error) {
        if (!(error instanceof BreakerOpen) && !(error instanceof QuotaReached)) {
          last = { at: clock.now(), failure: error instanceof BackendFailure ? error.message : `${backend.name} failed` };
          log.warn('a memory backend failed', { backend: backend.name, ...errorFields(error) });
        }
        throw error;
      }
    },
  };
}
