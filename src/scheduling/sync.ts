import type { PullReport } from '../calendar/index.ts';
import { type AnyOperation, type CallContext, operation } from '../kernel/operation.ts';
import { syncContract } from './calendar.contract.ts';
import type { RunJson } from './runs.contract.ts';

export interface SyncDeps {
  /** Reads the connected calendars and writes to them what waits. */
  readonly syncNow: (context: CallContext) => Promise<{ calendars: readonly PullReport[]; push: { written: number; removed: number; waiting: number; error: string | null } | null }>;
  readonly repair: (context: CallContext, reason: string) => Promise<RunJson>;
}

export function syncOperation({ syncNow, repair }: SyncDeps): AnyOperation {
  return operation(syncContract, async (_input, context) => {
    const { calendars, push } = await syncNow(context);
    const sum = (key: 'added' | 'changed' | 'removed' | 'by_hand') => calendars.reduce((total, calendar) => total + calendar[key], 0);
    const counts = { added: sum('added'), changed: sum('changed'), removed: sum('removed') };
    const run = counts.added + counts.changed + counts.removed + sum('by_hand') > 0 ? await repair(context, 'The calendar changed.') : null;
    return {
      ...counts, run_id: run?.run_id ?? null, written: push?.written ?? 0, taken_out: push?.removed ?? 0, waiting: push?.waiting ?? 0, write_error: push?.error ?? null,
      calendars: calendars.map(({ name, events, added, changed, removed, by_hand: byHand, error }) => ({ name, events, added, changed, removed, by_hand: byHand, error })),
    };
  });
}
