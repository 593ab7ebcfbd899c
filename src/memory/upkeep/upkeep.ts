import { type AnyOperation, type CallContext, operation } from '../../kernel/operation.ts';
import { note, type Touched, touchClients } from '../clients/clients.store.ts';
import { deleteEvents, EVENT_KINDS } from '../events/events.store.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import { removeFromIndex, retireInIndex } from '../memory-index.store.ts';
import { takeInChanges } from './outside-changes.ts';
import { retain } from './retention.ts';
import type { RecallCounter } from '../recall/recall-counter.ts';
import { forgetOriginals } from '../audit/remedies.store.ts';
import { cleanup } from './upkeep.contract.ts';
import { endedFacts, expiredEvents, refreshStatistics, removeExpiredState, removeOldKeys } from './upkeep.store.ts';

const DAY = 86_400_000;
const KEY_DAYS = 2;
const AT_ONCE = 1000;

export function upkeepOperations(deps: MemoryDeps): AnyOperation[] {
  return [
    operation(cleanup, async (_input, context) => {
      const started = performance.now();
      const reindexed = await takeInChanges(deps, context);
      const removed = await cleanWorkspace(deps, context);
      return { removed, reindexed, took_ms: Math.round(performance.now() - started) };
    }),
  ];
}

async function cleanWorkspace(deps: MemoryDeps, context: Pick<CallContext, 'workspaceId' | 'tx'>): Promise<Record<string, number>> {
  const now = deps.clock.now();
  const removed = { events: 0, working_state: 0, idempotency_keys: 0, ended_facts_retired: 0, remedy_originals: 0 };
  for (let more = true; more;) { // in small transactions, so that nobody waits long behind a large clean-up
    more = await deps.db.inWorkspace(context, async (sql) => {
      const touched: Touched = new Map();
      const events = await expiredEvents(sql, now, AT_ONCE);
      for (const event of events) note(touched, event.client_id);
      await removeFromIndex(sql, touched, EVENT_KINDS, events.map((e) => e.id));
      if (events.length) removed.events += await deleteEvents(sql, events.map((e) => e.id));
      const facts = await endedFacts(sql, now, AT_ONCE);
      await retireInIndex(sql, touched, ['fact'], facts.map((f) => f.id), true);
      removed.ended_facts_retired += facts.length;
      await touchClients(sql, touched);
      return events.length === AT_ONCE || facts.length === AT_ONCE;
    });
  }
  await deps.db.inWorkspace(context, async (sql) => {
    removed.working_state = await removeExpiredState(sql, now);
    removed.remedy_originals = await forgetOriginals(sql, now);
    removed.idempotency_keys = await removeOldKeys(sql, new Date(now.getTime() - KEY_DAYS * DAY));
  });
  return { ...removed, ...await retain(deps, context) };
}

/** The nightly round of a workspace. */
export async function maintain(deps: MemoryDeps, counter: RecallCounter, { workspaceId }: Pick<CallContext, 'workspaceId'>): Promise<Record<string, number>> {
  await counter.flush();
  await deps.db.asOwner(refreshStatistics);
  return cleanWorkspace(deps, { workspaceId });
}
