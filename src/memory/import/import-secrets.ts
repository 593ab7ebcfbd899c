import { conversationHashes } from '../remember/recall-guard.ts';
import { guardJson, guardText, type SecretsPolicy } from '../secrets/secrets.ts';

// An import writes rows as they were exported: what may not be stored is hidden before they get that far.

/** The columns of an export in which people's own words stand. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  events: ['content', 'metadata', 'payload'], event_history: ['content', 'metadata'], event_receipts: ['old_value', 'new_value', 'question'], facts: ['content', 'metadata'],
  episodes: ['summary', 'messages'], memory_sightings: ['content'], working_state: ['state_value'], profile: ['metadata'],
};

/** The record as it may be stored: itself where nothing is hidden. Throws where the server refuses secrets. */
export function guardImported(deps: { readonly secrets?: SecretsPolicy | undefined }, store: string, record: Record<string, unknown>): Record<string, unknown> {
  const columns = TEXTS[store];
  if (!columns || deps.secrets === 'keep') return record;
  const changed: Record<string, unknown> = {};
  const kinds = new Set<string>();
  for (const column of columns) {
    const value = record[column];
    if (value === undefined || value === null) continue;
    const guarded = typeof value === 'string' ? guardText(deps, column, value) : guardJson(deps, column, value);
    if (guarded.kinds.length === 0) continue;
    changed[column] = 'text' in guarded ? guarded.text : guarded.value;
    for (const kind of guarded.kinds) kinds.add(kind);
  }
  if (kinds.size === 0) return record;
  const masked = { ...record, ...changed };
  if (store === 'events') return { ...masked, masked: [...new Set([...(Array.isArray(record['masked']) ? record['masked'] as unknown[] : []), ...kinds])] };
  return store === 'episodes' ? { ...masked, ...hashesAs(record, masked) } : masked;
}

type Said = { role: string; content: string };
const messagesOf = ({ messages }: Record<string, unknown>): Said[] | null => (Array.isArray(messages) && messages.every((m) => typeof m?.role === 'string' && typeof m?.content === 'string') ? messages as Said[] : null);

/** A conversation is called after its words. Under the new ones it is recognised when it is written back again. */
function hashesAs(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> {
  const [told, kept] = [messagesOf(before), messagesOf(after)];
  if (!told || !kept) return {};
  const now = conversationHashes(kept);
  const renamed = new Map(conversationHashes(told).map((hash, i) => [hash, now[i] as string]));
  const rename = (hash: unknown): unknown => renamed.get(hash as string) ?? hash;
  const earlier = before['earlier_hashes'];
  return { conversation_hash: rename(before['conversation_hash']), ...(Array.isArray(earlier) && { earlier_hashes: earlier.map(rename) }) };
}
