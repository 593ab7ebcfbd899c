import type { Sql } from '../../db/database.port.ts';
import type { CallContext } from '../../kernel/operation.ts';
import { note, type Touched, touchClients } from '../clients/clients.store.ts';
import { EVENT_KINDS, setArchived } from '../events/events.store.ts';
import { IMPORT_DAYS, removeOldImports } from '../import/import.store.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import { retireInIndex } from '../memory-index.store.ts';
import { agedEvents } from './retention.store.ts';

/** Days after which what the product noted for itself, and what was meant for a run or a session, is put away. */
export const RETENTION_DAYS = 90;
const DAY = 86_400_000;
const AT_ONCE = 1000;

/** Puts away what is old and was never meant to last. Nothing is deleted, and no memory of a user is touched, however old. */
export async function retain(deps: Pick<MemoryDeps, 'db' | 'clock'>, context: Pick<CallContext, 'workspaceId' | 'tx'>): Promise<{ archived: number; import_ids: number }> {
  const now = deps.clock.now();
  const before = new Date(now.getTime() - RETENTION_DAYS * DAY);
  let archived = 0;
  for (let more = true; more;) {
    more = await deps.db.inWorkspace(context, async (sql: Sql) => {
      const touched: Touched = new Map();
      const events = await agedEvents(sql, before, AT_ONCE);
      if (events.length === 0) return false;
      for (const event of events) note(touched, event.client_id);
      await setArchived(sql, events.map((e) => e.id), now);
      await retireInIndex(sql, touched, EVENT_KINDS, events.map((e) => e.id), true);
      await touchClients(sql, touched);
      archived += events.length;
      return events.length === AT_ONCE;
    });
  }
  const importIds = await deps.db.inWorkspace(context, (sql) => removeOldImports(sql, new Date(now.getTime() - IMPORT_DAYS * DAY)));
  return { archived, import_ids: importIds };
}
