import type { Sql } from '../../db/database.port.ts';

/** What a transaction has put into recall's index and taken out of it, as far as vectors are concerned. */
export interface VectorChanges {
  /** Documents whose text may want a vector. */
  readonly docIds: Set<number>;
  /** Texts that left the index, by client; those that are not in it at the end of the transaction lose their vectors. */
  readonly gone: Map<number, Set<string>>;
}

const changes = new WeakMap<Sql, VectorChanges>();

function of(sql: Sql): VectorChanges {
  const known = changes.get(sql) ?? { docIds: new Set<number>(), gone: new Map<number, Set<string>>() };
  changes.set(sql, known);
  return known;
}

export function noteIndexed(sql: Sql, docId: number): void {
  of(sql).docIds.add(docId);
}

export function noteGone(sql: Sql, clientId: number, textHash: string | null): void {
  if (textHash === null) return;
  const { gone } = of(sql);
  gone.set(clientId, (gone.get(clientId) ?? new Set()).add(textHash));
}

/** Hands over what was noted, once. */
export function takeChanges(sql: Sql): VectorChanges | undefined {
  const known = changes.get(sql);
  changes.delete(sql);
  return known;
}
