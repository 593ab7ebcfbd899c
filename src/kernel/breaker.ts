import type { Clock } from './clock.ts';

/** Stops calling what keeps failing: after `failures` in a row it is open for `openMs`, then lets one probe through. */
export interface Breaker {
  readonly state: 'closed' | 'open' | 'half-open';
  /** Runs the call, or throws `BreakerOpen` at once. `counts` says which errors are the other side's fault. */
  run<T>(call: () => Promise<T>, counts?: (error: unknown) => boolean): Promise<T>;
}

export class BreakerOpen extends Error {
  override name = 'BreakerOpen';
}

export function createBreaker({ clock, failures = 3, openMs = 30_000 }: { clock: Clock; failures?: number; openMs?: number }): Breaker {
  let failed = 0;
  let openedAt = 0;
  let probing = false;
  const state = (): Breaker['state'] => (failed < failures ? 'closed' : clock.now().getTime() - openedAt < openMs ? 'open' : 'half-open');
  return {
    get state() { return state(); },
    async run(call, counts = () => true) {
      const now = state();
      if (now === 'open' || (now === 'half-open' && probing)) throw new BreakerOpen('The other side failed several times and is left alone for a while.');
      if (now === 'half-open') probing = true;
      try {
        const answer = await call();
        failed = 0;
        return answer;
      } catch (error) {
        if (counts(error)) {
          failed = Math.min(failed + 1, failures);
          if (failed >= failures) openedAt = clock.now().getTime();
        } else failed = 0; // an answer, even a refusal, shows that the other side is alive
        throw error;
      } finally {
        if (now === 'half-open') probing = false;
      }
    },
  };
}
