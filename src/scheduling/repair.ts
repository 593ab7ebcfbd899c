import type { Database, Sql } from '../db/database.port.ts';
import type { JobQueue } from '../jobs/index.ts';
import { defineJob, handle } from '../jobs/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { CallContext } from '../kernel/operation.ts';
import * as z from 'zod';
import { becauseOf, freeClosed } from './changes.ts';
import { changesStore } from './changes.store.ts';
import { readSettings } from './preferences.ts';
import type { RunJson } from './runs.contract.ts';
import type { schedulerRuns } from './runs.ts';

/** Work is given so long after its block before it counts as missed. */
const GRACE_MS = 10 * 60_000;
/** How far back the first look goes. */
const BACK_MS = 86_400_000;

/** A repair in the background, after something changed by itself or by another hand. */
export const repairJob = defineJob({ name: 'scheduling.repair', payload: z.strictObject({ reason: z.string().max(200) }), retries: 2 });

export interface RepairDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly defaultZone: string;
  /** Without one, as in tests, repairs are made on the spot. */
  readonly jobs?: Pick<JobQueue, 'enqueue'> | undefined;
  readonly runs: Pick<ReturnType<typeof schedulerRuns>, 'mend'>;
}

/** What turns changes into repairs: noticing what only time brings, waiting until nobody is changing any more, one repair for all of it. */
export function repairs({ db, clock, defaultZone, jobs, runs }: RepairDeps) {
  /** One repair for everything that waits: applied or proposed, as the preferences say. Null when nothing waits, or nothing must change. Asked again, it finds nothing waiting. */
  async function repairChanges(context: CallContext): Promise<RunJson | null> {
    const { because, apply } = await db.inWorkspace(context, async (sql) => ({ because: becauseOf(await changesStore.waiting(sql)), apply: (await readSettings(sql, defaultZone)).reschedule === 'apply' }));
    return because.length ? runs.mend(context, { because, apply }) : null;
  }

  return {
    repairChanges,
    job: handle(repairJob, async (_payload, context) => { await repairChanges(context); }),
    /** Every minute: gives back the time of what is closed, notices what was missed, and has it repaired. */
    async tick(context: CallContext, now = clock.now()): Promise<boolean> {
      return db.inWorkspace(context, async (sql: Sql) => {
        await freeClosed(sql, now);
        await changesStore.noticeMissed(sql, now, GRACE_MS, BACK_MS);
        if (!await changesStore.areSettled(sql)) return false;
        await jobs?.enqueue(sql, context, repairJob, { reason: '' }, { key: 'repair' });
        return true;
      });
    },
  };
}
