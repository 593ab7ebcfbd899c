import type { ClientData } from '../kernel/client-data.ts';
import type { Sql } from '../db/database.port.ts';
import { clearIndex, countIndexed } from './memory-index.store.ts';
import { clearVectors, countVectors } from './vectors.store.ts';
import { countRows, eraseRows, exportRows } from './memory-client-data.store.ts';

// What this room keeps of a client, one entry a store, in the order in which it can be erased: first what points at other things.

/** Tables whose rows are exported as they are, oldest first. */
const stored = (store: string, table: Parameters<typeof exportRows>[1]): ClientData => ({
  store,
  export: (sql, clientId) => exportRows(sql as Sql, table, clientId),
  erase: (sql, clientId) => eraseRows(sql as Sql, table, clientId),
  count: (sql, clientId) => countRows(sql as Sql, table, clientId),
});

export const memoryClientData: readonly ClientData[] = [
  // Derived from the others, so not exported; erased first, so that nothing is found while the rest goes.
  { store: 'memory_index', export: async () => [], erase: (sql, clientId) => clearIndex(sql as Sql, clientId), count: (sql, clientId) => countIndexed(sql as Sql, clientId) },
  { store: 'memory_vectors', export: async () => [], erase: (sql, clientId) => clearVectors(sql as Sql, clientId), count: (sql, clientId) => countVectors(sql as Sql, clientId) },
  stored('fact_receipts', 'fact_receipts'), stored('facts', 'facts'), stored('event_history', 'event_history'), stored('event_receipts', 'event_receipts'), stored('events', 'events'), stored('episodes', 'episodes'), stored('working_state', 'working_state'),
];
