import type { CallContext } from '../kernel/operation.ts';
import { resolveClient, type Touched, touchClients, updateProfile, note } from './clients.store.ts';
import { readLines, type LineError } from './fact-import.ts';
import { contentHash, findEvents, indexTextOf } from './events.store.ts';
import { factIndexText, findFacts } from './facts.store.ts';
import { insertExported, type ExportedRow } from './import.store.ts';
import type { MemoryDeps } from './memory-deps.ts';
import { indexTexts } from './memory-index.store.ts';

const TAKEN = new Set(['events', 'facts', 'episodes', 'event_history']);

/** Takes in an export of this product. Ids are given anew, and everything that points at an id follows. */
export async function importExport(deps: MemoryDeps, input: { body: string; client_id?: number | string | undefined }, context: CallContext) {
  const unreadable: LineError[] = [];
  const lines = readLines(input.body, unreadable);
  const errors = unreadable.map(({ line, detail }) => ({ line, detail }));
  const byStore = new Map<string, ExportedRow[]>();
  const skipped: Record<string, number> = {};
  let profile: Record<string, unknown> | undefined;
  for (const { line, raw } of lines) {
    const record = raw as Record<string, unknown> | null;
    const store = record?.['store'];
    if (typeof store !== 'string' || typeof record !== 'object' || record === null) { errors.push({ line, detail: 'Each line must be an object with the field store, as the export writes it.' }); continue; }
    if (store === 'profile') profile = record;
    else if (!TAKEN.has(store)) skipped[store] = (skipped[store] ?? 0) + 1;
    else if (!Number.isInteger(record['id'] ?? record['history_id'])) errors.push({ line, detail: `A line of ${store} without its id.` });
    else byStore.set(store, [...(byStore.get(store) ?? []), { line, record }]);
  }
  const now = deps.clock.now();
  return deps.db.inWorkspace(context, async (sql) => {
    const name = input.client_id ?? (profile && profile['is_own'] !== true && typeof profile['user_id'] === 'string' ? profile['user_id'] : undefined);
    const client = await resolveClient(sql, name);
    if (profile) {
      await updateProfile(sql, client.client_id, { full_name: textOr(profile['full_name'], client.full_name), email: textOr(profile['email'], client.email),
        tags: Array.isArray(profile['tags']) && profile['tags'].every((t) => typeof t === 'string') ? profile['tags'] : undefined, metadata: isObject(profile['metadata']) ? profile['metadata'] : undefined }, now);
    }
    const touched: Touched = new Map();
    note(touched, client.client_id);
    const { imported, failed, eventIds, factIds, episodes } = await insertExported(sql, client.client_id, byStore, contentHash);
    errors.push(...failed);
    await indexTexts(sql, touched, (await findEvents(sql, eventIds)).map(indexTextOf));
    await indexTexts(sql, touched, (await findFacts(sql, factIds)).map((row) => factIndexText(row, now)));
    await indexTexts(sql, touched, episodes.map((e) => ({ clientId: client.client_id, kind: 'episode' as const, refId: e.id, content: e.summary, sessionId: e.session_id, occurredAt: e.occurred_at })));
    await touchClients(sql, touched);
    return { client_id: client.client_id, imported: { profile: profile ? 1 : 0, ...imported }, skipped, errors: errors.sort((a, b) => a.line - b.line) };
  });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOr = (value: unknown, otherwise: string | null): string | null => (typeof value === 'string' && value !== '' ? value : otherwise);
