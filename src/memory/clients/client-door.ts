import type { Sql } from '../../db/database.port.ts';
import { type ClientName, findClient, resolveClient } from './clients.store.ts';

/** What other rooms need of clients, inside their own transactions. */
export const clientDoor = {
  /** The number of a client, made on first contact when named by a text; a 404 for an unknown number. */
  ensure: async (sql: Sql, name: ClientName): Promise<number> => (await resolveClient(sql, name)).client_id,
  /** The number of a client that exists, else null. Creates nothing. */
  find: async (sql: Sql, name: number | string): Promise<number | null> => (await findClient(sql, name))?.client_id ?? null,
  nameOf: async (sql: Sql, clientId: number): Promise<string | null> => (await findClient(sql, clientId))?.full_name ?? null,
};
