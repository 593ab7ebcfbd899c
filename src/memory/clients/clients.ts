import type * as z from 'zod';
import { decodeCursor, pageOf } from '../../kernel/cursor.ts';
import { type Id, idsNamedIn } from '../../kernel/client-data.ts';
import { type AnyOperation, type CallContext, operation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import { forgetClient } from '../cache/cache-events.ts';
import { type ClientName, type ClientRow, dropProfile, findClient, listClients as selectClients, resolveClient, updateProfile } from './clients.store.ts';
import { eraseClient, exportMemory, getClient, importMemory, listClients, putClient } from './clients.contract.ts';
import { withoutKeeping } from '../import/dry-run.ts';
import { importExport } from '../import/import.ts';
import { importForeign } from '../import/import-foreign.ts';
import { rememberOperations } from '../remember/remember.ts';
import { rememberBatch } from '../remember/remember.contract.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import { otherTextsAbout } from './unmention.ts';
import type { Sql } from '../../db/database.port.ts';

/** A profile as answers carry it. */
export const clientJson = (row: ClientRow) => ({ client_id: row.client_id, user_id: row.user_id, full_name: row.full_name, email: row.email, tags: row.tags, metadata: row.metadata, is_own: row.is_own,
  created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString() });

const known = async (sql: Sql, name: ClientName): Promise<ClientRow> => {
  const row = name === undefined ? await resolveClient(sql, undefined) : await findClient(sql, name);
  if (!row) throw notFound('client', name);
  return row;
};

const PAGE = 500;

/** The lines of an export, some at a time and each page in a transaction of its own: a slow reader holds nobody up. First what others point at, so that it can be taken in as it comes. */
async function* exportPieces(deps: MemoryDeps, client: ClientRow, context: CallContext): AsyncGenerator<string> {
  yield `${JSON.stringify({ store: 'profile', ...clientJson(client) })}\n`;
  for (const store of [...deps.clientData()].reverse()) {
    for (let after: Id | null = null; ;) {
      const from: Id | null = after;
      const rows: Record<string, unknown>[] = await deps.db.inWorkspace(context, (sql) => store.export(sql, client.client_id, store.key === undefined ? undefined : { after: from, limit: PAGE }));
      if (rows.length) yield rows.map((record) => `${JSON.stringify({ store: store.store, ...record })}\n`).join('');
      if (store.key === undefined || rows.length < PAGE) break;
      after = (rows.at(-1) as Record<string, unknown>)[store.key] as Id;
    }
  }
}

export function clientOperations(deps: MemoryDeps): AnyOperation[] {
  const batch = rememberOperations(deps).find((one) => one.contract.name === rememberBatch.name) as AnyOperation;
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
        const inJobs = await idsNamedIn('inJobs', stores, sql, client.client_id);
        erased['jobs'] = await deps.jobs.forget(sql, context, inJobs);
        const takeOutOfOtherTexts = await otherTextsAbout(sql, stores, client.client_id);
        for (const store of stores) erased[store.store] = (erased[store.store] ?? 0) + await store.erase(sql, client.client_id);
        erased['mentions'] = await takeOutOfOtherTexts();
        const remaining: Record<string, number> = {};
        for (const store of stores) remaining[store.store] = (remaining[store.store] ?? 0) + await store.count(sql, client.client_id);
        remaining['jobs'] = await deps.jobs.forget(sql, context, inJobs);
        await dropProfile(sql, client);
        erased['profile'] = 1;
        remaining['profile'] = client.is_own ? 0 : ((await findClient(sql, client.client_id)) ? 1 : 0);
        return { client, erased, remaining };
      });
      deps.hot?.forget(context.workspaceId, done.client.client_id);
      // Cached answers cannot be found any more, since they are filed under the memory's version; they are removed all the same.
      const fromCache = await forgetClient(deps, done.client.client_id);
      if (fromCache !== null) { done.erased['cache'] = fromCache; done.remaining['cache'] = 0; }
      return { client_id: done.client.client_id, erased: done.erased, remaining: done.remaining, verified: Object.values(done.remaining).every((n) => n === 0), profile: done.client.is_own ? 'emptied' as const : 'removed' as const, backends: {} };
    }),
    operation(exportMemory, async ({ client_id }, context) => {
      const client = await deps.db.inWorkspace(context, (sql) => known(sql, client_id));
      const pieces = exportPieces(deps, client, context);
      // Sent while it is read, where the caller can take it so: it may be larger than what fits into memory.
      if (context.streams) return { body: pieces as never };
      let body = '';
      for await (const piece of pieces) body += piece;
      return { body };
    }),
    operation(importMemory, async ({ format, dry_run, ...input }, context) => {
      const take = async (within: CallContext): Promise<Omit<z.input<typeof importMemory.output>, 'dry_run'>> => (format === 'almanac' ? importExport(deps, input, within) : importForeign(deps, batch, { ...input, format }, within));
      return { ...await (dry_run ? withoutKeeping(deps, context, take) : take(context)), dry_run };
    }),
  ];
}
