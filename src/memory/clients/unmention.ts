import type { Sql } from '../../db/database.port.ts';
import type { ClientData, LeftOver } from '../../kernel/client-data.ts';
import { mentionsOf } from '../../kernel/mentions.ts';
import { note, type Touched, touchClients } from './clients.store.ts';
import { changeEvent, deleteEvents, EVENT_KINDS, type EventRow, findEvents, indexTextOf } from '../events/events.store.ts';
import { indexTexts, removeFromIndex } from '../memory-index.store.ts';

// Notes of the product about its own work, and what it concluded looking back, stand in the own profile: of a client that was
// erased they lose every line. What people wrote themselves is theirs and stays.

/** Looks, before anything of a client is erased, where texts about everybody may speak of it; answers what takes it out of them afterwards, with how many changed. */
export async function otherTextsAbout(sql: Sql, stores: readonly ClientData[], clientId: number): Promise<() => Promise<number>> {
  const names = new Set<string>(), take: ((sql: Sql, left: LeftOver) => Promise<number>)[] = [];
  for (const store of stores) for (const name of await store.names?.(sql, clientId) ?? []) names.add(name.trim().toLowerCase());
  for (const store of stores) if (store.unmention) take.push(await store.unmention(sql, clientId));
  return async () => {
    // What others call their things too tells nothing of this client: texts that say it speak of theirs.
    for (const store of stores) for (const name of await store.namesInUse?.(sql, [...names]) ?? []) names.delete(name);
    const left: LeftOver = { mentions: mentionsOf([...names]), retold: new Map(), reflections: new Set() };
    let changed = 0;
    for (const one of take) changed += await one(sql, left);
    return changed;
  };
}

/** Who writes such notes. */
const NOTED_BY = ['planner', 'scheduler', 'observer'];
const AT_ONCE = 1000;

async function* notes(sql: Sql): AsyncGenerator<{ id: number; content: string }> {
  for (let after = 0; ;) {
    const rows = await sql.rows<{ id: number; content: string }>(`select id, coalesce(content, '') as content from events where event_source = any($1::text[]) and id > $2 order by id limit $3`, [NOTED_BY, after, AT_ONCE]);
    yield* rows;
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.id ?? after;
  }
}

async function retell(sql: Sql, texts: ReadonlyMap<number, string>): Promise<number> {
  const now = new Date();
  const touched: Touched = new Map();
  const rows = await findEvents(sql, [...texts.keys()], { lock: true });
  if (rows.length === 0) return 0;
  const ids = rows.map((row) => row.id);
  const written: EventRow[] = [];
  await removeFromIndex(sql, touched, EVENT_KINDS, ids);
  for (const row of rows) {
    const content = (texts.get(row.id) ?? '').trim();
    if (content !== '') written.push(await changeEvent(sql, row, { content }, now));
    note(touched, row.client_id, [{ kind: 'event', refId: row.id }]);
  }
  // The texts as they were, and what was taken for the same.
  await sql.run('delete from event_history where event_id = any($1::int[])', [ids]);
  await sql.run('delete from memory_sightings where event_id = any($1::int[])', [ids]);
  await sql.run('delete from event_receipts where event_id = any($1::int[]) or replaced_by = any($1::int[])', [ids]);
  await deleteEvents(sql, ids.filter((id) => !written.some((row) => row.id === id)));
  await indexTexts(sql, touched, written.map(indexTextOf));
  await touchClients(sql, touched);
  return rows.length;
}

/** Facts that were concluded from looking back: of those that speak of the client nothing is left to be said. */
async function forgetConclusions(sql: Sql, { mentions, reflections }: LeftOver): Promise<number> {
  const rows = await sql.rows<{ id: number; client_id: number; content: string; reflection_id: string }>(`select id, client_id, content, metadata ->> 'reflection_id' as reflection_id from facts where metadata ? 'reflection_id'`);
  const gone = rows.filter((row) => reflections.has(Number(row.reflection_id)) || mentions.in(row.content));
  if (gone.length === 0) return 0;
  const touched: Touched = new Map();
  const ids = gone.map((row) => row.id);
  await removeFromIndex(sql, touched, ['fact'], ids);
  await sql.run('delete from fact_receipts where fact_id = any($1::int[])', [ids]);
  await sql.run('delete from facts where id = any($1::int[])', [ids]);
  for (const row of gone) note(touched, row.client_id, [{ kind: 'fact', refId: row.id }]);
  await touchClients(sql, touched);
  return gone.length;
}

export const unmentionInMemory: NonNullable<ClientData['unmention']> = async () => async (rows, left) => {
  const sql = rows as Sql;
  const texts = new Map(left.retold);
  for await (const { id, content } of notes(sql)) if (!texts.has(id) && left.mentions.in(content)) texts.set(id, left.mentions.without(content));
  return await retell(sql, texts) + await forgetConclusions(sql, left);
};
