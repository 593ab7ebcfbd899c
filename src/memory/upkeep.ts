import { type AnyOperation, type CallContext, operation } from '../kernel/operation.ts';
import { note, resolveClient, type Touched, touchClients } from './clients.store.ts';
import { deleteEvents, EVENT_KINDS } from './events.store.ts';
import type { MemoryDeps } from './memory-deps.ts';
import { removeFromIndex, retireInIndex } from './memory-index.store.ts';
import type { RecallCounter } from './recall-counter.ts';
import { audit, cleanup } from './upkeep.contract.ts';
import { endedFacts, exactDuplicates, expiredEvents, type Finding, matchingTexts, nearDuplicates, neverRecalled, refreshStatistics, removeExpiredState, removeOldKeys, stale, totals } from './upkeep.store.ts';

const DAY = 86_400_000;
const STALE_DAYS = 180;
const NEVER_RECALLED_DAYS = 30;
const KEY_DAYS = 2;
const AT_ONCE = 1000;

/** Things that should be in a vault and not in a memory. `\m` and `\M` are word bounds in Postgres. */
const SECRETS: readonly (readonly [string, string])[] = [
  ['an API key', String.raw`\m(?:sk|pk|rk)[-_](?:live|test|ant|or|proj)?[-_]?[A-Za-z0-9_-]{16,}|\mgh[pousr]_[A-Za-z0-9]{30,}|\mxox[abprs]-[A-Za-z0-9-]{10,}|\mAIza[0-9A-Za-z_-]{30,}|\mAKIA[0-9A-Z]{16}\M`],
  ['a private key', '-----BEGIN [A-Z ]*PRIVATE KEY-----'],
  ['a password', String.raw`\m(?:password|passwd|passphrase|passwort|pwd)\M\s*(?:is|:|=)\s*\S{4,}`],
  ['a token', String.raw`\m(?:bearer|token|secret|api[_ -]?key)\M\s*(?:is|:|=)\s*['"]?[A-Za-z0-9_.-]{16,}`],
  ['a payment card', String.raw`\m(?:\d[ -]?){15,16}\M`],
];

export function upkeepOperations(deps: MemoryDeps, counter: RecallCounter): AnyOperation[] {
  return [
    operation(audit, async (input, context) => {
      await counter.flush();
      const now = deps.clock.now();
      const ago = (days: number) => new Date(now.getTime() - days * DAY);
      return deps.db.inWorkspace(context, async (sql) => {
        const { client_id: clientId } = await resolveClient(sql, input.client_id);
        const secrets: Finding = { count: 0, examples: [] };
        for (const [why, pattern] of SECRETS) {
          const rows = await matchingTexts(sql, clientId, now, pattern);
          secrets.count += rows.length;
          for (const row of rows.slice(0, 3)) secrets.examples.push({ event_ids: [row.id], excerpt: `${row.content.slice(0, 12).toWellFormed()}… (hidden)`, why });
        }
        return {
          client_id: clientId, ...(await totals(sql, clientId, now)), duplicates: await exactDuplicates(sql, clientId, now), near_duplicates: await nearDuplicates(sql, clientId),
          stale: await stale(sql, clientId, now, ago(STALE_DAYS)), never_recalled: await neverRecalled(sql, clientId, now, ago(NEVER_RECALLED_DAYS)), secrets, checked_at: now.toISOString(),
        };
      });
    }),
    operation(cleanup, async (_input, context) => {
      const started = performance.now();
      const removed = await cleanWorkspace(deps, context);
      return { removed, took_ms: Math.round(performance.now() - started) };
    }),
  ];
}

async function cleanWorkspace(deps: MemoryDeps, context: Pick<CallContext, 'workspaceId' | 'tx'>): Promise<Record<string, number>> {
  const now = deps.clock.now();
  const removed = { events: 0, working_state: 0, idempotency_keys: 0, ended_facts_retired: 0 };
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
    removed.idempotency_keys = await removeOldKeys(sql, new Date(now.getTime() - KEY_DAYS * DAY));
  });
  return removed;
}

/** The nightly round of a workspace. */
export async function maintain(deps: MemoryDeps, counter: RecallCounter, { workspaceId }: Pick<CallContext, 'workspaceId'>): Promise<Record<string, number>> {
  await counter.flush();
  await deps.db.asOwner(refreshStatistics);
  return cleanWorkspace(deps, { workspaceId });
}
