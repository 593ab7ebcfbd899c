import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../db/database.port.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { operation, type Scope } from '../kernel/operation.ts';
import { invalidInput, notFound, Problem } from '../kernel/problem.ts';
import { Unauthenticated } from './identity.problems.ts';
import { createKeyContract, listKeysContract, revokeKeyContract } from './keys.contract.ts';
import { type KeyRow, keysStore } from './keys.store.ts';

/** A key is 32 random bytes: a plain digest is enough, there is nothing to guess. */
const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex');

const toJson = (row: KeyRow) => ({
  key_id: row.key_id, name: row.name, prefix: row.prefix, workspace: row.slug, scopes: row.scopes, created_at: row.created_at.toISOString(),
  last_used_at: row.last_used_at?.toISOString() ?? null, revoked_at: row.revoked_at?.toISOString() ?? null,
});

export interface Principal {
  readonly workspaceId: number;
  readonly actor: string;
  readonly scopes: ReadonlySet<Scope>;
}

export function identityModule({ db }: { db: Database }) {
  // On the command line the operator owns every workspace; over the wire a key sees its own.
  const reach = (context: { actor: string; workspaceId: number }): number | null => (context.actor === 'cli' ? null : context.workspaceId);
  const operations = [
    operation(createKeyContract, async ({ name, scopes, workspace }, context) => {
      if (workspace !== undefined && context.actor !== 'cli') throw invalidInput([{ path: 'workspace', message: 'can be chosen on the command line only; a key makes keys for its own workspace' }]);
      const key = `alm_${randomBytes(32).toString('base64url')}`;
      const row = await db.asOwner(async (sql) => keysStore.insert(sql, {
        workspaceId: workspace === undefined ? context.workspaceId : await keysStore.workspaceOf(sql, workspace), name, scopes, prefix: key.slice(0, 10), digest: digestOf(key),
      }));
      return { ...toJson(row), key };
    }),
    operation(listKeysContract, async ({ limit, cursor }, context) => {
      const after = Number(decodeCursor(cursor, ['number'])?.[0] ?? 0);
      const rows = await db.asOwner((sql) => keysStore.list(sql, reach(context), after, limit + 1));
      return pageOf(rows, limit, toJson, (row) => [row.key_id]);
    }),
    operation(revokeKeyContract, async ({ id }, context) => {
      const row = await db.asOwner((sql) => keysStore.revoke(sql, reach(context), id));
      if (!row) throw notFound('API key', id);
      return toJson(row);
    }),
  ];
  return {
    operations,
    /** Whom a bearer token speaks for; 401 for one that is unknown or revoked. */
    async authenticate(token: string): Promise<Principal> {
      const row = token.length <= 200 ? await db.asOwner((sql) => keysStore.find(sql, digestOf(token))) : undefined;
      if (!row) throw new Problem(Unauthenticated, 'The API key is unknown or revoked. Make one with: almanac keys create NAME');
      return { workspaceId: row.workspace_id, actor: `key:${row.key_id}`, scopes: new Set(row.scopes) };
    },
    hasKeys: (): Promise<boolean> => db.asOwner((sql) => keysStore.anyLiving(sql)),
    workspaces: (): Promise<number[]> => db.asOwner((sql) => keysStore.workspaces(sql)),
  };
}
