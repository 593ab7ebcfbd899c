import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { notFound } from '../kernel/problem.ts';
import { type ClientName, type ClientRow, dropProfile, findClient, listClients as selectClients, resolveClient, updateProfile } from './clients.store.ts';
import { eraseClient, exportMemory, getClient, importMemory, listClients, putClient } from './clients.contract.ts';
import { importExport } from './import.ts';
import type { MemoryDeps } from './memory-deps.ts';
import type { Sql } from '../db/database.port.ts';

/** A profile as answers carry it. */
export const clientJson = (row: ClientRow) => ({ client_id: row.client_id, user_id: row.user_id, full_name: row.full_name, email: row.email, tags: row.tags, metadata: row.metadata, is_own: row.is_own,
  created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString() });

const known = async (sql: Sql, name: ClientName): Promise<ClientRow> => {
  const row = name === undefined ? await resolveClient(sql, undefined) : await findClient(sql, name);
  if (!row) throw notFound('client', name);
  return row;
};

export function clientOperations(deps: MemoryDeps): AnyOperation[] {
  return [
    operation(listClients, (input, context) => deps.db.inWorkspace(context, async (sql) => {
      const rows = await selectClients(sql, Number(decodeCursor(input.cursor, ['number'])?.[0] ?? 0), input.limit + 1);
      return pageOf(rows, input.limit, clientJson, (row) => [row.client_id]);
    })),
    operation(getClient, ({ client_id }, context) => deps.db.inWorkspace(context, async (sql) => clientJson(await known(sql, client_id)))),
    operation(putClient, ({ client_id, ...change }, context) => deps.db.inWorkspace(context, async (sql) => {
      const client = await resolveClient(sql, client_id);
      return clientJson(await updateProfile(sql, client.client_id, change, deps.clock.now()));
    })),
    operation(eraseClient, async ({ client_id }, context) => {
      const stores = deps.clientData();
      const done = await deps.db.inWorkspace(context, async (sql) => {
        const client = await known(sql, client_id);
        // Writers of this client wait here: nothing can be added between the erasure and the check.
        await sql.rows('select 1 from client_profiles where client_id = $1 for update', [client.client_id]);
        const erased: Record<string, number> = {};
        for (const store of stores) erased[store.store] = (erased[store.store] ?? 0) + await store.erase(sql, client.client_id);
        const remaining: Record<string, number> = {};
        for (const store of stores) remaining[store.store] = (remaining[store.store] ?? 0) + await store.count(sql, client.client_id);
        await dropProfile(sql, client);
        erased['profile'] = 1;
        remaining['profile'] = client.is_own ? 0 : ((await findClient(sql, client.client_id)) ? 1 : 0);
        return { client, erased, remaining };
      });
      // Cached answers cannot be found any more, since they are filed under the memory's version; they are removed all the same.
      const fromCache = await deps.cache.forget(`recall:${done.client.client_id}:`);
      if (fromCache !== null) { done.erased['cache'] = fromCache; done.remaining['cache'] = 0; }
      return { client_id: done.client.client_id, erased: done.erased, remaining: done.remaining, verified: Object.values(done.remaining).every((n) => n === 0), profile: done.client.is_own ? 'emptied' as const : 'removed' as const, backends: {} };
    }),
    operation(exportMemory, ({ client_id }, context) => deps.db.inWorkspace(context, async (sql) => {
      const client = await known(sql, client_id);
      const lines = [JSON.stringify({ store: 'profile', ...clientJson(client) })];
      for (const store of deps.clientData()) for (const record of await store.export(sql, client.client_id)) lines.push(JSON.stringify({ store: store.store, ...record }));
      return { body: `${lines.join('\n')}\n` };
    })),
    operation(importMemory, (input, context) => importExport(deps, input, context)),
  ];
}
