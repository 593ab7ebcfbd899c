import type { Database } from '../../db/database.port.ts';
import type { Clock } from '../../kernel/clock.ts';
import { countCall } from './backends.store.ts';
import { BackendFailure } from './memory-backend.port.ts';

/** From here on a plan is spared: recall and writing stop, and what is left is for removing and erasing. */
export const SOFT_STOP = 0.9;

/** This month's calls are used up: nothing is wrong, and nothing is to be tried again soon. */
export class QuotaReached extends BackendFailure {
  override name = 'QuotaReached';
}

export const monthOf = (clock: Clock): string => `${clock.now().toISOString().slice(0, 7)}-01`;

/** A `fetch` that counts every request against the month's plan before it goes out, over all processes. */
export function meteredFetch({ db, clock, name, quota, fetch: doFetch = fetch }: { db: Database; clock: Clock; name: string; quota: number; fetch?: typeof fetch }): typeof fetch {
  return async (input, init) => {
    const most = init?.method === 'DELETE' ? quota : Math.floor(quota * SOFT_STOP);
    if (!(await db.asOwner((sql) => countCall(sql, name, monthOf(clock), most)))) throw new QuotaReached(`${name}: ${most} of the ${quota} calls of this month are used`, { retryable: true });
    return doFetch(input, init);
  };
}
