import type { Database } from '../db/database.port.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { endWelcomeContract, readWelcomeContract } from './welcome.contract.ts';
import { workspacesStore } from './workspaces.store.ts';

/** Whether to show the first steps: once, and never to whoever has something here already. */
export const welcomeOperations = ({ db }: { db: Database }): AnyOperation[] => [
  operation(readWelcomeContract, (_input, { workspaceId }) => db.asOwner(async (sql) => {
    const { welcomed_at: at, used } = await workspacesStore.welcome(sql, workspaceId);
    return { needed: at === null && !used, welcomed_at: at?.toISOString() ?? null };
  })),
  operation(endWelcomeContract, (_input, { workspaceId }) => db.asOwner(async (sql) => ({ needed: false, welcomed_at: (await workspacesStore.endWelcome(sql, workspaceId)).toISOString() }))),
];
