import type { Sql } from '../../db/database.port.ts';
import { errorFields } from '../../kernel/log.ts';
import type { CallContext } from '../../kernel/operation.ts';
import { note, type Touched, touchClients } from '../clients/clients.store.ts';
import { contentHash, EVENT_KINDS, findEvents, indexTextOf } from '../events/events.store.ts';
import { factIndexText, findFacts } from '../facts/facts.store.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import type { Kind } from '../memory-fields.contract.ts';
import type { IndexText } from '../memory-index.ts';
import { indexTexts, removeFromIndex } from '../memory-index.store.ts';
import { type ChangedKind, episodeTexts, lockRows, nextChanges, type OutsideChange, setHashes, settleChanges, workspacesChanged } from './outside-changes.store.ts';

// Rows that others changed with SQL of their own are put into recall's index anew, and so get their vectors. Triggers list them.

/** Rows a transaction: writers of the same client wait behind it. */
const AT_ONCE = 200;
const INDEXED_AS: Record<ChangedKind, readonly Kind[]> = { event: EVENT_KINDS, fact: ['fact'], episode: ['episode'] };

type Deps = Pick<MemoryDeps, 'db' | 'clock' | 'log'>;

/** Takes in what was changed in one workspace; answers how many rows. `most`: leaves the rest to the next time. */
export async function takeInChanges(deps: Deps, context: Pick<CallContext, 'workspaceId' | 'tx'>, most = Infinity): Promise<number> {
  let taken = 0;
  let size = AT_ONCE;
  for (let after = 0; taken < most;) {
    try {
      const step = await deps.db.inWorkspace(context, (sql) => takeIn(sql, deps, after, size));
      if (step.last === null) break;
      after = step.last;
      taken += step.rows;
      size = AT_ONCE;
    } catch (error) {
      if (context.tx !== undefined) throw error;
      if (size > 1) { size = 1; continue; } // one row that cannot be indexed must not keep the others back
      deps.log.warn('a row that was changed from outside could not be indexed', errorFields(error));
      const bad = await deps.db.inWorkspace(context, (sql) => nextChanges(sql, after, 1));
      after = bad[0]?.change_id ?? Infinity;
    }
  }
  return taken;
}

async function takeIn(sql: Sql, { clock }: Pick<Deps, 'clock'>, after: number, limit: number): Promise<{ last: number | null; rows: number }> {
  const changes = await nextChanges(sql, after, limit);
  const touched: Touched = new Map();
  const settled: OutsideChange[] = [];
  for (const kind of ['event', 'fact', 'episode'] as const) {
    const listed = changes.filter((change) => change.kind === kind);
    const ids = [...new Set(listed.map((change) => change.ref_id))];
    const { mine, busy } = await lockRows(sql, kind, ids);
    await removeFromIndex(sql, touched, INDEXED_AS[kind], ids.filter((id) => !busy.has(id)));
    await indexTexts(sql, touched, await textsOf(sql, kind, mine, clock.now()));
    settled.push(...listed.filter((change) => !busy.has(change.ref_id))); // whoever changes a row just now lists it again, or does this itself
  }
  for (const { client_id } of settled) note(touched, client_id);
  await touchClients(sql, touched);
  await settleChanges(sql, settled.map((change) => change.change_id));
  return { last: changes.at(-1)?.change_id ?? null, rows: new Set(settled.map(({ kind, ref_id }) => `${kind} ${ref_id}`)).size };
}

/** What is to be indexed of them. A row of no client is nobody's memory. */
async function textsOf(sql: Sql, kind: ChangedKind, ids: readonly number[], now: Date): Promise<IndexText[]> {
  if (ids.length === 0) return [];
  if (kind === 'event') {
    const rows = await findEvents(sql, ids);
    await setHashes(sql, rows.map(({ id, content }) => ({ id, hash: contentHash(content) })));
    return rows.filter((row) => row.client_id !== null).map(indexTextOf);
  }
  if (kind === 'fact') return (await findFacts(sql, ids)).filter((row) => row.client_id !== null).map((row) => factIndexText(row, now));
  return (await episodeTexts(sql, ids)).map((row) => ({ clientId: row.client_id, kind: 'episode', refId: row.id, content: row.summary, sessionId: row.session_id, occurredAt: row.occurred_at }));
}

/** Takes in everything that waits, in all workspaces; the clock's work. Once at a time in a process. */
export function outsideRound(deps: Deps): (most?: number) => Promise<number> {
  let running: Promise<number> | null = null;
  return (most) => (running ??= (async () => {
    let taken = 0;
    for (const workspaceId of await deps.db.asOwner(workspacesChanged)) taken += await takeInChanges(deps, { workspaceId }, most);
    if (taken > 0) deps.log.info('rows changed by other tools were indexed', { rows: taken });
    return taken;
  })().finally(() => { running = null; }));
}
