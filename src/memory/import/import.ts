import { randomUUID } from 'node:crypto';
import type { Sql } from '../../db/database.port.ts';
import type { ImportLine } from '../../kernel/client-data.ts';
import type { CallContext } from '../../kernel/operation.ts';
import { Problem } from '../../kernel/problem.ts';
import { type ClientRow, note, resolveClient, type Touched, touchClients, updateProfile } from '../clients/clients.store.ts';
import { findEvents, indexTextOf } from '../events/events.store.ts';
import { type LineError, readLines } from '../facts/fact-import.ts';
import { factIndexText, findFacts } from '../facts/facts.store.ts';
import { guardImported } from './import-secrets.ts';
import { episodesToIndex, IMPORT_DAYS, type LineRefusal, type OpenSession, openSession, removeOldImports } from './import.store.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import { indexTexts } from '../memory-index.store.ts';

const DAY = 86_400_000;

export interface ImportAsk { body: string; client_id?: number | string | undefined; import_id?: string | undefined }

/** Takes in an export of this product, or a part of one. Ids are given anew, and everything that points at an id follows. */
export async function importExport(deps: MemoryDeps, input: ImportAsk, context: CallContext) {
  const unreadable: LineError[] = [];
  const errors: LineRefusal[] = [];
  const lines = guarded(deps, readLines(input.body, unreadable), errors);
  errors.push(...unreadable.map(({ line, detail }) => ({ line, detail })));
  const byStore = new Map<string, ImportLine[]>();
  let profile: Record<string, unknown> | undefined;
  for (const { line, raw } of lines) {
    const record = raw as Record<string, unknown> | null;
    const store = record?.['store'];
    if (typeof store !== 'string' || typeof record !== 'object' || record === null) errors.push({ line, detail: 'Each line must be an object with the field store, as the export writes it.' });
    else if (store === 'profile') profile = record;
    else {
      const found = byStore.get(store);
      if (found) found.push({ line, record }); else byStore.set(store, [{ line, record }]);
    }
  }
  const importId = input.import_id ?? randomUUID();
  const now = deps.clock.now();
  return deps.db.inWorkspace(context, async (sql) => {
    await removeOldImports(sql, new Date(now.getTime() - IMPORT_DAYS * DAY));
    const client = await clientOf(sql, input.client_id, profile, now);
    const session = await openSession(sql, client.client_id, importId, lines.map(({ raw }) => raw));
    // First what others point at: the other way round than erasure.
    const stores = [...deps.clientData()].reverse();
    const skipped: Record<string, number> = {};
    const skippedWhy: Record<string, string> = {};
    for (const [store, found] of byStore) {
      const one = stores.find((s) => s.store === store);
      if (one?.import) continue;
      skipped[store] = found.length;
      skippedWhy[store] = one?.notTaken ?? 'no store of this server has that name';
    }
    for (const store of stores) { const found = byStore.get(store.store); if (found && store.import) await store.import(sql, found, session); }
    for (const store of stores) {
      const waiting = session.waiting(store.store);
      if (waiting.size && store.settle) session.settled(store.store, await store.settle(sql, waiting, session));
    }
    await session.save(sql);
    await makeFindable(sql, client.client_id, session, now);
    const waiting = stores.reduce((n, store) => n + session.waiting(store.store).size, 0);
    return { client_id: client.client_id, import_id: importId, imported: { profile: profile ? 1 : 0, events: 0, facts: 0, episodes: 0, ...session.counts.imported }, changed: {}, unchanged: session.counts.unchanged, skipped, skipped_why: skippedWhy, waiting, refused: errors.length + session.refused.length,
      errors: [...errors, ...session.refused].sort((a, b) => a.line - b.line) };
  });
}

/** Without the secrets in their texts; where the server refuses those, without the lines that hold one. */
function guarded(deps: MemoryDeps, lines: ReturnType<typeof readLines>, refused: LineRefusal[]): ReturnType<typeof readLines> {
  return lines.flatMap(({ line, raw }) => {
    const record = raw as Record<string, unknown> | null;
    if (typeof record !== 'object' || record === null || typeof record['store'] !== 'string') return [{ line, raw }];
    try {
      return [{ line, raw: guardImported(deps, record['store'], record) }];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused.push({ line, detail: `This line of ${record['store']} was not imported: ${error.message}` });
      return [];
    }
  });
}

/** Whom it is imported for: as asked, else whom the export names, else the workspace's own profile; filled in from the export. */
async function clientOf(sql: Sql, asked: number | string | undefined, profile: Record<string, unknown> | undefined, now: Date): Promise<ClientRow> {
  const client = await resolveClient(sql, asked ?? (profile && profile['is_own'] !== true && typeof profile['user_id'] === 'string' ? profile['user_id'] : undefined));
  if (!profile) return client;
  return updateProfile(sql, client.client_id, { full_name: textOr(profile['full_name'], client.full_name), email: textOr(profile['email'], client.email),
    tags: Array.isArray(profile['tags']) && profile['tags'].every((t) => typeof t === 'string') ? profile['tags'] : undefined, metadata: isObject(profile['metadata']) ? profile['metadata'] : undefined }, now);
}

/** What has come in is found by recall at once. */
async function makeFindable(sql: Sql, clientId: number, session: OpenSession, now: Date): Promise<void> {
  const touched: Touched = new Map();
  note(touched, clientId);
  await indexTexts(sql, touched, (await findEvents(sql, session.newIds('events'))).map(indexTextOf));
  await indexTexts(sql, touched, (await findFacts(sql, session.newIds('facts'))).map((row) => factIndexText(row, now)));
  await indexTexts(sql, touched, (await episodesToIndex(sql, session.newIds('episodes'))).map((e) => ({ clientId, kind: 'episode' as const, refId: e.id, content: e.summary, sessionId: e.session_id, occurredAt: e.occurred_at })));
  await touchClients(sql, touched);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOr = (value: unknown, otherwise: string | null): string | null => (typeof value === 'string' && value !== '' ? value : otherwise);
