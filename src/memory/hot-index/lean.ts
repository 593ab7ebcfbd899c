import type { FoundRow } from '../recall/found.store.ts';
import { same } from './same.ts';

const NOTHING = Object.freeze({});

/** A row as it is kept: all of one shape. */
export const lean = (row: FoundRow): FoundRow => ({
  kind: same(row.kind), id: row.id, content: row.content, source: same(row.source), external_id: row.external_id, session_id: same(row.session_id), role: same(row.role), speaker: same(row.speaker), scope: same(row.scope), trust: same(row.trust),
  occurred_at: row.occurred_at, created_at: row.created_at, valid_from: row.valid_from, valid_to: row.valid_to, superseded_at: row.superseded_at, disputed: row.disputed, archived_at: row.archived_at, expires_at: row.expires_at, evidence: row.evidence,
  metadata: Object.keys(row.metadata).length ? row.metadata : NOTHING,
});
