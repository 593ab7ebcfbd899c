import type { Database } from '../../db/database.port.ts';
import { type AnyOperation, operation } from '../../kernel/operation.ts';
import { type Sealer, SealError } from '../../kernel/sealed.ts';
import { resealContract } from './accounts.contract.ts';
import { accountsStore } from './accounts.store.ts';
import { sealedFor } from './open-account.ts';

/** Seals every secret with the present key; what no known key opens is counted, and must be connected again. */
export function resealOperation({ db, sealer, workspaces }: { db: Database; sealer: Sealer; workspaces: () => Promise<number[]> }): AnyOperation {
  return operation(resealContract, async () => {
    const count = { resealed: 0, unreadable: 0 };
    for (const workspaceId of await workspaces()) {
      await db.inWorkspace({ workspaceId }, async (sql) => {
        for (const row of await accountsStore.all(sql)) {
          if (row.secret === null || !sealer.isOld(row.secret)) continue;
          const place = sealedFor(row.account_id);
          try {
            await accountsStore.keepSecret(sql, row.account_id, sealer.seal(sealer.open(row.secret, place), place));
            count.resealed++;
          } catch (error) {
            if (!(error instanceof SealError)) throw error;
            count.unreadable++;
          }
        }
      });
    }
    return count;
  });
}
