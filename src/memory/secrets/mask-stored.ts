import type { Sql } from '../../db/database.port.ts';
import type { Touched } from '../clients/clients.store.ts';
import { contentHash, EVENT_KINDS, findEvents, indexTextOf } from '../events/events.store.ts';
import { episodesToIndex, NOTHING_SAID } from '../events/episodes.store.ts';
import { factIndexText, findFacts } from '../facts/facts.store.ts';
import { indexTexts, removeFromIndex } from '../memory-index.store.ts';
import { TEXT_TABLES, type TextRow, textRows, type Undo, writeTexts } from '../audit/remedies.store.ts';
import { guardJson, guardText } from './secrets.ts';

// Hides secrets in what is stored already: memories, their earlier texts, facts, conversations.

const PAGE = 500;
const MASK = { secrets: 'mask' } as const;

/** The row without its secrets; null where it holds none. */
function maskedRow(row: TextRow): TextRow | null {
  const kinds = new Set<string>();
  const values = Object.fromEntries(Object.entries(row.values).map(([column, value]) => {
    const guarded = typeof value === 'string' ? guardText(MASK, column, value) : guardJson(MASK, column, value);
    for (const kind of guarded.kinds) kinds.add(kind);
    return [column, 'text' in guarded ? guarded.text : guarded.value];
  }));
  return kinds.size ? { ...row, values, ...(row.masked && { masked: [...new Set([...row.masked, ...kinds])] }) } : null;
}

/** Finds what holds a secret, and hides it unless it is only asked for. `ids`: the events among it. */
export async function maskTexts(sql: Sql, clientId: number, most: number, writing: boolean): Promise<{ ids: number[]; texts: Undo['texts']; more: boolean }> {
  const texts: Undo['texts'] = [];
  for (const table of TEXT_TABLES) {
    for (let after = 0, more = true; more && texts.length < most;) {
      const rows = await textRows(sql, table, clientId, after, PAGE);
      for (const before of rows) {
        const masked = maskedRow(before);
        if (masked) texts.push({ before, after: masked });
      }
      after = rows.at(-1)?.id ?? after;
      more = rows.length === PAGE;
    }
  }
  if (writing) for (const { before, after } of texts) await writeTexts(sql, after, before, contentHash);
  return { ids: texts.filter(({ before }) => before.table === 'events').map(({ before }) => before.id), texts, more: texts.length >= most };
}

/** Rows whose texts were changed are indexed as they are now. */
export async function reindex(sql: Sql, touched: Touched, rows: readonly TextRow[], now: Date): Promise<void> {
  const ids = (table: TextRow['table']) => rows.filter((row) => row.table === table).map((row) => row.id);
  const events = ids('events'), facts = ids('facts'), episodes = ids('episodes');
  await removeFromIndex(sql, touched, EVENT_KINDS, events);
  await indexTexts(sql, touched, (await findEvents(sql, events)).map(indexTextOf));
  await removeFromIndex(sql, touched, ['fact'], facts);
  await indexTexts(sql, touched, (await findFacts(sql, facts)).map((row) => factIndexText(row, now)));
  await removeFromIndex(sql, touched, ['episode'], episodes);
  await indexTexts(sql, touched, (await episodesToIndex(sql, episodes)).filter((row) => row.summary !== NOTHING_SAID)
    .map((row) => ({ clientId: row.client_id, kind: 'episode', refId: row.id, content: row.summary, sessionId: row.session_id, occurredAt: row.occurred_at })));
}
