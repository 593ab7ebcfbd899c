import { randomUUID } from 'node:crypto';
import type { AnyOperation, CallContext } from '../../kernel/operation.ts';
import { resolveClient } from '../clients/clients.store.ts';
import { bodyOf, type ForeignFormat, type Imported, importedFromText } from './importers/index.ts';
import { standingByExternalId } from './import.store.ts';
import type { MemoryDeps } from '../memory-deps.ts';

const AT_ONCE = 500;
const MOST_ERRORS = 1000;

interface Ask { format: ForeignFormat; body: string; name?: string | undefined; modified?: string | undefined; client_id?: number | string | undefined; import_id?: string | undefined }

/** Takes in what another product exported: everything goes the way of remember, so that its rules hold for it too. */
export async function importForeign(deps: MemoryDeps, rememberBatch: AnyOperation, input: Ask, context: CallContext) {
  const { client_id: clientId } = await deps.db.inWorkspace(context, (sql) => resolveClient(sql, input.client_id));
  const counts = { imported: 0, changed: 0, unchanged: 0 };
  const errors: { line: number; detail: string }[] = [];
  const refuse = (line: number, detail: string) => { if (errors.length < MOST_ERRORS) errors.push({ line, detail }); };
  let refusedCount = 0;
  let batch: { line: number; body: Record<string, unknown> }[] = [];

  const flush = async () => {
    const part = batch;
    batch = [];
    if (!part.length) return;
    const before = await deps.db.inWorkspace(context, (sql) => standingByExternalId(sql, clientId, part.map(({ body }) => String(body['external_id']))));
    const { items } = await rememberBatch.run({ items: part.map(({ body }) => ({ ...body, client_id: clientId })) }, context) as { items: { status: number; event_id?: number; created?: boolean; detail?: string; errors?: { path: string; message: string }[] }[] };
    const after = await deps.db.inWorkspace(context, (sql) => standingByExternalId(sql, clientId, part.map(({ body }) => String(body['external_id']))));
    items.forEach((item, i) => {
      const { line, body } = part[i] as (typeof part)[number];
      const id = String(body['external_id']);
      if (item.status >= 400) { refusedCount++; refuse(line, `${item.errors?.map((e) => `${e.path} ${e.message}`).join(', ') || (item.detail ?? 'refused')} (${id})`); }
      else if (item.created) counts.imported++;
      else if (before.get(id) === after.get(id)) counts.unchanged++;
      else counts.changed++;
    });
  };
  let line = 0;
  for await (const one of importedFromText(input.format, input.body, input.name, input.modified === undefined ? undefined : new Date(input.modified)) as AsyncIterable<Imported>) {
    line++;
    if ('refused' in one) { refusedCount++; refuse(line, one.refused); continue; }
    batch.push({ line, body: bodyOf(one.memory) });
    if (batch.length >= AT_ONCE) await flush();
  }
  await flush();
  return { client_id: clientId, import_id: input.import_id ?? randomUUID(), imported: { events: counts.imported }, changed: { events: counts.changed }, unchanged: { events: counts.unchanged }, skipped: {} as Record<string, number>, skipped_why: {} as Record<string, string>, waiting: 0, refused: refusedCount, errors };
}
