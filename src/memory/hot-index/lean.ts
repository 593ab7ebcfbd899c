import type { FoundRow } from '../found.store.ts';

// What is held for long is held once. The driver gives each row copies of its own of `event`, `user` and the name of a session.

const known = new Map<string, string>();
const MOST_KNOWN = 100_000;
const LONGEST = 200;

/** The one copy of a short text that comes again and again. */
export function same<T extends string | null>(text: T): T {
  if (text === null || text.length > LONGEST) return text;
  const first = known.get(text);
  if (first !== undefined) return first as T;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, text);
  return text;
}

const NOTHING = Object.freeze({});

/** A row as it is kept: all of one shape. */
export const lean = (row: FoundRow): FoundRow => ({
  kind: same(row.kind), id: row.id, content: row.content, source: same(row.source), external_id: row.external_id, session_id: same(row.session_id), role: same(row.role), speaker: same(row.speaker), scope: same(row.scope), trust: same(row.trust),
  occurred_at: row.occurred_at, created_at: row.created_at, valid_from: row.valid_from, valid_to: row.valid_to, superseded_at: row.superseded_at, disputed: row.disputed, archived_at: row.archived_at, expires_at: row.expires_at, evidence: row.evidence,
  metadata: Object.keys(row.metadata).length ? row.metadata : NOTHING,
});
