import type { Clock } from '../../kernel/clock.ts';
import { errorFields, type Log } from '../../kernel/log.ts';
import type { Database } from '../../db/database.port.ts';
import { countRecalls } from '../events/events.store.ts';

const FLUSH_AT = 2000;
const FLUSH_AFTER_MS = 30_000;

/** Counts which memories are ever recalled, without a write per question: gathered here and written now and then. */
export interface RecallCounter {
  add(context: { workspaceId: number }, results: readonly { kind: string; id: number }[]): void;
  flush(): Promise<void>;
}

export function recallCounter({ db, clock, log }: { db: Database; clock: Clock; log: Log }): RecallCounter {
  let counts = new Map<number, Map<number, number>>();
  let size = 0;
  let last = clock.now().getTime();
  const flush = async () => {
    const batch = counts;
    counts = new Map();
    size = 0;
    last = clock.now().getTime();
    for (const [workspaceId, byEvent] of batch) await db.inWorkspace({ workspaceId }, (sql) => countRecalls(sql, byEvent, clock.now()));
  };
  return {
    flush,
    add({ workspaceId }, results) {
      const byEvent = counts.get(workspaceId) ?? new Map<number, number>();
      counts.set(workspaceId, byEvent);
      for (const { kind, id } of results) {
        if (kind === 'fact' || kind === 'episode') continue;
        if (!byEvent.has(id)) size++;
        byEvent.set(id, (byEvent.get(id) ?? 0) + 1);
      }
      if (size >= FLUSH_AT || (size > 0 && clock.now().getTime() - last > FLUSH_AFTER_MS)) flush().catch((error: unknown) => { log.debug('recall counts were not written', errorFields(error)); });
    },
  };
}
