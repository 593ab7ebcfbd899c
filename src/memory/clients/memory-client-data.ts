import type { ClientData, ImportSession } from '../../kernel/client-data.ts';
import { clientTable } from '../../kernel/client-table.store.ts';
import type { Target } from '../../kernel/references.ts';
import type { Sql } from '../../db/database.port.ts';
import { contentHash } from '../events/events.store.ts';
import { importIdsData, indexedIds } from '../import/import.store.ts';
import { clearIndex, countIndexed } from '../memory-index.store.ts';
import { clearChanges, countChanges } from '../upkeep/outside-changes.store.ts';
import { unmentionInMemory } from './unmention.ts';
import { clearVectors, countVectors } from '../embedding/vectors.store.ts';

// What this room keeps of a client, one entry a store, in the order in which it can be erased: first what points at other things.
// A table is described once (clientTable): export, import, erasure and count follow from it.

const MINE = 'client_id = $1';
const mine = (_sql: unknown, { clientId }: ImportSession) => ({ client_id: clientId });

/** Notes of plans are called after the plan, so that one plan has one. */
const planNote: Target = (value, holder) => {
  const plan = typeof value === 'string' && (!('event_source' in holder) || holder['event_source'] === 'planner') ? /^plan-(\d+)$/.exec(value)?.[1] : undefined;
  return plan === undefined ? null : { space: 'plans', id: plan, write: (id) => `plan-${id}` };
};
/** Only in notes that this product writes itself: other metadata is its owner's. */
const inNote = (space: string, types: readonly string[]): Target => (value, holder) => (types.includes(String(holder['event_type'])) ? { space, id: value } : null);
/** State that a written-back conversation leaves; other state is its owner's. */
const WRITTEN_BACK = ['episode_id', 'messages', 'at'];
const ofTurn: Target = (value, holder) => (WRITTEN_BACK.every((field) => field in holder) ? { space: 'episodes', id: value } : null);
/** Conversations without a session are kept under their client's number. */
const ofNobody: Target = (value) => (/^client-\d+$/.test(String(value)) ? { space: 'profile', id: value, write: (id) => `client-${id}` } : null);
const ofReflection: Target = (value, holder) => ('reflection_date' in holder ? { space: 'reflections', id: value } : null);

export const memoryClientData: readonly ClientData[] = [
  importIdsData,
  // Derived from the others, so not exported; erased first, so that nothing is found while the rest goes.
  { store: 'memory_index', export: async () => [], erase: (sql, clientId) => clearIndex(sql as Sql, clientId), count: (sql, clientId) => countIndexed(sql as Sql, clientId), notTaken: 'made anew from the texts',
    inJobs: { fields: ['doc_ids'], ids: (sql, clientId) => indexedIds(sql as Sql, clientId) } },
  { store: 'memory_vectors', export: async () => [], erase: (sql, clientId) => clearVectors(sql as Sql, clientId), count: (sql, clientId) => countVectors(sql as Sql, clientId), notTaken: 'made anew from the texts' },
  { store: 'outside_changes', export: async () => [], erase: (sql, clientId) => clearChanges(sql as Sql, clientId), count: (sql, clientId) => countChanges(sql as Sql, clientId), notTaken: 'a list of rows still to be indexed' },
  clientTable({ table: 'fact_receipts', key: 'receipt_id', where: MINE, same: ['created_at', 'action', 'rule', 'actor', 'confidence', 'fact_id'], references: { fact_id: 'facts', 'closed[]': 'facts', 'written[]': 'facts' }, settles: mine }),
  clientTable({ table: 'fact_extractions', key: 'extraction_id', where: MINE, same: ['event_id'], references: { event_id: 'events', 'fact_ids[]': 'facts' }, settles: mine }),
  clientTable({ table: 'event_receipts', key: 'receipt_id', where: MINE, same: ['created_at', 'event_id', 'replaced_by'], references: { event_id: 'events', replaced_by: 'events' }, settles: mine }),
  clientTable({ table: 'facts', key: 'id', where: MINE, same: ['subject_type', 'subject_id', 'fact_type', 'fact_key', 'content', 'recorded_at', 'valid_from', 'valid_to'], references: { 'source_event_ids[]': 'events', 'metadata.reflection_id': 'reflections', 'metadata.corrects': 'facts' }, settles: mine }),
  clientTable({ table: 'event_history', key: 'history_id', where: 'event_id in (select id from events where client_id = $1)', same: ['event_id', 'replaced_at', 'content'], references: { event_id: 'events' } }),
  clientTable({ table: 'memory_sightings', key: 'sighting_id', where: MINE, same: ['event_id', 'kind', 'occurred_at', 'content'], references: { event_id: 'events', merged_from: 'events', episode_id: 'episodes' }, settles: mine }),
  // What a remedy holds for its undo are texts as they were, secrets among them: they do not leave the house.
  clientTable({ table: 'memory_remedies', key: 'remedy_id', where: MINE, same: ['remedy', 'created_at'], references: { 'event_ids[]': 'events' }, leaves: ['undo'], settles: mine }),
  clientTable({
    table: 'events', key: 'id', where: MINE, unmention: unmentionInMemory, inJobs: ['event_ids'], same: ['content_hash', 'occurred_at', 'created_at'], once: ['external_id'], indexed: ['content_hash', 'external_id'],
    references: {
      superseded_by: 'events', promoted_to_fact_id: 'facts', external_id: planNote, 'metadata.reflection_id': ofReflection,
      'metadata.run_id': inNote('scheduler_runs', ['scheduling']), 'metadata.plan_id': inNote('plans', ['planning', 'scheduling']),
    },
    settles: (_sql, { clientId }, record) => ({ client_id: clientId, content_hash: contentHash(String(record['content'] ?? '')), zep_session_id: `client_${clientId}` }),
  }),
  clientTable({ table: 'episodes', key: 'id', where: MINE, inJobs: ['episode_id'], same: ['conversation_hash'], settles: mine }),
  clientTable({ table: 'working_state', key: 'id', where: MINE, same: ['session_id', 'state_key'], references: { 'state_value.episode_id': ofTurn, session_id: ofNobody }, settles: mine }),
  // People, places and things, and how they belong together. An edge is a client's when one of its ends is.
  clientTable({
    table: 'graph_edges', key: 'id', where: 'exists (select from graph_nodes n where n.client_id = $1 and n.node_id in (t.from_node_id, t.to_node_id))', same: ['from_node_id', 'to_node_id', 'edge_type'],
    references: { from_node_id: 'graph_nodes.node_id', to_node_id: 'graph_nodes.node_id' },
  }),
  clientTable({ table: 'graph_nodes', key: 'id', where: MINE, same: ['node_type', 'created_at', 'properties'], names: ['node_id'], settles: mine }),
];
