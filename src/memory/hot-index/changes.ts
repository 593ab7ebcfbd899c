import type { Sql } from '../../db/database.port.ts';
import type { IndexedDoc } from './postings.ts';

// What a transaction has changed of a client's memories, for whoever keeps them in this process, and as the client's row tells it
// to other processes (migration 0019).

/** By code: the documents that ordinary recall has of a memory now (none: it is out of it); null where they have to be looked up. */
export type Changed = Map<number, IndexedDoc[] | null>;

/** A write to one client's memories: the version before it, the one it made, and what it changed; null where nobody knows. */
export interface Telling { readonly clientId: number; readonly was: number; readonly now: number; readonly changed: ReadonlyMap<number, readonly IndexedDoc[] | null> | null }

const tellings = new WeakMap<Sql, Telling[]>();

export function tell(sql: Sql, telling: Telling): void {
  const known = tellings.get(sql);
  if (known) known.push(telling);
  else tellings.set(sql, [telling]);
}

/** Hands over what was told in a transaction, once. */
export function takeTellings(sql: Sql): readonly Telling[] {
  const known = tellings.get(sql) ?? [];
  tellings.delete(sql);
  return known;
}
